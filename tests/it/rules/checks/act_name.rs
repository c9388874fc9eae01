//! `lagrum/upphavt`: acts cited by name, by abbreviation, and by paragraphs without chapter.

use super::{PROSE, TODAY, assert_found, found, help, json_on};
use crate::shared::Folder;

/// The findings of a text on superseded acts, without their place.
fn told(text: &str) -> Vec<String> {
    let rutin = PROSE.replace("{id}", "r-1").replace("{text}", text);
    let json = json_on(TODAY, "lagrum/upphavt", &[("r.yaml", &rutin)]);
    let findings = json["findings"].as_array().expect("the findings are a list");
    findings.iter().map(|one| one["message"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_paragraph_without_chapter_is_of_the_old_act() {
    let enhet = "typ: enhet\nid: e\nnamn: Enhet\nnivå: enhet\nverksamhetschef: verksamhetschef\n";
    let rutin = "typ: rutin\nid: r\ntitel: Rutin\ngäller_för: [e]\nområde: [annat]\nstatus: fastställd\nfastställd_av: verksamhetschef\nfastställd: 2025-01-10\nansvar: [{uppgift: bedöma, roll: läkare}]\ntillvägagångssätt: Läkaren bedömer vid besöket\nlagstöd: [HSL 29 §, 3 f § hälso- och sjukvårdslagen]\n";
    assert_eq!(
        found("lagrum", &[("enheter.yaml", enhet), ("dokument.yaml", rutin)]),
        [
            "error lagrum/upphavt dokument.yaml:11:11 HSL 29 § utan kapitel hör till SFS 1982:763, som är ersatt av SFS 2017:30 sedan 2017-04-01",
            "error lagrum/upphavt dokument.yaml:11:21 3 f § hälso- och sjukvårdslagen utan kapitel hör till SFS 1982:763, som är ersatt av SFS 2017:30 sedan 2017-04-01",
        ]
    );
}

#[test]
fn every_way_of_citing_a_paragraph_without_chapter_is_known() {
    assert_found(
        "lagrum/upphavt",
        PROSE,
        &[
            ("hälso- och sjukvårdslagen 29 §", "error"),
            ("Hälso- och sjukvårdslagen, 29 §", "error"),
            ("3 f § HSL", "error"),
            ("2e§ HSL", "error"),
            ("29 § i hälso- och sjukvårdslagen", "error"),
            ("HSL § 29", "error"),
            ("§ 29 HSL", "error"),
            ("HSL 28–29 §§", "error"),
            ("2 a och 2 b §§ HSL", "error"),
            ("29 § första stycket HSL", "error"),
            ("hälso- och sjukvårdslagen (HSL) 29 §", "error"),
            ("enligt HSL 29 § och PSL 3 kap. 5 §", "error"),
            ("29 § HSL och 3 kap. 5 § PSL", "error"),
            ("PSL 3 kap. 5 § och 29 § HSL", "error"),
            ("HSL paragraf 29", "error"),
            ("Verksamhetschefen ansvarar enligt 29 § HSL för vården", "error"),
        ],
        &[
            "5 kap. 2 § HSL",
            "HSL 5 kap. 2 §",
            "HSL, 5 kap 2 §",
            "HSL kap. 5 § 2",
            "HSL 5:2",
            "HSL 2 § 5 kap.",
            "5 kap. 1 § och 7 § HSL",
            "5 kap. 1 § första stycket och 2 § hälso- och sjukvårdslagen",
            "HSL 5 kap. 1 § och 2 §",
            "hälso- och sjukvårdslagen (2017:30) 2 §",
            "2 § hälso- och sjukvårdslagen (2017:30)",
            "HSL, 3 § PSL",
            "3 § patientlagen och HSL",
            "3 § PSL, HSL",
            "enligt HSL och 3 § patientlagen",
            "HSL gäller. Se 3 § i rutinen",
            "HSL 2017, 2 §",
            "HSL",
            "Enligt hälso- och sjukvårdslagen ska vården vara god",
            "tidigare HSL 29 §",
            "HSL 29 § ersattes 2017",
            "29 § SoL",
            "XHSL 29 §",
        ],
    );
}

#[test]
fn a_list_in_brackets_goes_on_from_its_chapter() {
    let rutin = |list: &str| format!("typ: rutin\nid: r-1\nstatus: fastställd\nlagstöd: [{list}]\n");
    for list in ["HSL 5 kap. 1 §, 7 § HSL", "5 kap. 1 §, 7 § HSL"] {
        let findings = found("lagrum", &[("r.yaml", &rutin(list))]);
        assert_eq!(findings.len(), usize::from(list.starts_with("HSL")), "{list}: {findings:?}");
    }
}

#[test]
fn a_name_that_only_the_old_act_has_is_told() {
    assert_found(
        "lagrum/upphavt",
        PROSE,
        &[
            ("enligt LYHS", "error"),
            ("patientjournallagen", "error"),
            ("Patientjournallagens krav", "error"),
            ("LYHS 2 kap. 1 §", "error"),
            ("LYHS och journaler enligt LYHS", "error"),
        ],
        &[
            "offentlighets- och sekretesslagen",
            "offentlighets och sekretesslagen",
            "Offentlighets- och sekretesslagen (2009:400)",
            "OSL, offentlighets- och  sekretesslagen",
            "sekretesslagstiftning",
            "patientdatalagen",
            "förvaltningslagen",
            "socialtjänstlagen 3 §",
            "kommunallagen",
            "pul i jorden",
            "den tidigare patientjournallagen",
            "LYHS ersattes av patientsäkerhetslagen",
            "upphävda LYHS",
        ],
    );
    for name in ["PuL", "PUL", "personuppgiftslagen", "Personuppgiftslagens"] {
        assert_eq!(told(&format!("Uppgifter behandlas enligt {name} här")).len(), 1, "{name}");
    }
    assert_eq!(told("Anmäl enligt LYHS"), ["LYHS (SFS 1998:531) är ersatt av SFS 2010:659 sedan 2011-01-01"]);
}

#[test]
fn an_act_is_told_once_in_a_text() {
    assert_eq!(told("PUL, personuppgiftslagen (1998:204)").len(), 1);
    assert_eq!(told("hälso- och sjukvårdslagen (1982:763), 29 § HSL").len(), 1);
}

#[test]
fn a_citation_by_name_is_not_mended_by_a_number() {
    let rutin = PROSE.replace("{id}", "r-1").replace("{text}", "Anmäl enligt LYHS och 29 § HSL");
    let folder = Folder::of(&[("r.yaml", &rutin)]);
    let said = folder.run(&["fix", "--dry-run"]).words();
    assert!(!said.contains("2010:659") && !said.contains("2017:30"), "{said}");
}

#[test]
fn the_last_link_of_a_chain_is_told() {
    let acts = "- {beteckning: SFS 1901:401, citeras: urlagen, titel: Urlagen, ersatt_av: [SFS 1902:402], ersatt_från: 1902-01-01, ersättning_belägg: A, kortnamn: [gamla urlagen]}\n- {beteckning: SFS 1902:402, citeras: mellanlagen, titel: Mellanlagen, ersatt_av: [SFS 2001:453, SFS 1901:401], ersättning_belägg: A, ersättning_allvar: varning}\n";
    let settings = "typ: inställningar\nid: i\negna_krav: [krav]\n";
    let of = |text: &str| {
        let rutin = PROSE.replace("{id}", "r-1").replace("{text}", text);
        found("lagrum", &[("krav/författningar.yaml", acts), ("i.yaml", settings), ("r.yaml", &rutin)])
    };
    assert_eq!(
        of("enligt gamla urlagen"),
        ["error lagrum/upphavt r.yaml:5:16 gamla urlagen (SFS 1901:401) är ersatt av SFS 2025:400"]
    );
    assert_eq!(of("lagen (1902:402)"), ["warning lagrum/upphavt r.yaml:5:16 SFS 1902:402 är ersatt av SFS 2025:400"]);
}

#[test]
fn the_advice_is_to_hold_the_content_against_the_new_act() {
    let rutin = PROSE.replace("{id}", "r-1").replace("{text}", "HSL 29 §");
    assert!(help("lagrum", &[("r.yaml", &rutin)]).starts_with("kontrollera att innehållet stämmer"));
}
