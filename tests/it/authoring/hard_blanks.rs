//! Hard blanks in every line: all are mended in one run, none in a text of the writer, and in no more than their time.

use std::fs;

use crate::shared::{Answer, Folder};

/// Runs `fix` on a file with this text; returns the text after it.
fn fixed(text: &str) -> (String, Answer) {
    let folder = Folder::of(&[("a.yaml", text)]);
    let answer = folder.run(&["fix", "."]);
    (fs::read_to_string(folder.path().join("a.yaml")).expect("the file is there"), answer)
}

/// A rutin with so many tasks, each with a blank after the colon of its key.
fn rutin(tasks: usize, blank: char) -> String {
    let tasks = (0..tasks).map(|number| format!("  - uppgift:{blank}Sak {number}\n    roll:{blank}roll-vc\n"));
    format!("typ:{blank}rutin\nid: rut-a\ntitel:{blank}Rutin\nansvar:\n{}", tasks.collect::<String>())
}

#[test]
fn a_hard_blank_after_each_colon_is_mended_in_one_run() {
    let (text, answer) = fixed(&rutin(150, '\u{a0}'));
    assert_eq!(text, rutin(150, ' '));
    assert!(answer.words().contains("302 rättningar i 1 fil gjorda"), "{}", answer.words());
}

#[test]
fn a_hard_blank_in_a_text_stays_where_the_rest_is_mended() {
    let with = |blank: char| {
        format!(
            "typ:{blank}rutin\nid: rut-a\ntitel:{blank}Rutin\nsyfte: |\n  Obs:\u{a0}viktigt\n  \u{a0}indraget\nmålgrupp: \"ett\n  \
             två:\u{a0}tre\"\nomfattning:{blank}allt\n"
        )
    };
    assert_eq!(fixed(&with('\u{a0}')).0, with(' '));
}

#[test]
fn hard_blanks_take_no_more_than_their_time() {
    let documents: String =
        (0..1_500).map(|number| format!("---\ntyp:\u{a0}rutin\nid: r{number}\ntitel:\u{a0}x\n")).collect();
    let in_text: String = (0..4_000).map(|number| format!("  sak:\u{a0}Sak {number}\n")).collect();
    let in_text = format!("typ: rutin\nid: rut-a\ntitel: x\nsyfte: |\n{in_text}");
    let on_a_line = format!("typ: rutin\nid: rut-a\ntitel: \"{}\"\n", "a:\u{a0}b ".repeat(40_000));
    let (text, _) = fixed(&documents);
    assert!(!text.contains('\u{a0}'));
    for text in [in_text, on_a_line] {
        assert_eq!(fixed(&text).0, text, "nothing is mended in a text");
    }
}
