//! All requirements and rules as JSON, version 1.

use serde::Serialize;

use super::parts::to_json;
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
    /// Present and true for a requirement that is a ledningssystem's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    own: Option<bool>,
    level: Option<&'static str>,
    kinds: &'rules [&'rules str],
    profile: Option<&'rules str>,
    indication: bool,
}

/// The requirements and rules as JSON, with a final line break.
#[must_use]
pub fn render(rules: &[Explained<'_>]) -> String {
    let rules = rules.iter().map(|rule| Rule {
        id: rule.id,
        title: rule.title,
        severity: rule.severity.word(),
        provision: rule.citation.as_ref().map(ToString::to_string),
        strength: rule.citation.as_ref().map(|citation| citation.strength.as_str()),
        verified: rule.citation.as_ref().map(|citation| citation.verified.as_str()),
        own: rule.citation.as_ref().filter(|citation| citation.is_own).map(|_| true),
        level: rule.level,
        kinds: &rule.kinds,
        profile: rule.profile,
        indication: rule.is_indication,
    });
    let rules = Rules { version: 1, rules: rules.collect() };
    to_json(&rules)
}
