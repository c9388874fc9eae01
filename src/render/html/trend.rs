//! Findings over time: a chart, and a table with the same figures.

use maud::{Markup, html};

use super::lookup::Lookup;
use super::phrases::{clipped, wide};
use crate::render::trend_words::{change, every, short, steps, summary};
use crate::report::trend::{Course, Point, Tally, Trend};

/// The width and height of the chart in SVG units, and the margin left for its labels.
const WIDTH: usize = 1000;
const HEIGHT: usize = 260;
const LEFT: usize = 60;
const BOTTOM: usize = 30;
/// The most enheter and acts drawn.
const MOST: usize = 100;
/// The most dates written below the chart.
const MOST_DAYS: usize = 8;

/// The findings over time; empty if the report has no trend.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    html! {
        @if let Some(trend) = &lookup.report.trend {
            p { "Så många fynd som dagens regler hade gett " (every(trend.every)) ", och sist läget nu." }
            figure {
                (chart(trend))
                figcaption { (clipped(&summary(trend))) @if let Some(steps) = steps(trend) { " · " (steps) } " · Fylld del av stapeln: brister. Tom del: bör och tips." }
            }
            (points(trend))
            (courses("Per enhet", "Enhet", &trend.units()))
            (courses("Per författning", "Författning", &trend.acts()))
        }
    }
}

/// A bar for each point: brister are filled, bör and tips outlined above them, so that no colour is needed.
fn chart(trend: &Trend) -> Markup {
    let most = trend.most().max(1);
    let step = (WIDTH - LEFT) / trend.points.len().max(1);
    let height = |number: usize| number * (HEIGHT - BOTTOM - 20) / most;
    let floor = HEIGHT - BOTTOM;
    let every = trend.points.len().div_ceil(MOST_DAYS).max(1);
    html! {
        svg.utveckling viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-labelledby="utv-t utv-d" width="100%" {
            title #utv-t { "Fynd över tid" }
            desc #utv-d { (clipped(&summary(trend))) ". Alla tal står i tabellen efter diagrammet." }
            @for number in [most, most / 2] {
                @let at = floor - height(number);
                line x1=(LEFT) x2=(WIDTH) y1=(at) y2=(at) stroke="currentColor" stroke-opacity="0.25" {}
                text x=(LEFT - 8) y=(at + 5) text-anchor="end" fill="currentColor" font-size="16" { (number) }
            }
            line x1=(LEFT) x2=(WIDTH) y1=(floor) y2=(floor) stroke="currentColor" {}
            @for (number, point) in trend.points.iter().enumerate() {
                @let x = LEFT + number * step + step / 8;
                @let width = (step * 3 / 4).clamp(1, 80);
                @let (all, dark) = (height(point.tally.all()), height(point.tally.errors));
                rect.s-brist x=(x) y=(floor - dark) width=(width) height=(dark) {}
                rect x=(x) y=(floor - all) width=(width) height=(all - dark) fill="none" stroke="currentColor" {}
                @if number % every == 0 || number + 1 == trend.points.len() {
                    text x=(x + width / 2) y=(HEIGHT - 8) text-anchor="middle" fill="currentColor" font-size="14" {
                        (clipped(&point.day))
                    }
                }
            }
        }
    }
}

/// The columns of the table of points.
const HEADS: [&str; 9] =
    ["Dag", "Brister", "Bör", "Tips", "Ej bedömt", "Dokument", "Nya", "Åtgärdade", "Borta av annat skäl"];

/// The changes since the point before; empty texts at the first.
fn since(point: &Point) -> [String; 3] {
    let Some(since) = point.since else { return Default::default() };
    let other = since.removed + since.not_asked + since.waived + since.untold + since.left_out;
    [since.new, since.mended, other].map(|number| number.to_string())
}

fn points(trend: &Trend) -> Markup {
    let row = |point: &Point| {
        let Tally { errors, warnings, notes } = point.tally;
        html! {
            tr {
                th scope="row" { (clipped(&point.day)) }
                td.n { (errors) } td.n { (warnings) } td.n { (notes) } td.n { (point.undetermined) } td.n { (point.documents) }
                @for number in since(point) { td.n { (number) } }
            }
        }
    };
    html! {
        details {
            summary { "Alla tal i diagrammet" }
            (wide("Fynd dag för dag", html! {
                table.t-kapitel {
                    caption { "Fynd dag för dag" }
                    thead { tr {
                        @for head in HEADS { th scope="col" { (head) } }
                    } }
                    tbody { @for point in &trend.points { (row(point)) } }
                }
            }))
        }
    }
}

fn courses(title: &str, head: &str, courses: &[Course]) -> Markup {
    html! {
        @if !courses.is_empty() {
            h3 { (title) }
            (wide(title, html! {
                table.t-kapitel {
                    caption { (title) ", från första till sista dagen" }
                    thead { tr { @for head in [head, "Först", "Nu", "Brister, ändring"] { th scope="col" { (head) } } } }
                    tbody {
                        @for course in courses.iter().take(MOST) {
                            @let (first, last) = course.ends();
                            tr {
                                th scope="row" { (clipped(&course.name)) }
                                td { (short(first)) } td { (short(last)) } td { (change(first, last)) }
                            }
                        }
                    }
                }
            }))
        }
    }
}
