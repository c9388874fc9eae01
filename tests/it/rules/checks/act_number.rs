//! `lagrum/fel-nummer`: numbers that belong to another title.

use super::{PROSE, TODAY, assert_found, found, help, json_on};

#[test]
fn a_title_with_the_number_of_another_act_is_told() {
    let rutin = PROSE.replace("{id}", "r-1").replace("{text}", "enligt Patientsäkerhetslagen (2012:659) 3 kap.");
    assert_eq!(
        found("lagrum", &[("r.yaml", &rutin)]),
        ["warning lagrum/fel-nummer r.yaml:5:39 patientsäkerhetslagen har i dag nummer 2010:659, här står 2012:659"]
    );
    assert_eq!(help("lagrum", &[("r.yaml", &rutin)]), "skriv patientsäkerhetslagen (2010:659) om det är den som menas");
}

#[test]
fn titles_are_told_apart() {
    assert_found(
        "lagrum/fel-nummer",
        PROSE,
        &[
            ("Hälso- och sjukvårdsförordningen (2017:40)", "warning"),
            ("hälso- och sjukvårdslagen (2017:40)", "warning"),
            ("patientsäkerhetslagen (2010:656)", "warning"),
            ("PDL (2008:335)", "warning"),
            ("offentlighets- och sekretesslagen (2009:600)", "warning"),
        ],
        &[
            "Patientsäkerhetslagen (2010:659)",
            "PSL (2010:659) och PSF (2010:1369)",
            "patientsäkerhetslagen (SFS 2010:659)",
            "patientsäkerhetslagen (PSL, 2010:659)",
            "hälso- och sjukvårdslagen (2017:30)",
            "hälso- och sjukvårdslagen (1982:763)",
            "HSL (1982:763)",
            "HSLF-FS (2017:40)",
            "offentlighets- och sekretesslagen (2009:400)",
            "OSL (2009:400)",
            "sekretesslagen (1980:100)",
            "socialtjänstlagen (2001:453)",
            "socialtjänstlagen (2025:400)",
            "patientlagen (2014:821)",
            "patientskadelagen (1996:799)",
            "tandvårdslagen (1985:125)",
            "intygsföreskriften (2018:54)",
            "intygsföreskriften (2005:29)",
            "lag (2018:218) med kompletterande bestämmelser till EU:s dataskyddsförordning (2016/679)",
            "kommunallagen (2017:725) och förvaltningslagen (2017:900)",
            "enligt patientsäkerhetslagen (se 2011:9)",
            "lagen om valfrihetssystem (2008:962)",
        ],
    );
}

#[test]
fn a_wrong_number_is_told_with_the_letters_of_the_series_too() {
    assert_found(
        "lagrum/fel-nummer",
        PROSE,
        &[("Patientsäkerhetslagen (SFS 2012:659)", "warning")],
        &["Patientsäkerhetslagen (SFS 2010:659)", "patientsäkerhetslagen (HSN 2012:659)"],
    );
}

#[test]
fn no_one_is_advised_to_cite_an_act_that_is_superseded() {
    for (text, old) in [
        ("sekretesslagen (2009:400)", "1980:100"),
        ("patientjournallagen (2008:355)", "1985:562"),
        ("personuppgiftslagen (2018:218)", "1998:204"),
    ] {
        let rutin = PROSE.replace("{id}", "r-1").replace("{text}", text);
        let json = json_on(TODAY, "lagrum", &[("r.yaml", &rutin)]);
        for finding in json["findings"].as_array().expect("the findings are a list") {
            let help = finding["help"].as_str().unwrap_or_default();
            assert!(!help.contains(old), "{text}: {help}");
        }
    }
}

#[test]
fn a_number_without_a_blank_after_its_series_is_one() {
    for written in ["SOSFS2005:12", "sosfs2005:12", "(SOSFS2005:12)", "enligt SOSFS2005:12."] {
        let rutin = PROSE.replace("{id}", "r-1").replace("{text}", &format!("Vi arbetar efter {written}"));
        let told = found("lagrum/upphavt", &[("r.yaml", &rutin)]);
        assert!(told.len() == 1 && told[0].contains("SOSFS 2005:12 är ersatt av SOSFS 2011:9"), "{written}: {told:?}");
    }
    assert_found(
        "lagrum/fel-nummer",
        PROSE,
        &[("enligt HSL-FS2017:40", "warning"), ("enligt HSL-FS 2017:40", "warning")],
        &["enligt HSLF-FS2017:40", "dnr RS2005:12", "version A2005:12", "AFS2005:12"],
    );
}
