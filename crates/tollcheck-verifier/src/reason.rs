//! Why, in sentences.

use tollcheck_model::{Amount, Claim, Evidence, Kind, Modifier};
use tollcheck_sources::date_of;

use crate::answer::{Answer, Finding};
use crate::doubt::Doubt;
use crate::interval::Fit;

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
    let bound = if answer.at_least { "at least " } else { "" };
    let value = format!("{bound}{}", number(answer.value()));
    match (evidence.low, evidence.high) {
        (Some(low), Some(high)) if low != high => {
            format!("{value} ({} to {})", number(low), number(high))
        }
        _ => value,
    }
}

/// The figure, with its days and what is to be said beside it: *35 (34 to 35) on 2025-04-13, the sum of 2 rows*.
pub(crate) fn dated(answer: &Answer, kind: Kind) -> String {
    let mut words = figure(answer, kind);
    if let Some(unit) = answer.each {
        words = format!("an average of {words} a {}", unit.name());
    }
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
                Modifier::LessThan if quantity.unit.is_none() => "fewer than ",
                Modifier::LessThan => "less than ",
                Modifier::Almost => "almost ",
                Modifier::Exact | Modifier::Range | Modifier::Vague => "",
            };
            let plural = if value == Amount::ONE { "" } else { "s" };
            let unit = quantity.unit.map(|unit| format!(" {}{plural}", unit.name()));
            format!("{bound}{}{}", number(value), unit.unwrap_or_default())
        }
        (_, _, Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
        _ => claim.to_string(),
    }
}

/// The reason of the verdict that `answer` decides.
pub(crate) fn sentence(answer: &Answer, claim: &Claim) -> String {
    let kind = claim.kind;
    let said = said(claim);
    let has = || format!("the table has {}", dated(answer, kind));
    match &answer.finding {
        Finding::Fits(Fit::OfBand) => {
            let counts = answer.counts.map_or(String::new(), number);
            format!("{}; of that range {counts} counts, not {said}", has())
        }
        Finding::Fits(fit) => fitting(*fit, &said, &dated(answer, kind)),
        Finding::Outdated { was, days, since } => format!(
            "{said} was the total {}, on {}; it has been {} since {}",
            earlier(*days),
            date_of(*was),
            figure(answer, kind),
            date_of(*since)
        ),
        Finding::Revised { on } => format!(
            "{said} was the figure until {}, when it was revised to {}",
            date_of(*on),
            figure(answer, kind)
        ),
        Finding::Later { on } => format!(
            "{said} was reported only on {}; until then the table had {}",
            date_of(*on),
            figure(answer, kind)
        ),
        Finding::Early { on } => {
            format!(
                "the table reaches {said} only on {}; it has {}",
                date_of(*on),
                dated(answer, kind)
            )
        }
        // The same number, of another stretch of time.
        Finding::Scope(words) if claim.quantity.value == Some(answer.value()) => {
            format!("{said} is {words}, not the one for the time that the text gives")
        }
        Finding::Scope(words) => format!("{said} is {words}; {}", has()),
        Finding::Differs(None) => has(),
        Finding::Differs(Some(slip)) => format!("{}; likely slip: {slip}", has()),
    }
}

/// How a figure that fits, or nearly, bears a claim out: `has` is what the table has.
fn fitting(fit: Fit, said: &str, has: &str) -> String {
    match fit {
        Fit::Within | Fit::Outside => format!("the table has {has}"),
        Fit::InBand => format!("{said} is within the range of the table, which has {has}"),
        Fit::Rounded => format!("{said} is rounded without “about”: the table has {has}"),
        Fit::OfBand | Fit::Loose => format!("{said} is true but misleading: the table has {has}"),
    }
}

/// `7 days earlier`; of two reports of one day, `earlier that day`.
pub(crate) fn earlier(days: i32) -> String {
    if days == 0 { "earlier that day".to_owned() } else { format!("{} earlier", many(days, "day")) }
}

/// `1 day`, `7 days`
pub(crate) fn many(count: i32, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// What the number of the claim is instead, where `finding` tells.
pub(crate) fn near_miss(finding: &Finding) -> Option<String> {
    match finding {
        Finding::Scope(scope) => Some(scope.clone()),
        Finding::Differs(slip) => slip.clone(),
        Finding::Outdated { days, .. } => Some(format!("the total {}", earlier(*days))),
        Finding::Revised { on } => Some(format!("a figure revised on {}", date_of(*on))),
        Finding::Later { on } => Some(format!("a figure reported on {}", date_of(*on))),
        Finding::Early { .. } => Some("a total that the table reaches later".to_owned()),
        Finding::Fits(_) => None,
    }
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
