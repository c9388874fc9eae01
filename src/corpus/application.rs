//! The enheter to which a document applies: those it names, those of a category, and those it excepts.

use super::organisation::is_unit;
use super::unit_words::{Phrase, categories_of, means_all};
use super::{Document, Organisation, UnitId};

/// The enheter to which a document applies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Application {
    /// The enheter that it names, or the vårdgivare if it names none; it applies to all enheter below them too.
    pub units: Vec<UnitId>,
    /// The enheter that are excepted, with all enheter below them.
    pub excepted: Vec<UnitId>,
    /// The names that are not names of enheter.
    pub unmatched: Vec<String>,
}

/// The field with the enheter that a document does not apply to.
pub const EXCEPTED: &str = "gäller_inte_för";

impl Organisation {
    /// The enheter to which a document applies.
    #[must_use]
    pub fn application(&self, document: &Document) -> Application {
        if self.is_implied {
            return Application { units: vec![UnitId(0)], ..Application::default() };
        }
        if is_unit(document) {
            return Application { units: self.find(&document.id).into_iter().collect(), ..Application::default() };
        }
        let mut application = Application::default();
        let deciding = self.deciding(document);
        for name in &document.applies_to {
            match self.find(name) {
                Some(unit) => application.units.push(unit),
                None if means_all(name) => application.units.extend(self.carers()),
                None => self.add_phrase(name, &deciding, &mut application),
            }
        }
        if document.applies_to.is_empty() {
            application.units.extend(deciding);
        }
        for name in document.root.texts_of(EXCEPTED) {
            match self.meant_by(name, &[]) {
                Some(units) => application.excepted.extend(units),
                None => application.unmatched.push(name.to_owned()),
            }
        }
        for units in [&mut application.units, &mut application.excepted] {
            units.sort();
            units.dedup();
        }
        application
    }

    /// The enheter whose document it is, if it names enheter only by their category: its enhet, its vårdgivare, or all
    /// vårdgivare.
    fn deciding(&self, document: &Document) -> Vec<UnitId> {
        let named = |key: &str| {
            let texts = document.root.texts_of(key);
            texts.into_iter().filter_map(|name| self.find(name)).collect::<Vec<UnitId>>()
        };
        let found = ["enhet", "vårdgivare"].into_iter().map(named).find(|units| !units.is_empty());
        found.unwrap_or_else(|| self.carers().collect())
    }

    /// The vårdgivare; none if they are so many that it is not followed which documents apply to them all.
    fn carers(&self) -> impl Iterator<Item = UnitId> {
        self.roots().filter(|_| !self.has_too_many_roots())
    }

    /// Adds the enheter of a text about several, such as "alla vårdcentraler utom vc-norr", or the text as unmatched.
    fn add_phrase(&self, text: &str, deciding: &[UnitId], application: &mut Application) {
        let phrase = Phrase::read(text);
        let units = |names: &[&str]| {
            let each: Option<Vec<Vec<UnitId>>> = names.iter().map(|name| self.meant_by(name, deciding)).collect();
            each.map(|each| each.concat())
        };
        match (units(&phrase.meant), units(&phrase.excepted)) {
            (Some(meant), Some(excepted)) if !meant.is_empty() || self.has_too_many_roots() => {
                application.units.extend(meant);
                application.excepted.extend(excepted);
            }
            (Some(_) | None, _) => application.unmatched.push(text.to_owned()),
        }
    }

    /// The enheter that a name means: one, every one, or those of a category at or below the deciding enheter, or anywhere
    /// if none is given; none if it means no enhet.
    fn meant_by(&self, name: &str, deciding: &[UnitId]) -> Option<Vec<UnitId>> {
        if let Some(unit) = self.find(name) {
            return Some(vec![unit]);
        }
        if means_all(name) {
            return Some(self.carers().collect());
        }
        let is_decided =
            |unit: &UnitId| deciding.is_empty() || self.chain(*unit).any(|above| deciding.contains(&above));
        let mut units: Vec<UnitId> =
            categories_of(name).iter().flat_map(|category| self.of_category(category)).copied().collect();
        units.sort_unstable();
        units.dedup();
        units.retain(is_decided);
        (!units.is_empty()).then_some(units)
    }

    /// True if an enhet is among those that an application excepts, or below one of them.
    #[must_use]
    pub fn is_excepted(&self, application: &Application, unit: UnitId) -> bool {
        !application.excepted.is_empty()
            && self.chain(unit).any(|above| application.excepted.binary_search(&above).is_ok())
    }
}
