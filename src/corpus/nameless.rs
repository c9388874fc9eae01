//! Documents without a kind, and the kind of parts that could not be parsed.

use super::form;
use crate::catalogue::KindName;
use crate::finding::{About, Observation, Place, Severity};
use crate::text::tree::{Content, Entry};
use crate::text::words::{alike, meant};
use crate::text::{Node, Pointer, SourceId};

/// The items of a list; empty for other values.
pub(super) fn items(node: &Node) -> &[Node] {
    match &node.content {
        Content::List(items) => items,
        Content::Scalar(_) | Content::Map(_) => &[],
    }
}

/// The keys that most documents have.
const COMMON_KEYS: [&str; 12] = [
    "id",
    "titel",
    "status",
    "gäller_för",
    "enhet",
    "fastställd",
    "fastställd_av",
    "giltig_från",
    "område",
    "namn",
    "överordnad",
    "åtgärder",
];

/// The finding of a part that looks like a document but has no kind; none if it is something else.
pub(super) fn without_kind(id: SourceId, root: &Node, has_several: bool) -> Option<Observation> {
    let place = |span| Place { source: id, span, pointer: Pointer::root() };
    if let Content::List(_) = &root.content {
        let first = items(root).iter().find_map(|item| item.get("typ"))?;
        return Some(
            Observation::new(
                &form::WRONG_TYPE,
                "filen är en lista, men ett dokument ska börja direkt med sina fält",
                place(first.key_span),
            )
            .help("ta bort strecken framför dokumenten och skriv --- på en egen rad mellan dem"),
        );
    }
    if let Some(misspelt) = misspelt_kind(root) {
        let at = Place { source: id, span: misspelt.key_span, pointer: Pointer::root().child(&*misspelt.key) };
        let message = format!("fältet {} är okänt, så dokumentet är inte bedömt", misspelt.key);
        return Some(
            Observation::new(&form::UNKNOWN_KEY, message, at)
                .about(About::unknown(&misspelt.key, Some("typ")))
                .severity(Severity::Error)
                .help(meant("typ")),
        );
    }
    let common = COMMON_KEYS.iter().filter(|key| root.get(key).is_some()).count();
    if common < 2 && !(has_several && common > 0) && root.get("typ").is_none() {
        return None;
    }
    let first = root.get("typ").or_else(|| root.entries().first())?;
    Some(
        Observation::new(&form::NO_KIND, "dokumentet saknar typ och är inte bedömt", place(first.key_span))
            .help("skriv vad det är på första raden, till exempel typ: rutin"),
    )
}

/// The field `typ` as it is written with a capital letter, with the name of a kind.
pub(super) fn misspelt_kind(root: &Node) -> Option<&Entry> {
    let is_kind =
        |entry: &&Entry| &*entry.key != "typ" && alike(&entry.key, ["typ"]).is_some() && !entry.value.is_unfilled();
    root.entries().iter().find(is_kind).filter(|_| root.get("typ").is_none())
}

/// True if lines of a text begin with two of the keys that most documents have.
pub(super) fn looks_like_document(text: &str) -> bool {
    let begins = |key: &&&str| {
        let mut lines = text.split(['\n', '\r']);
        lines.any(|line| line.strip_prefix(**key).is_some_and(|rest| rest.trim_start().starts_with(':')))
    };
    COMMON_KEYS.iter().filter(begins).take(2).count() == 2
}

/// The kind on a `typ` line of a text that could not be parsed.
pub(super) fn named_kind(text: &str) -> Option<KindName> {
    let named = text.split(['\n', '\r']).find_map(|line| {
        let line = line.trim_start_matches(['\u{feff}', '{', ' ', '-', '"', '\'']);
        ["typ", "Typ", "TYP"]
            .iter()
            .find_map(|key| line.strip_prefix(key))?
            .trim_start_matches(['"', '\'', ' '])
            .strip_prefix(':')
    })?;
    let name = named.split(['#', ',', '}']).next().unwrap_or_default().trim_matches([' ', '\t', '"', '\'']);
    Some(KindName(name.to_lowercase()))
}
