//! Writes the golden archive of the present format, once: an archive that was published must open forever.

use std::error::Error;
use std::fs::File;
use std::io::{Write, stdout};

use frostmap_compiler::diagnostics::{Style, render};
use frostmap_compiler::{BuildOptions, Documents, build};
use frostmap_snapshots::golden;

use super::shown;

/// Builds the golden models. An archive that is there is never replaced.
pub(super) fn write() -> Result<(), Box<dyn Error>> {
    let place = golden::archive_path();
    let (documents, problems) = Documents::read(golden::model_paths()?);
    let outcome = build(&documents, &BuildOptions::default());
    let findings: Vec<String> = problems
        .iter()
        .chain(&outcome.diagnostics)
        .map(|finding| render(finding, &documents, Style::default()))
        .collect();
    let archive = match outcome.archive {
        Some(archive) if problems.is_empty() => archive,
        _ => return Err(format!("the golden models do not compile\n{}", findings.join("\n")).into()),
    };
    let mut file = File::options().write(true).create_new(true).open(&place).map_err(|error| {
        format!(
            "{}: {error}; a golden archive is never built again, only that of a new format",
            shown(&place)
        )
    })?;
    file.write_all(&archive)?;
    file.sync_all()?;
    writeln!(stdout(), "wrote {} ({} models)", shown(&place), outcome.stats.models)?;
    Ok(())
}
