//! Slips of writing: each is told at its line, and mended where only one reading conforms to the form of the kind.

use ledningskoll::authoring::fix::mend_file;
use ledningskoll::catalogue::Catalogue;
use ledningskoll::corpus::reading::Reader;
use ledningskoll::text::SourceId;

const ROUTINE: &str = "typ: rutin
id: rut-intyg
titel: Rutin för intyg
status: fastställd
fastställd: 2026-03-10
nästa_översyn: 2027-03-10
område: [intyg]
syfte: Att intyg blir rätt
ansvar:
  - uppgift: skriva intyg
    roll: läkare
  - uppgift: signera
    roll: chef
tillvägagångssätt:
  - steg: 1
    vad: Kontrollera
  - steg: 2
    vad: Skriv
dokumentation:
  var: journal
  hur: löpande
";

/// A slip: what stands in the routine, what she wrote instead, its line, what is said, and what stands there afterwards.
struct Slip<'text> {
    instead_of: &'text str,
    wrote: &'text str,
    line: usize,
    said: &'text str,
    mended: Option<&'text str>,
}

const fn slip<'text>(
    [instead_of, wrote]: [&'text str; 2],
    line: usize,
    said: &'text str,
    mended: Option<&'text str>,
) -> Slip<'text> {
    Slip { instead_of, wrote, line, said, mended }
}

/// The lines and sentences of the findings of a text, and the text after its certain mends.
fn read_and_mended(text: &str) -> (Vec<(usize, String)>, String) {
    let catalogue = Catalogue::embedded().expect("the catalogue is sound");
    let reader = Reader::new(&catalogue);
    let read = reader.text(SourceId(0), "rutin.yaml", text.as_bytes().to_vec());
    let line = |start: u32| read.source.position(start).line;
    let said = |told: &ledningskoll::finding::Observation| {
        let help = told.help.clone().unwrap_or_default();
        (line(told.place.span.start), format!("{} | {help}", told.message))
    };
    let mended =
        mend_file(&reader, &catalogue, "rutin.yaml", text).map_or_else(|| text.to_owned(), |mended| mended.text);
    (read.findings.iter().map(said).collect(), mended)
}

/// Asserts that each slip is told, and mended to the byte, with either line break.
fn assert_told_and_mended(slips: &[Slip<'_>]) {
    for slip in slips {
        assert!(ROUTINE.contains(slip.instead_of), "{}", slip.instead_of);
        for ending in ["\n", "\r\n"] {
            let whole = |part: &str| ROUTINE.replacen(slip.instead_of, part, 1).replace('\n', ending);
            let (told, mended) = read_and_mended(&whole(slip.wrote));
            let is_told = |(line, said): &(usize, String)| *line == slip.line && said.contains(slip.said);
            assert!(told.iter().any(is_told), "{:?} should be told as {:?}: {told:?}", slip.wrote, slip.said);
            assert_eq!(mended, whole(slip.mended.unwrap_or(slip.wrote)), "{:?}", slip.wrote);
        }
    }
}

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

#[test]
fn other_slips_are_told_and_mended() {
    assert_told_and_mended(&[
        slip(
            ["nästa_översyn: 2027-03-10", "nästa_översyn: -"],
            6,
            "ett ensamt streck är början på en lista | lämna tomt",
            Some("nästa_översyn:"),
        ),
        slip(["  var: journal", "  var: -  # vet ej"], 20, "ett ensamt streck", Some("  var:  # vet ej")),
        slip(["2027-03-10", "2026–11–02"], 6, "skriv nästa_översyn: 2026-11-02", Some("2026-11-02")),
        slip(["2027-03-10", "2026-11-31"], 6, "den dagen finns inte", None),
        slip(
            ["område: [intyg]", "område: intyg, kvå"],
            7,
            "flera ord skrivs [intyg, kvå]",
            Some("område: [intyg, kvå]"),
        ),
        slip(
            ["område: [intyg]", "område: intyg och kvå"],
            7,
            "flera ord skrivs [intyg, kvå]",
            Some("område: [intyg, kvå]"),
        ),
        slip(["område: [intyg]", "område: [intyg; kvå]"], 7, "flera ord skrivs", Some("område: [intyg, kvå]")),
        slip(
            ["område: [intyg]", "område:\n  - intyg, kvå"],
            8,
            "flera ord skrivs",
            Some("område:\n  - intyg\n  - kvå"),
        ),
        slip(
            ["    roll: läkare", "\u{a0}\u{a0}\u{a0}\u{a0}roll: läkare"],
            11,
            "hårt blanksteg i indraget",
            Some("    roll: läkare"),
        ),
        slip(
            ["  - uppgift: skriva", "\u{a0} - uppgift: skriva"],
            10,
            "hårt blanksteg i indraget",
            Some("  - uppgift: skriva"),
        ),
        slip(
            ["  - uppgift: skriva", "\u{2003} - uppgift: skriva"],
            10,
            "hårt blanksteg i indraget",
            Some("  - uppgift: skriva"),
        ),
        slip(["titel:", "Titel:"], 3, "menade du titel?", Some("titel:")),
        slip(["nästa_översyn:", "Nästa översyn:"], 6, "menade du nästa_översyn?", Some("nästa_översyn:")),
        slip(["typ:", "Typ:"], 1, "menade du typ?", Some("typ:")),
        slip(["syfte:", "<<: *bas\nsyfte:"], 8, "sammanslagning läses inte", None),
        slip(["syfte:", "x-bas: &bas {målgrupp: alla}\n<<: *bas\nsyfte:"], 9, "kopiera fälten", None),
    ]);
}

#[test]
fn what_can_be_read_in_two_ways_is_left() {
    for (instead_of, wrote) in [
        // The line may continue the text above it as well as be a field.
        ("syfte: Att intyg blir rätt", "syfte: Att intyg blir rätt\n  målgrupp: alla läkare"),
        ("titel: Rutin", "titell:Rutin"),
        ("område: [intyg]", "område: intyg, läkemedelsbyte"),
        ("område: [intyg]", "område: [intyg]]"),
    ] {
        let text = ROUTINE.replacen(instead_of, wrote, 1);
        let (told, mended) = read_and_mended(&text);
        assert!(!told.is_empty(), "{wrote}");
        assert_eq!(mended, text, "{wrote}");
    }
}

#[test]
fn several_slips_of_one_file_are_all_mended() {
    let mut text = ROUTINE.to_owned();
    for (instead_of, wrote) in [
        ("titel: Rutin för intyg", "titel:”Rutin: intyg”"),
        ("nästa_översyn: 2027-03-10", "nästa_översyn: -"),
        ("område: [intyg]", "område: [intyg"),
        ("    roll: läkare", "     roll: läkare"),
        ("  - uppgift: signera", "  – uppgift: signera"),
        ("  hur: löpande", "  hur: Se bilaga #3"),
    ] {
        text = text.replacen(instead_of, wrote, 1);
    }
    let two = format!("{text}---\n{}", text.replace("rut-intyg", "rut-andra"));
    let (told, mended) = read_and_mended(&two);
    assert_eq!(told.len(), 2, "{told:?}");
    let once = ROUTINE
        .replace("titel: Rutin för intyg", "titel: \"Rutin: intyg\"")
        .replace("nästa_översyn: 2027-03-10", "nästa_översyn:")
        .replace("  hur: löpande", "  hur: \"Se bilaga #3\"");
    assert_eq!(mended, format!("{once}---\n{}", once.replace("rut-intyg", "rut-andra")));
    assert_eq!(read_and_mended(&mended), (Vec::new(), mended.clone()));
}
