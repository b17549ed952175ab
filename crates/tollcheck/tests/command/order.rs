//! The order in which articles and tables come changes what is first, and nothing else.

use crate::scratch::Scratch;

const ARTICLES: [(&str, &str); 3] = [
    ("2025-08-06-a.txt", "At least 12 people were killed in Kyiv on Tuesday, officials said."),
    ("2025-08-06-b.txt", "A strike on Sumy on Monday killed 31 people and injured 7."),
    ("2025-08-06-c.txt", "Nobody was killed in Odesa on Sunday."),
];

/// Rows of one publisher and of another, in files called `names`.
fn desk(names: [&str; 2], backward: bool) -> Scratch {
    let desk = Scratch::with(&ARTICLES);
    let tables = [
        vec!["2025-08-05,Kyiv,12,40", "2025-08-04,Sumy,30,7", "2025-08-03,Odesa,0,2"],
        vec!["2025-08-05,Kyiv,12,41", "2025-08-04,Sumy,31,7"],
    ];
    for (mut rows, name) in tables.into_iter().zip(names) {
        if backward {
            rows.reverse();
        }
        let table = format!("date,city,killed,injured\n{}\n", rows.join("\n"));
        desk.write(&format!("t/{name}.csv"), table.as_bytes());
    }
    desk
}

/// The records of `articles`, sorted, without what names the files and lines of tables.
fn verdicts(desk: &Scratch, articles: &str) -> Vec<String> {
    let out = desk.run(&format!("check {articles} --sources t --format jsonl")).out;
    let mut found: Vec<String> = out
        .lines()
        .map(|line| {
            let id = line.split('"').nth(5).unwrap_or_default();
            let statuses: Vec<&str> = line
                .split("\"status\":\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .collect();
            format!("{id} {statuses:?}")
        })
        .collect();
    found.sort();
    found
}

#[test]
fn articles_in_another_order_give_the_same_records() {
    let desk = desk(["one", "two"], false);
    let records = |articles: &str| {
        let out = desk.run(&format!("check {articles} --sources t --format jsonl")).out;
        let mut lines: Vec<String> = out.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let [a, b, c] = ARTICLES.map(|(name, _)| name);
    let expected = records(&format!("{a} {b} {c}"));
    assert_eq!(expected.len(), 3);
    assert_eq!(records(&format!("{c} {a} {b}")), expected);
    assert_eq!(records(&format!("{b} {c} {a}")), expected);
}

#[test]
fn tables_and_rows_in_another_order_give_the_same_verdicts() {
    let articles = ARTICLES.map(|(name, _)| name).join(" ");
    let expected = verdicts(&desk(["one", "two"], false), &articles);
    assert!(expected.iter().any(|line| line.contains("contested")), "{expected:?}");
    assert_eq!(verdicts(&desk(["one", "two"], true), &articles), expected);
    assert_eq!(verdicts(&desk(["two", "one"], false), &articles), expected);
}
