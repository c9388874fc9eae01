//! Values are kept as written; a catalogue of one requirement shows how a value was read.

use serde_json::Value;

use crate::shared::Folder;
use crate::shared::few_requirements::write_catalogue;

/// The outcome of a requirement that a field has the value `wanted`, if it is written as `written`.
fn outcome(field: &str, written: &str, wanted: &str) -> String {
    let folder = Folder::of(&[]);
    write_catalogue(&folder, field, wanted);
    folder.write(
        "system/x.yaml",
        format!("typ: rutin\nid: r-1\n{field}: {written}\n").replacen("id: r-1\nid:", "id:", 1),
    );
    let arguments = ["audit", "system", "--date", "2026-11-15", "--catalog", "katalog", "--format", "json"];
    let json = folder.run(&arguments).json();
    let form: Vec<&Value> = json["findings"].as_array().expect("a list").iter().collect();
    assert!(form.iter().all(|finding| finding["rule"] == "prov/enda"), "{field}: {written} gave {form:?}");
    json["assessments"][0]["outcome"].as_str().expect("the requirement was asked").to_owned()
}

#[test]
fn numbers_that_are_names_are_kept_as_written() {
    for (field, written) in [
        ("version", "1.10"),
        ("version", "1.0"),
        ("version", "5"),
        ("id", "0123"),
        ("id", "204417"),
        ("id", "2017:40"),
        ("id", "HSN/2024:118"),
        ("id", "1e3"),
        ("id", "no"),
    ] {
        let same = format!("\"{written}\"");
        assert_eq!(outcome(field, written, &same), "satisfied", "{field}: {written}");
        assert_eq!(outcome(field, written, "\"något annat\""), "violated", "{field}: {written}");
    }
}

#[test]
fn ids_that_are_equal_as_numbers_are_not_the_same() {
    let folder = Folder::of(&[]);
    let ids = ["1.10", "1.1", "0123", "123", "2017:40", "121060", "1e3", "1000"];
    folder.write("x.yaml", ids.map(|id| format!("typ: rutin\nid: {id}\n")).join("---\n"));
    let answer = folder.form();
    assert_eq!((answer.findings(), answer.documents()), (Vec::new(), 8));
}

#[test]
fn ja_and_nej_are_yes_and_no() {
    for (written, truth) in [("ja", "true"), ("Ja", "true"), ("true", "true"), ("nej", "false"), ("false", "false")] {
        let other = if truth == "true" { "false" } else { "true" };
        assert_eq!(outcome("känd", written, truth), "satisfied", "{written}");
        assert_eq!(outcome("känd", written, other), "violated", "{written}");
    }
}

#[test]
fn what_is_neither_yes_nor_no_is_told() {
    let folder = Folder::of(&[]);
    folder.write("x.yaml", "typ: rutin\nid: r-1\ngäller_även_digitala_besök: kanske\n");
    folder
        .form()
        .assert_only("form/typ x.yaml:3:1 gäller_även_digitala_besök ska vara ja eller nej, men här står en text");
}
