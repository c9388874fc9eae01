//! From a register of documents, the table that every document system can export, to documents.
//!
//! What the register says is kept as it says it; what it does not say stays empty, and so fulfils nothing.

mod delimited;
mod draft_text;
mod drafts;
mod free_names;
mod heading;
mod register_cell;
mod spreadsheet;

pub use drafts::{Column, Draft, Plan, Wanted, plan};

/// A table of cells, with the numbers that its rows have where it came from.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// What to call it: the sheet of a workbook.
    pub name: Option<String>,
    /// The rows that hold something.
    pub rows: Vec<Row>,
    /// What the reader should know of how it was read.
    pub notes: Vec<String>,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its number as the spreadsheet or the text file counts, from one.
    pub number: usize,
    /// Its cells from the first column on.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, or anything that is written as text.
    Text(String),
    /// A number, which may be a day where a day is meant.
    Number(f64),
    /// A day, in ISO form.
    Day(String),
    /// A formula whose value is an error.
    Fault,
}

/// Why a register could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, miette::Diagnostic)]
pub enum ImportError {
    /// The file could not be opened.
    #[error("{file} kunde inte öppnas: {reason}")]
    #[diagnostic(help("kontrollera stavningen och att du har rätt att läsa filen"))]
    Unopened {
        /// Which.
        file: String,
        /// Why.
        reason: String,
    },
    /// It is of another kind.
    #[error("{0} är varken xlsx eller csv")]
    #[diagnostic(help("öppna filen i Excel och spara den som Excel-arbetsbok (.xlsx) eller CSV"))]
    OtherFormat(String),
    /// It is larger than registers are.
    #[error("{0} är för stor")]
    #[diagnostic(help("ett register får vara högst 50 MB och ha högst 50 000 rader; dela upp det"))]
    TooLarge(String),
    /// It is no workbook, although it says so.
    #[error("{0} går inte att läsa som en Excel-arbetsbok")]
    #[diagnostic(help("öppna filen i Excel och spara den på nytt; en fil med lösenord måste sparas utan"))]
    Broken(String),
    /// No row has known words.
    #[error("ingen rad i {file} har rubriker som går att känna igen")]
    #[diagnostic(help("{help}"))]
    NoHeading {
        /// Which.
        file: String,
        /// Which headings are known.
        help: String,
    },
    /// There is no such sheet.
    #[error("det finns inget blad som heter {name}")]
    #[diagnostic(help("{help}"))]
    NoSheet {
        /// Which.
        name: String,
        /// Which there are.
        help: String,
    },
    /// There is no such kind.
    #[error("det finns ingen dokumenttyp som heter {name}")]
    #[diagnostic(help("{help}"))]
    NoKind {
        /// Which.
        name: String,
        /// Which there are.
        help: String,
    },
}

/// How large a register may be, in bytes.
pub const MAX_BYTES: u64 = 50 * 1024 * 1024;
/// How many rows and columns of a register are read.
const MAX_ROWS: usize = 50_000;
const MAX_COLUMNS: usize = 200;

/// The tables of a file, by what its bytes are: a workbook has one for each sheet, a text has one.
///
/// # Errors
/// If it is neither, or cannot be read.
pub fn tables(file: &str, bytes: Vec<u8>) -> Result<Vec<Table>, ImportError> {
    const ZIP: &[u8] = b"PK\x03\x04";
    /// How the older workbooks of Excel, and those with a password, begin.
    const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";
    match bytes.as_slice() {
        begins if begins.starts_with(ZIP) => spreadsheet::tables(file, bytes),
        begins if begins.starts_with(COMPOUND) => Err(ImportError::OtherFormat(file.to_owned())),
        _ => delimited::table(file, &bytes).map(|table| vec![table]),
    }
}
