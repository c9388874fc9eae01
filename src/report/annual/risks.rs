//! The risk analyses of a year: how many risks, how they are handled, and which are the greatest.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::members::{Members, when};
use super::written_number::number;
use super::year::{Basis, Compared, Which, Year};
use crate::catalogue::kind;
use crate::report::views::choice::NOT_GIVEN;
use crate::report::views::patient_voice::is_of_patient;
use crate::text::none_found::says_none;
use crate::text::said::{items, said};
use crate::text::{Node, swedish};

/// The number of the greatest risks that are told one by one.
const GREATEST: usize = 3;
/// The most of them, where several have the same value.
const MOST: usize = 10;

/// The risk analyses of a year, by their day.
#[derive(Debug, Default)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Risks<'corpus> {
    pub analyses: Compared<'corpus>,
    pub risks: Compared<'corpus>,
    /// The risks of the year, by how they are handled (hantering).
    pub by_handling: Vec<(String, Basis<'corpus>)>,
    /// The risks of the year that are not accepted and have no measure.
    pub without_measure: Basis<'corpus>,
    /// The greatest risks of the year, by their value.
    pub greatest: Vec<Risk<'corpus>>,
    /// The analyses of the year in which a patient or someone who speaks for them took part.
    pub with_patient: Compared<'corpus>,
    /// Those without a day that can be read.
    pub undated: Basis<'corpus>,
}

/// A risk with a value.
#[derive(Debug)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Risk<'corpus> {
    pub name: &'corpus str,
    /// Its own id, such as R1.
    pub id: Option<String>,
    pub event: String,
    pub value: f64,
}

impl<'corpus> Risks<'corpus> {
    /// The risks of some documents.
    #[must_use]
    pub fn of(members: &Members<'corpus>, year: Year) -> Self {
        let mut found = Self::default();
        let mut handling: BTreeMap<String, Basis<'corpus>> = BTreeMap::new();
        let roles: HashMap<&str, &str> =
            members.of_kind(kind::ROLE).map(|role| (role.name, &*role.document.title)).collect();
        for member in members.of_kind(kind::RISK_ANALYSIS) {
            let root = &*member.document.root;
            let Some(stretch) = when(member.document) else {
                found.undated.add(member.name);
                continue;
            };
            let which = year.of(stretch);
            found.analyses.add(which, member.name);
            let took_part = root.texts_of("deltagare");
            if took_part
                .iter()
                .any(|role| is_of_patient(role) || roles.get(role).is_some_and(|role| is_of_patient(role)))
            {
                found.with_patient.add(which, member.name);
            }
            for (_, risk) in items(root, "risker") {
                found.risks.add(which, member.name);
                if which != Which::Now {
                    continue;
                }
                let handled = said(risk, "hantering").map(|word| word.to_lowercase());
                let is_accepted =
                    handled.as_deref().is_some_and(|word| ["acceptera", "accepteras", "accepterad"].contains(&word));
                if !is_accepted && !has_measure(risk) {
                    found.without_measure.add(member.name);
                }
                handling.entry(handled.unwrap_or_else(|| NOT_GIVEN.to_owned())).or_default().add(member.name);
                found.greatest.extend(valued(member.name, risk));
            }
        }
        found.by_handling = handling.into_iter().collect();
        found
            .by_handling
            .sort_by_cached_key(|(word, basis)| (word == NOT_GIVEN, Reverse(basis.number()), swedish(word)));
        found.greatest.sort_by(|one, other| other.value.total_cmp(&one.value));
        let least = found.greatest.get(GREATEST - 1).map(|risk| risk.value);
        found.greatest.retain(|risk| least.is_none_or(|least| risk.value >= least));
        found.greatest.truncate(MOST);
        found
    }
}

/// True if a risk has a measure: "inga" is none.
fn has_measure(risk: &Node) -> bool {
    items(risk, "åtgärder").into_iter().any(|(_, item)| {
        let says = |node: &Node| !node.text().is_some_and(|text| says_none(text, &["åtgärd", "insats"]));
        !item.says_nothing() && says(item) && item.get("åtgärd").is_none_or(|entry| says(&entry.value))
    })
}

/// A risk with its value: the written one, or its probability times its gravity.
fn valued<'corpus>(name: &'corpus str, risk: &Node) -> Option<Risk<'corpus>> {
    let value = number(risk, "riskvärde")
        .or_else(|| Some(number(risk, "sannolikhet")? * number(risk, "allvarlighetsgrad")?))?;
    // A product of decimals has more of them than it has meaning, and is greater than its like by the last of them.
    let value = (value * 1_000.0).round() / 1_000.0;
    Some(Risk { name, id: said(risk, "id"), event: said(risk, "händelse")?, value })
}
