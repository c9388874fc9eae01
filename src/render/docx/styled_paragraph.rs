//! Paragraphs in named styles, and the parts of the file that hold them.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::word_text::safe;

/// A writer of XML in memory.
pub type Xml = Writer<Vec<u8>>;

/// The name space of the text.
pub const WORDS: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
/// A part that is one element with a declaration before it.
pub fn part(write: impl FnOnce(&mut Xml) -> io::Result<()>) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    let declaration = Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes")));
    writer.write_event(declaration).and_then(|()| write(&mut writer)).expect("a text in memory takes every write");
    writer.into_inner()
}

/// A paragraph in a style.
pub fn paragraph(writer: &mut Xml, style: &str, text: &str) -> io::Result<()> {
    writer.create_element("w:p").write_inner_content(|writer| {
        writer.create_element("w:pPr").write_inner_content(|writer| empty(writer, "w:pStyle", &[("w:val", style)]))?;
        if text.is_empty() { Ok(()) } else { run(writer, text) }
    })?;
    Ok(())
}

/// A stretch of text.
pub fn run(writer: &mut Xml, text: &str) -> io::Result<()> {
    own_run(writer, &safe(text))
}

/// A stretch of our own words, with the blanks around them.
pub fn own_run(writer: &mut Xml, text: &str) -> io::Result<()> {
    writer.create_element("w:r").write_inner_content(|writer| {
        let element = writer.create_element("w:t").with_attribute(("xml:space", "preserve"));
        element.write_text_content(BytesText::new(text)).map(drop)
    })?;
    Ok(())
}

/// An element without content.
pub fn empty(writer: &mut Xml, element: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    writer.create_element(element).with_attributes(attributes.iter().copied()).write_empty().map(drop)
}
