//! Folders and files with odd names: letters, signs that a shell reads, long paths, and names that differ in case alone.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shared::{Answer, Folder, GOOD, assert_swedish};

const PROGRAM: &str = env!("CARGO_BIN_EXE_ledningskoll");

/// What each command line has to take; Windows has no names with more signs than these.
const NAMES: [&str; 6] = ["Vårdcentralen Åsö", "a & b", "100 %PATH% !x! ^", "it's (en) [kopia]", "日本 😀", "-q"];

/// A folder of this name with one good document, in another folder.
fn named(name: &str) -> (Folder, PathBuf) {
    let folder = Folder::of(&[(&format!("{name}/rutiner/god rutin å.yaml"), GOOD)]);
    let inner = folder.path().join(name);
    (folder, inner)
}

fn audit(from: &Folder, root: &Path, outputs: &[&Path]) -> Answer {
    let mut command = from.command(Path::new(PROGRAM));
    command.arg("audit").arg(root).args(["--date", "2026-11-15", "--select", "form", "--format", "json"]);
    for output in outputs {
        command.arg("--output").arg(format!("html={}", output.display()));
    }
    Answer::of(&mut command)
}

#[test]
fn a_folder_has_any_name_and_so_has_the_report() {
    for name in NAMES {
        let (folder, inner) = named(name);
        let report = folder.path().join(format!("rapport {name}.html"));
        let answer = audit(&folder, &inner, &[&report]);
        assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{name}");
        assert_eq!(answer.documents(), 1, "{name}");
        let page = fs::read_to_string(&report).expect("the report");
        assert!(page.starts_with("<!DOCTYPE html>"), "{name}");
    }
}

#[test]
fn paths_longer_than_windows_once_took_are_read_and_written() {
    let folder = Folder::of(&[]);
    let deep: PathBuf = (0..12).map(|number| format!("en mapp med ett långt namn {number}")).collect();
    let inner = folder.path().join(&deep);
    assert!(inner.as_os_str().len() > 300);
    folder.write(&deep.join("god.yaml").to_string_lossy(), GOOD);
    for (root, count) in [(folder.path().to_owned(), 1), (inner.clone(), 1)] {
        let report = inner.join(format!("rapport-{count}.html"));
        let answer = audit(&folder, &root, &[&report]);
        assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
        assert_eq!(answer.documents(), count);
        assert!(report.is_file());
    }
    let written = Answer::of(folder.command(Path::new(PROGRAM)).args(["new", "rutin", "--yes", "--in"]).arg(&inner));
    assert_eq!((written.code, written.stderr.as_str()), (0, ""));
}

#[test]
fn two_reports_whose_names_differ_in_case_alone_are_one_where_the_system_says_so() {
    let folder = Folder::with_good();
    folder.write("prov", "");
    let is_one = folder.path().join("PROV").exists();
    let answer = folder.audit(&["--select", "form", "--output", "html=Rapport.html", "--output", "json=rapport.HTML"]);
    assert_eq!(answer.code, if is_one { 2 } else { 0 }, "{}", answer.stderr);
    let written = folder.names().iter().filter(|name| name.to_lowercase() == "rapport.html").count();
    assert_eq!(written, if is_one { 0 } else { 2 });
    assert_swedish(&answer.stderr);
}

#[test]
fn a_document_is_not_replaced_by_a_report_or_by_a_new_one_under_another_case() {
    let folder = Folder::of(&[("God.yaml", GOOD)]);
    let is_one = folder.path().join("god.YAML").exists();
    for output in ["html=God.yaml", "html=god.YAML", "json=./GOD.yaml"] {
        let answer = folder.audit(&["--output", output]);
        assert_eq!(answer.code, 2, "{output}: {}", answer.stdout);
    }
    let answer = folder.run(&["new", "rutin", "--yes", "--output", "god.yaml"]);
    assert_eq!(answer.code, if is_one { 2 } else { 0 }, "{}", answer.words());
    assert_eq!(fs::read_to_string(folder.path().join("God.yaml")).expect("it is there"), GOOD);
}

#[test]
fn an_argument_that_is_no_text_is_refused_in_swedish() {
    let folder = Folder::with_good();
    let odd = no_text();
    for arguments in [&["audit"][..], &["explain"], &["new", "rutin", "--unit"]] {
        let answer = Answer::of(folder.command(Path::new(PROGRAM)).args(arguments).arg(&odd));
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{arguments:?}");
        assert_swedish(&answer.stderr);
    }
}

/// A name that a system allows and that is no text.
fn no_text() -> std::ffi::OsString {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt;
        std::ffi::OsString::from_vec(vec![b'a', 0xe5])
    }
    #[cfg(windows)]
    {
        use std::os::windows::ffi::OsStringExt;
        std::ffi::OsString::from_wide(&[0x61, 0xd800])
    }
}
