//! The drafts of a document of Word: its head, its sections, what has no field, and what is told.

use serde_json::{Map, Value};

use super::beside_told::Beside;
use super::document_told::{TitleFrom, Told, Unplaced, Why};
use super::head_fields::{DocumentHead, Source};
use super::heading_line::Heading;
use super::labels::Pair;
use super::lead::{Lead, lead};
use super::personal_places::personal_place;
use super::piece::plain;
use super::published_document::PublishedDocument;
use super::published_facts::PublishedFacts;
use super::refused::Refused;
use super::rest::{AT_TITLE, BEFORE_TITLE, BELOW_TITLE, Content, FIRST_SECTION, Rest, rest};
use super::row_documents::rows;
use super::section::{Outline, Section, outline};
use super::section_fields::{head_labels, is_named_section};
use super::section_placing::{Body, placed};
use super::story::{Block, Paragraph};
use super::word_file::WordFile;
use crate::authoring::import::check_mark::{marked, source_line};
use crate::authoring::import::draft_text::{Entries, written};
use crate::catalogue::{Kind, document_words};
use crate::text::unique_names::UniqueNames;
use crate::text::{personal_number, plain_name};

/// What to read a document as.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'asked> {
    /// The name of the file, as it is told.
    pub file: &'asked str,
    /// Its path as the document names its source: files of one name may lie in several folders.
    pub source: &'asked str,
    /// The kind.
    pub kind: &'asked Kind,
    /// The enhet of a document that names none.
    pub unit: Option<&'asked str>,
    /// The facts of a file that `publish` wrote of a document of this kind.
    pub published: Option<&'asked PublishedFacts>,
}

/// A document to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordDraft {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The YAML text.
    pub text: String,
}

/// What a document of Word came to.
#[derive(Debug, Clone, Default)]
pub struct WordDocument {
    /// The documents to write.
    pub drafts: Vec<WordDraft>,
    /// The fields that are filled, with the number of values in each.
    pub fields: Vec<(String, usize)>,
    /// What stands under `övrigt`.
    pub unplaced: Vec<Unplaced>,
    /// What is told.
    pub told: Vec<Told>,
}

/// The field of what has no other.
const REST: &str = "övrigt";
/// The field without which a document applies to the whole vårdgivare.
const APPLIES_TO: &str = "gäller_för";
/// The status of a document that prints none.
const DRAFT: &str = "utkast";

/// The most rows of a plan, and how much text its head may come to where it stands in the document of each row, in bytes.
const MOST_ROWS: usize = 5_000;
const MOST_OF_PLAN: usize = 50 * 1024 * 1024;

/// The documents of a document of Word.
///
/// # Errors
/// If it has no text, a personal number, or text that cannot be written.
pub fn documents(file: WordFile, asked: Asked<'_>, ids: &mut UniqueNames) -> Result<WordDocument, Refused> {
    let kind = asked.kind;
    let is_known = |text: &str| is_named_section(text, kind);
    let head_labels = |block: &Block| head_labels(block, kind);
    let mut outline = outline(file.story.blocks.clone(), &is_known, &head_labels);
    if let Some(place) = personal_place(&file, &outline) {
        return Err(Refused::PersonalNumber { file: asked.file.to_owned(), place });
    }
    let has_text = !file.story.blocks.is_empty() || !file.story.boxes.is_empty() || !file.footnotes.is_empty();
    if !has_text && file.endnotes.is_empty() {
        return Err(Refused::NoText(asked.file.to_owned()));
    }
    if let Some(facts) = asked.published {
        return published(&file, facts, asked, ids);
    }
    let Lead { mut labels, rest: mut parts, mut told, unit, .. } = lead(&mut outline, &file, kind);
    let plan = rows(&mut outline.sections, kind, &mut told);
    let title_field = kind.words.title_fields.first().map_or("titel", String::as_str);
    if plan.is_some() {
        outline.head_of_plan();
    } else if labels.has(title_field, kind) {
        parts.extend(outline.other_title());
    } else {
        let (title, from) = title(&mut outline, &file, asked.file, &mut parts);
        told.extend(from.map(|from| Told::Title { from, title: title.clone() }));
        labels.0.push((Source::Text, Pair::of(title_field, &title)));
    }
    let DocumentHead { mut entries, sections, unplaced, told: of_head } = labels.head(kind, asked.unit);
    told.splice(0..0, of_head);
    parts.extend(unplaced.into_iter().map(|Pair { name, value, is_before_title, .. }| {
        let texts = value.lines().map(str::to_owned).collect();
        let order = if is_before_title { BEFORE_TITLE } else { BELOW_TITLE };
        Rest { order, heading: name, content: Content::Text(texts), why: Why::NoField }
    }));
    outline.sections.splice(1..1, sections.iter().map(Section::of_label));
    let last = FIRST_SECTION + outline.sections.len() + 1;
    let body = placed(&outline.sections, kind, FIRST_SECTION);
    told.extend(body.told.iter().cloned());
    merge(&mut entries, body, &mut parts);
    notes(&file, last, &mut parts);
    let (values, unplaced) = rest(parts);
    if !values.is_empty() {
        entries.fields.push((REST.to_owned(), values.into()));
    }
    told.extend(without_unit(&entries, kind, unit));
    beside(&file, outline.contents, &mut told);
    let mut document = WordDocument { unplaced, told, ..WordDocument::default() };
    document.write(entries, plan, asked, ids)?;
    Ok(document)
}

/// The document of a file that `publish` wrote.
fn published(
    file: &WordFile,
    facts: &PublishedFacts,
    asked: Asked<'_>,
    ids: &mut UniqueNames,
) -> Result<WordDocument, Refused> {
    let PublishedDocument { mut entries, rest: mut parts, contents, mut told, .. } = facts.document(file, asked.kind);
    let applies_by = &asked.kind.words.applies_by;
    let names_unit = entries.fields.iter().any(|(field, _)| applies_by.contains(field));
    if let (Some(unit), Some(field), false) = (asked.unit, applies_by.first(), names_unit) {
        entries.fields.push((field.clone(), vec![unit.to_owned()].into()));
    }
    notes(file, usize::MAX, &mut parts);
    let (values, unplaced) = rest(parts);
    let kept = (!values.is_empty()).then(|| (REST.to_owned(), values.into()));
    let kept = Body { fields: kept.into_iter().collect(), ..Body::default() };
    merge(&mut entries, kept, &mut Vec::new());
    beside(file, contents, &mut told);
    let mut document = WordDocument { unplaced, told, ..WordDocument::default() };
    document.draft(entries, asked, ids)?;
    Ok(document)
}

impl Section {
    /// The section that a label with its value is.
    fn of_label(pair: &Pair) -> Self {
        let heading = Some(Heading { text: pair.name.clone(), level: 1, size: 0 });
        let paragraph = |line: &str| Block::Paragraph(Paragraph { text: line.to_owned(), ..Paragraph::default() });
        Self { heading, blocks: pair.value.split(['\n', ';']).map(str::trim).map(paragraph).collect() }
    }
}

impl Outline {
    /// The title of a plan is the heading of what stands below it: its rows have titles of their own.
    fn head_of_plan(&mut self) {
        if let (Some(title), Some(first)) = (self.title.take(), self.sections.first_mut()) {
            first.heading = Some(Heading { text: title, level: 0, size: 0 });
        }
    }

    /// The title and what stands below it, where the head has another.
    fn other_title(&mut self) -> Option<Rest> {
        let heading = self.title.take()?;
        let texts = self.subtitle.take().into_iter().collect();
        Some(Rest { order: AT_TITLE, heading, content: Content::Text(texts), why: Why::NoField })
    }
}

/// The title: of the text, else of the properties, else the name of the file.
fn title(outline: &mut Outline, file: &WordFile, name: &str, parts: &mut Vec<Rest>) -> (String, Option<TitleFrom>) {
    let subtitle = outline.subtitle.take();
    let Some(title) = outline.title.take() else {
        let of_properties = file.title.as_deref().map(plain).filter(|title| !title.is_empty());
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        return match of_properties {
            Some(title) => (title.replace('\n', " "), Some(TitleFrom::Properties)),
            None => (name.replace('_', " "), Some(TitleFrom::FileName)),
        };
    };
    // NOTE: a title that only says what kind of document it is goes on in the line below it.
    let is_bare = !title.contains(' ') && document_words::kind_of_title(&title).is_some();
    match subtitle {
        Some(subtitle) if is_bare => (format!("{title}: {subtitle}"), None),
        Some(subtitle) => {
            let content = Content::Text(vec![subtitle]);
            parts.push(Rest { order: AT_TITLE, heading: title.clone(), content, why: Why::NoField });
            (title, None)
        }
        None => (title, None),
    }
}

/// Adds the fields of the sections to those of the head.
fn merge(entries: &mut Entries, body: Body, parts: &mut Vec<Rest>) {
    parts.extend(body.rest);
    for (field, value) in body.fields {
        let there = entries.fields.iter_mut().find(|(name, _)| *name == field).map(|(_, there)| there);
        match (there, value) {
            (None, value) => entries.fields.push((field, value)),
            (Some(there), value) if there.is_null() => *there = value,
            (Some(Value::Array(list)), Value::Array(more)) => list.extend(more),
            (Some(Value::Array(list)), value) => list.push(value),
            (Some(there), value) => {
                let mut list = vec![there.take()];
                match value {
                    Value::Array(more) => list.extend(more),
                    value => list.push(value),
                }
                *there = list.into();
            }
        }
    }
}

/// What is told of a document that names no enhet; `header` is what in the head of the pages looks like one.
fn without_unit(entries: &Entries, kind: &Kind, header: Option<String>) -> Option<Told> {
    let applies_by = &kind.words.applies_by;
    let is_scope = |(field, value): &(String, Value)| !value.is_null() && applies_by.contains(field);
    let may = applies_by.first().is_some_and(|field| field == APPLIES_TO);
    (may && !entries.fields.iter().any(is_scope)).then_some(Told::NoUnit { header })
}

fn notes(file: &WordFile, order: usize, parts: &mut Vec<Rest>) {
    for (heading, notes) in [("Fotnoter", &file.footnotes), ("Slutnoter", &file.endnotes)] {
        let texts: Vec<String> =
            notes.iter().map(|note| note.iter().map(|one| plain(&one.text)).collect::<Vec<_>>().join("\n")).collect();
        if !texts.is_empty() {
            parts.push(Rest { order, heading: heading.to_owned(), content: Content::Text(texts), why: Why::Notes });
        }
    }
}

/// What is told of what stands beside the text.
fn beside(file: &WordFile, contents: Vec<String>, told: &mut Vec<Told>) {
    let story = &file.story;
    told.extend(story.unfilled.iter().filter(|(name, text)| !name.is_empty() || !text.is_empty()).map(
        |(name, text)| {
            let label = if name.is_empty() { "en innehållskontroll".to_owned() } else { name.clone() };
            Told::Unfilled { label, value: text.clone() }
        },
    ));
    if story.tracked.has_inserted || !story.tracked.deleted.is_empty() {
        let (has_inserted, deleted) = (story.tracked.has_inserted, story.tracked.deleted.clone());
        told.push(Beside::Tracked { has_inserted, deleted }.into());
    }
    told.extend(file.cut_off.iter().cloned().map(Told::CutOff));
    if !file.comments.is_empty() {
        told.push(Beside::Comments { texts: file.comments.clone() }.into());
    }
    if !contents.is_empty() {
        told.push(Beside::Contents { lines: contents }.into());
    }
    let link =
        |(text, address): &(String, String)| Beside::Link { text: text.clone(), address: address.clone() }.into();
    told.extend(file.links.iter().map(link));
    let counts = [
        (story.unread.pictures, (|count| Beside::Pictures { count }.into()) as fn(usize) -> Told),
        (story.unread.objects, |count| Beside::Objects { count }.into()),
        (story.unread.symbols, |count| Beside::Symbols { count }.into()),
        (story.unread.hidden, |count| Beside::Hidden { count }.into()),
        (story.unread.nested, |count| Beside::Nested { count }.into()),
    ];
    told.extend(counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, fact)| fact(count)));
}

impl WordDocument {
    /// Writes the document, or one for each row of a plan.
    fn write(
        &mut self,
        mut entries: Entries,
        plan: Option<Vec<Map<String, Value>>>,
        asked: Asked<'_>,
        ids: &mut UniqueNames,
    ) -> Result<(), Refused> {
        let kind = asked.kind;
        let status = kind.shape.properties.get("status");
        let takes_draft = status.is_some_and(|status| status.words.iter().any(|word| word == DRAFT));
        if takes_draft && entries.text("status").is_empty() {
            entries.fields.retain(|(field, _)| field != "status");
            entries.fields.push(("status".to_owned(), DRAFT.into()));
            self.told.push(Told::NoStatus);
        }
        let Some(plan) = plan else {
            return self.draft(entries, asked, ids);
        };
        let size = serde_json::to_string(&entries.fields).map_or(0, |text| text.len());
        if plan.len() > MOST_ROWS || size.saturating_mul(plan.len()) > MOST_OF_PLAN {
            return Err(Refused::LongPlan { file: asked.file.to_owned(), rows: plan.len() });
        }
        let first = entries.text(&kind.words.identity).to_owned();
        let name = asked.file.rsplit_once('.').map_or(asked.file, |(stem, _)| stem);
        let from = if first.is_empty() { plain_name(name).unwrap_or_else(|| kind.words.prefix.clone()) } else { first };
        self.told.push(Told::IdsOfRows { documents: plan.len(), from: from.clone() });
        for (number, row) in (1..).zip(plan) {
            let mut of_row = entries.clone();
            let has = |field: &String| *field == kind.words.identity || row.contains_key(field);
            of_row.fields.retain(|(field, _)| !(has(field) || field == REST && number > 1));
            of_row.fields.push((kind.words.identity.clone(), format!("{from}-{number}").into()));
            of_row.fields.extend(row);
            self.draft(of_row, asked, ids)?;
        }
        Ok(())
    }

    fn draft(&mut self, mut entries: Entries, asked: Asked<'_>, ids: &mut UniqueNames) -> Result<(), Refused> {
        let Asked { kind, file, source, .. } = asked;
        let title = kind.words.title_fields.first().map_or("", |field| entries.text(field)).to_owned();
        let identity = &kind.words.identity;
        if entries.text(identity).is_empty() {
            let bare: Vec<&str> = title.split_whitespace().filter(|word| !word.eq_ignore_ascii_case(DRAFT)).collect();
            let name = plain_name(&bare.join(" ")).unwrap_or_else(|| kind.words.prefix.clone());
            let id = ids.take(&name, '-');
            entries.fields.retain(|(field, _)| field != identity);
            entries.fields.push((identity.clone(), id.clone().into()));
            self.told.push(Told::Id { id });
        } else {
            ids.reserve(entries.text(identity));
        }
        let order = kind.schema.get("properties").and_then(Value::as_object);
        let order: Vec<&String> = order.into_iter().flat_map(Map::keys).collect();
        entries.fields.sort_by_key(|(field, _)| order.iter().position(|known| *known == field).unwrap_or(usize::MAX));
        if self.fields.is_empty() {
            self.fields = counted(&entries);
        }
        let text = written(kind, &entries, &source_line(source, None));
        let text = text.ok_or_else(|| Refused::Unwritable(file.to_owned()))?;
        if !personal_number::find(&text).is_empty() {
            if !personal_number::find(file).is_empty() {
                return Err(Refused::PersonalName(personal_number::clean(file)));
            }
            return Err(Refused::PersonalNumber { file: file.to_owned(), place: "i texten".to_owned() });
        }
        let text = self.with_proposal(text, &title, &entries, asked);
        let id = entries.text(identity).to_owned();
        self.drafts.push(WordDraft { id, title, text: marked(&text) });
        Ok(())
    }

    /// The text with the area that the title proposes, in a comment.
    fn with_proposal(&mut self, text: String, title: &str, entries: &Entries, asked: Asked<'_>) -> String {
        let kind = asked.kind;
        let has_list = kind.shape.properties.get("område").and_then(|shape| shape.items.as_deref());
        let is_asked = has_list.is_some_and(|items| !items.words.is_empty());
        let is_filled = asked.published.is_some()
            || entries.fields.iter().any(|(field, value)| field == "område" && !value.is_null());
        let areas = document_words::areas_of_title(title);
        if !is_asked || is_filled || areas.is_empty() {
            return text;
        }
        let lines =
            format!("\n# Förslag efter titeln; ta bort tecknet # om det stämmer:\n# område: [{}]\n", areas.join(", "));
        self.told.push(Told::Area { areas });
        text.replacen('\n', &lines, 1)
    }
}

/// The fields that are filled, with the number of values in each.
fn counted(entries: &Entries) -> Vec<(String, usize)> {
    let count = |value: &Value| value.as_array().map_or(1, Vec::len);
    let filled = entries.fields.iter().filter(|(field, value)| !value.is_null() && field != REST);
    filled.map(|(field, value)| (field.clone(), count(value))).collect()
}
