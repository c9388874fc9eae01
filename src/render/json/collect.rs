//! Reports side by side as JSON: `schema/collect.json` describes it.

use serde::Serialize;

use super::counts::{ActCounts, Limits, UnitCounts};
use super::parts::{TOOL, Tool, to_json};
use crate::report::collection::Collection;
use crate::report::collection::basis::{ActSums, Group, Sums};
use crate::report::collection::collected::Collected;
use crate::report::collection::same_repository::Standing;
use crate::report::collection::written_report::{WrittenAct, WrittenLimits, WrittenUnit};
use crate::report::collection::written_values::{Count, Text};

#[derive(Serialize)]
struct Json<'collection> {
    version: u8,
    tool: Tool,
    date: String,
    old_before: String,
    groups: Vec<JsonGroup<'collection>>,
    reports: Vec<JsonReport<'collection>>,
}

/// Reports that were judged alike; only in a group are numbers added up.
#[derive(Serialize)]
struct JsonGroup<'collection> {
    law_as_of: String,
    tool_version: &'collection str,
    profiles: &'collection [Text],
    limited_to: Option<Limits<'collection, Text>>,
    reports: usize,
    sums: JsonSums,
    acts: Vec<ActCounts<'collection>>,
}

#[derive(Serialize)]
struct JsonReport<'collection> {
    file: &'collection str,
    name: &'collection str,
    /// The number of its group, from zero; none if it does not count.
    group: Option<usize>,
    standing: &'static str,
    /// The file that counts instead.
    instead: Option<&'collection str>,
    old: bool,
    date: String,
    revision: Option<&'collection str>,
    tool_version: &'collection str,
    law_as_of: String,
    profiles: &'collection [Text],
    limited_to: Option<Limits<'collection, Text>>,
    history_assessed: bool,
    documents: usize,
    waived: usize,
    sums: JsonSums,
    /// None where an earlier version of the program wrote no numbers of acts.
    acts: Option<Vec<ActCounts<'collection>>>,
    units: Vec<UnitCounts<'collection>>,
}

#[derive(Serialize)]
struct JsonSums {
    error: usize,
    warning: usize,
    note: usize,
    undetermined: usize,
    asked: usize,
}

/// The reports side by side, with a final line break.
#[must_use]
pub fn render(collection: &Collection) -> String {
    let mut group_of = vec![None; collection.reports.len()];
    for (at, group) in collection.groups.iter().enumerate() {
        group.reports.iter().for_each(|number| group_of[*number] = Some(at));
    }
    let reports = collection.reports.iter().zip(group_of);
    to_json(&Json {
        version: 1,
        tool: TOOL,
        date: collection.day.to_string(),
        old_before: collection.old_before.to_string(),
        groups: collection.groups.iter().map(json_group).collect(),
        reports: reports.map(|(one, group)| json_report(one, group)).collect(),
    })
}

fn json_group(group: &Group) -> JsonGroup<'_> {
    JsonGroup {
        law_as_of: group.basis.law_as_of.to_string(),
        tool_version: &group.basis.tool_version,
        profiles: &group.basis.profiles,
        limited_to: group.basis.limited_to.as_ref().map(json_limits),
        reports: group.reports.len(),
        sums: json_sums(group.sums),
        acts: group.acts.iter().map(summed_act).collect(),
    }
}

fn json_report(one: &Collected, group: Option<usize>) -> JsonReport<'_> {
    let (report, audit) = (&one.report, &one.report.audit);
    let (standing, instead) = standing(&one.standing);
    JsonReport {
        file: &one.file,
        name: &one.carer,
        group,
        standing,
        instead,
        old: one.is_old,
        date: audit.date.to_string(),
        revision: audit.revision.as_deref(),
        tool_version: &report.tool.version,
        law_as_of: audit.law_as_of.to_string(),
        profiles: &audit.profiles,
        limited_to: report.limited_to.as_ref().map(json_limits),
        history_assessed: audit.history.assessed,
        documents: report.summary.documents.number(),
        waived: report.summary.findings.waived.number(),
        sums: json_sums(Sums::of(report)),
        acts: report.summary.by_act.as_ref().map(|acts| acts.iter().map(json_act).collect()),
        units: report.summary.by_unit.iter().map(json_unit).collect(),
    }
}

fn standing(standing: &Standing) -> (&'static str, Option<&str>) {
    match standing {
        Standing::Counts => ("counts", None),
        Standing::Older(file) => ("older", Some(file)),
        Standing::Same(file) => ("same", Some(file)),
        Standing::SameDay(file) => ("same_day", Some(file)),
        Standing::Part(file) => ("part", Some(file)),
        Standing::Future => ("future", None),
    }
}

fn json_limits(limits: &WrittenLimits) -> Limits<'_, Text> {
    Limits { units: &limits.units, select: &limits.select, ignore: &limits.ignore }
}

fn json_unit(unit: &WrittenUnit) -> UnitCounts<'_> {
    let [error, warning, note, above] = [unit.error, unit.warning, unit.note, unit.above].map(Count::number);
    UnitCounts {
        unit: &unit.unit,
        name: unit.name(),
        parent: unit.parent.as_deref(),
        error,
        warning,
        note,
        above,
        acts: unit.acts.iter().map(json_act).collect(),
    }
}

fn json_sums(sums: Sums) -> JsonSums {
    let Sums { errors, warnings, notes, undetermined, asked } = sums;
    JsonSums { error: errors, warning: warnings, note: notes, undetermined, asked }
}

fn json_act(act: &WrittenAct) -> ActCounts<'_> {
    of_sums(act.act.as_deref(), Sums::of_act(act), None)
}

fn summed_act(act: &ActSums) -> ActCounts<'_> {
    of_sums(act.act.as_deref(), act.sums, Some(act.reports))
}

fn of_sums(act: Option<&str>, sums: Sums, reports: Option<usize>) -> ActCounts<'_> {
    let Sums { errors, warnings, notes, undetermined, asked } = sums;
    ActCounts { act, error: errors, warning: warnings, note: notes, undetermined, asked, reports }
}
