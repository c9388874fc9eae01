//! The audit: from a folder to a report, one stage after the other.

pub(crate) mod dossier;
pub mod holding;
mod judgement;
mod options;
mod own_requirements;
pub(crate) mod rows;
mod what_was_asked;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use self::options::{check_rules, is_wanted, with_present_ids};
use crate::catalogue::{Catalogue, kind};
use crate::corpus::folder::{Archive, ReadFrom};
use crate::corpus::reading::{self, Read, Reader};
use crate::corpus::settings::Settings;
use crate::corpus::{Corpus, Unreadable, form};
use crate::finding::{About, Finding, Observation, Place, RuleId, Severity};
use crate::git::{self, GitError, Repository};
use crate::history::{self, History, HistoryInput};
use crate::progress::Progress;
use crate::report::{Agreement, Audit, Report};
use crate::rules::checks::{Inspection, check, check_again};
use crate::rules::requirements::{Assessment, Context, assess, assess_again};
use crate::rules::{self, recurrence, waivers};
use crate::text::date::{day, months_after};
use crate::text::words::{meant, nearest};
use crate::text::{Pointer, SourceId, Span};

pub use judgement::Judgement;
pub use options::{AuditError, Borrowed, Options, find_units};
pub use own_requirements::extended;

/// Audits a folder.
///
/// # Errors
/// If the audit cannot be made: see [`AuditError`]. A fault in a document is a finding in the report, never an error.
pub fn audit(catalogue: &Catalogue, options: &Options) -> Result<Report, AuditError> {
    let (_, corpus, report) = audited(catalogue, options)?;
    // Freeing the trees takes 80 ms for 10,000 documents; another thread does it.
    rayon::spawn(move || drop(corpus.documents));
    Ok(report)
}

/// Audits a folder, and keeps what was read of it.
///
/// # Errors
/// If the audit cannot be made: see [`AuditError`].
pub fn audited(catalogue: &Catalogue, options: &Options) -> Result<(Archive, Corpus, Report), AuditError> {
    judged(catalogue, options, |judgement| judgement.report())
}

/// Audits a folder, and keeps what was read of it and the law in force there: the catalogue with the own requirements of the folder.
///
/// # Errors
/// If the audit cannot be made: see [`AuditError`].
pub fn audited_with_law(catalogue: &Catalogue, options: &Options) -> Result<(Catalogue, Corpus, Report), AuditError> {
    let tell = |judgement: Judgement<'_>| (judgement.law().clone(), judgement.report());
    let (_, corpus, (law, report)) = judged(catalogue, options, tell)?;
    Ok((law, corpus, report))
}

/// Reads a folder, judges it, and tells what that came to.
fn judged<Told>(
    catalogue: &Catalogue,
    options: &Options,
    tell: impl FnOnce(Judgement<'_>) -> Told,
) -> Result<(Archive, Corpus, Told), AuditError> {
    let archive = open(options)?;
    let reader = Reader::new(catalogue).on(date_of(options, &archive)).comparing(archive.hash());
    let read = read(&reader, &archive, &options.progress)?;
    let (corpus, told) = judge(catalogue, options, &archive, read, tell)?;
    Ok((archive, corpus, told))
}

/// The day of an audit: the one given, else that of the commit, else today.
fn date_of(options: &Options, archive: &Archive) -> Date {
    options.date.unwrap_or_else(|| archive.at.as_ref().map_or(options.today, |(_, day)| *day))
}

/// Assesses the documents that were read, and tells what that came to.
///
/// # Errors
/// If the assessment cannot be made: see [`AuditError`].
pub fn judge<Told>(
    catalogue: &Catalogue,
    options: &Options,
    archive: &Archive,
    read: Read,
    tell: impl FnOnce(Judgement<'_>) -> Told,
) -> Result<(Corpus, Told), AuditError> {
    let date = date_of(options, archive);
    let (settings, of_settings) = Settings::read(&read.documents);
    let (settings, law) = settings_and_law(catalogue, options, (archive, &read), settings)?;
    let missing_folders = missing_folders(&settings, &read, archive);
    let (options, mut renamed) = with_present_ids(&law, options);
    let options = &options;
    check_rules(&law, options)?;
    let unknown_profiles = unknown_profiles(&law, &settings, &read);
    let (corpus, of_reading) = narrowed(read, &settings).into_corpus(&law);
    let context = context(&corpus, &law, (&settings, options), date)?;
    options.progress.begin("bedömer dokument:", corpus.documents.len());
    let of_checks = checked(Inspection { corpus: &corpus, catalogue: &law, date, limits: settings.limits }, options);
    let (of_history, history) = of_history(&context, archive, &settings, options);
    let agreement = if !history.is_assessed() || archive.staged.is_some() {
        Agreement::Unknown
    } else if of_history.iter().any(|one| one.rule.as_str() == history::UNCOMMITTED.id) {
        Agreement::Uncommitted
    } else {
        Agreement::Whole
    };
    let (mut assessments, of_requirements) = assessed(&context, options);
    let again = recurrence::check(&context, &of_requirements);
    let observations =
        [of_settings, missing_folders, unknown_profiles, of_reading, of_checks, again, stale(&law, date), of_history];
    let findings = owned(&context, observations.into_iter().flatten()).chain(of_requirements).collect();
    let mut settled = waivers::settle(&context, findings, &mut assessments);
    settled.retain(|(finding, _)| is_wanted(options, &finding.rule));
    let wanted: Vec<bool> = law.requirements.iter().map(|one| is_wanted(options, &RuleId::new(&one.id))).collect();
    assessments.retain(|assessment| wanted[assessment.requirement]);
    let audit = Audit {
        date: date.to_string(),
        revision: archive.revision(),
        agreement,
        prefix: archive.prefix().to_owned(),
        history,
        profiles: context.profiles.keys().cloned().collect(),
        law_as_of: law.law_as_of.clone(),
        focus: context.focused(),
        role: None,
        fail_on: settings.fail_on,
    };
    let awaits_history = !settings.leaves_history && awaits_history(archive);
    renamed.extend(waivers::renamed(&corpus, &law));
    let asked = what_was_asked::of(&context, options, settings);
    let told = tell(Judgement { context, audit, settled, assessments, asked, renamed, awaits_history });
    Ok((corpus, told))
}

/// The findings of the checks.
fn checked(inspection: Inspection<'_>, options: &Options) -> Vec<Observation> {
    match &options.kept {
        Some(kept) => check_again(inspection, &kept.checks),
        None => check(inspection),
    }
}

/// The assessments and the findings of the requirements.
fn assessed(context: &Context<'_>, options: &Options) -> (Vec<Assessment>, Vec<Finding>) {
    match &options.kept {
        Some(kept) => assess_again(context, &kept.requirements),
        None => assess(context),
    }
}

/// The settings and the law of an audit: those of the folder itself, or borrowed.
fn settings_and_law(
    catalogue: &Catalogue,
    options: &Options,
    (archive, read): (&Archive, &Read),
    own: Settings,
) -> Result<(Settings, Catalogue), AuditError> {
    match &options.borrowed {
        None => extended(catalogue, &own, archive, Some(read)).map(|law| (own, law)),
        Some(borrowed) => Ok((borrowed.settings.clone().unwrap_or(own), borrowed.law.clone())),
    }
}

/// The context of the requirements: the documents, the law, the date, the units and the profiles.
fn context<'audit>(
    corpus: &'audit Corpus,
    law: &'audit Catalogue,
    (settings, options): (&Settings, &Options),
    date: Date,
) -> Result<Context<'audit>, AuditError> {
    let context = Context::new(corpus, law, date, &find_units(corpus, &options.units)?);
    let everywhere = settings.everywhere().chain(options.profiles.iter().map(String::as_str));
    Ok(everywhere.fold(context, Context::with_profile).with_limit("snarast", settings.prompt_days))
}

/// The observations as findings with their document and enheter, without those outside the units of the audit.
fn owned<'audit>(
    context: &'audit Context<'_>,
    observations: impl Iterator<Item = Observation> + 'audit,
) -> impl Iterator<Item = Finding> + 'audit {
    let owners = context.owners();
    // What belongs to no enhet, such as a file that cannot be read, is the whole organisation's alone.
    let concerns = move |found: &Observation| match owners.near(&found.place) {
        Some(id) => context.concerns_document(id),
        None => context.focus.is_none(),
    };
    observations.filter(concerns).map(move |observation| owners.finding(observation))
}

/// The findings of the rules on history, and whether the history could be assessed.
fn of_history(
    context: &Context<'_>,
    archive: &Archive,
    settings: &Settings,
    options: &Options,
) -> (Vec<Observation>, History) {
    match repository(archive, context.catalogue, settings, options) {
        Ok(repository) => without_staged(
            archive,
            history::check(HistoryInput {
                repository,
                at: archive.at.as_ref().map(|(commit, _)| commit),
                catalogue: context.catalogue,
                sources: &context.corpus.sources,
                documents: &context.corpus.documents,
                memory: &options.memory,
            }),
        ),
        Err(history) => (Vec::new(), history),
    }
}

/// The note that git was silent, where what is said of the history does not tell it.
fn silence(history: &History, leaves_history: bool) -> Option<String> {
    let is_told = matches!(history, History::NotAssessed(_)) && !leaves_history;
    let error = git::silent().filter(|_| !is_told)?;
    Some(format!("{error}: vad git har av mappen och vad git bortser från är inte känt"))
}

/// True if the folder is kept in git, so that its history should be assessed.
fn awaits_history(archive: &Archive) -> bool {
    match &archive.repository {
        Ok(repository) => repository.head.is_some(),
        Err(GitError::NoProgram | GitError::NoRepository(_) | GitError::Bare(_)) => false,
        Err(_) => true,
    }
}

/// The findings without those of files that are not committed, where what is read is about to be.
fn without_staged(archive: &Archive, (mut found, history): (Vec<Observation>, History)) -> (Vec<Observation>, History) {
    found.retain(|finding| archive.staged.is_none() || finding.rule.as_str() != history::UNCOMMITTED.id);
    (found, history)
}

/// The findings on folders that the settings name and that do not exist.
fn missing_folders(settings: &Settings, read: &Read, archive: &Archive) -> Vec<Observation> {
    let paths: Vec<&str> = read.sources.iter().map(|source| source.path.as_str()).collect();
    settings.missing_folders(&read.documents, &paths, |folder| {
        archive.within(folder).is_ok_and(|folder| archive.is_folder(&folder))
    })
}

/// The repository whose history is assessed, or why it is not.
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

/// Checks that a folder exists and can be read.
///
/// # Errors
/// If it does not exist, is no folder or cannot be read.
pub fn check_folder(root: &Path) -> Result<(), AuditError> {
    let folder = root.display().to_string();
    match std::fs::metadata(root) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(AuditError::NoFolder(folder)),
        Err(_) => return Err(AuditError::UnreadableFolder(folder)),
        Ok(found) if !found.is_dir() => return Err(AuditError::NotAFolder(folder)),
        Ok(_) => {}
    }
    if std::fs::read_dir(root).is_err() {
        return Err(AuditError::UnreadableFolder(folder));
    }
    Ok(())
}

/// Opens the folder, on disk or at a revision of its repository.
///
/// # Errors
/// If it does not exist or cannot be read, or if git does not have the revision.
pub fn open(options: &Options) -> Result<Archive, AuditError> {
    if let Some(held) = &options.held {
        return Ok(Archive::handed_over(&options.root, Arc::clone(held)));
    }
    check_folder(&options.root)?;
    let mut archive = match (&options.at, options.from) {
        (Some(at), _) => Archive::open(&options.root, Some(at))?,
        (None, ReadFrom::Disk) => Archive::open(&options.root, None)?,
        (None, ReadFrom::Index(next)) => Archive::staged(&options.root, next)?,
    };
    if let (Some(prefix), Ok(repository)) = (&options.prefix, archive.repository.as_mut()) {
        repository.prefix.clone_from(prefix);
    }
    Ok(archive)
}

/// The documents of a folder.
///
/// # Errors
/// If there are none.
pub fn read(reader: &Reader<'_>, archive: &Archive, progress: &Progress) -> Result<Read, AuditError> {
    let read = reading::read_with(reader, archive.files()?, progress);
    let folder = archive.root.display().to_string();
    if read.files == 0 && read.findings.is_empty() {
        return Err(AuditError::NoFile(folder));
    }
    let has_fault = read.findings.iter().any(|finding| finding.severity == Severity::Error);
    if read.documents.is_empty() && !has_fault {
        return Err(AuditError::NoDocument { folder, files: read.files });
    }
    Ok(read)
}

/// The findings on profiles that documents name and that the catalogue does not have.
fn unknown_profiles(catalogue: &Catalogue, settings: &Settings, read: &Read) -> Vec<Observation> {
    let known: BTreeSet<&str> = catalogue.requirements.iter().filter_map(|one| one.profile.as_deref()).collect();
    let unknown = settings.profiles.iter().filter(|profile| !known.contains(profile.name.as_str()));
    unknown
        .map(|profile| {
            let document = &read.documents[profile.document];
            let near = nearest(&profile.name, known.iter().copied());
            let help = near.map_or_else(
                || "rätta namnet, eller ange mappen med de egna kraven under egna_krav i inställningarna".to_owned(),
                meant,
            );
            let message = format!("profilen {} finns inte, så dess krav är inte bedömda", profile.name);
            let place = document.place_of(&Pointer::root().child("profiler"));
            Observation::new(&rules::UNKNOWN_PROFILE, message, place)
                .about(About::unknown(&profile.name, near))
                .help(help)
        })
        .collect()
}

/// The documents and findings that were read, without those that the settings exclude.
fn narrowed(mut read: Read, settings: &Settings) -> Read {
    let sources = &read.sources;
    let path = |source: SourceId| sources[source.0 as usize].path.as_str();
    read.without_kind.retain(|source| settings.audits(path(*source)) && !settings.is_own_requirement(path(*source)));
    for source in read.without_kind.iter().filter(|source| settings.names_folder_of(path(**source))) {
        read.findings.push(form::without_kind(*source));
        let span = Span::new(0, read.sources[source.0 as usize].text.len());
        read.unreadable.push(Unreadable { source: *source, span, kind: None });
    }
    read.documents.retain(|document| settings.audits(path(document.source)) || document.kind.is(kind::SETTINGS));
    read.findings.retain(|finding| settings.audits(path(finding.place.source)));
    read.unreadable.retain(|part| settings.audits(path(part.source)));
    read.left_out.retain(|path| settings.audits(path));
    read
}

/// The note that the catalogue is out of date, if it is.
fn stale(catalogue: &Catalogue, today: Date) -> Vec<Observation> {
    let old = day(&catalogue.law_as_of).filter(|known| months_after(*known, MONTHS_UNTIL_STALE) < today);
    let observation = |known: Date| {
        let message = format!("programmets uppgifter om rättsläget är från {known}");
        let place = Place { source: SourceId(0), span: Span::default(), pointer: Pointer::root() };
        Observation::new(&rules::STALE_CATALOGUE, message, place)
            .help("uppdatera programmet, och kontrollera lydelsen innan ni åberopar ett lagrum")
    };
    old.map(observation).into_iter().collect()
}

/// The months after which the catalogue is out of date.
const MONTHS_UNTIL_STALE: i32 = 12;
