//! Documents without a kind, and the kind of parts that could not be parsed.

use super::form;
use crate::catalogue::KindName;
use crate::finding::{Observation, Place};
use crate::text::tree::Content;
use crate::text::{Node, Pointer, SourceId};

/// The items of a list; empty for other values.
pub(super) fn items(node: &Node) -> &[Node] {
    match &node.content {
        Content::List(items) => items,
        Content::Scalar(_) | Content::Map(_) => &[],
    }
}

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

/// The kind on a `typ` line of a text that could not be parsed.
pub(super) fn named_kind(text: &str) -> Option<KindName> {
    let named = text.split(['\n', '\r']).find_map(|line| {
        let line = line.trim_start_matches(['\u{feff}', '{', ' ', '-', '"', '\'']);
        line.strip_prefix("typ")?.trim_start_matches(['"', '\'', ' ']).strip_prefix(':')
    })?;
    let name = named.split(['#', ',', '}']).next().unwrap_or_default().trim_matches([' ', '\t', '"', '\'']);
    Some(KindName(name.to_lowercase()))
}
