//! The options of an audit, and its errors.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::catalogue::{Catalogue, CatalogueError};
use crate::corpus::folder::ReadFrom;
use crate::corpus::settings::Settings;
use crate::corpus::{Corpus, HeldFolder, UnitId, settings};
use crate::finding::RuleId;
use crate::git::GitError;
use crate::history::memory::Memory;
use crate::progress::Progress;
use crate::report::asked;
use crate::rules;
use crate::rules::kept::Kept;
use crate::text::words::{did_you_mean, list, meant, nearest};

/// The options of an audit.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The folder.
    pub root: PathBuf,
    /// The revision or the day (ÅÅÅÅ-MM-DD) at which the folder is read; the files on disk if none.
    pub at: Option<String>,
    /// The files of the folder, where they were handed over and nothing is read from a disk.
    pub held: Option<Arc<HeldFolder>>,
    /// What is read where `at` names nothing.
    pub from: ReadFrom,
    /// The audit date; if none, the day of `at`, else today.
    pub date: Option<Date>,
    /// Today.
    pub today: Date,
    /// The enheter to audit with all below them, by id or name; all if empty.
    pub units: Vec<String>,
    /// The rules to show, by id or prefix; all if empty.
    pub select: Vec<String>,
    /// The rules not to show, by id or prefix.
    pub ignore: Vec<String>,
    /// The profiles of local requirements to enable, beside those that the documents name.
    pub profiles: Vec<String>,
    /// The progress bar.
    pub progress: Progress,
    /// The folder relative to the root of the repository, with `/` at its end, where it had another name at the revision.
    pub prefix: Option<String>,
    /// The law and the settings of another state, where those of the folder cannot be read.
    pub borrowed: Option<Arc<Borrowed>>,
    /// What was read of the history in git, for the next audit of the same folder.
    pub memory: Arc<Memory>,
    /// What was found of each document, for the next judgement of the same folder; none where a report is made of it.
    pub kept: Option<Arc<Kept>>,
}

/// The law and the settings of one state of a folder, to judge another by whose own cannot be read.
#[derive(Debug, Clone)]
pub struct Borrowed {
    /// The catalogue with the own requirements of that state.
    pub law: Catalogue,
    /// Its settings; none where the state that is judged has its own.
    pub settings: Option<Settings>,
}

impl Borrowed {
    /// The law and the settings of a state, for one whose settings cannot be read.
    #[must_use]
    pub fn with_settings(self, settings: &Settings) -> Self {
        // The numbers of documents are those of the other state, and what is wrong in its settings is told there.
        let is_known = |name: &str| self.law.requirements.iter().any(|one| one.profile.as_deref() == Some(name));
        let mut settings = Settings { document: None, ..settings.clone() };
        settings.profiles.retain(|profile| is_known(&profile.name));
        Self { settings: Some(settings), ..self }
    }
}

/// Why an audit could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, miette::Diagnostic)]
pub enum AuditError {
    /// The folder does not exist.
    #[error("mappen {0} finns inte")]
    #[diagnostic(help("kontrollera stavningen, eller gå till mappen och kör ledningskoll audit utan sökväg"))]
    NoFolder(String),
    /// The path is not a folder.
    #[error("{0} är en fil, inte en mapp")]
    #[diagnostic(help(
        "ange mappen som ledningssystemet ligger i; en ensam fil kan inte granskas utan de dokument den hör ihop med"
    ))]
    NotAFolder(String),
    /// The folder cannot be read.
    #[error("mappen {0} kunde inte läsas")]
    #[diagnostic(help("kontrollera att du har rätt att läsa mappen"))]
    UnreadableFolder(String),
    /// There is no YAML file.
    #[error("i {0} finns ingen fil med ändelsen .yaml eller .yml")]
    #[diagnostic(help("ange den mapp som ledningssystemet ligger i"))]
    NoFile(String),
    /// There is YAML, but no document.
    #[error("i {folder} finns {} men inget dokument", if *.files == 1 { "1 YAML-fil".to_owned() } else { format!("{} YAML-filer", .files) })]
    #[diagnostic(help(
        "ett dokument säger vad det är på en rad som typ: rutin; ange den mapp som ledningssystemet ligger i"
    ))]
    NoDocument {
        /// The folder.
        folder: String,
        /// The number of files that were read.
        files: usize,
    },
    /// A selected enhet is not described.
    #[error("det finns ingen enhet med id eller namn {name}")]
    #[diagnostic(help("{help}"))]
    UnknownUnit {
        /// The name on the command line.
        name: String,
        /// The nearest known name, or the known names.
        help: String,
    },
    /// A rule that was named does not exist.
    #[error("det finns ingen regel som heter {name}")]
    #[diagnostic(help("{help}"))]
    UnknownRule {
        /// The name on the command line.
        name: String,
        /// The nearest known rule, or how rules are named.
        help: String,
    },
    /// A profile that was named does not exist.
    #[error("det finns ingen profil som heter {name}")]
    #[diagnostic(help("{help}"))]
    UnknownProfile {
        /// The name on the command line.
        name: String,
        /// The known profiles.
        help: String,
    },
    /// The settings name a folder of own requirements outside the audited folder.
    #[error("{place}egna_krav {folder} läses inte: {way}")]
    #[diagnostic(help(
        "lägg de egna kraven i ledningssystemets mapp, och skriv sökvägen därifrån, till exempel egna_krav: [krav]"
    ))]
    OutsideFolder {
        /// The file and the line in the settings, before a colon; empty if unknown.
        place: String,
        /// The folder, as it is written.
        folder: String,
        /// How it leads out.
        way: String,
    },
    /// The catalogue is faulty.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Catalogue(#[from] CatalogueError),
    /// A git command that the options need failed.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Git(#[from] GitError),
}

/// The enheter that `--unit` names, by id or name.
///
/// # Errors
/// If one is not described.
pub fn find_units(corpus: &Corpus, names: &[String]) -> Result<Vec<UnitId>, AuditError> {
    let organisation = &corpus.organisation;
    let find = |name: &String| {
        let found = organisation.find(name).filter(|_| !organisation.is_implied);
        found.ok_or_else(|| {
            let ids: Vec<&str> = organisation.units.iter().map(|unit| unit.id.as_str()).collect();
            let part = ids.iter().copied().find(|id| id.contains(name.to_lowercase().trim()));
            let help = match nearest(name, ids.iter().copied()).or(part) {
                _ if organisation.is_implied => "inga enheter är beskrivna; kör utan --unit".to_owned(),
                Some(near) => meant(near),
                None => format!("enheterna är {}", list(&ids[..ids.len().min(12)], "och")),
            };
            AuditError::UnknownUnit { name: name.clone(), help }
        })
    };
    names.iter().map(find).collect()
}

/// Refuses a rule or a profile that does not exist.
///
/// # Errors
/// If one that the options name is not there.
pub(super) fn check_rules(catalogue: &Catalogue, options: &Options) -> Result<(), AuditError> {
    let ids = rules::ids(catalogue);
    let profiles: BTreeSet<&str> = catalogue.requirements.iter().filter_map(|one| one.profile.as_deref()).collect();
    if let Some(name) = options.profiles.iter().find(|name| !profiles.contains(name.as_str())) {
        let known: Vec<&str> = profiles.iter().copied().collect();
        let help = format!("profilerna är {}", list(&known, "och"));
        return Err(AuditError::UnknownProfile { name: name.clone(), help });
    }
    for name in options.select.iter().chain(&options.ignore) {
        if !ids.iter().any(|id| RuleId::new(*id).is_below(name)) {
            let help = did_you_mean(name, ids.iter().copied()).unwrap_or_else(|| {
                "skriv en regels id, som form/datum, eller dess första del, som sosfs-2011-9".to_owned()
            });
            return Err(AuditError::UnknownRule { name: name.clone(), help });
        }
    }
    Ok(())
}

/// The options with the present ids of requirements that had others earlier, and notes that say so.
pub(super) fn with_present_ids(catalogue: &Catalogue, options: &Options) -> (Options, Vec<String>) {
    let named = options.select.iter().chain(&options.ignore);
    let notes = named.filter_map(|name| catalogue.renamed(name)).collect();
    let present = |names: &[String]| names.iter().map(|name| catalogue.present_id(name).to_owned()).collect();
    (Options { select: present(&options.select), ignore: present(&options.ignore), ..options.clone() }, notes)
}

/// True if the findings of a rule are to be shown.
pub(super) fn is_wanted(options: &Options, rule: &RuleId) -> bool {
    // Shown whatever the selection: a missing folder would otherwise look like success.
    if rule.as_str() == settings::NO_FOLDER.id {
        return true;
    }
    asked::is_wanted((&options.select, &options.ignore), rule)
}
