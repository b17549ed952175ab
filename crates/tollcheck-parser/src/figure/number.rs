//! Numbers: digits and number words, with what multiplies them.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map_opt, not, opt, peek, success, value, verify};
use nom::multi::fold_many0;
use nom::sequence::{preceded, terminated};
use tollcheck_model::Amount;

use super::numeral::{Numeral, power};
use super::parts::{part_after, part_of_magnitude, part_word, vulgar};
use super::{digits, exponent};
use crate::set::set;
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, any, hyphen, is_dash, one, words};

/// `number = [ minus ] ( written | part-of-magnitude | spelled | pointed )`
///
/// > **1.2 million** people · **two and a half** hours · **half a million** · **a hundred and four** · **-18** °C
pub(super) fn number<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let Some((head, rest)) = input.0.split_first() else { return Err(nom::Err::Error(())) };
    if let Some(value) = alone(head, rest.first()) {
        return Ok((Tokens(rest), value));
    }
    if head.has_digit() {
        return written(input);
    }
    if head.numeral.is_none() {
        return if is_dash(head) { negative(input) } else { pointed(input) };
    }
    alt((part_of_magnitude, spelled, negative)).parse(input)
}

/// The number that `head` is by itself, where `next` does not go on with it: nearly every number.
///
/// > **three** people · **72**, but neither *three hundred* nor *72 000*
fn alone(head: &Token<'_>, next: Option<&Token<'_>>) -> Option<Amount> {
    let ends = next.is_none_or(|next| match next.sort {
        TokenSort::Word => {
            next.numeral.is_none() && next.text.len() > 1 && !next.is_any(set!["and", "point"])
        }
        TokenSort::Mark => matches!(next.text, "," | "."),
        TokenSort::Number | TokenSort::Mixed => false,
    });
    match (head.sort, head.numeral) {
        (TokenSort::Number, _) if ends => digits::amount(head.text),
        (TokenSort::Word, Some(Numeral::Small(n))) if ends => Some(Amount::from(u32::from(n))),
        _ => None,
    }
}

/// `negative = minus ( written | spelled )`
///
/// > **minus five** · **-15**
fn negative<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    preceded(minus, alt((written, spelled))).map(|value| Amount::ZERO.minus(value)).parse(input)
}

/// `minus = "minus" [ "-" ] | "negative" | "-" right before digits and after a space`
///
/// > **minus** five · **-**15
fn minus<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    let word = (one(|token| token.is("minus") || token.is("negative")), opt(hyphen)).map(|_| ());
    let sign = terminated(
        one(|token| token.spaced && is_dash(token)),
        peek(one(|token| token.has_digit() && !token.spaced)),
    )
    .map(|_| ());
    alt((word, sign)).parse(input)
}

/// `written = digits { magnitude } [ "and a half" ] { magnitude }`
///
/// > **1.2 million** · **3m** · **40k** · **197 000** · **2 1/2** · **3 hundred and 21**
fn written<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let (rest, base) = alt((exponent::power, spaced_groups, digits, letters)).parse(input)?;
    let (rest, scale) = alt((initial, magnitudes)).parse(rest)?;
    let base = base.times(scale);
    if let Ok((rest, more)) = remainder(scale, rest) {
        return Ok((rest, base.plus(more)));
    }
    let (rest, part) = opt(part_after(scale)).parse(rest)?;
    let Some(part) = part else { return Ok((rest, base)) };
    let (rest, scale) = magnitudes(rest)?;
    Ok((rest, base.plus(part).times(scale)))
}

/// `remainder = "and" digits`, below the magnitude before it
///
/// > 3 hundred **and 21**
fn remainder<'a, 't>(scale: Amount, input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let whole = scale == power(2) || scale == power(3);
    let smaller =
        move |more: &Amount| whole && more.is_whole() && *more < scale && *more > Amount::ONE;
    let number = terminated(digits, not(map_opt(any, magnitude)));
    verify(preceded(and, number), smaller).parse(input)
}

/// `initial = "K" | "M" | "B" | "G" | "T"`, a capital by itself before a noun or at the end
///
/// > about 8 **B** people
fn initial<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let letter = map_opt(any, |token: &Token<'t>| {
        let capital = matches!(token.text, "K" | "M" | "B" | "G" | "T");
        capital.then(|| digits::scale(token.text)).flatten()
    });
    let ends = not(one(|token| token.is_capital() || matches!(token.text, "." | "-")));
    terminated(letter, ends).parse(input)
}

/// `digits = digit { digit | separator }`
///
/// > **72** · **1,204** · **1.5**
fn digits<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    map_opt(any, |token: &Token<'t>| {
        (token.sort == TokenSort::Number).then(|| digits::amount(token.text)).flatten()
    })
    .parse(input)
}

/// `letters = digits ( "k" | "m" | "bn" | … ) | [ digits ] vulgar-fraction`
///
/// > **3m** · **40k** · **1.2bn** · **2½**
fn letters<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    map_opt(any, |token: &Token<'t>| {
        let (number, letters) = digits::split(token.text);
        if let Some(part) = vulgar(letters) {
            return if number.is_empty() {
                Some(part)
            } else {
                Some(digits::amount(number)?.plus(part))
            };
        }
        Some(digits::amount(number)?.times(digits::scale(letters)?))
    })
    .parse(input)
}

/// `spaced-groups = digit{1,3} { " " digit{3} }`
///
/// > **197 000** people
fn spaced_groups<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let group = |token: &Token<'t>, lengths: std::ops::RangeInclusive<usize>| {
        token.sort == TokenSort::Number
            && lengths.contains(&token.text.len())
            && token.text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (rest, first) =
        one(|token| group(token, 1..=3) && !token.text.starts_with('0')).parse(input)?;
    let mut value: Amount = first.text.parse().map_err(|()| nom::Err::Error(()))?;
    let mut end = first.end();
    let mut after = rest;
    while let Some((next, later)) = after.0.split_first() {
        let near = next.start > end && next.start - end <= '\u{202f}'.len_utf8();
        // "12 155-mm guns"
        let tied = next.text != "000" && hyphen(Tokens(later)).is_ok();
        let (true, true, Ok(more)) = (near && !tied, group(next, 3..=3), next.text.parse()) else {
            break;
        };
        value = value.times(power(3)).plus(more);
        end = next.end();
        after = Tokens(later);
    }
    if after.0.len() == rest.0.len() { Err(nom::Err::Error(())) } else { Ok((after, value)) }
}

/// `spelled = whole [ "point" { small } ] [ "and a half" ] { magnitude }`
///
/// > **twenty-seven** · **two point five million** · **two and a half**
fn spelled<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let (rest, (whole, scale)) = whole(input)?;
    let (rest, part) = opt(alt((point, part_after(scale)))).parse(rest)?;
    let Some(part) = part else { return Ok((rest, whole)) };
    let (rest, scale) = magnitudes(rest)?;
    Ok((rest, whole.plus(part).times(scale)))
}

/// `whole = chunk { [ "," ] [ "and" ] chunk }`, where each chunk has a smaller magnitude than the last; gives the number
/// and the last magnitude.
///
/// > **fifty-four thousand three hundred and twenty-one**
fn whole<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, (Amount, Amount)> {
    let (mut rest, (mut total, mut scale)) = chunk(input)?;
    while scale > power(2) {
        let joined =
            preceded((opt(comma), opt(and)), terminated(chunk, not(part_word))).parse(rest);
        let Ok((after, (more, next))) = joined else { break };
        let bare = rest.0.first().is_some_and(|token| token.text == ",");
        if more >= scale || (bare && more < power(2) && !rest.0.get(1).is_some_and(is_and)) {
            break;
        }
        total = total.plus(more);
        (rest, scale) = (after, if next == Amount::ONE { Amount::ONE } else { next });
    }
    Ok((rest, (total, scale)))
}

/// `chunk = [ hundreds | "a" ] { magnitude }`; gives the number and its magnitude. A magnitude alone is no number, but
/// *hundred thousand* is.
///
/// > **fifty-four thousand** three hundred
fn chunk<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, (Amount, Amount)> {
    let mut headed = alt((hundreds, article.map(|()| Amount::ONE), success(Amount::ONE)));
    let (rest, base) = headed.parse(input)?;
    let (after, scale) = magnitudes(rest)?;
    let read = input.0.len() - after.0.len();
    let unscaled = after.0.len() == rest.0.len();
    let number = if unscaled { hundreds(input).is_ok() } else { read > 1 };
    if number { Ok((after, (base.times(scale), scale))) } else { Err(nom::Err::Error(())) }
}

/// `hundreds = [ below-hundred | "a" ] { "hundred" } [ [ "," ] [ "and" ] below-hundred ] | below-hundred`
///
/// > **three hundred and twenty-one** · **a hundred and four**
fn hundreds<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let head = alt((below_hundred, article.map(|()| 1), success(1)));
    let Ok((rest, (head, ()))) = (head, hundred).parse(input) else {
        return below_hundred.map(Amount::from).parse(input);
    };

    let base = Amount::from(head).times(power(2));
    let tail = preceded((opt(terminated(comma, peek(and))), opt(and)), below_hundred);
    let (rest, more) = opt(terminated(tail, not(alt((hundred, part_word))))).parse(rest)?;
    if rest.0.len() + 1 == input.0.len() {
        return Err(nom::Err::Error(()));
    }
    Ok((rest, base.plus(Amount::from(more.unwrap_or(0)))))
}

/// `below-hundred = tens [ [ "-" ] unit ] | tens | teen | unit`
///
/// > **twenty-seven** · **forty** · **twelve**
pub(super) fn below_hundred<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, u32> {
    let (rest, head) = small(input)?;
    if head < 20 || head % 10 > 0 {
        return Ok((rest, head));
    }
    let unit = verify(preceded(opt(one(is_dash)), small), |&unit| (1..10).contains(&unit));
    let (rest, unit) = opt(unit).parse(rest)?;
    Ok((rest, head + unit.unwrap_or(0)))
}

/// `small = "zero" | … | "nineteen" | "twenty" | … | "ninety"`
///
/// > **twelve** · **forty**
pub(super) fn small<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, u32> {
    map_opt(any, |token: &Token<'t>| match token.numeral {
        Some(Numeral::Small(n)) => Some(u32::from(n)),
        _ => None,
    })
    .parse(input)
}

/// `hundred = "hundred" | "hundreds"`, after a number
///
/// > three **hundred**
fn hundred<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    one(|token| matches!(token.numeral, Some(Numeral::Hundred | Numeral::Plural(100))))
        .map(|_| ())
        .parse(input)
}

/// `magnitudes = { [ "-" ] ( "hundred" | "thousand" | "dozen" | "million" | … ) }`, multiplied; one where there is none
///
/// > two **hundred thousand** · two **dozen** · half-**million**
pub(super) fn magnitudes<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let one = preceded(opt(hyphen), map_opt(any, magnitude));
    fold_many0(one, || Amount::ONE, Amount::times).parse(input)
}

/// What one word multiplies a number by.
fn magnitude(token: &Token<'_>) -> Option<Amount> {
    match token.numeral? {
        Numeral::Hundred => Some(power(2)),
        Numeral::Power(exponent) => Some(power(exponent)),
        Numeral::Batch(size) => Some(Amount::from(u32::from(size))),
        Numeral::Plural(size) if size != 10 => Some(Amount::whole(i64::try_from(size).ok()?)),
        _ => None,
    }
}

/// `pointed = "point" digits`
///
/// > **point 77**
fn pointed<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let whole = |token: &&Token<'t>| token.text.bytes().all(|byte| byte.is_ascii_digit());
    let digits =
        verify(any, whole).map_opt(|token: &Token<'t>| ["0.", token.text].concat().parse().ok());
    preceded(words!("point"), digits).parse(input)
}

/// `point = "point" digit { digit }`, each a word
///
/// > nine **point nought four**
fn point<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let (mut rest, ()) = words!("point").parse(input)?;
    let mut part = Amount::ZERO;
    let mut place = Amount::ONE;
    let mut digit = alt((verify(small, |&digit| digit < 10), value(0, words!("o"))));
    while let Ok((after, digit)) = digit.parse(rest) {
        place = place.times(Amount::ratio(1, 10));
        part = part.plus(place.times(Amount::from(digit)));
        rest = after;
    }
    if place == Amount::ONE { Err(nom::Err::Error(())) } else { Ok((rest, part)) }
}

/// `article = "a" | "an"`
///
/// > **a** hundred
pub(super) fn article<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    one(|token| token.is("a") || token.is("an")).map(|_| ()).parse(input)
}

/// `and = "and" | "&"`
///
/// > a hundred **and** four
pub(super) fn and<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    one(is_and).map(|_| ()).parse(input)
}

fn is_and(token: &Token<'_>) -> bool {
    token.is("and") || token.text == "&"
}

/// `comma = ","`
///
/// > two million**,** three hundred thousand
fn comma<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    one(|token| token.text == ",").map(|_| ()).parse(input)
}
