//! Archives of the measured model sets, below `target/bench`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use frostmap_compiler::{BuildOptions, Documents, build, publish};

/// Compiles model documents to `path`, unless this program has done so already.
pub(super) fn build_if_stale(models: &[PathBuf], path: &Path) -> Result<(), Box<dyn Error>> {
    if modified(path) > modified(&std::env::current_exe()?) {
        return Ok(());
    }
    let (documents, problems) = Documents::read(models);
    let outcome = build(&documents, &BuildOptions { skip_blocked: true, ..BuildOptions::default() });
    if let Some(problem) = problems.first().or(outcome.diagnostics.iter().find(|found| found.is_error())) {
        eprintln!("{}: {} ({})", problem.code.code, problem.message, path.display());
    }
    let archive = outcome.archive.ok_or_else(|| format!("{} cannot be built", path.display()))?;
    publish(path, &archive)?;
    Ok(())
}

/// When a file was written; none where there is none.
pub(super) fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}
