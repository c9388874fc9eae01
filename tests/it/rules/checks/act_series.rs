//! `lagrum/fel-nummer`: series that do not exist or do not have the number, and older acts of a name.

use super::{PROSE, assert_found, found};

#[test]
fn a_slip_of_the_series_is_told() {
    let enhet = "typ: enhet\nid: e\nnamn: Enhet\nnivå: enhet\nverksamhetschef: verksamhetschef\n";
    let rutin = "typ: rutin\nid: r\ntitel: Rutin\ngäller_för: [e]\nområde: [annat]\nstatus: fastställd\nfastställd_av: verksamhetschef\nfastställd: 2025-01-10\nansvar: [{uppgift: bedöma, roll: läkare}]\ntillvägagångssätt: Läkaren bedömer vid besöket\nlagstöd: [HSL-FS 2017:40, SOFS 2015:8]\n";
    assert_eq!(
        found("lagrum", &[("enheter.yaml", enhet), ("dokument.yaml", rutin)]),
        [
            "warning lagrum/fel-nummer dokument.yaml:11:11 serien heter HSLF-FS, här står HSL-FS",
            "warning lagrum/fel-nummer dokument.yaml:11:27 serien SOFS finns inte, kontrollera beteckningen",
        ]
    );
}

#[test]
fn series_are_told_apart() {
    assert_found(
        "lagrum/fel-nummer",
        PROSE,
        &[
            ("SOSFS 2017:40", "warning"),
            ("HSLF-FS 2011:9", "warning"),
            ("SOFS 2011:9", "warning"),
            ("Socialstyrelsens föreskrifter (SOFS 2011:9) om ledningssystem", "warning"),
            ("HSFL-FS 2018:54", "warning"),
            ("HSLFS 2016:40", "warning"),
            ("HLSF-FS 2017:41", "warning"),
            ("HSLF-FF 2017:40", "warning"),
            ("SOSF 2011:9", "warning"),
            ("SOSFS 2010:659", "warning"),
        ],
        &[
            "SOSFS 2011:9",
            "HSLF-FS 2017:40",
            "HSLF–FS 2017:40",
            "HSLF-FS\u{a0}2018:54",
            "SFS 2017:40",
            "SFS 2011:9",
            "HSLF-FS 2017:30",
            "SOSFS 2015:8",
            "HSLF-FS 2015:8",
            "HSLF-FS 2023:99",
            "AFS 2011:9",
            "SKOLFS 2017:40",
            "LSFS 2011:9",
            "MSBFS 2017:40",
            "SSMFS 2008:35",
            "LIVSFS 2005:20",
            "HSN 2017:40",
            "RS 2011:9",
            "2017:40",
            "dnr SOFS/2015:8",
        ],
    );
}

#[test]
fn an_older_act_of_the_same_name_is_no_misprint() {
    assert_found(
        "lagrum/fel-nummer",
        PROSE,
        &[
            ("patientsäkerhetslagen (2012:659)", "warning"),
            ("patientsäkerhetslagen (2001:659)", "warning"),
            ("kommunallagen (2017:752)", "warning"),
        ],
        &[
            "förvaltningslagen (1971:290)",
            "kommunallagen (1977:179)",
            "kommunallagen (1953:753)",
            "socialtjänstlagen (1980:620)",
            "socialtjänstförordningen (1981:750)",
            "sekretesslagen (1937:249)",
        ],
    );
}
