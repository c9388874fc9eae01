//! From an empty folder the gaps close one by one, and no file is overwritten.

use std::fs;
use std::path::{Path, PathBuf};

use super::{audit, findings_below, init, organisation, outcomes};
use crate::shared::{Answer, Folder};

/// Fills in fields of a scaffold after their colons, and leaves the rest.
fn fill(file: &Path, fields: &[(&str, &str)]) {
    let mut text = fs::read_to_string(file).expect("the scaffold");
    for (key, value) in fields {
        let (open, known) = (format!("\n{key}:\n"), format!("\n{key}: utkast\n"));
        assert!(text.contains(&open) || text.contains(&known), "{key} is in the scaffold");
        let written = format!("\n{key}: {value}\n");
        text = text.replacen(&open, &written, 1).replacen(&known, &written, 1);
    }
    fs::write(file, text).expect("written");
}

/// The path that a command printed as written.
fn written(folder: &Folder, answer: &Answer) -> PathBuf {
    let first = answer.stdout.lines().next().expect("a line");
    folder.path().join(first.strip_prefix("Skrev ").unwrap_or_else(|| panic!("{first} {}", answer.stderr)))
}

#[test]
fn from_an_empty_folder_the_gaps_close_one_by_one() {
    let folder = Folder::of(&[]);
    init(&folder);
    let is_open = |requirement: &str| {
        let report = audit(&folder, &["--select", requirement]);
        let key = (requirement.to_owned(), "norra-vardcentralen".to_owned());
        outcomes(&report)[&key] == "violated"
    };
    let decided = [("fastställd_av", "roll-verksamhetschef"), ("fastställd", "2026-11-02"), ("status", "fastställd")];
    let routine: &[(&str, &str)] = &[("titel", "Utfärda intyg"), ("syfte", "Rätt intyg i tid")];
    let control: &[(&str, &str)] = &[("titel", "Granskning av intyg"), ("frekvens", "tertial")];
    let wanted = [
        ("hslf-fs-2018-54/2-intygsrutin", routine, &decided[..]),
        ("sosfs-2011-9/5-3-klagomalsrutin", routine, &decided[..]),
        ("sosfs-2011-9/5-2-egenkontroll", control, &decided[2..]),
    ];
    for (number, (requirement, fields, decision)) in wanted.into_iter().enumerate() {
        assert!(is_open(requirement), "{requirement}");
        let answer = folder.run(&["new", "--for", requirement, "--unit", "Norra vårdcentralen"]);
        let file = written(&folder, &answer);
        assert!(is_open(requirement), "a scaffold alone does not close {requirement}");
        fill(&file, fields);
        assert!(is_open(requirement), "nor does a draft that is filled in: {requirement}");
        fill(&file, decision);
        assert!(!is_open(requirement), "{requirement} is closed by what was decided");
        assert!(wanted[number + 1..].iter().all(|(other, ..)| is_open(other)), "and by nothing else");
    }
    let report = audit(&folder, &[]);
    assert_eq!(findings_below(&report, "form/"), Vec::<String>::new());
}

#[test]
fn nothing_is_written_over() {
    let folder = organisation();
    let file = written(&folder, &folder.run(&["new", "rutin", "--id", "12 PRIM/07"]));
    assert!(file.ends_with("rutiner/12-prim-07.yaml"), "{}", file.display());
    let before = fs::read_to_string(&file).expect("the scaffold");
    for arguments in [
        &["new", "rutin", "--id", "12 PRIM/07"][..],
        &["new", "rutin", "--id", "12-prim-07"],
        &["new", "rutin", "--output", "rutiner/12-prim-07.yaml"],
        &["new", "rutin", "--output", "rutiner"],
    ] {
        let answer = folder.run(arguments);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{arguments:?}");
    }
    assert_eq!(fs::read_to_string(&file).expect("the scaffold"), before);
    assert_eq!(fs::read_dir(folder.path().join("rutiner")).expect("the folder").count(), 1);
}
