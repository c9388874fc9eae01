//! Known findings are visible and marked in every format, and do not fail the audit.

use serde_json::Value;

use super::routine;
use crate::shared::repository::Repository;

/// A repository in which one finding is known, one new and one gone.
fn repository_with_known() -> Repository {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("a.yaml", &routine("a", &["gammal"])), ("b.yaml", &routine("b", &["udda"]))]);
    repository.commit("2026-02-01", &[("b.yaml", &routine("b", &[])), ("c.yaml", &routine("c", &["ny"]))]);
    repository
}

fn printed(format: &str) -> String {
    let answer = repository_with_known().folder.run(&[
        "audit",
        "--base=HEAD~1",
        "--select=form",
        "--date=2026-11-15",
        "--fail-on=warning",
        "--format",
        format,
    ]);
    assert_eq!((answer.code, answer.stderr.as_str()), (1, ""), "{format}");
    answer.stdout
}

#[test]
fn a_terminal_draws_what_is_new_and_lists_the_rest() {
    let text = printed("terminal");
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is in {text}"));
    assert!(at("─[c.yaml:4:1]") < at("Kända fynd, som fanns redan:"), "{text}");
    assert!(at("• a.yaml:4: fältet gammal är okänt") < at("Fynd som inte syns längre:"), "{text}");
    assert!(at("• b: fältet udda är okänt och läses inte (bör, form/okand-nyckel) – åtgärdad") > 0);
    assert!(text.contains("jämfört med HEAD~1 ("), "{text}");
    assert!(text.trim_end().ends_with("+1 ny, −1 åtgärdad, 1 känd"), "{text}");
    let full = repository_with_known()
        .folder
        .run(&["audit", "--base=HEAD~1", "--select=form", "--date=2026-11-15", "-v"])
        .stdout;
    assert!(full.contains("bör (känd): fältet gammal"), "{full}");
}

#[test]
fn machines_are_told_which_is_which() {
    let log: Value = serde_json::from_str(&printed("sarif")).expect("JSON");
    let states: Vec<&str> = log["runs"][0]["results"]
        .as_array()
        .expect("results")
        .iter()
        .filter_map(|result| result["baselineState"].as_str())
        .collect();
    assert_eq!(states, ["unchanged", "new"]);
    let annotations = printed("github");
    assert!(annotations.contains("file=c.yaml") && !annotations.contains("file=a.yaml"), "{annotations}");
    let issues: Value = serde_json::from_str(&printed("gitlab")).expect("JSON");
    let described = |number: usize| issues[number]["description"].as_str().unwrap_or_default().to_owned();
    assert!(described(0).starts_with("Känd, fanns redan: ") && !described(1).starts_with("Känd"), "{issues}");
    let junit = printed("junit");
    assert!(junit.contains("känd, fanns redan: fältet gammal") && junit.contains("name=\"anmärkning\""), "{junit}");
    let page = printed("html");
    assert!(page.contains("Fältet gammal är okänt och läses inte (känd, fanns redan)"));
    assert!(page.contains("Fynd som inte syns längre: 1") && page.contains("id=\"jamforelse\""));
    let comment = printed("markdown");
    assert!(comment.contains("<summary>Kända, fanns redan (1)</summary>"), "{comment}");
    assert!(comment.contains("<summary>Syns inte längre (1)</summary>"), "{comment}");
}

#[test]
fn the_report_is_valid_by_its_schema() {
    let schema = include_str!("../../../schema/rapport.json");
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is sound");
    let report: Value = serde_json::from_str(&printed("json")).expect("JSON");
    let errors: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
    assert!(errors.is_empty() && !report["against"]["gone"][0].is_null(), "{}", errors.join("\n"));
}
