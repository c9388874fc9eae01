//! What has no field: kept under `övrigt`, in the order of the document.

use serde_json::{Value, json};

use super::document_told::{Unplaced, Why};

/// The place of what stands before the title.
pub const BEFORE_TITLE: usize = 0;
/// The place of the title.
pub const AT_TITLE: usize = 1;
/// The place of what stands below the title.
pub const BELOW_TITLE: usize = 2;
/// The place of the first section.
pub const FIRST_SECTION: usize = 3;

/// What stands below a heading and has no field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    /// The place of its section in the document.
    pub order: usize,
    /// The heading; empty before the first.
    pub heading: String,
    /// What stands there.
    pub content: Content,
    /// Why it has no field.
    pub why: Why,
}

/// What stands below a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Paragraphs.
    Text(Vec<String>),
    /// The rows of a table.
    Table(Vec<Vec<String>>),
}

/// The value of `övrigt`, and what is told of it; paragraphs below the same heading stand together.
#[must_use]
pub fn rest(mut parts: Vec<Rest>) -> (Vec<Value>, Vec<Unplaced>) {
    parts.sort_by_key(|part| part.order);
    let mut joined: Vec<Rest> = Vec::new();
    for part in parts {
        match (joined.last_mut(), part) {
            (
                Some(Rest { order, heading, content: Content::Text(texts), why }),
                Rest { order: next, heading: same, content: Content::Text(more), why: reason },
            ) if *order == next && *heading == same && *why == reason => texts.extend(more),
            (_, part) => joined.push(part),
        }
    }
    let unplaced = joined.iter().map(|part| Unplaced {
        heading: part.heading.clone(),
        why: part.why,
        paragraphs: match &part.content {
            Content::Text(texts) => texts.len(),
            Content::Table(rows) => rows.len(),
        },
    });
    (joined.iter().map(value).collect(), unplaced.collect())
}

fn value(part: &Rest) -> Value {
    match (&part.content, part.heading.as_str()) {
        (Content::Text(texts), heading) if texts.is_empty() => json!({ "rubrik": heading }),
        (Content::Text(texts), "") => json!({ "text": texts }),
        (Content::Text(texts), heading) => json!({ "rubrik": heading, "text": texts }),
        (Content::Table(rows), "") => json!({ "tabell": rows }),
        (Content::Table(rows), heading) => json!({ "rubrik": heading, "tabell": rows }),
    }
}
