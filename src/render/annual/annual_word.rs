//! The draft as a document of Word, for whoever writes it to its end there.

use super::{SILENT, about, method, sections, title};
use crate::render::docx::{Block, Contents, packed};
use crate::report::annual::Annual;

/// The draft as the bytes of a file.
#[must_use]
pub fn render(annual: &Annual<'_>) -> Vec<u8> {
    let title = title(annual);
    let mut blocks = vec![
        Block::Title(title.clone()),
        Block::Subtitle("Utkast, inte fastställt".to_owned()),
        Block::Text(about(annual)),
    ];
    let mut part = |heading: &str, statements: Vec<String>| {
        blocks.push(Block::Heading(1, heading.to_owned()));
        let silent = statements.is_empty().then(|| SILENT.to_owned());
        blocks.extend(statements.into_iter().chain(silent).map(Block::Text));
    };
    for section in sections(annual) {
        part(section.heading, section.statements);
    }
    part(method::HEADING, method::statements(annual));
    packed(&Contents {
        subject: "Patientsäkerhetsberättelse".to_owned(),
        description: "Utkast ur posterna i ledningssystemet, inte fastställt.".to_owned(),
        date: annual.date.to_string(),
        head: format!("{title} · utkast"),
        foot: format!("Utkast per {}", annual.date),
        title,
        blocks: [blocks, Vec::new()],
        properties: Vec::new(),
    })
}
