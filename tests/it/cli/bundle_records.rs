//! The pages of records that `bundle` writes: measures however old their occasion, and who answers for what at the enhet.

use crate::shared::Folder;

const UNITS: &str = "typ: enhet\nid: region\nnamn: Regionen\nnivå: region\n---\ntyp: enhet\nid: vc\nnamn: Vårdcentralen\n\
                     nivå: enhet\növerordnad: region\nverksamhetschef: roll-vc\n---\ntyp: enhet\nid: vc-2\nnamn: Tvåan\n\
                     nivå: enhet\növerordnad: region\n";

fn with_checks(occasions: &str) -> Folder {
    let check =
        format!("typ: egenkontroll\nid: ek\ntitel: Kontrollen\nenhet: vc\nområde: [intyg]\ntillfällen:\n{occasions}");
    let role = "typ: ansvar\nid: roll-vc\ntitel: Verksamhetschefen\nroll: verksamhetschef\nstatus: fastställd\n\
                fastställd: 2026-01-10\ngäller_för: [vc, vc-2]\ninnehas_av: Chef för Ettan\n";
    Folder::of(&[("enhet.yaml", UNITS), ("ek.yaml", &check), ("roll.yaml", role)])
}

#[test]
fn a_measure_of_an_occasion_long_ago_is_told_while_it_goes_on() {
    let folder = with_checks(
        "  - datum: 2025-03-01\n    resultat: fyra av tio\n    bedömning: dåligt\n    åtgärder:\n\
         \x20     - {åtgärd: Sen sedan länge, ansvarig: roll-vc, senast: 2025-06-01}\n\
         \x20     - {åtgärd: Uppföljd i år, ansvarig: roll-vc, senast: 2025-06-01, genomförd: 2025-05-01, \
         uppföljning: {datum: 2026-09-30, ansvarig: roll-vc, resultat: Nio av tio}}\n\
         \x20     - {åtgärd: Klar förut, senast: 2025-06-01, genomförd: 2025-05-01, uppföljning: {datum: 2025-06-30, resultat: Bra}}\n",
    );
    let measures = folder.bundled(0, &["--unit", "vc"]).site.text("atgarder.html");
    assert!(measures.contains("2 åtgärder. Har passerat sin dag: 1."), "{measures}");
    assert!(
        measures.contains("Sen sedan länge Kontrollen ek Verksamhetschefen 2025-06-01 (har passerat)"),
        "{measures}"
    );
    assert!(measures.contains("Nio av tio (2026-09-30, Verksamhetschefen)"), "{measures}");
    assert!(!measures.contains("Klar förut") && !measures.contains("roll-vc"), "{measures}");
}

#[test]
fn since_a_day_a_measure_that_was_followed_up_after_it_is_told() {
    let folder = with_checks(
        "  - datum: 2026-03-01\n    resultat: fyra av tio\n    bedömning: dåligt\n    åtgärder:\n\
         \x20     - {åtgärd: Uppföljd efter, genomförd: 2026-04-01, uppföljning: {datum: 2026-09-30, resultat: Bättre}}\n\
         \x20     - {åtgärd: Uppföljd före, genomförd: 2026-04-01, uppföljning: {datum: 2026-05-01, resultat: Bättre}}\n\
         \x20     - {åtgärd: Uppföljd någon gång, genomförd: 2026-04-01, uppföljning: Bättre}\n",
    );
    let measures = folder.bundled(0, &["--unit", "vc", "--since", "2026-06-01"]).site.text("atgarder.html");
    assert!(measures.contains("Uppföljd efter") && measures.contains("Uppföljd någon gång"), "{measures}");
    assert!(!measures.contains("Uppföljd före"), "{measures}");
}

#[test]
fn a_follow_up_that_is_only_planned_has_no_effect_yet() {
    let folder = with_checks(
        "  - datum: 2026-10-01\n    resultat: fyra av tio\n    bedömning: dåligt\n    åtgärder:\n\
         \x20     - {åtgärd: Kodkort, genomförd: 2026-10-02, uppföljning: {datum: 2026-12-01, ansvarig: roll-vc}}\n",
    );
    let measures = folder.bundled(0, &["--unit", "vc"]).site.text("atgarder.html");
    assert!(measures.contains("Genomförda utan uppföljning som visar effekten: 1."), "{measures}");
    assert!(measures.contains("inget resultat ifyllt (2026-12-01, Verksamhetschefen)"), "{measures}");
}

#[test]
fn who_answers_for_what_is_told_of_the_enhet_and_of_those_above_it() {
    let folder =
        with_checks("  - datum: 2026-10-01\n    resultat: bra\n    bedömning: bra\n    ingen_åtgärd: allt är bra\n");
    folder.write("extra.yaml", "typ: ansvar\nid: roll-r\ntitel: Direktören\nstatus: fastställd\nfastställd: 2026-01-10\ngäller_för: [region]\n");
    let bundle = folder.bundled(0, &["--unit", "vc"]);
    let roles = bundle.site.text("ansvar.html");
    assert!(roles.contains("Regionen vårdgivare (region) Direktören"), "{roles}");
    assert!(
        roles.contains("Vårdcentralen enhet Verksamhetschefen verksamhetschef"),
        "the role of the enhet by its title: {roles}"
    );
    assert!(!roles.contains("Tvåan"), "it is another enhet: {roles}");
    assert!(bundle.site.text("egenkontroller.html").contains("Ingen åtgärd behövs: allt är bra"));
}

#[test]
fn no_measure_is_told_by_its_reason_by_a_yes_and_never_by_a_no() {
    for (word, told) in
        [("ja", "Ingen åtgärd behövs"), ("nej", ""), ("allt är bra", "Ingen åtgärd behövs: allt är bra")]
    {
        let occasion =
            format!("  - {{datum: 2026-10-01, resultat: sex av tio, bedömning: dåligt, ingen_åtgärd: {word}}}\n");
        let page = with_checks(&occasion).bundled(0, &["--unit", "vc"]).site.text("egenkontroller.html");
        assert_eq!(page.contains("Ingen åtgärd behövs"), !told.is_empty(), "{word}: {page}");
        assert!(page.contains(told) && !page.contains("behövs: ja") && !page.contains("behövs: nej"), "{word}: {page}");
    }
}

#[test]
fn numbers_are_told_as_people_say_them() {
    let case = "typ: avvikelse\nid: avv\ntitel: Sent intyg\nenhet: vc\nstatus: ny\nkategori: intyg\nrapporterades: 2026-11-14\n";
    let folder = Folder::of(&[("enhet.yaml", UNITS), ("avv.yaml", case)]);
    let bundle = folder.bundled(0, &["--unit", "vc"]);
    assert!(bundle.site.text("avvikelser.html").contains("har varit öppet 1 dag."));
    let front = bundle.site.text("index.html");
    assert!(front.contains("Funnet: ") && !front.contains("0 bör") && !front.contains(" är funna"), "{front}");
    assert!(!front.contains("De här dokumenten rör enheten"), "none is left out: {front}");
    folder.write("d.yaml", "typ: rutin\nid: d\ntitel: Rutin\nstatus: fastställd\nfastställd: 2026-01-10\ngiltig_från: 2027-01-01\ngäller_för: [vc]\n");
    let words = folder.bundled(0, &["--unit", "vc"]).answer.words();
    assert!(words.contains("Inte med: 1 som gäller först senare."), "{words}");
    assert!(words.contains("Om en tidigare version gällde av det som inte är med går inte att se."), "{words}");
}
