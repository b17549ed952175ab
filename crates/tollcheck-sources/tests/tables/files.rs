//! Files as people have them: encodings, packed, in pieces, missing, and what is refused.

use std::io::Write as _;

use insta::assert_snapshot;

use super::folder::{DATE, EVENTS, Folder, KILLED, descriptor, faults, lint, load, measures, rows};

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
fn a_message_names_long_headers_by_their_beginning() {
    let json = descriptor("a.csv", EVENTS, &[DATE, KILLED]);
    let header = "x".repeat(100_000);
    let folder =
        Folder::new(&[("datapackage.json", json.as_bytes()), ("a.csv", header.as_bytes())]);
    let told = faults(&folder.load());
    assert!(told.contains("no column \"date\" in a.csv, which has \"xxx"), "{told}");
    assert!(told.len() < 1_000, "{} bytes", told.len());
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
    assert_snapshot!(faults(&sources), @"a.csv:9001: too large for the memory that is free: split the file, or name fewer columns in the descriptor");
    assert_eq!(sources.tables.len(), 1);
}

#[test]
fn large_files_are_read_alike_by_any_number_of_threads() {
    let mut text = "when,town,killed,\"notes, if any\"\n".to_owned();
    for row in 0..24_000_u32 {
        let note = match row % 7 {
            0 => "\"two\n\"\"lines\"\"\"",
            3 => "\"a, b\"",
            _ => "plain",
        };
        let killed = if row % 5_000 == 4_999 { "n/a".to_owned() } else { (row % 90).to_string() };
        let end = if row % 2 == 0 { "\n" } else { "\r\n" };
        text.push_str(&format!(
            "{:02}/03/2025,Town {},{killed},{note}{end}",
            row % 28 + 1,
            row % 301
        ));
    }
    let folder = Folder::new(&[("a.csv", text.as_bytes())]);
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads can be made").install(|| folder.load())
    };
    let one = with(1);
    let table = &one.tables[0];
    assert_eq!(table.rows.len(), 24_000);
    let known = |row: &u32| (row % 5_000 != 4_999).then_some(row % 90);
    let sum: u32 = (0..24_000).filter_map(|row| known(&row)).sum();
    assert_eq!(measures(table), format!("killed = {sum} (4 unknown)"));
    let physical = |row: usize| 2 + row + row.div_ceil(7);
    let lines =
        rows(table).lines().map(|row| row.split(' ').next().map(str::to_owned)).collect::<Vec<_>>();
    for row in [0, 1, 6_999, 23_999] {
        assert_eq!(lines[row], Some(physical(row).to_string()));
    }
    assert_snapshot!(faults(&one), @r#"
        a.csv:5716: column "killed": "n/a" is no number
        a.csv:11430: column "killed": "n/a" is no number
        a.csv:17144: column "killed": "n/a" is no number
        a.csv:22858: column "killed": "n/a" is no number
        "#);
    let several = with(3);
    assert_eq!(lint(&several), lint(&one));
    assert_eq!(rows(&several.tables[0]), rows(table));
    assert_eq!(several.tables[0].sha256, table.sha256);
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
    assert_eq!(tollcheck_sources::init(folder.path()).written, []);
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
