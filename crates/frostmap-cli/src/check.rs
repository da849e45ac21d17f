//! `frostmap check`: all findings in model documents, and nothing written.

use clap::Args;

use crate::compile::Compile;
use crate::failure::Outcome;
use crate::terminal::Terminal;

/// Report all findings in model documents; write nothing
#[derive(Args, Debug)]
pub(crate) struct Check {
    #[command(flatten)]
    compile: Compile,
}

impl Check {
    /// Runs the command.
    pub(crate) fn run(&self, terminal: Terminal) -> Outcome {
        let compiled = self.compile.run()?;
        compiled.report(&self.compile, terminal, None)?;
        Ok(compiled.verdict())
    }
}
