//! Processes: activities with their routines, responsible roles, self-checks, goals and risks.

use std::collections::{BTreeSet, HashMap};

use super::texts;
use crate::catalogue::kind;
use crate::corpus::organisation::UnitId;
use crate::corpus::{Document, DocumentId};
use crate::report::dossier::{ActivityRow, ProcessRow};
use crate::rules::requirements::Context;
use crate::text::Node;
use crate::text::tree::Content;

/// The processes in use, by path and place.
pub fn gather(context: &Context<'_>) -> Vec<ProcessRow> {
    let links = Links::of(context);
    let processes = context.corpus.numbered().filter(|(id, document)| {
        document.kind.is(kind::PROCESS) && document.is_usable() && context.concerns_document(*id)
    });
    processes.map(|(id, document)| process(context, &links, (id, document))).collect()
}

fn process(context: &Context<'_>, links: &Links<'_>, (id, document): (DocumentId, &Document)) -> ProcessRow {
    let corpus = context.corpus;
    let activities = items(&document.root, "aktiviteter");
    let routines: Vec<String> = activities.iter().flat_map(|activity| texts(activity, "rutiner")).collect();
    let mut checks = links.naming(kind::SELF_CHECK, std::slice::from_ref(&document.id), None);
    checks.extend(links.naming(kind::SELF_CHECK, &routines, Some(id)));
    let itself = std::slice::from_ref(&document.id);
    let named = |key: &str, found: BTreeSet<String>| {
        found.into_iter().chain(texts(&document.root, key)).collect::<BTreeSet<_>>()
    };
    ProcessRow {
        document: document.reference(),
        path: corpus.source(document.source).path.clone(),
        title: document.title.clone(),
        controls: named("egenkontroller", checks).into_iter().collect(),
        goals: named("mål", links.naming(kind::GOAL, itself, None)).into_iter().collect(),
        risks: named("riskanalyser", links.naming(kind::RISK_ANALYSIS, itself, None)).into_iter().collect(),
        activities: activities.into_iter().map(|activity| links.activity(activity, id)).collect(),
    }
}

/// The keys with which a document names its process, routine or activity.
const ABOUT: [&str; 4] = ["process", "kontrollerar", "rutin", "aktivitet"];

/// Documents by the ids that they name.
type ByName<'audit> = HashMap<String, Vec<(DocumentId, &'audit str)>>;

/// The ids of self-checks, goals and risk analyses, by their own kind and the id that they name.
struct Links<'audit> {
    context: &'audit Context<'audit>,
    by_name: HashMap<&'audit str, ByName<'audit>>,
}

impl<'audit> Links<'audit> {
    fn of(context: &'audit Context<'audit>) -> Self {
        let mut by_name: HashMap<&str, ByName<'_>> = HashMap::new();
        let is_linking = |document: &&Document| {
            matches!(document.kind.name.0.as_str(), kind::SELF_CHECK | kind::GOAL | kind::RISK_ANALYSIS)
        };
        let usable = context.corpus.numbered().filter(|(_, document)| is_linking(document) && document.is_usable());
        for (id, document) in usable {
            for name in ABOUT.iter().flat_map(|key| texts(&document.root, key)) {
                let of_kind = by_name.entry(document.kind.name.0.as_str()).or_default();
                of_kind.entry(name).or_default().push((id, &document.id));
            }
        }
        Self { context, by_name }
    }

    /// The ids of the documents of a kind that name one of these ids; of those that are for the enheter of a process, where
    /// one is given.
    fn naming(&self, kind: &str, names: &[String], process: Option<DocumentId>) -> BTreeSet<String> {
        let of_kind = self.by_name.get(kind);
        let found = names.iter().filter_map(|name| of_kind?.get(name)).flatten();
        let is_meant = |id: DocumentId| process.is_none_or(|process| self.share_units(process, id));
        found.filter(|(id, _)| is_meant(*id)).map(|(_, name)| (*name).to_owned()).collect()
    }

    /// True if an enhet of one document is that of the other, or stands above or below it; a shared routine is used by many.
    fn share_units(&self, one: DocumentId, other: DocumentId) -> bool {
        let organisation = &self.context.corpus.organisation;
        let [ours, theirs] = [one, other].map(|id| &self.context.applications[id.0].units);
        let is_near = |unit: UnitId, of: UnitId| organisation.is_within(unit, of) || organisation.is_within(of, unit);
        ours.is_empty() || theirs.is_empty() || ours.iter().any(|unit| theirs.iter().any(|of| is_near(*unit, *of)))
    }

    fn activity(&self, activity: &Node, process: DocumentId) -> ActivityRow {
        let routines = texts(activity, "rutiner");
        let names: Vec<String> = routines.iter().cloned().chain(texts(activity, "id")).collect();
        let naming = |kind: &str| self.naming(kind, &names, Some(process)).into_iter().collect();
        ActivityRow {
            name: ["namn", "id", "nr"]
                .iter()
                .find_map(|key| texts(activity, key).into_iter().next())
                .unwrap_or_default(),
            responsible: texts(activity, "ansvarig"),
            controls: naming(kind::SELF_CHECK),
            goals: naming(kind::GOAL),
            risks: naming(kind::RISK_ANALYSIS),
            routines,
        }
    }
}

fn items<'tree>(node: &'tree Node, key: &str) -> Vec<&'tree Node> {
    match node.get(key).map(|entry| &entry.value) {
        Some(Node { content: Content::List(items), .. }) => items.iter().collect(),
        Some(single @ Node { content: Content::Map(_), .. }) => vec![single],
        Some(_) | None => Vec::new(),
    }
}
