//! Who is responsible for what: each role at each enhet that it is decided for, from the top of the organisation down.

use std::collections::HashSet;

use super::chain;
use super::choice::{Chosen, NOT_GIVEN};
use super::gap::Filter;
use crate::catalogue::kind;
use crate::report::dossier::DocumentRow;
use crate::report::quality_work::RoleRow;
use crate::report::{Report, UnitRow};
use crate::text::swedish;

/// A role at an enhet.
#[derive(Debug, Clone, Copy)]
pub struct Responsibility<'report> {
    /// The enhet; none where it is not described.
    pub unit: Option<&'report UnitRow>,
    /// The role.
    pub role: &'report RoleRow,
    /// The document that it stands in.
    pub document: &'report DocumentRow,
}

/// The roles at each enhet, by level from the top down, then by the names of the enhet and the role.
#[must_use]
pub fn responsibilities<'report>(report: &'report Report, filter: &Filter) -> Vec<Responsibility<'report>> {
    let chosen = Chosen::of(report, filter);
    let documents = &report.dossier.documents;
    let roles = report.dossier.records.roles.iter().map(|role| (&documents[role.document], role));
    let audited = audited(report);
    let mut found: Vec<Responsibility<'_>> = Vec::new();
    for (document, role) in roles.filter(|(document, _)| chosen.holds(document)) {
        let named = document.units.iter().filter_map(|id| report.unit(id)).filter(|unit| audited.contains(&*unit.id));
        let at = |unit| Responsibility { unit, role, document };
        let before = found.len();
        found.extend(named.map(|unit| at(Some(unit))));
        if found.len() == before {
            found.push(at(None));
        }
    }
    found.sort_by_cached_key(|one| {
        let depth = one.unit.map_or(0, |unit| chain(report, &unit.id).count());
        let unit = swedish(one.unit.map_or("", |unit| &unit.name));
        let at = (&one.document.path, one.role.line);
        (depth, unit, one.unit.map(|unit| &unit.id), one.is_of_unit(), swedish(one.role_name()), at)
    });
    found
}

/// The enheter that an audit is about, with those above them, whose roles answer for them too; all where it is not limited.
fn audited(report: &Report) -> HashSet<&str> {
    let focus: HashSet<&str> = report.audit.focus.iter().map(String::as_str).collect();
    let is_meant = |unit: &&UnitRow| focus.is_empty() || focus.contains(unit.id.as_str());
    report.units.iter().filter(is_meant).flat_map(|unit| chain(report, &unit.id)).map(|unit| unit.id.as_str()).collect()
}

impl<'report> Responsibility<'report> {
    /// The level of the enhet: vårdgivare at the top, else as its document has it.
    #[must_use]
    pub fn level(&self) -> String {
        match self.unit {
            None => NOT_GIVEN.to_owned(),
            Some(unit) if unit.parent.is_none() => match &unit.level {
                Some(level) => format!("vårdgivare ({level})"),
                None => "vårdgivare".to_owned(),
            },
            Some(unit) => unit.level.clone().unwrap_or_else(|| NOT_GIVEN.to_owned()),
        }
    }

    /// True if the document is that of the enhet, which names its verksamhetschef.
    #[must_use]
    pub fn is_of_unit(&self) -> bool {
        self.document.reference.kind == kind::UNIT
    }

    /// The name of the role; its title or id where it has none.
    #[must_use]
    pub fn role_name(&self) -> &'report str {
        let title = || (!self.is_of_unit()).then_some(self.document.title.as_str());
        self.role.name.as_deref().or_else(title).unwrap_or(&self.role.id)
    }

    /// The name of the enhet.
    #[must_use]
    pub fn unit_name(&self) -> &'report str {
        self.unit.map_or(NOT_GIVEN, |unit| &unit.name)
    }
}
