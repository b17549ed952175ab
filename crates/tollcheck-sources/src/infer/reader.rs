//! Columns into roles, one by one, then as their neighbours tell.

use super::{Certainty, How, Inference, Taken, Understanding};
use crate::header::{self, Meaning};
use crate::hxl;
use crate::measure::{Bound, Counted};
use crate::profile::{Profile, Sample};
use crate::role::{Role, Use};

/// One column on its way to a role.
pub(super) struct Candidate {
    /// Where it stands.
    pub(super) at: usize,
    pub(super) taken: Taken,
    /// Whether it is a running total.
    pub(super) running: Option<bool>,
}

/// The columns of a sample on their way to roles.
pub(super) struct Reader<'s> {
    pub(super) sample: &'s Sample,
    pub(super) columns: Vec<Candidate>,
    /// What a person has to say.
    pub(super) questions: Vec<String>,
}

impl<'s> Reader<'s> {
    pub(super) const fn new(sample: &'s Sample) -> Self {
        Self { sample, columns: Vec::new(), questions: Vec::new() }
    }

    /// What the file at `path`, called `stem`, holds.
    pub(super) fn read(mut self, path: &str, stem: &str) -> Inference {
        let how = if self.sample.tags.is_some() { How::Tags } else { How::Headers };
        for at in 0..self.sample.headers.len() {
            self.column(at);
        }
        self.bounds();
        self.dates();
        self.weapons();
        self.running();
        self.twins();
        self.rivals();
        let resources = self.views(path, stem);
        self.columns.sort_by_key(|column| column.at);
        let columns = self.columns.into_iter().map(|column| column.taken).collect();
        Inference {
            resources,
            understanding: Understanding { how, columns, questions: self.questions },
            headers: self.sample.headers.clone(),
        }
    }

    pub(super) fn profile(&self, at: usize) -> Option<&Profile> {
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

    /// The columns whose role fits.
    pub(super) fn with(&self, fits: impl Fn(Role) -> bool) -> Vec<usize> {
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
}
