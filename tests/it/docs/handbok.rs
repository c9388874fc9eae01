//! The handbook: every command in it is run in order, on the files that it says to write.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::authoring::word::docx::{Docx, styled, table, text};

/// A fenced block: language, preceding line and content.
struct Block {
    language: String,
    file: Option<String>,
    /// The folder whose documents of Word the block is about.
    documents: Option<String>,
    text: String,
}

fn blocks() -> Vec<Block> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/HANDBOK.md")).expect("the handbook");
    let (mut blocks, mut file, mut documents) = (Vec::new(), None, None);
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(named) = line.strip_prefix("<!-- fil: ") {
            file = named.strip_suffix(" -->").map(str::to_owned);
        } else if let Some(named) = line.strip_prefix("<!-- word: ") {
            documents = named.strip_suffix(" -->").map(str::to_owned);
        } else if let Some(language) = line.strip_prefix("```") {
            let held: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let (file, documents) = (file.take(), documents.take());
            blocks.push(Block { language: language.to_owned(), file, documents, text: held.join("\n") + "\n" });
        }
    }
    blocks
}

/// Runs a command of the program. It holds nothing that only one shell knows.
fn run(command: &str, folder: &Path) -> Output {
    let words = words(command);
    assert_eq!(words.first().map(String::as_str), Some("ledningskoll"), "{command}");
    let mut program = Command::new(env!("CARGO_BIN_EXE_ledningskoll"));
    program.args(&words[1..]).current_dir(folder).stdin(Stdio::null());
    program.env("GIT_CEILING_DIRECTORIES", folder).env("LC_ALL", "C.UTF-8").output().expect("the program starts")
}

/// The words of a command, as PowerShell and every shell of Linux read them.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut is_quoted) = (vec![String::new()], false);
    for letter in command.chars() {
        let of_one_shell = if is_quoted { "$`\\" } else { "$`\\'<>|&;*?~(){}#" };
        assert!(!of_one_shell.contains(letter), "{letter} means something to a shell: {command}");
        match letter {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            letter => words.last_mut().expect("there is one").push(letter),
        }
    }
    words.into_iter().filter(|word| !word.is_empty()).collect()
}

/// Two routines in Word, as a region has them.
fn write_documents(folder: &Path) {
    fs::create_dir_all(folder).expect("made");
    for (file, title) in [("Bemötande i telefon.docx", "Rutin för bemötande"), ("Arkiv.docx", "Rutin för arkivering")]
    {
        let head = table(&[&["Dokumentnummer", file], &["Status", "Gällande"], &["Fastställd av", "Verksamhetschef"]]);
        let body = [
            head,
            styled("Title", title),
            styled("Heading1", "Syfte"),
            text("Den som ringer ska få ett tydligt svar."),
            styled("Heading1", "Något annat"),
            text("Telefonen är öppen mellan åtta och fyra."),
        ];
        fs::write(folder.join(file), Docx::of(&body).bytes()).expect("written");
    }
}

/// Follows the handbook, and returns the folder that it ends in.
fn follow(home: &Path) -> PathBuf {
    let mut folder = home.to_owned();
    for block in blocks() {
        if let Some(documents) = &block.documents {
            write_documents(&folder.join(documents));
        }
        if let Some(file) = &block.file {
            let place = folder.join(file);
            assert_eq!(block.language, "yaml", "{file}");
            fs::create_dir_all(place.parent().expect("a folder")).expect("made");
            fs::write(place, &block.text).expect("written");
            continue;
        }
        for command in block.text.lines().filter(|_| block.language == "sh") {
            if let Some(inner) = command.strip_prefix("cd ") {
                folder = folder.join(inner);
                continue;
            }
            let answer = run(command, &folder);
            let said = String::from_utf8_lossy(&answer.stderr).into_owned();
            assert!(matches!(answer.status.code(), Some(0 | 1)) && said.is_empty(), "{command}: {said}");
        }
    }
    folder
}

#[test]
fn every_command_in_the_handbook_does_what_it_says() {
    let home = TempDir::new().expect("a temporary folder");
    let folder = follow(home.path());
    let answer = run("ledningskoll audit --date 2026-11-15 --format json", &folder);
    let report: Value = serde_json::from_slice(&answer.stdout).expect("a report");
    let findings = report["findings"].as_array().expect("findings");
    let of = |rule: &str| -> Vec<&Value> {
        findings.iter().filter(|one| one["rule"].as_str().is_some_and(|id| id.starts_with(rule))).collect()
    };
    assert_eq!(of("form/"), Vec::<&Value>::new(), "what the handbook shows is right in form");
    let open =
        of("hslf-fs-2018-54/").into_iter().filter(|one| one["units"].to_string().contains("norra-vardcentralen"));
    assert_eq!(open.count(), 0, "the routine closes its gap");
    assert_eq!(of("hslf-fs-2017-40/").len(), 1, "one of the nine points is left to find");
    assert_eq!(of("region-norr/").len(), 4, "the own requirement is asked of both routines, and of the two from Word");
    let schema = fs::read_to_string(folder.join(".vscode/ledningskoll.schema.json")).expect("the schema");
    assert!(schema.contains("region-norr/granskad-av-kollega"), "the editor knows the own requirement");
    for file in ["rapport.html", "rapport.xlsx", "rapport.md", ".vscode/ledningskoll.schema.json", "ledningskoll.1"] {
        assert!(fs::metadata(folder.join(file)).is_ok_and(|file| file.len() > 100), "{file}");
    }
}

#[test]
fn commands_that_the_text_names_are_there() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/HANDBOK.md")).expect("the handbook");
    let named = text
        .split('`')
        .filter_map(|part| part.strip_prefix("ledningskoll "))
        .filter_map(|rest| rest.split_whitespace().next());
    for command in named.filter(|word| word.chars().all(char::is_lowercase)) {
        let answer = run(&format!("ledningskoll {command} --help"), Path::new(env!("CARGO_MANIFEST_DIR")));
        assert_eq!(answer.status.code(), Some(0), "{command}");
    }
    assert_eq!(
        blocks().iter().filter(|block| block.language == "bygg").count(),
        1,
        "what cannot be run here is one thing"
    );
}

#[test]
fn scaffolds_hold_every_field_that_the_handbook_fills_in() {
    let home = TempDir::new().expect("a temporary folder");
    run("ledningskoll init . --name \"Region Norr\" --unit \"Norra vårdcentralen\" --yes", home.path());
    for block in blocks().iter().filter(|block| block.language == "yaml") {
        let written: Value = serde_yaml::from_str(&block.text).expect("YAML");
        let Some(kind) = written["typ"].as_str().filter(|kind| *kind != "inställningar") else { continue };
        let area = written["område"][0].as_str().map(|area| format!(" --område {area}")).unwrap_or_default();
        let answer = run(&format!("ledningskoll new {kind}{area} --output -"), home.path());
        let scaffold = String::from_utf8_lossy(&answer.stdout).into_owned();
        for key in written.as_object().expect("fields").keys() {
            assert!(scaffold.lines().any(|line| line.starts_with(&format!("{key}:"))), "{kind}: {key}");
        }
    }
}
