//! The commands `completions` and `man`: the scripts and pages are valid and agree with the help.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::shared::Folder;
use crate::shared::repository::Repository;

/// The exit code, standard output and standard error of a run.
fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let answer = Command::new(env!("CARGO_BIN_EXE_ledningskoll")).args(arguments).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (answer.status.code(), text(answer.stdout), text(answer.stderr))
}

fn printed(arguments: &[&str]) -> String {
    let (code, printed, said) = run(arguments);
    assert_eq!((code, said.as_str()), (Some(0), ""), "{arguments:?}");
    printed
}

/// Runs another program with a text on standard input; none if it is not installed.
fn run_checker(program: &str, arguments: &[&str], input: &str) -> Option<Output> {
    let mut command = Command::new(program);
    command.args(arguments).env("LC_ALL", "C.UTF-8");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().ok()?;
    child.stdin.take().expect("piped").write_all(input.as_bytes()).expect("it reads");
    Some(child.wait_with_output().expect("it ends"))
}

/// What a shell is offered after these words, the last of which is not yet whole.
fn offered(folder: &Path, words: &[&str]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_ledningskoll"));
    program.current_dir(folder).env("LEDNINGSKOLL_COMPLETE", "fish").args(["--", "ledningskoll"]).args(words);
    String::from_utf8(program.output().expect("it runs").stdout).expect("UTF-8")
}

fn region() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/exempelregionen")
}

#[test]
fn commands_flags_and_fixed_values_are_offered_in_swedish() {
    for (words, value, help) in [
        (&["au"][..], "audit", "Granska en mapp"),
        (&["audit", "--un"], "--unit", "Granska bara den här enheten"),
        (&["audit", "--fail-on", ""], "bör", "Brister, och det som bör finnas"),
        (&["new", ""], "rutin", ""),
        (&["new", "rutin", "--område", "in"], "intyg", "område"),
        (&["gap", "--act", "so"], "sosfs-2011-9", "ledningssystem"),
        (&["explain", "form/d"], "form/datum", ""),
        (&["audit", "--profile", ""], "region-jonkoping", "profil med lokala krav"),
        (&["audit", "--output", "x"], "xlsx=", ""),
    ] {
        let found = offered(&region(), words);
        let is_there = |line: &str| {
            let (word, told) = line.split_once('\t').unwrap_or((line, ""));
            word == value && told.contains(help)
        };
        assert!(found.lines().any(is_there), "{words:?}: {found}");
    }
}

#[test]
fn the_enheter_roles_and_documents_of_the_folder_are_offered() {
    let units = offered(&region(), &["gap", "--unit", "vc-k"]);
    assert_eq!(units.trim_end(), "vc-kvarnbacken\tKvarnbackens vårdcentral");
    assert!(offered(&region(), &["due", "--role", "roll-mla"]).contains("Medicinskt ledningsansvarig läkare"));
    assert!(offered(&region(), &["history", "rut-"]).contains("Rutin: "));
    assert_eq!(offered(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path(), &["gap", "--unit", ""]), "");
}

#[test]
fn nothing_is_offered_that_a_shell_would_run_or_cut_up() {
    let folder = Folder::of(&[]);
    let unit = |id: &str| format!("typ: enhet\nid: {id}\nnamn: \"Ett \\e[31m\\n$(touch x)\"\nnivå: enhet\n");
    for (file, id) in
        [("a", "\"$(touch x)\""), ("b", "\"`id`\""), ("c", "\"a b\""), ("d", "-rf"), ("e", "vc-e"), ("f", "\"a;b\"")]
    {
        folder.write(&format!("{file}.yaml"), unit(id));
    }
    let found = offered(folder.path(), &["gap", "--unit", ""]);
    assert_eq!(found.lines().count(), 1, "{found}");
    assert!(found.starts_with("vc-e\t") && !found.contains('\u{1b}'), "{found}");
}

#[test]
fn whoever_is_not_asked_by_a_script_audits_as_always() {
    let folder = Folder::with_good();
    folder.write("trasig.yaml", "typ: [");
    let asked = |shell: &str, arguments: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_ledningskoll"));
        program.current_dir(folder.path()).env("LEDNINGSKOLL_COMPLETE", shell).args(arguments);
        program.output().expect("it runs").status.code()
    };
    // What is set by mistake must not make an audit that finds something end well.
    for shell in ["", "okänt", "1", "bash", "fish"] {
        assert_eq!(asked(shell, &["audit", "."]), Some(1), "{shell:?}");
        assert_eq!(asked(shell, &["audit", "--", "."]), Some(1), "{shell:?}");
    }
    assert_eq!(asked("okänt", &["--", "audit"]), Some(2));
    assert_eq!(asked("fish", &["--", "ledningskoll", "au"]), Some(0));
}

#[test]
fn each_shell_gets_a_script_and_another_is_refused() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(printed(&["completions", shell]).contains("LEDNINGSKOLL_COMPLETE"), "{shell}");
    }
    assert_eq!(run(&["completions", "okänt"]).0, Some(2));
}

#[test]
fn the_shells_that_are_here_read_their_scripts() {
    for shell in ["bash", "zsh", "fish"] {
        let Some(read) = run_checker(shell, &["-n"], &printed(&["completions", shell])) else { continue };
        assert!(read.status.success() && read.stderr.is_empty(), "{shell}: {}", String::from_utf8_lossy(&read.stderr));
    }
}

#[test]
fn bash_completes_by_asking_the_program_and_files_by_itself() {
    let script = printed(&["completions", "bash"]);
    assert_eq!(script.matches("-o bashdefault -o default -").count(), 2, "{script}");
    let program = Path::new(env!("CARGO_BIN_EXE_ledningskoll")).parent().expect("a folder").display().to_string();
    let folder = Folder::of(&[("b;touch x.yaml", ""), ("$(id).yaml", ""), ("bra.yaml", "")]);
    let place = folder.path().display().to_string();
    let call = |words: &str, last: &str| {
        let count = words.split(' ').count();
        let call = format!(
            "PATH=\"{program}:$PATH\"\ncd '{place}'\n{script}\nCOMP_WORDS=({words} '{last}'); COMP_CWORD={count}\n_clap_complete_ledningskoll ledningskoll '{last}'\necho \"${{COMPREPLY[@]}}\"\n"
        );
        run_checker("bash", &[], &call).map(|read| String::from_utf8_lossy(&read.stdout).trim().to_owned())
    };
    let Some(commands) = call("ledningskoll", "au") else { return };
    assert_eq!(commands, "audit");
    assert_eq!(call("ledningskoll new", "--res").as_deref(), Some("--resume"));
    // Bash writes what it is offered as it is, so it is offered no file, and completes them itself.
    for words in [
        "ledningskoll audit",
        "ledningskoll audit --output json=",
        "ledningskoll audit --catalog",
        "ledningskoll collect",
        "ledningskoll import",
    ] {
        for last in ["b", "$", ""] {
            let offered = call(words, last).unwrap_or_default();
            assert!(
                !offered.contains("touch") && !offered.contains("bra.yaml") && !offered.contains("$("),
                "{words} {last}: {offered}"
            );
        }
    }
}

#[test]
fn fish_completes_by_asking_the_program() {
    let script = printed(&["completions", "fish"]);
    let program = Path::new(env!("CARGO_BIN_EXE_ledningskoll")).parent().expect("a folder").display().to_string();
    let call = format!("set -x PATH {program} $PATH\n{script}\ncomplete -C 'ledningskoll gap --only b'\n");
    let Some(read) = run_checker("fish", &["--no-config"], &call) else { return };
    assert!(String::from_utf8_lossy(&read.stdout).contains("brist"), "{read:?}");
}

#[test]
fn powershell_completes_by_asking_the_program() {
    let script = printed(&["completions", "powershell"]);
    let program = Path::new(env!("CARGO_BIN_EXE_ledningskoll")).parent().expect("a folder").display().to_string();
    let call = format!(
        "$env:PATH = '{program}' + [IO.Path]::PathSeparator + $env:PATH\n{script}\n$text = 'ledningskoll audit --fail-on '\n(TabExpansion2 $text $text.Length).CompletionMatches.CompletionText -join ' '\n"
    );
    for shell in ["pwsh", "powershell"] {
        let flags = ["-NoProfile", "-NonInteractive", "-Command", "-"];
        // Wine has a program of that name that does nothing.
        if run_checker(shell, &flags, "'svarar'\n").is_none_or(|read| read.stdout.is_empty()) {
            continue;
        }
        let read = run_checker(shell, &flags, &call).expect("it answered");
        assert!(String::from_utf8_lossy(&read.stdout).contains("brist"), "{shell}: {read:?}");
    }
}

#[test]
fn what_is_printed_as_a_file_can_be_written_as_one() {
    let folder = Folder::of(&[]);
    for (arguments, name) in [
        (&["schema"][..], "a.json"),
        (&["schema", "--of", "audit"], "b.json"),
        (&["completions", "bash"], "c.bash"),
        (&["man", "audit"], "d.1"),
    ] {
        let text = folder.run(arguments).stdout;
        let written = folder.run(&[arguments, &["--output", name]].concat());
        assert_eq!((written.code, written.stdout), (0, format!("Skrev {name}\n")), "{arguments:?}");
        assert_eq!(std::fs::read_to_string(folder.path().join(name)).expect("written"), text, "{arguments:?}");
        assert_eq!(folder.run(&[arguments, &["--output", "-"]].concat()).stdout, text, "{arguments:?}");
    }
}

#[test]
fn what_is_printed_as_data_can_be_written_as_a_file() {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("rutin.yaml", "typ: rutin\nid: r\ntitel: Rutin\n")]);
    for arguments in [&["rules"][..], &["trend", "--since", "2026-01-01"], &["history", "r"]] {
        let printed = repository.folder.run(&[arguments, &["--format", "json"]].concat());
        let written = repository.folder.run(&[arguments, &["--output", "json=svar.json"]].concat());
        let text = std::fs::read_to_string(repository.folder.path().join("svar.json")).unwrap_or_default();
        assert_eq!((printed.code, written.code), (0, 0), "{arguments:?}: {}{}", printed.stderr, written.stderr);
        let data: serde_json::Value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{arguments:?}: {error}"));
        assert_eq!(
            data.to_string(),
            serde_json::from_str::<serde_json::Value>(&printed.stdout).expect("JSON").to_string()
        );
    }
}

#[test]
fn the_manual_has_a_page_for_the_program_and_for_each_command() {
    for arguments in [&["man"][..], &["man", "audit"], &["man", "new"], &["man", "init"]] {
        let page = printed(arguments);
        for part in [".SH NAMN", ".SH ÖVERSIKT", ".SH FLAGGOR"] {
            assert!(page.contains(part), "{arguments:?}: {part}");
        }
        assert!(!page.contains(".SH OPTIONS") && !page.contains("possible values"), "{arguments:?}");
        if let Some(read) = run_checker("mandoc", &["-Tlint", "-Wstyle"], &page) {
            assert_eq!(String::from_utf8_lossy(&read.stdout), "", "{arguments:?}");
        }
        if let Some(read) = run_checker("groff", &["-K", "utf8", "-man", "-ww", "-z"], &page) {
            assert_eq!(String::from_utf8_lossy(&read.stderr), "", "{arguments:?}");
        }
    }
    let (code, _, said) = run(&["man", "audt"]);
    assert_eq!(code, Some(2));
    assert_eq!(said, "fel: det finns inget kommando som heter audt\ngör så: menade du audit?\n");
}
