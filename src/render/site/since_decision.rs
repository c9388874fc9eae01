//! What has changed since the version that was decided before, as git has it.

use maud::{Markup, html};
use serde_json::Value;

use super::document_facts::Fields;
use super::field_words::{anchor, field};
use crate::history::changes::said;
use crate::history::version::differing;
use crate::report::publication::Published;

/// The fields that change with every decision, or tell how the document is kept, and so are no news.
const NO_NEWS: [&str; 14] = [
    "version",
    "status",
    "fastställd",
    "fastställd_av",
    "giltig_från",
    "giltig_till",
    "granskad",
    "granskad_av",
    "reviderad",
    "nästa_översyn",
    "ändringar",
    "ersätter",
    "känd_genom",
    "beslutsparagraf",
];

/// The most characters of an earlier text that are shown.
const MOST: usize = 400;

/// What has changed since the version before; nothing if there is none.
pub fn draw(published: &Published<'_>, content: &Fields<'_>) -> Markup {
    let Some(before) = published.before else { return html! {} };
    let now = published.document.value();
    let fields = differing(&before.value, &now, |field| !NO_NEWS.contains(&field));
    let text = |key: &str| before.value.get(key).map(said).unwrap_or_default();
    html! {
        section.del #andrat {
            h2 { "Ändrat sedan förra beslutet" }
            p {
                "Jämfört med den text som fastställdes " (text("fastställd"))
                @let version = text("version");
                @if !version.is_empty() { " (version " (version) ")" }
                @if fields.is_empty() { " är innehållet detsamma." } @else { " är det här ändrat:" }
            }
            @if !fields.is_empty() {
                ul { @for key in &fields { li { (change(key, before.value.get(key), (now.get(key).is_some(), content))) } } }
            }
        }
    }
}

/// A field that differs, with what it said before if that was a text.
fn change(key: &str, before: Option<&Value>, (is_there, content): (bool, &Fields<'_>)) -> Markup {
    let has_section = content.iter().any(|(section, _)| *section == key);
    html! {
        @if has_section { a href={ "#" (anchor(key)) } { (field(key)) } } @else { (field(key)) }
        @match (before, is_there) {
            (None, _) => " är nytt",
            (Some(_), false) => " är borttaget",
            (Some(Value::String(text)), true) => { span.liten { " Förut: ”" (shortened(text)) "”" } },
            (Some(_), true) => {},
        }
    }
}

fn shortened(text: &str) -> String {
    crate::render::sentence::shortened(text, MOST)
}
