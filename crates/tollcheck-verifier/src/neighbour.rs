//! What else the number of a claim might count, in the same rows.

use tollcheck_lexicon::{Class, Weapon, group_names};
use tollcheck_model::Kind;

use crate::counting::{
    CASUALTIES, Counting, DRONES_DOWNED, DRONES_LAUNCHED, INJURED, KILLED, MISSILES_DOWNED,
    MISSILES_LAUNCHED, is_aerial, is_people,
};
use crate::desk::Desk;

/// Actors of a table whose figures a number is compared with.
const ACTORS: usize = 12;

impl Counting {
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
                push(&[KILLED, INJURED], "the number killed and injured together");
            }
            INJURED => {
                push(&[KILLED], "the number killed");
                push(&[KILLED, INJURED], "the number killed and injured together");
            }
            CASUALTIES => {
                push(&[KILLED], "the number killed, without the injured");
                push(&[INJURED], "the number injured, without the killed");
            }
            DRONES_LAUNCHED => {
                push(&[DRONES_DOWNED], "the number of drones shot down, not launched");
                push(&[MISSILES_LAUNCHED], "the number of missiles launched");
                push(
                    &[DRONES_LAUNCHED, MISSILES_LAUNCHED],
                    "the number of drones and missiles together",
                );
            }
            DRONES_DOWNED => {
                push(&[DRONES_LAUNCHED], "the number of drones launched, not shot down");
                push(&[MISSILES_DOWNED], "the number of missiles shot down");
                push(
                    &[DRONES_DOWNED, MISSILES_DOWNED],
                    "the number of drones and missiles together",
                );
            }
            MISSILES_LAUNCHED => {
                push(&[MISSILES_DOWNED], "the number of missiles shot down, not launched");
                push(&[DRONES_LAUNCHED], "the number of drones launched");
                push(
                    &[DRONES_LAUNCHED, MISSILES_LAUNCHED],
                    "the number of drones and missiles together",
                );
            }
            MISSILES_DOWNED => {
                push(&[MISSILES_LAUNCHED], "the number of missiles launched, not shot down");
                push(&[DRONES_DOWNED], "the number of drones shot down");
                push(
                    &[DRONES_DOWNED, MISSILES_DOWNED],
                    "the number of drones and missiles together",
                );
            }
            _ => {}
        }
        self.push_actors(table, &mut others);
        if is_people(*kind) {
            self.push_groups(*kind, table, &mut others);
        } else if is_aerial(*kind) {
            let all = Self { weapon: Weapon::default(), ..self.clone() };
            others.push((all, "the number of all types, not of that one alone".to_owned()));
        }
        others
    }

    /// All for a group, a group for all, a group for another.
    fn push_groups(&self, kind: Kind, table: &Desk<'_>, others: &mut Vec<(Self, String)>) {
        if self.groups != Class::NONE {
            let all = Self { groups: Class::NONE, side: None, ..self.clone() };
            others.push((
                all,
                format!("the number of all, not of {} alone", group_names(self.groups)),
            ));
        }
        for measure in table.measures_of(kind) {
            let group = table.measured(measure);
            if group != Class::NONE && group != self.groups {
                let one = Self { groups: group, side: None, ..self.clone() };
                others.push((one, format!("the number of {} alone", group_names(group))));
            }
        }
    }

    /// All for one actor, one actor for all.
    fn push_actors(&self, table: &Desk<'_>, others: &mut Vec<(Self, String)>) {
        if self.actor.is_some() {
            let all = Self { actor: None, ..self.clone() };
            others.push((all, "the figure for all sides, whoever did it".to_owned()));
        } else {
            let names = table.actors.iter().flat_map(|column| &column.words);
            for name in names.filter(|name| !name.trim().is_empty()).take(ACTORS) {
                let one = Self { actor: Some(name.clone()), ..self.clone() };
                others.push((one, format!("the figure for one side alone ({})", name.trim())));
            }
        }
    }
}
