//! The rows of a table as parts of a document, by the headings of its columns.

use serde_json::{Map, Value};

use super::beside_told::Beside;
use super::document_told::Told;
use super::story::{Cell, Row, Table};
use super::table_grid::{grid, repeats_too_much};
use crate::authoring::import::{self, draft_text};
use crate::catalogue::{Shape, document_words};

/// A table whose columns are known.
#[derive(Debug)]
pub struct PartTable<'table> {
    heads: Vec<String>,
    /// The key of each column.
    pub keys: Vec<Option<String>>,
    /// The key in the measure of the part, of columns that tell one beside the part.
    measure: Vec<Option<String>>,
    /// The number of the heading that each column of the grid stands below.
    grid: Vec<usize>,
    rows: &'table [Row],
}

/// The list of measures in a part, and the key that makes one.
const MEASURES: &str = "åtgärder";
const MEASURE: &str = "åtgärd";
/// The key of cells that stand beyond the headings.
const BEYOND: &str = "x-övrigt";
/// The key of the heading between the rows.
pub const HEADING: &str = "x-rubrik";
/// The longest key of our own, in characters.
const LONGEST_KEY: usize = 80;

/// A row as a part, and the heading between the rows that it stands below.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// The values.
    pub values: Map<String, Value>,
    /// The heading between the rows.
    pub heading: Option<String>,
}

impl Part {
    /// The part, with the heading between the rows that it stands below.
    #[must_use]
    pub fn value(self) -> Value {
        let mut values = self.values;
        if let Some(heading) = self.heading {
            put(&mut values, (HEADING.to_owned(), ""), heading.into(), &Shape::default());
        }
        Value::Object(values)
    }
}

impl<'table> PartTable<'table> {
    /// The table as parts of a shape; none if its first row does not have the headings of two columns that the part has,
    /// or of one that is needed, or if its merged cells stand for more text than a document has.
    #[must_use]
    pub fn of(table: &'table Table, shape: &Shape, needed: &[&str]) -> Option<Self> {
        let (first, rows) = table.rows.split_first()?;
        let grid = grid(first)?;
        let heads: Vec<String> = first.cells.iter().map(Cell::text).collect();
        let keys = document_words::keys(&heads, shape);
        let has = |key: &&str| keys.iter().flatten().any(|known| known == key);
        let is_meant = needed.iter().all(has) && keys.iter().flatten().count() >= 2;
        let measure = measure(&heads, &keys, shape);
        let is_table = is_meant && !rows.is_empty() && first.cells.len() > 1 && !repeats_too_much(rows);
        is_table.then_some(Self { heads, keys, measure, grid, rows })
    }

    /// The parts, each with its number in `named` for what is told.
    pub fn parts(&self, shape: &Shape, named: &str, told: &mut Vec<Told>) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let mut above: Vec<Vec<String>> = vec![Vec::new(); self.grid.len()];
        let mut heading = None;
        // The heading that no row stands below yet.
        let mut bare = None;
        for row in self.rows {
            if let [only] = row.cells.as_slice() {
                heading = Some(only.text().replace('\n', " ")).filter(|text| !text.trim().is_empty());
                told.extend(bare.take().map(|text| Beside::BareHeading { text }.into()));
                bare.clone_from(&heading);
                continue;
            }
            let named = format!("{named} {}", parts.len() + 1);
            let values = self.row(row, shape, &mut above, (&named, told));
            if !values.is_empty() {
                bare = None;
                parts.push(Part { values, heading: heading.clone() });
            }
        }
        told.extend(bare.map(|text| Beside::BareHeading { text }.into()));
        parts
    }

    /// The values of a row; `above` has what stands above it in each column.
    fn row(
        &self,
        row: &Row,
        shape: &Shape,
        above: &mut [Vec<String>],
        (named, told): (&str, &mut Vec<Told>),
    ) -> Map<String, Value> {
        let of_measure = shape.properties.get(MEASURES).and_then(|measures| measures.items.as_deref());
        let (mut values, mut measure, mut beyond) = (Map::new(), Map::new(), Vec::new());
        for (at, cell) in row.placed() {
            let Some(column) = self.grid.get(at).copied() else {
                beyond.push(cell.text());
                continue;
            };
            if !(cell.goes_on && cell.paragraphs.is_empty()) {
                above[at] = cell.texts().into_iter().map(str::to_owned).collect();
            }
            let head = &self.heads[column];
            let (key, shape, values) = match (&self.measure[column], of_measure) {
                (Some(key), Some(shape)) => (key.clone(), shape, &mut measure),
                _ => (self.keys[column].clone().unwrap_or_else(|| own_key(head)), shape, &mut values),
            };
            let value = self.value((&key, head), shape, &above[at], (&format!("{named}, {key}"), told));
            if let Some(value) = value {
                put(values, (key, head), value, shape);
            }
        }
        if !measure.is_empty() {
            values.insert(MEASURES.to_owned(), Value::Array(vec![Value::Object(measure)]));
        }
        beyond.retain(|text| !text.is_empty());
        if !beyond.is_empty() {
            told.push(Beside::BeyondHeadings { part: named.to_owned(), cells: beyond.len(), key: BEYOND }.into());
            put(&mut values, (BEYOND.to_owned(), ""), beyond.into(), shape);
        }
        values
    }

    /// The value of a cell in the form of its key; none if it is empty.
    fn value(
        &self,
        (key, head): (&str, &str),
        shape: &Shape,
        texts: &[String],
        (named, told): (&str, &mut Vec<Told>),
    ) -> Option<Value> {
        let texts: Vec<String> =
            texts.iter().flat_map(|text| text.lines()).map(|text| text.trim().to_owned()).collect();
        let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        let Some(of_key) = shape.properties.get(key) else { return one_or_list(texts) };
        if key == "när" && head.trim().eq_ignore_ascii_case("dag") {
            return one_or_list(texts.iter().map(|text| format!("Dag {text}")).collect());
        }
        if key == "mot_orsak" {
            let marks = texts.iter().flat_map(|text| text.split([',', ';'])).map(str::trim);
            let marks: Vec<&str> = marks.filter(|mark| !mark.is_empty()).collect();
            return (!marks.is_empty()).then(|| marks.into());
        }
        if let ([only], true) = (texts.as_slice(), of_key.takes_number && key != "id")
            && let Some(number) = only.parse::<u32>().ok().filter(|number| number.to_string() == *only)
        {
            return Some(number.into());
        }
        if of_key.takes_text && of_key.takes_list || texts.is_empty() {
            return one_or_list(texts);
        }
        let mut remarks = Vec::new();
        let value = draft_text::value(named, of_key, &import::Cell::Text(texts.join("\n")), &mut remarks);
        told.extend(remarks.into_iter().map(Told::Field));
        Some(value).filter(|value| !value.is_null())
    }

    /// The columns without a key that have a value: the heading, and the key of our own that it becomes.
    #[must_use]
    pub fn unknown(&self) -> Vec<Told> {
        let columns = self.heads.iter().zip(&self.keys).enumerate();
        let unknown = columns.filter(|(column, (_, key))| key.is_none() && self.measure[*column].is_none());
        let is_filled = |row: &Row, column: usize| {
            let mut cells = row.placed().filter(|(at, _)| self.grid.get(*at) == Some(&column));
            row.cells.len() > 1 && cells.any(|(_, cell)| !cell.paragraphs.is_empty())
        };
        let filled = unknown.filter(|(column, _)| self.rows.iter().any(|row| is_filled(row, *column)));
        filled.map(|(_, (head, _))| Beside::Column { head: head.clone(), key: own_key(head) }.into()).collect()
    }
}

/// Puts a value below its key. Where a column stands below the heading of another, both values are kept: in the list that
/// the key has, or under a key of our own.
pub fn put(values: &mut Map<String, Value>, (key, head): (String, &str), value: Value, shape: &Shape) {
    let takes_several = shape.properties.get(&key).is_none_or(|shape| shape.takes_list);
    match values.get_mut(&key) {
        None => drop(values.insert(key, value)),
        Some(there) if takes_several => {
            let list = |value: Value| if let Value::Array(list) = value { list } else { vec![value] };
            *there = list(there.take()).into_iter().chain(list(value)).collect();
        }
        Some(_) => put(values, (own_key(head), ""), value, shape),
    }
}

/// The keys of columns that tell of a measure in the part: there is one where a column says what is to be done.
fn measure(heads: &[String], keys: &[Option<String>], shape: &Shape) -> Vec<Option<String>> {
    let none = vec![None; heads.len()];
    let Some(items) = shape.properties.get(MEASURES).and_then(|measures| measures.items.as_deref()) else {
        return none;
    };
    let is_taken = keys.iter().flatten().any(|key| key == MEASURES);
    let free: Vec<String> =
        heads.iter().zip(keys).map(|(head, key)| if key.is_none() { head.clone() } else { String::new() }).collect();
    let found = document_words::keys(&free, items);
    let has_measure = found.iter().flatten().any(|key| key == MEASURE);
    if is_taken || !has_measure { none } else { found }
}

/// A text, or a list of several; none of none.
#[must_use]
pub fn one_or_list(mut texts: Vec<String>) -> Option<Value> {
    match texts.len() {
        0 => None,
        1 => texts.pop().map(Value::String),
        _ => Some(texts.into()),
    }
}

/// The key of our own for a column: `x-` and its heading.
fn own_key(head: &str) -> String {
    let word: String = head
        .to_lowercase()
        .chars()
        .take(LONGEST_KEY)
        .map(|one| if one.is_alphanumeric() { one } else { '_' })
        .collect();
    let word = word.split('_').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_");
    format!("x-{}", if word.is_empty() { "kolumn" } else { &word })
}

/// The rows of a table as they are shown.
#[must_use]
pub fn plain_rows(table: &Table) -> Vec<Vec<String>> {
    table.rows.iter().map(|row| row.cells.iter().map(Cell::text).collect()).collect()
}
