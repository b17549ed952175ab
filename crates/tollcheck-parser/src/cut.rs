//! A text cut once, and each layer of it read by itself, as those want it who measure one.

use jiff::civil::Date;
use tollcheck_model::{Attribution, Claim, Figure, Place, Time};

use crate::text::Text;
use crate::{attribution, claim, figure, place, time, token};

/// A text with its tokens and sentences, of which every layer can be read.
#[derive(Debug)]
pub struct Cut<'t>(Text<'t>);

impl<'t> Cut<'t> {
    /// Cuts `text`.
    pub fn of(text: &'t str) -> Self {
        Self(Text::of(text))
    }

    /// How many tokens `text` has.
    pub fn tokens(text: &str) -> usize {
        token::tokens(text).len()
    }

    /// Its numeric expressions.
    pub fn quantities(&self) -> Vec<Figure> {
        figure::figures(&self.0)
    }

    /// What it claims by its `quantities`, without time, place and speaker.
    pub fn claims(&self, quantities: &[Figure]) -> Vec<Claim> {
        claim::claims(&self.0, quantities)
    }

    /// Its times, resolved against `date`.
    pub fn times(&self, date: Option<Date>) -> Vec<Time> {
        time::times(&self.0, date)
    }

    /// Its places.
    pub fn places(&self) -> Vec<Place> {
        place::places(&self.0)
    }

    /// Who says what in it.
    pub fn attributions(&self) -> Vec<Attribution> {
        attribution::attributions(&self.0)
    }
}
