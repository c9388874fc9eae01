//! The activities of a process as a table.

use std::collections::HashMap;

use super::Extent;
use crate::corpus::DECIDED;
use crate::report::Report;
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

/// The status of each id that only documents have that are not decided, such as a draft: what they say does not hold.
#[must_use]
pub fn undecided(report: &Report) -> HashMap<&str, &str> {
    let documents = &report.dossier.documents;
    let rows = || documents.iter().map(|row| (row.reference.id.as_str(), row.status.as_deref().unwrap_or(DECIDED)));
    let mut statuses: HashMap<&str, &str> = rows().filter(|(_, status)| *status != DECIDED).collect();
    for (id, _) in rows().filter(|(_, status)| *status == DECIDED) {
        statuses.remove(id);
    }
    statuses
}

/// A name with the status of the document of an id, where that is not decided.
#[must_use]
pub fn with_status(name: &str, id: &str, undecided: &HashMap<&str, &str>) -> String {
    match undecided.get(id) {
        Some(status) => format!("{name} ({status})"),
        None => name.to_owned(),
    }
}

/// The headings of the columns, that of the activity's name first.
pub const HEADINGS: [&str; 6] = ["Aktivitet", "Rutin", "Ansvarig", "Egenkontroll", "Mål", "Risk"];
