//! The activities of a process as a picture, with a table beside it that says the same.

use maud::{Markup, html};

use super::Site;
use super::told_markup::{block, rows_with_places};
use super::told_parts::{Part, Rows};

/// The width of the picture; it fits a telephone without being made smaller.
const WIDTH: usize = 340;
/// The height of a line of the name, and of who answers for it.
const LINE: usize = 21;
/// The distance between two boxes, in which the arrow stands.
const GAP: usize = 26;
/// The columns of text that fit a box beside its number.
const COLUMNS: usize = 27;
/// The most lines of an activity in the picture; the table has all of it.
const MOST_LINES: usize = 6;
/// The most activities in a picture.
const MOST: usize = 60;

/// The address of an activity on its page, by its index.
pub fn anchor(number: usize) -> String {
    format!("aktivitet-{}", number + 1)
}

/// The picture and the table of the activities of a process.
pub fn draw(site: &Site<'_>, part: &Part<'_>) -> Markup {
    let boxes = boxes(part);
    html! {
        div.process {
            @if boxes.len() > 1 { (picture(&boxes)) }
            div.bredvid { @match part {
                Part::Table(rows) => (rows_with_places(site, rows, anchor)),
                Part::Text(_) | Part::List(_) | Part::Fields(_) => (block(site, part)),
            } }
        }
    }
}

/// An activity as a box.
struct Activity {
    /// What stands beside it in a circle.
    number: String,
    /// The lines of its name.
    name: Vec<String>,
    /// The lines of who answers for it.
    who: Vec<String>,
    /// True if its row in the table has an address.
    has_row: bool,
}

impl Activity {
    fn new((number, name, who): (String, &str, &str), has_row: bool) -> Self {
        Self { number, name: lines(name), who: lines(who), has_row }
    }

    fn height(&self) -> usize {
        (self.name.len() + self.who.len()) * LINE + 22
    }
}

fn boxes(part: &Part<'_>) -> Vec<Activity> {
    match part {
        Part::Table(rows) => rows.rows.iter().take(MOST).enumerate().map(|(at, row)| of_row(rows, (at, row))).collect(),
        Part::List(parts) => {
            let named = parts.iter().take(MOST).enumerate();
            named.map(|(at, part)| Activity::new(((at + 1).to_string(), &part.words(), ""), false)).collect()
        }
        Part::Text(_) | Part::Fields(_) => Vec::new(),
    }
}

fn of_row(rows: &Rows<'_>, (at, row): (usize, &Vec<Option<Part<'_>>>)) -> Activity {
    let said = |key: &str| {
        let column = rows.keys.iter().position(|known| *known == key)?;
        row[column].as_ref().map(Part::words)
    };
    let number = said("nr").filter(|number| number.len() <= 3).unwrap_or_else(|| (at + 1).to_string());
    let name = said("namn").or_else(|| said("id")).unwrap_or_default();
    Activity::new((number, &name, &said("ansvarig").unwrap_or_default()), true)
}

/// A text in lines that fit a box.
fn lines(text: &str) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // NOTE: a text is cut before it is wrapped, so that one that is very long costs no more than it shows.
    let short: String = text.chars().take((MOST_LINES + 1) * COLUMNS).collect();
    let mut lines: Vec<String> = textwrap::wrap(&short, COLUMNS).into_iter().map(|line| line.into_owned()).collect();
    lines.retain(|line| !line.is_empty());
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

fn picture(boxes: &[Activity]) -> Markup {
    let mut tops = Vec::new();
    let mut height = 2;
    for one in boxes {
        tops.push(height);
        height += one.height() + GAP;
    }
    let height = height - GAP + 2;
    html! {
        svg.bild viewBox={ "0 0 " (WIDTH) " " (height) } width=(WIDTH) height=(height) role="group" aria-label="Processens aktiviteter i ordning" {
            @for (at, (one, top)) in boxes.iter().zip(&tops).enumerate() {
                @if at > 0 { (arrow(*top)) }
                @if one.has_row { a href={ "#" (anchor(at)) } { (drawn(one, *top)) } } @else { g { (drawn(one, *top)) } }
            }
        }
    }
}

fn drawn(one: &Activity, top: usize) -> Markup {
    let middle = top + one.height() / 2;
    html! {
        rect x="2" y=(top) width=(WIDTH - 4) height=(one.height()) rx="8" {}
        circle cx="28" cy=(middle) r="16" {}
        text.nr x="28" y=(middle + 6) text-anchor="middle" { (one.number) " " }
        @for (number, line) in one.name.iter().enumerate() {
            text.namn x="54" y=(top + 11 + number * LINE + 15) { (line) " " }
        }
        @for (number, line) in one.who.iter().enumerate() {
            text.ansvarig x="54" y=(top + 11 + (one.name.len() + number) * LINE + 15) { (line) " " }
        }
    }
}

/// The arrow down to a box.
fn arrow(top: usize) -> Markup {
    let middle = WIDTH / 2;
    html! {
        path.pil d={ "M" (middle) " " (top - GAP + 2) "V" (top - 4) "m-6 -7l6 7l6 -7" } {}
    }
}
