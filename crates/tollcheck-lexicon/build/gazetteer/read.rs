//! The files of `gazetteer/`, merged.

use std::fs;

use super::{Entry, Gazetteer, Sort};

/// Reads everything, and returns the bytes that the crate holds.
pub(crate) fn read() -> Vec<u8> {
    let mut gazetteer = Gazetteer::default();
    gazetteer.read_countries(&text("countries.txt"));
    gazetteer.read_divisions(&text("regions.tsv"));
    gazetteer.correct_divisions(&text("regions.txt"));
    gazetteer.read_towns(&text("towns.tsv"));
    gazetteer.read_places(&text("places.txt"));
    gazetteer.read_areas(&text("areas.txt"));
    gazetteer.call_all();
    for (_, row) in rows(&text("not-places.txt"), '|') {
        gazetteer.names.remove(row[0]);
    }
    gazetteer.rank();
    gazetteer.read_spellings(&text("spellings.txt"));
    gazetteer.rank();
    gazetteer.read_doubles(&text("doubles.tsv"));
    gazetteer.find_capitals(&text("countries.txt"));
    gazetteer.to_bytes()
}

fn text(name: &str) -> String {
    let path = format!("gazetteer/{name}");
    println!("cargo::rerun-if-changed={path}");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The lines that are not comments, cut at `separator`, with their numbers.
fn rows(text: &str, separator: char) -> impl Iterator<Item = (usize, Vec<&str>)> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#') && !line.is_empty())
        .map(move |(at, line)| (at + 1, line.split(separator).map(str::trim).collect()))
}

fn list(field: &str) -> Vec<String> {
    field.split(", ").map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// *50.45,30.52* in hundred-thousandths of a degree.
fn degrees(field: &str) -> Option<(i32, i32)> {
    let (latitude, longitude) = field.split_once(',')?;
    let whole = |degrees: &str| -> Option<i32> {
        let degrees: f64 = degrees.trim().parse().ok()?;
        #[expect(clippy::cast_possible_truncation, reason = "a degree is at most 180")]
        Some((degrees * 1e5).round() as i32)
    };
    Some((whole(latitude)?, whole(longitude)?))
}

/// Two fields in thousandths of a degree.
fn thousandths(latitude: Option<&&str>, longitude: Option<&&str>) -> Option<(i32, i32)> {
    let whole =
        |field: Option<&&str>| field?.parse::<i32>().ok().map(|thousandths| thousandths * 100);
    Some((whole(latitude)?, whole(longitude)?))
}

/// Adjectives that take no *s* for people are known by their ends.
fn plural(adjective: &str) -> Option<String> {
    let bare = ["s", "sh", "ch", "se", "men"].iter().any(|end| adjective.ends_with(end));
    (!bare).then(|| format!("{adjective}s"))
}

impl Gazetteer {
    fn read_countries(&mut self, text: &str) {
        let mut rows: Vec<_> = rows(text, '|').collect();
        rows.sort_by(|(_, one), (_, other)| one[0].cmp(other[0]));
        for (line, row) in rows {
            let [code, name, point, _, others, adjectives] = row[..] else {
                panic!("gazetteer/countries.txt:{line}: six fields")
            };
            let at = self.add(Entry {
                name: name.to_owned(),
                sort: Sort::Country,
                country: code.to_owned(),
                parent: None,
                point: degrees(point),
                people: 0,
                others: list(others),
            });
            self.codes.insert(code.to_owned(), at);
            self.add_adjectives(at, &list(adjectives));
        }
    }

    fn add_adjectives(&mut self, at: usize, adjectives: &[String]) {
        for adjective in adjectives {
            for form in [Some(adjective.clone()), plural(adjective)].into_iter().flatten() {
                let key = super::key::Key::of(&form);
                let entry = &self.entries[at];
                let name = |name: &String| super::key::Key::of(name).text() == key.text();
                if !name(&entry.name) && !entry.others.iter().any(name) {
                    self.adjectives.entry(key.text().to_owned()).or_insert(at);
                }
            }
        }
    }

    fn read_divisions(&mut self, text: &str) {
        for (_, row) in rows(text, '\t') {
            let code = row[0];
            let depth = code.matches('.').count();
            let at = self.add(Entry {
                name: row[1].to_owned(),
                sort: if depth == 1 { Sort::Region } else { Sort::District },
                country: code[..2].to_owned(),
                parent: None,
                point: thousandths(row.get(2), row.get(3)),
                people: row.get(4).and_then(|people| people.parse().ok()).unwrap_or(0),
                others: row
                    .get(5)
                    .map_or_else(Vec::new, |others| others.split('|').map(str::to_owned).collect()),
            });
            self.codes.insert(code.to_owned(), at);
        }
        let parents: Vec<_> = self.codes.iter().map(|(code, &at)| (at, self.above(code))).collect();
        for (at, parent) in parents {
            self.entries[at].parent = parent;
        }
    }

    /// The nearest place above `code` that is stored.
    fn above(&self, code: &str) -> Option<usize> {
        let (above, _) = code.rsplit_once('.')?;
        self.codes.get(above).copied().or_else(|| self.above(above))
    }

    /// The place with `code`, else the nearest above it.
    fn at_or_above(&self, code: &str) -> Option<usize> {
        self.codes.get(code).copied().or_else(|| self.above(code))
    }

    fn correct_divisions(&mut self, text: &str) {
        for (line, row) in rows(text, '|') {
            let Some(&at) = self.codes.get(row[0]) else {
                panic!("gazetteer/regions.txt:{line}: no such division")
            };
            let entry = &mut self.entries[at];
            if !row[1].is_empty() {
                let old = std::mem::replace(&mut entry.name, row[1].to_owned());
                entry.others.push(old);
            }
            entry.others.extend(list(row[2]));
            entry.point = row.get(3).and_then(|point| degrees(point)).or(entry.point);
        }
    }

    fn read_towns(&mut self, text: &str) {
        let mut parent = None;
        let mut country = "";
        for (_, row) in rows(text, '\t') {
            if let Some(code) = row[0].strip_prefix('=') {
                parent = self.at_or_above(code);
                country = &code[..2];
                continue;
            }
            self.add(Entry {
                name: row[0].to_owned(),
                sort: Sort::Town,
                country: country.to_owned(),
                parent,
                point: thousandths(row.get(1), row.get(2)),
                people: row.get(3).and_then(|people| people.parse().ok()).unwrap_or(0),
                others: row
                    .get(4)
                    .map_or_else(Vec::new, |others| others.split('|').map(str::to_owned).collect()),
            });
        }
    }

    fn read_places(&mut self, text: &str) {
        for (line, row) in rows(text, '|') {
            let [code, sort, name, point, people, others] = row[..] else {
                panic!("gazetteer/places.txt:{line}: six fields")
            };
            self.add(Entry {
                name: name.to_owned(),
                sort: match sort {
                    "area" => Sort::Area,
                    "region" => Sort::Region,
                    "district" => Sort::District,
                    _ => Sort::Town,
                },
                country: code[..2].to_owned(),
                parent: self.at_or_above(code),
                point: degrees(point),
                people: people.parse().unwrap_or(0),
                others: list(others),
            });
        }
    }

    fn read_areas(&mut self, text: &str) {
        for (line, row) in rows(text, '|') {
            let [name, point, within, others, members] = row[..] else {
                panic!("gazetteer/areas.txt:{line}: five fields")
            };
            let parent = self.codes.get(within).copied();
            let country = parent.map_or_else(String::new, |at| self.entries[at].country.clone());
            let (adjectives, others): (Vec<_>, Vec<_>) =
                list(others).into_iter().partition(|name| is_adjective(name));
            let at = self.add(Entry {
                name: name.to_owned(),
                sort: Sort::Area,
                country,
                parent,
                point: degrees(point),
                people: 0,
                others,
            });
            self.codes.insert(name.to_owned(), at);
            self.add_adjectives(at, &adjectives);
            for member in members.split_whitespace() {
                let Some(&member) = self.codes.get(member) else {
                    panic!("gazetteer/areas.txt:{line}: no such place as {member}")
                };
                self.entries[member].parent = Some(at);
            }
        }
    }

    /// Runs when names are ranked, so that a spelling goes to the first place of the name in that country.
    fn read_spellings(&mut self, text: &str) {
        for (line, row) in rows(text, '|') {
            let key = super::key::Key::of(row[1]);
            let found = self
                .names
                .get(key.text())
                .and_then(|places| {
                    places.iter().map(|&(at, _)| at).find(|&at| {
                        self.entries[at].country == row[0] && self.entries[at].sort == Sort::Town
                    })
                })
                .unwrap_or_else(|| {
                    panic!("gazetteer/spellings.txt:{line}: no town {} in {}", row[1], row[0])
                });
            for name in list(row[2]) {
                let name = name.strip_prefix('=').map_or(name.as_str(), |shown| {
                    shown.clone_into(&mut self.entries[found].name);
                    shown
                });
                self.call(found, name);
            }
        }
    }

    fn read_doubles(&mut self, text: &str) {
        for (_, row) in rows(text, '\t') {
            let flags = row[1].chars().map(|flag| match flag {
                'w' => 1,
                'f' => 2,
                _ => 4,
            });
            *self.doubles.entry(row[0].to_owned()).or_default() |= flags.sum::<u32>();
        }
    }

    fn find_capitals(&mut self, text: &str) {
        let mut rows: Vec<_> = rows(text, '|').collect();
        rows.sort_by(|(_, one), (_, other)| one[0].cmp(other[0]));
        for (_, row) in rows {
            let key = super::key::Key::of(row[3]);
            let capital = self.names.get(key.text()).and_then(|places| {
                places.iter().map(|&(at, _)| at).find(|&at| {
                    self.entries[at].country == row[0] && self.entries[at].sort == Sort::Town
                })
            });
            self.capitals.push(capital);
        }
    }
}

/// *European*, *Scandinavian*: said of a thing, not the name of a place.
fn is_adjective(name: &str) -> bool {
    !name.contains("the ")
        && ["ean", "ian", "can", "Asian", "Tibetan", "Darfuri", "Kashmiri", "Eastern"]
            .iter()
            .any(|end| name.ends_with(end))
        && !["Mediterranean", "the Mediterranean", "Caribbean"].contains(&name)
}
