//! The pictures of a report: whose series are drawn, with which claims and rows.

use crate::scratch::Scratch;

const TABLES: &str = r#"{"name":"t","resources":[
{"name":"office","path":"office.csv","sources":[{"title":"Office"}],"tollcheck":{"rows":"running_total","place":"Ukraine","country":"UA"},
 "schema":{"fields":[{"name":"date","tollcheck":"date"},{"name":"killed","tollcheck":"killed"}]}},
{"name":"register","path":"register.csv","sources":[{"title":"Register"}],"tollcheck":{"rows":"events","country":"UA"},
 "schema":{"fields":[{"name":"date","tollcheck":"date"},{"name":"town","tollcheck":"place"},{"name":"killed","tollcheck":"killed"},
 {"name":"low","tollcheck":"killed.low"},{"name":"high","tollcheck":"killed.high"}]}}]}"#;

/// The caption of each picture in the report on `article`, how many dots it has, and the rows of its table.
fn pictures(article: &str) -> Vec<String> {
    let desk = Scratch::with(&[
        ("a.txt", article),
        ("t/datapackage.json", TABLES),
        ("t/office.csv", "date,killed\n2025-05-01,60\n2025-05-02,66\n2025-05-03,80\n"),
        (
            "t/register.csv",
            "date,town,killed,low,high\n2025-05-01,Sumy,3,2,4\n2025-05-02,Sumy,5,5,5\n2025-05-03,Izium,9,8,9\n",
        ),
    ]);
    let words = "check a.txt --sources t --date 2025-05-04 --format html -o page.html";
    let ended = desk.run(words);
    assert!(matches!(ended.status, Some(0 | 1)), "{ended:?}");
    let page = desk.read("page.html");
    let figures =
        page.split("<figure>").skip(1).map(|rest| rest.split("</figure>").next().unwrap());
    figures.map(told).collect()
}

/// One picture in a line.
fn told(figure: &str) -> String {
    let within = |open: &str, close: &str| {
        let (_, rest) = figure.split_once(open).unwrap();
        words(rest.split_once(close).unwrap().0)
    };
    let (caption, rows) = (within("<figcaption>", "</figcaption>"), within("<tbody>", "</tbody>"));
    let dots = figure.matches("<circle").count();
    format!("{caption} | {dots} | {rows}")
}

/// The text of `html` without its tags.
fn words(html: &str) -> String {
    let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    pieces.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_total_is_drawn_with_the_claims_that_it_answers() {
    let article = "By 2 May 2025, 66 people had been killed in Ukraine. The death toll in Ukraine stood at \
        60 on 3 May 2025.";
    assert_eq!(
        pictures(article),
        ["Killed: Office ( claim 1 , claim 2 ) | 3 | \
          2025-05-01 60 line 2 2025-05-02 66 line 3 2025-05-02 66 66 66 claim 1, supported \
          2025-05-03 80 line 4 2025-05-03 60 60 60 claim 2, outdated"]
    );
}

#[test]
fn days_that_are_added_up_are_drawn_as_they_grow() {
    assert_eq!(
        pictures("Between 1 and 2 May 2025 strikes on Sumy killed eight people in all."),
        ["Killed: Register ( claim 1 ) | 2 | \
             2025-05-01 3 2 4 line 2 2025-05-02 8 7 9 line 3 2025-05-02 8 8 8 claim 1, supported"]
    );
}

#[test]
fn an_event_is_drawn_among_its_rows() {
    assert_eq!(
        pictures("A strike on Izium killed nine people on 3 May 2025."),
        ["Killed: Register ( claim 1 ) | 1 | \
             2025-05-03 9 8 9 line 4 2025-05-03 9 9 9 claim 1, supported"]
    );
}

#[test]
fn what_no_row_answers_is_not_drawn() {
    assert!(pictures("A strike on Lviv killed nine people on 3 May 2025.").is_empty());
}
