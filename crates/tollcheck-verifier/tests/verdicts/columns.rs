//! Which column or which rows count what a claim counts.

use tollcheck_model::{Claim, Span, TimeSort, Words};
use tollcheck_sources::Sources;

use crate::given::{DAY, claim, table, time, told, verdict};

/// Reports of that day on Ukraine.
fn report(name: &str, fields: &str, cells: &str) -> Sources {
    let header: Vec<&str> =
        fields.split_whitespace().map(|field| field.split('=').next().unwrap()).collect();
    let csv = format!("{}\n{cells}\n", header.join(","));
    table(name, "\"periods\",\"place\":\"Ukraine\"", fields, &csv)
}

/// `value` of `kind` among `group`.
fn of(kind: &'static str, value: i64, group: &str) -> Claim {
    Claim { group: Some(group.to_owned()), ..claim(kind, value, DAY, DAY) }
}

fn said(claim: &Claim, sources: &Sources) -> String {
    told(&verdict(claim, sources, DAY))
}

#[test]
fn a_column_of_hours_counts_what_is_new_in_as_many() {
    let sources = report("hours", "date new=killed~24", "2025-03-10,12");
    let within = |hours| {
        let mut claim = claim("killed", 12, DAY, DAY);
        claim.time = Some(time(TimeSort::Window(hours), DAY, DAY));
        said(&claim, &sources)
    };
    assert_eq!(within(24), "supported: the table has 12 on 2025-03-10");
    assert_eq!(within(48), "no_evidence: no table counts people killed");
}

#[test]
fn a_model_that_no_list_has_is_not_all_drones() {
    let sources = report("model", "date drones=drones_launched", "2025-03-10,15");
    assert_eq!(
        said(&of("drones_launched", 12, "drones"), &sources),
        "refuted: the table has 15 on 2025-03-10"
    );
    assert_eq!(
        said(&of("drones_launched", 12, "Bober-7 drones"), &sources),
        "no_evidence: the table has 15 on 2025-03-10, but the table does not count that weapon separately"
    );
}

#[test]
fn what_a_side_lost_is_in_the_rows_of_that_side() {
    let sources = table(
        "sides",
        "\"periods\",\"place\":\"Ukraine\"",
        "date who=actor lost=equipment_lost/tanks",
        "date,who,lost\n2025-03-10,Russia,3\n2025-03-10,Ukraine,5\n",
    );
    let three = "supported: the table has 3 on 2025-03-10";
    assert_eq!(said(&of("equipment_lost", 3, "Russian tanks"), &sources), three);
    assert_eq!(
        said(&of("equipment_lost", 8, "tanks"), &sources),
        "supported: the table has 8 on 2025-03-10"
    );
    let mut by = of("equipment_lost", 3, "tanks");
    by.actor = Some(Words { span: Span::new(0, 0), text: "Moscow’s army".into() });
    assert_eq!(said(&by, &sources), three);
}

#[test]
fn a_column_of_one_sides_losses_may_not_be_what_is_lost_in_all() {
    let sources = report("side", "date lost=equipment_lost!Russia", "2025-03-10,8");
    let lost = |value, by: Option<&str>| {
        let mut claim = claim("equipment_lost", value, DAY, DAY);
        claim.actor = by.map(|by| Words { span: Span::new(0, 0), text: by.into() });
        said(&claim, &sources)
    };
    assert_eq!(lost(8, None), "supported: the table has 8 on 2025-03-10");
    assert_eq!(
        lost(5, None),
        "no_evidence: the table has 8 on 2025-03-10, but several rows could be meant"
    );
    assert_eq!(lost(5, Some("Russia")), "refuted: the table has 8 on 2025-03-10");
    assert_eq!(lost(8, Some("Ukraine")), "no_evidence: no table counts equipment lost");
}

#[test]
fn a_plain_count_of_other_things_is_no_count_of_these() {
    let sources = report("things", "date n=count", "2025-03-10,8");
    assert_eq!(
        said(&of("count", 8, "houses"), &sources),
        "no_evidence: no table counts such things"
    );
    assert_eq!(
        said(&claim("count", 8, DAY, DAY), &sources),
        "supported: the table has 8 on 2025-03-10"
    );
}
