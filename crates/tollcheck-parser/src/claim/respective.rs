//! Numbers that go back to nouns in order: *38 drones and five missiles, of which **34 and four** were shot down
//! respectively*.

use super::chunk::{Part, PhraseNumber};
use super::noun::Noun;
use super::scene::Scene;

/// How many numbers at most go back to as many nouns.
const MOST: usize = 6;

impl Scene<'_, '_> {
    /// `respective = phrase { ("," | "and") phrase } … number { ("," | "and") number } … "respectively"`: gives each number
    /// the noun of the phrase that it goes back to.
    ///
    /// > 38 drones and five missiles, of which **34 and four** were shot down **respectively**
    pub(super) fn give_respective(&mut self) {
        let Some(at) =
            self.tokens[self.range.clone()].iter().position(|token| token.is("respectively"))
        else {
            return;
        };
        let end = self.tokens[self.range.start + at].start;
        let last = self.phrases.partition_point(|phrase| phrase.span.start < end);
        let bare = |at: &PhraseNumber| self.phrases[*at].noun.is_empty();
        let from = (0..last).rev().take(MOST).take_while(|at| bare(at)).last().unwrap_or(last);
        let count = last - from;
        let Some(first) = from.checked_sub(count).filter(|_| count > 1) else { return };
        if !(self.is_row(first, from) && self.is_row(from, last)) {
            return;
        }
        for number in from..last {
            let named = &self.phrases[number - count].noun;
            let noun = Noun { words: self.phrases[number].noun.words.clone(), ..named.clone() };
            self.phrases[number].noun = noun;
        }
    }

    /// Whether the phrases `from..to` are coordinated, with nothing else between two.
    fn is_row(&self, from: PhraseNumber, to: PhraseNumber) -> bool {
        self.phrases[from..to].windows(2).all(|pair| {
            let between = &self.chunks[pair[0].chunk + 1..pair[1].chunk];
            !between.is_empty()
                && between.iter().all(|chunk| matches!(chunk.part, Part::And | Part::Comma))
        })
    }
}
