//! Claims and evidence in a few words, the same in every format that people read.

use tollcheck_model::{Amount, Claim, Evidence, Kind, Scope, Span, Status, Verdict, Words};

/// `text` on one line, white space squeezed.
pub(crate) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words at `span` of `text`, white space squeezed.
pub(crate) fn quote(text: &str, span: Span) -> String {
    squeeze(text.get(span.start..span.end).unwrap_or_default())
}

/// How many bytes of a sentence are quoted on either side of a figure.
const CONTEXT: usize = 600;

/// The sentence of `claim`; of one that goes on for pages, so much as stands around the figure.
///
/// A sentence without an end may hold a claim in every other word: quoted whole for each, its square would be written.
pub(crate) fn around(text: &str, claim: &Claim) -> Span {
    let whole = claim.sentence.to(claim.span);
    let mut start = claim.span.start.saturating_sub(CONTEXT).max(whole.start);
    let mut end = claim.span.end.saturating_add(CONTEXT).min(whole.end);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(start, end)
}

/// What a claim counts, where its words alone do not tell: `72 people killed`.
pub(crate) fn figure(text: &str, claim: &Claim) -> String {
    let words = quote(text, claim.span);
    let kind = claim.kind.0.replace('_', " ");
    let known = match claim.kind.0 {
        "count" | "duration" | "occurrence" => true,
        _ => words.to_lowercase().contains(&kind),
    };
    if known { words } else { format!("{words} ({kind})") }
}

/// When, where and by whom: `2025-05-01 to 2025-08-06 · Kyiv · Kyiv claims`.
pub(crate) fn circumstances(claim: &Claim) -> String {
    let mut parts = Vec::new();
    if let Some(time) = &claim.time {
        match (time.from, time.to) {
            (Some(from), Some(to)) if from == to => parts.push(from.to_string()),
            (Some(from), Some(to)) => parts.push(format!("{from} to {to}")),
            (Some(from), None) => parts.push(format!("from {from}")),
            (None, Some(to)) => parts.push(format!("up to {to}")),
            (None, None) => {}
        }
    }
    match claim.scope {
        Scope::Event => {}
        Scope::Total => parts.push("in all".to_owned()),
        Scope::Maximum => parts.push("at most in one period".to_owned()),
        Scope::Rate(_) => parts.push("on average".to_owned()),
        Scope::Change => parts.push("added".to_owned()),
    }
    parts.extend(claim.place.as_ref().map(|place| place.name.to_string()));
    parts.extend(speaker(claim));
    parts.join(" · ")
}

/// Who says it: `Kyiv`.
pub(crate) fn source(claim: &Claim) -> Option<String> {
    let attribution = claim.attribution.as_ref()?;
    let source = attribution.stands_for.as_ref().or(attribution.source.as_ref())?;
    Some(squeeze(&source.text))
}

/// Who says it and how, in the order of the text: `Kyiv claims`, `according to the governor`.
pub(crate) fn speaker(claim: &Claim) -> Option<String> {
    let attribution = claim.attribution.as_ref()?;
    let cue = attribution.cue.as_ref().map(|cue| squeeze(&cue.text));
    let starts = |words: &Option<Words>| words.as_ref().map(|words| words.span.start);
    let mut words: Vec<String> = source(claim).into_iter().chain(cue).collect();
    if starts(&attribution.cue) < starts(&attribution.source) {
        words.reverse();
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// `text` with its first letter large: `The table has 728 on 2025-07-09`.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The piece of evidence to show first: one that says what the verdict says.
pub(crate) fn leading(verdict: &Verdict) -> Option<&Evidence> {
    let agreeing = match verdict.status {
        Status::Supported | Status::Imprecise => true,
        Status::Refuted | Status::Outdated | Status::Early | Status::ScopeMismatch => false,
        _ => return verdict.evidence.first(),
    };
    verdict.evidence.iter().find(|it| it.agrees == agreeing).or(verdict.evidence.first())
}

/// A number with its thousands apart: `62,192`, `2.5`.
pub(crate) fn number(amount: Amount) -> String {
    // Whoever reads it asks for no more than two places.
    let digits =
        if amount.decimals() > 2 { format!("{:.2}", amount.to_f64()) } else { amount.to_string() };
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |rest| ("-", rest));
    let (whole, part) =
        digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(part) = part {
        out.push('.');
        out.push_str(part);
    }
    out
}

/// Seconds as people say them: `2 hours 55 minutes`.
pub(crate) fn lasting(seconds: Amount) -> String {
    let Some(seconds) = seconds.to_whole().filter(|seconds| *seconds >= 0) else {
        return number(seconds);
    };
    let units = [("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)];
    let mut left = seconds;
    let mut parts = Vec::new();
    for (unit, size) in units {
        let many = left / size;
        left %= size;
        if many > 0 {
            parts.push(format!(
                "{} {unit}{}",
                number(Amount::whole(many)),
                if many == 1 { "" } else { "s" }
            ));
        }
    }
    if parts.is_empty() { "no time".to_owned() } else { parts.join(" ") }
}

/// What the cells say: `62,192 (60,000 to 65,000), Gaza health ministry, 2025-08-21`.
pub(crate) fn finding(claim: &Claim, evidence: &Evidence) -> String {
    let number =
        |amount| if claim.kind == Kind::DURATION { lasting(amount) } else { number(amount) };
    let mut words = match (evidence.value, evidence.low, evidence.high) {
        (Some(value), Some(low), Some(high)) if low != high => {
            format!("{} ({} to {})", number(value), number(low), number(high))
        }
        (Some(value), ..) => number(value),
        (None, Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
        (None, Some(low), None) => format!("at least {}", number(low)),
        (None, None, Some(high)) => format!("at most {}", number(high)),
        (None, None, None) => "no figure".to_owned(),
    };
    if !evidence.origin.is_empty() {
        words.push_str(", ");
        words.push_str(&evidence.origin);
    }
    if let Some(day) = evidence.as_of {
        words.push_str(&format!(", {day}"));
    }
    words
}

/// The files of evidence: `strikes-2024.csv; strikes-2025.csv`.
pub(crate) fn files(evidence: &Evidence) -> String {
    evidence.files().map(|(file, ..)| file).collect::<Vec<_>>().join("; ")
}

/// The lines of evidence file by file, runs drawn together: `3..5 9; 2`, and how many rows more there are where not all
/// are listed.
pub(crate) fn lines(evidence: &Evidence) -> String {
    let listed: Vec<String> = evidence.files().map(|(_, lines, _)| runs(lines)).collect();
    match evidence.unlisted() {
        0 => listed.join("; "),
        more => format!("{} +{more}", listed.join("; ")),
    }
}

/// The SHA-256 of each file of evidence.
pub(crate) fn hashes(evidence: &Evidence) -> String {
    evidence.files().map(|(.., sha256)| sha256).collect::<Vec<_>>().join("; ")
}

/// Where every row stands, a file each: `strikes.csv, column killed, lines 3..5 9`; then how many rows are not listed.
pub(crate) fn rows(evidence: &Evidence) -> Vec<String> {
    let column = match evidence.column.as_str() {
        "" => String::new(),
        column => format!(", column {column}"),
    };
    let mut rows: Vec<String> = evidence
        .files()
        .map(|(file, lines, _)| match lines {
            [] => format!("{file}{column}"),
            [line] => format!("{file}{column}, line {line}"),
            lines => format!("{file}{column}, lines {}", runs(lines)),
        })
        .collect();
    match evidence.unlisted() {
        0 => {}
        1 => rows.push("and 1 row more".to_owned()),
        more => rows.push(format!("and {more} rows more")),
    }
    rows
}

/// Numbers with runs drawn together. A spreadsheet takes it for text.
fn runs(lines: &[u64]) -> String {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for &line in lines {
        match runs.last_mut() {
            Some((_, end)) if end.checked_add(1) == Some(line) => *end = line,
            _ => runs.push((line, line)),
        }
    }
    let runs: Vec<String> = runs
        .into_iter()
        .map(
            |(start, end)| if start == end { start.to_string() } else { format!("{start}..{end}") },
        )
        .collect();
    runs.join(" ")
}

/// Where the cells stand, for an editor to jump to: `casualties_daily.csv:684`, and how many rows more.
pub(crate) fn address(evidence: &Evidence) -> String {
    // Rows that are not listed are told behind the last file.
    let (mut unlisted, last) = (evidence.unlisted(), evidence.also.len());
    let files = evidence.files().enumerate().map(|(at, (file, lines, _))| {
        let more = if at == last { std::mem::take(&mut unlisted) } else { 0 };
        match (lines, lines.len().saturating_sub(1).saturating_add(more)) {
            ([], _) => file.to_owned(),
            ([line, ..], 0) => format!("{file}:{line}"),
            ([line, ..], more) => format!("{file}:{line} +{more}"),
        }
    });
    files.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use tollcheck_model::Address;

    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let shown = |text: &str| number(text.parse().unwrap());
        assert_eq!(shown("62192"), "62,192");
        assert_eq!(shown("-1000"), "-1,000");
        assert_eq!(shown("2.916666666"), "2.92");
        assert_eq!(shown("7"), "7");
    }

    #[test]
    fn seconds_are_said_in_units() {
        assert_eq!(lasting(Amount::whole(10_500)), "2 hours 55 minutes");
        assert_eq!(lasting(Amount::whole(86_401)), "1 day 1 second");
    }

    #[test]
    fn runs_of_lines_are_drawn_together() {
        assert_eq!(runs(&[3, 4, 5, 9]), "3..5 9");
        assert_eq!(runs(&[]), "");
    }

    #[test]
    fn rows_of_several_files_are_all_told() {
        let further =
            Address { file: "2025.csv".to_owned(), lines: vec![2], sha256: "b".to_owned() };
        let evidence = Evidence {
            file: "2024.csv".to_owned(),
            lines: vec![3, 4, 5, 9],
            rows: 5,
            column: "killed".to_owned(),
            sha256: "a".to_owned(),
            also: vec![further],
            ..Evidence::default()
        };
        assert_eq!(files(&evidence), "2024.csv; 2025.csv");
        assert_eq!(lines(&evidence), "3..5 9; 2");
        assert_eq!(hashes(&evidence), "a; b");
        assert_eq!(address(&evidence), "2024.csv:3 +3, 2025.csv:2");
        assert_eq!(
            rows(&evidence),
            ["2024.csv, column killed, lines 3..5 9", "2025.csv, column killed, line 2"]
        );
        let many = Evidence { rows: 205, ..evidence };
        assert_eq!(lines(&many), "3..5 9; 2 +200");
        assert_eq!(address(&many), "2024.csv:3 +3, 2025.csv:2 +200");
        assert_eq!(rows(&many).last().map(String::as_str), Some("and 200 rows more"));
    }
}
