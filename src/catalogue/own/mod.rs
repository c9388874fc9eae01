//! Own requirements: those that a ledningssystem adds to the catalogue, and that change nothing of what is in it.

mod bounds;
mod ids;
mod our_names;
mod own_acts;

use std::sync::Arc;

use serde::de::DeserializeOwned;
use unicode_normalization::UnicodeNormalization;

use self::bounds::Bounds;
use self::ids::OwnIds;
use self::our_names::OurNames;
use self::own_acts::OwnActs;
use super::{Catalogue, CatalogueError, Facts, Requirement, catalogue_files, soundness};
use crate::text::yaml::parse;
use crate::text::{Pointer, Source};

/// A file in a folder of own requirements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFile {
    /// The folder, from the audited folder.
    pub folder: String,
    /// The path from that folder.
    pub path: String,
    /// The text, with personal numbers masked.
    pub text: String,
}

impl OwnFile {
    /// True for the register of acts, which is no requirement.
    #[must_use]
    pub fn is_register(&self) -> bool {
        // NOTE: macOS writes å, ä and ö of file names decomposed.
        catalogue_files::stem(&self.path).is_some_and(|stem| stem.nfc().eq("författningar".chars()))
    }

    /// The error of the file.
    #[must_use]
    pub fn wrong(&self, reason: impl Into<String>) -> CatalogueError {
        let path = if self.folder.is_empty() { self.path.clone() } else { format!("{}/{}", self.folder, self.path) };
        CatalogueError::Own { path, reason: reason.into() }
    }

    /// The error of the file at the line of an address in it.
    fn wrong_at(&self, pointer: &Pointer, reason: impl AsRef<str>) -> CatalogueError {
        let source = Source::new(self.path.clone(), self.text.clone());
        let root = parse(&self.text).into_iter().next().and_then(|part| part.root);
        let start = root.map_or(0, |root| {
            let found = root.locate(pointer);
            found.key.unwrap_or(found.node.span).start
        });
        self.wrong(format!("rad {}: {}", source.position(start).line, reason.as_ref()))
    }
}

impl Catalogue {
    /// The catalogue together with own requirements and their acts. `taken` are the ids of all rules and requirements of
    /// the program.
    ///
    /// # Errors
    /// If a file breaks a rule, changes an act of the register, or takes an id of the program.
    pub fn with_own(mut self, files: &[OwnFile], taken: &[&str]) -> Result<Self, CatalogueError> {
        let (registers, requirements): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.is_register());
        let register = self.acts.clone();
        let names = OurNames::of(&register);
        self.acts.extend(OwnActs::read(&register, &names, &registers)?);
        let earlier = self.requirements.iter().flat_map(|requirement| &requirement.earlier_ids).map(String::as_str);
        let mut ids = OwnIds::beside(taken.iter().copied().chain(earlier), &names);
        let mut bounds = Bounds::default();
        let mut own = Vec::new();
        for file in requirements {
            let content = content(file)?;
            bounds.hold(file, &typed(file, &content)?, &self.common)?;
            let mut requirement: Requirement = typed(file, &content)?;
            requirement.is_own = true;
            ids.take(file, &requirement)?;
            own.push((file, requirement));
        }
        let facts = Arc::new(Facts::default());
        for (file, requirement) in &own {
            soundness::check_requirement(&self, requirement, &facts).map_err(|error| of_file(file, error))?;
        }
        let requirements = Arc::make_mut(&mut self.requirements);
        requirements.extend(own.into_iter().map(|(_, requirement)| requirement));
        requirements.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(self)
    }
}

/// The content of a file as JSON.
fn content(file: &OwnFile) -> Result<String, CatalogueError> {
    let text = vec![(file.path.clone(), file.text.clone())];
    let read = catalogue_files::from_texts(text).map_err(|error| of_file(file, error))?;
    Ok(read.into_iter().map(|file| file.content.into_owned()).collect())
}

/// Reads the JSON of a file.
fn typed<T: DeserializeOwned>(file: &OwnFile, content: &str) -> Result<T, CatalogueError> {
    serde_json::from_str(content).map_err(|_| file.wrong(MISSHAPEN))
}

/// The fault of a file whose form is checked earlier, with line and field.
const MISSHAPEN: &str = "ett fält saknas, är okänt eller innehåller något annat än det ska";

/// The error of a catalogue file as that of an own file.
fn of_file(file: &OwnFile, error: CatalogueError) -> CatalogueError {
    match error {
        CatalogueError::File { reason, .. } => file.wrong(reason),
        other @ (CatalogueError::Folder { .. }
        | CatalogueError::Incomplete { .. }
        | CatalogueError::OwnFolder { .. }
        | CatalogueError::Own { .. }) => other,
    }
}
