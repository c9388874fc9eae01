//! The file: a ZIP of parts in a fixed order, without the time it was made.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::block::Contents;
use super::file_properties;
use super::fixed_parts::{CONTENT_TYPES, DOCUMENT_RELATIONS, FONTS, PROGRAM, RELATIONS, SETTINGS, STYLES};
use super::running::{footer, header, properties};
use super::word_document::body;

/// The bytes of a document.
#[must_use]
pub fn packed(contents: &Contents) -> Vec<u8> {
    let has_own = !contents.properties.is_empty();
    let with = |part: &str, end: &str, own: &str| {
        if has_own { part.replace(end, &format!("{own}{end}")).into_bytes() } else { part.into() }
    };
    let mut parts: Vec<(&str, Vec<u8>)> = vec![
        ("[Content_Types].xml", with(CONTENT_TYPES, "</Types>", file_properties::TYPE)),
        ("_rels/.rels", with(RELATIONS, "</Relationships>", file_properties::RELATION)),
        ("docProps/core.xml", properties(contents)),
        ("docProps/app.xml", PROGRAM.into()),
        ("word/document.xml", body(contents)),
        ("word/styles.xml", STYLES.into()),
        ("word/settings.xml", SETTINGS.into()),
        ("word/header1.xml", header(contents)),
        ("word/footer1.xml", footer(contents)),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS.into()),
        ("word/fontTable.xml", FONTS.into()),
    ];
    parts.extend(has_own.then(|| (file_properties::PART, file_properties::part_of(&contents.properties))));
    // The first day that ZIP knows, so that the same report gives the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        file.start_file(name, options).expect("the names are short and differ");
        file.write_all(&bytes).expect("a file in memory takes every write");
    }
    file.finish().expect("a file in memory takes every write").into_inner()
}
