//! The nine points of HSLF-FS 2017:40 3 kap. 4 §: each missing one has a finding at its line with its own citation.

use std::fs;
use std::process::Command;

use serde_json::Value;

const COMPLETE: &str = "typ: utredning
id: utr-1
gäller: händelse som medfört allvarlig vårdskada
händelseförlopp: Planen saknades och sjukskrivningen förlängdes på distans
tidpunkter: {inträffade: 2026-03, uppmärksammades: 2026-03-24, rapporterades: 2026-03-25}
konsekvenser: Sjukhusvård tre veckor
orsaker: [rutinen gällde inte distanskontakter]
åtgärder:
  - åtgärd: Utöka rutinen
    status: pågår
    ansvarig: roll-mla
    senast: 2026-12-15
    uppföljningsansvarig: roll-verksamhetschef
information_till_personal: APT 2026-05-13
";

/// The findings under 3 kap. 4 § as place in the law, line and underlined text.
fn findings(document: &str) -> Vec<(String, usize, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("utredning.yaml"), document).expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_ledningskoll"))
        .args(["audit", "--date", "2026-11-15", "--format", "json", "--select", "hslf-fs-2017-40"])
        .arg(folder.path())
        .output()
        .expect("the program runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap_or_default()).unwrap_or_default();
    let underlined = |finding: &Value| {
        let line = document.lines().nth(number(&finding["start"]["line"]) - 1).unwrap_or_default();
        let (from, till) = (number(&finding["start"]["column"]), number(&finding["end"]["column"]));
        line.chars().skip(from - 1).take(till - from).collect::<String>()
    };
    let of = |finding: &Value| {
        assert_eq!(finding["provision"]["act"], "HSLF-FS 2017:40");
        let place = finding["provision"]["place"].as_str().unwrap_or_default().to_owned();
        (place, number(&finding["start"]["line"]), underlined(finding))
    };
    report["findings"].as_array().expect("findings").iter().map(of).collect()
}

#[test]
fn a_complete_investigation_gets_none() {
    assert_eq!(findings(COMPLETE), []);
}

#[test]
fn each_missing_point_gets_its_own_place_and_line() {
    let cases = [
        (
            "händelseförlopp: Planen saknades och sjukskrivningen förlängdes på distans\n",
            "första stycket 1",
            2,
            "utr-1",
        ),
        (", rapporterades: 2026-03-25", "första stycket 2", 5, "tidpunkter"),
        (", uppmärksammades: 2026-03-24", "första stycket 2", 5, "tidpunkter"),
        ("konsekvenser: Sjukhusvård tre veckor\n", "första stycket 3", 2, "utr-1"),
        ("orsaker: [rutinen gällde inte distanskontakter]\n", "första stycket 4", 2, "utr-1"),
        ("    status: pågår\n", "andra stycket 1", 9, "Utöka rutinen"),
        ("    ansvarig: roll-mla\n", "andra stycket 2", 9, "Utöka rutinen"),
        ("    senast: 2026-12-15\n", "andra stycket 3", 9, "Utöka rutinen"),
        ("    uppföljningsansvarig: roll-verksamhetschef\n", "andra stycket 4", 9, "Utöka rutinen"),
        ("information_till_personal: APT 2026-05-13\n", "andra stycket 5", 2, "utr-1"),
    ];
    for (left_out, point, line, underlined) in cases {
        assert!(COMPLETE.contains(left_out), "{left_out}");
        let expected = vec![(format!("3 kap. 4 § {point}"), line, underlined.to_owned())];
        assert_eq!(findings(&COMPLETE.replace(left_out, "")), expected, "{left_out}");
    }
}

#[test]
fn a_key_that_stands_unfilled_is_underlined_itself() {
    let document = COMPLETE.replace("konsekvenser: Sjukhusvård tre veckor", "konsekvenser:");
    let expected = vec![("3 kap. 4 § första stycket 3".to_owned(), 6, "konsekvenser".to_owned())];
    assert_eq!(findings(&document), expected);
}

#[test]
fn without_any_measure_four_points_are_missing() {
    let start = COMPLETE.find("åtgärder:").expect("there");
    let end = COMPLETE.find("information_till_personal").expect("there");
    let document = format!("{}{}", &COMPLETE[..start], &COMPLETE[end..]);
    let places: Vec<String> = findings(&document).into_iter().map(|(place, _, _)| place).collect();
    let expected: Vec<String> = (1..=4).map(|number| format!("3 kap. 4 § andra stycket {number}")).collect();
    assert_eq!(places, expected);
}

#[test]
fn an_event_that_is_not_serious_is_not_held_to_it() {
    for about in [
        "händelse som medfört vårdskada",
        "vårdskada som inte är allvarlig",
        "vårdskada (ej allvarlig)",
        "ingen vårdskada",
    ] {
        let document = format!("typ: utredning\nid: utr-1\ngäller: {about}\n");
        assert_eq!(findings(&document), [], "{about}");
    }
    let document = "typ: utredning\nid: utr-1\ngäller: hade kunnat medföra allvarlig vårdskada\n";
    assert_eq!(findings(document).len(), 9);
}
