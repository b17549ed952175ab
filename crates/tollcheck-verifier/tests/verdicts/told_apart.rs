//! What a verdict has to tell apart, one small table each.

use jiff::civil::{Date, date};
use tollcheck_model::{
    Amount, Claim, ClaimId, Modifier, PlaceSort, Quantity, Scope, Status, TimeSort, TimeUnit, Words,
};
use tollcheck_sources::Sources;
use tollcheck_verifier::{Checker, Options, check};

use crate::given::{claim, place, table, time, verdict};

const FIRST: Date = date(2025, 3, 1);
const SECOND: Date = date(2025, 3, 2);
const THIRD: Date = date(2025, 3, 3);

/// `claim` in Izium.
fn in_izium(mut claim: Claim) -> Claim {
    claim.place = Some(place("Izium", PlaceSort::Town));
    claim
}

/// Twelve killed and thirty injured in Izium on the first day.
fn strikes(name: &str) -> Sources {
    table(
        name,
        "\"events\"",
        "date town=place killed injured",
        "date,town,killed,injured\n2025-03-01,Izium,12,30\n",
    )
}

#[test]
fn a_checker_that_holds_its_tables_says_the_same() {
    let claims = [in_izium(claim("killed", 12, FIRST, FIRST))];
    let once = check(&claims, Some(FIRST), &strikes("held"), &Options::default());
    let checker = Checker::new(strikes("held"), Options::default());
    assert_eq!(checker.check(&claims, Some(FIRST)), once);
    assert_eq!(once.len(), 1);
}

#[test]
fn what_may_be_is_not_asked_and_tells_nothing_of_its_event() {
    let sources = table(
        "siblings",
        "\"events\"",
        "date town=place killed injured",
        "date,town,killed,injured\n2025-03-01,Izium,12,30\n2025-03-01,Izium,15,70\n",
    );
    let said = |injured: Claim| {
        let killed = in_izium(claim("killed", 40, FIRST, FIRST));
        check(&[killed, in_izium(injured)], Some(FIRST), &sources, &Options::default())
    };
    // The injured of the same event tell which of two rows is meant.
    let told = said(claim("injured", 30, FIRST, FIRST));
    assert_eq!(told[0].status, Status::Refuted, "{}", told[0].reason);
    for change in [
        |claim: &mut Claim| claim.hypothetical = true,
        |claim: &mut Claim| claim.negated = true,
        |claim: &mut Claim| claim.part_of = Some(ClaimId(7)),
        |claim: &mut Claim| claim.event = 5,
    ] {
        let mut injured = claim("injured", 30, FIRST, FIRST);
        change(&mut injured);
        let told = said(injured);
        assert_eq!(told[0].status, Status::NoEvidence, "{}", told[0].reason);
    }
}

#[test]
fn a_column_of_another_model_refutes_nothing() {
    let csv = "date,shaheds\n2025-03-01,90\n";
    let sources = table("models", "\"periods\"", "date shaheds=drones_launched@Shahed-136", csv);
    let of = |group: &str, value| {
        let mut claim = claim("drones_launched", value, FIRST, FIRST);
        claim.group = Some(group.to_owned());
        verdict(&claim, &sources, FIRST).status
    };
    assert_eq!(of("Shahed drones", 90), Status::Supported);
    assert_eq!(of("Shahed drones", 55), Status::Refuted);
    assert_eq!(of("Lancet drones", 55), Status::NoEvidence);
}

#[test]
fn a_column_is_of_drones_by_its_weapon_or_by_its_role() {
    let of = |field: &str| {
        let fields = format!("date {field}");
        let sources = table("roles", "\"periods\"", &fields, "date,a\n2025-03-01,90\n");
        verdict(&claim("drones_launched", 90, FIRST, FIRST), &sources, FIRST).status
    };
    assert_eq!(of("a=launched@Shahed-136"), Status::Supported);
    assert_eq!(of("a=launched@Kalibr"), Status::NoEvidence);
    // A model that nobody knows is what its role says.
    assert_eq!(of("a=drones_launched@Bumblebee"), Status::Supported);
}

#[test]
fn one_missile_that_hit_is_one_of_many() {
    let sources = table(
        "one",
        "\"periods\"",
        "date missiles_launched",
        "date,missiles_launched\n2025-03-01,9\n2025-03-02,1\n",
    );
    let of =
        |value, day| verdict(&claim("missiles_launched", value, day, day), &sources, day).status;
    assert_eq!(of(1, FIRST), Status::NoEvidence);
    assert_eq!(of(2, FIRST), Status::Refuted);
    assert_eq!(of(1, SECOND), Status::Supported);
    assert_eq!(of(3, SECOND), Status::Refuted);
}

#[test]
fn a_blank_leaves_an_average_open() {
    let of = |rows: &str| {
        let sources = table("blank", "\"periods\"", "date killed", &format!("date,killed\n{rows}"));
        let mut claim = claim("killed", 30, FIRST, THIRD);
        claim.scope = Scope::Rate(TimeUnit::Day);
        verdict(&claim, &sources, THIRD)
    };
    assert_eq!(of("2025-03-01,20\n2025-03-02,30\n2025-03-03,40\n").status, Status::Supported);
    assert_eq!(
        of("2025-03-01,20\n2025-03-02,\n2025-03-03,70\n").reason,
        "t: 1 of 3 rows has no figure"
    );
}

#[test]
fn whole_months_are_counted_from_their_first_to_their_last_day() {
    let sources = table(
        "months",
        "\"periods\"",
        "date killed",
        "date,killed\n2025-03-01,60\n2025-04-15,60\n2025-04-30,0\n",
    );
    let of = |value, from, to| {
        let mut claim = claim("killed", value, from, to);
        claim.scope = Scope::Rate(TimeUnit::Month);
        verdict(&claim, &sources, date(2025, 4, 30)).status
    };
    assert_eq!(of(60, FIRST, date(2025, 4, 30)), Status::Supported);
    // From the first of one month to the middle of the next are no two months.
    assert_eq!(of(60, FIRST, date(2025, 4, 15)), Status::Refuted);
    assert_eq!(of(78, FIRST, date(2025, 4, 15)), Status::Supported);
}

#[test]
fn the_rows_of_a_group_are_asked_for_by_their_word() {
    let sources = table(
        "groups",
        "\"events\"",
        "date town=place who=group killed",
        "date,town,who,killed\n2025-03-01,Izium,men,5\n2025-03-01,Izium,children,3\n",
    );
    let mut claim = in_izium(claim("killed", 3, FIRST, FIRST));
    claim.group = Some("children".to_owned());
    let told = verdict(&claim, &sources, FIRST);
    assert_eq!(told.status, Status::Supported, "{}", told.reason);
    assert!(told.evidence[0].sql.contains("'children'"), "{}", told.evidence[0].sql);
    claim.quantity = Quantity::exactly(Amount::whole(5));
    assert_ne!(verdict(&claim, &sources, FIRST).status, Status::Supported);
}

#[test]
fn things_are_told_apart_by_their_noun() {
    let sources = table(
        "nouns",
        "\"periods\"",
        "date tanks=equipment_lost/tanks",
        "date,tanks\n2025-03-01,8\n",
    );
    let of = |group: Option<&str>, value| {
        let mut claim = claim("equipment_lost", value, FIRST, FIRST);
        claim.group = group.map(str::to_owned);
        verdict(&claim, &sources, FIRST).status
    };
    assert_eq!(of(Some("tanks"), 8), Status::Supported);
    assert_eq!(of(Some("tanks"), 9), Status::Refuted);
    assert_eq!(of(Some("trucks"), 9), Status::NoEvidence);
    assert_eq!(of(None, 9), Status::NoEvidence);
}

#[test]
fn an_event_of_days_is_one_and_a_period_is_a_sum() {
    let rows = "date,town,killed\n2025-03-01,Izium,12\n2025-03-02,Izium,5\n2025-03-09,Izium,7\n";
    let sources = table("spread", "\"events\"", "date town=place killed", rows);
    let of = |value, to: Date, sort| {
        let mut claim = in_izium(claim("killed", value, FIRST, to));
        claim.time = Some(time(sort, FIRST, to));
        verdict(&claim, &sources, date(2025, 3, 20)).status
    };
    assert_eq!(of(5, SECOND, TimeSort::During), Status::Supported);
    assert_eq!(of(17, SECOND, TimeSort::Since), Status::Supported);
    assert_eq!(of(7, date(2025, 3, 9), TimeSort::During), Status::Supported);
    assert_ne!(of(7, date(2025, 3, 20), TimeSort::During), Status::Supported);
}

#[test]
fn a_row_that_is_blank_in_a_sum_refutes_nothing() {
    let of = |cell: &str| {
        let rows = format!(
            "date,town,killed\n2025-03-01,Izium,12\n2025-03-02,Izium,{cell}\n2025-03-19,Sumy,1\n"
        );
        let sources = table("blanks", "\"events\"", "date town=place killed", &rows);
        let mut claim = in_izium(claim("killed", 40, FIRST, date(2025, 3, 19)));
        claim.time = Some(time(TimeSort::Since, FIRST, date(2025, 3, 19)));
        verdict(&claim, &sources, date(2025, 3, 19)).status
    };
    assert_eq!(of("3"), Status::Refuted);
    assert_eq!(of(""), Status::NoEvidence);
}

#[test]
fn a_claim_of_none_speaks_against_a_row_of_its_town_only() {
    let sources = strikes("none");
    let of = |place| {
        let mut claim = claim("killed", 0, FIRST, FIRST);
        claim.place = Some(place);
        verdict(&claim, &sources, FIRST).status
    };
    assert_eq!(of(place("Izium", PlaceSort::Town)), Status::Refuted);
    assert_eq!(of(place("Ukraine", PlaceSort::Country)), Status::NoEvidence);
}

#[test]
fn an_older_figure_of_a_short_number_needs_a_sure_place() {
    let sources = table(
        "telling",
        "\"running_total\",\"place\":\"Ukraine\"",
        "date killed",
        "date,killed\n2025-03-01,12\n2025-03-02,15\n",
    );
    let large = table(
        "telling-large",
        "\"running_total\",\"place\":\"Ukraine\"",
        "date killed",
        "date,killed\n2025-03-01,1200\n2025-03-02,1500\n",
    );
    let of = |value, sources: &Sources, inherited| {
        let mut claim = claim("killed", value, SECOND, SECOND);
        claim.scope = Scope::Total;
        claim.time = Some(time(TimeSort::AsOf, SECOND, SECOND));
        // The day after, so that the figure of the day before does not do.
        claim.time.as_mut().unwrap().to = Some(THIRD);
        claim.time.as_mut().unwrap().from = Some(THIRD);
        claim.place.as_mut().unwrap().inherited = inherited;
        verdict(&claim, sources, THIRD).status
    };
    assert_eq!(of(12, &sources, false), Status::Outdated);
    assert_eq!(of(12, &sources, true), Status::NoEvidence);
    assert_eq!(of(1200, &large, true), Status::Outdated);
}

#[test]
fn the_figure_of_the_day_after_will_do_for_a_long_number_that_the_article_can_know() {
    let sources = table(
        "after",
        "\"running_total\",\"place\":\"Ukraine\"",
        "date killed",
        "date,killed\n2025-03-01,1200\n2025-03-02,1500\n2025-03-03,1504\n",
    );
    let of = |value, published| {
        let mut claim = claim("killed", value, FIRST, FIRST);
        claim.scope = Scope::Total;
        claim.time = Some(time(TimeSort::AsOf, FIRST, FIRST));
        verdict(&claim, &sources, published).status
    };
    assert_eq!(of(1500, THIRD), Status::Supported);
    assert_eq!(of(1500, FIRST), Status::Early);
    assert_ne!(of(1504, THIRD), Status::Supported);
}

#[test]
fn an_answer_that_does_not_count_whom_the_claim_counts_is_not_even_near() {
    let sources = table(
        "soldiers",
        "\"running_total\",\"place\":\"Ukraine\"",
        "date killed",
        "date,killed\n2025-03-01,47000\n",
    );
    let mut claim = claim("killed", 400, FIRST, FIRST);
    claim.quantity = Quantity::modified(Modifier::MoreThan, Amount::whole(400));
    claim.scope = Scope::Total;
    claim.time = Some(time(TimeSort::AsOf, FIRST, FIRST));
    assert_eq!(verdict(&claim, &sources, FIRST).status, Status::Imprecise);
    claim.group = Some("Syrian soldiers".to_owned());
    let told = verdict(&claim, &sources, FIRST);
    assert_eq!((told.status, told.suggestion), (Status::NoEvidence, None));
}

#[test]
fn a_part_of_the_passengers_is_the_whole_of_those_killed() {
    let sources = strikes("passengers");
    let of = |kind, group: &str| {
        let mut whole = in_izium(claim(kind, 30, FIRST, FIRST));
        whole.group = Some("passengers".to_owned());
        let mut part = in_izium(claim("killed", 11, FIRST, FIRST));
        (part.id, part.part_of, part.group) =
            (ClaimId(2), Some(ClaimId(1)), Some(group.to_owned()));
        check(&[whole, part], Some(FIRST), &sources, &Options::default())[1].status
    };
    assert_eq!(of("count", "passengers"), Status::Refuted);
    assert_eq!(of("killed", "passengers"), Status::NoEvidence);
}

#[test]
fn what_is_in_the_trail_is_asked_for() {
    let claims = [in_izium(claim("killed", 12, FIRST, FIRST))];
    let sources = strikes("trail");
    let of = |trail| {
        check(&claims, Some(FIRST), &sources, &Options { trail, ..Options::default() }).remove(0)
    };
    assert!(of(false).asked.is_empty() && of(false).allowed.is_empty());
    let asked = &of(true).asked[0];
    assert_eq!(asked.query, "event(killed) on 2025-03-01");
    assert_eq!(asked.found, "12 on 2025-03-01 (t.csv:2)");
    assert_eq!((asked.outcome.as_str(), asked.used.as_str()), ("agrees", "yes: it decides"));
    assert_eq!(of(true).allowed, "only 12 (literal lens)");
    // A table that is silent is told as well.
    let missing = [in_izium(claim("missing", 12, FIRST, FIRST))];
    let options = Options { trail: true, ..Options::default() };
    let silent = &check(&missing, Some(FIRST), &sources, &options)[0].asked[0];
    assert_eq!((silent.table.as_str(), silent.query.as_str()), ("t", "missing"));
    assert_eq!(silent.outcome, "no column counts this");
}

#[test]
fn the_words_of_an_actor_narrow_the_rows() {
    let sources = table(
        "actors",
        "\"events\"",
        "date town=place by=actor killed",
        "date,town,by,killed\n2025-03-01,Izium,Forces of Russia,12\n2025-03-01,Izium,Forces of Ukraine,5\n",
    );
    let of = |actor: &str, value| {
        let mut claim = in_izium(claim("killed", value, FIRST, FIRST));
        let span = claim.span;
        claim.actor = Some(Words { span, text: actor.into() });
        verdict(&claim, &sources, FIRST)
    };
    assert_eq!(of("Russian forces", 12).status, Status::Supported);
    assert_ne!(of("Russian forces", 5).status, Status::Supported);
    assert_eq!(of("Ukrainian forces", 5).status, Status::Supported);
    assert_eq!(of("the rebels", 99).status, Status::NoEvidence);
}
