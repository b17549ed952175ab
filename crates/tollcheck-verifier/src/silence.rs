//! Why a table says nothing.

use tollcheck_model::{Amount, Claim, Kind};
use tollcheck_sources::date_of;

use crate::counting;
use crate::reason::number;

/// The reason, the more telling the greater.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Silence {
    /// No column counts that.
    Measure,
    /// It is about another place.
    Place,
    /// Neither the text nor the article has a date.
    Undated,
    /// No row of it has a date.
    Dateless,
    /// It begins later, on that day.
    Begins(i32),
    /// There are no rows of those days and that place.
    NoRows {
        /// The first day.
        from: i32,
        /// The last day.
        to: i32,
        /// There are, but they have no figure.
        blank: bool,
        /// The last day and the line of the row of that place which is nearest in time.
        nearest: Option<(i32, u64)>,
    },
    /// It holds only what is as large as that.
    Threshold(i64),
    /// It ends earlier.
    Ends {
        /// On that day.
        on: i32,
        /// With this figure.
        with: Option<Amount>,
    },
    /// The text does not say where, and the table tells places apart.
    NoPlace,
    /// There are rows, and none of them decides.
    Undecided(String),
}

impl Silence {
    /// The claim tells by how much a figure changed, and rows that add up tell no such thing.
    pub(crate) fn change() -> Self {
        Self::Undecided("the text tells a change, and the table tells none".to_owned())
    }

    /// The reason, in words.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Measure => "no column counts this".to_owned(),
            Self::Place => "the table covers another place".to_owned(),
            Self::Undated => "neither the text nor the article has a date".to_owned(),
            Self::Dateless => "the rows have no dates".to_owned(),
            Self::Begins(on) => format!("the table begins on {}", date_of(*on)),
            Self::NoRows { from, to, blank, nearest } => {
                let near = nearest.map_or(String::new(), |(day, line)| {
                    format!("; the nearest is line {line}, of {}", date_of(day))
                });
                let what = if *blank { "no figure" } else { "no row" };
                format!("{what} {}{near}", days(*from, *to))
            }
            Self::Threshold(least) => format!("below the table's threshold of {least}"),
            Self::Ends { on, with: None } => format!("the table ends on {}", date_of(*on)),
            Self::Ends { on, with: Some(figure) } => {
                format!("the table ends on {}, with {} by then", date_of(*on), number(*figure))
            }
            Self::NoPlace => "the text does not say where".to_owned(),
            Self::Undecided(why) => why.clone(),
        }
    }

    /// The reason why no table answers `claim`, where this is the most telling and that of `table`.
    pub(crate) fn of_all(&self, table: &str, claim: &Claim) -> String {
        match self {
            Self::Measure => uncounted(claim.kind),
            Self::Place => match &claim.place {
                Some(place) => format!("no table has figures for {}", place.name),
                None => Self::NoPlace.words(),
            },
            Self::Undated | Self::NoPlace => self.words(),
            _ => format!("{table}: {}", self.words()),
        }
    }
}

/// `on 2025-05-06`, `from 2025-05-01 to 2025-05-31`
fn days(from: i32, to: i32) -> String {
    if from == to {
        format!("on {}", date_of(to))
    } else {
        format!("from {} to {}", date_of(from), date_of(to))
    }
}

/// What no table counts: *no table counts people missing*.
fn uncounted(kind: Kind) -> String {
    match kind {
        Kind::COUNT => "no table counts such things".to_owned(),
        Kind::OCCURRENCE => "no table counts such occasions".to_owned(),
        Kind::DURATION => "no table tells how long things last".to_owned(),
        kind if counting::is_people(kind) && !["casualties", "troops"].contains(&kind.0) => {
            format!("no table counts people {kind}")
        }
        kind => format!("no table counts {}", kind.0.replace('_', " ")),
    }
}
