//! Findings over time, as a bar chart in text.

use super::gap_table::framed_from;
use crate::render::Style;
use crate::render::shared_words::{bullet, heading, one_line, wrapped};
use crate::render::trend_words::{change, every, short, steps, summary};
use crate::report::trend::{Course, Point, Tally, Trend};

/// The least width of the terminal, in columns, for a table; below it a list is drawn.
const NARROWEST: usize = 60;
/// The most enheter and acts listed.
const MOST_COURSES: usize = 25;

/// The findings over time as a chart and tables.
#[must_use]
pub fn render(trend: &Trend, style: Style) -> String {
    let mut text = heading("Fynd över tid, med dagens regler", style);
    let about = format!("Så många fynd som hade visats {}, och sist läget nu.", every(trend.every));
    text.push_str(&wrapped(&about, "", style));
    text.push('\n');
    text.push_str(&chart(trend, style));
    text.push_str(&courses("Per enhet", "Enhet", &trend.units(), style));
    text.push_str(&courses("Per författning", "Författning", &trend.acts(), style));
    text.push_str(&wrapped(&summary(trend), "", style));
    if let Some(steps) = steps(trend) {
        text.push_str(&wrapped(&steps, "", style));
    }
    text
}

/// A bar for each point: filled blocks for brister, lighter ones for bör, so that no colour is needed.
fn chart(trend: &Trend, style: Style) -> String {
    let (grave, light) = if style.is_unicode { ("█", "░") } else { ("#", "-") };
    let digits = trend.points.iter().map(|point| point.tally.all().to_string().len()).max().unwrap_or(1);
    let numbers = digits.max("brister".len());
    let head = format!(
        "{:10}  {:>numbers$}  {:>digits$}  {:>digits$}\n",
        "dag",
        "brister",
        "bör",
        "tips",
        digits = digits.max(4)
    );
    let room = style.width.saturating_sub(head.chars().count() + 2).clamp(1, 60);
    let most = trend.most().max(1);
    let line = |point: &Point| {
        let Tally { errors, warnings, notes } = point.tally;
        let (whole, dark) = (scaled(point.tally.all(), most, room), scaled(errors, most, room));
        let bar = format!("{}{}", grave.repeat(dark), light.repeat(whole - dark));
        let digits = digits.max(4);
        let line =
            format!("{:10}  {errors:>numbers$}  {warnings:>digits$}  {notes:>digits$}  {bar}", one_line(&point.day));
        format!("{}\n", line.trim_end())
    };
    let key = format!("{grave} brist  {light} bör och tips");
    format!("{head}{}\n{}\n", trend.points.iter().map(line).collect::<String>(), wrapped(&key, "", style))
}

/// The length of a bar, at least one block for a number above zero.
fn scaled(number: usize, most: usize, room: usize) -> usize {
    if number == 0 { 0 } else { (number * room / most).max(1) }
}

fn courses(title: &str, head: &str, courses: &[Course], style: Style) -> String {
    if courses.is_empty() {
        return String::new();
    }
    let rows = courses.iter().take(MOST_COURSES).map(|course| {
        let (first, last) = course.ends();
        vec![course.name.clone(), short(first), short(last), change(first, last)]
    });
    let mut text = format!("{}\n", wrapped(title, "", style).trim_end());
    text.push_str(&framed_from(NARROWEST, &[head, "Först", "Nu", "Ändring"], rows, style));
    if courses.len() > MOST_COURSES {
        text.push_str(&bullet(&format!("och {} till", courses.len() - MOST_COURSES), style));
    }
    text.push('\n');
    text
}
