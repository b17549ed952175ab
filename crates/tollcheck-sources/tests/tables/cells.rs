//! Every way in which tables write a number, a date, an hour.

use insta::assert_snapshot;
use tollcheck_sources::date_of;

use super::folder::{DATE, EVENTS, KILLED, faults, load, measures, rows, table};

/// The number that a cell of its own column is, and what is said beside it.
fn number(cell: &str) -> String {
    let sources = table(&format!("date;killed\n2025-03-01;{cell}\n"), EVENTS, &[DATE, KILLED]);
    let told = faults(&sources);
    if !told.is_empty() {
        return told.replace("a.csv:2: column \"killed\": ", "");
    }
    let measure = &sources.tables[0].measures[0];
    let mark = measure.mark(0);
    let words = [
        mark.is_some_and(|mark| mark.approximate).then_some(" about"),
        mark.is_some_and(|mark| mark.at_least).then_some(" at least"),
    ];
    let row = rows(&sources.tables[0]).replace("2 2025-03-01 ", "");
    row + &words.into_iter().flatten().collect::<String>()
}

#[test]
fn numbers() {
    assert_snapshot!(number("236.0"), @"236");
    assert_snapshot!(number("1,234"), @"1234");
    assert_snapshot!(number("1 234"), @"1234");
    assert_snapshot!(number("1\u{a0}234"), @"1234");
    assert_snapshot!(number("1.234"), @r#""1.234" may be 1234 or 1.234: say `groupChar` or `decimalChar`"#);
    assert_snapshot!(number("10-12"), @"10 10..12");
    assert_snapshot!(number("at least 86"), @"86 at least");
    assert_snapshot!(number("~20,000"), @"20000 about");
    assert_snapshot!(number("27+"), @"27 at least");
    assert_snapshot!(number(">43"), @"44 at least");
    assert_snapshot!(number("2 [1]"), @"2");
    assert_snapshot!(number("-3"), @"-3");
    assert_snapshot!(number("12%"), @r#""12%" is a share and counts nothing"#);
    assert_snapshot!(number("{'south': 61, 'east': NaN}"), @r#""{'south': 61, 'east': NaN}" is a list and no number"#);
    for blank in ["", "NA", "-", "NaN", "None", "—"] {
        assert_eq!(number(blank), "-", "{blank:?}");
    }
}

#[test]
fn a_point_between_thousands_is_told_by_the_descriptor_or_by_the_column() {
    let of = |field, rows: &str| {
        measures(
            &table(&format!("date;killed\n{rows}"), EVENTS, &[DATE, ("killed", field)]).tables[0],
        )
    };
    let rows = "2025-03-01;1.234\n2025-03-02;7\n";
    assert_snapshot!(of(r#""groupChar": ".", "tollcheck": "killed""#, rows), @"killed = 1241 (0 unknown)");
    assert_snapshot!(of(r#""decimalChar": ".", "tollcheck": "killed""#, rows), @"killed = 8.234 (0 unknown)");
    assert_snapshot!(of(r#""tollcheck": "killed""#, &format!("{rows}2025-03-03;1.000.000\n")), @"killed = 1001241 (0 unknown)");
}

#[test]
fn a_number_is_not_bare_where_the_descriptor_says_so() {
    let field = ("killed", r#""bareNumber": false, "tollcheck": "killed""#);
    let sources =
        table("date,killed\n2025-03-01,12 people\n2025-03-02,ca. 3 †\n", EVENTS, &[DATE, field]);
    assert_snapshot!(faults(&sources), @"");
    assert_snapshot!(measures(&sources.tables[0]), @"killed = 15 (0 unknown)");
}

#[test]
fn negative_revisions_are_added() {
    let sources =
        table("date,killed\n2025-03-01,10\n2025-03-02,-4\n2025-03-03,2\n", EVENTS, &[DATE, KILLED]);
    assert_snapshot!(measures(&sources.tables[0]), @"killed = 8 (0 unknown)");
    assert_snapshot!(faults(&sources), @"");
}

#[test]
fn thousands_in_a_header_are_no_count() {
    let text =
        "date,city,killed,Total Damages ('000 US$),Displaced ('000)\n2025-03-01,Orikhiv,2,500,3\n";
    assert_snapshot!(measures(&load("a.csv", text).tables[0]), @"killed = 2 (0 unknown)");
}

/// The days of a cell of its own column.
fn day(cell: &str) -> String {
    let sources = table(&format!("date;killed\n{cell};1\n"), EVENTS, &[DATE, KILLED]);
    let rows = &sources.tables[0].rows;
    let shown = |day: Option<i32>| day.map_or("none".to_owned(), |day| date_of(day).to_string());
    let (first, last) = (shown(rows.first(0)), shown(rows.last(0)));
    if first == last { first } else { format!("{first}..{last}") }
}

#[test]
fn dates() {
    assert_snapshot!(day("2025-08-06"), @"2025-08-06");
    assert_snapshot!(day("2025-08-06 18:00"), @"2025-08-06");
    assert_snapshot!(day("2023-05-16 3:30"), @"2023-05-16");
    assert_snapshot!(day("2014-01-22 00:00:00.000"), @"2014-01-22");
    assert_snapshot!(day("2004-06-17T00:00:00Z"), @"2004-06-17");
    assert_snapshot!(day(" 2025-08-06 "), @"2025-08-06");
    assert_snapshot!(day("28 December 2022"), @"2022-12-28");
    assert_snapshot!(day("3/21/2022"), @"2022-03-21");
    assert_snapshot!(day("21/3/2022"), @"2022-03-21");
    assert_snapshot!(day("25-01-2015"), @"2015-01-25");
    assert_snapshot!(day("3/4/2022"), @"none");
    assert_snapshot!(day("2024-02"), @"2024-02-01..2024-02-29");
    assert_snapshot!(day("February 2024"), @"2024-02-01..2024-02-29");
    assert_snapshot!(day("2024"), @"2024-01-01..2024-12-31");
    assert_snapshot!(day("45875"), @"2025-08-06");
}

#[test]
fn a_wave_lies_on_two_days_and_an_event_on_several() {
    let fields = [("from", r#""tollcheck": "start""#), ("to", r#""tollcheck": "end""#), KILLED];
    let sources = table(
        "from,to,killed\n2025-03-01 18:00,2025-03-02 8:30,1\n2025-03-05,2025-03-09,4\n",
        EVENTS,
        &fields,
    );
    assert_snapshot!(rows(&sources.tables[0]), @r"
    2 2025-03-01..2025-03-02 1
    3 2025-03-05..2025-03-09 4
    ");
}

#[test]
fn a_report_is_on_24_48_or_72_hours() {
    let fields = [DATE, ("hours", r#""tollcheck": "hours""#), KILLED];
    let more = r#""tollcheck": {"rows": "periods"}"#;
    let sources = table(
        "date,hours,killed\n2025-03-01,24,1\n2025-03-03,48,4\n2025-03-06,72.0,4\n2025-03-07,,1\n",
        more,
        &fields,
    );
    let rows = &sources.tables[0].rows;
    let hours: Vec<Option<u32>> = (0..4).map(|row| rows.hours(row)).collect();
    assert_eq!(hours, [Some(24), Some(48), Some(72), None]);
}
