//! The conductor: from a folder to a report, one stage after the other.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::assess::{Ground, assess};
use crate::catalogue::{Catalogue, CatalogueError};
use crate::check::wording::nearest;
use crate::check::{identity, organisation};
use crate::corpus::discover::discover;
use crate::corpus::{Corpus, UnitId};
use crate::finding::{Finding, RuleId, Severity};
use crate::reading::{self, Files};
use crate::registry;
use crate::report::{Audit, Report};
use crate::settling;
use crate::source::git;

/// What to audit, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder.
    pub root: PathBuf,
    /// The audit date.
    pub date: Date,
    /// The enheter to audit with all below them, by id or name; all if empty.
    pub units: Vec<String>,
    /// The rules to show, by id or prefix; all if empty.
    pub select: Vec<String>,
    /// The rules not to show, by id or prefix.
    pub ignore: Vec<String>,
}

/// Why an audit could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, miette::Diagnostic)]
pub enum AuditError {
    /// There is no such folder.
    #[error("mappen {0} finns inte")]
    #[diagnostic(help("kontrollera stavningen, eller gå till mappen och kör ledningskoll audit utan sökväg"))]
    NoFolder(String),
    /// It is not a folder.
    #[error("{0} är en fil, inte en mapp")]
    #[diagnostic(help(
        "ange mappen som ledningssystemet ligger i; en ensam fil kan inte granskas utan de dokument den hör ihop med"
    ))]
    NotAFolder(String),
    /// The folder may not be read.
    #[error("mappen {0} kunde inte läsas")]
    #[diagnostic(help("kontrollera att du har rätt att läsa mappen"))]
    UnreadableFolder(String),
    /// There is no YAML file.
    #[error("i {0} finns ingen fil med ändelsen .yaml eller .yml")]
    #[diagnostic(help("ange den mapp som ledningssystemet ligger i"))]
    NoFile(String),
    /// There is YAML, but no document.
    #[error("i {folder} finns {files} YAML-filer men inget dokument")]
    #[diagnostic(help(
        "ett dokument säger vad det är på en rad som typ: rutin; ange den mapp som ledningssystemet ligger i"
    ))]
    NoDocument {
        /// Where.
        folder: String,
        /// How many files were read.
        files: usize,
    },
    /// An enhet that was asked for is not described.
    #[error("det finns ingen enhet med id eller namn {name}")]
    #[diagnostic(help("{help}"))]
    UnknownUnit {
        /// What was asked for.
        name: String,
        /// What may have been meant.
        help: String,
    },
    /// A rule that was named does not exist.
    #[error("det finns ingen regel som heter {name}")]
    #[diagnostic(help("{help}"))]
    UnknownRule {
        /// What was named.
        name: String,
        /// What may have been meant.
        help: String,
    },
    /// The catalogue is faulty.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Catalogue(#[from] CatalogueError),
}

/// Audits a folder.
///
/// # Errors
/// If the audit cannot be made: see [`AuditError`]. What is wrong in the documents is in the report, never an error.
pub fn audit(catalogue: &Catalogue, options: &Options) -> Result<Report, AuditError> {
    check_rules(catalogue, options)?;
    let (corpus, mut findings) = read(catalogue, options)?;
    let units = find_units(&corpus, &options.units)?;
    let ground = Ground::new(&corpus, catalogue, options.date, &units);
    findings.extend(identity::check(&corpus));
    findings.extend(organisation::check(&corpus));
    settling::name(&ground, &mut findings);
    let (mut assessments, assessed) = assess(&ground);
    findings.extend(assessed);
    findings.retain(|finding| is_wanted(options, &finding.rule));
    assessments
        .retain(|assessment| is_wanted(options, &RuleId::new(&catalogue.requirements[assessment.requirement].id)));
    let revision = git::revision(&options.root);
    let settled = settling::settle(&ground, findings, &mut assessments);
    let profiles = ground.profiles.keys().cloned().collect();
    drop(ground);
    let law_as_of = catalogue.law_as_of.clone();
    let about = Audit { date: options.date.to_string(), revision, profiles, law_as_of };
    Ok(settling::report(corpus, catalogue, about, (settled, assessments)))
}

fn read(catalogue: &Catalogue, options: &Options) -> Result<(Corpus, Vec<Finding>), AuditError> {
    let folder = options.root.display().to_string();
    match std::fs::metadata(&options.root) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(AuditError::NoFolder(folder)),
        Err(_) => return Err(AuditError::UnreadableFolder(folder)),
        Ok(found) if !found.is_dir() => return Err(AuditError::NotAFolder(folder)),
        Ok(_) => {}
    }
    if std::fs::read_dir(&options.root).is_err() {
        return Err(AuditError::UnreadableFolder(folder));
    }
    let read = reading::read(catalogue, Files::Folder(discover(&options.root)));
    if read.files == 0 && read.findings.is_empty() {
        return Err(AuditError::NoFile(folder));
    }
    let has_fault = read.findings.iter().any(|finding| finding.severity == Severity::Error);
    if read.documents.is_empty() && !has_fault {
        return Err(AuditError::NoDocument { folder, files: read.files });
    }
    Ok(read.into_corpus(catalogue))
}

fn find_units(corpus: &Corpus, names: &[String]) -> Result<Vec<UnitId>, AuditError> {
    let organisation = &corpus.organisation;
    let find = |name: &String| {
        let found = organisation.find(name).filter(|_| !organisation.is_implied);
        found.ok_or_else(|| {
            let ids: Vec<&str> = organisation.units.iter().map(|unit| unit.id.as_str()).collect();
            let help = match nearest(name, ids.iter().copied()) {
                _ if organisation.is_implied => "inga enheter är beskrivna; kör utan --unit".to_owned(),
                Some(near) => format!("menade du {near}?"),
                None => format!("enheterna är {}", crate::check::wording::list(&ids[..ids.len().min(12)], "och")),
            };
            AuditError::UnknownUnit { name: name.clone(), help }
        })
    };
    names.iter().map(find).collect()
}

fn check_rules(catalogue: &Catalogue, options: &Options) -> Result<(), AuditError> {
    let ids = registry::ids(catalogue);
    for name in options.select.iter().chain(&options.ignore) {
        if !ids.iter().any(|id| RuleId::new(id).is_below(name)) {
            let help = match nearest(name, ids.iter().map(String::as_str)) {
                Some(near) => format!("menade du {near}?"),
                None => "skriv en regels id, som form/datum, eller dess första del, som sosfs-2011-9".to_owned(),
            };
            return Err(AuditError::UnknownRule { name: name.clone(), help });
        }
    }
    Ok(())
}

fn is_wanted(options: &Options, rule: &RuleId) -> bool {
    let is_below_any = |names: &[String]| names.iter().any(|name| rule.is_below(name));
    (options.select.is_empty() || is_below_any(&options.select)) && !is_below_any(&options.ignore)
}
