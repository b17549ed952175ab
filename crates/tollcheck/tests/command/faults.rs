//! What the machine does to a run: it says so, ends with 2, and leaves whole files or none.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::scratch::{Ended, Scratch};

/// A desk with articles enough to fill a disk.
fn desk(articles: usize) -> Scratch {
    let line = r#"{"date":"2025-08-06","text":"At least 12 people were killed in Kyiv and 40 injured, officials said."}"#;
    Scratch::with(&[("corpus.jsonl", &format!("{line}\n").repeat(articles))])
}

/// The command with `words` after `limit` of the shell.
fn limited(desk: &Scratch, limit: &str, words: &str) -> Ended {
    let script = format!("ulimit {limit}; exec \"$0\" --no-config {words}");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script, env!("CARGO_BIN_EXE_tollcheck")]).current_dir(desk.path(""));
    // A build that counts what is run has a file of its own to write, for which the limit is no trial.
    shell.env("LLVM_PROFILE_FILE", "/dev/null");
    shell.env_remove("RUST_BACKTRACE").stdin(Stdio::null()).output().unwrap().into()
}

#[test]
fn a_full_disk_is_told() {
    if !fs::exists("/dev/full").unwrap() {
        return;
    }
    let desk = desk(300);
    let full = "cannot be written: No space left on device (os error 28)\n";
    let ended = desk.run("extract corpus.jsonl --format csv -o /dev/full");
    assert_eq!((ended.status, ended.err), (Some(2), format!("tollcheck: /dev/full: {full}")));
    for words in ["extract corpus.jsonl --format html", "--help", "man"] {
        let mut command = desk.tollcheck(words);
        command.stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
        let ended = Ended::from(command.output().unwrap());
        let told = format!("tollcheck: standard output: {full}");
        assert_eq!((ended.status, ended.err), (Some(2), told), "{words}");
    }
}

#[test]
fn a_file_that_may_grow_no_more_keeps_what_it_has_for_the_next_run() {
    let desk = desk(300);
    let words = "extract corpus.jsonl --format jsonl -o out.jsonl";
    let ended = limited(&desk, "-f 300", words);
    assert_eq!(ended.status, Some(2), "{ended:?}");
    let (kept, trouble) = ended.err.split_once('\n').unwrap();
    assert!(kept.ends_with("are in out.jsonl.part; --resume goes on from there"), "{kept}");
    assert_eq!(trouble, "tollcheck: out.jsonl: cannot be written: File too large (os error 27)\n");
    assert!(desk.read("out.jsonl.part").ends_with("}\n"));
    assert_eq!(desk.names(), ["corpus.jsonl", "out.jsonl.part", "out.jsonl.resume"]);
    assert_eq!(desk.run(&format!("{words} --resume")).status, Some(0));
    assert!(desk.read("out.jsonl") == desk.run("extract corpus.jsonl --format jsonl").out);
    assert_eq!(desk.names(), ["corpus.jsonl", "out.jsonl"]);
}

#[test]
fn a_file_that_cannot_be_whole_is_none_and_the_one_before_stays() {
    let desk = desk(300);
    desk.write("out.html", b"what was before");
    let ended = limited(&desk, "-f 20", "extract corpus.jsonl --format html -o out.html");
    let trouble = "tollcheck: out.html: cannot be written: File too large (os error 27)\n";
    assert_eq!((ended.status, &*ended.err), (Some(2), trouble));
    assert_eq!(desk.read("out.html"), "what was before");
    assert_eq!(desk.names(), ["corpus.jsonl", "out.html"]);
}

#[test]
fn a_place_where_nothing_can_be_written_is_told() {
    let desk = desk(300);
    for (place, why) in [
        ("nowhere/out", "No such file or directory (os error 2)"),
        ("corpus.jsonl/out", "Not a directory (os error 20)"),
        (".", "Is a directory (os error 21)"),
    ] {
        for format in ["csv", "html"] {
            let ended = desk.run(&format!("extract corpus.jsonl --format {format} -o {place}"));
            let told = ended.err.ends_with(&format!("{why}\n"));
            assert!(ended.status == Some(2) && told, "{place}: {ended:?}");
        }
    }
    assert_eq!(desk.names(), ["corpus.jsonl"]);
}

#[test]
fn a_reader_that_goes_away_is_told() {
    let desk = desk(300);
    let mut run = desk.tollcheck("extract corpus.jsonl --format jsonl").spawn().unwrap();
    let mut out = BufReader::new(run.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    drop(out);
    let ended = Ended::from(run.wait_with_output().unwrap());
    let trouble = "tollcheck: standard output: cannot be written: Broken pipe (os error 32)\n";
    assert_eq!((ended.status, &*ended.err), (Some(2), trouble));
    assert!(line.ends_with("}\n"));
}

#[test]
fn an_article_that_vanishes_is_told_and_the_others_are_read() {
    let desk = desk(300);
    desk.write("2025-08-06-gone.txt", b"Two people were killed.");
    desk.write("2025-08-06-there.txt", b"Three people were killed.");
    let made = Command::new("mkfifo").arg(desk.path("slow.txt")).status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    let words = "extract slow.txt 2025-08-06-gone.txt 2025-08-06-there.txt --format jsonl";
    let run = desk.tollcheck(words).spawn().unwrap();
    // The command waits for the pipe, which opens for us when it does.
    let pipe = fs::OpenOptions::new().write(true).open(desk.path("slow.txt")).unwrap();
    fs::remove_file(desk.path("2025-08-06-gone.txt")).unwrap();
    drop(pipe);
    let ended = Ended::from(run.wait_with_output().unwrap());
    assert_eq!(ended.status, Some(2));
    assert_eq!(
        ended.err,
        "error: slow.txt: is empty\nerror: 2025-08-06-gone.txt: there is no such file\n"
    );
    assert!(ended.out.contains(r#""id":"2025-08-06-there.txt""#), "{}", ended.out);
}

#[test]
fn files_that_grow_and_shrink_while_they_are_read_end_no_run() {
    let desk = desk(1);
    let rows =
        |count: usize| "date,city,killed\n".to_owned() + &"2025-08-05,Kyiv,12\n".repeat(count);
    let article = |count: usize| "At least 12 people were killed in Kyiv. ".repeat(count);
    desk.write("t/t.csv", rows(1).as_bytes());
    desk.write("2025-08-06-a.txt", article(1).as_bytes());
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for count in [9_000, 1, 20_000, 0, 300].into_iter().cycle() {
                if done.load(Ordering::Relaxed) {
                    return;
                }
                desk.write("t/t.csv", rows(count).as_bytes());
                desk.write("2025-08-06-a.txt", article(count / 10).as_bytes());
            }
        });
        for _ in 0..12 {
            let ended = desk.run("check 2025-08-06-a.txt --sources t --format jsonl");
            assert!(matches!(ended.status, Some(0..=2)), "{ended:?}");
            assert!(
                !ended.err.contains("defect") && !ended.err.contains("panicked"),
                "{}",
                ended.err
            );
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[cfg(unix)]
#[test]
fn the_first_interrupt_waits_for_what_is_begun_and_the_second_does_not() {
    let desk = desk(1);
    if !Command::new("mkfifo").arg(desk.path("slow.txt")).status().is_ok_and(|made| made.success())
    {
        return;
    }
    let mut run = desk.tollcheck("extract slow.txt --format jsonl").spawn().unwrap();
    // The pipe opens for us when the command has begun, and says nothing for as long as we hold it.
    let pipe = fs::OpenOptions::new().write(true).open(desk.path("slow.txt")).unwrap();
    let id = run.id().to_string();
    let interrupt = || Command::new("kill").args(["-INT", &id]).status().unwrap();
    interrupt();
    thread::sleep(Duration::from_millis(300));
    assert!(run.try_wait().unwrap().is_none(), "one interrupt ended a run amid an article");
    interrupt();
    assert_eq!(run.wait().unwrap().code(), Some(130));
    drop(pipe);
}

#[cfg(unix)]
#[test]
fn an_article_that_may_not_be_read_is_told_and_the_others_are_read() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk(300);
    desk.write("in/2025-08-06-locked.txt", b"Two people were killed.");
    desk.write("in/2025-08-06-open.txt", b"Three people were killed.");
    let locked = desk.path("in/2025-08-06-locked.txt");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&locked).is_ok() {
        return; // Nothing is locked for who may do all.
    }
    let ended = desk.run("extract in --format jsonl");
    assert_eq!(ended.status, Some(2));
    assert_eq!(ended.err, "error: in/2025-08-06-locked.txt: may not be read: permission denied\n");
    assert!(ended.out.contains(r#""id":"in/2025-08-06-open.txt""#), "{}", ended.out);
}

#[cfg(target_os = "linux")]
#[test]
fn want_of_memory_is_told_and_what_was_written_stays() {
    let desk = desk(600);
    let large = "At least 12 people were killed in Kyiv. ".repeat(200_000);
    let record = format!("{{\"date\":\"2025-08-06\",\"text\":\"{large}\"}}\n");
    desk.write("large.jsonl", (desk.read("corpus.jsonl") + &record).as_bytes());
    desk.write("out.jsonl", b"what was before");
    let ended = limited(&desk, "-v 400000", "extract large.jsonl --format jsonl -o out.jsonl");
    assert_eq!(ended.status, Some(2), "{ended:?}");
    assert!(ended.err.starts_with("memory allocation of "), "{}", ended.err);
    assert_eq!(desk.read("out.jsonl"), "what was before");
    assert!(desk.path("out.jsonl.part").exists() && desk.path("out.jsonl.resume").exists());
}
