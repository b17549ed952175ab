//! Markdown, for a pull request or a wiki.

use tollcheck_model::LineIndex;

use crate::{Checked, Format, Tally, mark, wording};

/// A table of the claims, and what to change.
#[derive(Clone, Copy, Debug)]
pub struct Markdown;

impl Format for Markdown {
    fn between(&self) -> &'static str {
        "\n"
    }

    fn article(&self, checked: &Checked) -> String {
        let document = &checked.document;
        let index = LineIndex::new(document.lines());
        let title = document.title.as_deref().unwrap_or(&document.id);
        let published = match document.date {
            Some(date) => format!("published {date} ({})", document.dated_by),
            None => "publication date unknown".to_owned(),
        };
        let mut out = format!("## {}\n\n{published} · {}\n", safe(title), Tally::of(checked));
        if checked.reading.claims.is_empty() {
            return out;
        }
        out.push_str(
            "\n| # | line | figure | verdict | why | evidence |\n|---:|---:|---|---|---|---|\n",
        );
        for (claim, verdict) in checked.reading.claims.iter().zip(checked.verdicts.iter().flatten())
        {
            let evidence = wording::leading(verdict).map(|it| {
                format!(
                    "{} `{}`",
                    safe(&wording::finding(claim, it)),
                    wording::address(it).replace(['`', '|'], "")
                )
            });
            out.push_str(&format!(
                "| {} | {} | {} | {} {} | {} | {} |\n",
                claim.id.0,
                index.position(claim.span.start).line,
                safe(&wording::figure(&document.text, claim)),
                mark::sign(verdict.status),
                mark::word(verdict.status),
                safe(&verdict.reason),
                evidence.unwrap_or_default()
            ));
        }
        out
    }
}

/// `text` on one line, with what Markdown takes for markup made harmless.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in crate::screen::one_line(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '!')
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
