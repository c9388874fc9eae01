//! `lagrum/styrka`: advice that is written as duty.

use super::{PROSE, assert_found, found};

#[test]
fn advice_as_duty_is_told_at_the_words() {
    let text = "Läkaren ska enligt Socialstyrelsens kunskapsstöd pröva deltid";
    let rutin = PROSE.replace("{id}", "r-1").replace("{text}", text);
    assert_eq!(
        found("lagrum", &[("r.yaml", &rutin)]),
        [
            "note lagrum/styrka r.yaml:5:17 texten säger ska om något som står i kunskapsstöd, men sådana säger vad som bör göras"
        ]
    );
}

#[test]
fn duty_by_law_and_advice_as_advice_are_no_finding() {
    assert_found(
        "lagrum/styrka",
        PROSE,
        &[
            ("Granskningen ska göras enligt allmänna råd", "note"),
            ("Det ska enligt kunskapsstödet finnas en plan", "note"),
            ("Åtgärden ska registreras enligt handboken", "note"),
            ("Åtgärden ska registreras Enligt Handboken", "note"),
            ("Ska Enligt Kunskapsstödet finnas en plan", "note"),
            ("Åtgärden ska registreras ENLIGT HANDBOKEN", "note"),
        ],
        &[
            "Läkaren bör enligt Socialstyrelsens kunskapsstöd pröva deltid",
            "Granskningen ska göras enligt SOSFS 2011:9",
            "Planen ska följas upp. Enligt kunskapsstödet bör det ske före dag 28",
            "Enligt kunskapsstödet bör planen följas upp, och det ska dokumenteras",
            "Vi har beslutat att kunskapsstödet ska följas",
        ],
    );
}

#[test]
fn a_regulation_beside_advice_is_no_advice() {
    assert_found(
        "lagrum/styrka",
        PROSE,
        &[("Granskningen ska göras enligt Socialstyrelsens allmänna råd", "note")],
        &[
            "Egenkontroll ska göras enligt Socialstyrelsens föreskrifter och allmänna råd (SOSFS 2011:9)",
            "Avvikelser ska utredas enligt föreskrifter och allmänna råd (HSLF-FS 2017:40)",
            "Intyget ska skrivas enligt rutinen; allmänna råd finns i bilagan",
        ],
    );
}
