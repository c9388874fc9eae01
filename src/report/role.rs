//! The role that due dates are limited to.

use std::collections::BTreeSet;

use super::dossier::{DescribedRole, Dossier};
use crate::text::words::nearest;

/// A role that is asked for, with every way in which documents may name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedRole {
    /// The name as it was asked for.
    pub name: String,
    /// Its ids, titles and names, as compared.
    spellings: BTreeSet<String>,
}

impl AskedRole {
    /// The role of an id, a title or a name. A name that several roles share is all of them; one that no document describes
    /// is known if a due date names it.
    ///
    /// # Errors
    /// If there is none; the error is the nearest one, if any is near enough to be meant.
    pub fn find<'dossier>(dossier: &'dossier Dossier, name: &str) -> Result<Self, Option<&'dossier str>> {
        let asked = folded(name);
        let is_meant = |role: &&DescribedRole| words(role).any(|word| folded(word) == asked);
        let (meant, others): (Vec<&DescribedRole>, Vec<&DescribedRole>) = dossier.roles.iter().partition(is_meant);
        let written = || dossier.due.iter().flat_map(|row| &row.roles).map(String::as_str);
        if asked.is_empty() || (meant.is_empty() && !written().any(|word| folded(word) == asked)) {
            return Err(nearest(name, dossier.roles.iter().flat_map(words).chain(written())));
        }
        // A name that another role bears too tells nothing of which one is meant.
        let shared: BTreeSet<String> = others.into_iter().flat_map(words).map(folded).collect();
        let spellings = meant.into_iter().flat_map(words).map(folded).filter(|word| !shared.contains(word));
        Ok(Self { name: name.trim().to_owned(), spellings: spellings.chain([asked]).collect() })
    }

    /// True if one of some roles, as documents name them, is the one that is asked for.
    #[must_use]
    pub fn bears(&self, roles: &[String]) -> bool {
        roles.iter().any(|role| self.spellings.contains(&folded(role)))
    }
}

/// The words by which a role is named: its id, its title and its names.
fn words(role: &DescribedRole) -> impl Iterator<Item = &str> {
    let words = [role.id.as_str(), role.title.as_str()].into_iter().chain(role.names.iter().map(String::as_str));
    words.filter(|word| !word.is_empty())
}

/// A word in lower case, with the same separators.
fn folded(word: &str) -> String {
    word.trim().to_lowercase().replace(['-', '_'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(id: &str, title: &str, name: &str) -> DescribedRole {
        DescribedRole { id: id.into(), title: title.into(), names: vec![name.into()] }
    }

    fn dossier() -> Dossier {
        Dossier::default().with_roles(vec![
            role("roll-vc-norr", "Verksamhetschef Norr", "verksamhetschef"),
            role("roll-vc-syd", "Verksamhetschef Syd", "verksamhetschef"),
            role("roll-mla", "Läkare med ledningsansvar", "medicinskt-ledningsansvarig"),
        ])
    }

    fn bears(asked: &str, written: &str) -> bool {
        AskedRole::find(&dossier(), asked).expect("the role is described").bears(&[written.to_owned()])
    }

    #[test]
    fn a_role_is_found_by_id_title_or_name() {
        for asked in ["roll-vc-norr", "Roll VC Norr", "verksamhetschef norr"] {
            assert!(bears(asked, "roll-vc-norr") && bears(asked, "Verksamhetschef Norr"), "{asked}");
            assert!(!bears(asked, "roll-vc-syd") && !bears(asked, "verksamhetschef"), "{asked}");
        }
        assert!(bears("Verksamhetschef", "roll-vc-norr") && bears("verksamhetschef", "roll-vc-syd"));
        assert!(bears("verksamhetschef", "Verksamhetschef"));
        assert!(bears("roll-mla", "Medicinskt ledningsansvarig"), "no other role bears the name");
    }

    #[test]
    fn an_unknown_role_is_told_with_the_one_that_may_be_meant() {
        let dossier = dossier();
        assert_eq!(AskedRole::find(&dossier, "roll-vc-nor"), Err(Some("roll-vc-norr")));
        assert_eq!(AskedRole::find(&dossier, "ekonom"), Err(None));
        assert_eq!(AskedRole::find(&dossier, "  "), Err(None));
    }
}
