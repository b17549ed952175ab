//! What the README and the pages in `shown/` show is what the program prints: every block is run.

use std::path::Path;

#[test]
fn what_is_shown_is_what_is_printed() {
    std::env::set_current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).unwrap();
    let shown = trycmd::TestCases::new();
    shown.env("NO_COLOR", "1").env("COLUMNS", "80").env("LC_ALL", "C.UTF-8");
    shown.case("README.md").case("crates/tollcheck/tests/shown/*.md");
}
