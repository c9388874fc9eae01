//! Why what an authority asks for could not be put together, or a file of it not be examined.

/// Why there is no bundle.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
pub enum BundleError {
    /// No enhet is named, though enheter are described.
    #[error("det framgår inte vilken enhet underlaget gäller")]
    #[diagnostic(help("{help}"))]
    NoUnit { help: String },
    /// The name is neither that of a ZIP nor of a folder.
    #[error("underlaget skrivs inte till {0}: det är varken en fil som slutar på .zip eller en mapp")]
    #[diagnostic(help(
        "skriv till exempel --output underlag.zip för en enda fil att lämna över, eller --output underlag för en mapp"
    ))]
    NoZip(String),
    /// What is examined is a folder.
    #[error("{0} är en mapp, och det som kontrolleras är en fil")]
    #[diagnostic(help(
        "ange zip-filen som lämnades; i en mapp står varje fils SHA-256 i manifest.json, och mappen som helhet har ingen summa"
    ))]
    Folder(String),
    /// The day has not been.
    #[error("{flag} {day} har inte varit än, så ingen vet vad som gäller då")]
    #[diagnostic(help("ange {today} eller en tidigare dag"))]
    NotYet { flag: &'static str, day: String, today: String },
    /// Nothing applies to the enhet on the day.
    #[error("inget dokument som begärs gällde {date} för {unit}, så det finns inget att lämna")]
    #[diagnostic(help("{help}"))]
    Nothing { unit: String, date: String, help: String },
    /// A personnummer stands in what would be handed over.
    #[error("underlaget är inte skrivet: personnummer står i {}", crate::text::words::list(.places, "och"))]
    #[diagnostic(help("{help}"))]
    Private { places: Vec<String>, help: &'static str },
    /// The files do not fit the format.
    #[error("underlaget går inte att packa: {0}")]
    #[diagnostic(help("begränsa det med --act eller --område, eller ta en enhet i taget"))]
    Unpacked(String),
    /// It could not be written.
    #[error("underlaget kunde inte skrivas till {file}: {reason}")]
    #[diagnostic(help("kontrollera att mappen finns, att det finns plats och att du får skriva där; {done}"))]
    Unwritten { file: String, reason: String, done: String },
    /// The file could not be read.
    #[error("{file} gick inte att läsa: {reason}")]
    #[diagnostic(help("kontrollera namnet, och att du får läsa filen"))]
    Unread { file: String, reason: String },
    /// The file is no whole ZIP.
    #[error("{0} går inte att läsa som en zip-fil")]
    #[diagnostic(help(
        "filen är skadad, avkortad eller något annat än ett underlag; be den som lämnade den om den på nytt"
    ))]
    Broken(String),
    /// The file was not made by the program.
    #[error("{0} är inget underlag från ledningskoll: förteckningen manifest.json saknas i den")]
    #[diagnostic(help(
        "kontrollera att det är rätt fil; en fil som är avkortad på vägen kan också se ut så, så be om den på nytt"
    ))]
    NoList(String),
    /// The sum is none.
    #[error("--sum {0} är ingen kontrollsumma")]
    #[diagnostic(help("en SHA-256 är 64 tecken, siffror och bokstäverna a till f; kopiera den ur följebrevet"))]
    NoSum(String),
}
