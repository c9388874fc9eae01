//! What an avvikelse says that the event caused or could have caused, in the words of an investigation.

use crate::catalogue::keyword_words::says;
use crate::corpus::Document;

/// What an event caused, or could have caused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Harm {
    /// True if it was caused, false if it could have been.
    pub is_caused: bool,
    /// True if it is said to be grave.
    pub is_grave: bool,
    /// True if it is said not to be grave.
    pub is_not_grave: bool,
}

impl Harm {
    /// The words of an investigation for it.
    #[must_use]
    pub fn words(self) -> String {
        let caused = if self.is_caused { "medfört" } else { "hade kunnat medföra" };
        let harm = if self.is_grave { "allvarlig vårdskada" } else { "vårdskada" };
        format!("{caused} {harm}{}", if self.is_not_grave { ", ej allvarlig" } else { "" })
    }
}

/// What the event caused or could have caused; none if the avvikelse does not say.
#[must_use]
pub fn harm(deviation: &Document) -> Option<Harm> {
    let judged = &deviation.root.get("bedömning")?.value;
    if let Some(text) = judged.text() {
        return of_text(text);
    }
    let text = |key: &str| judged.get(key).and_then(|entry| entry.value.text()).unwrap_or_default();
    let could_have = text("hade_kunnat_medföra");
    let is_grave = is_yes(text("allvarlig")) || [could_have, text("vårdskada")].iter().any(|text| is_said(text, GRAVE));
    let is_not_grave = is_no(text("allvarlig"));
    let is_caused = is_yes(text("vårdskada"));
    let is_harm = is_caused || is_yes(could_have) || is_said(could_have, HARM);
    is_harm.then_some(Harm { is_caused, is_grave, is_not_grave })
}

const GRAVE: &str = "allvarlig";
const HARM: &str = "vårdskad";

fn of_text(text: &str) -> Option<Harm> {
    let is_caused = !text.to_lowercase().contains("kunnat");
    is_said(text, HARM).then(|| Harm { is_caused, is_grave: is_said(text, GRAVE), is_not_grave: false })
}

fn is_said(text: &str, stem: &str) -> bool {
    says(text, &[stem.to_owned()])
}

/// True if a text is or begins with a yes.
#[must_use]
pub fn is_yes(text: &str) -> bool {
    matches!(first_word(text).as_str(), "ja" | "true")
}

/// True if a text is or begins with a no.
#[must_use]
pub fn is_no(text: &str) -> bool {
    matches!(first_word(text).as_str(), "nej" | "false" | "inte" | "ej")
}

fn first_word(text: &str) -> String {
    text.trim().split(|one: char| !one.is_alphanumeric()).next().unwrap_or_default().to_lowercase()
}
