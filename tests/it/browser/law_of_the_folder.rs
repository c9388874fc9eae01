//! The own requirements of a folder are asked in its forms, as its audit asks them.

use serde_json::json;

use super::forms::{bytes, field, form};
use super::wholly_handed_over::{desk, scope, told};
use crate::shared::Folder;
use crate::shared::own_requirement::{ACTS, REQUIREMENT};

#[test]
fn an_own_requirement_is_asked_found_explained_and_begun_with() {
    // Every draft has a dokumentansvarig; a version is asked by nobody else.
    let requirement = REQUIREMENT.replace("dokumentansvarig", "version");
    let folder = Folder::of(&[
        ("inställningar.yaml", "typ: inställningar\negna_krav: [krav]\nprofiler: [egen-profil]\n"),
        ("krav/egna/version.yaml", requirement.as_str()),
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
    assert!(found.iter().any(|one| one["regel"] == "egna/version"), "{found:?}");
    let manual = told(&mut desk, &json!({"gör": "förklara", "regel": "egna/version"}));
    assert!(manual.as_str().is_some_and(|text| text.contains("egna/version")), "{manual}");
    let path = told(&mut desk, &json!({"gör": "ny", "typ": "rutin", "omfång": scope()}))["väg"].clone();
    assert!(bytes(&mut desk, path.as_str().expect("a path")).contains("version:"), "{path}");
}
