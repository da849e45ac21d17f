//! `frostmap inspect`: the header, the names, one model as text, what it needs, what takes room.

mod dependencies;
mod overview;
mod sizes;

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use frostmap_format::{Archive, listing};
use serde_json::json;

use crate::archive_file::ArchiveFile;
use crate::failure::{Failure, Outcome, Verdict};
use crate::terminal::{Format, Terminal};

use dependencies::Dependencies;

/// Show what an archive holds
///
/// Without a model: the header, counts, sizes and names. With one: its fields and constraints as text, one a line,
/// the same that reviews of archives use.
#[derive(Args, Debug)]
pub(crate) struct Inspect {
    /// The archive
    file: PathBuf,
    /// The model to show
    model: Option<String>,
    /// Show the sections that the model needs; those that only others of them need are indented
    #[arg(long, requires = "model")]
    dependencies: bool,
    /// Show the largest sections, of the archive or of what the model needs
    #[arg(long)]
    sizes: bool,
    /// Show the patterns of strings, and what answers for each
    #[arg(long, conflicts_with_all = ["model", "sizes", "prefix"])]
    patterns: bool,
    /// Show all models whose names start with this
    #[arg(long, conflicts_with = "model", value_name = "TEXT")]
    prefix: Option<String>,
}

impl Inspect {
    /// Runs the command.
    pub(crate) fn run(&self, terminal: Terminal) -> Outcome {
        let file = ArchiveFile::read(&self.file)?;
        let archive = file.archive()?;
        let text = match &self.model {
            Some(model) => self.model(&file, &archive, model, terminal)?,
            None => self.archive(&file, &archive, terminal)?,
        };
        let mut data = terminal.data();
        data.write_all(text.as_bytes())?;
        data.flush()?;
        Ok(Verdict::Clean)
    }

    fn archive(
        &self,
        file: &ArchiveFile,
        archive: &Archive<'_>,
        terminal: Terminal,
    ) -> Result<String, Failure> {
        let json = terminal.format == Format::Json;
        if let Some(prefix) = &self.prefix {
            let names = file.sound(overview::names(archive, prefix))?;
            return Ok(if json { format!("{:#}\n", json!(names)) } else { lines(&names) });
        }
        if self.sizes {
            let all: Vec<u32> = (0..archive.header().sections).collect();
            let sizes = file.sound(sizes::of(archive, &all))?;
            return Ok(if json { sizes::json(&sizes) } else { sizes::text(&sizes) });
        }
        if self.patterns {
            let text = file.sound(listing::patterns(archive))?;
            return Ok(if json { format!("{:#}\n", json!({"listing": text})) } else { text });
        }
        file.sound(if json {
            overview::json(archive)
        } else {
            overview::text(archive, terminal.data_paint())
        })
    }

    fn model(
        &self,
        file: &ArchiveFile,
        archive: &Archive<'_>,
        model: &str,
        terminal: Terminal,
    ) -> Result<String, Failure> {
        let json = terminal.format == Format::Json;
        let number = file.model(archive, model)?;
        let needed = || file.sound(Dependencies::of(archive, number));
        if self.sizes {
            let sizes = file.sound(sizes::of(archive, &needed()?.numbers()))?;
            return Ok(if json { sizes::json(&sizes) } else { sizes::text(&sizes) });
        }
        if self.dependencies {
            let needed = needed()?;
            return Ok(if json { needed.json() } else { needed.text() });
        }
        let text = file.sound(listing::section(archive, number))?;
        Ok(if json { format!("{:#}\n", json!({"model": model, "listing": text})) } else { text })
    }
}

/// Each text on a line of its own.
fn lines(texts: &[&str]) -> String {
    texts.iter().map(|text| format!("{text}\n")).collect()
}
