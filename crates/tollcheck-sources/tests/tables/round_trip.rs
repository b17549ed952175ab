//! Random tables with known sums, written in random dialects, come back with their sums.

use std::io::Write as _;

use proptest::prelude::*;
use tollcheck_model::Amount;

use super::folder::{DATE, EVENTS, Folder, descriptor};

/// One row: a day of 2025, a city, the killed if known, a remark that may hold anything.
type Row = (i8, i8, usize, Option<i64>, String);

const CITIES: [&str; 4] = ["Orikhiv", "Kherson", "Sumy", "Kyiv"];

fn row() -> impl Strategy<Value = Row> {
    (
        1..=12_i8,
        1..=28_i8,
        0..CITIES.len(),
        proptest::option::of(0..2_000_i64),
        "[ -~їЖ\n\"';,|\t]{0,12}",
    )
}

/// How a table is written.
#[derive(Clone, Debug)]
struct Style {
    mark: char,
    end: &'static str,
    /// The last line ends as the others do.
    ended: bool,
    /// Every cell stands in quotes.
    quotes: bool,
    number: Number,
    date: usize,
    encoding: Letters,
    packing: Packing,
}

/// How whole numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    Plain,
    /// `236.0`
    Point,
    /// `1,234`
    Commas,
    /// `1 234`
    Blanks,
    /// `1.234`, as the descriptor says.
    Points,
}

#[derive(Clone, Copy, Debug)]
enum Letters {
    Utf8,
    Marked,
    Little,
    Big,
    /// Windows-1251, as the descriptor says.
    Cyrillic,
}

#[derive(Clone, Copy, Debug)]
enum Packing {
    None,
    Gzip,
    Zstandard,
}

fn style() -> impl Strategy<Value = Style> {
    use prop::sample::select;
    let numbers = [Number::Plain, Number::Point, Number::Commas, Number::Blanks, Number::Points];
    let letters =
        [Letters::Utf8, Letters::Marked, Letters::Little, Letters::Big, Letters::Cyrillic];
    (
        select(vec![',', ';', '\t', '|']),
        select(vec!["\n", "\r\n"]),
        (any::<bool>(), any::<bool>()),
        select(numbers.to_vec()),
        0..5_usize,
        select(letters.to_vec()),
        select(vec![Packing::None, Packing::Gzip, Packing::Zstandard]),
    )
        .prop_map(|(mark, end, (ended, quotes), number, date, encoding, packing)| Style {
            mark,
            end,
            ended,
            quotes,
            number,
            date,
            encoding,
            packing,
        })
}

impl Style {
    fn file(&self) -> &'static str {
        match self.packing {
            Packing::None => "a.csv",
            Packing::Gzip => "a.csv.gz",
            Packing::Zstandard => "a.csv.zst",
        }
    }

    /// What a descriptor has to say of the table, if it has to say anything.
    fn descriptor(&self) -> Option<String> {
        let encoding = match self.encoding {
            Letters::Cyrillic => "\"encoding\": \"windows-1251\", ",
            _ => "",
        };
        let group = if self.number == Number::Points { "\"groupChar\": \".\", " } else { "" };
        let role = format!("{group}\"tollcheck\": \"killed\"");
        let fields = [DATE, ("city", "\"tollcheck\": \"place\""), ("killed", &role)];
        (!encoding.is_empty() || !group.is_empty())
            .then(|| descriptor(self.file(), &format!("{encoding}{EVENTS}"), &fields))
    }

    fn number(&self, value: Option<i64>) -> String {
        let Some(value) = value else { return String::new() };
        let mark = match self.number {
            Number::Plain => return value.to_string(),
            Number::Point => return format!("{value}.0"),
            Number::Commas => ',',
            Number::Blanks => ' ',
            Number::Points => '.',
        };
        match value {
            0..1_000 => value.to_string(),
            _ => format!("{}{mark}{:03}", value / 1_000, value % 1_000),
        }
    }

    fn day(&self, month: i8, day: i8) -> String {
        match self.date {
            0 => format!("2025-{month:02}-{day:02}"),
            1 => format!("2025-{month:02}-{day:02} 3:30"),
            2 => format!("2025/{month}/{day}"),
            3 => format!("2025-{month:02}-{day:02}T00:00:00Z"),
            _ => format!("2025{month:02}{day:02}"),
        }
    }

    fn quoted(&self, cell: &str) -> String {
        if self.quotes || cell.contains([self.mark, '"', '\n']) || cell.starts_with(' ') {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.to_owned()
        }
    }

    fn encoded(&self, text: &str) -> Vec<u8> {
        let units = || text.encode_utf16();
        match self.encoding {
            Letters::Utf8 => text.as_bytes().to_vec(),
            Letters::Marked => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            Letters::Little => {
                [0xff, 0xfe].into_iter().chain(units().flat_map(u16::to_le_bytes)).collect()
            }
            Letters::Big => {
                [0xfe, 0xff].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect()
            }
            Letters::Cyrillic => encoding_rs::WINDOWS_1251.encode(text).0.into_owned(),
        }
    }

    fn packed(&self, bytes: &[u8]) -> Vec<u8> {
        match self.packing {
            Packing::None => bytes.to_vec(),
            Packing::Gzip => {
                let mut packer =
                    flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
                packer.write_all(bytes).expect("memory takes what is written");
                packer.finish().expect("memory takes what is written")
            }
            Packing::Zstandard => ruzstd::encoding::compress_to_vec(
                bytes,
                ruzstd::encoding::CompressionLevel::Fastest,
            ),
        }
    }
}

/// The folder with the table, and with its descriptor where it needs one.
fn written(rows: &[Row], style: &Style) -> Folder {
    let mark = style.mark.to_string();
    let line = |cells: &[String]| {
        cells.iter().map(|cell| style.quoted(cell)).collect::<Vec<_>>().join(&mark)
    };
    let mut lines = vec![line(&["date", "city", "killed", "notes"].map(str::to_owned))];
    lines.extend(rows.iter().map(|(month, day, city, value, note)| {
        let city = CITIES[*city].to_owned();
        line(&[style.day(*month, *day), city, style.number(*value), note.clone()])
    }));
    let mut text = lines.join(style.end);
    if style.ended {
        text.push_str(style.end);
    }
    let table = style.packed(&style.encoded(&text));
    let json = style.descriptor().unwrap_or_default();
    let files = [(style.file(), &*table), ("datapackage.json", json.as_bytes())];
    Folder::new(if json.is_empty() { &files[..1] } else { &files })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn sums_come_back_as_they_went_in(rows in prop::collection::vec(row(), 1..60), style in style()) {
        prop_assume!(rows.iter().any(|row| row.3.is_some()));
        let sources = written(&rows, &style).load();
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
