//! The third face: a page in a browser, which hands over the files of a folder and asks for the same reports as the command
//! line draws, and for the documents as forms to fill in.
//!
//! A request and its answer are JSON; what is drawn follows as bytes. The page decides nothing and words nothing by itself.

mod answer_fields;
mod deciding;
mod desk_changes;
mod document_form;
mod drawn_sheets;
mod gaps;
mod listing;
mod masked_text;
mod page_answer;
mod page_request;
mod undo_steps;
mod writing_desk;

use std::sync::Arc;

use serde_json::{Value, json};

use self::document_form::FormOf;
use self::page_request::{Request, Scope};
use self::undo_steps::UndoSteps;
use self::writing_desk::{path_of, text_of};
use crate::audit::{AuditError, Options, audited_with_law};
use crate::catalogue::Catalogue;
use crate::corpus::{Corpus, HeldFolder};
use crate::finding::Finding;
use crate::progress::{Progress, Tell};
use crate::report::Report;
use crate::text::date::day;
use crate::text::personal_number;

pub use crate::corpus::HeldFile;
pub use page_answer::Answer;

/// What the page has on its desk: the law, the files that were handed over, and the last audit of them.
#[derive(Debug)]
pub struct Desk {
    catalogue: Catalogue,
    held: Arc<HeldFolder>,
    audited: Option<Audited>,
    /// True if nothing has changed since the last audit.
    is_current: bool,
    /// What was written, to take it back.
    before: UndoSteps,
}

/// An audit, kept for the sheets that are drawn of it.
#[derive(Debug)]
struct Audited {
    scope: Scope,
    /// The law with the own requirements of the folder.
    law: Catalogue,
    corpus: Corpus,
    report: Report,
}

impl Desk {
    /// An empty desk.
    ///
    /// # Errors
    /// If the catalogue of the program is faulty: why.
    pub fn new() -> Result<Self, String> {
        let catalogue = Catalogue::embedded().map_err(|error| error.to_string())?;
        Ok(Self { catalogue, held: Arc::default(), audited: None, is_current: false, before: UndoSteps::default() })
    }

    /// Hands over a file, by its path from the folder.
    pub fn put(&mut self, path: &str, file: HeldFile) {
        self.changed().put(path, file);
    }

    /// The files, about to be changed: what was found of them is no longer true.
    fn changed(&mut self) -> &mut HeldFolder {
        self.is_current = false;
        Arc::make_mut(&mut self.held)
    }

    /// The answer to a request, in JSON.
    pub fn answer(&mut self, request: &str, tell: Tell) -> Answer {
        let request = match serde_json::from_str(request) {
            Ok(request) => request,
            Err(error) => return Answer::refused(&format!("sidan frågar om något som programmet inte kan: {error}")),
        };
        self.answered(request, tell).unwrap_or_else(|refusal| refusal)
    }

    fn answered(&mut self, request: Request, tell: Tell) -> Result<Answer, Answer> {
        match request {
            Request::Clear => {
                *self.changed() = HeldFolder::default();
                (self.audited, self.before) = (None, UndoSteps::default());
                Ok(Answer::of(&Value::Null))
            }
            Request::Folder { path } => {
                self.changed().put_folder(&path);
                Ok(Answer::of(&Value::Null))
            }
            Request::Remove { path } => {
                self.changed().take(&path);
                Ok(Answer::of(&Value::Null))
            }
            Request::Audit { scope } => {
                self.audit(scope, tell)?;
                let Audited { law, corpus, report, .. } = self.last();
                Ok(Answer::of(&listing::of(law, corpus, report)))
            }
            Request::Draw { scope, sheet, format } => {
                self.audit(scope, tell)?;
                drawn_sheets::drawn(&self.last().report, sheet, &format)
            }
            Request::Form { path, part, scope } => {
                if self.before.is_empty() || self.audited.is_none() {
                    self.audit(scope, tell)?;
                }
                let form = self.form(&path, part)?;
                form.map(|form| Answer::of(&form))
                    .ok_or_else(|| Answer::refused("det finns inget dokument att visa där"))
            }
            Request::Answer { path, part, field, answer, scope } => {
                self.write((&path, part), (&field, &answer), &scope)
            }
            Request::Decide { path, part, by, day, scope } => self.decide((&path, part), (&by, &day), &scope),
            Request::Undo => self.undo(),
            Request::New { kind, target, unit, scope } => {
                self.audit(scope, tell)?;
                self.begin_document((kind.as_deref(), target.as_deref(), unit.as_deref()))
            }
            Request::Text { path } => match self.held.file(path_of(&self.held, &path)?) {
                Some(HeldFile::Bytes(bytes)) => Ok(Answer::drawn(bytes.clone())),
                Some(HeldFile::TooLarge(_) | HeldFile::Unreadable(_)) | None => Ok(Answer::of(&json!("borta"))),
            },
            Request::Explain { rule } => drawn_sheets::explained(self.law(), &rule),
        }
    }

    /// The form of a document, with what the last audit found in it, or, where it has changed since, what its file tells alone.
    fn form(&self, path: &str, part: usize) -> Result<Option<Value>, Answer> {
        let path = path_of(&self.held, path)?;
        let (_, text) = text_of(&self.held, path)?;
        let last = self.audited.as_ref();
        let shown = personal_number::clean(path);
        let of_file = |report: &'_ Report| {
            let found = report.counted().map(|reported| &reported.finding);
            found
                .filter(|found| report.sources[found.place.source.0 as usize].path == shown)
                .cloned()
                .collect::<Vec<_>>()
        };
        let found = last.filter(|_| self.is_current).map(|last| of_file(&last.report));
        let found: Option<Vec<&Finding>> = found.as_ref().map(|found| found.iter().collect());
        let corpus = last.map(|last| &last.corpus);
        let profiles = last.map_or(&[][..], |last| &last.report.audit.profiles);
        let form = FormOf { catalogue: self.law(), profiles, corpus, findings: found.as_deref(), path, part };
        Ok(document_form::of(form, text))
    }

    /// Audits a scope, where that is not what was audited last.
    fn audit(&mut self, scope: Scope, tell: Tell) -> Result<(), Answer> {
        if !self.is_current || self.audited.as_ref().is_none_or(|last| last.scope != scope) {
            let options = self.options(&scope, tell)?;
            let (law, corpus, report) =
                audited_with_law(&self.catalogue, &options).map_err(|error: AuditError| Answer::failing(&error))?;
            (self.audited, self.is_current) = (Some(Audited { scope, law, corpus, report }), true);
        }
        Ok(())
    }

    /// The law in force: with the own requirements of the folder, once it is audited.
    fn law(&self) -> &Catalogue {
        self.audited.as_ref().map_or(&self.catalogue, |last| &last.law)
    }

    /// The audit that was made last.
    fn last(&self) -> &Audited {
        self.audited.as_ref().expect("an audit comes before what is asked of it")
    }

    fn options(&self, scope: &Scope, tell: Tell) -> Result<Options, Answer> {
        let date =
            |text: &str| day(text).ok_or_else(|| Answer::refused(&format!("{text} är ingen dag; skriv ÅÅÅÅ-MM-DD")));
        Ok(Options {
            root: scope.name.clone().into(),
            held: Some(Arc::clone(&self.held)),
            date: scope.date.as_deref().filter(|text| !text.is_empty()).map(date).transpose()?,
            today: date(&scope.today)?,
            units: scope.units.clone(),
            profiles: scope.profiles.clone(),
            progress: Progress::told(tell),
            ..Options::default()
        })
    }
}
