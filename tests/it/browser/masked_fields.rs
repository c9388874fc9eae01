//! Numbers of persons are not shown, and what masks them is never written in their place.

use ledningskoll::browser::Desk;
use serde_json::{Value, json};

use super::forms::{answer, bytes, field, form};
use super::wholly_handed_over::{asked, desk, scope, told};
use crate::shared::Folder;

const TEXT: &str = "typ: rutin
id: r
titel: \"Intyg för 1912\\x31212-1212\"
syfte: Gäller 19121212-1212 och andra
område: [intyg, &p 19121212-1212]
diarienummer: *p
tillvägagångssätt:
  - vad: Ring 19121212-1212
    vem: Chef
  - Skriv till 19121212-1212
version: '1' # 19121212-1212
";

/// A request and why it is refused.
fn refused(desk: &mut Desk, request: &Value) -> String {
    let told: Value = serde_json::from_str(&asked(desk, request).told).expect("JSON");
    told["fel"].as_str().unwrap_or_else(|| panic!("{request} is not refused: {told}")).to_owned()
}

#[test]
fn a_field_with_a_number_is_shown_masked_and_only_as_text() {
    let folder = Folder::of(&[("rutiner/r.yaml", TEXT)]);
    let mut desk = desk(&folder);
    let form = form(&mut desk, "rutiner/r.yaml", 0);
    assert!(!form.to_string().contains("1212-1212"), "{form}");
    let masked = ["/titel", "/syfte", "/område", "/diarienummer", "/tillvägagångssätt/0/vad", "/tillvägagångssätt/1"];
    for address in masked {
        let mut found = field(&form, address);
        if found["slag"].is_null() {
            found = found["inre"][0].clone();
        }
        assert_eq!(found["slag"], "bara_text", "{address}: {found}");
        assert!(found["varför"].as_str().is_some_and(|why| why.contains("personnummer")), "{found}");
        let shown = found["värde"].as_str().expect("a text").trim_matches(['"', '[', ']']).to_owned();
        let shown = if address == "/diarienummer" { "XXXXXXXX-XXXX".to_owned() } else { shown };
        answer(&mut desk, ("rutiner/r.yaml", 0), address, &json!(shown.replace("andra", "alla"))).expect_err(address);
    }
    assert_eq!(field(&form, "/version")["slag"], "rad");
    assert_eq!(field(&form, "/tillvägagångssätt/0/vem")["slag"], "flerval");
    assert_eq!(bytes(&mut desk, "rutiner/r.yaml"), TEXT);
    answer(&mut desk, ("rutiner/r.yaml", 0), "/version", &json!("XXXXXXXX-XXXX")).expect_err("a mask from elsewhere");
    answer(&mut desk, ("rutiner/r.yaml", 0), "/version", &json!("19121212-1212")).expect_err("a number");
    answer(&mut desk, ("rutiner/r.yaml", 0), "/version", &json!("2")).expect("another field");
    assert_eq!(bytes(&mut desk, "rutiner/r.yaml"), TEXT.replace("'1'", "'2'"));
    answer(&mut desk, ("rutiner/r.yaml", 0), "/syfte", &json!("Gäller alla")).expect("a text without the number");
    assert!(bytes(&mut desk, "rutiner/r.yaml").contains("syfte: Gäller alla\n"));
}

#[test]
fn a_file_with_a_number_in_its_name_is_told_masked_and_opened_but_not_changed() {
    let text = "typ: rutin\nid: r\ntitel: T\n";
    let folder = Folder::of(&[("rutiner/19121212-1212/r.yaml", text)]);
    let mut desk = desk(&folder);
    let list = told(&mut desk, &json!({"gör": "granska", "omfång": scope()}));
    let path = list["dokument"][0]["väg"].as_str().expect("a path").to_owned();
    assert_eq!(path, "rutiner/XXXXXXXX-XXXX/r.yaml");
    let form = form(&mut desk, &path, 0);
    assert_eq!((&form["väg"], &form["titel"]), (&json!(path), &json!("T")));
    let found = form["fynd"].as_array().expect("a list");
    assert!(found.iter().any(|one| one["regel"] == "integritet/personnummer"), "{found:?}");
    assert_eq!(field(&form, "/titel")["slag"], "bara_text");
    assert!(answer(&mut desk, (&path, 0), "/titel", &json!("U")).is_err_and(|why| why.contains("namn")));
    let decision = json!({"gör": "besluta", "väg": path, "del": 0, "av": null, "dag": "2026-11-15", "omfång": scope()});
    assert!(refused(&mut desk, &decision).contains("namn"));
    assert_eq!(bytes(&mut desk, &path), text);
    assert!(refused(&mut desk, &json!({"gör": "ny", "typ": "rutin", "omfång": scope()})).contains("personnummer"));
    // Two files that are told by the same path cannot be told apart.
    desk.put("rutiner/19121212-1220/r.yaml", ledningskoll::browser::HeldFile::Bytes(text.into()));
    let missing = json!({"gör": "formulär", "väg": "rutiner/19121212-1238/r.yaml", "del": 0, "omfång": scope()});
    assert!(!asked(&mut desk, &missing).told.contains("1238"));
}
#[test]
fn no_new_document_has_a_number_in_its_name() {
    let folder = Folder::of(&[("enheter/a.yaml", "typ: enhet\nid: vc-19121212-1212\nnamn: A\n")]);
    let mut desk = desk(&folder);
    let list = told(&mut desk, &json!({"gör": "granska", "omfång": scope()}));
    let unit = &list["enheter"][0]["id"];
    assert!(unit.is_string(), "{}", list["enheter"]);
    let request = json!({"gör": "ny", "typ": "rutin", "enhet": unit, "omfång": scope()});
    assert!(refused(&mut desk, &request).contains("personnummer"));
    let form = form(&mut desk, "enheter/a.yaml", 0);
    assert_eq!(field(&form, "/id")["slag"], "bara_text");
}
