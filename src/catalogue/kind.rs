//! A kind of document: its schema, its words, its identity and what it refers to.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;
use serde_json::Value;

use super::kind_name::KindName;
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
/// A goal (mål).
pub const GOAL: &str = "mål";
/// A risk analysis.
pub const RISK_ANALYSIS: &str = "riskanalys";
/// A follow-up (uppföljning).
pub const FOLLOW_UP: &str = "uppföljning";
/// A pointer to a document kept elsewhere.
pub const EXTERN: &str = "extern";

/// What is known of a kind; its name is copied once a kind, not once for each document that asks.
pub fn of_kind<'known, T: Default>(known: &'known mut HashMap<KindName, T>, kind: &KindName) -> &'known mut T {
    if !known.contains_key(kind) {
        known.insert(kind.clone(), T::default());
    }
    known.get_mut(kind).expect("it was put there")
}

/// A kind of document.
#[derive(Debug)]
pub struct Kind {
    /// Its name.
    pub name: KindName,
    /// The words by which sentences speak of it.
    pub words: KindWords,
    /// Its JSON Schema, with the shared shapes it uses folded in.
    pub schema: Arc<Lazy<Value>>,
    /// The schema as the program walks it.
    pub shape: Lazy<Shape>,
}

/// Something that is made when it is first asked for: most folders hold documents of few kinds.
pub type Lazy<T> = LazyLock<T, Box<dyn FnOnce() -> T + Send>>;

impl Kind {
    /// True if this is the kind of a name, one of those above.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name.0 == name
    }

    /// A kind whose schema is made when it is first asked for.
    #[must_use]
    pub fn new(name: KindName, words: KindWords, schema: impl FnOnce() -> Value + Send + 'static) -> Self {
        let schema: Arc<Lazy<Value>> = Arc::new(LazyLock::new(Box::new(schema)));
        let whole = Arc::clone(&schema);
        let shape: Lazy<Shape> = LazyLock::new(Box::new(move || Shape::of(&whole, &whole)));
        Self { name, words, schema, shape }
    }
}

/// What a kind's schema says of itself beside JSON Schema.
#[derive(Debug, Clone, Deserialize)]
pub struct KindWords {
    /// Heading: `Rutin`.
    pub title: String,
    /// What the kind is.
    pub description: String,
    /// Definite form: `rutinen`.
    #[serde(rename = "bestämd")]
    pub definite: String,
    /// Indefinite form: `en rutin`.
    #[serde(rename = "obestämd")]
    pub indefinite: String,
    /// Several: `rutiner`.
    pub plural: String,
    /// The field that names a document of the kind.
    #[serde(rename = "identitet")]
    pub identity: String,
    /// The fields that say what to call a document of the kind.
    #[serde(rename = "rubrikfält")]
    pub title_fields: Vec<String>,
    /// The fields that say to which enheter it applies.
    #[serde(rename = "omfattar")]
    pub applies_by: Vec<String>,
    /// True if a document of the kind is decided and in force, or not.
    #[serde(rename = "styrs")]
    pub is_governed: bool,
    /// The folder that a new document of the kind is put in, from the folder of the ledningssystem.
    #[serde(rename = "mapp", default)]
    pub folder: String,
    /// What the id of a new document begins with.
    #[serde(rename = "förled", default)]
    pub prefix: String,
    /// The fields that a new document has beside those that the law asks for; `a/b` is a field below another.
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
            GOAL,
            RISK_ANALYSIS,
            FOLLOW_UP,
            EXTERN,
        ];
        for name in named {
            assert!(catalogue.kinds.contains_key(&KindName(name.to_owned())), "{name}");
        }
    }
}
