//! The colours that stand beside the words of an outcome: the word always says it too.

/// Where in a cell a word must stand to be coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It is all of the cell.
    Whole(&'static str),
    /// The cell begins with it.
    Beginning(&'static str),
    /// The cell ends with it.
    End(&'static str),
}

/// The colours of a text and of what is behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// Of the text.
    pub text: u32,
    /// Of the ground.
    pub context: u32,
}

const RED: Colours = Colours { text: 0x9c_0006, context: 0xff_c7ce };
const YELLOW: Colours = Colours { text: 0x7f_6000, context: 0xff_eb9c };
const BLUE: Colours = Colours { text: 0x1f_3864, context: 0xdd_ebf7 };
const GREEN: Colours = Colours { text: 0x00_6100, context: 0xc6_efce };
const GREY: Colours = Colours { text: 0x40_4040, context: 0xe7_e6e6 };

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
    (Part::End(" sen"), RED),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Outcome, Severity};
    use crate::render::shared_words::{outcome, severity};

    #[test]
    fn each_word_for_a_severity_or_an_outcome_has_colours() {
        let severities = [Severity::Error, Severity::Warning, Severity::Note].map(severity);
        let outcomes = [Outcome::Satisfied, Outcome::Violated, Outcome::Undetermined, Outcome::Waived].map(outcome);
        for word in severities.into_iter().chain(outcomes) {
            assert!(COLOURS.iter().any(|(part, _)| *part == Part::Whole(word)), "{word}");
        }
    }
}
