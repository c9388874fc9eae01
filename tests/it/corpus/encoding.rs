//! Encodings: UTF-8 is read with or without BOM, others are reported at their first character.

use crate::shared::{Folder, utf16};

#[test]
fn latin_1_is_told_at_its_first_letter() {
    let folder = Folder::with_good();
    folder.write("x.yaml", b"typ: rutin\nid: r-1\nsyfte: p\xe5 v\xe4g\n");
    let answer = folder.form();
    answer.assert_only(
        "form/kodning x.yaml:3:9 filen är inte sparad som UTF-8, den ser ut att vara Windows-1252 (Latin-1)",
    );
    assert!(answer.help().contains("\"Save with Encoding\", UTF-8"), "{}", answer.help());
}

#[test]
fn utf_16_is_told_with_and_without_its_mark() {
    let text = "typ: rutin\nid: r-1\nsyfte: på väg\n";
    let marked = format!("\u{feff}{text}");
    let written = [
        utf16(&marked, u16::to_le_bytes),
        utf16(&marked, u16::to_be_bytes),
        utf16(text, u16::to_le_bytes),
        utf16(text, u16::to_be_bytes),
    ];
    for bytes in written {
        let folder = Folder::with_good();
        folder.write("x.yaml", bytes);
        let answer = folder.form();
        answer.assert_only(
            "form/kodning x.yaml:1:1 filen är inte sparad som UTF-8, den ser ut att vara UTF-16 (\"Unicode\" i Anteckningar)",
        );
        assert!(answer.help().contains("Kodning UTF-8"), "{}", answer.help());
    }
}

#[test]
fn utf_16_without_its_mark_is_told_where_the_text_begins_with_a_swedish_letter() {
    let folder = Folder::with_good();
    folder.write("x.yaml", utf16("ägare: x\ntyp: rutin\nid: r-1\n", u16::to_le_bytes));
    folder.form().assert_only(
        "form/kodning x.yaml:1:1 filen är inte sparad som UTF-8, den ser ut att vara UTF-16 (\"Unicode\" i Anteckningar)",
    );
}

#[test]
fn a_byte_order_mark_moves_nothing() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "\u{feff}typ: rutiin\nid: r-1\n");
    folder.form().assert_only("form/okand-typ x.yaml:1:6 typen rutiin är okänd, så dokumentet är inte bedömt");
}

#[test]
fn each_kind_of_line_break_is_read() {
    for line_break in ["\n", "\r\n", "\r"] {
        let folder = Folder::with_good();
        folder.write("x.yaml", ["typ: rutin", "id: r-1", "titl: Rutin", ""].join(line_break));
        let answer = folder.form();
        assert_eq!(answer.findings(), ["form/okand-nyckel x.yaml:3:1 fältet titl är okänt och läses inte"]);
        assert_eq!((answer.code, answer.documents()), (0, 2), "{line_break:?}");
    }
}

#[test]
fn a_lone_carriage_return_parts_documents_after_a_fault_too() {
    let folder = Folder::with_good();
    let text = "typ: rutin\nid: r-1\n---\ntyp: rutin\nid: [\n---\ntyp: rutin\nid: r-3\n";
    folder.write("x.yaml", text.replace('\n', "\r"));
    assert_eq!(folder.form().documents(), 3);
}
