//! The ids of own requirements: each is its file's path, and none is taken for an id of the program.

use std::collections::{BTreeMap, HashSet};

use super::OwnFile;
use super::our_names::OurNames;
use crate::catalogue::{CatalogueError, Requirement, catalogue_files};
use crate::text::Pointer;
use crate::text::look_alike::Shapes;

/// The ids that are taken.
pub struct OwnIds<'catalogue> {
    /// The first segments of the program's ids, by each of their shapes.
    ours: BTreeMap<String, String>,
    /// The names of the program's acts.
    acts: &'catalogue OurNames<'catalogue>,
    /// The own ids so far.
    own: HashSet<String>,
}

impl<'catalogue> OwnIds<'catalogue> {
    /// No own ids yet, beside these of the program and the names of its acts.
    pub fn beside<'id>(ids: impl Iterator<Item = &'id str>, acts: &'catalogue OurNames<'catalogue>) -> Self {
        let families: HashSet<&str> = ids.map(family).collect();
        let mut ours = BTreeMap::new();
        for family in families {
            ours.extend(Shapes::of(family).each().map(|shape| (shape.to_owned(), family.to_owned())));
        }
        Self { ours, acts, own: HashSet::new() }
    }

    /// Takes the ids of an own requirement.
    ///
    /// # Errors
    /// If its id is not its path, is taken, has signs that are not seen, or looks like one of the program's.
    pub fn take(&mut self, file: &OwnFile, requirement: &Requirement) -> Result<(), CatalogueError> {
        let (id, at) = (&requirement.id, Pointer::root().child("id"));
        if Some(id.as_str()) != catalogue_files::stem(&file.path) {
            return Err(file.wrong_at(&at, format!("id är {id} men ska vara filens sökväg i mappen")));
        }
        let ids = std::iter::once(("id", at, id));
        let earlier = requirement
            .earlier_ids
            .iter()
            .enumerate()
            .map(|(number, id)| ("tidigare_id", Pointer::root().child("tidigare_id").child(number), id));
        for (key, at, id) in ids.chain(earlier) {
            if id.chars().any(is_unseen) || id.split('/').any(|part| part.trim() != part || part.is_empty()) {
                let reason = format!("{key} {id} har tecken som inte syns, eller blanksteg först eller sist");
                return Err(file.wrong_at(&at, reason));
            }
            if let Some(reason) = self.resemblance(id) {
                return Err(file.wrong_at(&at, format!("{key} {reason}")));
            }
        }
        if !self.own.insert(id.clone()) {
            return Err(file.wrong(format!("det finns redan ett eget krav med id {id}")));
        }
        Ok(())
    }

    /// The sentence on an id that is taken for one of the program's; none if it is not.
    fn resemblance(&self, id: &str) -> Option<String> {
        let family = family(id);
        let Some(ours) = Shapes::of(family).each().find_map(|shape| self.ours.get(shape)) else {
            let act = self.acts.named(family).or_else(|| self.acts.begins(family))?;
            return Some(format!(
                "{id} börjar med ett annat sätt att skriva {}, och kan tas för en av programmets regler; välj ett eget \
                 namn i stället för {family}",
                act.number_and_name()
            ));
        };
        Some(if ours == family {
            format!("{id} börjar som programmets egna regler; välj ett eget namn i stället för {family}")
        } else {
            format!("{id} börjar nästan som programmets {ours}, och kan tas för en av dess regler; välj ett eget namn")
        })
    }
}

/// The first segment of an id.
fn family(id: &str) -> &str {
    id.split('/').next().unwrap_or_default()
}

/// True for a sign that is not seen, or that turns the direction of others.
fn is_unseen(letter: char) -> bool {
    let is_format = matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}');
    is_format || letter.is_control() || (letter.is_whitespace() && letter != ' ')
}
