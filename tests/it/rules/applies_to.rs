//! Which enheter a document answers for when it names them by their category, or excepts some.

use serde_json::Value;

use crate::shared::Folder;

const UNITS: &str = "typ: enhet\nid: region\nnamn: Region Exempellan\nnivå: region\n---\n\
    typ: enhet\nid: omr\nnamn: Primärvård Norr\növerordnad: region\n---\n\
    typ: enhet\nid: vc-a\nslag: vårdcentral\növerordnad: omr\n---\n\
    typ: enhet\nid: vc-b\nslag: [Vårdcentral, jourmottagning]\növerordnad: region\n---\n\
    typ: enhet\nid: hud\nslag: mottagning\növerordnad: region\n---\n\
    typ: enhet\nid: ambulans\nnamn: Ambulanssjukvården\növerordnad: region\n";

/// The enheter whose requirement of a routine on intyg is satisfied by one that applies to these.
fn covered(lines: &str) -> (Vec<String>, Vec<String>) {
    let rutin = format!("typ: rutin\nid: r\nstatus: fastställd\nfastställd: 2025-01-10\nområde: [intyg]\n{lines}\n");
    let folder = Folder::of(&[("e.yaml", UNITS), ("r.yaml", &rutin)]);
    let select = "hslf-fs-2018-54/2-intygsrutin,organisation,form,referens";
    let answer = folder.run(&["audit", ".", "--date", "2026-11-15", "--format", "json", "--select", select]);
    let json = answer.json();
    let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let rows = json["assessments"].as_array().expect("a list");
    let satisfied = rows.iter().filter(|row| row["outcome"] == "satisfied");
    let told = json["findings"].as_array().expect("a list").iter().map(|finding| text(finding, "rule"));
    let told = told.filter(|rule| !rule.starts_with("hslf")).collect();
    (satisfied.map(|row| text(row, "unit")).collect(), told)
}

#[test]
fn a_category_is_every_enhet_of_that_sort() {
    for (lines, units) in [
        ("gäller_för: [alla vårdcentraler]", vec!["vc-a", "vc-b"]),
        ("gäller_för: vårdcentraler", vec!["vc-a", "vc-b"]),
        ("gäller_för: Regionens vårdcentraler och mottagningar", vec!["hud", "vc-a", "vc-b"]),
        ("gäller_för: [alla vårdcentraler, hud]", vec!["hud", "vc-a", "vc-b"]),
        ("gäller_för: alla vårdcentraler utom vc-b", vec!["vc-a"]),
        ("gäller_för: alla utom ambulanssjukvården", vec!["hud", "vc-a", "vc-b"]),
        ("gäller_för: alla\ngäller_inte_för: [ambulans, vårdcentraler]", vec!["hud"]),
        ("gäller_för: region\ngäller_inte_för: omr", vec!["ambulans", "hud", "vc-b"]),
    ] {
        let (satisfied, told) = covered(lines);
        assert_eq!((satisfied, told), (units.into_iter().map(str::to_owned).collect(), Vec::new()), "{lines}");
    }
}

#[test]
fn a_category_that_no_enhet_has_is_kept_and_told() {
    for lines in ["gäller_för: [alla vårdavdelningar]", "gäller_för: hud\ngäller_inte_för: tandvården"] {
        assert_eq!(covered(lines).1, ["organisation/okand-enhet"], "{lines}");
    }
}
