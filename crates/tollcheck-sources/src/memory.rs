//! How much memory tables may take before one is refused, so that the machine does not swap.

use std::fs;
use std::sync::atomic::{AtomicU64, Ordering};

/// What is taken for free where the system does not tell.
const UNTOLD: u64 = 4 << 30;

/// The memory that all tables of a folder share while they are loaded.
#[derive(Debug)]
pub(crate) struct Room {
    most: u64,
    taken: AtomicU64,
}

impl Room {
    pub(crate) const fn of(most: u64) -> Self {
        Self { most, taken: AtomicU64::new(0) }
    }

    /// A part of it, empty at first.
    pub(crate) const fn share(&self) -> Share<'_> {
        Share { room: self, bytes: 0 }
    }
}

/// The memory that the rows of one file take. It is given back where the file comes to nothing.
#[derive(Debug)]
pub(crate) struct Share<'r> {
    room: &'r Room,
    bytes: u64,
}

impl Share<'_> {
    /// Takes so many bytes in all; false where there is not so much.
    pub(crate) fn grow_to(&mut self, bytes: u64) -> bool {
        let more = bytes.saturating_sub(self.bytes);
        self.bytes += more;
        let before = self.room.taken.fetch_add(more, Ordering::Relaxed);
        before.saturating_add(more) <= self.room.most
    }

    /// Leaves it taken.
    pub(crate) fn keep(mut self) {
        self.bytes = 0;
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        self.room.taken.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

/// Half of what is free now.
pub(crate) fn half_of_free() -> u64 {
    let report = fs::read_to_string("/proc/meminfo").ok();
    report.as_deref().and_then(available).unwrap_or(UNTOLD) / 2
}

/// The bytes that Linux says are free to take.
fn available(report: &str) -> Option<u64> {
    let line = report.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kilobytes.checked_mul(1 << 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_memory_is_read_from_the_report_of_the_system() {
        let report = "MemTotal:       16384 kB\nMemAvailable:    2048 kB\n";
        assert_eq!(available(report), Some(2 << 20));
        assert_eq!(available("MemTotal: 1 kB"), None);
    }

    #[test]
    fn tables_share_what_there_is() {
        let room = Room::of(100);
        let (mut one, mut other) = (room.share(), room.share());
        assert!(one.grow_to(60) && !other.grow_to(60));
        drop(other);
        one.keep();
        assert!(room.share().grow_to(40) && !room.share().grow_to(41));
    }
}
