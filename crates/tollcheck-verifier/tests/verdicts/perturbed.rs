//! From any row a true claim is made, and then spoiled.
//!
//! The true claim is supported; with another number it is not; with its date, place or group gone it is not refuted.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use tollcheck_model::{Amount, Claim, PlaceSort, Quantity, Scope, Status, TimeSort, TimeUnit};
use tollcheck_sources::Sources;
use tollcheck_verifier::{Options, check};

use crate::given::{claim, place, table, time, verdict};

/// The claim with its date, its place and its group gone or doubtful, each by itself.
fn weakened(claim: &Claim) -> Vec<Claim> {
    let with = |change: &dyn Fn(&mut Claim)| {
        let mut weak = claim.clone();
        change(&mut weak);
        weak
    };
    let groups = match claim.kind.0 {
        "drones_launched" => ["Orlan drones", "reconnaissance drones"],
        "duration" => ["visits", "ceasefire"],
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
    wrong.quantity.value = Some(Amount::whole(other));
    (wrong.quantity.low, wrong.quantity.high) = (wrong.quantity.value, wrong.quantity.value);
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

    #[test]
    fn a_sum_of_events(killed in figures(), more in 7_i64..900) {
        let towns = ["Izium", "Sumy", "Odesa", "Poltava", "Dnipro", "Lutsk", "Kherson", "Lviv"];
        let rows = killed.iter().zip(towns).enumerate().map(|(n, (count, town))| format!("{},{town},{count}\n", day(n)));
        let csv = "date,town,killed\n".to_owned() + &rows.collect::<String>();
        let sources = table("sum", "\"events\"", "date town=place killed", &csv);
        let last = day(killed.len() - 1);
        let sum: i64 = killed.iter().sum();
        let mut claim = claim("killed", sum, day(0), last);
        claim.time = Some(time(TimeSort::Since, day(0), last));
        claim.scope = Scope::Total;
        holds(&claim, sum * 2 + more, &sources, last)?;
    }

    #[test]
    fn people_of_a_list(count in 3_usize..30, more in 7_i64..900) {
        let rows = (0..count).map(|n| format!("{},Person {n}\n", day(n / 3)));
        let csv = "date,name\n".to_owned() + &rows.collect::<String>();
        let sources = table("people", "\"people\",\"counts\":\"killed\"", "date name=notes", &csv);
        let (last, people) = (day((count - 1) / 3), i64::try_from(count).unwrap());
        let mut claim = claim("killed", people, day(0), last);
        claim.time = Some(time(TimeSort::Since, day(0), last));
        claim.scope = Scope::Total;
        holds(&claim, people * 2 + more, &sources, last)?;
    }

    #[test]
    fn a_figure_by_name(mut killed in figures(), at in 0_usize..3, more in 7_i64..900) {
        killed.sort_unstable();
        let rows = killed.iter().enumerate().map(|(n, count)| {
            format!("People killed,{count},{}\nPeople injured,{},{}\n", day(n), count * 3 + 1, day(n))
        });
        let csv = "what,much,day\n".to_owned() + &rows.collect::<String>();
        let sources = table("figures", "\"figures\",\"place\":\"Ukraine\"", "what=name much=value day=date", &csv);
        let mut claim = claim("killed", killed[at], day(at), day(at));
        claim.scope = Scope::Total;
        claim.time = Some(time(TimeSort::AsOf, day(at), day(at)));
        let other = killed[at] + more;
        prop_assume!(killed.iter().all(|count| *count != other && *count * 3 + 1 != other));
        holds(&claim, other, &sources, day(at))?;
    }

    #[test]
    fn the_length_of_a_meeting(hours in 1_i64..20, at in 0_usize..3, more in 7_i64..20) {
        let rows = (0..3).map(|n| format!("{0} 01:00,{0} {1:02}:00,Kyiv\n", day(n), 1 + if n == at { hours } else { 2 }));
        let csv = "start,end,city\n".to_owned() + &rows.collect::<String>();
        let sources = table("spans", "\"spans\",\"counts\":{\"role\":\"count\",\"group\":\"meetings\"}", "start end city=place", &csv);
        let mut claim = claim("duration", hours, day(at), day(at));
        claim.quantity = Quantity::lasting(tollcheck_model::Modifier::Exact, Amount::whole(hours), TimeUnit::Hour);
        claim.group = Some("meeting".to_owned());
        claim.place = Some(place("Kyiv", PlaceSort::Town));
        holds(&claim, hours * 2 + more, &sources, day(at))?;
    }

    #[test]
    fn an_average_of_a_total(daily in 2_i64..400, days in 3_i64..60, more in 7_i64..900) {
        let last = START.saturating_add(days.days());
        let csv = format!("date,killed\n{START},5000\n{last},{}\n", 5_000 + daily * days);
        let sources = table("average", "\"running_total\",\"place\":\"Ukraine\"", "date killed", &csv);
        let mut claim = claim("killed", daily, day(1), last);
        claim.scope = Scope::Rate(TimeUnit::Day);
        claim.time = Some(time(TimeSort::During, day(1), last));
        holds(&claim, daily * 2 + more, &sources, last)?;
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
