//! The matrix: enheter × requirements, short heads with their meaning beside, one table for each vårdgivare.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::lookup::Lookup;
use super::words::{more, told};
use crate::finding::Citation;
use crate::report::UnitRow;
use crate::view::matrix::{Cell, Matrix, matrix};

/// How many enheter are drawn in one table.
const MOST_ROWS: usize = 500;
/// How many columns fit a printed page; more are drawn as a table of their own.
const MOST_COLUMNS: usize = 26;
/// With so many vårdgivare or fewer, each table stands open.
const FEW: usize = 3;

/// The matrix.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    let matrix = matrix(lookup.report, false);
    if matrix.rows.is_empty() {
        return html! { p { "Inga krav har prövats mot enheter." } };
    }
    let mut carers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (unit, _)) in matrix.rows.iter().enumerate() {
        let top = lookup.chain(&unit.id).last().map_or("", |top| lookup.report.units[*top].id.as_str());
        carers.entry(top).or_default().push(at);
    }
    let is_open = carers.len() <= FEW;
    html! {
        p {
            "En rad för varje enhet och en kolumn för varje krav. " b { "egen" } ": enhetens eget dokument visar det. " b { "via" }
            ": ett dokument högre upp visar det; vilket står i enhetens del. " b { "–" } ": kravet ställs inte där."
        }
        @for (title, columns) in by_strength(lookup, &matrix) {
            @for columns in columns.chunks(MOST_COLUMNS) {
                h3 { (title) }
                (legend(lookup, &matrix, columns))
                @for (carer, rows) in &carers {
                    @let name = told(&lookup.unit_name(carer));
                    @let table = table(lookup, &matrix, &format!("{title}, {name}"), (rows, columns));
                    @if carers.len() == 1 { (table) }
                    @else { details open[is_open] { summary { (name) ", " (rows.len()) " enheter" } (table) } }
                    (more(rows.len(), rows.len().min(MOST_ROWS), "enheter"))
                }
            }
        }
    }
}

/// The columns, law and regulations apart from advice: they are never mixed.
fn by_strength(lookup: &Lookup<'_>, matrix: &Matrix<'_>) -> Vec<(&'static str, Vec<usize>)> {
    let strength = |column: &usize| lookup.report.requirements[matrix.requirements[*column]].citation.strength.as_str();
    let (law, advice) =
        (0..matrix.requirements.len()).partition(|column| matches!(strength(column), "lag" | "föreskrift"));
    let parts = vec![("Lag och föreskrift", law), ("Allmänna råd, kunskapsstöd och lokala krav", advice)];
    parts.into_iter().filter(|(_, columns): &(_, Vec<usize>)| !columns.is_empty()).collect()
}

fn legend(lookup: &Lookup<'_>, matrix: &Matrix<'_>, columns: &[usize]) -> Markup {
    html! {
        ul.teckenforklaring {
            @for column in columns {
                @let requirement = &lookup.report.requirements[matrix.requirements[*column]];
                li {
                    b { (column + 1) } " " (told(&requirement.title)) ", "
                    span.lag { (told(&requirement.citation.to_string())) }
                }
            }
        }
    }
}

fn table(lookup: &Lookup<'_>, matrix: &Matrix<'_>, name: &str, (rows, columns): (&[usize], &[usize])) -> Markup {
    html! {
        div.tabell.hog.matris tabindex="0" role="region" aria-label={ (name) ", går att rulla" } {
            table.t-matris {
                caption { (name) }
                thead { tr {
                    th scope="col" { "Enhet" }
                    @for column in columns { (head(lookup, matrix, *column)) }
                } }
                tbody { @for row in rows.iter().take(MOST_ROWS) { (self::row(lookup, &matrix.rows[*row], columns)) } }
            }
        }
    }
}

/// A short head with the whole title for those who hear it or point at it.
fn head(lookup: &Lookup<'_>, matrix: &Matrix<'_>, column: usize) -> Markup {
    let requirement = &lookup.report.requirements[matrix.requirements[column]];
    let whole = told(&format!("{}, {}", requirement.title, requirement.citation));
    html! {
        th scope="col" title=(whole) {
            span aria-hidden="true" { b { (column + 1) } @if let Some(place) = short(&requirement.citation) { span.plats { (place) } } }
            span.dold { (column + 1) ": " (whole) }
        }
    }
}

/// The paragraph alone, as it fits a narrow column; none where the text has no paragraphs.
fn short(citation: &Citation) -> Option<String> {
    let paragraph = citation.paragraph();
    let place = paragraph.strip_prefix(&citation.act).filter(|place| place.contains(['§', '.']))?.trim().to_owned();
    Some(told(&place.replace(" kap.", "\u{a0}kap.").replace(" §", "\u{a0}§")))
}

fn row(lookup: &Lookup<'_>, (unit, cells): &(&UnitRow, Vec<Cell>), columns: &[usize]) -> Markup {
    let drawn = lookup.gaps.iter().position(|gaps| gaps.unit.is_some_and(|one| one.id == unit.id));
    let name = told(&lookup.unit_name(&unit.id));
    html! {
        tr.rad data-enhet=[lookup.unit(&unit.id)] data-exakt {
            th scope="row" { @match drawn { Some(number) => a href={ "#e" (number) } { (name) }, None => (name) } }
            @for column in columns { (cell(&cells[*column])) }
        }
    }
}

fn cell(cell: &Cell) -> Markup {
    html! {
        @match cell {
            Cell::Own => td.m-egen { "egen" },
            Cell::Via(name) => td.m-via title={ "via " (told(name)) } { "via" },
            Cell::Missing => td.m-brist { "saknas" },
            Cell::Waived => td.m-undantag { "undantag" },
            Cell::Undetermined => td.m-ej { "ej bedömt" },
            Cell::NotAsked => td.m-inte { span aria-hidden="true" { "–" } span.dold { "ställs inte" } },
        }
    }
}
