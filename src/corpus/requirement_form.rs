//! The form of requirement files, checked like that of documents, so that a fault has its line.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use jsonschema::error::ValidationErrorKind;

use super::{Document, form, writing};
use crate::catalogue::{CatalogueError, Condition, Facts, Kind, OwnFile, catalogue_files, requirement_kind};
use crate::finding::{About, Observation, Rule};
use crate::text::words::meant;
use crate::text::yaml::parse_shared;
use crate::text::yaml_fault::FaultKind;
use crate::text::{Pointer, Source, SourceId};

static KIND: LazyLock<(Arc<Kind>, Condition)> = LazyLock::new(|| {
    let kind = Arc::new(requirement_kind());
    let schema = Condition::new(kind.schema.clone(), Arc::new(Facts::default()));
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
    // A key twice is read as YAML libraries read it.
    let faults = part.faults.iter().filter(|fault| !matches!(fault.kind, FaultKind::DuplicateKey { .. }));
    let mut found: Vec<Observation> = faults.map(|fault| writing::fault(SourceId(0), fault)).collect();
    if let Some(root) = part.root.take() {
        let (kind, schema) = &*KIND;
        let mut document = Document::new(SourceId(0), Arc::clone(kind), root);
        found.extend(form::check(&mut document, schema));
        // A field that is misspelt is missing too; what it is called is the fault.
        if found.is_empty() {
            found.extend(missing(&document, schema));
        }
    }
    let first = found.into_iter().min_by_key(|observation| observation.place.span)?;
    let line = source.position(first.place.span.start).line;
    let is = |rule: &Rule| first.rule.as_str() == rule.id;
    let (message, help) = match &first.about {
        About::Unknown { word, nearest } if is(&form::UNKNOWN_KEY) => {
            (format!("fältet {word} är okänt"), nearest.as_deref().map(meant))
        }
        // What the advice names is the schema of a kind of documents, and a requirement file is none.
        About::Type { .. } => (first.message, None),
        _ => (first.message, first.help),
    };
    Some(FormFault { line, message, help })
}

/// The first fault of syntax in a file of own requirements.
fn syntax_fault(path: &str, text: &str) -> Option<FormFault> {
    let source = Source::new(path, text);
    let fault = parse_shared(&source.text).into_iter().flat_map(|part| part.faults).next()?;
    let observation = writing::fault(SourceId(0), &fault);
    let line = source.position(observation.place.span.start).line;
    Some(FormFault { line, message: observation.message, help: observation.help })
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

/// Checks the form of own requirement files, and that the register of acts in their folder can be read.
///
/// # Errors
/// If a file is malformed.
pub fn check_own(files: &[OwnFile]) -> Result<(), CatalogueError> {
    let fault_of = |file: &OwnFile| {
        if file.is_register() { syntax_fault(&file.path, &file.text) } else { fault(&file.path, &file.text) }
    };
    match files.iter().find_map(|file| Some((file, fault_of(file)?))) {
        Some((file, fault)) => Err(file.wrong(fault.sentence())),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        fault("egna/x.yaml", text).map(|fault| fault.sentence())
    }

    const GOOD: &str = "id: egna/x
rubrik: Rutinen har en dokumentansvarig
lagrum: {författning: Egen riktlinje, plats: avsnitt 3}
styrka: lokal
belägg: A
bevis: direkt
gäller: {typ: rutin}
krav: {required: [dokumentansvarig]}
saknas: rutinen saknar dokumentansvarig
gör_så: skriv dokumentansvarig
varför: Någon ska hålla rutinen aktuell.
exempel:
  datum: 2026-11-15
  uppfyller: [{typ: rutin, id: r, dokumentansvarig: roll-mla}]
  brister: [{typ: rutin, id: r}]
";

    #[test]
    fn a_requirement_file_of_the_right_form_has_no_fault() {
        assert_eq!(told(GOOD), None);
    }

    #[test]
    fn each_fault_is_told_with_its_line_and_what_was_meant() {
        for (from, to, wanted) in [
            ("rubrik:", "rubirk:", "rad 2: fältet rubirk är okänt; menade du rubrik?"),
            ("plats: avsnitt 3", "plts: avsnitt 3", "rad 3: fältet plts är okänt; menade du plats?"),
            ("styrka: lokal", "styrka: lokl", "rad 4: \"lokl\" är inget känt ord för styrka; menade du lokal? "),
            ("saknas: rutinen saknar dokumentansvarig\n", "", "rad 1: fältet saknas saknas"),
            ("gäller: {typ: rutin}", "gäller: rutin", "rad 7: gäller ska vara egna fält"),
            ("krav: {required", "krav: {required: [a", "rad "),
        ] {
            let fault = told(&GOOD.replacen(from, to, 1)).unwrap_or_default();
            assert!(fault.starts_with(wanted), "{to}: {fault}");
        }
    }
}
