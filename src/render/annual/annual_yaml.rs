//! The draft as a document of the ledningssystem: the statements under `innehåll`, and the numbers under `sammanställning`.

use std::collections::BTreeMap;

use super::statement::MOST_LISTED;
use super::{SILENT, about, due, method, sections, title};
use crate::authoring::new::yaml_lines::written;
use crate::render::sentence::shortened;
use crate::render::shared_words::{one_line, options};
use crate::report::annual::Annual;

/// The width of the comment at the top.
const WIDTH: usize = 98;
/// The most characters of a key.
const LONGEST_KEY: usize = 100;

/// The draft with an id.
#[must_use]
pub fn render(annual: &Annual<'_>, id: &str) -> String {
    let comment = options(WIDTH).initial_indent("# ").subsequent_indent("# ");
    let mut text = format!("{}\n", textwrap::fill(&about(annual), comment));
    let mut field = |key: &str, value: &str| text.push_str(&format!("{key}: {}\n", value_of(value)));
    field("typ", "uppföljning");
    field("id", id);
    field("titel", &title(annual));
    field("form", "patientsäkerhetsberättelse");
    field("status", "utkast");
    if let Some(carer) = annual.carer {
        field("enhet", &carer.id);
    }
    let year = annual.year.number;
    text.push_str(&format!("period: {{från: {year}-01-01, till: {year}-12-31}}\n"));
    text.push_str(&format!("# Dagen då den är färdig, senast {}\nupprättad:\n", due(annual)));
    text.push_str("# Rollen som fastställer den\nfastställd_av:\n");
    text.push_str("# Var den som vill kan läsa den\ntillgänglig:\n");
    text.push_str("innehåll:\n");
    for section in sections(annual) {
        text.push_str(&of_statements(2, section.key, &section.statements));
    }
    text.push_str(&compilation(annual));
    text.push_str(&format!("övrigt:\n  - rubrik: {}\n", method::HEADING));
    text.push_str(&of_statements(4, "text", &method::statements(annual)));
    text
}

/// A key with statements, one on each line. No statement can end the block, for each is on one line below its key.
fn of_statements(indent: usize, key: &str, statements: &[String]) -> String {
    let margin = " ".repeat(indent);
    if statements.is_empty() {
        return format!("{margin}{key}: {SILENT}\n");
    }
    let lines: String = statements.iter().map(|one| format!("{margin}  {}\n", valid(one))).collect();
    format!("{margin}{key}: |-\n{lines}")
}

/// A text on one line that YAML can hold.
fn valid(text: &str) -> String {
    one_line(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

fn value_of(text: &str) -> String {
    written(&valid(text).into())
}

/// The numbers of the deviations; empty where there are none.
fn compilation(annual: &Annual<'_>) -> String {
    let events = &annual.deviations;
    if events.all.now.is_empty() {
        return String::new();
    }
    // Two names may be one once they are shortened.
    let mut categories: BTreeMap<String, usize> = BTreeMap::new();
    for (name, number) in events.by_category.iter().filter(|(_, number)| !number.now.is_empty()) {
        let is_own = categories.len() < MOST_LISTED;
        let key = if is_own { value_of(&shortened(name, LONGEST_KEY)) } else { OTHERS.to_owned() };
        *categories.entry(key).or_default() += number.now.number();
    }
    let by_category: Vec<String> = categories.iter().map(|(name, number)| format!("{name}: {number}")).collect();
    format!(
        "sammanställning:\n  avvikelser: {{antal: {}, per_kategori: {{{}}}}}\n  klagomål: {{antal: {}}}\n  lex_maria: {}\n",
        events.all.now.number(),
        by_category.join(", "),
        events.from_patients.now.number(),
        annual.investigations.reported.now.number()
    )
}

/// What the categories are counted as that are too many to be named.
const OTHERS: &str = "övriga kategorier";
