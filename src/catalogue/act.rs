//! The register of acts: their numbers, how they are cited, and what has taken their place.

use serde::Deserialize;

/// An act (författning).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Its number, by which requirements name it: `SOSFS 2011:9`, `SFS 2010:659`.
    #[serde(rename = "beteckning")]
    pub number: String,
    /// How it is printed before a place in it: `PSL`.
    #[serde(rename = "citeras")]
    pub cited_as: String,
    /// Its title.
    #[serde(rename = "titel")]
    pub title: String,
    /// Other names it goes by.
    #[serde(rename = "kortnamn", default)]
    pub short_names: Vec<String>,
    /// The day it came into force, ÅÅÅÅ-MM-DD, if known.
    #[serde(rename = "i_kraft", default)]
    pub in_force_from: Option<String>,
    /// The latest amendment that the catalogue knows.
    #[serde(rename = "känd_till", default)]
    pub known_to: Option<String>,
    /// How well its title and dates are known.
    #[serde(rename = "belägg", default)]
    pub verified: Option<String>,
    /// The acts that have taken its place.
    #[serde(rename = "ersatt_av", default)]
    pub superseded_by: Vec<String>,
    /// The day from which they have, ÅÅÅÅ-MM-DD, if known.
    #[serde(rename = "ersatt_från", default)]
    pub superseded_from: Option<String>,
    /// How well that is known.
    #[serde(rename = "ersättning_belägg", default)]
    pub supersession_verified: Option<String>,
}
