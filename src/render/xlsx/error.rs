//! The errors of writing a workbook, and of reading an earlier one.

/// The error of writing a workbook.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
pub enum WorkbookError {
    /// `rust_xlsxwriter` refused something, with its message.
    #[error("arbetsboken för Excel kunde inte göras: {0}")]
    #[diagnostic(help("skriv rapporten i ett annat format, till exempel --output json=rapport.json"))]
    Refused(String),
}

/// Why the plan of an earlier workbook is not carried over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, miette::Diagnostic)]
pub enum KeepError {
    /// The file could not be read.
    #[error("{file} kunde inte öppnas: {reason}")]
    #[diagnostic(help("kontrollera stavningen och att du har rätt att läsa filen; inget har skrivits"))]
    Unopened { file: String, reason: String },
    /// It is no workbook.
    #[error("{0} går inte att läsa som en Excel-arbetsbok")]
    #[diagnostic(help("öppna filen i Excel och spara den som .xlsx utan lösenord; inget har skrivits"))]
    NoWorkbook(String),
    /// It is over the limits.
    #[error("{0} är för stor för att föras över")]
    #[diagnostic(help(
        "en arbetsbok får vara högst 50 MB, packa upp till högst 200 MB och ha högst 50 000 rader och 200 kolumner i åtgärdsplanen; inget har \
         skrivits"
    ))]
    TooLarge(String),
    /// It has no plan.
    #[error("{0} har inget blad som heter Åtgärdsplan")]
    #[diagnostic(help("ange en arbetsbok som programmet har skrivit, och låt bladet heta så; inget har skrivits"))]
    NoPlan(String),
    /// The rows of the plan cannot be told apart.
    #[error("bladet {sheet} i {file} har ingen kolumn som heter Nyckel")]
    #[diagnostic(help(
        "det är på nyckeln som raderna känns igen; ta fram kolumnen igen, eller skriv en ny arbetsbok utan --keep och för över \
         för hand; inget har skrivits"
    ))]
    NoKeys { file: String, sheet: &'static str },
    /// A formula has no value.
    #[error("en formel på rad {row} i bladet {sheet} har inget värde")]
    #[diagnostic(help("öppna arbetsboken i Excel och spara den, så att värdena följer med; inget har skrivits"))]
    NoValue { sheet: &'static str, row: usize },
    /// No workbook is written.
    #[error("--keep för över till en ny arbetsbok, och ingen skrivs")]
    #[diagnostic(help("lägg till --output xlsx=FIL; det får vara samma fil"))]
    NothingWritten,
    /// Another format would replace the workbook.
    #[error("{0} är arbetsboken som ska föras över, och får bara ersättas av en arbetsbok")]
    #[diagnostic(help("välj en annan fil för det andra formatet; inget har skrivits"))]
    Replaced(String),
    /// What is in the workbook would be lost if it were replaced.
    #[error("{file} ersätts inte, för allt i den kan inte föras över: {left}")]
    #[diagnostic(help(
        "skriv den nya arbetsboken till en annan fil, så finns det kvar i den gamla; inget har skrivits"
    ))]
    WouldLose { file: String, left: String },
    /// Someone has saved it meanwhile.
    #[error("{0} har ändrats sedan den lästes")]
    #[diagnostic(help("stäng den i Excel och kör igen; inget har skrivits"))]
    Changed(String),
}
