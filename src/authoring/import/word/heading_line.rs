//! Which paragraphs are headings: by their style, or because they are short, bold and alone.

use super::story::{Paragraph, Role};
use super::typed_number::without_number;

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The text, without a number that is written in it.
    pub text: String,
    /// The level; lower is further out.
    pub level: usize,
    /// The size of its letters, in half points; 0 if they are those of the style.
    pub size: usize,
}

/// What a paragraph is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// The title of the document.
    Title,
    /// What stands below the title.
    Subtitle,
    /// A heading.
    Heading(Heading),
    /// A heading, and the text that goes on behind it.
    RunIn(Heading, Box<Paragraph>),
    /// Text.
    Text,
}

/// The level of bold lines, below all headings with a style, or beside each other where there are none.
const BOLD: usize = 20;
/// The longest bold line that is a heading, in characters.
const LONGEST: usize = 80;
/// The longest heading or title, in bytes; what goes on after that is text, whatever its style.
const LONGEST_STYLED: usize = 800;
/// The fewest words behind a heading on its line.
const FEWEST_WORDS: usize = 6;

/// What a paragraph is in a document that has headings by style, or not.
#[must_use]
pub fn line(paragraph: &Paragraph, has_styled: bool, is_known: &dyn Fn(&str) -> bool) -> Line {
    match paragraph.role {
        _ if paragraph.text.len() > LONGEST_STYLED => {}
        Role::Title => return Line::Title,
        Role::Subtitle => return Line::Subtitle,
        Role::Heading(level) => {
            let text = without_number(paragraph.text.trim());
            return Line::Heading(heading(text, level, paragraph.size));
        }
        Role::Body => {}
    }
    let text = without_number(paragraph.text.trim());
    let is_bullet = paragraph.number.as_ref().is_some_and(|number| number.value.is_none());
    let level = BOLD + depth(paragraph.text.trim());
    let is_label = is_known(text.trim_end_matches(':'));
    let is_short =
        text.chars().count() <= LONGEST && !text.contains(['\n', '\t']) && text.contains(char::is_alphabetic);
    // NOTE: a heading may ask, but a question with a number in a list is one of its points.
    let is_point = paragraph.number.is_some() && text.ends_with('?');
    let is_sentence = is_point || text.ends_with(['.', '!', ',', ';', '…']);
    let is_named = is_label && !has_styled && !is_bullet;
    if is_short && !is_sentence && (paragraph.is_bold() && !is_bullet || is_named) {
        return Line::Heading(heading(text, level, paragraph.size));
    }
    run_in(paragraph, level, is_known).unwrap_or(Line::Text)
}

fn heading(text: &str, level: usize, size: usize) -> Heading {
    let text = text.trim_end_matches(':').split_whitespace().collect::<Vec<_>>().join(" ");
    Heading { text, level, size }
}

/// A known heading in bold, with the text that goes on behind it on the same line.
fn run_in(paragraph: &Paragraph, level: usize, is_known: &dyn Fn(&str) -> bool) -> Option<Line> {
    let (bold, rest) = paragraph.text.split_at_checked(paragraph.bold)?;
    let name = without_number(bold.trim()).trim_end_matches(['.', ':', '–', '-']).trim();
    let text = rest.trim_start_matches([':', '–', '-', ' ', '\n']);
    let is_parted = bold.trim_end().ends_with([':', '.']) || rest.starts_with([':', '\n']);
    // NOTE: a few words behind a label are a value in the head of a document.
    let is_prose = text.split_whitespace().count() >= FEWEST_WORDS && !text.contains('\t');
    if name.is_empty() || name.len() > LONGEST_STYLED || !is_prose || !is_parted || !is_known(name) {
        return None;
    }
    let from = paragraph.text.len() - text.len();
    let days = paragraph.moving_days.iter().filter(|day| day.end > from);
    let moving_days = days.map(|day| day.start.saturating_sub(from)..day.end - from).collect();
    let rest = Paragraph { text: text.to_owned(), bold: 0, moving_days, ..paragraph.clone() };
    Some(Line::RunIn(heading(name, level, paragraph.size), Box::new(rest)))
}

/// How deep a heading is by the number that is written in it: `2.1` is below `2.`.
fn depth(text: &str) -> usize {
    let number: String = text.chars().take_while(|one| one.is_ascii_digit() || *one == '.').collect();
    number.trim_end_matches('.').matches('.').count()
}
