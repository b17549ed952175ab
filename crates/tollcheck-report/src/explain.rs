//! Why a claim was read as it was, and why it got its verdict.

use tollcheck_model::{Attribution, Claim, LineIndex, Place, Status, Time, Verdict};

use crate::correction::correction;
use crate::screen::{one_line, wrap};
use crate::{Checked, Screen, mark, wording};

/// Columns of the labels at the left.
const LABEL: usize = 13;

/// Everything that is known of the claims and numbers on `line`, or of the one at `column` of it; `None` where there
/// is none.
pub fn explain(
    checked: &Checked,
    line: usize,
    column: Option<usize>,
    screen: Screen,
) -> Option<String> {
    let text = &checked.document.text;
    let index = LineIndex::new(checked.document.lines());
    let meant = |start: usize, end: usize| {
        let (from, to) = (index.position(start), index.position(end));
        match column {
            Some(column) => {
                (from.line, from.column) <= (line, column)
                    && (line, column) < (to.line, to.column.max(2))
            }
            None => from.line <= line && line <= to.line,
        }
    };
    let mut out = Sheet { text: String::new(), screen };
    for (at, claim) in checked.reading.claims.iter().enumerate() {
        if meant(claim.span.start, claim.span.end) {
            let verdict = checked.verdicts.as_ref().and_then(|all| all.get(at));
            let position = index.position(claim.span.start);
            let heading =
                format!("claim {}  “{}”", claim.id.0, one_line(&wording::quote(text, claim.span)));
            out.heading(&format!("{heading}  {}:{position}", one_line(&checked.document.file)));
            reading(text, claim, &mut out);
            if verdict.is_none_or(|verdict| verdict.allowed.is_empty()) {
                interval(claim, &mut out);
            }
            if let Some(verdict) = verdict {
                judgement(checked, claim, verdict, screen, &mut out);
            }
        }
    }
    for unread in &checked.reading.unread {
        if meant(unread.span.start, unread.span.end) {
            out.heading(&format!("“{}”  no claim", one_line(&wording::quote(text, unread.span))));
            let why = match unread.why {
                "no noun" => {
                    "no noun that it counts follows, and no word of any kind governs it".to_owned()
                }
                "vague" => {
                    "it says only that there were many, and of nothing of any kind".to_owned()
                }
                "nobody counted" => "no word says what happened to nobody".to_owned(),
                "vague duration" => "it says how long without a number".to_owned(),
                why => format!("it is taken for: {why}"),
            };
            out.row("because", &why);
        }
    }
    Some(out.text).filter(|text| !text.is_empty())
}

/// A sheet of labelled rows.
struct Sheet {
    text: String,
    screen: Screen,
}

impl Sheet {
    fn heading(&mut self, words: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&self.screen.spell(words));
        self.text.push('\n');
    }

    /// `words` of ours beside `label`.
    fn row(&mut self, label: &str, words: &str) {
        self.exactly(label, &self.screen.spell(words));
    }

    /// `words` as they are beside `label`, wrapped under themselves.
    fn exactly(&mut self, label: &str, words: &str) {
        let words = one_line(words);
        for (at, (start, end)) in
            wrap(&words, self.screen.width.saturating_sub(LABEL).max(20)).into_iter().enumerate()
        {
            let label = if at == 0 { label } else { "" };
            self.text.push_str(&format!(
                "  {label:<width$}{}\n",
                words[start..end].trim_end(),
                width = LABEL - 2
            ));
        }
    }
}

fn reading(text: &str, claim: &Claim, out: &mut Sheet) {
    let mut read_as = claim.to_string();
    if let Some(group) = &claim.group {
        read_as.push_str(&format!(" · {group}"));
    }
    let circumstances = wording::circumstances(claim);
    if !circumstances.is_empty() {
        read_as.push_str(&format!(" · {circumstances}"));
    }
    out.row("read as", &read_as);
    out.row("rule", claim.rule);
    let because: Vec<String> = claim
        .because
        .iter()
        .map(|because| format!("“{}” → {}", wording::quote(text, because.span), because.part))
        .collect();
    if !because.is_empty() {
        out.row("because", &because.join("; "));
    }
    if let Some(part_of) = claim.part_of {
        out.row("part of", &format!("claim {}", part_of.0));
    }
    if let Some(actor) = &claim.actor {
        out.row("done by", &actor.text);
    }
    let flags = [
        (claim.negated, "denied by the text"),
        (claim.hypothetical, "could be, or will be"),
        (claim.derived, "added up over a list"),
    ];
    for (_, words) in flags.into_iter().filter(|(holds, _)| *holds) {
        out.row("note", words);
    }
    out.row(
        "when",
        &claim.time.as_ref().map_or("the text does not say".to_owned(), |time| when(text, time)),
    );
    out.row(
        "where",
        &claim
            .place
            .as_ref()
            .map_or("the text does not say".to_owned(), |place| whereabouts(text, place)),
    );
    out.row("said by", &claim.attribution.as_ref().map_or("the writer".to_owned(), speaker));
    out.row("sentence", &wording::quote(text, wording::around(text, claim)));
}

/// What the wording leaves possible, whatever the lens.
fn interval(claim: &Claim, out: &mut Sheet) {
    let (low, high) = (claim.quantity.low, claim.quantity.high);
    let bound = |bound: Option<tollcheck_model::Amount>| {
        bound.map_or("open".to_owned(), |bound| bound.to_string())
    };
    out.row("interval", &format!("{} to {}", bound(low), bound(high)));
}

fn when(text: &str, time: &Time) -> String {
    let day = |day: Option<jiff::civil::Date>| day.map_or("open".to_owned(), |day| day.to_string());
    let days = match (time.from, time.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (from, to) => format!("{} to {}", day(from), day(to)),
    };
    sure(&wording::quote(text, time.span), &days, time.inherited, time.guessed)
}

fn whereabouts(text: &str, place: &Place) -> String {
    let parts = [Some(&*place.name), place.admin1, place.country];
    let mut parts: Vec<&str> = parts.into_iter().flatten().collect();
    parts.dedup();
    sure(&wording::quote(text, place.span), &parts.join(", "), place.inherited, place.guessed)
}

/// `“Since May” → 2025-05-01 to 2025-08-06`, and how sure that is.
fn sure(words: &str, meaning: &str, inherited: bool, guessed: bool) -> String {
    let mut out =
        if words.is_empty() { meaning.to_owned() } else { format!("“{words}” → {meaning}") };
    if inherited {
        out.push_str(" (carried over)");
    }
    if guessed {
        out.push_str(" (guessed)");
    }
    out
}

fn speaker(attribution: &Attribution) -> String {
    let mut out = attribution
        .source
        .as_ref()
        .map_or("nobody named".to_owned(), |source| source.text.to_string());
    if let Some(meant) = &attribution.stands_for {
        out.push_str(&format!(" (“{}”)", meant.text));
    }
    if let Some(cue) = &attribution.cue {
        out.push_str(&format!(", “{}”", cue.text));
    }
    out.push_str(&format!(": {}, {}", attribution.stance.name(), attribution.mode.name()));
    if let Some(sort) = attribution.source_type {
        out.push_str(&format!(", {}", sort.name()));
    }
    for via in &attribution.via {
        out.push_str(&format!("; told by {}", via.text));
    }
    if attribution.inherited {
        out.push_str(" (carried over)");
    }
    out
}

fn judgement(checked: &Checked, claim: &Claim, verdict: &Verdict, screen: Screen, out: &mut Sheet) {
    if !verdict.allowed.is_empty() {
        out.row("allows", &verdict.allowed);
    }
    asked(verdict, out);
    let sign =
        if screen.unicode { mark::sign(verdict.status) } else { mark::ascii_sign(verdict.status) };
    out.row("verdict", &format!("{sign} {}: {}", mark::word(verdict.status), verdict.reason));
    out.row("follows", follows(verdict));
    if let Some(near_miss) = &verdict.near_miss {
        out.row("near miss", near_miss);
    }
    if verdict.self_support {
        out.row("note", "the speaker is the source of the table: the quote is right, which says nothing of the figure");
    }
    if let Some(suggestion) = &verdict.suggestion {
        let correction = correction(checked, claim, verdict);
        let figure = correction.as_ref().map_or(suggestion, |it| &it.figure);
        out.row("to fix", &format!("print {figure}"));
        if let Some(correction) = &correction {
            out.row("corrected", &correction.sentence);
        }
    }
    for evidence in &verdict.evidence {
        let agrees = if evidence.agrees { "agrees" } else { "does not agree" };
        out.row("evidence", &format!("{agrees}: {}", wording::finding(claim, evidence)));
        for row in wording::rows(evidence) {
            out.row("", &row);
        }
        if let Some(suspect) = &evidence.suspect {
            out.row("", &format!("suspect: {suspect}"));
        }
        out.row("", &format!("sha256 {}", wording::hashes(evidence)));
        out.exactly("sql", &evidence.sql);
    }
}

/// Every table with its query; of those that answer, what was found, how it compares and what it was used for.
fn asked(verdict: &Verdict, out: &mut Sheet) {
    let mut silent: Vec<(String, Vec<&str>)> = Vec::new();
    for asked in &verdict.asked {
        if asked.found.is_empty() {
            let outcome = format!("{}: {}", asked.query, asked.outcome);
            match silent.iter_mut().find(|(known, _)| *known == outcome) {
                Some((_, tables)) => tables.push(&asked.table),
                None => silent.push((outcome, vec![&asked.table])),
            }
        } else {
            out.row("asked", &format!("{} — {}", asked.table, asked.query));
            out.row("found", &format!("{}: {}", asked.found, asked.outcome));
            out.row("used", &asked.used);
        }
    }
    for (outcome, tables) in silent {
        out.row("asked", &format!("{} — {outcome}", tables.join(", ")));
    }
}

/// The rule by which the verdict follows from what was found.
const fn follows(verdict: &Verdict) -> &'static str {
    match verdict.status {
        Status::Supported => {
            "a table bears the claim out, and none of another origin is surely against it"
        }
        Status::Imprecise => {
            "no table bears the claim out as it is worded; one does but for rounding or a bound far off"
        }
        Status::Outdated => "the table has another figure, and had this one earlier",
        Status::Early => "the table has another figure, and reaches this one later",
        Status::Contested => {
            "a table bears the claim out, and one of another origin is surely against it"
        }
        Status::ScopeMismatch => {
            "the table has another figure, nothing is in doubt, and the number is right for something else"
        }
        Status::Refuted => {
            "the table has another figure, nothing is in doubt, and the number is right for nothing near"
        }
        Status::NoEvidence if verdict.evidence.is_empty() => "no table answers",
        Status::NoEvidence => {
            "a table answers, but what is in doubt lets it neither bear the claim out nor speak against it"
        }
        Status::NotCheckable => "there is nothing to ask a table",
    }
}
