//! The provision behind a requirement: the place in its act, how binding it is, and how well it is verified.

use serde::Deserialize;

/// A place in an act (lagrum).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// The act's number in the register.
    #[serde(rename = "författning")]
    pub act: String,
    /// The place in the act, such as `4 kap. 4 §`; none if the act is cited alone.
    #[serde(rename = "plats", default)]
    pub place: Option<String>,
    /// A second act and place that are cited with it.
    #[serde(rename = "jämte", default)]
    pub beside: Option<Beside>,
}

/// A second act and place that are cited with a provision.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beside {
    /// The act's number in the register.
    #[serde(rename = "författning")]
    pub act: String,
    /// The place in the act, such as `4 kap. 4 §`.
    #[serde(rename = "plats")]
    pub place: String,
}

/// How binding a requirement is (styrka); its severity follows from it.
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
    /// A rule of the region, in its profile only.
    #[serde(rename = "lokal")]
    Local,
}

/// How well a citation is verified (belägg).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Grade {
    /// Verified in the text of the act.
    A,
    /// Verified at the authority, with the paragraph.
    B,
    /// Verified in secondary sources only.
    C,
}

/// Whether a condition proves the provision or only indicates it (bevis).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Evidence {
    /// The condition is what the provision says.
    #[serde(rename = "direkt")]
    Direct,
    /// The condition is an indication; at most a warning.
    #[serde(rename = "indikation")]
    Indication,
}

impl Strength {
    /// The word in reports.
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
    /// The letter in reports.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }
}
