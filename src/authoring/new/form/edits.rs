//! Changes of a text by what is answered; all else stays as it is.

use std::ops::Range;

use serde_json::Value;

use super::fields::{Place, spans, spans_in, with_line_ends_of};
use crate::authoring::new::yaml_lines::written;
use crate::text::yaml::parse;
use crate::text::{Node, Span};

/// The text with a value filled in, and where the value stands in it; none if the field is not there any more, or has marks
/// of its own that a value cannot stand beside.
#[must_use]
pub fn filled(text: &str, place: &Place, value: &Value) -> Option<(String, Span)> {
    let (blank, value) = edit(text, spans(text, place)?, value)?;
    let changed = format!("{}{value}{}", &text[..blank.start], &text[blank.end..]);
    let start = blank.start + usize::from(value.starts_with(' '));
    Some((changed, Span::new(start, blank.start + value.len())))
}

/// The text with several values filled in, and the numbers of those whose fields are not there.
#[must_use]
pub fn all_filled(text: &str, values: &[(Place, Value)]) -> (String, Vec<usize>) {
    let parts = parse(text);
    let edit = |(number, (place, value)): (usize, &(Place, Value))| {
        let root = parts.get(place.part).and_then(|part| part.root.as_ref());
        let edit = root.and_then(|root| edit(text, spans_in(root, place)?, value));
        edit.ok_or(number)
    };
    let (edits, lost): (Vec<_>, Vec<_>) = values.iter().enumerate().map(edit).partition(Result::is_ok);
    let mut edits: Vec<(Range<usize>, String)> = edits.into_iter().filter_map(Result::ok).collect();
    edits.sort_by_key(|(blank, _)| blank.start);
    let mut changed = String::with_capacity(text.len());
    let mut from = 0;
    for (blank, value) in edits {
        changed.push_str(&text[from..blank.start]);
        changed.push_str(&value);
        from = blank.end;
    }
    changed.push_str(&text[from..]);
    (changed, lost.into_iter().filter_map(Result::err).collect())
}

/// The bytes that a value takes the place of, and the value with the blank before it.
fn edit(text: &str, (key, blank): (Span, Span), value: &Value) -> Option<(Range<usize>, String)> {
    let value = written(value);
    let after_key = key.range().end;
    let colon = after_key + text[after_key..].find(':')? + 1;
    // What is no value stands on the line of its key, as `""`, `~` or `[]`, or is nothing at all.
    let is_written = blank.range().start >= colon && !text[blank.range()].trim().is_empty();
    let range = if is_written { blank.range() } else { colon..colon };
    let line_end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    let (before, after) = (&text[colon..range.start], text[range.end..line_end].trim_start());
    let is_one_line = !text[colon..range.end].contains('\n');
    let is_free = is_one_line && before.trim().is_empty() && (after.is_empty() || after.starts_with('#'));
    is_free.then(|| if is_written { (range, value) } else { (range, format!(" {value}")) })
}

/// The text with one more item in a list, with the keys of the item before it and nothing filled in.
#[must_use]
pub fn with_another(text: &str, list: &Place) -> Option<String> {
    let parts = parse(text);
    let root = parts.get(list.part)?.root.as_ref()?;
    let last = root.locate(&list.pointer).node.items().last()?;
    let first_key = last.entries().first()?.key_span.range().start;
    let line = text[..first_key].rfind('\n').map_or(0, |at| at + 1);
    // The item is written as `- key:`, with its other keys below the first.
    let mark = text[line..first_key].strip_suffix("- ")?;
    if !mark.trim().is_empty() {
        return None;
    }
    let keys = last.entries().iter().enumerate();
    let key = |key: &str| written(&Value::from(key));
    let lines = keys.map(|(at, entry)| format!("{mark}{}{}:\n", if at == 0 { "- " } else { "  " }, key(&entry.key)));
    let end = end(last);
    let after = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    let (before, rest) = text.split_at(after);
    let ending = if before.ends_with('\n') { "" } else { "\n" };
    Some(format!("{before}{}{rest}", with_line_ends_of(text, ending.to_owned() + &lines.collect::<String>())))
}

/// Where the last thing in a value ends.
fn end(node: &Node) -> usize {
    let of_entries = node.entries().iter().map(|entry| end(&entry.value).max(entry.key_span.range().end));
    let of_items = node.items().iter().map(end);
    let inner = of_entries.chain(of_items).max();
    inner.unwrap_or_else(|| if node.is_unfilled() { 0 } else { node.span.range().end })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Pointer;

    fn place(pointer: &str) -> Place {
        Place { part: 0, pointer: Pointer::parse(pointer) }
    }

    #[test]
    fn a_value_stands_after_its_key_and_nothing_else_changes() {
        let text = "# hjälp: så här\ntitel: # kommentar\nsyfte: \"\"\nansvar:\n  - uppgift:\n    roll: ~\n";
        let value = |text: &str| Value::from(text);
        let (text, span) = filled(text, &place("/titel"), &value("Nej")).expect("the field");
        assert_eq!(&text[span.range()], "\"Nej\"");
        let (text, _) = filled(&text, &place("/syfte"), &value("Att: klara")).expect("the field");
        let (text, _) = filled(&text, &place("/ansvar/0/uppgift"), &value("Skriva")).expect("the field");
        let (text, _) = filled(&text, &place("/ansvar/0/roll"), &value("läkare")).expect("the field");
        let after = "# hjälp: så här\ntitel: \"Nej\" # kommentar\nsyfte: \"Att: klara\"\nansvar:\n  - uppgift: Skriva\n    \
                     roll: läkare\n";
        assert_eq!(text, after);
        assert_eq!(filled(&text, &place("/okänd"), &value("x")), None);
        // Beside an anchor, or the mark of a text on the lines below, no value can stand.
        for marked in ["titel: &x\n", "titel: |\n\n", "titel: !!str\n", "titel:\n  - a: 1\n"] {
            assert_eq!(filled(marked, &place("/titel"), &value("x")), None, "{marked}");
        }
    }

    #[test]
    fn several_values_are_filled_in_at_once() {
        let text = "titel:\nansvar:\n  - uppgift:\n    roll: ~ # så\n";
        let value = |text: &str| Value::from(text);
        let values =
            [(place("/ansvar/0/roll"), value("läkare")), (place("/okänd"), value("x")), (place("/titel"), value("T"))];
        let (text, lost) = all_filled(text, &values);
        assert_eq!(text, "titel: T\nansvar:\n  - uppgift:\n    roll: läkare # så\n");
        assert_eq!(lost, [1]);
    }

    #[test]
    fn another_item_follows_the_last_with_its_keys() {
        let text = "ansvar:\n  # hjälp\n  - uppgift: Skriva\n    # mer hjälp\n    roll: läkare # så\nsyfte:\n";
        let after = "ansvar:\n  # hjälp\n  - uppgift: Skriva\n    # mer hjälp\n    roll: läkare # så\n  - uppgift:\n    \
                     roll:\nsyfte:\n";
        assert_eq!(with_another(text, &place("/ansvar")).as_deref(), Some(after));
        assert_eq!(with_another("a: [{b: c}]\n", &place("/a")), None);
        let quoted = with_another("a:\r\n- \"b: c\": d\r\n", &place("/a"));
        assert_eq!(quoted.as_deref(), Some("a:\r\n- \"b: c\": d\r\n- \"b: c\":\r\n"));
        let blank = with_another("a:\n- b: c\n  d:", &place("/a"));
        assert_eq!(blank.as_deref(), Some("a:\n- b: c\n  d:\n- b:\n  d:\n"));
    }
}
