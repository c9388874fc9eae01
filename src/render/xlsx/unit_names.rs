//! The names of enheter and documents in cells.

use std::collections::HashMap;

use crate::finding::DocumentRef;
use crate::report::Report;
use crate::report::dossier::DocumentRow;

/// Indexes of the enheter and documents of a report.
pub struct Names<'report> {
    units: HashMap<&'report str, String>,
    documents: HashMap<(&'report str, &'report DocumentRef), &'report DocumentRow>,
}

impl<'report> Names<'report> {
    /// Builds the indexes of a report.
    pub fn of(report: &'report Report) -> Self {
        let mut bearers: HashMap<&str, usize> = HashMap::new();
        for unit in &report.units {
            *bearers.entry(unit.name.as_str()).or_default() += 1;
        }
        let units = report.units.iter().map(|unit| {
            // With two enheter of one name, a filter on it would show both, so the id is added.
            let is_shared = bearers.get(unit.name.as_str()).is_some_and(|bearers| *bearers > 1);
            let name = if is_shared { format!("{} ({})", unit.name, unit.id) } else { unit.name.clone() };
            (unit.id.as_str(), name)
        });
        let documents = report.dossier.documents.iter().map(|row| ((row.path.as_str(), &row.reference), row));
        Self { units: units.collect(), documents: documents.collect() }
    }

    /// The name of an enhet, or its id if it is not described.
    pub fn unit<'name>(&'name self, id: &'name str) -> &'name str {
        self.units.get(id).map_or(id, String::as_str)
    }

    /// The names of some enheter on one line.
    pub fn units(&self, ids: &[String]) -> String {
        ids.iter().map(|id| self.unit(id)).collect::<Vec<_>>().join(", ")
    }

    /// The row of a document in a file.
    pub fn row(&self, path: &str, document: &DocumentRef) -> Option<&'report DocumentRow> {
        self.documents.get(&(path, document)).copied()
    }

    /// The title and id of a document, or its kind and id if it has no title of its own.
    pub fn document(&self, path: &str, document: &DocumentRef) -> String {
        let title = self.row(path, document).map_or("", |row| row.title.as_str());
        match (title.is_empty() || title == document.id, document.id.is_empty()) {
            (true, _) => format!("{} {}", document.kind, document.id).trim_end().to_owned(),
            (false, true) => title.to_owned(),
            (false, false) => format!("{title} ({})", document.id),
        }
    }
}
