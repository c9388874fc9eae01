//! What an avvikelse says that the event caused or could have caused, in the words of an investigation.

use crate::catalogue::keyword_words::says;
use crate::corpus::Document;

/// The words for what the event caused or could have caused; none if the avvikelse does not say.
#[must_use]
pub fn harm(deviation: &Document) -> Option<String> {
    let judged = &deviation.root.get("bedömning")?.value;
    if let Some(text) = judged.text() {
        return of_text(text);
    }
    let text = |key: &str| judged.get(key).and_then(|entry| entry.value.text()).unwrap_or_default();
    let could_have = text("hade_kunnat_medföra");
    let is_grave = is_yes(text("allvarlig")) || [could_have, text("vårdskada")].iter().any(|text| is_said(text, GRAVE));
    let is_not_grave = is_no(text("allvarlig"));
    let harm = if is_grave { "allvarlig vårdskada" } else { "vårdskada" };
    let after = if is_not_grave { ", ej allvarlig" } else { "" };
    if is_yes(text("vårdskada")) {
        Some(format!("medfört {harm}{after}"))
    } else if is_yes(could_have) || is_said(could_have, HARM) {
        Some(format!("hade kunnat medföra {harm}{after}"))
    } else {
        None
    }
}

const GRAVE: &str = "allvarlig";
const HARM: &str = "vårdskad";

fn of_text(text: &str) -> Option<String> {
    if !is_said(text, HARM) {
        return None;
    }
    let could_have = text.to_lowercase().contains("kunnat");
    let harm = if is_said(text, GRAVE) { "allvarlig vårdskada" } else { "vårdskada" };
    Some(format!("{} {harm}", if could_have { "hade kunnat medföra" } else { "medfört" }))
}

fn is_said(text: &str, stem: &str) -> bool {
    says(text, &[stem.to_owned()])
}

/// True if a text is or begins with a yes.
#[must_use]
pub fn is_yes(text: &str) -> bool {
    matches!(first_word(text).as_str(), "ja" | "true")
}

fn is_no(text: &str) -> bool {
    matches!(first_word(text).as_str(), "nej" | "false" | "inte" | "ej")
}

fn first_word(text: &str) -> String {
    text.trim().split(|one: char| !one.is_alphanumeric()).next().unwrap_or_default().to_lowercase()
}
