//! The page on editors (EDITOR.md) names commands and files that exist.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

#[test]
fn the_page_on_editors_names_commands_and_files_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/EDITOR.md")).expect("the page is there");
    let json = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("settings in JSON");
    let settings: Value = serde_json::from_str(json).expect("the settings are JSON");
    assert_eq!(settings["glspc.server.commandArguments"], json!(["lsp"]));
    let mut commands = 0;
    for named in page.split('`').filter_map(|part| part.strip_prefix("ledningskoll ")) {
        let output = Command::new(env!("CARGO_BIN_EXE_ledningskoll")).args(named.split(' ')).arg("--help").output();
        assert!(output.expect("the program starts").status.success(), "{named}");
        commands += 1;
    }
    assert!(commands >= 4 && page.contains("tests/editor.lua") && root.join("tests/editor.lua").is_file());
}

#[test]
fn the_page_on_editors_names_each_command_of_the_extension() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/EDITOR.md")).expect("the page is there");
    let manifest = fs::read_to_string(root.join("editors/vscode/package.json")).expect("the manifest is there");
    let manifest: Value = serde_json::from_str(&manifest).expect("it is JSON");
    let commands = manifest["contributes"]["commands"].as_array().expect("it has commands");
    assert!(commands.len() >= 4);
    for title in commands.iter().filter_map(|command| command["title"].as_str()) {
        assert!(page.contains(&format!("*{title}*")), "{title}");
    }
}
