//! Every way in, over seeds that are spoilt at random: the same seed spoils the same way, so a failure can be repeated.
//!
//! `fuzz/` drives the same functions by coverage; this needs nothing but cargo.

use std::fs;

use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::root;
use crate::targets::TARGETS;

/// How often each seed is spoilt.
const TIMES: usize = 60;

/// Pieces that break words, numbers, quotes, cells and tags.
const PIECES: [&str; 40] = [
    "“",
    "”",
    "\"",
    "''",
    "‘",
    "’s",
    "(",
    ")",
    "—",
    "-",
    "\u{202e}",
    "\u{301}",
    "\0",
    "\r\n",
    "\n\n",
    "\t",
    ",",
    ";",
    ".",
    "9",
    "99999999999999999999999999",
    "1,2.3",
    "٣",
    "½",
    "İ",
    "29 February 2023",
    "99999-12-31",
    "0000-00-00",
    "two hundred and",
    "at least ",
    "between ",
    "to 5",
    "since ",
    "n/a",
    "#date",
    "<script>",
    "&#0;",
    "{\"",
    "\\ud800",
    "$",
];

#[test]
fn no_spoilt_input_breaks_any_way_in() {
    for (name, target) in TARGETS {
        let folder = root("fuzz/seeds").join(name);
        let mut seeds: Vec<_> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        seeds.sort();
        assert!(!seeds.is_empty(), "{} holds no seed", folder.display());
        let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        for seed in seeds {
            let seed = fs::read(seed).unwrap();
            target(&seed);
            for _ in 0..TIMES {
                target(&spoil(&seed, &mut rng));
            }
        }
    }
}

/// `seed` with one to twelve places changed.
fn spoil(seed: &[u8], rng: &mut impl Rng) -> Vec<u8> {
    let mut below = |n: usize| (rng.next_u32() as usize) % n.max(1);
    let mut bytes = seed.to_vec();
    for _ in 0..=below(12) {
        let at = below(bytes.len() + 1);
        let end = (at + below(30)).min(bytes.len());
        match below(6) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let piece = bytes[at..end].repeat(1 + below(20));
                bytes.splice(at..at, piece);
            }
            2 if at < bytes.len() => bytes[at] = u8::try_from(below(256)).unwrap_or(0),
            3 => bytes[at..end].make_ascii_uppercase(),
            _ => drop(bytes.splice(at..at, PIECES[below(PIECES.len())].bytes())),
        }
    }
    bytes
}
