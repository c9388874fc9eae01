//! The text of a new document: fields to fill in, each with one line of help.

use serde_json::Value;

use super::asking::{Need, Reason};
use super::outline::Field;
use super::{Help, Wish, can_be_draft};
use crate::catalogue::requirement::{Strength, fill_in};
use crate::catalogue::{Catalogue, Kind};
use crate::finding::Severity;
use crate::text::words::list;

/// The width of the help at the top.
const WIDTH: usize = 100;
/// The most provisions that a field names for each weight.
const MOST_PROVISIONS: usize = 2;

/// The text of a document with these fields.
#[must_use]
pub fn document<'catalogue>(
    (catalogue, help): (&'catalogue Catalogue, Help),
    wish: &Wish<'catalogue>,
    fields: &[Field<'catalogue>],
) -> String {
    let mut page = Page { catalogue, detail: help, text: String::new() };
    let kind = wish.kind;
    page.head(wish);
    for field in fields {
        let is_plain = ["typ", &kind.words.identity].contains(&field.key);
        if !is_plain && help == Help::Given {
            page.text.push('\n');
        }
        if !is_plain || field.value.is_none() {
            page.explain(0, field);
        }
        page.field(0, "", field);
    }
    page.text
}

/// The text of some fields of a document, each with its help.
#[must_use]
pub fn of_fields<'catalogue>(catalogue: &'catalogue Catalogue, fields: &[Field<'catalogue>]) -> String {
    let mut page = Page { catalogue, detail: Help::Given, text: String::new() };
    for field in fields {
        page.text.push('\n');
        page.explain(0, field);
        page.field(0, "", field);
    }
    page.text
}

/// A document while it is written.
struct Page<'catalogue> {
    catalogue: &'catalogue Catalogue,
    detail: Help,
    text: String,
}

impl<'catalogue> Page<'catalogue> {
    /// What the document is, how it is filled in, and what it is written for.
    fn head(&mut self, wish: &Wish<'_>) {
        if self.detail == Help::LeftOut {
            return;
        }
        self.comment(&about(wish.kind));
        let Some(target) = wish.target else { return };
        let citation = self.catalogue.citation(target);
        let names: Vec<&str> = target.points.iter().map(|point| point.name.as_str()).collect();
        let points = match names.as_slice() {
            [] => String::new(),
            names => format!(" Det som ska finnas med: {}.", list(names, "och")),
        };
        let advice = fill_in(&target.advice, "…", "…");
        self.comment(&format!("Skrivet för: {} ({citation}).{points} Gör så: {advice}", target.title));
    }

    /// A comment at the top, wrapped.
    fn comment(&mut self, text: &str) {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let options = textwrap::Options::new(WIDTH)
            .initial_indent("# ")
            .subsequent_indent("# ")
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        self.text.push_str(&textwrap::fill(&words, options));
        self.text.push('\n');
    }

    /// One line of help on a field.
    fn explain(&mut self, indent: usize, field: &Field<'catalogue>) {
        if self.detail == Help::LeftOut {
            return;
        }
        self.text.push_str(&format!("{}# {}\n", " ".repeat(indent), self::help(self.catalogue, field)));
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
        for item in &field.more {
            self.item(indent, &field.inner, item);
        }
    }

    /// One more item of a list, with the fields of the first but without their help.
    fn item(&mut self, indent: usize, fields: &[Field<'_>], item: &Value) {
        for (number, field) in fields.iter().enumerate() {
            let mark = if number == 0 { "- " } else { "  " };
            let value = item.get(field.key).map(|value| format!(" {}", written(value))).unwrap_or_default();
            self.text.push_str(&format!("{}{mark}{}:{value}\n", " ".repeat(indent + 2), field.key));
        }
    }
}

/// What a field is, the words it takes, and the provisions that ask for it; on one line.
#[must_use]
pub fn help(catalogue: &Catalogue, field: &Field<'_>) -> String {
    let description = field.description.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_told = |word: &String| description.to_lowercase().contains(&word.to_lowercase());
    let words = match field.words {
        words if words.iter().all(is_told) => String::new(),
        words => format!(": {}", words.join(", ")),
    };
    let line = std::iter::once(format!("{description}{words}")).chain(weights(catalogue, &field.reasons));
    line.collect::<Vec<_>>().join(". ")
}

/// The provisions that ask for a field, by weight: "Krävs: SOSFS 2011:9 4 kap. 4 §".
fn weights(catalogue: &Catalogue, reasons: &[Reason<'_>]) -> Vec<String> {
    let weights =
        [Weight::Required, Weight::Local, Weight::Advised, Weight::Recommended, Weight::Sometimes, Weight::OneWay];
    let told = weights.into_iter().filter_map(|weight| {
        let of_weight = reasons.iter().filter(|reason| Weight::of(reason) == Some(weight));
        let mut citations: Vec<String> =
            of_weight.map(|reason| catalogue.citation(reason.requirement).to_string()).collect();
        citations.dedup();
        let more = if citations.len() > MOST_PROVISIONS { " med flera" } else { "" };
        citations.truncate(MOST_PROVISIONS);
        (!citations.is_empty()).then(|| format!("{}: {}{more}", weight.words(), citations.join("; ")))
    });
    told.collect()
}

/// What a document of a kind is, and how it is filled in.
fn about(kind: &Kind) -> String {
    let until = if can_be_draft(kind) {
        " Det är ett utkast och räknas inte förrän det är ifyllt och status är fastställd."
    } else {
        ""
    };
    format!(
        "{}: {}.{until} Rader med # är hjälp och kan tas bort; fält som inte passar kan stå tomma. Skriv roller, aldrig \
         namn på personer eller uppgifter om patienter.",
        kind.words.title,
        kind.words.description.trim_end_matches('.')
    )
}

/// How much a requirement asks for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    Required,
    Local,
    Advised,
    Recommended,
    Sometimes,
    OneWay,
}

impl Weight {
    /// The weight of a reason; none if the field is only looked at where it is filled in.
    fn of(reason: &Reason<'_>) -> Option<Self> {
        match reason.need {
            Need::Looked => return None,
            Need::OneWay => return Some(Self::OneWay),
            Need::Sometimes => return (reason.requirement.severity() == Severity::Error).then_some(Self::Sometimes),
            Need::Alone => {}
        }
        Some(match (reason.requirement.strength, reason.requirement.severity()) {
            (Strength::Local, _) => Self::Local,
            (_, Severity::Error) => Self::Required,
            (_, Severity::Warning) => Self::Advised,
            (_, Severity::Note) => Self::Recommended,
        })
    }

    fn words(self) -> &'static str {
        match self {
            Self::Required => "Krävs",
            Self::Local => "Lokalt krav",
            Self::Advised => "Bör finnas",
            Self::Recommended => "Rekommenderas",
            Self::Sometimes => "Krävs i vissa fall",
            Self::OneWay => "Ett av flera sätt",
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
