//! What lint suspects in tables that can be read.

use insta::assert_snapshot;

use super::folder::{DATE, EVENTS, Folder, KILLED, descriptor, lint, measures, rows, table};

#[test]
fn contradictions_are_found_and_their_cells_marked() {
    let json = descriptor("a.csv", r#""tollcheck": {"rows": "running_total"}"#, &[DATE, KILLED]);
    let text = "date,killed\n2025-03-01,61700\n2025-03-02,61722\n2025-03-03,6177\n2025-03-04,61900\n2025-03-04,61900\n";
    let sources =
        Folder::new(&[("datapackage.json", json.as_bytes()), ("a.csv", text.as_bytes())]).load();
    assert_snapshot!(lint(&sources), @r"
        SRC003 a.csv:4 killed: 6177 after 61722
        SRC005 a.csv:6 the same as line 5
        ");
    let suspects: Vec<usize> =
        sources.tables[0].measures[0].marks.keys().map(|row| *row as usize).collect();
    assert_eq!(suspects, [2]);
}

#[test]
fn a_number_for_what_is_not_known_is_suspected() {
    let sources =
        table("date,killed\n2025-03-01,4\n2025-03-02,-1\n2025-03-03,7\n", EVENTS, &[DATE, KILLED]);
    assert_snapshot!(lint(&sources), @"SRC024 a.csv:3 killed: -1 may mean that nothing is known");
    let revised =
        table("date,killed\n2025-03-01,4\n2025-03-02,-3\n2025-03-03,-1\n", EVENTS, &[DATE, KILLED]);
    assert_snapshot!(lint(&revised), @"");
}

#[test]
fn a_date_years_away_from_all_others_is_told() {
    let rows = (10..28).fold(String::new(), |rows, day| rows + &format!("2025-03-{day},1\n"));
    let text = format!("date,killed\n2052-03-03,7\n{rows}");
    assert_snapshot!(lint(&table(&text, EVENTS, &[DATE, KILLED])), @"SRC017 a.csv:2 2052-03-03 lies years away from all other rows");
    let few = "date,killed\n2022-03-03,7\n2025-03-03,7\n";
    assert_snapshot!(lint(&table(few, EVENTS, &[DATE, KILLED])), @"");
}

#[test]
fn of_two_columns_with_one_header_the_first_is_read_and_told() {
    let sources = table("date,killed,killed\n2025-03-01,4,40\n", EVENTS, &[DATE, KILLED]);
    assert_snapshot!(measures(&sources.tables[0]), @"killed = 4 (0 unknown)");
    assert_snapshot!(lint(&sources), @"SRC019 a.csv:0 killed: 2 columns have this header; the first is read");
}

#[test]
fn a_row_that_ends_before_it_begins_counts_for_its_first_day() {
    let fields = [("from", r#""tollcheck": "start""#), ("to", r#""tollcheck": "end""#), KILLED];
    let sources = table("from,to,killed\n2025-03-05,2025-03-01,4\n", EVENTS, &fields);
    assert_snapshot!(rows(&sources.tables[0]), @"2 2025-03-05 4");
    assert_snapshot!(lint(&sources), @"SRC020 a.csv:2 from 2025-03-05 to 2025-03-01");
}

#[test]
fn lint_shows_the_line_and_what_the_rule_means() {
    let fields = [
        DATE,
        ("min_killed", r#""tollcheck": "killed.low""#),
        ("max_killed", r#""tollcheck": "killed.high""#),
    ];
    let json = descriptor("a.csv", EVENTS, &fields);
    let folder = Folder::new(&[
        ("datapackage.json", json.as_bytes()),
        (
            "a.csv",
            b"date,city,min_killed,max_killed\n2025-03-01,Orikhiv,3,2\n2025-03-02,Sumy,1,1\n",
        ),
    ]);
    let sources = folder.load();
    assert_snapshot!(tollcheck_sources::lint_text(folder.path(), &sources), @r#"
        warning[SRC018]: low 3 is above high 2
         --> a.csv:2:20
          |
        2 | 2025-03-01,Orikhiv,3,2
          |                    ^ min_killed
          |
          = help: Low is above high, or best lies outside the two. The cells are marked on the evidence that rests on them.

        tables: 1, rows: 2, errors: 0, warnings: 1, notes: 0
        "#);
    let json: serde_json::Value =
        serde_json::from_str(&tollcheck_sources::lint_json(&sources)).expect("JSON is written");
    assert_eq!(json[0]["rule"], "SRC018");
    let sarif = tollcheck_sources::lint_sarif(&sources, "0");
    let sarif: serde_json::Value = serde_json::from_str(&sarif).expect("JSON is written");
    let region = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startLine"], 2);
}

#[test]
fn of_many_findings_of_one_rule_in_one_file_the_first_are_shown() {
    let table = |n: usize| format!(r#"{{"name":"t{n}","path":"a.csv","schema":{{"fields":[]}}}}"#);
    let tables: Vec<String> = (0..60).map(table).collect();
    let descriptor = format!(r#"{{"name":"t","resources":[{}]}}"#, tables.join(","));
    let csv = b"date,city,killed\n2025-03-01,Orikhiv,3\n";
    let folder = Folder::new(&[("datapackage.json", descriptor.as_bytes()), ("a.csv", csv)]);
    let sources = folder.load();
    let text = tollcheck_sources::lint_text(folder.path(), &sources);
    assert_eq!(text.matches("SRC014]").count(), 50, "{text}");
    assert!(text.contains("datapackage.json: 10 more of SRC014"), "{text}");
    assert_eq!(tollcheck_sources::lint_json(&sources).matches("\"SRC014\"").count(), 60);
}
