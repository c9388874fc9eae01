//! The register of acts: their numbers, their citations, and their successors.

use serde::Deserialize;

/// An act (författning).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// The number by which requirements refer to the act: `SOSFS 2011:9`, `SFS 2010:659`.
    #[serde(rename = "beteckning")]
    pub number: String,
    /// The name in citations: `PSL`.
    #[serde(rename = "citeras")]
    pub cited_as: String,
    /// The full title.
    #[serde(rename = "titel")]
    pub title: String,
    /// Other names of the act.
    #[serde(rename = "kortnamn", default)]
    pub short_names: Vec<String>,
    /// The day it came into force, ÅÅÅÅ-MM-DD, if known.
    #[serde(rename = "i_kraft", default)]
    pub in_force_from: Option<String>,
    /// The latest amendment that the catalogue knows.
    #[serde(rename = "känd_till", default)]
    pub known_to: Option<String>,
    /// The address of a page with its text, if one is known.
    #[serde(rename = "adress", default)]
    pub address: Option<String>,
    /// How well the title and the dates are verified.
    #[serde(rename = "belägg", default)]
    pub verified: Option<String>,
    /// The numbers of the acts that replaced it.
    #[serde(rename = "ersatt_av", default)]
    pub superseded_by: Vec<String>,
    /// The day from which it is replaced, ÅÅÅÅ-MM-DD, if known.
    #[serde(rename = "ersatt_från", default)]
    pub superseded_from: Option<String>,
    /// How well the replacement is verified.
    #[serde(rename = "ersättning_belägg", default)]
    pub supersession_verified: Option<String>,
    /// The highest severity of a citation of it.
    #[serde(rename = "ersättning_allvar", default)]
    pub supersession_severity: SupersessionSeverity,
    /// True if its paragraphs are not divided into chapters, unlike those of later acts of its name.
    #[serde(rename = "utan_kapitel", default)]
    pub lacks_chapters: bool,
}

/// The severity of a citation of a superseded act whose replacement is verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum SupersessionSeverity {
    /// brist
    #[default]
    #[serde(rename = "brist")]
    Error,
    /// bör: the act is repealed, but the day is not known
    #[serde(rename = "varning")]
    Warning,
}
