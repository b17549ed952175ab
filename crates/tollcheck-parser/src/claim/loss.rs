//! Verbs that tell of deaths when it is people whom somebody loses or buries.

use tollcheck_lexicon::{Sense, class, lookup};
use tollcheck_model::Span;

use super::chunk::{Act, Voice};
use super::closed::PRONOUNS;
use super::noun::people;
use super::phrase::{By, Phrase};
use super::scene::Scene;
use crate::set::{WordSet, set};
use crate::token::Token;

/// *to lose*
const LOSE: &WordSet = set!["lose", "loses", "lost", "losing"];
/// *to bury*
const BURY: &WordSet = set!["bury", "buries", "buried", "burying"];
/// Whom one loses by death alone; a firm loses customers, and a team players.
const MORTALS: &WordSet = set![
    "people",
    "men",
    "women",
    "children",
    "civilians",
    "sons",
    "daughters",
    "brothers",
    "sisters",
    "relatives",
    "cousins",
    "comrades",
];

/// *to pick up*
const PICK: &WordSet = set!["pick", "picks", "picked", "picking"];

/// How many words away those who save stand from what they do.
const CLAUSE: usize = 12;

/// Whether a word names those who save people at sea, or says that they do.
fn rescues(word: &Token<'_>) -> bool {
    word.is_any(set![
        "boat",
        "boats",
        "lifeboat",
        "lifeboats",
        "vessel",
        "vessels",
        "ship",
        "ships",
        "trawler",
        "trawlers",
        "ferry",
        "frigate",
        "tanker",
        "freighter",
        "helicopter",
        "helicopters",
        "coastguard",
        "coastguards",
        "guard",
        "navy",
        "rescuers",
        "rescued",
        "rescue",
        "fishermen",
        "divers",
        "sea",
    ])
}

impl Scene<'_, '_> {
    /// What `act`, whose words are at `span`, says of its object `phrase`.
    ///
    /// > the army **lost 14 soldiers** · we **buried 14**; but *the landslide buried 14*, who may live
    pub(super) fn said_of_object(&self, act: Act, span: Span, phrase: &Phrase) -> &'static [Sense] {
        let from = self.tokens.partition_point(|token| token.start < span.start);
        let to = self.tokens.partition_point(|token| token.start < span.end);
        let verb = to.checked_sub(2).and_then(|at| self.tokens.get(at));
        if verb.is_some_and(|verb| verb.is_any(PICK)) && !self.is_rescue(from, phrase) {
            return &[];
        }
        let deadly = act.voice != Voice::Passive
            && to.checked_sub(1).and_then(|at| self.tokens.get(at)).is_some_and(|verb| {
                verb.is_any(LOSE) && self.is_mortal(phrase)
                    || verb.is_any(BURY) && self.are_mourners_before(from)
            });
        match lookup("killed").filter(|_| deadly) {
            Some(killed) => killed.meaning.senses,
            None => act.senses,
        }
    }

    /// What `act`, whose words are at `span`, says of its subject: those *buried* are missing only where they lie.
    ///
    /// > 12 were **buried under** the mud; but *12 were buried on Friday* · **40 soldiers were lost**
    pub(super) fn said_of_subject(
        &self,
        act: Act,
        span: Span,
        phrase: &Phrase,
    ) -> &'static [Sense] {
        const OVER: &WordSet = set![
            "rubble",
            "debris",
            "mud",
            "snow",
            "landslide",
            "avalanche",
            "ruins",
            "wreckage",
            "mudslide",
            "ice",
            "earth",
            "collapse",
        ];
        let to = self.tokens.partition_point(|token| token.start < span.end);
        let picked = to.checked_sub(2).is_some_and(|at| self.tokens[at].is_any(PICK));
        if picked && !self.rest(to).0.iter().take(CLAUSE).any(rescues) {
            return &[];
        }
        let verb = to.checked_sub(1).map(|at| &self.tokens[at]);
        let soldiers = act.voice == Voice::Passive && phrase.noun.classes.meets(class::SOLDIER);
        if soldiers && verb.is_some_and(|verb| verb.is_any(LOSE)) {
            return lookup("killed").map_or(act.senses, |killed| killed.meaning.senses);
        }
        if !verb.is_some_and(|verb| verb.is_any(BURY)) {
            return act.senses;
        }
        let after = self.rest(to).0;
        let lies = match after {
            [next, ..] if next.is_any(set!["under", "beneath", "below", "alive", "underneath"]) => {
                true
            }
            [next, near @ ..] if next.is_any(set!["in", "by"]) => {
                near.iter().take(3).any(|token| token.is_any(OVER))
            }
            _ => false,
        };
        if lies { act.senses } else { &[] }
    }

    /// Whether the verb at `at`, *to pick up*, saves those of the `phrase`: rescuers or a vessel do it, or survivors are saved.
    ///
    /// > a **trawler picked up** another five; but *Miller picked up two votes*
    fn is_rescue(&self, at: usize, phrase: &Phrase) -> bool {
        let before = &self.tokens[self.range.start.min(at)..at];
        let words = phrase.noun.words.clone();
        before.iter().rev().take(CLAUSE).any(rescues)
            || self.tokens[words]
                .iter()
                .any(|word| word.is_any(set!["survivors", "survivor", "castaways"]))
    }

    /// Whether `phrase` counts those whom one loses by death.
    fn is_mortal(&self, phrase: &Phrase) -> bool {
        let head = phrase.noun.words.end.checked_sub(1).and_then(|at| self.tokens.get(at));
        !phrase.noun.is_empty()
            && (phrase.by == By::Relation
                || phrase.noun.classes.meets(class::SOLDIER)
                || head.is_some_and(|head| head.is_any(MORTALS)))
    }

    /// Whether people are the subject that ends right before `at`, or a place or family for them.
    ///
    /// > **the village** buried 14 · **Gaza** buries 12
    fn are_mourners_before(&self, at: usize) -> bool {
        const MOURNERS: &WordSet = set![
            "city",
            "town",
            "village",
            "family",
            "families",
            "community",
            "country",
            "nation",
            "camp",
            "neighborhood",
            "neighbourhood",
            "district",
            "region",
            "parish",
            "unit",
        ];
        const SLIDES: &WordSet = set![
            "landslide",
            "landslides",
            "avalanche",
            "avalanches",
            "mudslide",
            "mudslides",
            "rubble",
            "snow",
            "mud",
        ];
        at > self.range.start
            && self.tokens.get(at - 1).is_some_and(|token| {
                token.is_class(people())
                    || token.is_any(PRONOUNS) && !token.is("it")
                    || token.is_any(MOURNERS)
                    || token.is_capital() && at - 1 == self.range.start && !token.is_any(SLIDES)
            })
    }
}
