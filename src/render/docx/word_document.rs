//! The text: paragraphs in named styles, and two sections of A4, upright and on its side.

use std::io;

use super::block::{Block, Contents};
use super::styled_paragraph::{WORDS, Xml, paragraph, part};
use super::table::table;

/// That of the references to other parts.
const REFERENCES: (&str, &str) = ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

/// The sides of A4 in twentieths of a point, the short one first.
const A4: [u32; 2] = [11_906, 16_838];
/// The margin on each side.
const MARGIN: u32 = 1_000;

/// How a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The short side at the top.
    Upright,
    /// The long side at the top.
    OnItsSide,
}

/// The part `word/document.xml`.
#[must_use]
pub fn body(contents: &Contents) -> Vec<u8> {
    let [upright, on_its_side] = &contents.blocks;
    part(|writer| {
        let document = writer.create_element("w:document").with_attributes([WORDS, REFERENCES]);
        document.write_inner_content(|writer| {
            writer.create_element("w:body").write_inner_content(|writer| {
                upright.iter().try_for_each(|block| write_block(writer, block, Page::Upright))?;
                if !on_its_side.is_empty() {
                    end_of_section(writer)?;
                    on_its_side.iter().try_for_each(|block| write_block(writer, block, Page::OnItsSide))?;
                }
                section(writer, if on_its_side.is_empty() { Page::Upright } else { Page::OnItsSide })
            })?;
            Ok(())
        })?;
        Ok(())
    })
}

fn write_block(writer: &mut Xml, block: &Block, page: Page) -> io::Result<()> {
    match block {
        Block::Title(text) => paragraph(writer, "Title", text),
        Block::Subtitle(text) => paragraph(writer, "Subtitle", text),
        Block::Heading(level, text) => paragraph(writer, &format!("Heading{level}"), text),
        Block::Text(text) => paragraph(writer, "Normal", text),
        Block::Table(drawn) => {
            table(writer, drawn, page.width())?;
            // Two tables without a paragraph between them would be one.
            paragraph(writer, "TableText", "")
        }
    }
}

impl Page {
    /// The width and height in twentieths of a point.
    fn sides(self) -> [u32; 2] {
        match self {
            Self::Upright => A4,
            Self::OnItsSide => [A4[1], A4[0]],
        }
    }

    /// The width between the margins.
    fn width(self) -> u32 {
        self.sides()[0] - 2 * MARGIN
    }
}

/// The paragraph that ends the upright pages.
fn end_of_section(writer: &mut Xml) -> io::Result<()> {
    writer.create_element("w:p").write_inner_content(|writer| {
        let properties = writer.create_element("w:pPr");
        properties.write_inner_content(|writer| section(writer, Page::Upright)).map(drop)
    })?;
    Ok(())
}

/// The layout of the pages before it.
fn section(writer: &mut Xml, page: Page) -> io::Result<()> {
    let [width, height] = page.sides().map(|side| side.to_string());
    let margin = MARGIN.to_string();
    writer.create_element("w:sectPr").write_inner_content(|writer| {
        for (element, reference) in [("w:headerReference", "rId4"), ("w:footerReference", "rId5")] {
            let element = writer.create_element(element).with_attributes([("w:type", "default"), ("r:id", reference)]);
            element.write_empty()?;
        }
        let size = writer.create_element("w:pgSz").with_attributes([("w:w", width.as_str()), ("w:h", &height)]);
        match page {
            Page::Upright => size.write_empty()?,
            Page::OnItsSide => size.with_attribute(("w:orient", "landscape")).write_empty()?,
        };
        let sides = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, margin.as_str()));
        let edges = [("w:header", "500"), ("w:footer", "500"), ("w:gutter", "0")];
        writer.create_element("w:pgMar").with_attributes(sides.into_iter().chain(edges)).write_empty()?;
        Ok(())
    })?;
    Ok(())
}
