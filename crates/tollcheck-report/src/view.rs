//! The article as it stands, with a mark below each figure.

use tollcheck_model::{Claim, Span, Status, Verdict};

use crate::mark;
use crate::screen::{is_right_to_left, plain, shown, width, wrap};
use crate::text::Screen;

/// One figure to mark.
struct Marked {
    span: Span,
    number: u32,
    status: Option<Status>,
}

/// The lines of `text` with their numbers, wrapped, each figure marked below its words.
///
/// ```text
///    3 | Since May, 72 people have been killed in the capital.
///      |            7~~~~~~~~
/// ```
pub(crate) fn article(
    text: &str,
    claims: &[Claim],
    verdicts: Option<&[Verdict]>,
    screen: Screen,
) -> String {
    let mut marked: Vec<Marked> = claims
        .iter()
        .enumerate()
        .map(|(at, claim)| Marked {
            span: claim.span,
            number: claim.id.0,
            status: verdicts.and_then(|all| all.get(at)).map(|verdict| verdict.status),
        })
        .collect();
    marked.sort_by_key(|it| (it.span.start, it.span.end));
    let digits = text.bytes().filter(|&byte| byte == b'\n').count().max(99).to_string().len();
    let columns = screen.width.saturating_sub(digits + 4).max(20);

    let mut out = String::new();
    let mut start = 0;
    let mut next = 0;
    for (line, words) in text.split('\n').enumerate() {
        let here = start;
        start += words.len() + 1;
        if words.trim().is_empty() {
            continue;
        }
        for (at, (from, to)) in wrap(words, columns).into_iter().enumerate() {
            let number = if at == 0 { (line + 1).to_string() } else { String::new() };
            let row = Span { start: here + from, end: here + to };
            while marked.get(next).is_some_and(|it| it.span.end <= row.start) {
                next += 1;
            }
            let marks: Vec<&Marked> = marked[next..]
                .iter()
                .take_while(|it| it.span.start < row.end)
                .filter(|it| it.span.end > row.start)
                .collect();
            let words = words.get(from..to).unwrap_or_default();
            if words.chars().any(is_right_to_left) {
                out.push_str(&format!(" {number:>digits$} | {}\n", bracketed(words, row, &marks)));
                continue;
            }
            out.push_str(&format!(" {number:>digits$} | {}\n", plain(words).trim_end()));
            if !marks.is_empty() {
                out.push_str(&format!(
                    " {:>digits$} | {}\n",
                    "",
                    marks_below(words, row, &marks, screen)
                ));
            }
        }
    }
    out
}

/// The row of marks below `words`.
fn marks_below(words: &str, row: Span, marks: &[&Marked], screen: Screen) -> String {
    let mut out = String::new();
    let mut at = 0;
    for mark in marks {
        let from = mark.span.start.saturating_sub(row.start);
        let to = mark.span.end.min(row.end) - row.start;
        let before = width(words.get(..from).unwrap_or(words));
        let below = width(words.get(from..to).unwrap_or_default());
        if before < at {
            continue;
        }
        out.extend(std::iter::repeat_n(' ', before - at));
        let label =
            if mark.span.start >= row.start { mark.number.to_string() } else { String::new() };
        let underline = mark::underline(mark.status);
        let line: String = label
            .chars()
            .chain(std::iter::repeat_n(underline, below.saturating_sub(label.len())))
            .collect();
        out.push_str(&screen.paint(mark::style(mark.status), &line));
        at = before + line.len();
    }
    out
}

/// `words` with each figure in brackets that bear its number, for rows that a terminal puts in another order.
fn bracketed(words: &str, row: Span, marks: &[&Marked]) -> String {
    let mut out = String::new();
    for (at, c) in words.char_indices() {
        let at = row.start + at;
        for mark in marks {
            if mark.span.end == at {
                out.push(']');
            }
        }
        for mark in marks {
            if mark.span.start == at {
                out.push_str(&format!("[{} ", mark.number));
            }
        }
        out.push(shown(c));
    }
    out.extend(marks.iter().filter(|mark| mark.span.end >= row.end).map(|_| ']'));
    out
}
