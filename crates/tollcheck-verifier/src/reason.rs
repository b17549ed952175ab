//! Why, in sentences.

use tollcheck_model::{Amount, Claim, Evidence, Kind, Modifier};
use tollcheck_sources::date_of;

use crate::answer::{Answer, Finding};
use crate::doubt::Doubt;
use crate::interval::Fit;
use crate::version;

/// A number as a reader writes it: `62,192`.
pub(crate) fn number(amount: Amount) -> String {
    let plain = amount.to_string();
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 2);
    grouped.push_str(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !part.is_empty() {
        grouped.push('.');
        grouped.push_str(part);
    }
    grouped
}

/// The figure of an evidence: its value with the band, or the length of a span.
pub(crate) fn figure(answer: &Answer, kind: Kind) -> String {
    if kind == Kind::DURATION {
        return answer.note.clone().unwrap_or_default();
    }
    let evidence = &answer.evidence;
    let value = number(answer.value());
    match (evidence.low, evidence.high) {
        (Some(low), Some(high)) if low != high => {
            format!("{value} ({} to {})", number(low), number(high))
        }
        _ => value,
    }
}

/// The figure, with its day and what is to be said beside it.
fn dated(answer: &Answer, kind: Kind) -> String {
    let mut words = figure(answer, kind);
    match answer.days {
        Some((first, last)) if first == last => words.push_str(&format!(" on {}", date_of(last))),
        Some((first, last)) => {
            words.push_str(&format!(" from {} to {}", date_of(first), date_of(last)));
        }
        None => {}
    }
    if let Some(note) = answer.note.as_ref().filter(|_| kind != Kind::DURATION) {
        words.push_str(&format!(", {note}"));
    }
    if let Some(suspect) = &answer.evidence.suspect {
        words.push_str(&format!(" (suspect: {suspect})"));
    }
    words
}

/// The number or words of the claim, as a reader writes them.
pub(crate) fn said(claim: &Claim) -> String {
    let quantity = &claim.quantity;
    match (&quantity.vague, quantity.value, quantity.low, quantity.high) {
        (Some(words), ..) => format!("“{words}”"),
        (_, Some(value), ..) => {
            let bound = match quantity.modifier {
                Modifier::Approx => "about ",
                Modifier::AtLeast => "at least ",
                Modifier::MoreThan => "more than ",
                Modifier::AtMost => "up to ",
                Modifier::LessThan => "less than ",
                Modifier::Almost => "almost ",
                Modifier::Exact | Modifier::Range | Modifier::Vague => "",
            };
            let unit = quantity.unit.map_or(String::new(), |unit| format!(" {}", unit.name()));
            format!("{bound}{}{unit}", number(value))
        }
        (_, _, Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
        _ => claim.to_string(),
    }
}

/// The reason of the verdict that `answer` decides.
pub(crate) fn sentence(answer: &Answer, claim: &Claim) -> String {
    let kind = claim.kind;
    let figure = figure(answer, kind);
    let said = said(claim);
    match &answer.finding {
        Finding::Fits(Fit::Within) | Finding::Differs(None) => {
            format!("the table has {}", dated(answer, kind))
        }
        Finding::Fits(Fit::InBand) => {
            format!("{said} lies within the reports: the table has {}", dated(answer, kind))
        }
        Finding::Fits(Fit::Rounded) => {
            format!("{said} is {figure} rounded, and does not say so")
        }
        Finding::Fits(_) => {
            format!("the table has {}: {said} is true but misleads", dated(answer, kind))
        }
        Finding::Outdated { was, since, .. } => {
            format!("{said} was the total of {}; {figure} since {}", date_of(*was), date_of(*since))
        }
        Finding::Revised { on } => version::until(&said, &figure, *on),
        Finding::Later { on } => {
            format!("{said} was reported on {}; by then the table had {figure}", date_of(*on))
        }
        Finding::Early { on } => {
            format!(
                "{said} is the total of {}; the table has {}",
                date_of(*on),
                dated(answer, kind)
            )
        }
        Finding::Scope(words) => {
            format!("{said} is {words}; the table has {}", dated(answer, kind))
        }
        Finding::Differs(Some(slip)) => format!("the table has {}: {slip}", dated(answer, kind)),
    }
}

/// What came of asking, for the trail.
pub(crate) fn outcome(answer: &Answer) -> String {
    let value = number(answer.value());
    let mut words = match &answer.finding {
        Finding::Fits(Fit::Within | Fit::InBand) => format!("{value}: supports"),
        Finding::Fits(_) => format!("{value}: compatible"),
        Finding::Outdated { days, .. } => format!("{value}: the claim is {days} days old"),
        Finding::Revised { on } => format!("{value}: the claim was right until {}", date_of(*on)),
        Finding::Later { on } => format!("{value}: the claim was reported on {}", date_of(*on)),
        Finding::Early { .. } => format!("{value}: the claim is ahead of the table"),
        Finding::Scope(scope) => format!("{value}: the claim is {scope}"),
        Finding::Differs(Some(slip)) => format!("{value}: differs, {slip}"),
        Finding::Differs(None) => format!("{value}: differs"),
    };
    if let Some(note) = &answer.note {
        words.push_str(&format!(" ({note})"));
    }
    if !answer.doubts.is_empty() {
        words.push_str(&format!("; {}", doubts(&answer.doubts)));
    }
    words
}

/// What is not sure, in words.
pub(crate) fn doubts(doubts: &[Doubt]) -> String {
    let mut all: Vec<&str> = doubts.iter().map(|doubt| doubt.words()).collect();
    all.dedup();
    all.join(", and ")
}

/// `strikes.csv:7`, with the first and the last line where there are more.
pub(crate) fn address(evidence: &Evidence) -> String {
    let of = |file: &str, lines: &[u64]| match lines {
        [] => file.to_owned(),
        [line] => format!("{file}:{line}"),
        [first, .., last] => format!("{file}:{first}-{last}"),
    };
    let all = evidence.files().map(|(file, lines, _)| of(file, lines));
    all.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_readers() {
        for (plain, read) in [
            ("0", "0"),
            ("999", "999"),
            ("62192", "62,192"),
            ("-1234567", "-1,234,567"),
            ("2.5", "2.5"),
        ] {
            assert_eq!(number(plain.parse().unwrap()), read);
        }
    }
}
