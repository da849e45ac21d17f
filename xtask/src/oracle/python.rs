//! A Python that has the pydantic which is the judge, in a virtual environment under `target`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The judge, as in `.ci/run`.
const PYDANTIC: &str = "pydantic==2.14.3";

/// A Python to use as it is, for machines without a package index.
const OWN: &str = "FROSTMAP_PYTHON";

/// What the judge says of itself when it is there.
const QUESTION: &str = "import pydantic; print('pydantic==' + pydantic.VERSION)";

/// The path of such a Python, which is made on the first call.
///
/// # Errors
/// What cannot be done, and what to do about it.
pub(super) fn find() -> Result<PathBuf, String> {
    if let Some(own) = std::env::var_os(OWN).map(PathBuf::from) {
        return if has_judge(&own) { Ok(own) } else { Err(format!("{OWN} is no Python with {PYDANTIC}")) };
    }
    let folder = target().join("oracle");
    let python = folder.join("bin").join("python");
    if has_judge(&python) {
        return Ok(python);
    }
    eprintln!("making a virtual environment with {PYDANTIC} in {}", folder.display());
    run(Command::new("python3").args(["-m", "venv"]).arg(&folder))
        .map_err(|why| help("python3 cannot make a virtual environment", &why))?;
    run(Command::new(&python).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        PYDANTIC,
    ]))
    .map_err(|why| help(&format!("{PYDANTIC} cannot be installed"), &why))?;
    if has_judge(&python) { Ok(python) } else { Err(help("the virtual environment does not work", "")) }
}

fn target() -> PathBuf {
    let own = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    own.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join("target"))
}

fn has_judge(python: &Path) -> bool {
    let output = Command::new(python).args(["-c", QUESTION]).stderr(Stdio::null()).output();
    output.is_ok_and(|output| output.stdout.trim_ascii_end() == PYDANTIC.as_bytes())
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| error.to_string())?;
    let said = || String::from_utf8_lossy(&output.stderr).trim().to_owned();
    if output.status.success() { Ok(()) } else { Err(said()) }
}

fn help(what: &str, why: &str) -> String {
    let why = why.lines().last().unwrap_or_default();
    format!(
        "{what}: {why}\n\
         Install Python 3.10 or later with its `venv` module and give it a package index, or set {OWN} to a Python \
         that has {PYDANTIC}."
    )
}
