//! What lint says of a table, each by a rule with a code.

use std::collections::BTreeMap;

use tollcheck_model::Fault;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Something could not be read, or cannot be.
    Error,
    /// Something is likely wrong.
    Warning,
    /// Something to know.
    Note,
}

impl Level {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A rule of lint.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// `SRC003`
    pub code: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// How bad a finding by it is.
    pub level: Level,
    /// What it means and what to do, in a few sentences.
    pub meaning: &'static str,
}

#[rustfmt::skip]
macro_rules! rules {
    ($($name:ident $code:literal $level:ident $title:literal $meaning:literal)*) => {
        $(pub(crate) static $name: Rule =
            Rule { code: $code, name: $title, level: Level::$level, meaning: $meaning };)*

        /// Every rule, by code.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    NO_DATE "SRC001" Error "no-date"
        "A cell under a date is none. The row stays, without a day, and no query finds it. Mend the cell, or list it under `missingValues`."
    DAY_OR_MONTH "SRC002" Error "day-or-month"
        "Every date of the column can be read day first and month first. Say `format` in the descriptor: \"%d/%m/%Y\" or \"%m/%d/%Y\"."
    FALLS "SRC003" Warning "total-falls"
        "A running total is lower than before. A digit is missing, or the total was revised; the cell is marked on the evidence that rests on it."
    NO_NUMBER "SRC004" Error "no-number"
        "A cell under a number is none, or can be read in two ways. The cell is unknown. Mend it, list it under `missingValues`, or say `groupChar` or `decimalChar`."
    TWICE "SRC005" Warning "twice"
        "Two rows are the same to the last cell. A sum counts both."
    TAGS "SRC006" Note "tag-row"
        "The second row holds HXL tags and is no data."
    WORDS "SRC007" Note "words-in-number"
        "Cells under a number hold words, signs or marks of footnotes (\"at least 86\", \"~300\", \"2 [1]\"), which were understood."
    RAGGED "SRC008" Error "ragged-row"
        "A row has more or fewer cells than there are headers, or a quote is not closed. A row with fewer is left out."
    ENCODING "SRC009" Warning "encoding-guessed"
        "The text is not UTF-8 and nobody says what it is. Say `encoding` in the descriptor."
    GAP "SRC010" Note "gap"
        "Days without a row in a table that otherwise has one every few days. Claims about them will find nothing."
    PARTS "SRC011" Warning "parts-differ"
        "What a report adds is not the difference of the running totals in the same file. Both cannot be right."
    SERIAL "SRC012" Note "workbook-date"
        "Dates are numbers of days, as workbooks count them."
    PLACE "SRC013" Note "unknown-place"
        "Names of places that the gazetteer does not know. Such rows are found by the larger place around them."
    UNSAID "SRC014" Warning "publisher-unsaid"
        "Nobody says who published the table, or under which licence; a descriptor does. Independent sources cannot be counted without."
    CHANGED "SRC015" Warning "changed"
        "The file is not the one whose hash the descriptor records."
    JUMP "SRC016" Note "jump"
        "A running total rises by more than fifty times its step of late."
    FUTURE "SRC017" Warning "date-outside"
        "A row lies after the last day that the table covers, or years away from all others: a digit of the year is wrong, or the table runs ahead of itself."
    BAND "SRC018" Warning "band-disordered"
        "Low is above high, or best lies outside the two. The cells are marked on the evidence that rests on them."
    HEADER "SRC019" Warning "header-twice"
        "Two columns have one header; the first is taken."
    BACKWARD "SRC020" Warning "ends-before-it-begins"
        "A row ends before it begins. Its first day is taken."
    DOWNED "SRC021" Warning "more-downed-than-launched"
        "More were shot down than launched. The cells are marked on the evidence that rests on them."
    UNCLEAR "SRC022" Error "not-understood"
        "The table cannot be used before a person says what it holds. `tollcheck sources init` writes a descriptor to say it in."
    UNREAD "SRC023" Error "not-read"
        "A file or a descriptor cannot be read."
    SENTINEL "SRC024" Warning "sentinel"
        "The only cells below zero, or far above all others, are one number that tables write for what is not known (-1, -99, 999, 9999). List it under `missingValues`; until then it is counted, and the cells are marked on the evidence that rests on them."
}

/// The rule with this code, in any case.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(code))
}

/// One thing that lint says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// By which rule.
    pub rule: &'static Rule,
    /// The file, relative to the folder of tables.
    pub file: String,
    /// The physical line; zero where the file as a whole is meant.
    pub line: u64,
    /// The column in characters, in a descriptor; else zero.
    pub column: u64,
    /// The header of the column.
    pub header: Option<String>,
    /// What is found, in a clause.
    pub what: String,
    /// How many more of the sort there are in the column.
    pub more: usize,
}

/// Findings of one sort that are told one by one.
const TOLD: usize = 5;

/// Findings as they come, the first lines of a sort and the count of the rest.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Finding>,
    /// By rule and header.
    sorts: BTreeMap<(&'static str, Option<String>), Sort>,
}

/// Findings of one rule in one column.
#[derive(Clone, Debug, Default)]
struct Sort {
    /// The places in the list of those that are told.
    told: Vec<usize>,
    /// How many there are besides.
    more: usize,
}

impl Findings {
    pub(crate) fn push(
        &mut self,
        rule: &'static Rule,
        file: &str,
        line: u64,
        header: Option<&str>,
        what: impl Into<String>,
    ) {
        let header = header.map(str::to_owned);
        let sort = self.sorts.entry((rule.code, header.clone())).or_default();
        if sort.told.len() < TOLD {
            sort.told.push(self.list.len());
            let (file, what) = (file.to_owned(), what.into());
            self.list.push(Finding { rule, file, line, column: 0, header, what, more: 0 });
            return;
        }
        sort.more += 1;
        // Tables are checked by place and day, and told of by line.
        let place = |at: &usize| self.list.get(*at).map(|told| (&*told.file, told.line));
        let last = sort.told.iter().copied().max_by(|one, other| place(one).cmp(&place(other)));
        let last = last.filter(|last| place(last) > Some((file, line)));
        if let Some(finding) = last.and_then(|last| self.list.get_mut(last)) {
            (finding.file, finding.line, finding.what) = (file.to_owned(), line, what.into());
        }
    }

    /// Puts what `other` tells behind its own.
    pub(crate) fn append(&mut self, other: Self) {
        for finding in other.list {
            let Finding { rule, file, line, header, what, .. } = finding;
            self.push(rule, &file, line, header.as_deref(), what);
        }
        for (key, sort) in other.sorts {
            self.sorts.entry(key).or_default().more += sort.more;
        }
    }

    /// All that is told, the count of the rest at the last of each sort.
    pub(crate) fn into_list(self) -> Vec<Finding> {
        let mut all = self.list;
        for Sort { told, more } in self.sorts.into_values() {
            let place = |at: &usize| all.get(*at).map(|told| (told.file.clone(), told.line));
            let last = told.into_iter().max_by_key(place);
            if let Some(finding) = last.and_then(|last| all.get_mut(last)) {
                finding.more = more;
            }
        }
        all
    }
}

/// A fault of a file is what lint says of it.
impl From<Fault> for Finding {
    fn from(fault: Fault) -> Self {
        let Fault { file, line, column, header, what } = fault;
        Self { rule: &UNREAD, file, line, column, header, what, more: 0 }
    }
}

/// What could not be read is a fault.
impl From<&Finding> for Fault {
    fn from(finding: &Finding) -> Self {
        let more = match finding.more {
            0 => String::new(),
            more => format!(" (and {more} more like it)"),
        };
        Self {
            file: finding.file.clone(),
            line: finding.line,
            column: finding.column,
            header: finding.header.clone(),
            what: format!("{}{more}", finding.what),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_in_the_order_of_their_codes() {
        assert!(RULES.is_sorted_by_key(|rule| rule.code));
        assert_eq!(rule("src018").map(|rule| rule.name), Some("band-disordered"));
        assert_eq!(rule("SRC999"), None);
    }

    #[test]
    fn the_first_lines_of_a_sort_are_told_in_whatever_order_they_come() {
        let told = |lines: &[u64]| {
            let mut findings = Findings::default();
            for line in lines {
                findings.push(&TWICE, "a.csv", *line, None, format!("line {line}"));
            }
            let mut list = findings.into_list();
            list.sort_by_key(|finding| finding.line);
            let shown = list.iter().map(|finding| format!("{} +{}", finding.what, finding.more));
            shown.collect::<Vec<_>>().join(", ")
        };
        insta::assert_snapshot!(told(&[9, 8, 7, 6, 5, 4, 3, 2]), @"line 2 +0, line 3 +0, line 4 +0, line 5 +0, line 6 +3");
        insta::assert_snapshot!(told(&[2, 9]), @"line 2 +0, line 9 +0");
    }

    #[test]
    fn five_of_a_sort_are_told_and_the_rest_counted() {
        let mut findings = Findings::default();
        for line in 2..20 {
            findings.push(&NO_NUMBER, "a.csv", line, Some("killed"), "\"n/a\" is no number");
        }
        findings.push(&NO_NUMBER, "a.csv", 3, Some("injured"), "\"x\" is no number");
        let shown: Vec<String> = findings
            .into_list()
            .iter()
            .skip(4)
            .map(|finding| Fault::from(finding).to_string())
            .collect();
        insta::assert_snapshot!(shown.join("\n"), @r#"
        a.csv:6: column "killed": "n/a" is no number (and 13 more like it)
        a.csv:3: column "injured": "x" is no number
        "#);
    }
}
