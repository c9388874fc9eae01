//! A new ledningssystem: the files that a vårdgivare begins with.

pub(crate) mod demo;
pub(crate) mod editor;
pub(crate) mod folders;
pub(crate) mod recipe;

use serde_json::{Map, Value, json};

use crate::authoring::new::{Wish, draft, placing};
use crate::catalogue::{Catalogue, Kind, KindName, kind};
use crate::corpus::Corpus;

/// The facts that a new ledningssystem begins with.
#[derive(Debug, Clone, Default)]
pub struct Charter {
    /// The vårdgivare's name.
    pub carer: String,
    /// The vårdgivare's id.
    pub carer_id: String,
    /// True if a document describes the vårdgivare already.
    pub is_described: bool,
    /// How the vårdgivare is run (driftsform): region, kommun, privat or idéburen; none if not given.
    pub form: Option<String>,
    /// The names of the enheter to write documents for.
    pub units: Vec<String>,
    /// The local profiles to switch on.
    pub profiles: Vec<String>,
}

/// A file to write, by its path from the root with `/`.
pub type NewFile = (String, String);

/// The files of a new ledningssystem, the documents first.
#[must_use]
pub fn files(catalogue: &Catalogue, corpus: &Corpus, charter: &Charter) -> Vec<NewFile> {
    let mut files = documents(catalogue, corpus, charter);
    files.extend(folders::of(catalogue));
    files.push(("README.md".into(), filled(include_str!("../../../examples/begin/README.md"), charter)));
    files.push((".vscode/settings.json".into(), editor::settings(catalogue)));
    files.push((".vscode/extensions.json".into(), include_str!("../../../examples/begin/extensions.json").into()));
    files.push((editor::SCHEMA.into(), editor::schema(catalogue, &charter.profiles)));
    files
}

/// A template with the vårdgivare's name and id filled in.
fn filled(text: &str, charter: &Charter) -> String {
    let name = charter.carer.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace("{vårdgivare}", &name).replace("{id}", &charter.carer_id)
}

fn documents(catalogue: &Catalogue, corpus: &Corpus, charter: &Charter) -> Vec<NewFile> {
    let has = |kind: &str| corpus.documents.iter().any(|document| document.kind.name.0 == kind);
    let mut files = Vec::new();
    let mut ids: Vec<String> = vec![charter.carer_id.clone()];
    let mut add = |kind: &str, id: &str, unit: Option<&str>, known: Value| {
        let Some(kind) = catalogue.kinds.get(&KindName(kind.to_owned())) else { return };
        files.push(document((catalogue, kind), (id, unit), known, &charter.profiles));
    };
    if !charter.is_described {
        let level = charter.form.as_deref().filter(|form| matches!(*form, "region" | "kommun"));
        let mut known = json!({"namn": charter.carer, "driftsform": charter.form, "nivå": level});
        if let Some(entries) = known.as_object_mut() {
            entries.retain(|_, value| !value.is_null());
        }
        add(kind::UNIT, &charter.carer_id, None, known);
    }
    for name in &charter.units {
        let id = free(placing::file_name(name), &ids, corpus);
        let known = json!({"namn": name, "nivå": "enhet", "vårdgivare": charter.carer_id});
        add(kind::UNIT, &id, Some(&charter.carer_id), known);
        ids.push(id);
    }
    if !has(kind::SYSTEM) {
        let known = json!({"titel": format!("Ledningssystem för {}", charter.carer)});
        add(kind::SYSTEM, &format!("ls-{}", charter.carer_id), Some(&charter.carer_id), known);
    }
    if !has(kind::SETTINGS) {
        let known = if charter.profiles.is_empty() { json!({}) } else { json!({"profiler": charter.profiles}) };
        add(kind::SETTINGS, "", None, known);
    }
    files
}

fn document(
    (catalogue, kind): (&Catalogue, &Kind),
    (id, unit): (&str, Option<&str>),
    known: Value,
    profiles: &[String],
) -> NewFile {
    let known: Map<String, Value> = known.as_object().cloned().unwrap_or_default();
    let wish = Wish { kind, id: id.to_owned(), unit, areas: &[], target: None, profiles: profiles.to_vec(), known };
    let name = placing::file_name(if id.is_empty() { &kind.name.0 } else { id });
    let folder = if kind.words.folder.is_empty() { String::new() } else { format!("{}/", kind.words.folder) };
    (format!("{folder}{name}.yaml"), draft(catalogue, &wish))
}

/// An id that no enhet has.
fn free(name: String, taken: &[String], corpus: &Corpus) -> String {
    placing::first_free(name, |id| {
        taken.iter().any(|other| other == id) || corpus.organisation.units.iter().any(|unit| unit.id == id)
    })
}
