//! The templates of the page: built in, or put in their place by a desk.

use minijinja::{Environment, Value};
use tollcheck_model::Fault;

use crate::screen;

/// The built-in templates, by name.
const BUILT_IN: [(&str, &str); 5] = [
    ("head.html", include_str!("../../templates/head.html")),
    ("article.html", include_str!("../../templates/article.html")),
    ("tail.html", include_str!("../../templates/tail.html")),
    ("index.html", include_str!("../../templates/index.html")),
    ("style.css", include_str!("../../templates/style.css")),
];

/// The templates of a report.
#[derive(Clone, Debug)]
pub struct Templates(Environment<'static>);

impl Templates {
    /// The built-in templates with their names, for somebody to start from.
    pub const fn built_in() -> [(&'static str, &'static str); 5] {
        BUILT_IN
    }

    /// The built-in templates but for those of which `instead` has another one.
    pub fn with(instead: impl Fn(&str) -> Option<String>) -> Result<Self, Fault> {
        let mut templates = Environment::new();
        for (name, source) in BUILT_IN {
            let source = instead(name).unwrap_or_else(|| source.to_owned());
            templates.add_template_owned(name, source).map_err(|error| fault(name, &error))?;
        }
        Ok(Self(templates))
    }

    /// The template `name` filled in with `context`. What is wrong in it stands in its place, for its author to see.
    pub(super) fn render(&self, name: &str, context: Value) -> String {
        let rendered = self.0.get_template(name).and_then(|page| page.render(context));
        let page = rendered.unwrap_or_else(|error| {
            format!(
                "<p><strong>{}</strong></p>\n",
                minijinja::HtmlEscape(&fault(name, &error).to_string())
            )
        });
        screen::page(&page).into_owned()
    }
}

impl Default for Templates {
    fn default() -> Self {
        // That the built-in templates are in order is tested.
        Self::with(|_| None).unwrap_or_else(|_| Self(Environment::new()))
    }
}

fn fault(name: &str, error: &minijinja::Error) -> Fault {
    let what = match error.detail() {
        Some(detail) => format!("the template is wrong: {}, {detail}", error.kind()),
        None => format!("the template is wrong: {}", error.kind()),
    };
    let line = error.line().and_then(|line| u64::try_from(line).ok()).unwrap_or_default();
    Fault { line, ..Fault::of_file(name, what) }
}

#[cfg(test)]
mod tests {
    use minijinja::context;

    use super::*;

    fn head_of(source: &str) -> Result<String, String> {
        let templates = Templates::with(|name| (name == "head.html").then(|| source.to_owned()));
        let rendered = templates.map(|it| it.render("head.html", context! { desk => "<Sport>" }));
        rendered.map_err(|fault| fault.to_string())
    }

    #[test]
    fn a_desk_puts_its_own_in_the_place_of_one() {
        assert_eq!(head_of("Desk: {{ desk }}").unwrap(), "Desk: &lt;Sport&gt;");
    }

    #[test]
    fn a_slip_is_told_with_its_place() {
        let told = head_of("<p>\n{% for %}").unwrap_err();
        assert!(told.starts_with("head.html:2: the template is wrong: syntax error"), "{told}");
        let told = head_of("<p>\n{{ desk|shout }}").unwrap_or_else(|told| told);
        assert!(told.contains("the template is wrong: unknown filter"), "{told}");
    }

    #[test]
    fn the_built_in_templates_are_in_order() {
        assert!(Templates::with(|_| None).is_ok());
    }
}
