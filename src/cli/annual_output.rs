//! The forms of the draft of a patientsäkerhetsberättelse, and the files that they are written to.

use std::path::{Path, PathBuf};

use super::command_error::BeginError;
use super::ground::Ground;
use super::ledger::write_new;
use super::report_files::{Output, write_all};
use super::shown_path::shown_path;
use super::{CommandError, write_place};
use crate::text::words::{list, meant, nearest};

/// A form of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A document of the ledningssystem.
    Yaml,
    /// A document of Word.
    Docx,
    /// Text with marks for headings and lists.
    Markdown,
}

impl Form {
    const ALL: [(&'static str, Self); 3] = [("yaml", Self::Yaml), ("docx", Self::Docx), ("markdown", Self::Markdown)];

    /// The form and the file of an argument such as `docx=utkast.docx`.
    fn of(text: &str) -> Result<(Self, &str), CommandError> {
        let wrong = |help: String| CommandError::Output { text: text.to_owned(), help };
        let usage = || wrong("skriv FORMAT=FIL, till exempel --output docx=utkast.docx".to_owned());
        let (name, file) = text.split_once('=').filter(|(_, file)| !file.is_empty()).ok_or_else(usage)?;
        let names = Self::ALL.map(|(known, _)| known);
        let found = Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, form)| (*form, file));
        found.ok_or_else(|| {
            wrong(match nearest(name, names) {
                Some(near) => meant(&format!("{near}={file}")),
                None => format!("formaten är {}", list(&names, "och")),
            })
        })
    }
}

/// The files that arguments name.
#[derive(Debug, Default)]
pub struct Outputs {
    /// A new document, of which nothing may exist.
    document: Option<PathBuf>,
    /// The files that may replace earlier ones.
    files: Vec<(Form, Output)>,
}

impl Outputs {
    /// The files of arguments, each of the form `FORMAT=FILE`.
    ///
    /// # Errors
    /// If an argument has another form, or its file may not be written.
    pub fn of(arguments: &[String], ground: &Ground) -> Result<Self, CommandError> {
        let mut outputs = Self::default();
        for (form, file) in arguments.iter().map(|text| Form::of(text)).collect::<Result<Vec<_>, _>>()? {
            let path = Path::new(file);
            let is_taken = outputs.document.as_deref() == Some(path) || outputs.names().any(|name| name == file);
            if is_taken || (form == Form::Yaml && outputs.document.is_some()) {
                return Err(CommandError::Twice(file.to_owned()));
            }
            if form == Form::Yaml {
                write_place::named(path)?;
                if path.symlink_metadata().is_ok() {
                    return Err(BeginError::Exists(file.to_owned()).into());
                }
                outputs.document = Some(path.to_owned());
            } else {
                outputs.files.push((form, Output::of(path, ground)?));
            }
        }
        Ok(outputs)
    }

    /// True if no file is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.document.is_none() && self.files.is_empty()
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(_, output)| output.name.as_str())
    }

    /// Draws and writes the files; returns what is told of them.
    ///
    /// # Errors
    /// If one cannot be written; the error says what was.
    pub fn write(self, draw: impl Fn(Form) -> Vec<u8>) -> Result<String, CommandError> {
        let told: Vec<String> = self.names().map(str::to_owned).collect();
        write_all(self.files.into_iter().map(|(form, output)| (output, draw(form))).collect())?;
        if let Some(document) = &self.document {
            write_new(document, draw(Form::Yaml)).map_err(|error| error.after(told.len()))?;
        }
        let document = self.document.iter().map(|path| shown_path(path));
        Ok(told
            .iter()
            .map(|name| shown_path(Path::new(name)))
            .chain(document)
            .map(|name| format!("Skrev {name}\n"))
            .collect())
    }
}
