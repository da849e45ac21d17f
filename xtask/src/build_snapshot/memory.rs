//! Memory that belongs to this process alone.
//!
//! `Anonymous` of Linux counts it, copies of file pages included. `Private_Dirty` would also count pages of files
//! that were written lately, such as a program that was just linked.

use std::fs::File;
use std::io::Read;

/// Bytes of memory behind no file; `None` where the system does not tell. Allocates nothing.
pub(super) fn anonymous() -> Option<u64> {
    let mut text = [0; 4096];
    let mut length = 0;
    let mut file = File::open("/proc/self/smaps_rollup").ok()?;
    while let Some(rest) = text.get_mut(length..).filter(|rest| !rest.is_empty()) {
        match file.read(rest).ok()? {
            0 => break,
            read => length += read,
        }
    }
    read(str::from_utf8(text.get(..length)?).ok()?)
}

fn read(rollup: &str) -> Option<u64> {
    let line = rollup.lines().find_map(|line| line.strip_prefix("Anonymous:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_line_is_found() {
        let rollup = "Rss:   1,0 kB\nPss_Anon:  8 kB\nAnonymous:       132 kB\nReferenced: 1 kB\n";
        assert_eq!(super::read(rollup), Some(132 * 1024));
        assert_eq!(super::read("Rss: 4 kB\n"), None);
    }
}
