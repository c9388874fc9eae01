//! Reports compared with earlier ones, on real repositories built by script.

mod annual;
mod base;
mod baseline;
mod branch;
mod decided;
mod diff;
mod gone;
mod inherited;
mod known;
mod letter;
mod other_ids;
mod trend;
mod yearly_due;

use crate::shared::Answer;
use serde_json::Value;

/// A routine with this id and an unknown key for each name.
pub fn routine(id: &str, unknown: &[&str]) -> String {
    let keys: String = unknown.iter().map(|key| format!("{key}: ja\n")).collect();
    format!("typ: rutin\nid: {id}\ntitel: Rutin {id}\n{keys}")
}

/// The comparison in a report: the numbers of new and known findings, and those gone with the reason.
fn against(answer: &Answer) -> (u64, u64, Vec<String>) {
    let against = &answer.json()["against"];
    let number = |key: &str| against[key].as_u64().unwrap_or_else(|| panic!("{}", answer.words()));
    let word = |gone: &Value, key: &str| gone[key].as_str().unwrap_or_default().to_owned();
    let gone = against["gone"].as_array().expect("a list").iter();
    let gone = gone.map(|gone| format!("{} {}", word(gone, "document"), word(gone, "why"))).collect();
    (number("new"), number("known"), gone)
}
