//! History: decisions, merges, moves, the events of one document, and the state of a folder on a date.

mod at;
mod decisions;
mod life;
mod merges;
mod moves;
mod renamed;
mod shapes;
mod versions;

use serde_json::Value;

use crate::shared::repository::Repository;

/// A decided routine.
pub const ROUTINE: &str = "typ: rutin
id: rutin-intyg
titel: Läkarintyg på Östra
status: fastställd
version: \"1.0\"
fastställd: 2026-01-10
fastställd_av: verksamhetschef
syfte: Rätt intyg i tid
område: [intyg]
";
/// The rule on a text that was changed after its decision.
pub const CHANGED: &str = "historik/andrad-efter-faststallande";

/// The findings of the history checks: rule, message and path.
pub fn found(repository: &Repository, arguments: &[&str]) -> Vec<(String, String, String)> {
    let usual = ["audit", "--format", "json", "--select", "historik", "--date", "2026-11-15"];
    let answer = repository.folder.run(&[&usual[..], arguments].concat());
    let report = answer.json();
    assert_eq!(report["audit"]["history"]["assessed"], true, "{report}");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let findings = report["findings"].as_array().expect("findings").iter();
    findings.map(|one| (text(&one["rule"]), text(&one["message"]), text(&one["path"]))).collect()
}

/// A text with another purpose.
pub fn changed(text: &str) -> String {
    text.replace("Rätt intyg i tid", "Intyg när det passar")
}

/// The rules of findings.
pub fn rules(findings: &[(String, String, String)]) -> Vec<&str> {
    findings.iter().map(|(rule, ..)| rule.as_str()).collect()
}
