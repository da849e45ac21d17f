//! The workers beside `worker`: programs that are built on demand, for they read thousands of types, and scripts for
//! other runtimes. A tool that cannot be had is left out, and said to be.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use frostmap_worker::DocumentSet;
use serde_json::Value;

use super::conductor::Worker;
use super::{compiled, typed};

/// How a worker is started, or why it cannot be.
pub(super) type Peer = Result<Command, String>;

/// The programs of `xtask/peers`.
const PROGRAMS: [&str; 2] = ["frostmap-deserialize", "frostmap-tools"];

/// Builds and installs what can be had; `compiled` asks for validators that are compiled in. Call before keeping to
/// one core.
pub(super) fn prepare(list: &Path, sets: &[DocumentSet], compiled: bool) -> Vec<Peer> {
    let scripts = super::root().join("xtask/peers/scripts");
    let python = install_python();
    let node = install_node();
    let messages = build(sets, compiled);
    let program = |name| program(messages.as_ref().map_err(String::clone)?, name);
    let mut peers: Vec<Peer> =
        PROGRAMS.iter().map(|name| program(name).map(|program| command(&program, &[list]))).collect();
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

/// Builds the programs; gives what cargo says of them. One that cannot be built does not keep the other from it.
fn build(sets: &[DocumentSet], compiled: bool) -> Result<Vec<u8>, String> {
    eprintln!("building the peers: minutes the first time, and when the runtime or their types change");
    let mut features: BTreeSet<String> =
        sets.iter().map(|set| format!("frostmap-types/{}", set.set)).collect();
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    if compiled {
        let validators = compiled::write(sets).map_err(|error| error.to_string())?;
        cargo.env("FROSTMAP_COMPILED", validators);
        features.insert("frostmap-tools/compiled".to_owned());
    }
    cargo.args(["build", "--release", "--quiet", "--keep-going", "--message-format=json-render-diagnostics"]);
    cargo.arg("--manifest-path").arg(super::root().join("xtask/peers/Cargo.toml"));
    cargo.arg("--target-dir").arg(super::root().join("target/peers"));
    cargo.arg("--features").arg(Vec::from_iter(features).join(","));
    cargo.env("FROSTMAP_TYPED", typed::folder());
    let output = cargo.stderr(Stdio::inherit()).output();
    output.map(|output| output.stdout).map_err(|error| format!("cargo: {error}"))
}

/// Where cargo says that it has put a program.
fn program(messages: &[u8], name: &str) -> Result<PathBuf, String> {
    let messages = messages.split(|byte| *byte == b'\n').map(serde_json::from_slice::<Value>);
    let program = messages.flatten().find(|message| message["target"]["name"] == name);
    let path = program.as_ref().and_then(|message| message["executable"].as_str());
    path.map(PathBuf::from).ok_or_else(|| format!("{name} cannot be built"))
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
