//! The small elements of a part: properties of paragraphs, runs and cells, breaks, fields and what is not text.

use quick_xml::events::BytesStart;

use super::markup::Element;
use super::story::Paragraph;
use super::story_reader::Reading;
use crate::authoring::import::package::{attribute, short};
use crate::authoring::import::struck::is_on;

impl Reading<'_> {
    /// An element with a name that has no element of its own.
    pub(super) fn property(&mut self, name: &str, start: &BytesStart<'_>, parent: Element) {
        let value = || short(start, "val");
        match (parent, name) {
            (Element::Run, "tab" | "ptab") => self.add("\t"),
            (Element::Run, "cr") => self.add("\n"),
            (Element::Run, "br") if matches!(&*attribute(start, "type"), "" | "textWrapping") => self.add("\n"),
            (Element::Run, "noBreakHyphen") => self.add("-"),
            (Element::Run, "sym") => self.story.unread.symbols += 1,
            (Element::Run, "fldChar") => self.field(&attribute(start, "fldCharType")),
            (Element::RunProperties, _) => self.of_run(name, start),
            (Element::ParagraphProperties, _) => self.of_paragraph(name, start),
            (_, "ilvl") => self.list(|list| list.1 = value().parse().unwrap_or(0)),
            (_, "numId") => self.list(|list| list.0 = value()),
            (_, "gridSpan") => self.containers.span(value().parse().unwrap_or(1)),
            (Element::RowProperties, "gridBefore") => self.containers.before(value().parse().unwrap_or(0)),
            (_, "vMerge") if value() != "restart" => self.containers.goes_on(),
            (Element::ControlProperties, "alias" | "tag" | "showingPlcHdr") => self.of_control(name, start),
            (_, "docPartGallery") if value() == "Table of Contents" => self.contents_control(),
            (_, "blip" | "imagedata" | "chart" | "relIds") => self.story.unread.pictures += 1,
            (_, "OLEObject" | "altChunk" | "subDoc") => self.story.unread.objects += 1,
            (_, "textpath") => self.words_of_art(&attribute(start, "string")),
            _ => {}
        }
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.fields.begin(),
            "separate" => self.fields.separate(),
            "end" => self.end_field(),
            _ => {}
        }
    }

    fn of_run(&mut self, name: &str, start: &BytesStart<'_>) {
        let is_of_mark = self.is_in_paragraph_properties();
        let Some(draft) = self.paragraphs.last_mut().filter(|_| !is_of_mark) else { return };
        match name {
            "b" => draft.run.bold = Some(is_on(start)),
            "rStyle" => draft.run.style = Some(short(start, "val")),
            "sz" => draft.run.size = attribute(start, "val").parse().unwrap_or(0),
            "vanish" => draft.run.is_hidden = is_on(start),
            _ => {}
        }
    }

    fn of_paragraph(&mut self, name: &str, start: &BytesStart<'_>) {
        let Some(draft) = self.paragraphs.last_mut() else { return };
        match name {
            "pStyle" => draft.paragraph.style = Some(short(start, "val")),
            "outlineLvl" => draft.paragraph.outline = attribute(start, "val").parse().ok(),
            "framePr" if !matches!(&*attribute(start, "dropCap"), "" | "none") => draft.paragraph.joins_next = true,
            _ => {}
        }
    }

    fn list(&mut self, set: impl FnOnce(&mut (String, usize))) {
        if let Some(draft) = self.paragraphs.last_mut() {
            set(draft.paragraph.list.get_or_insert_default());
        }
    }

    /// The words of a picture made of letters, such as UTKAST across the page.
    fn words_of_art(&mut self, words: &str) {
        if !words.trim().is_empty() {
            self.keep_box(vec![Paragraph { text: words.to_owned(), ..Default::default() }]);
        }
    }
}
