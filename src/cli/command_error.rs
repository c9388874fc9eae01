//! The errors of commands, and what to do about them.

use std::path::Path;

use super::annual_error::AnnualError;
use super::bundle_error::BundleError;
use super::collect_error::CollectError;
use super::publish_error::PublishError;
use crate::audit::AuditError;
use crate::authoring::import::ImportError;
use crate::render::xlsx::error::{KeepError, WorkbookError};
use crate::report::baseline::BaselineError;
use crate::text::disk::cannot_write;
use crate::text::words::{list, meant, nearest};

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
         Actions fetch-depth: 0, i GitLab GIT_DEPTH: 0; är grenen överskriven med git push --force, jämför med en revision \
         som finns kvar"
    ))]
    NoBase(String),
    /// A comparison would begin after it ends.
    #[error("--since {0} är senare än {1}, som jämförelsen går till")]
    #[diagnostic(help("ange en tidigare dag med --since, eller en senare med --until"))]
    SinceLater(String, String),
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
    /// An address of files cannot be used.
    #[error("--link {text} går inte att använda")]
    #[diagnostic(help("{help}"))]
    Link { text: String, help: String },
    /// A report is to be split, and no folder is given.
    #[error("--split unit skriver filer, och ingen mapp är angiven för dem")]
    #[diagnostic(help("skriv till exempel --split unit --output html=enheter"))]
    SplitNowhere,
    /// There is no enhet to split a report by.
    #[error("det finns ingen enhet att skriva en egen rapport för")]
    #[diagnostic(help("beskriv enheterna med typ: enhet, eller kör utan --split"))]
    SplitNothing,
    /// A binary format cannot be printed.
    #[error("{format} är en fil för {program} och kan inte visas i fönstret")]
    #[diagnostic(help("skriv --output {format}=rapport.{format}"))]
    OnlyToFile { format: &'static str, program: &'static str },
    /// The documents could not be published.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Publish(#[from] PublishError),
    /// The draft of a yearly report could not be made.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Annual(#[from] AnnualError),
    /// Reports could not be put side by side.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Collect(#[from] CollectError),
    /// What an authority asks for could not be put together or examined.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Bundle(#[from] BundleError),
    /// A register could not be read.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Import(#[from] ImportError),
    /// The workbook could not be made.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Workbook(#[from] WorkbookError),
    /// An earlier workbook is not carried over.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Keep(#[from] KeepError),
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
    /// No role has such an id or name.
    #[error("det finns ingen roll med id eller namn {name}")]
    #[diagnostic(help("{help}"))]
    UnknownRole { name: String, help: String },
    /// A new document or ledningssystem could not be written.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Begin(#[from] BeginError),
    /// There is no such command.
    #[error("det finns inget kommando som heter {name}")]
    #[diagnostic(help("{help}"))]
    UnknownCommand { name: String, help: String },
    /// A command writes no JSON with a schema.
    #[error("det finns inget schema för json från {name}")]
    #[diagnostic(help("{help}"))]
    NoSchema { name: String, help: String },
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
    #[diagnostic(help("kontrollera att mappen finns och att du får skriva i den; {done}"))]
    Write {
        file: String,
        reason: String,
        /// What was written before that.
        done: String,
    },
    /// A link of the audited folder or its repository would decide where a report goes.
    #[error("rapporten skrivs inte till {file}: länken {link} ligger i det arkiv som granskas")]
    #[diagnostic(help(
        "en länk i arkivet får inte avgöra var något skrivs; ange filen som länken leder till, eller en \
         annan fil"
    ))]
    ByLink { file: String, link: String },
    /// A report would replace a file that is audited, or become one.
    #[error("rapporten skrivs inte till {0}: den filen hör till ledningssystemet eller till git")]
    #[diagnostic(help(
        "välj ett annat namn; en rapport får ligga i arkivet, men inte som .yaml, inte i stället för baslinjen och inte \
         i mappen .git"
    ))]
    IsRead(String),
    /// Two reports would go to one file.
    #[error("två rapporter kan inte skrivas till {0}")]
    #[diagnostic(help("ge varje rapport en egen fil, eller med --split en egen mapp"))]
    Twice(String),
    /// The answer could not be printed.
    #[error("svaret kunde inte skrivas ut: {0}")]
    #[diagnostic(help(
        "kontrollera vart utskriften är riktad och att det finns plats; har du bett om rapporter i filer är de skrivna"
    ))]
    Unprinted(String),
    /// The program itself failed.
    #[error("något gick fel i programmet, och inget svar finns (kod: {0})")]
    #[diagnostic(help("kör igen; kommer felet tillbaka är det vårt, så rapportera det gärna med koden"))]
    Broken(String),
    /// The system gives the program no threads.
    #[error("datorn ger inte programmet de trådar det behöver")]
    #[diagnostic(help(
        "avsluta något annat program, eller höj gränsen för antalet processer och trådar (ulimit -u) och för minnet \
         (ulimit -v)"
    ))]
    NoThreads,
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
    #[diagnostic(help("kontrollera att du får skriva i mappen{done}"))]
    Write {
        file: String,
        reason: String,
        /// What was written before that, after a semicolon; may be empty.
        done: String,
    },
    /// An answer could not be saved in the file that is filled in.
    #[error("svaret kunde inte sparas i {file}: {reason}")]
    #[diagnostic(help(
        "det som var besvarat innan är sparat; kör ledningskoll new --resume med filens namn när det går att skriva i den"
    ))]
    Unsaved { file: String, reason: String },
    /// A file that was begun could not be read.
    #[error("filen {file} kan inte läsas: {why}")]
    #[diagnostic(help("kontrollera namnet, och att det är en fil med ett dokument i YAML"))]
    Unread { file: String, why: String },
    /// A link or a setting leads out of the folder.
    #[error("{file} skrivs inte: {way}")]
    #[diagnostic(help(
        "ta bort länken eller rätta mappar i inställningarna, eller ange en plats i mappen; inget har skrivits"
    ))]
    Outside {
        file: String,
        /// How it leads out, as a clause.
        way: String,
    },
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

impl BeginError {
    /// A file could not be written.
    #[must_use]
    pub fn unwritten(file: &Path, error: &std::io::Error) -> Self {
        Self::Write { file: file.display().to_string(), reason: cannot_write(error), done: String::new() }
    }

    /// A område is none of those that are known.
    #[must_use]
    pub fn unknown_area(area: &str, known: &[&str]) -> Self {
        let help = match nearest(area, known.iter().copied()) {
            Some(near) => meant(near),
            None => format!("områdena är {}", list(known, "och")),
        };
        Self::UnknownArea { area: area.to_owned(), help }
    }

    /// The same error after so many files of several were written.
    #[must_use]
    pub fn after(self, written: usize) -> Self {
        match self {
            Self::Write { file, reason, .. } if written > 0 => {
                let done = format!("; {}, och resten skrivs när du kör igen", already(written));
                Self::Write { file, reason, done }
            }
            other => other,
        }
    }
}

fn already(written: usize) -> String {
    match written {
        1 => "1 fil är skriven".to_owned(),
        written => format!("{written} filer är skrivna"),
    }
}
