//! Text boxes as they are kept: one that stands in two forms of the same thing is kept once.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::story::{Aside, Paragraph};
use super::story_reader::Reading;

/// The places of text boxes among those that are kept, by the hash of their texts.
pub(super) type PlacesOfBoxes = HashMap<u64, Vec<usize>>;

impl Reading<'_> {
    /// Keeps a text box, unless an earlier form of it has the same text.
    pub(super) fn keep_box(&mut self, paragraphs: Vec<Paragraph>) {
        if paragraphs.is_empty() {
            return;
        }
        let mut hasher = DefaultHasher::new();
        texts(&paragraphs).for_each(|text| text.hash(&mut hasher));
        let places = self.places_of_boxes.entry(hasher.finish()).or_default();
        let boxes = &self.story.boxes;
        let is_known = self.forms.earlier_boxes().any(|earlier| {
            let first = places.get(places.partition_point(|place| *place < earlier.start));
            let known = first.filter(|place| **place < earlier.end).and_then(|place| boxes.get(*place));
            known.is_some_and(|known| texts(&known.paragraphs).eq(texts(&paragraphs)))
        });
        if !is_known {
            places.push(boxes.len());
            let after = self.containers.length_of_text();
            self.story.boxes.push(Aside { after, paragraphs });
        }
    }
}

fn texts(paragraphs: &[Paragraph]) -> impl Iterator<Item = &str> {
    paragraphs.iter().map(|paragraph| paragraph.text.as_str())
}
