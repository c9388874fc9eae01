//! The form of requirement files: held to their schema as documents are to theirs, so that a fault has its line.

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

/// What is wrong with the form of a requirement file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormFault {
    /// The line, from one.
    pub line: usize,
    /// What is wrong, without its full stop.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// The first fault in the form of a requirement file; none if it has the form it should.
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
            FormFault { line, message: format!("{word} är okänt här"), help: first.help.filter(|_| false) }
        }
        _ => FormFault { line, message: first.message, help: first.help },
    })
}

/// The fields that the schema requires and that are not there.
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

/// Holds the requirement files of a folder's catalogue to their form.
///
/// # Errors
/// If a file cannot be read, or has another form.
pub fn check_folder(folder: &Path) -> Result<(), CatalogueError> {
    for (path, text) in catalogue_files::texts(folder)? {
        if let Some(fault) = fault(&path, &text).filter(|_| path.starts_with("krav/")) {
            return Err(CatalogueError::File { path, reason: fault.told() });
        }
    }
    Ok(())
}

/// Holds own requirement files to their form; the folder's register of acts is no requirement.
///
/// # Errors
/// If a file has another form.
pub fn check_own(texts: &[(String, String)], folder: &str) -> Result<(), CatalogueError> {
    let requirements = texts.iter().filter(|(path, _)| !path.starts_with("författningar."));
    match requirements.filter_map(|(path, text)| Some((path, fault(path, text)?))).next() {
        Some((path, fault)) => Err(CatalogueError::Own { path: format!("{folder}/{path}"), reason: fault.told() }),
        None => Ok(()),
    }
}

impl FormFault {
    /// The fault on one line: `rad 4: rubirk är okänt här; menade du rubrik?`
    #[must_use]
    pub fn told(&self) -> String {
        let help = self.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        format!("rad {}: {}{help}", self.line, self.message)
    }
}
