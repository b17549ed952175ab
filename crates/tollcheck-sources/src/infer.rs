//! A table that nobody described, understood by its tags, its layout, its headers and its cells.

use std::fmt;

use crate::descriptor::{Field, Resource};
use crate::header::{self, Meaning};
use crate::hxl;
use crate::layout;
use crate::measure::{Bound, Counted};
use crate::places::PlaceRole;
use crate::profile::{Profile, Sample};
use crate::role::{Role, Use};
use crate::table::RowSort;

/// How sure a guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// One of several readings: a person has to say.
    Guess,
    /// What the words or the cells say, though not both.
    Likely,
    /// What the words and the cells say.
    Sure,
}

impl Certainty {
    /// The name in a descriptor.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Guess => "guess",
            Self::Likely => "likely",
            Self::Sure => "sure",
        }
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// By what a table was understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum How {
    /// Its descriptor.
    #[default]
    Descriptor,
    /// A layout that is known by this name.
    Layout(&'static str),
    /// The tags in its second row.
    Tags,
    /// Its headers and its cells.
    Headers,
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Descriptor => f.write_str("its descriptor"),
            Self::Layout(name) => write!(f, "the layout {name}"),
            Self::Tags => f.write_str("its HXL tags"),
            Self::Headers => f.write_str("its headers and cells"),
        }
    }
}

/// What was taken a column for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its header.
    pub header: String,
    /// What it was taken for.
    pub used: Use,
    /// How sure that is.
    pub certainty: Certainty,
    /// By what.
    pub why: String,
}

/// What was understood of a table, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Understanding {
    /// By what.
    pub how: How,
    /// The columns that have a role, in their order.
    pub columns: Vec<Taken>,
    /// What a person has to say before the table can be used.
    pub questions: Vec<String>,
}

/// What a file without a descriptor holds: its views as resources, and how that is known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inference {
    pub(crate) resources: Vec<Resource>,
    pub(crate) understanding: Understanding,
}

/// What the file at `path`, called `stem`, holds.
pub(crate) fn infer(sample: &Sample, path: &str, stem: &str) -> Inference {
    if let Some(layout) = layout::find(&sample.headers) {
        let resources = layout.resources(&sample.headers, path, stem);
        let columns = resources.iter().flat_map(|resource| &resource.fields).filter_map(|field| {
            let why = format!("layout {}", layout.name);
            let used = field.role.clone()?;
            Some(Taken { header: field.name.clone(), used, certainty: Certainty::Sure, why })
        });
        let understanding = Understanding {
            how: How::Layout(layout.name),
            columns: columns.collect(),
            questions: Vec::new(),
        };
        return Inference { resources, understanding };
    }
    Reader { sample, columns: Vec::new(), questions: Vec::new() }.read(path, stem)
}

/// One column on its way to a role.
struct Candidate {
    at: usize,
    taken: Taken,
    running: Option<bool>,
}

struct Reader<'s> {
    sample: &'s Sample,
    columns: Vec<Candidate>,
    questions: Vec<String>,
}

impl Reader<'_> {
    fn read(mut self, path: &str, stem: &str) -> Inference {
        let how = if self.sample.tags.is_some() { How::Tags } else { How::Headers };
        for at in 0..self.sample.headers.len() {
            self.column(at);
        }
        self.bounds();
        self.dates();
        self.weapons();
        self.twins();
        let resources = self.views(path, stem);
        self.columns.sort_by_key(|column| column.at);
        let columns = self.columns.into_iter().map(|column| column.taken).collect();
        Inference {
            resources,
            understanding: Understanding { how, columns, questions: self.questions },
        }
    }

    fn profile(&self, at: usize) -> Option<&Profile> {
        self.sample.columns.get(at)
    }

    /// A column by its tag, else by its header, if its cells agree.
    fn column(&mut self, at: usize) {
        let (Some(header), Some(profile)) = (self.sample.headers.get(at), self.profile(at)) else {
            return;
        };
        let tag = self.sample.tags.as_ref().and_then(|tags| tags.get(at)).map(String::as_str);
        let (meaning, why) = match tag.and_then(hxl::role) {
            Some(used) => {
                let running = header::meaning(header).and_then(|meaning| meaning.running);
                (
                    Meaning { used, running, whole: true },
                    format!("tag {}", tag.unwrap_or_default().trim()),
                )
            }
            None => match header::meaning(header) {
                Some(meaning) => (meaning, "header".to_owned()),
                None => return,
            },
        };
        let fits = match meaning.used.role {
            Role::Counted(..) | Role::Hours | Role::Value | Role::Latitude | Role::Longitude => {
                profile.is_number()
            }
            Role::Date | Role::Start | Role::End | Role::AsOf => profile.is_date(),
            Role::Place(_) | Role::Name => profile.filled > 0 && !profile.is_number(),
            _ => profile.filled > 0,
        };
        if !fits {
            return;
        }
        let certainty = if meaning.whole { Certainty::Sure } else { Certainty::Guess };
        let header = header.clone();
        let taken = Taken { header, used: meaning.used, certainty, why };
        self.columns.push(Candidate { at, taken, running: meaning.running });
    }

    fn with(&self, fits: impl Fn(Role) -> bool) -> Vec<usize> {
        let found = self.columns.iter().enumerate();
        found.filter(|(_, column)| fits(column.taken.used.role)).map(|(at, _)| at).collect()
    }

    /// Columns headed only `low`, `min`, `high` or `max` are the ends of the one count that lies between them.
    fn bounds(&mut self) {
        let best = self.with(|role| matches!(role, Role::Counted(_, Bound::Best)));
        let plain: Vec<usize> =
            best.into_iter().filter(|at| self.columns[*at].taken.used.group.is_none()).collect();
        let [best] = plain.as_slice() else { return };
        let (best_at, used) = (self.columns[*best].at, self.columns[*best].taken.used.clone());
        let Role::Counted(counted, _) = used.role else { return };
        for (at, header) in self.sample.headers.iter().enumerate() {
            let words = header::words(header);
            let bound = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
                ["low" | "min" | "minimum" | "lower"] => Bound::Low,
                ["high" | "max" | "maximum" | "upper"] => Bound::High,
                _ => continue,
            };
            let (Some(own), Some(middle)) = (self.profile(at), self.profile(best_at)) else {
                continue;
            };
            let (below, above) = if bound == Bound::Low { (own, middle) } else { (middle, own) };
            if own.is_number() && below.lies_below(above) {
                let mut used = used.clone();
                used.role = Role::Counted(counted, bound);
                let why = format!("header, and {:?} lies within", self.sample.headers[best_at]);
                let header = header.clone();
                let taken = Taken { header, used, certainty: Certainty::Likely, why };
                self.columns.push(Candidate { at, taken, running: None });
            }
        }
    }

    /// Where no header says *date*, the only column of dates is the date.
    fn dates(&mut self) {
        if !self
            .with(|role| matches!(role, Role::Date | Role::Start | Role::End | Role::AsOf))
            .is_empty()
        {
            return;
        }
        let of_dates: Vec<usize> = (0..self.sample.columns.len())
            .filter(|at| self.columns.iter().all(|column| column.at != *at))
            .filter(|at| {
                self.profile(*at).is_some_and(|profile| profile.is_date() && !profile.is_number())
            })
            .collect();
        match of_dates.as_slice() {
            [] => self.questions.push("no column of dates: which says when?".to_owned()),
            [at] => {
                let taken = Taken {
                    header: self.sample.headers[*at].clone(),
                    used: Use::from(Role::Date),
                    certainty: Certainty::Likely,
                    why: "its cells are dates".to_owned(),
                };
                self.columns.push(Candidate { at: *at, taken, running: None });
            }
            several => {
                let names: Vec<_> =
                    several.iter().map(|at| format!("{:?}", self.sample.headers[*at])).collect();
                self.questions.push(format!("{} hold dates: which is the date?", names.join(", ")));
            }
        }
    }

    /// `launched` and `destroyed` say nothing without a column of weapons.
    fn weapons(&mut self) {
        let alone =
            |role: Role| matches!(role, Role::Counted(Counted::Launched | Counted::Downed, _));
        if self.with(|role| role == Role::Weapon).is_empty() {
            for at in self.with(alone) {
                let taken = &mut self.columns[at].taken;
                taken.certainty = Certainty::Guess;
                self.questions.push(format!("{:?}: of drones or of missiles?", taken.header));
            }
        }
    }

    /// Of columns that say the same, the fullest is taken.
    fn twins(&mut self) {
        let mut order: Vec<usize> = (0..self.columns.len()).collect();
        let filled =
            |at: usize| self.profile(self.columns[at].at).map_or(0, |profile| profile.filled);
        order.sort_by_key(|at| (std::cmp::Reverse(filled(*at)), self.columns[*at].at));
        let mut kept: Vec<usize> = Vec::new();
        for at in order {
            let column = &self.columns[at];
            let many = matches!(
                column.taken.used.role,
                Role::Group | Role::Actor | Role::Notes | Role::Url | Role::Id
            );
            let same = |other: &&usize| {
                let other = &self.columns[**other];
                other.taken.used == column.taken.used && other.running == column.running
            };
            if many || !kept.iter().any(|other| same(&other)) {
                kept.push(at);
            }
        }
        let mut at = 0;
        self.columns.retain(|_| {
            at += 1;
            kept.contains(&(at - 1))
        });
    }

    /// The resources of the file: running totals apart from what each row adds.
    fn views(&mut self, path: &str, stem: &str) -> Vec<Resource> {
        let when = self.columns.iter().find(|column| {
            matches!(column.taken.used.role, Role::Date | Role::Start | Role::AsOf | Role::End)
        });
        let Some(when) = when.map(|column| column.at) else { return Vec::new() };
        let counts = |column: &Candidate| {
            matches!(column.taken.used.role, Role::Counted(..))
                && column.taken.certainty > Certainty::Guess
        };
        let has = |fits: fn(Role) -> bool| !self.with(fits).is_empty();
        let figures = has(|role| role == Role::Name) && has(|role| role == Role::Value);
        let start = self.columns.iter().find(|column| column.taken.used.role == Role::Start);
        let timed = start
            .and_then(|column| self.profile(column.at))
            .is_some_and(|profile| profile.times > 0);
        if figures {
            return vec![self.resource(path, stem, RowSort::Figures, |_| true)];
        }
        if !self.columns.iter().any(counts) {
            if timed && has(|role| role == Role::End) {
                return vec![self.resource(path, stem, RowSort::Spans, |_| true)];
            }
            let guessed = has(|role| matches!(role, Role::Counted(..)));
            self.questions.extend((!guessed).then(|| {
                "no column counts anything: what is a row one of? Say `counts`, as \"killed\" or \"attacks\"".to_owned()
            }));
            return Vec::new();
        }
        let runs: Vec<(usize, bool)> = self
            .columns
            .iter()
            .filter(|column| counts(column))
            .map(|column| {
                let (own, days) = (self.profile(column.at), self.profile(when));
                let seen = own.zip(days).is_some_and(|(own, days)| own.never_falls_over(days));
                (column.at, column.running.unwrap_or(seen))
            })
            .collect();
        let is = |wanted: bool| {
            let runs = &runs;
            move |column: &Candidate| {
                !counts(column)
                    || runs.iter().any(|(at, running)| *at == column.at && *running == wanted)
            }
        };
        let (some_run, some_do_not) =
            (runs.iter().any(|(_, running)| *running), runs.iter().any(|(_, running)| !*running));
        let placed = has(|role| {
            matches!(role, Role::Place(PlaceRole::Admin1 | PlaceRole::Admin2 | PlaceRole::Place))
        });
        let regular = self.profile(when).is_some_and(Profile::is_regular);
        let other = if regular && !placed { RowSort::Periods } else { RowSort::Events };
        let name = |tail: &str| {
            if some_run && some_do_not { format!("{stem}-{tail}") } else { stem.to_owned() }
        };
        let mut views = Vec::new();
        if some_run {
            views.push(self.resource(path, &name("total"), RowSort::RunningTotal, is(true)));
        }
        if some_do_not {
            views.push(self.resource(path, &name("reports"), other, is(false)));
        }
        views
    }

    fn resource(
        &self,
        path: &str,
        name: &str,
        rows: RowSort,
        keep: impl Fn(&Candidate) -> bool,
    ) -> Resource {
        let kept = self
            .columns
            .iter()
            .filter(|column| column.taken.certainty > Certainty::Guess && keep(column));
        let mut fields: Vec<(usize, Field)> = kept
            .map(|column| {
                let name = column.taken.header.clone();
                let role = Some(column.taken.used.clone());
                (column.at, Field { name, role, bare: true, ..Field::default() })
            })
            .collect();
        fields.sort_by_key(|(at, _)| *at);
        Resource {
            name: name.to_owned(),
            paths: vec![path.to_owned()],
            rows: Some(rows),
            fields: fields.into_iter().map(|(_, field)| field).collect(),
            ..Resource::default()
        }
    }
}
