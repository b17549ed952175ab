//! The closed class of number words: what one word says of a number.

use tollcheck_lexicon::WordKey;
use tollcheck_model::Amount;

use crate::set::{WordMap, meanings};

/// What a word says of a number, by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numeral {
    /// *zero* to *nineteen*, and the tens to *ninety*
    Small(u8),
    /// *hundred*
    Hundred,
    /// *thousand* (3), *million* (6), …: the power of ten
    Power(u8),
    /// *dozen* (12), *score* (20)
    Batch(u8),
    /// *first* to *twentieth*, and *thirtieth* to *ninetieth*
    Ordinal(u8),
    /// *hundredth* (2), *thousandth* (3), …: the power of ten
    OrdinalPower(u8),
    /// *half* (2), *thirds* (3), *quarter* (4), …: the denominator
    Part(u8),
    /// *tens*, *dozens*, *hundreds*, *thousands*, …: the size of one of them
    Plural(u64),
    /// A word that opens a figure without being a number: a modifier, an article, *several*.
    Opener,
}

/// Ten to the power `exponent`.
pub(crate) fn power(exponent: u8) -> Amount {
    Amount::whole(10_i64.saturating_pow(u32::from(exponent)))
}

use Numeral::{Batch, Hundred, Opener, Ordinal, OrdinalPower, Part, Plural, Power, Small};

/// What each number word says.
static NUMERALS: WordMap<Numeral> = meanings![Numeral:
    "zero" | "nil" | "nought" | "naught" => Small(0),
    "one" => Small(1),
    "two" => Small(2),
    "three" => Small(3),
    "four" => Small(4),
    "five" => Small(5),
    "six" => Small(6),
    "seven" => Small(7),
    "eight" => Small(8),
    "nine" => Small(9),
    "ten" => Small(10),
    "eleven" => Small(11),
    "twelve" => Small(12),
    "thirteen" => Small(13),
    "fourteen" => Small(14),
    "fifteen" => Small(15),
    "sixteen" => Small(16),
    "seventeen" => Small(17),
    "eighteen" => Small(18),
    "nineteen" => Small(19),
    "twenty" => Small(20),
    "thirty" => Small(30),
    "forty" | "fourty" => Small(40),
    "fifty" => Small(50),
    "sixty" => Small(60),
    "seventy" => Small(70),
    "eighty" => Small(80),
    "ninety" => Small(90),
    "hundred" => Hundred,
    "thousand" => Power(3),
    "lakh" | "lakhs" => Power(5),
    "million" | "mln" | "mil" => Power(6),
    "crore" | "crores" | "krore" | "krores" | "koti" => Power(7),
    "billion" | "bln" | "bn" => Power(9),
    "trillion" | "trn" | "tln" | "tn" => Power(12),
    "dozen" => Batch(12),
    "score" => Batch(20),
    "zeroth" => Ordinal(0),
    "first" => Ordinal(1),
    "second" => Ordinal(2),
    "third" => Ordinal(3),
    "fourth" => Ordinal(4),
    "fifth" => Ordinal(5),
    "sixth" => Ordinal(6),
    "seventh" => Ordinal(7),
    "eighth" => Ordinal(8),
    "ninth" => Ordinal(9),
    "tenth" => Ordinal(10),
    "eleventh" => Ordinal(11),
    "twelfth" => Ordinal(12),
    "thirteenth" => Ordinal(13),
    "fourteenth" => Ordinal(14),
    "fifteenth" => Ordinal(15),
    "sixteenth" => Ordinal(16),
    "seventeenth" => Ordinal(17),
    "eighteenth" => Ordinal(18),
    "nineteenth" => Ordinal(19),
    "twentieth" => Ordinal(20),
    "thirtieth" => Ordinal(30),
    "fortieth" => Ordinal(40),
    "fiftieth" => Ordinal(50),
    "sixtieth" => Ordinal(60),
    "seventieth" => Ordinal(70),
    "eightieth" => Ordinal(80),
    "ninetieth" => Ordinal(90),
    "hundredth" => OrdinalPower(2),
    "thousandth" => OrdinalPower(3),
    "millionth" => OrdinalPower(6),
    "billionth" => OrdinalPower(9),
    "trillionth" => OrdinalPower(12),
    "half" | "halves" => Part(2),
    "thirds" => Part(3),
    "quarter" | "quarters" | "fourths" => Part(4),
    "fifths" => Part(5),
    "sixths" => Part(6),
    "sevenths" => Part(7),
    "eighths" => Part(8),
    "ninths" => Part(9),
    "tenths" => Part(10),
    "hundredths" => Part(100),
    "tens" => Plural(10),
    "dozens" => Plural(12),
    "scores" => Plural(20),
    "hundreds" => Plural(100),
    "thousands" => Plural(1_000),
    "millions" => Plural(1_000_000),
    "billions" => Plural(1_000_000_000),
    "trillions" => Plural(1_000_000_000_000),
    "a" | "about" | "above" | "all" | "almost" | "an" | "another" | "anywhere"
    | "approaching" | "approx" | "approximately" | "around" | "as" | "at" | "below"
    | "between" | "beyond" | "circa" | "close" | "countless" | "double" | "estimated"
    | "exceed" | "exceeded" | "exceeding" | "exceeds" | "few" | "fewer" | "full"
    | "greater" | "in" | "just" | "less" | "many" | "maximum" | "minimum" | "minus"
    | "more" | "multiple" | "nearing" | "nearly" | "nears" | "negative" | "no" | "nobody"
    | "none" | "north" | "not" | "numerous" | "on" | "over" | "roughly" | "several"
    | "slightly" | "some" | "somewhat" | "somewhere" | "surpassed" | "surpasses" | "surpassing"
    | "topped" | "topping" | "tops" | "triple" | "twice" | "under" | "up" | "upward" | "upwards"
    | "very" | "virtually" | "well" | "without" => Opener,
];

/// What `word`, whose key is `key`, says of a number.
pub(crate) fn numeral(word: &str, key: WordKey) -> Option<Numeral> {
    NUMERALS.get(key).or_else(|| run_together(word))
}

/// *twentyfive*, *fortysecond*: tens and what follows them without a hyphen.
fn run_together(word: &str) -> Option<Numeral> {
    let bytes = word.as_bytes();
    if bytes.len() < "fortyone".len() || !b"tfsen".contains(&(bytes[0] | 0x20)) {
        return None;
    }
    let opening = bytes.get(.."seventy".len())?;
    let middle = opening.windows(2).position(|two| two.eq_ignore_ascii_case(b"ty"))? + "ty".len();
    let (tens, unit) = word.split_at_checked(middle)?;
    let Small(tens @ 20..) = NUMERALS.get(WordKey::of(tens))? else { return None };
    match NUMERALS.get(WordKey::of(unit))? {
        Small(unit @ 1..=9) => Some(Small(tens + unit)),
        Ordinal(unit @ 1..=9) => Some(Ordinal(tens + unit)),
        _ => None,
    }
}
