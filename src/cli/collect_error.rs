//! Why reports could not be put side by side.

use crate::report::collection::written_report::NoReport;

/// Why reports could not be put side by side.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
pub enum CollectError {
    /// A file or a folder could not be read.
    #[error("{file} kan inte läsas: {reason}")]
    #[diagnostic(help("kontrollera namnet och att du får läsa den; inget har skrivits"))]
    Unread { file: String, reason: String },
    /// A folder has no reports.
    #[error("mappen {0} har ingen fil som slutar på .json")]
    #[diagnostic(help(
        "lägg rapporterna från ledningskoll audit --format json i mappen, eller ange filerna; länkar i mappen följs inte"
    ))]
    NoFiles(String),
    /// There are too many files.
    #[error("det är fler än {0} rapporter")]
    #[diagnostic(help("sammanställ dem i omgångar, till exempel ett län i taget"))]
    TooMany(usize),
    /// A file is too large.
    #[error("{file} är större än {megabytes} MB, och läses inte")]
    #[diagnostic(help(
        "en rapport om 100 000 dokument är mindre; kontrollera att det är en rapport från ledningskoll audit --format json"
    ))]
    TooLarge { file: String, megabytes: u64 },
    /// Some files are no reports that can be collected.
    #[error("{told}")]
    #[diagnostic(help("{help}"))]
    NoReports { told: String, help: &'static str },
    /// A report would go where reports are read.
    #[error(
        "sammanställningen skrivs inte till {0}: där ligger en rapport, eller så läses filen som en rapport nästa gång"
    )]
    #[diagnostic(help("välj ett annat namn, eller en annan mapp än den som rapporterna ligger i"))]
    IsRead(String),
    /// A link beside the reports would decide where it goes.
    #[error("sammanställningen skrivs inte till {file}: länken {link} ligger bland rapporterna eller i deras arkiv")]
    #[diagnostic(help(
        "en länk där får inte avgöra var något skrivs; ange filen som länken leder till, eller en annan"
    ))]
    ByLink { file: String, link: String },
    /// A duration cannot be parsed.
    #[error("\"{0}\" är ingen tid")]
    #[diagnostic(help("skriv till exempel --older-than 30d, --older-than 6m eller --older-than 1y"))]
    Span(String),
}

/// The most files that are named.
const MOST_NAMED: usize = 10;

impl CollectError {
    /// The files that are no reports, in their order.
    #[must_use]
    pub fn no_reports(files: &[(String, NoReport)]) -> Self {
        let mut told: Vec<String> =
            files.iter().take(MOST_NAMED).map(|(file, why)| format!("{file} {}", sentence(why))).collect();
        if files.len() > MOST_NAMED {
            told.push(format!("och {} filer till", files.len() - MOST_NAMED));
        }
        Self::NoReports { told: told.join("; "), help: files.first().map_or("", |(_, why)| help(why)) }
    }
}

fn sentence(why: &NoReport) -> String {
    match why {
        NoReport::NoJson(line, column) => format!("är inte JSON: rad {line}, tecken {column} går inte att läsa"),
        NoReport::CutOff => "tar slut mitt i".to_owned(),
        NoReport::Version(version) => {
            format!("är skriven i version {version} av formatet, och det här programmet läser version 1")
        }
        NoReport::Other(line) => format!("är ingen rapport från ledningskoll audit (rad {line})"),
    }
}

fn help(why: &NoReport) -> &'static str {
    match why {
        NoReport::CutOff => "hämta filen igen, eller be om en ny; inget har skrivits",
        NoReport::Version(_) => "uppdatera programmet, eller be om en rapport i version 1; inget har skrivits",
        NoReport::NoJson(..) | NoReport::Other(_) => {
            "ta bort filen eller ange rapporterna en och en; en rapport skrivs med ledningskoll audit --output \
             json=rapport.json; inget har skrivits"
        }
    }
}
