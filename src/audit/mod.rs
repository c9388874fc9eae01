//! The conductor: from a folder to a report, one stage after the other.

pub mod dossier;
pub mod rows;

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::catalogue::{Catalogue, CatalogueError, Requirement};
use crate::corpus::folder::Archive;
use crate::corpus::reading::{self, Read};
use crate::corpus::settings::{self, Settings};
use crate::corpus::{Corpus, UnitId, form};
use crate::finding::{Finding, Place, RuleId, Severity};
use crate::git::{GitError, Repository};
use crate::history::{self, History, HistoryInput};
use crate::progress::Progress;
use crate::report::{Audit, Report};
use crate::rules::checks::{Inspection, check};
use crate::rules::requirements::{Context, assess};
use crate::rules::{self, examples, waivers};
use crate::text::date::{day, months_after};
use crate::text::words::nearest;
use crate::text::{Pointer, SourceId, Span};

/// What to audit, and how.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The folder.
    pub root: PathBuf,
    /// The revision or the day (ÅÅÅÅ-MM-DD) at which the folder is read; as it stands on disk if none is named.
    pub at: Option<String>,
    /// The audit date; if none is named that of `at`, else today.
    pub date: Option<Date>,
    /// Today.
    pub today: Date,
    /// The enheter to audit with all below them, by id or name; all if empty.
    pub units: Vec<String>,
    /// The rules to show, by id or prefix; all if empty.
    pub select: Vec<String>,
    /// The rules not to show, by id or prefix.
    pub ignore: Vec<String>,
    /// The profiles of local requirements to switch on, beside those that the documents name.
    pub profiles: Vec<String>,
    /// Where it is told how far the audit has come.
    pub progress: Progress,
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
    #[error("i {folder} finns {} men inget dokument", if *.files == 1 { "1 YAML-fil".to_owned() } else { format!("{} YAML-filer", .files) })]
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
    /// A profile that was named does not exist.
    #[error("det finns ingen profil som heter {name}")]
    #[diagnostic(help("{help}"))]
    UnknownProfile {
        /// What was named.
        name: String,
        /// What there is.
        help: String,
    },
    /// The catalogue is faulty.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Catalogue(#[from] CatalogueError),
    /// Something of git was asked for, and it cannot answer.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Git(#[from] GitError),
}

/// Audits a folder.
///
/// # Errors
/// If the audit cannot be made: see [`AuditError`]. What is wrong in the documents is in the report, never an error.
pub fn audit(catalogue: &Catalogue, options: &Options) -> Result<Report, AuditError> {
    let archive = open(options)?;
    let read = read(catalogue, &archive, &options.progress)?;
    let (corpus, report) = judge(catalogue, options, &archive, read)?;
    // Millions of small things are given back beside what comes next, and a program that ends does not wait for it.
    rayon::spawn(move || drop(corpus.documents));
    Ok(Report { sources: corpus.sources, ..report })
}

/// Judges what was read: the documents, and the report without its sources.
///
/// # Errors
/// If the judgement cannot be made: see [`AuditError`].
pub fn judge(
    catalogue: &Catalogue,
    options: &Options,
    archive: &Archive,
    mut read: Read,
) -> Result<(Corpus, Report), AuditError> {
    let date = archive.at.as_ref().map_or(options.today, |(_, day)| *day);
    let date = options.date.unwrap_or(date);
    let (settings, mut findings) = Settings::read(&read.documents);
    let extended = extended(catalogue, &settings, archive)?;
    let paths: Vec<&str> = read.sources.iter().map(|source| source.path.as_str()).collect();
    findings.extend(settings.missing_folders(&read.documents, &paths, |folder| archive.is_folder(folder)));
    check_rules(&extended, options)?;
    findings.extend(profile_findings(&extended, &settings, &read));
    narrow(&mut read, &settings);
    let catalogue = extended;
    let (corpus, faults) = read.into_corpus(&catalogue);
    findings.extend(faults);
    let context = Context::new(&corpus, &catalogue, date, &find_units(&corpus, &options.units)?);
    let everywhere = settings.everywhere().chain(options.profiles.iter().map(String::as_str));
    let context = everywhere.fold(context, Context::with_profile).with_limit("snarast", settings.prompt_days);
    options.progress.begin("bedömer dokument:", corpus.documents.len());
    findings.extend(check(Inspection { corpus: &corpus, catalogue: &catalogue, date, limits: settings.limits }));
    findings.extend(stale(&catalogue, date));
    let (found, history) = match repository(archive, &catalogue, &settings, options) {
        Ok(repository) => history::check(HistoryInput {
            repository,
            at: archive.at.as_ref().map(|(commit, _)| commit),
            catalogue: &catalogue,
            sources: &corpus.sources,
            documents: &corpus.documents,
        }),
        Err(history) => (Vec::new(), history),
    };
    findings.extend(found);
    rules::name(&context, &mut findings);
    let (mut assessments, assessed) = assess(&context);
    findings.extend(assessed);
    let mut settled = waivers::settle(&context, findings, &mut assessments);
    settled.retain(|(finding, _)| is_wanted(options, &finding.rule));
    let wanted: Vec<bool> =
        catalogue.requirements.iter().map(|one| is_wanted(options, &RuleId::new(&one.id))).collect();
    assessments.retain(|assessment| wanted[assessment.requirement]);
    let audit = Audit {
        date: date.to_string(),
        revision: archive.revision(),
        prefix: archive.prefix().to_owned(),
        history,
        profiles: context.profiles.keys().cloned().collect(),
        law_as_of: catalogue.law_as_of.clone(),
        focus: context.focused(),
        fail_on: settings.fail_on,
    };
    let report = rows::report(&context, audit, settled, assessments);
    drop(context);
    Ok((corpus, report))
}

/// The repository whose history is to be looked at, or why it is not.
fn repository<'archive>(
    archive: &'archive Archive,
    catalogue: &Catalogue,
    settings: &Settings,
    options: &Options,
) -> Result<&'archive Repository, History> {
    if !history::RULES.iter().any(|rule| is_wanted(options, &RuleId::new(rule.id))) {
        return Err(History::NotAsked);
    }
    if settings.leaves_history {
        return Err(History::NotAssessed("avstängd i inställningarna".to_owned()));
    }
    if catalogue.decision.stamp.is_empty() {
        return Err(History::NotAssessed("katalogen säger inte vad som är ett beslut".to_owned()));
    }
    archive.repository.as_ref().map_err(|error| History::NotAssessed(history::reason(error)))
}

/// Looks whether a folder can be audited.
///
/// # Errors
/// If it is not there, is no folder or may not be read.
pub fn check_folder(root: &Path) -> Result<(), AuditError> {
    let folder = root.display().to_string();
    match std::fs::metadata(root) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(AuditError::NoFolder(folder)),
        Err(_) => return Err(AuditError::UnreadableFolder(folder)),
        Ok(found) if !found.is_dir() => return Err(AuditError::NotAFolder(folder)),
        Ok(_) => {}
    }
    if std::fs::read_dir(root).is_err() {
        return Err(AuditError::UnreadableFolder(folder));
    }
    Ok(())
}

/// The folder, which must be there to be read or to say which repository is meant.
///
/// # Errors
/// If it is not there or may not be read, or if git cannot give what is asked for of it.
pub fn open(options: &Options) -> Result<Archive, AuditError> {
    check_folder(&options.root)?;
    Ok(Archive::open(&options.root, options.at.as_deref())?)
}

/// The documents of a folder.
///
/// # Errors
/// If there are none.
pub fn read(catalogue: &Catalogue, archive: &Archive, progress: &Progress) -> Result<Read, AuditError> {
    let read = reading::read(catalogue, archive.files()?, progress);
    let folder = archive.root.display().to_string();
    if read.files == 0 && read.findings.is_empty() {
        return Err(AuditError::NoFile(folder));
    }
    let has_fault = read.findings.iter().any(|finding| finding.severity == Severity::Error);
    match read.documents.is_empty() && !has_fault {
        true => Err(AuditError::NoDocument { folder, files: read.files }),
        false => Ok(read),
    }
}

/// The catalogue with the own requirements that the settings name, each held against its own examples.
///
/// # Errors
/// If an own requirement is faulty.
pub fn extended(catalogue: &Catalogue, settings: &Settings, archive: &Archive) -> Result<Catalogue, AuditError> {
    let folders = settings.own_requirements.iter().filter(|folder| archive.is_folder(folder));
    let mut extended = catalogue.clone();
    for folder in folders {
        extended = extended.with_own(archive.own_requirements(folder)?, folder)?;
    }
    let is_own = |requirement: &&Requirement| !catalogue.requirements.iter().any(|ours| ours.id == requirement.id);
    for requirement in extended.requirements.iter().filter(is_own) {
        if let Some(reason) = examples::contradictions(&extended, requirement).into_iter().next() {
            let path = format!("{}.yaml", requirement.id);
            return Err(AuditError::Catalogue(CatalogueError::Own { path, reason }));
        }
    }
    Ok(extended)
}

/// The findings of profiles that documents name and that the catalogue does not have.
fn profile_findings(catalogue: &Catalogue, settings: &Settings, read: &Read) -> Vec<Finding> {
    let known: BTreeSet<&str> = catalogue.requirements.iter().filter_map(|one| one.profile.as_deref()).collect();
    let unknown = settings.profiles.iter().filter(|profile| !known.contains(profile.name.as_str()));
    unknown
        .map(|profile| {
            let document = &read.documents[profile.document];
            let help = match nearest(&profile.name, known.iter().copied()) {
                Some(near) => format!("menade du {near}?"),
                None => {
                    "rätta namnet, eller ange mappen med de egna kraven under egna_krav i inställningarna".to_owned()
                }
            };
            let message = format!("profilen {} finns inte, så dess krav är inte bedömda", profile.name);
            let place = document.place_of(&Pointer::root().child("profiler"));
            Finding::new(&rules::UNKNOWN_PROFILE, message, place).help(help)
        })
        .collect()
}

/// Leaves only what the settings say is to be audited.
fn narrow(read: &mut Read, settings: &Settings) {
    let paths: Vec<String> = read.sources.iter().map(|source| source.path.clone()).collect();
    let path = |source: SourceId| paths[source.0 as usize].as_str();
    read.without_kind.retain(|source| settings.audits(path(*source)) && !settings.is_own_requirement(path(*source)));
    for source in read.without_kind.iter().filter(|source| settings.names_folder_of(path(**source))) {
        read.findings.push(form::without_kind(*source));
    }
    read.documents.retain(|document| settings.audits(path(document.source)) || document.kind.name.0 == "inställningar");
    read.findings.retain(|finding| settings.audits(path(finding.place.source)));
    read.unreadable.retain(|part| settings.audits(path(part.source)));
}

/// The note that the law in the program is old, if it is.
fn stale(catalogue: &Catalogue, today: Date) -> Option<Finding> {
    let known = day(&catalogue.law_as_of)?;
    (months_after(known, MONTHS_UNTIL_STALE) < today).then(|| {
        let message = format!("programmets uppgifter om rättsläget är från {known}");
        let place = Place { source: SourceId(0), span: Span::default(), pointer: Pointer::root() };
        Finding::new(&rules::STALE_CATALOGUE, message, place)
            .help("uppdatera programmet, och kontrollera lydelsen innan ni åberopar ett lagrum")
    })
}

const MONTHS_UNTIL_STALE: i32 = 12;

fn find_units(corpus: &Corpus, names: &[String]) -> Result<Vec<UnitId>, AuditError> {
    let organisation = &corpus.organisation;
    let find = |name: &String| {
        let found = organisation.find(name).filter(|_| !organisation.is_implied);
        found.ok_or_else(|| {
            let ids: Vec<&str> = organisation.units.iter().map(|unit| unit.id.as_str()).collect();
            let part = ids.iter().copied().find(|id| id.contains(name.to_lowercase().trim()));
            let help = match nearest(name, ids.iter().copied()).or(part) {
                _ if organisation.is_implied => "inga enheter är beskrivna; kör utan --unit".to_owned(),
                Some(near) => format!("menade du {near}?"),
                None => format!("enheterna är {}", crate::text::words::list(&ids[..ids.len().min(12)], "och")),
            };
            AuditError::UnknownUnit { name: name.clone(), help }
        })
    };
    names.iter().map(find).collect()
}

fn check_rules(catalogue: &Catalogue, options: &Options) -> Result<(), AuditError> {
    let ids = rules::ids(catalogue);
    let profiles: BTreeSet<&str> = catalogue.requirements.iter().filter_map(|one| one.profile.as_deref()).collect();
    if let Some(name) = options.profiles.iter().find(|name| !profiles.contains(name.as_str())) {
        let known: Vec<&str> = profiles.iter().copied().collect();
        let help = format!("profilerna är {}", crate::text::words::list(&known, "och"));
        return Err(AuditError::UnknownProfile { name: name.clone(), help });
    }
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
    // A folder that is not there would else look like success.
    if rule.as_str() == settings::NO_FOLDER.id {
        return true;
    }
    let is_below_any = |names: &[String]| names.iter().any(|name| rule.is_below(name));
    (options.select.is_empty() || is_below_any(&options.select)) && !is_below_any(&options.ignore)
}
