//! Two audits beside each other: which verdicts and figures changed, and why.
//!
//! Claims are matched by kind, scope and words, never by position: a paragraph moved or added changes nothing.

use std::collections::BTreeMap;

use crate::audit_said::{Audit, Said};
use crate::screen::one_line;

/// Claims of its kind that one which is not as it was is compared with: of very many, those near by.
const COMPARED: usize = 64;

/// A claim in both audits, or in one.
struct Pair<'a> {
    before: Option<&'a Said>,
    after: Option<&'a Said>,
}

impl Audit {
    /// One line a verdict, a figure of a table or a figure of the article that changed on the way to `new`, and a claim
    /// that came or went.
    pub fn changes(&self, new: &Self) -> Vec<String> {
        self.pairs(new).into_iter().filter_map(|(article, pair)| pair.change(&article)).collect()
    }

    /// The sentences as they stood that the tables bore out and do not now, one line each.
    pub fn outdated(&self, new: &Self) -> Vec<String> {
        self.pairs(new).into_iter().filter_map(|(article, pair)| pair.outdated(&article)).collect()
    }

    fn pairs<'a>(&'a self, new: &'a Self) -> Vec<(String, Pair<'a>)> {
        let none: &[Said] = &[];
        let claims =
            |audit: &'a Self, article: &str| audit.0.get(article).map_or(none, Vec::as_slice);
        // One article under two names is still that article.
        if let (Some((_, old)), 1, Some((name, now)), 1) =
            (self.0.first_key_value(), self.0.len(), new.0.first_key_value(), new.0.len())
        {
            return matched(old, now).into_iter().map(|pair| (name.clone(), pair)).collect();
        }
        let mut articles: Vec<&String> = self.0.keys().chain(new.0.keys()).collect();
        articles.sort();
        articles.dedup();
        let pairs = articles.into_iter().flat_map(|article| {
            let pairs = matched(claims(self, article), claims(new, article));
            pairs.into_iter().map(|pair| (article.clone(), pair))
        });
        pairs.collect()
    }
}

/// Whether what narrows two claims is the same, as far as both audits tell.
fn same_scope(one: &Said, other: &Said) -> bool {
    let told = |text: &str| !text.trim().is_empty();
    let mut parts = one.scope.iter().zip(&other.scope);
    parts.all(|(one, other)| one == other || !told(one) || !told(other))
}

/// How alike two claims of one kind are; `None` where they are two claims.
fn likeness(one: &Said, other: &Said) -> Option<usize> {
    let scopes = one.scope.iter().zip(&other.scope);
    let same = scopes.filter(|(one, other)| one == other || one.trim() == other.trim()).count();
    let words = one.figure == other.figure;
    let sentence = !one.sentence.is_empty() && one.sentence == other.sentence;
    // A number that was corrected stands in the same scope, but for one of its parts.
    (words || sentence || same + 1 >= one.scope.len())
        .then_some(same + 8 * usize::from(words) + 4 * usize::from(sentence))
}

/// For each of `old` the claim of `new` that is word for word the same, each taken once.
fn unchanged(old: &[Said], new: &[Said]) -> Vec<Option<usize>> {
    fn words(said: &Said) -> (&str, &str, &str, &[String]) {
        (&said.kind, &said.figure, &said.sentence, &said.scope)
    }
    let mut same: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, claim) in new.iter().enumerate().rev() {
        same.entry(words(claim)).or_default().push(at);
    }
    old.iter().map(|claim| same.get_mut(&words(claim)).and_then(Vec::pop)).collect()
}

/// The claims of one article in both audits.
fn matched<'a>(old: &'a [Said], new: &'a [Said]) -> Vec<Pair<'a>> {
    let mut kinds: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, said) in old.iter().enumerate() {
        kinds.entry(&said.kind).or_default().0.push(at);
    }
    for (at, said) in new.iter().enumerate() {
        kinds.entry(&said.kind).or_default().1.push(at);
    }
    let mut partner = unchanged(old, new);
    let mut taken = vec![false; new.len()];
    for other in partner.iter().flatten() {
        taken[*other] = true;
    }
    for (olds, news) in kinds.values() {
        let mut likely = Vec::new();
        for (nth, at) in olds.iter().enumerate().filter(|(_, at)| partner[**at].is_none()) {
            // Of very many, the ones near by.
            let from = nth.saturating_sub(COMPARED / 2).min(news.len());
            let near = news[from..news.len().min(from + COMPARED)].iter();
            let near = near.filter(|other| !taken[**other]);
            let like = |other: &usize| Some((likeness(&old[*at], &new[*other])?, *at, *other));
            likely.extend(near.filter_map(like));
        }
        likely.sort_by_key(|(like, at, other)| (std::cmp::Reverse(*like), *at, *other));
        for (_, at, other) in likely {
            if partner[at].is_none() && !taken[other] {
                partner[at] = Some(other);
                taken[other] = true;
            }
        }
    }
    let kept = old
        .iter()
        .zip(&partner)
        .map(|(said, partner)| Pair { before: Some(said), after: partner.map(|at| &new[at]) });
    let fresh = new.iter().zip(&taken).filter(|(_, taken)| !**taken);
    kept.chain(fresh.map(|(said, _)| Pair { before: None, after: Some(said) })).collect()
}

impl Pair<'_> {
    fn change(&self, article: &str) -> Option<String> {
        let (kind, figure, line) = self.head();
        let text = match (self.before, self.after) {
            (Some(before), None) => format!("{figure}: {} → gone from the article", before.verdict),
            (None, Some(after)) => {
                let reason = spaced(&after.reason);
                format!("{figure}: new in the article → {}{reason}", after.verdict)
            }
            (Some(before), Some(after)) => {
                let cause = cause(before, after)?;
                let verdict = if before.verdict == after.verdict {
                    after.verdict.clone()
                } else {
                    format!("{} → {}", before.verdict, after.verdict)
                };
                format!("{figure}: {verdict}, {cause}{}", spaced(&after.reason))
            }
            (None, None) => return None,
        };
        Some(one_line(&format!("{article}{line}  {kind} {text}")))
    }

    /// The figure was borne out, stands unchanged, and is not borne out now.
    fn outdated(&self, article: &str) -> Option<String> {
        let (before, after) = (self.before?, self.after?);
        let was_right = matches!(before.verdict.as_str(), "supported" | "imprecise");
        let is_wrong = matches!(after.verdict.as_str(), "outdated" | "refuted" | "scope_mismatch");
        if !was_right || !is_wrong || before.figure != after.figure {
            return None;
        }
        let (_, figure, line) = self.head();
        let sentence = if after.sentence.is_empty() { figure } else { after.sentence.clone() };
        Some(one_line(&format!("{article}{line}  {sentence}: {}", after.reason)))
    }

    /// Kind, figure and line.
    fn head(&self) -> (&str, String, String) {
        let both = self.after.or(self.before);
        let kind = both.map_or("", |said| said.kind.as_str());
        let line = both.and_then(|said| said.line).map_or(String::new(), |line| format!(":{line}"));
        let figure = match (self.before, self.after) {
            (Some(before), Some(after)) if before.figure != after.figure => {
                format!("“{}” → “{}”", before.figure, after.figure)
            }
            _ => format!("“{}”", both.map_or("", |said| said.figure.as_str())),
        };
        (kind, figure, line)
    }
}

fn spaced(reason: &str) -> String {
    if reason.is_empty() { String::new() } else { format!(": {reason}") }
}

/// Why two claims that are one are not judged alike; `None` where they are.
fn cause(before: &Said, after: &Said) -> Option<String> {
    let same_verdict = before.verdict == after.verdict;
    if before.figure != after.figure {
        return Some("because the article has another figure".to_owned());
    }
    if before.found != after.found && before.table.0 == after.table.0 && same_scope(before, after) {
        return Some(format!(
            "because the table has {} instead of {}",
            shown(&after.found),
            shown(&before.found)
        ));
    }
    if same_verdict {
        return None;
    }
    Some(if !same_scope(before, after) {
        "because the article says otherwise when, where, of whom or by whom".to_owned()
    } else if before.table != after.table {
        "because the tables changed".to_owned()
    } else {
        "with the article and the tables as they were".to_owned()
    })
}

/// The figure of a table, or that there is none.
fn shown(found: &str) -> &str {
    if found.is_empty() { "no figure" } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(figure: &str, place: &str, status: &str, found: u32) -> String {
        format!(
            r#"{{"kind":"killed","text":"{figure}","place":{{"name":"{place}"}},"verdict":{{"status":"{status}","reason":"the table has {found}","evidence":[{{"table":"t","value":{found},"sha256":"{found}"}}]}}}}"#
        )
    }

    fn audit(claims: &[String]) -> Audit {
        let text = format!(r#"{{"id":"a","claims":[{}]}}"#, claims.join(","));
        Audit::parse(&text, "a.jsonl").unwrap()
    }

    #[test]
    fn a_verdict_changes_because_the_table_does() {
        let old = audit(&[claim("72 people", "Kyiv", "supported", 72)]);
        let new = audit(&[claim("72 people", "Kyiv", "outdated", 74)]);
        insta::assert_snapshot!(old.changes(&new).join("\n"), @"a killed “72 people”: supported → outdated, because the table has 74 instead of 72: the table has 74");
        insta::assert_snapshot!(old.outdated(&new).join("\n"), @"a “72 people”: the table has 74");
        assert!(old.changes(&old).is_empty());
    }

    #[test]
    fn a_figure_of_the_table_may_change_without_the_verdict() {
        let old = audit(&[claim("at least 70", "Kyiv", "supported", 72)]);
        let new = audit(&[claim("at least 70", "Kyiv", "supported", 74)]);
        insta::assert_snapshot!(old.changes(&new).join("\n"), @"a killed “at least 70”: supported, because the table has 74 instead of 72: the table has 74");
        assert!(old.outdated(&new).is_empty());
    }

    #[test]
    fn a_corrected_figure_is_the_same_claim() {
        let old = audit(&[claim("72 people", "Kyiv", "outdated", 74)]);
        let new = audit(&[claim("74 people", "Kyiv", "supported", 74)]);
        insta::assert_snapshot!(old.changes(&new).join("\n"), @"a killed “72 people” → “74 people”: outdated → supported, because the article has another figure: the table has 74");
    }

    #[test]
    fn claims_that_moved_are_matched_by_their_words() {
        let (kyiv, sumy) =
            (claim("two", "Kyiv", "refuted", 3), claim("two", "Sumy", "supported", 2));
        let old = audit(&[kyiv.clone(), sumy.clone()]);
        assert!(old.changes(&audit(&[sumy.clone(), kyiv])).is_empty());
        insta::assert_snapshot!(old.changes(&audit(&[sumy])).join("\n"), @"a killed “two”: refuted → gone from the article");
    }

    #[test]
    fn many_claims_before_those_that_stayed_move_none_of_them() {
        let claims = |places: std::ops::Range<u32>| -> Vec<String> {
            places.map(|n| claim("two", &format!("Town {n}"), "supported", 2)).collect()
        };
        let old = audit(&claims(0..200));
        let changes = old.changes(&audit(&[claims(200..400), claims(0..200)].concat()));
        assert_eq!(changes.len(), 200);
        assert!(changes.iter().all(|change| change.contains("new in the article")), "{changes:?}");
    }

    #[test]
    fn csv_and_jsonl_can_be_compared() {
        let rows = "article,claim_id,line,figure,kind,verdict,reason,evidence_value,evidence_table\na,c1,7,72 people,killed,refuted,no,74,t\n";
        let new = audit(&[claim("72 people", "", "refuted", 74)]);
        let csv = Audit::parse(rows, "a.csv").unwrap();
        assert_eq!(csv.changes(&new), [""; 0]);
        insta::assert_snapshot!(csv.changes(&Audit::default()).join("\n"), @"a:7 killed “72 people”: refuted → gone from the article");
        let fault = Audit::parse("a,b\n1,2\n", "x.csv").unwrap_err();
        assert_eq!(fault.to_string(), "x.csv: is no audit: it has no column \"article\"");
    }
}
