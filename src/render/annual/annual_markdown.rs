//! The draft as Markdown, for whoever writes it to its end in a text of their own.

use super::{SILENT, about, method, sections, title};
use crate::render::log_lines::for_people;
use crate::render::markdown::escape::escaped;
use crate::report::annual::Annual;

/// The draft.
#[must_use]
pub fn render(annual: &Annual<'_>) -> String {
    let safe = |text: &str| escaped(text, usize::MAX);
    let mut text = format!("# {}\n\n{}\n", safe(&title(annual)), safe(&about(annual)));
    let mut part = |heading: &str, statements: &[String]| {
        let lines: String = statements.iter().map(|one| format!("- {}\n", safe(one))).collect();
        let lines = if lines.is_empty() { format!("{SILENT}\n") } else { lines };
        text.push_str(&format!("\n## {heading}\n\n{lines}"));
    };
    for section in sections(annual) {
        part(section.heading, &section.statements);
    }
    part(method::HEADING, &method::statements(annual));
    for_people(text)
}
