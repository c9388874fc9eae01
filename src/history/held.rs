//! Documents held against the texts that were decided: what differs, apart from ids that others have got meanwhile.

use serde_json::Value;

use super::HistoryInput;
use super::decided::Trace;
use super::decision_findings::{changed, numbered};
use super::line::DecidedVersion;
use super::old_document::OldDocument;
use super::on_disk::renamed_on_disk;
use super::origins::Origins;
use super::renamed::{Renamed, with_present_ids};
use super::starting_points::Committed;
use super::version::{Version, differing};
use super::versions::VersionCache;
use crate::finding::Observation;
use crate::git::GitError;

/// The reader of what was decided.
pub struct Held<'audit, 'log, 'cache, 'law> {
    past: HistoryInput<'audit>,
    of: Committed<'log, 'audit>,
    origins: Origins<'log>,
    cache: &'cache mut VersionCache<'law>,
    /// The ids that were replaced on disk since the commit; none until they are asked for.
    on_disk: Option<Renamed>,
}

impl<'audit, 'log, 'cache, 'law> Held<'audit, 'log, 'cache, 'law> {
    /// A reader of what the traces of a history lead to.
    pub fn new(
        past: HistoryInput<'audit>,
        of: Committed<'log, 'audit>,
        (origins, cache): (Origins<'log>, &'cache mut VersionCache<'law>),
    ) -> Self {
        Self { past, of, origins, cache, on_disk: None }
    }

    /// The finding on a document whose content is not the decided one.
    ///
    /// # Errors
    /// If git fails, or if a blob is missing.
    pub fn changed(&mut self, trace: &Trace<'_>) -> Result<Option<Observation>, GitError> {
        let differs = |decided: &&DecidedVersion<'_>| decided.content != trace.now.content;
        if let Some(decided) = trace.decided.as_ref().filter(differs)
            && let Some(fields) = self.fields(trace, decided)?
        {
            return Ok(Some(changed(self.past, trace, (self.of.log, decided, &fields))));
        }
        let unnumbered = trace.unnumbered.as_ref().filter(|_| trace.restamped.is_none());
        if let Some(decided) = unnumbered.filter(differs)
            && let Some(fields) = self.fields(trace, decided)?
        {
            return Ok(numbered(self.past, trace, (self.of.log, decided, &fields)));
        }
        Ok(None)
    }

    /// The fields in which today's version differs from the decided one; none if only ids of others differ.
    fn fields(&mut self, trace: &Trace<'_>, decided: &DecidedVersion<'_>) -> Result<Option<Vec<String>>, GitError> {
        let past = self.past;
        let document = &past.documents[trace.document.0];
        let decision = &past.catalogue.decision;
        let kind = &document.kind.name;
        let counts = |field: &str| !decision.is_upkeep(kind, field) && !decision.is_stamp(field);
        let then = self.cache.documents(decided.blob)?;
        let is_it = |one: &&OldDocument| self.cache.version(one).content == decided.content;
        let of_kind = || then.iter().filter(|one| one.document.kind.name == *kind);
        let Some(then) = of_kind().find(is_it).or_else(|| of_kind().next()) else { return Ok(Some(Vec::new())) };
        let value = self.with_present_ids(trace, (decided, &then.value))?;
        let is_same = Version::of(&then.document, &value, decision).content == trace.now.content;
        Ok((!is_same).then(|| differing(&value, &document.value(), counts)))
    }

    /// A decided text in which other documents have the ids that they have today, where they got them together with a change
    /// of this document.
    fn with_present_ids(
        &mut self,
        trace: &Trace<'_>,
        (decided, value): (&DecidedVersion<'_>, &Value),
    ) -> Result<Value, GitError> {
        let mut value = value.clone();
        for touch in trace.reworded.iter().filter(|touch| **touch > decided.touch) {
            let renamed = self.origins.renamed(self.cache, *touch)?;
            if !renamed.is_empty() {
                value = with_present_ids(&value, renamed);
            }
        }
        if !trace.is_reworded_on_disk {
            return Ok(value);
        }
        let renamed = match self.on_disk.take() {
            Some(known) => known,
            None => renamed_on_disk(self.past, (self.of, self.cache))?,
        };
        Ok(with_present_ids(&value, self.on_disk.insert(renamed)))
    }
}
