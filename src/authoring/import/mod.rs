//! Documents from a register, the table that every document system can export, and from documents of Word.
//!
//! Values are kept as the register has them; fields without a value stay empty, and so satisfy no requirement.

mod check_mark;
mod date_format;
mod delimited;
mod draft_text;
mod drafts;
mod encodings;
mod file_form;
mod filled_form;
mod free_names;
mod heading;
mod kept_rows;
mod number_format;
mod package;
mod records;
mod register_cell;
mod sheet_facts;
mod spreadsheet;
mod struck;
mod suggested_areas;
mod told;
pub mod word;

use jiff::civil::Date;

use file_form::{COMPOUND, ZIP};

pub use check_mark::{Earlier, earlier, is_of_source};
pub use draft_text::keeps_unknown;
pub use drafts::{Column, Draft, Plan, Wanted, plan};
pub use file_form::{FileForm, form, is_of_word};
pub use filled_form::{FilledForm, filled_form};
pub use free_names::FileNames;
pub use suggested_areas::{AREA, Suggested, suggested_areas};
pub use told::{Left, Note, Remark, rows};

/// A table of cells, whose rows keep the numbers they have in the file.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The name of the sheet; none for a text file.
    pub name: Option<String>,
    /// The sheet is hidden.
    pub is_hidden: bool,
    /// The rows that have a value.
    pub rows: Vec<Row>,
    /// The columns that are hidden, from zero.
    pub hidden_columns: Vec<usize>,
    /// Notes on how it was read.
    pub notes: Vec<Note>,
    /// It has more than is read.
    pub is_cut: bool,
}

/// A row of a table.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The number of the row or line, from one.
    pub number: usize,
    /// The cells from the first column on.
    pub cells: Vec<Cell>,
    /// The columns whose cell is merged down from an earlier row, from zero, with the number of that row.
    pub merged: Vec<(usize, usize)>,
    /// The columns whose cell is merged over others to the right, from zero.
    pub across: Vec<usize>,
    /// The columns whose text is struck through, or a part of it, from zero.
    pub struck: Vec<usize>,
    /// The row is hidden.
    pub is_hidden: bool,
    /// What was seen when it was read.
    pub remarks: Vec<Remark>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, or a value that is written as text.
    Text(String),
    /// A number.
    Number {
        /// The number as it is shown.
        shown: String,
        /// The day whose serial number it is.
        day: Option<Date>,
    },
    /// A day.
    Day {
        /// The day.
        day: Date,
        /// The day as it is shown.
        shown: String,
        /// It is shown with its year, month and day.
        is_whole: bool,
        /// A time of day stands beside it.
        has_clock: bool,
    },
    /// A time of day or a duration, as it is shown.
    Clock(String),
    /// An error in place of a value.
    Fault(String),
    /// A formula whose value is not stored.
    NoValue,
}

/// Why a register could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, miette::Diagnostic)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub enum ImportError {
    /// The file could not be opened.
    #[error("{file} kunde inte öppnas: {reason}")]
    #[diagnostic(help("kontrollera stavningen och att du har rätt att läsa filen"))]
    Unopened { file: String, reason: String },
    /// It is a pipe, a device or a socket.
    #[error("{0} är ingen fil")]
    #[diagnostic(help("ange en fil eller en mapp; spara det som ska läsas in som en fil först"))]
    NoFile(String),
    /// It is neither a workbook nor a text.
    #[error("{0} är varken docx, xlsx eller csv")]
    #[diagnostic(help(
        "ett dokument: öppna det i Word och spara det som Word-dokument (.docx); ett register: öppna det i Excel och spara \
         det som Excel-arbetsbok (.xlsx) eller CSV"
    ))]
    OtherFormat(String),
    /// It is over the limits.
    #[error("{0} är för stor")]
    #[diagnostic(help(
        "ett register får vara högst 50 MB och ha högst 50 000 rader och 4 miljoner celler; dela upp det"
    ))]
    TooLarge(String),
    /// A workbook that holds far more than its size says.
    #[error("{0} packar upp till för mycket")]
    #[diagnostic(help(
        "kopiera registret till en ny arbetsbok i Excel och spara den; en arbetsbok får packa upp till högst 200 MB"
    ))]
    Unpacked(String),
    /// It begins as a workbook and is none.
    #[error("{0} går inte att läsa som en Excel-arbetsbok")]
    #[diagnostic(help("öppna filen i Excel och spara den på nytt; en fil med lösenord måste sparas utan"))]
    Broken(String),
    /// No row has known headings, as far as was looked.
    #[error("{looked} i {file} har rubriker som går att känna igen")]
    #[diagnostic(help("{help}"))]
    NoHeading { file: String, looked: String, help: String },
    /// There is nothing below the headings.
    #[error("{file} har rubriker på rad {row} men inga rader under dem, så det finns inget att läsa in")]
    #[diagnostic(help("{help}"))]
    NoRows { file: String, row: usize, help: String },
    /// There is no such sheet.
    #[error("det finns inget blad som heter {name}")]
    #[diagnostic(help("{help}"))]
    NoSheet { name: String, help: String },
    /// A file is not read as a document of Word.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Word(word::Refused),
    /// A register is given without the kind of its rows.
    #[error("{0} är ett register; ange med --as vad raderna är")]
    #[diagnostic(help("skriv till exempel --as rutin; ett Word-dokument säger själv vad det är"))]
    NoKindGiven(String),
    /// A flag that only concerns registers is given with documents of Word.
    #[error("{flag} gäller register, och {file} är inget")]
    #[diagnostic(help("kör utan {flag}"))]
    OnlyRegisters { flag: &'static str, file: String },
    /// A flag that does not concern forms is given with one.
    #[error("{flag} gäller inte formulär, och {file} är ett")]
    #[diagnostic(help("kör utan {flag}; formuläret säger själv vad det är"))]
    OnlyDocuments { flag: &'static str, file: String },
    /// A folder has no documents of Word.
    #[error("{0} har inga Word-dokument")]
    #[diagnostic(help("ange en mapp med .docx-filer, eller en fil; mappar i mappen läses också"))]
    NoDocuments(String),
    /// An område is to be proposed for documents that have none.
    #[error("{0} har inget område att föreslå")]
    #[diagnostic(help("kör utan --suggest"))]
    NoAreas(String),
    /// A form names a requirement that is none.
    #[error("formuläret i {file} är skrivet för {target}, och det kravet finns inte")]
    #[diagnostic(help("gör ett nytt formulär med ledningskoll new --form, eller rätta raden Krav"))]
    NoTarget { file: String, target: String },
    /// A form has personal numbers.
    #[error("formuläret i {file} har ett personnummer på {rows}")]
    #[diagnostic(help("ta bort numret i arbetsboken och läs in den igen; inget är skrivet"))]
    Personal { file: String, rows: String },
    /// There is no such column to give a field.
    #[error("registret har ingen kolumn som heter {name}")]
    #[diagnostic(help("{help}"))]
    NoColumn { name: String, help: String },
    /// A column is given a field that the kind does not have.
    #[error("{kind} har inget fält som heter {name}")]
    #[diagnostic(help("{help}"))]
    NoField { kind: String, name: String, help: String },
    /// A column and its field are not parted by an equals sign.
    #[error("--column {0} går inte att tolka")]
    #[diagnostic(help(
        "skriv kolumnens rubrik, ett likhetstecken och fältet, till exempel --column \"Godkänt datum=fastställd\""
    ))]
    ColumnForm(String),
    /// There is no such kind.
    #[error("det finns ingen dokumenttyp som heter {name}")]
    #[diagnostic(help("{help}"))]
    NoKind { name: String, help: String },
}

/// An error that still lacks the name of the file.
type Fault = fn(String) -> ImportError;

/// How large a register may be, in bytes.
pub const MAX_BYTES: u64 = 50 * 1024 * 1024;
/// How many rows and columns of a register are read.
const MAX_ROWS: usize = 50_000;
const MAX_COLUMNS: usize = 200;
/// How many cells of a table are kept, the empty ones between others included.
const MAX_CELLS: usize = 4_000_000;

/// The tables of a file: one for each sheet of a workbook, or one for a text; the first bytes tell which it is.
///
/// # Errors
/// If it is neither, or cannot be read.
pub fn tables(file: &str, bytes: Vec<u8>) -> Result<Vec<Table>, ImportError> {
    let tables = if bytes.starts_with(ZIP) {
        spreadsheet::tables(&bytes)
    } else if bytes.starts_with(COMPOUND) {
        Err(ImportError::OtherFormat as Fault)
    } else {
        delimited::table(&bytes).map(|table| vec![table])
    };
    tables.map_err(|fault| fault(file.to_owned()))
}
