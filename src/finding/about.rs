//! The facts of a finding as data, so that no code parses them out of a sentence.

use crate::text::yaml_fault::FaultKind;

/// The facts of a finding, beside its rule and its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum About {
    /// No further facts.
    Itself,
    /// A fault of YAML syntax.
    Writing(FaultKind),
    /// Missing fields or parts, as sentences name them.
    Missing(Vec<String>),
    /// An unknown key, word or id.
    Unknown {
        /// The word as it is written.
        word: String,
        /// The nearest known word, which was probably meant.
        nearest: Option<String>,
    },
    /// A value of another type than the field takes.
    Type {
        /// The name of the field.
        field: String,
        /// The actual type, in Swedish: "en lista".
        found: &'static str,
    },
    /// A date that is not written ÅÅÅÅ-MM-DD but has one meaning.
    Date {
        /// The name of the field.
        field: String,
        /// The date as ÅÅÅÅ-MM-DD.
        iso: String,
    },
    /// A date whose day cannot be determined.
    VagueDate {
        /// The field.
        field: String,
    },
    /// A superseded act and its successors, by their numbers.
    Superseded {
        /// The number of the cited act.
        act: String,
        /// The numbers of its successors.
        by: Vec<String>,
    },
    /// A day that has passed.
    Late {
        /// The number of days since.
        days: i32,
    },
}

impl About {
    /// An unknown word, and the nearest known word.
    #[must_use]
    pub fn unknown(word: &str, nearest: Option<&str>) -> Self {
        Self::Unknown { word: word.to_owned(), nearest: nearest.map(str::to_owned) }
    }

    /// The missing fields or parts; none for other facts.
    #[must_use]
    pub fn missing(&self) -> Option<&[String]> {
        match self {
            Self::Missing(names) => Some(names),
            Self::Itself
            | Self::Writing(_)
            | Self::Unknown { .. }
            | Self::Type { .. }
            | Self::Date { .. }
            | Self::VagueDate { .. }
            | Self::Superseded { .. }
            | Self::Late { .. } => None,
        }
    }

    /// The nearest known word to an unknown word; none for other facts.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::Unknown { nearest, .. } => nearest.as_deref(),
            Self::Itself
            | Self::Writing(_)
            | Self::Missing(_)
            | Self::Type { .. }
            | Self::Date { .. }
            | Self::VagueDate { .. }
            | Self::Superseded { .. }
            | Self::Late { .. } => None,
        }
    }
}
