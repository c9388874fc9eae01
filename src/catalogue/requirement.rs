//! A requirement (krav): its provision, its scope, its condition and its examples.

use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

pub use super::provision::{Beside, Evidence, Grade, Provision, Strength};
use super::{KindName, LazyValue};
use crate::finding::Severity;

/// A requirement, as in its file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// The id, which is the path below `krav/` without its extension.
    pub id: String,
    /// Ids that it had earlier, which are still understood.
    #[serde(rename = "tidigare_id", default)]
    pub earlier_ids: Vec<String>,
    /// True if a ledningssystem has added it to those of the program.
    #[serde(skip)]
    pub is_own: bool,
    /// The requirement as a short heading.
    #[serde(rename = "rubrik")]
    pub title: String,
    /// The provision of the law.
    #[serde(rename = "lagrum")]
    pub provision: Provision,
    /// How binding the provision is.
    #[serde(rename = "styrka")]
    pub strength: Strength,
    /// How well the citation is verified.
    #[serde(rename = "belägg")]
    pub verified: Grade,
    /// Whether the condition proves the provision or is only an indication.
    #[serde(rename = "bevis")]
    pub evidence: Evidence,
    /// The local profile to which it is limited; none if it applies everywhere.
    #[serde(rename = "profil", default)]
    pub profile: Option<String>,
    /// The first day on which the provision was in force, ÅÅÅÅ-MM-DD, if it is younger than its act.
    #[serde(rename = "i_kraft", default)]
    pub in_force_from: Option<String>,
    /// What to verify in the source before the citation is relied on.
    #[serde(rename = "att_kontrollera", default)]
    pub to_verify: Option<String>,
    /// True if it applies to a pending document too.
    #[serde(rename = "löper", default)]
    pub runs: bool,
    /// The documents or the enheter to which it applies.
    #[serde(rename = "gäller")]
    pub scope: Scope,
    /// The documents that must exist, if it applies to enheter.
    #[serde(rename = "finns", default)]
    pub exists: Option<Exists>,
    /// The condition on the document or the part, if it applies to documents.
    #[serde(rename = "krav", default)]
    pub condition: Option<LazyValue>,
    /// Points that must each be met, by the document or by one of the documents that must exist.
    #[serde(rename = "punkter", default)]
    pub points: Vec<Point>,
    /// True if each missing point or key is a separate finding.
    #[serde(rename = "var_för_sig", default)]
    pub is_one_each: bool,
    /// The message of the finding; `{fält}` is replaced by the missing fields or points.
    #[serde(rename = "saknas")]
    pub missing: String,
    /// The message of the finding if there is no part at all.
    #[serde(rename = "saknas_del", default)]
    pub missing_part: Option<String>,
    /// The help of the finding.
    #[serde(rename = "gör_så")]
    pub advice: String,
    /// What is checked, and why.
    #[serde(rename = "varför")]
    pub manual: String,
    /// Documents that satisfy it and that violate it.
    #[serde(rename = "exempel")]
    pub(super) examples: LazyValue,
}

/// The scope of a requirement (gäller): documents of kinds, or enheter of a level.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// The kinds whose documents are assessed: one, or a list.
    #[serde(rename = "typ", default, deserialize_with = "one_or_several")]
    pub kinds: Vec<KindName>,
    /// The level whose enheter are assessed.
    #[serde(rename = "nivå", default)]
    pub level: Option<Level>,
    /// The condition under which a document or an enhet is assessed.
    #[serde(rename = "när", default)]
    pub when: Option<LazyValue>,
    /// The condition under which it is undetermined.
    #[serde(rename = "ovisst", default)]
    pub unclear: Option<LazyValue>,
    /// What to do so that it can be determined; the reason for the outcome.
    #[serde(rename = "ovisst_gör_så", default)]
    pub unclear_advice: Option<String>,
    /// The parts to assess, such as `/åtgärder/*`, one pattern or a list; the document if absent.
    #[serde(rename = "del", default, deserialize_with = "one_or_several")]
    pub parts: Vec<String>,
    /// The condition under which a part is assessed.
    #[serde(rename = "del_när", default)]
    pub part_when: Option<LazyValue>,
    /// The condition under which a part is undetermined.
    #[serde(rename = "del_ovisst", default)]
    pub part_unclear: Option<LazyValue>,
    /// True if a document without any part violates it.
    #[serde(rename = "minst_en_del", default)]
    pub at_least_one: bool,
    /// The carers to which it applies; any if absent.
    #[serde(rename = "ställs_på", default)]
    pub asked_of: Option<AskedOf>,
}

/// The carers to which a requirement applies (ställs_på).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum AskedOf {
    /// Regions only.
    #[serde(rename = "region")]
    Region,
}

/// One of several points that must each be met (punkt).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The name in sentences.
    #[serde(rename = "namn")]
    pub name: String,
    /// The condition on the document or the part, or on the documents that must exist.
    #[serde(rename = "villkor")]
    pub condition: LazyValue,
    /// What `new` writes for the point in a new document: some of its fields, in the words of the source.
    #[serde(rename = "förslag", default)]
    pub draft: Option<LazyValue>,
}

/// The level of the enheter to which a requirement applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Level {
    /// Each root of the organisation.
    #[serde(rename = "vårdgivare")]
    Carer,
    /// Each leaf of the organisation.
    #[serde(rename = "enhet")]
    Unit,
}

/// The documents that must exist for an enhet (finns).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exists {
    /// The kinds of the documents: one, or a list.
    #[serde(rename = "typ", deserialize_with = "one_or_several")]
    pub kinds: Vec<KindName>,
    /// True if a document of a governed kind must be in force on the audit date; else it must only be neither a draft
    /// nor withdrawn or archived.
    #[serde(rename = "gällande", default)]
    pub in_force: bool,
    /// The condition that selects documents of the kinds.
    #[serde(rename = "urval", default)]
    pub selection: Option<LazyValue>,
    /// The condition that a selected document must satisfy.
    #[serde(rename = "krav", default)]
    pub condition: Option<LazyValue>,
    /// True if the requirement does not apply where no selected document exists.
    #[serde(rename = "bara_om_någon", default)]
    pub only_if_any: bool,
    /// The number of documents that must exist.
    #[serde(rename = "minst", default = "one")]
    pub at_least: usize,
    /// How the document must relate to the enhet.
    #[serde(rename = "räckvidd", default)]
    pub reach: Reach,
    /// The values that the documents must cover together.
    #[serde(rename = "täcker", default)]
    pub covers: Option<Covers>,
}

/// How a document must relate to an enhet (räckvidd).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Reach {
    /// It applies to the enhet or to an enhet above it.
    #[default]
    #[serde(rename = "gäller")]
    Applies,
    /// It names the enhet itself.
    #[serde(rename = "egen")]
    Own,
    /// It applies to the enhet or to anything below it.
    #[serde(rename = "inom")]
    Within,
    /// Each enhet, from this one down, is named by a document, and each is connected to the vårdgivare.
    #[serde(rename = "varje_nivå")]
    EveryLevel,
}

/// Values of documents of one kind that the required documents must name (täcker).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Covers {
    /// The kind of the documents with the values.
    #[serde(rename = "av")]
    pub kind: KindName,
    /// The address of the values: `/professioner/*`.
    #[serde(rename = "fält")]
    pub field: String,
    /// The address at which they must be named: `/behov/*/roll`.
    #[serde(rename = "i")]
    pub named_in: String,
}

impl Covers {
    /// The top-level key of the values.
    #[must_use]
    pub fn key(&self) -> &str {
        self.field.trim_start_matches('/').split('/').next().unwrap_or_default()
    }
}

fn one() -> usize {
    1
}

/// A text of a requirement with its placeholders filled in: `{fält}` and `{dagar}` by what is missing or how many days
/// there are, `{år}` by the year that is asked for.
#[must_use]
pub fn fill_in(text: &str, fields: &str, year: &str) -> String {
    text.trim().replace("{fält}", fields).replace("{dagar}", fields).replace("{år}", year)
}

/// A list, or its only item alone.
pub(super) fn one_or_several<'de, D: Deserializer<'de>, T: DeserializeOwned>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let several = match Value::deserialize(deserializer)? {
        Value::Array(items) => items,
        one => vec![one],
    };
    several.into_iter().map(|item| serde_json::from_value(item).map_err(D::Error::custom)).collect()
}

/// Example documents of a requirement, by outcome.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// The audit date of the examples, ÅÅÅÅ-MM-DD.
    #[serde(rename = "datum")]
    pub date: String,
    /// Examples that satisfy it: each a document or a list of documents.
    #[serde(rename = "uppfyller")]
    pub satisfying: Vec<Value>,
    /// Examples that violate it.
    #[serde(rename = "brister")]
    pub violating: Vec<Value>,
    /// Examples to which it does not apply.
    #[serde(rename = "berörs_inte", default)]
    pub not_applicable: Vec<Value>,
    /// Examples of which the outcome is undetermined.
    #[serde(rename = "ovisst", default)]
    pub undetermined: Vec<Value>,
}

impl Requirement {
    /// The examples, parsed.
    ///
    /// # Errors
    /// If they are malformed.
    pub fn examples(&self) -> Result<Examples, serde_json::Error> {
        Examples::deserialize(&*self.examples)
    }

    /// The severity of a violation: from the strength, and at most a warning for an indication.
    #[must_use]
    pub fn severity(&self) -> Severity {
        let by_strength = match self.strength {
            Strength::Law | Strength::Regulation | Strength::Local => Severity::Error,
            Strength::GeneralAdvice => Severity::Warning,
            Strength::KnowledgeSupport => Severity::Note,
        };
        match self.evidence {
            Evidence::Direct => by_strength,
            Evidence::Indication => by_strength.min(Severity::Warning),
        }
    }

    /// Every schema in the requirement, for the soundness check.
    pub fn schemas(&self) -> impl Iterator<Item = &LazyValue> {
        let scope = &self.scope;
        let of_scope = [&scope.when, &scope.unclear, &scope.part_when, &scope.part_unclear, &self.condition];
        let of_existence = self.exists.iter().flat_map(|exists| [&exists.selection, &exists.condition]);
        let of_points = self.points.iter().map(|point| &point.condition);
        of_scope.into_iter().chain(of_existence).flatten().chain(of_points)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn one_kind_or_a_list_of_kinds_may_stand_there() {
        let kinds = |value: Value| serde_json::from_value::<Scope>(value).map(|scope| scope.kinds.len());
        assert_eq!(kinds(json!({"typ": "rutin"})).ok(), Some(1));
        assert_eq!(kinds(json!({"typ": ["rutin", "mål"], "del": ["/a/*"]})).ok(), Some(2));
        assert_eq!(kinds(json!({"nivå": "enhet"})).ok(), Some(0));
        assert!(kinds(json!({"typ": [1]})).is_err());
        assert_eq!(serde_json::from_value::<Reach>(json!("egen")).ok(), Some(Reach::Own));
    }
}
