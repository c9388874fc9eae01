//! The text of a document of Word as it is seen: changes accepted, and what stands beside it told.

use serde_json::json;

use super::docx::{Docx, bold, run, runs, styled, table, text};
use super::one;

#[test]
fn tracked_changes_are_accepted_and_told() {
    let deleted = "<w:del><w:r><w:delText>tio</w:delText></w:r></w:del>";
    let inserted = format!("<w:ins>{}</w:ins>", run("fem"));
    let mark = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Delat </w:t></w:r></w:p>";
    let old = "<w:pPr><w:pPrChange><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr></w:pPrChange></w:pPr>";
    let document = Docx::of(&[
        styled("Title", "Svar"),
        styled("Heading1", "Syfte"),
        runs(&[run("Svar inom "), deleted.to_owned(), inserted, run(" dagar.")]),
        mark.to_owned(),
        text("stycke."),
        runs(&[old.to_owned(), run("Ingen rubrik längre.")]),
    ]);
    let (found, answer) = one(&document, &[]);
    assert_eq!(found["syfte"], json!(["Svar inom fem dagar.", "Delat stycke.", "Ingen rubrik längre."]));
    let told = "dokumentet har spårade ändringar; det infogade är med, det borttagna är utelämnat: \"tio\"";
    assert!(answer.words().contains(told), "{}", answer.stdout);
}

#[test]
fn comments_notes_links_and_pictures_are_told() {
    let note = |kind: &str, id: &str, one: &str| format!("<w:{kind} w:id=\"{id}\">{}</w:{kind}>", text(one));
    let line = "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>";
    let link = format!("<w:hyperlink r:id=\"a\">{}</w:hyperlink>", run("mallen"));
    let picture = "<w:r><w:drawing><a:blip xmlns:a=\"a\"/></w:drawing></w:r>";
    let document = Docx::of(&[
        styled("Title", "Svar"),
        bold("Syfte"),
        runs(&[run("Använd "), link, run("."), picture.to_owned()]),
    ])
    .part("comments", "comments", &note("comment", "1", "Stämmer det?"))
    .part("footnotes", "footnotes", &(line.to_owned() + &note("footnote", "1", "Se lagen.")))
    .link("a", "https://intranat.example/mall");
    let (found, answer) = one(&document, &[]);
    assert_eq!(found["syfte"], "Använd mallen.");
    assert_eq!(found["övrigt"], json!([{"rubrik": "Fotnoter", "text": ["Se lagen."]}]));
    for told in [
        "en kommentar är inte inläst: \"Stämmer det?\"",
        "länken \"mallen\" går till https://intranat.example/mall",
        "en bild är inte inläst",
        "Fotnoter: 1 stycke",
    ] {
        assert!(answer.words().contains(told), "{told}\n{}", answer.stdout);
    }
}

#[test]
fn hyphens_and_blanks_are_those_that_are_seen() {
    let soft = "<w:r><w:softHyphen/></w:r>";
    let hard = "<w:r><w:noBreakHyphen/></w:r>";
    let document = Docx::of(&[
        styled("Title", "Svar"),
        bold("Syfte"),
        runs(&[
            run("sjuk"),
            soft.to_owned(),
            run("skriven enligt DFA"),
            hard.to_owned(),
            run("kedjan i 7\u{a0}§, arbets\u{ad}förmåga"),
        ]),
    ]);
    assert_eq!(one(&document, &[]).0["syfte"], "sjukskriven enligt DFA-kedjan i 7 §, arbetsförmåga");
}

#[test]
fn a_table_of_contents_is_left_out_and_told_and_a_nested_table_is_read() {
    let inner = table(&[&["Inre"]]);
    let outer = format!("<w:tbl><w:tr><w:tc>{}{inner}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", text("Yttre"), text("B"));
    let document = Docx::of(&[
        styled("Title", "Svar"),
        bold("Innehåll"),
        styled("TOC1", "1\tSyfte\t3"),
        styled("Heading1", "Syfte"),
        text("Snabba svar."),
        styled("Heading1", "Bild"),
        outer,
    ]);
    let (found, answer) = one(&document, &[]);
    assert_eq!(found["syfte"], "Snabba svar.");
    assert_eq!(found["övrigt"], json!([{"rubrik": "Bild", "tabell": [["Yttre\nInre", "B"]]}]));
    for told in ["innehållsförteckningen är utelämnad: Innehåll · 1 Syfte 3", "en tabell i en tabellcell är inläst"]
    {
        assert!(answer.words().contains(told), "{told}\n{}", answer.stdout);
    }
}

#[test]
fn text_that_looks_like_yaml_or_steers_a_terminal_is_text() {
    let hostile = ["- a: b # c", "'\"{[*&!|>%@`", "---", "null", "0123", "<b>&amp;</b>", "a\u{202e}b"];
    let body: Vec<String> = hostile.iter().map(|one| text(one)).collect();
    let document = Docx::of(&[vec![styled("Title", "\u{1b}[31m Röd"), bold("Syfte")], body].concat());
    let (found, answer) = one(&document, &[]);
    assert_eq!(found["syfte"], json!(hostile));
    assert!(!answer.stdout.contains(['\u{1b}', '\u{202e}']), "{}", answer.stdout);
}

#[test]
fn a_link_of_a_field_has_its_whole_address() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = "<w:r><w:instrText>HYPERLINK \"H:\\\\Gemensamma rutiner\\\\mall.docx\" \\o \"Visa\"</w:instrText></w:r>";
    let link = [mark("begin"), code.to_owned(), mark("separate"), run("mallen"), mark("end")].concat();
    let document = Docx::of(&[styled("Title", "Svar"), bold("Syfte"), runs(&[run("Använd "), link, run(".")])]);
    let (found, answer) = one(&document, &[]);
    assert_eq!(found["syfte"], "Använd mallen.");
    assert!(
        answer.words().contains("länken \"mallen\" går till H:\\Gemensamma rutiner\\mall.docx"),
        "{}",
        answer.stdout
    );
}
