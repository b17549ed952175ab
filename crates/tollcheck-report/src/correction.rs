//! A claim as it would read with the figure of the table.

use tollcheck_model::{Amount, Claim, FigureType, Kind, Modifier, Span, Verdict};

use crate::Checked;
use crate::wording::{around, squeeze};

/// What to print.
pub(crate) struct Correction {
    /// The figure: `up to 728 kamikaze drones`.
    pub(crate) figure: String,
    /// The sentence around it.
    pub(crate) sentence: String,
}

/// `claim` with the figure that `verdict` suggests, where English takes that in the place of its own.
pub(crate) fn correction(
    checked: &Checked,
    claim: &Claim,
    verdict: &Verdict,
) -> Option<Correction> {
    let text = &checked.document.text;
    // A band is given behind its best number.
    let number = verdict.suggestion.as_deref()?.split(" (").next()?;
    let place = replaced(checked, claim).filter(|_| number != "1")?;
    Some(Correction {
        figure: replace(text, claim.span, place, number)?,
        sentence: replace(text, around(text, claim), place, number)?,
    })
}

/// The words whose place the number takes: those of a number if their modifier fits any, else with the modifier.
///
/// None where other words would have to change with the number: *fifth visit*, *twice*, *one soldier was*, *dozens of
/// them*; nor where the text does not write the number, but lists what makes it up. Where it writes another, which the number is
/// worked out from, the whole figure gives way.
fn replaced(checked: &Checked, claim: &Claim) -> Option<Span> {
    if claim.quantity.unit.is_some() {
        return Some(claim.span);
    }
    let figures = &checked.reading.layers.quantities;
    let at = figures.partition_point(|figure| figure.number.start < claim.span.start);
    let figure = figures.get(at).filter(|figure| figure.number.end <= claim.span.end)?;
    let counts = matches!(figure.sort, FigureType::Cardinal | FigureType::Range);
    let one = claim.quantity.value.is_some_and(|value| value == Amount::ONE);
    let adverb = claim.kind == Kind::OCCURRENCE && figure.number == claim.span;
    if !counts || one || adverb || claim.derived {
        return None;
    }
    // "All but five of the 30" counts 25: the number of the table is no number of those left out.
    if claim.quantity.value.is_some() && figure.quantity.value != claim.quantity.value {
        return Some(claim.span);
    }
    let any = matches!(
        claim.quantity.modifier,
        Modifier::Exact | Modifier::Approx | Modifier::AtLeast | Modifier::AtMost
    );
    Some(if any { figure.number } else { figure.span })
}

/// The words at `whole` of `text`, with `number` for those at `place`.
fn replace(text: &str, whole: Span, place: Span, number: &str) -> Option<String> {
    let before = text.get(whole.start..place.start)?;
    let after = text.get(place.end..whole.end)?;
    Some(squeeze(&format!("{before}{number}{after}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_the_table_takes_the_place_of_the_words() {
        let text = "Some 72 people died.";
        let (figure, number) = (Span::new(0, 14), Span::new(5, 7));
        assert_eq!(replace(text, figure, number, "74").as_deref(), Some("Some 74 people"));
        assert_eq!(
            replace(text, Span::new(0, 20), number, "74").as_deref(),
            Some("Some 74 people died.")
        );
        assert_eq!(replace(text, number, figure, "74"), None);
    }
}
