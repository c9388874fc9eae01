//! Causes: their numbers are their ids, and words in bold before a colon their area.

use serde_json::{Map, Value};

use super::piece::plain;
use super::story::Paragraph;
use super::typed_number::typed_number;

/// A cause of a paragraph.
#[must_use]
pub fn cause(paragraph: &Paragraph) -> Value {
    let mut map = Map::new();
    let text = plain(&paragraph.text);
    let typed = typed_number(&text);
    let label = paragraph.number.as_ref().map(|number| number.label.clone()).filter(|label| !label.is_empty());
    let id = label.or_else(|| typed.map(|(number, _)| number.to_string()));
    let text = typed.map_or(text.as_str(), |(_, rest)| rest);
    let bold = paragraph.text.get(..paragraph.bold).unwrap_or_default().trim();
    let area = text
        .split_once(':')
        .filter(|(area, rest)| !rest.trim().is_empty() && bold.trim_end_matches(':').ends_with(area.trim()));
    if id.is_none() && area.is_none() {
        return text.into();
    }
    map.extend(id.map(|id| ("id".to_owned(), id.into())));
    if let Some((area, _)) = area {
        map.insert("område".to_owned(), area.trim().into());
    }
    let cause = area.map_or(text, |(_, cause)| cause.trim());
    map.insert("orsak".to_owned(), cause.into());
    Value::Object(map)
}
