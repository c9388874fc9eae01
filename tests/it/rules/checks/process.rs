//! `process/beskrivning`: where a process begins and ends, and whose it is.

use super::{assert_found, found};

#[test]
fn a_process_without_start_end_or_owner_is_a_tip_that_names_them() {
    let process = "typ: process\nid: p-1\nstatus: fastställd\nstart: Patienten söker vård\nslut:\n";
    assert_eq!(
        found("process", &[("p.yaml", process)]),
        ["note process/beskrivning p.yaml:5:1 processen saknar slut och processägare"]
    );
}

#[test]
fn a_described_process_or_a_draft_is_no_finding() {
    assert_found(
        "process/beskrivning",
        "typ: process\nid: {id}\n{text}\n",
        &[("start: a\nslut: b", "note"), ("beskrivning: Hela processen", "note")],
        &[
            "start: a\nslut: b\nprocessägare: roll-chef-vid-den-stora-enheten i norr",
            "status: utkast",
            "status: Remiss",
            "status: upphävd",
        ],
    );
}
