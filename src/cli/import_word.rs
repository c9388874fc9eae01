//! Documents of Word, one by one or all of a folder, into files that replace none.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::import_again::{Again, LONGEST, Placing, again, write_document};
use super::import_arguments::{ImportArguments, kind_named, known_ids, read};
use super::import_places::field_texts;
use super::import_source::source_name;
use super::{CommandError, write_place};
use crate::authoring::import::word::{self, Asked, PublishedFacts, WordDocument, WordDraft, WordFile};
use crate::authoring::import::{Earlier, FileForm, FileNames, ImportError, Left, earlier, form, is_of_word};
use crate::catalogue::kind::ROUTINE;
use crate::catalogue::{Catalogue, Kind, KindName};
use crate::render::terminal::imported_word::{AllImported, Fate, Imported, Unread};
use crate::text::disk::cannot_read;
use crate::text::unique_names::UniqueNames;

/// The most files of a folder that are looked at.
const MOST_FILES: usize = 20_000;

/// A file, and the name by which it is told.
struct Source {
    path: PathBuf,
    name: String,
}

/// What is known while the documents are written.
struct Writing<'given> {
    arguments: &'given ImportArguments,
    catalogue: &'given Catalogue,
    /// The file names that are taken, and the ids of the documents that are there, by folder.
    folders: HashMap<PathBuf, (FileNames, HashSet<String>)>,
    /// The ids of this import, by kind, with their files.
    seen: HashMap<(KindName, String), String>,
    written: usize,
}

/// Imports one document of Word.
///
/// # Errors
/// If it cannot be read, or a draft cannot be written.
pub fn one(arguments: &ImportArguments, catalogue: &Catalogue, bytes: &[u8]) -> Result<AllImported, CommandError> {
    only_registers(arguments)?;
    let name = arguments.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut all = AllImported { is_dry: arguments.dry_run, ..AllImported::default() };
    let source = Source { path: arguments.file.clone(), name };
    let (kind, document) = document(arguments, catalogue, (&source, bytes), &mut UniqueNames::default())?;
    let mut writing = Writing::new(arguments, catalogue);
    all.documents.push(writing.write(source.name, &kind, document, &mut all.folders)?);
    Ok(all)
}

/// Imports the documents of Word in a folder and the folders below it; what cannot be read is told, and the rest goes on.
///
/// # Errors
/// If there are none, or a draft cannot be written.
pub fn all(arguments: &ImportArguments, catalogue: &Catalogue) -> Result<AllImported, CommandError> {
    only_registers(arguments)?;
    let mut all = AllImported { is_dry: arguments.dry_run, ..AllImported::default() };
    let mut ids = UniqueNames::default();
    let mut writing = Writing::new(arguments, catalogue);
    for source in sources(&arguments.file, &mut all) {
        let bytes = match read(&source.path) {
            Ok(bytes) => bytes,
            Err(error) => {
                all.refused.push(error);
                continue;
            }
        };
        match document(arguments, catalogue, (&source, &bytes), &mut ids) {
            Ok((kind, document)) => {
                all.documents.push(writing.write(source.name, &kind, document, &mut all.folders)?);
            }
            Err(error) => all.refused.push(error),
        }
    }
    if all.documents.is_empty() && all.refused.is_empty() && all.unread.is_empty() {
        return Err(ImportError::NoDocuments(arguments.file.display().to_string()).into());
    }
    Ok(all)
}

/// Documents of Word have no sheets and no columns.
fn only_registers(arguments: &ImportArguments) -> Result<(), ImportError> {
    let refused = |flag| ImportError::OnlyRegisters { flag, file: arguments.file.display().to_string() };
    arguments.without(&["--sheet", "--column", "--suggest"], refused)
}

/// The files of a folder that are documents of Word, or could be saved as one; the others are counted, and what is not
/// looked into is told.
fn sources(folder: &Path, all: &mut AllImported) -> Vec<Source> {
    let is_open = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        // NOTE: Word keeps a file with this name beside each document that is open.
        entry.depth() == 0 || !name.starts_with('.') && !name.starts_with("~$")
    };
    let named = |path: &Path| path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let mut sources = Vec::new();
    let mut files = 0;
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_open) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let place = named(error.path().unwrap_or(folder));
                let reason = error.io_error().map(cannot_read).unwrap_or_default();
                all.unread.push(Unread::Failed { place, reason });
                continue;
            }
        };
        let ending = entry.path().extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let is_document =
            is_of_word(&ending) || matches!(ending.as_str(), "doc" | "dot" | "odt" | "ott" | "rtf" | "pdf");
        if entry.path_is_symlink() && entry.depth() > 0 {
            let may_hold = is_document || entry.path().is_dir();
            all.unread.extend(may_hold.then(|| Unread::Link { place: named(entry.path()) }));
        }
        if !entry.file_type().is_file() {
            continue;
        }
        files += 1;
        if files > MOST_FILES {
            all.unread.push(Unread::Beyond { most: MOST_FILES, from: named(entry.path()) });
            break;
        }
        if is_document {
            let name = named(entry.path());
            sources.push(Source { path: entry.into_path(), name });
        } else {
            all.others += 1;
        }
    }
    sources
}

/// The kind and the drafts of a document of Word.
fn document(
    arguments: &ImportArguments,
    catalogue: &Catalogue,
    (source, bytes): (&Source, &[u8]),
    ids: &mut UniqueNames,
) -> Result<(std::sync::Arc<Kind>, WordDocument), ImportError> {
    let name = source.name.as_str();
    if form(name, bytes)? != FileForm::Word {
        return Err(word::Refused::OtherContent(name.to_owned()).into());
    }
    let file = word::read(bytes).map_err(|fault| fault(name.to_owned()))?;
    let by_title = word::kind_of(&file, name);
    let (facts, unread) = published(catalogue, &file);
    let of_facts = facts.as_ref().map(|facts| facts.kind.as_str());
    let kind = match &arguments.kind {
        Some(given) => kind_named(catalogue, given)?,
        None => kind_named(catalogue, of_facts.or(by_title).unwrap_or(ROUTINE))?,
    };
    let facts = facts.filter(|facts| kind.is(&facts.kind));
    let unit = arguments.unit.as_deref();
    let of = source_name(&source.path, &arguments.output_of(&kind));
    let asked = Asked { file: name, source: &of, kind: &kind, unit, published: facts.as_ref() };
    let mut document = word::documents(file, asked, ids)?;
    document.told.splice(0..0, unread);
    let indefinite = kind.words.indefinite.clone();
    if facts.is_some() {
        document.told.insert(0, word::Told::Published { indefinite });
    } else if arguments.kind.is_none() {
        document.told.insert(0, word::Told::Kind { indefinite, by_title: by_title.is_some() });
    }
    Ok((kind, document))
}

/// The facts of a file that `publish` wrote, or what is told if it has such properties that cannot be used.
fn published(catalogue: &Catalogue, file: &WordFile) -> (Option<PublishedFacts>, Option<word::Told>) {
    match PublishedFacts::of(&file.published) {
        Ok(Some(facts)) if !catalogue.kinds.contains_key(&KindName(facts.kind.clone())) => {
            (None, Some(word::Told::PropertyUnread { property: format!("ledningskoll typ, {}", facts.kind) }))
        }
        Ok(facts) => (facts, None),
        Err(property) => (None, Some(word::Told::PropertyUnread { property })),
    }
}

impl<'given> Writing<'given> {
    fn new(arguments: &'given ImportArguments, catalogue: &'given Catalogue) -> Self {
        Self { arguments, catalogue, folders: HashMap::new(), seen: HashMap::new(), written: 0 }
    }

    /// Writes the drafts of a document, each to a file of its own.
    fn write(
        &mut self,
        file: String,
        kind: &Kind,
        document: WordDocument,
        folders: &mut Vec<String>,
    ) -> Result<Imported, CommandError> {
        let output = self.arguments.output_of(kind);
        if !self.folders.contains_key(&output) {
            write_place::named(&output)?;
            let ids = known_ids(self.catalogue, kind, &output);
            self.folders.insert(output.clone(), (FileNames::default(), ids));
        }
        let stem = file.rsplit('/').next().unwrap_or_default().to_owned();
        let mut fates = Vec::new();
        for draft in &document.drafts {
            let Some((names, known)) = self.folders.get_mut(&output) else { continue };
            let key = (kind.name.clone(), draft.id.clone());
            if let Some(other) = self.seen.get(&key) {
                fates.push(Fate::SameId { id: draft.id.clone(), other: other.clone() });
                continue;
            }
            let name = names.file_name(&[&draft.id, &draft.title, &stem], fates.len() + 1);
            let shown = output.join(&name).display().to_string();
            let place = output.join(&name);
            if document.drafts.len() > 1 && has_other_title(&place, draft, kind) {
                fates.push(Fate::Left(Left::OtherTitle { file: name }));
                continue;
            }
            let placing = Placing { folder: &output, name: &name, id: &draft.id, text: &draft.text };
            let again = again(placing, known, self.arguments.dry_run);
            fates.push(match again.map_err(|error| error.after(self.written))? {
                Again::Same => Fate::Same(shown),
                Again::Updated => {
                    self.written += 1;
                    Fate::Updated(shown)
                }
                Again::Left(left) => Fate::Left(left),
                Again::Free if self.arguments.dry_run => Fate::Planned(shown),
                Again::Free => match write_document(&output, &name, &draft.text) {
                    Ok(true) => {
                        self.written += 1;
                        Fate::Written(shown)
                    }
                    Ok(false) => Fate::Left(Left::FileThere { file: name }),
                    Err(error) => return Err(error.after(self.written).into()),
                },
            });
            self.seen.insert(key, file.clone());
        }
        let shown = output.display().to_string();
        if fates.iter().any(|fate| matches!(fate, Fate::Written(_) | Fate::Updated(_))) && !folders.contains(&shown) {
            folders.push(shown);
        }
        Ok(Imported { file, document, fates })
    }
}

/// True if the document of an earlier import in the place of the row of a plan is of another row: the ids of rows are
/// proposed by their order.
fn has_other_title(place: &Path, draft: &WordDraft, kind: &Kind) -> bool {
    let is_file = place.symlink_metadata().is_ok_and(|about| about.is_file() && about.len() <= LONGEST);
    let there = is_file.then(|| std::fs::read_to_string(place).ok()).flatten();
    let field = kind.words.title_fields.first().map_or("", String::as_str);
    there.is_some_and(|there| {
        earlier(&there, &draft.text) == Some(Earlier::Unchanged)
            && field_texts(&there, [field]) != [draft.title.as_str()]
    })
}
