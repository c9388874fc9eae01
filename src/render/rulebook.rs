//! All requirements and rules: a table for people, JSON for machines.

use serde::Serialize;

use super::snippet::Style;
use super::table::framed;
use super::text::{count, severity};
use crate::rules::Explained;

#[derive(Serialize)]
struct Rules<'rules> {
    version: u8,
    rules: Vec<Rule<'rules>>,
}

#[derive(Serialize)]
struct Rule<'rules> {
    id: &'rules str,
    title: &'rules str,
    severity: &'static str,
    provision: Option<String>,
    strength: Option<&'rules str>,
    verified: Option<&'rules str>,
    level: Option<&'static str>,
    kinds: &'rules [String],
    profile: Option<&'rules str>,
    indication: bool,
}

/// The rules as JSON, with a line break last.
#[must_use]
pub fn json(rules: &[Explained]) -> String {
    let rules = rules.iter().map(|rule| Rule {
        id: &rule.id,
        title: &rule.title,
        severity: rule.severity.word(),
        provision: rule.citation.as_ref().map(ToString::to_string),
        strength: rule.citation.as_ref().map(|citation| citation.strength.as_str()),
        verified: rule.citation.as_ref().map(|citation| citation.verified.as_str()),
        level: rule.level,
        kinds: &rule.kinds,
        profile: rule.profile.as_deref(),
        indication: rule.is_indication,
    });
    let rules = Rules { version: 1, rules: rules.collect() };
    let mut text = serde_json::to_string_pretty(&rules).expect("own types with text keys always serialise");
    text.push('\n');
    text
}

/// The rules as a table, or a list where the window is narrow, with how many they are.
#[must_use]
pub fn table(rules: &[Explained], style: Style) -> String {
    let rows = rules.iter().map(|rule| {
        let citation = rule.citation.as_ref().map(ToString::to_string).unwrap_or_default();
        vec![rule.id.clone(), rule.title.clone(), citation, severity(rule.severity).to_owned()]
    });
    let table = framed(&["Regel", "Vad som krävs", "Lagrum", "Räknas som"], rows, style);
    format!("{table}{}\n", count(rules.len(), "regel", "regler"))
}
