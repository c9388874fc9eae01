//! Documents that are made to fill the memory or take the time: small files that stand for far more, and what grows with its
//! own square.

use super::super::import::files;
use super::docx::{Docx, bold, cell, cells, listed, numbering, run, runs, styled, table, text, zipped};
use super::{imported, one};

fn control(name: &str, content: &str) -> String {
    format!("<w:sdt><w:sdtPr><w:alias w:val=\"{name}\"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
}

/// Holds that a document is refused as too large, and nothing written.
fn too_large(body: String) {
    let (folder, answer, _) = imported(&Docx::of(&[bold("Intyg"), body]), &[]);
    assert!(answer.words().contains("dokument.docx är för stor"), "{}{}", answer.stdout, answer.stderr);
    assert!(files(&folder.path().join("ut")).is_empty());
}

#[test]
fn text_that_stands_in_many_controls_links_or_merged_cells_is_bounded() {
    let long = "x".repeat(900_000);
    let around = |content: String, times: usize| (0..times).fold(content, |content, _| control("A", &content));
    let (found, _) = one(&Docx::of(&[bold("Intyg"), text(&long), control("A", "").repeat(20_000)]), &["--as", "rutin"]);
    assert_eq!(found["övrigt"][0]["text"][0].as_str().map(str::len), Some(900_000));
    too_large(around(text(&long), 300));
    too_large(runs(&[around(run(&long), 300)]));
    let links = "<w:hyperlink r:id=\"a\">".repeat(400) + &run(&long) + &"</w:hyperlink>".repeat(400);
    too_large(format!("<w:p>{links}</w:p>"));
    let merged = |mark: &str, content: &str| {
        format!("<w:tc><w:tcPr><w:vMerge w:val=\"{mark}\"/></w:tcPr>{}</w:tc>", text(content))
    };
    let next = format!("<w:tr>{}{}</w:tr>", cell("Ring"), merged("continue", ""));
    let rows = cells(&[&[cell("Uppgift"), cell("Roll")], &[cell("Skriv"), merged("restart", &long)]]);
    let (found, _) =
        one(&Docx::of(&[bold("Intyg"), rows.replace("</w:tbl>", &(next.repeat(2_000) + "</w:tbl>"))]), &[]);
    assert_eq!(found["övrigt"][0]["tabell"].as_array().map(Vec::len), Some(2_002), "it is kept as it stands");
}

#[test]
fn elements_without_text_are_counted() {
    too_large(format!("<w:tbl>{}</w:tbl>", "<w:tr/>".repeat(1_000_001)));
    too_large(format!("<w:p>{}</w:p>", "<w:del/>".repeat(1_000_001)));
    too_large(format!("<w:p>{}</w:p>", "<w:hyperlink/>".repeat(1_000_001)));
    too_large(format!("<w:p>{}</w:p>", "<w:sdt/>".repeat(1_000_001)));
}

#[test]
fn a_part_is_read_once_however_its_name_is_written() {
    let written = |number: usize| {
        let case =
            |(at, letter): (usize, char)| if number >> at & 1 == 1 { letter.to_ascii_uppercase() } else { letter };
        "header".chars().enumerate().map(case).collect::<String>() + ".xml"
    };
    let relation =
        |number: usize| format!("<Relationship Id=\"h{number}\" Type=\"x/header\" Target=\"{}\"/>", written(number));
    let relations: String = (0..64).map(relation).collect();
    let root = "<Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/>";
    let file = |path: &str, text: String| (path.to_owned(), text);
    let bytes = zipped(&[
        file("_rels/.rels", format!("<Relationships>{root}</Relationships>")),
        file("word/document.xml", format!("<w:document><w:body>{}</w:body></w:document>", text("x"))),
        file("word/_rels/document.xml.rels", format!("<Relationships>{relations}</Relationships>")),
        file("word/header.xml", format!("<w:hdr>{}</w:hdr>", text(&"x ".repeat(400_000)))),
    ]);
    let folder = crate::shared::Folder::of(&[]);
    folder.write("d.docx", bytes);
    assert_eq!(folder.run(&["import", "d.docx"]).code, 0, "64 of them would be too large");
}

#[test]
fn what_comes_many_times_takes_no_more_than_its_time() {
    let box_of = |number: usize| {
        format!("<w:p><w:r><w:txbxContent>{}</w:txbxContent></w:r></w:p>", text(&format!("ruta {number}")))
    };
    let between = [cell("Mellan")];
    let step = [cell("1"), cell("Ring"), cell("Läkare")];
    let steps: Vec<&[String]> = (0..3_000).flat_map(|_| [&between[..], &step[..]]).collect();
    let heads = [cell("Steg"), cell("Vad"), cell("Vem")];
    let long_bold: String = (0..5_000).map(|number| format!("e{number}: v\t")).collect();
    let labels: String = (0..5_000).map(|number| text(&format!("Version: {number}"))).collect();
    let named = format!("<w:style w:styleId=\"a\"><w:name w:val=\"{}\"/></w:style>", "namn ".repeat(200_000));
    for document in [
        Docx::of(&[bold("Intyg"), labels]),
        Docx::of(&[bold("Intyg"), runs(&[super::docx::bold_run(&long_bold)])]),
        Docx::of(&[bold("Intyg"), bold("Ansvar"), text(&"Läkare ansvarar t.ex. Till dem ".repeat(20_000))]),
        Docx::of(&[bold("Intyg"), (0..5_000).map(box_of).collect::<String>() + &text("x").repeat(5_000)]),
        Docx::of(&[bold("Intyg"), cells(&[&[&heads[..]], &steps[..]].concat())]),
        Docx::of(&[styled("a", "Intyg"), styled("a", "x").repeat(5_000)]).part("styles", "styles", &named),
        Docx::of(&[styled("Heading1", &"lång ".repeat(100_000)), text("x").repeat(5_000)]),
        Docx::of(&[bold("Intyg"), bold("Arbetssätt"), listed("1", 0, "Ring.").repeat(5_000)]).part(
            "numbering",
            "numbering",
            &numbering(),
        ),
        Docx::of(&[bold("Intyg")]).part(
            "header",
            "hdr",
            &(0..5_000).map(|one| text(&format!("rad {one}"))).collect::<String>(),
        ),
    ] {
        let (_, answer, found) = imported(&document, &["--as", "rutin"]);
        assert_eq!((answer.code, found.len()), (0, 1), "{}", answer.stderr);
    }
}

#[test]
fn a_plan_whose_rows_would_each_repeat_a_long_text_is_refused() {
    let rows: Vec<&[&str]> = vec![&["Kvalitet", "Varje tertial"]; 2_000];
    let plan = table(&[&[&["Vad", "Hur ofta"][..]], &rows[..]].concat());
    let long = "En mening om planen. ".repeat(5_000);
    let document =
        Docx::of(&[styled("Title", "Plan för egenkontroll"), bold("Syfte"), text(&long), bold("Plan"), plan]);
    let (_, answer, found) = imported(&document, &[]);
    assert_eq!((answer.code, found.len()), (2, 0));
    assert!(answer.words().contains("en tabell med 2000 rader som skulle bli var sitt dokument"), "{}", answer.stderr);
}
