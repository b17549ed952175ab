//! How far a run is: on a terminal, after a second, and only where there is more than one article.

use std::fs::Metadata;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::arguments::Input;
use crate::article;
use crate::meter::Meter;

/// How long nothing is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// The line on a terminal.
pub(super) struct Progress {
    bar: ProgressBar,
    meter: Meter,
    /// The beginning, as long as nothing is shown.
    waits_since: Option<Instant>,
}

impl Default for Progress {
    /// Nothing is ever shown.
    fn default() -> Self {
        Self { bar: ProgressBar::hidden(), meter: Meter::default(), waits_since: None }
    }
}

impl Progress {
    /// The progress through `input`, of which `meter` tells how much has been read.
    pub(super) fn over(input: &Input, meter: Meter) -> Self {
        if !io::stderr().is_terminal() {
            return Self::default();
        }
        let bar = ProgressBar::with_draw_target(size(input), ProgressDrawTarget::hidden());
        let line = if bar.length().is_some() {
            "{wide_bar} {percent}% · {msg} articles · {rate} · {eta} left"
        } else {
            "{bytes} · {msg} articles · {rate}"
        };
        let rate = |state: &ProgressState, out: &mut dyn std::fmt::Write| {
            let _ = write!(out, "{:.1} MB/s", state.per_sec() / 1e6);
        };
        if let Ok(style) = ProgressStyle::with_template(line) {
            bar.set_style(style.with_key("rate", rate));
        }
        Self { bar, meter, waits_since: Some(Instant::now()) }
    }

    /// The first `articles` are done.
    pub(super) fn tell(&mut self, articles: usize) {
        if let Some(begun) = self.waits_since {
            if articles < 2 || begun.elapsed() < PATIENCE {
                return;
            }
            self.waits_since = None;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_position(self.meter.read());
        self.bar.set_message(articles.to_string());
    }

    /// Lets `speak` write to standard error.
    pub(super) fn aside(&self, speak: impl FnOnce()) {
        self.bar.suspend(speak);
    }

    /// Takes the line away.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// The bytes of all files of `input`; none where that cannot be told.
fn size(input: &Input) -> Option<u64> {
    article::files(input)
        .map(|file| match file {
            Ok(file) if file != Path::new("-") => {
                file.metadata().ok().filter(Metadata::is_file).map(|about| about.len())
            }
            Ok(_) => None,
            Err(_) => Some(0),
        })
        .sum()
}
