//! Which of the events that share a name a text speaks of.

use std::cell::RefCell;

use jiff::civil::Date;
use tollcheck_lexicon::{Anchor, AnchorDate};

use crate::text::Text;
use crate::token::Token;

/// How many tokens on either side of a phrase tell its setting before the text as a whole does.
const NEAR: usize = 20;

/// The events that one text may tell time by.
pub(super) struct Anchors<'x> {
    text: &'x Text<'x>,
    /// How often the text speaks of the setting of an anchor, once that is asked.
    mentions: RefCell<Vec<(&'static str, usize)>>,
}

impl<'x> Anchors<'x> {
    /// Those of `text`.
    pub(super) fn of(text: &'x Text<'x>) -> Self {
        Self { text, mentions: RefCell::default() }
    }

    /// The anchor that `phrase` means at the token `at` of an article of `now`: of those that share it and are past, the
    /// one of whose setting the words around it speak most, or else the text.
    pub(super) fn find(
        &self,
        phrase: &str,
        now: Option<Date>,
        at: usize,
    ) -> Option<&'static Anchor> {
        let begun = |anchor: &Anchor| match anchor.date {
            AnchorDate::Once { from, .. } => now.is_none_or(|now| from <= now),
            AnchorDate::Yearly { .. } | AnchorDate::Each(_) => true,
        };
        let known = tollcheck_lexicon::anchors(phrase);
        let mut best: Option<((usize, usize), &'static Anchor)> = None;
        for anchor in known.iter().filter(|anchor| begun(anchor)) {
            // *Christmas* is the same in every text, *the war* is not.
            let feast = !matches!(anchor.date, AnchorDate::Once { .. });
            let alone = known.len() == 1 && (feast || phrase.contains(' '));
            let count = (self.near(anchor, at), self.mentions(anchor) + usize::from(alone));
            if count > best.map_or((0, 0), |(most, _)| most) {
                best = Some((count, anchor));
            }
        }
        best.map(|(_, anchor)| anchor)
    }

    /// How often the words around the token `at` speak of the setting of `anchor`.
    fn near(&self, anchor: &Anchor, at: usize) -> usize {
        let tokens = &self.text.tokens;
        let around = tokens.get(at.saturating_sub(NEAR)..tokens.len().min(at + NEAR));
        around.map_or(0, |around| speak(around, anchor))
    }

    /// How often the text speaks of the setting of `anchor`.
    fn mentions(&self, anchor: &'static Anchor) -> usize {
        let mut mentions = self.mentions.borrow_mut();
        if let Some((_, count)) = mentions.iter().find(|(name, _)| *name == anchor.name) {
            return *count;
        }
        let count = speak(&self.text.tokens, anchor);
        mentions.push((anchor.name, count));
        count
    }
}

/// How many of `tokens` are of the setting of `anchor`.
fn speak(tokens: &[Token<'_>], anchor: &Anchor) -> usize {
    tokens.iter().filter(|token| token.is_any(anchor.setting)).count()
}
