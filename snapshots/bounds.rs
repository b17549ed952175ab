//! How much work each way in does: the memory that it asks for in all, counted, so that no clock is asked.
//!
//! A rule that looks at everything for each thing nearly always makes something on each look; where it makes nothing,
//! `work.rs` of the parser, which counts looks at words, and `just bounds`, which counts instructions, tell.

use std::fs;

use allocation_counter::{AllocationInfo, measure};

use crate::root;
use crate::targets::TARGETS;

/// A flood, one a line of `floods.jsonl`: the way in, what stands before it, what is repeated, and what stands after it. `{n}`
/// is another number each time.
#[derive(Debug)]
struct Flood {
    way: String,
    before: String,
    piece: String,
    after: String,
}

impl Flood {
    fn of(line: &str) -> Self {
        let flood: serde_json::Value = serde_json::from_str(line).unwrap();
        let part = |name: &str| flood[name].as_str().unwrap().to_owned();
        Self {
            way: part("way"),
            before: part("before"),
            piece: part("piece"),
            after: part("after"),
        }
    }

    /// As many bytes of it.
    fn text(&self, bytes: usize) -> String {
        let mut text = self.before.clone();
        for n in 0.. {
            if text.len() >= bytes {
                break;
            }
            text.push_str(&self.piece.replace("{n}", &format!("{n:06}")));
        }
        text + &self.after
    }

    /// What its way in asks for, by one thread, for so many bytes of it.
    fn asks(&self, bytes: usize) -> AllocationInfo {
        let (_, target) = TARGETS.iter().find(|(name, _)| *name == self.way).unwrap();
        let text = self.text(bytes);
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        one.install(|| measure(|| target(text.as_bytes())))
    }
}

/// The most that is asked for, for each byte of a flood. The names of small tables are floods of tables to open.
const MOST: u64 = 60_000;

/// The bytes of the smaller flood; the larger has four times as many.
const BYTES: usize = 2_000;

#[test]
fn what_is_asked_for_grows_with_the_input_and_no_faster() {
    let mut wrong = Vec::new();
    let floods = fs::read_to_string(root("snapshots/floods.jsonl")).unwrap();
    for flood in floods.lines().map(Flood::of) {
        // What is made once for all is made now.
        flood.asks(100);
        let (less, more) = (flood.asks(BYTES), flood.asks(4 * BYTES));
        let grows = |less: u64, more: u64, fixed: u64| 2 * more > 9 * less + fixed;
        let times = grows(less.count_total, more.count_total, 2_000);
        let memory = grows(less.bytes_total, more.bytes_total, 500_000);
        let most = MOST * u64::try_from(4 * BYTES).unwrap();
        if times || memory || more.bytes_total > most {
            wrong.push(format!("{flood:?}: {less:?}, of four times as much {more:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
