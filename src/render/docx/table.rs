//! A table: a grid of fixed widths, whose first row is repeated on each page.

use std::io;

use super::block::Table;
use super::styled_paragraph::{Xml, empty, paragraph};
use super::word_text::safe;

/// The least height of a row that people write in by hand, in twentieths of a point.
const HAND: &str = "900";

/// Writes a table of a width in twentieths of a point.
pub fn table(writer: &mut Xml, table: &Table, width: u32) -> io::Result<()> {
    let shares: u32 = table.columns.iter().map(|(_, share)| share).sum();
    let widths: Vec<String> =
        table.columns.iter().map(|(_, share)| (width * share / shares.max(1)).to_string()).collect();
    writer.create_element("w:tbl").write_inner_content(|writer| {
        properties(writer, &table.caption, width)?;
        writer.create_element("w:tblGrid").write_inner_content(|writer| {
            widths.iter().try_for_each(|width| empty(writer, "w:gridCol", &[("w:w", width)]))
        })?;
        let headings: Vec<Vec<String>> = table.columns.iter().map(|(text, _)| vec![text.to_string()]).collect();
        row(writer, (&headings, &widths), "TableHeading", |writer| {
            empty(writer, "w:cantSplit", &[])?;
            empty(writer, "w:tblHeader", &[])
        })?;
        table.rows.iter().try_for_each(|cells| {
            row(writer, (cells, &widths), "TableText", |writer| {
                empty(writer, "w:cantSplit", &[])?;
                let height = [("w:val", HAND), ("w:hRule", "atLeast")];
                if table.is_filled_by_hand { empty(writer, "w:trHeight", &height) } else { Ok(()) }
            })
        })
    })?;
    Ok(())
}

fn properties(writer: &mut Xml, caption: &str, width: u32) -> io::Result<()> {
    writer.create_element("w:tblPr").write_inner_content(|writer| {
        empty(writer, "w:tblStyle", &[("w:val", "TableGrid")])?;
        empty(writer, "w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
        empty(writer, "w:tblLayout", &[("w:type", "fixed")])?;
        empty(writer, "w:tblLook", &[("w:val", "0020"), ("w:firstRow", "1"), ("w:noHBand", "1"), ("w:noVBand", "1")])?;
        empty(writer, "w:tblCaption", &[("w:val", &safe(caption))])
    })?;
    Ok(())
}

fn row(
    writer: &mut Xml,
    (cells, widths): (&[Vec<String>], &[String]),
    style: &str,
    settings: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    writer.create_element("w:tr").write_inner_content(|writer| {
        writer.create_element("w:trPr").write_inner_content(settings)?;
        cells.iter().zip(widths).try_for_each(|(paragraphs, width)| cell(writer, (paragraphs, width), style))
    })?;
    Ok(())
}

fn cell(writer: &mut Xml, (paragraphs, width): (&[String], &str), style: &str) -> io::Result<()> {
    writer.create_element("w:tc").write_inner_content(|writer| {
        writer.create_element("w:tcPr").write_inner_content(|writer| {
            empty(writer, "w:tcW", &[("w:w", width), ("w:type", "dxa")])?;
            let shade = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", "E7EAEE")];
            if style == "TableHeading" { empty(writer, "w:shd", &shade) } else { Ok(()) }
        })?;
        paragraphs.iter().try_for_each(|text| paragraph(writer, style, text))?;
        // A cell ends with a paragraph.
        if paragraphs.is_empty() { paragraph(writer, style, "") } else { Ok(()) }
    })?;
    Ok(())
}
