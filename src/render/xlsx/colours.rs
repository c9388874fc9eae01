//! The colours of outcomes and severities, which only repeat what the words say.

/// The part of a cell that a word must match for the cell to be coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The cell equals the word.
    Whole(&'static str),
    /// The cell begins with the word.
    Beginning(&'static str),
    /// The cell ends with the word.
    End(&'static str),
}

/// The colours of the text and the background of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// The RGB value of the text.
    pub text: u32,
    /// The RGB value of the background.
    pub background: u32,
}

const RED: Colours = Colours { text: 0x9c_0006, background: 0xff_c7ce };
const YELLOW: Colours = Colours { text: 0x7f_6000, background: 0xff_eb9c };
const BLUE: Colours = Colours { text: 0x1f_3864, background: 0xdd_ebf7 };
const GREEN: Colours = Colours { text: 0x00_6100, background: 0xc6_efce };
const GREY: Colours = Colours { text: 0x40_4040, background: 0xe7_e6e6 };

/// Words with their colours.
pub const COLOURS: [(Part, Colours); 10] = [
    (Part::Whole("brist"), RED),
    (Part::Whole("saknas"), RED),
    (Part::Whole("bör"), YELLOW),
    (Part::Whole("tips"), BLUE),
    (Part::Whole("ej bedömt"), YELLOW),
    (Part::Whole("undantag"), GREY),
    (Part::Whole("inga brister funna"), GREEN),
    (Part::Whole("egen"), GREEN),
    (Part::Beginning("via "), GREEN),
    (Part::End(" sedan"), RED),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Outcome, Severity};
    use crate::render::shared_words::{outcome, severity};

    #[test]
    fn each_word_for_a_severity_or_an_outcome_has_colours() {
        let severities = [Severity::Error, Severity::Warning, Severity::Note].map(severity);
        let outcomes = [Outcome::Satisfied, Outcome::Violated, Outcome::Undetermined, Outcome::Waived]
            .map(|of| outcome(of, Severity::Error));
        for word in severities.into_iter().chain(outcomes) {
            assert!(COLOURS.iter().any(|(part, _)| *part == Part::Whole(word)), "{word}");
        }
    }
}
