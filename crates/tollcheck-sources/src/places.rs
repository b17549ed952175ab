//! The places that the rows of a table name.

use std::ops::Range;

use tollcheck_model::PlaceId;

use crate::locate::Location;
use crate::sql;

/// How precisely a column names a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceRole {
    /// A country.
    Country,
    /// A first-level division.
    Admin1,
    /// A second-level division.
    Admin2,
    /// A town or any other place.
    Place,
    /// A point: degrees of latitude or of longitude, where no column has names.
    Point,
}

/// One combination of place names that rows have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowPlace {
    /// One cell a column of [`Places::columns`], as written; blank where the row tells less.
    pub names: Vec<String>,
    /// The most specific name, or that of the whole table; blank where nothing tells.
    pub name: String,
    /// The smallest place that the gazetteer knows of it.
    pub id: Option<PlaceId>,
    /// Whether that is the place named, and not one around it.
    pub exact: bool,
    /// The rows that name it.
    rows: Range<usize>,
}

impl RowPlace {
    /// The rows that name it, which stand together in the index.
    pub fn rows(&self) -> Range<usize> {
        self.rows.clone()
    }
}

/// Every place of a table. Rows stand by place, in this order.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// What the columns of places are and their headers, from the largest places to the smallest.
    pub columns: Vec<(PlaceRole, String)>,
    /// The distinct places; one nameless place where there are no columns.
    pub list: Vec<RowPlace>,
}

impl Places {
    pub(crate) fn new(columns: Vec<(PlaceRole, String)>) -> Self {
        Self { columns, list: Vec::new() }
    }

    pub(crate) fn push(
        &mut self,
        names: Vec<String>,
        whole: &str,
        location: Location,
        rows: Range<usize>,
    ) {
        let cells = self.columns.iter().zip(&names).rev();
        let cells = cells.filter(|((role, _), _)| *role != PlaceRole::Point);
        let specific = cells.map(|(_, name)| name.trim()).find(|name| !name.is_empty());
        let name = specific.unwrap_or(whole).to_owned();
        let Location { place: id, exact } = location;
        self.list.push(RowPlace { names, name, id, exact, rows });
    }

    /// The number of the place of `row` in the list.
    pub fn of(&self, row: usize) -> usize {
        self.list.partition_point(|place| place.rows.end <= row)
    }

    /// The SQL that keeps the rows of the places with these numbers in the list, by the fewest columns that do.
    pub fn sql(&self, chosen: &[usize]) -> String {
        let chosen: Vec<&RowPlace> = chosen.iter().filter_map(|at| self.list.get(*at)).collect();
        if chosen.len() == self.list.len() {
            return "true".to_owned();
        }
        for (at, (_, header)) in self.columns.iter().enumerate() {
            let mut names: Vec<&str> = chosen.iter().map(|place| &*place.names[at]).collect();
            names.sort_unstable();
            names.dedup();
            let same = |place: &&RowPlace| names.binary_search(&&*place.names[at]).is_ok();
            if self.list.iter().filter(same).count() == chosen.len() {
                return sql::one_of(header, names);
            }
        }
        let rows: Vec<String> = chosen
            .iter()
            .map(|place| {
                let cells = self.columns.iter().zip(&place.names);
                let all: Vec<_> =
                    cells.map(|((_, header), name)| sql::one_of(header, [&**name])).collect();
                format!("({})", all.join(" AND "))
            })
            .collect();
        if rows.is_empty() { "false".to_owned() } else { format!("({})", rows.join(" OR ")) }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn places() -> Places {
        let mut places = Places::new(vec![
            (PlaceRole::Admin1, "adm_1".to_owned()),
            (PlaceRole::Place, "where".to_owned()),
        ]);
        let rows = [
            ("Donetsk oblast", ""),
            ("Donetsk oblast", "Bakhmut"),
            ("Kyiv city", ""),
            ("Luhansk oblast", "Bakhmut"),
        ];
        for (at, (region, town)) in rows.into_iter().enumerate() {
            places.push(
                vec![region.to_owned(), town.to_owned()],
                "Ukraine",
                Location::default(),
                at..at + 1,
            );
        }
        places
    }

    #[test]
    fn a_region_is_asked_by_its_own_column() {
        assert_snapshot!(places().sql(&[0, 1]), @r#""adm_1" = 'Donetsk oblast'"#);
        assert_snapshot!(places().sql(&[0, 2]), @r#""where" IS NULL"#);
        assert_snapshot!(places().sql(&[1]), @r#"(("adm_1" = 'Donetsk oblast' AND "where" = 'Bakhmut'))"#);
        assert_snapshot!(places().sql(&[0, 1, 2, 3]), @"true");
        assert_snapshot!(places().sql(&[]), @"false");
    }

    #[test]
    fn the_most_specific_name_is_the_place_of_a_row() {
        let places = places();
        assert_eq!(places.list[places.of(1)].name, "Bakhmut");
        assert_eq!(places.list[places.of(2)].name, "Kyiv city");
    }
}
