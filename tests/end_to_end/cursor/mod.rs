//! The reader of JSON beside two others: documents that a grammar makes and mutations spoil, the same in every run.
//!
//! The fuzz target `document` makes the same comparison of whatever libFuzzer thinks of.

mod compare;
mod grammar;
mod mutate;
mod random;

use compare::{Verdicts, difference, judges};
use grammar::{document, nested};
use mutate::spoil;
use random::Random;

/// Documents that are made; each is also spoiled.
const DOCUMENTS: u64 = 10_000;
const SPOILED: u64 = 3;

#[test]
fn documents_are_read_as_others_read_them() {
    let judges = judges();
    let mut verdicts = Verdicts::default();
    let mut check = |document: &[u8], what: &dyn std::fmt::Display| match difference(&judges, document) {
        Ok(found) => verdicts.count(found),
        Err(difference) => panic!("{what}: {difference}\n{}", String::from_utf8_lossy(document)),
    };
    for seed in 0..DOCUMENTS {
        let mut random = Random::new(seed);
        let sound = document(&mut random);
        check(&sound, &format_args!("document {seed}"));
        for round in 0..SPOILED {
            let mut spoiled = sound.clone();
            for _ in 0..=random.below(3) {
                spoil(&mut spoiled, &mut random);
            }
            check(&spoiled, &format_args!("document {seed}, spoiled {round}"));
        }
    }
    assert!(verdicts.sound > DOCUMENTS && verdicts.broken > DOCUMENTS, "{verdicts:?} are one-sided");
}

#[test]
fn depth_ends_where_others_end_it() {
    let judges = judges();
    for depth in 195..=205 {
        for seed in 0..48 {
            let mut random = Random::new(depth * 1_000 + seed);
            let document = nested(&mut random, depth as usize);
            if let Err(difference) = difference(&judges, &document) {
                panic!("depth {depth}, seed {seed}: {difference}\n{}", String::from_utf8_lossy(&document));
            }
        }
    }
}

#[test]
fn every_prefix_is_read_as_others_read_it() {
    let judges = judges();
    for seed in 0..40 {
        let document = document(&mut Random::new(1_000_000 + seed));
        for end in 0..document.len().min(2_000) {
            if let Err(difference) = difference(&judges, &document[..end]) {
                panic!("document {seed}, {end} bytes: {difference}");
            }
        }
    }
}
