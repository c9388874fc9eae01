//! Processes: activities with their routines, responsible roles, self-checks, goals and risks.

use std::collections::{BTreeSet, HashMap};

use super::texts;
use crate::catalogue::kind;
use crate::corpus::{Corpus, Document};
use crate::report::dossier::{ActivityRow, ProcessRow};
use crate::rules::requirements::Context;
use crate::text::Node;
use crate::text::tree::Content;

/// The processes in use, by path and place.
pub fn gather(context: &Context<'_>) -> Vec<ProcessRow> {
    let links = Links::of(context.corpus);
    let processes = context.corpus.numbered().filter(|(id, document)| {
        document.kind.is(kind::PROCESS) && document.is_usable() && context.concerns_document(*id)
    });
    processes.map(|(_, document)| process(context.corpus, &links, document)).collect()
}

fn process(corpus: &Corpus, links: &Links<'_>, document: &Document) -> ProcessRow {
    let activities = items(&document.root, "aktiviteter");
    let mut checked: Vec<String> = activities.iter().flat_map(|activity| texts(activity, "rutiner")).collect();
    checked.push(document.id.clone());
    let itself = std::slice::from_ref(&document.id);
    let named = |key: &str, found: BTreeSet<String>| {
        found.into_iter().chain(texts(&document.root, key)).collect::<BTreeSet<_>>()
    };
    ProcessRow {
        document: document.reference(),
        path: corpus.source(document.source).path.clone(),
        title: document.title.clone(),
        controls: named("egenkontroller", links.naming(kind::SELF_CHECK, &checked)).into_iter().collect(),
        goals: named("mål", links.naming(kind::GOAL, itself)).into_iter().collect(),
        risks: named("riskanalyser", links.naming(kind::RISK_ANALYSIS, itself)).into_iter().collect(),
        activities: activities.into_iter().map(|activity| links.activity(activity)).collect(),
    }
}

/// The keys with which a document names its process, routine or activity.
const ABOUT: [&str; 4] = ["process", "kontrollerar", "rutin", "aktivitet"];

/// The ids of self-checks, goals and risk analyses, by their own kind and the id that they name.
struct Links<'audit> {
    by_name: HashMap<&'audit str, HashMap<String, Vec<&'audit str>>>,
}

impl<'audit> Links<'audit> {
    fn of(corpus: &'audit Corpus) -> Self {
        let mut by_name: HashMap<&str, HashMap<String, Vec<&str>>> = HashMap::new();
        let is_linking = |document: &&Document| {
            matches!(document.kind.name.0.as_str(), kind::SELF_CHECK | kind::GOAL | kind::RISK_ANALYSIS)
        };
        for document in corpus.documents.iter().filter(is_linking).filter(|document| document.is_usable()) {
            for name in ABOUT.iter().flat_map(|key| texts(&document.root, key)) {
                let of_kind = by_name.entry(document.kind.name.0.as_str()).or_default();
                of_kind.entry(name).or_default().push(&document.id);
            }
        }
        Self { by_name }
    }

    /// The ids of the documents of a kind that name one of these ids.
    fn naming(&self, kind: &str, names: &[String]) -> BTreeSet<String> {
        let of_kind = self.by_name.get(kind);
        let found = names.iter().filter_map(|name| of_kind?.get(name));
        found.flatten().map(|id| (*id).to_owned()).collect()
    }

    fn activity(&self, activity: &Node) -> ActivityRow {
        let routines = texts(activity, "rutiner");
        let names: Vec<String> = routines.iter().cloned().chain(texts(activity, "id")).collect();
        let naming = |kind: &str| self.naming(kind, &names).into_iter().collect();
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
