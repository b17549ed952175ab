//! Quotations: what stands in quotation marks, over sentences and paragraphs.

use std::ops::Range;

use super::speech::Speech;
use crate::text::Text;
use crate::token::{Token, TokenSort};

/// The quotations of a text, in order, none within another.
#[derive(Debug, Default)]
pub(super) struct Quotes(Vec<Range<usize>>);

/// A way to quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `"…"` and `“…”`, which writers mix
    Double,
    /// `'…'` and `‘…’`
    Single,
    /// ` ``…'' ` and `''…''`
    Doubled,
    /// `„…“`
    Low,
    /// `«…»`
    Guillemets,
}

impl Quotes {
    /// The quotations of `text`.
    ///
    /// A paragraph that ends within a quotation ends it, unless the next one opens with the same mark: writers reopen
    /// a quotation with each paragraph and close it once.
    pub(super) fn of(text: &Text<'_>) -> Self {
        let mut quotes = Vec::new();
        let mut open: Option<(Style, usize)> = None;
        let mut paragraph = 0;
        for sentence in &text.sentences {
            let first = sentence.tokens.start;
            let mut at = first;
            if sentence.paragraph != paragraph {
                paragraph = sentence.paragraph;
                if let Some((style, start)) = open {
                    match opening(&text.tokens, at) {
                        Some((again, len)) if again == style => at += len,
                        _ => {
                            quotes.push(start..first);
                            open = None;
                        }
                    }
                }
            }
            while at < sentence.tokens.end {
                if text.tokens[at].sort != TokenSort::Mark {
                    at += 1;
                    continue;
                }
                let mut len = 1;
                match open {
                    None => {
                        if let Some((style, marks)) = opening(&text.tokens, at) {
                            open = Some((style, at));
                            len = marks;
                        }
                    }
                    Some((style, start)) => {
                        if let Some(marks) = closing(&text.tokens, at, style) {
                            quotes.push(start..at + marks);
                            open = None;
                            len = marks;
                        } else if style != Style::Single
                            && opening(&text.tokens, at).is_some_and(|(again, _)| again == style)
                        {
                            quotes.push(start..at);
                            open = Some((style, at));
                        }
                    }
                }
                at += len;
            }
        }
        if let Some((_, start)) = open {
            quotes.push(start..text.tokens.len());
        }
        Self(quotes)
    }

    /// The quotation that holds the token `at`, its marks among it.
    pub(super) fn at(&self, at: usize) -> Option<&Range<usize>> {
        let next = self.0.partition_point(|quote| quote.start <= at);
        self.0[..next].last().filter(|quote| at < quote.end)
    }

    /// Whether a quotation lies in `tokens`.
    pub(super) fn meets(&self, tokens: &Range<usize>) -> bool {
        let next = self.0.partition_point(|quote| quote.start < tokens.start);
        self.0.get(next).is_some_and(|quote| quote.start < tokens.end)
    }

    /// The first quotation that opens after the token `at`.
    pub(super) fn after(&self, at: usize) -> Option<&Range<usize>> {
        self.0.get(self.0.partition_point(|quote| quote.start <= at))
    }

    /// Every quotation.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Range<usize>> {
        self.0.iter()
    }
}

/// Gives each quotation that nobody was found to say the speaker of the last, where it makes a sentence.
///
/// > “Five died,” she said. **“Ten were hurt.”**
pub(super) fn carry_on(text: &Text<'_>, quotes: &Quotes, speeches: &mut Vec<Speech>) {
    let mut carried = Vec::new();
    let mut next = 0;
    let mut last: Option<usize> = None;
    let mut reached = 0;
    for quote in quotes.iter() {
        while let Some(speech) = speeches.get(next)
            && speech.unit.start < quote.start
        {
            if speech.source.is_some() && quotes.at(speech.unit.start).is_none() {
                last = Some(next);
            }
            reached = reached.max(speech.content.end);
            next += 1;
        }
        let ahead = speeches[next..].iter().take(4).any(|speech| {
            speech.content.start < quote.end
                && quote.start < speech.content.end
                && quotes.at(speech.unit.start).is_none()
        });
        let whole = text
            .sentences
            .binary_search_by_key(&quote.start, |sentence| sentence.tokens.start)
            .is_ok();
        if ahead || reached > quote.start || !whole || quote.len() < 5 {
            continue;
        }
        if let Some(last) = last {
            let mut speech = speeches[last].clone();
            speech.content = quote.clone();
            carried.push(speech);
        }
    }
    speeches.extend(carried);
}

/// The way of quoting that the mark at `at` opens, and how many tokens the mark is.
fn opening(tokens: &[Token<'_>], at: usize) -> Option<(Style, usize)> {
    let token = &tokens[at];
    let next = tokens.get(at + 1);
    let before_word = next.is_some_and(|next| !next.spaced);
    match token.text {
        "“" => Some((Style::Double, 1)),
        "„" => Some((Style::Low, 1)),
        "«" => Some((Style::Guillemets, 1)),
        "\"" if before_word && (token.spaced || after_opening(tokens, at)) => {
            Some((Style::Double, 1))
        }
        "‘" if before_word => Some((Style::Single, 1)),
        "'" if before_word && token.spaced && next.is_some_and(|next| next.text == "'") => {
            Some((Style::Doubled, 2))
        }
        "'" if before_word && token.spaced => Some((Style::Single, 1)),
        "`" if next.is_some_and(|next| next.text == "`" && !next.spaced) => {
            Some((Style::Doubled, 2))
        }
        _ => None,
    }
}

/// Whether a bracket or dash stands right before the token `at`.
fn after_opening(tokens: &[Token<'_>], at: usize) -> bool {
    at > 0 && matches!(tokens[at - 1].text, "(" | "[" | "—" | "–" | "-" | "/" | "‘" | ":")
}

/// How many tokens the mark at `at` is, where it closes a quotation of `style`.
fn closing(tokens: &[Token<'_>], at: usize, style: Style) -> Option<usize> {
    let token = &tokens[at];
    let next = tokens.get(at + 1);
    let after_word = !token.spaced;
    match (style, token.text) {
        (Style::Double, "”")
        | (Style::Guillemets, "»")
        | (Style::Doubled, "\"" | "”")
        | (Style::Low, "“" | "”") => Some(1),
        (Style::Double, "\"") if after_word || next.is_none_or(|next| next.spaced) => Some(1),
        (Style::Doubled, "'") if next.is_some_and(|next| next.text == "'" && !next.spaced) => {
            Some(2)
        }
        (Style::Single, "'" | "’") => {
            let plural = at > 0 && tokens[at - 1].text.ends_with(['s', 'S']);
            let goes_on = next.is_some_and(|next| next.text.starts_with(char::is_lowercase));
            let ends = next
                .is_none_or(|next| next.spaced || !next.text.starts_with(char::is_alphanumeric));
            (after_word && ends && !(plural && goes_on)).then_some(1)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotes(text: &str) -> Vec<String> {
        let text = Text::of(text);
        Quotes::of(&text)
            .iter()
            .map(|quote| {
                let (first, last) = (&text.tokens[quote.start], &text.tokens[quote.end - 1]);
                text.whole[first.start..last.end()].replace('\n', "/")
            })
            .collect()
    }

    #[test]
    fn marks_of_every_style_pair() {
        assert_eq!(quotes("He said \"five died\" and left."), ["\"five died\""]);
        assert_eq!(quotes("“Five,” he said, “died.”"), ["“Five,”", "“died.”"]);
        assert_eq!(quotes("``Five died,'' he said."), ["``Five died,''"]);
        assert_eq!(quotes("''Five died,'' he said."), ["''Five died,''"]);
        assert_eq!(quotes("«Five died», he said."), ["«Five died»"]);
        assert_eq!(quotes("„Five died“, he said."), ["„Five died“"]);
        assert_eq!(
            quotes("‘Five soldiers’ homes burned,’ he said."),
            ["‘Five soldiers’ homes burned,’"]
        );
    }

    #[test]
    fn apostrophes_quote_nothing() {
        assert_eq!(quotes("The soldiers' homes and Gaza's port weren't hit."), [""; 0]);
    }

    #[test]
    fn a_paragraph_reopens_the_quotation_of_the_last() {
        assert_eq!(
            quotes("“Five died.\n“Ten were hurt,” he said."),
            ["“Five died./“Ten were hurt,”"]
        );
    }

    #[test]
    fn a_quotation_left_open_ends_with_its_paragraph() {
        assert_eq!(quotes("“Five died.\nTen were hurt, he said."), ["“Five died."]);
    }

    #[test]
    fn a_second_opening_mark_ends_the_first_quotation() {
        assert_eq!(
            quotes("\"Five died. \"Ten were hurt,\" he said."),
            ["\"Five died.", "\"Ten were hurt,\""]
        );
    }
}
