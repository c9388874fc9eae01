//! YAML errors: each is reported at its place, and the other documents of the file are read.

use crate::shared::Folder;

#[test]
fn marks_of_a_merge_are_told_at_the_first() {
    let folder = Folder::with_good();
    folder.write(
        "x.yaml",
        "typ: rutin\nid: r-1\n<<<<<<< HEAD\ntitel: Ett\n=======\ntitel: Två\n>>>>>>> gren\nsyfte: x\n",
    );
    folder.form().assert_only("form/skrivning x.yaml:3:1 rader från en sammanslagning i git är kvar");
}

#[test]
fn a_tab_as_indent_is_told_where_it_stands() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "typ: rutin\nid: r-1\nansvar:\n\t- uppgift: skriva\n");
    let answer = folder.form();
    answer.assert_only("form/skrivning x.yaml:4:1 raden är indragen med tabb");
    assert_eq!(answer.help(), "dra in med blanksteg i stället, två för varje steg");
}

#[test]
fn a_tab_below_a_line_of_text_is_told_where_it_stands() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "typ: rutin\nid: r-1\nansvar:\n  - uppgift: skriva\n\troll: roll-lakare\n");
    folder.form().assert_only("form/skrivning x.yaml:5:1 raden är indragen med tabb");
}

#[test]
fn a_no_break_space_after_a_colon_is_told() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "typ: rutin\nid: r-1\ntitel:\u{a0}Rutin\nsyfte: x\n");
    folder.form().assert_only("form/hart-blanksteg x.yaml:3:7 ett hårt blanksteg står där ett vanligt ska stå");
}

#[test]
fn a_key_twice_is_told_with_both_places() {
    let folder = Folder::of(&[]);
    folder.write("x.yaml", "typ: rutin\nid: r-1\nsyfte: Ett\ntitel: Rutin\nsyfte: Två\n");
    let answer = folder.form();
    answer.assert_only("form/dubblettnyckel x.yaml:5:1 fältet syfte står två gånger");
    assert_eq!(answer.related(), "x.yaml:3:1");
}

#[test]
fn a_key_twice_in_two_spellings_of_one_letter_is_told_with_both_places() {
    let folder = Folder::of(&[]);
    folder.write("x.yaml", "typ: rutin\nid: r-1\ngiltig_från: 2025-01-01\ngiltig_fra\u{30a}n: 2026-01-01\n");
    let answer = folder.form();
    answer.assert_only(
        "form/dubblettnyckel x.yaml:4:1 fältet giltig_från står två gånger, men är skrivet med olika tecken som ser likadana ut",
    );
    assert_eq!(answer.related(), "x.yaml:3:1");
}

#[test]
fn references_that_swell_a_thousandfold_are_stopped() {
    let folder = Folder::with_good();
    let mut text = String::from("typ: rutin\nid: r-1\nx-a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (name, of) in [('b', 'a'), ('c', 'b'), ('d', 'c'), ('e', 'd'), ('f', 'e'), ('g', 'f')] {
        let list = vec![format!("*{of}"); 10].join(", ");
        text.push_str(&format!("x-{name}: &{name} [{list}]\n"));
    }
    folder.write("x.yaml", text);
    // The lists b and c add 1 220 values, so the eighth *c in d passes the limit of 10 000.
    folder
        .form()
        .assert_only("form/skrivning x.yaml:6:38 hänvisningarna (*namn) växer till mer än ett dokument kan innehålla");
}

#[test]
fn nesting_without_end_is_stopped() {
    let deep = 100_000;
    let texts = [
        "[".repeat(deep),
        "{a: ".repeat(deep),
        format!("typ: rutin\nid: r-1\nx-djup: {}{}\n", "[".repeat(deep), "]".repeat(deep)),
    ];
    for (text, place) in texts.iter().zip(["1:65", "1:257", "3:73"]) {
        let folder = Folder::with_good();
        folder.write("x.yaml", text);
        folder.form().assert_only(&format!(
            "form/skrivning x.yaml:{place} listor och fält ligger för djupt i varandra, gränsen är 64 steg"
        ));
    }
}

#[test]
fn a_broken_document_leaves_the_others_of_its_file() {
    let folder = Folder::with_good();
    let (first, last) = ("typ: rutin\nid: r-1\n---\n", "---\ntyp: rutin\nid: r-3\ntitl: Rutin\n");
    folder.write("x.yaml", format!("{first}typ: rutin\nid: [r-2\n{last}"));
    let answer = folder.form();
    let findings = [
        "form/skrivning x.yaml:5:5 hakparentesen på rad 5 är inte stängd",
        "form/okand-nyckel x.yaml:9:1 fältet titl är okänt och läses inte",
    ];
    assert_eq!(answer.findings(), findings);
    assert_eq!((answer.code, answer.documents()), (1, 3));
    assert_eq!(answer.json()["findings"][1]["document"]["id"], "r-3");
}

#[test]
fn a_quote_that_never_closes_is_told_where_it_opens() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "typ: rutin\nid: r-1\nsyfte: \"aldrig stängd\ntitel: Rutin\nversion: 2\n---\na: 1\n");
    folder.form().assert_only("form/skrivning x.yaml:3:8 citattecknet på rad 3 är inte stängt");
}

#[test]
fn a_file_with_only_comments_is_no_document() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "# typ: rutin\n# kommer senare\n");
    let answer = folder.form();
    assert_eq!((answer.code, answer.documents(), answer.findings().len()), (0, 1, 0));
    let notes = answer.json()["notes"].to_string();
    assert!(notes.contains("1 YAML-fil utan typ räknas inte som dokument"), "{notes}");
}
