//! A document as data: what stands in it, from the first page to the last.

use std::borrow::Cow;

/// A document.
#[derive(Debug)]
pub struct Contents {
    /// The title, also in the properties of the file.
    pub title: String,
    /// What it is about, in the properties of the file.
    pub subject: String,
    /// What it shows, in the properties of the file.
    pub description: String,
    /// The audit date, ÅÅÅÅ-MM-DD.
    pub date: String,
    /// The line at the head of every page: whose document it is, and what it is limited to.
    pub head: String,
    /// What stands at the foot of every page before its number.
    pub foot: String,
    /// The blocks on upright pages, then those on pages on their side.
    pub blocks: [Vec<Block>; 2],
    /// The file's own properties: facts that another program reads back.
    pub properties: Vec<(&'static str, String)>,
}

/// A block of a document.
#[derive(Debug, PartialEq, Eq)]
pub enum Block {
    /// The title, once.
    Title(String),
    /// The line below the title.
    Subtitle(String),
    /// A heading of a level, one to three.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// A table.
    Table(Table),
}

/// A table, whose row of headings is repeated on each page.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows, for those who cannot see it.
    pub caption: String,
    /// The headings of the columns, each with its share of the width.
    pub columns: Vec<(Cow<'static, str>, u32)>,
    /// The rows, each with the paragraphs of every cell.
    pub rows: Vec<Vec<Vec<String>>>,
    /// True if people write in the rows by hand, so that they are high enough.
    pub is_filled_by_hand: bool,
}
