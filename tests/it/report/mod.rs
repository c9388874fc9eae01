//! Reports held against earlier ones, on real repositories built by script.

mod base;
mod baseline;
mod diff;
mod known;
mod trend;

use crate::shared::Answer;
use serde_json::Value;

/// A routine of this id with a key that no one reads for each name.
pub fn routine(id: &str, unknown: &[&str]) -> String {
    let keys: String = unknown.iter().map(|key| format!("{key}: ja\n")).collect();
    format!("typ: rutin\nid: {id}\ntitel: Rutin {id}\n{keys}")
}

/// What the answer says of what it was held against: how many are new and known, and what is gone and why.
fn against(answer: &Answer) -> (u64, u64, Vec<String>) {
    let against = &answer.json()["against"];
    let number = |key: &str| against[key].as_u64().unwrap_or_else(|| panic!("{}", answer.words()));
    let word = |gone: &Value, key: &str| gone[key].as_str().unwrap_or_default().to_owned();
    let gone = against["gone"].as_array().expect("a list").iter();
    let gone = gone.map(|gone| format!("{} {}", word(gone, "document"), word(gone, "why"))).collect();
    (number("new"), number("known"), gone)
}
