//! What own requirements may not change: the acts and the ids of the program; and how they are marked.

use super::own_requirements::{OWN, with_own};
use super::{ROUTINE, assert_refused, audit};
use crate::shared::own_requirement::{ACTS, REQUIREMENT};
use crate::shared::{Answer, Folder};

fn with_acts(acts: &str) -> Answer {
    let files =
        [("r.yaml", ROUTINE), ("krav/egna/dokumentansvarig.yaml", REQUIREMENT), ("krav/författningar.yaml", acts)];
    audit(OWN, &files, &["--format", "json", "--select", "egna,lagrum"])
}

fn act(number: &str, cited_as: &str, more: &str) -> String {
    format!("{ACTS}- beteckning: '{number}'\n  citeras: '{cited_as}'\n  titel: Ett eget påbud\n{more}")
}

#[test]
fn an_own_register_does_not_change_an_act_of_the_programs() {
    for number in [
        "SOSFS 2011:9",
        "sosfs 2011:9",
        "SOSFS  2011:9 ",
        "SOSFS2011:9",
        "S\u{41e}SFS 2011:9",
        "SOSFS 2O11:9",
        "ＳＯＳＦＳ 2011:9",
        "SOS\u{ad}FS 2011:9",
        "SOSFS\u{a0}2011:9",
        "SFS 2010:659",
    ] {
        let answer = with_acts(&act(number, "Ett eget påbud", ""));
        assert_refused(&answer, &["krav/författningar.yaml: rad 5: ", "står i programmets register som S"]);
    }
}

#[test]
fn an_own_act_does_not_bear_a_name_of_one_of_the_programs() {
    for (acts, line, key) in [
        (act("Eget 1", "PSL", ""), 6, "citeras PSL"),
        (act("Eget 1", "P\u{405}L", ""), 6, "citeras"),
        (act("Eget 1", "SOSFS 2011:9", ""), 6, "citeras SOSFS 2011:9"),
        (act("Eget 1", "Eget", "  kortnamn: [Eget, Patientsäkerhetslagen]\n"), 8, "kortnamn Patientsäkerhetslagen"),
        (act("Eget 1", "Eget", "").replace("Ett eget påbud", "Patientsäkerhetslag (2010:659)"), 7, "titel"),
    ] {
        let answer = with_acts(&acts);
        assert_refused(&answer, &[&format!("krav/författningar.yaml: rad {line}: {key}"), "i programmets register"]);
    }
    let answer = with_acts(&act("RS 2010:659", "Eget", "  ersatt_av: [Egen riktlinje]\n"));
    assert_refused(&answer, &["krav/författningar.yaml: rad 8: numret i RS 2010:659 är också SFS 2010:659s"]);
}

#[test]
fn an_own_act_beside_those_of_the_program_is_added() {
    for acts in [
        act("RS 2026-0123", "Region Norrs riktlinje", "  kortnamn: [norrlinjen]\n"),
        act("RS 2011:9", "Riktlinje till SOSFS 2011:9", ""),
        act("HSLF-FS 2099:1", "HSLF-FS 2099:1", ""),
        format!("{ACTS}{ACTS}"),
    ] {
        let answer = with_acts(&acts);
        assert_eq!(answer.json()["findings"][0]["provision"]["act"], "Egen riktlinje", "{}", answer.stderr);
    }
}

#[test]
fn an_act_as_the_program_has_it_may_stand_in_an_own_register() {
    let ours = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/schema/författningar.yaml"));
    let ours = ours.expect("the register of the program");
    assert_eq!(with_acts(&format!("{ACTS}\n{ours}")).code, 1, "nothing is changed by it");
    let changed = ours.replacen("i_kraft: 2012-01-01", "i_kraft: 2032-01-01", 1);
    assert_refused(&with_acts(&format!("{ACTS}\n{changed}")), &["SOSFS 2011:9 står i programmets register"]);
}

#[test]
fn a_faulty_own_register_is_refused_with_its_line() {
    let twice = format!("{ACTS}{}", ACTS.replace("för dokument", "för annat"));
    let many: String = (0..501)
        .map(|number| format!("- {{beteckning: E {number}, citeras: E {number}, titel: E {number}}}\n"))
        .collect();
    let names = format!(
        "{ACTS}- {{beteckning: Eget, citeras: Eget, titel: Eget, kortnamn: [{}]}}\n",
        "'långt namn på något', ".repeat(600)
    );
    for (acts, told) in [
        ("- beteckning: [öppen\n", "rad 1: "),
        (twice.as_str(), "rad 5: Egen riktlinje står redan i ett eget register, med annat innehåll"),
        ("beteckning: Eget\n", "rad 1: registret ska vara en lista"),
        (&act("Eget", "Eget", "  okänt: x\n"), "rad 5: ett fält saknas, är okänt"),
        (&act("Eget", "x", ""), "rad 6: citeras ska ha minst två"),
        (&act("Eget", "Eget", "  kortnamn: [x]\n"), "kortnamn ska ha minst två"),
        (&many, "rad 501: de egna författningarna är fler än 500"),
        (&names, "rad 5: de egna författningarna är fler än 500, eller har kortnamn på mer än 10000 tecken"),
    ] {
        assert_refused(&with_acts(acts), &["krav/författningar.yaml: ", told]);
    }
}

/// The answer where an own requirement lies in a folder of this name.
fn in_family(family: &str) -> Answer {
    let requirement = REQUIREMENT.replace(
        "id: egna/",
        &format!("id: {}/", if family.trim() == family { family.to_owned() } else { format!("'{family}") }),
    );
    let requirement = if family.trim() == family {
        requirement
    } else {
        requirement.replace("/dokumentansvarig\n", "/dokumentansvarig'\n")
    };
    let path = format!("krav/{family}/dokumentansvarig.yaml");
    let files = [("r.yaml", ROUTINE), (path.as_str(), requirement.as_str()), ("krav/författningar.yaml", ACTS)];
    audit(OWN, &files, &["--format", "json"])
}

#[test]
fn no_own_requirement_is_taken_for_one_of_the_programs() {
    for family in [
        "sosfs-2011-9",
        "SOSFS-2011-9",
        "s\u{43e}sfs-2011-9",
        "sosfs\u{2010}2011-9",
        "sosfs-2011-9 ",
        "sosfs-2O11-9",
        "so\u{200b}sfs-2011-9",
        "psl-2010-659",
        "psI-2010-659",
        "hslf-fs-2016-40",
        "lag-2018-744",
        "region-jonkoping",
        "form",
        "f\u{43e}rm",
        "Form",
        "installningar",
        "katalog",
        "historik",
        "lagrum",
        "giltighet",
    ] {
        if cfg!(windows) && family.ends_with(' ') {
            continue; // Windows has no such names.
        }
        let answer = in_family(family);
        assert_refused(&answer, &["krav/", "dokumentansvarig.yaml: rad 1: id "]);
    }
    for family in ["egna", "region-norr", "region-jönköping", "sosfs-2011-90", "formalia"] {
        let answer = in_family(family);
        assert_eq!(answer.code, 1, "{family}: {}", answer.stderr);
    }
    for earlier in ["sosfs-2011-9/4-4-ansvar", "s\u{43e}sfs-2011-9/4-4-ansvar", "form/datum", "'SOSFS-2011-9 /x'"] {
        let stolen = REQUIREMENT.replacen("rubrik:", &format!("tidigare_id: [{earlier}]\nrubrik:"), 1);
        assert_refused(&with_own(OWN, &stolen, &[]), &["krav/egna/dokumentansvarig.yaml: rad 2: tidigare_id "]);
    }
}

#[test]
fn two_own_requirements_do_not_share_an_id() {
    let files = [
        ("r.yaml", ROUTINE),
        ("krav/egna/dokumentansvarig.yaml", REQUIREMENT),
        ("krav/författningar.yaml", ACTS),
        ("mer/egna/dokumentansvarig.yml", REQUIREMENT),
    ];
    let answer = audit("egna_krav: [krav, mer]\n", &files, &[]);
    assert_refused(&answer, &["mer/egna/dokumentansvarig.yml", "det finns redan ett eget krav med id"]);
    let twice = audit("egna_krav: [krav, ./krav/]\nprofiler: [egen-profil]\n", &files, &["--format", "json"]);
    assert_eq!(twice.code, 1, "a folder that is named twice is read once: {}", twice.stderr);
}

/// A requirement of documents and one of enheter, under acts of the program.
fn under_national_acts() -> Folder {
    let of_documents = REQUIREMENT
        .replace("{författning: Egen riktlinje, plats: avsnitt 3}", "{författning: SOSFS 2011:9, plats: 4 kap. 4 §}")
        .replace("styrka: lokal", "styrka: lag")
        .replace("profil: egen-profil\n", "");
    let of_units = of_documents
        .replace("egna/dokumentansvarig", "egna/finns")
        .replace("{författning: SOSFS 2011:9, plats: 4 kap. 4 §}", "{författning: SFS 2010:659, plats: 3 kap. 1 §}")
        .replace(
            "gäller: {typ: rutin}\nkrav: {required: [dokumentansvarig]}",
            "gäller: {nivå: enhet}\nfinns: {typ: mål}",
        );
    let (of_units, _) = of_units.split_once("exempel:").expect("there are examples");
    let of_units = format!(
        "{of_units}exempel:\n  datum: 2026-11-15\n  uppfyller: [[{{typ: enhet, id: e, namn: E, nivå: enhet}}, {{typ: mål, id: m, titel: M, gäller_för: [e]}}]]\n  \
         brister: [[{{typ: enhet, id: e, namn: E, nivå: enhet}}]]\n"
    );
    let unit = "typ: enhet\nid: reg\nnamn: Region\nnivå: region\n---\ntyp: enhet\nid: vc\nnamn: VC\nnivå: enhet\növerordnad: reg\n";
    Folder::of(&[
        ("r.yaml", ROUTINE),
        ("e.yaml", unit),
        ("inställningar.yaml", &super::settings("egna_krav: [krav]\n")),
        ("krav/egna/dokumentansvarig.yaml", &of_documents),
        ("krav/egna/finns.yaml", &of_units),
    ])
}

#[test]
fn an_own_requirement_under_an_act_of_the_programs_is_marked_in_every_output() {
    let folder = under_national_acts();
    let of_document = "SOSFS 2011:9 4 kap. 4 §, eget krav";
    let of_unit = "PSL 3 kap. 1 §, eget krav";
    let day = ["--date", "2026-11-15"];
    for format in ["terminal", "html", "markdown", "sarif", "junit", "gitlab"] {
        let answer = folder.run(&[&["audit", ".", "--format", format, "--select", "egna"][..], &day].concat());
        assert_eq!(answer.code, 1, "{}", answer.stderr);
        assert!(
            answer.words().contains(of_document) && answer.words().contains(of_unit),
            "{format}: {}",
            answer.stdout
        );
    }
    let answer = folder.run(&[&["audit", ".", "--format", "github", "--select", "egna/finns"][..], &day].concat());
    assert!(answer.words().contains(of_unit), "{}", answer.stdout);
    for (command, cited) in [
        (&["gap", ".", "--width", "200"][..], of_unit),
        (&["gap", ".", "--format", "html"], of_document),
        (&["matrix", ".", "--width", "200"], of_unit),
        (&["matrix", ".", "--format", "html"], of_unit),
        (&["schema", "rutin", "--in", "."], of_document),
        (&["new", "rutin", "--in", ".", "--output", "-"], of_document),
        (&["new", "--for", "egna/finns", "--unit", "vc", "--in", ".", "--output", "-"], of_unit),
    ] {
        let answer = folder.run(command);
        let told = answer.words().replace(" # ", " ");
        assert!(told.contains(cited), "{command:?}: {}", answer.words());
    }
}

#[test]
fn an_own_requirement_is_marked_in_json_and_counted_apart_from_the_law() {
    let folder = under_national_acts();
    let json = folder.audit(&["--format", "json", "--select", "egna,sosfs-2011-9"]).json();
    let findings = json["findings"].as_array().expect("a list");
    assert!(findings.len() > 3);
    for finding in findings {
        let is_own = finding["rule"].as_str().is_some_and(|rule| rule.starts_with("egna/"));
        let told = if is_own { serde_json::json!(true) } else { serde_json::Value::Null };
        assert_eq!(finding["provision"]["own"], told, "{finding}");
        assert!(is_own || finding["provision"].get("own").is_none(), "what is not own says nothing of it");
    }
    for command in [&["gap", ".", "--format", "json"][..], &["matrix", ".", "--format", "json"]] {
        assert!(folder.run(command).stdout.contains("\"own\": true"), "{command:?}");
    }
    let gap = folder.run(&["gap", "."]).words();
    assert!(gap.contains("PSL, eget krav"), "the counts of an act are of the law alone: {gap}");
}
