//! Text for a terminal: the article with its figures marked, one line a claim, what it comes to and what to do next.

use anstyle::Style;
use tollcheck_model::{Claim, Status, Verdict};

use crate::correction::correction;
use crate::screen::{fit, one_line, plain, width, wrap};
use crate::{Checked, Format, Tally, mark, view, wording};

/// What the terminal can show.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// Columns.
    pub width: usize,
    /// Whether it shows colours.
    pub colour: bool,
    /// Whether it shows more than ASCII in signs of ours.
    pub unicode: bool,
}

impl Screen {
    /// `words` in `style`, where colours are shown.
    pub(crate) fn paint(self, style: Style, words: &str) -> String {
        if self.colour { format!("{style}{words}{style:#}") } else { words.to_owned() }
    }

    /// What stands for words that there is no room for.
    const fn ellipsis(self) -> &'static str {
        if self.unicode { "…" } else { "..." }
    }

    /// `words` of ours in the signs that the terminal has.
    pub fn spell(self, words: &str) -> String {
        if self.unicode {
            return words.to_owned();
        }
        let words = words.replace(" · ", ", ").replace('→', "->").replace('—', "-");
        words.replace(['“', '”'], "\"").replace('…', self.ellipsis())
    }
}

/// The article view.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// Where it is shown.
    pub screen: Screen,
}

/// Columns of the number, the sign and the word of a verdict.
const LEAD: usize = 21;

impl Format for Text {
    fn between(&self) -> &'static str {
        "\n"
    }

    fn article(&self, checked: &Checked) -> String {
        let document = &checked.document;
        let mut out = self.heading(checked);
        let verdicts = checked.verdicts.as_deref();
        out.push('\n');
        out.push_str(&view::article(
            document.lines(),
            &checked.reading.claims,
            verdicts,
            self.screen,
        ));
        out.push('\n');
        for (at, claim) in checked.reading.claims.iter().enumerate() {
            match verdicts.and_then(|all| all.get(at)) {
                Some(verdict) => {
                    self.answer(checked, claim, verdict, &mut out);
                    if let Some(waiver) = checked.waiver(at) {
                        let words = format!("waived by {}: {}", waiver.who, waiver.reason);
                        self.hang(&" ".repeat(LEAD), &one_line(&words), &mut out);
                    }
                }
                None => self.claim(&document.text, claim, &mut out),
            }
        }
        if checked.verdicts.is_some() && !checked.reading.claims.is_empty() {
            out.push('\n');
            self.counts("  ", &Tally::of(checked).to_string(), &mut out);
            for step in next_steps(checked) {
                out.push_str(&format!("  {step}\n"));
            }
        }
        out
    }

    fn tail(&self, tally: &Tally) -> String {
        if tally.articles < 2 {
            return String::new();
        }
        let sum = format!("{} articles, {} claims", tally.articles, tally.claims);
        let mut out = "\n".to_owned();
        let sum = if tally.has_verdicts() { format!("{sum}: {tally}") } else { sum };
        self.counts("", &sum, &mut out);
        out
    }
}

impl Text {
    /// `talks.txt   published 2025-08-06 (file name)   8 claims`
    fn heading(&self, checked: &Checked) -> String {
        let document = &checked.document;
        let published = match document.date {
            Some(date) => format!("published {date} ({})", document.dated_by),
            None => "publication date unknown".to_owned(),
        };
        let claims = match checked.reading.claims.len() {
            1 => "1 claim".to_owned(),
            n => format!("{n} claims"),
        };
        let name = self.screen.paint(Style::new().bold(), &one_line(&document.id));
        format!("{name}   {published}   {claims}\n")
    }

    /// Counts after `lead`, as many on a row as it has room for.
    fn counts(&self, lead: &str, counts: &str, out: &mut String) {
        let between = self.screen.spell(" · ");
        let mut row = lead.to_owned();
        for count in counts.split(" · ") {
            let first = row.len() == lead.len();
            if !first && width(&row) + width(&between) + width(count) > self.screen.width {
                out.push_str(&format!("{row}\n"));
                row = format!("{lead}{count}");
            } else {
                row.push_str(if first { "" } else { &between });
                row.push_str(count);
            }
        }
        out.push_str(&format!("{row}\n"));
    }

    /// A claim that no table was asked about.
    fn claim(&self, text: &str, claim: &Claim, out: &mut String) {
        let what = fit(&one_line(&claim.to_string()), LEAD + 8, self.screen.ellipsis());
        let words =
            format!("{} · {}", wording::quote(text, claim.span), wording::circumstances(claim));
        let words = words.trim_end_matches([' ', '·']);
        self.hang(&format!("  {:>3} {what} ", claim.id.0), words, out);
    }

    /// A claim with its verdict: the figure, what the table says and where; then the reason, unless it is support.
    fn answer(&self, checked: &Checked, claim: &Claim, verdict: &Verdict, out: &mut String) {
        let text = &checked.document.text;
        let status = verdict.status;
        let sign = if self.screen.unicode { mark::sign(status) } else { mark::ascii_sign(status) };
        let word = self.screen.paint(
            mark::style(Some(status)),
            &format!("{sign} {}", fit(&mark::word(status), LEAD - 7, self.screen.ellipsis())),
        );
        let figure = one_line(&wording::figure(text, claim));
        let lead = format!("{:>3} {word}  ", claim.id.0);
        let evidence = wording::leading(verdict);
        let said = evidence.map(|it| one_line(&wording::finding(claim, it))).unwrap_or_default();
        let place = evidence.map(|it| one_line(&wording::address(it))).unwrap_or_default();
        let room = self.screen.width.saturating_sub(LEAD);
        let figure_room = (room / 2).min(30);
        let whole = figure_room.max(width(&figure)) + width(&said) + width(&place) + 4;
        if evidence.is_none() {
            out.push_str(&format!("{lead}{figure}\n"));
        } else if whole <= room {
            let left = room - figure_room.max(width(&figure)) - width(&place) - 4;
            let said = fit(&said, left, self.screen.ellipsis());
            out.push_str(&format!(
                "{lead}{}  {said}  {place}\n",
                fit(&figure, figure_room.max(width(&figure)), self.screen.ellipsis())
            ));
        } else {
            out.push_str(&format!("{lead}{figure}\n"));
            self.hang(&" ".repeat(LEAD), &format!("{said}  {place}"), out);
        }
        if status != Status::Supported || verdict.self_support {
            self.hang(&" ".repeat(LEAD), &one_line(&verdict.reason), out);
        }
        if let Some(suggestion) = &verdict.suggestion {
            let correction = correction(checked, claim, verdict);
            let words = one_line(correction.as_ref().map_or(suggestion, |it| &it.figure));
            self.hang(&" ".repeat(LEAD), &format!("print {words}"), out);
        }
    }

    /// `words` after `lead`, wrapped under themselves.
    fn hang(&self, lead: &str, words: &str, out: &mut String) {
        let indent = width(lead);
        let words = self.screen.spell(words);
        for (at, (start, end)) in
            wrap(&words, self.screen.width.saturating_sub(indent).max(20)).into_iter().enumerate()
        {
            let row = plain(&words[start..end]);
            if at == 0 {
                out.push_str(&format!("{lead}{}\n", row.trim_end()));
            } else {
                out.push_str(&format!("{}{}\n", " ".repeat(indent), row.trim_end()));
            }
        }
    }
}

/// What to type next.
fn next_steps(checked: &Checked) -> Vec<String> {
    let worst = checked.findings().max_by_key(|(claim, verdict)| {
        (mark::gravity(verdict.status), std::cmp::Reverse(claim.id))
    });
    let Some((claim, _)) = worst else { return Vec::new() };
    let index = tollcheck_model::LineIndex::new(checked.document.lines());
    let line = index.position(claim.span.start).line;
    let file = one_line(&checked.document.file);
    vec![
        format!("why?     tollcheck explain {file}:{line} --sources DIR"),
        "report?  --format html -o report.html".to_owned(),
    ]
}
