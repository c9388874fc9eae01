//! The due dates: those that have passed, those to come, and counts for each enhet and role.

use std::collections::BTreeMap;

use super::gap_table::framed;
use crate::render::Style;
use crate::render::shared_words::{bullet, count, heading, one_line};
use crate::report::Report;
use crate::report::dossier::DueRow;
use crate::report::views::due::{due, kind, when};

/// The due dates that have passed or come within `within_days`.
#[must_use]
pub fn render(report: &Report, within_days: i32, style: Style) -> String {
    let rows = due(report, within_days);
    let (late, soon): (Vec<&DueRow>, Vec<&DueRow>) = rows.iter().partition(|row| row.days < 0);
    let mut text = part("Har passerat", &late, style);
    text.push_str(&part("Kommer", &soon, style));
    if rows.is_empty() {
        return "Inget har passerat och inget förfaller inom tiden.\n".to_owned();
    }
    text.push_str(&sums("Enhet", &rows, |row| row.units.as_slice(), style));
    text.push_str(&sums("Roll", &rows, |row| row.role.as_slice(), style));
    let total = format!("{} har passerat · {} kommer · per {}\n", late.len(), soon.len(), report.audit.date);
    text.push_str(&total);
    text
}

fn part(title: &str, rows: &[&DueRow], style: Style) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let line = |row: &&DueRow| {
        let role = row.role.as_deref().map(|role| format!(", {role}")).unwrap_or_default();
        let place = format!("{}:{}", row.path, row.line);
        bullet(&format!("{} ({}) {}: {}{role}, {place}", row.date, when(row.days), kind(row.kind), row.what), style)
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
