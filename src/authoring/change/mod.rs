//! One change of one value in the text of a document: all else stays as it is, to the byte, with its comments.
//!
//! A text can be written in many ways, so each way to make a change is tried and read back: it is made only if the documents then say
//! what is meant, and nothing else.

mod meant;
mod scalars;
mod spots;
mod value_lines;
mod ways;

use serde_json::Value;

use self::meant::{meant, said, without_nothing};
use self::ways::ways;
use crate::text::yaml::{Part, parse};
use crate::text::{Node, Pointer};

/// A change of a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<'order> {
    /// The number of the document in its file.
    pub part: usize,
    /// The address of the value; what is missing above it is added too.
    pub pointer: Pointer,
    /// The value; null takes it away.
    pub value: Value,
    /// The keys beside it in the order in which they stand in a document, for a key that is added.
    pub order: &'order [&'order str],
}

/// Why a change was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unchanged {
    /// The text cannot be read as it is.
    #[error("filen går inte att läsa som den är skriven; rätta den i en textredigerare först")]
    Unread,
    /// No way to write it leaves all else as it is.
    #[error("fältet går inte att ändra här utan att något annat i filen ändras; ändra det i en textredigerare")]
    Entangled,
}

/// A text with a change made in it.
///
/// # Errors
/// If the text cannot be read, or the change cannot be made alone.
pub fn changed(text: &str, change: &Change<'_>) -> Result<String, Unchanged> {
    let before = parse(text);
    let root = readable(&before, change.part).ok_or(Unchanged::Unread)?;
    let value = without_nothing(change.value.clone());
    let wanted = meant(said(root), &change.pointer, value.clone()).ok_or(Unchanged::Entangled)?;
    let now = said(root);
    if now == wanted {
        return Ok(text.to_owned());
    }
    if let (Some(old), Value::Array(new)) = (list_of(&now, &change.pointer), &value)
        && let Some(made) = item_by_item(text, change, (&old, new))
    {
        return Ok(made);
    }
    let holds = |made: &String| {
        let after = parse(made);
        let is_same = |number: usize| match (&before[number].root, &after[number].root) {
            (Some(_), Some(read)) if number == change.part => said(read) == wanted,
            (Some(one), Some(other)) => one.says_the_same(other),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        let faults = |parts: &[Part]| parts.iter().map(|part| part.faults.len()).sum::<usize>();
        after.len() == before.len() && (0..before.len()).all(is_same) && faults(&after) <= faults(&before)
    };
    ways(text, root, change, &value).into_iter().find(holds).ok_or(Unchanged::Entangled)
}

/// The tree of a document that could be read.
fn readable(parts: &[Part], number: usize) -> Option<&Node> {
    parts.get(number)?.root.as_ref()
}

/// The list at an address, with something in it.
fn list_of(said: &Value, pointer: &Pointer) -> Option<Vec<Value>> {
    said.pointer(pointer.as_str())?.as_array().filter(|items| !items.is_empty()).cloned()
}

/// The text with a list changed where its items differ, so that those that stay keep their comments; none if one of the steps
/// cannot be made alone.
fn item_by_item(text: &str, change: &Change<'_>, (old, new): (&[Value], &[Value])) -> Option<String> {
    if new.is_empty() {
        return None;
    }
    let first = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let most = old.len().min(new.len()) - first;
    let last = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(old, new)| old == new).count();
    let (gone, come) = (first..old.len() - last, &new[first..new.len() - last]);
    let is_addition = gone.is_empty() && last > 0;
    if is_addition {
        // An item in the middle is written with those after it.
        return None;
    }
    let step = |text: String, index: usize, value: Value| {
        let pointer = change.pointer.child(index);
        changed(&text, &Change { pointer, value, ..change.clone() }).ok()
    };
    let mut text = text.to_owned();
    for (index, value) in gone.clone().zip(come) {
        text = step(text, index, value.clone())?;
    }
    for index in gone.clone().skip(come.len()).rev() {
        text = step(text, index, Value::Null)?;
    }
    if come.len() > gone.len() && last > 0 {
        return None;
    }
    for (index, value) in (gone.end..).zip(&come[gone.len().min(come.len())..]) {
        text = step(text, index, value.clone())?;
    }
    Some(text)
}
