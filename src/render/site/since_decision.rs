//! What has changed since the version that was decided before, as git has it.

use std::collections::HashMap;

use maud::{Markup, html};

use super::Site;
use super::document_facts::Fields;
use super::field_words::{anchors, field};
use super::telling::part;
use super::told_parts::Part;
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
pub fn draw(site: &Site<'_>, published: &Published<'_>, content: &Fields<'_>) -> Markup {
    let Some(before) = published.before else { return html! {} };
    let now = published.document.value();
    let fields = differing(&before.value, &now, |field| !NO_NEWS.contains(&field));
    let text = |key: &str| before.value.get(key).map(said).unwrap_or_default();
    let anchors = anchors(content);
    let sections: HashMap<&str, &str> =
        content.iter().zip(&anchors).map(|((key, _), anchor)| (*key, anchor.as_str())).collect();
    // A reference is said by the name of what it leads to, as on the page.
    let said = |key: &str| match part(site.publication, before.document.view().get(key)?)? {
        said @ Part::Text(_) => Some(said.words()),
        Part::List(_) | Part::Table(_) | Part::Fields(_) => None,
    };
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
                ul { @for key in &fields { li {
                    @match sections.get(key.as_str()) {
                        Some(anchor) => a href={ "#" (anchor) } { (field(key)) },
                        None => (field(key)),
                    }
                    @match (before.value.get(key), now.get(key)) {
                        (None, _) => " är nytt",
                        (Some(_), None) => " är borttaget",
                        (Some(_), Some(_)) => @if let Some(words) = said(key) { span.liten { " Förut: ”" (shortened(&words)) "”" } },
                    }
                } } }
            }
        }
    }
}

fn shortened(text: &str) -> String {
    crate::render::sentence::shortened(text, MOST)
}
