//! What an audit asked: which rules, of which files, and of which documents nothing is asked.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::decision::Decision;
use crate::corpus::settings::Settings;
use crate::finding::{DocumentRef, RuleId};

/// What an audit asked, so that a finding that is gone can be told from one that was not looked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The rules that are shown, by id or prefix; all if empty.
    pub select: Vec<String>,
    /// The rules that are not shown, by id or prefix.
    pub ignore: Vec<String>,
    /// The areas that the report is limited to; not limited if empty.
    pub areas: Vec<String>,
    /// The settings of the repository.
    pub settings: Settings,
    /// The requirements of local profiles, with their profile.
    pub local: BTreeMap<String, String>,
    /// The earlier ids of requirements, with the present id.
    pub earlier: BTreeMap<String, RuleId>,
    /// The documents that are withdrawn or archived.
    pub put_away: BTreeSet<DocumentRef>,
    /// The documents that are drafts or in review, and the investigations that go on.
    pub pending: BTreeSet<DocumentRef>,
    /// The fields that record a decision, and those that may change without one.
    pub decision: Decision,
}

impl Asked {
    /// True if the findings of a rule are shown.
    #[must_use]
    pub fn wants(&self, rule: &RuleId) -> bool {
        is_wanted((&self.select, &self.ignore), rule)
    }
}

/// True if a rule is among those to show and not among those to leave out.
#[must_use]
pub fn is_wanted((select, ignore): (&[String], &[String]), rule: &RuleId) -> bool {
    let is_below_any = |names: &[String]| names.iter().any(|name| rule.is_below(name));
    (select.is_empty() || is_below_any(select)) && !is_below_any(ignore)
}
