//! Own acts: the register in a folder of own requirements, which says nothing of the acts in the program's register.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::our_names::OurNames;
use super::{MISSHAPEN, OwnFile};
use crate::catalogue::{Act, CatalogueError, catalogue_files};
use crate::text::Pointer;
use crate::text::yaml::parse;

/// The most own acts.
const MOST: usize = 500;
/// The longest name of an own act, in characters.
const LONGEST: usize = 500;
/// The most characters in all short names of own acts together: they are looked for in every document.
const MOST_IN_SHORT_NAMES: usize = 10_000;

/// The own acts that have been read, beside those of the program's register.
pub struct OwnActs<'catalogue> {
    register: &'catalogue BTreeMap<String, Act>,
    /// The names of the acts in the register.
    names: &'catalogue OurNames<'catalogue>,
    /// The acts of the register, by number without series.
    numbers: HashMap<&'catalogue str, &'catalogue Act>,
    own: BTreeMap<String, Act>,
    in_short_names: usize,
}

impl<'catalogue> OwnActs<'catalogue> {
    /// The acts of own registers, by number.
    ///
    /// # Errors
    /// If an entry is malformed, or bears a name of an act in the program's register.
    pub fn read(
        register: &'catalogue BTreeMap<String, Act>,
        names: &'catalogue OurNames<'catalogue>,
        files: &[&OwnFile],
    ) -> Result<BTreeMap<String, Act>, CatalogueError> {
        if files.is_empty() {
            return Ok(BTreeMap::new());
        }
        let numbers = register.values().filter_map(|act| Some((number(&act.number)?, act))).collect();
        let mut acts = Self { register, names, numbers, own: BTreeMap::new(), in_short_names: 0 };
        for file in files {
            acts.add_all(file)?;
        }
        Ok(acts.own)
    }

    fn add_all(&mut self, file: &OwnFile) -> Result<(), CatalogueError> {
        let Some(root) = parse(&file.text).into_iter().find_map(|part| part.root) else { return Ok(()) };
        let value = catalogue_files::masked(root.to_value());
        let Some(items) = value.as_array() else {
            return Err(file.wrong_at(&Pointer::root(), "registret ska vara en lista med författningar"));
        };
        for (number, item) in items.iter().enumerate() {
            let at = Pointer::root().child(number);
            let act = Act::deserialize(item).map_err(|_| file.wrong_at(&at, MISSHAPEN))?;
            // An act that stands as in the program's register says nothing else of it.
            if self.register.get(&act.number) != Some(&act) {
                self.add(file, &at, Act { is_own: true, ..act })?;
            }
        }
        Ok(())
    }

    fn add(&mut self, file: &OwnFile, at: &Pointer, act: Act) -> Result<(), CatalogueError> {
        for (key, name) in names_of(&act) {
            let at = at.child(key);
            if name.chars().count() > LONGEST || name.chars().filter(|letter| letter.is_alphanumeric()).count() < 2 {
                let reason = format!("{key} ska ha minst två bokstäver eller siffror, och högst {LONGEST} tecken");
                return Err(file.wrong_at(&at, reason));
            }
            let is_title = key == "titel";
            if let Some(ours) = self.names.named(name).or_else(|| self.names.begins(name).filter(|_| !is_title)) {
                return Err(file.wrong_at(&at, taken(key, name, ours)));
            }
        }
        let ours = number(&act.number).and_then(|number| self.numbers.get(number));
        if let Some(ours) = ours.filter(|_| !act.superseded_by.is_empty()) {
            let reason =
                format!("numret i {} är också {}s, som inte kan sägas vara ersatt här", act.number, ours.number);
            return Err(file.wrong_at(&at.child("ersatt_av"), reason));
        }
        self.in_short_names += act.short_names.iter().map(|name| name.chars().count()).sum::<usize>();
        if self.own.len() >= MOST || self.in_short_names > MOST_IN_SHORT_NAMES {
            let reason = format!(
                "de egna författningarna är fler än {MOST}, eller har kortnamn på mer än {MOST_IN_SHORT_NAMES} tecken"
            );
            return Err(file.wrong_at(at, reason));
        }
        match self.own.get(&act.number) {
            Some(other) if *other != act => {
                let reason = format!("{} står redan i ett eget register, med annat innehåll", act.number);
                Err(file.wrong_at(&at.child("beteckning"), reason))
            }
            Some(_) | None => {
                self.own.insert(act.number.clone(), act);
                Ok(())
            }
        }
    }
}

/// The sentence on a name that an act of the program's register has.
fn taken(key: &str, name: &str, ours: &Act) -> String {
    let whose = ours.number_and_name();
    if key == "beteckning" {
        format!("{name} står i programmets register som {whose}, och ändras inte av ett eget; ta bort posten")
    } else {
        format!("{key} {name} hör till {whose} i programmets register; välj ett eget namn")
    }
}

/// The names of an act and their keys.
fn names_of(act: &Act) -> impl Iterator<Item = (&'static str, &String)> {
    let named = [("beteckning", &act.number), ("citeras", &act.cited_as), ("titel", &act.title)];
    named.into_iter().chain(act.short_names.iter().map(|name| ("kortnamn", name)))
}

/// The number of an act without its series: `2011:9`. A citation is looked up by it where the series is left out.
fn number(designation: &str) -> Option<&str> {
    designation.rsplit(' ').next().filter(|number| number.contains(':'))
}
