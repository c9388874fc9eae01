//! What a part of a document of Word holds: paragraphs and tables in their order, and what stands beside the text.

use std::ops::Range;

use super::number_sheet::Number;

/// The part that a paragraph plays by its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// The title of the document.
    Title,
    /// What stands below the title.
    Subtitle,
    /// A heading, with its level from one.
    Heading(usize),
    /// Any other.
    #[default]
    Body,
}

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph with text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// The text as accepted: `\n` for a line break and `\t` for a tab.
    pub text: String,
    /// The id of its style.
    pub style: Option<String>,
    /// The outline level that it has by itself, from zero.
    pub outline: Option<usize>,
    /// The list that it stands in by itself: the id of the list, and the level from zero. The id 0 is none.
    pub list: Option<(String, usize)>,
    /// The part that it plays.
    pub role: Role,
    /// Its number or bullet, as Word computes it.
    pub number: Option<Number>,
    /// Its style is one of paragraphs in lists.
    pub is_of_list: bool,
    /// How much of the text is bold, from its beginning, in bytes.
    pub bold: usize,
    /// The largest letters, in half points; 0 if they are those of the style.
    pub size: usize,
    /// It belongs to a table of contents.
    pub is_contents: bool,
    /// Where in the text days stand that change each time the document is opened, in bytes.
    pub moving_days: Vec<Range<usize>>,
    /// Its mark is deleted, or it is the large first letter of the next, so that the next goes on with it.
    pub joins_next: bool,
    /// Content controls in it.
    pub controls: Vec<Control>,
}

/// A content control that is filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Control {
    /// The name.
    pub name: String,
    /// The text.
    pub text: String,
    /// The text has a day that changes each time the document is opened.
    pub is_moving: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The cells.
    pub cells: Vec<Cell>,
    /// Before how many columns of the table no cell stands.
    pub before: usize,
    /// It is deleted.
    pub is_deleted: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The paragraphs with text, those of tables in the cell included.
    pub paragraphs: Vec<Paragraph>,
    /// Over how many columns it stands.
    pub span: usize,
    /// It is merged with the cell above.
    pub goes_on: bool,
}

/// Paragraphs that stand beside the text: a text box, a note or a comment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Aside {
    /// How many blocks of the text come before it.
    pub after: usize,
    /// The paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// What a part holds.
#[derive(Debug, Clone, Default)]
pub struct Story {
    /// The text.
    pub blocks: Vec<Block>,
    /// Text boxes.
    pub boxes: Vec<Aside>,
    /// Notes or comments, in a part of such.
    pub notes: Vec<Vec<Paragraph>>,
    /// Links: the text and the id of the relation, or the address itself.
    pub links: Vec<Link>,
    /// What is left out as deleted, and whether anything is inserted.
    pub tracked: Tracked,
    /// Content controls that are not filled in: the name, and the words that ask for it.
    pub unfilled: Vec<(String, String)>,
    /// What is seen and not read.
    pub unread: Unread,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The text.
    pub text: String,
    /// The address.
    pub address: Address,
}

/// Where a link goes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Address {
    /// By the id of a relation of the part.
    Relation(String),
    /// As written.
    Written(String),
}

/// Tracked changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tracked {
    /// Something is inserted.
    pub has_inserted: bool,
    /// What is deleted, piece by piece.
    pub deleted: Vec<String>,
}

/// What is seen and not read, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unread {
    /// Pictures, charts and drawings.
    pub pictures: usize,
    /// Files of other programs in the document.
    pub objects: usize,
    /// Signs of a font of symbols.
    pub symbols: usize,
    /// Paragraphs with hidden text, which is read.
    pub hidden: usize,
    /// Tables in cells of tables, whose text is read.
    pub nested: usize,
}

impl Cell {
    /// The texts of the paragraphs.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        self.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect()
    }

    /// True if a day in it changes each time the document is opened.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        self.paragraphs.iter().any(|paragraph| !paragraph.moving_days.is_empty())
    }

    /// The text, with a line for each paragraph.
    #[must_use]
    pub fn text(&self) -> String {
        self.texts().join("\n")
    }
}

impl Paragraph {
    /// True if all of the text is bold.
    #[must_use]
    pub fn is_bold(&self) -> bool {
        self.bold > 0 && self.bold >= self.text.trim_end().len()
    }

    /// True for a piece of its text with a day that changes each time the document is opened.
    #[must_use]
    pub fn is_moving(&self, piece: &str) -> bool {
        let start = piece.as_ptr().addr().wrapping_sub(self.text.as_ptr().addr());
        self.has_moving(start..start.wrapping_add(piece.len()))
    }

    /// True if a day that changes each time the document is opened stands there in its text, or reaches into it.
    #[must_use]
    pub fn has_moving(&self, place: Range<usize>) -> bool {
        self.moving_days.iter().any(|day| day.start < place.end && place.start < day.end)
    }
}

impl Story {
    /// Every paragraph of the text, those in cells included, in order.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Paragraph(paragraph) => vec![paragraph],
            Block::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.paragraphs).collect()
            }
        })
    }
}
