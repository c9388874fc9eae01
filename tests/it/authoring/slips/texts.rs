//! Slips in texts: blanks after colons, and quotation marks.

use super::{ROUTINE, assert_told_and_mended, read_and_mended, slip};

#[test]
fn a_blank_is_missing_after_a_colon() {
    const SAID: &str = "det saknas ett mellanslag efter kolon";
    assert_told_and_mended(&[
        slip(["titel: Rutin", "titel:Rutin"], 3, SAID, Some("titel: Rutin")),
        slip(["    roll: läkare", "    roll:läkare"], 11, SAID, Some("    roll: läkare")),
        slip(["  - uppgift: skriva", "  - uppgift:skriva"], 10, SAID, Some("  - uppgift: skriva")),
        slip(["område: [", "område:["], 7, SAID, Some("område: [")),
        slip(["  var: journal", "  var:journal"], 20, SAID, Some("  var: journal")),
        slip(["  hur: löpande", "  hur:löpande"], 21, SAID, Some("  hur: löpande")),
        slip(["typ: rutin\nid: rut", "typ:rutin\nid:rut"], 1, SAID, Some("typ: rutin\nid: rut")),
        slip(
            ["  - uppgift: signera\n    roll: chef", "  - {uppgift:signera, roll: chef}"],
            12,
            SAID,
            Some("  - {uppgift: signera, roll: chef}"),
        ),
    ]);
    let (told, mended) = read_and_mended("typ:rutin\nid:r-1\ntitel:Rutin\n");
    assert_eq!(mended, "typ: rutin\nid: r-1\ntitel: Rutin\n");
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn quotes_are_of_the_wrong_kind() {
    const SAID: &str = "citattecknen är av fel slag, byt till raka";
    let straight = Some("titel: \"Rutin: intyg\"");
    assert_told_and_mended(&[
        slip(["titel: Rutin för intyg", "titel: ”Rutin: intyg”"], 3, SAID, straight),
        slip(["titel: Rutin för intyg", "titel: “Rutin: intyg”"], 3, SAID, straight),
        slip(["titel: Rutin för intyg", "titel: „Rutin: intyg“"], 3, SAID, straight),
        slip(["titel: Rutin för intyg", "titel: «Rutin: intyg»"], 3, SAID, straight),
        slip(["titel: Rutin för intyg", "titel: »Rutin: intyg» # så"], 3, SAID, Some("titel: \"Rutin: intyg\" # så")),
        slip(["titel: Rutin för intyg", "titel: ”Rutin: \"FK\"”"], 3, SAID, Some("titel: 'Rutin: \"FK\"'")),
        slip(["    vad: Skriv", "    vad: ’Skriv: nu’"], 18, SAID, Some("    vad: \"Skriv: nu\"")),
        slip(["område: [intyg]", "område: [”intyg”]"], 7, SAID, Some("område: [\"intyg\"]")),
        slip(["fastställd: 2026-03-10", "fastställd: ”2026-03-10”"], 5, SAID, Some("fastställd: \"2026-03-10\"")),
    ]);
}

#[test]
fn a_text_needs_quotes() {
    assert_told_and_mended(&[
        slip(
            ["syfte: Att intyg blir rätt", "syfte: Tre saker: rätt"],
            8,
            "sätt hela texten inom citattecken: syfte: \"Tre saker: rätt\"",
            Some("syfte: \"Tre saker: rätt\""),
        ),
        slip(
            ["    vad: Skriv", "    vad: Skriv: \"FK 7263\" # så"],
            18,
            "vad: 'Skriv: \"FK 7263\"'",
            Some("    vad: 'Skriv: \"FK 7263\"' # så"),
        ),
        slip(
            ["syfte: Att intyg blir rätt", "syfte: Det finns flera\n  saker: ett och två"],
            9,
            "kolon mitt i texten",
            Some("syfte: \"Det finns flera\n  saker: ett och två\""),
        ),
        slip(
            ["syfte: Att intyg blir rätt", "syfte: Se bilaga #1 på samma sätt"],
            8,
            "resten av raden läses som kommentar, eftersom # står efter ett blanksteg",
            Some("syfte: \"Se bilaga #1 på samma sätt\""),
        ),
        slip(
            ["syfte: Att intyg blir rätt", "syfte: [Bilaga #1, Bilaga #2]"],
            8,
            "läses som kommentar",
            Some("syfte: [\"Bilaga #1\", \"Bilaga #2\"]"),
        ),
        slip(
            ["syfte: Att intyg blir rätt", "syfte: !Viktigt text"],
            8,
            "texten börjar med ett tecken som betyder något annat",
            Some("syfte: \"!Viktigt text\""),
        ),
        slip(
            ["syfte: Att intyg blir rätt", "syfte:\n  - Tre saker: rätt\n  - Två"],
            9,
            "kolon",
            Some("syfte:\n  - \"Tre saker: rätt\"\n  - Två"),
        ),
        slip(["    vad: Skriv", "    vad: Ring läkaren: i dag"], 18, "kolon", Some("    vad: \"Ring läkaren: i dag\"")),
    ]);
}

#[test]
fn a_text_begins_with_a_character_that_means_something_else() {
    for first in
        ["@", "`", "%", "> 65 år ", "[Intyg] ", "{namn} ", "\"Intyg\" ", "- ", "? ", "*", "!Obs ", "&Obs ", "| "]
    {
        let (told, mended) = read_and_mended(&ROUTINE.replace("Att intyg blir rätt", &format!("{first}Att")));
        assert!(told[0].0 == 8 && told[0].1.contains("betyder något annat"), "{first}: {told:?}");
        let quote = if first.contains('"') { '\'' } else { '"' };
        assert_eq!(mended, ROUTINE.replace("Att intyg blir rätt", &format!("{quote}{first}Att{quote}")), "{first}");
    }
    // A comment is a comment, and what is pointed to is meant.
    for line in
        ["syfte: Att intyg # på mötet", "fastställd: 2026-03-10 #1", "syfte: &a Rätt\nmålgrupp: *a", "syfte: C#1"]
    {
        let text = format!("typ: rutin\nid: r\n{line}\n");
        assert_eq!(read_and_mended(&text), (Vec::new(), text));
    }
}
