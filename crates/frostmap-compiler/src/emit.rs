//! From lowered sections to the bytes of an archive: blocked ones left out, the others numbered without gaps.

use std::collections::{BTreeSet, HashMap};

use frostmap_format::section::section_kind;
use frostmap_format::{ArchiveWriter, SectionSource};

use crate::lower::{Lowered, LoweredSection, renumber};

/// What an archive was made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Models that can be looked up.
    pub models: usize,
    /// Sections: the models, the definitions they share, the parts those share, the patterns.
    pub sections: usize,
    /// Patterns of strings.
    pub patterns: usize,
    /// Nodes.
    pub nodes: usize,
    /// Keys.
    pub keys: usize,
    /// Bytes of the archive.
    pub bytes: usize,
}

/// An archive could not be put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmitError {
    /// The section that does not fit.
    pub section: String,
}

/// Puts the sections that `keep` lets through, and that some kept model reaches, together.
///
/// # Errors
/// The first section whose tables do not fit 32-bit offsets.
pub fn emit(
    lowered: Lowered,
    fingerprint: u64,
    keep: &dyn Fn(&LoweredSection) -> bool,
) -> Result<(Vec<u8>, Stats), EmitError> {
    let kept = reached(&lowered.sections, keep);
    let numbers: Vec<u32> = kept.iter().copied().collect();
    let new_number = |old: u32| numbers.binary_search(&old).unwrap_or(0) as u32;
    let patterns = patterns(&lowered, &kept);
    let pattern_numbers: HashMap<u32, u32> = patterns.iter().copied().zip(kept.len() as u32..).collect();
    let pattern_number = |old: u32| pattern_numbers.get(&old).copied().unwrap_or(0);
    let mut writer = ArchiveWriter { fingerprint, ..ArchiveWriter::default() };
    let mut stats = Stats::default();
    for (number, section) in (0..).zip(lowered.sections) {
        let Some(mut body) = section.body.filter(|_| kept.contains(&number)) else { continue };
        renumber(&mut body, new_number, pattern_number);
        stats.nodes += body.nodes.len();
        stats.keys += body.keys.len();
        let name = section.name.map(|name| name.to_string()).unwrap_or_default();
        let body = body.to_bytes().map_err(|_| EmitError { section: name.clone() })?;
        writer.models += u32::from(section.entry);
        writer.sections.push(SectionSource { name, kind: section_kind::TABLES, body });
    }
    for pattern in patterns.iter().filter_map(|number| lowered.patterns.get(*number as usize)) {
        let body = pattern.to_bytes();
        writer.sections.push(SectionSource { name: String::new(), kind: section_kind::PATTERN, body });
    }
    stats.patterns = patterns.len();
    let bytes = writer.to_bytes();
    stats.models = writer.models as usize;
    stats.sections = writer.sections.len();
    stats.bytes = bytes.len();
    Ok((bytes, stats))
}

/// The patterns that kept sections use, in an order that does not depend on who uses them first.
fn patterns(lowered: &Lowered, kept: &BTreeSet<u32>) -> Vec<u32> {
    let sections = kept.iter().filter_map(|number| lowered.sections.get(*number as usize));
    let used: BTreeSet<u32> = sections.flat_map(|section| section.patterns.iter().copied()).collect();
    let key = |number: &u32| {
        let pattern = lowered.patterns.get(*number as usize);
        pattern.map(|pattern| (&pattern.text, &pattern.expression, pattern.flags))
    };
    let mut used: Vec<u32> = used.into_iter().collect();
    used.sort_by(|left, right| key(left).cmp(&key(right)));
    used
}

/// The kept models and whatever they reach.
fn reached(sections: &[LoweredSection], keep: &dyn Fn(&LoweredSection) -> bool) -> BTreeSet<u32> {
    let mut reached = BTreeSet::new();
    let entries = (0..).zip(sections).filter(|(_, section)| section.entry && keep(section));
    let mut open: Vec<u32> = entries.map(|(number, _)| number).collect();
    while let Some(number) = open.pop() {
        if reached.insert(number)
            && let Some(section) = sections.get(number as usize)
        {
            open.extend(&section.references);
        }
    }
    reached
}
