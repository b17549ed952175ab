//! A run that is stopped, and another that goes on from there.

use std::fmt::Write;
use std::fs;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::scratch::{Ended, Scratch};

/// How often a run is killed.
const KILLS: u32 = 50;

/// Articles with figures of their own, and a line here and there that is none.
fn corpus(articles: u32) -> String {
    let mut lines = String::new();
    for n in 0..articles {
        if n % 41 == 7 {
            lines.push_str("{\"id\":\n");
        }
        let text = format!(
            "At least {n} people were killed and {} injured in Kyiv, officials said. \\\"It lasted {} hours.\\\"",
            n + 3,
            n % 24
        );
        writeln!(lines, r#"{{"id":"{n}","date":"2025-08-06","text":"{text}"}}"#).unwrap();
    }
    lines
}

/// A desk with a corpus and a table.
fn desk(articles: u32) -> Scratch {
    let corpus = corpus(articles);
    Scratch::with(&[
        ("corpus.jsonl", &corpus),
        ("tables/toll.csv", "date,city,killed\n2025-08-05,Kyiv,12\n2025-08-06,Kyiv,31\n"),
    ])
}

const CHECK: &str = "check corpus.jsonl --sources tables --format jsonl";

/// The next of numbers that look random; the same seed gives the same.
fn next(seed: &mut u32) -> u32 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    *seed
}

#[test]
fn however_often_a_run_is_killed_the_result_is_the_same() {
    let desk = desk(120);
    let begun = Instant::now();
    assert_eq!(desk.run(&format!("{CHECK} -o whole.jsonl --audit whole.csv")).status, Some(2));
    // On a busy machine more runs are killed at their beginning; they go on all the same.
    let usual = u32::try_from(begun.elapsed().as_micros()).unwrap().min(120_000);
    let words = format!("{CHECK} -o out.jsonl --audit out.csv --resume");
    let mut seed = 2025;
    let mut killed = 0;
    while killed < KILLS {
        let mut run = desk.tollcheck(&words).spawn().unwrap();
        sleep(Duration::from_micros((next(&mut seed) % (usual + usual / 8)).into()));
        run.kill().unwrap();
        if run.wait().unwrap().code().is_none() {
            killed += 1;
        } else {
            same(&desk);
        }
    }
    assert_eq!(desk.run(&words).status, Some(2));
    same(&desk);
}

/// Compares what was written with what an undisturbed run writes, and takes it away.
fn same(desk: &Scratch) {
    for (whole, out) in [("whole.jsonl", "out.jsonl"), ("whole.csv", "out.csv")] {
        assert!(desk.read(whole) == desk.read(out), "{out} differs");
        fs::remove_file(desk.path(out)).unwrap();
        assert!(!desk.path(&format!("{out}.part")).exists());
    }
    assert!(!desk.path("out.jsonl.resume").exists());
}

/// Stops a run in its middle as Ctrl-C does, and leaves its part and its account.
fn interrupt(desk: &Scratch) {
    let run = desk.tollcheck(&format!("{CHECK} -o out.jsonl")).spawn().unwrap();
    while !desk.path("out.jsonl.resume").exists() {
        sleep(Duration::from_millis(1));
    }
    Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap();
    let ended = Ended::from(run.wait_with_output().unwrap());
    assert_eq!(ended.status, Some(130), "{ended:?}");
    assert!(ended.err.contains("--resume goes on from there"), "{}", ended.err);
    assert!(!desk.path("out.jsonl").exists());
    assert!(desk.read("out.jsonl.part").ends_with("}\n"));
}

#[test]
fn an_interrupted_run_leaves_whole_lines_and_goes_on() {
    let desk = desk(900);
    interrupt(&desk);
    let before = desk.read("out.jsonl.part").lines().count();
    assert_eq!(desk.run(&format!("{CHECK} -o out.jsonl --resume")).status, Some(2));
    let ids = desk.read("out.jsonl");
    let ids = ids.lines().map(|line| line.split('"').nth(5).unwrap().parse::<u32>().unwrap());
    assert!(before > 0 && ids.eq(0..900));
    assert_eq!(desk.names(), ["corpus.jsonl", "out.jsonl", "tables"]);
}

#[test]
fn a_run_does_not_go_on_where_something_changed() {
    let desk = desk(900);
    interrupt(&desk);
    let refused = |words: &str| {
        let ended = desk.run(&format!("{words} -o out.jsonl --resume"));
        assert_eq!(ended.status, Some(2), "{ended:?}");
        ended.err.lines().last().unwrap().to_owned()
    };
    let told = |what: &str| {
        format!(
            "tollcheck: out.jsonl.resume: {what} changed since the run was interrupted; run without --resume to start anew"
        )
    };
    assert_eq!(refused(&format!("{CHECK} --lens acled")), told("the options or the configuration"));
    desk.write("tables/more.csv", b"date,city,killed\n2025-08-06,Kyiv,31\n");
    assert_eq!(refused(CHECK), told("the tables"));
    fs::remove_file(desk.path("tables/more.csv")).unwrap();
    desk.write("corpus.jsonl", corpus(901).as_bytes());
    assert_eq!(refused(CHECK), told("the articles"));
}

#[test]
fn what_is_damaged_since_is_written_again() {
    let desk = desk(600);
    let words = format!("{CHECK} -o out.jsonl");
    desk.run(&words);
    fs::rename(desk.path("out.jsonl"), desk.path("whole.jsonl")).unwrap();
    interrupt(&desk);
    let (part, account) = (desk.read("out.jsonl.part"), desk.read("out.jsonl.resume"));
    let half = part.len() / 2;
    let swapped = part.replacen("Kyiv", "Lviv", 1);
    for part in [&part[..half], &swapped, "", &format!("{part}{{\"torn")] {
        for account in [&*account, &account[..account.len() - 9], &account[..20], ""] {
            desk.write("out.jsonl.part", part.as_bytes());
            desk.write("out.jsonl.resume", account.as_bytes());
            desk.run(&format!("{words} --resume"));
            assert!(desk.read("out.jsonl") == desk.read("whole.jsonl"));
        }
    }
}

#[test]
fn what_cannot_be_gone_on_with_is_refused() {
    let desk = desk(1);
    let refused = |words: &str| {
        let ended = desk.run(words);
        assert_eq!(ended.status, Some(2), "{ended:?}");
        ended.err
    };
    assert_eq!(
        refused("extract corpus.jsonl --format html -o out.html --resume"),
        "tollcheck: --resume goes on with --format csv and jsonl only\n"
    );
    assert_eq!(
        refused("extract - --format csv -o out.csv --resume"),
        "tollcheck: --resume needs articles that can be read again; standard input cannot\n"
    );
    assert!(refused("extract corpus.jsonl --resume").contains("--output"));
}
