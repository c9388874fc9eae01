//! Other ways to write the acts of the program, which no own name may have, and national acts that it does not know.

use std::io::Cursor;

use calamine::{Reader, Xlsx};

use super::own_requirements::OWN;
use super::{ROUTINE, assert_refused, audit, settings};
use crate::shared::own_requirement::{ACTS, REQUIREMENT};
use crate::shared::{Answer, Folder};

/// The answer where an own requirement lies in a folder of this name.
fn in_family(family: &str) -> Answer {
    let requirement = REQUIREMENT.replace("id: egna/dokumentansvarig", &format!("id: '{family}/dokumentansvarig'"));
    let path = format!("krav/{family}/dokumentansvarig.yaml");
    let files = [("r.yaml", ROUTINE), (path.as_str(), requirement.as_str()), ("krav/författningar.yaml", ACTS)];
    audit(OWN, &files, &["--format", "json"])
}

/// The answer where an own register has an act of this number and citation.
fn with_act(number: &str, cited_as: &str) -> Answer {
    let acts = format!("{ACTS}- beteckning: '{number}'\n  citeras: '{cited_as}'\n  titel: Ett eget påbud\n");
    audit(OWN, &[("r.yaml", ROUTINE), ("krav/författningar.yaml", acts.as_str())], &["--format", "json"])
}

#[test]
fn an_own_id_does_not_begin_with_an_act_in_another_way() {
    for family in [
        "sosfs-2011-09",
        "sosfs-2011-009",
        "SOSFS2011-9",
        "s\u{43e}sfs-2011-09",
        "sosfs-2011-O9",
        "sosfs-2011-9-tillägg",
        "2011-9",
        "sfs-2010-659",
        "sfs2010-659",
        "lag-2010-659",
        "psl",
        "PSL",
        "p\u{455}l",
        "psl-2010",
        "psl-2010-659-egna",
        "hsl",
        "pdl",
        "sfb",
        "gdpr",
        "eu-2016-679",
        "hslf-2017-40",
        "hslffs-2017-40",
        "hsl-fs-2017-40",
        "patientsäkerhetslagen",
        "patientsakerhetslagen",
        "patientsakerhetslag",
        "forordning-2010-1369",
        "ledning-och-styrning",
    ] {
        let answer = in_family(family);
        assert_refused(&answer, &["krav/", "dokumentansvarig.yaml: rad 1: id ", "välj ett eget namn"]);
    }
    for family in
        ["egna", "region-norr", "rs-2011-9", "lss-enheten", "hsl-grupp", "sosfs-2011-90", "lag-2099-1", "2026-1"]
    {
        let answer = in_family(family);
        assert_eq!(answer.code, 1, "{family}: {}", answer.stderr);
    }
}

#[test]
fn an_own_act_is_not_named_as_an_act_in_another_way() {
    for number in [
        "sosfs-2011-09",
        "SOSFS 2011:09",
        "SOSFS nr 2011:9",
        "2010:659",
        "lag 2010:659",
        "lagen (2010:659)",
        "patientsäkerhetslag 2010:659",
        "PSL 2010:659",
        "PSL (2010:659)",
        "PSL 2010",
        "SFS2010:659",
        "SFS nr 2010:659",
        "HSLF 2017:40",
        "HSL-FS 2017:40",
        "HSL",
        "PDL",
        "SFB",
        "GDPR",
        "P\u{405}L 2010:659",
    ] {
        let answer = with_act(number, "Ett eget påbud");
        assert_refused(&answer, &["krav/författningar.yaml: rad 5: ", "i programmets register"]);
        let answer = with_act("Eget 1", number);
        assert_refused(&answer, &["krav/författningar.yaml: rad 6: citeras ", "välj ett eget namn"]);
    }
    for (number, cited_as) in
        [("RS 2026:659", "Riktlinje till PSL"), ("HSLF-FS 2099:1", "HSLF-FS 2099:1"), ("SOSFS 2011:90", "R")]
    {
        let answer = with_act(number, &format!("{cited_as} x"));
        assert_ne!(answer.code, 2, "{number}: {}", answer.stderr);
    }
}

/// Own requirements of documents and of enheter under an act that only the own register has.
fn under_an_unknown_act(act: &str) -> Folder {
    let acts = format!("- beteckning: '{act}'\n  citeras: '{act}'\n  titel: '{act} om dokument'\n  belägg: A\n");
    let of_documents = REQUIREMENT
        .replace(
            "{författning: Egen riktlinje, plats: avsnitt 3}",
            &format!("{{författning: '{act}', plats: 4 kap. 4 §}}"),
        )
        .replace("styrka: lokal", "styrka: lag")
        .replace("profil: egen-profil\n", "");
    Folder::of(&[
        ("r.yaml", ROUTINE),
        ("e.yaml", "typ: enhet\nid: vc\nnamn: VC\nnivå: enhet\n"),
        ("inställningar.yaml", &settings("egna_krav: [krav]\n")),
        ("krav/egna/dokumentansvarig.yaml", &of_documents),
        ("krav/författningar.yaml", &acts),
    ])
}

#[test]
fn a_national_act_that_the_program_does_not_know_is_marked_in_every_output() {
    for act in ["SOSFS 2099:1", "SFS 2099:1", "HSLF-FS 2099:1", "lag (2099:1) om vård", "vårdförordningen"] {
        let folder = under_an_unknown_act(act);
        let marked = format!("{act} 4 kap. 4 §, eget krav, författningen är inte känd av programmet");
        let day = ["--date", "2026-11-15", "--select", "egna"];
        for format in ["terminal", "html", "markdown", "sarif", "junit", "gitlab", "github"] {
            let answer = folder.run(&[&["audit", ".", "--format", format][..], &day].concat());
            assert_eq!(answer.code, 1, "an act that we lack may exist, so it is not refused: {}", answer.stderr);
            assert!(answer.words().contains(&marked), "{format}: {}", answer.stdout);
        }
        let json = folder.run(&[&["audit", ".", "--format", "json"][..], &day].concat()).json();
        let provision = &json["findings"][0]["provision"];
        assert_eq!((&provision["own"], &provision["unknown_act"]), (&true.into(), &true.into()), "{provision}");
        let schema = serde_json::from_str(include_str!("../../../../schema/rapport.json")).expect("the schema");
        let faults: Vec<String> = jsonschema::validator_for(&schema)
            .expect("a sound schema")
            .iter_errors(&json)
            .map(|fault| fault.to_string())
            .collect();
        assert_eq!(faults, Vec::<String>::new(), "{act}");
        folder.run(&[&["audit", ".", "--output", "xlsx=r.xlsx"][..], &day].concat());
        let book = std::fs::read(folder.path().join("r.xlsx")).expect("the workbook");
        let mut book = Xlsx::new(Cursor::new(book)).expect("a workbook");
        for sheet in ["Brister", "Åtgärdsplan"] {
            let sheet = book.worksheet_range(sheet).expect("the sheet");
            assert!(sheet.used_cells().any(|(_, _, cell)| cell.to_string().contains(&marked)), "{act}: {sheet:?}");
        }
    }
    let known = under_an_unknown_act("Region Norrs riktlinje");
    let told = known.run(&["audit", ".", "--date", "2026-11-15", "--select", "egna"]).words();
    assert!(told.contains("eget krav") && !told.contains("inte känd"), "{told}");
}
