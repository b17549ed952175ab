//! Findings that somebody accepted, with a reason each.

use std::collections::BTreeMap;

use jiff::civil::Date;
use tollcheck_model::Fault;

/// The columns of a file of waivers.
const COLUMNS: [&str; 5] = ["claim", "reason", "who", "when", "until"];

/// One accepted finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Why it is accepted.
    pub reason: String,
    /// Who accepted it.
    pub who: String,
    /// The last publication date that it holds for; `None` is for ever.
    pub until: Option<Date>,
    /// Its line in the file.
    pub line: u64,
}

/// Accepted findings by the fingerprint of their claim.
#[derive(Clone, Debug, Default)]
pub struct Waivers(BTreeMap<String, Waiver>);

impl Waivers {
    /// Reads `claim,reason,who,when,until`. A line that is wrong is a fault, and the others stand.
    pub fn parse(text: &str, file: &str) -> (Self, Vec<Fault>) {
        let mut waivers = Self::default();
        let mut faults = Vec::new();
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let headers: Vec<String> = match reader.headers() {
            Ok(headers) => {
                headers.iter().map(|it| it.trim_start_matches('\u{feff}').to_lowercase()).collect()
            }
            Err(error) => return (waivers, vec![Fault::of_file(file, error.to_string())]),
        };
        let column = |name: &str| headers.iter().position(|header| header == name);
        let [Some(claim), Some(reason), who, _, until] = COLUMNS.map(column) else {
            let what =
                format!("is no list of waivers: its first line must be {}", COLUMNS.join(","));
            return (waivers, vec![Fault { line: 1, ..Fault::of_file(file, what) }]);
        };
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    faults.push(Fault::of_file(file, error.to_string()));
                    continue;
                }
            };
            let line = record.position().map_or(0, csv::Position::line);
            let cell =
                |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default().to_owned();
            if cell(Some(reason)).is_empty() {
                faults.push(Fault::of_cell(file, line, "reason", "a waiver must say why"));
                continue;
            }
            let until = cell(until);
            let last = until.parse().ok();
            if !until.is_empty() && last.is_none() {
                faults.push(Fault::of_cell(
                    file,
                    line,
                    "until",
                    format!("{until:?} is no date, such as 2025-08-06"),
                ));
                continue;
            }
            let waiver = Waiver { reason: cell(Some(reason)), who: cell(who), until: last, line };
            waivers.0.insert(cell(Some(claim)), waiver);
        }
        (waivers, faults)
    }

    /// The waiver of the claim with `fingerprint`, in an article published on `date`.
    pub fn of(&self, fingerprint: &str, date: Option<Date>) -> Option<&Waiver> {
        let waiver = self.0.get(fingerprint)?;
        let holds = match (waiver.until, date) {
            (Some(until), Some(date)) => date <= until,
            _ => true,
        };
        holds.then_some(waiver)
    }

    /// Each claim with its waiver, by fingerprint.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Waiver)> {
        self.0.iter().map(|(claim, waiver)| (claim.as_str(), waiver))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_waiver_has_a_reason_and_may_end() {
        let text = "claim,reason,who,when,until\n3f2a,by phone,AB,2025-08-21,2025-08-31\n77,,AB,,\n78,x,,,soon\n";
        let (waivers, faults) = Waivers::parse(text, "waivers.csv");
        assert_eq!(waivers.of("3f2a", Some(date(2025, 8, 31))).unwrap().reason, "by phone");
        assert!(waivers.of("3f2a", Some(date(2025, 9, 1))).is_none());
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            faults,
            [
                "waivers.csv:3: column \"reason\": a waiver must say why",
                "waivers.csv:4: column \"until\": \"soon\" is no date, such as 2025-08-06"
            ]
        );
        let (_, faults) = Waivers::parse("a,b\n", "w.csv");
        assert_eq!(
            faults[0].to_string(),
            "w.csv:1: is no list of waivers: its first line must be claim,reason,who,when,until"
        );
    }
}
