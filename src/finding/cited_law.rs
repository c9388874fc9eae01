//! The citation of a provision, as it is printed.

use std::fmt;

/// The citation of a provision, as it is printed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Citation {
    /// The act as it is cited, such as `SOSFS 2011:9` or `PSL`.
    pub act: String,
    /// The place in the act, such as `4 kap. 4 §`; none if the act is cited alone.
    pub place: Option<String>,
    /// A second act and place that are cited with it, such as `HSF 2017:80 4 kap. 1 §`.
    pub beside: Option<String>,
    /// How binding the provision is: lag, föreskrift, allmänt råd, kunskapsstöd or lokal.
    pub strength: String,
    /// How well the citation is verified: A, B or C.
    pub verified: String,
    /// True if the requirement is a ledningssystem's own, whatever act it cites; each form of the citation says so.
    pub is_own: bool,
    /// True if it cites an act that is named as a national one and that the program does not know.
    pub is_of_unknown_act: bool,
}

/// What is said of the citation of an own requirement.
pub const OWN: &str = "eget krav";
/// What is said where it cites a national act that only the ledningssystem's own register has.
const UNKNOWN_ACT: &str = "eget krav, författningen är inte känd av programmet";

impl fmt::Display for Citation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.placed(self.place.as_deref()))?;
        if let Some(beside) = &self.beside {
            write!(formatter, " (jämte {beside})")?;
        }
        formatter.write_str(&self.mark())
    }
}

impl Citation {
    /// The act and a place: with a space before a chapter or paragraph, a comma before a heading.
    fn placed(&self, place: Option<&str>) -> String {
        let Some(place) = place else { return self.act.clone() };
        let is_numbered = place.starts_with(|first: char| first.is_ascii_digit());
        let separator = if is_numbered { " " } else { ", " };
        format!("{}{separator}{place}", self.act)
    }

    /// The mark of an own requirement, to stand after the act; empty for one of the program's.
    fn mark(&self) -> String {
        match (self.is_own, self.is_of_unknown_act) {
            (_, true) => format!(", {UNKNOWN_ACT}"),
            (true, false) => format!(", {OWN}"),
            (false, false) => String::new(),
        }
    }

    /// The act, for what is counted or grouped by it: what own requirements cite is apart from the law.
    #[must_use]
    pub fn marked_act(&self) -> String {
        format!("{}{}", self.act, self.mark())
    }

    /// The act and the chapter, for what is counted or grouped by it; the act where the place has no chapter, and the marked
    /// act of an own requirement.
    #[must_use]
    pub fn chapter(&self) -> String {
        match self.place.as_deref().and_then(|place| place.split_once("kap.")) {
            Some((chapter, _)) if !self.is_own => format!("{} {chapter}kap.", self.act),
            Some(_) | None => self.marked_act(),
        }
    }

    /// The act and the paragraph without stycke and number; the findings of a document are grouped by it.
    #[must_use]
    pub fn paragraph(&self) -> String {
        let upto = |place: &str| {
            place.find('§').map_or(place.len(), |at| {
                at + place[at..].bytes().take_while(|byte| *byte == 0xc2 || *byte == 0xa7).count()
            })
        };
        self.placed(self.place.as_ref().map(|place| &place[..upto(place)])) + &self.mark()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_own_requirement_is_marked_in_every_form() {
        let own = Citation {
            act: "PSL".into(),
            place: Some("3 kap. 1 § 2".into()),
            beside: Some("HSL 5 kap. 1 §".into()),
            strength: "lag".into(),
            verified: "A".into(),
            is_own: true,
            is_of_unknown_act: false,
        };
        assert_eq!(own.to_string(), "PSL 3 kap. 1 § 2 (jämte HSL 5 kap. 1 §), eget krav");
        assert_eq!(own.paragraph(), "PSL 3 kap. 1 §, eget krav");
        assert_eq!(own.marked_act(), "PSL, eget krav");
        let unknown = Citation { is_of_unknown_act: true, ..own.clone() };
        assert_eq!(unknown.marked_act(), "PSL, eget krav, författningen är inte känd av programmet");
        let ours = Citation { is_own: false, ..own };
        assert_eq!((ours.paragraph(), ours.marked_act()), ("PSL 3 kap. 1 §".into(), "PSL".into()));
    }

    #[test]
    fn findings_of_one_paragraph_share_it() {
        let citation = |place: &str| Citation {
            act: "HSLF-FS 2017:40".into(),
            place: (!place.is_empty()).then(|| place.into()),
            beside: None,
            strength: "föreskrift".into(),
            verified: "A".into(),
            is_own: false,
            is_of_unknown_act: false,
        };
        assert_eq!(citation("3 kap. 4 § andra stycket 3").paragraph(), "HSLF-FS 2017:40 3 kap. 4 §");
        assert_eq!(citation("5 kap. 3–8 §§").paragraph(), "HSLF-FS 2017:40 5 kap. 3–8 §§");
        assert_eq!(citation("2 kap.").paragraph(), "HSLF-FS 2017:40 2 kap.");
        assert_eq!(
            (citation("").paragraph(), citation("").to_string()),
            ("HSLF-FS 2017:40".into(), "HSLF-FS 2017:40".into())
        );
    }
}
