//! What may be the name of a place, and how much speaks for it.

use std::collections::BTreeSet;
use std::ops::Range;

use tollcheck_lexicon::{Also, NameMatch, PlaceEntry, class, gazetteer};
use tollcheck_model::{PlaceId, PlaceSort};

use super::context::Setting;
use super::definite;
use super::grammar::STATES;
use crate::text::Text;
use crate::token::{Token, TokenSort};

/// The most words that a name has.
const LONGEST: usize = 8;

/// From this weight on, words are taken for the name of a place.
const ENOUGH: i32 = 3;

/// From this weight on, other mentions of the name gain by it.
const SURE: i32 = 4;

/// From this weight down, a name is a person's for the whole text.
const SURELY_PERSON: i32 = -6;

/// What sort of place the words beside a name call for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wanted {
    /// They say nothing.
    Any,
    /// *the Kharkiv region*
    Division,
    /// *the city of Kharkiv*
    Town,
}

/// Words that may name a place.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The name, and the word for a division after it.
    pub(super) tokens: Range<usize>,
    /// What the gazetteer has under that name.
    pub(super) found: Option<NameMatch>,
    /// What sort of place the words beside it call for.
    pub(super) wanted: Wanted,
    /// How much speaks for a place.
    pub(super) weight: i32,
    /// Words beside it say that something is there: *in Kharkiv*, *Kharkiv, Ukraine*.
    located: bool,
    /// The number of the mention that says where this one lies: *Houston, Texas*.
    pub(super) within: Option<usize>,
    /// A noun that stands for a place named before: *the capital*.
    pub(super) definite: bool,
    /// An adjective or a people, which is no place but tells of one.
    pub(super) adjective: Option<PlaceId>,
}

impl Mention {
    /// Whether it is taken for a place.
    pub(super) fn holds(&self) -> bool {
        self.adjective.is_none() && self.weight >= ENOUGH
    }
}

/// All mentions of `text`, in order.
pub(super) fn mentions(text: &Text<'_>) -> Vec<Mention> {
    let mut scan = Scan {
        text: text.whole,
        tokens: &text.tokens,
        mentions: Vec::new(),
        people: BTreeSet::new(),
    };
    for sentence in &text.sentences {
        scan.read(sentence.tokens.clone());
    }
    let mut mentions = scan.mentions;
    agree(&mut mentions, &scan.people);
    mentions
}

/// Lets the mentions of one name agree: *in Cairns …* makes a place of *the Cairns police*, and *Georgia Stevens* takes
/// every bare *Georgia* that no preposition holds.
fn agree(mentions: &mut [Mention], people: &BTreeSet<PlaceId>) {
    let place = |mention: &Mention| mention.found.as_ref().and_then(|found| found.places.first());
    let sure: BTreeSet<_> = mentions
        .iter()
        .filter(|mention| mention.located && mention.weight >= SURE)
        .filter_map(place)
        .collect();
    for mention in mentions {
        let Some(place) = place(mention) else { continue };
        if sure.contains(&place) {
            if (0..ENOUGH).contains(&mention.weight) {
                mention.weight = ENOUGH;
            }
        } else if people.contains(&place) && !mention.located {
            mention.weight -= 6;
        }
    }
}

/// The scan over a text, with what it has seen.
struct Scan<'a, 't> {
    text: &'t str,
    tokens: &'a [Token<'t>],
    mentions: Vec<Mention>,
    /// Places whose names turned out to be people's.
    people: BTreeSet<PlaceId>,
}

/// A stretch of tokens in its sentence.
struct Name {
    sentence: Range<usize>,
    at: usize,
    to: usize,
    setting: Setting,
}

impl<'t> Scan<'_, 't> {
    fn read(&mut self, sentence: Range<usize>) {
        let mut setting = None;
        let first = self.mentions.len();
        let mut at = sentence.start;
        while at < sentence.end {
            let token = &self.tokens[at];
            if token.sort != TokenSort::Word || !token.is_capital() {
                if token.is_class(class::PLACE_DEFINITE) {
                    self.read_definite(&sentence, at);
                }
                at += 1;
                continue;
            }
            let setting =
                *setting.get_or_insert_with(|| Setting::of(&self.tokens[sentence.clone()]));
            let name = |to| Name { sentence: sentence.clone(), at, to, setting };
            let the = at
                .checked_sub(1)
                .filter(|&the| the >= sentence.start && self.tokens[the].is("the"));
            let found = self
                .state(at)
                .or_else(|| self.name(at, sentence.end))
                .or_else(|| the.and_then(|the| self.name(the, sentence.end)));
            at = match found {
                Some((to, found)) => self.read_name(&name(to), found, first),
                None => self.read_unknown(&name(at + 1)),
            };
        }
    }

    /// *Edmonton, **Ky.***
    fn state(&self, at: usize) -> Option<(usize, NameMatch)> {
        let token = &self.tokens[at];
        let town = self
            .mentions
            .last()
            .filter(|last| last.tokens.end + 1 == at && last.adjective.is_none())?;
        if self.tokens[town.tokens.end].text != "," {
            return None;
        }
        let stop = self.tokens.get(at + 1).is_some_and(|next| next.text == "." && !next.spaced);
        let (.., name) = STATES.iter().find(|(short, code, _)| {
            token.text == *code || token.text == *short && (stop || short.contains('.'))
        })?;
        let found = NameMatch {
            words: 1,
            places: gazetteer().find(name),
            adjective_of: None,
            also: Also::SHORT,
        };
        Some((at + 1, found))
    }

    /// The longest name of the gazetteer at `at`, and where it ends.
    fn name(&self, at: usize, end: usize) -> Option<(usize, NameMatch)> {
        let mut ends = [at; LONGEST];
        let mut taken = 0;
        let mut next = at;
        let mut owner = self.owner(at, end);
        let words = std::iter::from_fn(|| {
            if next > at {
                next += usize::from(self.joins(next));
            }
            let word = self.tokens[..end].get(next).filter(|word| word.sort == TokenSort::Word)?;
            next += 1;
            let both = owner.take();
            next += usize::from(both.is_some());
            *ends.get_mut(taken)? = next;
            taken += 1;
            Some(both.unwrap_or(word.text))
        });
        let found = gazetteer().longest(words)?;
        let to = *ends.get(found.words.checked_sub(1)?)?;
        let last = &self.tokens[to - 1];
        let name = last.text.chars().any(char::is_uppercase)
            || last.is_class(class::PLACE_VENUE | class::PLACE_DIVISION);
        name.then_some((to, found)).or_else(|| {
            // "Nice to" is no name, but "Nice" may be one.
            let found = gazetteer().longest(std::iter::once(self.tokens[at].text))?;
            Some((at + 1, found))
        })
    }

    /// Whether the token at `at` only joins the parts of a name: *Ivano**-**Frankivsk*, *St**.** Louis*.
    fn joins(&self, at: usize) -> bool {
        let short = |at: usize| self.tokens[at].is_any(&["st", "ft", "mt"]);
        self.tokens.get(at).is_some_and(|mark| {
            !mark.spaced && (mark.text == "-" || mark.text == "." && at > 0 && short(at - 1))
        })
    }

    /// *People's*, where a name opens with it: *People's Republic of China*, *Cox's Bazar*.
    fn owner(&self, at: usize, end: usize) -> Option<&'t str> {
        let [word, mark, next] = self.tokens[..end].get(at..at + 3)? else { return None };
        let owns = mark.text.starts_with(['\'', '’']) && mark.text.len() > 1 && next.is_capital();
        let both = self.text.get(word.start..mark.end()).filter(|_| owns)?;
        let opens = gazetteer().longest([both, next.text].into_iter()).is_some_and(|m| m.words > 1);
        (opens || word.is("people")).then_some(both)
    }

    /// Weighs a name of the gazetteer, and returns where to go on.
    fn read_name(&mut self, name: &Name, found: NameMatch, first: usize) -> usize {
        let people = found.adjective_of.filter(|_| self.wanted(name).0 == Wanted::Any);
        let Some(likeliest) = found.places.first().filter(|_| people.is_none()) else {
            if let Some(country) = people {
                self.mentions.push(Mention {
                    tokens: name.at..name.to,
                    found: None,
                    wanted: Wanted::Any,
                    weight: 0,
                    located: false,
                    within: None,
                    definite: false,
                    adjective: Some(country),
                });
            }
            return name.to;
        };
        let Some(entry) = gazetteer().get(likeliest) else { return name.to };
        let state = found.also.is_short() && self.state(name.at).is_some();
        if name.to == name.at + 1 && !state && !self.is_spelled_as_name(name, &entry, &found) {
            return name.to;
        }
        if let Some(end) = self.venue(name) {
            return self.push_unknown(name.at..end, 3 + self.before(name));
        }
        let (wanted, end) = self.wanted(name);
        let mut weight =
            prior(&entry, &found, name) + self.before(name) + self.after(name, &entry, &found);
        if wanted != Wanted::Any {
            weight += 5;
        }
        weight += self.organisation(name);
        let person = self.person(name, &entry, &found);
        weight += person;
        if person <= SURELY_PERSON {
            self.people.insert(likeliest);
        }
        self.mentions.push(Mention {
            tokens: name.at..end,
            found: Some(found),
            wanted,
            weight,
            located: wanted != Wanted::Any || self.before(name) >= 4,
            within: None,
            definite: false,
            adjective: None,
        });
        self.link(first);
        end
    }

    /// Whether a single word is written as this name is: *US* but not *us* or *US$*, *Un* but not *UN*.
    fn is_spelled_as_name(&self, name: &Name, entry: &PlaceEntry, found: &NameMatch) -> bool {
        let token = &self.tokens[name.at];
        let letters = token.text.chars().filter(|c| c.is_alphabetic()).count();
        let upper = !token.text.chars().any(char::is_lowercase);
        let money = |at: usize| self.tokens.get(at).is_some_and(|mark| mark.text == "$");
        if token.is_class(class::CALENDAR) || money(name.to) || name.at > 0 && money(name.at - 1) {
            return false;
        }
        if found.also.is_short() {
            let telling =
                name.setting != Setting::Capitals || token.text.contains('.') || letters > 2;
            return upper && telling;
        }
        match letters {
            ..=3 => {
                !upper || name.setting == Setting::Capitals && letters == 3 && !found.also.is_word()
            }
            4 if name.setting != Setting::Capitals => {
                let large = entry.sort <= PlaceSort::Country || entry.population > 300_000;
                !upper || large || self.opens_dateline(name)
            }
            _ => true,
        }
    }

    /// *CAIRO, Aug 6*, *CAIRO (Reuters)*, *CAIRO —*
    fn opens_dateline(&self, name: &Name) -> bool {
        name.at == name.sentence.start
            && self
                .tokens
                .get(name.to)
                .is_some_and(|next| matches!(next.text, "," | "(" | "—" | "–" | "-" | ":"))
    }

    /// What the words before a name say.
    fn before(&self, name: &Name) -> i32 {
        let Some(mut last) = name.at.checked_sub(1).filter(|&last| last >= name.sentence.start)
        else {
            return 0;
        };
        if self.tokens[last].is("the") && last > name.sentence.start {
            last -= 1;
        }
        let mut qualified = 0;
        if self.tokens[last].is_class(class::PLACE_QUALIFIER) {
            qualified = 2;
            match last.checked_sub(1).filter(|&last| last >= name.sentence.start) {
                Some(before) => last = before,
                None => return qualified,
            }
        }
        let token = &self.tokens[last];
        let own = if token.is_class(class::PLACE_IN) {
            4
        } else if token.is_class(class::PLACE_TO) {
            2
        } else if token.is_any(&["and", "or", ","])
            && self.mentions.last().is_some_and(|m| m.holds() && m.tokens.end == last)
        {
            3
        } else {
            0
        };
        own + qualified
    }

    /// What the words after a name say.
    fn after(&self, name: &Name, entry: &PlaceEntry, found: &NameMatch) -> i32 {
        let Some(next) = self.tokens[..name.sentence.end].get(name.to) else { return 0 };
        if next.is_class(class::PERSON_SAYS) && entry.sort > PlaceSort::Region {
            return if found.also.is_last_name()
                || found.also.is_first_name()
                || entry.population < 200_000
            {
                -3
            } else {
                0
            };
        }
        let spelled = !self.tokens[name.at].text.chars().any(char::is_lowercase);
        if self.opens_dateline(name) && name.setting != Setting::Title {
            return if spelled { 4 } else { 1 };
        }
        if spelled
            && name.at == name.sentence.start
            && name.setting == Setting::Plain
            && next.is_capital()
        {
            return 4;
        }
        let owns = next.text.starts_with(['\'', '’']) && next.text.len() > 1;
        i32::from(owns) + 2 * i32::from(next.is_class(class::PLACE_BELONGING | class::PLACE_OFFICE))
    }

    /// Whether the name is part of the name of an organisation: 0 if not, less the surer it is.
    fn organisation(&self, name: &Name) -> i32 {
        let of = name.at > name.sentence.start && self.tokens[name.at - 1].is("of");
        let organisation = of && self.organisation_before(name) || self.organisation_after(name);
        let mut against = if organisation { -8 } else { 0 };
        // "Agence France-Presse", but not "the Israel-Gaza war".
        let hyphen =
            |at: usize| self.tokens.get(at).is_some_and(|mark| mark.text == "-" && !mark.spaced);
        let capital = |at: usize| {
            self.tokens.get(at).is_some_and(|token| token.is_capital() && !token.spaced)
        };
        if name.at > name.sentence.start + 1 && hyphen(name.at - 1) && !self.pairs(name.at - 2) {
            against -= 6;
        }
        if hyphen(name.to) && capital(name.to + 1) && !self.pairs(name.to + 1) {
            against -= 6;
        }
        against
    }

    /// Whether the name is part of the name of a person: 0 if not, less the surer it is.
    fn person(&self, name: &Name, entry: &PlaceEntry, found: &NameMatch) -> i32 {
        let word = |at: usize| {
            self.tokens[..name.sentence.end]
                .get(at)
                .filter(|token| token.sort == TokenSort::Word && token.is_capital())
        };
        let mut against = 0;
        if let Some(prev) = name.at.checked_sub(1).filter(|&at| at >= name.sentence.start) {
            let token = &self.tokens[prev];
            let title =
                |token: &Token<'_>| token.is_class(class::PERSON_TITLE) && token.is_capital();
            let short = token.text == "." && prev > 0 && title(&self.tokens[prev - 1]);
            if short || title(token) && !token.is_class(class::PLACE_OFFICE) {
                against -= 8;
            } else if word(prev).is_some() {
                against += self.name_before(name, token, entry);
            }
        }
        let Some(next) = word(name.to).filter(|next| next.spaced) else { return against };
        let office = class::PLACE_OFFICE | class::PERSON_TITLE | class::PLACE_DIVISION;
        if name.setting == Setting::Plain
            && !next.is_class(office)
            && !next.is_class(class::CALENDAR)
            && !self.organisation_after(name)
        {
            let given = found.words == 1 && self.tokens[name.at].is_class(class::GIVEN_NAME);
            against -= match entry.sort {
                _ if given || found.also.is_first_name() => 6,
                PlaceSort::Area | PlaceSort::Country => 1,
                PlaceSort::Region => 2,
                _ => 4,
            };
        }
        against
    }

    /// *the **Israel**-Gaza war*: whether the word at `at` can be one of a pair of places.
    fn pairs(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| gazetteer().longest(std::iter::once(token.text)).is_some())
    }

    /// What a capitalised word right before the name says.
    fn name_before(&self, name: &Name, prev: &Token<'_>, entry: &PlaceEntry) -> i32 {
        let opens = name.at - 1 == name.sentence.start;
        let acronym = prev.text.len() > 1 && !prev.text.chars().any(char::is_lowercase);
        let known = self
            .mentions
            .last()
            .is_some_and(|m| m.tokens.end == name.at && (m.adjective.is_some() || m.holds()));
        if prev.is_class(class::GIVEN_NAME) {
            return if name.setting == Setting::Plain { -8 } else { -4 };
        }
        if name.setting != Setting::Plain
            || opens && prev.is_class(class::OPENER)
            || prev.is_class(class::PLACE_QUALIFIER)
            || prev.is_class(class::CALENDAR)
            || prev.is_class(class::PLACE_IN)
            || known
        {
            return 0;
        }
        match entry.sort {
            _ if acronym => -1,
            // A capital says little of a sentence's first word: "Police", "Three".
            _ if opens => -2,
            PlaceSort::Area | PlaceSort::Country => -2,
            PlaceSort::Region => -4,
            _ => -5,
        }
    }

    /// *the Bank **of America***
    fn organisation_before(&self, name: &Name) -> bool {
        let start = name.sentence.start;
        (start..name.at.saturating_sub(1))
            .rev()
            .take(4)
            .map(|at| &self.tokens[at])
            .take_while(|token| token.is_capital() || token.is_any(&["of", "and", "for", "the"]))
            .any(|token| token.is_capital() && token.is_class(class::PLACE_ORGANIZATION))
    }

    /// *Michigan **State University***
    fn organisation_after(&self, name: &Name) -> bool {
        let most = if name.setting == Setting::Plain { 5 } else { 1 };
        self.tokens[name.to..name.sentence.end]
            .iter()
            .take(most)
            .take_while(|token| {
                token.is_capital() || token.is_any(&["of", "and", "for", "the", "&"])
            })
            .any(|token| token.is_capital() && token.is_class(class::PLACE_ORGANIZATION))
    }

    /// *Dufferin **Street***: where the venue that the name belongs to ends.
    fn venue(&self, name: &Name) -> Option<usize> {
        if name.setting != Setting::Plain {
            return None;
        }
        let rest = &self.tokens[name.to..name.sentence.end];
        let run = rest.iter().take(3).take_while(|token| token.is_capital()).count();
        let last = rest[..run].iter().rposition(|token| token.is_class(class::PLACE_VENUE))?;
        Some(name.to + last + 1)
    }

    /// What sort of place the words beside a name call for, and where the mention ends with the word for a division.
    fn wanted(&self, name: &Name) -> (Wanted, usize) {
        if let Some(next) = self.tokens[..name.sentence.end]
            .get(name.to)
            .filter(|next| next.is_class(class::PLACE_DIVISION))
        {
            let town =
                next.is_any(&["city", "town", "village", "township", "settlement", "suburb"]);
            let vague = next.is_any(&["area", "community", "states", "department", "quarter"]);
            let part = if next.is_capital() {
                vague || next.is_any(&["state", "borough", "city"]) || self.organisation_after(name)
            } else {
                vague
            };
            if !part && !self.divides(name) {
                return (if town { Wanted::Town } else { Wanted::Division }, name.to + 1);
            }
        }
        let before = |back: usize| {
            name.at
                .checked_sub(back)
                .filter(|&at| at >= name.sentence.start)
                .map(|at| &self.tokens[at])
        };
        let head = match before(1) {
            Some(of) if of.is("of") => before(2),
            other => other,
        };
        match head.filter(|head| head.is_class(class::PLACE_DIVISION)) {
            Some(head)
                if head.is_any(&[
                    "city",
                    "town",
                    "village",
                    "township",
                    "settlement",
                    "suburb",
                    "hamlet",
                ]) =>
            {
                (Wanted::Town, name.to)
            }
            Some(head)
                if head.is_any(&["community", "area", "quarter", "quarters", "department"]) =>
            {
                (Wanted::Any, name.to)
            }
            Some(_) => (Wanted::Division, name.to),
            None => (Wanted::Any, name.to),
        }
    }

    /// *the **Brussels** district of Schaerbeek*: the name before the word is where the district lies.
    fn divides(&self, name: &Name) -> bool {
        if !self.tokens[..name.sentence.end].get(name.to + 1).is_some_and(|of| of.is("of")) {
            return false;
        }
        let Some((_, part)) = self.name(name.to + 2, name.sentence.end) else { return false };
        let Some((_, whole)) = self.name(name.at, name.sentence.end) else { return false };
        !lies(&part, &whole)
    }

    /// Ties the last mention to the one before it in the sentence: *Houston, Texas*; *Kharkiv's Saltivka district*.
    fn link(&mut self, first: usize) {
        let Some((last, before)) = self.mentions.split_last_mut() else { return };
        let number = before.len();
        let Some(prev) = before.get_mut(first..).and_then(|before| before.last_mut()) else {
            return;
        };
        let gap = &self.tokens[prev.tokens.end..last.tokens.start];
        let (Some(inner), Some(outer)) = (&prev.found, &last.found) else { return };
        let comma = matches!(gap, [mark] if matches!(mark.text, "," | "(" | "/"));
        let near = gap.len() <= 6
            && gap.iter().any(|word| word.is_any(&["in", "of"]))
            && !gap.iter().any(|word| word.is("and"));
        let same = |one: &NameMatch, other: &NameMatch| {
            other
                .places
                .first()
                .is_some_and(|other| one.places.clone().take(6).any(|one| one == other))
        };
        if (comma || near) && (lies(outer, inner) || comma && same(inner, outer)) {
            prev.within = Some(number);
            prev.located = true;
            last.located = true;
            prev.weight += if comma { 6 } else { 3 };
            last.weight += if comma { 4 } else { 1 };
        } else if gap.len() <= 3 && gap.first().is_some_and(opens_part) && lies(inner, outer) {
            last.within = Some(number - 1);
            last.weight += 4;
        } else if matches!(gap, [mark] if mark.is_any(&[",", "and"])) && siblings(inner, outer) {
            prev.weight += 3;
            last.weight += 3;
        }
    }

    /// Reads a capitalised word that opens no name of the gazetteer, and returns where to go on.
    fn read_unknown(&mut self, name: &Name) -> usize {
        let token = &self.tokens[name.at];
        if name.setting != Setting::Plain
            || token.is_class(class::OPENER)
            || token.is_class(class::CALENDAR)
        {
            return name.to;
        }
        let run = self.tokens[name.at..name.sentence.end]
            .iter()
            .take(4)
            .take_while(|token| {
                token.is_capital() && token.sort == TokenSort::Word
                    || token.text == "-" && !token.spaced
            })
            .count();
        let whole = Name {
            sentence: name.sentence.clone(),
            at: name.at,
            to: name.at + run,
            setting: name.setting,
        };
        let (wanted, end) = self.wanted(&whole);
        let venue =
            (1..run).rev().find(|&at| self.tokens[name.at + at].is_class(class::PLACE_VENUE));
        if let Some(last) = venue {
            return self.push_unknown(name.at..name.at + last + 1, 1 + self.before(&whole));
        }
        if wanted != Wanted::Any && self.before(&whole) > 0 || self.lies_in_known(&whole) {
            return self.push_unknown(name.at..end, 4);
        }
        // The words of the run may open names by themselves.
        name.to
    }

    /// *near **Wrangell**, Alaska*: an unknown name whose place follows.
    fn lies_in_known(&self, name: &Name) -> bool {
        let owned = name.at > name.sentence.start
            && self.tokens[name.at - 1].text.len() > 1
            && self.tokens[name.at - 1].text.starts_with(['\'', '’']);
        if self.before(name) < 2 && !owned
            || self.tokens[..name.sentence.end].get(name.to).is_none_or(|mark| mark.text != ",")
        {
            return false;
        }
        let state = self.tokens.get(name.to + 1).is_some_and(|token| {
            let stop =
                self.tokens.get(name.to + 2).is_some_and(|next| next.text == "." && !next.spaced);
            STATES
                .iter()
                .any(|(short, code, _)| token.text == *code || stop && token.text == *short)
        });
        let known = || {
            let (_, found) = self.name(name.to + 1, name.sentence.end)?;
            let entry = gazetteer().get(found.places.first()?)?;
            Some(
                found.adjective_of.is_none()
                    && entry.sort <= PlaceSort::Region
                    && !found.also.is_short(),
            )
        };
        state || known().unwrap_or(false)
    }

    /// Reads *the capital* and its like, with its noun at `at`.
    fn read_definite(&mut self, sentence: &Range<usize>, at: usize) {
        let Some(tokens) = definite::phrase(self.tokens, sentence, at) else { return };
        // An adjective inside the phrase is no mention of its own.
        while self.mentions.last().is_some_and(|last| tokens.start <= last.tokens.start) {
            self.mentions.pop();
        }
        self.mentions.push(Mention {
            tokens,
            found: None,
            wanted: Wanted::Any,
            weight: ENOUGH,
            located: false,
            within: None,
            definite: true,
            adjective: None,
        });
    }

    fn push_unknown(&mut self, tokens: Range<usize>, weight: i32) -> usize {
        let end = tokens.end;
        self.mentions.push(Mention {
            tokens,
            found: None,
            wanted: Wanted::Any,
            weight,
            located: false,
            within: None,
            definite: false,
            adjective: None,
        });
        end
    }
}

/// What ties a part to the whole before it: *Kharkiv**'s** Saltivka*, *the Brussels **district** of Schaerbeek*.
fn opens_part(token: &Token<'_>) -> bool {
    token.text.starts_with(['\'', '’']) || token.is_class(class::PLACE_DIVISION)
}

/// Whether some place of the name `inner` lies in one of the name `outer`.
fn lies(outer: &NameMatch, inner: &NameMatch) -> bool {
    outer.places.clone().take(6).any(|outer| {
        let inside = |inner| inner != outer && gazetteer().contains(outer, inner);
        inner.places.clone().take(40).any(inside)
    })
}

/// *Migori, Kisii and Wajir*: two names in a list that lie in one country and are nothing else.
fn siblings(one: &NameMatch, other: &NameMatch) -> bool {
    let plain = |name: &NameMatch| {
        !name.also.is_word() && !name.also.is_first_name() && !name.also.is_last_name()
    };
    let country = |name: &NameMatch| {
        name.places.first().and_then(|place| gazetteer().get(place)).and_then(|entry| entry.country)
    };
    plain(one) && plain(other) && country(one).is_some() && country(one) == country(other)
}

/// What speaks for a name before anything around it is seen.
fn prior(entry: &PlaceEntry, found: &NameMatch, name: &Name) -> i32 {
    let size = match entry.sort {
        PlaceSort::Area | PlaceSort::Country => 6,
        PlaceSort::Region => 4,
        PlaceSort::District => 1,
        PlaceSort::Town => match entry.population {
            1_000_000.. => 4,
            200_000.. => 3,
            50_000.. => 2,
            10_000.. => 1,
            _ => 0,
        },
    };
    let words = if found.words > 1 { 2 } else { 0 };
    let large = entry.sort <= PlaceSort::Region || entry.population > 1_000_000;
    let double = match entry.sort {
        PlaceSort::Area | PlaceSort::Country => 0,
        _ if entry.population > 100_000 && !large => {
            2 * i32::from(found.also.is_word()) + i32::from(found.also.is_last_name())
        }
        _ => {
            3 * i32::from(found.also.is_word())
                + i32::from(found.also.is_first_name() && !large)
                + i32::from(found.also.is_last_name() && !large)
        }
    };
    let opens = name.at == name.sentence.start
        && found.words == 1
        && entry.sort > PlaceSort::Region
        && found.also.is_word();
    let capitals = name.setting == Setting::Capitals && found.also.is_word();
    size + words + i32::from(found.also.is_nothing())
        - double
        - i32::from(opens)
        - 3 * i32::from(capitals)
}
