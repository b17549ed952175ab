//! A table with what is asked of it for every claim, found out once.

use std::ops::Deref;

use tollcheck_lexicon::{Class, Weapon, groups, side, weapon};
use tollcheck_sources::{Measure, Table};

use crate::named::Named;
use crate::noun;
use crate::speaker::{self, Publisher};

/// What is found out.
#[derive(Debug)]
pub(crate) struct Notes {
    covered: Option<(i32, i32)>,
    /// The weapon of each word of the column of weapons.
    weapons: Vec<Weapon>,
    /// The sorts of people of each word of each column of groups.
    groups: Vec<Vec<Class>>,
    /// The sorts of people that each measure counts apart.
    measured: Vec<Class>,
    /// The sides of the names of each column of actors.
    sides: Vec<Vec<Option<&'static str>>>,
    /// The names of each place.
    named: Vec<Named>,
    /// Whose figures they are.
    publishers: Vec<Publisher>,
    /// The words of what each measure counts, where it is a thing.
    things: Vec<Vec<String>>,
    /// The days on which rows were replaced by later reports, in order.
    revised: Vec<i32>,
}

impl Notes {
    /// The notes on `table`.
    pub(crate) fn of(table: &Table) -> Self {
        let words = |words: &[String]| words.iter().map(|word| groups(word)).collect();
        let weapons = table.weapon.iter().flat_map(|column| &column.words);
        let apart = |measure: &Measure| measure.group.as_deref().map_or(Class::NONE, groups);
        Self {
            covered: table.covered(),
            weapons: weapons.map(|word| weapon(word)).collect(),
            groups: table.groups.iter().map(|column| words(&column.words)).collect(),
            measured: table.measures.iter().map(apart).collect(),
            sides: table
                .actors
                .iter()
                .map(|it| it.words.iter().map(|it| side(it)).collect())
                .collect(),
            named: Named::all(table),
            publishers: Publisher::all(table),
            things: table
                .measures
                .iter()
                .map(|it| it.group.as_deref().map_or(Vec::new(), noun::words))
                .collect(),
            revised: table.rows.revised(),
        }
    }
}

/// The table and the notes.
#[derive(Clone, Debug)]
pub(crate) struct Desk<'t> {
    table: &'t Table,
    notes: &'t Notes,
    /// The last day that the table may know of.
    known: i32,
    /// Earlier versions of the table, the latest first.
    pub(crate) earlier: Vec<Self>,
}

impl<'t> Desk<'t> {
    /// The desk of `table`.
    pub(crate) const fn of(table: &'t Table, notes: &'t Notes, known: i32) -> Self {
        Self { table, notes, known, earlier: Vec::new() }
    }

    /// The first and the last day for which silence means that there was nothing.
    pub(crate) fn covered(&self) -> Option<(i32, i32)> {
        self.notes.covered.map(|(begins, ends)| (begins, ends.min(self.known)))
    }

    /// The names of a place, by its number in the list of places.
    pub(crate) fn named(&self, place: usize) -> &Named {
        &self.notes.named[place]
    }

    /// Whose figures they are, under all their names.
    pub(crate) fn publishers(&self) -> &[Publisher] {
        &self.notes.publishers
    }

    /// The words of what a measure counts.
    pub(crate) fn things(&self, measure: &Measure) -> &[String] {
        let at = self.table.measures.iter().position(|other| std::ptr::eq(other, measure));
        at.and_then(|at| self.notes.things.get(at)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The days on which rows were replaced by later reports, in order.
    pub(crate) fn revised(&self) -> &[i32] {
        &self.notes.revised
    }

    /// The numbers of the names of a column of actors that are of the side of `actor`, or the same name.
    pub(crate) fn actors(&self, column: usize, actor: &str) -> Vec<u32> {
        let (Some(written), Some(sides)) =
            (self.table.actors.get(column), self.notes.sides.get(column))
        else {
            return Vec::new();
        };
        let said = side(actor);
        let named = (0..).zip(written.words.iter().zip(sides));
        let meant = named.filter(|(_, (name, side))| match (said, side) {
            (Some(said), Some(side)) => said == *side,
            _ => speaker::is_same(name, actor),
        });
        meant.map(|(code, _)| code).collect()
    }

    /// The numbers of the weapons that `fits` accepts.
    pub(crate) fn weapons(&self, fits: impl Fn(&Weapon) -> bool) -> Vec<u32> {
        (0..)
            .zip(&self.notes.weapons)
            .filter(|(_, weapon)| fits(weapon))
            .map(|(code, _)| code)
            .collect()
    }

    /// The numbers of the words of a column of groups that name one of `wanted`.
    pub(crate) fn groups(&self, column: usize, wanted: Class) -> Vec<u32> {
        let words = self.notes.groups.get(column).map(Vec::as_slice).unwrap_or_default();
        (0..).zip(words).filter(|(_, group)| group.meets(wanted)).map(|(code, _)| code).collect()
    }

    /// The sorts of people that a measure counts apart.
    pub(crate) fn measured(&self, measure: &Measure) -> Class {
        let at = self.table.measures.iter().position(|other| std::ptr::eq(other, measure));
        at.and_then(|at| self.notes.measured.get(at)).copied().unwrap_or(Class::NONE)
    }
}

impl Deref for Desk<'_> {
    type Target = Table;

    fn deref(&self) -> &Table {
        self.table
    }
}
