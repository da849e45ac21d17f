//! `cargo xtask support`: the page that says what of pydantic is supported.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use frostmap_tests::support::page;

/// Where the page is.
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/frostmap/SUPPORT.md");

/// Write `crates/frostmap/SUPPORT.md`
#[derive(Args)]
pub(crate) struct Support {
    /// Write nothing; fail when the page is stale
    #[arg(long)]
    check: bool,
}

impl Support {
    pub(crate) fn run(&self) -> Result<ExitCode, Box<dyn Error>> {
        let path = Path::new(PAGE);
        let page = page();
        let stale = fs::read_to_string(path).ok().as_deref() != Some(&*page);
        if self.check {
            eprintln!("{}", if stale { "stale: crates/frostmap/SUPPORT.md" } else { "up to date" });
            return Ok(ExitCode::from(u8::from(stale)));
        }
        fs::write(path, page).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(ExitCode::SUCCESS)
    }
}
