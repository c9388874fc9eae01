//! The day on which a patientsäkerhetsberättelse is due: until one is decided for the whole vårdgivare and the whole year.

use crate::shared::Folder;

const UNITS: &str = "typ: enhet\nid: region\nnamn: Region Norr\nnivå: region\n---\ntyp: enhet\nid: vc\nnamn: Vårdcentralen\nnivå: enhet\n\
                     överordnad: region\n";

/// The due dates of the report on a day, each with what is to be done, beside this report.
fn due(day: &str, report: &str) -> Vec<String> {
    let folder = Folder::of(&[("enheter.yaml", UNITS)]);
    if !report.is_empty() {
        let head = "typ: uppföljning\nid: psb\ntitel: Berättelsen\nform: patientsäkerhetsberättelse\n";
        folder.write("psb.yaml", format!("{head}{report}"));
    }
    let json = folder.run(&["due", ".", "--date", day, "--within", "1y", "--format", "json"]).json();
    let rows = json["due"].as_array().expect("a list").iter().filter(|row| row["kind"] == "yearly_report");
    rows.map(|row| format!("{} {}", row["date"].as_str().unwrap_or_default(), row["what"].as_str().unwrap_or_default()))
        .collect()
}

const PASSED: &str = "2026-03-01 patientsäkerhetsberättelse för 2025 skulle ha varit upprättad";
const NEXT: &str = "2027-03-01 patientsäkerhetsberättelse för 2026 ska vara upprättad";

#[test]
fn it_is_due_until_one_is_decided_for_the_year() {
    assert_eq!(due("2026-11-15", ""), [PASSED]);
    assert_eq!(due("2026-11-15", "status: utkast\nenhet: region\nperiod: 2025\n"), [PASSED]);
    assert_eq!(due("2026-11-15", "status: fastställd\nenhet: region\nperiod: 2025\n"), [NEXT]);
    assert_eq!(due("2026-03-01", ""), ["2026-03-01 patientsäkerhetsberättelse för 2025 ska vara upprättad"]);
}

#[test]
fn a_report_of_one_enhet_or_of_half_a_year_is_not_that_of_the_vardgivare() {
    assert_eq!(due("2026-11-15", "status: fastställd\nenhet: vc\nperiod: 2025\n"), [PASSED]);
    assert_eq!(due("2026-11-15", "status: fastställd\nenhet: region\nperiod: 2025-H2\n"), [PASSED]);
    let longer = "status: fastställd\nenhet: region\nperiod: {från: 2024-01-01, till: 2025-12-31}\n";
    assert_eq!(due("2026-11-15", longer), [NEXT]);
}
