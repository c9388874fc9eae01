//! Writing at the desk: one answer at a time in one field of one document, what it was before, and new documents.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::Answer;
use super::masked_text::{ShownText, is_number, names_person};
use crate::authoring::change::{Change, changed};
use crate::authoring::new::form::field_choices::{Choices, is_list};
use crate::authoring::new::form::typed_values;
use crate::authoring::new::{Wish, draft, placing};
use crate::catalogue::requirement::Level;
use crate::catalogue::{Catalogue, Requirement, Shape, kind};
use crate::corpus::{Corpus, HeldFile, HeldFolder};
use crate::text::personal_number::{FEWEST_DIGITS, clean, find, masked_digits};
use crate::text::yaml::parse;
use crate::text::{Node, Pointer};

/// The mark that some editors put first in a file.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The text of a file that was handed over, without a byte order mark.
///
/// # Errors
/// If there is no such file, or it is no text in UTF-8.
pub fn text_of<'held>(held: &'held HeldFolder, path: &str) -> Result<(&'static str, &'held str), Answer> {
    let Some(HeldFile::Bytes(bytes)) = held.file(path) else {
        return Err(Answer::refused(&format!("{} finns inte, eller gick inte att läsa", clean(path))));
    };
    let text = std::str::from_utf8(bytes).map_err(|_| {
        let path = clean(path);
        Answer::refused(&format!("{path} är ingen text i UTF-8; spara om den så, och läs mappen på nytt"))
    })?;
    Ok(text.strip_prefix(BYTE_ORDER_MARK).map_or(("", text), |text| (BYTE_ORDER_MARK, text)))
}

/// The path of a file that was handed over, by the path that is told of it: the same, but for a number of a person, which is masked.
///
/// # Errors
/// If several files are told by the same path.
pub fn path_of<'held>(held: &'held HeldFolder, told: &'held str) -> Result<&'held str, Answer> {
    let mut named = held.seen().map(|(path, _)| path).filter(|path| is_number(told) && clean(path) == told);
    match (named.next(), named.next()) {
        (first, None) => Ok(first.unwrap_or(told)),
        (_, Some(_)) => Err(Answer::refused("flera filer har ett personnummer i namnet; byt namn på dem först")),
    }
}

/// The law in force and the documents that may be referred to; none before the first audit.
#[derive(Debug, Clone, Copy)]
pub struct Law<'desk> {
    /// The law.
    pub catalogue: &'desk Catalogue,
    /// The documents.
    pub corpus: Option<&'desk Corpus>,
}

/// What is said of a document that cannot be read.
pub const UNREAD: &str = "dokumentet går inte att läsa; rätta det i en textredigerare först";

/// The text of a file with an answer in a field.
///
/// # Errors
/// If the answer does not fit, or the field cannot be changed alone: why.
pub fn answered(
    law: Law<'_>,
    text: &str,
    (part, field): (usize, &str),
    (answer, today): (&Value, Date),
) -> Result<String, String> {
    let parts = parse(text);
    let root = parts.get(part).and_then(|part| part.root.as_ref()).ok_or(UNREAD)?;
    let kind = law.catalogue.kind_of(root).ok_or(UNREAD)?;
    let pointer = Pointer::parse(field);
    let found = root.locate(&pointer);
    let node = Some(found.node).filter(|_| found.depth == pointer.segments().count());
    if node.is_some_and(|node| is_as_shown(node, answer)) {
        return Ok(text.to_owned());
    }
    let value = match kind.shape.at(&pointer) {
        Some(shape) => typed(answer, shape, law.corpus, today)?,
        None => answer.clone(),
    };
    refuse_masked(text, (part, &pointer), &value)?;
    let is_single = node.is_some_and(|node| node.text().is_some());
    let value = match value {
        // One word that was written as it is stays so.
        Value::Array(mut items) if items.len() == 1 && is_single => items.remove(0),
        other => other,
    };
    let properties = kind.schema.get("properties").and_then(Value::as_object);
    let order: Vec<&str> = properties.into_iter().flat_map(Map::keys).map(String::as_str).collect();
    let change = Change { part, pointer, value, order: &order };
    let made = changed(text, &change).map_err(|error| error.to_string())?;
    if find(&made).len() > find(text).len() {
        return Err("svaret innehåller något som ser ut som ett personnummer; skriv det utan".to_owned());
    }
    Ok(made)
}

/// The fewest masked digits that show that an answer is written over what is masked.
const FEWEST_MASKED: usize = 4;

/// Refuses a value that would write what masks a number in the place of the number.
fn refuse_masked(text: &str, (part, pointer): (usize, &Pointer), value: &Value) -> Result<(), String> {
    let masked = most_masked(value);
    if masked < FEWEST_MASKED {
        return Ok(());
    }
    let shown = ShownText::of(text);
    let found = shown.root(part).map(|root| root.locate(pointer));
    let node = found.filter(|found| found.depth == pointer.segments().count()).map(|found| found.node);
    if node.is_some_and(|node| shown.hides(node)) {
        return Err(
            "i fältet står något som ser ut som ett personnummer, och det visas inte; ändra det i en textredigerare"
                .to_owned(),
        );
    }
    let was_there = node.map_or(0, |node| most_masked(&node.to_value()));
    if masked >= FEWEST_DIGITS && masked > was_there {
        return Err("svaret innehåller ett personnummer som inte visas; skriv det utan".to_owned());
    }
    Ok(())
}

/// The most digits in a row that are masked in a text of a value.
fn most_masked(value: &Value) -> usize {
    match value {
        Value::String(text) => masked_digits(text),
        Value::Array(items) => items.iter().map(most_masked).max().unwrap_or(0),
        Value::Object(entries) => entries.values().map(most_masked).max().unwrap_or(0),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

/// True if an answer is what the form shows: it is written as it is, also where it means something else than it says.
fn is_as_shown(node: &Node, answer: &Value) -> bool {
    let single = std::slice::from_ref(node);
    let texts = if node.text().is_some() { single } else { node.items() }.iter().map(Node::text);
    match answer {
        Value::String(answer) => node.text() == Some(answer),
        Value::Array(answers) => !answers.is_empty() && answers.iter().map(Value::as_str).eq(texts),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    }
}

/// The value that an answer is: a text, or a list of texts.
fn typed(answer: &Value, shape: &Shape, corpus: Option<&Corpus>, today: Date) -> Result<Value, String> {
    let single = shape.items.as_deref().filter(|_| is_list(shape)).unwrap_or(shape);
    let choices =
        corpus.map_or_else(|| Choices::of_words(shape).unwrap_or_default(), |corpus| Choices::of(corpus, shape));
    let one = |text: &str| match text.trim() {
        "" => Ok(Value::Null),
        // What may be any text stays as it is written.
        _ if single.takes_text
            && single.format.is_none()
            && !choices.knows(text)
            && (choices.is_open || choices.known.is_empty()) =>
        {
            Ok(text.into())
        }
        _ => typed_values::value(text, single, &choices, today),
    };
    match answer {
        Value::String(text) => one(text),
        Value::Array(items) => items.iter().map(|item| item.as_str().map_or(Ok(Value::Null), one)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Ok(Value::Null),
    }
}

/// A new document: its path and its text.
///
/// # Errors
/// If there is no such kind or requirement, no document closes the gap, or its name would have a number of a person in it.
pub fn new_document(
    (catalogue, profiles): (&Catalogue, &[String]),
    corpus: &Corpus,
    held: &HeldFolder,
    (kind_name, target, unit): (Option<&str>, Option<&str>, Option<&str>),
) -> Result<(String, String), Answer> {
    let no_such = |name: &str| Answer::refused(&format!("det finns inget som heter {name}"));
    let target = match target {
        Some(id) => Some(catalogue.requirements.iter().find(|one| one.id == id).ok_or_else(|| no_such(id))?),
        None => None,
    };
    let by_target = target.and_then(|target| target.exists.as_ref()?.kinds.first()).filter(|name| name.0 != kind::UNIT);
    let name = kind_name.or(by_target.map(|name| name.0.as_str()));
    let name = name.ok_or_else(|| Answer::refused("det som saknas fylls i i ett dokument som redan finns"))?;
    let kind = catalogue.kind_named(name).ok_or_else(|| no_such(name))?;
    let unit = unit.and_then(|unit| asked_of(corpus, unit, target));
    let about = target.map(|target| target.id.rsplit('/').next().unwrap_or_default());
    let about = about.map(|about| about.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '-'));
    let words: Vec<&str> = about.into_iter().chain(unit).collect();
    let id = placing::id(corpus, kind, &words);
    let wish = Wish { kind, id: id.clone(), unit, areas: &[], target, profiles: profiles.to_vec(), known: Map::new() };
    let folder = placing::folder(corpus, kind, "");
    if unit.is_some_and(names_person) || names_person(&format!("{folder}/{id}")) {
        return Err(Answer::refused(
            "det nya dokumentet skulle få ett personnummer i sitt namn; rätta först enhetens id eller mappens namn",
        ));
    }
    let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let is_taken = |name: &str| held.file(&format!("{start}{name}.yaml")).is_some();
    let file = placing::first_free(placing::file_name(&id), is_taken);
    Ok((format!("{start}{file}.yaml"), draft(catalogue, &wish)))
}

/// The enhet that a requirement is asked of: the vårdgivare of a named one where it is asked of the vårdgivare.
fn asked_of<'corpus>(corpus: &'corpus Corpus, unit: &str, target: Option<&Requirement>) -> Option<&'corpus str> {
    let organisation = &corpus.organisation;
    let found = organisation.find(unit).filter(|_| !organisation.is_implied)?;
    let is_of_carer = target.is_some_and(|target| target.scope.level == Some(Level::Carer));
    let asked = if is_of_carer { organisation.chain(found).last().unwrap_or(found) } else { found };
    Some(&organisation.unit(asked).id)
}
