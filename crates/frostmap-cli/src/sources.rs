//! Which files the sources on the command line mean: files, folders, globs.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};

use crate::failure::Failure;

const ENDINGS: [&str; 2] = [".json", ".json.gz"];
const GLOB_SIGNS: [char; 4] = ['*', '?', '[', '{'];

/// The files, sorted, each of them once.
pub(crate) fn find(sources: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut found = BTreeMap::new();
    for source in sources {
        let files = files_of(source)?;
        if files.is_empty() {
            let message = format!("no model documents in {}", source.display());
            return Err(Failure::new(message).help("a folder is searched for `*.json` and `*.json.gz`"));
        }
        for file in files {
            // The same file by another path would only be reported as defined twice.
            let real = fs::canonicalize(&file).unwrap_or_else(|_| file.clone());
            found.entry(real).or_insert(file);
        }
    }
    let mut files: Vec<PathBuf> = found.into_values().collect();
    files.sort();
    Ok(files)
}

fn files_of(source: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error| Failure::of_file("read", source, error);
    if source.is_dir() {
        let mut files = Vec::new();
        walk(source, &mut |path| files.extend(is_document(path).then(|| path.to_owned())))
            .map_err(unreadable)?;
        return Ok(files);
    }
    if source.exists() {
        return Ok(vec![source.to_owned()]);
    }
    match source.to_str().filter(|text| text.contains(GLOB_SIGNS)) {
        Some(pattern) => matches(pattern),
        None => Err(Failure::new(format!("there is no file or folder {}", source.display()))
            .help("sources are files, folders or quoted globs such as 'models/**/*.json'")),
    }
}

fn matches(pattern: &str) -> Result<Vec<PathBuf>, Failure> {
    let glob = GlobBuilder::new(pattern).literal_separator(true).build();
    let glob: GlobMatcher = match glob {
        Ok(glob) => glob.compile_matcher(),
        Err(error) => return Err(Failure::new(format!("the glob {pattern} is wrong: {}", error.kind()))),
    };
    let plain = |part: &Component<'_>| !part.as_os_str().to_string_lossy().contains(GLOB_SIGNS);
    let start: PathBuf = Path::new(pattern).components().take_while(plain).collect();
    let mut files = Vec::new();
    // What a walk from here finds starts with `./`, and the pattern does not.
    let (start, prefix) = if start.as_os_str().is_empty() { (".".into(), "./") } else { (start, "") };
    let walked = walk(&start, &mut |path| {
        let path = path.strip_prefix(prefix).unwrap_or(path);
        files.extend(glob.is_match(path).then(|| path.to_owned()));
    });
    match walked {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::of_file("read", &start, error)),
        _ if files.is_empty() => Err(Failure::new(format!("no file matches {pattern}"))),
        _ => Ok(files),
    }
}

fn is_document(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Visits the files of a folder and of the folders in it; hidden ones and links to folders are passed over.
fn walk(folder: &Path, visit: &mut dyn FnMut(&Path)) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            walk(&path, visit)?;
        } else if path.is_file() {
            visit(&path);
        }
    }
    Ok(())
}
