//! The files of reports that arguments name, and what is read of them.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use walkdir::WalkDir;

use super::collect_error::CollectError;
use crate::progress::Progress;
use crate::report::collection::written_report::{NoReport, WrittenReport};
use crate::text::decode::{Encoding, decode};
use crate::text::disk::{cannot_read, is_json};
use crate::text::personal_number::clean;

/// The most reports.
const MOST_FILES: usize = 10_000;
/// The most bytes of a report.
const MOST_BYTES: u64 = 512 << 20;
/// Up to this size, files are read beside each other.
const SMALL: u64 = 16 << 20;

/// The files and the folders that arguments name.
#[derive(Debug, Default)]
pub struct ReportSources {
    /// The files, and those of the folders.
    pub files: Vec<PathBuf>,
    /// The folders.
    pub folders: Vec<PathBuf>,
}

impl ReportSources {
    /// The files of these arguments, each once; of a folder every JSON file below it, without following links.
    ///
    /// # Errors
    /// If one is not there, a folder has none, or there are too many.
    pub fn of(arguments: &[PathBuf]) -> Result<Self, CollectError> {
        let mut sources = Self::default();
        for path in arguments {
            let found = fs::metadata(path).map_err(|error| unread(path, &error))?;
            if found.is_dir() {
                let before = sources.files.len();
                sources.add_folder(path)?;
                if sources.files.len() == before {
                    return Err(CollectError::NoFiles(told(path)));
                }
                sources.folders.push(path.clone());
            } else {
                sources.files.push(path.clone());
            }
            if sources.files.len() > MOST_FILES {
                return Err(CollectError::TooMany(MOST_FILES));
            }
        }
        let mut seen = std::collections::HashSet::new();
        // A pipe has no name of its own, and is taken as it is called.
        sources.files.retain(|file| seen.insert(fs::canonicalize(file).unwrap_or_else(|_| file.clone())));
        Ok(sources)
    }

    fn add_folder(&mut self, folder: &Path) -> Result<(), CollectError> {
        let is_shown =
            |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
        for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_shown) {
            let entry = entry.map_err(|error| {
                let place = error.path().unwrap_or(folder).to_owned();
                unread(&place, &error.into())
            })?;
            if entry.file_type().is_file() && is_json(entry.path()) {
                self.files.push(entry.into_path());
            }
            if self.files.len() > MOST_FILES {
                return Err(CollectError::TooMany(MOST_FILES));
            }
        }
        Ok(())
    }

    /// The reports of the files, in their order.
    ///
    /// # Errors
    /// If a file cannot be read, is too large, or is no report; then none is returned.
    pub fn read(&self, progress: &Progress) -> Result<Vec<(String, WrittenReport)>, CollectError> {
        progress.begin("läser rapporter:", self.files.len());
        let is_small = |file: &PathBuf| fs::metadata(file).is_ok_and(|found| found.is_file() && found.len() <= SMALL);
        let step = |read| {
            progress.step();
            read
        };
        let (small, large): (Vec<_>, Vec<_>) = self.files.iter().enumerate().partition(|(_, file)| is_small(file));
        let mut read: Vec<(usize, Result<WrittenReport, Fault>)> =
            small.par_iter().map(|(number, file)| step((*number, report(file)))).collect();
        // One after the other, so that no more than one of them is in memory.
        read.extend(large.into_iter().map(|(number, file)| step((number, report(file)))));
        progress.end();
        read.sort_by_key(|(number, _)| *number);
        let (mut reports, mut others) = (Vec::new(), Vec::new());
        for (number, result) in read {
            let name = told(&self.files[number]);
            match result {
                Ok(report) => reports.push((name, report)),
                Err(Fault::Other(why)) => others.push((name, why)),
                Err(Fault::Unread(error)) => return Err(error),
            }
        }
        if others.is_empty() { Ok(reports) } else { Err(CollectError::no_reports(&others)) }
    }
}

/// Why a file gave no report.
enum Fault {
    Unread(CollectError),
    Other(NoReport),
}

fn report(path: &Path) -> Result<WrittenReport, Fault> {
    let failed = |error: std::io::Error| Fault::Unread(unread(path, &error));
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Fault::Unread(CollectError::TooLarge { file: told(path), megabytes: MOST_BYTES >> 20 }));
    }
    let decoded = decode(bytes);
    // Windows writes what a command prints as UTF-16; anything else than text ends here as no JSON.
    match decoded.fault {
        None | Some((Encoding::Utf16, _)) => WrittenReport::parse(&decoded.text).map_err(Fault::Other),
        Some((Encoding::Windows1252 | Encoding::Binary, _)) => Err(Fault::Unread(CollectError::Unread {
            file: told(path),
            reason: cannot_read(&std::io::ErrorKind::InvalidData.into()),
        })),
    }
}

fn unread(path: &Path, error: &std::io::Error) -> CollectError {
    CollectError::Unread { file: told(path), reason: cannot_read(error) }
}

/// The name of a file as it is told.
fn told(path: &Path) -> String {
    clean(&path.display().to_string())
}
