//! Closed classes of words that hold a sentence together.

use crate::calendar::{MONTHS, WEEKDAYS};
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort};

/// *was*, *were being*
pub(super) const BE: &WordSet =
    set!["is", "are", "was", "were", "be", "been", "being", "am", "get", "got", "gets", "getting"];
/// *has*, *had*
pub(super) const HAVE: &WordSet = set!["has", "have", "had", "having"];
/// *may*, *could*, and *to* before a verb
pub(super) const MODAL: &WordSet =
    set!["will", "would", "could", "can", "may", "might", "must", "should", "shall", "ca"];
/// *did*, and the *to* of an infinitive
pub(super) const DO: &WordSet = set!["do", "does", "did", "to"];
/// *can't*: a modal that turns a statement round.
pub(super) const MODAL_NOT: &WordSet =
    set!["can't", "cannot", "couldn't", "won't", "wouldn't", "shouldn't", "mustn't", "mightn't"];
/// *didn't*: auxiliaries of the active that turn a statement round.
const DO_NOT: &WordSet = set!["didn't", "don't", "doesn't", "haven't", "hasn't", "hadn't"];
/// Auxiliaries of the active with *not* in them.
pub(super) const CANNOT: &WordSet = set![in MODAL_NOT, DO_NOT];
/// Auxiliaries of the passive with *not* in them, and *not* itself.
const IS_NOT: &WordSet = set!["not", "never", "n't", "wasn't", "weren't", "isn't", "aren't"];
/// What turns a statement round.
pub(super) const NOT: &WordSet = set![in CANNOT, IS_NOT];
/// Participles that stand between *were* and what is said of the subject: *were **feared** dead*.
pub(super) const REPORTED: &WordSet = set![
    "feared",
    "reported",
    "believed",
    "presumed",
    "found",
    "pronounced",
    "declared",
    "confirmed",
    "said",
    "thought",
    "known",
    "listed",
    "considered",
    "understood",
    "estimated",
    "left",
    "rendered",
    "made",
    "taken",
    "rushed",
    "transported",
    "airlifted",
    "flown",
    "admitted",
    "sent",
    "brought",
    "remain",
    "remains",
    "remained",
    "stay",
    "stayed",
    "lay",
    "lie",
    "described",
    "suspected",
    "assumed",
    "alleged",
    "expected",
    "officially",
];
/// Adverbs that do not end in *-ly*.
pub(super) const ADVERBS: &WordSet = set![
    "also",
    "still",
    "already",
    "now",
    "since",
    "all",
    "both",
    "then",
    "later",
    "again",
    "so",
    "far",
    "even",
    "just",
    "once",
    "often",
    "soon",
    "either",
    "yet",
    "themselves",
    "himself",
    "else",
];
/// Prepositions that open a modifier of a noun.
pub(super) const PREPOSITIONS: &WordSet = set![
    "in",
    "at",
    "on",
    "from",
    "with",
    "near",
    "around",
    "across",
    "inside",
    "outside",
    "within",
    "during",
    "over",
    "under",
    "between",
    "into",
    "onto",
    "aboard",
    "along",
    "near",
    "off",
    "by",
    "for",
    "against",
    "about",
    "to",
    "toward",
    "towards",
    "through",
    "throughout",
    "amid",
    "among",
    "via",
    "per",
    "without",
    "behind",
    "beside",
    "beyond",
    "following",
    "en",
    "upon",
    "overnight",
    "above",
    "below",
    "past",
    "of",
];
/// Words that open another clause.
pub(super) const SUBORDINATORS: &WordSet = set![
    "after", "when", "while", "as", "because", "if", "before", "until", "but", "although",
    "though", "since", "where", "whereas", "unless", "despite", "once", "than", "how", "why", "so",
];
/// Verbs of numbers that change.
pub(super) const CHANGES: &WordSet = set![
    "rose",
    "fell",
    "climbed",
    "dropped",
    "jumped",
    "increased",
    "declined",
    "surged",
    "soared",
    "grew",
    "decreased",
    "ticked",
    "dipped",
    "plunged",
    "swelled",
];
/// Verbs of which a total is the goal.
pub(super) const RAISING: &WordSet = set![
    "bringing", "brings", "brought", "taking", "takes", "took", "raising", "raises", "raised",
    "pushing", "pushes", "pushed", "bring", "take", "putting", "put", "puts",
];
/// *who*, *which*
pub(super) const RELATIVES: &WordSet = set!["who", "that", "which", "whom", "whose"];
/// Words that open a noun phrase that is no indefinite one.
pub(super) const DETERMINERS: &WordSet = set![
    "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your",
    "each", "every", "some", "any", "all", "both", "such", "no", "what", "another", "a", "an",
    "either", "neither", "much", "most", "many", "few",
];
/// Pronouns.
pub(super) const PRONOUNS: &WordSet = set![
    "i",
    "he",
    "she",
    "it",
    "we",
    "they",
    "you",
    "him",
    "her",
    "them",
    "us",
    "me",
    "himself",
    "themselves",
    "itself",
    "herself",
    "there",
    "here",
    "someone",
    "anyone",
    "everyone",
];
/// Whose children a bare number counts: *a mother **of two***.
pub(crate) const PARENTS: &WordSet =
    set!["mother", "father", "parent", "dad", "mum", "mom", "grandmother", "grandfather",];
/// What follows a noun without a preposition as days and months do: *12 people **overnight***.
const DAYTIMES: &WordSet = set![
    "today",
    "yesterday",
    "tonight",
    "overnight",
    "ago",
    "earlier",
    "later",
    "early",
    "late",
    "last",
    "next",
];

/// Days and months and the like, which follow a noun without a preposition: *12 people **Monday***.
const DAYS: &WordSet = set![in WEEKDAYS, MONTHS, DAYTIMES];

/// Words of no such class that end a noun phrase too.
const LINKS: &WordSet = set!["and", "or", "nor", "including", "plus", "'s", "s"];

/// The words that end a noun phrase.
const ENDS: &WordSet = set![in
    BE,
    HAVE,
    MODAL,
    DO,
    NOT,
    ADVERBS,
    PREPOSITIONS,
    SUBORDINATORS,
    RELATIVES,
    DETERMINERS,
    PRONOUNS,
    DAYS,
    LINKS,
];

/// The words of no list by which an act may open: *were*, *reportedly*.
pub(super) const AUXILIARIES: &WordSet = set![in BE, HAVE, MODAL, DO, NOT, REPORTED];

/// Words of no class above that open a chunk; what a rule of `Scene::cut` may open with stands here or above.
const OTHERS: &WordSet = set![
    "almost",
    "alongside",
    "and",
    "counting",
    "double",
    "herself",
    "himself",
    "including",
    "nobody",
    "none",
    "one",
    "or",
    "part",
    "plus",
    "quadruple",
    "receive",
    "received",
    "suffer",
    "suffered",
    "suffers",
    "sustain",
    "sustained",
    "they",
    "together",
    "triple",
];

/// The words of no list that open more than a run of words.
pub(super) const OPENERS: &WordSet = set![in
    AUXILIARIES,
    PREPOSITIONS,
    SUBORDINATORS,
    RELATIVES,
    DETERMINERS,
    OTHERS,
];

/// Whether `token` is of the words that end a noun phrase.
pub(super) fn ends_phrase(token: &Token<'_>) -> bool {
    token.is_any(ENDS) || is_possessive(token)
}

/// Whether `token` names a day or a month, or is said of one.
pub(super) fn is_day(token: &Token<'_>) -> bool {
    token.is_any(DAYS)
}

/// Whether a row of words opens like an object: *the mayor*, *his wife*.
pub(super) fn opens_object(token: &Token<'_>) -> bool {
    token.is_any(set![
        "the",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "a",
        "an",
        "this",
        "that",
        "him",
        "them",
        "himself",
        "themselves",
        "another",
    ])
}

/// Whether `token` is `'s`.
pub(super) fn is_possessive(token: &Token<'_>) -> bool {
    matches!(token.text, "'s" | "’s" | "'S" | "’S" | "'" | "’")
}

/// Whether `token` is an adverb, by its ending or by list.
pub(super) fn is_adverb(token: &Token<'_>) -> bool {
    token.sort == TokenSort::Word
        && (token.text.ends_with("ly") || token.text.ends_with("LY") || token.is_any(ADVERBS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    #[test]
    fn a_lone_apostrophe_ends_a_phrase_as_a_closed_word_does() {
        assert!(tokens("' ’ 's AND didn’t").iter().all(ends_phrase));
        assert!(!tokens("hospital strike, 72").iter().any(ends_phrase));
    }
}
