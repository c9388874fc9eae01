//! Documents that were given another id in one step, so that what names them is named anew and not changed.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value;

use super::version::Version;
use crate::text::only_pairs::only_pairs;

/// The ids that were replaced in one step, each with the one that the same document has after it.
pub type Renamed = BTreeMap<String, String>;

/// A document on one side of a step.
#[derive(Debug, Clone, Copy)]
pub struct Named<'step> {
    /// Its version.
    pub version: &'step Version,
    /// The path of its file.
    pub path: &'step str,
}

/// The ids that were replaced between two states of the files that a step changed. A document is the same if its content
/// is, if its title and its enheter are, or if it is the only one of its kind in the same file; nothing else may be it.
#[must_use]
pub fn renamed(before: &[Named<'_>], after: &[Named<'_>]) -> Renamed {
    let ids = |side: &[Named<'_>]| side.iter().map(|one| one.version.id.clone()).collect::<HashSet<String>>();
    let (were, are) = (ids(before), ids(after));
    let mut renamed = Renamed::new();
    let mut taken = HashSet::new();
    let mut add = |pairs: Vec<(usize, usize)>| {
        for (one, other) in pairs {
            let (was, is) = (&before[one].version.id, &after[other].version.id);
            let is_new = !was.is_empty() && !is.is_empty() && !are.contains(was) && !were.contains(is);
            if is_new && !renamed.contains_key(was) && taken.insert(is.clone()) {
                renamed.insert(was.clone(), is.clone());
            }
        }
    };
    add(only_pairs((before, after), |one| (&one.version.kind, one.version.content)));
    add(only_pairs((before, after), |one| (&one.version.kind, one.version.name)));
    add(only_pairs((before, after), |one| (&one.version.kind, one.path)));
    renamed
}

/// A value in which each text that is a replaced id is the id that replaced it.
#[must_use]
pub fn with_present_ids(value: &Value, renamed: &Renamed) -> Value {
    match value {
        Value::String(text) => renamed.get(text.trim()).map_or_else(|| value.clone(), |id| Value::String(id.clone())),
        Value::Array(items) => items.iter().map(|item| with_present_ids(item, renamed)).collect(),
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), with_present_ids(value, renamed))).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}
