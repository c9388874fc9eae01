//! The own requirements of a folder are asked in its forms, as its audit asks them.

use serde_json::json;

use super::forms::{bytes, field, form};
use super::wholly_handed_over::{desk, scope, told};
use crate::shared::Folder;

const REQUIREMENT: &str = "id: egna/versionsnummer
rubrik: Rutinen har ett versionsnummer
lagrum: {författning: Egen riktlinje, plats: avsnitt 3}
styrka: lokal
belägg: A
bevis: direkt
profil: egen-profil
gäller: {typ: rutin}
krav: {required: [version]}
saknas: rutinen saknar versionsnummer
gör_så: skriv versionsnumret i version
varför: Alla ska se vilken utgåva som gäller.
exempel:
  datum: 2026-11-15
  uppfyller: [{typ: rutin, id: r, version: '1'}]
  brister: [{typ: rutin, id: r}]
";
const ACTS: &str = "- beteckning: Egen riktlinje
  citeras: Egen riktlinje
  titel: Egen riktlinje för dokument
  belägg: A
";

#[test]
fn an_own_requirement_is_asked_found_explained_and_begun_with() {
    let folder = Folder::of(&[
        ("inställningar.yaml", "typ: inställningar\negna_krav: [krav]\nprofiler: [egen-profil]\n"),
        ("krav/egna/versionsnummer.yaml", REQUIREMENT),
        ("krav/författningar.yaml", ACTS),
        ("rutiner/r.yaml", "typ: rutin\nid: r\ntitel: T\nstatus: fastställd\nfastställd: 2026-01-01\n"),
    ]);
    let mut desk = desk(&folder);
    let list = told(&mut desk, &json!({"gör": "granska", "omfång": scope()}));
    assert!(list["profiler"].as_array().expect("a list").contains(&json!("egen-profil")), "{}", list["profiler"]);
    let form = form(&mut desk, "rutiner/r.yaml", 0);
    let version = field(&form, "/version");
    assert!(
        version["frågas"] == true && version["om"].as_str().is_some_and(|why| why.contains("Egen riktlinje")),
        "{version}"
    );
    let found = form["fynd"].as_array().expect("a list");
    assert!(found.iter().any(|one| one["regel"] == "egna/versionsnummer"), "{found:?}");
    let manual = told(&mut desk, &json!({"gör": "förklara", "regel": "egna/versionsnummer"}));
    assert!(manual.as_str().is_some_and(|text| text.contains("versionsnummer")), "{manual}");
    let path = told(&mut desk, &json!({"gör": "ny", "typ": "rutin", "omfång": scope()}))["väg"].clone();
    assert!(bytes(&mut desk, path.as_str().expect("a path")).contains("version:"), "{path}");
}
