//! Names of places without the words for what sort of place they are.

use tollcheck_sources::Table;

/// The names of one place of a table.
#[derive(Debug)]
pub(crate) struct Named {
    /// Those of its columns that are not blank.
    pub(crate) names: Vec<String>,
    /// The most specific of them.
    pub(crate) name: String,
    /// The name of the place that the whole table is about.
    pub(crate) whole: Option<String>,
}

impl Named {
    /// Those of every place of `table`, in their order.
    pub(crate) fn all(table: &Table) -> Vec<Self> {
        let whole = table.place.as_deref().map(plain);
        let of = |row: &tollcheck_sources::RowPlace| {
            let names = row.names.iter().filter(|name| !name.trim().is_empty());
            Self {
                names: names.map(|name| plain(name)).collect(),
                name: plain(&row.name),
                whole: whole.clone(),
            }
        };
        table.places.list.iter().map(of).collect()
    }
}

/// Words that say what sort of place a name is.
const SORTS: &[&str] = &[
    "oblast",
    "region",
    "province",
    "governorate",
    "state",
    "city",
    "strip",
    "district",
    "raion",
    "county",
    "the",
    "of",
    "republic",
    "municipality",
    "area",
    "department",
    "prefecture",
    "territory",
    "special",
    "republican",
];

/// The words of `name` in lower case, but for those for the sort of place; nothing where there are no others.
pub(crate) fn plain(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    let mut plain = String::with_capacity(lower.len());
    for word in words.filter(|word| !word.is_empty() && !SORTS.contains(word)) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sort_of_a_place_is_not_its_name() {
        assert_eq!(plain("Gaza Strip"), "gaza");
        assert_eq!(plain("Zaporizhzhia region"), plain("Zaporizhzhia Oblast"));
        assert_eq!(plain("Kryvyi Rih"), "kryvyi rih");
        assert_ne!(plain("Kharkiv"), plain("Kherson"));
        assert_eq!(plain("the region"), "");
    }
}
