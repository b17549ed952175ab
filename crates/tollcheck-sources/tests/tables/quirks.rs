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
fn several_files_of_one_resource_are_one_table_with_rows_by_file_and_line() {
    let json = descriptor("*", EVENTS, &[DATE, KILLED])
        .replace("\"*\"", "[\"y/2024.csv\", \"y/2025.csv\"]");
    let folder = Folder::new(&[
        ("datapackage.json", json.as_bytes()),
        ("y/2024.csv", b"date,killed\n2024-03-01,2\n2024-03-02,x\n"),
        ("y/2025.csv", b"date,killed\n2025-03-01,3\n2025-03-01,y\n2025-03-01,3\n2024-03-01,2\n"),
    ]);
    let sources = folder.load();
    assert_eq!(sources.tables.len(), 1);
    let table = &sources.tables[0];
    let mut rows: Vec<usize> = (0..table.rows.len()).collect();
    rows.sort_by_key(|row| table.rows.position(*row));
    let shown: Vec<String> = rows
        .iter()
        .map(|row| {
            let (file, sha256, line) = table.address(*row);
            assert_eq!(sha256.len(), 64);
            format!("{file}:{line}")
        })
        .collect();
    assert_snapshot!(shown.join(" "), @"y/2024.csv:2 y/2024.csv:3 y/2025.csv:2 y/2025.csv:3 y/2025.csv:4 y/2025.csv:5");
    assert_snapshot!(measures(table), @"killed = 10 (2 unknown)");
    assert_snapshot!(lint(&sources), @r#"
        SRC004 y/2024.csv:3 killed: "x" is no number
        SRC004 y/2025.csv:3 killed: "y" is no number
        SRC005 y/2025.csv:4 the same as line 2
        SRC005 y/2025.csv:5 the same as line 2 of y/2024.csv
        "#);
    let path = folder.path().display().to_string();
    assert_snapshot!(table.sql("count(*)", &[]).replace(&path, "DIR"), @r#"SELECT count(*) FROM read_csv(['DIR/y/2024.csv', 'DIR/y/2025.csv'], header = true, all_varchar = true, delim = ',', quote = '"')"#);
}

#[test]
fn files_of_one_table_are_alike_and_all_there() {
    let json = descriptor("*", EVENTS, &[DATE, KILLED]).replace("\"*\"", "[\"a.csv\", \"b.csv\"]");
    let with = |other: &[u8]| {
        let folder = Folder::new(&[
            ("datapackage.json", json.as_bytes()),
            ("a.csv", b"date,killed\n2024-03-01,2\n"),
            ("b.csv", other),
        ]);
        let sources = folder.load();
        assert_eq!(sources.tables.len(), 0);
        faults(&sources)
    };
    assert_snapshot!(with(b"date,dead\n2024-03-01,2\n"), @"b.csv: other headers than a.csv: files of one table are alike");
    assert_snapshot!(with(b"date;killed\n2024-03-01;2\n"), @"b.csv: another delimiter or encoding than a.csv: files of one table are alike");
    assert_snapshot!(with(b""), @"b.csv: an empty file");
}

#[test]
fn a_table_that_finds_no_room_is_refused_before_it_takes_it() {
    let mut text = "date,killed\n".to_owned();
    for row in 0..9_000 {
        text.push_str(&format!("2025-03-{:02},{row}\n", row % 28 + 1));
    }
    let folder =
        Folder::new(&[("a.csv", text.as_bytes()), ("b.csv", b"date,killed\n2025-03-01,2\n")]);
    let sources = tollcheck_sources::Sources::load_within(folder.path(), 100_000);
    assert_snapshot!(faults(&sources), @"a.csv:4097: too large for the memory that is free: split the file, or name fewer columns in the descriptor");
    assert_eq!(sources.tables.len(), 1);
}

#[test]
fn rows_with_points_alone_lie_in_the_division_around_them() {
    let text = "date,latitude,longitude,killed\n2025-03-01,47.57,35.79,2\n2025-03-02,47.58,35.80,1\n2025-03-03,0.0,-30.0,4\n2025-03-04,47.57,35.79,3\n";
    let table = &load("a.csv", text).tables[0];
    let shown: Vec<String> = table
        .places
        .list
        .iter()
        .map(|place| {
            let entry = place.id.and_then(|id| tollcheck_lexicon::gazetteer().get(id));
            let name = entry.map_or("nowhere", |entry| entry.name);
            format!("{} {name} {} x {}", place.names.join(" "), place.exact, place.rows().len())
        })
        .collect();
    assert_snapshot!(shown.join("; "), @"0.0 -30.0 nowhere false x 1; 47.57 35.79 Zaporizhzhia Oblast false x 2; 47.58 35.80 Zaporizhzhia Oblast false x 1");
    assert_snapshot!(table.places.sql(&[1, 2]), @r#""latitude" IN ('47.57', '47.58')"#);
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
fn shares_and_lists_are_no_counts() {
    let sources = table(
        "date,killed\n2025-03-01,12%\n2025-03-02,\"{'south': 61}\"\n2025-03-03,3\n",
        EVENTS,
        &[DATE, KILLED],
    );
    assert_snapshot!(faults(&sources), @r#"
        a.csv:2: column "killed": "12%" is a share and counts nothing
        a.csv:3: column "killed": "{'south': 61}" is a list and no number
        "#);
}

#[cfg(unix)]
#[test]
fn pipes_folders_and_linked_folders_are_refused() {
    let json = descriptor("dir.csv", EVENTS, &[DATE, KILLED]);
    let folder = Folder::new(&[
        ("datapackage.json", json.as_bytes()),
        ("dir.csv/inner.txt", b""),
        ("out/a.csv", b"date,killed\n2025-03-01,2\n"),
        ("x/datapackage.json", descriptor("linked/a.csv", EVENTS, &[DATE, KILLED]).as_bytes()),
    ]);
    std::os::unix::fs::symlink(folder.path().join("out"), folder.path().join("x/linked"))
        .expect("a link can be made");
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.csv")).status();
    assert!(made.is_ok_and(|made| made.success()));
    assert_snapshot!(faults(&folder.load()), @r"
        dir.csv: not a plain file
        x/linked/a.csv: a link, which may lead out of the folder: put the file itself here
        pipe.csv: not a plain file
        ");
}

#[test]
fn descriptors_are_refused_where_they_are_too_large_or_no_text() {
    let large = format!("{{\"note\": \"{}\"}}", "x".repeat(9 << 20));
    let folder = Folder::new(&[
        ("a/datapackage.json", large.as_bytes()),
        ("b/datapackage.json", b"{\"name\": \"\xff\"}"),
        ("b/a.csv", b"date,killed\n2025-03-01,2\n"),
    ]);
    let sources = folder.load();
    assert_snapshot!(faults(&sources), @r"
        a/datapackage.json: a descriptor of more than 8 MB
        b/datapackage.json: a descriptor that is not UTF-8
        ");
    assert_eq!(sources.tables.len(), 1);
    assert_eq!(tollcheck_sources::init(folder.path()), []);
}

#[test]
fn tables_packed_with_zstd_beyond_belief_are_refused() {
    let packed = zstd_of_zeros();
    let folder = Folder::new(&[("b.csv.zst", &packed)]);
    assert_snapshot!(faults(&folder.load()), @"b.csv.zst: grows to more than 250 times its size when unpacked");
}

/// Twelve megabytes of line feeds, packed by blocks of one byte repeated.
fn zstd_of_zeros() -> Vec<u8> {
    // A frame without a checksum and without the size of its content, its window 128 KB.
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38];
    for block in 0..96_u32 {
        let last = u32::from(block == 95);
        let head = last | 1 << 1 | (128 << 10) << 3;
        frame.extend(head.to_le_bytes().iter().take(3));
        frame.push(b'\n');
    }
    frame
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
    let path = folder.path().display().to_string();
    let sql = sources.tables[0].sql("count(*)", &[]).replace(&path, "DIR");
    assert_snapshot!(sql, @"-- DIR/strikes.xlsx is a workbook: save its sheet '2025' as CSV to repeat this");
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
