//! The comparison of two states of a folder.

use crate::render::shared_words::{bullet, heading, one_line, wrapped};
use crate::render::{Style, diff_words};
use crate::report::comparison::Change;

/// The comparison of two states of a folder as lists.
#[must_use]
pub fn render(change: &Change<'_>, style: Style) -> String {
    let mut text = format!("{}\n", diff_words::first_line(change));
    text.push_str(&wrapped(&one_line(&diff_words::second_line(change)), "", style));
    let new = change.new_findings().map(|reported| diff_words::new_finding(change, reported)).collect();
    text.push_str(&part("Nya fynd", new, style));
    text.push_str(&part(
        "Fynd som inte syns längre",
        change.gone().map(|gone| diff_words::gone(change, gone)).collect(),
        style,
    ));
    let gaps = [&change.gaps.opened, &change.gaps.closed, &change.gaps.changed];
    for (title, gaps) in diff_words::GAPS.into_iter().zip(gaps) {
        text.push_str(&part(title, gaps.iter().map(diff_words::gap).collect(), style));
    }
    text.push_str(&part("Dokument", change.touched.iter().map(diff_words::touched).collect(), style));
    text
}

fn part(title: &str, lines: Vec<String>, style: Style) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let title = heading(&format!("{title} ({})", lines.len()), style);
    format!("\n{title}{}", lines.iter().map(|line| bullet(line, style)).collect::<String>())
}
