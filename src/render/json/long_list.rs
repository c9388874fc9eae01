//! JSON objects with long lists, written on all cores.

use rayon::iter::{IndexedParallelIterator, ParallelIterator};
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{Formatter, PrettyFormatter};

use super::parts::to_json;
use crate::render::log_lines::in_json;

/// How many items are written at a time.
const STRETCH: usize = 512;

/// A JSON object as text, as far as it is written: fields in their order, then lists one by one.
#[derive(Debug)]
pub struct Written {
    text: String,
}

impl Written {
    /// Begins with the fields of a value that serialises as an object with at least one field.
    pub fn begun(fields: &impl Serialize) -> Self {
        let text = to_json(fields);
        let open = text.strip_suffix("\n}\n").expect("an object with fields");
        Self { text: open.to_owned() }
    }

    /// Adds a list. Its items are made and written on all cores.
    pub fn list<Item: Serialize>(mut self, name: &str, items: impl IndexedParallelIterator<Item = Item>) -> Self {
        let pieces: Vec<String> = items.chunks(STRETCH).map(|stretch| written(&stretch)).collect();
        self.text.push_str(&format!(",\n  \"{name}\": ["));
        for (number, piece) in pieces.iter().enumerate() {
            self.text.push_str(if number == 0 { "\n    " } else { ",\n    " });
            self.text.push_str(piece);
        }
        self.text.push_str(if pieces.is_empty() { "]" } else { "\n  ]" });
        self
    }

    /// Ends with the fields of another value that serialises as an object with at least one field.
    pub fn ended(mut self, fields: &impl Serialize) -> String {
        let rest = to_json(fields);
        self.text.push(',');
        self.text.push_str(rest.strip_prefix('{').unwrap_or(&rest));
        self.text
    }
}

/// The items of a list in an object, with what parts them.
fn written(items: &[impl Serialize]) -> String {
    let mut bytes = Vec::new();
    for (number, item) in items.iter().enumerate() {
        if number > 0 {
            bytes.extend_from_slice(b",\n    ");
        }
        item.serialize(&mut Serializer::with_formatter(&mut bytes, two_deep())).expect("own types always serialise");
    }
    in_json(String::from_utf8(bytes).expect("JSON is text"))
}

/// Writes as if within an object and a list.
fn two_deep() -> PrettyFormatter<'static> {
    let mut formatter = PrettyFormatter::new();
    for _ in 0..2 {
        formatter.begin_object(&mut Vec::new()).expect("memory can be written");
    }
    formatter
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator};

    use super::*;

    #[derive(Serialize)]
    struct Whole<'items> {
        first: u8,
        map: BTreeMap<&'static str, u8>,
        many: &'items [Item],
        none: [u8; 0],
        last: Option<&'static str>,
    }

    #[derive(Serialize)]
    struct First {
        first: u8,
        map: BTreeMap<&'static str, u8>,
    }

    #[derive(Serialize)]
    struct Last {
        last: Option<&'static str>,
    }

    #[derive(Serialize, Clone)]
    struct Item {
        number: usize,
        text: String,
        inner: Vec<usize>,
    }

    #[test]
    fn what_is_written_in_parts_is_what_is_written_whole() {
        for length in [0, 1, STRETCH - 1, STRETCH, STRETCH + 1, 3 * STRETCH] {
            let item = |number| Item { number, text: format!("##[x]\u{202e}}}{number}\n"), inner: vec![0; number % 3] };
            let many: Vec<Item> = (0..length).map(item).collect();
            let map = BTreeMap::from([("a", 1), ("}", 2)]);
            let written = Written::begun(&First { first: 1, map: map.clone() })
                .list("many", many.par_iter())
                .list("none", [0_u8; 0].into_par_iter())
                .ended(&Last { last: None });
            let whole = to_json(&Whole { first: 1, map, many: &many, none: [], last: None });
            assert_eq!(written, whole, "{length}");
        }
    }
}
