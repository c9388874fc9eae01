//! The activities of a process as a table.

use super::Extent;
use crate::report::dossier::{ActivityRow, ProcessRow};

/// The activities of a process, or those with an empty column.
pub fn activities(process: &ProcessRow, extent: Extent) -> impl Iterator<Item = &ActivityRow> {
    let has_hole = |activity: &&ActivityRow| columns(activity).iter().any(|column| column.is_empty());
    process.activities.iter().filter(move |activity| match extent {
        Extent::Whole => true,
        Extent::Holes => has_hole(activity),
    })
}

/// The columns of an activity: routines, responsible roles, self-checks, goals, risks.
#[must_use]
pub fn columns(activity: &ActivityRow) -> [&[String]; 5] {
    [&activity.routines, &activity.responsible, &activity.controls, &activity.goals, &activity.risks]
}

/// The headings of the columns, that of the activity's name first.
pub const HEADINGS: [&str; 6] = ["Aktivitet", "Rutin", "Ansvarig", "Egenkontroll", "Mål", "Risk"];
