//! Drones and missiles: which columns and which weapons of the rows a claim counts.

use tollcheck_lexicon::{Class, Weapon, class, weapon};
use tollcheck_model::Kind;
use tollcheck_sources::{Counted, Measure};

use crate::choice::Choice;
use crate::counting::{Counting, DRONES_DOWNED, DRONES_LAUNCHED};
use crate::desk::Desk;
use crate::doubt::Doubt;

/// Sorts of weapons within drones and missiles.
const WITHIN: [Class; 4] = [
    class::WEAPON_BALLISTIC,
    class::WEAPON_CRUISE,
    class::WEAPON_RECONNAISSANCE,
    class::WEAPON_DECOY,
];

impl Counting {
    /// Drones or missiles: by the weapon of the column, or by the weapons of the rows.
    pub(crate) fn aerial<'t>(
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
            let all = |doubt| Choice { doubt, ..Choice::of(measure, kind.0.into()) };
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
        if self.names_unknown_model() {
            for choice in &mut choices {
                choice.doubt = choice.doubt.or(Some(Doubt::Weapon));
            }
        }
        choices
    }

    /// Whether a name with a number in it is of no model that is known: *Geran-3*.
    fn names_unknown_model(&self) -> bool {
        let words = self.noun.as_deref().unwrap_or_default().split_whitespace();
        self.weapon.models.is_empty()
            && words.into_iter().any(|word| word.contains(|letter: char| letter.is_ascii_digit()))
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
}
