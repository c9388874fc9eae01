//! The text of a document from a row: each value of the register, in the form of its field.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use unicode_normalization::UnicodeNormalization;

use super::heading::{Head, is_file_name};
use super::{Cell, Remark, Row};
use crate::catalogue::{Kind, Shape, kind};
use crate::text::date::{Meaning, day, event, is_open_ended, meaning};
use crate::text::tree::Plain;
use crate::text::yaml::parse;

/// The fields of a row in the order of the kind, and remarks on them.
#[derive(Debug, Clone, Default)]
pub struct Entries {
    /// The fields, also the empty ones.
    pub fields: Vec<(String, Value)>,
    /// What a person should check.
    pub remarks: Vec<Remark>,
}

impl Entries {
    /// The text of a field.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.and_then(|(_, value)| value.as_str()).unwrap_or_default()
    }
}

/// The fields of a row, with the given enhet if the row names none.
#[must_use]
pub fn entries(kind: &Kind, heads: &[Head], row: &Row, unit: Option<&str>) -> Entries {
    let mut entries = Entries::default();
    let order = kind.schema.get("properties").and_then(Value::as_object);
    let applies_by = kind.words.applies_by.first();
    for field in order.into_iter().flat_map(|properties| properties.keys()).filter(|field| *field != "typ") {
        let Some(shape) = kind.shape.properties.get(field) else { continue };
        let column = heads.iter().position(|head| head.field.as_ref() == Some(field));
        let cell = column.map(|column| row.cells.get(column).unwrap_or(&Cell::Empty));
        entries.remarks.extend(column.and_then(|column| of_cell(field, column, row)));
        entries.remarks.extend(cell.and_then(|cell| lost_digits(field, cell)));
        let value = cell.map(|cell| value(field, shape, cell, &mut entries.remarks));
        let is_asked = unit.filter(|_| applies_by == Some(field) && value.as_ref().is_none_or(Value::is_null));
        let value = is_asked.map(|unit| wrapped(shape, vec![unit.to_owned()])).or(value);
        entries.fields.extend(value.map(|value| (field.clone(), value)));
    }
    let kept = unknown(kind, heads, row);
    match entries.fields.iter_mut().find(|(field, _)| field == REST) {
        Some((_, Value::Array(there))) => there.extend(kept),
        Some((_, there @ Value::Null)) if !kept.is_empty() => *there = kept.into(),
        Some(_) => {}
        None => entries.fields.extend((!kept.is_empty()).then(|| (REST.to_owned(), kept.into()))),
    }
    let named = |head: &Head| head.field.clone().or_else(|| keeps_unknown(kind).then(|| head.text.clone()));
    let is_struck = |head: &Head, column: usize| named(head).filter(|_| row.struck.contains(&column));
    let struck: Vec<String> = (0..).zip(heads).filter_map(|(column, head)| is_struck(head, column)).collect();
    entries.remarks.extend((!struck.is_empty()).then_some(Remark::Struck { fields: struck }));
    title_by_file(kind, (heads, row), &mut entries);
    draft_by_title(kind, &mut entries);
    entries
}

/// The endings of the names of files that documents are kept in.
const ENDINGS: [&str; 14] =
    ["doc", "docx", "docm", "dotx", "pdf", "odt", "rtf", "txt", "xls", "xlsx", "xlsm", "ppt", "pptx", "aspx"];

/// The name of a file without its ending; none if a text is no such name.
fn file_stem(text: &str) -> Option<&str> {
    let (stem, ending) = text.trim().rsplit_once('.')?;
    ENDINGS.contains(&ending.to_lowercase().as_str()).then(|| stem.trim()).filter(|stem| !stem.is_empty())
}

/// A title that is the name of a file is written without its ending, and told; where there is no title, the name of the file
/// stands in its place.
fn title_by_file(kind: &Kind, (heads, row): (&[Head], &Row), entries: &mut Entries) {
    let Some(field) = kind.words.title_fields.first() else { return };
    let written = match entries.text(field) {
        "" if !entries.text(&kind.words.identity).is_empty() => return,
        "" => heads.iter().position(is_file_name).and_then(|column| row.cells.get(column)).map(Cell::text),
        title => Some(title.to_owned()),
    };
    let Some(written) = written else { return };
    let Some(stem) = file_stem(&written).map(str::to_owned) else { return };
    match entries.fields.iter_mut().find(|(name, _)| name == field) {
        Some((_, title)) => *title = stem.into(),
        None => {
            let after_id = entries.fields.iter().take_while(|(name, _)| *name == kind.words.identity).count();
            entries.fields.insert(after_id, (field.clone(), stem.into()));
        }
    }
    entries.remarks.push(Remark::FileName { field: field.clone(), written });
}

/// The field of what has no other.
const REST: &str = "övrigt";

/// True if columns without a field are kept, each under its heading.
#[must_use]
pub fn keeps_unknown(kind: &Kind) -> bool {
    kind.shape.properties.contains_key(REST)
}

/// The values of columns without a field, each with its heading.
fn unknown(kind: &Kind, heads: &[Head], row: &Row) -> Vec<Value> {
    let heading = |column: usize| heads.get(column).map_or("", |head| head.text.as_str());
    let is_free = |column: usize| heads.get(column).is_none_or(|head| head.field.is_none());
    let columns = row.cells.iter().enumerate().filter(|(column, cell)| is_free(*column) && !cell.text().is_empty());
    let value = |(column, cell): (usize, &Cell)| match heading(column) {
        "" => json!({ "text": cell.text() }),
        heading => json!({ "rubrik": heading, "text": cell.text() }),
    };
    columns.filter(|_| keeps_unknown(kind)).map(value).collect()
}

/// The remark on a number whose last digits Excel may have replaced by zeros, or left out as in `1,23457E+19`.
fn lost_digits(field: &str, cell: &Cell) -> Option<Remark> {
    const HELD: usize = 15;
    let written = cell.text();
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_rounded = match cell {
        Cell::Number { .. } => {
            let digits: String = written.chars().filter(char::is_ascii_digit).collect();
            digits.len() > HELD && digits[HELD..].bytes().all(|digit| digit == b'0') || written.contains('e')
        }
        Cell::Text(_) => written.split_once("E+").is_some_and(|(number, exponent)| {
            let (units, decimals) = number.split_once([',', '.']).unwrap_or((number, "0"));
            units.len() == 1 && is_digits(units) && is_digits(decimals) && is_digits(exponent)
        }),
        Cell::Empty | Cell::Day { .. } | Cell::Clock(_) | Cell::Fault(_) | Cell::NoValue => false,
    };
    is_rounded.then(|| Remark::LostDigits { field: field.to_owned(), written })
}

/// What is seen of a cell before its value: an error, a formula without a value, or a cell merged down.
fn of_cell(field: &str, column: usize, row: &Row) -> Option<Remark> {
    let field = field.to_owned();
    let cell = || format!("{}{}", column_name(column), row.number);
    match row.cells.get(column)? {
        Cell::Fault(error) => Some(Remark::Fault { field, cell: cell(), error: error.clone() }),
        Cell::NoValue => Some(Remark::NoValue { field, cell: cell() }),
        Cell::Empty | Cell::Text(_) | Cell::Number { .. } | Cell::Day { .. } | Cell::Clock(_) => {
            let (_, from) = row.merged.iter().find(|(merged, _)| *merged == column)?;
            Some(Remark::Merged { field, from: *from })
        }
    }
}

/// The letters of a column, from zero.
fn column_name(column: usize) -> String {
    let letter = |number: usize| char::from(b'A' + u8::try_from(number % 26).unwrap_or(0));
    match column / 26 {
        0 => letter(column).to_string(),
        before => format!("{}{}", column_name(before - 1), letter(column)),
    }
}

/// Sets the status to utkast if the title says so: a register without status often does.
fn draft_by_title(kind: &Kind, entries: &mut Entries) {
    let title = kind.words.title_fields.first().map(|field| entries.text(field).to_lowercase()).unwrap_or_default();
    let says_draft = title.split(|one: char| !one.is_alphanumeric()).any(|word| word == "utkast");
    if !says_draft || !kind.shape.properties.contains_key("status") || !entries.text("status").is_empty() {
        return;
    }
    entries.fields.retain(|(field, _)| field != "status");
    entries.fields.push(("status".to_owned(), "utkast".into()));
    entries.remarks.push(Remark::Draft);
}

/// The value of a field in its form, with remarks on what should be checked.
pub fn value(field: &str, shape: &Shape, cell: &Cell, remarks: &mut Vec<Remark>) -> Value {
    let text = cell.text();
    if text.is_empty() {
        return Value::Null;
    }
    if shape.format.is_some() {
        return date(field, shape, cell, remarks).into();
    }
    let words = if shape.words.is_empty() {
        shape.items.as_deref().map_or(&[][..], |items| &items.words)
    } else {
        &shape.words
    };
    let parts = if shape.takes_list && !shape.takes_text { parts(&text, shape) } else { vec![text] };
    for part in parts.iter().filter(|_| !words.is_empty()) {
        let meant = Value::from(shape.items.as_deref().unwrap_or(shape).meant(part, Plain::Text(part)));
        if !words.iter().any(|word| meant == **word) {
            remarks.push(Remark::UnknownWord { field: field.to_owned(), word: part.clone() });
        }
    }
    wrapped(shape, parts)
}

/// The value of a field from texts: a list, or one text.
fn wrapped(shape: &Shape, parts: Vec<String>) -> Value {
    if shape.takes_list && !shape.takes_text { parts.into() } else { parts.join("\n").into() }
}

/// The items of a cell that holds a list. Commas separate enheter and words, but not titles and texts.
fn parts(text: &str, shape: &Shape) -> Vec<String> {
    let items = shape.items.as_deref();
    let is_of_units = items
        .and_then(|items| items.reference.as_ref())
        .is_some_and(|reference| reference.kinds.iter().all(|kind| kind.0 == kind::UNIT));
    let parts_by_comma = is_of_units || items.is_some_and(|items| !items.words.is_empty());
    let parts = text.split(|one: char| matches!(one, ';' | '\n') || (one == ',' && parts_by_comma));
    parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The day of a cell in ISO form; the cell's own text if the day is not certain.
fn date(field: &str, shape: &Shape, cell: &Cell, remarks: &mut Vec<Remark>) -> String {
    let written = cell.text();
    let named = || field.to_owned();
    match cell {
        Cell::Number { day: Some(day), .. } => return day.to_string(),
        Cell::Day { day, is_whole, has_clock, .. } => {
            let iso = day.to_string();
            if !is_whole {
                remarks.push(Remark::ReadAs { field: named(), written, iso: iso.clone() });
            } else if *has_clock {
                remarks.push(Remark::ClockLeft { field: named() });
            }
            return iso;
        }
        Cell::Clock(_) => {
            remarks.push(Remark::OnlyClock { field: named(), written: written.clone() });
            return written;
        }
        Cell::Empty | Cell::Text(_) | Cell::Number { day: None, .. } | Cell::Fault(_) | Cell::NoValue => {}
    }
    if shape.format.as_deref() == Some("giltig_till") && is_open_ended(&written) {
        return "tills vidare".to_owned();
    }
    let is_event = shape.format.as_deref() == Some("händelsedatum");
    match (day(&written), meaning(&written)) {
        (Some(_), _) => written,
        (None, Meaning::Iso(iso)) if day(&iso).is_some() || is_event && event(&iso).is_some() => {
            if crate::text::date::certain(&written).is_none() && iso != written {
                remarks.push(Remark::ReadAs { field: named(), written, iso: iso.clone() });
            }
            iso
        }
        (None, Meaning::Iso(_) | Meaning::Vague | Meaning::None) => {
            remarks.push(Remark::NoDay { field: named(), written: written.clone() });
            written
        }
    }
}

/// The text of a document; none if parsing it does not give the same values back.
#[must_use]
pub fn written(kind: &Kind, entries: &Entries, origin: &str) -> Option<String> {
    let mut text = format!("# {origin}\ntyp: {}\n", kind.name);
    for (field, value) in &entries.fields {
        match value {
            Value::Null => text.push_str(&format!("{field}:\n")),
            value => {
                let entry = BTreeMap::from([(field, value)]);
                text.push_str(&quoted(serde_yaml::to_string(&entry).ok()?, &entry));
            }
        }
    }
    let parts = parse(&text);
    let [part] = parts.as_slice() else { return None };
    let root = part.root.as_ref().filter(|_| part.faults.is_empty())?;
    let is_back = |(field, value): &(String, Value)| {
        let read = root.get(field).map(|entry| entry.value.to_value()).unwrap_or_default();
        filled(&read) == filled(value)
    };
    entries.fields.iter().all(is_back).then_some(text)
}

/// An entry with the sign of a merge in quotation marks, which some readers of YAML take for more than a text; as it was if it
/// does not mean the same.
fn quoted(text: String, entry: &BTreeMap<&String, &Value>) -> String {
    const MERGE: &str = "<<\n";
    if !text.contains(MERGE) {
        return text;
    }
    let quoted = text.replace(&format!(": {MERGE}"), ": '<<'\n").replace(&format!("- {MERGE}"), "- '<<'\n");
    let is_same = |read: BTreeMap<String, Value>| read.iter().eq(entry.iter().map(|(field, value)| (*field, *value)));
    if serde_yaml::from_str(&quoted).is_ok_and(is_same) { quoted } else { text }
}

/// A value as the parser of documents reads it: with its texts in NFC, and without what is empty.
fn filled(value: &Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(text.nfc().collect::<String>().into()),
        Value::Array(items) => {
            let items: Vec<Value> = items.iter().filter_map(filled).collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        Value::Object(map) => {
            let entry = |(key, value): (&String, &Value)| Some((key.nfc().collect::<String>(), filled(value)?));
            let map: Map<String, Value> = map.iter().filter_map(entry).collect();
            (!map.is_empty()).then_some(Value::Object(map))
        }
        other => Some(other.clone()),
    }
}
