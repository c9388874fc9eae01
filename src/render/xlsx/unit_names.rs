//! What enheter and documents are called in a cell.

use std::collections::HashMap;

use crate::finding::DocumentRef;
use crate::report::Report;
use crate::report::dossier::DocumentRow;

/// The enheter and the documents of a report, to look up.
pub struct Names<'report> {
    units: HashMap<&'report str, String>,
    documents: HashMap<(&'report str, &'report DocumentRef), &'report DocumentRow>,
}

impl<'report> Names<'report> {
    /// The names in a report.
    pub fn of(report: &'report Report) -> Self {
        let mut bearers: HashMap<&str, usize> = HashMap::new();
        for unit in &report.units {
            *bearers.entry(unit.name.as_str()).or_default() += 1;
        }
        let units = report.units.iter().map(|unit| {
            // A filter on a name that two enheter share would show both.
            let is_shared = bearers.get(unit.name.as_str()).is_some_and(|bearers| *bearers > 1);
            let name = if is_shared { format!("{} ({})", unit.name, unit.id) } else { unit.name.clone() };
            (unit.id.as_str(), name)
        });
        let documents = report.dossier.documents.iter().map(|row| ((row.path.as_str(), &row.reference), row));
        Self { units: units.collect(), documents: documents.collect() }
    }

    /// What an enhet is called.
    pub fn unit<'name>(&'name self, id: &'name str) -> &'name str {
        self.units.get(id).map_or(id, String::as_str)
    }

    /// What some enheter are called, on one line.
    pub fn units(&self, ids: &[String]) -> String {
        ids.iter().map(|id| self.unit(id)).collect::<Vec<_>>().join(", ")
    }

    /// What is told of a document in a file.
    pub fn row(&self, path: &str, document: &DocumentRef) -> Option<&'report DocumentRow> {
        self.documents.get(&(path, document)).copied()
    }

    /// What a document is called: its title and id, or its kind where it has no title of its own.
    pub fn document(&self, path: &str, document: &DocumentRef) -> String {
        let title = self.row(path, document).map_or("", |row| row.title.as_str());
        match (title.is_empty() || title == document.id, document.id.is_empty()) {
            (true, _) => format!("{} {}", document.kind, document.id).trim_end().to_owned(),
            (false, true) => title.to_owned(),
            (false, false) => format!("{title} ({})", document.id),
        }
    }
}
