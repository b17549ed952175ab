//! JSON: one array of all articles, or one line an article.

use crate::record::record;
use crate::{Checked, Format, Tally};

/// One JSON array over all articles, indented.
#[derive(Clone, Copy, Debug)]
pub struct Json {
    /// Whether to add what the reading is made of.
    pub layers: bool,
}

impl Format for Json {
    fn head(&self) -> String {
        "[".to_owned()
    }

    fn between(&self) -> &'static str {
        ","
    }

    fn article(&self, checked: &Checked) -> String {
        let body = serde_json::to_string_pretty(&record(checked, self.layers)).unwrap_or_default();
        format!("\n{body}")
    }

    fn tail(&self, _: &Tally) -> String {
        "\n]\n".to_owned()
    }
}

/// One line of JSON an article.
#[derive(Clone, Copy, Debug)]
pub struct Jsonl {
    /// Whether to add what the reading is made of.
    pub layers: bool,
}

impl Format for Jsonl {
    fn article(&self, checked: &Checked) -> String {
        let mut line = serde_json::to_string(&record(checked, self.layers)).unwrap_or_default();
        line.push('\n');
        line
    }
}
