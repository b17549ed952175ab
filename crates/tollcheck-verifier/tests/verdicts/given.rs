//! Tables and claims to try.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::ToSpan;
use jiff::civil::{Date, date};
use tollcheck_model::{
    Amount, Claim, ClaimId, Kind, Place, PlaceSort, Quantity, Scope, Span, Time, TimeSort, Verdict,
};
use tollcheck_sources::Sources;
use tollcheck_verifier::{Options, check};

/// The day of most claims.
pub(crate) const DAY: Date = date(2025, 3, 10);

/// The day of most claims, and days before and after it.
pub(crate) fn day(after: i64) -> Date {
    DAY.saturating_add(after.days())
}

/// Status and reason.
pub(crate) fn told(verdict: &Verdict) -> String {
    format!("{}: {}", verdict.status, verdict.reason)
}

/// A table in a folder of its own. A field is `header`, `header=role`, `header=role/group`, `header=role@weapon`,
/// `header=role!actor` or `header=role~hours`.
pub(crate) fn table(name: &str, rows: &str, fields: &str, csv: &str) -> Sources {
    let folder: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    let fields: Vec<String> = fields
        .split_whitespace()
        .map(|field| {
            let (name, role) = field.split_once('=').unwrap_or((field, field));
            let narrowed = [('/', "group"), ('@', "weapon"), ('!', "actor"), ('~', "hours")]
                .into_iter()
                .find_map(|(mark, by)| role.split_once(mark).map(|(role, what)| (role, by, what)));
            let role = match narrowed {
                Some((role, "hours", n)) => format!(r#"{{"role":"{role}","hours":{n}}}"#),
                Some((role, by, what)) => format!(r#"{{"role":"{role}","{by}":"{what}"}}"#),
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

/// The claim that `value` of `kind` happened in Ukraine in these days.
pub(crate) fn claim(kind: &'static str, value: i64, from: Date, to: Date) -> Claim {
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

/// Days, as the text names them.
pub(crate) fn time(sort: TimeSort, from: Date, to: Date) -> Time {
    let span = Span::new(0, 0);
    Time { span, sort, from: Some(from), to: Some(to), inherited: false, guessed: false }
}

/// A place in Ukraine, as the text names it.
pub(crate) fn place(name: &str, sort: PlaceSort) -> Place {
    Place {
        span: Span::new(0, 0),
        id: None,
        name: name.to_owned().into(),
        sort,
        admin1: None,
        country: Some("UA"),
        point: None,
        inherited: false,
        guessed: false,
    }
}

/// The verdict on `claim` in an article of `published`.
pub(crate) fn verdict(claim: &Claim, sources: &Sources, published: Date) -> Verdict {
    check(std::slice::from_ref(claim), Some(published), sources, &Options::default()).remove(0)
}
