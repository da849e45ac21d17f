//! Starts fresh processes that open an archive, and takes the medians of what they paid.

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use frostmap_snapshots::Document;

/// What a process pays for an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Costs {
    /// Mapping and reading the header.
    pub(super) open: Duration,
    /// From before the mapping to the verdict on the first document.
    pub(super) first_validation: Duration,
    /// Private memory in bytes that both added; `None` where the system does not tell.
    pub(super) private: Option<u64>,
}

/// The medians over `times` processes.
pub(super) fn measure(archive: &Path, document: &Document, times: usize) -> Result<Costs, Box<dyn Error>> {
    let costs = (0..times).map(|_| probe(archive, document)).collect::<Result<Vec<_>, _>>()?;
    let private: Option<Vec<u64>> = costs.iter().map(|costs| costs.private).collect();
    Ok(Costs {
        open: median(costs.iter().map(|costs| costs.open).collect()),
        first_validation: median(costs.iter().map(|costs| costs.first_validation).collect()),
        private: private.map(median),
    })
}

/// The value in the middle.
pub(super) fn median<T: Ord + Copy + Default>(mut values: Vec<T>) -> T {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn probe(archive: &Path, document: &Document) -> Result<Costs, Box<dyn Error>> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg("probe-snapshot")
        .arg(archive)
        .arg(&document.model)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    // Dropped at once, so that the child sees the end of the document.
    child.stdin.take().map_or(Ok(()), |mut input| input.write_all(&document.input))?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(format!("a process that opens {} failed", archive.display()).into());
    }
    let line = String::from_utf8(output.stdout)?;
    read(&line).ok_or_else(|| format!("a process that opens an archive said `{}`", line.trim()).into())
}

fn read(line: &str) -> Option<Costs> {
    let mut parts = line.split_whitespace();
    let open = Duration::from_nanos(parts.next()?.parse().ok()?);
    let first_validation = Duration::from_nanos(parts.next()?.parse().ok()?);
    let private = match parts.next()? {
        "-" => None,
        bytes => Some(bytes.parse().ok()?),
    };
    Some(Costs { open, first_validation, private })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Costs, median, read};

    #[test]
    fn lines_are_read() {
        let (open, first_validation) = (Duration::from_nanos(12), Duration::from_nanos(345));
        let costs = |private| Some(Costs { open, first_validation, private });
        assert_eq!(read("12 345 8192\n"), costs(Some(8_192)));
        assert_eq!(read("12 345 -\n"), costs(None));
        assert_eq!(read("12 345\n"), None);
    }

    #[test]
    fn the_middle_counts() {
        assert_eq!(median(vec![9, 1, 5]), 5);
        assert_eq!(median(Vec::<u64>::new()), 0);
    }
}
