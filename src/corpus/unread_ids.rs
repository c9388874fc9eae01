//! The ids that texts which could not be read may hold: a reference to one of them is not wrong, only not judged.

use std::collections::HashSet;

use super::{Document, Index};
use crate::catalogue::Shape;
use crate::text::tree::Content;
use crate::text::{Node, Pointer, Trail};

/// The values of the fields `id` and `namn` in a text, whatever else is wrong with it.
pub(super) fn ids_in(text: &str) -> HashSet<String> {
    let named = text.split(['\n', '\r', ',', '{']).filter_map(|line| {
        let line = line.trim_start_matches([' ', '\t', '\u{a0}', '-', '–', '•', '*', '"', '\'']);
        let rest = ["id", "Id", "ID", "namn", "Namn"].iter().find_map(|key| line.strip_prefix(key))?;
        rest.trim_start_matches(['"', '\'', ' ']).strip_prefix(':')
    });
    let bare = |value: &str| {
        let value = value.split(" #").next().unwrap_or_default();
        value.trim_matches([' ', '\t', '\u{a0}', '}', '"', '\'', '”', '“', '«', '»']).to_owned()
    };
    named.map(bare).filter(|id| !id.is_empty()).collect()
}

/// Marks the references to unread ids as values that cannot be relied on.
pub(super) fn leave_open(documents: &mut [Document], index: &Index) {
    for document in documents {
        let mut found = Vec::new();
        collect(&document.root, &document.kind.shape, (index, &Trail::Root), &mut found);
        document.broken.extend(found);
    }
}

fn collect(node: &Node, shape: &Shape, (index, at): (&Index, &Trail<'_>), found: &mut Vec<Pointer>) {
    match &node.content {
        Content::Scalar(scalar) => {
            let items = shape.items.as_deref().filter(|_| shape.reference.is_none());
            if items.unwrap_or(shape).reference.is_some() && index.is_unread(&scalar.text) {
                found.push(at.pointer());
            }
        }
        Content::List(items) => {
            let Some(shape) = shape.items.as_deref() else { return };
            for (number, item) in items.iter().enumerate() {
                collect(item, shape, (index, &Trail::Item(at, number)), found);
            }
        }
        Content::Map(entries) => {
            let shape = shape.items.as_deref().filter(|_| shape.properties.is_empty()).unwrap_or(shape);
            for entry in entries {
                if let Some(inner) = shape.properties.get(&entry.key) {
                    collect(&entry.value, inner, (index, &Trail::Key(at, &entry.key)), found);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_found_however_its_line_is_written() {
        for text in
            ["typ: rutin\nid: 12 PRIM 07\n", "id:12 PRIM 07", "{typ: x, id: '12 PRIM 07'}", "- id: \"12 PRIM 07\" # så"]
        {
            assert!(ids_in(text).contains("12 PRIM 07"), "{text}");
        }
        assert!(ids_in("identitet: x\nsyfte: id\n").is_empty());
    }
}
