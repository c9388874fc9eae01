//! Snapshots of `audit` in a terminal for each example.
//!
//! The example is copied out of the project's repository, so that the output does not depend on its history. The
//! number of satisfied requirements is removed, as it changes with each requirement added to the catalogue.

use regex::{Captures, Regex};

use crate::shared::Folder;

/// The output for an example, with paths as from the folder of the project.
fn printed(name: &str) -> String {
    let path = format!("examples/{name}");
    let folder = Folder::with_example(name, &path);
    let answer = folder.run(&["audit", &path, "--date", "2026-11-15", "--width", "80", "--color", "never"]);
    assert!(answer.code < 2 && answer.stderr.is_empty(), "{}", answer.words());
    let sentence = Regex::new("I [0-9]+ krav hittades inga brister").expect("a pattern");
    let text = sentence.replace(&answer.stdout, "I N krav hittades inga brister");
    // The last of five columns of numbers, in a table for each enhet.
    let column = Regex::new("(?m)^( .*(?: [0-9]+ +){4})([0-9]+ *)$").expect("a pattern");
    let without = |found: &Captures<'_>| format!("{}{:<2$}", &found[1], "N", found[2].len());
    column.replace_all(&text, without).into_owned()
}

#[test]
fn exempelregionen_in_a_terminal() {
    insta::assert_snapshot!(printed("exempelregionen"));
}

#[test]
fn med_brister_in_a_terminal() {
    insta::assert_snapshot!(printed("med-brister"));
}

#[test]
fn a_heading_of_a_requirement_in_a_line_of_what_remains_is_quoted() {
    let folder = Folder::with_example("exempelregionen", "");
    let routine = "typ: rutin\nid: rut-x\ntitel: En rutin\nstatus: utkast\nfastställd: 2026-01-10\nfastställd_av: roll-lakare\n\
                   gäller_för: [alla]\nsyfte: Att pröva\ntillvägagångssätt: [{steg: 1, vad: Gör det}]\n";
    folder.write("x.yaml", routine);
    let words = folder.run(&["audit", ".", "--date", "2026-11-15", "--width", "200"]).stdout;
    let line = words.lines().find(|line| line.contains("rut-x (utkast): ")).unwrap_or_else(|| panic!("{words}"));
    assert!(line.contains("”Det framgår att rutinen är fastställd”"), "{line}");
}
