//! Own requirements (`egna_krav`) and the profiles that switch them on.

use super::{ROUTINE, assert_refused, audit, found, json, rules};
use crate::shared::Answer;
use crate::shared::own_requirement::{ACTS, REQUIREMENT};

pub(super) fn with_own(text: &str, requirement: &str, arguments: &[&str]) -> Answer {
    let files =
        [("r.yaml", ROUTINE), ("krav/egna/dokumentansvarig.yaml", requirement), ("krav/författningar.yaml", ACTS)];
    audit(text, &files, &[&["--format", "json", "--select", "egna"], arguments].concat())
}

pub(super) const OWN: &str = "egna_krav: [krav]\nprofiler: [egen-profil]\n";

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
        ("  brister: [{typ: rutin, id: r}]", "  brister: []", "fältet brister saknas"),
    ] {
        assert!(REQUIREMENT.contains(from), "{from}");
        let answer = with_own(OWN, &REQUIREMENT.replace(from, to), &[]);
        assert_refused(&answer, &["fel: ", "egna/dokumentansvarig.yaml", reason, "gör så: "]);
    }
}

#[test]
fn a_fault_in_an_own_requirement_is_told_with_its_line_and_the_nearest_field() {
    for (from, to, told) in [
        ("rubrik:", "rubirk:", "krav/egna/dokumentansvarig.yaml: rad 2: fältet rubirk är okänt; menade du rubrik?"),
        ("styrka: lokal", "styrka: lokl", "är inget känt ord för styrka; menade du lokal?"),
        ("saknas: ", "x-saknas: ", "fältet saknas saknas"),
    ] {
        assert!(REQUIREMENT.contains(from), "{from}: {REQUIREMENT}");
        let answer = with_own(OWN, &REQUIREMENT.replacen(from, to, 1), &[]);
        assert_eq!(answer.code, 2, "{}", answer.words());
        assert_refused(&answer, &[told, "rad "]);
    }
}

#[test]
fn an_own_requirement_that_its_own_examples_contradict_is_refused() {
    for (from, to) in [
        ("uppfyller: [{typ: rutin, id: r, dokumentansvarig: roll-mla}]", "uppfyller: [{typ: rutin, id: r}]"),
        ("brister: [{typ: rutin, id: r}]", "brister: [{typ: rutin, id: r, dokumentansvarig: a}]"),
    ] {
        let answer = with_own(OWN, &REQUIREMENT.replace(from, to), &[]);
        assert_refused(&answer, &["egna/dokumentansvarig.yaml"]);
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
    assert_refused(&audit(OWN, &files, &[]), &["sosfs-2011-9/dokumentansvarig", "välj ett eget namn"]);
}

#[test]
fn an_own_requirement_that_is_no_yaml_is_refused_with_its_line() {
    let answer = with_own(OWN, "id: egna/dokumentansvarig\nrubrik: [öppen\n", &[]);
    assert_refused(&answer, &["egna/dokumentansvarig.yaml", "rad "]);
}

#[test]
fn a_fault_in_an_own_requirement_is_told_without_the_catalogue_flag() {
    let answer = with_own(OWN, &REQUIREMENT.replace("styrka: lokal", "styrka: sträng"), &[]);
    assert_refused(&answer, &["krav/egna/dokumentansvarig.yaml"]);
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

#[test]
fn no_own_requirement_takes_an_id_of_ours_as_its_earlier_one() {
    for taken in ["sosfs-2011-9/4-4-ansvar", "hslf-fs-2016-40/3-journalrutin"] {
        let stolen = REQUIREMENT.replacen("rubrik:", &format!("tidigare_id: [{taken}]\nrubrik:"), 1);
        let answer = with_own(OWN, &stolen, &[]);
        assert_eq!(answer.code, 2, "{}", answer.stdout);
        assert!(answer.stderr.contains("tidigare_id"), "{}", answer.stderr);
    }
    let own = REQUIREMENT.replacen("rubrik:", "tidigare_id: [egna/ansvarig]\nrubrik:", 1);
    assert_eq!(
        with_own(OWN, &own, &["--select", "egna/ansvarig"]).json()["findings"][0]["rule"],
        "egna/dokumentansvarig"
    );
}
