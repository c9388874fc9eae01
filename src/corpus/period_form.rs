//! The form of periods: how one is written, and what a person may have meant.

use crate::finding::About;
use crate::text::date::{Meaning, meaning};
use crate::text::words::list;
use crate::text::written_period::{WrittenPeriod, written_period};

/// The ways in which a period is written.
const WAYS: &str = "2025, 2025-T1, 2025-K3, 2025-H1, 2025-05 eller {från: 2025-01-01, till: 2025-06-30}";

/// What is said of a period that is not written as the format has it.
pub struct PeriodFault {
    /// What it is about: a date that is sure, one that is not, or a text without time.
    pub about: About,
    /// The sentence.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// The fault of a text where a period is expected.
#[must_use]
pub fn period_fault(text: &str, name: &str) -> PeriodFault {
    let field = name.to_owned();
    let otherwise = format!("perioden i {name} är skriven på ett annat sätt än 2025, 2025-T1 eller 2025-K3");
    let vague = |help: String| PeriodFault {
        about: About::VagueDate { field: field.clone() },
        message: otherwise.clone(),
        help,
    };
    match (written_period(text), meaning(text)) {
        (Some(WrittenPeriod::Sure(iso)), _) | (None, Meaning::Iso(iso)) => {
            let help = format!("skriv {name}: {iso}");
            PeriodFault { about: About::Date { field: field.clone(), iso }, message: otherwise.clone(), help }
        }
        (Some(WrittenPeriod::OneOf(ways)), _) => {
            let ways: Vec<String> = ways.iter().map(|way| format!("{name}: {way}")).collect();
            vague(format!("skriv den period som menas, till exempel {}", list(&ways, "eller")))
        }
        (None, Meaning::Vague) => vague(format!("skriv perioden som {WAYS}")),
        (None, Meaning::None) => PeriodFault {
            about: About::Type { field: field.clone(), found: "en text utan tid" },
            message: format!("{name} ska vara en period, men här står en text utan tid"),
            help: format!("skriv perioden som {WAYS}"),
        },
    }
}
