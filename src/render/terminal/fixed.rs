//! The fixes in a file: lines, reasons and a diff.

use similar::TextDiff;

use crate::authoring::fix::Mended;
use crate::render::Style;
use crate::render::shared_words::{count, harmless, one_line};

/// The fixes in a file, with their lines, and the diff.
#[must_use]
pub fn render(mended: &Mended, style: Style) -> String {
    let path = one_line(&mended.before.path);
    let mut text = format!("{path}: {}\n", count(mended.done.len(), "rättning", "rättningar"));
    for (line, title) in &mended.done {
        text.push_str(&format!("  rad {line}: {}\n", one_line(title)));
    }
    if mended.done.len() > MOST_SHOWN {
        text.push_str("  ändringarna är för många för att visas rad för rad\n");
        return text;
    }
    let diff = TextDiff::from_lines(&*mended.before.text, &*mended.after.text);
    let shown = diff
        .unified_diff()
        .context_radius(CONTEXT)
        .missing_newline_hint(false)
        .header(&format!("{path} (före)"), &format!("{path} (efter)"))
        .to_string();
    for line in shown.lines() {
        text.push_str(&coloured(&visible(line), style));
        text.push('\n');
    }
    text
}

/// The most fixes of a file that are shown as a diff, whose time grows with their square.
const MOST_SHOWN: usize = 1_000;
/// The context lines of the diff.
const CONTEXT: usize = 2;

/// A line of the diff; in changed lines tabs and no-break spaces are made visible.
fn visible(line: &str) -> String {
    let is_change = line.starts_with(['+', '-']);
    let text = harmless(line.trim_end_matches('\r'));
    if is_change { text.replace('\u{a0}', "⍽").replace('\t', "→") } else { text }
}

fn coloured(line: &str, style: Style) -> String {
    let colour = match line.as_bytes().first() {
        Some(b'+') => "32",
        Some(b'-') => "31",
        Some(b'@') => "36",
        Some(_) | None => return line.to_owned(),
    };
    if style.is_coloured { format!("\u{1b}[{colour}m{line}\u{1b}[0m") } else { line.to_owned() }
}
