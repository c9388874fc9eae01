//! Where a document has a personal number: such a document is not written, and the number is never shown.

use super::section::Outline;
use super::story::{Block, Paragraph};
use super::word_file::WordFile;
use crate::text::personal_number;

/// The place of the first personal number, in words that follow the name of the file.
#[must_use]
pub fn personal_place(file: &WordFile, outline: &Outline) -> Option<String> {
    let title = [outline.title.as_deref(), outline.subtitle.as_deref()].into_iter().flatten().collect::<Vec<_>>();
    if has_number(&title.join("\n")) {
        return Some("i titeln".to_owned());
    }
    if has_number(&text(&outline.before_title)) {
        return Some("före titeln".to_owned());
    }
    for section in &outline.sections {
        // NOTE: with its heading, which may be the word that makes a number one of a person.
        if has_number(&format!("{}\n{}", section.name(), text(&section.blocks))) {
            let name = personal_number::clean(section.name());
            return Some(match name.as_str() {
                "" => "före den första rubriken".to_owned(),
                name => format!("under rubriken {name}"),
            });
        }
    }
    beside(file).into_iter().find(|(text, _)| has_number(text)).map(|(_, place)| place.to_owned())
}

fn has_number(text: &str) -> bool {
    !personal_number::find(text).is_empty()
}

/// The texts of a document beside its text, and their places.
fn beside(file: &WordFile) -> Vec<(String, &'static str)> {
    let of_notes = |notes: &[Vec<Paragraph>]| notes.iter().map(|note| joined(note)).collect::<Vec<_>>().join("\n");
    let of_margins = |stories: &[super::story::Story]| {
        let boxes = stories.iter().flat_map(|story| &story.boxes).map(|aside| joined(&aside.paragraphs));
        stories.iter().map(|story| text(&story.blocks)).chain(boxes).collect::<Vec<_>>().join("\n")
    };
    let links = file.links.iter().flat_map(|(text, address)| [text.as_str(), address]).collect::<Vec<_>>().join("\n");
    let properties = file.properties.iter().chain(&file.published);
    let properties = properties.map(|(name, text)| format!("{name}: {text}")).collect::<Vec<_>>();
    let boxes = file.story.boxes.iter().map(|aside| joined(&aside.paragraphs)).collect::<Vec<_>>();
    let unfilled = file.story.unfilled.iter().map(|(name, text)| format!("{name}: {text}")).collect::<Vec<_>>();
    vec![
        (boxes.join("\n"), "i en textruta"),
        (of_margins(&file.headers), "i sidhuvudet"),
        (of_margins(&file.footers), "i sidfoten"),
        (of_notes(&file.footnotes), "i en fotnot"),
        (of_notes(&file.endnotes), "i en slutnot"),
        (file.comments.join("\n"), "i en kommentar"),
        (file.story.tracked.deleted.join("\n"), "i text som är borttagen med spårade ändringar"),
        (links, "i en länk"),
        (unfilled.join("\n"), "i en innehållskontroll"),
        (format!("{}\n{}", file.title.as_deref().unwrap_or_default(), properties.join("\n")), "i dokumentegenskaperna"),
    ]
}

fn joined(paragraphs: &[Paragraph]) -> String {
    paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The text of blocks, a line for each paragraph and row.
fn text(blocks: &[Block]) -> String {
    let lines = blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.text.clone(),
        Block::Table(table) => {
            let row = |row: &super::story::Row| row.cells.iter().map(|cell| cell.text()).collect::<Vec<_>>().join(" ");
            table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}
