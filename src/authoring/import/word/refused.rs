//! Why a file is not read as a document of Word, and what to do instead.

use crate::authoring::import::{Fault, ImportError};

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error, miette::Diagnostic)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub enum Refused {
    /// The older format of Word.
    #[error("{0} är i Words äldre format (.doc)")]
    #[diagnostic(help(
        "öppna den i Word, välj Spara som och Word-dokument (.docx), och läs in den filen; eller lämna dokumentet där det är \
         och peka på det med ett dokument av typen extern"
    ))]
    OldWord(String),
    /// An OpenDocument.
    #[error("{0} är ett OpenDocument (.odt)")]
    #[diagnostic(help(
        "öppna det i LibreOffice eller Word, välj Spara som och Word-dokument (.docx), och läs in den filen; eller lämna det \
         där det är och peka på det med ett dokument av typen extern"
    ))]
    OpenDocument(String),
    /// A PDF.
    #[error("{0} är en PDF, som har text utan rubriker och fält")]
    #[diagnostic(help(
        "läs in Word-dokumentet som den gjordes av; finns det inte, öppna PDF:en i Word och spara den som Word-dokument \
         (.docx), eller peka på den med ett dokument av typen extern"
    ))]
    Pdf(String),
    /// Rich text.
    #[error("{0} är i formatet RTF")]
    #[diagnostic(help("öppna den i Word, välj Spara som och Word-dokument (.docx), och läs in den filen"))]
    RichText(String),
    /// It has a password.
    #[error("{0} är låst med ett lösenord")]
    #[diagnostic(help("öppna den i Word, ta bort lösenordet under Arkiv och Information, spara, och läs in den igen"))]
    Password(String),
    /// It begins as a document of Word and is none.
    #[error("{0} går inte att läsa som ett Word-dokument")]
    #[diagnostic(help("öppna den i Word och spara den på nytt som Word-dokument (.docx)"))]
    Broken(String),
    /// It holds more than is read.
    #[error("{0} är för stor")]
    #[diagnostic(help(
        "ett Word-dokument får vara högst 50 MB, packa upp till högst 200 MB och ha högst 200 000 stycken; dela upp det, \
         eller ta bort stora bilder"
    ))]
    TooLarge(String),
    /// It is a plan whose rows become more documents, or more text, than is written.
    #[error("{file} har en tabell med {rows} rader som skulle bli var sitt dokument, och det blir för mycket")]
    #[diagnostic(help("dela upp planen i flera Word-dokument; en tabell får bli högst 5 000 dokument"))]
    LongPlan { file: String, rows: usize },
    /// There is no text in it.
    #[error("{0} har ingen text, så det finns inget att läsa in")]
    #[diagnostic(help("är sidorna bilder, läs in dokumentet som de skannades av"))]
    NoText(String),
    /// It has a personal number.
    #[error("ett personnummer står i {file}, {place}; inget är skrivet ur den")]
    #[diagnostic(help("ta bort det ur Word-dokumentet, och läs in det igen"))]
    PersonalNumber { file: String, place: String },
    /// Its name has a personal number, and would be the title.
    #[error("ett personnummer står i namnet på filen {0}; inget är skrivet ur den")]
    #[diagnostic(help("ge filen ett annat namn, och läs in den igen"))]
    PersonalName(String),
    /// It cannot be written so that it is read back.
    #[error("{0} har tecken som inte kan skrivas i ett dokument")]
    #[diagnostic(help(
        "öppna den i Word och ta bort tecken som inte syns, eller kopiera texten till ett nytt dokument"
    ))]
    Unwritable(String),
    /// It has a name that says that it is a document of Word, and another content.
    #[error("{0} är inget Word-dokument, fast den heter så")]
    #[diagnostic(help("öppna den och spara den på nytt som Word-dokument (.docx)"))]
    OtherContent(String),
}

/// It cannot be read.
pub const BROKEN: Fault = |file| Refused::Broken(file).into();
/// It holds more than is read.
pub const TOO_LARGE: Fault = |file| Refused::TooLarge(file).into();

impl From<Refused> for ImportError {
    fn from(refused: Refused) -> Self {
        Self::Word(refused)
    }
}
