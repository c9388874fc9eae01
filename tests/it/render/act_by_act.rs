//! The numbers act by act add up to those of the whole and of each enhet, and the JSON says what an audit was limited to.

use serde_json::Value;

use crate::shared::Folder;

fn report(example: &str, flags: &[&str]) -> Value {
    let answer = Folder::with_example(example, "").audit(&[&["--format", "json"], flags].concat());
    answer.assert_by_schema("rapport");
    answer.json()
}

fn sum(acts: &Value, what: &str) -> u64 {
    acts.as_array().expect("the acts").iter().filter_map(|act| act[what].as_u64()).sum()
}

#[test]
fn the_acts_add_up_to_the_whole_and_to_each_enhet() {
    for example in ["exempelregionen", "med-brister"] {
        let json = report(example, &[]);
        let summary = &json["summary"];
        for what in ["error", "warning", "note"] {
            assert_eq!(sum(&summary["by_act"], what), summary["findings"][what].as_u64().expect("a number"), "{what}");
            for unit in summary["by_unit"].as_array().expect("the enheter") {
                assert_eq!(sum(&unit["acts"], what), unit[what].as_u64().expect("a number"), "{what} of {unit}");
            }
        }
        let of = |outcome: &str| summary["requirements"][outcome].as_u64().expect("a number");
        let asked: u64 = ["satisfied", "violated", "undetermined", "waived"].into_iter().map(of).sum();
        assert_eq!(sum(&summary["by_act"], "asked"), asked);
        assert_eq!(sum(&summary["by_act"], "undetermined"), of("undetermined"));
    }
}

#[test]
fn an_audit_of_a_part_says_which() {
    assert!(report("med-brister", &[]).get("limited_to").is_none());
    let json = report("med-brister", &["--unit", "vc-sandtorp", "--select", "hslf-fs-2018-54"]);
    let expected = serde_json::json!({"units": ["vc-sandtorp"], "select": ["hslf-fs-2018-54"], "ignore": []});
    assert_eq!(json["limited_to"], expected);
}
