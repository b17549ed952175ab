//! Pages: the main text without the furniture around it.

use dom_query::Document as Page;
use dom_smoothie::{Config, Readability, TextMode};
use tollcheck_model::Fault;
use tollcheck_report::Document;

use super::{page, published};

/// The least characters of main text; below it, the paragraphs of the page are taken as they stand.
const LEAST: usize = 250;

/// Turns the page in `document` into its main text, with headline and publication date.
pub(super) fn lay_bare(document: &mut Document) -> Result<(), Fault> {
    let source = std::mem::take(&mut document.text);
    let page = page::tree(&source)
        .map_err(|what| Fault::of_file(&document.file, format!("{what}, which no article does")))?;
    let metadata_title = title(&page);
    let (text, headline) = main_text(&page);
    document.title = headline.or(metadata_title);
    if let Some((date, evidence)) = published::find(&page, &text) {
        document.date = Some(date);
        document.dated_by = evidence;
    }
    document.text = text;
    document.verbatim = false;
    if document.text.trim().is_empty() {
        return Err(Fault::of_file(&document.file, "holds no text"));
    }
    Ok(())
}

/// The main text, one paragraph a line, and the headline.
fn main_text(page: &Page) -> (String, Option<String>) {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let article = Readability::with_document(page.clone(), None, Some(config))
        .and_then(|mut it| it.parse())
        .ok();
    let (text, headline) = match article {
        Some(article) => (lines(&article.text_content), Some(article.title)),
        None => (String::new(), None),
    };
    let headline = headline.filter(|it| !it.trim().is_empty());
    if text.len() >= LEAST {
        return (text, headline);
    }
    let paragraphs = lines(
        &page.select("p").iter().map(|p| p.text().to_string()).collect::<Vec<_>>().join("\n"),
    );
    let all = if paragraphs.is_empty() { lines(&page.select("body").text()) } else { paragraphs };
    (if all.len() > text.len() { all } else { text }, headline)
}

/// The lines of `text` with white space squeezed, empty ones left out.
fn lines(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn title(page: &Page) -> Option<String> {
    let title = page.select("title").text();
    Some(title.trim().to_owned()).filter(|title| !title.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(source: &str) -> Result<Document, Fault> {
        let mut document =
            Document { file: "a.html".to_owned(), text: source.to_owned(), ..Document::default() };
        lay_bare(&mut document).map(|()| document)
    }

    #[test]
    fn furniture_is_left_out() {
        let page = include_str!("../../../../fixtures/articles/2025-06-12-market-strike.html");
        let document = open(page).unwrap();
        assert!(
            document
                .text
                .contains("killing eleven people and wounding dozens, a medical aid group said.")
        );
        assert!(!document.text.contains("555-0199") && !document.text.contains("Sport"));
        assert_eq!(document.date.unwrap().to_string(), "2025-06-12");
        assert_eq!(document.dated_by.name(), "json-ld");
    }

    #[test]
    fn a_short_page_is_taken_as_it_stands() {
        assert_eq!(open("<p>Two   died.<p>One &amp; all.").unwrap().text, "Two died.\nOne & all.");
        assert_eq!(open("Two died.").unwrap().text, "Two died.");
    }

    #[test]
    fn a_page_without_end_is_refused() {
        let fault = open(&"<div>".repeat(100_000)).unwrap_err();
        assert_eq!(
            fault.to_string(),
            "a.html: nests elements deeper than 512, which no article does"
        );
        assert_eq!(open("<div></div>").unwrap_err().to_string(), "a.html: holds no text");
    }
}
