//! The listing of every example model, one snapshot per area: what the archive says, reviewed as text.
//!
//! A change of a model, or of what the compiler makes of it, shows up here line by line. `cargo xtask build-snapshot`
//! writes the archive, `cargo insta review` the listings.

use std::collections::BTreeMap;

use frostmap_format::{Archive, listing};
use frostmap_snapshots::social;

#[test]
fn social() {
    let bytes = std::fs::read(social::archive_path()).expect("cargo xtask build-snapshot writes the archive");
    let archive = Archive::new(&bytes).expect("an archive of this format");
    let mut areas: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for number in 0..archive.header().sections {
        let name = archive.name(number).expect("a name");
        let Some(area) = name.split('.').nth(1) else { continue };
        let text = listing::section(&archive, number).expect("a section without damage");
        areas.entry(area.to_owned()).or_default().push(text);
    }
    assert_eq!(areas.len(), 10, "{:?}", areas.keys());
    let mut settings = insta::Settings::clone_current();
    settings.set_description("Models of one area of the social network");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (area, models) in &areas {
            insta::assert_snapshot!(format!("social.{area}"), models.join("\n"));
        }
    });
}
