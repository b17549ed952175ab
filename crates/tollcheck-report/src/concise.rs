//! One line a claim, for editors and problem matchers; and the same as annotations of a workflow on GitHub.

use std::sync::Mutex;

use tollcheck_model::{Claim, LineIndex, Status, Verdict};

use crate::screen::one_line;
use crate::{Checked, Format, Tally, mark, wording};

/// `talks.txt:3:47: refuted[killed] 577 drones: 546 … [airforce.csv:1274]`
#[derive(Clone, Copy, Debug)]
pub struct Concise;

impl Format for Concise {
    fn article(&self, checked: &Checked) -> String {
        let index = LineIndex::new(checked.document.lines());
        let file = one_line(&checked.document.id);
        let mut out = String::new();
        for (claim, verdict) in checked.findings() {
            let position = index.position(claim.span.start);
            let place = wording::leading(verdict)
                .map(|it| format!(" [{}]", one_line(&wording::address(it))));
            out.push_str(&format!(
                "{file}:{position}: {}{}\n",
                message(&checked.document.text, claim, verdict),
                place.unwrap_or_default()
            ));
        }
        out
    }
}

/// `refuted[killed] 72 people: …`
fn message(text: &str, claim: &Claim, verdict: &Verdict) -> String {
    let figure = one_line(&wording::quote(text, claim.span));
    format!("{}[{}] {figure}: {}", verdict.status, claim.kind, one_line(&verdict.reason))
}

/// The most annotations of one step that GitHub keeps.
const MOST: usize = 10;

/// Annotations for a workflow on GitHub: the worst ten, and how many more there are.
#[derive(Debug, Default)]
pub struct Github {
    found: Mutex<Vec<(u8, String)>>,
}

impl Format for Github {
    fn article(&self, checked: &Checked) -> String {
        let index = LineIndex::new(checked.document.lines());
        for (claim, verdict) in checked.findings() {
            let level = match verdict.status {
                Status::Refuted | Status::Contested => "error",
                Status::ScopeMismatch | Status::Outdated | Status::Early | Status::Imprecise => {
                    "warning"
                }
                Status::Supported | Status::NoEvidence | Status::NotCheckable => continue,
            };
            let position = index.position(claim.span.start);
            let line = format!(
                "::{level} file={},line={},col={},title={}::{}",
                property(&checked.document.file),
                position.line,
                position.column,
                property(&mark::word(verdict.status)),
                data(&message(&checked.document.text, claim, verdict))
            );
            if let Ok(mut found) = self.found.lock() {
                found.push((u8::MAX - mark::gravity(verdict.status), line));
            }
        }
        String::new()
    }

    fn tail(&self, tally: &Tally) -> String {
        let mut found = self.found.lock().map(|found| found.clone()).unwrap_or_default();
        found.sort();
        let left = found.len().saturating_sub(MOST);
        let mut out: String = found.into_iter().take(MOST).map(|(_, line)| line + "\n").collect();
        if left > 0 {
            out.push_str(&format!("{left} more are not shown; GitHub keeps ten a step\n"));
        }
        out.push_str(&format!("tollcheck: {tally}\n"));
        out
    }
}

/// `text` as the message of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// `text` as a property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_start_a_command_of_its_own() {
        assert_eq!(data("72\n::error::x"), "72%0A::error::x");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}
