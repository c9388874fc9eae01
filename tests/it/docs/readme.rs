//! The README: its console blocks match the output of the program, and its two commands are those of CI.
//!
//! `UPDATE_README=1 cargo test --test it readme` updates the blocks; review the change before you keep it.

use std::fs;
use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The output of a command of a console block, standard error after standard output.
fn printed(command: &str) -> String {
    let arguments: Vec<&str> = command.split_whitespace().collect();
    assert_eq!(arguments.first(), Some(&"ledningskoll"), "console blocks run the program: {command}");
    let output = Command::new(env!("CARGO_BIN_EXE_ledningskoll"))
        .args(&arguments[1..])
        .current_dir(root())
        .output()
        .expect("the program runs");
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// The README with the current output in each console block.
fn updated(readme: &str) -> String {
    let mut renewed = String::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        renewed.push_str(line);
        renewed.push('\n');
        if line != "```console" {
            continue;
        }
        for inner in lines.by_ref() {
            if let Some(command) = inner.strip_prefix("$ ") {
                let output: String = printed(command).lines().map(|line| format!("{}\n", line.trim_end())).collect();
                renewed.push_str(&format!("{inner}\n{output}"));
            }
            if inner == "```" {
                renewed.push_str("```\n");
                break;
            }
        }
    }
    renewed
}

#[test]
fn console_blocks_print_what_the_program_prints() {
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).expect("the README");
    let renewed = updated(&readme);
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, &renewed).expect("written");
    } else {
        assert_eq!(readme, renewed, "run UPDATE_README=1 cargo test --test it readme and read the change");
    }
    assert!(readme.matches("```console").count() >= 2);
}

#[test]
fn the_two_commands_are_those_that_ci_runs() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let ci = fs::read_to_string(root().join(".ci/run")).expect(".ci/run");
    let commands: Vec<&str> = readme.split("```sh\n").skip(1).filter_map(|block| block.split("\n```").next()).collect();
    assert_eq!(commands.len(), 2);
    for command in commands {
        assert!(ci.lines().any(|line| line.trim() == command), ".ci/run runs {command}");
    }
}
