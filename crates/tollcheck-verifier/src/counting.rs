//! Which columns of a table, over which of its rows, count what a claim counts.

use std::borrow::Cow;

use tollcheck_lexicon::{Class, Weapon, group_names, groups, side, weapon};
use tollcheck_model::{Claim, Kind};
use tollcheck_sources::{Counted, Measure, RowSort};

use crate::choice::Choice;
use crate::desk::Desk;
use crate::doubt::Doubt;
use crate::noun;

pub(crate) const KILLED: Kind = Kind("killed");
pub(crate) const INJURED: Kind = Kind("injured");
pub(crate) const CASUALTIES: Kind = Kind("casualties");
pub(crate) const EQUIPMENT_LOST: Kind = Kind("equipment_lost");
pub(crate) const DRONES_LAUNCHED: Kind = Kind("drones_launched");
pub(crate) const DRONES_DOWNED: Kind = Kind("drones_downed");
pub(crate) const MISSILES_LAUNCHED: Kind = Kind("missiles_launched");
pub(crate) const MISSILES_DOWNED: Kind = Kind("missiles_downed");

/// What is counted, apart from when and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Counting {
    /// The kinds; more than one are added up.
    pub(crate) kinds: Vec<Kind>,
    /// The sorts of people.
    pub(crate) groups: Class,
    /// Whose people or weapons, ISO 3166-1 alpha-2.
    pub(crate) side: Option<&'static str>,
    /// Whose doing it is, or whose loss, as written.
    pub(crate) actor: Option<String>,
    /// The weapon, for what is launched and shot down.
    pub(crate) weapon: Weapon,
    /// The counted noun phrase, for what is neither people nor weapons.
    pub(crate) noun: Option<String>,
    /// Its words, where it tells one thing from another and the claim counts things.
    pub(crate) thing: Option<Vec<String>>,
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
            actor: claim.actor.as_ref().map(|actor| actor.text.to_string()),
            weapon: if aerial { weapon(phrase) } else { Weapon::default() },
            thing: (!aerial && !is_people(claim.kind) && !noun::is_general(phrase))
                .then(|| noun::words(phrase)),
            noun,
        }
    }

    /// Which people, and whose.
    pub(crate) const fn whom(&self) -> (Class, Option<&'static str>) {
        (self.groups, self.side)
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
        self.narrow_to_actor(&mut choices, table);
        choices
    }

    /// Keeps the rows of the actor, where a column says whose doing a row is; those of another decide nothing.
    fn narrow_to_actor<'t>(&self, choices: &mut [Choice<'t>], table: &'t Desk<'t>) {
        // Who shoots down is seldom whose doing the row is.
        let downed = self.kinds.iter().any(|kind| [DRONES_DOWNED, MISSILES_DOWNED].contains(kind));
        let Some(actor) = self.doer().filter(|_| !downed) else { return };
        if table.actors.is_empty() || matches!(table.sort, RowSort::Spans | RowSort::People) {
            return;
        }
        let named =
            table.actors.iter().enumerate().map(|(at, column)| (column, table.actors(at, actor)));
        let named: Vec<_> = named.filter(|(_, codes)| !codes.is_empty()).collect();
        for choice in choices {
            if named.is_empty() {
                choice.doubt = choice.doubt.or(Some(Doubt::Actor));
            } else {
                choice.label.to_mut().push_str(&format!(" by {actor}"));
                choice.actors.clone_from(&named);
            }
        }
    }

    /// Whose doing it is; of equipment, whose loss.
    fn doer(&self) -> Option<&str> {
        let lost = self.kinds == [EQUIPMENT_LOST];
        self.actor.as_deref().or(if lost {
            self.noun.as_deref().filter(|_| self.side.is_some())
        } else {
            None
        })
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
            self.things(kind, &measures, table)
        }
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
        let choice = |measures, filters, label: Cow<'static, str>, more: Option<Doubt>| {
            let doubt = more.or(doubt);
            Some(Choice { measures, filters, actors: Vec::new(), label, doubt })
        };
        if measures.is_empty() {
            return None;
        }
        if self.groups == Class::NONE {
            return choice(vec![general()?], Vec::new(), kind.0.into(), None);
        }
        let label = Cow::from(format!("{kind} ({})", group_names(self.groups)));
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
        choice(vec![general()?], Vec::new(), kind.0.into(), Some(Doubt::Group))
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
    fn things<'t>(
        &self,
        kind: Kind,
        measures: &[&'t Measure],
        table: &Desk<'_>,
    ) -> Vec<Choice<'t>> {
        let sided = self.side.or(self.actor.as_deref().and_then(side));
        let lasts = kind == Kind::DURATION;
        let mut choices: Vec<Choice<'t>> = Vec::new();
        for measure in measures {
            let doubt = match (&self.thing, &measure.group) {
                (Some(said), Some(_)) if noun::are_same(said, table.things(measure)) => None,
                (Some(_), None) if kind != Kind::COUNT => Some(Doubt::Group),
                // "It ended after an hour": what did is said elsewhere.
                (None, Some(_)) if lasts => Some(Doubt::Ambiguous),
                (None, None) => None,
                _ => continue,
            };
            // What one side lost says nothing of what the other did.
            let doubt = match (measure.actor.as_deref().and_then(side), sided) {
                (Some(counted), Some(said)) if counted != said => continue,
                (Some(_), None) if table.actors.is_empty() => doubt.or(Some(Doubt::Ambiguous)),
                _ => doubt,
            };
            let label = match &measure.group {
                Some(group) => format!("{kind} ({group})").into(),
                None => kind.0.into(),
            };
            choices.push(Choice { doubt, ..Choice::of(measure, label) });
        }
        choices.sort_by_key(|choice| choice.doubt);
        choices
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
