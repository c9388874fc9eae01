//! The level that fails (`felnivå`), and faults in the settings themselves.

use super::{ROUTINE, audit, found, json, rules};
use crate::shared::Folder;

#[test]
fn the_level_that_fails_is_set_and_the_flag_goes_first() {
    let warned = "typ: rutin\nid: r-1\nstatus: fastställd\nnästa_översyn: 2026-11-14\n";
    let tipped = "typ: rutin\nid: r-1\nstatus: fastställd\ngiltig_till: 2026-12-01\n";
    let faulty = "typ: rutin\nid: r-1\nstatus: fastställd\ngiltig_till: 2026-11-14\n";
    let code = |text: &str, rutin: &str, flags: &[&str]| {
        let arguments = [&["--select", "giltighet,form,installningar"], flags].concat();
        audit(text, &[("r.yaml", rutin)], &arguments).code
    };
    let of = |text: &str, flags: &[&str]| [tipped, warned, faulty].map(|rutin| code(text, rutin, flags));
    assert_eq!(of("", &[]), [0, 0, 1]);
    assert_eq!(of("felnivå: brist\n", &[]), [0, 0, 1]);
    assert_eq!(of("felnivå: bör\n", &[]), [0, 1, 1]);
    assert_eq!(of("felnivå: tips\n", &[]), [1, 1, 1]);
    assert_eq!(of("felnivå: aldrig\n", &[]), [0, 0, 0]);
    assert_eq!(of("felnivå: Bör\n", &[]), [0, 1, 1]);
    assert_eq!(of("felnivå: tips\n", &["--fail-on", "error"]), [0, 0, 1]);
    assert_eq!(of("felnivå: aldrig\n", &["--fail-on", "warning"]), [0, 1, 1]);
    assert_eq!(of("felnivå: brist\n", &["--fail-on", "never"]), [0, 0, 0]);
}

#[test]
fn a_fault_in_the_settings_is_told_at_its_line() {
    for (text, rule, place) in [
        ("felnivå: error\n", "error form/ord", "3:10"),
        ("profil: [egen]\n", "warning form/okand-nyckel", "3:1"),
        ("gränser: {gamalt_efter_månader: 60}\n", "warning form/okand-nyckel", "3:11"),
        ("gränser: 60\n", "error form/typ", "3:1"),
        ("mappar: {rutiner: ja}\n", "error form/typ", "3:1"),
        ("mappar: [rutiner\n", "error form/skrivning", ""),
    ] {
        let findings = found(text, &[("r.yaml", ROUTINE)], "form");
        assert_eq!(findings.len(), 1, "{text}: {findings:?}");
        let is_there = findings[0].starts_with(&format!("{rule} inställningar.yaml:{place}"));
        assert!(is_there, "{text}: {findings:?}");
    }
}

#[test]
fn a_misspelt_setting_is_told_with_the_nearest() {
    let json = json("felniva: bör\n", &[("r.yaml", ROUTINE)], "form");
    let help = json["findings"][0]["help"].as_str().unwrap_or_default();
    assert!(help.contains("felnivå"), "{json}");
}

#[test]
fn only_the_first_of_several_settings_is_read() {
    let files = [("z.yaml", "typ: inställningar\nid: andra\nfelnivå: tips\n"), ("r.yaml", ROUTINE)];
    let findings = found("felnivå: aldrig\n", &files, "installningar");
    assert_eq!(
        findings,
        [
            "warning installningar/flera z.yaml:2:1 det finns redan ett dokument med inställningar, så det här läses inte"
        ]
    );
    assert_eq!(audit("felnivå: aldrig\n", &files, &[]).code, 0, "the first says never");
}

#[test]
fn a_kind_with_a_capital_is_the_kind() {
    let files = [("r.yaml", "typ: Rutin\nid: r-1\nstatus: fastställd\nnästa_översyn: 2026-11-14\n")];
    assert_eq!(rules("", &files, "form,giltighet"), ["warning giltighet/oversyn-passerad"]);
}

#[test]
fn settings_need_no_id_and_may_stand_anywhere() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nnästa_översyn: 2026-11-14\n";
    let of = |path: &str, text: &str| {
        let folder = Folder::of(&[(path, text), ("r.yaml", rutin)]);
        let answer = folder.run(&["audit", ".", "--date", "2026-11-15", "--select", "giltighet,form"]);
        assert!(!answer.words().contains("form/"), "{}", answer.words());
        answer.code
    };
    assert_eq!(of("granskning/x.yml", "typ: inställningar\nfelnivå: bör\n"), 1);
    assert_eq!(of("x.yaml", "typ: rutin\nid: r-2\n---\ntyp: inställningar\nfelnivå: bör\n"), 1);
    assert_eq!(of("x.yaml", "typ: inställningar\nfelnivå: brist\n"), 0);
}
