//! From any row a true claim is made, and then spoiled.
//!
//! The true claim is supported; with another number it is not; with its date, place or group gone it is not refuted.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use tollcheck_model::{
    Amount, Claim, ClaimId, Kind, Place, PlaceSort, Quantity, Scope, Span, Status, Time, TimeSort,
    Verdict,
};
use tollcheck_sources::Sources;
use tollcheck_verifier::{Options, check};

/// A table in a folder of its own.
fn table(name: &str, rows: &str, fields: &str, csv: &str) -> Sources {
    let folder: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    let fields: Vec<String> = fields
        .split_whitespace()
        .map(|field| {
            let (name, role) = field.split_once('=').unwrap_or((field, field));
            let role = match role.split_once('/') {
                Some((role, group)) => format!(r#"{{"role":"{role}","group":"{group}"}}"#),
                None => format!("\"{role}\""),
            };
            format!(r#"{{"name":"{name}","tollcheck":{role}}}"#)
        })
        .collect();
    let descriptor = format!(
        r#"{{"name":"t","resources":[{{"name":"t","path":"t.csv","sources":[{{"title":"Registry"}}],
        "tollcheck":{{"rows":{rows},"country":"UA"}},"schema":{{"fields":[{}]}}}}]}}"#,
        fields.join(",")
    );
    fs::write(folder.join("datapackage.json"), descriptor).unwrap();
    fs::write(folder.join("t.csv"), csv).unwrap();
    let sources = Sources::load(&folder);
    assert!(sources.faults.is_empty(), "{:?}", sources.faults);
    sources
}

fn claim(kind: &'static str, value: i64, from: Date, to: Date) -> Claim {
    Claim {
        id: ClaimId(1),
        kind: Kind(kind),
        span: Span::new(0, 0),
        quantity: Quantity::exactly(Amount::whole(value)),
        group: None,
        actor: None,
        part_of: None,
        negated: false,
        hypothetical: false,
        derived: false,
        scope: Scope::Event,
        event: 0,
        time: Some(time(TimeSort::During, from, to)),
        place: Some(place("Ukraine", PlaceSort::Country)),
        attribution: None,
        sentence: Span::new(0, 0),
        rule: "",
        because: Vec::new(),
    }
}

fn time(sort: TimeSort, from: Date, to: Date) -> Time {
    let span = Span::new(0, 0);
    Time { span, sort, from: Some(from), to: Some(to), inherited: false, guessed: false }
}

fn place(name: &str, sort: PlaceSort) -> Place {
    Place {
        span: Span::new(0, 0),
        id: None,
        name: name.to_owned(),
        sort,
        admin1: None,
        country: Some("UA".to_owned()),
        point: None,
        inherited: false,
        guessed: false,
    }
}

fn verdict(claim: &Claim, sources: &Sources, published: Date) -> Verdict {
    check(std::slice::from_ref(claim), Some(published), sources, &Options::default()).remove(0)
}

/// The claim with its date, its place and its group gone or doubtful, each by itself.
fn weakened(claim: &Claim) -> Vec<Claim> {
    let with = |change: &dyn Fn(&mut Claim)| {
        let mut weak = claim.clone();
        change(&mut weak);
        weak
    };
    let groups = match claim.kind.0 {
        "drones_launched" => ["Orlan drones", "reconnaissance drones"],
        _ => ["pensioners", "Syrian soldiers"],
    };
    vec![
        with(&|claim| claim.time = None),
        with(&|claim| claim.time.as_mut().unwrap().inherited = true),
        with(&|claim| claim.time.as_mut().unwrap().guessed = true),
        with(&|claim| claim.place = None),
        with(&|claim| claim.place.as_mut().unwrap().inherited = true),
        with(&|claim| claim.place.as_mut().unwrap().guessed = true),
        with(&|claim| claim.group = Some(groups[0].to_owned())),
        with(&|claim| claim.group = Some(groups[1].to_owned())),
    ]
}

/// A true claim, a number that is not its own, and what must hold of them.
fn holds(
    claim: &Claim,
    other: i64,
    sources: &Sources,
    published: Date,
) -> Result<(), TestCaseError> {
    let right = verdict(claim, sources, published);
    prop_assert_eq!(right.status, Status::Supported, "{}: {}", claim, right.reason);
    let mut wrong = claim.clone();
    wrong.quantity = Quantity::exactly(Amount::whole(other));
    let told = verdict(&wrong, sources, published);
    prop_assert_ne!(told.status, Status::Supported, "{}: {}", wrong, told.reason);
    for weak in weakened(&wrong) {
        let told = verdict(&weak, sources, published);
        prop_assert_ne!(told.status, Status::Refuted, "{}: {}", weak, told.reason);
    }
    Ok(())
}

const START: Date = date(2025, 3, 1);

fn day(n: usize) -> Date {
    START.saturating_add(i64::try_from(n).unwrap().days())
}

/// Figures that are told apart: none is another, nor the sum or difference of two.
fn figures() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(1_000_i64..1_000_000, 3..8).prop_filter(
        "figures that could be mistaken",
        |all| {
            let mut seen: Vec<i64> = all.clone();
            for (at, one) in all.iter().enumerate() {
                seen.extend(
                    all[at + 1..].iter().flat_map(|other| [one + other, (one - other).abs()]),
                );
            }
            let count = seen.len();
            seen.sort_unstable();
            seen.dedup();
            seen.len() == count
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_night(launched in figures(), at in 0_usize..3, more in 7_i64..900) {
        let rows = launched.iter().enumerate().map(|(n, count)| {
            format!("{} 19:00,{} 08:00,Shahed-136/131,{count},{}\n", day(n), day(n + 1), count / 2)
        });
        let csv = "start,end,model,launched,downed\n".to_owned() + &rows.collect::<String>();
        let sources = table("night", "\"periods\"", "start end model=weapon launched downed", &csv);
        let claim = claim("drones_launched", launched[at], day(at), day(at + 1));
        holds(&claim, launched[at] + more, &sources, day(at + 1))?;
    }

    #[test]
    fn a_toll(mut killed in figures(), at in 0_usize..3, more in 7_i64..900) {
        killed.sort_unstable();
        let rows = killed.iter().enumerate().map(|(n, count)| format!("{},{count},{}\n", day(n), count / 3));
        let csv = "date,killed,children\n".to_owned() + &rows.collect::<String>();
        let sources = table("toll", "\"running_total\"", "date killed children=killed/children", &csv);
        let mut claim = claim("killed", killed[at], day(0), day(at));
        claim.scope = Scope::Total;
        claim.time = Some(time(TimeSort::Since, day(0), day(at)));
        let other = killed[at] + more;
        prop_assume!(killed.iter().all(|count| *count != other));
        holds(&claim, other, &sources, day(at))?;
    }

    #[test]
    fn an_event(killed in figures(), at in 0_usize..3, more in 7_i64..900) {
        let towns = ["Izium", "Sumy", "Odesa", "Poltava", "Dnipro", "Lutsk", "Kherson", "Lviv"];
        let rows = killed.iter().zip(towns).enumerate().map(|(n, (count, town))| format!("{},{town},{count}\n", day(n)));
        let csv = "date,town,killed\n".to_owned() + &rows.collect::<String>();
        let sources = table("event", "\"events\"", "date town=place killed", &csv);
        let mut claim = claim("killed", killed[at], day(at), day(at));
        claim.place = Some(place(towns[at], PlaceSort::Town));
        holds(&claim, killed[at] + more, &sources, day(at + 1))?;
    }

    #[test]
    fn a_report_of_a_day(killed in figures(), at in 1_usize..3, more in 7_i64..900) {
        let rows = killed.iter().enumerate().map(|(n, count)| format!("{},24,{count}\n", day(n)));
        let csv = "date,hours,killed\n".to_owned() + &rows.collect::<String>();
        let sources = table("report", "\"periods\"", "date hours killed", &csv);
        let mut claim = claim("killed", killed[at], day(at - 1), day(at));
        claim.time = Some(time(TimeSort::Window(24), day(at - 1), day(at)));
        let other = killed[at] + more;
        prop_assume!(killed[at - 1] != other);
        holds(&claim, other, &sources, day(at))?;
    }
}

#[test]
fn a_document_is_judged_alike_by_any_number_of_threads() {
    let csv = "date,killed\n2025-03-01,10\n2025-03-02,25\n";
    let sources = table("threads", "\"running_total\"", "date killed", csv);
    let claims: Vec<Claim> = (0..200)
        .map(|n| claim("killed", n, day(0), day(usize::try_from(n % 2).unwrap())))
        .collect();
    let judge = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| check(&claims, Some(day(1)), &sources, &Options::default()))
    };
    assert_eq!(judge(1), judge(3));
}
