//! What changes on the desk: answers, decisions and new documents, and taking them back.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::masked_text::{NAMES_PERSON, names_person};
use super::page_request::Scope;
use super::writing_desk::{self, Law, path_of, text_of};
use super::{Answer, Desk, deciding};
use crate::corpus::HeldFile;
use crate::corpus::writing::MAX_BYTES;
use crate::text::date::day;
use crate::text::personal_number;

/// A document among the files: the path of its file as it is told, and its number in it.
pub type InFile<'page> = (&'page str, usize);

impl Desk {
    /// Writes an answer in a field, and shows the form as it is then.
    pub(super) fn write(
        &mut self,
        (path, part): InFile<'_>,
        (field, answer): (&str, &Value),
        scope: &Scope,
    ) -> Result<Answer, Answer> {
        self.rewrite((path, part), scope, |law, text, today| {
            writing_desk::answered(law, text, (part, field), (answer, today)).map_err(|why| Answer::refused(&why))
        })
    }

    /// Decides a document, by whom and on which day.
    pub(super) fn decide(
        &mut self,
        (path, part): InFile<'_>,
        (by, day): (&Value, &str),
        scope: &Scope,
    ) -> Result<Answer, Answer> {
        self.rewrite((path, part), scope, |law, text, today| deciding::decided(law, text, part, (by, day, today)))
    }

    /// Writes the text of a file anew, in one step, and shows the form of a document in it as it is then.
    fn rewrite(
        &mut self,
        (path, part): InFile<'_>,
        scope: &Scope,
        change: impl FnOnce(Law<'_>, &str, Date) -> Result<String, Answer>,
    ) -> Result<Answer, Answer> {
        let today = day(&scope.today).ok_or_else(|| Answer::refused("dagens datum går inte att läsa"))?;
        let path = path_of(&self.held, path)?.to_owned();
        if names_person(&path) {
            return Err(Answer::refused(NAMES_PERSON));
        }
        let (mark, text) = text_of(&self.held, &path)?;
        let corpus = self.audited.as_ref().map(|last| &last.corpus);
        let made = change(Law { catalogue: self.law(), corpus }, text, today)?;
        if made != text {
            let bytes = format!("{mark}{made}").into_bytes();
            if bytes.len() as u64 > MAX_BYTES {
                return Err(Answer::refused(
                    "filen skulle bli större än 10 MB, och läses då inte; dela den i flera dokument",
                ));
            }
            self.replace(&path, bytes);
        }
        Ok(self.written(&path, self.form(&path, part)?))
    }

    /// Begins a new document of a kind, or for a requirement, and an enhet.
    pub(super) fn begin_document(
        &mut self,
        asked: (Option<&str>, Option<&str>, Option<&str>),
    ) -> Result<Answer, Answer> {
        let last = self.last();
        let profiles = &last.report.audit.profiles;
        let (path, text) = writing_desk::new_document((&last.law, profiles), &last.corpus, &self.held, asked)?;
        self.replace(&path, text.into_bytes());
        Ok(self.written(&path, self.form(&path, 0)?))
    }

    /// Takes back what was written last.
    pub(super) fn undo(&mut self) -> Result<Answer, Answer> {
        let (path, before) = self.before.pop().ok_or_else(|| Answer::refused("det finns inget att ångra"))?;
        match before {
            Some(file) => self.changed().put(&path, file),
            None => self.changed().take(&path),
        }
        Ok(self.written(&path, None))
    }

    /// Puts a file in the place of another, which can be taken back.
    fn replace(&mut self, path: &str, bytes: Vec<u8>) {
        self.before.push(path.to_owned(), self.held.file(path).cloned());
        self.changed().put(path, HeldFile::Bytes(bytes));
    }

    /// What is told of a file that was written to.
    fn written(&self, path: &str, form: Option<Value>) -> Answer {
        let path = personal_number::clean(path);
        Answer::of(&json!({ "väg": path, "formulär": form, "kan_ångra": !self.before.is_empty() }))
    }
}
