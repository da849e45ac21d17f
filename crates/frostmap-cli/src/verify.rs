//! `frostmap verify`: every byte of an archive, and what is wrong where.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use frostmap_format::{Archive, ArchiveError};
use serde_json::{Value, json};

use crate::archive_file::ArchiveFile;
use crate::failure::{Outcome, Verdict};
use crate::numbers::{counted, grouped};
use crate::terminal::{Format, Terminal};

/// Check every byte of an archive
///
/// The runtime checks each part of an archive when it is first used. This command checks all parts, and that every
/// model is found by its name. A digest finds damage; it does not say who wrote the archive.
#[derive(Args, Debug)]
pub(crate) struct Verify {
    /// The archive
    file: PathBuf,
}

/// Something that is wrong.
#[derive(Debug)]
struct Finding {
    /// The section it is in, with its name as far as that can be read.
    section: Option<(u32, String)>,
    /// Offset of the section in bytes.
    offset: Option<u64>,
    message: String,
}

impl Verify {
    /// Runs the command.
    pub(crate) fn run(&self, terminal: Terminal) -> Outcome {
        let file = ArchiveFile::read(&self.file)?;
        let read = Archive::new(file.bytes());
        let findings = match &read {
            Ok(archive) => findings(archive),
            Err(error) => vec![Finding { section: None, offset: None, message: error.to_string() }],
        };
        let mut data = terminal.data();
        let sections = read.map_or(0, |archive| archive.header().sections);
        match terminal.format {
            Format::Json => writeln!(data, "{:#}", self.json(&file, sections, &findings))?,
            Format::Human => {
                let paint = terminal.data_paint();
                let path = self.file.display();
                for finding in &findings {
                    writeln!(data, "{} {path}: {}", paint.bad("damaged"), finding.text())?;
                }
                if findings.is_empty() {
                    let sections = counted(sections as usize, "section");
                    let bytes = grouped(file.bytes().len() as u64);
                    writeln!(data, "{} {path}: {sections}, {bytes} bytes", paint.good("sound"))?;
                }
            }
        }
        data.flush()?;
        Ok(Verdict::of_findings(!findings.is_empty()))
    }

    fn json(&self, file: &ArchiveFile, sections: u32, findings: &[Finding]) -> Value {
        let findings: Vec<Value> = findings
            .iter()
            .map(|finding| {
                json!({
                    "section": finding.section.as_ref().map(|(number, _)| number),
                    "name": finding.section.as_ref().map(|(_, name)| name),
                    "offset": finding.offset,
                    "message": finding.message,
                })
            })
            .collect();
        json!({
            "ok": findings.is_empty(),
            "file": self.file.display().to_string(),
            "bytes": file.bytes().len(),
            "sections": sections,
            "findings": findings,
        })
    }
}

impl Finding {
    fn text(&self) -> String {
        let mut text = self.message.clone();
        if let Some((_, name)) = self.section.as_ref().filter(|(_, name)| !name.is_empty()) {
            text.push_str(&format!(" (`{}`)", name.escape_debug()));
        }
        if let Some(offset) = self.offset {
            text.push_str(&format!(" (the section is at offset {offset})"));
        }
        text
    }
}

/// Everything that is wrong: all sections, and the first damage outside of them.
fn findings(archive: &Archive<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        (0..archive.header().sections).filter_map(|number| section(archive, number)).collect();
    match archive.verify() {
        Err(ArchiveError::DamagedSection { .. }) if !findings.is_empty() => {}
        Err(error) => findings.insert(0, Finding { section: None, offset: None, message: error.to_string() }),
        Ok(()) => {}
    }
    findings
}

fn section(archive: &Archive<'_>, number: u32) -> Option<Finding> {
    let name = archive.name(number).unwrap_or_default().to_owned();
    if archive.is_pattern(number) {
        let message = archive.pattern(number).err()?.to_string();
        return Some(Finding { section: Some((number, name)), offset: offset(archive, number), message });
    }
    let message = match archive.section(number) {
        Err(error) => error.to_string(),
        Ok(view) if number < archive.header().models => lost(archive, number, view.name)?,
        Ok(_) => return None,
    };
    let offset = offset(archive, number);
    Some(Finding { section: Some((number, name)), offset, message })
}

/// What is wrong with the way to a model: its name leads elsewhere, or is out of order.
fn lost(archive: &Archive<'_>, number: u32, name: &str) -> Option<String> {
    match archive.find(name) {
        Ok(Some(found)) if found == number => {}
        Ok(_) => {
            return Some(format!(
                "the name index does not lead to section {number}; build the archive again"
            ));
        }
        // A damaged bucket is reported by itself.
        Err(_) => return None,
    }
    let before = archive.name(number.checked_sub(1)?).ok()?;
    (before >= name).then(|| format!("the name of section {number} is out of order; build the archive again"))
}

fn offset(archive: &Archive<'_>, number: u32) -> Option<u64> {
    let table = archive.header().table.slice(archive.bytes())?;
    let entry = table.get(number as usize * 4..)?.first_chunk::<4>()?;
    Some(u64::from(u32::from_le_bytes(*entry)) * 16)
}
