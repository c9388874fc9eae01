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
    /// True if it stands in a ledningssystem's own register and not in the program's.
    #[serde(skip)]
    pub is_own: bool,
}

impl Act {
    /// The number, with the name in citations where that is another.
    #[must_use]
    pub fn number_and_name(&self) -> String {
        if self.number == self.cited_as { self.number.clone() } else { format!("{} ({})", self.number, self.cited_as) }
    }

    /// True if it is named as a national act is, and the program does not know it: it may exist, or be made up.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        let mut names = [&self.number, &self.cited_as, &self.title].into_iter().chain(&self.short_names);
        self.is_own && names.any(|name| is_national(name))
    }
}

/// True for a name as national acts have: with a year and a number, a series of regulations, or a word for a law.
fn is_national(name: &str) -> bool {
    let numbers: String = name.split_whitespace().collect();
    let mut numbers = numbers.split(|one: char| !one.is_ascii_digit() && !matches!(one, ':' | '/'));
    let is_number =
        |text: &str| text.split_once([':', '/']).is_some_and(|(year, number)| year.len() >= 4 && !number.is_empty());
    let mut words = name.split(|one: char| !one.is_alphanumeric()).map(str::to_lowercase);
    numbers.any(is_number) || words.any(|word| is_of_law(&word))
}

/// True for a word that names a law or a series of regulations.
fn is_of_law(word: &str) -> bool {
    const LAWS: [&str; 10] = [
        "lag",
        "lagen",
        "balk",
        "balken",
        "förordning",
        "förordningen",
        "föreskrift",
        "föreskriften",
        "föreskrifter",
        "föreskrifterna",
    ];
    // Words that end as a law and name none.
    const OTHERS: [&str; 12] = [
        "bolag",
        "underlag",
        "anlag",
        "förslag",
        "uppslag",
        "anslag",
        "utslag",
        "avslag",
        "inslag",
        "beslag",
        "omslag",
        "genomslag",
    ];
    let bare = word.strip_suffix("en").or_else(|| word.strip_suffix("et")).unwrap_or(word);
    let is_other = bare == "slag" || OTHERS.iter().any(|other| bare.ends_with(other));
    matches!(word, "eu" | "eg") || word.ends_with("fs") || LAWS.iter().any(|law| word.ends_with(law)) && !is_other
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_national_act_is_known_by_its_name() {
        for name in [
            "SOSFS 2099:1",
            "SOSFS2099:1",
            "sosfs 2099 : 1",
            "HSLF-FS 2099:1",
            "SFS 2099:1",
            "lag (2099:1)",
            "lag om vård",
            "patientskyddslagen",
            "vårdförordning (2099:1)",
            "förordning (EU) 2099/1",
            "Socialstyrelsens föreskrifter",
            "vårdbalken",
            "LVFS 2099-1",
        ] {
            assert!(is_national(name), "{name}");
        }
        for name in [
            "Egen riktlinje",
            "Region Norrs riktlinje, avsnitt 3:1",
            "RS 2026-0123",
            "Uppslag och bolagen",
            "Underlag",
            "Förslag",
            "Slag",
        ] {
            assert!(!is_national(name), "{name}");
        }
    }
}
