//! The days, numbers and rows at which a verdict turns, each from both sides.

use tollcheck_model::{
    Amount, Claim, Modifier, PlaceSort, Quantity, Scope, Status, TimeSort, TimeUnit, Words,
};
use tollcheck_sources::Sources;
use tollcheck_verifier::{Options, check};

use crate::given::{DAY, claim, day, place, table, time, told, verdict};

/// `killed` of `value` in Izium on that day.
fn killed(value: i64) -> Claim {
    let mut claim = claim("killed", value, DAY, DAY);
    claim.place = Some(place("Izium", PlaceSort::Town));
    claim
}

/// An event of Izium so many days after that day, in which 12 were killed.
fn event(after: i64) -> Sources {
    let rows = format!("date,town,killed\n{},Izium,12\n", day(after));
    table(&format!("event-{after}"), "\"events\"", "date town=place killed", &rows)
}

#[test]
fn an_event_of_the_day_before_or_after_will_do_and_is_told() {
    let of = |after| told(&verdict(&killed(12), &event(after), day(20)));
    assert_eq!(of(0), "supported: the table has 12 on 2025-03-10");
    assert_eq!(of(1), "supported: the table has 12 on 2025-03-11, 1 day after");
    assert_eq!(of(-1), "supported: the table has 12 on 2025-03-09, 1 day before");
    assert_eq!(of(2), "no_evidence: t: the table begins on 2025-03-12");
    assert_eq!(of(-2), "no_evidence: t: the table ends on 2025-03-08");
}

#[test]
fn the_toll_of_an_event_may_be_told_ten_days_later() {
    let of = |after| {
        let mut claim = killed(12);
        claim.scope = Scope::Total;
        told(&verdict(&claim, &event(after), day(0)))
    };
    assert_eq!(of(-10), "supported: the table has 12 on 2025-02-28, 10 days before");
    assert_eq!(of(-11), "no_evidence: t: the table ends on 2025-02-27");
}

#[test]
fn an_event_of_no_day_that_the_text_says_is_three_days_old_at_most() {
    let of = |after| {
        let mut claim = killed(12);
        claim.time = None;
        told(&verdict(&claim, &event(after), day(0)))
    };
    assert_eq!(of(-3), "supported: the table has 12 on 2025-03-07, 3 days before");
    assert_eq!(of(-4), "no_evidence: t: the table ends on 2025-03-06");
}

#[test]
fn three_days_are_of_one_event_and_more_are_a_sum() {
    let rows = "date,town,killed\n2025-03-10,Izium,12\n2025-03-11,Izium,5\n2025-03-30,Izium,0\n";
    let sources = table("days", "\"events\"", "date town=place killed", rows);
    let of = |days: i64, sort| {
        let mut claim = killed(12);
        claim.time = Some(time(sort, DAY, day(days - 1)));
        verdict(&claim, &sources, day(20)).status
    };
    assert_eq!(of(3, TimeSort::AsOf), Status::Supported);
    assert_eq!(of(10, TimeSort::During), Status::Supported);
    assert_eq!(of(11, TimeSort::During), Status::NoEvidence);
    assert_eq!(of(2, TimeSort::Since), Status::Refuted);
}

#[test]
fn a_maximum_below_the_greatest_may_be_cut_otherwise_and_one_above_it_is_wrong() {
    let rows = "date,drones_launched\n2025-03-08,83\n2025-03-09,181\n2025-03-10,99\n";
    let sources = table("greatest", "\"periods\"", "date drones_launched", rows);
    let of = |value| {
        let mut claim = claim("drones_launched", value, day(-2), DAY);
        claim.scope = Scope::Maximum;
        told(&verdict(&claim, &sources, DAY))
    };
    assert_eq!(of(181), "supported: the table has 181 on 2025-03-09");
    assert_eq!(of(99), "supported: the table has 99 on 2025-03-10, the most being 181");
    assert_eq!(
        of(150),
        "no_evidence: the table has 181 on 2025-03-09, but several rows could be meant"
    );
    assert_eq!(of(190), "refuted: the table has 181 on 2025-03-09");
}

#[test]
fn a_sum_is_of_the_source_that_all_its_rows_name() {
    let of = |other: &str| {
        let rows = format!(
            "date,town,killed,source\n2025-03-10,Izium,7,Police\n2025-03-10,Izium,5,{other}\n"
        );
        let sources = table("named", "\"events\"", "date town=place killed source", &rows);
        let verdict = verdict(&killed(12), &sources, DAY);
        format!("{} of {}", told(&verdict), verdict.evidence[0].origin)
    };
    assert_eq!(
        of("Police"),
        "supported: the table has 12 on 2025-03-10, the sum of 2 rows of Police"
    );
    assert_eq!(
        of("Mayor"),
        "supported: the table has 12 on 2025-03-10, the sum of 2 rows of Registry"
    );
}

#[test]
fn a_row_of_a_region_that_no_list_has_lies_around_its_towns() {
    let of = |region: &str| {
        let rows = format!("date,region,killed\n2025-03-10,{region},30\n");
        let sources = table("region", "\"events\"", "date region=admin1 killed", &rows);
        let mut claim = killed(12);
        let place = claim.place.as_mut().unwrap();
        place.name = "Nowhere".into();
        place.admin1 = Some("Uplands Oblast");
        told(&verdict(&claim, &sources, DAY))
    };
    assert_eq!(
        of("Uplands"),
        "no_evidence: the table has 30 on 2025-03-10, but the row names only the region"
    );
    assert_eq!(of("Lowlands"), "no_evidence: no table has figures for Nowhere");
}

#[test]
fn a_number_of_no_day_that_the_text_says_may_be_that_of_the_day_before() {
    let rows = "date,killed\n2025-03-08,7\n2025-03-09,12\n2025-03-10,9\n";
    let sources = table("undated", "\"periods\"", "date killed", rows);
    let of = |value| {
        let mut claim = claim("killed", value, DAY, DAY);
        claim.time = None;
        told(&verdict(&claim, &sources, DAY))
    };
    assert_eq!(of(9), "supported: the table has 9 on 2025-03-10");
    assert_eq!(of(12), "supported: the table has 12 on 2025-03-09");
    let unsure = "the table has 9 on 2025-03-10, but the text does not say on which day";
    assert_eq!(of(7), format!("no_evidence: {unsure}"));
}

#[test]
fn events_have_an_average_too() {
    let rows = "date,town,killed\n2025-03-01,Izium,12\n2025-03-04,Izium,9\n2025-03-10,Izium,9\n";
    let sources = table("average", "\"events\"", "date town=place killed", rows);
    let of = |value| {
        let mut claim = killed(value);
        claim.scope = Scope::Rate(TimeUnit::Day);
        claim.time = Some(time(TimeSort::Since, day(-9), DAY));
        told(&verdict(&claim, &sources, DAY))
    };
    let has = "the table has an average of 3 a day from 2025-03-01 to 2025-03-10";
    assert_eq!(of(3), format!("supported: {has}"));
    assert_eq!(of(9), format!("refuted: {has}"));
    let sum = "30 is the sum of all days, not the average a day";
    assert_eq!(of(30), format!("scope_mismatch: {sum}; {has}"));
}

#[test]
fn an_event_of_another_day_within_a_week_has_the_number() {
    let of = |after: i64| {
        let rows = format!(
            "date,town,killed\n2025-03-10,Izium,30\n{},Izium,12\n2025-04-30,Izium,1\n",
            day(after)
        );
        let sources = table("another", "\"events\"", "date town=place killed", &rows);
        told(&verdict(&killed(12), &sources, day(20)))
    };
    let has = "the table has 30 on 2025-03-10";
    assert_eq!(of(7), format!("scope_mismatch: 12 is the figure for 2025-03-17; {has}"));
    assert_eq!(of(-7), format!("scope_mismatch: 12 is the figure for 2025-03-03; {has}"));
    assert_eq!(of(8), format!("refuted: {has}"));
    // Of two days the nearer one is named.
    let rows = "date,town,killed\n2025-03-04,Izium,12\n2025-03-10,Izium,30\n2025-03-13,Izium,12\n";
    let sources = table("nearer", "\"events\"", "date town=place killed", rows);
    let nearer = told(&verdict(&killed(12), &sources, day(20)));
    assert_eq!(nearer, format!("scope_mismatch: 12 is the figure for 2025-03-13; {has}"));
    assert_eq!(of(-8), format!("refuted: {has}"));
}

#[test]
fn what_is_added_up_gives_way_to_the_figure_of_the_same_origin() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("origins");
    std::fs::create_dir_all(&folder).unwrap();
    let of = |office: &str| {
        let descriptor = format!(
            r#"{{"name":"t","resources":[
            {{"name":"events","path":"a.csv","sources":[{{"title":"Office"}}],"tollcheck":{{"rows":"events","country":"UA"}},"schema":{{"fields":[
             {{"name":"date","tollcheck":"date"}},{{"name":"town","tollcheck":"place"}},{{"name":"killed","tollcheck":"killed"}}]}}}},
            {{"name":"reports","path":"b.csv","sources":[{{"title":"{office}"}}],"tollcheck":{{"rows":"periods","country":"UA"}},"schema":{{"fields":[
             {{"name":"from","tollcheck":"start"}},{{"name":"to","tollcheck":"end"}},{{"name":"killed","tollcheck":"killed"}}]}}}}]}}"#
        );
        std::fs::write(folder.join("datapackage.json"), descriptor).unwrap();
        let rows = "date,town,killed\n2025-03-01,Izium,12\n2025-03-10,Sumy,5\n";
        std::fs::write(folder.join("a.csv"), rows).unwrap();
        std::fs::write(folder.join("b.csv"), "from,to,killed\n2025-03-01,2025-03-10,17\n").unwrap();
        let sources = Sources::load(&folder);
        assert!(sources.faults.is_empty(), "{:?}", sources.faults);
        let mut claim = claim("killed", 17, day(-9), DAY);
        claim.time = Some(time(TimeSort::Since, day(-9), DAY));
        verdict(&claim, &sources, DAY).evidence.iter().map(|it| it.file.clone()).collect::<Vec<_>>()
    };
    assert_eq!(of("Office"), ["b.csv"]);
    assert_eq!(of("Bureau"), ["a.csv", "b.csv"]);
}

#[test]
fn a_long_table_of_many_places_is_narrowed_to_the_words_of_its_rows() {
    let mut csv = "date,town,who,killed\n".to_owned();
    for n in 0..15 {
        for (town, who) in
            [("Izium", "children"), ("Izium", "men"), ("Sumy", "men"), ("Lviv", "men")]
        {
            csv.push_str(&format!("{},{town},{who},1\n", day(-n)));
        }
    }
    let fields = "date town=place who=group killed";
    let sources = table("long", "\"events\"", fields, &csv);
    let of = |group: &str, value| {
        let mut claim = killed(value);
        claim.group = Some(group.to_owned());
        claim.time = Some(time(TimeSort::Since, day(-30), DAY));
        verdict(&claim, &sources, DAY).status
    };
    assert_eq!(of("children", 15), Status::Supported);
    assert_ne!(of("children", 30), Status::Supported);
}

#[test]
fn rows_of_one_place_among_others_are_one_event() {
    let rows = "date,town,killed\n2025-03-10,Sumy,5\n2025-03-10,Sumy,7\n2025-03-10,Izium,9\n";
    let sources = table("places", "\"events\"", "date town=place killed", rows);
    let mut claim = killed(12);
    claim.place = Some(place("Ukraine", PlaceSort::Country));
    let told = told(&verdict(&claim, &sources, DAY));
    assert_eq!(told, "supported: the table has 12 on 2025-03-10, the sum of 2 rows");
}

#[test]
fn a_table_that_begins_on_the_day_covers_it() {
    let rows = format!("date,town,killed\n{},Odesa,3\n{},Izium,4\n", day(0), day(5));
    let sources = table("begins", "\"events\"", "date town=place killed", &rows);
    let of = |after| {
        let mut claim = killed(12);
        claim.time = Some(time(TimeSort::During, day(after), day(after)));
        told(&verdict(&claim, &sources, day(20)))
    };
    let nearest = "no_evidence: t: no row on 2025-03-10; the nearest is line 3, of 2025-03-15";
    assert_eq!(of(0), nearest);
    assert_eq!(of(-1), "no_evidence: t: the table begins on 2025-03-10");
}

#[test]
fn the_row_of_the_day_goes_before_that_of_the_day_before() {
    let rows = "date,town,killed\n2025-03-09,Izium,12\n2025-03-10,Izium,12\n";
    let sources = table("both", "\"events\"", "date town=place killed", rows);
    let told = told(&verdict(&killed(12), &sources, DAY));
    assert_eq!(told, "supported: the table has 12 on 2025-03-10");
}

#[test]
fn that_nobody_died_somewhere_in_a_country_no_row_of_one_town_refutes() {
    let rows = "date,town,killed,injured\n2025-03-10,Izium,12,30\n";
    let sources = table("nobody", "\"events\"", "date town=place killed injured", rows);
    let of = |value, country: bool| {
        let mut dead = killed(value);
        let mut hurt = claim("injured", 30, DAY, DAY);
        hurt.id = tollcheck_model::ClaimId(2);
        if country {
            dead.place = Some(place("Ukraine", PlaceSort::Country));
        }
        hurt.place.clone_from(&dead.place);
        told(&check(&[dead, hurt], Some(DAY), &sources, &Options::default())[0])
    };
    assert_eq!(of(0, false), "refuted: the table has 12 on 2025-03-10");
    assert_eq!(
        of(0, true),
        "no_evidence: the table has 12 on 2025-03-10, but several rows could be meant"
    );
    assert_eq!(of(5, true), "refuted: the table has 12 on 2025-03-10");
}

#[test]
fn a_table_that_leaves_out_small_events_says_so_below_its_threshold() {
    let of = |value| {
        let rows = "date,town,killed\n2025-03-01,Izium,40\n2025-03-20,Izium,50\n";
        let kept = "\"events\",\"threshold\":25";
        let sources = table("threshold", kept, "date town=place killed", rows);
        told(&verdict(&killed(value), &sources, day(20)))
    };
    assert_eq!(of(24), "no_evidence: t: below the table's threshold of 25");
    assert_eq!(
        of(25),
        "no_evidence: t: no row on 2025-03-10; the nearest is line 2, of 2025-03-01"
    );
}

#[test]
fn talks_of_that_day_lasted_as_long_as_one_of_them() {
    let kept =
        "\"spans\",\"place\":\"Ukraine\",\"counts\":{\"role\":\"count\",\"group\":\"talks\"}";
    let of = |name: &str, rows: &str, hours| {
        let csv = format!("start,end\n{rows}");
        let sources = table(name, kept, "start end", &csv);
        let mut claim = claim("duration", 0, DAY, DAY);
        claim.quantity = Quantity::lasting(Modifier::Exact, Amount::whole(hours), TimeUnit::Hour);
        claim.group = Some("talks".to_owned());
        let mut when = time(TimeSort::During, DAY, DAY);
        when.guessed = name == "guessed";
        claim.time = Some(when);
        let verdict = verdict(&claim, &sources, DAY);
        let agrees: Vec<bool> = verdict.evidence.iter().map(|it| it.agrees).collect();
        format!("{} {agrees:?}", told(&verdict))
    };
    let one = "2025-03-10 10:00,2025-03-10 13:00\n";
    assert_eq!(of("one", one, 3), "supported: the table has 3 hours on 2025-03-10 [true]");
    assert_eq!(of("one", one, 5), "refuted: the table has 3 hours on 2025-03-10 [false]");
    let two = "2025-03-10 10:00,2025-03-10 13:00\n2025-03-10 15:00,2025-03-10 16:00\n";
    assert_eq!(
        of("two", two, 5),
        "no_evidence: the table has 3 hours on 2025-03-10, but several rows could be meant [false]"
    );
    let before = "2025-03-09 10:00,2025-03-09 13:00\n2025-03-20 10:00,2025-03-20 12:00\n";
    assert_eq!(of("guessed", before, 3), "supported: the table has 3 hours on 2025-03-09 [true]");
    assert_eq!(
        of("before", before, 3),
        "no_evidence: t: no row on 2025-03-10; the nearest is line 2, of 2025-03-09 []"
    );
}

#[test]
fn where_a_launch_was_may_only_say_whose_it_was() {
    let rows = "date,drones_launched\n2025-03-10,15\n";
    let sources = table("launch", "\"periods\"", "date drones_launched", rows);
    let of = |country: (&str, &'static str), actor: &str| {
        let mut claim = claim("drones_launched", 15, DAY, DAY);
        let place = claim.place.as_mut().unwrap();
        place.name = country.0.to_owned().into();
        place.country = Some(country.1);
        claim.actor = Some(Words { span: tollcheck_model::Span::new(0, 0), text: actor.into() });
        told(&verdict(&claim, &sources, DAY))
    };
    assert_eq!(of(("Russia", "RU"), "Russia"), "supported: the table has 15 on 2025-03-10");
    assert_eq!(of(("Poland", "PL"), "Russia"), "no_evidence: no table has figures for Poland");
    assert_eq!(of(("Russia", "RU"), "Ukraine"), "no_evidence: no table has figures for Russia");
}
