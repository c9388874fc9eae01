//! What sort of gap a finding is: something to correct before more can be told, something late, or something that lacks.

use crate::finding::{About, Finding};
use crate::rules::checks::{action, validity};
use crate::rules::waivers;

/// The sort of a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    /// How a file is written, named or set up: until it is corrected, what hangs on it cannot be assessed.
    ToCorrect,
    /// A day has passed.
    Late,
    /// Something lacks or differs in what the documents say.
    Lacking,
}

/// The areas of the rules on how files are written, named and set up.
const OF_FORM: [&str; 4] = ["form", "identitet", "organisation", "installningar"];

impl Nature {
    /// The sort of a finding.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        let late = [validity::EXPIRED.id, validity::OLD.id, action::OVERDUE.id, waivers::EXPIRED.id];
        if OF_FORM.iter().any(|area| finding.rule.is_below(area)) {
            Self::ToCorrect
        } else if late.contains(&finding.rule.as_str()) || matches!(finding.about, About::Late { .. }) {
            Self::Late
        } else {
            Self::Lacking
        }
    }
}
