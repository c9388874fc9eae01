//! Due dates that have passed, and those to come.

use maud::{Markup, html};

use super::lookup::Lookup;
use super::numbers::{count, number};
use super::phrases::{capital, clipped, more, named, place, responsible};
use super::side::Sheet;
use crate::report::dossier::DueRow;
use crate::report::views::due::{due, kind, when};
use crate::text::words::list;

/// The most rows drawn in each table.
const MOST: usize = 2_000;

/// The table of passed dates, then that of coming ones.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    let rows = due(lookup.report, lookup.sheet.days(lookup.report));
    let (late, soon): (Vec<&DueRow>, Vec<&DueRow>) = rows.into_iter().partition(|row| row.days < 0);
    html! {
        p { "Datum som dokumenten själva har satt. Att ett datum för översyn har passerat är ingen brist mot lag." }
        (table(lookup, "Har passerat", &late))
        (table(lookup, &ahead(lookup.sheet), &soon))
    }
}

/// The horizon in words.
fn ahead(sheet: Sheet<'_>) -> String {
    match sheet {
        Sheet::Due(days) => format!("Inom {}", count(usize::try_from(days).unwrap_or(0), "dag", "dagar")),
        Sheet::Whole | Sheet::Gap(_) | Sheet::Matrix(_) => "Inom sex månader".to_owned(),
    }
}

fn table(lookup: &Lookup<'_>, title: &str, rows: &[&DueRow]) -> Markup {
    html! {
        h3 { (title) span.antal { " (" (number(rows.len())) ")" } }
        @if rows.is_empty() { p { "Inget." } }
        @else {
            div.tabell {
                table.t-datum.stapla {
                    caption.dold { (title) }
                    thead { tr {
                        th scope="col" { "Dag" }
                        th scope="col" { "Vad" }
                        th scope="col" { "Dokument" }
                        th scope="col" { "Ansvarig" }
                    } }
                    tbody { @for row in rows.iter().take(MOST) { (of_row(lookup, row)) } }
                }
            }
            (more(rows.len(), rows.len().min(MOST), "datum"))
        }
    }
}

fn of_row(lookup: &Lookup<'_>, row: &DueRow) -> Markup {
    let group = lookup.group(&row.units, &row.path, &row.document);
    html! {
        tr.rad data-m=[group] {
            th scope="row" { (clipped(&row.date)) span.lag { (when(row.days)) } }
            td { (capital(&row.what)) span.lag { (kind(row.kind)) } }
            td { (named(lookup, &row.document, &row.path)) span.lag { (place(lookup.report, &row.path, row.line)) } }
            td { (for_all(lookup, &row.roles)) }
        }
    }
}

/// The titles of the responsible roles.
fn for_all(lookup: &Lookup<'_>, roles: &[String]) -> Markup {
    let titles: Vec<&str> = roles.iter().map(|role| lookup.role(role)).collect();
    html! { @if roles.len() > 1 { (clipped(&list(&titles, "och"))) } @else { (responsible(lookup, roles.first().map(String::as_str))) } }
}
