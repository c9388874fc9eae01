//! Text boxes as they are kept: one that stands in two forms of the same thing is kept once.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::alternate_forms::AlternateForms;
use super::story::{Aside, Paragraph};

/// The places of text boxes among those that are kept, by the hash of their texts.
#[derive(Debug, Default)]
pub struct KeptBoxes(HashMap<u64, Vec<usize>>);

impl KeptBoxes {
    /// Keeps a text box, which comes after so many blocks, unless an earlier form of it has the same text.
    pub fn keep(&mut self, boxes: &mut Vec<Aside>, new: Aside, forms: &AlternateForms) {
        let mut hasher = DefaultHasher::new();
        texts(&new).for_each(|text| text.hash(&mut hasher));
        let places = self.0.entry(hasher.finish()).or_default();
        let is_known = forms.earlier_boxes().any(|earlier| {
            let first = places.get(places.partition_point(|place| *place < earlier.start));
            let known = first.filter(|place| **place < earlier.end).and_then(|place| boxes.get(*place));
            known.is_some_and(|known| texts(known).eq(texts(&new)))
        });
        if !is_known && !new.paragraphs.is_empty() {
            places.push(boxes.len());
            boxes.push(new);
        }
    }
}

fn texts(aside: &Aside) -> impl Iterator<Item = &str> {
    aside.paragraphs.iter().map(|paragraph: &Paragraph| paragraph.text.as_str())
}
