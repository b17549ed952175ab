//! The numbers that are in no claim, each with why.

use tollcheck_model::{Claim, Figure, FigureType, Unread};

use crate::claim::PARENTS;
use crate::figure::Numeral;
use crate::set::{WordSet, set};
use crate::text::Text;
use crate::token::Token;

/// Words for many that may open a figure, which they are only where they count something of some kind.
const VAGUE: &WordSet = set!["several", "many", "few", "multiple", "numerous", "countless"];

/// Such words that open none by themselves.
const VAGUE_NOUNS: &WordSet = set!["innumerable", "handful"];

/// The figures of `text` that are in none of `claims`, and the number words that are in no figure, in order.
pub(crate) fn unread(text: &Text<'_>, figures: &[Figure], claims: &[Claim]) -> Vec<Unread> {
    let mut unread = Vec::new();
    let (mut next, mut claim) = (0, 0);
    for token in &text.tokens {
        let (span, number, why) = match figures.get(next) {
            Some(figure) if figure.span.start <= token.start => {
                next += 1;
                (figure.span, figure.number, why(text, figure))
            }
            _ => match why_word(token) {
                Some(why) if !lies_in(figures, next, token) => (token.span(), token.span(), why),
                _ => continue,
            },
        };
        // claims stand in order, and none is much longer than its figure
        while claims.get(claim).is_some_and(|claim| claim.span.end <= number.start) {
            claim += 1;
        }
        let read = claims[claim..]
            .iter()
            .take_while(|claim| claim.span.start < number.end)
            .any(|claim| number.start < claim.span.end);
        if !read {
            unread.push(Unread { span, why });
        }
    }
    unread
}

/// Whether `token` is a later word of the figure before the `next`.
fn lies_in(figures: &[Figure], next: usize, token: &Token<'_>) -> bool {
    let before = next.checked_sub(1).and_then(|at| figures.get(at));
    before.is_some_and(|figure| token.start < figure.span.end)
}

/// Why `figure` is in no claim.
fn why(text: &Text<'_>, figure: &Figure) -> &'static str {
    match figure.sort {
        FigureType::Cardinal if counts_children(text, figure) => "children of a parent",
        FigureType::Range | FigureType::Duration if is_age(text, figure) => "age",
        FigureType::Cardinal | FigureType::Range | FigureType::Vague => "no noun",
        FigureType::Duration => "vague duration",
        sort => sort.name(),
    }
}

/// Whether `figure` says how many children somebody has: *a mother of **two***.
fn counts_children(text: &Text<'_>, figure: &Figure) -> bool {
    let at = text.token_at(figure.span.start);
    let before = at.checked_sub(2).map(|from| &text.tokens[from..at]);
    matches!(before, Some([parent, of]) if of.is("of") && parent.is_any(PARENTS))
}

/// Whether `figure` says how old somebody is: *aged **between 5 and 7***, ***between 5 and 7 years** old*.
fn is_age(text: &Text<'_>, figure: &Figure) -> bool {
    let at = text.token_at(figure.span.start);
    let before = at.checked_sub(1).and_then(|before| text.tokens.get(before));
    let after = text.tokens.get(text.token_at(figure.span.end));
    before.is_some_and(|token| token.is_any(set!["aged", "ages"]))
        || figure.sort == FigureType::Duration && after.is_some_and(|token| token.is("old"))
}

/// Why the number word `token` is in no figure; nothing where it is no number word.
///
/// > **several** of his plans · in **half** · prices **double** · **none** of this · a baker's **dozen**
fn why_word(token: &Token<'_>) -> Option<&'static str> {
    match token.numeral {
        Some(Numeral::Opener) if token.is_any(VAGUE) => Some("vague"),
        Some(Numeral::Opener) if token.is_any(set!["twice", "double", "triple"]) => {
            Some("multiple")
        }
        Some(Numeral::Opener) if token.is_any(set!["nobody", "none"]) => Some("nobody counted"),
        Some(Numeral::Opener) => None,
        Some(Numeral::Part(_)) => Some("fraction"),
        Some(Numeral::Ordinal(_) | Numeral::OrdinalPower(_)) => Some("ordinal"),
        Some(Numeral::Plural(_)) => Some("vague"),
        Some(_) => Some("no noun"),
        None => token.is_any(VAGUE_NOUNS).then_some("vague"),
    }
}

#[cfg(test)]
mod tests {
    use crate::read;

    fn unread(text: &str) -> String {
        let unread = read(text, None).unread;
        let words = unread.iter().map(|it| format!("{}: {}", it.span.of(text), it.why));
        words.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_vague_word_that_counts_nothing_of_any_kind_says_so() {
        assert_eq!(unread("He dropped several of his plans."), "several: vague");
        assert_eq!(unread("Many agreed, and few objected."), "Many: vague; few: vague");
        assert_eq!(unread("Only a handful replied."), "handful: vague");
        assert_eq!(unread("Several shells hit the port."), "");
    }

    #[test]
    fn a_number_word_within_other_words_says_what_it_is() {
        assert_eq!(
            unread("Cut it in half, and prices double."),
            "half: fraction; double: multiple"
        );
        assert_eq!(unread("None of this is new."), "None: nobody counted");
        assert_eq!(unread("Eggs come by the dozen."), "dozen: no noun");
    }

    #[test]
    fn the_children_of_a_parent_are_no_figure_of_the_event() {
        assert_eq!(unread("A mother of two was hurt."), "two: children of a parent");
    }
}
