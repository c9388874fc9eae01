//! Files that become no documents: other formats, personal numbers, and documents that are made to harm.

use super::super::import::files;
use super::docx::{Docx, bold, styled, table, text, zipped};
use crate::shared::{Answer, Folder};

/// Runs `import` on a file; nothing is written.
fn refused(name: &str, bytes: &[u8], arguments: &[&str]) -> Answer {
    let folder = Folder::of(&[]);
    folder.write(name, bytes);
    let answer = folder.run(&[&["import", name], arguments].concat());
    assert_eq!((answer.code, files(folder.path())), (2, vec![name.to_owned()]), "{}{}", answer.stdout, answer.stderr);
    answer
}

fn wide(word: &str) -> Vec<u8> {
    word.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn other_formats_are_told_how_to_come_on() {
    let compound = |stream: &str| [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 600], wide(stream)].concat();
    let open = zipped(&[
        ("mimetype".into(), "application/vnd.oasis.opendocument.text".into()),
        ("content.xml".into(), String::new()),
    ]);
    let cases: [(&str, Vec<u8>, &str); 8] = [
        ("a.doc", compound("WordDocument"), "a.doc är i Words äldre format (.doc)"),
        ("a.docx", compound("EncryptedPackage"), "a.docx är låst med ett lösenord"),
        ("a.odt", open, "a.odt är ett OpenDocument (.odt)"),
        ("a.pdf", b"%PDF-1.7".to_vec(), "a.pdf är en PDF"),
        ("a.rtf", b"{\\rtf1".to_vec(), "a.rtf är i formatet RTF"),
        ("a.docx", b"Doknr;Titel\n1;x\n".to_vec(), "a.docx är inget Word-dokument, fast den heter så"),
        ("b.docx", b"PK\x03\x04trasig".to_vec(), "b.docx går inte att läsa som ett Word-dokument"),
        ("c.docx", Docx::default().bytes(), "c.docx har ingen text"),
    ];
    for (name, bytes, told) in cases {
        let answer = refused(name, &bytes, &[]);
        assert!(answer.words().contains(told) && answer.words().contains("gör så:"), "{told}\n{}", answer.stderr);
    }
    assert!(
        refused("r.csv", b"Doknr;Titel\n1;x\n", &[])
            .words()
            .contains("r.csv är ett register; ange med --as vad raderna är")
    );
    let sheet = Docx::of(&[text("x")]).bytes();
    assert!(
        refused("d.docx", &sheet, &["--sheet", "A"]).words().contains("--sheet gäller register, och d.docx är inget")
    );
}

#[test]
fn a_personal_number_is_told_by_its_heading_and_never_shown() {
    // The number is one of Skatteverket's test numbers, here in pieces that a page shows as one.
    let parts =
        "<w:p><w:r><w:t>Patienten 19890201</w:t></w:r><w:r><w:noBreakHyphen/></w:r><w:r><w:t>3286</w:t></w:r></w:p>";
    let titled = |body: &[String]| Docx::of(&[&[styled("Title", "Rutin"), bold("Exempel")], body].concat());
    let number = || text("Patienten 19890201-3286 väntade.");
    let cases = [
        (titled(&[number()]), "under rubriken Exempel"),
        (titled(&[parts.to_owned()]), "under rubriken Exempel"),
        (titled(&[table(&[&["Personnummer", "890201-3286"]])]), "under rubriken Exempel"),
        (titled(&[text("Patienten 19890201-"), text("3286 väntade.")]), "under rubriken Exempel"),
        (
            titled(&[table(&[&["1", "9", "8", "9", "0", "2", "0", "1", "-", "3", "2", "8", "6"]])]),
            "under rubriken Exempel",
        ),
        (titled(&[text("x")]).part("header", "hdr", &number()), "i sidhuvudet"),
        (
            titled(&[text("x")]).part("comments", "comments", &format!("<w:comment>{}</w:comment>", number())),
            "i en kommentar",
        ),
        (titled(&[text("x")]).property("Patient", "19890201-3286"), "i dokumentegenskaperna"),
        (
            titled(&[
                "<w:p><w:del><w:r><w:delText>19890201-3286</w:delText></w:r></w:del></w:p>".to_owned(),
                text("x"),
            ]),
            "i text som är borttagen",
        ),
    ];
    for (document, place) in cases {
        let answer = refused("p.docx", &document.bytes(), &[]);
        assert!(
            answer.words().contains(&format!("ett personnummer står i p.docx, {place}")),
            "{place}\n{}",
            answer.stderr
        );
        assert!(!answer.words().contains("3286"), "{}", answer.stderr);
    }
}

#[test]
fn a_document_that_unpacks_to_far_more_than_it_is_is_refused() {
    let bomb = Docx::of(&[text(&" ".repeat(210 * 1024 * 1024))]).bytes();
    assert!(bomb.len() < 4 * 1024 * 1024, "it is small: {}", bomb.len());
    assert!(refused("b.docx", &bomb, &[]).words().contains("b.docx är för stor"));
    let many = Docx::of(&[text("x").repeat(200_001)]).bytes();
    assert!(refused("b.docx", &many, &[]).words().contains("b.docx är för stor"));
    let deep = Docx::of(&["<w:sdt><w:sdtContent>".repeat(100_000)]).bytes();
    assert!(refused("b.docx", &deep, &[]).words().contains("b.docx är för stor"));
}

#[test]
fn entities_are_not_looked_up_and_names_lead_nowhere() {
    let folder = Folder::of(&[("hemlig.txt", "hemligt")]);
    let relations = "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let body = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:hemlig.txt\">]>\
        <w:document><w:body><w:p><w:r><w:t>Syfte &b;&f;&amp; mål</w:t></w:r></w:p></w:body></w:document>";
    let more =
        "<Relationships><Relationship Id=\"s\" Type=\"x/styles\" Target=\"../../../../etc/passwd\"/></Relationships>";
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let bytes = zipped(&[
        file("_rels/.rels", relations),
        file("word/document.xml", body),
        file("word/_rels/document.xml.rels", more),
    ]);
    folder.write("e.docx", bytes);
    let answer = folder.run(&["import", "e.docx", "--output", "ut"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let text = std::fs::read_to_string(folder.path().join("ut/e.yaml")).expect("it is written");
    assert!(text.contains("Syfte & mål") && !text.contains("aaaa") && !text.contains("hemligt"), "{text}");
}

#[test]
fn a_personal_number_in_the_name_of_the_file_is_told_as_such() {
    // The number is one of Skatteverket's test numbers.
    let bytes = Docx::of(&[text("En mening utan rubrik, som slutar med punkt.")]).bytes();
    let answer = refused("rutin 19890201-3286.docx", &bytes, &[]);
    assert!(answer.words().contains("ett personnummer står i namnet på filen"), "{}", answer.stderr);
    assert!(!answer.words().contains("3286"), "{}", answer.stderr);
}

#[test]
fn a_zip_of_very_many_parts_or_of_damaged_ones_is_refused() {
    let parts: Vec<(String, String)> =
        (0..10_001).map(|number| (format!("word/{number}.xml"), String::new())).collect();
    assert!(refused("b.docx", &zipped(&parts), &[]).words().contains("b.docx är för stor"));
    let mut damaged = Docx::of(&[text(&"intyg ".repeat(1_000))]).bytes();
    let name = b"word/document.xml";
    let at = damaged.windows(name.len()).position(|bytes| bytes == name).expect("the part is there");
    damaged[at + name.len() + 40] ^= 0xff;
    assert!(refused("b.docx", &damaged, &[]).words().contains("b.docx går inte att läsa som ett Word-dokument"));
    let wide = format!("<w:p {}/>", (0..200_000).map(|one| format!("a{one}=\"x\" ")).collect::<String>());
    assert!(refused("b.docx", &Docx::of(&[wide]).bytes(), &[]).words().contains("b.docx har ingen text"));
}
