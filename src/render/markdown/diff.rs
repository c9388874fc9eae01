//! The comparison of two states as Markdown; what is printed fits in a comment.

use super::escape::escaped;
use super::room::Room;
use crate::render::diff_words;
use crate::report::comparison::Change;

/// The budget in bytes for the lists; a comment on GitHub holds 65,536 characters.
const ROOM: usize = 60_000;
/// The most bytes of one list, so that the next has room too.
const ROOM_OF_LIST: usize = 20_000;
/// The most characters shown of a line.
const MOST: usize = 600;
/// The marker by which a workflow finds its earlier comment.
const MARK: &str = "<!-- ledningskoll diff -->";

/// The remaining budget in bytes, and that of each list.
struct Page {
    room: usize,
    of_list: usize,
}

/// The comparison of two states of a folder as Markdown.
#[must_use]
pub fn render(change: &Change<'_>, room: Room) -> String {
    let mut text =
        format!("{}\n\n{}\n", diff_words::first_line(change), escaped(&diff_words::second_line(change), MOST));
    let mut page = Page { room: room.at_most(ROOM), of_list: room.at_most(ROOM_OF_LIST) };
    let new: Vec<String> = change.new_findings().map(|reported| diff_words::new_finding(change, reported)).collect();
    text.push_str(&section(&mut page, "<details open>", "Nya fynd", &new));
    let gone: Vec<String> = change.gone().map(|gone| diff_words::gone(change, gone)).collect();
    text.push_str(&section(&mut page, "<details>", "Fynd som inte syns längre", &gone));
    let gaps = [&change.gaps.opened, &change.gaps.closed, &change.gaps.changed];
    for (title, gaps) in diff_words::GAPS.into_iter().zip(gaps) {
        let lines: Vec<String> = gaps.iter().map(diff_words::gap).collect();
        text.push_str(&section(&mut page, "<details>", title, &lines));
    }
    let touched: Vec<String> = change.touched.iter().map(diff_words::touched).collect();
    text.push_str(&section(&mut page, "<details>", "Dokument", &touched));
    text.push_str(&format!("\n{MARK}\n"));
    text
}

/// A folded list with the lines that fit the budget.
fn section(page: &mut Page, opening: &str, title: &str, lines: &[String]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let (mut list, mut shown) = (String::new(), 0);
    for line in lines {
        let item = format!("- {}\n", escaped(line, MOST));
        if list.len() + item.len() > page.of_list.min(page.room) {
            break;
        }
        list.push_str(&item);
        shown += 1;
    }
    page.room -= list.len();
    if shown < lines.len() {
        list.push_str(&format!("- och {} till, som inte får plats här\n", lines.len() - shown));
    }
    format!("\n{opening}\n<summary>{title} ({})</summary>\n\n{list}\n</details>\n", lines.len())
}
