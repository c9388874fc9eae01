//! Brackets and quotes that are not closed on their line.

use super::Slip;
use super::lines::{Line, Lines, without_comment};
use crate::text::Span;
use crate::text::yaml_fault::FaultKind;

/// The number of lines over which a list in brackets is followed back.
const LONGEST: usize = 30;

/// The slips of a bracket or a quote near a fault: it is closed at the end of its line, or of the lines indented below it.
#[must_use]
pub fn not_closed(lines: &Lines<'_>, near: &[usize]) -> Vec<Slip> {
    let last = near.first().copied().unwrap_or_default();
    let numbers = (last.saturating_sub(LONGEST)..=last).rev();
    let mut slips = Vec::new();
    for number in numbers {
        let Some(line) = lines.get(number).filter(Line::is_filled) else { continue };
        let Some(open) = Open::of(&line) else { continue };
        let kind = FaultKind::NotClosed { mark: open.mark, line: number + 1 };
        let span = Span::new(open.at, open.at + 1);
        let close = |line: Line<'_>| {
            let end = line.start + closable(&line).len();
            Slip::new(kind.clone(), span, vec![(Span::new(end, end), open.closing.clone())])
        };
        slips.push(close(line));
        let below = lines.below(number, line.indent).last().and_then(|number| lines.get(number));
        slips.extend(below.filter(|_| open.mark != '"' && open.mark != '\'').map(close));
        break;
    }
    slips
}

/// The text of a line up to where a closing mark belongs.
fn closable<'text>(line: &Line<'text>) -> &'text str {
    without_comment(line.text).trim_end()
}

/// A mark that is open at the end of its line.
struct Open {
    at: usize,
    mark: char,
    closing: String,
}

impl Open {
    /// The outermost mark that a value on a line opens and the line does not close.
    fn of(line: &Line<'_>) -> Option<Self> {
        let value = line.field().map_or(line.content().0, |field| field.start);
        let text = without_comment(line.text);
        let rest = text.get(value - line.start..)?;
        let first = rest.chars().next().filter(|first| matches!(first, '[' | '{' | '"' | '\''))?;
        let mut open: Vec<char> = Vec::new();
        let mut quote = None;
        let mut before = ' ';
        for character in rest.chars() {
            match (quote, character) {
                (Some(mark), character) if mark == character => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') if matches!(before, ' ' | '[' | '{' | ',') => quote = Some(character),
                (None, '[') => open.push(']'),
                (None, '{') => open.push('}'),
                (None, ']' | '}') => {
                    open.pop();
                }
                (None, _) => {}
            }
            before = character;
        }
        let closing: String = quote.into_iter().chain(open.into_iter().rev()).collect();
        (!closing.is_empty()).then_some(Self { at: value, mark: first, closing })
    }
}
