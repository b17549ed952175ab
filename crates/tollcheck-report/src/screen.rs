//! Text made fit for a terminal: widths in columns, and nothing that steers it.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// What to show for `c`: itself, unless it is a control character or turns the direction of writing.
pub(crate) const fn shown(c: char) -> char {
    match c {
        '\t' | '\n' => ' ',
        '\0'..='\u{1f}' => match char::from_u32(0x2400 + c as u32) {
            Some(picture) => picture,
            None => '\u{fffd}',
        },
        '\u{7f}'..='\u{9f}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => c,
    }
}

/// `text` with its lines and tabs, and every other character as it is shown: for messages and listings, into which names of
/// files, tables and columns come from strangers.
pub fn visible(text: &str) -> Cow<'_, str> {
    replaced(text, |c| !matches!(c, '\n' | '\t'))
}

/// `page` without control characters, and without the marks that show numbers the other way round. Those that only tell how
/// Arabic and Latin words lie beside each other stay.
pub(crate) fn page(page: &str) -> Cow<'_, str> {
    let meant =
        |c| matches!(c, '\n' | '\t' | '\r' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}');
    replaced(page, |c| !meant(c))
}

/// `text` with those characters that `may_change` as they are shown.
fn replaced(text: &str, may_change: impl Fn(char) -> bool) -> Cow<'_, str> {
    let changes = |c: char| shown(c) != c && may_change(c);
    if text.contains(changes) {
        text.chars().map(|c| if changes(c) { shown(c) } else { c }).collect()
    } else {
        text.into()
    }
}

/// `text` with every character as it is shown.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(shown).collect()
}

/// `text` on one line, white space squeezed, with every character as it is shown.
pub(crate) fn one_line(text: &str) -> String {
    plain(&crate::wording::squeeze(text))
}

/// The columns that `c` takes when it is shown.
pub(crate) fn width_of(c: char) -> usize {
    shown(c).width().unwrap_or(0)
}

/// The columns that `text` takes.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(width_of).sum()
}

/// `text` cut to `columns`, with `ellipsis` where something is missing, and filled up with blanks.
pub(crate) fn fit(text: &str, columns: usize, ellipsis: &str) -> String {
    let mut fitted =
        if width(text) <= columns { text.to_owned() } else { cut(text, columns, ellipsis) };
    fitted.extend(std::iter::repeat_n(' ', columns.saturating_sub(width(&fitted))));
    fitted
}

/// `text` cut to `columns`, the last of them for `ellipsis`.
fn cut(text: &str, columns: usize, ellipsis: &str) -> String {
    let mut left = columns.saturating_sub(width(ellipsis));
    let mut kept = String::new();
    for c in text.chars() {
        let Some(rest) = left.checked_sub(width_of(c)) else { break };
        left = rest;
        kept.push(c);
    }
    kept.push_str(ellipsis);
    kept
}

/// Whether `c` is written from right to left.
pub(crate) const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// The widest that a word may be before it is broken after all.
const LONGEST: usize = 1_000;

/// The byte ranges of the rows that `text` is wrapped into, each at most `columns` wide unless one word is wider.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<(usize, usize)> {
    let mut rows = Vec::new();
    let (mut start, mut used) = (0, 0);
    let mut gap = None;
    for (at, c) in text.char_indices() {
        let wide = width_of(c);
        if c == ' ' {
            gap = Some((at, used));
        } else if used >= LONGEST && gap.is_none() {
            rows.push((start, at));
            (start, used) = (at, 0);
        } else if used + wide > columns
            && let Some((end, before)) = gap.take()
        {
            rows.push((start, end));
            start = end + 1;
            used -= before + 1;
        }
        used += wide;
    }
    rows.push((start, text.len()));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, columns: usize) -> String {
        let rows: Vec<&str> =
            wrap(text, columns).into_iter().map(|(start, end)| &text[start..end]).collect();
        rows.join("|")
    }

    #[test]
    fn rows_break_at_blanks_and_count_columns() {
        assert_eq!(wrapped("one two three", 7), "one two|three");
        assert_eq!(wrapped("日本 日本", 5), "日本|日本");
        assert_eq!(wrapped("unbreakable at", 4), "unbreakable|at");
        assert_eq!(wrapped("", 4), "");
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(plain("\u{1b}[31mred\u{202e}\r"), "␛[31mred\u{fffd}␍");
    }

    #[test]
    fn messages_keep_their_lines_and_steer_nothing() {
        assert_eq!(visible("a\tb\n\u{1b}[2Jc\r"), "a\tb\n␛[2Jc␍");
        assert!(matches!(visible("دمشق, plain"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_page_shows_numbers_as_they_are_written() {
        assert_eq!(
            page("<p>\u{202e}12\u{202c} dead\u{7}</p>\n"),
            "<p>\u{fffd}12\u{fffd} dead␇</p>\n"
        );
        assert_eq!(page("\u{2067}شارع 12\u{2069}"), "\u{2067}شارع 12\u{2069}");
    }

    #[test]
    fn what_is_too_wide_is_cut() {
        assert_eq!(fit("kamikaze drones", 8, "…"), "kamikaz…");
        assert_eq!(fit("kamikaze drones", 8, "..."), "kamik...");
        assert_eq!(fit("drones", 8, "…"), "drones  ");
    }
}
