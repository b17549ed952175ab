//! Being told to stop: the first time, what is begun is finished and written; the second time ends at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};
use signal_hook::SigId;
use signal_hook::consts::{SIGABRT, SIGINT, SIGTERM};
use signal_hook::flag;

/// The exit status of a run that was told to stop, as shells have it.
pub(crate) const STATUS: u8 = 130;

/// Whether Ctrl-C was pressed, or the process was asked to end.
pub(crate) struct Interrupt {
    came: Arc<AtomicBool>,
    heard_by: Vec<SigId>,
}

impl Interrupt {
    /// Takes notice from now on, until it is dropped.
    pub(super) fn listen() -> Result<Self> {
        let mut interrupt = Self { came: Arc::default(), heard_by: Vec::new() };
        for signal in [SIGINT, SIGTERM] {
            let second = flag::register_conditional_shutdown(
                signal,
                STATUS.into(),
                Arc::clone(&interrupt.came),
            );
            let first = flag::register(signal, Arc::clone(&interrupt.came));
            for id in [second, first] {
                interrupt.heard_by.push(id.context("Ctrl-C cannot be heard")?);
            }
        }
        Ok(interrupt)
    }

    /// Whether it came.
    pub(super) fn came(&self) -> bool {
        self.came.load(Ordering::Relaxed)
    }
}

impl Drop for Interrupt {
    fn drop(&mut self) {
        for &id in &self.heard_by {
            signal_hook::low_level::unregister(id);
        }
    }
}

/// Makes what would end the process without an exit status of ours end with one: want of memory, which aborts once Rust
/// has told of it, and a file that may grow no more, which is then an error of writing.
pub(crate) fn tame_signals() -> Result<()> {
    let always = Arc::new(AtomicBool::new(true));
    let tamed = flag::register_conditional_shutdown(SIGABRT, 2, always);
    #[cfg(unix)]
    let tamed = tamed.and(flag::register(signal_hook::consts::SIGXFSZ, Arc::default()));
    tamed.map(drop).context("no signal can be heard")
}
