//! Noun phrases that hold a number, or stand for one.

use std::ops::Range;

use tollcheck_lexicon::{Class, Role, Sense, class};
use tollcheck_model::{Amount, Figure, FigureType, Quantity, Span};

use super::closed::{DAYS, ends_phrase, is_adverb};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::longest;

/// How many tokens a noun phrase may take after its number.
const LONGEST: usize = 9;

/// Every noun that has a list.
pub(super) fn known() -> Class {
    people() | class::DRONE | class::MISSILE | class::EQUIPMENT | class::ATTACK | class::THING
}

/// Nouns for people.
pub(super) fn people() -> Class {
    class::PERSON | class::SOLDIER
}

/// Nouns for drones and missiles.
pub(super) fn weapons() -> Class {
    class::DRONE | class::MISSILE
}

/// A noun phrase with a number: *at least 72 people*, *12 others*, *a woman*, *no casualties*.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// The figure, by its place in the layer; none in *a woman*.
    pub(super) figure: Option<usize>,
    /// How many.
    pub(super) quantity: Quantity,
    /// Modifier, number and noun.
    pub(super) span: Span,
    /// What is counted.
    pub(super) noun: Noun,
    /// *12 of the*, *nine of them*: some of what was named before.
    pub(super) some_of: bool,
    /// *12 others*, *three more*
    pub(super) more: bool,
    /// An ordinal: *a second victim*.
    pub(super) ordinal: bool,
    /// Its chunk.
    pub(super) chunk: usize,
}

/// What a phrase counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Noun {
    /// The words after the number, in tokens of the text; empty in *killed 12*.
    pub(super) words: Range<usize>,
    /// The classes of the head; none where there is no noun or no list has it.
    pub(super) classes: Class,
    /// What the head plays for the kinds: *12 **deaths***, *30 **hostages***.
    pub(super) senses: &'static [Sense],
    /// What an attribute plays for the kinds: *12 **wounded** soldiers*.
    pub(super) attribute: Option<(&'static [Sense], usize)>,
    /// A plural with a capital, as nations have it: *12 Palestinians*.
    pub(super) nation: bool,
}

impl Noun {
    /// Whether there is any noun.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether the noun is in a list.
    pub(super) fn is_known(&self) -> bool {
        self.classes.meets(known())
    }
}

/// The counted noun that opens at `from`: what is left of the phrase after its number.
///
/// `noun = { adjective | participle | name } head`
///
/// > 72 **people** · three **US service members** · 12 **wounded soldiers** · a **cruise missile**
pub(super) fn noun(
    tokens: &[Token<'_>],
    figures: &[Figure],
    from: usize,
    end: usize,
    plural: bool,
) -> Noun {
    let mut noun = Noun { words: from..from, ..Noun::default() };
    let mut guess: Option<usize> = None;
    let mut singular_head = false;
    let mut at = from;
    while at < end && at < from + LONGEST {
        let token = &tokens[at];
        if let Some(over) = inside(tokens, figures, at) {
            if noun.is_empty()
                && figure_at(figures, token).is_some_and(|f| f.sort == FigureType::Age)
            {
                noun.words.end = over;
                noun.classes = class::PERSON;
                singular_head = true;
            }
            at = over;
            continue;
        }
        if figure_at(figures, token).is_some() {
            break;
        }
        if token.sort == TokenSort::Mark {
            let inner = matches!(token.text, "-" | "/" | "–") && !token.spaced
                || matches!(token.text, "\"" | "“" | "”" | "'" | "‘" | "’");
            if !inner || at + 1 >= end {
                break;
            }
            at += 1;
            continue;
        }
        if token.has_digit()
            || ends_phrase(token)
                && !(noun.is_empty() && token.is_any(&["more", "other", "others"]))
        {
            break;
        }
        if token.is_any(&["more", "other", "others", "additional", "further", "such"]) {
            if noun.is_empty() {
                noun.words.end = at + 1;
            }
            at += 1;
            continue;
        }
        let rest = Tokens(&tokens[at..end]);
        let listed = longest(rest, |meaning| {
            meaning.classes.meets(known()).then_some((meaning.classes, meaning.senses))
        });
        if let Ok((_, (len, (classes, senses)))) = listed {
            if !noun.is_empty() && !singular_head && noun.is_known() {
                break;
            }
            // "the strikes hit": a verb that is also a noun follows its subject
            noun.words.end = at + len;
            noun.classes = classes;
            noun.senses = senses;
            singular_head = classes.meets(class::SINGULAR);
            at += len;
            continue;
        }
        if let Ok((_, (len, senses))) =
            longest(rest, |meaning| (!meaning.senses.is_empty()).then_some(meaning.senses))
        {
            let plays = |role| senses.iter().any(|sense: &Sense| sense.role == role);
            let verbal =
                plays(Role::Done) || plays(Role::Acts) || plays(Role::States) || plays(Role::Dies);
            if (plays(Role::Nouns) || plays(Role::People)) && !verbal {
                noun.words.end = at + len;
                noun.senses = senses;
                noun.classes = Class::NONE;
                break;
            }
            let attribute = (plays(Role::Done)
                || plays(Role::States)
                || plays(Role::Dying)
                || plays(Role::Doing))
                && (noun.is_empty()
                    || noun.words.len() == 1 && tokens[at - 1].is_any(&["other", "more"]))
                && noun_follows(tokens, at + len, end);
            if !attribute {
                break;
            }
            noun.attribute = Some((senses, at));
            at += len;
            continue;
        }
        if token.is_class(class::EVENT) {
            let participle =
                token.text.len() > 4 && (token.text.ends_with("ed") || token.text.ends_with("ing"));
            if noun.is_empty() && participle && noun_follows(tokens, at + 1, end) {
                at += 1;
                continue;
            }
            break;
        }
        if is_adverb(token) {
            if noun.is_empty() && noun_follows(tokens, at + 1, end) {
                at += 1;
                continue;
            }
            break;
        }
        if !noun.is_empty() && noun.is_known() {
            let compound = singular_head && looks_plural(token.text) && !token.is_capital();
            if !compound {
                break;
            }
            noun.words.end = at + 1;
            noun.classes = Class::NONE;
            break;
        }
        if looks_plural(token.text) && !looks_adjective(token.text) {
            noun.words.end = at + 1;
            noun.nation = token.is_capital();
            at += 1;
            if !noun_follows(tokens, at, (at + 2).min(end)) {
                guess = None;
                break;
            }
            continue;
        }
        guess.get_or_insert(at + 1);
        at += 1;
    }
    if noun.is_empty() && !plural {
        noun.words.end = guess.unwrap_or(from);
    }
    noun
}

/// Whether a known noun stands at `at` or up to three words after it, with nothing that ends a phrase between.
fn noun_follows(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    tokens[at.min(end)..end]
        .iter()
        .take(4)
        .take_while(|token| {
            token.sort == TokenSort::Word && !ends_phrase(token) || token.text == "-"
        })
        .any(|token| token.is_class(known()))
}

/// The token after the name or age that opens at `at` (*S-300*, *19-year-old*), if one does.
fn inside(tokens: &[Token<'_>], figures: &[Figure], at: usize) -> Option<usize> {
    let figure = figure_at(figures, &tokens[at])?;
    if !matches!(figure.sort, FigureType::Name | FigureType::Age) {
        return None;
    }
    let after = tokens[at..].iter().take_while(|token| token.start < figure.span.end).count();
    Some(at + after.max(1))
}

/// The figure that holds `token`.
pub(super) fn figure_at<'f>(figures: &'f [Figure], token: &Token<'_>) -> Option<&'f Figure> {
    let next = figures.partition_point(|figure| figure.span.end <= token.start);
    figures.get(next).filter(|figure| figure.span.start <= token.start)
}

/// Whether `word` ends as plurals do.
fn looks_plural(word: &str) -> bool {
    let lower = |end: &str| {
        word.len() > end.len() && word[word.len() - end.len()..].eq_ignore_ascii_case(end)
    };
    word.is_ascii() && word.len() > 3 && lower("s") && !lower("ss") && !lower("us") && !lower("is")
}

/// Whether `word` ends in *-ous*.
fn looks_adjective(word: &str) -> bool {
    word.ends_with("ous") || DAYS.iter().any(|day| day.eq_ignore_ascii_case(word))
}

/// One, exactly.
pub(super) fn one() -> Quantity {
    Quantity::exactly(Amount::ONE)
}
