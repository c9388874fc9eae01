//! The command `import` on documents of Word: what comes into which field, what is told, and what is refused.

mod alternate_forms;
pub mod docx;
mod folders;
mod heads;
mod kept_paragraphs;
mod merged_tables;
mod refused;
mod round_trip;
mod sections;
mod texts;
mod unbounded;
mod wordings;

use serde_json::Value;

use super::import::{files, value};
use crate::shared::{Answer, Folder};
use docx::Docx;

/// Imports a document as `dokument.docx`; the folder, the answer, and the documents that it came to.
fn imported(document: &Docx, arguments: &[&str]) -> (Folder, Answer, Vec<Value>) {
    let folder = Folder::of(&[]);
    folder.write("dokument.docx", document.bytes());
    let answer = folder.run(&[&["import", "dokument.docx", "--output", "ut"], arguments].concat());
    let values = files(&folder.path().join("ut")).iter().map(|file| value(&folder, &format!("ut/{file}"))).collect();
    (folder, answer, values)
}

/// The one document that a document of Word comes to, and the answer.
fn one(document: &Docx, arguments: &[&str]) -> (Value, Answer) {
    let (_, answer, mut values) = imported(document, arguments);
    assert_eq!((answer.code, values.len()), (0, 1), "{}{}", answer.stdout, answer.stderr);
    (values.remove(0), answer)
}
