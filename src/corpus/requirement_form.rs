//! The form of requirement files, checked like that of documents, so that a fault has its line.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use jsonschema::error::ValidationErrorKind;

use super::{Document, form, writing};
use crate::catalogue::{CatalogueError, Condition, Facts, Kind, catalogue_files, requirement_kind};
use crate::finding::{About, Observation};
use crate::text::words::meant;
use crate::text::yaml::parse_shared;
use crate::text::{Pointer, Source, SourceId};

static KIND: LazyLock<(Arc<Kind>, Condition)> = LazyLock::new(|| {
    let kind = Arc::new(requirement_kind());
    let schema = Condition::new(serde_json::Value::clone(&kind.schema), Arc::new(Facts::default()));
    (kind, schema)
});

/// A fault in the form of a requirement file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormFault {
    /// The line, from one.
    pub line: usize,
    /// The sentence on the fault, without its full stop.
    pub message: String,
    /// The advice on how to fix it.
    pub help: Option<String>,
}

/// The first fault in the form of a requirement file; none if it is well-formed.
#[must_use]
pub fn fault(path: &str, text: &str) -> Option<FormFault> {
    let source = Source::new(path, text);
    let mut part = parse_shared(&source.text).into_iter().next()?;
    let mut found: Vec<Observation> = part.faults.iter().map(|fault| writing::fault(SourceId(0), fault)).collect();
    if let Some(root) = part.root.take() {
        let (kind, schema) = &*KIND;
        let mut document = Document::new(SourceId(0), Arc::clone(kind), root);
        found.extend(form::check(&mut document, schema));
        found.extend(missing(&document, schema));
    }
    let first = found.into_iter().min_by_key(|observation| observation.place.span)?;
    let line = source.position(first.place.span.start).line;
    Some(match first.about {
        About::Unknown { word, nearest: Some(near) } => {
            FormFault { line, message: format!("{word} är okänt här"), help: Some(meant(&near)) }
        }
        About::Unknown { word, nearest: None } => {
            FormFault { line, message: format!("{word} är okänt här"), help: None }
        }
        About::Itself
        | About::Writing(_)
        | About::Missing(_)
        | About::Type { .. }
        | About::Date { .. }
        | About::VagueDate { .. }
        | About::Superseded { .. }
        | About::Late { .. } => FormFault { line, message: first.message, help: first.help },
    })
}

/// The findings of missing required fields.
fn missing(document: &Document, schema: &Condition) -> Vec<Observation> {
    let value = document.value();
    let errors = schema.errors(&value);
    let of_error = |error: jsonschema::ValidationError<'_>| match error.kind() {
        ValidationErrorKind::Required { property } => {
            let key = property.as_str().unwrap_or_default().to_owned();
            let at = Pointer::parse(error.instance_path().as_str());
            let place = document.place_without(&at, Some(&key));
            let message = format!("fältet {key} saknas");
            Some(Observation::new(&form::WRONG_TYPE, message, place).about(About::Missing(vec![key])))
        }
        _ => None,
    };
    errors.filter_map(of_error).collect()
}

/// Checks the form of the requirement files of a catalogue in a folder.
///
/// # Errors
/// If a file cannot be read, or is malformed.
pub fn check_folder(folder: &Path) -> Result<(), CatalogueError> {
    for (path, text) in catalogue_files::texts(folder)? {
        if let Some(fault) = fault(&path, &text).filter(|_| path.starts_with("krav/")) {
            return Err(CatalogueError::File { path, reason: fault.sentence() });
        }
    }
    Ok(())
}

/// Checks the form of own requirement files; the register of acts in the folder is not a requirement.
///
/// # Errors
/// If a file is malformed.
pub fn check_own(texts: &[(String, String)], folder: &str) -> Result<(), CatalogueError> {
    let requirements = texts.iter().filter(|(path, _)| !path.starts_with("författningar."));
    match requirements.filter_map(|(path, text)| Some((path, fault(path, text)?))).next() {
        Some((path, fault)) => Err(CatalogueError::Own { path: format!("{folder}/{path}"), reason: fault.sentence() }),
        None => Ok(()),
    }
}

impl FormFault {
    /// The fault on one line: `rad 4: rubirk är okänt här; menade du rubrik?`
    #[must_use]
    pub fn sentence(&self) -> String {
        let help = self.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        format!("rad {}: {}{help}", self.line, self.message)
    }
}
