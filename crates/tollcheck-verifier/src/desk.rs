//! A table with what is asked of it for every claim, found out once.

use std::ops::Deref;

use tollcheck_lexicon::{Class, Weapon, groups, weapon};
use tollcheck_sources::Table;

/// The table.
#[derive(Debug)]
pub(crate) struct Desk<'t> {
    table: &'t Table,
    covered: Option<(i32, i32)>,
    /// The weapon of each word of the column of weapons.
    weapons: Vec<Weapon>,
    /// The sorts of people of each word of each column of groups.
    groups: Vec<Vec<Class>>,
    /// The sorts of people that each measure counts apart.
    measured: Vec<Class>,
}

impl<'t> Desk<'t> {
    /// The desk of `table`.
    pub(crate) fn of(table: &'t Table) -> Self {
        let words = |words: &[String]| words.iter().map(|word| groups(word)).collect();
        let measured = table.measures.iter();
        Self {
            table,
            covered: table.covered(),
            weapons: table
                .weapon
                .iter()
                .flat_map(|column| &column.words)
                .map(|word| weapon(word))
                .collect(),
            groups: table.groups.iter().map(|column| words(&column.words)).collect(),
            measured: measured
                .map(|measure| measure.group.as_deref().map_or(Class::NONE, groups))
                .collect(),
        }
    }

    /// The first and the last day for which silence means that there was nothing.
    pub(crate) const fn covered(&self) -> Option<(i32, i32)> {
        self.covered
    }

    /// The numbers of the weapons that `fits` accepts.
    pub(crate) fn weapons(&self, fits: impl Fn(&Weapon) -> bool) -> Vec<u32> {
        (0..).zip(&self.weapons).filter(|(_, weapon)| fits(weapon)).map(|(code, _)| code).collect()
    }

    /// The numbers of the words of a column of groups that name one of `wanted`.
    pub(crate) fn groups(&self, column: usize, wanted: Class) -> Vec<u32> {
        let words = self.groups.get(column).map(Vec::as_slice).unwrap_or_default();
        (0..).zip(words).filter(|(_, group)| group.meets(wanted)).map(|(code, _)| code).collect()
    }

    /// The sorts of people that a measure counts apart.
    pub(crate) fn measured(&self, measure: &tollcheck_sources::Measure) -> Class {
        let at = self.table.measures.iter().position(|other| std::ptr::eq(other, measure));
        at.and_then(|at| self.measured.get(at)).copied().unwrap_or(Class::NONE)
    }
}

impl Deref for Desk<'_> {
    type Target = Table;

    fn deref(&self) -> &Table {
        self.table
    }
}
