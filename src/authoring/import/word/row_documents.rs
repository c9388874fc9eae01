//! A plan in a table, each row of which is a document of its own.

use serde_json::{Map, Value};

use super::document_told::Told;
use super::section::Section;
use super::story::Block;
use super::table_parts::{HEADING, PartTable, put};
use crate::catalogue::{Kind, kind};

/// The field that a heading between the rows fills.
const AREA: &str = "område";

/// The documents that the rows of the first such table are, which is then taken out of its section; none if there is none.
#[must_use]
pub fn rows(sections: &mut [Section], of: &Kind, told: &mut Vec<Told>) -> Option<Vec<Map<String, Value>>> {
    let title = of.words.title_fields.first()?;
    if !of.is(kind::SELF_CHECK) {
        return None;
    }
    for section in sections {
        let table = |block: &Block| match block {
            Block::Table(table) => PartTable::of(table, &of.shape, &[title])
                .map(|found| (found.unknown(), found.parts(&of.shape, "rad", told))),
            Block::Paragraph(_) => None,
        };
        let Some((at, (unknown, parts))) =
            ({ section.blocks.iter().map(table).enumerate().find_map(|(at, found)| Some((at, found?))) })
        else {
            continue;
        };
        section.blocks.remove(at);
        told.extend(unknown);
        let document = |part: super::table_parts::Part| {
            let mut values = part.values;
            if let Some(heading) = part.heading {
                let is_free = of.shape.properties.contains_key(AREA) && !values.contains_key(AREA);
                let key = if is_free { AREA } else { HEADING };
                put(&mut values, (key.to_owned(), ""), Value::Array(vec![heading.into()]), &of.shape);
            }
            values
        };
        return Some(parts.into_iter().map(document).collect());
    }
    None
}
