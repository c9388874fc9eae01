//! Values that leave what depends on them undetermined: faults of form, texts that only name another document, and prose
//! where parts are expected.

use super::Document;
use crate::catalogue::Condition;
use crate::text::filled::Filled;
use crate::text::tree::Content;
use crate::text::{Node, Pointer, Trail};

/// Why a value leaves what depends on it undetermined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Its form is wrong.
    Form,
    /// It only names another document.
    Elsewhere,
    /// It is prose where parts are expected.
    Prose,
}

impl Doubt {
    /// The reason in reports.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::Form => "något i dokumentets form måste rättas först",
            Self::Elsewhere => "dokumentet hänvisar till något som står på annat håll",
            Self::Prose => "det är skrivet i löpande text; dela upp det så går det att bedöma",
        }
    }
}

impl Document {
    /// The doubt about a value that is missing or does not fit, at an address.
    #[must_use]
    pub fn doubt_at(&self, pointer: &Pointer) -> Option<Doubt> {
        let touches = |other: &Pointer| other.is_within(pointer) || pointer.is_within(other);
        if self.broken.iter().any(touches) {
            Some(Doubt::Form)
        } else if *pointer == Pointer::root() {
            None
        } else if self.elsewhere.iter().any(touches) {
            Some(Doubt::Elsewhere)
        } else {
            self.prose.iter().any(touches).then_some(Doubt::Prose)
        }
    }

    /// The doubt about a condition that says whether something is asked of the part at an address. A fault below a value
    /// that only has to be there is none: its other parts are judged by themselves.
    #[must_use]
    pub fn doubt_of_premise(&self, at: &Pointer, condition: &Condition) -> Option<Doubt> {
        if self.broken.is_empty() && self.elsewhere.is_empty() {
            return None;
        }
        let keys = condition.top_keys();
        let is_read = |broken: &Pointer| {
            let mut values = keys.iter().map(|key| (at.child(key), key));
            at.is_within(broken) && broken != &Pointer::root()
                || values.any(|(value, key)| {
                    value.is_within(broken) || broken.is_within(&value) && condition.reads_within(key)
                })
        };
        let is_broken = self.broken.iter().any(is_read);
        if is_broken { Some(Doubt::Form) } else { self.doubt_elsewhere(at, condition) }
    }

    /// The doubt about a condition that holds of the part at an address.
    #[must_use]
    pub fn doubt_of(&self, at: &Pointer, condition: &Condition) -> Option<Doubt> {
        if self.broken.is_empty() && self.elsewhere.is_empty() {
            return None;
        }
        let is_above = self.broken.iter().any(|broken| at.is_within(broken) && broken != &Pointer::root());
        let keys = condition.top_keys();
        if is_above || keys.iter().any(|key| self.is_broken_at(&at.child(key))) {
            return Some(Doubt::Form);
        }
        self.doubt_elsewhere(at, condition)
    }

    /// The doubt about a condition that reads something that only names another document.
    fn doubt_elsewhere(&self, at: &Pointer, condition: &Condition) -> Option<Doubt> {
        let (keys, all) = (condition.top_keys(), condition.all_keys());
        let is_read = |elsewhere: &Pointer| {
            let last = elsewhere.segments().filter(|segment| segment.parse::<usize>().is_err()).last();
            let first = keys.iter().find(|key| elsewhere.is_within(&at.child(key)));
            first.is_some_and(|first| {
                last.is_some_and(|last| all.contains(&*last)) || only_elsewhere(self.root.locate(&at.child(first)).node)
            })
        };
        self.elsewhere.iter().any(is_read).then_some(Doubt::Elsewhere)
    }
}

/// True if all that is filled in below a node only names another document.
fn only_elsewhere(node: &Node) -> bool {
    match &node.content {
        Content::Scalar(scalar) => scalar.filled != Filled::Yes,
        Content::List(items) => items.iter().all(only_elsewhere),
        Content::Map(entries) => entries.iter().all(|entry| only_elsewhere(&entry.value)),
    }
}

/// The addresses of the values that only name another document.
#[must_use]
pub fn elsewhere(root: &Node) -> Vec<Pointer> {
    let mut found = Vec::new();
    collect_elsewhere(root, &Trail::Root, &mut found);
    found
}

fn collect_elsewhere(node: &Node, at: &Trail<'_>, found: &mut Vec<Pointer>) {
    match &node.content {
        Content::Scalar(scalar) if scalar.filled == Filled::Elsewhere => found.push(at.pointer()),
        Content::Scalar(_) => {}
        Content::List(items) => {
            for (number, item) in items.iter().enumerate() {
                collect_elsewhere(item, &Trail::Item(at, number), found);
            }
        }
        Content::Map(entries) => {
            for entry in entries {
                collect_elsewhere(&entry.value, &Trail::Key(at, &entry.key), found);
            }
        }
    }
}
