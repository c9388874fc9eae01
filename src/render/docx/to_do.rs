//! What there is to do: the slips of form to put right in the files, and the plan to fill in.

use super::block::{Block, Table};
use crate::render::shared_words::{capital, severity};
use crate::report::Report;
use crate::report::views::gap::Filter;
use crate::report::views::plan::{PlanRow, plan_of, to_mend};

/// The slips of form, which are brister in the files and no measures.
pub fn slips(report: &Report, filter: &Filter) -> Vec<Block> {
    let slips = if filter.is_empty() { to_mend(report) } else { Vec::new() };
    if slips.is_empty() {
        return Vec::new();
    }
    let row = |row: &PlanRow<'_>| {
        let finding = &row.reported.finding;
        let place = format!("{}, rad {}", report.source(finding).path, row.reported.start.line);
        let help = finding.help.as_deref().map(capital);
        vec![
            vec![severity(finding.severity).to_owned()],
            vec![capital(&finding.message)],
            vec![place],
            Vec::from_iter(help),
        ]
    };
    let table = Table {
        caption: "Rätta i filerna".to_owned(),
        columns: vec![("Allvar".into(), 9), ("Vad".into(), 35), ("Fil".into(), 26), ("Gör så".into(), 30)],
        rows: slips.iter().map(row).collect(),
        is_filled_by_hand: false,
    };
    vec![Block::Heading(1, "Rätta i filerna".to_owned()), Block::Table(table)]
}

/// The plan to fill in of what a filter takes, on pages on their side; nothing if nothing needs a measure.
pub fn planned(report: &Report, filter: &Filter) -> Vec<Block> {
    let plan = plan_of(report, filter);
    if plan.is_empty() {
        return Vec::new();
    }
    let table = Table {
        caption: "Åtgärdsplan att fylla i".to_owned(),
        columns: vec![
            ("Nr".into(), 5),
            ("Allvar".into(), 8),
            ("Vad som saknas".into(), 24),
            ("Lagrum".into(), 16),
            ("Var".into(), 19),
            ("Åtgärd".into(), 24),
            ("Ansvarig".into(), 19),
            ("Senast".into(), 10),
            ("Följs upp av".into(), 12),
        ],
        rows: plan.iter().enumerate().map(|(at, planned)| of_plan(report, at + 1, planned)).collect(),
        is_filled_by_hand: true,
    };
    vec![Block::Heading(1, "Åtgärdsplan att fylla i".to_owned()), Block::Table(table)]
}

fn of_plan(report: &Report, number: usize, planned: &PlanRow<'_>) -> Vec<Vec<String>> {
    let finding = &planned.reported.finding;
    vec![
        vec![number.to_string()],
        vec![severity(finding.severity).to_owned()],
        vec![capital(&finding.message)],
        finding.citation.iter().map(ToString::to_string).collect(),
        vec![planned.subject.clone()],
        Vec::new(),
        planned.responsible.iter().map(|role| report.dossier.role_title(role).to_owned()).collect(),
        Vec::new(),
        Vec::new(),
    ]
}
