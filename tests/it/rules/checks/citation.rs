//! `lagrum/upphavt`: superseded acts, and texts that are no act.

use super::{PROSE, assert_found, found};

#[test]
fn a_superseded_act_is_told_with_its_successor_and_the_day() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nlagstöd: [SOSFS 2011:9 4 kap. 4 §, SOSFS 2005:29]\n";
    assert_eq!(
        found("lagrum", &[("r.yaml", rutin)]),
        ["error lagrum/upphavt r.yaml:4:42 SOSFS 2005:29 är ersatt av HSLF-FS 2018:54 sedan 2019-03-01"]
    );
}

#[test]
fn a_superseded_act_in_a_long_text_is_told_at_its_own_line() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nsyfte: >-\n  Intyget ska vara så skrivet\n  som Socialstyrelsens intygsföreskrift 2005:29 säger.\n";
    assert_eq!(
        found("lagrum", &[("r.yaml", rutin)]),
        ["error lagrum/upphavt r.yaml:6:41 SOSFS 2005:29 är ersatt av HSLF-FS 2018:54 sedan 2019-03-01"]
    );
}

#[test]
fn every_way_of_citing_is_known() {
    assert_found(
        "lagrum/upphavt",
        PROSE,
        &[
            ("SOSFS 2005:29", "error"),
            ("Socialstyrelsens föreskrifter (SOSFS 2005:29) om utfärdande av intyg", "error"),
            ("enligt SOSFS 2005:29.", "error"),
            ("SOSFS 2005:29, SOSFS 2011:9 och HSLF-FS 2016:40", "error"),
            ("SOSFS 2005:29 (M)", "error"),
            ("SOSFS\u{a0}2005:29", "error"),
            ("föreskrift 2005:29", "error"),
            ("Socialstyrelsens intygsföreskrift 2005:29 gäller", "error"),
            ("2005:29", "error"),
            ("SOSFS 2008:1", "error"),
            ("föreskriften (2008:1) om medicintekniska produkter", "error"),
            ("Journalen förs enligt SOSFS 2008:14", "error"),
            ("Anmäl enligt SOSFS 2005:28", "error"),
            ("hälso- och sjukvårdslagen (1982:763)", "error"),
            ("Hälso- och sjukvårdslagen (SFS 1982:763) 2 e §", "error"),
            ("lagen (1998:531) om yrkesverksamhet på hälso- och sjukvårdens område", "error"),
            ("Patientjournallagen (1985:562) 3 §", "error"),
            ("lagen (1998:1656) om patientnämndsverksamhet", "error"),
            ("förvaltningslagen (1986:223)", "error"),
            ("SoL (2001:453)", "error"),
            ("Läkarintyg skrivs kl 18:54 enligt SOSFS 2005:29", "error"),
            ("SOSFS 2005:12", "warning"),
            ("personuppgiftslagen (1998:204)", "error"),
            ("sekretesslagen (1980:100) 7 kap.", "error"),
        ],
        &[],
    );
}

#[test]
fn the_letters_of_an_act_name_it() {
    assert_found(
        "lagrum/upphavt",
        PROSE,
        &[
            ("HSL (1982:763)", "error"),
            ("HSL 1982:763", "error"),
            ("LYHS (1998:531)", "error"),
            ("PUL (1998:204)", "error"),
        ],
        &["HSL (2017:30)", "PDL (2008:355)", "HSN 1982:763", "RS (1998:204)"],
    );
}

#[test]
fn pay_from_the_insurance_is_no_replacement() {
    assert_found(
        "lagrum/upphavt",
        PROSE,
        &[
            ("Intyg för ersättning från Försäkringskassan skrivs enligt SOSFS 2005:29", "error"),
            ("Ersättningsperioden anges i intyget (SOSFS 2005:29)", "error"),
        ],
        &["HSLF-FS 2018:54 har ersatt SOSFS 2005:29", "Ersätter SOSFS 2005:29"],
    );
}

#[test]
fn a_successor_read_in_a_secondary_source_is_to_be_checked() {
    let of = |text: &str| found("lagrum", &[("r.yaml", &PROSE.replace("{id}", "r-1").replace("{text}", text))]);
    assert_eq!(
        of("SOSFS 2005:12"),
        ["warning lagrum/upphavt r.yaml:5:15 SOSFS 2005:12 är ersatt av SOSFS 2011:9 sedan 2012-01-01, kontrollera"]
    );
    assert_eq!(
        of("PUL, personuppgiftslagen (1998:204)"),
        ["error lagrum/upphavt r.yaml:5:35 SFS 1998:204 är ersatt av SFS 2018:218 och EU 2016/679 sedan 2018-05-25"]
    );
}

#[test]
fn a_successor_whose_day_is_not_known_is_told_without_a_day() {
    let rutin = PROSE.replace("{id}", "r-1").replace("{text}", "SFS 1977:179");
    assert_eq!(
        found("lagrum", &[("r.yaml", &rutin)]),
        ["warning lagrum/upphavt r.yaml:5:13 SFS 1977:179 är ersatt av SFS 2017:725"]
    );
}

#[test]
fn acts_that_hold_are_no_finding() {
    assert_found(
        "lagrum/upphavt",
        PROSE,
        &[("SOSFS 2005:29", "error")],
        &[
            "SOSFS 2011:9",
            "HSLF-FS 2017:40, HSLF-FS 2017:41 och HSLF-FS 2018:54",
            "HSLF-FS 2016:40",
            "hälso- och sjukvårdslagen (2017:30) 5 kap. 2 §",
            "HSL (2017:30)",
            "patientsäkerhetslagen (2010:659)",
            "PSF (2010:1369)",
            "patientdatalagen (2008:355)",
            "offentlighets- och sekretesslagen (2009:400)",
            "lagen (2019:1297) om koordineringsinsatser",
            "socialtjänstlagen (2025:400)",
            "2017:40",
        ],
    );
}

#[test]
fn other_numbers_are_no_acts() {
    assert_found(
        "lagrum/upphavt",
        PROSE,
        &[("Se SOSFS 2005:29", "error")],
        &[
            "Mottagningen stänger 18:54",
            "Bussen går kl. 20:05 och 20:29",
            "2005:29:10",
            "12005:29",
            "2005:291",
            "HSN 2005:29",
            "RS 2008:1",
            "Beslut HSN 2005:29, 2005-04-12",
            "Dnr 2005:29",
            "dnr HSN 2005:29",
            "Dnr: HSN/2005:29",
            "dnr 2005:29-3",
            "diarienummer 2005:29",
            "Regionstyrelsens ärende 2005:29",
            "SOU 2005:29",
            "prop. 2005:29",
            "AFS 2008:14",
            "SKOLFS 2005:12",
            "LSFS 1998:204",
            "Mål 2008:1 nås",
            "punkt 2008:1",
        ],
    );
}

#[test]
fn numbers_of_reports_and_cases_are_no_acts() {
    assert_found(
        "lagrum/upphavt",
        PROSE,
        &[("Se SOSFS 2005:29", "error")],
        &[
            "Ds 2005:29",
            "RiR 2005:29",
            "Dir. 2005:28",
            "ISF, Rapport 2005:12",
            "Diarienr Hsn 2005:29",
            "ärendenummer 2005:29",
            "Protokoll nr 2005:29",
        ],
    );
}
