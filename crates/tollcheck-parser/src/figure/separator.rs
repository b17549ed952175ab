//! Whether a text sets off its thousands with a point: *5.000*.

use tollcheck_model::{Amount, Figure, FigureType, Modifier, Quantity};

use crate::text::Text;
use crate::token::{Token, TokenSort};

/// What one number says of the separators of its text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// *1.204.300*, *3,5*: a point sets off thousands.
    Point,
    /// *1,204*, *4.8*: a point divides.
    Comma,
    /// *5.000*, which may be either.
    Either,
}

/// Reads *5.000* as five thousand in each of `figures`, where the whole text writes thousands so.
///
/// > The port handled **5.000** boxes, the depot 12.500 and the mill 1.204.300.
pub(super) fn regroup(text: &Text<'_>, figures: &mut [Figure]) {
    let (mut points, mut either) = (0_usize, 0_usize);
    for said in text.tokens.iter().filter_map(evidence) {
        match said {
            Evidence::Comma => return,
            Evidence::Point => points += 1,
            Evidence::Either => either += 1,
        }
    }
    if either == 0 || points == 0 && either < 2 {
        return;
    }
    let thousand = Amount::whole(1_000);
    for figure in figures.iter_mut().filter(|figure| figure.sort == FigureType::Cardinal) {
        let at = text.token_at(figure.number.start);
        let Some(token) = text.tokens.get(at) else { continue };
        let alone = token.span() == figure.number && evidence(token) == Some(Evidence::Either);
        let (true, Some(value)) = (alone, figure.quantity.value) else { continue };
        let modifier = figure.quantity.modifier;
        if modifier != Modifier::Range {
            figure.quantity = Quantity::modified(modifier, value.times(thousand));
        }
    }
}

/// What `token` says, if it is a number with a separator.
fn evidence(token: &Token<'_>) -> Option<Evidence> {
    if token.sort != TokenSort::Number || !token.text.contains([',', '.']) {
        return None;
    }
    let (points, commas) = (token.text.matches('.').count(), token.text.matches(',').count());
    let last = token.text.rsplit([',', '.']).next().map_or(0, str::len);
    let leads = token.text.starts_with("0.") || token.text.starts_with('.');
    Some(match (points, commas) {
        (1, 0) if last == 3 && !leads => Evidence::Either,
        (2.., 0) if last == 3 => Evidence::Point,
        (2.., 0) => return None,
        (0, 1) if last != 3 => Evidence::Point,
        _ => Evidence::Comma,
    })
}

#[cfg(test)]
mod tests {
    use super::super::figures;
    use crate::text::Text;

    fn values(text: &str) -> String {
        let figures = figures(&Text::of(text));
        let values = figures.iter().map(|figure| figure.quantity.to_string());
        values.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_point_sets_off_thousands_where_the_whole_text_says_so() {
        assert_eq!(values("At least 5.000 came, then 1.204.300."), ">= 5000 = 1204300");
        assert_eq!(values("The port took 5.000 boxes and the mill 12.500."), "= 5000 = 12500");
        assert_eq!(values("More than 2.000 left; it rose by 3,5 per cent."), "> 2000 = 3.5");
    }

    #[test]
    fn a_point_divides_where_anything_speaks_against_it() {
        assert_eq!(
            values("The index fell to 5.000 from 5.125, or 1.2 points."),
            "= 5 = 5.125 = 1.2"
        );
        assert_eq!(values("Some 1,204 runs took 5.000 and 5.125."), "~ 1204 = 5 = 5.125");
        assert_eq!(values("It measured 5.000."), "= 5");
    }
}
