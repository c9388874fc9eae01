//! Which field a section belongs to, and which part of the kind a table is.

use super::story::{Block, Table};
use super::table_parts::PartTable;
use crate::catalogue::{Kind, Shape, document_words};

/// The lists of parts that a table is known as by its columns, wherever it stands, and the columns that it must have.
const KNOWN_BY_COLUMNS: [(&str, &[&str]); 5] = [
    ("ansvar", &["uppgift", "roll"]),
    ("åtgärder", &["åtgärd", "ansvarig"]),
    ("ändringar", &["version", "ändring"]),
    ("ändringar", &["datum", "ändring"]),
    ("händelseförlopp", &["datum", "händelse"]),
];
/// How many columns tell a list of parts that is not among these.
const FEWEST_COLUMNS: usize = 3;
/// The longest text of a paragraph that may be a role, an enhet or an id, in characters.
const LONGEST_NAME: usize = 60;

/// The field of a heading, if the kind has one that takes running text or parts.
#[must_use]
pub fn field_of_heading(text: &str, kind: &Kind) -> Option<String> {
    let field = document_words::field(text, &kind.shape)?;
    let shape = kind.shape.properties.get(&field)?;
    let of_words = |shape: &Shape| !shape.words.is_empty() || shape.format.is_some();
    let is_of_head = field == kind.words.identity
        || kind.words.title_fields.contains(&field)
        || of_words(shape)
        || shape.items.as_deref().is_some_and(of_words)
        || !(shape.takes_list || shape.takes_map);
    (!is_of_head).then_some(field)
}

/// True for a heading that is one even where it is only bold, or stands alone: names and ids have labels, no sections.
#[must_use]
pub fn is_named_section(text: &str, kind: &Kind) -> bool {
    let field = field_of_heading(text, kind);
    let items = field.as_ref().and_then(|field| kind.shape.properties.get(field)?.items.as_deref());
    field.is_some() && items.is_none_or(|items| items.reference.is_none())
}

/// True if what stands below a heading fits the field: names and ids are short, and stand each for itself.
#[must_use]
pub fn fits(field: &str, blocks: &[Block], kind: &Kind) -> bool {
    let items = kind.shape.properties.get(field).and_then(|shape| shape.items.as_deref());
    if items.is_none_or(|items| items.reference.is_none()) {
        return true;
    }
    blocks.iter().all(|block| match block {
        Block::Paragraph(paragraph) => {
            paragraph.text.chars().count() <= LONGEST_NAME && !paragraph.text.trim_end().ends_with('.')
        }
        Block::Table(_) => false,
    })
}

/// The field whose parts the rows of a table are, by the headings of its columns.
#[must_use]
pub fn field_of_table(table: &Table, kind: &Kind) -> Option<String> {
    let is_known = |(field, needed): &&(&str, &[&str])| {
        let items = kind.shape.properties.get(field).and_then(|shape| shape.items.as_deref());
        items.is_some_and(|items| PartTable::of(table, items, needed).is_some())
    };
    let by_columns = KNOWN_BY_COLUMNS.iter().find(is_known).map(|(field, _)| (*field).to_owned());
    by_columns.or_else(|| of_most_columns(table, kind))
}

/// The field whose parts have the most of the columns of a table: three at least, and half of them.
fn of_most_columns(table: &Table, kind: &Kind) -> Option<String> {
    let columns = table.rows.first()?.cells.len();
    let matched = |field: &&String| {
        let shape = kind.shape.properties.get(field)?;
        let items = shape.items.as_deref().filter(|items| items.takes_map)?;
        let table = PartTable::of(table, items, &[])?;
        Some((table.keys.iter().flatten().count(), (*field).clone()))
    };
    let fields = kind.shape.properties.keys().filter_map(|field| matched(&field));
    let (count, field) = fields.max_by_key(|(count, _)| *count)?;
    (count >= FEWEST_COLUMNS && count * 2 >= columns).then_some(field)
}
