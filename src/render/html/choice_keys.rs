//! By what an enhet is chosen, in the address of the page and in its script.

use std::collections::HashMap;

use crate::render::sentence::shortened;
use crate::report::Report;
use crate::text::unique_names::UniqueNames;

/// The most characters of a key.
const MOST: usize = 200;

/// What each enhet is chosen by; an id that is shown as it is keeps its own.
pub fn keys(report: &Report) -> HashMap<&str, String> {
    let ids = || report.units.iter().map(|unit| unit.id.as_str());
    let mut names = UniqueNames::default();
    ids().filter(|id| shortened(id, MOST) == **id).for_each(|id| names.reserve(id));
    let mut key = |id: &str| {
        let shown = shortened(id, MOST);
        if shown == id { shown } else { names.take(&shown, '~') }
    };
    ids().map(|id| (id, key(id))).collect()
}
