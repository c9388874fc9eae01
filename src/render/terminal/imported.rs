//! The output of an import: columns with their fields, files written, and rows left out.

use std::collections::BTreeMap;

use super::gap_table::framed_from;
use crate::authoring::import::{Column, Left, Plan, Remark, Suggested, keeps_unknown, rows};
use crate::catalogue::Kind;
use crate::render::Style;
use crate::render::shared_words::{bullet, count, one_line, wrapped};
use crate::text::personal_number::clean;
use crate::text::words::{list, nearest};

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
    text.push_str(&format!("\n{}\n", columns(plan, kind, style)));
    let is_dry = *written == Written::Nothing;
    let left = if is_dry { "Rader som inte läses in" } else { "Rader som inte är inlästa" };
    text.push_str(&told(left, &plan.left, Left::sentence, style));
    text.push_str(&told("Att se över", &plan.remarks, Remark::sentence, style));
    text.push_str(&wrapped(&last_line(kind, plan, written), "", style));
    if let Written::To { folder, files: 1.. } = written {
        let next = format!("Nästa steg: läs igenom dokumenten, och kör ledningskoll audit {}", one_line(folder));
        text.push_str(&wrapped(&next, "", style));
    }
    text
}

/// The output where a register with proposals was written to a file; `command` reads it.
#[must_use]
pub fn suggested((file, command): (&str, &str), suggested: &Suggested, style: Style) -> String {
    let mut text = wrapped(&format!("Skrev {file}"), "", style);
    text.push_str(&told("Rader som inte är med", &suggested.left, Left::sentence, style));
    let rows = count(suggested.rows.len(), "rad", "rader");
    text.push_str(&wrapped(&format!("{} av {rows} har ett område", suggested.proposed), "", style));
    let next = "Nästa steg: rätta kolumnen Område i arbetsboken, spara den, och läs in den:";
    text.push_str(&wrapped(next, "", style));
    text + &format!("  {command}\n")
}

fn columns(plan: &Plan, kind: &Kind, style: Style) -> String {
    let rows = plan.columns.iter().map(|column| {
        let head = if column.head.is_empty() { "(utan rubrik)".to_owned() } else { column.head.clone() };
        vec![head, placed(column, kind), column.filled.to_string()]
    });
    let table = framed_from(40, &["Kolumn", "Fält", "Ifyllda"], rows, style);
    format!("{table}{}", advice(plan, kind, style))
}

/// Where a column is placed.
fn placed(column: &Column, kind: &Kind) -> String {
    let kept = if keeps_unknown(kind) { "står under övrigt" } else { "läses inte in" };
    match (&column.field, &column.taken) {
        (Some(field), _) => field.clone(),
        (None, Some(taken)) => format!("en annan kolumn ger {taken}, {kept}"),
        (None, None) => format!("känns inte igen, {kept}"),
    }
}

/// What to do about columns that are not known: rename them, or say which field they are.
fn advice(plan: &Plan, kind: &Kind, style: Style) -> String {
    let is_unknown = |column: &&Column| column.field.is_none() && column.taken.is_none() && !column.head.is_empty();
    let unknown: Vec<&str> = plan.columns.iter().filter(is_unknown).map(|column| column.head.as_str()).collect();
    let Some(first) = unknown.first() else { return String::new() };
    let fields =
        || kind.shape.properties.keys().map(String::as_str).filter(|field| *field != "typ" && *field != "övrigt");
    let field = nearest(first, fields()).unwrap_or("FÄLT");
    let known: Vec<&str> = fields().collect();
    let text = format!(
        "{} känns inte igen. Hör en kolumn till ett fält, döp om den eller ange till exempel --column \"{first}={field}\"; \
         fälten är {}",
        list(&unknown, "och"),
        list(&known, "och")
    );
    wrapped(&one_line(&clean(&text)), "", style)
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
    let left = |one: &str, several: &str| match plan.left.len() {
        0 => String::new(),
        left => format!(" · {}", count(left, one, several)),
    };
    match written {
        Written::Nothing => {
            let (left, again) = (left("rad läses inte in", "rader läses inte in"), to_rewrite(plan.updated, plan.same));
            let one = kind.words.title.to_lowercase();
            let what = count(plan.drafts.len(), &one, &kind.words.plural);
            format!("{what} att skriva{again}{left} · inget är skrivet")
        }
        Written::To { folder, files } => {
            let (left, again) = (left("rad inte inläst", "rader inte inlästa"), rewritten(plan.updated, plan.same));
            format!("{} i {}{again}{left}", count(*files, "fil skriven", "filer skrivna"), one_line(folder))
        }
    }
}

/// The words for documents of an earlier import: how many are replaced, and how many say the same.
#[must_use]
pub fn rewritten(updated: usize, same: usize) -> String {
    counted([(updated, "uppdaterad", "uppdaterade"), (same, "oförändrad", "oförändrade")])
}

/// The same where nothing is written: how many would be replaced.
#[must_use]
pub fn to_rewrite(updated: usize, same: usize) -> String {
    counted([(updated, "att uppdatera", "att uppdatera"), (same, "oförändrad", "oförändrade")])
}

fn counted(words: [(usize, &str, &str); 2]) -> String {
    let filled = words.iter().filter(|(number, ..)| *number > 0);
    filled.map(|(number, one, several)| format!(" · {}", count(*number, one, several))).collect()
}
