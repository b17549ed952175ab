//! `tollcheck_fuzz::waivers` under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tollcheck_fuzz::waivers(data));
