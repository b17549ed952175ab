//! Where the locale is not one of UTF-8, our own words are ASCII.

use crate::scratch::{Ended, Scratch};

/// The end of the command with `words` in the locale `C`, on a screen of forty columns.
fn run(desk: &Scratch, words: &str) -> Ended {
    let mut command = desk.tollcheck(words);
    command.env_remove("LC_CTYPE").env_remove("LANG").env("LC_ALL", "C").env("COLUMNS", "40");
    command.output().unwrap().into()
}

#[test]
fn an_article_in_ascii_is_answered_in_ascii() {
    let text = "On 5 August 2025 between 120,000 and 130,000 people were wounded in Kyiv, officials said. Some 70 drones were \
                shot down, and 61,000 people were killed. On 6 August 2025 a strike killed 4 in Kyiv.\n";
    let rows = "date,city,killed,injured\n2025-08-05,Kyiv,60990,9\n2025-08-06,Kyiv,9,1\n";
    let other = text.replace("61,000", "61,500");
    let desk = Scratch::with(&[("a.txt", text), ("b.txt", &other), ("t/t.csv", rows)]);
    for (article, audit) in [("a.txt", "a.csv"), ("b.txt", "b.csv")] {
        run(
            &desk,
            &format!("check {article} --date 2025-08-07 --sources t --format csv -o {audit}"),
        );
    }
    desk.write("b.csv", desk.read("b.csv").replace("b.txt", "a.txt").as_bytes());
    for words in [
        "extract a.txt --date 2025-08-07",
        "check a.txt --date 2025-08-07 --sources t",
        "explain a.txt:1 --date 2025-08-07 --sources t",
        "diff a.csv b.csv",
    ] {
        let ended = run(&desk, words);
        assert!(
            !ended.out.is_empty() && ended.out.is_ascii(),
            "{words}: {}{}",
            ended.out,
            ended.err
        );
    }
}
