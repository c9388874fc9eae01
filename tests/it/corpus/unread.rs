//! Files that cannot be read are reported, and leave the requirements they may answer undetermined.

use std::fs;
#[cfg(unix)]
use std::path::Path;
#[cfg(unix)]
use std::process::Command;

#[cfg(unix)]
use tempfile::TempDir;

#[cfg(unix)]
use crate::shared::{Answer, GOOD};
use crate::shared::{Folder, utf16};

#[test]
fn a_very_large_file_is_told_and_not_read() {
    let folder = Folder::with_good();
    folder.write("stor.yaml", "typ: rutiin\nid: r-1\n");
    let file = fs::OpenOptions::new().write(true).open(folder.path().join("stor.yaml")).expect("the file is there");
    file.set_len(50 * 1024 * 1024).expect("a sparse file can grow");
    // If it were read, it would be invalid text or of an unknown kind.
    folder.form().assert_only("form/for-stor stor.yaml:1:1 filen är 50 MB och läses inte; gränsen är 10 MB");
}

/// A rutin that satisfies the requirement on intyg, if it can be read.
const INTYG: &str = "typ: rutin\nid: r-1\nområde: [intyg]\nstatus: fastställd\nfastställd: 2026-03-10\n";

#[test]
fn a_broken_rutin_leaves_the_requirement_open() {
    let folder = Folder::with_good();
    assert_eq!(folder.outcome_of_intyg(), "violated");
    folder.write("x.yaml", INTYG);
    assert_eq!(folder.outcome_of_intyg(), "satisfied");
    folder.write("x.yaml", format!("{INTYG}syfte: [\n"));
    assert_eq!(folder.outcome_of_intyg(), "undetermined");
    folder.write("x.yaml", utf16(INTYG, u16::to_le_bytes));
    assert_eq!(folder.outcome_of_intyg(), "undetermined");
}

#[test]
fn a_file_that_is_not_read_leaves_the_requirement_open() {
    let folder = Folder::with_good();
    folder.write("x.yaml", INTYG);
    let file = fs::OpenOptions::new().write(true).open(folder.path().join("x.yaml")).expect("the file is there");
    file.set_len(50 * 1024 * 1024).expect("a sparse file can grow");
    assert_eq!(folder.outcome_of_intyg(), "undetermined");
}

#[test]
fn a_misspelt_kind_leaves_the_requirement_open() {
    let folder = Folder::with_good();
    folder.write("x.yaml", INTYG.replace("rutin", "rutiin"));
    assert_eq!(folder.outcome_of_intyg(), "undetermined");
}

#[test]
fn a_broken_rutin_leaves_the_requirement_open_however_its_kind_is_written() {
    let folder = Folder::with_good();
    let quoted = format!("{}syfte: [\n", INTYG.replace("typ: rutin", "typ: \"rutin\""));
    let flow = "{typ: rutin, id: r-1, område: [intyg], status: fastställd\n".to_owned();
    let json = "{\"typ\": \"rutin\", \"id\": \"r-1\", \"område\": [\"intyg\"],\n".to_owned();
    let carriage_returns = format!("{INTYG}syfte: [\n").replace('\n', "\r");
    for text in [quoted, flow, json, carriage_returns] {
        folder.write("x.yaml", &text);
        assert_eq!(folder.outcome_of_intyg(), "undetermined", "{text}");
    }
}

#[test]
fn a_file_that_is_a_list_leaves_the_requirement_open() {
    let folder = Folder::with_good();
    folder.write("x.yaml", format!("- {}\n", INTYG.trim_end().replace('\n', "\n  ")));
    assert_eq!(folder.outcome_of_intyg(), "undetermined");
}

#[test]
fn a_file_in_an_older_encoding_leaves_the_requirement_open() {
    let folder = Folder::with_good();
    let latin_1: Vec<u8> =
        INTYG.chars().map(|one| u8::try_from(u32::from(one)).expect("a letter of Latin-1")).collect();
    folder.write("x.yaml", latin_1);
    assert_eq!(folder.outcome_of_intyg(), "undetermined");
    let dos = INTYG.as_bytes().iter().map(|byte| if byte.is_ascii() { *byte } else { 0x86 }).collect::<Vec<u8>>();
    folder.write("x.yaml", dos);
    assert_eq!(folder.outcome_of_intyg(), "undetermined");
}

#[test]
fn a_file_without_a_kind_leaves_the_requirement_open() {
    let folder = Folder::with_good();
    for text in [
        INTYG.replace("typ: rutin\n", ""),
        INTYG.replace("typ:", "Typ:"),
        INTYG.replace("typ: rutin\n", "syfte: [\n"),
        INTYG.replace(": ", ":"),
    ] {
        folder.write("x.yaml", &text);
        assert_eq!(folder.outcome_of_intyg(), "undetermined", "{text}");
    }
    folder.write("x.yaml", INTYG.replace("typ: rutin", "Typ: process"));
    assert_eq!(folder.outcome_of_intyg(), "violated", "a process is no rutin");
}

/// The findings on a process and an enhet that name the ids of other files.
fn findings_on_names(folder: &Folder) -> Vec<String> {
    folder.write(
        "namn.yaml",
        "typ: process\nid: p\naktiviteter:\n  - {nr: 1, aktivitet: skriva, rutiner: [rut-i]}\n---\ntyp: enhet\nid: vc\nnamn: VC\növerordnad: reg\n",
    );
    let told = folder.audit(&["--format", "json"]).findings();
    let is_of_names = |finding: &&String| {
        ["referens/", "organisation/", "4-4-rutin-per-aktivitet"].iter().any(|rule| finding.contains(rule))
    };
    told.iter().filter(is_of_names).cloned().collect()
}

#[test]
fn an_id_in_a_file_that_could_not_be_read_is_not_wrong_where_it_is_named() {
    let folder = Folder::of(&[]);
    let unread = findings_on_names(&folder);
    assert!(unread.iter().any(|told| told.starts_with("referens/okand")), "{unread:?}");
    assert!(unread.iter().any(|told| told.starts_with("organisation/okand-overordnad")), "{unread:?}");
    assert!(unread.iter().any(|told| told.contains("4-4-rutin-per-aktivitet")), "{unread:?}");
    folder.write("rutin.yaml", "typ: rutin\nid: rut-i\nområde: [intyg\ntitel: [\n");
    folder.write("region.yaml", "Typ: enhet\nid: reg\nnamn: Regionen\n");
    assert_eq!(findings_on_names(&folder), Vec::<String>::new());
    folder
        .write("rutin.yaml", "typ: rutin\nid: rut-i\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    assert_eq!(findings_on_names(&folder), Vec::<String>::new());
}

/// Audits as a user bound by file permissions: root becomes `nobody`.
///
/// None if the system does not let root change user.
#[cfg(unix)]
fn audit_without_rights(folder: &Folder, barred: &str) -> Option<Answer> {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65_534;
    let program = Path::new(env!("CARGO_BIN_EXE_ledningskoll"));
    let arguments = ["audit", ".", "--date", "2026-11-15", "--select", "form,identitet", "--format", "json"];
    let set = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("the rights can be set");
    };
    let barred = folder.path().join(barred);
    let (usual, is_folder) = (fs::metadata(&barred).expect("it is there").permissions().mode(), barred.is_dir());
    set(folder.path(), 0o755);
    set(&barred, 0);
    let is_bound = if is_folder { fs::read_dir(&barred).is_err() } else { fs::read(&barred).is_err() };
    let answer = if is_bound {
        Some(Answer::of(folder.command(program).args(arguments)))
    } else {
        let elsewhere = TempDir::new().expect("a temporary folder can be made");
        set(elsewhere.path(), 0o755);
        let copy = elsewhere.path().join("ledningskoll");
        // NOTE: copied by another process, as executing a file that we have open for writing fails with `ETXTBSY`.
        let copied = Command::new("cp").arg(program).arg(&copy).status().expect("cp starts");
        assert!(copied.success());
        let mut command = folder.command(&copy);
        command.args(arguments).uid(NOBODY).gid(NOBODY);
        let can_start = command.output().is_ok();
        can_start.then(|| Answer::of(&mut command))
    };
    set(&barred, usual);
    answer
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told() {
    let folder = Folder::with_good();
    folder.write("hemlig.yaml", GOOD.replace("god", "hemlig"));
    let Some(answer) = audit_without_rights(&folder, "hemlig.yaml") else { return };
    answer.assert_only("form/olasbar-fil hemlig.yaml:1:1 filen kunde inte öppnas: du har inte rätt att läsa den");
}

#[cfg(unix)]
#[test]
fn a_folder_inside_that_may_not_be_read_is_told() {
    let folder = Folder::with_good();
    folder.write("hemligt/x.yaml", GOOD.replace("god", "hemlig"));
    let Some(answer) = audit_without_rights(&folder, "hemligt") else { return };
    assert_eq!(answer.findings().len(), 1);
    assert!(answer.findings()[0].starts_with("form/olasbar-fil hemligt:1:1 "), "{:?}", answer.findings());
    assert_eq!((answer.code, answer.documents()), (1, 1));
}
