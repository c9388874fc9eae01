//! Why documents could not be published.

/// Why documents could not be published.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
pub enum PublishError {
    /// No document is in force on the day.
    #[error("inget dokument gällde {date}, så det finns inget att publicera")]
    #[diagnostic(help("{help}"))]
    NothingInForce { date: String, help: String },
    /// A personnummer stands in each document.
    #[error("inget är publicerat: ett personnummer står i varje dokument som skulle vara med ({0})")]
    #[diagnostic(help("ta bort numren; ledningskoll audit --select integritet visar var de står"))]
    OnlyPrivate(usize),
    /// No document could be read.
    #[error("inget är publicerat: inget dokument gick att läsa ({0})")]
    #[diagnostic(help("ledningskoll audit visar vad som är fel i dem"))]
    OnlyUnread(usize),
    /// The folder holds what the command has not written.
    #[error("mappen {folder} skrivs inte över: {file} hör inte till det som programmet har skrivit")]
    #[diagnostic(help("ange en ny eller tom mapp; mappen ersätts som helhet, så att inget gammalt ligger kvar"))]
    Foreign { folder: String, file: String },
    /// A file of the folder was changed after the command had written it.
    #[error("mappen {folder} skrivs inte över: {file} har ändrats sedan programmet skrev filen")]
    #[diagnostic(help(
        "flytta filen till en annan mapp och kör igen; ledningskoll import läser in en Word-fil som har ändrats"
    ))]
    Changed { folder: String, file: String },
    /// What the folder holds could not be read.
    #[error("mappen {folder} skrivs inte över: {file} gick inte att läsa, {reason}")]
    #[diagnostic(help("se till att du får läsa hela mappen, eller ange en ny"))]
    Unread { folder: String, file: String, reason: String },
    /// The command is run in the folder, or in one in it.
    #[error("mappen {0} skrivs inte över: du står i den, och den ersätts som helhet")]
    #[diagnostic(help("gå upp ur mappen, eller ange en annan, till exempel --output publicerat"))]
    StoodIn(String),
    /// A link of the audited folder or its repository would decide where the pages go.
    #[error("det går inte att publicera i {folder}: länken {link} ligger i det arkiv som läses")]
    #[diagnostic(help(
        "en länk i arkivet får inte avgöra var något skrivs; ange mappen som länken leder till, eller en annan"
    ))]
    ByLink { folder: String, link: String },
    /// The folder is one of git, or named as a document.
    #[error("det går inte att publicera i {0}: den mappen hör till ledningssystemet eller till git")]
    #[diagnostic(help("välj en annan mapp, till exempel --output publicerat"))]
    IsRead(String),
    /// The folder could not be written.
    #[error("det gick inte att publicera i {folder}: {reason}")]
    #[diagnostic(help("kontrollera att det finns plats och att du får skriva där; mappen är som den var"))]
    Unwritten { folder: String, reason: String },
    /// The folder could not be written, and what lay there could not be put back.
    #[error("det gick inte att publicera i {folder}: {reason}; det som låg där ligger nu i {at}")]
    #[diagnostic(help("flytta tillbaka mappen {at} till {folder} om den ska vara kvar"))]
    Astray { folder: String, at: String, reason: String },
}
