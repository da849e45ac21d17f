//! Archives with wrong bytes: damage is found before it is used, and nothing that a wrong byte says can panic.

use std::collections::BTreeSet;
use std::ptr::from_ref;

use frostmap::{DumpOptions, Snapshot};
use frostmap_format::Kind;
use frostmap_format::archive::Archive;
use frostmap_format::hash::digest;
use frostmap_format::header::HEADER_LEN;
use frostmap_format::tables::ArchivedNode;
use frostmap_tests::compile;
use frostmap_tests::found::Found;
use serde_json::Value;

use crate::archives::{observe, small};
use crate::case_files::{self, Case};

/// Bodies that are spoiled and sealed again.
const SPOILED: u32 = 4000;
/// Archives that are spoiled of each case file.
const SPOILED_CASES: u32 = 24;

#[test]
fn every_flipped_bit_is_found() {
    let whole = small();
    let right = observe(&Snapshot::from_bytes(whole.clone()).unwrap());
    for at in 0..whole.len() * 8 {
        let mut bytes = whole.clone();
        bytes[at / 8] ^= 1 << (at % 8);
        let Ok(snapshot) = Snapshot::from_bytes(bytes) else { continue };
        assert!(at / 8 >= HEADER_LEN, "bit {at}, in the header, is not found when the archive is opened");
        assert!(snapshot.verify().is_err(), "bit {at} is not found");
        // Every eighth flip is also used: the answers are the right ones, or say that the archive is damaged.
        if at % 8 == at / 8 % 8 {
            let observed = observe(&snapshot);
            assert!(observed.true_or_damaged(&right), "bit {at} is used: {observed:?}");
        }
    }
}

#[test]
fn flipped_bytes_of_a_section_are_found_on_first_use() {
    let whole = small();
    let archive = Archive::new(&whole).unwrap();
    for number in 0..archive.header().models {
        let name = archive.name(number).unwrap().to_owned();
        let body = archive.parts(number).unwrap().body;
        let start = body.as_ptr().addr() - whole.as_ptr().addr();
        for at in start..start + body.len() {
            let mut bytes = whole.clone();
            bytes[at] = !bytes[at];
            let snapshot = Snapshot::from_bytes(bytes).unwrap();
            let model = snapshot.model(&name).unwrap();
            for _ in 0..2 {
                let error = model.validate(b"{}").unwrap_err();
                assert!(error.to_string().contains("damaged"), "byte {at}: {error}");
                assert!(!model.is_valid(b"{}"));
            }
        }
    }
}

#[test]
fn flipped_bytes_of_a_pattern_are_found_on_its_first_use() {
    let whole = small();
    let archive = Archive::new(&whole).unwrap();
    let number = (0..archive.header().sections).find(|number| archive.is_pattern(*number)).unwrap();
    let body = archive.parts(number).unwrap().body;
    let start = body.as_ptr().addr() - whole.as_ptr().addr();
    for at in start..start + body.len() {
        let mut bytes = whole.clone();
        bytes[at] = !bytes[at];
        let snapshot = Snapshot::from_bytes(bytes).unwrap();
        let tags = snapshot.model("app.Tags").unwrap();
        assert!(tags.is_valid(b"[]"), "byte {at}: the pattern is not used");
        for _ in 0..2 {
            let error = tags.validate(br##"["#a"]"##).unwrap_err();
            assert!(error.to_string().contains("damaged"), "byte {at}: {error}");
        }
    }
}

#[test]
fn a_pattern_that_is_no_pattern_is_damage() {
    let whole = small();
    let archive = Archive::new(&whole).unwrap();
    let number = (0..archive.header().sections).find(|number| archive.is_pattern(*number)).unwrap();
    let start = archive.parts(number).unwrap().bytes.as_ptr().addr() - whole.as_ptr().addr();
    for kind in [0, 2, u32::MAX] {
        let mut bytes = whole.clone();
        bytes[start + 24..start + 28].copy_from_slice(&kind.to_le_bytes());
        seal(&mut bytes, start);
        let snapshot = Snapshot::from_bytes(bytes).unwrap();
        assert!(snapshot.verify().is_err());
        let error = snapshot.model("app.Tags").unwrap().validate(br##"["#a"]"##).unwrap_err();
        assert!(error.to_string().contains(&format!("a section of kind 1, found kind {kind}")), "{error}");
    }
}

/// A digest is no signature: whoever can write the file can seal it. Whatever stands in a sealed section, there may be
/// an error or another answer, but no panic.
#[test]
fn sealed_nonsense_never_panics() {
    let whole = small();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut opened = 0;
    for round in 0..SPOILED {
        let mut bytes = whole.clone();
        let number = random.below(Archive::new(&whole).unwrap().header().sections as usize) as u32;
        for _ in 0..=random.below(3) {
            spoil(&mut bytes, number, &mut random);
        }
        let snapshot = Snapshot::from_bytes(bytes).unwrap();
        opened += u32::from(snapshot.verify().is_ok());
        let observed = observe(&snapshot);
        assert!(!observed.panicked(), "round {round}, section {number}: {observed:?}");
    }
    assert!(opened > SPOILED / 20, "only {opened} of {SPOILED} got past the checks: the seal is wrong");
}

/// The same with the archives of all case files, which have records of every kind, and with their documents.
#[test]
fn sealed_nonsense_of_every_kind_never_panics() {
    let mut random = Random(0x0DDB_1A5E_5BAD_5EED);
    let mut opened = 0;
    for file in case_files::all() {
        let document = compile::document(&file.record);
        let whole = compile::archive(&document).unwrap_or_else(|refusal| panic!("{}", refusal.text()));
        let sections = Archive::new(&whole).unwrap().header().sections as usize;
        for round in 0..SPOILED_CASES {
            let mut bytes = whole.clone();
            for _ in 0..=random.below(3) {
                spoil(&mut bytes, random.below(sections) as u32, &mut random);
            }
            let snapshot = Snapshot::from_bytes(bytes).unwrap();
            opened += u32::from(snapshot.verify().is_ok());
            let _ = snapshot.listing(compile::CASE);
            let Ok(model) = snapshot.model(compile::CASE) else { continue };
            for case in file.cases_with(&model) {
                let found = use_everything(&case);
                let panicked = matches!(&found, Found::Broken { what } if what.starts_with("a panic"));
                assert!(!panicked, "{}, round {round}: {found:?}", case.name);
            }
        }
    }
    assert!(opened > 1_000, "only {opened} got past the checks: the seal is wrong");
}

/// Asks about a document, and uses what comes out in all other ways.
fn use_everything(case: &Case<'_>) -> Found {
    let document = case.input.as_bytes();
    if let Ok(instance) = case.model.parse_with(document, &case.options) {
        let shorter = DumpOptions { exclude_defaults: true, round_trip: true, ..DumpOptions::default() };
        let _ = (instance.to_json(&shorter), instance.deserialize::<Value>());
    }
    let _ = case.model.deserialize_by_alias::<Value>(document);
    Found::ask(case.model, document, &case.options)
}

/// Nodes of every kind that lead back to themselves or to one around them, in a sealed section.
#[test]
fn nodes_that_lead_back_to_themselves_end() {
    let whole = small();
    let archive = Archive::new(&whole).unwrap();
    let kinds: Vec<u8> = (0..=u8::MAX).filter(|kind| Kind::from_number(*kind).is_some()).collect();
    let mut opened = 0;
    for number in (0..archive.header().sections).filter(|number| !archive.is_pattern(*number)) {
        let start = archive.parts(number).unwrap().bytes.as_ptr().addr() - whole.as_ptr().addr();
        let view = archive.section(number).unwrap();
        let nodes = || view.nodes.iter().chain(view.keys.iter().map(|key| &key.node));
        let places: Vec<NodePlace> = nodes().map(|node| NodePlace::of(node, &whole)).collect();
        let records: BTreeSet<u32> = nodes().map(|node| node.b.to_native()).collect();
        for (index, loops) in (0..).zip(places.iter().take(view.nodes.len())) {
            for (kind, record) in
                kinds.iter().flat_map(|kind| records.iter().map(move |record| (kind, record)))
            {
                let mut bytes = whole.clone();
                loops.write(&mut bytes, (*kind, index, *record));
                if !is_sound(&mut bytes, start) {
                    continue;
                }
                for leads in &places {
                    let mut bytes = bytes.clone();
                    leads.write(&mut bytes, (*kind, index, *record));
                    opened += u32::from(is_sound(&mut bytes, start));
                    let observed = observe(&Snapshot::from_bytes(bytes).unwrap());
                    assert!(!observed.panicked(), "section {number}, kind {kind}, {index}: {observed:?}");
                }
            }
        }
    }
    assert!(opened > 200, "only {opened} got past the checks");
}

/// Where the fields of a node are in an archive.
#[derive(Clone, Copy)]
struct NodePlace {
    kind: usize,
    inner: usize,
    record: usize,
}

impl NodePlace {
    fn of(node: &ArchivedNode, whole: &[u8]) -> Self {
        let [kind, inner, record] =
            [from_ref(&node.kind).addr(), from_ref(&node.a).addr(), from_ref(&node.b).addr()]
                .map(|field| field - whole.as_ptr().addr());
        Self { kind, inner, record }
    }

    fn write(self, bytes: &mut [u8], (kind, inner, record): (u8, u32, u32)) {
        bytes[self.kind] = kind;
        bytes[self.inner..self.inner + 4].copy_from_slice(&inner.to_le_bytes());
        bytes[self.record..self.record + 4].copy_from_slice(&record.to_le_bytes());
    }
}

/// Seals the section at an offset; whether it gets past the checks.
fn is_sound(bytes: &mut [u8], start: usize) -> bool {
    seal(bytes, start);
    Snapshot::from_bytes(bytes.to_vec()).unwrap().verify().is_ok()
}

/// Changes a byte of a section's body and puts its digest right.
fn spoil(bytes: &mut [u8], number: u32, random: &mut Random) {
    let (start, head, body) = {
        let parts = Archive::new(bytes).unwrap().parts(number).unwrap();
        let start = parts.bytes.as_ptr().addr() - bytes.as_ptr().addr();
        (start, parts.body.as_ptr().addr() - parts.bytes.as_ptr().addr(), parts.body.len())
    };
    let at = start + head + random.below(body);
    bytes[at] = match random.below(4) {
        0 => random.below(256) as u8,
        1 => bytes[at].wrapping_add(1),
        2 => bytes[at] ^ (1 << random.below(8)),
        _ => [0, 1, 0x7F, 0xFF][random.below(4)],
    };
    seal(bytes, start);
}

/// Puts the digest of the section at an offset right.
fn seal(bytes: &mut [u8], start: usize) {
    let length = u32::from_le_bytes(*bytes[start + 8..].first_chunk().unwrap()) as usize;
    let own = digest(&bytes[start + 8..start + length]);
    bytes[start..start + 8].copy_from_slice(&own.to_le_bytes());
}

/// The same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}
