//! The preposition or verb before a name, which tells what a place does: *in* Kherson, *into* Israel, *from* Gaza.

use tollcheck_lexicon::{class, gazetteer};

use super::role::Role;
use crate::figure::Numeral;
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort};
use crate::word::is_war;

/// How far back from a name its preposition is looked for: *in the besieged eastern Ukrainian city of* Bakhmut.
const REACH: usize = 12;

/// Verbs whose object somebody has come to.
const TAKEN: &WordSet = set![
    "entered",
    "reached",
    "captured",
    "seized",
    "recaptured",
    "retook",
    "liberated",
    "stormed"
];

/// Where from a place something else is.
const AWAY: &WordSet = set![
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "outside",
    "upstream",
    "downstream",
];

/// Words that *to* ties to a place where nothing happens.
#[rustfmt::skip]
const TIED: &WordSet = set![
    "linked", "way", "tied", "related", "allied", "loyal", "close", "belonging", "friendly", "similar", "compared",
];

/// The role that the preposition or verb before a name gives it.
pub(super) fn by_preposition(tokens: &[Token<'_>], start: usize, name: usize) -> Option<Role> {
    // "over seven Russian regions", but not "in …, two Sydney brothers"
    let counted = tokens.get(name + 1).is_some_and(|next| next.is_class(class::PLACE_DIVISION));
    for at in (start..name).rev().take(REACH) {
        let token = &tokens[at];
        // "On Wednesday, North Korea", "In May, Russia"
        if token.is_class(class::CALENDAR) {
            return None;
        }
        let before = (at > start).then(|| &tokens[at - 1]);
        let role = met(tokens, start, at)
            .or_else(|| stayed(tokens, start, at))
            .or_else(|| went(tokens, start, at));
        if role.is_some() {
            return role;
        }
        if token.is_any(set!["by", "with", "than", "for", "between", "told"]) {
            return Some(Role::Actor);
        }
        if token.is("of") {
            // "Guanajuato, northwest of the capital"
            let away = at > start + 1 && before?.is_any(AWAY) && tokens[at - 2].text == ",";
            if away {
                return Some(Role::Origin);
            }
            match of(before?) {
                Some(role) => return Some(role),
                None => continue,
            }
        }
        if !joins(token, counted) {
            return None;
        }
    }
    None
}

/// *talks **in** Doha*, *speaking **in** Berlin*, *the war **in** Sudan*
fn met(tokens: &[Token<'_>], start: usize, at: usize) -> Option<Role> {
    let talk = &tokens[at.checked_sub(1).filter(|before| *before >= start)?];
    if tokens[at].is_any(set!["in", "at", "from"]) {
        let told = tokens[start.max(at.saturating_sub(4))..at].iter().any(|token| token.is("told"));
        if talk.is("speaking") || told {
            return Some(Role::Speaker);
        }
        if talk.is_any(set!["talks", "meeting", "summit", "conference"]) {
            return Some(Role::Meeting);
        }
        // "no deaths were reported in East Java"
        let passive = at > start + 1
            && tokens[at - 2].is_any(set!["was", "were", "been", "be", "being"])
            && talk.is_class(class::CUE_SAID);
        // "bodies found in Gaza", "hostages held in Gaza"
        let says = talk.is_class(class::CUE_SAID) && !talk.is_class(class::CUE_BOUND);
        if (talk.is_class(class::PLACE_TALKER) || says) && !passive {
            return Some(Role::Speaker);
        }
    }
    // "a deal reached in Istanbul"
    let agreed = talk.is_any(set!["reached", "signed", "agreed", "brokered", "negotiated"]);
    if tokens[at].is("in") && agreed && at > start + 1 && is_topic(&tokens[at - 2]) {
        return Some(Role::Meeting);
    }
    let topic = tokens[at].is_any(set!["in", "on", "of", "against"]) && is_topic(talk);
    topic.then_some(Role::Topic)
}

/// ***in** Kherson*, ***over** Kyiv*, ***shelled** Kherson*, but not *could **reach** Japan*
fn stayed(tokens: &[Token<'_>], start: usize, at: usize) -> Option<Role> {
    let token = &tokens[at];
    if is_within_range(tokens, start, at) {
        return Some(Role::Origin);
    }
    let scene = token.is_class(class::PLACE_IN)
        || token.is_any(set!["at", "on", "over", "hits", "amid"])
        || token.is_class(class::PLACE_STRUCK);
    scene.then_some(Role::Scene)
}

/// ***into** Israel*, ***from** Gaza*, ***leaving** Banyuwangi*, *ships linked **to** Israel*
fn went(tokens: &[Token<'_>], start: usize, at: usize) -> Option<Role> {
    let token = &tokens[at];
    let before = |words: &WordSet| at > start && tokens[at - 1].is_any(words);
    // "ships linked to Israel", "forces loyal to Moscow"
    if token.is("to") && before(TIED) {
        return Some(Role::Actor);
    }
    let back = token.is("to") && before(set!["returned", "returning", "return", "back"]);
    if back
        || token.is_any(set!["leaving", "departing"])
        || token.is_any(set!["to", "from"]) && is_route(tokens, start, at)
    {
        return Some(Role::Origin);
    }
    let bound = token.is("for") && before(set!["headed", "heading", "bound"]);
    if bound
        || token.is_any(set!["to", "into", "toward", "towards", "against"])
        || token.is_any(TAKEN)
    {
        return Some(Role::Target);
    }
    // "eleven of the deaths were reported from Mirik", which is not where the story goes on
    if token.is("from") && before(set!["reported"]) {
        return Some(Role::Aside);
    }
    token.is_any(set!["from", "fled", "flee", "fleeing"]).then_some(Role::Origin)
}

/// What *of* after `head` makes of a place; nothing where the name goes on: *the city **of** Kherson*.
fn of(head: &Token<'_>) -> Option<Role> {
    if head.is_class(class::PERSON_TITLE | class::SPEAKER_TITLE) {
        return Some(Role::Speaker);
    }
    // "in the 1400 block of South Sacramento" is a street
    if head.is("block") {
        return Some(Role::Owner);
    }
    let part = head.is_class(class::PLACE_QUALIFIER | class::PLACE_PART);
    if part || head.is_any(set!["area", "areas", "neighbourhood", "neighborhood", "suburb"]) {
        return Some(Role::Scene);
    }
    let names = head.is_class(class::PLACE_DIVISION)
        || head.is_any(set!["enclave", "capital", "port", "island"]);
    (!names).then_some(Role::Target)
}

/// Whether `token` may stand between a preposition and a name; `counted` where the name has a number.
fn joins(token: &Token<'_>, counted: bool) -> bool {
    token.is_any(set!["the", "and", "or", "a", "an", "its", "near", "neighboring", "neighbouring"])
        || token.is_class(class::PLACE_DIVISION | class::PLACE_QUALIFIER)
        || token.text == ","
        || matches!(token.sort, TokenSort::Mixed)
        || counted && is_number(token)
        || token.text == "-"
        || token.text.starts_with(['\'', '’'])
        || token.sort == TokenSort::Word && (token.is_capital() || is_description(token))
}

/// A noun whose place is what it is about: *the **war** in Sudan*, *a **truce** in Gaza*.
fn is_topic(token: &Token<'_>) -> bool {
    is_war(token)
        || token.is_any(set![
            "deal",
            "truce",
            "ceasefire",
            "peace",
            "crisis",
            "agreement",
            "accord"
        ])
}

/// Whether *to* or *from* at `at` tells where somebody was going, who need not have come there: *on its **way from** Bau-Bau
/// **to** Kendari*.
fn is_route(tokens: &[Token<'_>], start: usize, at: usize) -> bool {
    const REACH: usize = 7;
    const TRIPS: &WordSet = set![
        "way",
        "route",
        "flight",
        "voyage",
        "crossing",
        "sailing",
        "evacuated",
        "airlifted",
        "transferred",
        "transported",
        "rushed",
        "flown",
    ];
    let before = tokens[start.max(at.saturating_sub(REACH))..at].iter().rev();
    before
        .take_while(|token| token.sort != TokenSort::Mark || token.text == "-")
        .any(|token| token.is_any(TRIPS))
}

/// Whether the verb at `at` only tells how far a weapon flies: *missiles that could **reach** Japan*, *capable of **hitting**
/// Tokyo*.
fn is_within_range(tokens: &[Token<'_>], start: usize, at: usize) -> bool {
    const MODALS: &WordSet = set!["can", "could", "would", "might", "able", "capable", "enough"];
    const REACHES: &WordSet = set!["reach", "reaching"];
    const HITS: &WordSet = set![
        "hit",
        "hitting",
        "strike",
        "striking",
        "target",
        "targeting",
        "threaten",
        "threatening"
    ];
    let able =
        |words: &WordSet| tokens[start..at].iter().rev().take(4).any(|word| word.is_any(words));
    tokens[at].is_any(REACHES) && able(MODALS)
        || tokens[at].is_any(HITS) && able(set!["able", "capable"])
}

/// *7*, *seven*, *dozens*
fn is_number(token: &Token<'_>) -> bool {
    token.sort == TokenSort::Number
        || matches!(token.numeral, Some(Numeral::Small(_) | Numeral::Plural(_)))
}

/// Words that describe a place before its name: *the besieged port city*, *the Ukrainian capital*.
fn is_description(token: &Token<'_>) -> bool {
    token.is_class(class::PLACE_DESCRIPTION) || gazetteer().demonym(token.text).is_some()
}
