//! The law as data: the kinds of documents, the register of acts and the requirements.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use self::kind::KindWords;
use crate::finding::Citation;
use crate::text::{Node, date};

pub(crate) mod act;
pub mod asked_areas;
pub(crate) mod catalogue_files;
pub(crate) mod condition;
pub(crate) mod decision;
pub(crate) mod document_words;
mod fold_in;
pub mod header_words;
pub(crate) mod keyword_calendar;
pub(crate) mod keyword_frequency;
pub(crate) mod keyword_pace;
pub(crate) mod keyword_time;
pub(crate) mod keyword_words;
pub(crate) mod keywords;
pub(crate) mod kind;
pub(crate) mod kind_name;
pub(crate) mod lazy_value;
pub(crate) mod meaning;
pub(crate) mod own;
mod premise;
pub(crate) mod provision;
pub mod requirement;
pub(crate) mod schema_library;
pub(crate) mod shape;
pub mod soundness;
pub mod view;

pub use act::{Act, SupersessionSeverity};
pub use condition::{Condition, Miss};
pub use keywords::Facts;
pub use kind::Kind;
pub use kind_name::KindName;
pub use lazy_value::LazyValue;
pub use own::OwnFile;
pub use requirement::Requirement;
pub use shape::Shape;
pub use view::View;

use self::catalogue_files::CatalogueFile;

/// The kinds, the acts and the requirements.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// The kinds, by name.
    pub kinds: BTreeMap<KindName, Arc<Kind>>,
    /// The acts, by number.
    pub acts: BTreeMap<String, Act>,
    /// The requirements, by id.
    pub requirements: Arc<Vec<Requirement>>,
    /// The schema definitions that kinds and requirements share.
    pub common: LazyValue,
    /// The day to which the law in it is up to date, ÅÅÅÅ-MM-DD.
    pub law_as_of: String,
    /// The fields that record a decision.
    pub decision: decision::Decision,
}

/// An error in the catalogue: a fault in the program or in `--catalog`, never in a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, miette::Diagnostic)]
pub enum CatalogueError {
    /// The folder or a file in it cannot be read.
    #[error("katalogen {folder} kunde inte läsas{reason}")]
    #[diagnostic(help(
        "ange en mapp som har samma uppbyggnad som programmets egen: katalog.yaml, gemensamt.yaml, författningar.yaml, typ/ och krav/"
    ))]
    Folder {
        /// The folder.
        folder: String,
        /// The reason, after a colon; empty if unknown.
        reason: String,
    },
    /// A part of the catalogue is missing.
    #[error("katalogen saknar {what}")]
    #[diagnostic(help(
        "en katalog har katalog.yaml, gemensamt.yaml, författningar.yaml, minst en fil i typ/ och minst en i krav/"
    ))]
    Incomplete {
        /// The missing part.
        what: String,
    },
    /// A requirement of the repository is malformed.
    #[error("det egna kravet {path}: {reason}")]
    #[diagnostic(help("rätta filen, eller ta bort mappen ur egna_krav i inställningarna"))]
    Own {
        /// The path relative to the audited folder.
        path: String,
        /// The fault.
        reason: String,
    },
    /// A folder of own requirements cannot be read.
    #[error("mappen {folder} med egna krav läses inte: {reason}")]
    #[diagnostic(help("rätta mappen, eller ta bort den ur egna_krav i inställningarna"))]
    OwnFolder {
        /// The path relative to the audited folder.
        folder: String,
        /// The fault.
        reason: String,
    },
    /// A file is malformed.
    #[error("katalogens fil {path}: {reason}")]
    #[diagnostic(help("rätta filen, eller kör utan --catalog för att använda programmets egen katalog"))]
    File {
        /// The path relative to the catalogue.
        path: String,
        /// The fault.
        reason: String,
    },
}

impl CatalogueError {
    /// The error of a catalogue file.
    pub(super) fn in_file(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::File { path: path.into(), reason: reason.into() }
    }
}

impl Catalogue {
    /// The catalogue embedded in the program. A test checks its soundness.
    ///
    /// # Errors
    /// If the program was built with a faulty catalogue.
    pub fn embedded() -> Result<Self, CatalogueError> {
        Self::from_files(&catalogue_files::embedded())
    }

    /// The catalogue in a folder, after a check of its soundness.
    ///
    /// # Errors
    /// If a file cannot be read or breaks a rule.
    pub fn from_folder(folder: &Path) -> Result<Self, CatalogueError> {
        let catalogue = Self::from_files(&catalogue_files::from_folder(folder)?)?;
        soundness::check(&catalogue)?;
        Ok(catalogue)
    }

    fn from_files(files: &[CatalogueFile]) -> Result<Self, CatalogueError> {
        let common = LazyValue::of_json(named(files, "gemensamt.yaml")?.content.clone());
        let mut catalogue = Self { common, ..Self::default() };
        let about: Value = typed(named(files, "katalog.yaml")?)?;
        catalogue.law_as_of = about.get("rättsläge").and_then(Value::as_str).unwrap_or_default().to_owned();
        catalogue.decision = decision(&about)?;
        catalogue.acts = by_number(typed(named(files, "författningar.yaml")?)?).collect();
        for file in files.iter().filter(|file| file.path.starts_with("typ/")) {
            let kind = kind(file, &catalogue.common)?;
            catalogue.kinds.insert(kind.name.clone(), Arc::new(kind));
        }
        let of_requirements = files.par_iter().filter(|file| file.path.starts_with("krav/"));
        let read: Vec<Result<Requirement, CatalogueError>> = of_requirements.map(requirement).collect();
        let mut requirements = read.into_iter().collect::<Result<Vec<Requirement>, _>>()?;
        requirements.sort_by(|one: &Requirement, other| one.id.cmp(&other.id));
        catalogue.requirements = Arc::new(requirements);
        if catalogue.kinds.is_empty() || catalogue.requirements.is_empty() {
            let what = if catalogue.kinds.is_empty() { "filer i typ/" } else { "filer i krav/" };
            return Err(CatalogueError::Incomplete { what: what.to_owned() });
        }
        Ok(catalogue)
    }

    /// The kind that a document names (`typ`); none if it names none that is known.
    #[must_use]
    pub fn kind_of(&self, root: &Node) -> Option<&Arc<Kind>> {
        self.kind_named(root.get("typ")?.value.text()?)
    }

    /// The kind of a name as it is written in a document; none if there is none.
    #[must_use]
    pub fn kind_named(&self, written: &str) -> Option<&Arc<Kind>> {
        self.kinds.get(&KindName(written.trim().to_lowercase()))
    }

    /// The citation of a requirement, as it is printed.
    #[must_use]
    pub fn citation(&self, requirement: &Requirement) -> Citation {
        let provision = &requirement.provision;
        let beside = provision.beside.as_ref();
        let mut acts = std::iter::once(&provision.act).chain(beside.map(|beside| &beside.act));
        Citation {
            act: self.cited_as(&provision.act).to_owned(),
            place: provision.place.clone(),
            beside: beside.map(|beside| format!("{} {}", self.cited_as(&beside.act), beside.place)),
            strength: requirement.strength.word().to_owned(),
            verified: requirement.verified.letter().to_owned(),
            is_own: requirement.is_own,
            is_of_unknown_act: acts.any(|act| self.acts.get(act).is_some_and(Act::is_unknown)),
        }
    }

    /// The address of a page with the text of the act that a requirement cites; none for an own requirement, whose text is its
    /// own.
    #[must_use]
    pub fn address(&self, requirement: &Requirement) -> Option<&str> {
        let act = self.acts.get(&requirement.provision.act).filter(|_| !requirement.is_own)?;
        act.address.as_deref()
    }

    /// The present id of a requirement that had another earlier; other ids and prefixes as they are.
    #[must_use]
    pub fn present_id<'id>(&'id self, id: &'id str) -> &'id str {
        // An id that is in use is never taken for another.
        if self.requirements.iter().any(|requirement| requirement.id == id) {
            return id;
        }
        let had = |requirement: &&Requirement| requirement.earlier_ids.iter().any(|earlier| earlier == id);
        self.requirements.iter().find(had).map_or(id, |requirement| &requirement.id)
    }

    /// The sentence on a requirement that had this id earlier; none if there is no such one.
    #[must_use]
    pub fn renamed(&self, id: &str) -> Option<String> {
        let present = self.present_id(id);
        (present != id).then(|| format!("regeln {id} heter numera {present}"))
    }

    /// The first day on which the provision of a requirement was in force; none if it is not known.
    #[must_use]
    pub fn in_force_from(&self, requirement: &Requirement) -> Option<Date> {
        let of_act = || self.acts.get(&requirement.provision.act)?.in_force_from.as_deref();
        requirement.in_force_from.as_deref().or_else(of_act).and_then(date::day)
    }

    fn cited_as<'name>(&'name self, number: &'name str) -> &'name str {
        self.acts.get(number).map_or(number, |act| &act.cited_as)
    }

    /// A condition over these facts, from a schema that may use the shared definitions.
    #[must_use]
    pub fn condition(&self, schema: &LazyValue, facts: &Arc<Facts>) -> Condition {
        let (schema, common) = (schema.clone(), self.common.clone());
        Condition::new(LazyValue::later(move || fold_in::fold_in(&schema, &common)), Arc::clone(facts))
    }
}

fn requirement(file: &CatalogueFile) -> Result<Requirement, CatalogueError> {
    let mut requirement: Requirement = typed(file)?;
    if let Some(examples) = file.rest {
        requirement.examples = LazyValue::of_json(examples);
    }
    if format!("krav/{}.yaml", requirement.id) == file.path {
        return Ok(requirement);
    }
    Err(CatalogueError::in_file(&file.path, format!("id är {} men ska vara filens sökväg", requirement.id)))
}

fn decision(about: &Value) -> Result<decision::Decision, CatalogueError> {
    match about.get("historik") {
        // Without a definition of a decision the history is not audited, and the report says so.
        None => Ok(decision::Decision::default()),
        Some(content) => decision::Decision::deserialize(content).map_err(|_| misshapen("katalog.yaml")),
    }
}

fn by_number(acts: Vec<Act>) -> impl Iterator<Item = (String, Act)> {
    acts.into_iter().map(|act| (act.number.clone(), act))
}

fn named<'files>(files: &'files [CatalogueFile], path: &str) -> Result<&'files CatalogueFile, CatalogueError> {
    files
        .iter()
        .find(|file| file.path == path)
        .ok_or_else(|| CatalogueError::Incomplete { what: format!("filen {path}") })
}

/// Parses a file.
fn typed<T: serde::de::DeserializeOwned>(file: &CatalogueFile) -> Result<T, CatalogueError> {
    serde_json::from_str(&file.content).map_err(|_| misshapen(&file.path))
}

/// The error of a malformed file. The form of requirement files is checked earlier, with line and field.
fn misshapen(path: &str) -> CatalogueError {
    CatalogueError::in_file(path, "ett fält saknas, är okänt eller innehåller något annat än det ska")
}

/// The id in the file of a kind, parsed before the schema.
#[derive(Deserialize)]
struct Named {
    #[serde(rename = "$id", default)]
    id: String,
}

/// The kind of requirement files, whose form is checked like that of documents.
#[must_use]
pub fn requirement_kind() -> Kind {
    let files = catalogue_files::embedded();
    let file = files.iter().find(|file| file.path == "krav.yaml").expect("the catalogue in the program has it");
    kind(file, &LazyValue::default()).expect("a test reads it")
}

fn kind(file: &CatalogueFile, common: &LazyValue) -> Result<Kind, CatalogueError> {
    let name = file.path.trim_start_matches("typ/").trim_end_matches(".yaml").to_owned();
    let words: KindWords = typed(file)?;
    if typed::<Named>(file)?.id != name {
        return Err(CatalogueError::in_file(&file.path, format!("$id ska vara {name}, som filen heter")));
    }
    let schema = match file.rest {
        Some(whole) => LazyValue::of_json(whole),
        None => {
            let (schema, common) = (LazyValue::of_json(file.content.clone()), common.clone());
            LazyValue::later(move || fold_in::fold_in(&schema, &common))
        }
    };
    Ok(Kind::new(KindName(name), words, schema))
}
