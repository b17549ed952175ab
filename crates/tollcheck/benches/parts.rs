//! Each part of reading and checking by itself, over the articles and tables of the fixtures: `just parts`.

use std::fs;
use std::path::PathBuf;

use criterion::{Criterion, Throughput};
use jiff::civil::{Date, date};
use tollcheck_parser::{Cut, read};
use tollcheck_sources::Sources;
use tollcheck_verifier::{Checker, Options};

/// The day on which all articles are read as if they were published then.
const DAY: Option<Date> = Some(date(2025, 8, 6));

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    reading(&mut criterion);
    checking(&mut criterion);
    criterion.final_summary();
}

/// The layers of a reading, in bytes of text a second.
fn reading(criterion: &mut Criterion) {
    let text = articles();
    let cut = Cut::of(&text);
    let quantities = cut.quantities();
    let mut group = criterion.benchmark_group("reading");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("tokens", |bench| bench.iter(|| Cut::tokens(&text)));
    group.bench_function("tokens and sentences", |bench| bench.iter(|| Cut::of(&text)));
    group.bench_function("figures", |bench| bench.iter(|| cut.quantities()));
    group.bench_function("claims", |bench| bench.iter(|| cut.claims(&quantities)));
    group.bench_function("times", |bench| bench.iter(|| cut.times(DAY)));
    group.bench_function("places", |bench| bench.iter(|| cut.places()));
    group.bench_function("attributions", |bench| bench.iter(|| cut.attributions()));
    group.bench_function("all of it", |bench| bench.iter(|| read(&text, DAY)));
    group.finish();
}

/// Loading the tables, and asking them about the claims of all articles.
fn checking(criterion: &mut Criterion) {
    let tables = fixtures().join("tables");
    let claims = read(&articles(), DAY).claims;
    let checker = Checker::new(Sources::load(&tables), Options::default());
    let mut group = criterion.benchmark_group("checking");
    group.bench_function("load", |bench| bench.iter(|| Sources::load(&tables)));
    group.throughput(Throughput::Elements(claims.len() as u64));
    group.bench_function("verify", |bench| bench.iter(|| checker.check(&claims, DAY)));
    group.finish();
}

/// The plain articles of the fixtures as one text.
fn articles() -> String {
    let folder = fs::read_dir(fixtures().join("articles")).expect("the fixtures are there");
    let mut files: Vec<_> = folder.filter_map(|file| Some(file.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let texts: Vec<_> =
        files.iter().map(|file| fs::read_to_string(file).expect("an article is text")).collect();
    texts.join("\n\n")
}

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}
