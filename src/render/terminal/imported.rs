//! The output of an import: columns with their fields, files written, and rows left out.

use super::gap_table::framed_from;
use crate::authoring::import::Plan;
use crate::catalogue::Kind;
use crate::render::Style;
use crate::render::shared_words::{bullet, count, one_line, wrapped};
use crate::text::personal_number::clean;

/// The files that an import wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// No files, in a dry run.
    Nothing,
    /// Files in a folder.
    To {
        /// The path of the folder.
        folder: String,
        /// The number of files.
        files: usize,
    },
}

/// The most rows listed one by one.
const MOST_ROWS: usize = 20;

/// The output of the import of a register.
#[must_use]
pub fn render(file: &str, kind: &Kind, plan: &Plan, (written, style): (&Written, Style)) -> String {
    let rows = plan.drafts.len() + plan.left.len();
    let sheet = plan.sheet.as_ref().map(|sheet| format!(", bladet {}", one_line(&clean(sheet)))).unwrap_or_default();
    let heading = format!(
        "{}{sheet}: {}, rubriker på rad {}",
        one_line(&clean(file)),
        count(rows, "rad", "rader"),
        plan.heading_row
    );
    let mut text = wrapped(&heading, "", style);
    for note in &plan.notes {
        text.push_str(&bullet(&clean(note), style));
    }
    text.push_str(&format!("\n{}\n", columns(plan, style)));
    text.push_str(&numbered_rows("Rader som inte är inlästa", &plan.left, style));
    text.push_str(&numbered_rows("Att se över", &plan.remarks, style));
    text.push_str(&wrapped(&last_line(kind, plan, written), "", style));
    text
}

fn columns(plan: &Plan, style: Style) -> String {
    let rows = plan.columns.iter().map(|column| {
        let head = if column.head.is_empty() { "(utan rubrik)".to_owned() } else { column.head.clone() };
        let field = column.field.clone().unwrap_or_else(|| "känns inte igen, läses inte in".to_owned());
        vec![head, field, column.filled.to_string()]
    });
    framed_from(40, &["Kolumn", "Fält", "Ifyllda"], rows, style)
}

fn numbered_rows(heading: &str, rows: &[(usize, String)], style: Style) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut text = format!("{heading}\n");
    for (row, what) in rows.iter().take(MOST_ROWS) {
        text.push_str(&bullet(&format!("rad {row}: {}", clean(what)), style));
    }
    if rows.len() > MOST_ROWS {
        text.push_str(&bullet(&format!("och {} till", rows.len() - MOST_ROWS), style));
    }
    text + "\n"
}

fn last_line(kind: &Kind, plan: &Plan, written: &Written) -> String {
    let left = match plan.left.len() {
        0 => String::new(),
        left => format!(" · {}", count(left, "rad inte inläst", "rader inte inlästa")),
    };
    match written {
        Written::Nothing => {
            let one = kind.words.title.to_lowercase();
            let what = count(plan.drafts.len(), &one, &kind.words.plural);
            format!("{what} att skriva{left} · inget är skrivet")
        }
        Written::To { folder, files } => {
            format!("{} i {}{left}", count(*files, "fil skriven", "filer skrivna"), one_line(folder))
        }
    }
}
