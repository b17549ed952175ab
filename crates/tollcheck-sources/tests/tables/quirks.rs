//! The quirks of real tables, one test each.

use std::io::Write as _;

use insta::assert_snapshot;

use super::folder::{Folder, descriptor, faults, lint, load, measures, rows};

const DATE: (&str, &str) = ("date", r#""tollcheck": "date""#);
const KILLED: (&str, &str) = ("killed", r#""tollcheck": "killed""#);
const EVENTS: &str = r#""tollcheck": {"rows": "events"}"#;

/// The table of `text` under a descriptor with a date and the killed.
fn table(text: &str, more: &str, fields: &[(&str, &str)]) -> tollcheck_sources::Sources {
    let json = descriptor("a.csv", more, fields);
    Folder::new(&[("datapackage.json", json.as_bytes()), ("a.csv", text.as_bytes())]).load()
}

#[test]
fn a_row_of_tags_is_no_data_and_counts_as_a_line() {
    let sources = load(
        "a.csv",
        "when,where,dead\n#date+occurred,#loc+name,#affected+killed\n2025-03-01,Orikhiv,2\n2025-03-02,Kherson,1\n",
    );
    assert_snapshot!(rows(&sources.tables[0]), @r"
    3 2025-03-01 2 Orikhiv
    4 2025-03-02 1 Kherson
    ");
}

#[test]
fn cells_of_several_lines_keep_the_physical_line_of_their_row() {
    let sources = table(
        "date,note,killed\n2025-03-01,\"two\nlines\n\",2\n\n2025-03-02,,1\r\n",
        EVENTS,
        &[DATE, KILLED],
    );
    assert_snapshot!(rows(&sources.tables[0]), @r"
    2 2025-03-01 2
    6 2025-03-02 1
    ");
}

#[test]
fn whole_numbers_may_be_written_with_a_point() {
    let sources = table("date,killed\n2025-03-01,236.0\n2025-03-02,4.0\n", EVENTS, &[DATE, KILLED]);
    assert_snapshot!(measures(&sources.tables[0]), @"killed = 240 (0 unknown)");
}

#[test]
fn a_blank_is_unknown_and_a_sentinel_where_the_descriptor_says_so() {
    let text =
        "date,killed\n2025-03-01,\n2025-03-02,0\n2025-03-03,NA\n2025-03-04,-1\n2025-03-05,-\n";
    let field = ("killed", r#""tollcheck": "killed", "missingValues": ["-1"]"#);
    assert_snapshot!(measures(&table(text, EVENTS, &[DATE, field]).tables[0]), @"killed = 0 (4 unknown)");
    assert_snapshot!(measures(&table(text, EVENTS, &[DATE, KILLED]).tables[0]), @"killed = -1 (3 unknown)");
}

#[test]
fn ranges_and_words_in_cells_become_bands_and_marks() {
    let sources = table(
        "date,killed\n2025-03-01,10-12\n2025-03-02,at least 86\n2025-03-03,\"1,400 (estimated)[2]\"\n2025-03-04,7\n",
        EVENTS,
        &[DATE, KILLED],
    );
    assert_snapshot!(rows(&sources.tables[0]), @r"
    2 2025-03-01 10 10..12
    3 2025-03-02 86 86..-
    4 2025-03-03 1400 1400..1400
    5 2025-03-04 7 7..7
    ");
    let measure = &sources.tables[0].measures[0];
    assert!(measure.mark(1).is_some_and(|mark| mark.at_least));
    assert!(measure.mark(2).is_some_and(|mark| mark.approximate));
}

#[test]
fn a_word_beside_the_number_says_that_it_is_about() {
    let sources = table(
        "date,killed,sure\n2025-03-01,300,about\n2025-03-02,7,\n",
        EVENTS,
        &[DATE, KILLED, ("sure", r#""tollcheck": "approximate""#)],
    );
    let measure = &sources.tables[0].measures[0];
    assert!(measure.mark(0).is_some_and(|mark| mark.approximate) && measure.mark(1).is_none());
}

#[test]
fn dates_of_one_column_come_with_and_without_time() {
    let sources = table(
        "date,killed\n2025-03-01,1\n2025-03-02 3:30,1\n 2025-03-03 ,1\n2025-03-04T00:00:00Z,1\n2025-03-05 00:00:00.000,1\n\"28 December 2022\",1\n2025-02,1\n45875,1\n",
        EVENTS,
        &[DATE, KILLED],
    );
    assert_snapshot!(rows(&sources.tables[0]), @r"
    2 2025-03-01 1
    3 2025-03-02 1
    4 2025-03-03 1
    5 2025-03-04 1
    6 2025-03-05 1
    7 2022-12-28 1
    8 2025-02-01..2025-02-28 1
    9 2025-08-06 1
    ");
}

#[test]
fn day_and_month_are_decided_by_the_column_or_refused() {
    let text = "date,killed\n03/04/2025,1\n25/04/2025,2\n";
    assert_snapshot!(rows(&table(text, EVENTS, &[DATE, KILLED]).tables[0]), @r"
    2 2025-04-03 1
    3 2025-04-25 2
    ");
    let unclear = table("date,killed\n03/04/2025,1\n05/06/2025,2\n", EVENTS, &[DATE, KILLED]);
    assert_snapshot!(faults(&unclear), @r#"a.csv:2: column "date": day and month cannot be told apart in 2 cells: say `format`, "%d/%m/%Y" or "%m/%d/%Y""#);
}

#[test]
fn dates_of_six_columns_may_lack_day_and_month() {
    let part = |name: &'static str| {
        (
            name,
            match name {
                "y" => r#""tollcheck": "start.year""#,
                "m" => r#""tollcheck": "start.month""#,
                "d" => r#""tollcheck": "start.day""#,
                "ey" => r#""tollcheck": "end.year""#,
                "em" => r#""tollcheck": "end.month""#,
                _ => r#""tollcheck": "end.day""#,
            },
        )
    };
    let sources = table(
        "y,m,d,ey,em,ed,killed\n2015,6,7,2015,6,11,16\n2015,7,,2015,8,,2\n2016,,,2016,,,3\n",
        EVENTS,
        &[part("y"), part("m"), part("d"), part("ey"), part("em"), part("ed"), KILLED],
    );
    assert_snapshot!(rows(&sources.tables[0]), @r"
    2 2015-06-07..2015-06-11 16
    3 2015-07-01..2015-08-31 2
    4 2016-01-01..2016-12-31 3
    ");
}

#[test]
fn encodings_are_obeyed_or_guessed() {
    let text = "Дата;Місто;Загинуло\n2025-03-01;Запоріжжя;2\n2025-03-02;Херсон;1\n";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide = [&[0xff, 0xfe][..], &wide].concat();
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let cyrillic: Vec<u8> = text
        .chars()
        .map(|letter| match letter {
            'А'..='я' => u8::try_from(u32::from(letter) - 0x410 + 0xc0).unwrap_or(b'?'),
            'і' => 0xb3,
            other => u8::try_from(other).unwrap_or(b'?'),
        })
        .collect();
    for bytes in [text.as_bytes().to_vec(), wide, marked, cyrillic] {
        let sources = Folder::new(&[("a.csv", &bytes)]).load();
        assert_eq!(faults(&sources), "");
        assert_eq!(rows(&sources.tables[0]), "2 2025-03-01 2 Запоріжжя\n3 2025-03-02 1 Херсон");
    }
}

#[test]
fn delimiters_are_seen() {
    for mark in [",", ";", "\t", "|"] {
        let text = format!("date{mark}city{mark}killed\n2025-03-01{mark}Orikhiv{mark}2\n");
        assert_eq!(rows(&load("a.csv", &text).tables[0]), "2 2025-03-01 2 Orikhiv");
    }
    let stated = load("a.csv", "sep=;\ndate;city;killed\n2025-03-01;\"Orikhiv, market\";2\n");
    assert_eq!(rows(&stated.tables[0]), "3 2025-03-01 2 Orikhiv, market");
}

#[test]
fn packed_tables_are_read_and_bombs_refused() {
    let pack = |text: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(text).expect("memory takes what is written");
        packer.finish().expect("memory takes what is written")
    };
    let small = Folder::new(&[("a.csv.gz", &pack(b"date,killed\n2025-03-01,2\n"))]);
    assert_snapshot!(measures(&small.load().tables[0]), @"killed = 2 (0 unknown)");
    let bomb = Folder::new(&[("b.csv.gz", &pack(&vec![b'\n'; 9 << 20]))]);
    assert_snapshot!(faults(&bomb.load()), @"b.csv.gz: grows to more than 250 times its size when unpacked");
}

#[test]
fn a_bad_cell_is_told_with_file_line_and_column_and_the_rest_stands() {
    let sources = table(
        "date,killed\n2025-03-01,n/a\n2025-03-02,2\nsoon,1\n2025-03-04\n2025-03-05,3,4\n",
        EVENTS,
        &[DATE, KILLED],
    );
    assert_snapshot!(faults(&sources), @r#"
        a.csv:5: 1 cells under 2 headers
        a.csv:6: 3 cells under 2 headers
        a.csv:4: column "date": "soon" is no date
        a.csv:2: column "killed": "n/a" is no number
        "#);
    assert_snapshot!(measures(&sources.tables[0]), @"killed = 6 (1 unknown)");
}

#[test]
fn a_column_that_the_descriptor_names_and_the_file_lacks_is_told_in_the_descriptor() {
    let sources = table("date,deaths\n2025-03-01,2\n", EVENTS, &[DATE, KILLED]);
    assert_snapshot!(faults(&sources), @r#"datapackage.json:1:195: no column "killed" in a.csv, which has "date", "deaths""#);
}

#[test]
fn other_tables_are_loaded_when_one_is_missing() {
    let json = r#"{"resources": [{"path": "gone.csv", "tollcheck": {"rows": "events"}, "schema": {"fields": [{"name": "d", "tollcheck": "date"}]}},
        {"path": "../out.csv", "tollcheck": {"rows": "events"}, "schema": {"fields": [{"name": "d", "tollcheck": "date"}]}}]}"#;
    let folder = Folder::new(&[
        ("x/datapackage.json", json.as_bytes()),
        ("y/a.csv", b"date,killed\n2025-03-01,2\n"),
    ]);
    let sources = folder.load();
    assert_snapshot!(faults(&sources), @r#"
        x/datapackage.json:2:9: path "../out.csv" leads out of the folder
        x/gone.csv: no such file
        "#);
    assert_eq!(sources.tables.len(), 1);
}

#[cfg(unix)]
#[test]
fn links_are_refused() {
    let folder = Folder::new(&[("x/real.csv", b"date,killed\n2025-03-01,2\n")]);
    std::os::unix::fs::symlink("/etc/passwd", folder.path().join("a.csv"))
        .expect("a link can be made");
    assert_snapshot!(faults(&folder.load()), @"a.csv: a link, which may lead out of the folder: put the file itself here");
}

#[test]
fn hostile_files_are_refused_in_a_sentence() {
    let wide = "a,".repeat(20_000);
    let open = format!("date,killed\n2025-03-01,\"{}", "x".repeat(17 << 20));
    let folder = Folder::new(&[
        ("empty.csv", b""),
        ("open.csv", open.as_bytes()),
        ("wide.csv", wide.as_bytes()),
        ("zero.csv", &[0; 1_000]),
    ]);
    let told = faults(&folder.load());
    assert_snapshot!(told, @r"
        empty.csv: an empty file
        open.csv: a row longer than 16 MB: a quote is not closed, or this is no table
        wide.csv: more than 16384 columns: this is no table
        zero.csv: no column of dates: which says when? (`tollcheck sources init` writes a descriptor to say it in)
        ");
}

#[test]
fn a_guess_asks() {
    assert_snapshot!(faults(&load("a.csv", "city,killed\nOrikhiv,2\n")), @"a.csv: no column of dates: which says when? (`tollcheck sources init` writes a descriptor to say it in)");
    assert_snapshot!(faults(&load("a.csv", "date,name,age\n2025-03-01,Ivan,40\n")), @r#"a.csv: no column counts anything: what is a row one of? Say `counts`, as "killed" or "attacks" (`tollcheck sources init` writes a descriptor to say it in)"#);
    assert_snapshot!(faults(&load("a.csv", "date,launched\n2025-03-01,40\n")), @r#"a.csv: "launched": of drones or of missiles? (`tollcheck sources init` writes a descriptor to say it in)"#);
}

#[test]
fn running_totals_are_told_from_what_each_row_adds() {
    let mut text = "date,killed,killed_new\n".to_owned();
    let mut total = 10;
    for day in 1..=28 {
        total += day % 4;
        text.push_str(&format!("2025-02-{day:02},{total},{}\n", day % 4));
    }
    let sources = load("a.csv", &text);
    let shown: Vec<String> = sources
        .tables
        .iter()
        .map(|table| format!("{} {} {}", table.name, table.sort, measures(table)))
        .collect();
    assert_snapshot!(shown.join("\n"), @r"
        a-total running_total killed = 896 (0 unknown)
        a-reports periods killed = 42 (0 unknown)
        ");
}

#[test]
fn low_and_high_belong_to_the_count_between_them() {
    let sources = load(
        "a.csv",
        "date,city,low,deaths,high\n2025-03-01,Orikhiv,1,2,3\n2025-03-02,Kherson,0,0,4\n",
    );
    assert_snapshot!(rows(&sources.tables[0]), @r"
    2 2025-03-01 2 1..3 Orikhiv
    3 2025-03-02 0 0..4 Kherson
    ");
}

#[test]
fn the_long_shape_gives_a_measure_for_each_name() {
    let sources = load(
        "a.csv",
        "indicator,value,date,source\nPeople killed,12,2025-03-01,UN\nPeople injured,30,2025-03-01,UN\nPeople in need,1000,2025-03-01,UN\nDeaths (total),3,2025-03-02,Red Cross\n",
    );
    let table = &sources.tables[0];
    assert_snapshot!(format!("{} {}", table.sort, measures(table)), @"figures killed = 15 (2 unknown); injured = 30 (3 unknown)");
}

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
fn descriptors_are_drafted_once_and_never_over_what_a_person_wrote() {
    let folder = Folder::new(&[
        ("datapackage.json", b"{\n  \"note\": \"mine\",\n  \"resources\": [\n    {\"path\": \"a.csv\", \"tollcheck\": {\"rows\": \"events\", \"counts\": \"killed\"}}\n  ]\n}\n"),
        ("a.csv", b"date,name\n2025-03-01,Ivan\n"),
        ("b.csv", b"date,city,killed\n2025-03-01,Orikhiv,2\n"),
    ]);
    let drafts = tollcheck_sources::init(folder.path());
    assert_eq!(drafts.len(), 1);
    assert!(
        drafts[0]
            .text
            .starts_with("{\n  \"note\": \"mine\",\n  \"resources\": [\n    {\"path\": \"a.csv\"")
    );
    std::fs::write(folder.path().join(&drafts[0].file), &drafts[0].text)
        .expect("a file can be written");
    assert_eq!(tollcheck_sources::init(folder.path()), []);
    let sources = folder.load();
    assert_snapshot!(faults(&sources), @"");
    assert_snapshot!(rows(&sources.tables[1]), @"2 2025-03-01 2 Orikhiv");
}

#[test]
fn several_files_of_one_resource_are_a_table_each() {
    let json = descriptor("*", EVENTS, &[DATE, KILLED])
        .replace("\"*\"", "[\"y/2024.csv\", \"y/2025.csv\"]");
    let folder = Folder::new(&[
        ("datapackage.json", json.as_bytes()),
        ("y/2024.csv", b"date,killed\n2024-03-01,2\n"),
        ("y/2025.csv", b"date,killed\n2025-03-01,3\n"),
    ]);
    let sources = folder.load();
    let shown: Vec<String> =
        sources.tables.iter().map(|table| format!("{}: {}", table.name, rows(table))).collect();
    assert_snapshot!(shown.join("; "), @"2024-2024: 2 2024-03-01 2; 2024-2025: 2 2025-03-01 3");
}

#[cfg(feature = "xlsx")]
#[test]
fn the_fullest_sheet_of_a_workbook_is_a_table_with_rows_for_lines() {
    let folder = Folder::new(&[("strikes.xlsx", include_bytes!("strikes.xlsx"))]);
    let sources = folder.load();
    assert_snapshot!(faults(&sources), @"");
    assert_snapshot!(rows(&sources.tables[0]), @r"
        2 2025-03-01 2 Orikhiv
        4 2025-03-03 11 Kherson
        5 2025-03-04 - Sumy
        ");
    let sql = sources.tables[0].dialect.read("strikes.xlsx");
    assert_snapshot!(sql, @"read_xlsx('strikes.xlsx', sheet = '2025', header = true, all_varchar = true, stop_at_empty = false)");
}

#[test]
fn lint_shows_the_line_and_what_the_rule_means() {
    let folder = Folder::new(&[(
        "a.csv",
        b"date,city,min_killed,max_killed\n2025-03-01,Orikhiv,3,2\n2025-03-02,Sumy,1,1\n",
    )]);
    let sources = folder.load();
    assert_snapshot!(tollcheck_sources::lint_text(folder.path(), &sources), @r#"
        warning[SRC018]: low 3 is above high 2
         --> a.csv:2 column "min_killed"
          |
        2 | 2025-03-01,Orikhiv,3,2
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
