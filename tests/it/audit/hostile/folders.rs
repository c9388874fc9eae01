//! Hostile folders: links, pipes, names, anchors, full disks and very many documents.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::{Hostile, bounded, shell, words};
use crate::shared::GOOD;

#[test]
fn links_out_of_the_root_and_in_circles_are_passed_over() {
    let hostile = Hostile::new();
    fs::write(hostile.0.path().join("utanför.yaml"), "typ: rutin\nid: utanför\n").expect("written");
    symlink("../utanför.yaml", hostile.root().join("länk.yaml")).expect("a link");
    symlink("..", hostile.root().join("upp")).expect("a link");
    symlink(".", hostile.root().join("runt")).expect("a link");
    symlink("ingenstans", hostile.root().join("lös.yaml")).expect("a link");
    let json = hostile.json();
    assert_eq!(json["summary"]["documents"], 1);
    assert!(json["notes"].to_string().contains("4 länkar"), "{}", json["notes"]);
}

#[test]
fn a_pipe_and_a_device_are_told_and_never_opened() {
    let hostile = Hostile::new();
    shell(&format!("mkfifo '{}'", hostile.root().join("rör.yaml").display()));
    let (mut findings, mut expected) = (1, vec!["rör.yaml"]);
    let device = hostile.root().join("enhet.yaml");
    let made = Command::new("mknod").arg(&device).args(["c", "1", "5"]).stderr(Stdio::null()).status();
    // Only root can create a device file.
    if made.is_ok_and(|status| status.success()) {
        findings += 1;
        expected.push("enhet.yaml");
    }
    let (told, documents) = hostile.findings();
    assert_eq!((told.len(), documents), (findings, 1), "{told:?}");
    for name in expected {
        let line = format!("form/olasbar-fil {name} filen kunde inte öppnas: den är ingen vanlig fil");
        assert!(told.contains(&line), "{told:?}");
    }
}

#[test]
fn names_with_line_breaks_and_escapes_steer_nothing() {
    let hostile = Hostile::new();
    hostile.write("a\n::error::x\u{1b}[2J\u{202e}.yaml", "typ: okänd\nid: x\n");
    for format in ["terminal", "github", "markdown", "gitlab", "sarif", "junit", "html", "json"] {
        let output = hostile.audit(&["--format", format]);
        assert_eq!(output.status.code(), Some(1), "{}", words(&output.stderr));
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(!text.contains('\u{1b}'), "{format}");
        let is_json = ["gitlab", "sarif", "json"].contains(&format);
        assert!(is_json || !text.contains('\u{202e}'), "{format}: {text}");
        assert!(!text.lines().any(|line| line.starts_with("::error::x")), "{format}");
    }
}

#[test]
fn a_name_that_is_no_utf_8_is_read_all_the_same() {
    let hostile = Hostile::new();
    let name = OsStr::from_bytes(b"l\xe4kare.yaml");
    fs::write(hostile.root().join(name), "typ: rutin\nid: god-rutin\n").expect("written");
    let (told, documents) = hostile.findings();
    assert_eq!(documents, 2);
    assert!(told.iter().any(|line| line.starts_with("identitet/dubblett") && line.contains('\u{fffd}')), "{told:?}");
}

#[test]
fn a_file_that_is_rewritten_again_and_again_is_read_one_way_or_the_other() {
    let hostile = Hostile::new();
    let file = hostile.root().join("växlar.yaml");
    fs::write(&file, GOOD).expect("written");
    let is_done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut round = 0_usize;
            while !is_done.load(std::sync::atomic::Ordering::Relaxed) {
                round += 1;
                let text = if round.is_multiple_of(2) { "x: [\n".repeat(round % 500) } else { GOOD.repeat(round % 50) };
                let _ = if round.is_multiple_of(7) { fs::remove_file(&file) } else { fs::write(&file, text) };
            }
        });
        for _ in 0..20 {
            let output = hostile.audit(&["--format", "json"]);
            assert!(matches!(output.status.code(), Some(0 | 1)), "{}", words(&output.stderr));
        }
        is_done.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

#[test]
fn a_full_disk_leaves_no_part_of_a_report() {
    let hostile = Hostile::new();
    hostile.write("rapport.html", "den förra");
    // A limit on file size makes writes fail like a full disk.
    let script = format!(
        "trap '' XFSZ; ulimit -f 1; exec '{}' audit . --date 2026-11-15 --output html=rapport.html --output json=ny.json",
        env!("CARGO_BIN_EXE_ledningskoll")
    );
    let output = Command::new("bash").args(["-c", &script]).current_dir(hostile.root()).output().expect("bash");
    assert_eq!(output.status.code(), Some(2), "{}", words(&output.stderr));
    assert!(words(&output.stderr).contains("rapporten kunde inte skrivas till"), "{}", words(&output.stderr));
    assert_eq!(fs::read_to_string(hostile.root().join("rapport.html")).expect("it is there"), "den förra");
    let names: Vec<_> =
        fs::read_dir(hostile.root()).expect("a folder").map(|one| one.expect("one").file_name()).collect();
    assert_eq!(names.len(), 2, "nothing is left beside them: {names:?}");
}

#[test]
fn a_folder_that_may_not_be_written_in_is_told() {
    let hostile = Hostile::new();
    let outer = hostile.0.path().join("låst");
    fs::create_dir(&outer).expect("a folder");
    fs::set_permissions(&outer, fs::Permissions::from_mode(0o555)).expect("locked");
    let file = outer.join("rapport.json");
    let output = hostile.audit(&["--output", &format!("json={}", file.display())]);
    // Root ignores file permissions.
    let is_root = words(&Command::new("id").arg("-u").output().expect("id").stdout) == "0";
    match is_root {
        true => assert!(file.exists()),
        false => assert!(words(&output.stderr).contains("du har inte rätt att skriva där") && !file.exists()),
    }
}

#[test]
fn ten_thousand_anchors_in_each_other_are_stopped() {
    let hostile = Hostile::new();
    let mut text = "typ: rutin\nid: bomb\nx-0: &a0 [x, x]\n".to_owned();
    for number in 1..10_000 {
        let before = number - 1;
        text.push_str(&format!("x-{number}: &a{number} [*a{before}, *a{before}]\n"));
    }
    hostile.write("bomb.yaml", text);
    let (told, documents) = hostile.findings();
    assert_eq!(documents, 1, "{told:?}");
    assert!(told.iter().any(|line| line.contains("bomb.yaml")), "{told:?}");
}

#[test]
fn a_tree_fifty_levels_deep_is_read_to_its_end() {
    let hostile = Hostile::new();
    let deep: String = (0..50).map(|level| format!("nivå-{level}/")).collect();
    hostile.write(&format!("{deep}djup.yaml"), "typ: rutin\nid: djup\n");
    assert_eq!(hostile.findings().1, 2);
}

#[test]
fn an_organisation_fifty_levels_deep_inherits_all_the_way_down() {
    let hostile = Hostile::new();
    let unit = |level: usize| match level.checked_sub(1) {
        None => "typ: enhet\nid: e-0\nnamn: Regionen\n".to_owned(),
        Some(above) => format!("typ: enhet\nid: e-{level}\nnamn: Enhet {level}\növerordnad: e-{above}\n"),
    };
    hostile.write("enheter.yaml", (0..50).map(unit).collect::<Vec<_>>().join("---\n"));
    hostile.write(
        "intyg.yaml",
        "typ: rutin\nid: rut-intyg\ntitel: Intyg\nområde: [intyg]\ngäller_för: [e-0]\nstatus: fastställd\n\
         fastställd: 2026-01-01\nfastställd_av: chef\n",
    );
    let output = bounded(&hostile.root(), &["audit", ".", "--date", "2026-11-15", "--format", "json"]);
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let asked = json["assessments"].as_array().expect("a list").iter();
    let mut of_certificates = asked.filter(|one| one["requirement"] == "hslf-fs-2018-54/2-intygsrutin");
    let last = of_certificates.next().expect("the enhet at the bottom is asked");
    assert_eq!((last["unit"].as_str(), last["outcome"].as_str()), (Some("e-49"), Some("satisfied")));
    let number = last["evidence"][0].as_u64().and_then(|at| usize::try_from(at).ok()).expect("a number");
    assert_eq!(json["evidence"][number]["units"][0], "e-0", "it is decided at the top");
    assert!(of_certificates.next().is_none(), "no other is at the bottom");
}

#[test]
fn ten_thousand_enheter_in_one_line_come_to_an_end() {
    let hostile = Hostile::new();
    let unit = |level: usize| format!("typ: enhet\nid: e-{level}\nnamn: Enhet {level}\növerordnad: e-{}\n", level + 1);
    hostile.write("enheter.yaml", (0..10_000).map(unit).collect::<Vec<_>>().join("---\n"));
    assert_eq!(hostile.findings().1, 10_001);
}

#[test]
fn a_unit_with_five_thousand_documents_is_read_whole() {
    let hostile = Hostile::new();
    hostile.write("enhet.yaml", "typ: enhet\nid: vc-norr\nnamn: Norr\n");
    let routine =
        |number: usize| format!("typ: rutin\nid: rut-{number}\ntitel: Rutin {number}\ngäller_för: [vc-norr]\n");
    hostile.write("rutiner.yaml", (0..5_000).map(routine).collect::<Vec<_>>().join("---\n"));
    let files = ["--output", "json=../r.json", "--output", "html=../r.html"];
    let output = bounded(&hostile.root(), &[&["audit", ".", "--date", "2026-11-15"], &files[..]].concat());
    assert_eq!(output.status.code(), Some(1), "{}", words(&output.stderr));
    let written = |name: &str| fs::read_to_string(hostile.root().join("..").join(name)).expect("it is written");
    // Formats for people show the most severe findings; formats for programs show all.
    assert!(written("r.json").contains("rut-4999") && written("r.html").contains("</html>"));
    assert!(!output.stdout.is_empty());
}
