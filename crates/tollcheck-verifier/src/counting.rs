//! Which columns of a table, over which of its rows, count what a claim counts.

use tollcheck_lexicon::{Class, Weapon, class, group_names, groups, side, weapon};
use tollcheck_model::{Claim, Kind};
use tollcheck_sources::{Coded, Counted, Measure};

use crate::desk::Desk;
use crate::doubt::Doubt;
use crate::noun;

const KILLED: Kind = Kind("killed");
const INJURED: Kind = Kind("injured");
const CASUALTIES: Kind = Kind("casualties");
const DRONES_LAUNCHED: Kind = Kind("drones_launched");
const DRONES_DOWNED: Kind = Kind("drones_downed");
const MISSILES_LAUNCHED: Kind = Kind("missiles_launched");
const MISSILES_DOWNED: Kind = Kind("missiles_downed");

/// Sorts of weapons within drones and missiles.
const WITHIN: [Class; 4] = [
    class::WEAPON_BALLISTIC,
    class::WEAPON_CRUISE,
    class::WEAPON_RECONNAISSANCE,
    class::WEAPON_DECOY,
];

/// What is counted, apart from when and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Counting {
    /// The kinds; more than one are added up.
    pub(crate) kinds: Vec<Kind>,
    /// The sorts of people.
    pub(crate) groups: Class,
    /// Whose people or weapons, ISO 3166-1 alpha-2.
    side: Option<&'static str>,
    /// The weapon, for what is launched and shot down.
    weapon: Weapon,
    /// The counted noun phrase, for what is neither people nor weapons.
    noun: Option<String>,
}

/// Columns that are added up within each row, and the rows to keep.
#[derive(Clone, Debug)]
pub(crate) struct Choice<'t> {
    /// The columns.
    pub(crate) measures: Vec<&'t Measure>,
    /// Columns of words with the numbers of the words to keep.
    pub(crate) filters: Vec<(&'t Coded, Vec<u32>)>,
    /// What is counted, as in `drones_launched` or `killed (children)`.
    pub(crate) label: String,
    /// Why the columns are not sure to count the same.
    pub(crate) doubt: Option<Doubt>,
}

impl Counting {
    /// What `claim` counts.
    pub(crate) fn of(claim: &Claim) -> Self {
        let noun = claim.group.clone();
        let phrase = noun.as_deref().unwrap_or_default();
        let aerial = is_aerial(claim.kind);
        Self {
            kinds: vec![claim.kind],
            groups: if aerial { Class::NONE } else { groups(phrase) },
            side: side(phrase),
            weapon: if aerial { weapon(phrase) } else { Weapon::default() },
            noun,
        }
    }

    /// The columns that count it, the closest first; none where the table lacks the measure.
    pub(crate) fn choices<'t>(&self, table: &'t Desk<'t>, hours: Option<u32>) -> Vec<Choice<'t>> {
        let whole = || table.measures_of(CASUALTIES).next().is_some();
        if self.kinds == [CASUALTIES] && !whole() {
            let sum = Self { kinds: vec![KILLED, INJURED], ..self.clone() };
            return sum.choices(table, hours);
        }
        let mut choices: Vec<Choice<'t>> = Vec::new();
        for (at, kind) in self.kinds.iter().enumerate() {
            let of_kind = self.of_kind(*kind, table, hours);
            if at == 0 {
                choices = of_kind;
                continue;
            }
            let (Some(first), Some(more)) =
                (choices.into_iter().next(), of_kind.into_iter().next())
            else {
                return Vec::new();
            };
            choices = vec![first.and(more)];
        }
        choices.retain(|choice| !choice.measures.is_empty());
        choices
    }

    fn of_kind<'t>(&self, kind: Kind, table: &'t Desk<'t>, hours: Option<u32>) -> Vec<Choice<'t>> {
        let fits = |measure: &&Measure| {
            let counted = match measure.counted {
                Counted::Kind(other) => other == kind,
                Counted::Launched => kind == DRONES_LAUNCHED || kind == MISSILES_LAUNCHED,
                Counted::Downed => kind == DRONES_DOWNED || kind == MISSILES_DOWNED,
            };
            counted && (measure.hours.is_none() || measure.hours == hours)
        };
        let measures: Vec<&Measure> = table.measures.iter().filter(fits).collect();
        if is_aerial(kind) {
            self.aerial(kind, &measures, table)
        } else if is_people(kind) {
            self.people(kind, &measures, table).into_iter().collect()
        } else {
            self.things(kind, &measures)
        }
    }

    /// Drones or missiles: by the weapon of the column, or by the weapons of the rows.
    fn aerial<'t>(
        &self,
        kind: Kind,
        measures: &[&'t Measure],
        table: &'t Desk<'t>,
    ) -> Vec<Choice<'t>> {
        let wanted = match kind {
            DRONES_LAUNCHED | DRONES_DOWNED => class::WEAPON_DRONE,
            _ => class::WEAPON_MISSILE,
        };
        let mut choices = Vec::new();
        for measure in measures {
            let typed = matches!(measure.counted, Counted::Kind(_));
            let label = kind.to_string();
            let all = |doubt| Choice {
                measures: vec![*measure],
                filters: Vec::new(),
                label: label.clone(),
                doubt,
            };
            if let Some(words) = &measure.weapon {
                let column = weapon(words);
                if column.classes.meets(wanted) || typed {
                    let same = self.weapon.models.is_empty() || self.weapon.models == column.models;
                    choices.push(all((!same).then_some(Doubt::Weapon)));
                }
            } else if let Some(weapons) = &table.weapon {
                choices.extend(
                    self.readings(wanted, table)
                        .into_iter()
                        .map(|codes| Choice { filters: vec![(weapons, codes)], ..all(None) }),
                );
            } else if typed {
                let doubt = (!self.weapon.models.is_empty()).then_some(Doubt::Weapon);
                choices.push(all(doubt));
            }
        }
        choices
    }

    /// Which weapons of a column the words may mean, the closest first: the models named, where one is; else all,
    /// all but those that only watch, and those that strike.
    fn readings(&self, wanted: Class, table: &Desk<'_>) -> Vec<Vec<u32>> {
        let keep = |fits: &dyn Fn(&Weapon) -> bool| {
            table.weapons(|found| found.classes.meets(wanted) && fits(found))
        };
        let said = &self.weapon;
        let mut readings = Vec::new();
        if said.models.is_empty() {
            let narrow = WITHIN.into_iter().find(|class| said.classes.meets(*class));
            if let Some(class) = narrow {
                let other = |found: &Weapon| {
                    WITHIN.iter().any(|other| *other != class && found.classes.meets(*other))
                };
                readings.push(keep(&|found| found.classes.meets(class) && !other(found)));
                readings.push(keep(&|found| found.classes.meets(class)));
            } else {
                if !said.classes.meets(class::WEAPON_STRIKE) {
                    readings.push(keep(&|_| true));
                }
                let watches = class::WEAPON_RECONNAISSANCE;
                readings.push(keep(&|found| !found.classes.meets(watches)));
                readings.push(keep(&|found| found.classes.meets(class::WEAPON_STRIKE)));
            }
        } else {
            let known = |model: &String| said.models.contains(model);
            readings
                .push(keep(&|found| !found.models.is_empty() && found.models.iter().all(known)));
            readings.push(keep(&|found| found.models.iter().any(known)));
        }
        readings.retain(|codes| !codes.is_empty());
        readings.dedup();
        readings
    }

    /// People: by the group of the column, or by the groups of the rows.
    fn people<'t>(
        &self,
        kind: Kind,
        measures: &[&'t Measure],
        table: &'t Desk<'t>,
    ) -> Option<Choice<'t>> {
        let doubt = self.side_doubt(measures, table);
        let sided = |measure: &&&Measure| match (&measure.actor, self.side) {
            (None, _) => true,
            (Some(actor), Some(said)) => side(actor) == Some(said),
            (Some(_), None) => false,
        };
        let measures: Vec<&Measure> = measures.iter().filter(sided).copied().collect();
        let group_of = |measure: &Measure| table.measured(measure);
        let general = || measures.iter().copied().find(|measure| measure.group.is_none());
        let choice = |measures, filters, label: String, more: Option<Doubt>| {
            Some(Choice { measures, filters, label, doubt: more.or(doubt) })
        };
        if self.groups == Class::NONE {
            return choice(vec![general()?], Vec::new(), kind.to_string(), None);
        }
        let label = format!("{kind} ({})", group_names(self.groups));
        if let Some(same) = measures.iter().find(|measure| group_of(measure) == self.groups) {
            return choice(vec![same], Vec::new(), label, None);
        }
        let parts: Vec<&Measure> = measures
            .iter()
            .copied()
            .filter(|measure| {
                let group = group_of(measure);
                group != Class::NONE && group & self.groups == group
            })
            .collect();
        let joined = parts.iter().fold(Class::NONE, |all, part| all | group_of(part));
        if joined == self.groups {
            return choice(parts, Vec::new(), label, None);
        }
        for (at, column) in table.groups.iter().enumerate() {
            let codes = table.groups(at, self.groups);
            if !codes.is_empty() {
                return choice(vec![general()?], vec![(column, codes)], label, None);
            }
        }
        choice(vec![general()?], Vec::new(), kind.to_string(), Some(Doubt::Group))
    }

    /// A people named that is not the one of the table, or named beside columns that tell sides apart.
    fn side_doubt(&self, measures: &[&Measure], table: &Desk<'_>) -> Option<Doubt> {
        let said = self.side?;
        let at_home = table.country.as_deref() == Some(said);
        let told =
            measures.iter().any(|measure| measure.actor.as_deref().and_then(side) == Some(said));
        (!at_home && !told).then_some(Doubt::Side)
    }

    /// Anything else: by the noun.
    fn things<'t>(&self, kind: Kind, measures: &[&'t Measure]) -> Vec<Choice<'t>> {
        let named = self.noun.as_deref().filter(|noun| !noun::is_general(noun));
        let lasts = kind == Kind::DURATION;
        let mut choices: Vec<Choice<'t>> = Vec::new();
        for measure in measures {
            let doubt = match (named, measure.group.as_deref()) {
                (Some(said), Some(counted)) if noun::is_same(said, counted) => None,
                (Some(_), None) if kind != Kind::COUNT => Some(Doubt::Group),
                // "It ended after an hour": what did is said elsewhere.
                (None, Some(_)) if lasts => Some(Doubt::Ambiguous),
                (None, None) => None,
                _ => continue,
            };
            let label = match &measure.group {
                Some(group) => format!("{kind} ({group})"),
                None => kind.to_string(),
            };
            choices.push(Choice { measures: vec![measure], filters: Vec::new(), label, doubt });
        }
        choices.sort_by_key(|choice| choice.doubt);
        choices
    }

    /// What else the number might count, each with the words for it.
    pub(crate) fn neighbours(&self, table: &Desk<'_>) -> Vec<(Self, String)> {
        let [kind] = self.kinds.as_slice() else { return Vec::new() };
        let mut others = Vec::new();
        let mut push = |kinds: &[Kind], words: &str| {
            others.push((Self { kinds: kinds.to_vec(), ..self.clone() }, words.to_owned()));
        };
        match *kind {
            KILLED => {
                push(&[INJURED], "the number injured");
                push(&[KILLED, INJURED], "killed and injured together");
            }
            INJURED => {
                push(&[KILLED], "the number killed");
                push(&[KILLED, INJURED], "killed and injured together");
            }
            CASUALTIES => {
                push(&[KILLED], "the number killed alone");
                push(&[INJURED], "the number injured alone");
            }
            DRONES_LAUNCHED => {
                push(&[DRONES_DOWNED], "the number of drones shot down, not launched");
                push(&[MISSILES_LAUNCHED], "the number of missiles launched");
                push(&[DRONES_LAUNCHED, MISSILES_LAUNCHED], "drones and missiles together");
            }
            DRONES_DOWNED => {
                push(&[DRONES_LAUNCHED], "the number of drones launched, not shot down");
                push(&[MISSILES_DOWNED], "the number of missiles shot down");
                push(&[DRONES_DOWNED, MISSILES_DOWNED], "drones and missiles together");
            }
            MISSILES_LAUNCHED => {
                push(&[MISSILES_DOWNED], "the number of missiles shot down, not launched");
                push(&[DRONES_LAUNCHED], "the number of drones launched");
                push(&[DRONES_LAUNCHED, MISSILES_LAUNCHED], "drones and missiles together");
            }
            MISSILES_DOWNED => {
                push(&[MISSILES_LAUNCHED], "the number of missiles launched, not shot down");
                push(&[DRONES_DOWNED], "the number of drones shot down");
                push(&[DRONES_DOWNED, MISSILES_DOWNED], "drones and missiles together");
            }
            _ => {}
        }
        if is_people(*kind) {
            self.push_groups(*kind, table, &mut others);
        } else if is_aerial(*kind) && self.weapon != Weapon::default() {
            let all = Self { weapon: Weapon::default(), ..self.clone() };
            others.push((all, "all of them, not that weapon alone".to_owned()));
        }
        others
    }

    /// All for a group, a group for all, a group for another.
    fn push_groups(&self, kind: Kind, table: &Desk<'_>, others: &mut Vec<(Self, String)>) {
        if self.groups != Class::NONE {
            let all = Self { groups: Class::NONE, side: None, ..self.clone() };
            others.push((all, format!("all, not {} alone", group_names(self.groups))));
        }
        for measure in table.measures_of(kind) {
            let group = table.measured(measure);
            if group != Class::NONE && group != self.groups {
                let one = Self { groups: group, side: None, ..self.clone() };
                others.push((one, format!("{} alone", group_names(group))));
            }
        }
    }
}

impl Choice<'_> {
    /// Both added up within each row, or the rows of both.
    fn and(mut self, other: Self) -> Self {
        self.label = format!("{} + {}", self.label, other.label);
        self.doubt = self.doubt.or(other.doubt);
        let same = |one: &[&Measure], two: &[&Measure]| {
            one.len() == two.len() && one.iter().zip(two).all(|(one, two)| std::ptr::eq(*one, *two))
        };
        if same(&self.measures, &other.measures) {
            for ((_, codes), (_, more)) in self.filters.iter_mut().zip(other.filters) {
                codes.extend(more);
                codes.sort_unstable();
                codes.dedup();
            }
        } else if self.filters.is_empty() && other.filters.is_empty() {
            self.measures.extend(other.measures);
        } else {
            self.measures.clear();
        }
        self
    }
}

/// Kinds of what flies and is shot down.
pub(crate) fn is_aerial(kind: Kind) -> bool {
    [DRONES_LAUNCHED, DRONES_DOWNED, MISSILES_LAUNCHED, MISSILES_DOWNED].contains(&kind)
}

/// Kinds that count people.
pub(crate) fn is_people(kind: Kind) -> bool {
    const PEOPLE: [&str; 9] = [
        "killed",
        "injured",
        "casualties",
        "missing",
        "captured",
        "detained",
        "released",
        "displaced",
        "troops",
    ];
    PEOPLE.contains(&kind.0)
}
