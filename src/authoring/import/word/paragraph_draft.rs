//! A paragraph while it is read.

use super::story::Paragraph;

/// A paragraph that is not yet at its end.
#[derive(Debug, Default)]
pub struct ParagraphDraft {
    /// What is known of it.
    pub paragraph: Paragraph,
    /// The run that is read.
    pub run: Run,
    /// It has hidden text.
    pub has_hidden: bool,
}

/// The form of a run of text.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// Bold or not, by itself.
    pub bold: Option<bool>,
    /// The id of its style.
    pub style: Option<String>,
    /// The size of its letters, in half points.
    pub size: usize,
    /// It is hidden.
    pub is_hidden: bool,
}

/// The most days of a paragraph that are told apart; what stands between those after them changes as they do.
const MOST_DAYS: usize = 200;
/// The longest text of a paragraph, in bytes.
const LONGEST: usize = 1_000_000;

impl ParagraphDraft {
    /// Adds text in the form of the run; `is_bold` says whether that is bold.
    pub fn add(&mut self, text: &str, is_bold: bool) {
        let paragraph = &mut self.paragraph;
        let is_lead = paragraph.bold == paragraph.text.len();
        let is_blank = text.trim().is_empty();
        paragraph.text.extend(text.chars().filter_map(plain));
        if is_lead && (is_bold || is_blank && paragraph.bold > 0) {
            paragraph.bold = paragraph.text.len();
        }
        if !is_blank {
            paragraph.size = paragraph.size.max(self.run.size);
            self.has_hidden |= self.run.is_hidden;
        }
    }

    /// The text from here on is of a day that changes each time the document is opened, which may come run by run.
    pub fn moves(&mut self, from: usize) {
        let (to, days) = (self.paragraph.text.len(), &mut self.paragraph.moving_days);
        let is_full = days.len() >= MOST_DAYS;
        match days.last_mut().filter(|day| day.end == from || is_full) {
            Some(day) => day.end = to,
            None => days.push(from..to),
        }
    }

    /// True if it is longer than any document has.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        self.paragraph.text.len() > LONGEST
    }
}

/// A character as it is kept: soft hyphens and signs without width are no text, hard blanks and hyphens are plain ones.
fn plain(character: char) -> Option<char> {
    match character {
        '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}' => None,
        '\u{a0}' | '\u{202f}' | '\u{2007}' => Some(' '),
        '\u{2011}' => Some('-'),
        '\r' => Some('\n'),
        other => Some(other),
    }
}
