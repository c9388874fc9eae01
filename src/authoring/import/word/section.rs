//! The sections of a document: what stands below each heading.

use super::heading_line::{Heading, Line, line};
use super::story::{Block, Role};

/// A heading and what stands below it, until the next.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// The heading; none before the first.
    pub heading: Option<Heading>,
    /// What stands below it.
    pub blocks: Vec<Block>,
}

/// How many labels below a heading are the head of a document, whatever the heading says.
const FEWEST_LABELS: usize = 2;

/// The title, what stands below it, and the sections in their order.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// The title, as the document has it.
    pub title: Option<String>,
    /// What stands below the title.
    pub subtitle: Option<String>,
    /// What stands before the title.
    pub before_title: Vec<Block>,
    /// The sections: first what stands below the title.
    pub sections: Vec<Section>,
    /// The lines of the table of contents, its heading first.
    pub contents: Vec<String>,
}

impl Section {
    /// The text of the heading; empty before the first.
    #[must_use]
    pub fn name(&self) -> &str {
        self.heading.as_ref().map_or("", |heading| &heading.text)
    }
}

/// The outline of blocks; `is_known` says whether a heading is one that the kind has a field for, and `head_labels` how
/// many labels of the head of a document a block has.
#[must_use]
pub fn outline(blocks: Vec<Block>, is_known: &dyn Fn(&str) -> bool, head_labels: &dyn Fn(&Block) -> usize) -> Outline {
    let is_styled = |block: &Block| matches!(block, Block::Paragraph(one) if matches!(one.role, Role::Heading(_)));
    let has_styled = blocks.iter().any(is_styled);
    let mut outline = Outline { sections: vec![Section::default()], ..Outline::default() };
    for block in blocks {
        let Block::Paragraph(paragraph) = block else {
            push(&mut outline, block);
            continue;
        };
        if paragraph.is_contents {
            contents(&mut outline, &paragraph.text);
            continue;
        }
        match line(&paragraph, has_styled, is_known) {
            Line::Title if outline.title.is_none() => {
                outline.title = Some(one_line(&paragraph.text));
                outline.before_title.append(&mut outline.sections[0].blocks);
            }
            Line::Subtitle if outline.subtitle.is_none() && is_lead(&outline) => {
                outline.subtitle = Some(one_line(&paragraph.text));
            }
            Line::Title => begin(&mut outline, Heading { text: one_line(&paragraph.text), level: 1, size: 0 }),
            Line::Heading(heading) => begin(&mut outline, heading),
            Line::RunIn(heading, rest) => {
                begin(&mut outline, heading);
                push(&mut outline, Block::Paragraph(*rest));
            }
            Line::Subtitle | Line::Text => push(&mut outline, Block::Paragraph(paragraph)),
        }
    }
    if outline.title.is_none() {
        title_of_heading(&mut outline, is_known, head_labels);
    }
    outline
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True before the first heading.
fn is_lead(outline: &Outline) -> bool {
    outline.title.is_some() && outline.sections.len() == 1 && outline.sections[0].blocks.is_empty()
}

fn begin(outline: &mut Outline, heading: Heading) {
    outline.sections.push(Section { heading: Some(heading), blocks: Vec::new() });
}

fn push(outline: &mut Outline, block: Block) {
    if let Some(section) = outline.sections.last_mut() {
        section.blocks.push(block);
    }
}

/// A line of the table of contents, with the heading above it.
fn contents(outline: &mut Outline, text: &str) {
    let is_empty = |section: &mut Section| section.blocks.is_empty() && section.heading.is_some();
    if outline.contents.is_empty()
        && outline.sections.len() > 1
        && let Some(Section { heading: Some(heading), .. }) = outline.sections.pop_if(is_empty)
    {
        outline.contents.push(heading.text);
    }
    outline.contents.push(one_line(text));
}

/// True for what may stand before a title: a table, or a few words that are no sentence.
#[must_use]
pub fn is_of_title_page(block: &Block) -> bool {
    const MOST: usize = 80;
    match block {
        Block::Paragraph(paragraph) => {
            let text = paragraph.text.trim();
            text.chars().count() <= MOST && !text.ends_with(['.', '!', '?'])
        }
        Block::Table(_) => true,
    }
}

/// Takes the first heading for the title, where it stands alone: above all others, in larger letters, or with nothing
/// but another heading below it. One that could be a section is the title above the head of the document, or above
/// sections.
fn title_of_heading(outline: &mut Outline, is_known: &dyn Fn(&str) -> bool, head_labels: &dyn Fn(&Block) -> usize) {
    let Some((first, others)) = outline.sections.get(1..).and_then(<[Section]>::split_first) else { return };
    let Some(heading) = first.heading.as_ref() else { return };
    let is_first = outline.sections[0].blocks.iter().all(is_of_title_page);
    let of_others = || others.iter().filter_map(|section| section.heading.as_ref());
    let is_above = of_others().all(|other| other.level > heading.level);
    let is_larger = of_others().all(|other| other.size < heading.size);
    let is_bare = first.blocks.is_empty() && of_others().next().is_some_and(|next| next.level == heading.level);
    let labels: usize = first.blocks.iter().map(head_labels).take_while(|labels| *labels > 0).sum();
    let is_over_sections = || first.blocks.is_empty() && of_others().any(|other| is_known(&other.text));
    let is_over_head = || labels >= FEWEST_LABELS || is_above && (labels > 0 || is_over_sections());
    let is_alone = is_above || is_larger || is_bare;
    if is_first && if is_known(&heading.text) { is_over_head() } else { is_alone } {
        outline.title = Some(heading.text.clone());
        let blocks = outline.sections.remove(1).blocks;
        outline.before_title.append(&mut outline.sections[0].blocks);
        outline.sections[0].blocks = blocks;
    }
}
