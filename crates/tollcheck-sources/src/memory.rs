//! How much memory a table may take before it is refused, so that the machine does not swap.

use std::fs;
use std::sync::LazyLock;

/// What is taken for free where the system does not tell.
const UNTOLD: u64 = 4 << 30;

/// Half of what was free when the first table was read.
pub(crate) static ROOM: LazyLock<u64> = LazyLock::new(|| {
    fs::read_to_string("/proc/meminfo").ok().as_deref().and_then(available).unwrap_or(UNTOLD) / 2
});

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
}
