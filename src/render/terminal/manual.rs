//! The manual of one requirement or rule.

use crate::render::Style;
use crate::render::shared_words::{one_line, options, severity, verified};
use crate::rules::Explained;

/// The manual of a requirement or rule, with an example that satisfies it.
#[must_use]
pub fn render(rule: &Explained<'_>, example: Option<&str>, style: Style) -> String {
    let mut text = format!("{}\n{}\n\n", rule.id, rule.title);
    for (label, value) in facts(rule) {
        text.push_str(&filled(&format!("  {label:<9} "), &value, style));
    }
    let sections = [
        ("Vad programmet ser efter", Some(rule.manual)),
        ("Så står det i rapporten", rule.message.as_deref()),
        ("Gör så", rule.advice.as_deref()),
        ("Kontrollera i källan", rule.to_verify),
    ];
    for (heading, body) in sections {
        if let Some(body) = body {
            text.push_str(&format!("\n{heading}\n{}", filled("  ", body, style)));
        }
    }
    if let Some(example) = example {
        let lines: String = example.lines().map(|line| format!("  {line}\n")).collect();
        text.push_str(&format!("\nExempel utan brist\n{lines}"));
    }
    text
}

fn facts(rule: &Explained<'_>) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    if let Some(citation) = &rule.citation {
        facts.push(("lagrum", citation.to_string()));
        facts.push(("styrka", format!("{}, räknas som {}", citation.strength, severity(rule.severity))));
        facts.push(("belägg", verified(&citation.verified).to_owned()));
    } else {
        facts.push(("styrka", format!("ingen lag, räknas som {}", severity(rule.severity))));
    }
    facts.extend(rule.asked_of.clone().map(|asked| ("gäller", asked)));
    facts.extend(rule.profile.map(|profile| ("profil", format!("{profile}, bara när den är påslagen"))));
    if rule.is_indication {
        facts.push(("bevis", "ett tecken som tyder på en brist, inte ett bevis".to_owned()));
    }
    facts
}

fn filled(first: &str, text: &str, style: Style) -> String {
    let indent = " ".repeat(first.chars().count());
    let options = options(style.width).initial_indent(first).subsequent_indent(&indent);
    format!("{}\n", textwrap::fill(&one_line(text), options))
}
