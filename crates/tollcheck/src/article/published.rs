//! The publication date of a page, and what it rests on.

use dom_query::Document as Page;
use jiff::civil::Date;
use serde_json::Value;
use tollcheck_report::DateEvidence;

use super::date;

/// `<meta>` names and properties that hold a publication date, the surest first.
const META: [&str; 20] = [
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "article.published",
    "publish-date",
    "publishdate",
    "publication_date",
    "pubdate",
    "dc.date",
    "dcterms.date",
    "date",
];

/// Characters of running text that are searched for a date.
const HEAD: usize = 2_000;

/// The publication date of `page`, whose main text is `text`: JSON-LD, then `<meta>`, the address, microdata, `<time>`,
/// and a date in the running text.
pub(super) fn find(page: &Page, text: &str) -> Option<(Date, DateEvidence)> {
    let found = |date: Option<Date>, evidence| date.map(|date| (date, evidence));
    found(in_json_ld(page), DateEvidence::JsonLd)
        .or_else(|| found(in_meta(page), DateEvidence::Meta))
        .or_else(|| found(in_address(page), DateEvidence::Url))
        .or_else(|| found(in_microdata(page), DateEvidence::Meta))
        .or_else(|| found(in_time(page), DateEvidence::TimeElement))
        .or_else(|| {
            let head: String = text.chars().take(HEAD).collect();
            found(date::find(&head), DateEvidence::VisibleText)
        })
}

fn in_json_ld(page: &Page) -> Option<Date> {
    page.select("script[type='application/ld+json']").iter().find_map(|script| {
        let source = script.text();
        if let Ok(value) = serde_json::from_str::<Value>(&source) {
            return date_published(&value);
        }
        let (_, rest) = source.split_once("\"datePublished\"")?;
        date::parse(rest.trim_start_matches([' ', ':', '"', '\n']))
    })
}

/// The first `datePublished` in `value`, however deep.
fn date_published(value: &Value) -> Option<Date> {
    match value {
        Value::Array(items) => items.iter().find_map(date_published),
        Value::Object(fields) => {
            let own = fields.get("datePublished").and_then(Value::as_str).and_then(date::parse);
            own.or_else(|| fields.values().find_map(date_published))
        }
        _ => None,
    }
}

fn in_meta(page: &Page) -> Option<Date> {
    let mut best: Option<(usize, Date)> = None;
    for meta in &page.select("meta") {
        let Some(name) =
            ["property", "name", "itemprop"].into_iter().find_map(|key| meta.attr(key))
        else {
            continue;
        };
        let name = name.to_ascii_lowercase();
        let Some(rank) = META.iter().position(|known| *known == name) else { continue };
        let date = meta.attr("content").and_then(|content| date::parse(&content));
        if let Some(date) = date.filter(|_| best.is_none_or(|(known, _)| rank < known)) {
            best = Some((rank, date));
        }
    }
    best.map(|(_, date)| date)
}

/// The date in the address that the page states for itself: `/2025/08/06/`, `/2025/aug/06/`, `2025-08-06`.
fn in_address(page: &Page) -> Option<Date> {
    let addresses = [("link[rel='canonical']", "href"), ("meta[property='og:url']", "content")];
    addresses.into_iter().find_map(|(selector, attribute)| {
        let address = page.select(selector).attr(attribute)?;
        let parts: Vec<&str> = address.split(['/', '-', '_', '.', '?']).collect();
        parts.windows(3).find_map(|part| {
            let [year, month, day] = [part[0], part[1], part[2]];
            let numeric = year.len() == 4 && month.len() == 2 && day.len() == 2;
            let lettered = year.len() == 4 && month.len() == 3 && day.len() <= 2;
            if numeric {
                date::parse(&format!("{year}-{month}-{day}"))
            } else if lettered {
                date::parse(&format!("{day} {month} {year}"))
            } else {
                None
            }
        })
    })
}

fn in_microdata(page: &Page) -> Option<Date> {
    page.select("[itemprop='datePublished']").iter().find_map(|element| {
        let stated = element.attr("datetime").or_else(|| element.attr("content"));
        stated.map_or_else(|| date::parse(&element.text()), |stated| date::parse(&stated))
    })
}

fn in_time(page: &Page) -> Option<Date> {
    page.select("time").iter().find_map(|element| {
        let stated = element.attr("datetime").and_then(|stated| date::parse(&stated));
        stated.or_else(|| date::parse(&element.text()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(head: &str, text: &str) -> String {
        match find(
            &Page::from(format!("<html><head>{head}</head><body>{text}</body></html>").as_str()),
            text,
        ) {
            Some((date, evidence)) => format!("{date} {evidence}"),
            None => "-".to_owned(),
        }
    }

    #[test]
    fn the_surest_evidence_wins() {
        let ld = r#"<script type="application/ld+json">{"@graph":[{"datePublished":"2025-08-06T01:00Z"}]}</script>"#;
        let meta = r#"<meta name="date" content="2025-08-07"><meta property="article:published_time" content="2025-08-05">"#;
        let address = r#"<link rel="canonical" href="https://x.example/2025/aug/04/toll">"#;
        assert_eq!(date(&format!("{meta}{ld}{address}"), ""), "2025-08-06 json-ld");
        assert_eq!(date(&format!("{meta}{address}"), ""), "2025-08-05 meta");
        assert_eq!(date(address, ""), "2025-08-04 url");
        assert_eq!(date("", "<time>3 August 2025</time>"), "2025-08-03 time element");
        assert_eq!(date("", "Published on August 2, 2025 at noon."), "2025-08-02 visible text");
        assert_eq!(date("", "Two died."), "-");
    }

    #[test]
    fn broken_json_still_tells_the_date() {
        let ld = r#"<script type="application/ld+json">{"datePublished": "2025-08-06",}</script>"#;
        assert_eq!(date(ld, ""), "2025-08-06 json-ld");
    }
}
