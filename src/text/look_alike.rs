//! Names that look alike to a reader: other letters of the same shape, other cases, blanks and signs that are not seen.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::skeleton;

/// The shapes of a name: one as it is written, one in lower case. Names look alike if they share one.
///
/// By the confusables of Unicode (UTS 39), on letters and digits alone; å, ä and ö are letters of their own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shapes([String; 2]);

impl Shapes {
    /// The shapes of a name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let whole: String = name.nfkc().filter(|letter| !is_filler(*letter)).collect();
        Self([shape(&whole), shape(&whole.to_lowercase())])
    }

    /// Each of the shapes that has a letter or a digit.
    pub fn each(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str).filter(|shape| !shape.is_empty())
    }
}

fn shape(text: &str) -> String {
    let drawn = skeleton(text).flat_map(char::to_lowercase);
    drawn
        .nfkd()
        .filter(|letter| letter.is_alphanumeric() && !is_combining_mark(*letter) || is_swedish_mark(*letter))
        .collect()
}

/// The dots and the ring of ä, ö and å, decomposed.
fn is_swedish_mark(letter: char) -> bool {
    matches!(letter, '\u{308}' | '\u{30a}')
}

/// Letters that are drawn as nothing.
fn is_filler(letter: char) -> bool {
    matches!(letter, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{17b4}' | '\u{17b5}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look_alike(one: &str, other: &str) -> bool {
        let (one, other) = (Shapes::of(one), Shapes::of(other));
        one.each().any(|shape| other.each().any(|known| known == shape))
    }

    #[test]
    fn names_of_the_same_shape_look_alike() {
        for alike in [
            "SOSFS-2011-9",
            "Sosfs-2011-9",
            "s\u{43e}sfs-2011-9",
            "s\u{3bf}sfs-2011-9",
            "\u{455}osfs-2011-9",
            "sosfs\u{2010}2011\u{2013}9",
            "sosfs-2O11-9",
            "sosfs-20l1-9",
            "ｓｏｓｆｓ-2011-9",
            "sosfs-２０１１-9",
            "sosfs-2011-9 ",
            " sosfs-2011-9",
            "sosfs -2011-9",
            "sosfs-2011-9\u{a0}",
            "so\u{200b}sfs-2011-9",
            "so\u{ad}sfs-2011-9",
            "so\u{feff}sfs\u{202e}-2011-9",
            "so\u{3164}sfs-2011-9",
            "sọsfs-2011-9",
            "sosfs_2011_9",
            "SOSFS 2011:9",
            "𝐬𝐨𝐬𝐟𝐬-2011-9",
        ] {
            assert!(look_alike(alike, "sosfs-2011-9"), "{alike}");
        }
        assert!(look_alike("psI-2010-659", "psl-2010-659"), "a capital I is drawn as an l");
        assert!(look_alike("f\u{43e}rm", "form"));
    }

    #[test]
    fn names_that_only_begin_alike_do_not() {
        for other in ["sosfs-2011-90", "sosfs", "egna", "region-norr", "hslf-fs-2011-9", ""] {
            assert!(!look_alike(other, "sosfs-2011-9"), "{other}");
        }
        assert!(!look_alike("region-jönköping", "region-jonkoping"), "ö is a letter of its own");
        assert!(look_alike("mål", "ma\u{30a}l") && !look_alike("mål", "mal") && !look_alike("mål", "mäl"));
    }
}
