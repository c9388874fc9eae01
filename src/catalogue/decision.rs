//! The fields that record a decision, and the fields that may change without a new decision.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::KindName;

/// The fields that record a decision (beslut), and the fields that may change without a new decision.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The fields that together are the stamp of a decision; a document without the first has none.
    #[serde(rename = "beslut")]
    pub stamp: Vec<String>,
    /// The field with the day of the next review.
    #[serde(rename = "översyn")]
    pub review: String,
    /// The fields that are maintained without a decision (skötsel), by kind; `alla` holds those of every kind.
    #[serde(rename = "skötsel")]
    upkeep: BTreeMap<String, Vec<String>>,
}

impl Decision {
    /// True if a field of a kind may change without a new decision. Keys that begin with `x-` always may.
    #[must_use]
    pub fn is_upkeep(&self, kind: &KindName, field: &str) -> bool {
        let lists = ["alla", kind.0.as_str()].into_iter().filter_map(|name| self.upkeep.get(name));
        field.starts_with("x-") || lists.flatten().any(|one| one == field)
    }

    /// True if a field belongs to the stamp.
    #[must_use]
    pub fn is_stamp(&self, field: &str) -> bool {
        self.stamp.iter().any(|one| one == field)
    }
}
