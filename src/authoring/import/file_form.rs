//! What a file is, by its first bytes and its name: a register, a document of Word, or something to save as one first.

use memchr::memmem;

use super::ImportError;
use super::word::Refused;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileForm {
    /// A register: a workbook or a text.
    Register,
    /// A document of Word.
    Word,
}

/// The first bytes of a zip, of older Office files and those with a password, of a PDF and of rich text.
pub const ZIP: &[u8] = b"PK\x03\x04";
pub const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";
const PDF: &[u8] = b"%PDF";
const RICH: &[u8] = b"{\\rtf";
/// How far into a file the type of an OpenDocument is looked for; it is the first thing in it.
const FAR: usize = 200;

/// What a file is.
///
/// # Errors
/// If it is something that is neither, and that can be saved as one.
pub fn form(file: &str, bytes: &[u8]) -> Result<FileForm, ImportError> {
    let name = file.to_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let named = || file.to_owned();
    let says = |word: &str| memmem::find(bytes, wide(word).as_slice()).is_some();
    if bytes.starts_with(ZIP) {
        let start = &bytes[..bytes.len().min(FAR)];
        if memmem::find(start, b"application/vnd.oasis.opendocument.text").is_some() || ending == "odt" {
            return Err(Refused::OpenDocument(named()).into());
        }
        let is_word =
            memmem::find(bytes, b"word/document").is_some() || memmem::find(bytes, b"word\\document").is_some();
        let is_book = memmem::find(bytes, b"xl/").is_some();
        return Ok(if is_word && !is_book || is_of_word(ending) { FileForm::Word } else { FileForm::Register });
    }
    let refused = match ending {
        _ if bytes.starts_with(PDF) => Refused::Pdf(named()),
        _ if bytes.starts_with(RICH) => Refused::RichText(named()),
        _ if bytes.starts_with(COMPOUND) && says("EncryptedPackage") && is_of_word(ending) => {
            Refused::Password(named())
        }
        _ if bytes.starts_with(COMPOUND) && says("WordDocument") => Refused::OldWord(named()),
        "doc" | "dot" => Refused::OldWord(named()),
        "odt" | "ott" => Refused::OpenDocument(named()),
        "pdf" => Refused::Pdf(named()),
        "rtf" => Refused::RichText(named()),
        ending if is_of_word(ending) => Refused::OtherContent(named()),
        _ => return Ok(FileForm::Register),
    };
    Err(refused.into())
}

/// True for the ending of the name of a document of Word that can be read.
#[must_use]
pub fn is_of_word(ending: &str) -> bool {
    matches!(ending, "docx" | "docm" | "dotx" | "dotm")
}

/// A word as the directories of older Office files store it.
fn wide(word: &str) -> Vec<u8> {
    word.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
