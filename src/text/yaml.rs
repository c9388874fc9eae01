//! Text to trees: the only file that knows a YAML library.
//!
//! Every fault is kept with its span, and parsing continues at the next `---`.

use arcstr::ArcStr;
use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError};

use super::builder::{Builder, MAX_DEPTH};
use super::yaml_fault::{Fault, FaultKind, opening_quote, slip};
use super::{Node, Span};

/// A part of a file between `---` marks.
#[derive(Debug)]
pub struct Part {
    /// The bytes of the part.
    pub span: Span,
    /// The tree; none if the part could not be parsed, or is empty.
    pub root: Option<Node>,
    /// The faults in it.
    pub faults: Vec<Fault>,
}

/// Parses a text into its parts, in the order of the text.
#[must_use]
pub fn parse(text: &str) -> Vec<Part> {
    parse_shared(&text.into())
}

/// Parses a shared text; the values in the trees are slices of it.
#[must_use]
pub fn parse_shared(text: &ArcStr) -> Vec<Part> {
    read(text, |_| {})
}

/// Parses a text into its parts, and tells where its comments are, in the order of the text.
#[must_use]
pub fn parse_with_comments(text: &str) -> (Vec<Part>, Vec<Span>) {
    let mut comments = Vec::new();
    let parts = read(&text.into(), |comment| comments.push(comment));
    comments.sort_unstable();
    comments.dedup();
    (parts, comments)
}

/// Parses a text, and hands over each comment.
fn read(text: &ArcStr, mut comment: impl FnMut(Span)) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut base = 0;
    while let Some(fault) = parse_from(text, base, &mut parts, &mut comment) {
        // NOTE: the span of a fault may be earlier in its part than the offset at which the parser stopped.
        let part_start = parts.last().map_or(base, |part| part.span.end as usize);
        let from = part_start.max(base);
        let next = next_part(text, from, fault.span.start as usize);
        let end = next.unwrap_or(text.len());
        parts.push(Part { span: Span::new(from, end), root: None, faults: vec![fault] });
        match next {
            Some(next) => base = next,
            None => break,
        }
    }
    parts
}

/// Parses parts from an offset on; returns the fault that stopped the parser, if any.
fn parse_from(text: &ArcStr, base: usize, parts: &mut Vec<Part>, comment: &mut impl FnMut(Span)) -> Option<Fault> {
    let mut options = Options::default();
    options.max_buffered_comment_events = 1_000_000;
    options.block_nesting_limit = MAX_DEPTH;
    options.flow_nesting_limit = MAX_DEPTH;
    let mut builder = Builder::new(text);
    let mut part_start = base;
    for next in Parser::new_from_str_with_options(&text[base..], options) {
        let (event, span) = match next {
            Ok((event, span)) => (event, shifted(span, base)),
            Err(error) => return Some(translate(text, part_start, base, &error)),
        };
        let result = match event {
            Event::DocumentStart(..) => {
                part_start = span.start as usize;
                Ok(())
            }
            Event::DocumentEnd => {
                let (root, faults) = builder.finish();
                let span = Span::new(part_start, span.end as usize);
                parts.push(Part { span, root, faults });
                Ok(())
            }
            Event::Comment(..) => {
                comment(span);
                Ok(())
            }
            event => feed(&mut builder, event, span),
        };
        if let Err(fault) = result {
            return Some(fault);
        }
    }
    None
}

fn feed(builder: &mut Builder<'_>, event: Event<'_>, span: Span) -> Result<(), Fault> {
    match event {
        Event::Scalar(text, style, anchor, _) => builder.scalar(&text, style == ScalarStyle::Plain, anchor, span),
        Event::SequenceStart(_, anchor, _) => builder.open_list(anchor, span)?,
        Event::MappingStart(_, anchor, _) => builder.open_map(anchor, span)?,
        Event::SequenceEnd | Event::MappingEnd => builder.close(span),
        Event::Alias(anchor) => builder.alias(anchor, span)?,
        Event::UnresolvedAlias(_) => return Err(Fault::new(FaultKind::UnknownAlias, span)),
        _ => {}
    }
    Ok(())
}

fn shifted(span: granit_parser::Span, base: usize) -> Span {
    let at = |marker: granit_parser::Marker| base + marker.byte_offset().unwrap_or(0);
    Span::new(at(span.start), at(span.end))
}

/// The offset of the next `---` line after the start of a part, at or after the line of a fault.
fn next_part(text: &str, part_start: usize, fault: usize) -> Option<usize> {
    let fault = text.floor_char_boundary(fault);
    let line_start = text[..fault].rfind(['\n', '\r']).unwrap_or(0).max(part_start);
    let line_starts = text[line_start..].match_indices(['\n', '\r']).map(|(at, _)| line_start + at + 1);
    let is_mark = |at: &usize| {
        let rest = text[*at..].strip_prefix("---");
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
    };
    line_starts.filter(|&at| at > part_start).find(is_mark)
}

fn translate(text: &str, part_start: usize, base: usize, error: &ScanError) -> Fault {
    let offset = text.floor_char_boundary(base + error.marker().byte_offset().unwrap_or(0));
    slip(text, part_start, offset).unwrap_or_else(|| {
        let offset = match error.kind() {
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::DocumentIndicatorInQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent => opening_quote(text, part_start, offset).unwrap_or(offset),
            _ => offset,
        };
        let first = text[offset..].chars().next().filter(|first| !matches!(first, '\n' | '\r'));
        let length = first.map_or(0, char::len_utf8);
        Fault::new(kind_of(error.kind(), first), Span::new(offset, offset + length))
    })
}

fn kind_of(kind: &ErrorKind, first: Option<char>) -> FaultKind {
    match kind {
        ErrorKind::RecursionLimitExceeded => FaultKind::TooDeep,
        ErrorKind::UnknownAnchor => FaultKind::UnknownAlias,
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::UnclosedQuotedScalar => FaultKind::Unclosed,
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::InvalidMappingValueWhitespace => FaultKind::ColonInText,
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => FaultKind::Tab,
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::InvalidBlockScalarIndent => FaultKind::Indentation,
        ErrorKind::UnexpectedCharacter { .. } => unexpected(first),
        ErrorKind::PlainScalarStartsWithDashFlowIndicator
        | ErrorKind::MissingAnchorOrAliasName
        | ErrorKind::UndeclaredTagHandle
        | ErrorKind::InvalidDirectiveName => FaultKind::ReservedCharacter,
        _ => FaultKind::Unreadable,
    }
}

fn unexpected(first: Option<char>) -> FaultKind {
    match first {
        Some('@' | '`' | '%' | '&' | '*' | '!' | '|' | '>') => FaultKind::ReservedCharacter,
        Some('\t') => FaultKind::Tab,
        Some(character) if character.is_control() => FaultKind::ControlCharacter,
        Some(_) | None => FaultKind::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Pointer;

    fn first_fault(text: &str) -> (FaultKind, &str) {
        let fault = parse(text).into_iter().flat_map(|part| part.faults).next().expect("a fault");
        (fault.kind, &text[fault.span.range()])
    }

    #[test]
    fn the_texts_of_a_key_are_those_of_one_value_or_of_a_list() {
        let root = parse("a: ett\nb: [ett, '', två]\nc:\nd: {e: f}\n").remove(0).root.expect("a tree");
        let texts = |key: &str| root.texts_of(key);
        assert_eq!((texts("a"), texts("b")), (vec!["ett"], vec!["ett", "två"]));
        assert_eq!((texts("c"), texts("d"), texts("saknas")), (vec![], vec![], vec![]));
    }

    #[test]
    fn every_value_slices_back_to_its_text() {
        let text = "\ntyp: rutin   # vad\nåtgärder:\n  - {å: ö, b: [x, 'y z']}\n  - c: d\n";
        let parsed = parse(text);
        let root = parsed[0].root.as_ref().expect("a tree");
        let at = |pointer: &str| &text[root.locate(&Pointer::parse(pointer)).node.span.range()];
        assert_eq!(at("/typ"), "rutin");
        assert_eq!(at("/åtgärder/0"), "{å: ö, b: [x, 'y z']}");
        assert_eq!(at("/åtgärder/0/b/1"), "'y z'");
        assert_eq!(at("/åtgärder/1"), "c: d");
        assert_eq!(at("/åtgärder/1/saknas/helt"), "c: d");
    }

    #[test]
    fn a_key_twice_is_found_and_the_first_kept() {
        let text = "syfte: a\nsyfte: b\n";
        let parsed = parse(text);
        assert_eq!(parsed[0].faults[0].span, Span::new(9, 14));
        assert_eq!(parsed[0].root.as_ref().map(Node::to_value), Some(serde_json::json!({"syfte": "a"})));
        let (kind, _) = first_fault("a\u{30a}: 1\nå: 2\n");
        assert!(matches!(kind, FaultKind::DuplicateKey { only_when_normalised: true, .. }));
    }

    #[test]
    fn the_rest_of_a_file_is_read_after_a_fault() {
        let parsed = parse("a: [1\n---\nb: 2\n---\nc: \"\n---\nd: 4\n");
        let roots: Vec<bool> = parsed.iter().map(|part| part.root.is_some()).collect();
        assert_eq!(roots, [false, true, false, true]);
    }

    #[test]
    fn common_slips_are_told_apart() {
        assert_eq!(first_fault("a:\n\tb: 1\n"), (FaultKind::Tab, "\t"));
        assert_eq!(first_fault("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n").1, "<<<<<<< HEAD");
        assert_eq!(first_fault("titel:\u{a0}Rutin\nsyfte: x\n").0, FaultKind::NoBreakSpace);
        assert_eq!(first_fault("a: b: c\n").0, FaultKind::ColonInText);
        assert_eq!(first_fault("a: 'b\n").0, FaultKind::Unclosed);
        assert_eq!(first_fault("a: @b\n").0, FaultKind::ReservedCharacter);
        assert_eq!(first_fault("a: *b\n").0, FaultKind::UnknownAlias);
        assert_eq!(first_fault(&"[".repeat(100_000)).0, FaultKind::TooDeep);
        assert_eq!(first_fault(&"{a: ".repeat(100_000)).0, FaultKind::TooDeep);
    }

    #[test]
    fn a_thousandfold_alias_stops() {
        let mut text = String::from("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (name, of) in [('b', 'a'), ('c', 'b'), ('d', 'c'), ('e', 'd'), ('f', 'e')] {
            let list = vec![format!("*{of}"); 10].join(", ");
            text.push_str(&format!("{name}: &{name} [{list}]\n"));
        }
        assert_eq!(first_fault(&text).0, FaultKind::TooManyAliases);
    }
}
