//! Normalises values for conditions: case, synonyms, and other types with a single meaning.

use super::Shape;
use crate::text::Node;
use crate::text::filled::Filled;
use crate::text::tree::{Content, Plain, Scalar};

impl Shape {
    /// True if a single value is in place of a list.
    #[must_use]
    pub fn wraps(&self, node: &Node) -> bool {
        let is_fitting = match &node.content {
            Content::List(_) => true,
            Content::Map(_) => self.takes_map,
            Content::Scalar(_) => false,
        };
        self.takes_list && !self.takes_text && !is_fitting
    }

    /// A normalised single value; none if it is not filled in.
    #[must_use]
    pub fn plain<'all>(&'all self, scalar: &'all Scalar) -> Option<Plain<'all>> {
        let is_open = self.takes_text && !self.takes_number && !self.takes_boolean && self.words.is_empty();
        // Most text is open text: a number there is text as written, and only booleans are rewritten.
        match scalar.text.as_bytes().first() {
            Some(first) if is_open && !matches!(first, b't' | b'T' | b'f' | b'F') => {
                matches!(scalar.filled, Filled::Yes | Filled::Elsewhere).then_some(Plain::Text(&scalar.text))
            }
            _ => Some(self.meant(&scalar.text, scalar.read()?)),
        }
    }

    /// A normalised single value, from its text as written and its value in YAML.
    #[must_use]
    pub fn meant<'all>(&'all self, written: &'all str, plain: Plain<'all>) -> Plain<'all> {
        let written = match plain {
            // Most text is open text, and is not changed.
            Plain::Text(_) if !self.takes_boolean && self.words.is_empty() && !self.takes_only_numbers() => {
                return plain;
            }
            // Nearly all words are written exactly as in the closed list.
            Plain::Text(text) if self.words.iter().any(|word| word == text) => return plain,
            Plain::Text(text) => text,
            // Where text is expected, a number is the text as written.
            Plain::Number(_) if self.takes_text && !self.takes_number => written,
            Plain::Truth(truth) if self.takes_text && !self.takes_boolean => ["false", "true"][usize::from(truth)],
            Plain::Number(_) | Plain::Truth(_) => return plain,
        };
        let number = || written.trim().parse::<i64>().ok().filter(|_| self.takes_only_numbers());
        number().map_or_else(|| self.word(written), |number| Plain::Number(number.into()))
    }

    /// True if a number is allowed and text is not, so that a number in quotes means the number.
    fn takes_only_numbers(&self) -> bool {
        self.takes_number && !self.takes_text
    }

    /// The boolean or the word of the closed list that a text means; else the text itself.
    fn word<'all>(&'all self, written: &'all str) -> Plain<'all> {
        let folded = written.trim().to_lowercase();
        match &*folded {
            "ja" | "true" if self.takes_boolean => return Plain::Truth(true),
            "nej" | "false" | "-" | "–" | "—" | "saknas" if self.takes_boolean => return Plain::Truth(false),
            _ if self.words.is_empty() => return Plain::Text(written),
            _ => {}
        }
        let known = self.words.iter().find(|word| word.to_lowercase() == folded);
        Plain::Text(known.or_else(|| self.synonyms.get(&folded)).map_or(written, String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::View;
    use crate::text::yaml::parse;

    #[test]
    fn a_document_is_prepared_for_its_conditions() {
        let schema = json!({"type": "object", "properties": {
            "område": {"type": "array", "items": {"enum": ["intyg"], "type": "string"}},
            "id": {"type": "string"}, "krävs": {"type": "boolean"}, "orsaker": {"type": "array"},
            "steg": {"type": "array", "items": {"type": "object", "properties": {"nr": {"type": "integer"}}}},
            "status": {"type": "string", "enum": ["fastställd"], "synonymer": {"godkänd": "fastställd"}},
            "syfte": {"type": ["string", "array"]}, "antal": {"type": ["number", "string"]},
        }});
        let text = "område: Intyg\nid: 204417\nkrävs: ja\nsteg: {nr: '3', x-a: 4}\nstatus: Godkänd\nsyfte: a\nantal: 3\n\
                    orsaker: 7\nmål: []\nfrekvens: {per: }\n";
        let parts = parse(text);
        let shape = Shape::of(&schema, &schema);
        let view = View::of(&shape, parts[0].root.as_ref().expect("a tree"));
        let prepared = json!({"område": ["intyg"], "id": "204417", "krävs": true, "steg": [{"nr": 3, "x-a": 4}],
            "status": "fastställd", "syfte": "a", "antal": 3, "orsaker": [7]});
        assert_eq!(view.value(), prepared);
    }
}
