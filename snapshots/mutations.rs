//! Every way in, over seeds that are spoilt at random: the same seed spoils the same way, so a failure can be repeated.
//!
//! `fuzz/` drives the same functions by coverage; this needs nothing but cargo.

use std::fs;

use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::root;
use crate::targets::TARGETS;

/// How often each seed is spoilt.
const TIMES: usize = 40;

#[test]
fn no_spoilt_input_breaks_any_way_in() {
    for (name, target) in TARGETS {
        let folder = root("fuzz/seeds").join(name);
        let mut seeds: Vec<_> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        seeds.sort();
        assert!(!seeds.is_empty(), "{} holds no seed", folder.display());
        let pieces = pieces(name);
        let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        for seed in seeds {
            let seed = fs::read(seed).unwrap();
            target(&seed);
            for _ in 0..TIMES {
                target(&spoil(&seed, &pieces, &mut rng));
            }
        }
    }
}

/// The pieces in the dictionary of `target`, which libFuzzer reads too: `"word"` a line, with `\"`, `\\` and `\xAB`.
fn pieces(target: &str) -> Vec<Vec<u8>> {
    let file = root("fuzz/dictionaries").join(target).with_extension("dict");
    let text = fs::read_to_string(file).unwrap();
    let words = text.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    words.map(piece).collect()
}

fn piece(written: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = written.as_bytes();
    while let [first, after @ ..] = rest {
        let (byte, left) = match after {
            [b'x', hex @ ..] if *first == b'\\' => {
                let (hex, left) = hex.split_at(2);
                (u8::from_str_radix(str::from_utf8(hex).unwrap(), 16).unwrap(), left)
            }
            [escaped, left @ ..] if *first == b'\\' => (*escaped, left),
            left => (*first, left),
        };
        bytes.push(byte);
        rest = left;
    }
    bytes
}

#[test]
fn a_dictionary_is_read_as_libfuzzer_reads_it() {
    assert_eq!(piece(r#"a\"\xE2\x80\x9C\\x"#), "a\"“\\x".as_bytes());
}

/// `seed` with one to twelve places changed.
fn spoil(seed: &[u8], pieces: &[Vec<u8>], rng: &mut impl Rng) -> Vec<u8> {
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
            _ => drop(bytes.splice(at..at, pieces[below(pieces.len())].iter().copied())),
        }
    }
    bytes
}
