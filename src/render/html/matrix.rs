//! The matrix: enheter × requirements with short column heads and a legend, one table for each vårdgivare.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::lookup::Lookup;
use super::numbers::count;
use super::phrases::{clipped, more};
use crate::finding::Citation;
use crate::report::views::Extent;
use crate::report::views::matrix::{Cell, Matrix, matrix};
use crate::report::{RequirementRow, UnitRow};

/// The most enheter drawn in one table.
const MOST_ROWS: usize = 500;
/// The most columns that fit a printed page; the rest get a table of their own.
const MOST_COLUMNS: usize = 26;
/// Up to this number of vårdgivare, each table is unfolded.
const FEW: usize = 3;

/// The matrix of a report.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    let matrix = matrix(lookup.report, lookup.sheet.rows());
    if matrix.rows.is_empty() {
        return html! { p { (match lookup.sheet.rows() {
            Extent::Whole => "Inga krav har prövats mot enheter.",
            Extent::Holes => "Inget saknas i det som ska finnas för enheterna.",
        }) } };
    }
    let mut carers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (unit, _)) in matrix.rows.iter().enumerate() {
        let top = lookup.top(&unit.id).map_or("", |top| lookup.report.units[top].id.as_str());
        carers.entry(top).or_default().push(at);
    }
    let is_open = carers.len() <= FEW;
    html! {
        p {
            "En rad för varje enhet och en kolumn för varje krav. " b { "egen" } ": enhetens eget dokument visar det. " b { "via" }
            ": ett dokument högre upp visar det; vilket står i enhetens del. " b { "–" } ": kravet ställs inte där. Tabellerna går att rulla i sidled."
        }
        @for (title, columns) in by_strength(lookup, &matrix) {
            @for columns in columns.chunks(MOST_COLUMNS) {
                h3 { (title) }
                (legend(columns))
                @for (carer, rows) in &carers {
                    @let name = clipped(&lookup.unit_name(carer));
                    @let rows = asked(&matrix, rows, columns);
                    @let table = table(lookup, &format!("{title}, {name}"), (&rows, columns));
                    @if rows.is_empty() { "" }
                    @else if carers.len() == 1 { (table) }
                    @else { details open[is_open] { summary { (name) ", " (count(rows.len(), "enhet", "enheter")) } (table) } }
                    (more(rows.len(), rows.len().min(MOST_ROWS), "enheter"))
                }
            }
        }
    }
}

/// A column of the matrix.
struct Column<'report> {
    /// The number in its head, which the legend explains.
    number: usize,
    /// The index of its cell in a row.
    at: usize,
    requirement: &'report RequirementRow,
}

/// The columns in two groups: law and regulations, then advice.
fn by_strength<'report>(lookup: &Lookup<'report>, matrix: &Matrix<'_>) -> Vec<(&'static str, Vec<Column<'report>>)> {
    let requirements = matrix.requirements.iter().map(|number| &lookup.report.requirements[*number]);
    let is_law = |(_, row): &(usize, &RequirementRow)| matches!(row.citation.strength.as_str(), "lag" | "föreskrift");
    let (law, advice): (Vec<_>, Vec<_>) = requirements.enumerate().partition(is_law);
    let first_advice = law.len();
    let columns = |rows: Vec<(usize, &'report RequirementRow)>, before: usize| -> Vec<Column<'report>> {
        let numbered = rows.into_iter().enumerate();
        numbered.map(|(number, (at, requirement))| Column { number: before + number + 1, at, requirement }).collect()
    };
    let parts = vec![
        ("Lag och föreskrift", columns(law, 0)),
        ("Allmänna råd, kunskapsstöd och lokala krav", columns(advice, first_advice)),
    ];
    parts.into_iter().filter(|(_, columns): &(_, Vec<Column<'_>>)| !columns.is_empty()).collect()
}

/// The rows with a requirement in at least one column, the vårdgivare first.
fn asked<'matrix, 'report>(
    matrix: &'matrix Matrix<'report>,
    rows: &[usize],
    columns: &[Column<'_>],
) -> Vec<&'matrix (&'report UnitRow, Vec<Cell<'report>>)> {
    let rows = rows.iter().map(|row| &matrix.rows[*row]);
    let is_asked =
        |(_, cells): &&(&UnitRow, Vec<Cell<'_>>)| columns.iter().any(|column| cells[column.at] != Cell::NotAsked);
    let mut rows: Vec<&(&UnitRow, Vec<Cell<'_>>)> = rows.filter(is_asked).collect();
    rows.sort_by_key(|(unit, _)| unit.parent.is_some());
    rows
}

fn legend(columns: &[Column<'_>]) -> Markup {
    html! {
        ul.teckenforklaring {
            @for column in columns {
                li {
                    b { (column.number) } (clipped(&column.requirement.title)) ", "
                    span.lag { (clipped(&column.requirement.citation.to_string())) }
                }
            }
        }
    }
}

fn table(lookup: &Lookup<'_>, name: &str, (rows, columns): (&[&(&UnitRow, Vec<Cell<'_>>)], &[Column<'_>])) -> Markup {
    html! {
        div.tabell.rulla.matris tabindex="0" role="region" aria-label={ (name) ", går att rulla" } {
            table.t-matris {
                caption { (name) }
                thead { tr {
                    th scope="col" { "Enhet" }
                    @for column in columns { (head(column)) }
                } }
                tbody { @for row in rows.iter().take(MOST_ROWS) { (self::row(lookup, row, columns)) } }
            }
        }
    }
}

/// A numbered column head, with the full title for screen readers and as tooltip.
fn head(column: &Column<'_>) -> Markup {
    let whole = clipped(&format!("{}, {}", column.requirement.title, column.requirement.citation));
    html! {
        th scope="col" title=(whole) {
            span aria-hidden="true" {
                b { (column.number) }
                @if let Some(place) = short(&column.requirement.citation) { span.plats { (place) } }
            }
            span.dold { (column.number) ": " (whole) }
        }
    }
}

/// The paragraph without its act, for a narrow column; none if the citation has no paragraph.
fn short(citation: &Citation) -> Option<String> {
    let paragraph = citation.paragraph();
    let place = paragraph.strip_prefix(&citation.act).filter(|place| place.contains(['§', '.']))?.trim().to_owned();
    Some(clipped(&place.replace(" kap.", "\u{a0}kap.").replace(" §", "\u{a0}§")))
}

fn row(lookup: &Lookup<'_>, (unit, cells): &(&UnitRow, Vec<Cell<'_>>), columns: &[Column<'_>]) -> Markup {
    let drawn = lookup.part(&unit.id);
    let name = clipped(&lookup.unit_name(&unit.id));
    html! {
        tr.rad data-m=[lookup.reach.of_unit(&unit.id)] data-allt {
            th scope="row" { @match drawn { Some(number) => a href={ "#e" (number) } data-val=(lookup.key(&unit.id)) { (name) }, None => (name) } }
            @for column in columns { (cell(&cells[column.at])) }
        }
    }
}

fn cell(cell: &Cell<'_>) -> Markup {
    html! {
        @match cell {
            Cell::Own => td.m-egen { "egen" },
            Cell::Via(name) => td.m-via title={ "via " (clipped(name)) } { "via" },
            Cell::Missing => td.m-brist { "saknas" },
            Cell::Waived => td.m-undantag { "undantag" },
            Cell::Undetermined => td.m-ej { "ej bedömt" },
            Cell::NotAsked => td.m-inte { span aria-hidden="true" { "–" } span.dold { "ställs inte" } },
        }
    }
}
