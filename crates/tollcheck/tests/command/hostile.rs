//! Input that is made to harm: it is refused with a sentence or shown as what it is, and the rest is read.

use std::io::Write;
use std::process::Command;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::scratch::Scratch;

const ARTICLE: &str = "At least 12 people were killed in Kyiv, officials said.";

/// The ids of the records that `extract` wrote.
fn ids(out: &str) -> Vec<&str> {
    out.lines().filter_map(|line| line.split('"').nth(5)).collect()
}

#[cfg(unix)]
#[test]
fn only_plain_files_of_a_folder_are_articles() {
    let desk = Scratch::with(&[
        ("secret.txt", ARTICLE),
        ("in/2025-08-06-plain.txt", ARTICLE),
        ("in/folder.txt/2025-08-06-inner.txt", ARTICLE),
        ("in/folder.csv/2025-08-06-inner.md", ARTICLE),
        ("in/rows.csv", "date,killed\n2025-08-06,12\n"),
    ]);
    for (from, to) in [("../secret.txt", "in/link.txt"), ("..", "in/up"), ("/dev/zero", "in/0.txt")]
    {
        std::os::unix::fs::symlink(from, desk.path(to)).unwrap();
    }
    let _ = Command::new("mkfifo").arg(desk.path("in/pipe.txt")).status();
    let ended = desk.run("extract in --format jsonl");
    assert_eq!((ended.status, &*ended.err), (Some(0), ""));
    assert_eq!(
        ids(&ended.out),
        [
            "in/2025-08-06-plain.txt",
            "in/folder.csv/2025-08-06-inner.md",
            "in/folder.txt/2025-08-06-inner.txt"
        ]
    );
}

#[test]
fn an_article_without_end_is_refused_and_the_next_is_read() {
    let desk = Scratch::with(&[("2025-08-06-a.txt", ARTICLE)]);
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(&vec![b' '; 64 << 20]).unwrap();
    desk.write("bomb.txt.gz", &packer.finish().unwrap());
    desk.write("bomb.txt.zst", &zstd_of_blanks());
    let ended = desk.run("extract bomb.txt.gz bomb.txt.zst 2025-08-06-a.txt --format jsonl");
    assert_eq!(ended.status, Some(2));
    assert_eq!(
        ended.err,
        "error: bomb.txt.gz: is larger than 16 MB, the most that one article may have\n\
         error: bomb.txt.zst: is larger than 16 MB, the most that one article may have\n"
    );
    assert_eq!(ids(&ended.out), ["2025-08-06-a.txt"]);
}

/// A megabyte of blanks sixty-four times, packed by zstd as blocks of one byte repeated.
fn zstd_of_blanks() -> Vec<u8> {
    // A frame without a checksum and without the size of its content, its window 128 KB.
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38];
    for block in 0..512_u32 {
        let head = u32::from(block == 511) | 1 << 1 | (128 << 10) << 3;
        frame.extend(head.to_le_bytes().iter().take(3));
        frame.push(b' ');
    }
    frame
}

#[test]
fn a_page_or_text_that_takes_more_memory_than_it_has_bytes_is_refused_and_the_next_is_read() {
    let open: String = (0..200).map(|n| "<font size=N>".replace('N', &n.to_string())).collect();
    let numbers = "5:".repeat(250_001);
    let desk = Scratch::with(&[
        ("unfolds.html", &format!("<p>{open}{}", "<p>7".repeat(4_000))),
        ("deep.html", &"<div></b>".repeat(10_000)),
        ("numbers.txt", &numbers),
        (
            "in.jsonl",
            &format!(
                "{{\"id\":\"a\",\"date\":\"2025-08-06\",\"text\":\"Two died.\"}}\n{{\"text\":\"{numbers}\"}}\n"
            ),
        ),
        ("2025-08-06-b.txt", ARTICLE),
    ]);
    let ended = desk
        .run("extract unfolds.html deep.html numbers.txt in.jsonl 2025-08-06-b.txt --format jsonl");
    assert_eq!(ended.status, Some(2));
    assert_eq!(
        ended.err,
        "error: unfolds.html: nests elements more than 8000000 levels deep in all, which no article does\n\
         error: deep.html: nests elements deeper than 512, which no article does\n\
         error: numbers.txt: holds more than 250000 numbers: this is a table and no article\n\
         error: in.jsonl:2: holds more than 250000 numbers: this is a table and no article\n"
    );
    assert_eq!(ids(&ended.out), ["a", "2025-08-06-b.txt"]);
}

#[test]
fn a_record_that_is_none_is_told_with_its_line_and_the_next_is_read() {
    let good = format!("{{\"id\":\"good\",\"date\":\"2025-08-06\",\"text\":\"{ARTICLE}\"}}\n");
    let lines = [
        "{\"text\":\"\\ud800\"}\n",
        &good,
        "{\"id\":\"long\",\"text\":\"",
        &"x".repeat(17 << 20),
        "\"}\n",
        &good,
        &"[".repeat(100_000),
        "\n",
        &good,
    ];
    let desk = Scratch::with(&[("in.jsonl", &lines.concat())]);
    let ended = desk.run("extract in.jsonl --format jsonl");
    assert_eq!(ended.status, Some(2));
    assert_eq!(ids(&ended.out), ["good"; 3]);
    let places: Vec<&str> = ended.err.lines().filter_map(|line| line.get(..17)).collect();
    assert_eq!(places, ["error: in.jsonl:1", "error: in.jsonl:3", "error: in.jsonl:5"]);
}

#[cfg(unix)]
#[test]
fn a_file_without_end_is_refused_wherever_one_is_named() {
    let desk = Scratch::with(&[("2025-08-06-a.txt", ARTICLE), ("t/t.csv", "date,killed\n")]);
    for words in [
        "extract /dev/zero",
        "check 2025-08-06-a.txt --sources t --waivers /dev/zero",
        "diff /dev/zero 2025-08-06-a.txt",
    ] {
        let ended = desk.run(words);
        assert_eq!(ended.status, Some(2), "{words}");
        assert!(ended.err.contains("/dev/zero: is larger than "), "{}", ended.err);
    }
}

/// A desk whose article and table are full of what a terminal, a browser, a spreadsheet or a runner of workflows obeys.
fn poisoned() -> Scratch {
    let text = r"At least 12 people <script>alert(1)</script> were killed in Kyiv, said =HYPERLINK(1). \u001b[31mAt least 40 people\u001b[0m \u202ewere injured in Kyiv\u202c.\n::error::it\u0007 \u0022onload=alert(1) @SUM(1) killed 3 people. javascript:alert(1)";
    let record = format!(
        r#"{{"id":"=1+1\r\n::error file=x::y","date":"2025-08-06","title":"<img onerror=alert(1)>","text":"{text}"}}"#
    );
    let rows = "date,city,killed,injured,source,url,notes\n\
        2025-08-06,Kyiv,12,31,\"=cmd|' /C calc'!A0\",javascript:alert(1),\u{1b}]0;x\u{7}\n\
        2025-08-06,Kyiv,19,30,\"<script>alert(1)</script>\",\"http://x/\"\"onload=alert(1)\",\"a\n::error::z\"\n";
    Scratch::with(&[("in.jsonl", &record), ("t/=t.csv", rows)])
}

#[test]
fn nothing_that_is_shown_is_obeyed_by_a_terminal_or_a_runner() {
    let desk = poisoned();
    for format in ["text", "concise", "markdown", "github", "csv"] {
        let ended = desk.run(&format!("check in.jsonl --sources t --format {format}"));
        let shown = ended.out + &ended.err;
        let obeyed =
            |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!shown.contains(obeyed), "{format}: {shown:?}");
        let commands = shown.lines().filter(|line| line.starts_with("::"));
        let ours = shown.lines().filter(|line| line.contains(",title="));
        assert_eq!(commands.count(), ours.count(), "{format}: {shown}");
    }
}

#[test]
fn names_of_files_tables_and_columns_steer_no_terminal() {
    let described = r#"{"name":"a","resources":[{"name":"a\u001b]0;x\u0007","path":"a.csv",
        "sources":[{"title":"Evil\u001b[2J\u202e"}],"tollcheck":{"rows":"events","country":"UA"},
        "schema":{"fields":[{"name":"day","tollcheck":"date"},{"name":"dead\u001b[1m","tollcheck":"killed"}]}},
        {"name":"b","path":"gone\u001b[2J.csv"}]}"#;
    let rows = "day,dead\u{1b}[1m\n2025-08-06,12\n2025-08-07,x\u{1b}[31m\u{202e}\n";
    let desk = Scratch::with(&[
        ("2025-08-06-\u{1b}[31m.txt", ARTICLE),
        ("t/datapackage.json", described),
        ("t/a.csv", rows),
        ("t/b/c\u{1b}[31m.csv", rows),
        ("u/c\u{1b}[31m.csv", rows),
    ]);
    desk.run("check 2025-08-06-\u{1b}[31m.txt --sources t --format csv -o old.csv");
    let audit = desk.read("old.csv").replace("people", "peo\u{1b}[2Jple");
    desk.write("old.csv", audit.as_bytes());
    desk.write("new.csv", audit.replace("12", "13").as_bytes());
    for words in [
        "check 2025-08-06-\u{1b}[31m.txt gone\u{1b}[2J.txt --sources t",
        "explain 2025-08-06-\u{1b}[31m.txt:1 --sources t",
        "check 2025-08-06-\u{1b}[31m.txt --sources t -o no\u{1b}[2J/where",
        "diff old.csv new.csv",
        "sources show t",
        "sources lint t",
        "sources init u",
        "sources lint gone\u{1b}[2J",
    ] {
        let ended = desk.run(words);
        let shown = ended.out + &ended.err;
        let obeyed =
            |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(shown.contains('␛') && !shown.contains(obeyed), "{words:?}: {shown:?}");
    }
}

#[test]
fn no_cell_of_the_audit_is_a_formula() {
    let desk = poisoned();
    let audit = desk.run("check in.jsonl --sources t --format csv").out;
    assert!(audit.contains("\n'=1+1") && audit.contains("\"'=t: "), "{audit}");
    for opening in [",=", ",\"=", "\n=", "\n\"=", ",@", ",\"@", ",+", ",\"+"] {
        assert!(!audit.contains(opening), "{audit}");
    }
}

#[test]
fn the_page_runs_nothing() {
    let desk = poisoned();
    desk.run("check in.jsonl --sources t --format html -o page.html");
    let page = desk.read("page.html");
    assert!(page.contains("&lt;script&gt;") || page.contains("&lt;script"), "{page}");
    let policy = page.split("Content-Security-Policy").nth(1).unwrap();
    let policy = policy.split('>').next().unwrap();
    assert!(policy.contains("default-src") && policy.contains("none"), "{policy}");
    for acts in [
        "<script",
        "<img",
        "<iframe",
        "href=\"javascript:",
        "=\"\"onload",
        " onload=",
        "\u{1b}",
        "\u{202e}",
    ] {
        assert!(!page.replace("&quot;onload=", "").contains(acts), "{acts}: {page}");
    }
}
