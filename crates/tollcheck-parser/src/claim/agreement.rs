//! Whether what a kind counts is what a phrase counts.

use tollcheck_lexicon::{Role, Sense, class};

use super::chunk::{Chunk, Part, PhraseNumber};
use super::noun::people;
use super::phrase::Phrase;
use super::scene::Scene;
use crate::set::{WordSet, set};

/// How many phrases back a number without a noun may go for one.
const REACH: usize = 32;

impl Scene<'_, '_> {
    /// The sense of `senses` in one of `roles` whose kind counts what `phrase` counts.
    pub(super) fn sense(
        &self,
        phrase: &Phrase,
        senses: &'static [Sense],
        roles: &[Role],
    ) -> Option<&'static Sense> {
        let bare = phrase.noun.is_empty() && !phrase.some_of || phrase.noun.others;
        let mut fitting = senses.iter().filter(|sense| roles.contains(&sense.role));
        let harm = fitting.clone().find(|sense| self.befalls_people(sense, phrase));
        // what missiles do (*three missiles killed 12*) is not done to them
        let alone = fitting.clone().all(|sense| {
            matches!(sense.role, Role::Dies | Role::Dying) || self.befalls_people(sense, phrase)
        });
        match harm {
            Some(_) if bare && alone => harm,
            _ => fitting.find(|sense| self.counts(sense, phrase)),
        }
    }

    /// Whether what `sense` says happens to people alone, so that a number without a noun counts them whatever was
    /// counted before: *two drones hit the market, killing **12***.
    fn befalls_people(&self, sense: &Sense, phrase: &Phrase) -> bool {
        let crewed = || {
            self.antecedent(phrase)
                .is_some_and(|before| before.noun.classes.meets(class::EQUIPMENT))
        };
        match sense.kind.0 {
            "killed" | "injured" | "displaced" | "detained" | "casualties" => true,
            "missing" => crewed(),
            _ => false,
        }
    }

    /// Whether `sense`'s kind counts what `phrase` counts.
    fn counts(&self, sense: &Sense, phrase: &Phrase) -> bool {
        let Some(entry) = tollcheck_lexicon::entry(sense.kind) else { return false };
        let noun = &phrase.noun;
        if sense.kind.0 == "displaced" && sense.role == Role::Dies && self.are_attackers(phrase) {
            return false;
        }
        if self.is_livestock(phrase) {
            return false;
        }
        if noun.is_known() {
            return noun.classes.meets(entry.counts);
        }
        if noun.is_empty() || noun.others {
            if let Some(before) = self.antecedent(phrase) {
                return before.noun.classes.meets(entry.counts);
            }
            // "four million have crossed into Chad" are no soldiers
            let troops = sense.kind.0 == "troops";
            // "three coffins arrived. Relatives had sent 200 of them"
            let things = phrase.some_of && self.topic.meets(class::THING | class::EQUIPMENT);
            let people =
                entry.counts.meets(people()) && !troops && !things && !self.is_of_thing(phrase);
            return people || self.topic.meets(entry.counts);
        }
        if noun.plays(Role::People) {
            return entry.counts.meets(people()) && !(noun.names_dead() && of_living(sense));
        }
        entry.open || noun.nation && entry.counts.meets(people())
    }

    /// Whether the phrase counts those who flee from what they did: *the two **attackers** fled*.
    fn are_attackers(&self, phrase: &Phrase) -> bool {
        const ATTACKERS: &WordSet = set![
            "attacker",
            "attackers",
            "assailant",
            "assailants",
            "gunman",
            "gunmen",
            "shooter",
            "shooters",
            "suspect",
            "suspects",
            "bomber",
            "bombers",
            "robber",
            "robbers",
            "raider",
            "raiders",
            "kidnapper",
            "kidnappers",
            "perpetrator",
            "perpetrators",
            "inmate",
            "inmates",
            "prisoner",
            "prisoners",
            "militant",
            "militants",
            "insurgent",
            "insurgents",
            "bandit",
            "bandits",
            "burglar",
            "burglars",
            "thief",
            "thieves",
        ];
        let words = phrase.noun.words.clone();
        self.tokens[words].last().is_some_and(|head| head.is_any(ATTACKERS))
    }

    /// Whether the phrase counts heads of animals: *200 **head of cattle** were killed*.
    fn is_livestock(&self, phrase: &Phrase) -> bool {
        let words = phrase.noun.words.clone();
        let head = self.tokens[words.clone()].last();
        let of = self.tokens.get(words.end).is_some_and(|next| next.is("of"));
        of && head.is_some_and(|head| {
            head.is_any(set!["head", "heads", "herd", "herds", "flock", "flocks"])
        })
    }

    /// Whether the phrase says whose people the subject is: *members of **two families** were killed*.
    pub(super) fn is_complement(&self, number: PhraseNumber) -> bool {
        let chunk = self.phrases[number].chunk;
        let Some([head, Chunk { part: Part::Of, .. }]) =
            chunk.checked_sub(2).map(|from| &self.chunks[from..chunk])
        else {
            return false;
        };
        match head.part {
            Part::Words => self.tokens[head.tokens.end - 1].is_class(people()),
            Part::Phrase(before) => self.phrases[before].noun.classes.meets(people()),
            _ => false,
        }
    }

    /// Whether `verb` may be of the phrase: no *were* of *a man* alone.
    pub(super) fn agrees(&self, number: PhraseNumber, verb: &Chunk) -> bool {
        let phrase = &self.phrases[number];
        let plural = self.tokens[verb.tokens.start].is_any(set!["were", "are", "have"]);
        let joined = self.chunks[phrase.chunk.saturating_sub(1)..]
            .iter()
            .take_while(|chunk| chunk.tokens.start < verb.tokens.start)
            .any(|chunk| matches!(chunk.part, Part::And | Part::Including));
        !plural || !phrase.is_one() || joined
    }

    /// Whether *one* or *another* right after a comma is one of the things counted before: *two recordings, **one** captured
    /// by a camera*.
    fn is_of_thing(&self, phrase: &Phrase) -> bool {
        let here = self.phrases.partition_point(|other| other.span.start < phrase.span.start);
        let before = here.checked_sub(1).map(|before| &self.phrases[before]);
        let comma = phrase
            .chunk
            .checked_sub(1)
            .is_some_and(|at| matches!(self.chunks[at].part, Part::Comma | Part::And));
        comma
            && phrase.is_one()
            && before.is_some_and(|before| {
                before.noun.classes.meets(class::THING)
                    || before.noun.is_empty() && before.is_one() && self.is_of_thing(before)
            })
    }

    /// The whole of which the phrase `number` is a part, right behind it: 442 of **476 drones**.
    pub(super) fn whole_behind(&self, number: PhraseNumber) -> Option<&Phrase> {
        let phrase = self.phrases.get(number).filter(|phrase| phrase.some_of)?;
        let of = self.chunks.get(phrase.chunk + 1).is_some_and(|chunk| chunk.part == Part::Of);
        self.phrases.get(number + 1).filter(|whole| of && whole.chunk <= phrase.chunk + 3)
    }

    /// The phrase whose noun a number without one goes back to: *launched 52 **drones**, and shot down 14*.
    fn antecedent(&self, phrase: &Phrase) -> Option<&Phrase> {
        let here = self.phrases.partition_point(|other| other.span.start < phrase.span.start);
        let whole = self.whole_behind(here).filter(|whole| whole.noun.is_known());
        if whole.is_some() {
            return whole;
        }
        let before = self.phrases[..here].iter().rev().take(REACH).find(|other| {
            // "15 trucks, burning five of them"
            let thing = phrase.some_of && other.chunk + 8 > phrase.chunk;
            other.noun.is_known()
                && (thing || !other.noun.classes.meets(class::THING | class::ATTACK))
        });
        before.or_else(|| {
            // "478 of 550 drones"
            let next = self.phrases.get(here + 1).filter(|_| phrase.some_of)?;
            next.noun.is_known().then_some(next)
        })
    }
}

/// Whether only those who live can be what `sense` says: no *body* is hurt by being brought to a hospital.
fn of_living(sense: &Sense) -> bool {
    matches!(sense.kind.0, "injured" | "missing" | "detained" | "displaced" | "troops" | "released")
}
