//! Memory of this process that no other process shares.

use std::fs;

/// Bytes of private memory that were written to; `None` where the system does not tell.
pub(super) fn private_dirty() -> Option<u64> {
    read(&fs::read_to_string("/proc/self/smaps_rollup").ok()?)
}

fn read(rollup: &str) -> Option<u64> {
    let line = rollup.lines().find_map(|line| line.strip_prefix("Private_Dirty:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_line_is_found() {
        let rollup = "Rss:   1,0 kB\nPrivate_Clean:  8 kB\nPrivate_Dirty:       132 kB\nReferenced: 1 kB\n";
        assert_eq!(super::read(rollup), Some(132 * 1024));
        assert_eq!(super::read("Rss: 4 kB\n"), None);
    }
}
