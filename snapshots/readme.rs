//! What the README points to is there. That it shows what the program prints is tested beside the command.

use std::fs;

use crate::root;

#[test]
fn the_readme_names_files_that_exist() {
    let readme = fs::read_to_string(root("README.md")).unwrap();
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for link in links.filter(|link| !link.contains("://")) {
        assert!(root(link).exists(), "README.md names {link}");
    }
}
