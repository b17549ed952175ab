//! A table that nobody described, understood by its tags, its layout, its headers and its cells.

mod counts;
mod reader;
mod views;

use std::fmt;

use crate::descriptor::Resource;
use crate::layout;
use crate::profile::Sample;
use crate::role::Use;

use reader::Reader;

/// How sure a guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// One of several readings: a person has to say.
    Guess,
    /// What the words or the cells say, though not both.
    Likely,
    /// What the words and the cells say.
    Sure,
}

impl Certainty {
    /// The name in a descriptor.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Guess => "guess",
            Self::Likely => "likely",
            Self::Sure => "sure",
        }
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// By what a table was understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum How {
    /// Its descriptor.
    #[default]
    Descriptor,
    /// A layout that is known by this name.
    Layout(&'static str),
    /// The tags in its second row.
    Tags,
    /// Its headers and its cells.
    Headers,
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Descriptor => f.write_str("its descriptor"),
            Self::Layout(name) => write!(f, "the layout {name}"),
            Self::Tags => f.write_str("its HXL tags"),
            Self::Headers => f.write_str("its headers and cells"),
        }
    }
}

/// What was taken a column for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its header.
    pub header: String,
    /// What it was taken for.
    pub used: Use,
    /// How sure that is.
    pub certainty: Certainty,
    /// By what.
    pub why: String,
}

/// What was understood of a table, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Understanding {
    /// By what.
    pub how: How,
    /// The columns that have a role, in their order.
    pub columns: Vec<Taken>,
    /// What a person has to say before the table can be used.
    pub questions: Vec<String>,
}

/// What a file without a descriptor holds: its views as resources, and how that is known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inference {
    pub(crate) resources: Vec<Resource>,
    pub(crate) understanding: Understanding,
    pub(crate) headers: Vec<String>,
}

/// What the file at `path`, called `stem`, holds.
pub(crate) fn infer(sample: &Sample, path: &str, stem: &str) -> Inference {
    if let Some(layout) = layout::find(&sample.headers) {
        let resources = layout.resources(&sample.headers, path, stem);
        let columns = resources.iter().flat_map(|resource| &resource.fields).filter_map(|field| {
            let why = format!("layout {}", layout.name);
            let used = field.role.clone()?;
            Some(Taken { header: field.name.clone(), used, certainty: Certainty::Sure, why })
        });
        let understanding = Understanding {
            how: How::Layout(layout.name),
            columns: columns.collect(),
            questions: Vec::new(),
        };
        return Inference { resources, understanding, headers: sample.headers.clone() };
    }
    Reader::new(sample).read(path, stem)
}
