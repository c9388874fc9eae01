//! An earlier state of the folder, as git has it, to hold a report against.

use jiff::civil::Date;

use super::CommandError;
use super::scope::Plan;
use crate::audit::AuditError;
use crate::corpus::folder::Archive;
use crate::git::{Commit, GitError, Repository};
use crate::report::Report;
use crate::report::comparison::{Before, mark};
use crate::text::date::day;
use crate::text::personal_number::clean;

/// How many digits of a commit's id people are shown.
const SHORT: usize = 10;

/// Marks what was there where a branch left another, judged on the day of the report.
///
/// # Errors
/// If there is no such revision, if the two share no history, or if the earlier state cannot be audited.
pub fn hold(report: &mut Report, plan: &Plan, base: &str) -> Result<(), CommandError> {
    let archive = open(plan)?;
    let repository = repository(&archive)?;
    let theirs = resolve(plan, base)?;
    let ours = match &archive.at {
        Some((commit, _)) => commit.clone(),
        None => repository.head().map_err(AuditError::from)?,
    };
    let shared = repository.merge_base(&ours, &theirs).map_err(AuditError::from)?;
    let name = named(base, &shared);
    let before = match earlier(plan, &shared, date_of(report))? {
        Some(earlier) => Before::report(name, &earlier),
        None => Before { name, ..Before::default() },
    };
    mark(report, before);
    Ok(())
}

/// The folder and its place in git, at the revision that is asked for.
pub fn open(plan: &Plan) -> Result<Archive, CommandError> {
    Ok(Archive::open(&plan.options.root, plan.options.at.as_deref()).map_err(AuditError::from)?)
}

/// The repository of a folder.
pub fn repository(archive: &Archive) -> Result<&Repository, CommandError> {
    Ok(archive.repository.as_ref().map_err(|error| AuditError::from(error.clone()))?)
}

/// The commit of a revision or a day; one that is not there may not have been fetched.
pub fn resolve(plan: &Plan, name: &str) -> Result<Commit, CommandError> {
    let archive = Archive::open(&plan.options.root, Some(name)).map_err(|error| match error {
        GitError::UnknownRevision { name, .. } => CommandError::NoBase(name),
        other => AuditError::from(other).into(),
    })?;
    let (commit, _) = archive.at.ok_or_else(|| CommandError::NoBase(name.to_owned()))?;
    Ok(commit)
}

/// The report of an earlier state; none where there was nothing to audit, so that everything since is new.
pub fn earlier(plan: &Plan, commit: &Commit, date: Date) -> Result<Option<Report>, AuditError> {
    match plan.report_at(&commit.id, date) {
        Ok(report) => Ok(Some(report)),
        // What is asked for now was not there then: the folder, a document in it, the enhet, or an own requirement.
        Err(
            AuditError::NoFile(_)
            | AuditError::NoDocument { .. }
            | AuditError::UnknownUnit { .. }
            | AuditError::UnknownRule { .. }
            | AuditError::UnknownProfile { .. }
            | AuditError::Git(GitError::NoFolderThen { .. }),
        ) => Ok(None),
        Err(other) => Err(other),
    }
}

/// What a commit is called: as it was asked for, and by its id.
pub fn named(asked: &str, commit: &Commit) -> String {
    let id: String = commit.id.chars().take(SHORT).collect();
    if commit.id.starts_with(asked) { id } else { format!("{} ({id})", clean(asked)) }
}

/// The day on which a report was made.
pub fn date_of(report: &Report) -> Date {
    day(&report.audit.date).unwrap_or_default()
}
