//! The errors of commands, and what to do about them.

use crate::audit::AuditError;
use crate::authoring::import::ImportError;
use crate::render::xlsx::error::WorkbookError;
use crate::report::baseline::BaselineError;

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub enum CommandError {
    /// The audit could not be made.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Audit(#[from] AuditError),
    /// The baseline cannot be read.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Baseline(#[from] BaselineError),
    /// The revision to compare with is not in the repository.
    #[error("git känner inte till revisionen {0}, så det finns inget att jämföra med")]
    #[diagnostic(help(
        "kontrollera namnet, till exempel origin/main, och att hela historiken är hämtad: git fetch --unshallow; i GitHub \
         Actions fetch-depth: 0, i GitLab GIT_DEPTH: 0"
    ))]
    NoBase(String),
    /// A trend would have too many points.
    #[error("det blir {0} granskningar eller fler, vilket tar för lång tid")]
    #[diagnostic(help(
        "ange ett senare datum med --since, eller glesare punkter med --every month, quarter eller year"
    ))]
    TooManyPoints(usize),
    /// A date cannot be parsed.
    #[error("\"{text}\" är inget datum")]
    #[diagnostic(help("{help}"))]
    Date { text: String, help: String },
    /// An output is not of the form `FORMAT=FILE`.
    #[error("--output {text} går inte att tolka")]
    #[diagnostic(help("{help}"))]
    Output { text: String, help: String },
    /// A binary format cannot be printed.
    #[error("xlsx är en fil för Excel och kan inte visas i fönstret")]
    #[diagnostic(help("skriv --output xlsx=rapport.xlsx"))]
    OnlyToFile,
    /// A register could not be read.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Import(#[from] ImportError),
    /// The workbook could not be made.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Workbook(#[from] WorkbookError),
    /// There is no such rule.
    #[error("det finns ingen regel som heter {name}")]
    #[diagnostic(help("{help}"))]
    UnknownRule { name: String, help: String },
    /// There is no such document, neither in the folder nor among the removed files.
    #[error("inget dokument har id {name}, varken i mappen eller bland borttagna filer i git")]
    #[diagnostic(help("{help}"))]
    UnknownDocument { name: String, help: String },
    /// Several documents have the id.
    #[error("flera dokument har id {name}")]
    #[diagnostic(help("{help}"))]
    SeveralDocuments { name: String, help: String },
    /// No requirement comes from such an act.
    #[error("inga krav är hämtade ur {name}")]
    #[diagnostic(help("{help}"))]
    UnknownAct { name: String, help: String },
    /// A new document or ledningssystem could not be written.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Begin(#[from] BeginError),
    /// There is no such command.
    #[error("det finns inget kommando som heter {name}")]
    #[diagnostic(help("{help}"))]
    UnknownCommand { name: String, help: String },
    /// There is no such kind of document.
    #[error("det finns ingen typ av dokument som heter {name}")]
    #[diagnostic(help("{help}"))]
    UnknownKind { name: String, help: String },
    /// A duration cannot be parsed.
    #[error("\"{0}\" är ingen tid")]
    #[diagnostic(help("skriv till exempel --within 30d, --within 6m eller --within 1y"))]
    Within(String),
    /// A report could not be written.
    #[error("rapporten kunde inte skrivas till {file}: {reason}")]
    #[diagnostic(help("kontrollera att mappen finns och att du får skriva i den; inget har skrivits"))]
    Write { file: String, reason: String },
}

/// Why a new document or ledningssystem could not be written.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
pub enum BeginError {
    /// No kind is given.
    #[error("det framgår inte vilken typ av dokument du vill skriva")]
    #[diagnostic(help("skriv till exempel ledningskoll new rutin; typerna är {0}"))]
    NoKind(String),
    /// The file exists already.
    #[error("filen {0} finns redan och skrivs inte över")]
    #[diagnostic(help("välj ett annat namn med --id eller --output, eller öppna filen som finns"))]
    Exists(String),
    /// The file could not be written.
    #[error("filen {file} kunde inte skrivas: {reason}")]
    #[diagnostic(help("kontrollera att du får skriva i mappen"))]
    Write { file: String, reason: String },
    /// Another document has that id.
    #[error("det finns redan {kind} med id {id}, i {path}")]
    #[diagnostic(help("välj ett annat id, eller öppna dokumentet som finns"))]
    TakenId {
        id: String,
        /// The kind, with its article.
        kind: String,
        path: String,
    },
    /// The requirement applies to the content of existing documents.
    #[error("{id} gäller innehållet i dokument som redan finns, så inget nytt dokument behövs")]
    #[diagnostic(help("öppna dokumentet som rapporten pekar på: {advice}"))]
    OfDocument { id: String, advice: String },
    /// The requirement is satisfied in the document of the enhet.
    #[error("{id} fylls i enhetens eget dokument{path}, så inget nytt dokument behövs")]
    #[diagnostic(help("{advice}"))]
    OfUnit {
        id: String,
        /// The path of the enhet's document, in brackets; may be empty.
        path: String,
        advice: String,
    },
    /// Documents of the kind do not satisfy the requirement.
    #[error("{id} uppfylls inte av den typen av dokument")]
    #[diagnostic(help("välj {kinds}, eller utelämna typen"))]
    OtherKind { id: String, kinds: String },
    /// Documents of the kind have no område.
    #[error("{kind} har inget område, så {area} kan inte anges")]
    #[diagnostic(help("utelämna --område"))]
    NoArea {
        /// The kind, with its article.
        kind: String,
        area: String,
    },
    /// The område is not in the catalogue.
    #[error("{area} är inget område")]
    #[diagnostic(help("{help}"))]
    UnknownArea { area: String, help: String },
    /// A required answer is missing.
    #[error("{what} saknas")]
    #[diagnostic(help("{help}"))]
    NoAnswer { what: String, help: String },
}
