//! The workers with other tools: a crate of its own that is built on demand, and scripts for other runtimes.
//! A tool that cannot be had is left out, and said to be.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::conductor::Worker;

/// How a worker is started, or why it cannot be.
pub(super) type Peer = Result<Command, String>;

/// Builds and installs what can be had. Call before keeping to one core.
pub(super) fn prepare(list: &Path, compiled: bool) -> Vec<Peer> {
    let scripts = super::root().join("xtask/peers/scripts");
    let python = install_python();
    let node = install_node();
    let mut peers = vec![build_crate(compiled).map(|program| command(&program, &[list]))];
    peers.push(python.map(|program| {
        let mut command = command(&program, &[&scripts.join("worker.py"), list]);
        command.env("PYTHONPATH", super::root().join("tests/oracle"));
        command
    }));
    peers.push(node.map(|modules| {
        let mut command = command(Path::new("node"), &[&scripts.join("worker.js"), list]);
        command.env("NODE_PATH", modules);
        command
    }));
    peers
}

/// Starts the peers; those that cannot be are named in `skipped`.
pub(super) fn start(peers: Vec<Peer>, skipped: &mut Vec<String>) -> Vec<Worker> {
    let mut workers = Vec::new();
    for peer in peers {
        let started = peer.and_then(|mut command| {
            Worker::start(&mut command)
                .map_err(|error| format!("{}: {error}", command.get_program().display()))
        });
        match started {
            Ok(worker) => workers.push(worker),
            Err(reason) => skipped.push(reason),
        }
    }
    workers
}

fn command(program: &Path, arguments: &[&Path]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

fn build_crate(compiled: bool) -> Result<PathBuf, String> {
    let manifest = super::root().join("xtask/peers/Cargo.toml");
    let target = super::root().join("target/peers");
    eprintln!("building the peers: minutes the first time, and when their types change");
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--release", "--quiet", "--manifest-path"]).arg(manifest);
    cargo.arg("--target-dir").arg(&target).env("FROSTMAP_TYPED", super::folder().join("typed"));
    if compiled {
        cargo.args(["--features", "compiled"]);
    }
    succeed(&mut cargo)?;
    Ok(target.join("release/frostmap-peers"))
}

fn install_python() -> Result<PathBuf, String> {
    let environment = super::folder().join("python");
    let program = environment.join("bin/python");
    if !environment.join("installed").exists() {
        eprintln!("installing pydantic, msgspec and orjson");
        succeed(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
        let packages = ["pydantic==2.14.3", "msgspec", "orjson"];
        succeed(Command::new(&program).args(["-m", "pip", "install", "--quiet"]).args(packages))?;
        std::fs::write(environment.join("installed"), "").map_err(|error| error.to_string())?;
    }
    Ok(program)
}

fn install_node() -> Result<PathBuf, String> {
    let folder = super::folder().join("node");
    let modules = folder.join("node_modules");
    if !modules.join("ajv").exists() {
        eprintln!("installing ajv");
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        succeed(Command::new("npm").args(["install", "--silent", "--prefix"]).arg(&folder).arg("ajv"))?;
    }
    Ok(modules)
}

fn succeed(command: &mut Command) -> Result<(), String> {
    let program = command.get_program().display().to_string();
    match command.stdout(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("{program} failed")),
        Err(error) => Err(format!("{program}: {error}")),
    }
}
