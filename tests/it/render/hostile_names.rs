//! Hostile names in every format of every command: nothing hides, nothing steers, and no runner reads a command.

use std::fs;

use calamine::{Reader, open_workbook_auto};
use serde_json::Value;

use crate::shared::repository::Repository;
use crate::shared::{Answer, Folder};

/// The formats that can be printed.
const FORMATS: [&str; 9] = ["terminal", "json", "sarif", "junit", "github", "gitlab", "markdown", "html", "ics"];

/// Characters that hide or steer: marks of direction, signs without width, separators of lines, tags.
const HIDDEN: &str = "\u{202e}\u{2066}\u{2069}\u{200e}\u{61c}\u{200b}\u{200d}\u{feff}\u{2028}\u{2029}\u{e0041}";
/// The same for what a text can only hold with escapes: C0, C1 and the next line.
const ESCAPED: &str = r"\e[2J\e[31m\x7f\x9b\x85\r\n";
/// What runners take for commands.
const COMMANDS: &str = "##[error]a ##vso[task.setvariable]b ##teamcity[c] ::stop-commands::d ::error::e %0A::error::f \
                        section_start:1:g";

/// A repository whose names, titles, ids, paths and words are hostile.
fn repository() -> Repository {
    let repository = Repository::init(&[]);
    let bad = format!("{HIDDEN}{ESCAPED} {COMMANDS}");
    let unit = format!("typ: enhet\nid: \"vc{bad}\"\nnamn: \"Norr{bad}\"\nnivå: enhet\nverksamhetschef: \"{bad}\"\n");
    let routine = format!(
        "typ: rutin\nid: \"rut{bad}\"\ntitel: \"Intyg{bad}\"\ngäller_för: [\"vc{bad}\"]\nområde: [\"{bad}\"]\n\
         version: \"{bad}\"\nstatus: fastställd\nfastställd: 2026-01-10\nfastställd_av: \"{bad}\"\n\
         dokumentansvarig: \"{bad}\"\nnästa_översyn: 2026-12-01\nokänd{HIDDEN}: \"{bad}\"\n"
    );
    let process = format!(
        "typ: process\nid: \"pro{bad}\"\nnamn: \"Process{bad}\"\ngäller_för: [\"vc{bad}\"]\nstatus: fastställd\n\
         fastställd: 2026-01-10\naktiviteter:\n  - {{nr: 1, namn: \"{bad}\", rutiner: [\"{bad}\"]}}\n"
    );
    let inquiry = format!(
        "typ: utredning\nid: \"utr{bad}\"\ntitel: \"{bad}\"\nstatus: pågår\nåtgärder:\n  - {{åtgärd: \"{bad}\"}}\n"
    );
    let waiver = format!(
        "typ: undantag\nid: \"und{bad}\"\nregel: [sosfs-2011-9/5-1-riskanalys]\navser: [\"vc{bad}\"]\nskäl: \"{bad}\"\n\
         beslutad_av: \"{bad}\"\nbeslutad: 2026-10-01\ngäller_till: 2027-01-31\n"
    );
    let plain = format!("typ: rutin{HIDDEN}\nid: x\ntext: |\n  ::error::ett\n  {COMMANDS}\n  {HIDDEN}\n");
    let mend = format!("typ: rutin\nid: mend\nfastställd: 20250310\nsyfte: |\n  ::error::två\n  {COMMANDS}{HIDDEN}\n");
    let path = format!("a\n::error::väg{HIDDEN} ##[error]\u{1b}[2J\u{85}.yaml");
    let earlier = routine.replace("2026-01-10", "2026-01-09");
    repository.commit("2026-01-10", &[("enhet.yaml", &unit), ("rutin.yaml", &earlier), (&path, &plain)]);
    repository.commit(
        "2026-02-10",
        &[
            ("rutin.yaml", &routine),
            ("process.yaml", &process),
            ("utredning.yaml", &inquiry),
            ("undantag.yaml", &waiver),
            (&format!("rutiner/{HIDDEN}.yaml"), &routine),
            ("mend.yaml", &mend),
        ],
    );
    let cell = format!("{HIDDEN}\u{85} {COMMANDS}");
    repository.write(&[("register.csv", &format!("Id;Titel;Okänd {cell}\nrut {cell};En {cell};x\nrut {cell};En;y\n"))]);
    repository
}

/// True for a character that no answer may have, by the tables of Unicode and not by those of the program.
fn is_hidden(character: char) -> bool {
    let number = u32::from(character);
    (number < 0x20 && !"\n\t".contains(character))
        || (0x7f..=0x9f).contains(&number)
        || [0x61c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0xfeff].contains(&number)
        || (0x202a..=0x202e).contains(&number)
        || (0x2066..=0x2069).contains(&number)
        || (0xe0000..=0xe007f).contains(&number)
}

/// Asserts that a text hides nothing, and that no line of it is a command but those of the format `github` itself.
fn assert_harmless(label: &str, text: &str, is_for_runner: bool) {
    let hidden: Vec<String> =
        text.chars().filter(|one| is_hidden(*one)).map(|one| one.escape_unicode().to_string()).take(5).collect();
    assert!(hidden.is_empty(), "{label}: {hidden:?}");
    for line in text.lines() {
        for command in ["##[", "##vso[", "##teamcity["] {
            assert!(!line.contains(command) || is_for_runner && line.starts_with("::"), "{label}: {line}");
        }
        let ours = ["::error file=", "::warning file=", "::notice ", "::notice::"];
        let is_ours = is_for_runner && ours.iter().any(|ours| line.starts_with(ours));
        assert!(is_ours || !line.trim_start().starts_with("::"), "{label}: {line}");
    }
}

fn assert_answer(label: &str, answer: &Answer) {
    assert!((0..=2).contains(&answer.code), "{label}");
    assert!(!answer.stderr.contains("något gick fel i programmet"), "{label}: {}", answer.stderr);
    // The lines of a calendar end with CRLF.
    assert_harmless(label, &answer.stdout.replace("\r\n", "\n"), label.contains("--format github"));
    assert_harmless(label, &answer.stderr, false);
}

#[test]
fn nothing_hides_or_commands_in_any_format_of_any_command() {
    let repository = repository();
    let folder: &Folder = &repository.folder;
    let mut lines: Vec<String> = Vec::new();
    for format in FORMATS {
        lines.push(format!("audit --format {format}"));
        lines.push(format!("audit --format {format} --verbose --width 20 --base HEAD~1"));
        lines.extend(["gap", "matrix", "due"].map(|view| format!("{view} --width 30 --format {format}")));
        lines.push(format!("diff HEAD~1 HEAD --format {format} --width 25"));
    }
    lines.extend(["baseline write", "baseline show", "baseline prune"].map(String::from));
    lines.extend(["json", "terminal"].map(|format| format!("trend --since 2025-12-31 --format {format}")));
    lines.extend(
        ["rules", "schema --in .", "fix --dry-run", "import register.csv --as rutin --dry-run"].map(String::from),
    );
    for line in lines {
        let of_day =
            ["audit", "gap", "matrix", "due", "diff", "baseline", "trend"].iter().any(|one| line.starts_with(one));
        let day: &[&str] = if of_day { &["--date", "2026-11-15"] } else { &[] };
        let answer = folder.run(&[&line.split(' ').collect::<Vec<_>>(), day].concat());
        assert_answer(&line, &answer);
        let is_refused = answer.code == 2 && !answer.stderr.contains("går inte att använda för");
        assert!(!is_refused, "{line} is answered: {}", answer.stderr);
    }
}

#[test]
fn nothing_hides_or_commands_in_what_is_given_as_an_argument() {
    let repository = repository();
    let folder = &repository.folder;
    let json = folder.run(&["audit", "--format", "json", "--date", "2026-11-15"]).json();
    let id = |prefix: &str| {
        let documents =
            json["findings"].as_array().expect("a list").iter().filter_map(|one| one["document"]["id"].as_str());
        let mut documents = documents.filter(|id| id.starts_with(prefix));
        documents.next().expect("the document has a finding").to_owned()
    };
    let (routine, unit) = (id("pro"), json["summary"]["by_unit"][0]["unit"].as_str().expect("an enhet").to_owned());
    assert!(unit.contains('\u{202e}') && unit.contains('\u{1b}') && unit.contains("##[error]"), "JSON has the value");
    let hostile = format!("x{HIDDEN}\u{1b}[2J\n::error::g ##[error]h");
    for arguments in [
        &["history", &routine][..],
        &["history", &routine, "--format", "json"],
        &["history", &routine, "--on", "2026-11-01"],
        &["history", "mend", "--on", "2026-11-01"],
        &["audit", "--unit", &unit],
        &["audit", "--unit", &hostile],
        &["audit", &hostile],
        &["audit", "--output", &format!("json={hostile}/x")],
        &["audit", "--select", &hostile],
        &["audit", "--date", &hostile],
        &["audit", &format!("--{hostile}")],
        &["explain", &hostile],
        &["new", "rutin", "--unit", &unit, "--output", "-"],
        &["new", "rutin", "--id", &hostile],
        &["new", &hostile],
        &["init", "--yes", "--name", &hostile, "ny"],
        &["schema", &hostile],
        &["diff", &hostile],
        &["man", &hostile],
        &[&hostile],
    ] {
        assert_answer(&arguments.join(" "), &folder.run(arguments));
    }
}

#[test]
fn nothing_hides_in_a_file_or_a_workbook() {
    let repository = repository();
    let folder = &repository.folder;
    for command in ["audit", "gap", "matrix", "due"] {
        let outputs = ["--output", "xlsx=bok.xlsx", "--output", "terminal=r.txt", "--output", "html=r.html"];
        folder.run(&[&[command, "--date", "2026-11-15"], &outputs[..]].concat());
        let mut book = open_workbook_auto(folder.path().join("bok.xlsx")).expect("a workbook");
        for (sheet, range) in book.worksheets() {
            assert_harmless(command, &sheet, false);
            for cell in range.cells().map(|(_, _, cell)| cell.to_string()) {
                let hidden = cell.chars().find(|one| is_hidden(*one));
                assert_eq!(hidden, None, "{command}, {sheet}: {cell}");
            }
        }
        for file in ["r.txt", "r.html"] {
            let text = fs::read_to_string(folder.path().join(file)).expect("it is written");
            assert_harmless(&format!("{command} {file}"), &text, false);
        }
    }
}

#[test]
fn json_gives_back_the_very_value() {
    let repository = repository();
    let json = repository.folder.run(&["audit", "--format", "json", "--date", "2026-11-15"]).json();
    let ids = json["assessments"].as_array().expect("a list").iter();
    let ids: Vec<&str> = ids.filter_map(|one| one["document"]["id"].as_str()).collect();
    let whole = format!("rut{HIDDEN}\u{1b}[2J\u{1b}[31m\u{7f}\u{9b}\u{85}\r\n {COMMANDS}");
    assert!(ids.contains(&whole.as_str()), "{ids:?}");
    let gitlab = repository.folder.run(&["audit", "--format", "gitlab", "--date", "2026-11-15"]).stdout;
    let gitlab: Value = serde_json::from_str(&gitlab).expect("JSON");
    assert!(gitlab.as_array().is_some_and(|issues| !issues.is_empty()));
}
