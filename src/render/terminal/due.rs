//! The due dates: those that have passed, those to come, and counts for each enhet and role.

use std::collections::BTreeMap;

use super::gap_table::framed;
use crate::render::Style;
use crate::render::shared_words::{bullet, count, heading, one_line, wrapped};
use crate::report::Report;
use crate::report::dossier::DueRow;
use crate::report::views::due::{due, kind, when, without_role};
use crate::text::words::list;

/// The due dates that have passed or come within `within_days`.
#[must_use]
pub fn render(report: &Report, within_days: i32, style: Style) -> String {
    let rows = due(report, within_days);
    let (late, soon): (Vec<&DueRow>, Vec<&DueRow>) = rows.iter().partition(|row| row.days < 0);
    let mut text = choice(report, within_days, style);
    if rows.is_empty() {
        return text + "Inget har passerat och inget förfaller inom tiden.\n";
    }
    text.push_str(&part("Har passerat", &late, style));
    text.push_str(&part("Kommer", &soon, style));
    text.push_str(&sums("Enhet", &rows, |row| row.units.as_slice(), style));
    text.push_str(&sums("Roll", &rows, |row| row.roles.as_slice(), style));
    let total = format!("{} har passerat · {} kommer · per {}\n", late.len(), soon.len(), report.audit.date);
    text.push_str(&total);
    text
}

/// The role that the list is limited to, and how much is in the list of no role.
fn choice(report: &Report, within_days: i32, style: Style) -> String {
    let Some(role) = &report.audit.role else { return String::new() };
    let unassigned = match without_role(report, within_days) {
        0 => String::new(),
        number => format!("; {} har ingen roll utpekad och visas inte", count(number, "datum", "datum")),
    };
    wrapped(&format!("Bara det som {} ansvarar för{unassigned}.", one_line(&role.name)), "", style) + "\n"
}

fn part(title: &str, rows: &[&DueRow], style: Style) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let line = |row: &&DueRow| {
        let role = if row.roles.is_empty() { String::new() } else { format!(", {}", list(&row.roles, "och")) };
        let place = format!("{}:{}", row.path, row.line);
        bullet(&format!("{} ({}) {}{role}, {place}", row.date, when(row.days), with_kind(row)), style)
    };
    let title = format!("{title} ({})", count(rows.len(), "sak", "saker"));
    format!("{}{}\n", heading(&title, style), rows.iter().map(line).collect::<String>())
}

fn sums(head: &str, rows: &[&DueRow], of: impl Fn(&DueRow) -> &[String], style: Style) -> String {
    let mut sums: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for row in rows {
        for name in of(row) {
            let (late, soon) = sums.entry(one_line(name)).or_default();
            *(if row.days < 0 { late } else { soon }) += 1;
        }
    }
    let lines = sums.into_iter().map(|(name, (late, soon))| vec![name, late.to_string(), soon.to_string()]);
    format!("{}\n", framed(&[head, "Har passerat", "Kommer"], lines, style))
}

/// What a row is about, with its kind before it where its words do not begin with that.
fn with_kind(row: &DueRow) -> String {
    let kind = kind(row.kind);
    if row.what.starts_with(kind) { row.what.clone() } else { format!("{kind}: {}", row.what) }
}
