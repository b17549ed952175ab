//! Forms of verbs and nouns, so that the data files hold one of each.

/// The forms of a verb.
pub(crate) struct Verb {
    /// *kill*, *kills*, *killed*: what stands after a subject.
    pub(crate) finite: Vec<String>,
    /// *killed*: what stands after *were*.
    pub(crate) participle: String,
    /// *killing*
    pub(crate) gerund: String,
}

/// `verb = base [ "/" past [ "/" participle ] ] { " " particle }`
///
/// > kill · gun/gunned down · shoot/shot dead · slay/slew/slain · fatally shoot/shot · kill and wound
///
/// The word that changes is the one with a slash, else the first.
pub(crate) fn verb(entry: &str) -> Verb {
    if let Some((first, join, second)) = pair(entry) {
        let both = |one: &str, other: &str| format!("{one} {join} {other}");
        let (first, second) = (verb(first), verb(second));
        return Verb {
            finite: first
                .finite
                .iter()
                .zip(&second.finite)
                .map(|(one, other)| both(one, other))
                .collect(),
            participle: both(&first.participle, &second.participle),
            gerund: both(&first.gerund, &second.gerund),
        };
    }
    let mut words: Vec<&str> = entry.split(' ').collect();
    let at = words.iter().position(|word| word.contains('/')).unwrap_or(0);
    let mut forms = words[at].split('/');
    let base = forms.next().unwrap_or_default();
    let past = forms.next().map_or_else(|| past(base), str::to_owned);
    let participle = forms.next().map_or_else(|| past.clone(), str::to_owned);
    let gerund = gerund(base, &past);
    let third = plural(base);
    let mut phrase = |form: &str| {
        let form = form.to_owned();
        words[at] = "";
        let put: Vec<&str> =
            words.iter().enumerate().map(|(n, word)| if n == at { &form } else { *word }).collect();
        put.join(" ")
    };
    Verb {
        finite: vec![phrase(base), phrase(&third), phrase(&past)],
        participle: phrase(&participle),
        gerund: phrase(&gerund),
    }
}

/// *kill*, *and*, *wound* of *kill and wound*.
fn pair(entry: &str) -> Option<(&str, &str, &str)> {
    let join = ["and", "or"].into_iter().find(|join| entry.contains(&format!(" {join} ")))?;
    let (first, second) = entry.split_once(&format!(" {join} "))?;
    Some((first, join, second))
}

/// `noun = singular [ "/" plural ]`; the last word changes; `"-"` for a form that is not used.
///
/// > soldier · man/men · police officer · personnel/personnel · -/troops
pub(crate) fn noun(entry: &str) -> (Option<String>, Option<String>) {
    let used = |form: &str| (form != "-").then(|| form.to_owned());
    match entry.split_once('/') {
        Some((singular, ending)) => {
            let alone = ending.contains(' ');
            let before =
                singular.rsplit_once(' ').filter(|_| !alone).map_or("", |(before, _)| before);
            let plural = used(ending).map(|ending| format!("{before} {ending}").trim().to_owned());
            (used(singular), plural)
        }
        None => (used(entry), Some(plural(entry))),
    }
}

/// *kills*, *dies*, *misses*, *carries*; of nouns as of verbs.
fn plural(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end)) => {
            format!("{base}es")
        }
        _ => format!("{base}s"),
    }
}

/// *killed*, *died*, *carried*
fn past(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ied"),
        _ if base.ends_with('e') => format!("{base}d"),
        _ => format!("{base}ed"),
    }
}

/// *killing*, *dying*, *losing*, *gunning*, *fleeing*
fn gerund(base: &str, past: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    if let Some(stem) = past.strip_suffix("ed").filter(|stem| stem.len() > base.len()) {
        return format!("{stem}ing");
    }
    match base.strip_suffix('e') {
        Some(stem) if !stem.ends_with('e') => format!("{stem}ing"),
        _ => format!("{base}ing"),
    }
}
