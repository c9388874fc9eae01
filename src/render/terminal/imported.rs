//! The output of an import: columns with their fields, files written, and rows left out.

use std::collections::BTreeMap;

use super::gap_table::framed_from;
use crate::authoring::import::{Column, Left, Plan, Remark, rows};
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

/// The output of the import of a register.
#[must_use]
pub fn render(file: &str, kind: &Kind, plan: &Plan, (written, style): (&Written, Style)) -> String {
    let sheet = plan.sheet.as_ref().map(|sheet| format!(", bladet {}", one_line(&clean(sheet)))).unwrap_or_default();
    let heading = format!(
        "{}{sheet}: {}, rubriker på rad {}",
        one_line(&clean(file)),
        count(plan.rows, "rad", "rader"),
        plan.heading_row
    );
    let mut text = wrapped(&heading, "", style);
    for note in &plan.notes {
        text.push_str(&bullet(&note.sentence(), style));
    }
    text.push_str(&format!("\n{}\n", columns(plan, style)));
    text.push_str(&told("Rader som inte är inlästa", &plan.left, Left::sentence, style));
    text.push_str(&told("Att se över", &plan.remarks, Remark::sentence, style));
    text.push_str(&wrapped(&last_line(kind, plan, written), "", style));
    text
}

fn columns(plan: &Plan, style: Style) -> String {
    let rows = plan.columns.iter().map(|column| {
        let head = if column.head.is_empty() { "(utan rubrik)".to_owned() } else { column.head.clone() };
        vec![head, placed(column), column.filled.to_string()]
    });
    framed_from(40, &["Kolumn", "Fält", "Ifyllda"], rows, style)
}

/// Where a column is placed.
fn placed(column: &Column) -> String {
    match (&column.field, &column.taken) {
        (Some(field), _) => field.clone(),
        (None, Some(taken)) => format!("en annan kolumn ger {taken}, läses inte in"),
        (None, None) => "känns inte igen, läses inte in".to_owned(),
    }
}

/// What is told of rows, each fact once with its rows, in the order of the first of them.
fn told<Fact: Ord>(heading: &str, facts: &[(usize, Fact)], sentence: fn(&Fact) -> String, style: Style) -> String {
    let mut of_fact: BTreeMap<&Fact, Vec<usize>> = BTreeMap::new();
    for (row, fact) in facts {
        of_fact.entry(fact).or_default().push(*row);
    }
    let mut of_rows: Vec<(Vec<usize>, &Fact)> = of_fact.into_iter().map(|(fact, rows)| (rows, fact)).collect();
    of_rows.sort();
    if of_rows.is_empty() {
        return String::new();
    }
    let mut text = format!("{heading}\n");
    for (numbers, fact) in of_rows {
        text.push_str(&bullet(&format!("{}: {}", rows(&numbers), sentence(fact)), style));
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
