//! The report of an earlier state of a folder, also where the folder had another name or its own requirements cannot be read.

use std::sync::Arc;

use jiff::civil::Date;

use super::scope::Plan;
use crate::audit::{AuditError, Borrowed, Options, extended, open};
use crate::catalogue::kind;
use crate::git::{Commit, GitError};
use crate::report::Report;

/// The report of an earlier state, and what of today's it was judged by.
#[derive(Debug)]
pub enum State {
    /// By its own settings and requirements.
    Own(Report),
    /// By the own requirements of today.
    WithRequirements(Report),
    /// By the settings and own requirements of today.
    WithSettings(Report),
}

impl State {
    /// The report.
    #[must_use]
    pub fn into_report(self) -> Report {
        match self {
            Self::Own(report) | Self::WithRequirements(report) | Self::WithSettings(report) => report,
        }
    }

    /// What is said of a state with a name that was not judged by its own.
    #[must_use]
    pub fn note(&self, name: &str) -> Option<String> {
        let what = match self {
            Self::Own(_) => return None,
            Self::WithRequirements(_) => "de egna kraven",
            Self::WithSettings(_) => "inställningarna",
        };
        Some(format!("{what} i {name} gick inte att läsa, så det läget är bedömt efter dagens"))
    }
}

/// The report of an earlier state; none if there was nothing to audit, so that every finding is new.
///
/// # Errors
/// If it cannot be audited.
pub fn earlier(plan: &Plan, commit: &Commit, date: Date, today: &Report) -> Result<Option<State>, AuditError> {
    let options = Options { prefix: then(plan, commit)?, ..plan.options_at(&commit.id, date) };
    let borrowed = || -> Result<Borrowed, AuditError> {
        let law = extended(plan.catalogue(), &today.asked.settings, &open(&plan.options)?, None)?;
        Ok(Borrowed { law, settings: None })
    };
    let judged =
        |borrowed: Borrowed| plan.report_of(&Options { borrowed: Some(Arc::new(borrowed)), ..options.clone() });
    let found = plan.report_of(&options);
    let is_lost = match &found {
        Ok(report) => has_lost_settings(report, today),
        // The rule may be one that the settings of then brought, had they been read.
        Err(AuditError::UnknownRule { .. } | AuditError::UnknownProfile { .. }) => {
            let all = Options { select: Vec::new(), ignore: Vec::new(), profiles: Vec::new(), ..options.clone() };
            plan.report_of(&all).is_ok_and(|report| has_lost_settings(&report, today))
        }
        Err(_) => false,
    };
    let found = match found {
        _ if is_lost => judged(borrowed()?.with_settings(&today.asked.settings)).map(State::WithSettings),
        Err(AuditError::Catalogue(_) | AuditError::OutsideFolder { .. }) => {
            judged(borrowed()?).map(State::WithRequirements)
        }
        found => found.map(State::Own),
    };
    match found {
        Ok(state) => Ok(Some(state)),
        // The folder, its documents, the enhet or an own requirement of today did not exist then.
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

/// True if the file that holds the settings today could not be read then.
fn has_lost_settings(then: &Report, today: &Report) -> bool {
    let settings = |report: &Report| {
        let mut rows = report.dossier.documents.iter();
        rows.find(|row| row.reference.kind == kind::SETTINGS).map(|row| row.path.clone())
    };
    settings(then).is_none() && settings(today).is_some_and(|path| then.unreadable.contains(&path))
}

/// The folder as it was called in a commit, where it has another name now and its files were moved as they were.
fn then(plan: &Plan, commit: &Commit) -> Result<Option<String>, AuditError> {
    let archive = open(&plan.options)?;
    let Ok(repository) = &archive.repository else { return Ok(None) };
    let prefix = repository.prefix.as_str();
    if prefix.is_empty() || repository.tree(commit, prefix.trim_end_matches('/'))?.is_some() {
        return Ok(None);
    }
    let now = match &archive.at {
        Some((commit, _)) => commit.clone(),
        None => repository.head()?,
    };
    // Without the whole history the folder counts as new.
    let Ok((log, step)) = plan.options.memory.log(repository, &now) else { return Ok(None) };
    Ok(log.step(commit).and_then(|then| log.folder_before((step, prefix), then)))
}
