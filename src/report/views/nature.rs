//! What sort of gap a finding is: something to correct before more can be told, something late, or something that lacks.

use super::order::{Sort, sort};
use crate::finding::{About, Finding};
use crate::rules::checks::{action, validity};
use crate::rules::waivers;

/// The sort of a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    /// How a file is written: until it is corrected, what hangs on it cannot be assessed.
    ToCorrect,
    /// A day has passed.
    Late,
    /// Something lacks or differs in what the documents say.
    Lacking,
}

impl Nature {
    /// The sort of a finding.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        let late = [validity::EXPIRED.id, validity::OLD.id, action::OVERDUE.id, waivers::EXPIRED.id];
        if sort(finding) != Sort::Work {
            Self::ToCorrect
        } else if late.contains(&finding.rule.as_str()) || matches!(finding.about, About::Late { .. }) {
            Self::Late
        } else {
            Self::Lacking
        }
    }
}
