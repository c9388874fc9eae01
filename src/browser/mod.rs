//! The third face: a page in a browser, which hands over the files of a folder and asks for the same reports as the command
//! line draws, and for the documents as forms to fill in.
//!
//! A request and its answer are JSON; what is drawn follows as bytes. The page decides nothing and words nothing by itself.

mod asked;
mod gaps;
mod listing;
mod sheets;
mod told;

use std::sync::Arc;

use serde_json::Value;

use self::asked::{Request, Scope};
use crate::audit::{AuditError, Options, audited};
use crate::catalogue::Catalogue;
use crate::corpus::{Corpus, HeldFolder};
use crate::progress::{Progress, Tell};
use crate::report::Report;
use crate::text::date::day;

pub use crate::corpus::HeldFile;
pub use told::Answer;

/// What the page has on its desk: the law, the files that were handed over, and the last audit of them.
#[derive(Debug)]
pub struct Desk {
    catalogue: Catalogue,
    held: Arc<HeldFolder>,
    audited: Option<Audited>,
}

/// An audit, kept for the sheets that are drawn of it.
#[derive(Debug)]
struct Audited {
    scope: Scope,
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
        Ok(Self { catalogue, held: Arc::default(), audited: None })
    }

    /// Hands over a file, by its path from the folder.
    pub fn put(&mut self, path: &str, file: HeldFile) {
        self.changed().put(path, file);
    }

    /// The files, about to be changed: what was found of them is no longer true.
    fn changed(&mut self) -> &mut HeldFolder {
        self.audited = None;
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
            Request::Töm => {
                *self.changed() = HeldFolder::default();
                Ok(Answer::of(&Value::Null))
            }
            Request::Mapp { väg } => {
                self.changed().put_folder(&väg);
                Ok(Answer::of(&Value::Null))
            }
            Request::TaBort { väg } => {
                self.changed().take(&väg);
                Ok(Answer::of(&Value::Null))
            }
            Request::Granska { omfång } => {
                self.audit(omfång, tell)?;
                let Audited { corpus, report, .. } = self.last();
                Ok(Answer::of(&listing::of(&self.catalogue, corpus, report)))
            }
            Request::Rita { omfång, vad, format } => {
                self.audit(omfång, tell)?;
                sheets::drawn(&self.last().report, vad, &format)
            }
            Request::Förklara { regel } => sheets::explained(&self.catalogue, &regel),
        }
    }

    /// Audits a scope, where that is not what was audited last.
    fn audit(&mut self, scope: Scope, tell: Tell) -> Result<(), Answer> {
        if self.audited.as_ref().is_none_or(|last| last.scope != scope) {
            let options = self.options(&scope, tell)?;
            let (_, corpus, report) =
                audited(&self.catalogue, &options).map_err(|error: AuditError| Answer::failing(&error))?;
            self.audited = Some(Audited { scope, corpus, report });
        }
        Ok(())
    }

    /// The audit that was made last.
    fn last(&self) -> &Audited {
        self.audited.as_ref().expect("an audit comes before what is asked of it")
    }

    fn options(&self, scope: &Scope, tell: Tell) -> Result<Options, Answer> {
        let date =
            |text: &str| day(text).ok_or_else(|| Answer::refused(&format!("{text} är ingen dag; skriv ÅÅÅÅ-MM-DD")));
        Ok(Options {
            root: scope.namn.clone().into(),
            held: Some(Arc::clone(&self.held)),
            date: scope.datum.as_deref().filter(|text| !text.is_empty()).map(date).transpose()?,
            today: date(&scope.idag)?,
            units: scope.enheter.clone(),
            profiles: scope.profiler.clone(),
            progress: Progress::told(tell),
            ..Options::default()
        })
    }
}
