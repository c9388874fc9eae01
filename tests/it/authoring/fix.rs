//! The command `fix`: it applies only fixes that are certain, each once.

use std::collections::BTreeMap;
use std::fs;
#[cfg(unix)]
use std::path::Path;

use crate::shared::Folder;

const UNIT: &str = "typ: enhet\nid: vc\nnamn: Vårdcentralen\n";

/// The number of findings by rule, path and message.
fn findings(folder: &Folder) -> BTreeMap<(String, String, String), usize> {
    let report = folder.run(&["audit", ".", "--date", "2026-11-15", "--format", "json"]).json();
    let mut found = BTreeMap::new();
    for finding in report["findings"].as_array().expect("a list") {
        let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        *found.entry((text("rule"), text("path"), text("message"))).or_default() += 1;
    }
    found
}

/// The text of a file after `fix`, in a folder with this file and an enhet.
fn fixed(text: &str) -> String {
    let folder = Folder::of(&[("enhet.yaml", UNIT), ("a.yaml", text)]);
    let answer = folder.run(&["fix"]);
    assert_eq!(answer.code, 0, "{}{}", answer.stdout, answer.stderr);
    fs::read_to_string(folder.path().join("a.yaml")).expect("the file is there")
}

#[test]
fn each_slip_that_is_certain_is_mended_and_the_rest_kept_to_the_byte() {
    for (before, after) in [
        ("fastställd: 20250310   # på mötet", "fastställd: 2025-03-10   # på mötet"),
        ("fastställd: '28 januari 2022'", "fastställd: '2022-01-28'"),
        ("fastställd: \"2025/3/9\"", "fastställd: \"2025-03-09\""),
        ("giltig_fran:   2025-01-01", "giltig_från:   2025-01-01"),
        ("Giltig-från: 2025-01-01", "giltig_från: 2025-01-01"),
        ("\"galler_for\": [vc]", "\"gäller_för\": [vc]"),
        ("giltig_fran: 20250101", "giltig_från: 2025-01-01"),
        ("status: faststalld", "status: fastställd"),
        ("status: godkand", "status: godkänd"),
        ("område: [Intyg, bemotande]", "område: [Intyg, bemötande]"),
        ("syfte:\u{a0}\u{a0}\u{a0}Att intyg blir rätt", "syfte:   Att intyg blir rätt"),
        ("ansvar:\n  - {uppgift: signera, Roll: läkare}", "ansvar:\n  - {uppgift: signera, roll: läkare}"),
    ] {
        for ending in ["\n", "\r\n"] {
            let whole = |part: &str| {
                format!("\u{feff}# Överst: åäö 😀\ntyp: rutin\nid: r\n{part}\n\n# sist").replace('\n', ending)
            };
            assert_eq!(fixed(&whole(before)), whole(after), "{before}");
        }
    }
}

#[test]
fn what_needs_judgement_is_left() {
    for line in [
        "fastställd: 170102",
        "fastställd: 9/3 2025",
        "fastställd: 2025-03-10 14:00",
        "fastställd: Maj 2017",
        "fastställd: hösten 2016",
        "titell: Intyg",
        "status: fastslagen",
        "lagstöd: [SOSFS 2005:28]",
        "giltig_fran: hösten 2016",
        "giltig_fran: 2025-01-01\ngiltig_från: 2025-02-01",
        "giltig_fran: 2025-01-01\nGiltig-från: 2025-02-01",
        "syfte: |\n  Obs:\u{a0}viktigt",
        "syfte: &a 20190520\nfastställd: *a",
        "fastställd: \"2019\\u00305-20\"",
        "upprättad_av: roll-lakar",
    ] {
        let text = format!("typ: rutin\nid: r\n{line}\n");
        assert_eq!(fixed(&text), text, "{line}");
    }
}

#[test]
fn tabs_are_mended_only_where_the_whole_file_is_indented_with_them() {
    let listed = "typ: rutin\nid: r\nansvar:\n\t- uppgift: signera\t# så\n\t\troll: läkare\n";
    assert_eq!(fixed(listed), "typ: rutin\nid: r\nansvar:\n  - uppgift: signera\t# så\n    roll: läkare\n");
    let outlined = "typ: rutin\nid: r\ndokumentation:\n\tvar: journal\n\tdelar:\n\t\tett:\tjournal\n";
    assert_eq!(fixed(outlined), "typ: rutin\nid: r\ndokumentation:\n  var: journal\n  delar:\n    ett:\tjournal\n");
    let mixed = "typ: rutin\nid: r\ndokumentation:\n\tvar: journal\n  delar: två\n";
    assert_eq!(fixed(mixed), mixed);
}

#[test]
fn a_dry_run_shows_a_diff_and_writes_nothing() {
    let text = "typ: rutin\nid: r\nfastställd: 20250310\n";
    let folder = Folder::of(&[("enhet.yaml", UNIT), ("a.yaml", text)]);
    let answer = folder.run(&["fix", "--dry-run"]);
    assert_eq!(answer.code, 1);
    for line in [
        "a.yaml: 1 rättning",
        "  rad 3: fastställd: 20250310 blir 2025-03-10",
        "-fastställd: 20250310",
        "+fastställd: 2025-03-10",
    ] {
        assert!(answer.stdout.lines().any(|shown| shown == line), "{line}\n{}", answer.stdout);
    }
    assert_eq!(fs::read_to_string(folder.path().join("a.yaml")).expect("it is there"), text);
    let nothing = Folder::of(&[("enhet.yaml", UNIT)]).run(&["fix", "--dry-run"]);
    assert_eq!((nothing.code, nothing.stdout.lines().count()), (0, 1));
}

#[test]
fn a_personal_number_beside_a_mend_is_never_shown() {
    // The number is one of Skatteverket's test numbers.
    let text = "typ: rutin\nid: r\nsyfte: pat 19890201-3286\nfastställd: 20250310\n";
    let folder = Folder::of(&[("enhet.yaml", UNIT), ("a.yaml", text)]);
    let answer = folder.run(&["fix"]);
    assert!(!answer.stdout.contains("3286") && answer.stdout.contains("2025-03-10"), "{}", answer.stdout);
    let after = fs::read_to_string(folder.path().join("a.yaml")).expect("it is there");
    assert_eq!(after, text.replace("20250310", "2025-03-10"));
}

#[test]
fn what_stands_outside_the_audited_folders_is_left() {
    let text = "typ: rutin\nid: r\nfastställd: 20250310\n";
    let folder = Folder::of(&[
        ("ls/enhet.yaml", UNIT),
        ("ls/a.yaml", text),
        ("annat/b.yaml", text),
        ("ls/s.yaml", "typ: inställningar\nmappar: [ls]\n"),
    ]);
    assert_eq!(folder.run(&["fix"]).code, 0);
    let read = |path: &str| fs::read_to_string(folder.path().join(path)).expect("it is there");
    assert_eq!((read("ls/a.yaml") == text, read("annat/b.yaml") == text), (false, true));
}

#[cfg(unix)]
#[test]
fn links_and_write_protected_files_are_left_and_rights_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let text = "typ: rutin\nid: r\nfastställd: 20250310\n";
    let outside = Folder::of(&[("b.yaml", text)]);
    let folder =
        Folder::of(&[("enhet.yaml", UNIT), ("a.yaml", text), ("skyddad.yaml", &text.replace("id: r", "id: s"))]);
    let path = |name: &str| folder.path().join(name);
    let rights = |file: &Path, mode: u32| {
        fs::set_permissions(file, fs::Permissions::from_mode(mode)).expect("rights can be set");
    };
    rights(&path("a.yaml"), 0o640);
    rights(&path("skyddad.yaml"), 0o444);
    symlink(outside.path().join("b.yaml"), path("b.yaml")).expect("a link can be made");
    symlink(outside.path(), path("mapp")).expect("a link can be made");
    let answer = folder.run(&["fix"]);
    assert_eq!(answer.code, 1, "a file that was left is told: {}", answer.stderr);
    assert!(answer.words().contains("skyddad.yaml är lämnad som den är: den är skrivskyddad"), "{}", answer.stderr);
    assert_eq!(fs::read_to_string(outside.path().join("b.yaml")).expect("it is there"), text);
    assert!(fs::read_to_string(path("a.yaml")).expect("it is there").contains("2025-03-10"));
    let mode = fs::metadata(path("a.yaml")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    let left: Vec<_> = fs::read_dir(folder.path()).expect("a folder").filter_map(Result::ok).collect();
    assert_eq!(left.len(), 5, "nothing is left beside the files");
}

#[test]
fn after_a_fix_of_the_faulty_example_those_findings_are_gone_and_none_is_new() {
    let folder = Folder::with_example("med-brister", "");
    let before = findings(&folder);
    let answer = folder.run(&["fix"]);
    assert_eq!(answer.code, 0);
    assert!(answer.stdout.contains("2 rättningar i 2 filer gjorda"), "{}", answer.stdout);
    let after = findings(&folder);
    let gone: Vec<&str> =
        before.keys().filter(|told| !after.contains_key(*told)).map(|(rule, _, _)| rule.as_str()).collect();
    assert_eq!(gone, ["form/datum", "form/okand-nyckel"]);
    assert!(after.iter().all(|(told, count)| before.get(told).is_some_and(|before| count <= before)));
    let again = folder.run(&["fix"]);
    assert_eq!((again.code, again.stdout.lines().count()), (0, 1), "{}", again.stdout);
}

/// Slips and their fixed forms; those without one must stay as they are.
const SLIPS: [(&str, &str); 12] = [
    ("giltig_från: 20250101", "giltig_från: 2025-01-01"),
    ("giltig_fran: 2025-01-01", "giltig_från: 2025-01-01"),
    ("Giltig från: \"1 mars 2025\"", "giltig_från: \"2025-03-01\""),
    ("nasta_oversyn: 2027.1.2 # å", "nästa_översyn: 2027-01-02 # å"),
    ("status: faststalld", "status: fastställd"),
    ("status: 'fastställd' # klar", "status: 'fastställd' # klar"),
    ("omrade: {0: x}", "omrade: {0: x}"),
    ("x-eget: 20250101", "x-eget: 20250101"),
    (
        "känd_genom: [{sätt: APT, Datum: 20250102}, {satt: \"mejl, 20250102\"}]",
        "känd_genom: [{sätt: APT, datum: 2025-01-02}, {sätt: \"mejl, 20250102\"}]",
    ),
    ("syfte:\u{a0}text: med kolon", "syfte:\u{a0}text: med kolon"),
    (
        "dokumentation: |\n  giltig_fran: 20250101\n  typ:\u{a0}x",
        "dokumentation: |\n  giltig_fran: 20250101\n  typ:\u{a0}x",
    ),
    ("område:\n# mellan\n- Intyg\n- kva", "område:\n# mellan\n- Intyg\n- kvå"),
];

#[test]
fn over_many_awkward_files_only_what_was_planted_is_changed() {
    for seed in 0..20_u64 {
        let mut chance = Chance(seed * 7_919 + 1);
        let mut before = Vec::new();
        let mut after = Vec::new();
        for number in 0..6 {
            let (mut slips, mut mended) = (String::new(), String::new());
            let mut keys = Vec::new();
            for _ in 0..4 {
                let (slip, mend) = SLIPS[chance.below(SLIPS.len())];
                // A duplicate field would be another finding.
                let key = mend.split(':').next().unwrap_or_default().replace("omrade", "område");
                if !keys.contains(&key) {
                    keys.push(key);
                    slips.push_str(&format!("{slip}\n"));
                    mended.push_str(&format!("{mend}\n"));
                }
            }
            let mark = if chance.below(3) == 0 { "\u{feff}" } else { "" };
            let ending = ["\n", "\r\n"][chance.below(2)];
            let tail = ["", "\n\n", "# slut", "---\n# tom\n"][chance.below(4)];
            let whole = |part: &str| {
                format!("{mark}# 😀 åäö\ntyp: rutin\nid: rut-{number}\n{part}{tail}").replace('\n', ending)
            };
            before.push((format!("rutiner/{number}.yaml"), whole(&slips)));
            after.push(whole(&mended));
        }
        let mut files: Vec<(&str, &str)> = before.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        files.push(("enhet.yaml", UNIT));
        let folder = Folder::of(&files);
        let found = findings(&folder);
        assert!(folder.run(&["fix"]).code < 2);
        for ((path, was), expected) in before.iter().zip(&after) {
            let text = fs::read_to_string(folder.path().join(path)).expect("it is there");
            // A no-break space before a colon can hide a whole document; then its other slips are fixed with it.
            let has_hidden = was.contains("syfte:\u{a0}");
            assert!(has_hidden || text == *expected, "seed {seed}\n{was}\n--- became\n{text}\n--- not\n{expected}");
        }
        let left = findings(&folder);
        let is_of_form = |rule: &str| rule.starts_with("form/");
        // What a no-break space had hidden is told once it is gone.
        let was_hidden = |path: &str| before.iter().any(|(known, was)| known == path && was.contains("syfte:\u{a0}"));
        let new: Vec<_> = left
            .iter()
            .filter(|(told, _)| is_of_form(&told.0) && !was_hidden(&told.1))
            .filter(|(told, count)| *count > found.get(*told).unwrap_or(&0))
            .collect();
        assert!(new.is_empty(), "seed {seed}: {new:?}");
        let again = folder.run(&["fix", "--dry-run"]);
        assert_eq!(again.code, 0, "seed {seed}: {}", again.stdout);
    }
}

/// A pseudo-random generator with a fixed seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % most
    }
}

#[test]
fn the_help_says_what_is_mended_and_how_it_ends() {
    let help = Folder::of(&[]).run(&["fix", "--help"]).stdout;
    assert!(help.contains("--dry-run") && help.contains("Slutkod: 0 klart"), "{help}");
}
