//! The texts on a requirement in an editor: its heading, the message where it is not met, and its manual.

use super::raw;
use super::translating::Note;
use crate::catalogue::requirement::{Evidence, fill_in};
use crate::catalogue::{Catalogue, Requirement};
use crate::finding::Severity;
use crate::text::words::list;

/// The note where a requirement is not met. Editors draw every gap alike, so the words say how binding it is.
#[must_use]
pub fn note(catalogue: &Catalogue, requirement: &Requirement) -> Note {
    let law = law(catalogue, requirement);
    let missing = fill_in(&requirement.missing, &list(&looked_at(requirement), "eller"), "året");
    Note {
        title: format!("{} – {law}", requirement.title),
        message: format!("{}: {}. {law}. {}", weight(requirement), one_line(&missing), advice(requirement)),
    }
}

/// The fields that the message lists: all of them, since a schema cannot tell which one is missing.
fn looked_at(requirement: &Requirement) -> Vec<&str> {
    let required = requirement.condition.iter().filter_map(|schema| schema.get("required")).flat_map(raw::names);
    required.chain(requirement.points.iter().map(|point| point.name.as_str())).collect()
}

/// The manual of a requirement, as plain text.
#[must_use]
pub fn manual(catalogue: &Catalogue, requirement: &Requirement) -> String {
    format!("{}. {} {}", law(catalogue, requirement), one_line(&requirement.manual), advice(requirement))
}

/// The description of a field and the manuals of its requirements in Markdown, for the hover text of an editor.
#[must_use]
pub fn of_field(description: &str, asked: &[(&Catalogue, &Requirement)]) -> String {
    let mut text = description.to_owned();
    for (catalogue, requirement) in asked {
        text.push_str(&format!(
            "\n\n**{}** ({})\n\n{}\n\n{}\n\n`ledningskoll explain {}`",
            requirement.title,
            law(catalogue, requirement),
            one_line(&requirement.manual),
            advice(requirement),
            requirement.id
        ));
    }
    text
}

/// The citation of a requirement, and how binding it is.
#[must_use]
pub fn law(catalogue: &Catalogue, requirement: &Requirement) -> String {
    let citation = catalogue.citation(requirement);
    format!("{citation}, {}, räknas som {}", citation.strength, weight(requirement))
}

fn weight(requirement: &Requirement) -> &'static str {
    match (requirement.severity(), requirement.evidence) {
        (Severity::Error, _) => "brist",
        (Severity::Warning, _) => "bör",
        (Severity::Note, _) => "tips",
    }
}

fn advice(requirement: &Requirement) -> String {
    let caution = match requirement.evidence {
        Evidence::Direct => "",
        Evidence::Indication => " Det är ett tecken, inget bevis.",
    };
    format!("Gör så: {}.{caution}", one_line(&fill_in(&requirement.advice, "…", "…")))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
