//! Where a document has a personal number: such a document is not written, and the number is never shown.

use super::section::Outline;
use super::story::{Block, Cell, Paragraph};
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

/// The text of blocks, a line for each paragraph and row. A number that is parted, with a digit in each cell or the hyphen at
/// the end of a line, stands on a line of its own too.
fn text(blocks: &[Block]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => lines.push(paragraph.text.clone()),
            Block::Table(table) => {
                for row in &table.rows {
                    let cells: Vec<String> = row.cells.iter().map(Cell::text).collect();
                    lines.push(cells.join(" "));
                    let is_of_digits = cells.iter().filter(|cell| is_digit(cell)).count() >= FEWEST_DIGITS;
                    lines.extend(is_of_digits.then(|| in_one(&cells)));
                }
            }
        }
    }
    let parted: Vec<String> = lines.windows(2).filter_map(|pair| over_two_lines(&pair[0], &pair[1])).collect();
    lines.extend(parted);
    lines.join("\n")
}

/// The fewest cells with a digit each that may be a number.
const FEWEST_DIGITS: usize = 10;

fn is_digit(cell: &str) -> bool {
    matches!(cell.trim().as_bytes(), [byte] if byte.is_ascii_digit())
}

/// The digits that stand each in a cell, in one; other cells are blanks between them.
fn in_one(cells: &[String]) -> String {
    let part = |cell: &String| {
        if is_digit(cell) || matches!(cell.trim(), "-" | "+") { cell.trim().to_owned() } else { " ".to_owned() }
    };
    cells.iter().map(part).collect()
}

/// A number that goes on with its hyphen from one line to the next.
fn over_two_lines(line: &str, next: &str) -> Option<String> {
    let digit_or_hyphen = |one: char| one.is_ascii_digit() || matches!(one, '-' | '\u{2010}' | '\u{2013}' | '+');
    let (line, next) = (line.trim_end(), next.trim_start());
    let head = &line[line.trim_end_matches(digit_or_hyphen).len()..];
    let tail = &next[..next.len() - next.trim_start_matches(digit_or_hyphen).len()];
    let is_digit = |part: &str| part.contains(|one: char| one.is_ascii_digit());
    let has_hyphen =
        head.ends_with(|one: char| !one.is_ascii_digit()) != tail.starts_with(|one: char| !one.is_ascii_digit());
    (is_digit(head) && is_digit(tail) && has_hyphen).then(|| format!("{head}{tail}"))
}
