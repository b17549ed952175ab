//! From any row a true sentence is made, read and judged; and then spoiled, moved and surrounded.
//!
//! The true sentence is supported; with another number it is not; with its date, place or group unknown it is not
//! refuted. What does not bear on it changes nothing.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use tollcheck_model::{Amount, Status, Verdict};
use tollcheck_sources::Sources;
use tollcheck_verifier::{Options, check};

/// Towns by two names each.
const NAMES: [(&str, &str); 6] = [
    ("Odesa", "Odessa"),
    ("Kharkiv", "Kharkov"),
    ("Lviv", "Lvov"),
    ("Zaporizhzhia", "Zaporozhye"),
    ("Izium", "Izyum"),
    ("Mykolaiv", "Nikolaev"),
];

const TOWNS: [&str; 6] = ["Izium", "Sumy", "Odesa", "Poltava", "Kherson", "Lviv"];

/// One row of events.
#[derive(Clone, Debug)]
struct Row {
    /// Days after the first.
    day: i64,
    town: &'static str,
    killed: i64,
    injured: i64,
}

/// Rows of different towns and days, with figures that are told apart.
fn rows() -> impl Strategy<Value = Vec<Row>> {
    let figures = prop::collection::hash_set(11_i64..4_000, 8..12);
    (figures, Just(TOWNS).prop_shuffle(), prop::collection::vec(3_i64..9, 6)).prop_filter_map(
        "figures that could be mistaken",
        |(figures, towns, gaps)| {
            let mut figures: Vec<i64> = figures.into_iter().collect();
            figures.sort_unstable();
            let sums = |n: &i64| figures.iter().any(|one| figures.contains(&(n - one)) && n != one);
            if figures.iter().any(sums) {
                return None;
            }
            let mut day = 0;
            let rows =
                figures.chunks_exact(2).zip(towns).zip(gaps).map(|((figures, town), gap)| {
                    day += gap;
                    Row { day, town, killed: figures[0], injured: figures[1] }
                });
            Some(rows.collect())
        },
    )
}

/// How a story is told: what is added, left out, renamed or moved.
#[derive(Clone, Debug)]
struct Telling {
    first: Date,
    speaker: &'static str,
    before: &'static str,
    after: &'static str,
    more_rows: &'static str,
    backward: bool,
}

impl Default for Telling {
    fn default() -> Self {
        Self {
            first: date(2025, 3, 3),
            speaker: "city council",
            before: "",
            after: "",
            more_rows: "",
            backward: false,
        }
    }
}

impl Telling {
    fn day(&self, row: &Row) -> Date {
        self.first.saturating_add(row.day.days())
    }

    /// The day as it is written.
    fn written(&self, row: &Row) -> String {
        self.day(row).strftime("%-d %B %Y").to_string()
    }

    /// Two tables of the rows: events, and the events of another publisher that has those killed alone.
    fn tables(&self, name: &str, rows: &[Row]) -> Sources {
        let folder: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("truths").join(name);
        fs::create_dir_all(&folder).unwrap();
        let line =
            |row: &Row| format!("{},{},{},{}\n", self.day(row), row.town, row.killed, row.injured);
        let mut lines: Vec<String> = rows.iter().map(line).collect();
        lines.push(self.more_rows.to_owned());
        if self.backward {
            lines.reverse();
        }
        let registry = format!("day,town,killed,injured\n{}", lines.concat());
        let line = |row: &Row| format!("{},{},{}\n", self.day(row), row.town, row.killed);
        let watch = format!("day,town,dead\n{}", rows.iter().map(line).collect::<String>());
        let (one, other) = if self.backward { ("b.csv", "a.csv") } else { ("a.csv", "b.csv") };
        fs::write(folder.join(one), registry).unwrap();
        fs::write(folder.join(other), watch).unwrap();
        let descriptor = format!(
            r#"{{"name":"t","resources":[
            {{"name":"registry","path":"{one}","sources":[{{"title":"Registry","tollcheck":{{"aliases":["{speaker}"]}}}}],
             "tollcheck":{{"rows":"events","country":"UA","covers":{{"from":"2020-01-01","to":"2029-12-31"}}}},"schema":{{"fields":[
              {{"name":"day","tollcheck":"date"}},{{"name":"town","tollcheck":"place"}},
              {{"name":"killed","tollcheck":"killed"}},{{"name":"injured","tollcheck":"injured"}}]}}}},
            {{"name":"watch","path":"{other}","sources":[{{"title":"Watch"}}],
             "tollcheck":{{"rows":"events","country":"UA","covers":{{"from":"2020-01-01","to":"2029-12-31"}}}},"schema":{{"fields":[
              {{"name":"day","tollcheck":"date"}},{{"name":"town","tollcheck":"place"}},{{"name":"dead","tollcheck":"killed"}}]}}}}]}}"#,
            speaker = self.speaker
        );
        fs::write(folder.join("datapackage.json"), descriptor).unwrap();
        let sources = Sources::load(&folder);
        assert!(sources.faults.is_empty(), "{:?}", sources.faults);
        sources
    }

    /// The verdicts on the claims of `value` in an article of the day after `row`.
    fn judge(&self, sources: &Sources, row: &Row, sentence: &str, value: i64) -> Vec<Verdict> {
        let text = format!("{}{sentence}{}", self.before, self.after);
        let published = Some(self.day(row).saturating_add(1.day()));
        let reading = tollcheck_parser::read(&text, published);
        let verdicts = check(&reading.claims, published, sources, &Options::default());
        let of = |(claim, verdict): (&tollcheck_model::Claim, Verdict)| {
            (claim.quantity.value == Some(Amount::whole(value))).then_some(verdict)
        };
        reading.claims.iter().zip(verdicts).filter_map(of).collect()
    }
}

/// The sentences that are true of `row`, each with its number.
fn truths(telling: &Telling, row: &Row) -> Vec<(String, i64)> {
    let (town, day) = (row.town, telling.written(row));
    let Row { killed, injured, .. } = row;
    vec![
        (format!("On {day} a missile strike on {town} killed {killed} people."), *killed),
        (
            format!("A strike on {town} on {day} injured {injured} people, officials said."),
            *injured,
        ),
        (format!("In {town}, {killed} people were killed on {day}."), *killed),
        (
            format!(
                "At least {injured} people were wounded in {town} on {day}, the {} said.",
                telling.speaker
            ),
            *injured,
        ),
    ]
}

/// `sentence` with `said` in the place of its number `value`, and not of a day or year of the same figures.
fn saying(sentence: &str, value: i64, said: i64) -> String {
    ["people", "drones"].iter().fold(sentence.to_owned(), |sentence, noun| {
        sentence.replace(&format!("{value} {noun}"), &format!("{said} {noun}"))
    })
}

/// The same with its date, its place or its group unknown.
fn weakened(telling: &Telling, row: &Row, value: i64) -> Vec<String> {
    let (town, day) = (row.town, telling.written(row));
    vec![
        format!("A missile strike on {town} killed {value} people."),
        format!("On {day} a missile strike killed {value} people."),
        format!("{value} people were killed."),
        format!("On {day} a strike on {town} killed {value} pensioners."),
        format!("On {day} a strike on {town} killed {value} Syrian soldiers."),
    ]
}

fn statuses(verdicts: &[Verdict]) -> Vec<Status> {
    verdicts.iter().map(|verdict| verdict.status).collect()
}

/// Where the evidence of each stands, and what it says.
fn addresses(verdicts: &[Verdict]) -> Vec<(String, Vec<u64>, Option<Amount>)> {
    let evidence = verdicts.iter().flat_map(|verdict| &verdict.evidence);
    evidence.map(|it| (it.file.clone(), it.lines.clone(), it.value)).collect()
}

/// How a sentence may state `n`, and the numbers that it leaves possible.
fn wordings(n: i64) -> Vec<(String, i64, i64)> {
    // Without its comma, a number between 1,000 and 2,999 may be a year.
    let written = |n: i64| {
        if n < 1_000 { n.to_string() } else { format!("{},{:03}", n / 1_000, n % 1_000) }
    };
    let [one, more, most] = [n, n + 5, n + 9].map(written);
    vec![
        (one.clone(), n, n),
        (format!("at least {one}"), n, i64::MAX),
        (format!("more than {one}"), n + 1, i64::MAX),
        (format!("up to {one}"), 0, n),
        (format!("fewer than {one}"), 0, n - 1),
        (format!("between {one} and {most}"), n, n + 9),
        (format!("{one} to {more}"), n, n + 5),
    ]
}

/// The cell that a single line of evidence points to, read by nothing but commas and line breaks.
fn cell(folder: &Path, verdict: &Verdict) -> Option<(String, String)> {
    let evidence = verdict.evidence.first()?;
    let [line] = evidence.lines.as_slice() else { return None };
    let text = fs::read_to_string(folder.join(&evidence.file)).ok()?;
    let mut lines = text.lines();
    let at = lines.next()?.split(',').position(|header| header == evidence.column)?;
    let row = lines.nth(usize::try_from(*line).ok()?.checked_sub(2)?)?;
    Some((row.split(',').nth(at)?.to_owned(), evidence.value?.to_string()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_true_sentence_is_supported_and_a_false_one_is_not(rows in rows(), at in 0_usize..4, more in 3_i64..900) {
        let telling = Telling::default();
        let sources = telling.tables("spoiled", &rows);
        let row = &rows[at];
        for (sentence, value) in truths(&telling, row) {
            let verdicts = telling.judge(&sources, row, &sentence, value);
            prop_assert!(!verdicts.is_empty(), "{}", sentence);
            for verdict in &verdicts {
                prop_assert_eq!(verdict.status, Status::Supported, "{}: {}", sentence, &verdict.reason);
                let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("truths/spoiled");
                let (cell, said) = cell(&folder, verdict).unwrap();
                prop_assert_eq!(cell, said, "{}", sentence);
            }
            // "At least" is right for less, not for more.
            let wrong = value * 2 + more;
            let spoiled = saying(&sentence, value, wrong);
            for verdict in telling.judge(&sources, row, &spoiled, wrong) {
                prop_assert_ne!(verdict.status, Status::Supported, "{}: {}", spoiled, verdict.reason);
            }
            for weak in weakened(&telling, row, wrong) {
                for verdict in telling.judge(&sources, row, &weak, wrong) {
                    prop_assert_ne!(verdict.status, Status::Refuted, "{}: {}", weak, verdict.reason);
                }
            }
        }
    }

    #[test]
    fn what_does_not_bear_on_a_sentence_changes_nothing(rows in rows(), at in 0_usize..4, shift in 1_i64..600, off in 0_i64..2) {
        let plain = Telling::default();
        let tables = plain.tables("plain", &rows);
        let row = &rows[at];
        let others = [
            Telling { before: "The minister arrived by train in the morning. ", ..Telling::default() },
            Telling { after: " The weather was mild, and shops were open.", ..Telling::default() },
            Telling { more_rows: "2024-01-05,Uzhhorod,9001,9002\n", ..Telling::default() },
            Telling { backward: true, ..Telling::default() },
            Telling { speaker: "town hall", ..Telling::default() },
            Telling { first: plain.first.saturating_add(shift.days()), ..Telling::default() },
        ];
        for (nth, (sentence, value)) in truths(&plain, row).into_iter().enumerate() {
            let said = value + off * 7_001;
            let spoken = saying(&sentence, value, said);
            let expected = plain.judge(&tables, row, &spoken, said);
            for (at, other) in others.iter().enumerate() {
                let sources = other.tables(&format!("other-{at}"), &rows);
                let sentence = saying(&truths(other, row)[nth].0, value, said);
                let verdicts = other.judge(&sources, row, &sentence, said);
                prop_assert_eq!(statuses(&verdicts), statuses(&expected), "{}: {:?}", sentence, other);
                let own = |verdicts: &[Verdict]| verdicts.iter().map(|it| (it.self_support, it.independent_sources)).collect::<Vec<_>>();
                prop_assert_eq!(own(&verdicts), own(&expected), "{}: {:?}", sentence, other);
            }
        }
    }

    #[test]
    fn a_number_is_judged_as_its_interval_says(rows in rows(), at in 0_usize..4, off in -9_i64..9) {
        let telling = Telling::default();
        let sources = telling.tables("intervals", &rows);
        let row = &rows[at];
        let published = Some(telling.day(row).saturating_add(1.day()));
        for (number, low, high) in wordings(row.killed + off) {
            let sentence = format!("On {} a missile strike on {} killed {number} people.", telling.written(row), row.town);
            let reading = tollcheck_parser::read(&sentence, published);
            let verdicts = check(&reading.claims, published, &sources, &Options::default());
            prop_assert!(!verdicts.is_empty(), "{}", sentence);
            for verdict in verdicts {
                let told = format!("{sentence}: {} {}", verdict.status, verdict.reason);
                if (low..=high).contains(&row.killed) {
                    prop_assert!(matches!(verdict.status, Status::Supported | Status::Imprecise), "{}", told);
                } else {
                    // A number that ends in zeros may be another one, rounded.
                    let rounded = (row.killed + off) % 10 == 0 && verdict.status == Status::Imprecise;
                    prop_assert!(rounded || verdict.status > Status::Imprecise, "{}", told);
                }
            }
        }
    }

    #[test]
    fn a_place_by_another_of_its_names_changes_nothing(mut rows in rows(), at in 0_usize..4, name in 0_usize..6, off in 0_i64..2) {
        let telling = Telling::default();
        for (row, nth) in rows.iter_mut().zip(0..) {
            row.town = NAMES[(name + nth) % NAMES.len()].0;
        }
        let tables = telling.tables("one-name", &rows);
        let one = rows[at].clone();
        let (_, alias) = NAMES[(name + at) % NAMES.len()];
        rows[at].town = alias;
        let renamed = telling.tables("other-name", &rows);
        for ((sentence, value), (other, _)) in truths(&telling, &one).into_iter().zip(truths(&telling, &rows[at])) {
            let said = value + off * 7_001;
            let spoken = |sentence: &str| saying(sentence, value, said);
            let expected = telling.judge(&tables, &one, &spoken(&sentence), said);
            for (tables, sentence) in [(&tables, &other), (&renamed, &sentence), (&renamed, &other)] {
                let verdicts = telling.judge(tables, &one, &spoken(sentence), said);
                prop_assert_eq!(statuses(&verdicts), statuses(&expected), "{} / {}", sentence, &one.town);
                prop_assert_eq!(addresses(&verdicts), addresses(&expected), "{} / {}", sentence, &one.town);
            }
        }
    }

    #[test]
    fn days_moved_in_article_and_table_move_the_evidence_alone(rows in rows(), at in 0_usize..4, shift in 1_i64..600, off in 0_i64..2) {
        let here = Telling::default();
        let there = Telling { first: here.first.saturating_add(shift.days()), ..Telling::default() };
        let (tables, moved) = (here.tables("unmoved", &rows), there.tables("moved", &rows));
        let row = &rows[at];
        for ((sentence, value), (later, _)) in truths(&here, row).into_iter().zip(truths(&there, row)) {
            let said = value + off * 7_001;
            let spoken = |sentence: &str| saying(sentence, value, said);
            let before = here.judge(&tables, row, &spoken(&sentence), said);
            let after = there.judge(&moved, row, &spoken(&later), said);
            prop_assert_eq!(statuses(&before), statuses(&after), "{}", later);
            prop_assert_eq!(addresses(&before), addresses(&after), "{}", later);
            let days = |verdicts: &[Verdict], shift: i64| -> Vec<Option<Date>> {
                let evidence = verdicts.iter().flat_map(|verdict| &verdict.evidence);
                evidence.map(|it| it.as_of.map(|day| day.saturating_add(shift.days()))).collect()
            };
            prop_assert_eq!(days(&before, shift), days(&after, 0), "{}", later);
        }
    }

    #[test]
    fn a_night_and_a_toll_as_sentences(launched in prop::collection::hash_set(1_001_i64..9_000, 4), at in 0_usize..4, more in 7_i64..900) {
        let mut figures: Vec<i64> = launched.into_iter().collect();
        figures.sort_unstable();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("truths/series");
        fs::create_dir_all(&folder).unwrap();
        let day = |n: usize| date(2025, 3, 3).saturating_add(i64::try_from(n * 3).unwrap().days());
        let lines = |n: usize, figure: &i64| format!("{},{figure}\n", day(n));
        let rows: String = figures.iter().enumerate().map(|(n, figure)| lines(n, figure)).collect();
        fs::write(folder.join("nights.csv"), format!("date,drones\n{rows}")).unwrap();
        fs::write(folder.join("toll.csv"), format!("date,dead\n{rows}")).unwrap();
        fs::write(folder.join("datapackage.json"), r#"{"name":"t","resources":[
            {"name":"nights","path":"nights.csv","sources":[{"title":"Air Force"}],"tollcheck":{"rows":"periods","country":"UA"},
             "schema":{"fields":[{"name":"date","tollcheck":"date"},{"name":"drones","tollcheck":"drones_launched"}]}},
            {"name":"toll","path":"toll.csv","sources":[{"title":"Ministry"}],"tollcheck":{"rows":"running_total","country":"UA","place":"Ukraine","since":"2025-01-01"},
             "schema":{"fields":[{"name":"date","tollcheck":"date"},{"name":"dead","tollcheck":"killed"}]}}]}"#).unwrap();
        let sources = Sources::load(&folder);
        let (value, row) = (figures[at], Row { day: i64::try_from(at * 3).unwrap(), town: "", killed: 0, injured: 0 });
        let telling = Telling::default();
        let written = telling.written(&row);
        let other = figures[3] + 10_000 + more;
        for (sentence, wrong) in [
            (format!("Russia launched {value} drones at Ukraine overnight into {written}."), other),
            (format!("As of {written}, {value} people had been killed in Ukraine since 1 January 2025."), other),
        ] {
            for verdict in telling.judge(&sources, &row, &sentence, value) {
                prop_assert_eq!(verdict.status, Status::Supported, "{}: {}", sentence, verdict.reason);
            }
            prop_assert!(!telling.judge(&sources, &row, &sentence, value).is_empty(), "{}", sentence);
            let spoiled = saying(&sentence, value, wrong);
            for verdict in telling.judge(&sources, &row, &spoiled, wrong) {
                prop_assert_eq!(verdict.status, Status::Refuted, "{}: {}", spoiled, verdict.reason);
            }
        }
    }

    #[test]
    fn the_order_of_sentences_changes_nothing(rows in rows(), order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(), off in prop::collection::vec(0_i64..2, 4)) {
        let telling = Telling::default();
        let sources = telling.tables("order", &rows);
        let last = rows.iter().max_by_key(|row| row.day).unwrap();
        let told: Vec<(String, i64)> = rows.iter().take(4).zip(&off).enumerate().map(|(nth, (row, off))| {
            let (sentence, value) = truths(&telling, row).swap_remove(nth);
            let said = value + off * 7_001;
            (saying(&sentence, value, said), said)
        }).collect();
        let article = |order: &[usize]| order.iter().map(|at| told[*at].0.as_str()).collect::<Vec<_>>().join("\n\n");
        let (plain, shuffled) = (article(&[0, 1, 2, 3]), article(&order));
        for (sentence, value) in &told {
            let alone = statuses(&telling.judge(&sources, last, sentence, *value));
            prop_assert_eq!(&statuses(&telling.judge(&sources, last, &plain, *value)), &alone, "{}", plain);
            prop_assert_eq!(&statuses(&telling.judge(&sources, last, &shuffled, *value)), &alone, "{}", shuffled);
        }
    }

    #[test]
    fn a_list_a_figure_by_name_and_a_meeting_as_sentences(people in 11_usize..90, value in 1_001_i64..9_000, hours in 2_i64..9, more in 7_i64..900) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("truths/kinds");
        fs::create_dir_all(&folder).unwrap();
        let names = (0..people).map(|n| format!("2025-03-0{},Person {n}\n", n % 3 + 1));
        fs::write(folder.join("names.csv"), format!("day,name\n{}", names.collect::<String>())).unwrap();
        fs::write(folder.join("figures.csv"), format!("what,much,day\nPeople injured,{value},2025-03-03\n")).unwrap();
        fs::write(folder.join("talks.csv"), format!("start,end,city\n2025-03-03 10:00,2025-03-03 {}:00,Muscat\n", 10 + hours)).unwrap();
        fs::write(folder.join("datapackage.json"), r#"{"name":"t","resources":[
            {"name":"names","path":"names.csv","sources":[{"title":"List"}],"tollcheck":{"rows":"people","country":"UA","counts":"killed"},
             "schema":{"fields":[{"name":"day","tollcheck":"date"},{"name":"name","tollcheck":"notes"}]}},
            {"name":"figures","path":"figures.csv","sources":[{"title":"Office"}],"tollcheck":{"rows":"figures","country":"UA","place":"Ukraine"},
             "schema":{"fields":[{"name":"what","tollcheck":"name"},{"name":"much","tollcheck":"value"},{"name":"day","tollcheck":"date"}]}},
            {"name":"talks","path":"talks.csv","sources":[{"title":"Calendar"}],"tollcheck":{"rows":"spans","counts":{"role":"count","group":"meetings"}},
             "schema":{"fields":[{"name":"start","tollcheck":"start"},{"name":"end","tollcheck":"end"},{"name":"city","tollcheck":"place"}]}}]}"#).unwrap();
        let sources = Sources::load(&folder);
        prop_assert!(sources.faults.is_empty(), "{:?}", sources.faults);
        let (telling, row) = (Telling::default(), Row { day: 0, town: "", killed: 0, injured: 0 });
        let people = i64::try_from(people).unwrap();
        for (value, wrong, sentence, weak) in [
            (people, people * 2 + more, "Since 1 March 2025, # people have been killed in Ukraine.",
             ["Since then # people have been killed.", "Since 1 March 2025, # pensioners have been killed in Ukraine.", "# people have been killed."]),
            (value, value * 2 + more, "As of 3 March 2025, # people had been injured in Ukraine.",
             ["In all, # people have been injured.", "As of 3 March 2025, # Syrian soldiers had been injured in Ukraine.", "# people were injured."]),
            (hours, hours * 3, "The talks in Muscat on 3 March 2025 lasted # hours.",
             ["The talks lasted # hours.", "The talks in Muscat lasted # hours.", "It lasted # hours."]),
        ] {
            let told = |sentence: &str, value: i64| telling.judge(&sources, &row, &sentence.replace('#', &value.to_string()), value);
            let right = told(sentence, value);
            prop_assert!(!right.is_empty(), "{}", sentence);
            for verdict in right {
                prop_assert_eq!(verdict.status, Status::Supported, "{} {}: {}", value, sentence, verdict.reason);
            }
            for verdict in told(sentence, wrong) {
                prop_assert_ne!(verdict.status, Status::Supported, "{} {}: {}", wrong, sentence, verdict.reason);
            }
            for weak in weak {
                for verdict in told(weak, wrong) {
                    prop_assert_ne!(verdict.status, Status::Refuted, "{} {}: {}", wrong, weak, verdict.reason);
                }
            }
        }
    }
}
