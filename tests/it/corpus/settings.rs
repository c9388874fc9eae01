//! Settings (typ: inställningar): profiles, own requirements, folders, limits and the level that fails; flags go first.

use serde_json::Value;

use crate::shared::{Answer, Folder};

/// A routine with nothing wrong by the rules that the tests select.
const ROUTINE: &str = "typ: rutin\nid: r-1\nstatus: fastställd\nfastställd: 2026-01-10\n";
/// An own requirement of a profile, held to its examples.
const REQUIREMENT: &str = "id: egna/dokumentansvarig
rubrik: Rutinen har en dokumentansvarig
lagrum: {författning: Egen riktlinje, plats: avsnitt 3}
styrka: lokal
belägg: A
bevis: direkt
profil: egen-profil
gäller: {typ: rutin}
krav: {required: [dokumentansvarig]}
saknas: rutinen saknar dokumentansvarig
gör_så: skriv vem som svarar för rutinen i dokumentansvarig
varför: Någon ska hålla rutinen aktuell.
exempel:
  datum: 2026-11-15
  uppfyller: [{typ: rutin, id: r, dokumentansvarig: roll-mla}]
  brister: [{typ: rutin, id: r}]
";
/// The act that it rests on.
const ACTS: &str = "- beteckning: Egen riktlinje
  citeras: Egen riktlinje
  titel: Egen riktlinje för dokument
  belägg: A
";

fn settings(text: &str) -> String {
    format!("typ: inställningar\nid: granskning\n{text}")
}

/// An audit on the day of the tests, with these settings beside these files.
fn audit(text: &str, files: &[(&str, &str)], arguments: &[&str]) -> Answer {
    let settings = settings(text);
    let folder = Folder::of(&[files, &[("inställningar.yaml", settings.as_str())]].concat());
    folder.run(&[&["audit", ".", "--date", "2026-11-15"], arguments].concat())
}

fn json(text: &str, files: &[(&str, &str)], select: &str) -> Value {
    audit(text, files, &["--format", "json", "--select", select]).json()
}

/// Each finding as `severity rule path:line:column message`.
fn found(text: &str, files: &[(&str, &str)], select: &str) -> Vec<String> {
    let json = json(text, files, select);
    let line = |finding: &Value| {
        let word = |key: &str| finding[key].as_str().unwrap_or_default();
        let start = &finding["start"];
        let place = format!("{}:{}:{}", word("path"), start["line"], start["column"]);
        format!("{} {} {place} {}", word("severity"), word("rule"), word("message"))
    };
    json["findings"].as_array().expect("the findings are a list").iter().map(line).collect()
}

/// The rule and the severity of each finding.
fn rules(text: &str, files: &[(&str, &str)], select: &str) -> Vec<String> {
    let lines = found(text, files, select);
    lines.iter().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect()
}

/// Refused with these words on standard error and nothing printed.
fn is_refused(answer: &Answer, words: &[&str]) {
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{}", answer.words());
    for word in words {
        assert!(answer.words().contains(word), "{word:?} is not said: {}", answer.words());
    }
}

// Own requirements and profiles.

fn with_own(text: &str, requirement: &str, arguments: &[&str]) -> Answer {
    let files =
        [("r.yaml", ROUTINE), ("krav/egna/dokumentansvarig.yaml", requirement), ("krav/författningar.yaml", ACTS)];
    audit(text, &files, &[&["--format", "json", "--select", "egna"], arguments].concat())
}

const OWN: &str = "egna_krav: [krav]\nprofiler: [egen-profil]\n";

#[test]
fn an_own_requirement_is_asked_in_its_profile() {
    let json = with_own(OWN, REQUIREMENT, &[]).json();
    let finding = &json["findings"][0];
    assert_eq!(finding["rule"], "egna/dokumentansvarig");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["message"], "rutinen saknar dokumentansvarig");
    assert_eq!(finding["provision"]["act"], "Egen riktlinje");
    assert_eq!(finding["provision"]["place"], "avsnitt 3");
    assert_eq!(finding["provision"]["strength"], "lokal");
    assert_eq!(finding["path"], "r.yaml");
    assert_eq!(finding["start"]["line"], 2);
    assert_eq!(json["audit"]["profiles"], serde_json::json!(["egen-profil"]));
    assert_eq!(json["summary"]["documents"], 2, "the files of the requirement are no documents");
    assert_eq!(json["notes"].as_array().map(Vec::len), Some(1), "and not counted as files without typ: {json}");
}

#[test]
fn an_own_requirement_is_not_asked_outside_its_profile() {
    let json = with_own("egna_krav: [krav]\n", REQUIREMENT, &["--select", "installningar"]).json();
    assert_eq!(json["findings"], serde_json::json!([]));
    assert_eq!(json["assessments"], serde_json::json!([]));
    let everywhere = REQUIREMENT.replace("profil: egen-profil\n", "");
    assert_eq!(
        with_own("egna_krav: [krav]\n", &everywhere, &[]).json()["findings"][0]["rule"],
        "egna/dokumentansvarig"
    );
}

#[test]
fn a_profile_is_switched_on_by_the_flag_too() {
    let json = with_own("egna_krav: [krav]\n", REQUIREMENT, &["--profile", "egen-profil"]).json();
    assert_eq!(json["findings"][0]["rule"], "egna/dokumentansvarig");
    let json = with_own(OWN, REQUIREMENT, &["--profile", "egen-profil"]).json();
    assert_eq!(json["audit"]["profiles"], serde_json::json!(["egen-profil"]), "once");
}

#[test]
fn a_profile_that_a_ledningssystem_names_is_switched_on() {
    let system = "typ: ledningssystem\nid: l\nstatus: fastställd\nprofiler: [egen-profil]\n";
    let files = [
        ("l.yaml", system),
        ("r.yaml", ROUTINE),
        ("krav/egna/dokumentansvarig.yaml", REQUIREMENT),
        ("krav/författningar.yaml", ACTS),
    ];
    assert_eq!(rules("egna_krav: krav\n", &files, "egna,katalog"), ["error egna/dokumentansvarig"]);
    let draft = system.replace("fastställd", "utkast");
    let files = [&[("l.yaml", draft.as_str())], &files[1..]].concat();
    assert_eq!(rules("egna_krav: krav\n", &files, "egna,katalog"), Vec::<String>::new());
}

#[test]
fn an_unknown_profile_is_told_at_its_line_with_the_nearest() {
    let files =
        [("r.yaml", ROUTINE), ("krav/egna/dokumentansvarig.yaml", REQUIREMENT), ("krav/författningar.yaml", ACTS)];
    let text = "egna_krav: [krav]\nprofiler: [egen-profi]\n";
    let findings = found(text, &files, "katalog");
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].starts_with("warning katalog/okand-profil inställningar.yaml:4:"), "{findings:?}");
    assert!(findings[0].contains("profilen egen-profi finns inte, så dess krav är inte bedömda"), "{findings:?}");
    assert_eq!(json(text, &files, "katalog")["findings"][0]["help"], "menade du egen-profil?");
}

#[test]
fn the_folder_of_own_requirements_is_written_as_on_any_system() {
    for written in ["krav", "krav/", "./krav", "krav\\", "[./krav/]"] {
        let text = format!("egna_krav: {written}\nprofiler: egen-profil\n");
        let json = with_own(&text, REQUIREMENT, &[]).json();
        assert_eq!(json["findings"][0]["rule"], "egna/dokumentansvarig", "{written}");
    }
}

#[test]
fn a_faulty_own_requirement_is_refused_with_its_file() {
    for (from, to, reason) in [
        ("styrka: lokal", "styrka: sträng", "sträng"),
        (
            "krav: {required: [dokumentansvarig]}",
            "krav: {requird: [dokumentansvarig]}",
            "okänt ord i villkoret: requird",
        ),
        ("krav: {required", "vilkor: {required", "vilkor"),
        ("id: egna/dokumentansvarig", "id: egna/ansvarig", "id är egna/ansvarig men ska vara filens sökväg"),
        ("författning: Egen riktlinje", "författning: Egen lag", "författningen Egen lag finns inte"),
        ("gäller: {typ: rutin}", "gäller: {typ: rutiin}", "dokumentslaget rutiin finns inte"),
        ("  brister: [{typ: rutin, id: r}]", "  brister: []", "minst ett under uppfyller och ett under brister"),
    ] {
        assert!(REQUIREMENT.contains(from), "{from}");
        let answer = with_own(OWN, &REQUIREMENT.replace(from, to), &[]);
        is_refused(&answer, &["fel: ", "egna/dokumentansvarig.yaml", reason, "gör så: "]);
    }
}

#[test]
fn an_own_requirement_that_its_own_examples_contradict_is_refused() {
    for (from, to) in [
        ("uppfyller: [{typ: rutin, id: r, dokumentansvarig: roll-mla}]", "uppfyller: [{typ: rutin, id: r}]"),
        ("brister: [{typ: rutin, id: r}]", "brister: [{typ: rutin, id: r, dokumentansvarig: a}]"),
    ] {
        let answer = with_own(OWN, &REQUIREMENT.replace(from, to), &[]);
        is_refused(&answer, &["egna/dokumentansvarig.yaml"]);
    }
}

#[test]
fn an_own_requirement_may_not_bear_the_name_of_a_law() {
    let requirement = REQUIREMENT.replace("id: egna/", "id: sosfs-2011-9/");
    let files = [
        ("r.yaml", ROUTINE),
        ("krav/sosfs-2011-9/dokumentansvarig.yaml", requirement.as_str()),
        ("krav/författningar.yaml", ACTS),
    ];
    is_refused(&audit(OWN, &files, &[]), &["sosfs-2011-9/dokumentansvarig", "välj ett eget namn"]);
}

#[test]
fn an_own_requirement_that_is_no_yaml_is_refused_with_its_line() {
    let answer = with_own(OWN, "id: egna/dokumentansvarig\nrubrik: [öppen\n", &[]);
    is_refused(&answer, &["egna/dokumentansvarig.yaml", "rad "]);
}

#[test]
fn a_fault_in_an_own_requirement_is_told_without_the_catalogue_flag() {
    let answer = with_own(OWN, &REQUIREMENT.replace("styrka: lokal", "styrka: sträng"), &[]);
    is_refused(&answer, &["krav/egna/dokumentansvarig.yaml"]);
    assert!(!answer.words().contains("--catalog"), "nobody used it: {}", answer.words());
}

#[test]
fn a_folder_of_own_requirements_that_is_not_there_is_told_at_its_line() {
    let answer = audit("egna_krav: [krav, finns-inte]\n", &[("r.yaml", ROUTINE), ("krav/x.md", "x")], &[]);
    assert_ne!(answer.code, 0, "{}", answer.words());
    for word in ["finns-inte", "inställningar.yaml:3"] {
        assert!(answer.words().contains(word), "{word:?} is not said: {}", answer.words());
    }
    assert!(!answer.words().contains("gemensamt.yaml"), "that is how a whole catalogue is built: {}", answer.words());
}

#[test]
fn a_folder_of_own_requirements_that_is_not_there_is_never_passed_over() {
    let answer = audit("egna_krav: [finns-inte]\n", &[("r.yaml", ROUTINE)], &["--select", "form"]);
    assert_eq!(answer.code, 1, "{}", answer.words());
    assert!(answer.words().contains("mappen finns-inte finns inte"), "{}", answer.words());
}

// The limits.

#[test]
fn the_limits_of_age_are_those_that_are_set() {
    let of = |text: &str, decided: &str| {
        let rutin = format!("typ: rutin\nid: r-1\nstatus: fastställd\nfastställd: {decided}\n");
        rules(text, &[("r.yaml", &rutin)], "giltighet,form")
    };
    let tip = ["note giltighet/gammal"];
    let fault = ["error giltighet/gammal"];
    assert_eq!(of("", "2024-11-14"), tip);
    assert_eq!(of("", "2021-11-14"), fault);
    let strict = "gränser: {gammalt_efter_månader: 24, åldras_efter_månader: 12}\n";
    assert_eq!(of(strict, "2025-11-15"), Vec::<String>::new());
    assert_eq!(of(strict, "2025-11-14"), tip);
    assert_eq!(of(strict, "2024-11-15"), tip);
    assert_eq!(of(strict, "2024-11-14"), fault);
    let lax = "gränser:\n  gammalt_efter_månader: 120\n";
    assert_eq!(of(lax, "2017-01-01"), tip, "what is not set is as usual");
    assert_eq!(of("gränser:\n", "2021-11-14"), fault, "a limit that is not filled in is as usual");
}

#[test]
fn the_limit_of_soon_is_the_one_that_is_set() {
    let of = |text: &str, till: &str| {
        let rutin = format!("typ: rutin\nid: r-1\nstatus: fastställd\ngiltig_till: {till}\n");
        rules(text, &[("r.yaml", &rutin)], "giltighet,form")
    };
    let soon = ["note giltighet/snart"];
    assert_eq!(of("", "2027-05-15"), soon);
    assert_eq!(of("gränser: {snart_inom_månader: 1}\n", "2026-12-15"), soon);
    assert_eq!(of("gränser: {snart_inom_månader: 1}\n", "2026-12-16"), Vec::<String>::new());
    assert_eq!(of("gränser: {snart_inom_månader: 0}\n", "2026-11-16"), Vec::<String>::new());
    assert_eq!(of("gränser: {snart_inom_månader: 12}\n", "2027-11-15"), soon);
}

#[test]
fn a_limit_that_is_none_is_told_at_its_line() {
    for limit in ["fem", "0", "-5", "1.5", "[60]"] {
        let text = format!("gränser:\n  gammalt_efter_månader: {limit}\n");
        let findings = found(&text, &[("r.yaml", ROUTINE)], "form");
        assert_eq!(findings.len(), 1, "{limit}: {findings:?}");
        assert!(findings[0].starts_with("error form/typ inställningar.yaml:4:"), "{limit}: {findings:?}");
        assert!(findings[0].contains("gammalt_efter_månader"), "{limit}: {findings:?}");
    }
}

#[test]
fn a_limit_that_is_none_leaves_the_usual_one() {
    for limit in ["fem", "0", "-5"] {
        let text = format!("gränser: {{gammalt_efter_månader: {limit}, åldras_efter_månader: {limit}}}\n");
        let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nfastställd: 2026-01-10\n";
        assert_eq!(found(&text, &[("r.yaml", rutin)], "giltighet"), Vec::<String>::new(), "{limit}");
    }
}

// The folders.

/// A routine with a fault in each of three folders.
fn in_folders(text: &str) -> Vec<String> {
    let faulty = |id: &str| format!("typ: rutin\nid: {id}\nstatus: fastställd\ngiltig_till: 2026-11-14\n");
    let (a, b, c) = (faulty("a"), faulty("b"), faulty("c"));
    let files = [("rutiner/a.yaml", a.as_str()), ("rutiner-gamla/b.yaml", &b), ("annat/djupt/c.yaml", &c)];
    let json = json(text, &files, "giltighet");
    let findings = json["findings"].as_array().expect("the findings are a list");
    findings.iter().map(|finding| finding["path"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn only_the_folders_that_are_named_are_audited() {
    assert_eq!(in_folders(""), ["annat/djupt/c.yaml", "rutiner-gamla/b.yaml", "rutiner/a.yaml"]);
    for written in ["rutiner", "[rutiner]", "rutiner/", "./rutiner", "rutiner\\", "[\"./rutiner/\"]"] {
        assert_eq!(in_folders(&format!("mappar: {written}\n")), ["rutiner/a.yaml"], "{written}");
    }
    assert_eq!(in_folders("mappar: [annat\\djupt, rutiner]\n"), ["annat/djupt/c.yaml", "rutiner/a.yaml"]);
    assert_eq!(in_folders("mappar: [.]\n").len(), 3);
    assert_eq!(in_folders("mappar: []\n").len(), 3);
}

#[test]
fn what_stands_outside_the_folders_is_neither_counted_nor_judged() {
    let files = [
        ("rutiner/a.yaml", ROUTINE),
        ("annat/b.yaml", "typ: rutin\nid: r-1\nprocess: finns-inte\n"),
        ("annat/c.yaml", "typ: rutin\nid: [\n"),
        ("compose.yaml", "services: {}\n"),
    ];
    let json = json("mappar: [rutiner]\n", &files, "form,identitet,referens");
    assert_eq!(json["findings"], serde_json::json!([]));
    assert_eq!(json["summary"]["documents"], 2);
    assert!(!json["notes"].to_string().contains("inte bedöm"), "{}", json["notes"]);
}

#[test]
fn a_file_without_typ_is_a_finding_only_in_a_named_folder() {
    let files =
        [("rutiner/a.yaml", ROUTINE), ("rutiner/lista.yaml", "läkare: 5\n"), ("compose.yaml", "services: {}\n")];
    let findings = found("mappar: [rutiner]\n", &files, "form");
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].contains(" rutiner/lista.yaml:1:1 "), "{findings:?}");
    assert_eq!(found("", &files, "form"), Vec::<String>::new());
}

#[test]
fn a_folder_that_is_not_there_does_not_look_like_success() {
    for text in ["mappar: [rutinr]\n", "mappar: [rutiner, finns-inte]\n"] {
        let answer = audit(text, &[("rutiner/a.yaml", ROUTINE)], &["--select", "form,installningar,katalog"]);
        let name = if text.contains("finns-inte") { "finns-inte" } else { "rutinr" };
        assert!(answer.words().contains(name), "{text}: {}", answer.words());
        assert!(answer.words().contains("inställningar.yaml:3"), "{text}: {}", answer.words());
    }
}

// The level that fails.

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

// Faults in the settings.

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

#[test]
fn the_days_that_count_as_at_once_are_those_that_are_set() {
    let event = "typ: utredning\nid: u-1\ngäller: medfört allvarlig vårdskada\ntidpunkter: {inträffade: 2026-03-10}\nlex_maria: {anmäld: 2026-04-20}\n";
    let of = |text: &str| rules(text, &[("u.yaml", event)], "psl-2010-659/3-5-snarast");
    assert_eq!(of(""), Vec::<String>::new());
    assert_eq!(of("gränser: {snarast_inom_dagar: 40}\n"), ["warning psl-2010-659/3-5-snarast"]);
    assert_eq!(of("gränser: {snarast_inom_dagar: 41}\n"), Vec::<String>::new());
}
