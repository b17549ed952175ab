//! The days and figures at which what a running total says turns, each from both sides.

use tollcheck_model::{Amount, Modifier, Quantity, Scope, TimeSort, TimeUnit};
use tollcheck_sources::Sources;

use crate::given::{DAY, claim, day, table, time, told, verdict};

/// A running total of killed that goes up to that day.
fn total(name: &str, figures: &[i64]) -> Sources {
    let first = 1 - i64::try_from(figures.len()).unwrap();
    let rows = (first..).zip(figures).map(|(after, figure)| format!("{},{figure}\n", day(after)));
    let csv = format!("date,killed\n{}", rows.collect::<String>());
    table(name, "\"running_total\",\"place\":\"Ukraine\"", "date killed", &csv)
}

#[test]
fn the_total_of_that_day_or_the_day_before_is_no_number_of_new_deaths() {
    let sources = total("in-all", &[61_000, 61_100, 61_250, 61_430]);
    let of = |value| {
        let mut claim = claim("killed", value, DAY, DAY);
        claim.time = Some(time(TimeSort::Window(24), DAY, DAY));
        told(&verdict(&claim, &sources, DAY))
    };
    assert_eq!(of(180), "supported: the table has 180 from 2025-03-09 to 2025-03-10");
    assert_eq!(of(150), "supported: the table has 150 from 2025-03-08 to 2025-03-09");
    let rose = "the table has 180 from 2025-03-09 to 2025-03-10";
    let unsure =
        format!("no_evidence: {rose}, but a total also rises by late reports of earlier days");
    assert_eq!(of(100), unsure);
    let total = "scope_mismatch: 61,430 is the total up to 2025-03-10";
    assert_eq!(of(61_430), format!("{total}; {rose}"));
    let total = "scope_mismatch: 61,250 is the total up to 2025-03-09";
    assert_eq!(of(61_250), format!("{total}; {rose}"));
    assert_eq!(of(61_100), unsure);
}

#[test]
fn only_where_the_table_skips_days_may_a_total_have_been_between_two_of_its_figures() {
    let of = |rows: &str| {
        let csv = format!("date,killed\n{rows}");
        let sources =
            table("skips", "\"running_total\",\"place\":\"Ukraine\"", "date killed", &csv);
        let mut claim = claim("killed", 61_317, DAY, DAY);
        claim.scope = Scope::Total;
        claim.time = Some(time(TimeSort::AsOf, DAY, DAY));
        told(&verdict(&claim, &sources, DAY))
    };
    let rows = "2025-03-08,61000\n2025-03-10,61250\n2025-03-11,61430\n";
    assert_eq!(of(rows), "refuted: the table has 61,250 on 2025-03-10");
    let rows = "2025-03-08,61000\n2025-03-09,61250\n2025-03-11,61430\n";
    assert_eq!(of(rows), "no_evidence: t: no figure between 2025-03-09 and 2025-03-11");
}

#[test]
fn a_total_is_that_of_the_report_that_ends_last() {
    let rows = "begin,end,killed\n2025-03-01,2025-03-10,61000\n2025-03-02,2025-03-05,60500\n";
    let fields = "begin=start end killed";
    let sources = table("ends", "\"running_total\",\"place\":\"Ukraine\"", fields, rows);
    let mut claim = claim("killed", 61_000, DAY, DAY);
    claim.scope = Scope::Total;
    claim.time = Some(time(TimeSort::AsOf, DAY, DAY));
    let told = told(&verdict(&claim, &sources, DAY));
    assert_eq!(told, "supported: the table has 61,000 on 2025-03-10");
}

#[test]
fn a_bound_is_refuted_by_the_total_of_the_day_before_and_by_none_older() {
    let of = |lag: i64| {
        let sources = total("bounds", &[61_000, 61_100]);
        let mut claim = claim("killed", 70_000, day(lag), day(lag));
        claim.quantity = Quantity::modified(Modifier::AtLeast, Amount::whole(70_000));
        claim.scope = Scope::Total;
        claim.time = Some(time(TimeSort::AsOf, day(lag), day(lag)));
        told(&verdict(&claim, &sources, day(lag)))
    };
    assert_eq!(of(1), "refuted: the table has 61,100 on 2025-03-10");
    assert_eq!(of(2), "no_evidence: t: the table ends on 2025-03-10, with 61,100 by then");
}

#[test]
fn a_total_that_begins_after_since_when_is_silent_but_for_a_toll() {
    let sources = total("begins", &[61_000, 61_100, 61_250]);
    let of = |scope| {
        let mut claim = claim("killed", 61_250, day(-30), DAY);
        claim.scope = scope;
        claim.time = Some(time(TimeSort::Since, day(-30), DAY));
        told(&verdict(&claim, &sources, DAY))
    };
    assert_eq!(of(Scope::Event), "no_evidence: t: the table begins on 2025-03-08");
    assert_eq!(of(Scope::Total), "supported: the table has 61,250 on 2025-03-10");
}

#[test]
fn a_total_that_starts_anew_between_tells_no_difference() {
    let of = |middle| {
        let sources = total("anew", &[61_000, middle, 62_000]);
        let mut claim = claim("killed", 1_000, DAY, DAY);
        claim.time = Some(time(TimeSort::Window(48), DAY, DAY));
        told(&verdict(&claim, &sources, DAY))
    };
    assert_eq!(of(61_400), "supported: the table has 1,000 from 2025-03-08 to 2025-03-10");
    assert_eq!(
        of(40_000),
        "no_evidence: t: nothing tells how much the total rose from 2025-03-08 to 2025-03-10"
    );
}

#[test]
fn the_total_of_one_day_alone_is_no_rise() {
    let sources = total("rise", &[61_000, 61_100, 61_250, 61_430]);
    let told = told(&verdict(&claim("killed", 0, DAY, DAY), &sources, DAY));
    let rose = "the table has 180 from 2025-03-09 to 2025-03-10";
    assert_eq!(
        told,
        format!("no_evidence: {rose}, but a total also rises by late reports of earlier days")
    );
}

#[test]
fn what_is_new_from_one_day_to_another_may_leave_out_the_first() {
    let rows = "date,killed\n2025-03-10,61000\n2025-03-11,61100\n2025-03-12,61250\n";
    let sources =
        table("first-day", "\"running_total\",\"place\":\"Ukraine\"", "date killed", rows);
    let of = |from, to, value| {
        let claim = claim("killed", value, day(from), day(to));
        told(&verdict(&claim, &sources, day(20)))
    };
    assert_eq!(of(0, 2, 250), "supported: the table has 250 from 2025-03-10 to 2025-03-12");
    assert_eq!(of(-1, 2, 250), "no_evidence: t: the table begins on 2025-03-10");
    assert_eq!(
        of(1, 3, 99),
        "no_evidence: the table has 250 from 2025-03-10 to 2025-03-12, but a total also rises by late reports of earlier days"
    );
    assert_eq!(of(1, 4, 99), "no_evidence: t: the table ends on 2025-03-12");
}

#[test]
fn a_long_window_is_as_many_days() {
    let figures: Vec<i64> = (0..15).map(|n| 61_000 + 100 * n).collect();
    let sources = total("long-window", &figures);
    let mut claim = claim("killed", 1_000, DAY, DAY);
    claim.time = Some(time(TimeSort::Window(240), DAY, DAY));
    let told = told(&verdict(&claim, &sources, DAY));
    assert_eq!(told, "supported: the table has 1,000 from 2025-02-28 to 2025-03-10");
}

#[test]
fn a_total_that_falls_by_a_tenth_goes_on() {
    let sources = total("tenth", &[100, 90, 120]);
    let mut claim = claim("killed", 20, DAY, DAY);
    claim.time = Some(time(TimeSort::Window(48), DAY, DAY));
    let told = told(&verdict(&claim, &sources, DAY));
    assert_eq!(told, "supported: the table has 20 from 2025-03-08 to 2025-03-10");
}

#[test]
fn an_average_over_one_day_is_none() {
    let sources = total("one-day", &[100, 90, 120]);
    let mut claim = claim("killed", 20, DAY, DAY);
    claim.scope = Scope::Rate(TimeUnit::Day);
    let told = told(&verdict(&claim, &sources, DAY));
    assert_eq!(told, "no_evidence: t: the text does not say over which days it averages");
}

#[test]
fn a_total_since_it_began_is_the_total_and_since_later_what_was_added() {
    let sources = total("since", &[61_000, 61_100, 61_250]);
    let of = |from| {
        let mut claim = claim("killed", 61_250, day(from), DAY);
        claim.time = Some(time(TimeSort::Since, day(from), DAY));
        told(&verdict(&claim, &sources, DAY))
    };
    assert_eq!(of(-4), "no_evidence: t: the table begins on 2025-03-08");
    assert_eq!(of(-3), "supported: the table has 61,250 on 2025-03-10");
    assert_eq!(of(-1), "supported: the table has 61,250 on 2025-03-10");
    assert_eq!(
        of(0),
        "scope_mismatch: 61,250 is the total up to 2025-03-10; the table has 150 from 2025-03-09 to 2025-03-10"
    );
}

#[test]
fn a_bound_is_not_refuted_two_days_after_a_table_ends() {
    let sources = total("ended", &[61_000, 61_100, 61_250]);
    let of = |after| {
        let mut claim = claim("killed", 0, day(after), day(after));
        claim.scope = Scope::Total;
        claim.quantity = Quantity::modified(Modifier::AtLeast, Amount::whole(70_000));
        claim.time = Some(time(TimeSort::AsOf, day(after), day(after)));
        told(&verdict(&claim, &sources, day(after)))
    };
    assert_eq!(of(1), "refuted: the table has 61,250 on 2025-03-10");
    assert_eq!(of(2), "no_evidence: t: the table ends on 2025-03-10, with 61,250 by then");
}

#[test]
fn a_figure_that_is_outdated_has_been_so_since_the_first_report_of_the_next() {
    let sources = total("outdated", &[61_000, 61_100, 61_250, 61_250, 61_250]);
    let mut claim = claim("killed", 61_100, DAY, DAY);
    claim.scope = Scope::Total;
    claim.time = Some(time(TimeSort::AsOf, DAY, DAY));
    let told = told(&verdict(&claim, &sources, DAY));
    assert_eq!(
        told,
        "outdated: 61,100 was the total 3 days earlier, on 2025-03-07; it has been 61,250 since 2025-03-08"
    );
}
