//! Documents from documents of Word: each paragraph comes into a field, under `övrigt`, or into what is told.

mod alternate_forms;
mod beside_told;
mod causes;
mod containers;
mod control_draft;
mod controls;
mod cut_off;
mod document_drafts;
mod document_told;
mod duties;
mod field_stack;
mod head_fields;
mod heading_line;
mod kept_boxes;
mod label_values;
mod labels;
mod lead;
mod markup;
mod number_sheet;
mod numbered_steps;
mod paragraph_draft;
mod personal_places;
mod piece;
mod properties;
mod property_texts;
mod published_document;
mod published_facts;
mod published_values;
mod refused;
mod rest;
mod row_documents;
mod section;
mod section_fields;
mod section_placing;
mod sentences;
mod story;
mod story_reader;
mod style_sheet;
mod table_grid;
mod table_parts;
mod typed_number;
mod word_file;

pub use document_drafts::{Asked, WordDocument, WordDraft, documents};
pub use document_told::{Told, Unplaced};
pub use published_facts::PublishedFacts;
pub use refused::Refused;
pub use word_file::{WordFile, read};

use crate::catalogue::document_words::kind_of_title;
use story::{Block, Role};

/// The name of the kind that a document of Word says it is, by its title, its properties or the name of its file.
#[must_use]
pub fn kind_of(document: &WordFile, file: &str) -> Option<&'static str> {
    const LONGEST: usize = 120;
    const MOST_TITLES: usize = 20;
    let paragraphs = || {
        document.story.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) => None,
        })
    };
    let titles = paragraphs().filter(|paragraph| paragraph.role == Role::Title).take(MOST_TITLES);
    let by_style = titles.map(|one| one.text.as_str()).filter(|text| text.len() <= LONGEST * 4);
    let first = paragraphs().take(3).map(|one| one.text.as_str()).filter(|text| text.len() <= LONGEST);
    let name = file.rsplit(['/', '\\']).next();
    by_style.chain(first).chain(document.title.as_deref()).chain(name).find_map(kind_of_title)
}
