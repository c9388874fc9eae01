//! The key or value at the cursor, from the lines around it, so that a text that is not valid YAML yet has one too.

use crate::catalogue::KindName;
use crate::text::Pointer;

/// The context of the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// The kind that the document names.
    pub kind: Option<KindName>,
    /// The pointer of the map that contains the cursor.
    pub map: Pointer,
    /// Whether a key or a value is being written.
    pub slot: Slot,
    /// The byte at which the word at the cursor begins.
    pub start: usize,
    /// The keys that the map has already.
    pub siblings: Vec<String>,
}

/// The part of an entry at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// A key.
    Key,
    /// The value of this key.
    Value(String),
}

/// A line as far as its structure goes.
struct Line<'text> {
    /// The column of its first dash or key.
    indent: usize,
    /// The column of its key or value, after dashes.
    content: usize,
    /// The text from that column on.
    text: &'text str,
}

impl<'text> Line<'text> {
    fn of(text: &'text str) -> Option<Self> {
        let body = text.trim_start_matches(' ');
        let indent = text.len() - body.len();
        if body.trim().is_empty() || body.starts_with('#') {
            return None;
        }
        let mut rest = body;
        while let Some(after) = rest.strip_prefix("- ") {
            rest = after.trim_start_matches(' ');
        }
        Some(Self { indent, content: text.len() - rest.len(), text: rest })
    }

    fn key(&self) -> Option<&'text str> {
        let (key, rest) = self.text.split_once(':')?;
        let is_key = rest.is_empty() || rest.starts_with([' ', '\r']);
        (is_key && !key.contains(['"', '{', '[', '#'])).then(|| key.trim())
    }

    fn has_dash(&self) -> bool {
        self.content > self.indent
    }
}

/// The context of the cursor at a byte of a text.
#[must_use]
pub fn context(text: &str, offset: usize) -> Context {
    let offset = text.floor_char_boundary(offset.min(text.len()));
    let line_start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let part_start = text[..line_start].rfind("\n---").map_or(0, |at| at + 1);
    let part_end = text[line_start..].find("\n---").map_or(text.len(), |at| line_start + at);
    let above: Vec<&str> = text[part_start..line_start].lines().collect();
    let line_end = text[line_start..].find('\n').map_or(text.len(), |at| line_start + at);
    let below: Vec<&str> = text[line_end..part_end.max(line_end)].lines().skip(1).collect();
    let written = &text[line_start..offset];
    let kind =
        text[part_start..part_end].lines().find_map(|line| line.trim_start_matches('\u{feff}').strip_prefix("typ:"));
    let kind =
        kind.map(|kind| kind.split('#').next().unwrap_or_default().trim().trim_matches(['"', '\'']).to_lowercase());
    let (block, flow) = split(written);
    let (parent, siblings) = surroundings(&above, &below, &block);
    let start = offset - word_length(flow.map_or(block.text, |flow| flow));
    let key = block.key().map(str::to_owned);
    let (map, slot, siblings) = match (key, flow) {
        (None, None) => (parent, Slot::Key, siblings),
        // An item in braces directly after a dash: its parent is the list.
        (None, Some(flow)) => {
            let item = parent.last().unwrap_or_default();
            inside_flow(&parent.parent(), item, flow, siblings)
        }
        (Some(key), None) => (parent, Slot::Value(key), siblings),
        (Some(key), Some(flow)) => inside_flow(&parent, key, flow, siblings),
    };
    Context { kind: kind.filter(|kind| !kind.is_empty()).map(KindName), map, slot, start, siblings }
}

/// The line up to the cursor, and its flow collection or the value after its key.
fn split(written: &str) -> (Line<'_>, Option<&str>) {
    let line = Line::of(written).unwrap_or_else(|| {
        let dashes = written.len() - written.trim_start_matches([' ', '-']).len();
        Line { indent: written.len() - written.trim_start().len(), content: dashes, text: "" }
    });
    let is_flow = line.text.starts_with(['{', '[']);
    let after_key = line.key().and_then(|_| line.text.split_once(':')).map(|(_, value)| value.trim_start());
    let flow = if is_flow { Some(line.text) } else { after_key };
    (line, flow)
}

/// The length of the word at the cursor, back to a bracket, a comma or the start of the value.
fn word_length(text: &str) -> usize {
    let word = text.rsplit(['[', '{', ',', '"']).next().unwrap_or_default();
    let word = word.rsplit_once(": ").map_or(word, |(_, value)| value);
    word.trim_start().len()
}

/// The pointer of the map that contains a line, and the other keys of that map.
fn surroundings(above: &[&str], below: &[&str], line: &Line<'_>) -> (Pointer, Vec<String>) {
    let mut path: Vec<&str> = Vec::new();
    let mut siblings = Vec::new();
    // The column of the map whose parent is searched for upward, and whether that parent is a list.
    let (mut level, mut in_list) = (line.content, line.has_dash());
    let mut indent = line.indent;
    let mut is_own = true;
    if in_list {
        path.push("0");
    }
    for upper in above.iter().rev().filter_map(|upper| Line::of(upper)) {
        if in_list {
            // The dashes of a list may have the indent of its key, or a deeper one.
            if !upper.has_dash() && upper.indent <= indent && upper.key().is_some() {
                path.extend(upper.key());
                (level, in_list, indent, is_own) = (upper.content, false, upper.indent, false);
            }
            continue;
        }
        if upper.content == level && is_own {
            siblings.extend(upper.key().map(str::to_owned));
        }
        if upper.content == level && upper.has_dash() {
            path.push("0");
            (in_list, indent) = (true, upper.indent);
            is_own = false;
        } else if upper.content < level {
            let Some(key) = upper.key() else { continue };
            path.push(key);
            is_own = false;
            level = upper.content;
            if upper.has_dash() {
                path.push("0");
                (in_list, indent) = (true, upper.indent);
            }
        }
    }
    let same = below.iter().filter_map(|lower| Line::of(lower)).take_while(|lower| lower.indent >= line.content);
    siblings
        .extend(same.filter(|lower| lower.content == line.content).filter_map(|lower| lower.key().map(str::to_owned)));
    (path.iter().rev().fold(Pointer::root(), |pointer, key| pointer.child(key)), siblings)
}

/// The context inside brackets or braces after a key.
fn inside_flow(parent: &Pointer, key: String, flow: &str, siblings: Vec<String>) -> (Pointer, Slot, Vec<String>) {
    let mut open: Vec<(char, Option<String>, Vec<String>)> = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    for one in flow.chars() {
        match (quote, one) {
            (Some(mark), _) if mark == one => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(one),
            (None, '[' | '{') => open.push((one, None, Vec::new())),
            (None, ']' | '}') => drop(open.pop()),
            (None, ':') => {
                if let Some((_, key, keys)) = open.last_mut() {
                    keys.push(word.trim().to_owned());
                    *key = Some(word.trim().to_owned());
                }
            }
            (None, ',') => {
                if let Some((_, key, _)) = open.last_mut() {
                    *key = None;
                }
            }
            (None, other) => {
                word.push(other);
                continue;
            }
        }
        word.clear();
    }
    let mut map = parent.clone();
    let mut last = key;
    let depth = open.len();
    for (number, (bracket, key, keys)) in open.into_iter().enumerate() {
        let is_inner = number + 1 == depth;
        match (bracket, key) {
            ('{', Some(inner)) => {
                map = map.child(&last);
                last = inner;
            }
            ('{', None) if is_inner => return (map.child(&last), Slot::Key, keys),
            ('[', _) if !is_inner => {
                map = map.child(&last);
                "0".clone_into(&mut last);
            }
            _ => {}
        }
    }
    let siblings = if depth == 0 { siblings } else { Vec::new() };
    (map, Slot::Value(last), siblings)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The context where a text has a `|`.
    fn at(text: &str) -> (String, Slot, Vec<String>) {
        let offset = text.find('|').expect("the cursor is marked");
        let found = context(&text.replacen('|', "", 1), offset);
        assert_eq!(found.kind, Some(KindName("rutin".into())));
        (found.map.to_string(), found.slot, found.siblings)
    }

    fn value(key: &str) -> Slot {
        Slot::Value(key.to_owned())
    }

    #[test]
    fn no_place_in_any_text_is_too_strange() {
        let text = "\u{feff}typ: rutin\r\n- - {a: [😀, 'x: ,\n---\n\t# å\n ]}: : {\n\n---\n  -\n - k:\n   ö: \"[";
        for offset in 0..=text.len() + 2 {
            let found = context(text, offset);
            assert!(found.start <= offset.min(text.len()) && text.is_char_boundary(found.start), "{offset}");
        }
    }

    #[test]
    fn the_cursor_is_found_in_blocks() {
        assert_eq!(at("typ: rutin\nti|\nid: r\n"), ("".into(), Slot::Key, vec!["typ".into(), "id".into()]));
        assert_eq!(at("typ: rutin\nstatus: f|\n").1, value("status"));
        assert_eq!(at("typ: rutin\nsamtycke:\n  hu|\n").0, "/samtycke");
        let listed = at("typ: rutin\nansvar:\n  - uppgift: a\n    roll: b\n  - uppgift: c\n    r|\n");
        assert_eq!(listed, ("/ansvar/0".into(), Slot::Key, vec!["uppgift".into()]));
        assert_eq!(at("typ: rutin\nansvar:\n- up|\n").0, "/ansvar/0");
        assert_eq!(
            at("typ: rutin\nansvar:\n- uppgift: a\n  roll: |\n"),
            ("/ansvar/0".into(), value("roll"), vec!["uppgift".into()])
        );
        assert_eq!(at("typ: enhet\nid: a\n---\ntyp: rutin\ngäller_för:\n  - v|\n").0, "/gäller_för/0");
    }

    #[test]
    fn the_cursor_is_found_in_brackets_and_braces() {
        assert_eq!(at("typ: rutin\nområde: [intyg, kv|]\n").1, value("område"));
        assert_eq!(
            at("typ: rutin\nansvar: [{uppgift: a, ro|}]\n"),
            ("/ansvar/0".into(), Slot::Key, vec!["uppgift".into()])
        );
        assert_eq!(
            at("typ: rutin\nansvar: [{uppgift: a}, {roll: ro|}]\n"),
            ("/ansvar/0".into(), value("roll"), Vec::new())
        );
        assert_eq!(at("typ: rutin\nansvar:\n  - {uppgift: a, roll: |}\n").1, value("roll"));
    }
}
