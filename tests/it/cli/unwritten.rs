//! What cannot be written: each command ends with 2 and says why, and no part of a file is left.

use std::fs;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::shared::repository::Repository;
use crate::shared::{Answer, Folder, assert_swedish};

const UNIT: &str = "typ: enhet\nid: vc\nnamn: Vårdcentralen\nnivå: enhet\n";
const ROUTINE: &str = "typ: rutin\nid: rut-a\ntitel: Rutin\nfastställd: 20250310\n";
const PROGRAM: &str = env!("CARGO_BIN_EXE_ledningskoll");

/// A repository with an enhet, a routine and a register.
fn repository() -> Repository {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("enhet.yaml", UNIT), ("a.yaml", ROUTINE)]);
    repository.commit("2026-02-10", &[("register.csv", "Id;Titel\nrut-b;En rutin\n"), ("b.yaml", "x: 1\n")]);
    repository
}

/// Runs the program with standard output to a device that is always full.
fn to_full(folder: &Folder, arguments: &[&str], input: &str) -> Answer {
    let full = fs::File::options().write(true).open("/dev/full").expect("Linux has it");
    let mut command = folder.command(Path::new(PROGRAM));
    let command = command.args(arguments).stdin(Stdio::piped()).stdout(full).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // A command that reads nothing may have ended already.
    let _ = child.stdin.take().expect("its input").write_all(input.as_bytes());
    let output = child.wait_with_output().expect("the program ends");
    Answer {
        code: output.status.code().expect("it ends by itself"),
        stdout: String::new(),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

#[test]
fn an_answer_that_cannot_be_printed_ends_with_two_in_every_command() {
    let repository = repository();
    let folder = &repository.folder;
    assert_eq!(folder.run(&["baseline", "write"]).code, 0);
    let formats = ["terminal", "json", "sarif", "junit", "github", "gitlab", "markdown", "html"];
    let audits = formats.map(|format| format!("audit --date 2026-11-15 --format {format}"));
    let commands = [
        "gap",
        "gap --format json",
        "matrix",
        "due",
        "diff HEAD~1",
        "diff HEAD~1 --format markdown",
        "trend",
        "history rut-a",
        "history rut-a --format json",
        "baseline show",
        "baseline prune",
        "baseline write",
        "explain form/typ",
        "rules",
        "rules --format json",
        "schema",
        "schema rutin",
        "completions bash",
        "completions zsh",
        "completions fish",
        "completions powershell",
        "man",
        "man audit",
        "--help",
        "audit --help",
        "--version",
        "new rutin --id rut-ny",
        "new rutin --output -",
        "init ny --name R --yes",
        "init --demo demo",
        "import register.csv --as rutin --dry-run",
        "import register.csv --as rutin",
        "fix --dry-run",
        "fix",
        "audit --quiet",
        "",
    ];
    for line in audits.iter().map(String::as_str).chain(commands) {
        let arguments: Vec<&str> = line.split_whitespace().collect();
        let answer = to_full(folder, &arguments, "");
        assert_eq!(answer.code, 2, "{line}: {}", answer.stderr);
        assert!(
            answer.message().contains("fel: svaret kunde inte skrivas ut: disken är full"),
            "{line}: {}",
            answer.stderr
        );
        assert_swedish(&answer.message());
    }
}

#[test]
fn a_language_server_that_cannot_answer_ends_with_two() {
    let folder = Folder::with_good();
    let body = r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#;
    let answer = to_full(&folder, &["lsp"], &format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    assert_eq!(answer.code, 2, "{}", answer.stderr);
    assert!(answer.message().contains("svaret kunde inte skrivas ut: disken är full"), "{}", answer.stderr);
}

/// Runs the program where no file may be longer than nothing, as on a full disk, after these words to the shell.
fn on_full_disk(folder: &Folder, before: &str, arguments: &[&str]) -> Answer {
    let script = format!("{before} ulimit -f 0; exec \"$@\"");
    let mut command = folder.command(Path::new("bash"));
    Answer::of(command.args(["-c", &script, "bash", PROGRAM]).args(arguments))
}

/// The files below a folder, by path.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

#[test]
fn no_part_of_a_document_is_left_on_a_full_disk() {
    let start = [("enhet.yaml", UNIT), ("a.yaml", ROUTINE), ("register.csv", "Id;Titel\nrut-b;En rutin\nrut-c;Två\n")];
    for arguments in [
        &["new", "rutin", "--id", "rut-ny"][..],
        &["init", ".", "--unit", "Ny enhet", "--yes"],
        &["init", "--demo", "demo"],
        &["import", "register.csv", "--as", "rutin"],
        &["baseline", "write"],
        &["audit", "--output", "json=r.json"],
        &["fix"],
    ] {
        // The system also sends a signal, which by default ends the program in the middle of the write.
        for signal in ["trap '' XFSZ;", ""] {
            let folder = Folder::of(&start);
            let before = files(folder.path());
            let answer = on_full_disk(&folder, signal, arguments);
            assert_eq!(answer.code, 2, "{arguments:?}: {} {}", answer.stdout, answer.stderr);
            assert!(answer.message().contains("filen blir större än vad som får skrivas där"), "{}", answer.stderr);
            assert_swedish(&answer.message());
            assert_eq!(files(folder.path()), before, "{arguments:?}");
            for (path, text) in start {
                assert_eq!(fs::read_to_string(folder.path().join(path)).expect("it is there"), text, "{arguments:?}");
            }
        }
    }
}

#[test]
fn an_answer_over_the_limit_of_a_file_is_told() {
    let folder = Folder::of(&[("enhet.yaml", UNIT), ("a.yaml", ROUTINE)]);
    let script = "ulimit -f 1; exec \"$@\" > svar.json";
    let mut command = folder.command(Path::new("bash"));
    let answer = Answer::of(command.args(["-c", script, "bash", PROGRAM, "audit", "--format", "json"]));
    assert_eq!(answer.code, 2, "{}", answer.stderr);
    let told = "fel: svaret kunde inte skrivas ut: filen blir större än vad som får skrivas där";
    assert!(answer.message().contains(told), "{}", answer.stderr);
}

/// Starts an audit that has written the temporary file of one report, and waits to write the other into a pipe.
fn waiting(folder: &Folder, through: &[&str]) -> Child {
    let pipe = Command::new("mkfifo").arg(folder.path().join("pipe")).status();
    assert!(pipe.expect("the system has pipes").success());
    let arguments = [through, &[PROGRAM, "audit", "--output", "json=r.json", "--output", "html=pipe"]].concat();
    let mut command = folder.command(Path::new(arguments[0]));
    command.args(&arguments[1..]).stdout(Stdio::null()).stderr(Stdio::null());
    let child = command.spawn().expect("the program starts");
    while !folder.names().iter().any(|name| name.starts_with(".tmp")) {
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

fn send(signal: &str, child: &Child) {
    let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
    assert!(sent.expect("a signal can be sent").success());
}

#[test]
fn an_interrupted_program_leaves_no_temporary_file() {
    for (signal, number) in [("INT", 2), ("TERM", 15), ("HUP", 1)] {
        let folder = Folder::of(&[("enhet.yaml", UNIT)]);
        // NOTE: what a shell starts in the background ignores interrupts, and so does all that it starts.
        let through: &[&str] = if cfg!(target_os = "linux") { &["env", "--default-signal"] } else { &[] };
        let mut child = waiting(&folder, through);
        send(signal, &child);
        assert_eq!(child.wait().expect("it ends").signal(), Some(number), "as if nobody had waited for it");
        assert_eq!(folder.names(), ["enhet.yaml", "pipe"], "{signal}");
    }
}

#[test]
fn a_signal_that_is_to_be_ignored_is_ignored() {
    let folder = Folder::of(&[("enhet.yaml", UNIT)]);
    let mut child = waiting(&folder, &["nohup"]);
    send("HUP", &child);
    // NOTE: to read the pipe lets the program go on, and waits for it.
    let page = fs::read_to_string(folder.path().join("pipe")).expect("the program writes it");
    assert!(page.contains("</html>"));
    assert_eq!(child.wait().expect("it ends").signal(), None);
    assert!(folder.names().contains(&"r.json".to_owned()), "{:?}", folder.names());
}

#[test]
fn an_import_says_how_much_was_written_before_it_stopped() {
    let row = |number: usize| format!("rut-{number};Rutin {}\n", "x".repeat(if number == 2 { 3_000 } else { 1 }));
    let folder = Folder::of(&[]);
    folder.write("register.csv", format!("Id;Titel\n{}{}", row(1), row(2)));
    let script = "trap '' XFSZ; ulimit -f 2; exec \"$@\"";
    let mut command = folder.command(Path::new("bash"));
    command.args(["-c", script, "bash", PROGRAM, "import", "register.csv", "--as", "rutin"]);
    let answer = Answer::of(&mut command);
    answer.assert_refused(
        "filen rutiner/rut-2.yaml kunde inte skrivas",
        "1 fil är skriven, och resten skrivs när du kör igen",
    );
    assert_eq!(files(folder.path()).len(), 2, "the register and the first document");
}

#[test]
fn where_a_part_of_the_path_is_a_file_it_is_told() {
    let folder = Folder::of(&[("enhet.yaml", UNIT), ("fil", "x"), ("register.csv", "Id;Titel\nrut-b;En rutin\n")]);
    for arguments in [
        &["new", "rutin", "--output", "fil/ny.yaml"][..],
        &["init", "fil/inne", "--name", "R", "--yes"],
        &["import", "register.csv", "--as", "rutin", "--output", "fil"],
        &["audit", "--output", "json=fil/r.json"],
        &["baseline", "write", "--baseline", "fil/b.txt"],
    ] {
        let answer = folder.run(arguments);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{arguments:?}: {}", answer.stderr);
        assert_swedish(&answer.message());
        assert!(!answer.stderr.contains("os error"), "{arguments:?}: {}", answer.stderr);
    }
}

#[test]
fn a_mend_keeps_the_owner_and_the_rights() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    let folder = Folder::of(&[("enhet.yaml", UNIT), ("a.yaml", ROUTINE)]);
    let file = folder.path().join("a.yaml");
    // Only root can give a file away.
    let is_given = chown(&file, Some(12_345), Some(54_321)).is_ok();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o2664)).expect("rights");
    // Not each disk takes notes.
    let note = rustix::fs::setxattr(&file, "user.prov", "en lapp å".as_bytes(), rustix::fs::XattrFlags::empty());
    let is_noted = note.is_ok();
    let before = fs::metadata(&file).expect("it is there");
    assert_eq!(folder.run(&["fix"]).code, 0);
    let after = fs::metadata(&file).expect("it is there");
    assert!(fs::read_to_string(&file).expect("text").contains("2025-03-10"));
    let mut value = [0; 10];
    let kept = rustix::fs::getxattr(&file, "user.prov", &mut value[..]).is_ok() && value == *"en lapp å".as_bytes();
    assert!(kept || !is_noted, "what is noted on the file is kept");
    assert_eq!((after.uid(), after.gid(), after.mode()), (before.uid(), before.gid(), before.mode()));
    assert!(!is_given || after.uid() == 12_345);
}

#[test]
fn a_folder_that_cannot_be_written_in_ends_a_mend_with_two() {
    let folder = Folder::of(&[("enhet.yaml", UNIT), ("a.yaml", ROUTINE)]);
    let chattr = |flag: &str| {
        let status = Command::new("chattr").args([flag]).arg(folder.path()).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    };
    // Root may write in any folder but one that cannot be changed, and not each disk has those.
    if !chattr("+i") {
        return;
    }
    let answer = folder.run(&["fix"]);
    assert!(chattr("-i"));
    assert_eq!(answer.code, 2, "{}", answer.stderr);
    let told = "a.yaml är lämnad som den är: det gick inte att skriva: du har inte rätt att skriva där";
    assert!(answer.message().contains(told), "{}", answer.stderr);
    assert_eq!(folder.names(), ["a.yaml", "enhet.yaml"]);
}
