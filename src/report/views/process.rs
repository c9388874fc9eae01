//! The activities of a process, and what belongs to each.

use super::Extent;
use crate::report::dossier::{ActivityRow, ProcessRow};

/// The activities of a process, or those that lack something.
pub fn activities(process: &ProcessRow, extent: Extent) -> impl Iterator<Item = &ActivityRow> {
    let has_hole = |activity: &&ActivityRow| columns(activity).iter().any(|column| column.is_empty());
    process.activities.iter().filter(move |activity| match extent {
        Extent::Whole => true,
        Extent::Holes => has_hole(activity),
    })
}

/// What belongs to an activity: routines, who answers, self-checks, goals, risks.
#[must_use]
pub fn columns(activity: &ActivityRow) -> [&[String]; 5] {
    [&activity.routines, &activity.responsible, &activity.controls, &activity.goals, &activity.risks]
}

/// What the columns are called, the name of the activity first.
pub const HEADINGS: [&str; 6] = ["Aktivitet", "Rutin", "Ansvarig", "Egenkontroll", "Mål", "Risk"];
