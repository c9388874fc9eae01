//! What has happened since a day, as a letter in Word.

use super::block::{Block, Contents};
use crate::render::change_letter::{LetterPart, letter};
use crate::report::comparison::Change;

/// The most lines drawn of each part.
const MOST: usize = 2_000;

/// The letter on a comparison.
#[must_use]
pub fn contents(change: &Change<'_>) -> Contents {
    let letter = letter(change);
    let mut blocks = vec![Block::Title(letter.title.clone()), Block::Subtitle(letter.whose.clone())];
    blocks.extend(letter.about.into_iter().map(Block::Text));
    blocks.extend(letter.parts.into_iter().flat_map(part));
    blocks.push(Block::Heading(1, "Så är jämförelsen gjord".to_owned()));
    blocks.extend(letter.made.into_iter().map(Block::Text));
    let date = change.after.audit.date.clone();
    Contents {
        title: letter.title,
        subject: "Ledningssystem för sjukskrivning och rehabilitering".to_owned(),
        description: "Visar vad som har ändrats i det som ett program kan se.".to_owned(),
        foot: format!("Granskat per {date}"),
        date,
        head: letter.whose,
        blocks: [blocks, Vec::new()],
        properties: Vec::new(),
    }
}

fn part(part: LetterPart) -> Vec<Block> {
    let over = part.lines.len().saturating_sub(MOST);
    let mut blocks = vec![Block::Heading(1, format!("{} ({})", part.title, part.lines.len())), Block::Text(part.about)];
    blocks.extend(part.lines.into_iter().take(MOST).map(Block::Text));
    blocks.extend((over > 0).then(|| Block::Text(format!("Och {over} till, som står i formatet json."))));
    blocks
}
