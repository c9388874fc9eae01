//! What holds paragraphs while a part is read: the text, cells of tables, text boxes and notes.

use super::story::{Block, Cell, Paragraph, Row, Table};

/// What paragraphs stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inside {
    /// A cell of a table.
    Cell,
    /// A text box.
    Box,
    /// A note or comment; true for one that only draws a line.
    Note(bool),
}

/// Something that holds paragraphs.
#[derive(Debug)]
pub struct Container {
    /// What it is.
    pub inside: Inside,
    /// What it holds.
    pub blocks: Vec<Block>,
    joined: Option<Paragraph>,
    /// How many tables were open when it began.
    tables: usize,
    cell: Cell,
}

/// The most columns that a cell stands over, or that a row leaves free.
const MOST_COLUMNS: usize = 200;

/// What holds paragraphs at a place, the innermost last, and the tables that are open.
#[derive(Debug, Default)]
pub struct Containers {
    text: Vec<Block>,
    joined: Option<Paragraph>,
    inner: Vec<Container>,
    tables: Vec<Table>,
}

impl Containers {
    /// Something begins.
    pub fn begin(&mut self, inside: Inside) {
        let cell = Cell { span: 1, ..Cell::default() };
        self.inner.push(Container { inside, blocks: Vec::new(), joined: None, tables: self.tables.len(), cell });
    }

    /// The innermost ends.
    pub fn end(&mut self) -> Option<Container> {
        let mut container = self.inner.pop()?;
        container.blocks.extend(container.joined.take().map(Block::Paragraph));
        self.tables.truncate(container.tables);
        Some(container)
    }

    /// A table begins.
    pub fn begin_table(&mut self) {
        self.tables.push(Table::default());
    }

    /// A row begins.
    pub fn begin_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.rows.push(Row::default());
        }
    }

    /// Before how many columns no cell of the row stands.
    pub fn before(&mut self, columns: usize) {
        if let Some(row) = self.tables.last_mut().and_then(|table| table.rows.last_mut()) {
            row.before = columns.min(MOST_COLUMNS);
        }
    }

    /// The row is deleted.
    pub fn delete_row(&mut self) {
        if let Some(row) = self.tables.last_mut().and_then(|table| table.rows.last_mut()) {
            row.is_deleted = true;
        }
    }

    /// The row ends; its text, if it is deleted.
    pub fn end_row(&mut self) -> Option<String> {
        let table = self.tables.last_mut()?;
        let row = table.rows.pop_if(|row| row.is_deleted)?;
        Some(row.cells.iter().map(Cell::text).collect::<Vec<_>>().join(" "))
    }

    /// A cell ends.
    pub fn end_cell(&mut self) {
        let Some(Container { blocks, mut cell, .. }) = self.end() else { return };
        cell.paragraphs = flat(blocks).0;
        if let Some(row) = self.tables.last_mut().and_then(|table| table.rows.last_mut()) {
            row.cells.push(cell);
        }
    }

    /// The table ends; true if it stands in a cell of another, or in a box.
    pub fn end_table(&mut self) -> bool {
        let Some(mut table) = self.tables.pop() else { return false };
        table.rows.retain(|row| !row.cells.is_empty());
        if !table.rows.is_empty() {
            self.blocks().push(Block::Table(table));
        }
        !self.inner.is_empty()
    }

    /// Over how many columns the cell stands.
    pub fn span(&mut self, columns: usize) {
        if let Some(container) = self.inner.last_mut() {
            container.cell.span = columns.clamp(1, MOST_COLUMNS);
        }
    }

    /// The cell is merged with the one above or before.
    pub fn goes_on(&mut self) {
        if let Some(container) = self.inner.last_mut() {
            container.cell.goes_on = true;
        }
    }

    /// Adds a paragraph, which the one before may go on in.
    pub fn add(&mut self, mut paragraph: Paragraph) {
        let joined = self.inner.last_mut().map_or(&mut self.joined, |container| &mut container.joined);
        if let Some(before) = joined.take() {
            paragraph.bold = if before.is_bold() { before.text.len() + paragraph.bold } else { before.bold };
            // Added at the end, since thousands may go on in each other.
            let (mut text, mut controls, mut days) = (before.text, before.controls, before.moving_days);
            days.extend(paragraph.moving_days.iter().map(|day| day.start + text.len()..day.end + text.len()));
            text.push_str(&paragraph.text);
            controls.append(&mut paragraph.controls);
            (paragraph.text, paragraph.controls, paragraph.moving_days) = (text, controls, days);
        }
        if paragraph.text.trim().is_empty() {
            return;
        }
        if paragraph.joins_next {
            *joined = Some(paragraph);
        } else {
            self.blocks().push(Block::Paragraph(paragraph));
        }
    }

    /// How many containers are open, and how many blocks the innermost holds.
    #[must_use]
    pub fn held(&self) -> (usize, usize) {
        (self.inner.len(), self.inner.last().map_or(&self.text, |container| &container.blocks).len())
    }

    /// The paragraphs that were added to a container since, if it is the innermost again.
    pub fn added_since(&mut self, (depth, blocks): (usize, usize)) -> impl Iterator<Item = &mut Paragraph> {
        let is_innermost = self.inner.len() == depth;
        let added = self.blocks().iter_mut().skip(blocks).take_while(move |_| is_innermost);
        added.filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) => None,
        })
    }

    /// How many blocks of the text there are.
    #[must_use]
    pub fn length_of_text(&self) -> usize {
        self.text.len()
    }

    /// The blocks of the text, which are then taken.
    pub fn text(&mut self) -> Vec<Block> {
        self.text.extend(self.joined.take().map(Block::Paragraph));
        std::mem::take(&mut self.text)
    }

    fn blocks(&mut self) -> &mut Vec<Block> {
        self.inner.last_mut().map_or(&mut self.text, |container| &mut container.blocks)
    }
}

/// The paragraphs of blocks, those of tables among them included, and the number of these tables.
#[must_use]
pub fn flat(blocks: Vec<Block>) -> (Vec<Paragraph>, usize) {
    let mut nested = 0;
    let paragraphs = blocks.into_iter().flat_map(|block| match block {
        Block::Paragraph(paragraph) => vec![paragraph],
        Block::Table(table) => {
            nested += 1;
            table.rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.paragraphs).collect()
        }
    });
    let paragraphs = paragraphs.collect();
    (paragraphs, nested)
}
