//! Processes: activity × routine × responsible × self-check × goal × risk.

use std::collections::BTreeSet;

use super::texts;
use crate::assess::Ground;
use crate::corpus::{Corpus, Document};
use crate::dossier::{ActivityRow, ProcessRow};
use crate::source::Node;
use crate::source::tree::Content;

/// The processes in use, by path and place.
pub fn gather(ground: &Ground<'_>) -> Vec<ProcessRow> {
    let processes = ground.corpus.numbered().filter(|(id, document)| {
        document.kind.name.0 == "process" && document.is_usable() && ground.concerns_document(*id)
    });
    processes.map(|(_, document)| process(ground.corpus, document)).collect()
}

fn process(corpus: &Corpus, document: &Document) -> ProcessRow {
    let activities = items(&document.root, "aktiviteter");
    let routines: BTreeSet<String> = activities.iter().flat_map(|activity| texts(activity, "rutiner")).collect();
    let links = Links { corpus, process: &document.id };
    let named = |key: &str, mut found: Vec<String>| {
        found.extend(texts(&document.root, key));
        found.sort();
        found.dedup();
        found
    };
    ProcessRow {
        document: document.reference(),
        path: corpus.source(document.source).path.clone(),
        title: document.title.clone(),
        controls: named("egenkontroller", links.of_process("egenkontroll", &routines)),
        goals: named("mål", links.of_process("mål", &BTreeSet::new())),
        risks: named("riskanalyser", links.of_process("riskanalys", &BTreeSet::new())),
        activities: activities.into_iter().map(|activity| links.activity(activity)).collect(),
    }
}

/// What other documents say of a process.
struct Links<'audit> {
    corpus: &'audit Corpus,
    process: &'audit str,
}

impl Links<'_> {
    fn of_kind(&self, kind: &'static str) -> impl Iterator<Item = &Document> {
        self.corpus.documents.iter().filter(move |one| one.kind.name.0 == kind && one.is_usable())
    }

    fn of_process(&self, kind: &'static str, routines: &BTreeSet<String>) -> Vec<String> {
        let concerns = |document: &&Document| {
            texts(&document.root, "process").iter().any(|id| id == self.process)
                || texts(&document.root, "kontrollerar").iter().any(|id| id == self.process || routines.contains(id))
        };
        self.of_kind(kind).filter(concerns).map(|document| document.id.clone()).collect()
    }

    fn activity(&self, activity: &Node) -> ActivityRow {
        let routines = texts(activity, "rutiner");
        let id = texts(activity, "id").into_iter().next().unwrap_or_default();
        let is_meant = |named: &String| routines.contains(named) || (!id.is_empty() && *named == id);
        let naming = |kind: &'static str, keys: &[&str]| -> Vec<String> {
            let names = |document: &&Document| keys.iter().any(|key| texts(&document.root, key).iter().any(is_meant));
            self.of_kind(kind).filter(names).map(|document| document.id.clone()).collect()
        };
        ActivityRow {
            name: ["namn", "id", "nr"]
                .iter()
                .find_map(|key| texts(activity, key).into_iter().next())
                .unwrap_or_default(),
            responsible: texts(activity, "ansvarig"),
            controls: naming("egenkontroll", &["kontrollerar", "rutin", "aktivitet"]),
            goals: naming("mål", &["rutin", "aktivitet"]),
            risks: naming("riskanalys", &["rutin", "aktivitet"]),
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
