//! How a verdict looks: a sign, a word, an underline, a colour. No one of them carries it alone.

use anstyle::{AnsiColor, Style};
use tollcheck_model::Status;

/// The sign of a verdict where Unicode can be shown.
pub(crate) const fn sign(status: Status) -> char {
    match status {
        Status::Supported => '✓',
        Status::Refuted => '✗',
        Status::Contested => '≠',
        Status::Imprecise | Status::Outdated | Status::Early | Status::ScopeMismatch => '~',
        Status::NoEvidence | Status::NotCheckable => '?',
    }
}

/// The sign of a verdict in ASCII.
pub(crate) const fn ascii_sign(status: Status) -> char {
    match status {
        Status::Supported => '+',
        Status::Refuted => 'x',
        Status::Contested => '!',
        Status::Imprecise | Status::Outdated | Status::Early | Status::ScopeMismatch => '~',
        Status::NoEvidence | Status::NotCheckable => '?',
    }
}

/// What is drawn below a figure; a figure nobody asked about gets a plain line.
pub(crate) const fn underline(status: Option<Status>) -> char {
    match status {
        None | Some(Status::Supported) => '-',
        Some(Status::Refuted | Status::Contested) => '^',
        Some(Status::Imprecise | Status::Outdated | Status::Early | Status::ScopeMismatch) => '~',
        Some(Status::NoEvidence | Status::NotCheckable) => '.',
    }
}

/// The word of a verdict; only a refutation is written large.
pub(crate) fn word(status: Status) -> String {
    match status {
        Status::Refuted => "REFUTED".to_owned(),
        other => other.name().replace('_', " "),
    }
}

/// The colour of a verdict.
pub(crate) const fn style(status: Option<Status>) -> Style {
    let colour = match status {
        None => AnsiColor::Cyan,
        Some(Status::Supported) => AnsiColor::Green,
        Some(Status::Refuted) => return AnsiColor::Red.on_default().bold(),
        Some(Status::Contested) => AnsiColor::Magenta,
        Some(Status::Imprecise | Status::Outdated | Status::Early | Status::ScopeMismatch) => {
            AnsiColor::Yellow
        }
        Some(Status::NoEvidence | Status::NotCheckable) => return Style::new().dimmed(),
    };
    colour.on_default()
}

/// How much a person should care: the higher, the sooner.
pub(crate) const fn gravity(status: Status) -> u8 {
    match status {
        Status::Refuted => 8,
        Status::Contested => 7,
        Status::ScopeMismatch => 6,
        Status::Outdated => 5,
        Status::Early => 4,
        Status::Imprecise => 3,
        Status::NoEvidence => 2,
        Status::NotCheckable => 1,
        Status::Supported => 0,
    }
}
