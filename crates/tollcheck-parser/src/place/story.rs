//! Where a story is: in the main place of the text, and for some sentences in one within it.

use tollcheck_model::{Place, PlaceSort};

use super::placed::{contains, narrows};
use super::war::Lands;

/// Up to this sentence the lead makes the main place more precise.
const LEAD: usize = 2;

/// For so many sentences without a word of it a place goes on into the next paragraph.
const LASTS: usize = 3;

/// Where the story is, sentence by sentence.
#[derive(Debug, Default)]
pub(super) struct Story<'p> {
    /// Where the headline and the lead are.
    main: Option<&'p Place>,
    /// Where the last sentences were.
    here: Option<&'p Place>,
    /// How many sentences have named no place since.
    quiet: usize,
    paragraph: usize,
    /// Whether it was somewhere else before in the same paragraph.
    moved: bool,
    /// Whether a sentence of the paragraph has named a place.
    placed: bool,
}

impl<'p> Story<'p> {
    /// Where it is.
    pub(super) fn here(&self) -> Option<&'p Place> {
        self.here
    }

    /// Goes on to a sentence of `paragraph`: to the main place, where the story was somewhere in it and some time ago. A
    /// place that it came to only at the end of the paragraph before gives way to the main place of the same country, else
    /// to its own country.
    ///
    /// > Israel bombed Gaza. / In Rafah, ten people died. The dead … The living … Aid … / *Here it is Gaza again.*
    pub(super) fn enter(&mut self, paragraph: usize, lands: &Lands<'p>) {
        if paragraph == self.paragraph {
            return;
        }
        self.paragraph = paragraph;
        let moved = std::mem::take(&mut self.moved);
        self.placed = false;
        if let (Some(main), Some(here)) = (self.main, self.here) {
            let within = contains(main, here);
            let beside = moved && here.country.is_some() && here.country == main.country;
            if self.quiet >= LASTS && within || beside {
                self.here = self.main;
            } else if moved {
                self.here = lands.around(here).or(self.here);
            }
        }
    }

    /// Leaves the sentence `number`, which is at `scene`; `given` to a figure, or only in passing.
    pub(super) fn leave(&mut self, number: usize, scene: Option<&'p Place>, given: bool) {
        let Some(scene) = scene else {
            self.quiet = self.quiet.saturating_add(1);
            return;
        };
        // A country in passing is not where the story has moved to.
        let passing = !given && scene.sort <= PlaceSort::Country;
        let stays = self.here.is_some_and(|here| narrows(here, scene, false) || passing);
        if !stays {
            self.moved = self.placed && self.here.is_some_and(|here| here.name != scene.name);
            self.here = Some(scene);
            self.quiet = 0;
        }
        self.placed = true;
        let within = self.main.is_none_or(|main| contains(main, scene));
        if within && (number <= LEAD || self.main.is_none()) {
            self.main = Some(scene);
        }
    }

    /// Goes to the `topic` of a sentence, where the story was nowhere.
    pub(super) fn open(&mut self, topic: Option<&'p Place>) {
        self.here = self.here.or(topic);
    }
}
