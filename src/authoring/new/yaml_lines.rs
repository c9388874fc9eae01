//! The text of a new document: fields to fill in, and comments that help.

use serde_json::Value;

use super::can_be_draft;
use super::outline::Field;
use crate::catalogue::requirement::Strength;
use crate::catalogue::{Catalogue, Kind, Requirement};
use crate::finding::Severity;

/// The width of a comment.
const WIDTH: usize = 100;

/// The text of a document with these fields.
#[must_use]
pub fn document<'catalogue>(catalogue: &'catalogue Catalogue, kind: &Kind, fields: &[Field<'catalogue>]) -> String {
    let mut page = Page { catalogue, text: String::new(), advised: Vec::new() };
    page.comment(0, &head(kind));
    for field in fields {
        let is_plain = ["typ", &kind.words.identity].contains(&field.key);
        if !is_plain {
            page.text.push('\n');
        }
        if !is_plain || field.value.is_none() {
            page.explain(0, field);
        }
        page.field(0, "", field);
    }
    page.text
}

fn head(kind: &Kind) -> String {
    let until = if can_be_draft(kind) {
        " Det är ett utkast och räknas inte förrän det är ifyllt och status är fastställd."
    } else {
        ""
    };
    format!(
        "{}: {}.{until} Rader som börjar med # är hjälp till den som skriver; ta bort dem när de inte behövs. Fält som \
         inte passar kan stå tomma. Skriv roller i stället för namn på personer, och aldrig patientuppgifter.",
        kind.words.title,
        kind.words.description.trim_end_matches('.')
    )
}

/// A document while it is written.
struct Page<'catalogue> {
    catalogue: &'catalogue Catalogue,
    text: String,
    /// The ids of the requirements whose advice is written already.
    advised: Vec<&'catalogue str>,
}

impl<'catalogue> Page<'catalogue> {
    fn comment(&mut self, indent: usize, text: &str) {
        let first = format!("{}# ", " ".repeat(indent));
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let options = textwrap::Options::new(WIDTH)
            .initial_indent(&first)
            .subsequent_indent(&first)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        self.text.push_str(&textwrap::fill(&words, options));
        self.text.push('\n');
    }

    /// Comments on a field: its description, the requirements that look at it, and their advice.
    fn explain(&mut self, indent: usize, field: &Field<'catalogue>) {
        self.comment(indent, field.description);
        for &requirement in &field.reasons {
            self.comment(indent, &self.why(requirement));
            if indent == 0 && !self.advised.contains(&requirement.id.as_str()) {
                self.advised.push(&requirement.id);
                self.comment(indent, &format!("Gör så: {}", requirement.advice));
            }
        }
    }

    fn why(&self, requirement: &Requirement) -> String {
        let citation = self.catalogue.citation(requirement);
        let weight = match (requirement.strength, requirement.severity()) {
            (Strength::Local, _) => "Lokalt krav",
            (_, Severity::Error) => "Krävs",
            (_, Severity::Warning) => "Bör finnas",
            (_, Severity::Note) => "Rekommenderas",
        };
        format!("{weight}: {} – {citation}, {}", requirement.title, citation.strength)
    }

    /// A field with its value if that is known, else with the fields below it.
    fn field(&mut self, indent: usize, mark: &str, field: &Field<'catalogue>) {
        let margin = format!("{}{mark}", " ".repeat(indent - mark.len()));
        match &field.value {
            Some(value) => self.text.push_str(&format!("{margin}{}: {}\n", field.key, written(value))),
            None => self.text.push_str(&format!("{margin}{}:\n", field.key)),
        }
        for (number, inner) in field.inner.iter().enumerate().filter(|_| field.value.is_none()) {
            let (deeper, mark) = match (field.is_list, number) {
                (true, 0) => (indent + 4, "- "),
                (true, _) => (indent + 4, ""),
                (false, _) => (indent + 2, ""),
            };
            let of_comment = if mark.is_empty() { deeper } else { deeper - mark.len() };
            self.explain(of_comment, inner);
            self.field(deeper, mark, inner);
        }
    }
}

/// A value in YAML, in quotes where plain text would be read as another type.
#[must_use]
pub fn written(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(", ")),
        Value::String(text) if is_plain(text) => text.clone(),
        other => other.to_string(),
    }
}

/// True if a text needs no quotes.
fn is_plain(text: &str) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '/' | '.' | ' ');
    let is_word =
        !matches!(text.to_lowercase().as_str(), "ja" | "nej" | "true" | "false" | "null" | "yes" | "no" | "on" | "off");
    let begins = text.chars().next().is_some_and(char::is_alphabetic);
    begins && is_word && text.chars().all(is_letter) && !text.ends_with(' ')
}
