//! The elements of the markup of Word that are looked at.

/// An element, by its name without prefix: strict and transitional documents have other prefixes and namespaces, and the
/// same names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// A paragraph.
    Paragraph,
    /// The properties of a paragraph.
    ParagraphProperties,
    /// The properties of a run, or of the mark of a paragraph.
    RunProperties,
    /// A run of text.
    Run,
    /// Text.
    Text,
    /// Text that is deleted.
    DeletedText,
    /// The code of a field.
    FieldCode,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// The properties of a row.
    RowProperties,
    /// A cell.
    Cell,
    /// The content of a text box, or text in a drawing.
    Box,
    /// The note or comment that a part has several of.
    Note,
    /// Something in two forms, of which the reader takes one.
    Alternate,
    /// A form of it, for those who know the markup that it asks for.
    Choice,
    /// The form of it for all others.
    Fallback,
    /// A content control.
    Control,
    /// The properties of a content control.
    ControlProperties,
    /// What is deleted or moved away, or the mark that something is.
    Deleted,
    /// What is inserted or moved here, or the mark that something is.
    Inserted,
    /// A link.
    Link,
    /// A field in one element.
    SimpleField,
    /// Earlier properties, which nothing is read of.
    Earlier,
    /// Any other.
    Other,
}

impl Element {
    /// The element of a name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        match name {
            "p" => Self::Paragraph,
            "pPr" => Self::ParagraphProperties,
            "rPr" => Self::RunProperties,
            "r" => Self::Run,
            "t" => Self::Text,
            "delText" => Self::DeletedText,
            "instrText" => Self::FieldCode,
            "tbl" => Self::Table,
            "tr" => Self::Row,
            "trPr" => Self::RowProperties,
            "tc" => Self::Cell,
            "txbxContent" | "txBody" => Self::Box,
            "footnote" | "endnote" | "comment" => Self::Note,
            "AlternateContent" => Self::Alternate,
            "Choice" => Self::Choice,
            "Fallback" => Self::Fallback,
            "sdt" => Self::Control,
            "sdtPr" => Self::ControlProperties,
            "del" | "moveFrom" => Self::Deleted,
            "ins" | "moveTo" => Self::Inserted,
            "hyperlink" => Self::Link,
            "fldSimple" => Self::SimpleField,
            "pPrChange" | "rPrChange" | "sectPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange"
            | "tblGridChange" | "tblPrExChange" | "numberingChange" => Self::Earlier,
            _ => Self::Other,
        }
    }

    /// True for an element that something is kept of while it is open, or after, and that is no paragraph.
    #[must_use]
    pub fn is_kept(self) -> bool {
        matches!(
            self,
            Self::Table
                | Self::Row
                | Self::Cell
                | Self::Box
                | Self::Note
                | Self::Control
                | Self::Deleted
                | Self::Link
                | Self::SimpleField
        )
    }
}

/// The character of a name that XML itself knows; no other is looked up, so that none can grow.
pub fn named(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
