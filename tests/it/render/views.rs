//! The commands for the views of a report: their output for the region with planted gaps.

use std::path::Path;
use std::process::Command;

fn shown(arguments: &[&str]) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/med-brister");
    let output = Command::new(env!("CARGO_BIN_EXE_ledningskoll"))
        .args(arguments)
        .args(["--date", "2026-11-15", "--width", "100"])
        .arg(folder)
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(text.lines().all(|line| line.chars().count() <= 100), "a line is too long");
    text
}

#[test]
fn the_gaps_of_an_enhet_name_the_law_the_place_and_who_must_act() {
    let text = shown(&["gap", "--unit", "vc-almdalen", "--only", "brist"]);
    for words in [
        "Almdalens vårdcentral (vc-almdalen)",
        "Verksamhetschef: roll-verksamhetschef-almdalen",
        "Det finns en gällande rutin för intyg – brist",
        "HSLF-FS 2018:54 2 kap. (jämte SOSFS 2011:9 4 kap.), föreskrift",
        "enheter/vc-almdalen.yaml:2",
        "Åtgärdsplan att fylla i",
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.contains("Sandtorps vårdcentral (vc-sandtorp)"), "another enhet is shown");
    assert!(!shown(&["gap", "--act", "psl-2010-659"]).contains("Det finns en gällande rutin för intyg – "));
}

#[test]
fn an_investigation_is_a_list_to_tick() {
    let text = shown(&["gap"]);
    let list = text.split("(utr-2025-07)").nth(1).expect("the investigation is there");
    let list: String = list.lines().take(30).collect::<Vec<_>>().join("\n");
    assert!(list.contains("[x] Utredningen beskriver händelseförloppet (HSLF-FS 2017:40 3 kap. 4 § första stycket 1)"));
    assert!(list.contains("[ ] Utredningen anger de tre tidpunkterna (HSLF-FS 2017:40 3 kap. 4 § första stycket 2)"));
    assert!(list.contains("patienten informerad: 20"), "{list}");
    assert!(list.contains("dagar från händelsen till anmälan: "), "{list}");
}

#[test]
fn the_matrix_shows_own_inherited_and_missing() {
    let text = shown(&["matrix"]);
    assert!(text.contains("egen") && text.contains("via ") && text.contains("saknas"));
    let holes = shown(&["matrix", "--holes"]);
    assert!(holes.contains("Det finns en gällande") && holes.lines().count() < text.lines().count());
}

#[test]
fn what_falls_due_is_told_with_days_and_role() {
    let text = shown(&["due", "--within", "2m"]);
    assert!(text.contains("2026-04-30 (för 199 dagar sedan) giltighet"), "{text}");
    assert!(text.contains("3 har passerat"), "{text}");
    assert!(!text.contains("2027-02-10"), "beyond two months");
    assert!(shown(&["due", "--within", "1y"]).contains("2027-02-10"));
}
