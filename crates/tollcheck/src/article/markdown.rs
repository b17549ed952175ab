//! Markdown: the prose, with the markup blanked out, so that every character keeps its line and column.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use tollcheck_report::{DateEvidence, Document};

use super::date;

/// What of Markdown is understood beyond the common core.
const OPTIONS: Options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
    .union(Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS)
    .union(Options::ENABLE_TABLES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_FOOTNOTES);

/// Turns the Markdown in `document` into prose, and takes date and headline from its front matter.
pub(super) fn lay_bare(document: &mut Document) {
    let source = std::mem::take(&mut document.text);
    let mut kept: Vec<Range<usize>> = Vec::new();
    let mut joined = Vec::new();
    let mut matter = None;
    let mut hidden = 0_usize;
    for (event, range) in Parser::new_ext(&source, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => {
                matter = Some(range);
                hidden += 1;
            }
            Event::Start(Tag::CodeBlock(_) | Tag::Image { .. }) => hidden += 1,
            Event::End(TagEnd::MetadataBlock(_) | TagEnd::CodeBlock | TagEnd::Image) => {
                hidden = hidden.saturating_sub(1);
            }
            Event::Text(_) | Event::Code(_) if hidden == 0 => kept.push(range),
            Event::SoftBreak => joined.push(range.start),
            _ => {}
        }
    }
    if let Some(matter) = matter.and_then(|range| source.get(range)) {
        read_matter(matter, document);
    }
    document.layout = Some(blank(&source, &kept, &[]));
    document.text = blank(&source, &kept, &joined);
}

/// `source` with every character outside of `kept` a blank, and the line breaks at `joined` too.
fn blank(source: &str, kept: &[Range<usize>], joined: &[usize]) -> String {
    let (mut next, mut join) = (0, 0);
    let mut out = String::with_capacity(source.len());
    for (at, c) in source.char_indices() {
        while kept.get(next).is_some_and(|range| range.end <= at) {
            next += 1;
        }
        while joined.get(join).is_some_and(|&start| start < at) {
            join += 1;
        }
        let is_kept = kept.get(next).is_some_and(|range| range.start <= at) && c != '`';
        let breaks = c == '\n' && joined.get(join) != Some(&at);
        out.push(if breaks || (is_kept && c != '\n') { c } else { ' ' });
    }
    out
}

/// `date:` and `title:` of front matter, YAML or TOML.
fn read_matter(matter: &str, document: &mut Document) {
    for line in matter.lines() {
        let Some((key, value)) = line.split_once([':', '=']) else { continue };
        let value = value.trim().trim_matches(['"', '\'']);
        match key.trim() {
            "title" if document.title.is_none() => document.title = Some(value.to_owned()),
            "date" | "published" | "datePublished" | "pubDate" if document.date.is_none() => {
                document.date = date::parse(value);
                if document.date.is_some() {
                    document.dated_by = DateEvidence::FrontMatter;
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(text: &str) -> Document {
        let mut document = Document { text: text.to_owned(), ..Document::default() };
        lay_bare(&mut document);
        assert_eq!(document.text.chars().count(), text.chars().count());
        document
    }

    #[test]
    fn markup_is_blanked_and_nothing_moves() {
        assert_eq!(
            bare("**72** people in [Kyiv](http://x/9)").text,
            "  72   people in  Kyiv             "
        );
        assert_eq!(bare("# Toll\n\n- 9 were\n  children").text, "  Toll\n\n  9 were   children");
        assert_eq!(bare("`72`\n\n```\n9\n```\n![5](x)").text, " 72 \n\n   \n \n   \n       ");
    }

    #[test]
    fn markup_comes_to_so_many_events_a_byte_and_no_more() {
        let pieces = [
            "> ",
            "- ",
            "- - a\n",
            "1. a\n   ",
            "[",
            "![",
            "[a](",
            "[a](b) ",
            "[a]: b\n",
            "[^1]",
            "[^1]: a\n",
            "**a ",
            "_a_ ",
            "`a",
            "```\n",
            "| a ",
            "|-|\n",
            "a\n-\n",
            "<a>",
            "<!--",
            "&amp;",
            "~~a~~",
            "a\n",
            "\\",
        ];
        for piece in pieces {
            let source = piece.repeat(40_000 / piece.len());
            let events = Parser::new_ext(&source, OPTIONS).count();
            assert!(events <= 4 * source.len(), "{piece:?}: {events} events");
        }
    }

    #[test]
    fn front_matter_dates_an_article() {
        let document = bare("---\ntitle: \"A toll\"\ndate: 2024-09-15\n---\n72 died.");
        assert_eq!(document.date.unwrap().to_string(), "2024-09-15");
        assert_eq!(document.title.as_deref(), Some("A toll"));
        assert_eq!(document.text.trim(), "72 died.");
    }
}
