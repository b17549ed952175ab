//! What closed classes of words, and marks, tell of a token.

use crate::figure::Numeral;
use crate::set::{WordMap, meanings};
use crate::token::{Token, TokenSort};

/// The part that a token plays in a sentence, as far as its form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// *the*, *a*, *her*
    Determiner,
    /// *he*, *they*
    Pronoun,
    /// *who*, *which*
    Relative,
    /// *that*
    That,
    /// *of*, *in*
    Preposition,
    /// *to*
    To,
    /// *and*, *or*
    And,
    /// *but*, *so*
    But,
    /// *because*, *as*, *while*
    Subordinator,
    /// *is*, *has*, *would*, *don't*
    Auxiliary,
    /// *not*, *never*
    Negation,
    /// *also*, *later*, *officially*
    Adverb,
    /// *Tuesday*, *yesterday*
    Day,
    /// *killed*, *went*
    Verb,
    /// A word with a capital.
    Name,
    /// Any other word.
    Word,
    /// *'s*
    Possessive,
    /// *72*, *12th*
    Number,
    /// `,`
    Comma,
    /// `.` `?` `!`
    Stop,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// A long dash, or a hyphen with white space before it.
    Dash,
    /// A hyphen within a word.
    Hyphen,
    /// `"` and the like.
    Quote,
    /// `(` `[`
    Open,
    /// `)` `]`
    Close,
    /// Any other mark.
    Mark,
}

use Part::{
    Adverb, And, Auxiliary, But, Day, Determiner, Negation, Preposition, Pronoun, Relative,
    Subordinator, That, To, Verb, Word,
};

/// The closed classes, by word.
#[rustfmt::skip]
static CLOSED: WordMap<Part> = meanings![Part:
    "a" => Determiner, "about" => Preposition, "across" => Preposition, "after" => Subordinator, "again" => Adverb,
    "against" => Preposition, "ahead" => Adverb, "all" => Determiner, "ally" => Word, "along" => Preposition,
    "already" => Adverb, "also" => Adverb, "although" => Subordinator, "am" => Auxiliary, "amid" => Preposition,
    "among" => Preposition, "an" => Determiner, "and" => And, "any" => Determiner, "are" => Auxiliary,
    "around" => Preposition, "as" => Subordinator, "assembly" => Word, "at" => Preposition, "away" => Adverb,
    "be" => Auxiliary, "because" => Subordinator, "been" => Auxiliary, "before" => Subordinator, "began" => Verb,
    "behind" => Preposition, "being" => Auxiliary, "between" => Preposition, "beyond" => Preposition,
    "both" => Determiner, "but" => But, "by" => Preposition, "came" => Verb, "can" => Auxiliary,
    "cannot" => Auxiliary, "comes" => Verb, "could" => Auxiliary, "daily" => Word, "deadly" => Word,
    "despite" => Preposition, "did" => Auxiliary, "do" => Auxiliary, "does" => Auxiliary, "during" => Preposition,
    "each" => Determiner, "earlier" => Adverb, "early" => Word, "elderly" => Word, "even" => Adverb,
    "every" => Determiner, "except" => Preposition, "family" => Word, "fell" => Verb, "first" => Adverb,
    "fled" => Verb, "for" => Preposition, "fought" => Verb, "friday" => Day, "friendly" => Word,
    "from" => Preposition, "further" => Adverb, "gave" => Verb, "gets" => Verb, "goes" => Verb, "got" => Verb,
    "had" => Auxiliary, "has" => Auxiliary, "have" => Auxiliary, "having" => Auxiliary, "he" => Pronoun,
    "held" => Verb, "her" => Determiner, "here" => Adverb, "herself" => Adverb, "himself" => Adverb,
    "his" => Determiner, "hit" => Verb, "how" => Subordinator, "however" => Adverb, "hundred" => Word, "i" => Pronoun,
    "if" => Subordinator, "in" => Preposition, "including" => Preposition, "inside" => Preposition,
    "instead" => Adverb, "into" => Preposition, "is" => Auxiliary, "it" => Pronoun, "its" => Determiner,
    "itself" => Adverb, "just" => Adverb, "kept" => Verb, "later" => Adverb, "led" => Verb, "left" => Verb,
    "like" => Preposition, "likely" => Word, "lost" => Verb, "made" => Verb, "makes" => Verb, "many" => Determiner,
    "may" => Auxiliary, "meanwhile" => Adverb, "met" => Verb, "might" => Auxiliary, "monday" => Day,
    "monthly" => Word, "more" => Determiner, "moreover" => Adverb, "most" => Determiner, "must" => Auxiliary,
    "my" => Determiner, "near" => Preposition, "never" => Negation, "no" => Determiner, "nor" => And,
    "not" => Negation, "now" => Adverb, "of" => Preposition, "off" => Preposition, "often" => Adverb,
    "on" => Preposition, "once" => Adverb, "only" => Adverb, "onto" => Preposition, "or" => And, "our" => Determiner,
    "out" => Preposition, "outside" => Preposition, "over" => Preposition, "overnight" => Day, "previously" => Adverb,
    "rally" => Word, "ran" => Verb, "red" => Word, "rose" => Verb, "saturday" => Day, "sent" => Verb,
    "separately" => Adverb, "several" => Determiner, "shall" => Auxiliary, "she" => Pronoun, "shot" => Verb,
    "should" => Auxiliary, "since" => Subordinator, "so" => But, "sometimes" => Adverb, "soon" => Adverb,
    "still" => Adverb, "struck" => Verb, "sunday" => Day, "supply" => Word, "takes" => Verb, "tally" => Word, "than" => Preposition,
    "that" => That, "the" => Determiner, "their" => Determiner, "themselves" => Adverb, "then" => Adverb,
    "there" => Pronoun, "these" => Determiner, "they" => Pronoun, "this" => Determiner, "those" => Determiner,
    "though" => Subordinator, "through" => Preposition, "thursday" => Day, "thus" => Adverb, "till" => Subordinator,
    "to" => To, "today" => Day, "together" => Adverb, "tomorrow" => Day, "tonight" => Day, "too" => Adverb,
    "took" => Verb, "toward" => Preposition, "towards" => Preposition, "tuesday" => Day, "under" => Preposition,
    "unless" => Subordinator, "unlike" => Preposition, "until" => Subordinator, "up" => Adverb, "upon" => Preposition,
    "via" => Preposition, "was" => Auxiliary, "we" => Pronoun, "wednesday" => Day, "weekly" => Word, "went" => Verb,
    "were" => Auxiliary, "what" => Subordinator, "when" => Subordinator, "where" => Subordinator,
    "whether" => Subordinator, "which" => Relative, "while" => Subordinator, "who" => Relative, "whom" => Relative,
    "whose" => Relative, "why" => Subordinator, "will" => Auxiliary, "with" => Preposition, "within" => Preposition,
    "without" => Preposition, "won" => Verb, "would" => Auxiliary, "yesterday" => Day, "yet" => But, "you" => Pronoun,
    "your" => Determiner,
];

/// The part of `token`.
pub(super) fn part(token: &Token<'_>) -> Part {
    match token.sort {
        TokenSort::Number | TokenSort::Mixed => Part::Number,
        TokenSort::Mark => mark(token),
        TokenSort::Word => CLOSED.get(token.key).unwrap_or_else(|| open(token)),
    }
}

/// The part of the token `at`, which its neighbour may tell: an apostrophe right after a word quotes nothing.
pub(super) fn part_at(tokens: &[Token<'_>], at: usize) -> Part {
    let token = &tokens[at];
    let apostrophe = matches!(token.text, "'" | "’") && !token.spaced;
    if apostrophe && at > 0 && tokens[at - 1].sort == TokenSort::Word {
        Part::Possessive
    } else {
        part(token)
    }
}

/// Whether the token `at` is one of these `marks`; words are not looked at.
pub(super) fn is_mark(tokens: &[Token<'_>], at: usize, marks: &[Part]) -> bool {
    tokens[at].sort == TokenSort::Mark && marks.contains(&part_at(tokens, at))
}

/// What the form of a word of an open class tells.
fn open(token: &Token<'_>) -> Part {
    let text = token.text;
    if text.starts_with(['\'', '’']) {
        return Part::Possessive;
    }
    let ends = |ending: &str| text.len() > ending.len() + 1 && token.ends_in(ending);
    // most words end in none of these letters, and are looked at no longer
    let formed = match text.as_bytes().last().map(u8::to_ascii_lowercase) {
        Some(b't') if ends("n't") || ends("n’t") => return Auxiliary,
        Some(b'y') if ends("ly") => Some(if text.len() > 4 { Adverb } else { Word }),
        Some(b'd') if ends("ed") => Some(if ends("eed") { Word } else { Verb }),
        Some(b'g') if ends("ing") => Some(Word),
        _ => None,
    };
    if matches!(token.numeral, Some(Numeral::Small(_))) {
        return Part::Number;
    }
    let shouted = || text.len() > 4 && !text.contains(char::is_lowercase) && !token.is("united");
    if token.is_capital() && !(formed.is_some() && shouted()) {
        Part::Name
    } else {
        formed.unwrap_or(Word)
    }
}

/// What a mark is.
fn mark(token: &Token<'_>) -> Part {
    match token.text {
        "," => Part::Comma,
        "." | "?" | "!" | "…" => Part::Stop,
        ":" => Part::Colon,
        ";" => Part::Semicolon,
        "—" | "–" => Part::Dash,
        "-" if token.spaced => Part::Dash,
        "-" | "‑" => Part::Hyphen,
        "\"" | "“" | "”" | "„" | "«" | "»" | "`" | "'" | "‘" | "’" => Part::Quote,
        "(" | "[" => Part::Open,
        ")" | "]" => Part::Close,
        _ => Part::Mark,
    }
}
