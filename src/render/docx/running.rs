//! What is on every page, its head and foot, and the properties of the file.

use std::io;

use quick_xml::events::BytesText;

use super::block::Contents;
use super::styled_paragraph::{WORDS, Xml, empty, own_run, paragraph, part, run};
use super::word_text::safe;
use crate::text::date::day;

/// The part `word/header1.xml`: whose document it is, and what it is limited to.
#[must_use]
pub fn header(contents: &Contents) -> Vec<u8> {
    part(|writer| {
        let header = writer.create_element("w:hdr").with_attribute(WORDS);
        header.write_inner_content(|writer| paragraph(writer, "Header", &contents.head)).map(drop)
    })
}

/// The part `word/footer1.xml`: the day and the number of the page.
#[must_use]
pub fn footer(contents: &Contents) -> Vec<u8> {
    part(|writer| {
        let footer = writer.create_element("w:ftr").with_attribute(WORDS);
        footer.write_inner_content(|writer| numbered(writer, &contents.foot)).map(drop)
    })
}

fn numbered(writer: &mut Xml, foot: &str) -> io::Result<()> {
    writer.create_element("w:p").write_inner_content(|writer| {
        writer
            .create_element("w:pPr")
            .write_inner_content(|writer| empty(writer, "w:pStyle", &[("w:val", "Footer")]))?;
        run(writer, foot)?;
        own_run(writer, " · sida ")?;
        field(writer, " PAGE ")?;
        own_run(writer, " av ")?;
        field(writer, " NUMPAGES ")
    })?;
    Ok(())
}

/// A number that Word counts.
fn field(writer: &mut Xml, instruction: &str) -> io::Result<()> {
    let field = writer.create_element("w:fldSimple").with_attribute(("w:instr", instruction));
    field.write_inner_content(|writer| run(writer, "1")).map(drop)
}

/// The part `docProps/core.xml`.
#[must_use]
pub fn properties(contents: &Contents) -> Vec<u8> {
    // The audit date instead of the clock, so that the same audit gives the same bytes.
    let made = day(&contents.date).map_or_else(|| "2000-01-01".to_owned(), |day| day.to_string());
    let made = format!("{made}T00:00:00Z");
    part(|writer| {
        let properties = writer.create_element("cp:coreProperties").with_attributes([
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ]);
        properties.write_inner_content(|writer| {
            property(writer, "dc:title", &contents.title)?;
            property(writer, "dc:subject", &contents.subject)?;
            property(writer, "dc:creator", "ledningskoll")?;
            property(writer, "dc:description", &contents.description)?;
            property(writer, "dc:language", "sv-SE")?;
            for element in ["dcterms:created", "dcterms:modified"] {
                let element = writer.create_element(element).with_attribute(("xsi:type", "dcterms:W3CDTF"));
                element.write_text_content(BytesText::new(&made))?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

fn property(writer: &mut Xml, element: &str, text: &str) -> io::Result<()> {
    writer.create_element(element).write_text_content(BytesText::new(&safe(text))).map(drop)
}
