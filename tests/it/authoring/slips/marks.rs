//! Slips in the marks and the indents of lists.

use super::{ROUTINE, assert_told_and_mended, read_and_mended, slip};

#[test]
fn a_list_has_the_marks_of_a_word_processor() {
    let (dash, bullet, tight) = ("raden börjar med tankstreck", "punkt från Word", "mellanslag saknas efter strecket");
    assert_told_and_mended(&[
        slip(["  - uppgift: skriva", "  – uppgift: skriva"], 10, dash, Some("  - uppgift: skriva")),
        slip(["  - uppgift: signera", "  — uppgift: signera"], 12, dash, Some("  - uppgift: signera")),
        slip(["  - uppgift: skriva", "  • uppgift: skriva"], 10, bullet, Some("  - uppgift: skriva")),
        slip(["  - uppgift: skriva", "  ·\tuppgift: skriva"], 10, bullet, Some("  - uppgift: skriva")),
        slip(["  - uppgift: signera", "  * uppgift: signera"], 12, "stjärna", Some("  - uppgift: signera")),
        slip(["  - uppgift: skriva", "  -uppgift: skriva"], 10, tight, Some("  - uppgift: skriva")),
        slip(["  - uppgift: signera", "  -uppgift: signera"], 12, tight, Some("  - uppgift: signera")),
        slip(
            ["  - uppgift: skriva intyg\n    roll: läkare", "  -uppgift: skriva intyg\n   roll: läkare"],
            10,
            tight,
            Some("  - uppgift: skriva intyg\n    roll: läkare"),
        ),
        slip(["område: [intyg]", "område:\n  – intyg\n  – kvå"], 8, dash, Some("område:\n  - intyg\n  - kvå")),
        slip(["område: [intyg]", "område:\n  -intyg\n  -kvå"], 8, tight, Some("område:\n  - intyg\n  - kvå")),
        slip(["område: [intyg]", "område:\n  - intyg\n  • kvå"], 9, bullet, Some("område:\n  - intyg\n  - kvå")),
        slip(
            [
                "  - uppgift: skriva intyg\n    roll: läkare\n  - uppgift: signera\n    roll: chef",
                "  • uppgift: skriva intyg\n  • uppgift: signera",
            ],
            10,
            bullet,
            Some("  - uppgift: skriva intyg\n  - uppgift: signera"),
        ),
    ]);
    // A dash in a text is a dash.
    let text = ROUTINE.replace("Att intyg blir rätt", "|\n  – ett\n  – två\n");
    assert_eq!(read_and_mended(&text), (Vec::new(), text));
}

#[test]
fn a_numbered_list_becomes_steps_where_steps_are_expected() {
    const SAID: &str = "en numrerad lista skrivs med - steg: 1";
    const STEPS: &str = "  - steg: 1\n    vad: Kontrollera\n  - steg: 2\n    vad: Skriv\n";
    assert_told_and_mended(&[
        slip([STEPS, "  1. Kontrollera\n  2. Skriv\n"], 15, SAID, Some(STEPS)),
        slip([STEPS, "  1) Kontrollera\n  2) Skriv\n"], 15, SAID, Some(STEPS)),
        slip(["  - steg: 2\n    vad: Skriv\n", "  2. Skriv\n"], 17, SAID, Some("  - steg: 2\n    vad: Skriv\n")),
        slip(
            [STEPS, "  1. Kontrollera: allt\n  2. Skriv\n"],
            15,
            SAID,
            Some("  - steg: 1\n    vad: \"Kontrollera: allt\"\n  - steg: 2\n    vad: Skriv\n"),
        ),
        slip(["område: [intyg]", "område:\n  1. intyg\n  2. kvå"], 8, SAID, None),
    ]);
}

#[test]
fn a_bracket_or_a_quote_is_not_closed() {
    assert_told_and_mended(&[
        slip(
            ["område: [intyg]", "område: [intyg, kvå"],
            7,
            "hakparentesen på rad 7 är inte stängd",
            Some("område: [intyg, kvå]"),
        ),
        slip(["område: [intyg]", "område: [intyg # så"], 7, "hakparentesen på rad 7", Some("område: [intyg] # så")),
        slip(
            ["område: [intyg]", "område: [intyg,\n  kvå"],
            7,
            "hakparentesen på rad 7",
            Some("område: [intyg,\n  kvå]"),
        ),
        slip(
            ["  - uppgift: signera\n    roll: chef", "  - {uppgift: signera, roll: chef"],
            12,
            "klammern på rad 12 är inte stängd",
            Some("  - {uppgift: signera, roll: chef}"),
        ),
    ]);
    let (told, mended) = read_and_mended(&ROUTINE.replace("Att intyg blir rätt", "\"Att intyg blir rätt"));
    assert!(told[0].1.contains("citattecknet på rad 8 är inte stängt"), "{told:?}");
    assert_eq!(mended, ROUTINE.replace("Att intyg blir rätt", "\"Att intyg blir rätt\""));
}

#[test]
fn a_line_stands_a_blank_too_far_in_or_out() {
    assert_told_and_mended(&[
        slip(
            ["    roll: läkare", "     roll: läkare"],
            11,
            "rad 11 är indragen ett blanksteg för långt",
            Some("    roll: läkare"),
        ),
        slip(
            ["    roll: läkare", "   roll: läkare"],
            11,
            "rad 11 är indragen ett blanksteg för kort",
            Some("    roll: läkare"),
        ),
        slip(
            ["    roll: läkare", "  roll: läkare"],
            11,
            "rad 11 är indragen två blanksteg för kort",
            Some("    roll: läkare"),
        ),
        slip(["titel: Rutin", " titel: Rutin"], 3, "rad 3 är indragen ett blanksteg för långt", Some("titel: Rutin")),
        slip(
            ["  hur: löpande", "   hur: löpande"],
            21,
            "rad 21 är indragen ett blanksteg för långt",
            Some("  hur: löpande"),
        ),
        slip(
            ["  hur: löpande", " hur: löpande"],
            21,
            "rad 21 är indragen ett blanksteg för kort",
            Some("  hur: löpande"),
        ),
        slip(
            ["  - uppgift: signera\n    roll: chef", " - uppgift: signera\n   roll: chef"],
            12,
            "rad 12 är indragen ett blanksteg för kort",
            Some("  - uppgift: signera\n    roll: chef"),
        ),
        slip(
            ["  - steg: 2\n    vad: Skriv", "   - steg: 2\n     vad: Skriv"],
            17,
            "rad 17 är indragen ett blanksteg för långt",
            Some("  - steg: 2\n    vad: Skriv"),
        ),
    ]);
}
