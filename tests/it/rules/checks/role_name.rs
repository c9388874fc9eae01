//! `roll/namn`: names of people where a role belongs. The names are made up.

use super::{ROUTINE, TODAY, assert_found, found, json_on};

#[test]
fn a_name_in_place_of_a_role_is_told_without_being_repeated() {
    let rutin = "typ: rutin\nid: r\nstatus: fastställd\ndokumentansvarig: Påhitt Fiktivelius (pf0012)\n";
    let files = [("r.yaml", rutin)];
    assert_eq!(
        found("roll", &files),
        ["note roll/namn r.yaml:4:19 det ser ut att stå ett personnamn i dokumentansvarig"]
    );
    assert!(!json_on(TODAY, "roll,referens", &files).to_string().contains("Fiktivelius"));
}

#[test]
fn only_what_can_be_nothing_else_is_a_name() {
    assert_found(
        "roll/namn",
        ROUTINE,
        &[
            ("fastställd_av: Påhitt Fiktivelius, verksamhetschef", "note"),
            ("fastställd_av: [\"Verksamhetschef (xyz123)\"]", "note"),
            ("granskad_av: pahitt.fiktivelius@exempel.se", "note"),
            ("upprättad_av: Påhitt Exempelsson", "note"),
            ("ansvar: [{uppgift: bedöma, roll: \"Påhitt Fiktivelius, läkare\"}]", "note"),
        ],
        &[
            "fastställd_av: Verksamhetschef Primärvård Norr",
            "fastställd_av: Region Exempellan",
            "fastställd_av: Medicinskt ledningsansvarig",
            "fastställd_av: Hälso- och sjukvårdsnämnden",
            "fastställd_av: \"Region Exempellan, regiondirektör\"",
            "dokumentansvarig: \"Chefläkare (ordförande)\"",
            "målgrupp: Påhitt Exempelsson",
        ],
    );
}

#[test]
fn the_holder_of_a_role_is_a_position() {
    assert_found(
        "roll/namn",
        "typ: ansvar\nid: {id}\nroll: verksamhetschef\n{text}\n",
        &[("innehas_av: Påhitt Fiktivelius (pf0012)", "note")],
        &["innehas_av: Verksamhetschef Björkängens vårdcentral", "innehas_av: verksamhetschef"],
    );
}
