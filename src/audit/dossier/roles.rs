//! Roles (ansvar) with their duties, and the verksamhetschef that each enhet names.

use super::{line, texts};
use crate::catalogue::kind;
use crate::corpus::Document;
use crate::report::quality_work::{DutyRow, RoleRow};
use crate::rules::requirements::Context;
use crate::text::said::{items, said, words};
use crate::text::{Node, Pointer};

/// The field in which an enhet names its verksamhetschef; it is the name of that role, too.
const MANAGER: &str = "verksamhetschef";

/// The roles of a document: its own, or the verksamhetschef of an enhet.
pub fn rows(context: &Context<'_>, number: usize, document: &Document) -> Vec<RoleRow> {
    let root = &document.root;
    if document.kind.is(kind::UNIT) {
        let at = Pointer::root().child(MANAGER);
        let named = texts(root, MANAGER).into_iter();
        let row = |id: String| RoleRow {
            line: line(context, document, &at),
            name: Some(MANAGER.to_owned()),
            id,
            ..empty(number)
        };
        return named.map(row).collect();
    }
    let role = RoleRow {
        line: line(context, document, &Pointer::root()),
        id: document.id.clone(),
        name: said(root, "roll"),
        held_by: said(root, "innehas_av"),
        duties: items(root, "uppgifter").into_iter().filter_map(|(_, duty)| self::duty(duty)).collect(),
        powers: items(root, "befogenheter").into_iter().map(|(_, power)| words(power)).collect(),
        deputies: texts(root, "ersättare"),
        reports_to: texts(root, "rapporterar_till"),
        ..empty(number)
    };
    vec![role]
}

fn duty(node: &Node) -> Option<DutyRow> {
    let what = said(node, "uppgift").or_else(|| node.text().map(|_| words(node)).filter(|text| !text.is_empty()))?;
    Some(DutyRow { what, areas: texts(node, "område"), delegated_to: texts(node, "delegerad_till") })
}

fn empty(number: usize) -> RoleRow {
    RoleRow {
        document: number,
        line: 1,
        id: String::new(),
        name: None,
        held_by: None,
        duties: Vec::new(),
        powers: Vec::new(),
        deputies: Vec::new(),
        reports_to: Vec::new(),
    }
}
