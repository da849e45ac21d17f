//! Files of records, and the model documents that belong to them.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

/// The text of a file, plain or gzip.
pub(super) fn read(path: &Path) -> Result<String, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    let bytes = fs::read(path).map_err(failed)?;
    let mut text = String::new();
    if bytes.starts_with(&[0x1F, 0x8B]) {
        MultiGzDecoder::new(bytes.as_slice()).read_to_string(&mut text).map_err(failed)?;
    } else {
        bytes.as_slice().read_to_string(&mut text).map_err(failed)?;
    }
    Ok(text)
}

/// The model document for a file of cases: the one that was named, or one that stands beside the file.
pub(super) fn models_of(cases: &Path, named: Option<&Path>) -> Result<PathBuf, String> {
    if let Some(path) = named {
        return Ok(path.to_owned());
    }
    let file = cases.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let set = file.trim_end_matches(".gz").trim_end_matches(".jsonl").trim_end_matches(".cases");
    let names = [format!("{set}.models.json"), "models.json".to_owned()];
    let candidates = names.iter().flat_map(|name| [format!("{name}.gz"), name.clone()]);
    let found = candidates.map(|name| cases.with_file_name(name)).find(|path| path.exists());
    found.ok_or_else(|| format!("{}: no models beside it; name them with --models", cases.display()))
}
