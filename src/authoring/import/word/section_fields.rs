//! Which field a section belongs to, and which part of the kind a table is.

use super::labels::{Pair, of_line, of_table};
use super::numbered_steps::number;
use super::section::Section;
use super::story::{Block, Table};
use super::table_parts::PartTable;
use super::typed_number::after_bare_number;
use crate::catalogue::{Kind, Shape, document_words};

/// The lists of parts that a table is known as by its columns, wherever it stands, and the columns that it must have.
const KNOWN_BY_COLUMNS: [(&str, &[&str]); 5] = [
    ("ansvar", &["uppgift", "roll"]),
    ("åtgärder", &["åtgärd", "ansvarig"]),
    ("ändringar", &["version", "ändring"]),
    ("ändringar", &["datum", "ändring"]),
    ("händelseförlopp", &["datum", "händelse"]),
];
/// The list of steps.
const STEPS: &str = "tillvägagångssätt";
/// How many columns tell a list of parts that is not among these.
const FEWEST_COLUMNS: usize = 3;
/// The longest text of a paragraph that may be a role, an enhet or an id, in characters.
const LONGEST_NAME: usize = 60;

/// The field of a heading, if the kind has one that takes running text or parts; a number before it is none of its words.
#[must_use]
pub fn field_of_heading(text: &str, kind: &Kind) -> Option<String> {
    let without_number = || document_words::field(after_bare_number(text)?, &kind.shape);
    let field = document_words::field(text, &kind.shape).or_else(without_number)?;
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

/// The field of a section that has one only by the numbered list directly below its heading, or below a line that
/// introduces it.
#[must_use]
pub fn field_of_list(section: &Section, kind: &Kind) -> Option<String> {
    let name = section.name();
    let without_number = || document_words::field_of_list(after_bare_number(name)?, &kind.shape);
    let field = document_words::field_of_list(name, &kind.shape).or_else(without_number)?;
    let is_asking = |block: &&Block| matches!(block, Block::Paragraph(one) if one.text.trim_end().ends_with(':'));
    let is_numbered = |block: &&Block| matches!(block, Block::Paragraph(one) if number(one).is_some());
    let first = section.blocks.first().filter(is_numbered);
    let second = || section.blocks.first().filter(is_asking).and(section.blocks.get(1)).filter(is_numbered);
    first.or_else(second).map(|_| field.to_owned())
}

/// How many labels of the head of a document a block has; none if it may be a section or parts of one.
#[must_use]
pub fn head_labels(block: &Block, kind: &Kind) -> usize {
    let found = match block {
        Block::Paragraph(paragraph) => of_line(paragraph, kind),
        Block::Table(table) if field_of_table(table, kind).is_some() => None,
        Block::Table(table) => of_table(table, kind, 0),
    };
    let is_of_head = |pair: &&Pair| pair.is_known && field_of_heading(&pair.name, kind).is_none();
    found.map_or(0, |found| found.pairs.iter().filter(is_of_head).count())
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
    if is_of_steps(table, kind) {
        return Some(STEPS.to_owned());
    }
    let is_known = |(field, needed): &&(&str, &[&str])| {
        let items = kind.shape.properties.get(field).and_then(|shape| shape.items.as_deref());
        items.is_some_and(|items| PartTable::of(table, items, needed).is_some())
    };
    let by_columns = KNOWN_BY_COLUMNS.iter().find(is_known).map(|(field, _)| (*field).to_owned());
    by_columns.or_else(|| of_most_columns(table, kind))
}

/// True for a table of steps: number, what and who, with a time or named as steps, and nothing else.
fn is_of_steps(table: &Table, kind: &Kind) -> bool {
    let items = kind.shape.properties.get(STEPS).and_then(|shape| shape.items.as_deref());
    let of_steps = items.and_then(|items| PartTable::of(table, items, &["steg", "vad", "vem"]));
    let first = || table.rows.first().into_iter().flat_map(|row| &row.cells);
    let is_named = || first().any(|cell| cell.text().trim().eq_ignore_ascii_case("steg"));
    of_steps.is_some_and(|found| {
        let has_time = found.keys.iter().flatten().any(|key| key == "när");
        found.keys.iter().all(Option::is_some) && (has_time || is_named())
    })
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
