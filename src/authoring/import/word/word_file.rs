//! A document of Word: its text and what stands beside it, read from the parts of the file.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::cut_off::CutOff;
use super::number_sheet::{Counters, NumberSheet};
use super::property_texts::{self, PropertyTexts};
use super::refused::{BROKEN, TOO_LARGE};
use super::story::{Address, Block, Paragraph, Role, Story};
use super::story_reader::{Place, Used, story};
use super::style_sheet::StyleSheet;
use crate::authoring::import::Fault;
use crate::authoring::import::package::{Faults, Package, attribute, part_name};
use crate::report::publication::word_marks::OWN;

/// A document of Word.
#[derive(Debug, Default)]
pub struct WordFile {
    /// The text.
    pub story: Story,
    /// The heads of the pages.
    pub headers: Vec<Story>,
    /// The feet of the pages.
    pub footers: Vec<Story>,
    /// The footnotes.
    pub footnotes: Vec<Vec<Paragraph>>,
    /// The endnotes.
    pub endnotes: Vec<Vec<Paragraph>>,
    /// The comments.
    pub comments: Vec<String>,
    /// The links out of the document: text and address, each once.
    pub links: Vec<(String, String)>,
    /// The title among the properties.
    pub title: Option<String>,
    /// The properties that a template has added, and the status.
    pub properties: Vec<(String, String)>,
    /// The properties that `publish` has written.
    pub published: Vec<(String, String)>,
    /// What goes on beyond what is read.
    pub cut_off: Vec<CutOff>,
}

const FAULTS: Faults = Faults { broken: BROKEN, unpacked: TOO_LARGE };
/// The most heads and feet of pages, of which a section may have three each.
const MOST_MARGINS: usize = 100;
/// The usual properties that are read.
const OF_CORE: [&str; 2] = ["title", "contentStatus"];

/// The parts that the text names, by their kind and place.
struct Relations(Vec<Relation>);

struct Relation {
    id: String,
    kind: String,
    target: String,
}

impl Relations {
    fn read(package: &mut Package<'_>, of: &str) -> Result<Self, Fault> {
        let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
        let path = format!("{folder}/_rels/{name}.rels");
        let found = if package.has(&path) { package.elements(&path, "Relationship", |_| true)? } else { Vec::new() };
        let relation = |one: &BytesStart<'_>| {
            let kind = attribute(one, "Type").rsplit('/').next().unwrap_or_default().to_owned();
            let target = attribute(one, "Target");
            let is_outside = attribute(one, "TargetMode") == "External";
            let target = if is_outside { target } else { within(folder, &target) };
            Relation { id: attribute(one, "Id"), kind, target }
        };
        Ok(Self(found.iter().map(relation).collect()))
    }

    /// The paths of the parts of a kind, each once however its letters are written.
    fn of(&self, kind: &str) -> Vec<String> {
        let mut paths: Vec<String> =
            self.0.iter().filter(|one| one.kind == kind).map(|one| one.target.clone()).collect();
        let mut seen = std::collections::HashSet::new();
        paths.retain(|path| seen.insert(part_name(path)));
        paths
    }
}

/// A path that is relative to a folder of the package.
fn within(folder: &str, target: &str) -> String {
    if target.starts_with('/') {
        return target.trim_start_matches('/').to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The document of Word in these bytes.
///
/// # Errors
/// If it is none, or has more than is read.
pub fn read(bytes: &[u8]) -> Result<WordFile, Fault> {
    let mut package = Package::unpack(bytes, FAULTS)?;
    let main = package.main()?;
    let relations = Relations::read(&mut package, &main)?;
    let mut styles = StyleSheet::default();
    if let Some(part) = relations.of("styles").first().and_then(|path| package.part(path)) {
        styles = StyleSheet::read(part)?;
    }
    let mut numbers = NumberSheet::default();
    if let Some(part) = relations.of("numbering").first().and_then(|path| package.part(path)) {
        numbers = NumberSheet::read(part)?;
    }
    let mut sheets = Sheets { styles, numbers, counters: Counters::default(), used: Used::default() };
    let story = sheets.story(&mut package, &main, Place::Text)?.ok_or(BROKEN)?;
    let mut file = WordFile { story, ..WordFile::default() };
    for (kind, place) in [("header", Place::Margin), ("footer", Place::Margin)] {
        let paths = relations.of(kind);
        let (most, left) = (MOST_MARGINS, paths.len().saturating_sub(MOST_MARGINS));
        let cut = if kind == "header" { CutOff::Headers { most, left } } else { CutOff::Footers { most, left } };
        file.cut_off.extend((left > 0).then_some(cut));
        for path in paths.iter().take(MOST_MARGINS) {
            let stories = if kind == "header" { &mut file.headers } else { &mut file.footers };
            stories.extend(sheets.story(&mut package, path, place)?);
        }
    }
    for (kind, notes) in [("footnotes", &mut file.footnotes), ("endnotes", &mut file.endnotes)] {
        for path in relations.of(kind) {
            let found = sheets.story(&mut package, &path, Place::Text)?.map(|story| story.notes);
            notes.extend(found.into_iter().flatten().filter(|paragraphs| !paragraphs.is_empty()));
        }
    }
    for path in relations.of("comments") {
        let notes = sheets.story(&mut package, &path, Place::Text)?.map(|story| story.notes).unwrap_or_default();
        let text = |note: Vec<Paragraph>| note.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" ");
        file.comments.extend(notes.into_iter().map(text));
    }
    file.links = links(&file.story, &relations);
    file.properties(&mut package)?;
    Ok(file)
}

/// The links out of the document, each once, in their order.
fn links(story: &Story, relations: &Relations) -> Vec<(String, String)> {
    let addresses: HashMap<&str, &str> = relations.0.iter().map(|one| (one.id.as_str(), one.target.as_str())).collect();
    let mut seen = std::collections::HashSet::new();
    let address = |address: &Address| match address {
        Address::Relation(id) => addresses.get(id.as_str()).map(|address| (*address).to_owned()),
        Address::Written(address) => Some(address.clone()),
    };
    let found = story.links.iter().filter_map(|link| Some((link.text.clone(), address(&link.address)?)));
    found.filter(|(text, address)| text != address && seen.insert((text.clone(), address.clone()))).collect()
}

/// What tells the form of the paragraphs.
struct Sheets {
    styles: StyleSheet,
    numbers: NumberSheet,
    counters: Counters,
    /// What the parts have used of what a document may hold.
    used: Used,
}

impl Sheets {
    fn story(&mut self, package: &mut Package<'_>, path: &str, place: Place) -> Result<Option<Story>, Fault> {
        let Some(part) = package.part(path) else { return Ok(None) };
        let mut story = story(part, &self.styles, place, &mut self.used)?;
        for block in &mut story.blocks {
            match block {
                Block::Paragraph(paragraph) => self.tell(paragraph),
                Block::Table(table) => {
                    let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                    cells.flat_map(|cell| &mut cell.paragraphs).for_each(|paragraph| self.tell(paragraph));
                }
            }
        }
        Ok(Some(story))
    }

    /// Tells a paragraph its part and its number.
    fn tell(&mut self, paragraph: &mut Paragraph) {
        let style = paragraph.style.as_deref();
        paragraph.role = match paragraph.outline {
            Some(level) if level < 9 => Role::Heading(level + 1),
            Some(_) => Role::Body,
            None => style.map_or(Role::Body, |style| self.styles.role(style)),
        };
        paragraph.is_of_list = style.is_some_and(|style| self.styles.is_of_list(style));
        let of_style = style.and_then(|style| self.styles.list(style));
        let list = match (&paragraph.list, of_style) {
            (Some((id, level)), _) if !id.is_empty() => Some((id.clone(), *level)),
            (own, Some((id, level))) => {
                let by_style = || style.and_then(|style| self.numbers.level_of_style(&id, style));
                let level = own.as_ref().map(|(_, level)| *level).or(level).or_else(by_style).unwrap_or(0);
                Some((id, level))
            }
            (_, None) => None,
        };
        let of_style = |style: &str| self.styles.list(style).map(|(id, _)| id);
        paragraph.number = list.and_then(|(id, level)| self.numbers.next(&mut self.counters, (&id, level), of_style));
        let depth = style.map_or(0, |style| self.styles.depth_in_list(style));
        if let Some(number) = &mut paragraph.number {
            number.level = number.level.max(depth);
        }
    }
}

impl WordFile {
    /// The title, the status and the properties that a template has added.
    fn properties(&mut self, package: &mut Package<'_>) -> Result<(), Fault> {
        let relations = Relations::read(package, "")?;
        for path in relations.of("core-properties") {
            let PropertyTexts { found, cut_off } = properties(package, &path)?;
            let is_read = |cut: &CutOff| match cut {
                CutOff::Property { name, .. } => OF_CORE.contains(&name.as_str()),
                CutOff::Properties { .. } | CutOff::Headers { .. } | CutOff::Footers { .. } => true,
            };
            self.cut_off.extend(cut_off.into_iter().filter(is_read));
            for (name, text) in found {
                match name.as_str() {
                    "title" => self.title = Some(text).filter(|text| !text.trim().is_empty()),
                    "contentStatus" => self.properties.push(("Status".to_owned(), text)),
                    _ => {}
                }
            }
        }
        for path in relations.of("custom-properties") {
            let PropertyTexts { found, cut_off } = properties(package, &path)?;
            self.cut_off.extend(cut_off);
            let (own, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|(name, _)| name.starts_with(OWN));
            self.published.extend(own);
            self.properties.extend(others);
        }
        self.properties.retain(|(_, text)| !text.trim().is_empty());
        Ok(())
    }
}

/// The properties in a part; none if there is no such part.
fn properties(package: &mut Package<'_>, path: &str) -> Result<PropertyTexts, Fault> {
    package.part(path).map_or_else(|| Ok(PropertyTexts::default()), property_texts::read)
}
