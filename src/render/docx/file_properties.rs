//! The file's own properties: names and texts that Word shows under "Egenskaper" and that another program reads back.

use quick_xml::events::BytesText;

use super::styled_paragraph::part;
use crate::render::shared_words::harmless;

/// The name of the part.
pub const PART: &str = "docProps/custom.xml";
/// Its type, in the list of parts.
pub const TYPE: &str = r#"  <Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>
"#;
/// Its relation to the file.
pub const RELATION: &str = r#"  <Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/>
"#;

/// The set of properties that a file has of its own.
const OWN: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

/// The part with these properties. They are facts, so that no text is shortened.
#[must_use]
pub fn part_of(properties: &[(&'static str, String)]) -> Vec<u8> {
    part(|writer| {
        let all = writer.create_element("Properties").with_attributes([
            ("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
            ("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
        ]);
        all.write_inner_content(|writer| {
            for (number, (name, text)) in properties.iter().enumerate() {
                // The first two numbers are taken by Word.
                let number = (number + 2).to_string();
                let property = writer.create_element("property").with_attributes([
                    ("fmtid", OWN),
                    ("pid", &number),
                    ("name", name),
                ]);
                property.write_inner_content(|writer| {
                    let text = harmless(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
                    writer.create_element("vt:lpwstr").write_text_content(BytesText::new(&text)).map(drop)
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })
}
