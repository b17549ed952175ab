//! A page into its tree of elements, refused as soon as it grows beyond what a page of a newspaper can be.
//!
//! A few thousand bytes can ask for millions of elements, since each paragraph opens anew what was left open in the one
//! before; and the work of an element grows with what is open around it, that of an attribute with those before it. So
//! the page goes to the parser piece by piece, and between two pieces it is looked at what has come of it.

use std::cell::Cell;

use dom_query::{Document as Page, NodeData, NodeId};
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::Tracer;
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};

/// The most elements, texts and comments of a page. The longest pages of newspapers stay below 50,000.
const NODES: usize = 500_000;

/// The most elements that are open at once. Pages of newspapers stay below 100, and browsers end at 512.
const OPEN: usize = 512;

/// The most levels that all elements together stand below the first: what is done with each grows with its own.
const LEVELS: usize = 8_000_000;

/// The most attributes of an element.
const ATTRIBUTES: usize = 1_000;

/// The most bytes of a text, and of an attribute that is kept: what writes a page looks for each `&` through all that is left.
const TEXT: usize = 8 << 10;

/// The most bytes of a piece.
const PIECE: usize = 1 << 10;

/// The tree of the page `source`, or in what it goes beyond a page.
pub(super) fn tree(source: &str) -> Result<Page, String> {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Page::default(), options);
    let tokenizer =
        Tokenizer::new(Told { builder, told: Cell::new(false) }, TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut tag: Option<Tag> = None;
    let (mut nodes, mut levels) = (0, 0);
    for piece in pieces(source) {
        queue.push_back(piece.into());
        // It stops after each script, which nobody here runs, and at an encoding, which is known.
        while !queue.is_empty() {
            let _ = tokenizer.feed(&queue);
        }
        let sink = &tokenizer.sink;
        if sink.told.replace(false) {
            tag = None;
        } else {
            let tag = tag.get_or_insert_with(|| Tag::of(piece));
            if tag.attributes(piece) > ATTRIBUTES {
                return Err(format!("has an element with more than {ATTRIBUTES} attributes"));
            }
        }
        let (before, open) = (nodes, sink.open());
        nodes = sink.builder.sink.tree.len();
        levels += (nodes - before) * open;
        if nodes > NODES {
            return Err(format!("comes to more than {NODES} elements"));
        }
        if open > OPEN {
            return Err(format!("nests elements deeper than {OPEN}"));
        }
        if levels > LEVELS {
            return Err(format!("nests elements more than {LEVELS} levels deep in all"));
        }
    }
    tokenizer.end();
    let page = tokenizer.sink.builder.sink.finish();
    part(&page);
    Ok(page)
}

/// Parts long texts of `page` into several that stand side by side, and empties long attributes.
fn part(page: &Page) {
    for node in page.root().descendants() {
        let long = page.tree.update_node(&node.id, |node| match &mut node.data {
            NodeData::Text { contents } if contents.len() > TEXT => Some(contents.to_string()),
            NodeData::Element(element) => {
                for attribute in &mut element.attrs {
                    if attribute.value.len() > TEXT {
                        attribute.value.clear();
                    }
                }
                None
            }
            _ => None,
        });
        let Some(text) = long.flatten() else { continue };
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let ends = |at: &usize| rest.is_char_boundary(*at);
            let end = (1..=TEXT.min(rest.len())).rev().find(ends).unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            page.tree.insert_before_of(&node.id, &page.tree.new_text(part).id);
            rest = after;
        }
        node.remove_from_parent();
    }
}

/// `source` in pieces that hold no `<` but as their first character.
fn pieces(source: &str) -> impl Iterator<Item = &str> {
    let mut rest = source;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?.len_utf8();
        let ends = |at: &usize| rest.is_char_boundary(*at);
        let most = (first..=PIECE.min(rest.len())).rev().find(ends).unwrap_or(first);
        let end = rest[first..most].find('<').map_or(most, |at| first + at);
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// The builder of the tree, and whether it was told anything since that was last asked: inside a tag it is not.
struct Told {
    builder: TreeBuilder<NodeId, Page>,
    told: Cell<bool>,
}

impl Told {
    /// How many elements are open, or will be opened anew.
    fn open(&self) -> usize {
        let count = Count(Cell::new(0));
        self.builder.trace_handles(&count);
        count.0.get()
    }
}

impl TokenSink for Told {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if !matches!(token, Token::ParseError(_)) {
            self.told.set(true);
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// How many elements a builder holds.
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

/// A tag that has not ended yet.
struct Tag {
    state: State,
    attributes: usize,
}

/// What the next byte of a tag may be, as the standard of HTML has it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// More of the name of the tag.
    Open,
    /// The beginning of the name of an attribute.
    Before,
    /// More of that name.
    Name,
    /// The sign before its value, or the beginning of another name.
    After,
    /// The beginning of its value.
    Value,
    /// More of a value without quotes.
    Bare,
    /// More of a value in these quotes.
    Quoted(u8),
    /// More of a comment.
    Comment,
}

impl State {
    /// What comes after `byte`.
    const fn next(self, byte: u8) -> Self {
        let blank = matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c);
        match (self, byte) {
            (Self::Quoted(quote), _) if byte != quote => self,
            (Self::Quoted(_), _) | (Self::Open | Self::Name | Self::After | Self::Before, b'/') => {
                Self::Before
            }
            (Self::Open | Self::Bare, _) if blank => Self::Before,
            (Self::Name | Self::After, _) if blank => Self::After,
            (Self::Before | Self::Value, _) if blank => self,
            (Self::Open | Self::Bare | Self::Comment, _) => self,
            (Self::Name | Self::After, b'=') => Self::Value,
            (Self::Value, b'"' | b'\'') => Self::Quoted(byte),
            (Self::Value, _) => Self::Bare,
            (Self::Before | Self::Name | Self::After, _) => Self::Name,
        }
    }
}

impl Tag {
    /// The tag that opens `piece`, or the comment.
    fn of(piece: &str) -> Self {
        let state = if piece.starts_with("<!") || piece.starts_with("<?") {
            State::Comment
        } else {
            State::Open
        };
        Self { state, attributes: 0 }
    }

    /// How many attributes it has after `piece`.
    fn attributes(&mut self, piece: &str) -> usize {
        for byte in piece.bytes() {
            let before = self.state;
            self.state = before.next(byte);
            self.attributes += usize::from(before != State::Name && self.state == State::Name);
        }
        self.attributes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trouble(source: &str) -> String {
        tree(source).map_or_else(|trouble| trouble, |page| format!("{} nodes", page.tree.len()))
    }

    /// `piece` so many times, with another number for its N each time.
    fn numbered(count: usize, piece: &str) -> String {
        (0..count).map(|n| piece.replace('N', &n.to_string())).collect()
    }

    #[test]
    fn a_tree_is_that_of_the_whole_page() {
        let fixture = include_str!("../../../../fixtures/articles/2025-06-12-market-strike.html");
        let long = format!("<p title=\"{}\">é<script>if (a<b) '</p>'</script>", "é<".repeat(2_000));
        for page in
            [fixture, &long, "", "<", "a<b", "\u{feff}<p>é", "<table><tr><td>1<td>2", "<!-- <p>"]
        {
            assert_eq!(tree(page).unwrap().html(), Page::from(page).html());
        }
    }

    #[test]
    fn a_long_text_is_many_that_say_the_same() {
        let text = "é &amp; ".repeat(20_000);
        let page = tree(&format!("<p title=\"{text}\" id=7>{text}<b>12</b>")).unwrap();
        assert_eq!(page.select("p").text().to_string(), text.replace("amp;", "") + "12");
        let texts = page.root().descendants();
        let longest =
            texts.iter().filter(|node| node.is_text()).map(|node| node.text().len()).max();
        assert!(longest.is_some_and(|longest| longest <= TEXT), "{longest:?}");
        assert_eq!(page.select("p").attr("title").as_deref(), Some(""));
        assert_eq!(page.select("p").attr("id").as_deref(), Some("7"));
    }

    #[test]
    fn elements_within_elements_end_somewhere() {
        let deep = "nests elements deeper than 512";
        for open in
            ["<div>", "<div></b>", "<div></p>", "<table><tr><td>", "<b></i>", "<svg>", "<template>"]
        {
            assert_eq!(trouble(&open.repeat(100_000)), deep, "{open}");
        }
        let list = numbered(600, "<b id=N>");
        assert_eq!(trouble(&format!("<p>{list}</p>")), deep);
        assert_eq!(trouble(&"<div>".repeat(500)), "504 nodes");
        let nest = "<div>".repeat(400) + &"</div>".repeat(400);
        assert_eq!(
            trouble(&nest.repeat(100)),
            "nests elements more than 8000000 levels deep in all"
        );
        assert_eq!(trouble(&nest.repeat(20)), "8004 nodes");
    }

    #[test]
    fn cells_and_items_that_nothing_closes_are_not_within_one_another() {
        assert_eq!(trouble(&format!("<table>{}", "<tr><td>7".repeat(3_000))), "9006 nodes");
        assert_eq!(trouble(&"<li>7<p>".repeat(3_000)), "9004 nodes");
    }

    #[test]
    fn a_page_that_unfolds_to_millions_of_elements_is_refused() {
        let open = numbered(5, "<font size=N>");
        assert_eq!(
            trouble(&format!("<p>{open}{}", "<p>7".repeat(80_000))),
            "comes to more than 500000 elements"
        );
    }

    #[test]
    fn attributes_are_counted_where_they_have_no_end() {
        let many = numbered(2_000, "aN ");
        let told = "has an element with more than 1000 attributes";
        assert_eq!(trouble(&format!("<p {many}>")), told);
        assert_eq!(trouble(&format!("<p {}>", numbered(3_000, "=N "))), told);
        assert_eq!(trouble(&format!("<p x='>' {}>", many.replace(' ', "=\">\""))), told);
        assert_eq!(trouble(&format!("</p/{}>", many.replace(' ', "/"))), told);
        assert_eq!(
            trouble(&format!("<p x=\"{many}\" y='{many}' z={}>7", many.replace(' ', "/"))),
            "6 nodes"
        );
        assert_eq!(trouble(&format!("<!-- {many}-->7")), "6 nodes");
        assert_eq!(trouble(&format!("<script>if (a<b) {many}</script>7")), "9 nodes");
    }
}
