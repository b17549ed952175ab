//! Corpora of layers: texts, each with what a layer finds in it and what its claims were given.

use std::fmt::Write as _;

use serde::Deserialize;
use tollcheck_model::Claim;

use crate::read;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

/// A text, what the layer holds, and what claims were given, in one line each.
#[derive(Deserialize)]
struct Case {
    text: toml::Spanned<String>,
    #[serde(alias = "says", alias = "places")]
    layer: Option<Vec<String>>,
    claims: Option<Vec<String>>,
}

/// A corpus, and how its lines are written.
pub(crate) struct Corpus {
    /// Its file, for the report.
    pub(crate) path: &'static str,
    /// What the file holds.
    pub(crate) toml: &'static str,
    /// The layer of a text, one line an entry.
    pub(crate) layer: fn(&str) -> Vec<String>,
    /// What a claim of a text was given; the line that is wanted tells whether it asks for all of it.
    pub(crate) given: fn(&Claim, &str, &str) -> String,
}

impl Corpus {
    /// Reads every text, and reports every line that is not as the file says.
    ///
    /// A line of `claims` is `figure | what it was given`, for the first claim whose figure holds those words.
    #[track_caller]
    pub(crate) fn check(&self) {
        let cases: Cases = toml::from_str(self.toml).expect("a corpus is a list of cases");
        let mut wrong = String::new();
        for case in &cases.case {
            let text = case.text.get_ref();
            let line = self.toml[..case.text.span().start].matches('\n').count() + 1;
            let mut compare = |read: &[String], wanted: &[String]| {
                if read != wanted {
                    writeln!(wrong, "{}:{line}: {read:#?}, not {wanted:#?}", self.path).unwrap();
                }
            };
            if let Some(wanted) = &case.layer {
                compare(&(self.layer)(text), wanted);
            }
            if let Some(wanted) = &case.claims {
                let claims = read(text, None).claims;
                let given: Vec<_> =
                    wanted.iter().map(|wanted| self.claimed(&claims, text, wanted)).collect();
                compare(&given, wanted);
            }
        }
        assert!(wrong.is_empty(), "\n{wrong}");
    }

    fn claimed(&self, claims: &[Claim], text: &str, wanted: &str) -> String {
        let (figure, _) =
            wanted.split_once(" | ").expect("a line has a figure and what it is given");
        let claim = claims.iter().find(|claim| claim.span.of(text).contains(figure));
        let given = claim.map(|claim| (self.given)(claim, text, wanted));
        format!("{figure} | {}", given.as_deref().unwrap_or("no such claim"))
    }
}
