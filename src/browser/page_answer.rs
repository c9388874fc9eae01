//! The answer to a request: JSON, and the bytes of what was drawn.

use miette::Diagnostic;
use serde_json::{Value, json};

/// An answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// What is told, as JSON: `svar`, or `fel` with what to do, or the field that it is about.
    pub told: String,
    /// What was drawn.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The answer that tells a value.
    #[must_use]
    pub fn of(value: &Value) -> Self {
        Self { told: json!({ "svar": value }).to_string(), bytes: Vec::new() }
    }

    /// The answer with what was drawn.
    #[must_use]
    pub fn drawn(bytes: Vec<u8>) -> Self {
        Self { bytes, ..Self::of(&Value::Null) }
    }

    /// The answer that says why a request is refused.
    #[must_use]
    pub fn refused(why: &str) -> Self {
        Self { told: json!({ "fel": why }).to_string(), bytes: Vec::new() }
    }

    /// The answer that says why a request is refused, and at which field.
    #[must_use]
    pub fn refused_at(field: &str, why: &str) -> Self {
        Self { told: json!({ "fel": why, "fält": field }).to_string(), bytes: Vec::new() }
    }

    /// The answer that tells an error and what to do.
    #[must_use]
    pub fn failing(error: &dyn Diagnostic) -> Self {
        let help = error.help().map(|help| help.to_string());
        Self { told: json!({ "fel": error.to_string(), "gör_så": help }).to_string(), bytes: Vec::new() }
    }
}
