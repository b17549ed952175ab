//! Tables that nobody described: what is taken for what, how surely, and what is asked.

use insta::assert_snapshot;
use tollcheck_sources::{init, show};

use super::folder::{Folder, faults, load, measures};

/// What `sources show` says of a file, without its hash.
fn shown(text: &str) -> String {
    let lines = show(&load("a.csv", text));
    lines.lines().filter(|line| !line.contains("sha256")).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_was_inferred_is_shown_with_its_certainty() {
    assert_snapshot!(shown("Incident date,City,deaths,min,max\n2025-03-01,Orikhiv,2,1,3\n2025-03-02,Kherson,1,1,1\n"), @r#"
    a (a.csv)
      events, 2 rows, 2025-03-01..2025-03-02, by its headers and cells
      2 places in City, 2 of them known
      killed from min, deaths, max: 3 in all, 2 known, 0 unknown
      "Incident date" -> date, sure (header)
      "City" -> place, sure (header)
      "deaths" -> killed, sure (header)
      "min" -> killed.low, likely (header, and "deaths" lies within)
      "max" -> killed.high, likely (header, and "deaths" lies within)
    "#);
}

#[test]
fn a_table_that_is_not_understood_is_shown_with_what_was_taken_of_it() {
    assert_snapshot!(shown("city,killed\nOrikhiv,2\n"), @r#"
    a.csv: not understood
      "city" -> place, sure (header)
      "killed" -> killed, sure (header)
      please say: no column of dates: which says when?
    "#);
}

#[test]
fn counts_of_one_thing_that_differ_are_asked_about_and_copies_are_not() {
    assert_snapshot!(faults(&load("a.csv", "date,killed,deaths\n2025-03-01,2,5\n2025-03-02,1,1\n")), @r#"a.csv: "killed" and "deaths" differ, and each may be what is killed: which is it? (`tollcheck sources init` writes a descriptor to say it in)"#);
    let copies = load("a.csv", "date,killed,deaths\n2025-03-01,2,2\n2025-03-02,,1\n");
    assert_snapshot!(measures(&copies.tables[0]), @"killed = 3 (0 unknown)");
}

#[test]
fn a_total_beside_what_each_row_adds_is_not_taken_for_the_same() {
    assert_snapshot!(faults(&load("a.csv", "day,total dead,new dead\n2025-03-01,10,2\n")), @r#"a.csv: "total dead" and "new dead" differ, and each may be what is killed: which is it? (`tollcheck sources init` writes a descriptor to say it in)"#);
}

#[test]
fn headers_come_in_six_languages() {
    for headers in [
        "date;city;killed",
        "Дата;Місто;Загинуло",
        "Дата;Город;Погибло",
        "Date;Ville;Morts",
        "Fecha;Ciudad;Muertos",
        "التاريخ;المدينة;القتلى",
    ] {
        let sources = load("a.csv", &format!("{headers}\n2025-03-01;Київ;2\n2025-03-02;Київ;1\n"));
        assert_eq!(faults(&sources), "", "{headers}");
        assert_eq!(measures(&sources.tables[0]), "killed = 3 (0 unknown)", "{headers}");
        assert_eq!(sources.tables[0].places.list[0].name, "Київ", "{headers}");
    }
}

#[test]
fn tags_come_with_their_attributes_in_any_order() {
    for tags in [
        "#date+occurred,#adm1+name,#affected+killed,#meta+source",
        "#date +occurred,#adm1 +name,#affected +killed,#meta +source",
    ] {
        let text =
            format!("a,b,c,d\n{tags}\n2025-03-01,Sumy Oblast,2,UN\n2025-03-02,Sumy Oblast,1,UN\n");
        let sources = load("a.csv", &text);
        let table = &sources.tables[0];
        assert_eq!(measures(table), "killed = 3 (0 unknown)", "{tags}");
        assert_eq!((table.origin(0), table.rows.line(0)), ("UN", 3), "{tags}");
    }
    let women = "a,b\n#date,#affected+f+killed\n2025-03-01,2\n";
    assert_eq!(measures(&load("a.csv", women).tables[0]), "killed of women = 2 (0 unknown)");
    let turned = "a,b\n#date,#affected+killed+f\n2025-03-01,2\n";
    assert_eq!(measures(&load("a.csv", turned).tables[0]), "killed of women = 2 (0 unknown)");
}

#[test]
fn a_draft_of_a_table_that_is_not_understood_lists_all_its_columns() {
    let folder = Folder::new(&[("a.csv", b"where,how many\nOrikhiv,2\n")]);
    let drafts = init(folder.path());
    let json: serde_json::Value =
        serde_json::from_str(&drafts.written[0].text).expect("JSON is written");
    assert_snapshot!(json["resources"][0]["schema"]["fields"], @r#"[{"name":"where","tollcheck":"place"},{"name":"how many"}]"#);
    assert_snapshot!(drafts.written[0].questions.join("\n"), @"a.csv: no column of dates: which says when?");
}

#[test]
fn a_guess_in_a_draft_is_an_error_until_a_person_has_taken_the_word_out() {
    let folder = Folder::new(&[("a.csv", b"date,killed,launched\n2025-03-01,2,40\n")]);
    let draft = &init(folder.path()).written[0];
    let write = |text: &str| {
        std::fs::write(folder.path().join(&draft.file), text).expect("a file can be written");
    };
    write(&draft.text);
    assert_snapshot!(faults(&folder.load()), @"datapackage.json:26:28: a guess: correct it if it is wrong, and take out `certainty`");
    write(&draft.text.replace("\"certainty\": \"guess\"", "\"weapon\": \"drones\""));
    assert_snapshot!(faults(&folder.load()), @"");
}

#[test]
fn nothing_is_added_to_a_descriptor_that_is_no_json_or_has_no_list() {
    let of = |json: &[u8]| {
        let folder =
            Folder::new(&[("datapackage.json", json), ("a.csv", b"date,killed\n2025-03-01,2\n")]);
        let drafts = init(folder.path());
        assert_eq!(drafts.written, []);
        drafts.faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(of(b"{\"resources\": ["), @"datapackage.json:1:15: not JSON: EOF while parsing a list");
    assert_snapshot!(of(b"{\"name\": \"mine\"}"), @r#"
    datapackage.json:1:1: no `resources`: say which files there are
    datapackage.json: no list `resources` that tables could be added to: write `"resources": []` into it
    "#);
    let nowhere = init(std::path::Path::new("/no/such/folder"));
    assert_snapshot!(nowhere.faults[0].to_string(), @"/no/such/folder: no such file");
}

#[test]
fn what_a_person_said_wrong_is_not_guessed_at() {
    let of = |rows: &str, role: &str| {
        let json = format!(
            r#"{{"resources": [{{"path": "a.csv", "tollcheck": {{"rows": "{rows}"}}, "schema": {{"fields": [{{"name": "date", "tollcheck": "{role}"}}, {{"name": "killed", "tollcheck": "killed"}}]}}}}]}}"#
        );
        let text = b"date,killed\n2025-03-01,2\n";
        let sources = Folder::new(&[("datapackage.json", json.as_bytes()), ("a.csv", text)]).load();
        (sources.tables.len(), sources.faults.len())
    };
    assert_eq!(of("events", "date"), (1, 0));
    assert_eq!(of("evnts", "date"), (0, 1));
    assert_eq!(of("events", "dat"), (0, 1));
}
