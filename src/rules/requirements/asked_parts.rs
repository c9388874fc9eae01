//! The parts of a document that a requirement is asked of.

use std::borrow::Cow;

use crate::catalogue::View;
use crate::catalogue::view::Seen;
use crate::text::{Pointer, Trail};

/// The parts that match a pattern such as `/åtgärder/*`, with their pointers.
pub fn parts<'tree>(view: View<'tree>, pattern: &str) -> Vec<(Pointer, View<'tree>)> {
    let pattern = Pointer::parse(pattern);
    let mut parts = Vec::new();
    collect_parts(view, &pattern.segments().collect::<Vec<_>>(), &Trail::Root, &mut parts);
    parts
}

fn collect_parts<'tree>(
    view: View<'tree>,
    pattern: &[Cow<'_, str>],
    at: &Trail<'_>,
    parts: &mut Vec<(Pointer, View<'tree>)>,
) {
    let Some((segment, rest)) = pattern.split_first() else { return parts.push((at.pointer(), view)) };
    match (&**segment, view.seen()) {
        ("*", Some(Seen::List(items))) => {
            for (number, item) in items.enumerate() {
                collect_parts(item, rest, &Trail::Item(at, number), parts);
            }
        }
        ("*", _) => collect_parts(view, rest, at, parts),
        (key, Some(Seen::Map(members))) => {
            if let Some(inner) = members.get(key) {
                collect_parts(inner, rest, &Trail::Key(at, key), parts);
            }
        }
        (_, Some(Seen::Plain(_) | Seen::List(_)) | None) => {}
    }
}
