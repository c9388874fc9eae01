//! The commands `completions` and `man`: the scripts and pages are valid and agree with the help.

use std::io::Write;
use std::process::{Command, Output, Stdio};

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

#[test]
fn every_shell_is_told_every_command_in_swedish() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = printed(&["completions", shell]);
        for command in ["audit", "gap", "explain", "init", "new", "schema"] {
            assert!(script.contains(command), "{shell}: {command}");
        }
        assert!(shell == "bash" || script.contains("Visa alla krav och regler"), "{shell}");
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
fn bash_completes_a_command_and_a_flag() {
    let script = printed(&["completions", "bash"]);
    let call = |words: &str, last: &str, before: &str| {
        let count = words.split(' ').count();
        let call = format!(
            "{script}\nCOMP_WORDS=({words} {last}); COMP_CWORD={count}\n_ledningskoll ledningskoll '{last}' {before}\necho \"${{COMPREPLY[@]}}\"\n"
        );
        run_checker("bash", &[], &call).map(|read| String::from_utf8_lossy(&read.stdout).trim().to_owned())
    };
    let Some(commands) = call("ledningskoll", "au", "ledningskoll") else { return };
    assert_eq!(commands, "audit");
    assert_eq!(call("ledningskoll new", "--res", "new").as_deref(), Some("--resume"));
}

#[test]
fn the_manual_has_a_page_for_the_program_and_for_each_command() {
    for arguments in [&["man"][..], &["man", "audit"], &["man", "new"], &["man", "init"]] {
        let page = printed(arguments);
        for part in [".SH NAMN", ".SH ÖVERSIKT", ".SH FLAGGOR"] {
            assert!(page.contains(part), "{arguments:?}: {part}");
        }
        assert!(!page.contains(".SH OPTIONS") && !page.contains("possible values"), "{arguments:?}");
        if let Some(read) = run_checker("groff", &["-K", "utf8", "-man", "-ww", "-z"], &page) {
            assert_eq!(String::from_utf8_lossy(&read.stderr), "", "{arguments:?}");
        }
    }
    let (code, _, said) = run(&["man", "audt"]);
    assert_eq!(code, Some(2));
    assert_eq!(said, "fel: det finns inget kommando som heter audt\ngör så: menade du audit?\n");
}
