//! `frostmap build`: model documents to an archive.

use std::path::{Path, PathBuf};

use clap::Args;
use frostmap_compiler::publish;

use crate::compile::Compile;
use crate::failure::{Failure, Outcome};
use crate::terminal::Terminal;

/// Compile model documents into an archive
///
/// All findings are reported in one run. The archive is written beside its final place and moved there: who has the
/// old one open keeps it, and a build that fails leaves it untouched.
#[derive(Args, Debug)]
pub(crate) struct Build {
    #[command(flatten)]
    compile: Compile,
    /// The archive to write
    #[arg(long, short, value_name = "FILE.frost")]
    output: PathBuf,
}

impl Build {
    /// Runs the command.
    pub(crate) fn run(&self, terminal: Terminal) -> Outcome {
        check_folder(&self.output)?;
        let compiled = self.compile.run()?;
        if let Some(archive) = compiled.archive() {
            publish(&self.output, archive)
                .map_err(|error| Failure::of_file("written", &self.output, error))?;
        }
        compiled.report(&self.compile, terminal, Some(&self.output))?;
        if compiled.archive().is_none() && self.output.exists() {
            terminal.message(&format!("{} is as it was", self.output.display()));
        }
        Ok(compiled.verdict())
    }
}

/// Finds out before a long build that its result has no place to go.
fn check_folder(output: &Path) -> Result<(), Failure> {
    if output.is_dir() || output.file_name().is_none() {
        return Err(Failure::new(format!("{} is a folder", output.display()))
            .help("name the file to write, such as `-o models.frost`"));
    }
    match output.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) if !folder.is_dir() => {
            Err(Failure::new(format!("there is no folder {}", folder.display()))
                .help("create it, or write the archive elsewhere"))
        }
        _ => Ok(()),
    }
}
