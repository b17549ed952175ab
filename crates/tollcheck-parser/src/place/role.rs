//! What a place does in its sentence: whether something happened there, or it speaks, acts or sends.

use std::ops::Range;

use tollcheck_lexicon::class;
use tollcheck_model::PlaceSort;

use super::context::Setting;
use super::preposition::by_preposition;
use crate::force::is_forces;
use crate::set::set;
use crate::token::{Token, TokenSort};
use crate::word::is_war;

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
    let tied = next.is_some_and(|next| next.text == "-" && !next.spaced);
    if is_tied_from_afar(&tokens[..sentence.end], name.end) {
        return Role::Origin;
    }
    // "US strikes on a boat kill six"
    let rest = tokens[..sentence.end].get(name.end..).unwrap_or(&[]);
    if is_forces(rest) && is_abbreviation(&tokens[name.clone()], sort) {
        return Role::Actor;
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
    if counts(&tokens[..sentence.end], name.end, sort) {
        return Role::Scene;
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
        // "the head of the agency's Kendari office"
        Some(next) if next.is_any(set!["office", "bureau", "branch", "chapter"]) => Role::Speaker,
        Some(next) if next.is("time") => Role::Origin,
        // "US Central Command", but "Austin Police"
        Some(next)
            if sort <= PlaceSort::Country && setting == Setting::Plain && next.is_capital() =>
        {
            Role::Actor
        }
        Some(_) if tied => Role::Modifier,
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

/// Whether the words at `after` a name say that something comes from there, or goes there: *a **Beirut-based** monitor* says where it
/// sits, *a **London-bound** jet* where it never came.
pub(super) fn is_tied_from_afar(tokens: &[Token<'_>], after: usize) -> bool {
    let [dash, tie, ..] = tokens.get(after..).unwrap_or(&[]) else { return false };
    dash.text == "-" && !dash.spaced && tie.is_any(set!["based", "born", "made", "backed", "bound"])
}

/// Whether the name is the abbreviation of a country, which may also stand for its adjective: ***US** strikes*.
fn is_abbreviation(name: &[Token<'_>], sort: PlaceSort) -> bool {
    const LETTERS: usize = 3;
    let [name] = name else { return false };
    let letters = name.text.bytes().filter(|&byte| byte != b'.');
    sort == PlaceSort::Country
        && letters.clone().count() <= LETTERS
        && letters.clone().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a number follows that the place, whose name ends at `at`, is said to have had.
///
/// > **Guanajuato recorded** 1,435 homicides · **Toronto**, the largest city, **had** 12 shootings; but *Russia lost 12 drones*
pub(super) fn counts(tokens: &[Token<'_>], at: usize, sort: PlaceSort) -> bool {
    const ASIDE: usize = 9;
    const NEAR: usize = 4;
    let mut at = at;
    if tokens.get(at).is_some_and(|next| next.text == ",") {
        let close = tokens[at + 1..].iter().take(ASIDE).position(|token| token.text == ",");
        at = close.map_or(at, |close| at + close + 2);
    }
    at += usize::from(tokens.get(at).is_some_and(|next| next.is_any(set!["has", "had", "also"])));
    let records = |token: &Token<'_>| {
        token.is_any(set![
            "recorded",
            "registered",
            "saw",
            "witnessed",
            "seen",
            "executed",
            "executes",
            "hanged",
        ]) || sort > PlaceSort::Country && token.is_any(set!["had", "suffered"])
    };
    let number = |token: &Token<'_>| token.has_digit() || token.numeral.is_some();
    // "Bangkok has confirmed 22 deaths"
    let tells =
        |token: &Token<'_>| token.is_any(set!["confirmed", "reported", "confirms", "reports"]);
    let harm = |token: &Token<'_>| {
        token.is_any(set!["deaths", "death", "fatalities", "injuries", "casualties", "cases"])
    };
    let next = tokens.get(at + 1);
    // "Punjab was worst hit with 135 deaths, followed by Sindh with 46"
    let hit = tokens.get(at).is_some_and(|was| was.is_any(set!["was", "is", "were"]))
        && next.is_some_and(|next| next.is_any(set!["worst", "hardest"]));
    let with = tokens.get(at).is_some_and(|with| with.is("with")) && next.is_some_and(number);
    if hit || with {
        return true;
    }
    let verb = tokens.get(at).is_some_and(records)
        || tokens.get(at).is_some_and(tells) && tokens[at..].iter().take(NEAR + 1).any(harm)
        || sort > PlaceSort::Country && at > 0 && tokens[at - 1].is("had");
    verb && tokens[at..].iter().take(NEAR).any(number)
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
