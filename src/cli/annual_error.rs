//! Why the draft of a patientsäkerhetsberättelse could not be made.

/// Why the draft could not be made.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
pub enum AnnualError {
    /// The year has not begun.
    #[error("år {year} har inte börjat {date}, så det finns inget att berätta om")]
    #[diagnostic(help("ange ett år som har börjat, till exempel --year {began}"))]
    NotBegun { year: i16, date: String, began: i16 },
    /// Several vårdgivare are described, and none is named.
    #[error("{number} vårdgivare är beskrivna, och var och en har en egen patientsäkerhetsberättelse")]
    #[diagnostic(help("ange vårdgivaren med --unit; det finns {ids}"))]
    SeveralCarers { number: usize, ids: String },
    /// No vårdgivare is described, only enheter below others.
    #[error("ingen vårdgivare är beskriven: varje enhet har en överordnad")]
    #[diagnostic(help("rätta fältet överordnad i enheternas dokument; ledningskoll audit visar var det brister"))]
    NoCarer,
    /// The named enhet is no vårdgivare.
    #[error("{name} är ingen vårdgivare, och patientsäkerhetsberättelsen är vårdgivarens")]
    #[diagnostic(help("{help}"))]
    NotACarer { name: String, help: String },
    /// The file of the document exists already.
    #[error("filen {0} finns redan och skrivs inte över")]
    #[diagnostic(help("välj ett annat namn med --output, eller öppna filen som finns; inget har skrivits"))]
    Exists(String),
    /// The draft would be two documents.
    #[error("utkastet skrivs inte också till {0}: det blir ett dokument, och två med samma id skiljs inte åt")]
    #[diagnostic(help("ange yaml=FIL en gång; inget har skrivits"))]
    SecondDocument(String),
}
