//! A requirement (krav): where the law says it, of what it is asked, and how it is proved.

use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::KindName;
use crate::finding::Severity;

/// A requirement as its file says it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Its id, which is its path below `krav/`.
    pub id: String,
    /// The demand as a short heading.
    #[serde(rename = "rubrik")]
    pub title: String,
    /// Where the law says it.
    #[serde(rename = "lagrum")]
    pub provision: Provision,
    /// How binding that is.
    #[serde(rename = "styrka")]
    pub strength: Strength,
    /// How well the citation is known.
    #[serde(rename = "belägg")]
    pub verified: Grade,
    /// Whether the check is what the rule says, or only an indication of it.
    #[serde(rename = "bevis")]
    pub evidence: Evidence,
    /// The local profile in which it holds; everywhere if none is named.
    #[serde(rename = "profil", default)]
    pub profile: Option<String>,
    /// Of what it is asked.
    #[serde(rename = "gäller")]
    pub scope: Scope,
    /// What must exist, where it is asked of enheter.
    #[serde(rename = "finns", default)]
    pub exists: Option<Exists>,
    /// The condition on the document or the part, where it is asked of documents.
    #[serde(rename = "krav", default)]
    pub condition: Option<Value>,
    /// Several things that must each be shown, by the document or by one of the documents that must exist.
    #[serde(rename = "punkter", default)]
    pub points: Vec<Point>,
    /// True if each missing point or key is a finding of its own.
    #[serde(rename = "var_för_sig", default)]
    pub is_one_each: bool,
    /// What the finding says; `{fält}` stands for what is missing.
    #[serde(rename = "saknas")]
    pub missing: String,
    /// What the finding says where there is no part at all.
    #[serde(rename = "saknas_del", default)]
    pub missing_part: Option<String>,
    /// What to do.
    #[serde(rename = "gör_så")]
    pub advice: String,
    /// What is looked at and why.
    #[serde(rename = "varför")]
    pub manual: String,
    /// Documents that satisfy it and that do not, as they are written: an audit of others has no need of them.
    #[serde(rename = "exempel")]
    examples: Box<RawValue>,
}

/// A place in an act (lagrum).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// The act's number in the register.
    #[serde(rename = "författning")]
    pub act: String,
    /// The place in it.
    #[serde(rename = "plats")]
    pub place: String,
    /// A second act and place that belong to it.
    #[serde(rename = "jämte", default)]
    pub beside: Option<Beside>,
}

/// A second place that is named with the first.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beside {
    /// The act's number in the register.
    #[serde(rename = "författning")]
    pub act: String,
    /// The place in it.
    #[serde(rename = "plats")]
    pub place: String,
}

/// How binding a requirement is (styrka); severity follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Strength {
    /// An act of parliament or a government ordinance.
    #[serde(rename = "lag")]
    Law,
    /// A regulation by an authority.
    #[serde(rename = "föreskrift")]
    Regulation,
    /// General advice to a regulation.
    #[serde(rename = "allmänt råd")]
    GeneralAdvice,
    /// Knowledge support.
    #[serde(rename = "kunskapsstöd")]
    KnowledgeSupport,
    /// The region's own rule, in its profile only.
    #[serde(rename = "lokal")]
    Local,
}

/// How well a citation is known (belägg).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Grade {
    /// The text of the act was read.
    A,
    /// The authority itself says so, with the paragraph.
    B,
    /// Read in secondary sources.
    C,
}

/// Whether the check proves the rule or only points to it (bevis).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Evidence {
    /// The check is what the rule says.
    #[serde(rename = "direkt")]
    Direct,
    /// The check is an indication; at most a warning.
    #[serde(rename = "indikation")]
    Indication,
}

/// Of what a requirement is asked (gäller): documents of a kind, or enheter of a level.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// The kinds whose documents are judged: one, or a list.
    #[serde(rename = "typ", default, deserialize_with = "one_or_several")]
    pub kinds: Vec<KindName>,
    /// The level whose enheter are judged.
    #[serde(rename = "nivå", default)]
    pub level: Option<Level>,
    /// Only what matches this is judged.
    #[serde(rename = "när", default)]
    pub when: Option<Value>,
    /// What matches this cannot be judged.
    #[serde(rename = "ovisst", default)]
    pub unclear: Option<Value>,
    /// The parts to judge, such as `/åtgärder/*`, one pattern or a list; the document if absent.
    #[serde(rename = "del", default, deserialize_with = "one_or_several")]
    pub parts: Vec<String>,
    /// Only parts that match this are judged.
    #[serde(rename = "del_när", default)]
    pub part_when: Option<Value>,
    /// Parts that match this cannot be judged.
    #[serde(rename = "del_ovisst", default)]
    pub part_unclear: Option<Value>,
    /// True if a document without any part lacks it too.
    #[serde(rename = "minst_en_del", default)]
    pub at_least_one: bool,
    /// A profile in which an enhet is asked even though it does not match `när`.
    #[serde(rename = "även_i_profil", default)]
    pub also_in_profile: Option<String>,
}

/// One of several things that must each be shown (punkt).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// What a sentence calls it.
    #[serde(rename = "namn")]
    pub name: String,
    /// What shows it: a condition on the document or the part, or the choice of the documents that must exist.
    #[serde(rename = "villkor")]
    pub condition: Value,
}

/// The enheter of which something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Level {
    /// Each root of the organisation.
    #[serde(rename = "vårdgivare")]
    Carer,
    /// Each leaf of the organisation.
    #[serde(rename = "enhet")]
    Unit,
}

/// What must exist for an enhet (finns).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exists {
    /// The kinds that answer: one, or a list.
    #[serde(rename = "typ", deserialize_with = "one_or_several")]
    pub kinds: Vec<KindName>,
    /// True if it must be in force on the audit date, where its kind is decided at all; else it must only be neither a
    /// draft nor put away.
    #[serde(rename = "gällande", default)]
    pub in_force: bool,
    /// Which documents of the kind are meant.
    #[serde(rename = "urval", default)]
    pub selection: Option<Value>,
    /// What such a document must hold besides.
    #[serde(rename = "krav", default)]
    pub condition: Option<Value>,
    /// True if nothing is asked where no document that is meant applies at all.
    #[serde(rename = "bara_om_någon", default)]
    pub only_if_any: bool,
    /// How many there must be.
    #[serde(rename = "minst", default = "one")]
    pub at_least: usize,
    /// How near to the enhet the document must stand.
    #[serde(rename = "räckvidd", default)]
    pub reach: Reach,
    /// What the documents must answer together.
    #[serde(rename = "täcker", default)]
    pub covers: Option<Covers>,
}

/// How near to an enhet a document that answers for it must stand (räckvidd).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Reach {
    /// It applies to the enhet: its own, or decided above it.
    #[default]
    #[serde(rename = "gäller")]
    Applies,
    /// It names the enhet itself.
    #[serde(rename = "egen")]
    Own,
    /// It applies to the enhet or to anything below it.
    #[serde(rename = "inom")]
    Within,
    /// The enhet and everything below it is each named by one, and each has a way up to the vårdgivare.
    #[serde(rename = "varje_nivå")]
    EveryLevel,
}

/// Values in one kind of documents that the documents that must exist have to name (täcker).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Covers {
    /// The kind that holds the values.
    #[serde(rename = "av")]
    pub kind: KindName,
    /// Where in it they stand: `/professioner/*`.
    #[serde(rename = "fält")]
    pub field: String,
    /// Where they must be named: `/behov/*/roll`.
    #[serde(rename = "i")]
    pub named_in: String,
}

impl Covers {
    /// The key at which the values stand.
    #[must_use]
    pub fn key(&self) -> &str {
        self.field.trim_start_matches('/').split('/').next().unwrap_or_default()
    }
}

fn one() -> usize {
    1
}

fn one_or_several<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let several = match Value::deserialize(deserializer)? {
        Value::Array(items) => items,
        one => vec![one],
    };
    several.into_iter().map(|item| serde_json::from_value(item).map_err(D::Error::custom)).collect()
}

/// Documents that show what satisfies a requirement and what does not.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// The audit date for them, ÅÅÅÅ-MM-DD.
    #[serde(rename = "datum")]
    pub date: String,
    /// Each a document or a list of documents.
    #[serde(rename = "uppfyller")]
    pub satisfying: Vec<Value>,
    /// The same, with something missing.
    #[serde(rename = "brister")]
    pub violating: Vec<Value>,
    /// The same, of which it is not asked.
    #[serde(rename = "berörs_inte", default)]
    pub not_applicable: Vec<Value>,
    /// The same, of which it cannot be told.
    #[serde(rename = "ovisst", default)]
    pub undetermined: Vec<Value>,
}

impl Requirement {
    /// Documents that satisfy it and that do not.
    ///
    /// # Errors
    /// If they do not have the shape of examples.
    pub fn examples(&self) -> Result<Examples, serde_json::Error> {
        serde_json::from_str(self.examples.get())
    }

    /// How grave it is if the requirement is not met: from its strength, and at most a warning for an indication.
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

    /// Every schema in it, for the checks of the catalogue.
    pub fn schemas(&self) -> impl Iterator<Item = &Value> {
        let scope = &self.scope;
        let of_scope = [&scope.when, &scope.unclear, &scope.part_when, &scope.part_unclear, &self.condition];
        let of_existence = self.exists.iter().flat_map(|exists| [&exists.selection, &exists.condition]);
        let of_points = self.points.iter().map(|point| &point.condition);
        of_scope.into_iter().chain(of_existence).flatten().chain(of_points)
    }
}

impl Strength {
    /// The word that stands in reports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Law => "lag",
            Self::Regulation => "föreskrift",
            Self::GeneralAdvice => "allmänt råd",
            Self::KnowledgeSupport => "kunskapsstöd",
            Self::Local => "lokal",
        }
    }
}

impl Grade {
    /// The letter that stands in reports.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
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
