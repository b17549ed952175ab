//! The kinds of claim, each made from one file of `kinds/`.

use tollcheck_model::Kind;

use crate::vocabulary::{Class, class};

static KINDS: &[KindEntry] = include!(concat!(env!("OUT_DIR"), "/kinds.rs"));

/// One kind: what tables call it, and the file that defines it.
#[derive(Debug)]
pub struct KindEntry {
    /// Its name, which is the stem of its file and its role in a descriptor.
    pub kind: Kind,
    /// The nouns that it counts.
    pub counts: Class,
    /// Whether it also counts what a noun of no list names (*killed 14 shepherds*).
    pub open: bool,
    /// Headers that tables have over it, in lower case, in any language.
    pub headers: &'static [&'static str],
    /// Its HXL tags, attributes sorted: `#affected+killed`.
    pub hxl: &'static [&'static str],
    /// Its file, for messages.
    pub file: &'static str,
    /// The text of its file, with the corpus.
    pub text: &'static str,
}

/// Every kind, by name.
pub fn kinds() -> &'static [KindEntry] {
    KINDS
}

/// What defines `kind`.
pub fn entry(kind: Kind) -> Option<&'static KindEntry> {
    let at = KINDS.binary_search_by_key(&kind, |entry| entry.kind).ok()?;
    KINDS.get(at)
}

/// The kind called `name`.
pub fn kind(name: &str) -> Option<Kind> {
    let at = KINDS.binary_search_by_key(&name, |entry| entry.kind.0).ok()?;
    Some(KINDS[at].kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_found_by_name() {
        assert_eq!(kind("killed"), Some(Kind("killed")));
        assert_eq!(kind("kiled"), None);
    }
}
