//! The quirks of real tables, each with its test.

use insta::assert_snapshot;

use super::folder::{DATE, EVENTS, Folder, KILLED, faults, lint, load, measures, rows, table};

/// What breaks naive readers of real tables, and the tests that show how it is read here.
const QUIRKS: [(&str, &[&str]); 22] = [
    ("a second header row", &["a_row_of_tags_is_no_data_and_counts_as_a_line"]),
    ("cells of several lines", &["cells_of_several_lines_keep_the_physical_line_of_their_row"]),
    ("a table inside a cell", &["a_table_in_a_cell_is_text"]),
    ("whole numbers with a point", &["whole_numbers_may_be_written_with_a_point"]),
    ("literals of a program in cells", &["shares_and_lists_are_no_counts"]),
    (
        "blank, zero and sentinel",
        &["a_blank_is_unknown_and_a_sentinel_where_the_descriptor_says_so"],
    ),
    ("totals, reports and events", &["running_totals_are_told_from_what_each_row_adds"]),
    ("the hours of a report in a column", &["a_report_is_on_24_48_or_72_hours"]),
    (
        "a total that begins anew",
        &["a_running_total_that_begins_anew_is_told_unless_a_column_tells_the_phases_apart"],
    ),
    ("rows that are counted", &["airwars_victims_are_people", "police_shootings_count_their_rows"]),
    (
        "low, best and high",
        &["low_and_high_belong_to_the_count_between_them", "bij_strikes_have_two_columns_a_band"],
    ),
    (
        "ranges and words under numbers",
        &["ranges_and_words_in_cells_become_bands_and_marks", "numbers"],
    ),
    ("a word for about beside the number", &["a_word_beside_the_number_says_that_it_is_about"]),
    (
        "dates of every sort",
        &[
            "dates",
            "dates_of_one_column_come_with_and_without_time",
            "day_and_month_are_decided_by_the_column_or_refused",
            "dates_of_six_columns_may_lack_day_and_month",
            "src017_a_row_lies_after_the_last_day_covered",
        ],
    ),
    ("numbers in labels", &["numbers_in_labels_are_no_figures"]),
    ("units in headers", &["thousands_in_a_header_are_no_count"]),
    ("categories counted together", &["weapons_counted_together_stay_together"]),
    ("rows counted twice", &["the_air_force_by_night"]),
    ("other ways to be lost", &["decoys_that_did_not_arrive_are_not_shot_down"]),
    (
        "encodings and shapes of files",
        &[
            "encodings_are_obeyed_or_guessed",
            "names_of_files_hold_blanks_and_cells_line_ends",
            "the_fullest_sheet_of_a_workbook_is_a_table_with_rows_for_lines",
        ],
    ),
    ("copies of one source", &["copies_of_one_publisher_have_one_origin"]),
    (
        "tables that contradict themselves",
        &[
            "contradictions_are_found_and_their_cells_marked",
            "src011_what_a_report_adds_is_not_the_difference_of_the_totals",
            "src018_low_is_above_high_or_best_outside_the_two",
        ],
    ),
];

#[test]
fn every_quirk_has_its_test() {
    let files = [
        include_str!("cells.rs"),
        include_str!("files.rs"),
        include_str!("layouts.rs"),
        include_str!("quirks.rs"),
        include_str!("rules.rs"),
        include_str!("suspicions.rs"),
    ];
    for (quirk, tests) in QUIRKS {
        for test in tests {
            let name = format!("#[test]\nfn {test}()");
            assert!(files.iter().any(|file| file.contains(&name)), "{quirk}: no test {test}");
        }
    }
}

#[test]
fn a_table_in_a_cell_is_text() {
    let article = r#""""Agency A,2025-03-01,Two, or more, dead"";""Agency B,2025-03-02,""""Three"""" dead""""#;
    let text = format!("date,source_article,killed\n2025-03-01,{article},2\n2025-03-02,plain,1\n");
    let sources =
        table(&text, EVENTS, &[DATE, ("source_article", r#""tollcheck": "source""#), KILLED]);
    assert_snapshot!(rows(&sources.tables[0]), @r"
    2 2025-03-01 2
    3 2025-03-02 1
    ");
    assert_snapshot!(sources.tables[0].origin(0), @r#""Agency A,2025-03-01,Two, or more, dead";"Agency B,2025-03-02,""Three"" dead""#);
}

#[test]
fn a_running_total_that_begins_anew_is_told_unless_a_column_tells_the_phases_apart() {
    let text =
        "date,phase,killed\n2025-03-01,1,40\n2025-03-02,1,52\n2025-03-03,2,3\n2025-03-04,2,9\n";
    let of = |fields: &[(&str, &str)]| {
        lint(&table(text, r#""tollcheck": {"rows": "running_total"}"#, fields))
    };
    assert_snapshot!(of(&[DATE, KILLED]), @"SRC003 a.csv:4 killed: 3 after 52");
    assert_snapshot!(of(&[DATE, ("phase", r#""tollcheck": "group""#), KILLED]), @"");
}

#[test]
fn numbers_in_labels_are_no_figures() {
    let text = "country,equipment_type,destroyed,abandoned,captured,damaged,type_total,date_recorded\nRussia,\"Losses - 17594, of which: destroyed: 13425\",1,0,0,1,2,2022-03-19\n";
    let table = &load("a.csv", text).tables[0];
    let weapon = table.weapon.as_ref().map(|weapon| weapon.word(0));
    assert_eq!(weapon, Some("Losses - 17594, of which: destroyed: 13425"));
    let sums: Vec<String> = table
        .measures
        .iter()
        .map(|measure| {
            measure
                .main()
                .map_or(String::new(), |column| column.numbers.sum(0, 1).total.to_string())
        })
        .collect();
    assert_eq!(sums, ["2", "1", "0", "0", "1"]);
}

/// A night of the air force's table in our own figures: `launched,destroyed,not_reach_goal` of a model.
fn night(model: &str, figures: &str) -> String {
    format!(
        "time_start,time_end,model,launch_place,target,launched,destroyed,not_reach_goal,source\n2025-07-01 18:00,2025-07-02 8:30,{model},Kursk,Ukraine,{figures},x/1\n"
    )
}

#[test]
fn weapons_counted_together_stay_together() {
    let table = &load("a.csv", &night("X-101/X-555 and Kalibr", "9.0,5.0,")).tables[0];
    assert_snapshot!(measures(table), @"launched = 9 (0 unknown); downed = 5 (0 unknown)");
    assert_eq!(table.weapon.as_ref().map(|weapon| weapon.word(0)), Some("X-101/X-555 and Kalibr"));
}

#[test]
fn decoys_that_did_not_arrive_are_not_shot_down() {
    let table = &load("a.csv", &night("Shahed-136/131", "52.0,14.0,33.0")).tables[0];
    assert_snapshot!(measures(table), @"launched = 52 (0 unknown); downed = 14 (0 unknown)");
}

#[test]
fn names_of_files_hold_blanks_and_cells_line_ends() {
    let text = "\u{feff}date,city,note,killed\n2025-03-01,Kyiv,\"one\r\ntwo\",2\n2025-03-02,Запоріжжя,\u{a0},1\n2025-03-03,غزة,804669000-2,3\n";
    let sources = load("Strikes in March (2025).csv", text);
    assert_snapshot!(faults(&sources), @"");
    assert_snapshot!(rows(&sources.tables[0]), @r"
    2 2025-03-01 2 Kyiv
    4 2025-03-02 1 Запоріжжя
    5 2025-03-03 3 غزة
    ");
}

#[test]
fn copies_of_one_publisher_have_one_origin() {
    let folder = Folder::new(&[
        ("a.csv", b"date,day,personnel,personnel*,POW\n2022-02-25,2,280,about,0\n"),
        ("b.csv", b"date,day,personnel,tanks,apv,artillery,mlrs,aaws,aircrafts,helicopters,uav,warships\n2022-02-25,2,281,80,51,4,0,0,1,7,0,2\n"),
    ]);
    let sources = folder.load();
    let origins: Vec<&str> = sources.tables.iter().map(|table| table.origin(0)).collect();
    assert_eq!(origins, ["General Staff of Ukraine"; 2]);
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
fn numbers_and_days_beyond_what_they_can_be_are_bad_cells() {
    let rows = "date,killed\n2024-02-29,18446744073709551616\n2023-02-29,1\n0000-01-01,1\n99999-01-01,1\n\
        2024-03-01,99999999999999999999999999999999999999999\n2024-03-02,1e300\n2024-03-03,NaN\n2024-03-04,inf\n2024-03-05,3\n";
    let sources = table(rows, EVENTS, &[DATE, KILLED]);
    assert_snapshot!(faults(&sources), @r#"
    a.csv:3: column "date": "2023-02-29" is no date
    a.csv:4: column "date": "0000-01-01" is no date
    a.csv:5: column "date": "99999-01-01" is no date
    a.csv:2: column "killed": "18446744073709551616" has too many digits
    a.csv:6: column "killed": "99999999999999999999999999999999999999999" has too many digits
    a.csv:7: column "killed": "1e300" is no number
    a.csv:9: column "killed": "inf" is no number
    "#);
}

#[test]
fn a_column_that_the_descriptor_names_and_the_file_lacks_is_told_in_the_descriptor() {
    let sources = table("date,deaths\n2025-03-01,2\n", EVENTS, &[DATE, KILLED]);
    assert_snapshot!(faults(&sources), @r#"datapackage.json:1:195: no column "killed" in a.csv, which has "date", "deaths""#);
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
fn descriptors_are_drafted_once_and_never_over_what_a_person_wrote() {
    let folder = Folder::new(&[
        ("datapackage.json", b"{\n  \"note\": \"mine\",\n  \"resources\": [\n    {\"path\": \"a.csv\", \"tollcheck\": {\"rows\": \"events\", \"counts\": \"killed\"}}\n  ]\n}\n"),
        ("a.csv", b"date,name\n2025-03-01,Ivan\n"),
        ("b.csv", b"date,city,killed\n2025-03-01,Orikhiv,2\n"),
    ]);
    let drafts = tollcheck_sources::init(folder.path()).written;
    assert_eq!(drafts.len(), 1);
    assert!(
        drafts[0]
            .text
            .starts_with("{\n  \"note\": \"mine\",\n  \"resources\": [\n    {\"path\": \"a.csv\"")
    );
    std::fs::write(folder.path().join(&drafts[0].file), &drafts[0].text)
        .expect("a file can be written");
    assert_eq!(tollcheck_sources::init(folder.path()).written, []);
    let sources = folder.load();
    assert_snapshot!(faults(&sources), @"");
    assert_snapshot!(rows(&sources.tables[1]), @"2 2025-03-01 2 Orikhiv");
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
