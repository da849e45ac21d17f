//! The `frostmap` commands of the README do what it shows. The set-up's cargo commands are run by the project's own checks.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The commands of the README with the output it shows for them.
fn shown() -> Vec<(String, String)> {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README is read");
    let blocks = readme.split("```console\n").skip(1).filter_map(|rest| rest.split("```").next());
    let lines: Vec<&str> = blocks.flat_map(str::lines).collect();
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in lines {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push((command.to_owned(), String::new())),
            (None, Some((_, output))) => output.push_str(&format!("{line}\n")),
            (None, None) => panic!("output without a command: {line}"),
        }
    }
    commands
}

#[test]
fn commands_do_what_the_readme_shows() {
    let commands = shown();
    assert!(commands.iter().any(|(command, _)| command.starts_with("frostmap ")));
    for (command, expected) in commands {
        let Some(arguments) = command.strip_prefix("frostmap ") else {
            assert!(command.starts_with("cargo "), "{command}");
            continue;
        };
        let run = Command::new(env!("CARGO_BIN_EXE_frostmap"))
            .args(arguments.split(' '))
            .current_dir(root())
            .env("NO_COLOR", "1")
            .output()
            .expect("the command starts");
        let found = [run.stdout, run.stderr].concat();
        let found = String::from_utf8(found).expect("the output is text");
        assert!(run.status.success(), "{command}: {found}");
        if !expected.is_empty() {
            assert_eq!(found, expected, "{command}");
        }
    }
}
