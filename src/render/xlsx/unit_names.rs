//! The names of enheter, roles and documents in cells, and their ids beside them.

use std::collections::{BTreeMap, HashMap};

use super::cell::Cell;
use crate::catalogue::kind;
use crate::finding::DocumentRef;
use crate::report::Report;
use crate::report::dossier::DocumentRow;
use crate::report::views::process::{undecided, with_status};
use crate::text::swedish;

/// Indexes of the enheter, roles and documents of a report.
pub struct Names<'report> {
    units: HashMap<&'report str, String>,
    roles: HashMap<&'report str, String>,
    documents: HashMap<(&'report str, &'report DocumentRef), &'report DocumentRow>,
    undecided: HashMap<&'report str, &'report str>,
    report: &'report Report,
}

impl<'report> Names<'report> {
    /// Builds the indexes of a report.
    pub fn of(report: &'report Report) -> Self {
        let documents = &report.dossier.documents;
        let described = report.dossier.roles.iter().map(|role| (role.id.as_str(), role.title.as_str()));
        let shown = documents.iter().filter(|row| row.reference.kind == kind::ROLE);
        let shown = shown.map(|row| (row.reference.id.as_str(), row.title.as_str()));
        let roles: BTreeMap<&str, &str> = described.chain(shown).collect();
        let units = report.units.iter().map(|unit| (unit.id.as_str(), unit.name.as_str()));
        let indexed = documents.iter().map(|row| ((row.path.as_str(), &row.reference), row));
        Self {
            units: told_apart(units.collect()),
            roles: told_apart(roles.into_iter().collect()),
            documents: indexed.collect(),
            undecided: undecided(report),
            report,
        }
    }

    /// The ids, those of documents that are not decided with their status.
    pub fn with_statuses(&self, ids: &[String]) -> Vec<String> {
        ids.iter().map(|id| with_status(id, id, &self.undecided)).collect()
    }

    /// The name of an enhet, or its id if it is not described.
    pub fn unit<'name>(&'name self, id: &'name str) -> &'name str {
        self.units.get(id).map_or(id, String::as_str)
    }

    /// The names of some enheter on one line.
    pub fn units(&self, ids: &[String]) -> String {
        self.in_order(ids).into_iter().map(|id| self.unit(id)).collect::<Vec<_>>().join(", ")
    }

    /// The ids of some enheter, in the order of their names.
    pub fn unit_ids(&self, ids: &[String]) -> Cell {
        Cell::text(self.in_order(ids).join(BETWEEN_IDS))
    }

    fn in_order<'ids>(&self, ids: &'ids [String]) -> Vec<&'ids str> {
        let mut ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        ids.sort_by_cached_key(|id| swedish(self.unit(id)));
        ids
    }

    /// The path of a file; it leads to the line where files can be seen.
    pub fn file(&self, path: &str, line: usize) -> Cell {
        let in_repository = || format!("{}{path}", self.report.audit.prefix);
        let address = self.report.file_link.as_ref().map(|link| link.of(&in_repository(), line));
        match address.filter(|address| address.len() <= LONGEST_ADDRESS) {
            Some(address) => Cell::Web(path.to_owned(), address),
            None => Cell::text(path),
        }
    }

    /// The name of a responsible role; what is written itself, if no document describes it.
    pub fn role<'name>(&'name self, written: &'name str) -> &'name str {
        self.roles.get(written).map_or(written, String::as_str)
    }

    /// The names of some roles on one line.
    pub fn roles(&self, written: &[String]) -> String {
        written.iter().map(|role| self.role(role)).collect::<Vec<_>>().join(", ")
    }

    /// The ids of those of some roles that a document describes.
    pub fn role_ids(&self, written: &[String]) -> Cell {
        let described = written.iter().filter(|role| self.roles.contains_key(role.as_str()));
        Cell::text(described.map(String::as_str).collect::<Vec<_>>().join(BETWEEN_IDS))
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

    /// Where a document stands on the audit date.
    pub fn status(&self, path: &str, document: &DocumentRef) -> Cell {
        Cell::maybe(self.row(path, document).and_then(|row| row.status.as_ref()))
    }
}

/// The separator between ids in one cell.
pub const BETWEEN_IDS: &str = "; ";

/// The longest address of a link; Excel holds 2,080 characters.
const LONGEST_ADDRESS: usize = 2_000;

/// The names by id; with two of one name, a filter on it would show both, so the id is added.
fn told_apart<'report>(named: Vec<(&'report str, &'report str)>) -> HashMap<&'report str, String> {
    let mut bearers: HashMap<&str, usize> = HashMap::new();
    for (_, name) in &named {
        *bearers.entry(name).or_default() += 1;
    }
    let name = |(id, name): (&'report str, &str)| {
        let is_shared = bearers.get(name).is_some_and(|bearers| *bearers > 1) && name != id;
        (id, if is_shared { format!("{name} ({id})") } else { name.to_owned() })
    };
    named.into_iter().map(name).collect()
}
