//! Why a command could not be carried out, and what to do about it.

use crate::audit::AuditError;
use crate::authoring::import::ImportError;
use crate::render::xlsx::error::WorkbookError;
use crate::report::baseline::BaselineError;

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
pub enum CommandError {
    /// The audit could not be made.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Audit(#[from] AuditError),
    /// The baseline cannot be read.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Baseline(#[from] BaselineError),
    /// What was to be compared with is not in the repository.
    #[error("git känner inte till revisionen {0}, så det finns inget att jämföra med")]
    #[diagnostic(help(
        "kontrollera namnet, till exempel origin/main, och att hela historiken är hämtad: git fetch --unshallow; i GitHub \
         Actions fetch-depth: 0, i GitLab GIT_DEPTH: 0"
    ))]
    NoBase(String),
    /// A trend has too many points.
    #[error("det blir {0} granskningar eller fler, vilket tar för lång tid")]
    #[diagnostic(help(
        "ange ett senare datum med --since, eller glesare punkter med --every month, quarter eller year"
    ))]
    TooManyPoints(usize),
    /// The date is none.
    #[error("\"{text}\" är inget datum")]
    #[diagnostic(help("{help}"))]
    Date {
        /// What was written.
        text: String,
        /// How to write it.
        help: String,
    },
    /// An output is not written FORMAT=FILE.
    #[error("--output {text} går inte att tolka")]
    #[diagnostic(help("{help}"))]
    Output {
        /// What was written.
        text: String,
        /// How to write it.
        help: String,
    },
    /// A format that is no text was to be printed.
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
    /// There is no such rule to explain.
    #[error("det finns ingen regel som heter {name}")]
    #[diagnostic(help("{help}"))]
    UnknownRule {
        /// What was asked for.
        name: String,
        /// What may have been meant.
        help: String,
    },
    /// There is no such document, and never was.
    #[error("inget dokument har id {name}, varken i mappen eller bland borttagna filer i git")]
    #[diagnostic(help("{help}"))]
    UnknownDocument {
        /// What was asked for.
        name: String,
        /// What may have been meant.
        help: String,
    },
    /// Several documents have the id.
    #[error("flera dokument har id {name}")]
    #[diagnostic(help("{help}"))]
    SeveralDocuments {
        /// What was asked for.
        name: String,
        /// Which there are.
        help: String,
    },
    /// No requirement is of such an act.
    #[error("inga krav är hämtade ur {name}")]
    #[diagnostic(help("{help}"))]
    UnknownAct {
        /// What was asked for.
        name: String,
        /// What there is.
        help: String,
    },
    /// Nothing could be begun.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Begin(#[from] BeginError),
    /// There is no such command to describe.
    #[error("det finns inget kommando som heter {name}")]
    #[diagnostic(help("{help}"))]
    UnknownCommand {
        /// What was asked for.
        name: String,
        /// What there is.
        help: String,
    },
    /// There is no such kind of document.
    #[error("det finns ingen typ av dokument som heter {name}")]
    #[diagnostic(help("{help}"))]
    UnknownKind {
        /// What was asked for.
        name: String,
        /// What may have been meant.
        help: String,
    },
    /// A length of time is none.
    #[error("\"{0}\" är ingen tid")]
    #[diagnostic(help("skriv till exempel --within 30d, --within 6m eller --within 1y"))]
    Within(String),
    /// A report could not be written.
    #[error("rapporten kunde inte skrivas till {file}: {reason}")]
    #[diagnostic(help("kontrollera att mappen finns och att du får skriva i den; inget har skrivits"))]
    Write {
        /// Where.
        file: String,
        /// Why.
        reason: String,
    },
}

/// Why nothing could be begun.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
pub enum BeginError {
    /// It is not said what to write.
    #[error("det framgår inte vilken typ av dokument du vill skriva")]
    #[diagnostic(help("skriv till exempel ledningskoll new rutin; typerna är {0}"))]
    NoKind(String),
    /// The file is there already.
    #[error("filen {0} finns redan och skrivs inte över")]
    #[diagnostic(help("välj ett annat namn med --id eller --output, eller öppna filen som finns"))]
    Exists(String),
    /// The file could not be written.
    #[error("filen {file} kunde inte skrivas: {reason}")]
    #[diagnostic(help("kontrollera att du får skriva i mappen"))]
    Write {
        /// Which.
        file: String,
        /// Why.
        reason: String,
    },
    /// A document has that id.
    #[error("det finns redan {kind} med id {id}, i {path}")]
    #[diagnostic(help("välj ett annat id, eller öppna dokumentet som finns"))]
    TakenId {
        /// The id.
        id: String,
        /// The kind, with its article.
        kind: String,
        /// Where it stands.
        path: String,
    },
    /// The requirement is asked of documents that are there.
    #[error("{id} gäller innehållet i dokument som redan finns, så inget nytt dokument behövs")]
    #[diagnostic(help("öppna dokumentet som rapporten pekar på: {advice}"))]
    OfDocument {
        /// The requirement.
        id: String,
        /// How to mend it.
        advice: String,
    },
    /// The requirement is answered in the document of the enhet.
    #[error("{id} fylls i enhetens eget dokument{path}, så inget nytt dokument behövs")]
    #[diagnostic(help("{advice}"))]
    OfUnit {
        /// The requirement.
        id: String,
        /// Where the enhet is described, in brackets.
        path: String,
        /// How to mend it.
        advice: String,
    },
    /// The requirement is closed by another kind.
    #[error("{id} uppfylls inte av den typen av dokument")]
    #[diagnostic(help("välj {kinds}, eller utelämna typen"))]
    OtherKind {
        /// The requirement.
        id: String,
        /// The kinds that answer it.
        kinds: String,
    },
    /// The kind has no område.
    #[error("{kind} har inget område, så {area} kan inte anges")]
    #[diagnostic(help("utelämna --område"))]
    NoArea {
        /// The kind, with its article.
        kind: String,
        /// What was named.
        area: String,
    },
    /// The word is not in the list.
    #[error("{area} är inget område")]
    #[diagnostic(help("{help}"))]
    UnknownArea {
        /// What was named.
        area: String,
        /// What may have been meant.
        help: String,
    },
    /// A question has no answer.
    #[error("{what} saknas")]
    #[diagnostic(help("{help}"))]
    NoAnswer {
        /// What is missing.
        what: String,
        /// How to give it.
        help: String,
    },
}
