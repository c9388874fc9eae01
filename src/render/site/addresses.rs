//! The addresses of the pages: from ids, the same each time, and valid as file names on every system.

use std::collections::{BTreeSet, HashMap};

use sha2::{Digest, Sha256};

use crate::catalogue::kind;
use crate::report::publication::Publication;
use crate::text::unique_names::UniqueNames;
use crate::text::{content_id, plain_name};

/// The folder of the roles.
const ROLES: &str = "roll";
/// The folder of the enheter.
const UNITS: &str = "enhet";

/// The address of each page without its extension, relative to the folder of the site, with `/`.
#[derive(Debug)]
pub struct Addresses {
    /// By the index of the document.
    pub documents: Vec<String>,
    /// By the index of the role.
    pub roles: Vec<String>,
    /// By the index of the enhet.
    pub units: Vec<String>,
}

impl Addresses {
    /// The addresses of a publication.
    #[must_use]
    pub fn of(publication: &Publication<'_>) -> Self {
        let folders = folders(publication);
        let mut by_folder: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, one) in publication.documents.iter().enumerate() {
            by_folder.entry(folders[one.document.kind.name.0.as_str()].as_str()).or_default().push(at);
        }
        let mut documents = vec![String::new(); publication.documents.len()];
        let mut roles = vec![String::new(); publication.roles.roles.len()];
        by_folder.entry(ROLES).or_default();
        for (folder, members) in by_folder {
            let mut ids: Vec<&str> = members.iter().map(|at| publication.documents[*at].document.id.as_str()).collect();
            let named = publication.roles.roles.iter().enumerate().filter(|(_, role)| role.document.is_none());
            let named: Vec<usize> = named.map(|(role, _)| role).filter(|_| folder == ROLES).collect();
            ids.extend(named.iter().map(|role| publication.roles.roles[*role].name));
            let mut names = names(&ids).into_iter().map(|name| format!("{folder}/{name}"));
            members.iter().zip(names.by_ref()).for_each(|(at, name)| documents[*at] = name);
            named.iter().zip(names).for_each(|(role, name)| roles[*role] = name);
        }
        for (role, at) in
            publication.roles.roles.iter().enumerate().filter_map(|(role, one)| Some((role, one.document?)))
        {
            roles[role].clone_from(&documents[at]);
        }
        let units: Vec<&str> = publication.corpus.organisation.units.iter().map(|unit| unit.id.as_str()).collect();
        let units = names(&units).into_iter().map(|name| format!("{UNITS}/{name}")).collect();
        Self { documents, roles, units }
    }
}

/// The folder of each kind.
fn folders<'corpus>(publication: &Publication<'corpus>) -> HashMap<&'corpus str, String> {
    let kinds: BTreeSet<&str> = publication.documents.iter().map(|one| one.document.kind.name.0.as_str()).collect();
    let mut taken = UniqueNames::default();
    [ROLES, UNITS].iter().for_each(|folder| taken.reserve(folder));
    let folder = |kind: &'corpus str| match kind {
        kind::ROLE => (kind, ROLES.to_owned()),
        _ => (kind, taken.take(&plain_name(kind).unwrap_or_else(|| "dokument".to_owned()), '-')),
    };
    kinds.into_iter().map(folder).collect()
}

/// A file name for each id. One that no other id comes near is the id itself in plain letters; of several that come near,
/// the one that is a plain name keeps it, and the others get a part of their digest, so that no name moves from one document
/// to another.
fn names(ids: &[&str]) -> Vec<String> {
    let plain: Vec<Option<String>> = ids.iter().map(|id| plain_name(id)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    plain.iter().flatten().for_each(|name| *counts.entry(name).or_default() += 1);
    let mut taken = UniqueNames::default();
    let name = |(id, plain): (&&str, &Option<String>)| {
        let wanted = match plain {
            Some(plain) if plain == id || counts[plain.as_str()] == 1 => plain.clone(),
            Some(plain) => format!("{plain}-{}", digest(id)),
            None => format!("dok-{}", digest(id)),
        };
        taken.take(&wanted, '-')
    };
    ids.iter().zip(&plain).map(name).collect()
}

fn digest(id: &str) -> String {
    content_id::hex(&Sha256::digest(id.as_bytes())[..4])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_of_its_id_whatever_stands_beside_it() {
        assert_eq!(names(&["RS 2025-0112", "31-4471", "con"]), ["rs-2025-0112", "31-4471", "dok-con"]);
        let among = ["rs-1", "RS 1", "RS/1", "日本", ""];
        let found = names(&among);
        assert_eq!(found[0], "rs-1");
        assert!(found[1].starts_with("rs-1-") && found[2].starts_with("rs-1-") && found[3].starts_with("dok-"));
        let mut turned = among;
        turned.reverse();
        let mut again = names(&turned);
        again.reverse();
        assert_eq!(again, found, "in any order");
        assert_eq!(names(&["a", "a"]), ["a", "a-2"]);
    }
}
