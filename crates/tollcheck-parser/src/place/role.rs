//! What a place does in its sentence: whether something happened there, or it speaks, acts or sends.

use std::ops::Range;

use tollcheck_lexicon::{class, gazetteer};

use tollcheck_model::PlaceSort;

use super::context::Setting;
use super::war::is_war;
use crate::figure::Numeral;
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort};

/// How far back from a name its preposition is looked for: *in the besieged eastern Ukrainian city of* Bakhmut.
const REACH: usize = 8;

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

/// Words that *to* ties to a place where nothing happens.
#[rustfmt::skip]
const TIED: &WordSet = set![
    "linked", "way", "tied", "related", "allied", "loyal", "close", "belonging", "friendly", "similar", "compared",
];

/// What a place does, from the surest scene of events down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// *in Kherson*, *a strike on Kherson*, *shelled Kherson*
    Scene,
    /// *the Dallas shooting*, *Brussels airport*
    Modifier,
    /// *fired into Israel*, *the bombing of Dresden*
    Target,
    /// *a week after a man killed five in Cleveland*: where something else was
    Aside,
    /// *the governor of Kherson*
    Seat,
    /// *the war in Sudan*
    Topic,
    /// *talks in Doha*
    Meeting,
    /// *Ukraine's power grid*
    Owner,
    /// *Russia launched …*
    Actor,
    /// *from Gaza*
    Origin,
    /// *Kyiv said*, *Gaza's health ministry*
    Speaker,
    /// *CAIRO, Aug 6 (Reuters) —*
    Dateline,
}

/// The role of the place at `name` in its sentence.
pub(super) fn role(
    tokens: &[Token<'_>],
    sentence: &Range<usize>,
    setting: Setting,
    name: &Range<usize>,
    sort: PlaceSort,
) -> Role {
    let next = tokens[..sentence.end].get(name.end);
    if is_dateline(tokens, sentence, name) {
        return Role::Dateline;
    }
    if is_left_behind(tokens, sentence.start, name.start) {
        return Role::Origin;
    }
    let owns = next.is_some_and(|next| {
        let plural = !next.spaced && tokens[name.end - 1].text.ends_with('s');
        next.text.starts_with(['\'', '’']) && (next.text.len() > 1 || plural)
    });
    let mut owned = tokens[..sentence.end].get(name.end + 1..).unwrap_or(&[]).iter().take(3);
    if names_war(&tokens[..sentence.end], name.end + usize::from(owns)) {
        return Role::Topic;
    }
    if owns && owned.any(|token| token.is_class(class::PLACE_DEED)) {
        return Role::Actor;
    }
    // "the Oder river" is no place of the name
    if next.is_some_and(|next| next.is_any(set!["river", "rivers", "sea", "strait", "gulf"])) {
        return Role::Owner;
    }
    if let Some(role) = by_preposition(tokens, sentence.start, name.start) {
        let office = owns && speaks(tokens, name.end + 1..sentence.end);
        let deed = || {
            next.is_some_and(|next| {
                next.is_class(class::AUXILIARY) || next.spaced && ends_like_a_verb(next)
            })
        };
        return match role {
            // "In Gaza, Israel killed three."
            Role::Scene if tokens[name.start.max(1) - 1].text == "," && deed() => Role::Actor,
            _ if office && role > Role::Scene => Role::Speaker,
            // "into Russia's ally" is not into Russia.
            Role::Target if owns && !is_ground(tokens, name.end + 1) => Role::Owner,
            // "a base near China" is not in China.
            Role::Scene if sort <= PlaceSort::Country && is_beside(tokens, name.start) => {
                Role::Origin
            }
            _ => role,
        };
    }
    if speaks(tokens, name.end + usize::from(owns)..sentence.end) {
        return Role::Speaker;
    }
    if owns {
        return Role::Owner;
    }
    match next {
        Some(next) if next.is("of") => Role::Actor,
        Some(next) if next.is("time") => Role::Origin,
        // "US Central Command", but "Austin Police"
        Some(next)
            if sort <= PlaceSort::Country && setting == Setting::Plain && next.is_capital() =>
        {
            Role::Actor
        }
        // "a Beirut-based monitor" says where it sits
        Some(next) if next.text == "-" && !next.spaced => {
            let seat = tokens[..sentence.end].get(name.end + 1);
            if seat.is_some_and(|seat| seat.is_any(set!["based", "born", "made", "backed"])) {
                Role::Origin
            } else {
                Role::Modifier
            }
        }
        Some(next) if next.is_class(class::PLACE_DEED) => Role::Actor,
        Some(next) if next.is_class(class::AFTER_NOUN) && !next.is_class(class::AUXILIARY) => {
            Role::Owner
        }
        Some(next) if next.is_class(class::AUXILIARY) => Role::Actor,
        Some(next) if next.is_class(class::PLACE_BELONGING) => Role::Modifier,
        Some(next) if next.sort == TokenSort::Word && next.spaced => {
            if ends_like_a_verb(next) {
                Role::Actor
            } else {
                Role::Modifier
            }
        }
        _ => Role::Owner,
    }
}

/// Whether somebody sets out from the place: *sank after **leaving** Banyuwangi port on the island of Java*, but not *leaving
/// 12 dead in Java*.
fn is_left_behind(tokens: &[Token<'_>], start: usize, name: usize) -> bool {
    const FAR: usize = 9;
    let before = (start..name).rev().take(FAR).take_while(|&at| tokens[at].text != ",");
    let left =
        before.filter(|&at| tokens[at].is_any(set!["leaving", "departing", "departed"])).last();
    left.is_some_and(|left| {
        let next = &tokens[left + 1];
        next.is_capital() || next.is_any(set!["the", "from"])
    })
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

/// *Sudan's **civil war***, *the Gaza **war***, but not *Russia's **war** in Ukraine*.
fn names_war(tokens: &[Token<'_>], at: usize) -> bool {
    let rest = tokens.get(at..).unwrap_or(&[]);
    let civil = usize::from(rest.first().is_some_and(|word| word.is("civil")));
    rest.get(civil).is_some_and(is_war)
        && !rest.get(civil + 1).is_some_and(|next| {
            next.is_any(set!["in", "on", "of", "against", "with", "crimes", "crime"])
        })
}

/// Whether what a place owns is a place too: *in Ukraine's **Donetsk region***, *into Syria's **north***.
fn is_ground(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|next| {
        let ground = class::PLACE_DIVISION
            | class::PLACE_BELONGING
            | class::PLACE_QUALIFIER
            | class::PLACE_DESCRIPTION
            | class::PLACE_DEFINITE
            | class::PLACE_PART
            | class::PLACE_SITE;
        next.is_capital()
            || next.is_class(ground)
            || next.is_any(set![
                "territory",
                "soil",
                "airspace",
                "main",
                "north",
                "south",
                "east",
                "west",
            ])
    })
}

/// Whether *near* stands before a name, with nothing but an article between.
fn is_beside(tokens: &[Token<'_>], name: usize) -> bool {
    let mut before = tokens[..name].iter().rev().take(3).skip_while(|word| {
        word.is_any(set!["the", "and"]) || word.is_capital() || word.text == ","
    });
    before.next().is_some_and(|word| word.is("near"))
}

/// The role that the preposition or verb before a name gives it.
fn by_preposition(tokens: &[Token<'_>], start: usize, name: usize) -> Option<Role> {
    // "over seven Russian regions", but not "in …, two Sydney brothers"
    let counted = tokens.get(name + 1).is_some_and(|next| next.is_class(class::PLACE_DIVISION));
    for at in (start..name).rev().take(REACH) {
        let token = &tokens[at];
        // "On Wednesday, North Korea", "In May, Russia"
        if token.is_class(class::CALENDAR) {
            return None;
        }
        if token.is_any(set!["in", "at", "from"]) && at > start {
            let talk = &tokens[at - 1];
            if talk.is("speaking") {
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
        if token.is_any(set!["in", "on", "of", "against"])
            && at > start
            && is_topic(&tokens[at - 1])
        {
            return Some(Role::Topic);
        }
        if is_within_range(tokens, start, at) {
            return Some(Role::Origin);
        }
        if token.is_class(class::PLACE_IN)
            || token.is_any(set!["at", "on", "over", "hits", "amid"])
            || token.is_class(class::PLACE_STRUCK)
        {
            return Some(Role::Scene);
        }
        // "ships linked to Israel", "forces loyal to Moscow"
        let tied = at > start && tokens[at - 1].is_any(TIED);
        if token.is("to") && tied {
            return Some(Role::Actor);
        }
        let back =
            at > start && tokens[at - 1].is_any(set!["returned", "returning", "return", "back"]);
        if token.is("to") && back || token.is_any(set!["leaving", "departing"]) {
            return Some(Role::Origin);
        }
        if token.is_any(set!["to", "into", "toward", "towards", "against"]) || token.is_any(TAKEN) {
            return Some(Role::Target);
        }
        if token.is_any(set!["from", "fled", "flee", "fleeing"]) {
            return Some(Role::Origin);
        }
        if token.is("for")
            && at > start
            && tokens[at - 1].is_any(set!["headed", "heading", "bound"])
        {
            return Some(Role::Target);
        }
        if token.is_any(set!["by", "with", "than", "for", "between", "told"]) {
            return Some(Role::Actor);
        }
        if token.is("of") {
            let head = at.checked_sub(1).filter(|&head| head >= start).map(|head| &tokens[head])?;
            if head.is_class(class::PERSON_TITLE | class::SPEAKER_TITLE) {
                return Some(Role::Speaker);
            }
            let part = head.is_class(class::PLACE_QUALIFIER | class::PLACE_PART);
            if part || head.is_any(set!["area", "areas", "neighbourhood", "neighborhood", "suburb"])
            {
                return Some(Role::Scene);
            }
            if !head.is_class(class::PLACE_DIVISION)
                && !head.is_any(set!["enclave", "capital", "port", "island"])
            {
                return Some(Role::Target);
            }
            continue;
        }
        let joins = token.is_any(set![
            "the",
            "and",
            "or",
            "a",
            "an",
            "its",
            "near",
            "neighboring",
            "neighbouring",
        ]) || token.is_class(class::PLACE_DIVISION | class::PLACE_QUALIFIER)
            || token.text == ","
            || matches!(token.sort, TokenSort::Mixed)
            || counted && is_number(token)
            || token.text == "-"
            || token.text.starts_with(['\'', '’'])
            || token.sort == TokenSort::Word && (token.is_capital() || is_description(token));
        if !joins {
            return None;
        }
    }
    None
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

/// Whether the words after a name say that it speaks: *said*, *officials say*, *health ministry said*.
fn speaks(tokens: &[Token<'_>], after: Range<usize>) -> bool {
    let cue = class::CUE_SAID
        | class::CUE_CLAIMED
        | class::CUE_CONFIRMED
        | class::CUE_DENIED
        | class::CUE_ALLEGED
        | class::CUE_ESTIMATED;
    tokens[..after.end].get(after.start..).is_some_and(|rest| {
        rest.iter()
            .take(5)
            .take_while(|token| {
                token.sort == TokenSort::Word
                    && !token.is_class(class::PLACE_IN)
                    && !token.is_class(class::PLACE_STRUCK)
            })
            .any(|token| token.is_class(cue) && !token.is_class(class::PLACE_BELONGING))
    })
}

/// *launched*, *fires*: a word that a noun after a name would hardly be.
fn ends_like_a_verb(token: &Token<'_>) -> bool {
    token.text.ends_with("ed") || token.is_class(class::FINITE)
}

/// *CAIRO, Aug 6 (Reuters) —*, *WASHINGTON (AP) -*, *SEOUL North Korea …*
fn is_dateline(tokens: &[Token<'_>], sentence: &Range<usize>, name: &Range<usize>) -> bool {
    if name.start != sentence.start || sentence.start > 120 {
        return false;
    }
    let spelled = tokens[name.start].text.chars().all(|c| !c.is_lowercase())
        && tokens[name.start].text.len() > 2;
    let dashed = tokens[name.end..sentence.end]
        .iter()
        .take(12)
        .any(|token| matches!(token.text, "—" | "–") || token.text == "-" && token.spaced);
    let next = tokens[..sentence.end].get(name.end);
    let agency = next.is_some_and(|next| next.text == "(");
    let comma = next.is_some_and(|next| next.text == ",");
    let colon = next.is_some_and(|next| next.text == ":");
    dashed && (spelled || agency || comma)
        || (agency || colon) && spelled
        || spelled
            && next
                .is_some_and(|next| next.is_capital() && next.text.chars().any(char::is_lowercase))
}
