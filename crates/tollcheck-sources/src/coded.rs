//! A column of words, each distinct word stored once.

use crate::sql;

/// The cells of a column as numbers into the list of its distinct cells.
#[derive(Clone, Debug, Default)]
pub struct Coded {
    /// The header of the column.
    pub header: String,
    /// The distinct cells as written, in order of first appearance.
    pub words: Vec<String>,
    codes: Codes,
}

#[derive(Clone, Debug)]
enum Codes {
    Narrow(Vec<u8>),
    Middle(Vec<u16>),
    Wide(Vec<u32>),
}

impl Default for Codes {
    fn default() -> Self {
        Self::Narrow(Vec::new())
    }
}

impl Coded {
    pub(crate) fn new(header: String, words: Vec<String>, codes: Vec<u32>) -> Self {
        let codes = if words.len() <= 1 << 8 {
            Codes::Narrow(codes.iter().map(|code| code.to_le_bytes()[0]).collect())
        } else if words.len() <= 1 << 16 {
            let low = |code: &u32| u16::try_from(code & 0xffff).unwrap_or_default();
            Codes::Middle(codes.iter().map(low).collect())
        } else {
            Codes::Wide(codes)
        };
        Self { header, words, codes }
    }

    /// The number of the word in `row`.
    pub fn code(&self, row: usize) -> u32 {
        match &self.codes {
            Codes::Narrow(codes) => codes.get(row).copied().map_or(0, u32::from),
            Codes::Middle(codes) => codes.get(row).copied().map_or(0, u32::from),
            Codes::Wide(codes) => codes.get(row).copied().unwrap_or_default(),
        }
    }

    /// The word in `row` as written; blank where the cell is.
    pub fn word(&self, row: usize) -> &str {
        self.words.get(self.code(row) as usize).map_or("", String::as_str)
    }

    /// The numbers of the words that `fits` accepts.
    pub fn codes(&self, fits: impl Fn(&str) -> bool) -> Vec<u32> {
        (0..).zip(&self.words).filter(|(_, word)| fits(word)).map(|(code, _)| code).collect()
    }

    /// The SQL that keeps the rows with one of `codes`: `"model" IN ('Kalibr', 'X-101')`.
    pub fn sql(&self, codes: &[u32]) -> String {
        let words = codes.iter().filter_map(|code| self.words.get(*code as usize));
        sql::one_of(&self.header, words.map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_row_and_quoted_for_sql() {
        let words = vec!["Shahed-136/131".to_owned(), "'Orlan-10'".to_owned(), String::new()];
        let weapon = Coded::new("model".to_owned(), words, vec![0, 1, 0, 2]);
        assert_eq!(weapon.word(1), "'Orlan-10'");
        assert_eq!(weapon.word(2), "Shahed-136/131");
        let codes = weapon.codes(|word| word.contains("Orlan"));
        assert_eq!(weapon.sql(&codes), r#""model" = '''Orlan-10'''"#);
        assert_eq!(weapon.sql(&[1, 2]), r#"("model" = '''Orlan-10''' OR "model" IS NULL)"#);
    }
}
