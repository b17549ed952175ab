//! Pronouns: whom *he*, *she*, *it*, *they* and *who* stand for.

use std::ops::Range;

use tollcheck_lexicon::class;

use super::part::{Part, part};
use super::person::{self, is_person};
use super::source::{self, SPEAKERS};
use super::{speaker, verb};
use crate::set::set;
use crate::text::Text;
use crate::token::Token;

/// How many sentences back a pronoun is followed.
const BACK: usize = 3;

/// The last speakers that a pronoun may stand for.
#[derive(Debug, Default)]
pub(super) struct Named {
    person: Option<Range<usize>>,
    other: Option<Range<usize>>,
}

/// What one sentence has to say to whom a pronoun stands for.
enum Found {
    /// It names nobody who could be meant.
    Nobody,
    /// It names one.
    One(Range<usize>),
    /// It names several.
    Several,
}

impl Named {
    /// Notes that `source` spoke.
    pub(super) fn note(&mut self, tokens: &[Token<'_>], source: &Range<usize>) {
        if tokens[source.clone()]
            .iter()
            .all(|token| matches!(part(token), Part::Pronoun | Part::Relative))
        {
            return;
        }
        if self.taken_up(tokens, source).is_some() {
            return;
        }
        if is_person(&tokens[source.clone()]) {
            self.person = Some(source.clone());
        } else {
            self.other = Some(source.clone());
        }
    }

    /// The last speaker whose noun `source` takes up: *the ministry*, after *Gaza's health ministry*.
    pub(super) fn taken_up(
        &self,
        tokens: &[Token<'_>],
        source: &Range<usize>,
    ) -> Option<Range<usize>> {
        let [the, noun] = &tokens[source.clone()] else { return None };
        let last = self.other.clone().filter(|_| the.is("the"))?;
        tokens[last.clone()].iter().any(|token| token.key == noun.key).then_some(last)
    }

    /// Whom `source` stands for, where it is a pronoun: who spoke last, or of whom the sentences since then tell.
    ///
    /// Where these name several, nobody: a wrong name is worse than none.
    pub(super) fn stands_for(
        &self,
        text: &Text<'_>,
        source: &Range<usize>,
    ) -> Option<Range<usize>> {
        let tokens = &text.tokens;
        let [pronoun] = &tokens[source.clone()] else { return None };
        if pronoun.is_any(set!["he", "she", "his", "her"]) {
            let spoke =
                self.person.clone().filter(|spoke| person::agrees(pronoun, &tokens[spoke.clone()]));
            follow(text, source.start, spoke, |within, spoke| someone(text, pronoun, within, spoke))
        } else if pronoun.is_any(set!["it", "its", "they", "their"]) {
            let one = pronoun.is_any(set!["it", "its"]);
            let agrees = |words: &Range<usize>| !(one && is_plural(&tokens[words.clone()]));
            let spoke = self.other.clone().filter(agrees);
            follow(text, source.start, spoke, |within, _| {
                let found = something(text, within).filter(agrees);
                found.map_or(Found::Nobody, |found| {
                    Found::One(self.taken_up(tokens, &found).unwrap_or(found))
                })
            })
        } else if pronoun.is_any(set!["who", "which"]) {
            source::antecedent(tokens, source.start)
        } else {
            None
        }
    }
}

/// Goes back from the token `at`, sentence by sentence, to the one in which `spoke` spoke, or to one that tells of another.
fn follow(
    text: &Text<'_>,
    at: usize,
    spoke: Option<Range<usize>>,
    look: impl Fn(&Range<usize>, Option<&Range<usize>>) -> Found,
) -> Option<Range<usize>> {
    let own = text.sentences.partition_point(|sentence| sentence.tokens.end <= at);
    for sentence in text.sentences.get(..=own)?.iter().rev().take(BACK + 1) {
        let within = sentence.tokens.start..sentence.tokens.end.min(at);
        if spoke.as_ref().is_some_and(|spoke| spoke.start >= within.start) {
            return spoke;
        }
        match look(&within, spoke.as_ref()) {
            Found::Nobody => {}
            Found::One(found) => return Some(found),
            Found::Several => return None,
        }
    }
    spoke
}

/// The person of whom the tokens `within` tell: their subject, or the only one that they name where nobody has spoken.
///
/// > **Zelenskyy** visited the hospital. *He* said 12 were killed.
fn someone(
    text: &Text<'_>,
    pronoun: &Token<'_>,
    within: &Range<usize>,
    spoke: Option<&Range<usize>>,
) -> Found {
    let tokens = &text.tokens;
    let agrees = |words: &Range<usize>| person::agrees(pronoun, &tokens[words.clone()]);
    let subject = verb::opening(tokens, within.start, within.end)
        .map(|subject| named(tokens, subject))
        .filter(|subject| is_person(&tokens[subject.clone()]) && agrees(subject))
        .filter(|subject| {
            let named = is_office(&tokens[subject.clone()]) || subject.len() > 1;
            named || person::is_name(text, subject.start)
        });
    let apart = |words: &Range<usize>| {
        !subject.as_ref().is_some_and(|subject| {
            subject.contains(&words.start) || is_same(tokens, subject, words)
        })
    };
    let mut others: Vec<_> = person::people(tokens, within);
    others.retain(|words| agrees(words) && apart(words));
    match (subject, &others[..]) {
        (Some(subject), []) => {
            // The fuller words for the same person say more of them.
            let fuller = spoke.filter(|spoke| is_same(tokens, spoke, &subject));
            Found::One(fuller.cloned().unwrap_or(subject))
        }
        (None, []) => Found::Nobody,
        (None, [one]) if spoke.is_none_or(|spoke| is_same(tokens, spoke, one)) => {
            Found::One(one.clone())
        }
        _ => Found::Several,
    }
}

/// The name that opens `phrase`, without what follows it: *Olena Hai* of *Olena Hai flew*.
fn named(tokens: &[Token<'_>], phrase: Range<usize>) -> Range<usize> {
    let is_name = |at: &usize| {
        part(&tokens[*at]) == Part::Name && !tokens[*at].is_class(SPEAKERS)
            || tokens[*at].is_class(class::PERSON_TITLE) && tokens[*at].is_capital()
    };
    let run = phrase.clone().take_while(is_name).count();
    let owns = tokens.get(phrase.start + run).is_some_and(|next| part(next) == Part::Possessive);
    let apposed = tokens.get(phrase.start + run).is_some_and(|next| part(next) == Part::Comma);
    if run == 0 || owns || apposed { phrase } else { phrase.start..phrase.start + run }
}

/// The speaker of which the tokens `within` tell: a subject that is an organ, or a place that acts.
///
/// > **The army** struck the camp. *It* said 12 were killed.
fn something(text: &Text<'_>, within: &Range<usize>) -> Option<Range<usize>> {
    let tokens = &text.tokens;
    let subject = verb::opening(tokens, within.start, within.end)?;
    // A verb without an ending is none of the subject: *witnesses saw the crash*.
    let verb =
        |at: &usize| *at > subject.start && tokens[*at].is_class(class::FINITE | class::TENSE_PAST);
    let subject = subject.start..subject.clone().find(verb).unwrap_or(subject.end);
    let words = &tokens[subject.clone()];
    // "KYIV, July 14" is no subject.
    let marked = tokens.get(subject.end).is_some_and(|next| {
        matches!(part(next), Part::Comma | Part::Open | Part::Dash | Part::Colon)
    });
    let acts = speaker::place(words) == Some(words.len()) && !marked;
    let organ = is_office(words) && !is_person(words);
    (acts || organ).then_some(subject)
}

/// Whether a noun phrase ends, before its appositions, in a word for a speaker.
fn is_office(words: &[Token<'_>]) -> bool {
    let ends = |token: &Token<'_>| matches!(part(token), Part::Comma | Part::Preposition);
    let end = words.iter().position(ends).unwrap_or(words.len());
    speaker::ends_in_speaker(&words[..end]) && !words[0].is_class(class::CALENDAR)
}

/// Whether the last word of the shorter phrase stands in the other: *Mayor Ihor Terekhov* and *Terekhov*.
fn is_same(tokens: &[Token<'_>], one: &Range<usize>, other: &Range<usize>) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let last = &tokens[short.end - 1];
    last.is_capital()
        && !last.is_class(SPEAKERS)
        && tokens[long.clone()].iter().any(|token| token.text == last.text)
}

/// Whether a noun phrase is of many: *officials*, *two witnesses*.
fn is_plural(words: &[Token<'_>]) -> bool {
    let ends = |token: &Token<'_>| matches!(part(token), Part::Comma | Part::Preposition);
    let end = words.iter().position(ends).unwrap_or(words.len());
    let named = words[..end].iter().filter(|word| word.is_capital()).count() > 1;
    words[..end].last().is_some_and(|head| {
        head.is_class(SPEAKERS) && head.text.ends_with('s') && !head.text.ends_with("ss")
    }) && !named
}

#[cfg(test)]
mod tests {
    use crate::attribution::attributions;
    use crate::text::Text;

    /// Whom the last speaker of `text` stands for.
    fn meant(text: &str) -> String {
        let read = attributions(&Text::of(text));
        let last =
            read.iter().max_by_key(|read| read.source.as_ref().map(|source| source.span.start));
        let meant = last.and_then(|last| last.stands_for.clone());
        meant.map_or("nobody".to_owned(), |meant| meant.text.to_string())
    }

    #[test]
    fn a_pronoun_stands_for_the_subject_of_the_sentence_before() {
        let governor = "“We counted two,” said Oleh Tymchuk. ";
        let text = |between: &str, says: &str| meant(&format!("{governor}{between} {says}"));
        assert_eq!(text("Zelenskyy visited the ward.", "He said 12 were killed."), "Zelenskyy");
        assert_eq!(text("Mr Bilyk flew in on Monday.", "He said 12 were killed."), "Mr Bilyk");
        assert_eq!(text("The shelling went on.", "He said 12 were killed."), "Oleh Tymchuk");
        assert_eq!(text("Tymchuk visited the ward.", "He said 12 were killed."), "Oleh Tymchuk");
        assert_eq!(text("The army struck again.", "It said 12 were killed."), "The army");
    }

    #[test]
    fn where_several_may_be_meant_nobody_is() {
        let text =
            "The governor said two had died. Mr Bilyk met Mr Kovalenko. He said 12 were killed.";
        assert_eq!(meant(text), "nobody");
    }

    #[test]
    fn words_for_men_and_women_tell() {
        assert_eq!(meant("Mr Bilyk said two had died. She said 12 were killed."), "nobody");
        assert_eq!(
            meant("Mr Bilyk met a nurse, Ms Hai. Ms Hai wept. She said 12 were killed."),
            "Ms Hai"
        );
        assert_eq!(meant("Officials said two had died. It said 12 were killed."), "nobody");
    }
}
