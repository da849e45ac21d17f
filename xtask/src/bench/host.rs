//! The machine of a measurement: what it is, and keeping to one core of it.

use std::fs;

/// What stands above every table: processor, core, allocator, target.
pub(super) fn description(core: Option<usize>) -> String {
    let processor = fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        line.split_once(": ").map(|(_, name)| name.to_owned())
    });
    let core = core.map_or("not pinned".to_owned(), |core| format!("pinned to core {core}"));
    let flags = std::env::var("RUSTFLAGS").unwrap_or_default();
    format!(
        "CPU {}, {core}; allocator: the system's; target {}-{} with {}{}{flags}; medians of CPU time",
        processor.as_deref().unwrap_or("unknown"),
        std::env::consts::ARCH,
        std::env::consts::OS,
        features(),
        if flags.is_empty() { "" } else { ", RUSTFLAGS " },
    )
}

/// The vector extensions that the compiler was allowed to use.
fn features() -> &'static str {
    if cfg!(target_feature = "avx512bw") {
        "AVX-512"
    } else if cfg!(target_feature = "avx2") {
        "AVX2"
    } else if cfg!(target_feature = "sse4.2") {
        "SSE4.2"
    } else if cfg!(target_feature = "sse2") {
        "SSE2 (baseline)"
    } else if cfg!(target_feature = "neon") {
        "NEON"
    } else {
        "no vector extensions"
    }
}

/// Keeps this process, and those it starts from here on, to the last core it may use.
#[cfg(target_os = "linux")]
pub(super) fn pin() -> Option<usize> {
    use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
    let allowed = sched_getaffinity(None).ok()?;
    let core = (0..CpuSet::MAX_CPU).rev().find(|core| allowed.is_set(*core))?;
    let mut only = CpuSet::new();
    only.set(core);
    sched_setaffinity(None, &only).ok().map(|()| core)
}

/// Keeps no process anywhere.
#[cfg(not(target_os = "linux"))]
pub(super) fn pin() -> Option<usize> {
    None
}
