//! SQL for `DuckDB` over the file itself, so that anybody can repeat a query.

use std::fmt::Write as _;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::day::date_of;

/// `text` as an identifier: `"killed"`.
pub fn identifier(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// `text` as a string: `'Kyiv'`.
pub fn string(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The condition that a column holds one of `words`; a blank is a null there.
pub fn one_of<'w>(header: &str, words: impl IntoIterator<Item = &'w str>) -> String {
    let column = identifier(header);
    let (mut listed, mut blank) = (Vec::new(), false);
    for word in words {
        if word.is_empty() {
            blank = true;
        } else {
            listed.push(string(word));
        }
    }
    let in_list = match listed.as_slice() {
        [] if blank => return format!("{column} IS NULL"),
        [] => return "false".to_owned(),
        [one] => format!("{column} = {one}"),
        all => format!("{column} IN ({})", all.join(", ")),
    };
    if blank { format!("({in_list} OR {column} IS NULL)") } else { in_list }
}

/// A day as a date: `DATE '2025-05-01'`.
pub fn day(day: i32) -> String {
    format!("DATE '{}'", date_of(day))
}

/// How `DuckDB` is told to read one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Between cells.
    pub delimiter: char,
    /// Around cells.
    pub quote: char,
    /// Before a quote inside quotes: usually the quote itself.
    pub escape: char,
    /// What opens a line that is no data.
    pub comment: Option<char>,
    /// Lines before the header.
    pub skip: usize,
    /// The encoding of its text.
    pub encoding: &'static Encoding,
    /// The sheet, where the file is a workbook, which `DuckDB` alone does not read.
    pub sheet: Option<String>,
}

impl Default for Dialect {
    fn default() -> Self {
        Self {
            delimiter: ',',
            quote: '"',
            escape: '"',
            comment: None,
            skip: 0,
            encoding: UTF_8,
            sheet: None,
        }
    }
}

impl Dialect {
    fn is_wide(&self) -> bool {
        self.encoding == UTF_16LE || self.encoding == UTF_16BE
    }

    /// `sql` with the words of the file as `DuckDB` has them: of code pages it knows Latin-1 alone, so that the others
    /// are read as that, byte by byte.
    pub fn spell(&self, sql: &str) -> String {
        if self.encoding == UTF_8 || self.is_wide() || sql.is_ascii() {
            return sql.to_owned();
        }
        self.encoding.encode(sql).0.iter().map(|byte| char::from(*byte)).collect()
    }

    /// The table function that reads the files at `paths` as one table, every column as text.
    pub fn read(&self, paths: &[&str]) -> String {
        let files: Vec<String> = paths.iter().map(|path| string(path)).collect();
        let files = match files.as_slice() {
            [one] => one.clone(),
            all => format!("[{}]", all.join(", ")),
        };
        let mut sql = format!(
            "read_csv({files}, header = true, all_varchar = true, delim = {}, quote = {}",
            string(&self.delimiter.to_string()),
            string(&self.quote.to_string()),
        );
        if self.escape != self.quote {
            let _ = write!(sql, ", escape = {}", string(&self.escape.to_string()));
        }
        if let Some(comment) = self.comment {
            let _ = write!(sql, ", comment = {}", string(&comment.to_string()));
        }
        if self.skip > 0 {
            let _ = write!(sql, ", skip = {}", self.skip);
        }
        if self.encoding != UTF_8 {
            let name = if self.is_wide() { "utf-16" } else { "latin-1" };
            let _ = write!(sql, ", encoding = {}", string(name));
        }
        sql.push(')');
        sql
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{WINDOWS_1251, WINDOWS_1252};
    use insta::assert_snapshot;

    use super::*;

    #[test]
    fn names_and_words_are_quoted() {
        assert_snapshot!(one_of("say \"x\"", ["O'Brien"]), @r#""say ""x""" = 'O''Brien'"#);
        assert_snapshot!(one_of("a", ["x", "", "y"]), @r#"("a" IN ('x', 'y') OR "a" IS NULL)"#);
        assert_snapshot!(one_of("a", [""]), @r#""a" IS NULL"#);
        assert_snapshot!(one_of("a", []), @"false");
    }

    #[test]
    fn a_file_is_read_as_text_in_its_own_dialect() {
        let dialect = Dialect { delimiter: ';', encoding: WINDOWS_1252, ..Dialect::default() };
        assert_snapshot!(
            dialect.read(&["ukraine/strikes.csv"]),
            @"read_csv('ukraine/strikes.csv', header = true, all_varchar = true, delim = ';', quote = '\"', encoding = 'latin-1')"
        );
    }

    #[test]
    fn words_of_a_code_page_are_spelt_as_latin_reads_their_bytes() {
        let dialect = Dialect { encoding: WINDOWS_1251, ..Dialect::default() };
        assert_snapshot!(dialect.spell(&one_of("Область", ["Київ"])), @r#""Îáëàñòü" = 'Êè¿â'"#);
    }
}
