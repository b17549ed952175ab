//! Random tables with known sums, written in random dialects, come back with their sums.

use proptest::prelude::*;
use tollcheck_model::Amount;

use super::folder::Folder;

/// One row: a day of 2025, a city, the killed if known, a remark that may hold anything.
type Row = (i8, i8, usize, Option<i64>, String);

const CITIES: [&str; 4] = ["Orikhiv", "Kherson", "Sumy", "Kyiv"];

fn row() -> impl Strategy<Value = Row> {
    (
        1..=12_i8,
        1..=28_i8,
        0..CITIES.len(),
        proptest::option::of(0..2_000_i64),
        "[ -~äЖ\n\"';,|\t]{0,12}",
    )
}

/// How a table is written.
#[derive(Clone, Debug)]
struct Style {
    mark: char,
    end: &'static str,
    point: bool,
    thousands: bool,
    date: usize,
    wide: bool,
}

fn style() -> impl Strategy<Value = Style> {
    (
        prop_oneof![Just(','), Just(';'), Just('\t'), Just('|')],
        prop_oneof![Just("\n"), Just("\r\n")],
        any::<bool>(),
        any::<bool>(),
        0..3_usize,
        any::<bool>(),
    )
        .prop_map(|(mark, end, point, thousands, date, wide)| Style {
            mark,
            end,
            point,
            thousands,
            date,
            wide,
        })
}

fn quoted(cell: &str, mark: char) -> String {
    if cell.contains([mark, '"', '\n']) || cell.starts_with(' ') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn number(value: Option<i64>, style: &Style) -> String {
    let Some(value) = value else { return String::new() };
    if style.thousands && value >= 1_000 {
        return format!("{},{:03}", value / 1_000, value % 1_000);
    }
    if style.point { format!("{value}.0") } else { value.to_string() }
}

fn written(rows: &[Row], style: &Style) -> Vec<u8> {
    let mark = style.mark;
    let mut text = ["date", "city", "killed", "notes"].join(&mark.to_string()) + style.end;
    for (month, day, city, value, note) in rows {
        let date = match style.date {
            0 => format!("2025-{month:02}-{day:02}"),
            1 => format!("2025-{month:02}-{day:02} 3:30"),
            _ => format!("2025/{month}/{day}"),
        };
        let cells = [date, CITIES[*city].to_owned(), number(*value, style), note.clone()];
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell, mark)).collect();
        text.push_str(&cells.join(&mark.to_string()));
        text.push_str(style.end);
    }
    if style.wide {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xff, 0xfe].into_iter().chain(units).collect()
    } else {
        text.into_bytes()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn sums_come_back_as_they_went_in(rows in prop::collection::vec(row(), 1..60), style in style()) {
        prop_assume!(rows.iter().any(|row| row.3.is_some()));
        let folder = Folder::new(&[("a.csv", &written(&rows, &style))]);
        let sources = folder.load();
        prop_assert_eq!(&sources.faults, &[]);
        let table = &sources.tables[0];
        prop_assert_eq!(table.rows.len(), rows.len());
        let column = table.measures[0].main().unwrap();
        let known: Vec<i64> = rows.iter().filter_map(|row| row.3).collect();
        let sum = column.numbers.sum(0, rows.len());
        prop_assert_eq!(sum.total, Amount::whole(known.iter().sum()));
        prop_assert_eq!(sum.known, known.len());
        for place in &table.places.list {
            let own = rows.iter().filter(|row| CITIES[row.2] == place.name).filter_map(|row| row.3);
            let range = place.rows();
            prop_assert_eq!(column.numbers.sum(range.start, range.end).total, Amount::whole(own.sum()));
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let folder = Folder::new(&[("a.csv", &bytes), ("datapackage.json", &bytes)]);
        let _ = folder.load();
    }

    #[test]
    fn no_text_makes_it_panic(text in "(date|killed|start|[,;\"\n0-9/.:-]|[a-z]){0,80}") {
        let _ = super::folder::load("a.csv", &text);
    }
}
