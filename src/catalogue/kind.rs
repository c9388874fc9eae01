//! A kind of document: its schema, its words and its shape.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::kind_name::KindName;
use super::lazy_value::{Lazy, LazyValue};
use super::shape::Shape;

/// An enhet: a part of the organisation.
pub const UNIT: &str = "enhet";
/// The settings of a repository.
pub const SETTINGS: &str = "inställningar";
/// A ledningssystem.
pub const SYSTEM: &str = "ledningssystem";
/// A waiver (undantag).
pub const WAIVER: &str = "undantag";
/// An investigation (utredning).
pub const INVESTIGATION: &str = "utredning";
/// A deviation (avvikelse).
pub const DEVIATION: &str = "avvikelse";
/// A self-check (egenkontroll).
pub const SELF_CHECK: &str = "egenkontroll";
/// A process.
pub const PROCESS: &str = "process";
/// A role and its duties (ansvar).
pub const ROLE: &str = "ansvar";
/// A steering document (rutin).
pub const ROUTINE: &str = "rutin";
/// A goal (mål).
pub const GOAL: &str = "mål";
/// A risk analysis.
pub const RISK_ANALYSIS: &str = "riskanalys";
/// A follow-up (uppföljning).
pub const FOLLOW_UP: &str = "uppföljning";
/// The supervision of an authority or an audit (tillsyn), with its demands.
pub const SUPERVISION: &str = "tillsyn";
/// A reference to a document in another system.
pub const EXTERN: &str = "extern";

/// True for a kind of records of the work: what has happened, what was looked at or demanded, and who answers for what. What
/// is otherwise decided, or kept elsewhere, is what staff work by.
#[must_use]
pub fn is_of_records(kind: &Kind) -> bool {
    kind.is(ROLE) || !(kind.words.is_governed || kind.is(EXTERN))
}

/// The entry of a kind, added if it is missing; its name is cloned once for each kind, not for each document.
pub fn of_kind<'known, T: Default>(known: &'known mut HashMap<KindName, T>, kind: &KindName) -> &'known mut T {
    if !known.contains_key(kind) {
        known.insert(kind.clone(), T::default());
    }
    known.get_mut(kind).expect("it was inserted above")
}

/// A kind of document.
#[derive(Debug)]
pub struct Kind {
    /// The name, as `typ` has it.
    pub name: KindName,
    /// The words for it in sentences, and its folder and fields.
    pub words: KindWords,
    /// The JSON Schema, with the shared definitions that it uses.
    pub schema: LazyValue,
    /// The shape that the schema describes.
    pub shape: Lazy<Shape>,
}

impl Kind {
    /// True if the kind has a name, one of [`NAMED`].
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name.0 == name
    }

    /// A kind of a schema that is made whole.
    #[must_use]
    pub fn new(name: KindName, words: KindWords, schema: LazyValue) -> Self {
        let whole = schema.clone();
        let shape: Lazy<Shape> = LazyLock::new(Box::new(move || Shape::of(&whole, &whole)));
        Self { name, words, schema, shape }
    }
}

/// The keywords of a kind's schema beside JSON Schema.
#[derive(Debug, Clone, Deserialize)]
pub struct KindWords {
    /// Heading: `Rutin`.
    pub title: String,
    /// A description of the kind.
    pub description: String,
    /// Definite form: `rutinen`.
    #[serde(rename = "bestämd")]
    pub definite: String,
    /// Indefinite form: `en rutin`.
    #[serde(rename = "obestämd")]
    pub indefinite: String,
    /// Plural: `rutiner`.
    pub plural: String,
    /// The field with the id of a document.
    #[serde(rename = "identitet")]
    pub identity: String,
    /// The fields with the title of a document, in order of preference.
    #[serde(rename = "rubrikfält")]
    pub title_fields: Vec<String>,
    /// The fields with the enheter to which a document applies.
    #[serde(rename = "omfattar")]
    pub applies_by: Vec<String>,
    /// True if documents of the kind are decided, so that they are in force or not.
    #[serde(rename = "styrs")]
    pub is_governed: bool,
    /// The fields of content: a document in which some of them stand and none is filled in covers nothing.
    #[serde(rename = "innehållsfält", default)]
    pub content: Vec<String>,
    /// The folder of new documents, relative to the folder of the ledningssystem.
    #[serde(rename = "mapp", default)]
    pub folder: String,
    /// The prefix of the ids of new documents.
    #[serde(rename = "förled", default)]
    pub prefix: String,
    /// The fields of a new document beside those that the law requires; `a/b` is a field below another.
    #[serde(rename = "stomme", default)]
    pub skeleton: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    #[test]
    fn each_kind_that_code_names_is_in_the_catalogue() {
        let catalogue = Catalogue::embedded().expect("the catalogue loads");
        let named = [
            UNIT,
            SETTINGS,
            SYSTEM,
            WAIVER,
            INVESTIGATION,
            DEVIATION,
            SELF_CHECK,
            PROCESS,
            ROLE,
            ROUTINE,
            GOAL,
            RISK_ANALYSIS,
            FOLLOW_UP,
            SUPERVISION,
            EXTERN,
        ];
        for name in named {
            assert!(catalogue.kinds.contains_key(&KindName(name.to_owned())), "{name}");
        }
    }
}
