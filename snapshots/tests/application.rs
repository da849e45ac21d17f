//! A test as an application writes it over its own archive: nothing but `frostmap_format` and `insta` is needed.
//!
//! The archive is what the application ships. Whoever changes a model sees in review what that does to the models
//! that an endpoint takes: a field that became required, an alias that is gone, a tag that a union lost.

use frostmap_format::{Archive, listing};

/// The archive that the application maps.
const ARCHIVE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/social.frost");

#[test]
fn what_the_endpoints_take() {
    let bytes = std::fs::read(ARCHIVE).expect("the archive is built before the tests run");
    let archive = Archive::new(&bytes).expect("an archive of this format");
    let listing_of = |model: &str| {
        let number = archive.find(model).expect("an index without damage").expect("a model of the archive");
        listing::section(&archive, number).expect("a section without damage")
    };
    insta::assert_snapshot!("timeline-params", listing_of("social.feed.TimelineParams"));
    insta::assert_snapshot!("apply-writes", listing_of("social.repo.ApplyWrites"));
}
