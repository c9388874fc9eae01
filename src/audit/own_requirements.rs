//! The catalogue together with the own requirements that the settings name.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::AuditError;
use crate::catalogue::{Catalogue, CatalogueError, OwnFile, Requirement};
use crate::corpus::folder::Archive;
use crate::corpus::own_folder::OwnFiles;
use crate::corpus::reading::Read;
use crate::corpus::requirement_form;
use crate::corpus::settings::Settings;
use crate::rules::{self, examples};
use crate::text::inside_root::{WayOut, plain};

/// The most folders of own requirements.
const MOST_FOLDERS: usize = 100;

/// The catalogue with the own requirements that the settings name, each tested with its own examples; what was read names
/// the place of a fault in the settings.
///
/// # Errors
/// If a folder of them is outside the audited folder, or an own requirement is faulty.
pub fn extended(
    catalogue: &Catalogue,
    settings: &Settings,
    archive: &Archive,
    read: Option<&Read>,
) -> Result<Catalogue, AuditError> {
    let mut own = OwnFiles::default();
    if settings.own_requirements.len() > MOST_FOLDERS {
        let reason = format!("inställningarna anger fler än {MOST_FOLDERS} mappar");
        return Err(CatalogueError::OwnFolder { folder: settings.own_requirements[0].clone(), reason }.into());
    }
    let mut seen = BTreeSet::new();
    for (number, folder) in settings.own_requirements.iter().enumerate() {
        let outside = |way: WayOut| outside(settings, read, number, &way);
        let folder = plain(folder).and_then(|folder| archive.within(&folder)).map_err(outside)?;
        if seen.insert(folder.clone()) && archive.is_folder(&folder) {
            own.add(archive, &folder)?;
        }
    }
    if own.files.is_empty() {
        return Ok(catalogue.clone());
    }
    requirement_form::check_own(&own.files)?;
    let extended = catalogue.clone().with_own(&own.files, &rules::ids(catalogue))?;
    let requirements: Vec<&Requirement> = extended.requirements.iter().filter(|one| one.is_own).collect();
    let contradiction = |requirement: &&Requirement| {
        let reason = examples::contradictions(&extended, requirement).into_iter().next()?;
        Some((requirement.id.clone(), reason))
    };
    match requirements.par_iter().find_map_first(contradiction) {
        None => Ok(extended),
        Some((id, reason)) => {
            let holds = |file: &&OwnFile| file.path.starts_with(&format!("{id}."));
            let file = own.files.iter().find(holds).expect("each own requirement has the path of its file as its id");
            Err(file.wrong(reason).into())
        }
    }
}

/// The error of a folder outside the audited one, at its line in the settings.
fn outside(settings: &Settings, read: Option<&Read>, number: usize, way: &WayOut) -> AuditError {
    let folder = settings.own_requirements[number].clone();
    let place = read.and_then(|read| {
        let place = settings.place_of_own(&read.documents, number)?;
        let source = &read.sources[place.source.0 as usize];
        Some(format!("{}:{}: ", source.path, source.position(place.span.start).line))
    });
    AuditError::OutsideFolder { place: place.unwrap_or_default(), folder, way: way.to_string() }
}
