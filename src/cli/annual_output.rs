//! The forms of the draft of a patientsäkerhetsberättelse, and the files that they are written to.

use std::path::Path;

use super::annual_error::AnnualError;
use super::format_arguments::STANDARD_OUTPUT;
use super::ground::Ground;
use super::report_files::{Output, Pending};
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

/// Where the draft goes.
#[derive(Debug, Default)]
pub struct Outputs {
    /// The form that is printed.
    printed: Option<Form>,
    /// The files: one for a new document, of which nothing may exist, and those that may replace earlier ones.
    files: Vec<(Form, Output)>,
}

impl Outputs {
    /// The files of arguments, each of the form `FORMAT=FILE`; the file `-` is standard output.
    ///
    /// # Errors
    /// If an argument has another form, or its file may not be written.
    pub fn of(arguments: &[String], ground: &Ground) -> Result<Self, CommandError> {
        let mut outputs = Self::default();
        for (form, file) in arguments.iter().map(|text| Form::of(text)).collect::<Result<Vec<_>, _>>()? {
            let output = match file {
                STANDARD_OUTPUT => None,
                file => Some(output(form, file, ground)?).filter(|output| !output.is_printed()),
            };
            match output {
                None if form == Form::Docx => {
                    return Err(CommandError::OnlyToFile { format: "docx", program: "Word" });
                }
                None if outputs.printed.is_some() => return Err(CommandError::Twice("standard ut".to_owned())),
                None => outputs.printed = Some(form),
                Some(output) => {
                    if let Some(name) = output.twice(&outputs.files) {
                        return Err(CommandError::Twice(name.to_owned()));
                    }
                    outputs.files.push((form, output));
                }
            }
        }
        let mut documents = outputs.files.iter().filter(|(form, _)| *form == Form::Yaml);
        if let (Some(_), Some((_, second))) = (documents.next(), documents.next()) {
            return Err(AnnualError::SecondDocument(second.name.to_owned()).into());
        }
        Ok(outputs)
    }

    /// Draws and writes the files, all or none; returns what is printed: the draft, or what is told of the files.
    ///
    /// # Errors
    /// If one cannot be written; the error says what was.
    pub fn write(self, draw: impl Fn(Form) -> Vec<u8>) -> Result<String, CommandError> {
        let printed = self.printed.or(self.files.is_empty().then_some(Form::Yaml));
        let told: String =
            self.files.iter().map(|(_, output)| format!("Skrev {}\n", shown_path(Path::new(&output.name)))).collect();
        let mut pending = Pending::default();
        for (form, output) in self.files {
            match form {
                Form::Yaml => pending.add_new(output, draw(form))?,
                Form::Docx | Form::Markdown => pending.add(output, &draw(form))?,
            }
        }
        pending.finish()?;
        let draft = |form| String::from_utf8(draw(form)).expect("a form that can be printed is UTF-8");
        Ok(printed.map_or(told, draft))
    }
}

/// The file of a form: of a document one in the ledningssystem, where nothing is yet; of the others where a report may go.
fn output(form: Form, file: &str, ground: &Ground) -> Result<Output, CommandError> {
    let path = Path::new(file);
    if form != Form::Yaml {
        return Output::of(path, ground);
    }
    write_place::named(path)?;
    // A report may not become a document that is read; this is to be one.
    let output = Output::of(path, &Ground::default())?;
    if !output.is_printed() && path.symlink_metadata().is_ok() {
        return Err(AnnualError::Exists(file.to_owned()).into());
    }
    Ok(output)
}
