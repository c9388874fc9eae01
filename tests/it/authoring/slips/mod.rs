//! Slips of writing: each is told at its line, and mended where only one reading conforms to the form of the kind.

mod marks;
mod texts;

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
