//! Each rule of lint: a table that it speaks of, and the nearest one of which it is silent.

use insta::assert_snapshot;
use tollcheck_sources::{RULES, Sources};

use super::folder::{DATE, EVENTS, Folder, KILLED, descriptor, load, table};

const TOTALS: &str = r#""tollcheck": {"rows": "running_total"}"#;
const REPORTS: &str = r#""tollcheck": {"rows": "periods"}"#;

/// What lint says, one finding a line: level, code, place, what.
fn lint(sources: &Sources) -> String {
    let shown = sources.findings.iter().map(|finding| {
        let header = finding.header.as_ref().map(|header| format!(" {header}:"));
        let column =
            if finding.column > 0 { format!(":{}", finding.column) } else { String::new() };
        format!(
            "{} {} {}:{}{column}{} {}",
            finding.rule.level.name(),
            finding.rule.code,
            finding.file,
            finding.line,
            header.unwrap_or_default(),
            finding.what
        )
    });
    shown.collect::<Vec<_>>().join("\n")
}

/// What lint says of a file without a descriptor, but that nobody says who published it.
fn of_file(text: &str) -> String {
    let said = lint(&load("a.csv", text));
    said.lines().filter(|line| !line.contains("SRC014")).collect::<Vec<_>>().join("\n")
}

/// What lint says of a table with a date and the killed.
fn of_events(rows: &str) -> String {
    lint(&table(&format!("date,killed\n{rows}"), EVENTS, &[DATE, KILLED]))
}

/// What lint says of a running total.
fn of_totals(rows: &str) -> String {
    lint(&table(&format!("date,killed\n{rows}"), TOTALS, &[DATE, KILLED]))
}

#[test]
fn every_rule_is_tested_here_by_its_code() {
    for rule in RULES {
        let name = format!("fn {}_", rule.code.to_ascii_lowercase());
        assert!(include_str!("rules.rs").contains(&name), "{} has no test", rule.code);
    }
}

#[test]
fn src001_a_cell_under_a_date_is_none() {
    assert_snapshot!(of_events("2025-03-01,1\n2025-02-30,2\n"), @r#"error SRC001 a.csv:3 date: "2025-02-30" is no date"#);
    assert_snapshot!(of_events("2024-02-28,1\n2024-02-29,2\n"), @"");
}

#[test]
fn src002_day_and_month_cannot_be_told_apart() {
    assert_snapshot!(of_events("03/04/2025,1\n05/06/2025,2\n"), @r#"error SRC002 a.csv:2 date: day and month cannot be told apart in 2 cells: say `format`, "%d/%m/%Y" or "%m/%d/%Y""#);
    assert_snapshot!(of_events("13/04/2025,1\n14/04/2025,2\n04/06/2025,2\n"), @"");
}

#[test]
fn src003_a_running_total_falls() {
    assert_snapshot!(of_totals("2025-03-01,710\n2025-03-02,712\n2025-03-03,611\n2025-03-04,715\n"), @"warning SRC003 a.csv:4 killed: 611 after 712");
    assert_snapshot!(of_totals("2025-03-01,710\n2025-03-02,712\n2025-03-03,712\n2025-03-04,715\n"), @"");
}

#[test]
fn src004_a_cell_under_a_number_is_none() {
    assert_snapshot!(of_events("2025-03-01,many\n2025-03-02,1.234\n2025-03-03,2\n"), @r#"
    error SRC004 a.csv:2 killed: "many" is no number
    error SRC004 a.csv:3 killed: "1.234" may be 1234 or 1.234: say `groupChar` or `decimalChar`
    "#);
    assert_snapshot!(of_events("2025-03-01,\n2025-03-02,\"1,234\"\n2025-03-03,2\n"), @"");
}

#[test]
fn src005_two_rows_are_the_same() {
    assert_snapshot!(of_events("2025-03-01,1\n2025-03-02,2\n2025-03-01,1\n"), @"warning SRC005 a.csv:4 the same as line 2");
    assert_snapshot!(of_events("2025-03-01,1\n2025-03-02,2\n2025-03-01,2\n"), @"");
}

#[test]
fn src006_a_row_holds_tags() {
    let tagged = "date,killed\n#date,#affected+killed\n2025-03-01,2\n2025-03-02,1\n";
    assert_snapshot!(of_file(tagged), @"note SRC006 a.csv:2 HXL tags");
    assert_snapshot!(of_events("2025-03-01,2\n"), @"");
}

#[test]
fn src007_a_number_has_words_or_signs() {
    assert_snapshot!(of_events("2025-03-01,at least 86\n2025-03-02,236.0\n"), @"note SRC007 a.csv:2 killed: a number with words or signs");
    assert_snapshot!(of_events("2025-03-01,86\n2025-03-02,236.0\n"), @"");
}

#[test]
fn src008_a_row_has_more_or_fewer_cells_than_there_are_headers() {
    assert_snapshot!(of_events("2025-03-01,1,5\n2025-03-02\n2025-03-03,\"2\n"), @r"
    error SRC008 a.csv:2 3 cells under 2 headers
    error SRC008 a.csv:3 1 cells under 2 headers
    error SRC008 a.csv:4 a quote is opened and never closed
    ");
    assert_snapshot!(of_events("2025-03-01,\"1\"\n2025-03-02,\n"), @"");
}

#[test]
fn src009_the_encoding_is_guessed() {
    let rows = "2025-03-01,N\u{e9}poma,2\n2025-03-02,A\u{f1}asco,1\n2025-03-03,San Jos\u{e9},1\n";
    let text = format!("date,town,killed\n{rows}");
    let latin: Vec<u8> = text.chars().map(|letter| u8::try_from(letter).unwrap_or(b'?')).collect();
    let with = |more: &str, bytes: &[u8]| {
        let json = descriptor("a.csv", &format!("{more}{EVENTS}"), &[DATE, KILLED]);
        lint(&Folder::new(&[("datapackage.json", json.as_bytes()), ("a.csv", bytes)]).load())
    };
    assert_snapshot!(with("", &latin), @"warning SRC009 a.csv:0 taken for windows-1252");
    assert_snapshot!(with("\"encoding\": \"latin1\", ", &latin), @"");
    assert_snapshot!(with("", text.as_bytes()), @"");
    let mixed = [text.as_bytes(), b"2025-03-04,San Jos\xe9,1\n"].concat();
    assert_snapshot!(with("", &mixed), @"warning SRC009 a.csv:0 most of the text is UTF-8, some is not and was replaced");
}

#[test]
fn src010_days_are_without_a_row() {
    let days = |skipped: std::ops::Range<i32>| {
        let days = (1..29).filter(|day| !skipped.contains(day));
        let rows =
            days.fold(String::new(), |rows, day| rows + &format!("2025-02-{day:02},{}\n", day % 5));
        lint(&table(&format!("date,killed\n{rows}"), REPORTS, &[DATE, KILLED]))
    };
    assert_snapshot!(days(16..22), @"note SRC010 a.csv:17 6 days without a row: 2025-02-16..2025-02-21");
    assert_snapshot!(days(16..19), @"");
}

#[test]
fn src011_what_a_report_adds_is_not_the_difference_of_the_totals() {
    let with = |added: u32| {
        let mut rows = "date,killed_total,killed_new\n".to_owned();
        let mut total = 100;
        for day in 1..15 {
            total += day;
            let new = if day == 9 { added } else { day };
            rows.push_str(&format!("2025-03-{day:02},{total},{new}\n"));
        }
        of_file(&rows)
    };
    assert_snapshot!(with(90), @"warning SRC011 a.csv:10 killed_new: 90 new, but the total rose by 9");
    assert_snapshot!(with(8), @"");
}

#[test]
fn src012_dates_are_numbers_of_a_workbook() {
    assert_snapshot!(of_events("45717,1\n45718,2\n"), @"note SRC012 a.csv:0 date: dates are numbers of days");
    assert_snapshot!(of_events("20250301,1\n20250302,2\n"), @"");
}

#[test]
fn src013_a_place_is_in_no_gazetteer() {
    let of = |town: &str| {
        let text = format!("date,town,killed\n2025-03-01,{town},2\n");
        let fields = [DATE, ("town", r#""tollcheck": "place""#), KILLED];
        lint(&table(&text, EVENTS, &fields))
    };
    assert_snapshot!(of("Xyzzyville"), @r#"note SRC013 a.csv:2 town: "Xyzzyville" is in no gazetteer"#);
    assert_snapshot!(of("Orikhiv"), @"");
}

#[test]
fn src014_nobody_says_who_published_a_table_and_under_which_licence() {
    assert_snapshot!(lint(&load("a.csv", "date,killed\n2025-03-01,2\n")), @"warning SRC014 a.csv:0 no publisher (`sources`) and no licence (`licenses`)");
    let of = |more: &str| {
        let json = format!(
            r#"{{"resources": [
  {{"path": "a.csv", {more} "tollcheck": {{"rows": "events"}}, "schema": {{"fields": [{{"name": "date", "tollcheck": "date"}}, {{"name": "killed", "tollcheck": "killed"}}]}}}}
]}}"#
        );
        let text = b"date,killed\n2025-03-01,2\n";
        lint(&Folder::new(&[("datapackage.json", json.as_bytes()), ("a.csv", text)]).load())
    };
    assert_snapshot!(of(""), @"warning SRC014 datapackage.json:2:3 no publisher (`sources`) and no licence (`licenses`)");
    assert_snapshot!(of(r#""sources": [{"title": "Ministry"}],"#), @"warning SRC014 datapackage.json:2:3 no licence (`licenses`)");
    assert_snapshot!(of(r#""sources": [{"title": "Ministry"}], "licenses": [{"name": "CC0"}],"#), @"");
}

#[test]
fn src015_a_file_is_not_the_one_whose_hash_is_recorded() {
    let of = |hash: &str| {
        let more = format!(r#""hash": "sha256:{hash}", {EVENTS}"#);
        lint(&table("date,killed\n2025-03-01,2\n", &more, &[DATE, KILLED]))
    };
    let sha256 =
        table("date,killed\n2025-03-01,2\n", EVENTS, &[DATE, KILLED]).tables[0].sha256.clone();
    assert_snapshot!(of(&"0".repeat(64)), @"warning SRC015 datapackage.json:1:16 the file has changed since its hash was recorded");
    assert_snapshot!(of(&sha256), @"");
}

#[test]
fn src016_a_running_total_jumps() {
    let with = |last: u32| {
        let mut rows = String::new();
        for day in 1..31 {
            rows.push_str(&format!("2025-03-{day:02},{}\n", 100 + day * 2));
        }
        of_totals(&format!("{rows}2025-03-31,{last}\n"))
    };
    assert_snapshot!(with(1_160), @"note SRC016 a.csv:32 killed: rises by 1000, lately by 2");
    assert_snapshot!(with(260), @"");
}

#[test]
fn src017_a_row_lies_after_the_last_day_covered() {
    let of = |rows: &str| {
        let more = r#""tollcheck": {"rows": "events", "covers": {"from": "2025-01-01", "to": "2025-03-31"}}"#;
        lint(&table(&format!("date,killed\n{rows}"), more, &[DATE, KILLED]))
    };
    assert_snapshot!(of("2025-03-01,1\n2025-04-01,2\n"), @"warning SRC017 a.csv:3 2025-04-01 lies after 2025-03-31, the last day covered");
    assert_snapshot!(of("2025-03-01,1\n2025-03-31,2\n"), @"");
}

#[test]
fn src018_low_is_above_high_or_best_outside_the_two() {
    let of =
        |rows: &str| of_file(&format!("date,city,low,deaths,high\n{rows}2025-03-09,Sumy,1,1,2\n"));
    let fine =
        (10..29).fold(String::new(), |rows, day| rows + &format!("2025-03-{day},Sumy,1,2,3\n"));
    assert_snapshot!(of(&format!("2025-03-01,Orikhiv,1,4,3\n{fine}")), @"warning SRC018 a.csv:2 deaths: best 4 lies outside 1..3");
    assert_snapshot!(of(&format!("2025-03-01,Orikhiv,3,3,3\n{fine}")), @"");
}

#[test]
fn src019_two_columns_have_one_header() {
    let of = |headers: &str| {
        lint(&table(&format!("{headers}\n2025-03-01,4,40\n"), EVENTS, &[DATE, KILLED]))
    };
    assert_snapshot!(of("date,killed,killed"), @"warning SRC019 a.csv:0 killed: 2 columns have this header; the first is read");
    assert_snapshot!(of("date,killed,injured"), @"");
}

#[test]
fn src020_a_row_ends_before_it_begins() {
    let of = |row: &str| {
        let fields = [("from", r#""tollcheck": "start""#), ("to", r#""tollcheck": "end""#), KILLED];
        lint(&table(&format!("from,to,killed\n{row}\n"), EVENTS, &fields))
    };
    assert_snapshot!(of("2025-03-05,2025-03-01,4"), @"warning SRC020 a.csv:2 from 2025-03-05 to 2025-03-01");
    assert_snapshot!(of("2025-03-05,2025-03-05,4"), @"");
}

#[test]
fn src021_more_were_shot_down_than_launched() {
    let of = |row: &str| {
        let text = format!(
            "time_start,time_end,model,launch_place,target,launched,destroyed,source\n{row}\n"
        );
        of_file(&text)
    };
    assert_snapshot!(of("2025-03-01 18:00,2025-03-02 8:30,Shahed-136/131,Kursk,Ukraine,41.0,60.0,x/1"), @"warning SRC021 a.csv:2 destroyed: 60 shot down of 41 launched");
    assert_snapshot!(of("2025-03-01 18:00,2025-03-02 8:30,Shahed-136/131,Kursk,Ukraine,41.0,41.0,x/1"), @"");
}

#[test]
fn src022_a_person_has_to_say_what_a_table_holds() {
    assert_snapshot!(of_file("date,launched\n2025-03-01,40\n"), @r#"error SRC022 a.csv:0 "launched": of drones or of missiles? (`tollcheck sources init` writes a descriptor to say it in)"#);
    assert_snapshot!(of_file("date,launched,weapon\n2025-03-01,40,drone\n"), @"");
}

#[test]
fn src023_a_file_or_a_descriptor_cannot_be_read() {
    let of = |json: &str| {
        let text = b"date,killed\n2025-03-01,2\n";
        lint(&Folder::new(&[("datapackage.json", json.as_bytes()), ("a.csv", text)]).load())
    };
    assert_snapshot!(of("{\n  \"resources\": [}\n"), @r"
    warning SRC014 a.csv:0 no publisher (`sources`) and no licence (`licenses`)
    error SRC023 datapackage.json:2:17 not JSON: expected value
    ");
    assert_snapshot!(of("{\"name\": \"nothing yet\", \"resources\": []}"), @"warning SRC014 a.csv:0 no publisher (`sources`) and no licence (`licenses`)");
}

#[test]
fn src024_one_number_stands_for_what_is_not_known() {
    assert_snapshot!(of_events("2025-03-01,4\n2025-03-02,-1\n2025-03-03,7\n"), @"warning SRC024 a.csv:3 killed: -1 may mean that nothing is known");
    assert_snapshot!(of_events("2025-03-01,4\n2025-03-02,-3\n2025-03-03,-1\n"), @"");
}
