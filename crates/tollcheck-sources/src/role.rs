//! What the columns of a table are for.

use std::fmt;

use tollcheck_model::{Kind, TimeUnit};

use crate::measure::{Bound, Counted};
use crate::places::PlaceRole;

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It counts or measures.
    Counted(Counted, Bound),
    /// The day of the row.
    Date,
    /// When the row begins.
    Start,
    /// When the row ends.
    End,
    /// The day whose state a running total gives.
    AsOf,
    /// One part of a date that several columns give.
    Part(When, Part),
    /// Over how many hours up to its date the row reports.
    Hours,
    /// A place.
    Place(PlaceRole),
    /// Degrees north.
    Latitude,
    /// Degrees east.
    Longitude,
    /// Whom the row counts.
    Group,
    /// Whose doing the row is.
    Actor,
    /// Which weapon the row counts.
    Weapon,
    /// Whose figure the row is.
    Source,
    /// Where the figure was published.
    Url,
    /// What the row is called.
    Id,
    /// Remarks.
    Notes,
    /// A word beside the number which says that it is not exact.
    Approximate,
    /// The name of the figure, in the long shape.
    Name,
    /// The figure, in the long shape.
    Value,
}

/// Which of the dates of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Its day.
    Date,
    /// Its first day.
    Start,
    /// Its last day.
    End,
}

/// Which part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The year.
    Year,
    /// The month as a number.
    Month,
    /// The day of the month.
    Day,
}

/// The roles that have one name and nothing more to say.
const PLAIN: &[(&str, Role)] = &[
    ("date", Role::Date),
    ("start", Role::Start),
    ("end", Role::End),
    ("as_of", Role::AsOf),
    ("date.year", Role::Part(When::Date, Part::Year)),
    ("date.month", Role::Part(When::Date, Part::Month)),
    ("date.day", Role::Part(When::Date, Part::Day)),
    ("start.year", Role::Part(When::Start, Part::Year)),
    ("start.month", Role::Part(When::Start, Part::Month)),
    ("start.day", Role::Part(When::Start, Part::Day)),
    ("end.year", Role::Part(When::End, Part::Year)),
    ("end.month", Role::Part(When::End, Part::Month)),
    ("end.day", Role::Part(When::End, Part::Day)),
    ("hours", Role::Hours),
    ("country", Role::Place(PlaceRole::Country)),
    ("admin1", Role::Place(PlaceRole::Admin1)),
    ("admin2", Role::Place(PlaceRole::Admin2)),
    ("place", Role::Place(PlaceRole::Place)),
    ("latitude", Role::Latitude),
    ("longitude", Role::Longitude),
    ("group", Role::Group),
    ("actor", Role::Actor),
    ("weapon", Role::Weapon),
    ("source", Role::Source),
    ("url", Role::Url),
    ("id", Role::Id),
    ("notes", Role::Notes),
    ("approximate", Role::Approximate),
    ("name", Role::Name),
    ("value", Role::Value),
];

impl Role {
    /// The role called `name` in a descriptor: `killed.low`, `date`.
    pub(crate) fn of(name: &str) -> Option<Self> {
        if let Some((_, role)) = PLAIN.iter().find(|(plain, _)| *plain == name) {
            return Some(*role);
        }
        let (stem, bound) = match name.rsplit_once('.') {
            Some((stem, "low")) => (stem, Bound::Low),
            Some((stem, "best")) => (stem, Bound::Best),
            Some((stem, "high")) => (stem, Bound::High),
            _ => (name, Bound::Best),
        };
        let counted = match stem {
            "launched" => Counted::Launched,
            "downed" => Counted::Downed,
            name => {
                let general = [Kind::DURATION, Kind::OCCURRENCE, Kind::COUNT];
                let general = general.into_iter().find(|kind| kind.0 == name);
                Counted::Kind(tollcheck_lexicon::kind(name).or(general)?)
            }
        };
        Some(Self::Counted(counted, bound))
    }

    /// Every name that a descriptor may use, for a message.
    pub(crate) fn names() -> String {
        let kinds = tollcheck_lexicon::kinds().iter().map(|entry| entry.kind.0);
        let plain = PLAIN.iter().map(|(name, _)| *name);
        kinds.chain(["launched", "downed"]).chain(plain).collect::<Vec<_>>().join(", ")
    }
}

/// The name in a descriptor.
impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Counted(counted, bound) = self else {
            let name = PLAIN.iter().find(|(_, role)| role == self).map_or("", |(name, _)| name);
            return f.write_str(name);
        };
        f.write_str(match counted {
            Counted::Kind(kind) => kind.0,
            Counted::Launched => "launched",
            Counted::Downed => "downed",
        })?;
        f.write_str(match bound {
            Bound::Low => ".low",
            Bound::Best => "",
            Bound::High => ".high",
        })
    }
}

/// A role with what narrows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// What the column is for.
    pub role: Role,
    /// Whom or what the column counts; for counts and occurrences the noun.
    pub group: Option<String>,
    /// Whose doing or whose loss it counts.
    pub actor: Option<String>,
    /// Which weapon it counts.
    pub weapon: Option<String>,
    /// Which place it counts in.
    pub place: Option<String>,
    /// Over how many hours it counts.
    pub hours: Option<u32>,
    /// What a duration is counted in.
    pub unit: Option<TimeUnit>,
    /// The cells that count as one; where this is empty, cells are numbers.
    pub values: Vec<String>,
    /// One part of a number that several columns add up to.
    pub part: bool,
}

impl From<Role> for Use {
    fn from(role: Role) -> Self {
        Self {
            role,
            group: None,
            actor: None,
            weapon: None,
            place: None,
            hours: None,
            unit: None,
            values: Vec::new(),
            part: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_called_what_a_descriptor_calls_it() {
        for name in ["killed", "killed.low", "killed.high", "launched", "admin1", "as_of"] {
            assert_eq!(Role::of(name).unwrap().to_string(), name);
        }
        assert_eq!(Role::of("killed.best"), Role::of("killed"));
        assert_eq!(Role::of("kiled"), None);
        assert_eq!(Role::of("date.low"), None);
    }
}
