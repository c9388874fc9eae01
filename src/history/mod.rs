//! The checks of the history in git: text that changed after its decision, and files that are not committed.

use std::borrow::Cow;

use self::held::Held;
use self::memory::Memory;
use self::starting_points::{Committed, known};
use self::versions::VersionCache;
use crate::catalogue::Catalogue;
use crate::corpus::{Document, DocumentId};
use crate::finding::{Observation, Rule, Severity};
use crate::git::{Commit, Compared, GitError, Repository};
use crate::text::Source;

mod beside;
pub mod changes;
mod decided;
pub mod decided_before;
mod decision_findings;
pub(crate) mod event;
mod held;
pub(crate) mod in_force_on;
mod likeness;
mod line;
pub mod memory;
pub(crate) mod old_document;
mod on_disk;
mod origins;
mod renamed;
mod starting_points;
pub(crate) mod timeline;
mod trail;
mod uncommitted;
pub mod version;
mod versions;

/// A text that was changed after it was decided.
pub const CHANGED: Rule = Rule {
    id: "historik/andrad-efter-faststallande",
    title: "Innehållet har ändrats efter beslutet",
    severity: Severity::Error,
    manual: "Programmet letar i git upp den version av dokumentet som kom in med det nuvarande beslutet (fastställd och \
             version) och jämför innehållet med dagens. Har något annat ändrats än det som hör till skötseln, till exempel \
             status, granskning och dag för översyn, är det inte längre den beslutade texten som gäller. Kommentarer, \
             ordning, radbrytningar och tomma fält räknas inte, och flyttade eller omdöpta filer följs. Fastställ texten på \
             nytt med ny version och nytt datum, eller ta tillbaka ändringen. Är dokumentet under revidering blir det en \
             varning i stället för en brist.",
};
/// A file that is not committed as it is on disk.
pub const UNCOMMITTED: Rule = Rule {
    id: "historik/ej-incheckad",
    title: "Filen är inte incheckad som den står",
    severity: Severity::Warning,
    manual: "Filen finns i mappen men inte i git, eller har ändrats sedan den senast checkades in. Då går det inte att visa \
             i efterhand vad som gällde och när. Checka in filen med git add och git commit. Där programmet körs efter en \
             incheckning, som i ett arbetsflöde på GitHub eller GitLab, kan det inte hända.",
};
/// A review that was put off without any other change.
pub const POSTPONED: Rule = Rule {
    id: "historik/oversyn-flyttad",
    title: "Dagen för översyn har flyttats fram utan att något annat ändrats",
    severity: Severity::Note,
    manual: "Sedan dokumentet beslutades har nästa_översyn fått ett senare datum medan allt annat står kvar som det var. Det \
             kan vara en översyn som inte ledde till någon ändring. Skriv i så fall när den gjordes i granskad och av vem i \
             granskad_av, så syns det att den är gjord.",
};

/// A version that changed without a new decision.
pub const RESTAMPED: Rule = Rule {
    id: "historik/version-utan-beslut",
    title: "Versionen har ändrats men inte dagen för beslutet",
    severity: Severity::Note,
    manual: "Dokumentet har fått ett annat versionsnummer än när det fastställdes, medan fastställd är samma dag som förut. \
             Är det en ny version, så saknas uppgiften om när den beslutades; är det samma, så har numret ändrats i onödan. \
             Ett nummer som fylls i för första gången räknas bara om texten blev en annan, och 1 och 1.0 är samma version. \
             Skriv dagen för det nya beslutet i fastställd, eller ta tillbaka versionen.",
};

/// The rules on history.
pub const RULES: [Rule; 4] = [CHANGED, UNCOMMITTED, POSTPONED, RESTAMPED];
/// The rules on what was decided, which compare a text with its earlier versions.
pub const OF_DECISIONS: [Rule; 3] = [CHANGED, POSTPONED, RESTAMPED];

/// Whether the history was assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum History {
    /// It was assessed.
    Assessed,
    /// It was assessed without this many documents: they are in a nested repository, or have another path in git.
    AssessedBut(usize),
    /// No rule on history was selected.
    NotAsked,
    /// It was not assessed, for this reason.
    NotAssessed(String),
}

impl History {
    /// True if the history was assessed, for all documents or for most.
    #[must_use]
    pub fn is_assessed(&self) -> bool {
        matches!(self, Self::Assessed | Self::AssessedBut(_))
    }

    /// Why the history was not assessed, or not for every document, where it should have been.
    #[must_use]
    pub fn reason(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Assessed | Self::NotAsked => None,
            Self::AssessedBut(1) => Some("1 dokument finns inte i arkivets egen historik".into()),
            Self::AssessedBut(count) => Some(format!("{count} dokument finns inte i arkivets egen historik").into()),
            Self::NotAssessed(reason) => Some(Cow::Borrowed(reason)),
        }
    }

    /// The same as a sentence for the reader of a report.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        let reason = self.reason()?;
        Some(match self {
            Self::AssessedBut(_) => format!("historiken är inte bedömd för alla: {reason}"),
            Self::Assessed | Self::NotAsked | Self::NotAssessed(_) => format!("historiken är inte bedömd: {reason}"),
        })
    }
}

/// The input of the checks of the history.
#[derive(Debug, Clone, Copy)]
pub struct HistoryInput<'audit> {
    /// The repository.
    pub repository: &'audit Repository,
    /// The commit that is read; none if the files on disk are.
    pub at: Option<&'audit Commit>,
    /// The catalogue, which says what a decision is.
    pub catalogue: &'audit Catalogue,
    /// The files.
    pub sources: &'audit [Source],
    /// The documents.
    pub documents: &'audit [Document],
    /// What other audits have read of the same history.
    pub memory: &'audit Memory,
}

impl HistoryInput<'_> {
    fn path(&self, id: DocumentId) -> &str {
        &self.sources[self.documents[id.0].source.0 as usize].path
    }

    /// A path of the folder as a path of its repository.
    fn in_repository(&self, path: &str) -> String {
        format!("{}{path}", self.repository.prefix)
    }
}

/// The findings on the history, and whether it could be assessed.
#[must_use]
pub fn check(past: HistoryInput<'_>) -> (Vec<Observation>, History) {
    match findings(past) {
        Ok((findings, 0)) => (findings, History::Assessed),
        Ok((findings, missing)) => (findings, History::AssessedBut(missing)),
        Err((findings, error)) => (findings, History::NotAssessed(reason(&error))),
    }
}

/// The findings, and how many documents are not in the history; if git fails, the findings so far and the error.
fn findings(past: HistoryInput<'_>) -> Result<(Vec<Observation>, usize), (Vec<Observation>, GitError)> {
    let none = |error| (Vec::new(), error);
    let head = past.repository.head().map_err(none);
    let commit = past.at.cloned().map_or(head, Ok)?;
    let (repository, at) = (past.repository, past.at);
    // The git processes run at the same time.
    let (uncommitted, read) = rayon::join(
        || at.map_or_else(|| uncommitted::compare(past, &commit), |_| Ok(Compared::default())),
        || past.memory.log(repository, &commit),
    );
    let Compared { uncommitted, in_other_form } = uncommitted.map_err(none)?;
    let mut findings = uncommitted::check(past, &uncommitted);
    let known = known(past.documents);
    let found = read.and_then(|(log, step)| {
        of_decisions(past, Committed { log: &log, step, uncommitted: &uncommitted, known: &known })
    });
    match found {
        Ok((found, missing)) => {
            findings.extend(found);
            Ok((findings, missing + in_other_form.len()))
        }
        Err(error) => Err((findings, error)),
    }
}

/// The findings on documents whose content is not the decided one, and how many documents are not in the history.
fn of_decisions(past: HistoryInput<'_>, of: Committed<'_, '_>) -> Result<(Vec<Observation>, usize), GitError> {
    let mut cache = VersionCache::new(past.catalogue, past.repository.blobs()?, past.memory.take());
    let traces = decided::traces(past, of, &mut cache)?;
    let missing = traces.missing;
    let mut held = Held::new(past, of, (traces.origins, &mut cache));
    let mut findings = Vec::new();
    for trace in &traces.of_documents {
        findings.extend(held.changed(trace)?);
        findings.extend(decision_findings::postponed(past, trace, of.log));
        findings.extend(decision_findings::restamped(past, trace, of.log));
    }
    past.memory.keep(cache.into_read());
    Ok((findings, missing))
}

/// Why the history cannot be assessed, as the end of a sentence.
#[must_use]
pub fn reason(error: &GitError) -> String {
    let reason = match error {
        GitError::NoProgram => "programmet git finns inte på datorn",
        GitError::NoRepository(_) => "mappen ligger inte i git",
        GitError::Owner { .. } => "mappen ägs av en annan användare på datorn, så git läser den inte",
        GitError::Bare(_) => "det finns ingen arbetsmapp",
        GitError::Unborn => "ingenting är incheckat ännu",
        GitError::Shallow => "den är bara delvis hämtad, och git fetch --unshallow hämtar resten",
        GitError::MissingObjects => "delar av den är inte hämtade, och git clone utan --filter hämtar allt",
        GitError::UnknownRevision { .. }
        | GitError::NoSuchDay { .. }
        | GitError::BeforeHistory { .. }
        | GitError::NoFolderThen { .. }
        | GitError::NoMergeBase { .. }
        | GitError::Silent(_)
        | GitError::Unmerged(_)
        | GitError::Failed(_) => return error.to_string(),
    };
    reason.to_owned()
}
