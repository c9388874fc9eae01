//! What a finding is about, as data: whoever needs a fact asks here, and never reads it back from a sentence.

use crate::text::yaml_fault::FaultKind;

/// What a finding is about, beside its rule and its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum About {
    /// The rule and the place say all.
    Itself,
    /// A slip in the writing of the file.
    Writing(FaultKind),
    /// Fields or parts that are missing, as sentences name them.
    Missing(Vec<String>),
    /// A key, a word or an id that is not known.
    Unknown {
        /// As it is written.
        word: String,
        /// The known one that was probably meant.
        nearest: Option<String>,
    },
    /// A value of another type than the field takes.
    Type {
        /// The field.
        field: String,
        /// The type that stands there, as a person says it: "en lista".
        found: &'static str,
    },
    /// A date that is not written ÅÅÅÅ-MM-DD, and the day that is meant in that form.
    Date {
        /// The field.
        field: String,
        /// ÅÅÅÅ-MM-DD.
        iso: String,
    },
    /// A date of which nobody can tell which day is meant.
    VagueDate {
        /// The field.
        field: String,
    },
    /// An act that others have taken the place of, by their numbers.
    Superseded {
        /// The number of the act that is cited.
        act: String,
        /// The numbers of its successors.
        by: Vec<String>,
    },
    /// A day that has passed.
    Late {
        /// By how many days.
        days: i32,
    },
}

impl About {
    /// A word that is not known, and the known one that was probably meant.
    #[must_use]
    pub fn unknown(word: &str, nearest: Option<&str>) -> Self {
        Self::Unknown { word: word.to_owned(), nearest: nearest.map(str::to_owned) }
    }

    /// What is missing, as sentences name it; nothing for what is not missing.
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

    /// The known word that was probably meant.
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
