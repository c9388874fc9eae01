//! An earlier state of the folder in git, to compare a report with.

use jiff::civil::Date;

use super::CommandError;
use super::earlier::{State, earlier};
use super::scope::Plan;
use crate::audit::{self, AuditError};
use crate::corpus::folder::Archive;
use crate::git::{Commit, GitError, Repository};
use crate::report::Report;
use crate::report::comparison::{Before, mark};
use crate::text::date::day;
use crate::text::personal_number::clean;

/// How many digits of a commit's id are shown.
const SHORT: usize = 10;

/// Marks the findings that were there where a branch left a revision, or that are there in the revision, judged on the day of
/// the report.
///
/// # Errors
/// If there is no such revision, if the two share no history, or if the earlier state cannot be audited.
pub fn hold(report: &mut Report, plan: &Plan, base: &str) -> Result<(), CommandError> {
    let archive = open(plan)?;
    let repository = repository(&archive)?;
    let theirs = resolve(plan, base)?;
    let ours = tip(&archive)?;
    let mut commits = repository.merge_bases(&ours, &theirs).map_err(AuditError::from)?;
    let name = commits.first().map(|shared| named(base, shared)).unwrap_or_default();
    // After a squash the revision has what the branch began with, though they do not share it.
    if !commits.contains(&theirs) {
        commits.push(theirs);
    }
    let mut states = Vec::new();
    for commit in &commits {
        let state = earlier(plan, commit, date_of(report), report)?;
        if let Some(note) = state.as_ref().and_then(|state| state.note(&named(base, commit))) {
            report.notes.push(note);
        }
        states.push(state.map(State::into_report));
    }
    mark(report, Before::of_branch(name, &states));
    Ok(())
}

/// The folder and its repository, at the revision of the plan.
pub fn open(plan: &Plan) -> Result<Archive, CommandError> {
    Ok(audit::open(&plan.options)?)
}

/// The repository of a folder.
pub fn repository(archive: &Archive) -> Result<&Repository, CommandError> {
    Ok(archive.repository.as_ref().map_err(|error| AuditError::from(error.clone()))?)
}

/// The audited commit, or HEAD where the folder is audited as it is.
pub fn tip(archive: &Archive) -> Result<Commit, CommandError> {
    match &archive.at {
        Some((commit, _)) => Ok(commit.clone()),
        None => Ok(repository(archive)?.head().map_err(AuditError::from)?),
    }
}

/// The commit of a revision or a day; an unknown revision may not have been fetched.
pub fn resolve(plan: &Plan, name: &str) -> Result<Commit, CommandError> {
    let archive = Archive::open(&plan.options.root, Some(name)).map_err(|error| match error {
        GitError::UnknownRevision { name, .. } => CommandError::NoBase(name),
        other => AuditError::from(other).into(),
    })?;
    let (commit, _) = archive.at.ok_or_else(|| CommandError::NoBase(name.to_owned()))?;
    Ok(commit)
}

/// The name of a commit in texts: the revision as given, and the short id.
pub fn named(asked: &str, commit: &Commit) -> String {
    let id: String = commit.id.chars().take(SHORT).collect();
    if commit.id.starts_with(asked) { id } else { format!("{} ({id})", clean(asked)) }
}

/// The day on which a report was made.
pub fn date_of(report: &Report) -> Date {
    day(&report.audit.date).unwrap_or_default()
}
