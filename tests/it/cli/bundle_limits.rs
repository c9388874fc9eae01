//! `bundle --act` and `--område`: they limit what staff work by, and no record of the work is left out or said not to be there.

use crate::shared::bundle::Bundle;
use crate::shared::{Folder, assert_swedish};

const LIMITS: [&[&str]; 4] = [
    &["--område", "intyg"],
    &["--område", "koordinering"],
    &["--act", "hslf-fs-2018-54"],
    &["--act", "psl", "--område", "intyg"],
];

fn of(example: &str, unit: &str, limit: &[&str], code: i32) -> Bundle {
    Folder::with_example(example, ".").bundled(code, &[&["--unit", unit], limit].concat())
}

#[test]
fn every_record_is_there_whatever_act_or_area_is_asked_about() {
    for (example, unit, code) in [("exempelregionen", "vc-kvarnbacken", 0), ("med-brister", "vc-sandtorp", 1)] {
        let whole = of(example, unit, &[], code);
        for limit in LIMITS {
            let limited = of(example, unit, limit, code);
            for page in ["tidigare-krav.html", "avvikelser.html", "egenkontroller.html", "ansvar.html", "atgarder.html"]
            {
                assert_eq!(limited.site.text(page), whole.site.text(page), "{example} {limit:?} {page}");
            }
            let records = |bundle: &Bundle| {
                let folders =
                    ["avvikelse/", "utredning/", "egenkontroll/", "tillsyn/", "uppfoljning/", "riskanalys/", "ansvar/"];
                let is_record = |path: &&String| folders.iter().any(|folder| path.starts_with(folder));
                bundle.site.files.keys().filter(is_record).cloned().collect::<Vec<_>>()
            };
            assert_eq!(records(&limited), records(&whole), "{example} {limit:?}");
            limited.site.assert_links();
        }
    }
    let whole = of("med-brister", "vc-sandtorp", &[], 1);
    for (page, words) in [
        ("tidigare-krav.html", "återkommande"),
        ("avvikelser.html", "avv-2026-0291"),
        ("egenkontroller.html", "AW026 saknades"),
        ("ansvar.html", "rehabkoordinator"),
        ("atgarder.html", "Kodkort vid varje arbetsplats"),
    ] {
        assert!(whole.site.text(page).contains(words), "{page} says {words}");
    }
}

#[test]
fn the_limit_is_told_with_what_it_leaves_out() {
    let of_area = of("med-brister", "vc-sandtorp", &["--område", "intyg"], 1);
    let sentence = "Underlaget är begränsat till intyg. 20 andra styrande dokument är utelämnade. Avvikelser,";
    for page in ["index.html", "dokument.html", "paragrafer.html"] {
        assert!(of_area.site.text(page).contains(sentence), "{page}: {}", of_area.site.text(page));
    }
    let front = of_area.site.text("index.html").replace('\u{a0}', " ");
    let of_unit = "Enheten omfattas inte av någon gällande rutin för intyg (HSLF-FS 2018:54 2 kap. (jämte SOSFS 2011:9 4 kap.), föreskrift) Rutinen";
    assert!(front.contains(of_unit), "the enhet is named once, above: {front}");
    assert!(of_area.answer.words().contains(sentence), "{}", of_area.answer.words());
    assert_swedish(&of_area.answer.words());
    assert!(of_area.site.text("gapanalys.html").contains("bara styrande dokument och krav om intyg"));
    let of_act = of("med-brister", "vc-sandtorp", &["--act", "hslf-fs-2018-54"], 1);
    assert!(of_act.site.text("index.html").contains("begränsat till HSLF-FS 2018:54. 21 andra styrande dokument är"));
    let points = of_act.site.text("utredningar.html");
    assert!(points.contains("Inga punkter i det som underlaget är begränsat till begärs"), "{points}");
    let whole = of("med-brister", "vc-sandtorp", &[], 1);
    assert!(!whole.site.text("index.html").contains("begränsat"), "nothing is limited");
}

#[test]
fn a_personnummer_in_the_document_of_an_enhet_is_refused_under_a_limit_too() {
    let folder = Folder::of(&[
        ("enhet.yaml", "typ: enhet\nid: vc\nnamn: Vårdcentralen\nnivå: enhet\ninriktning: Ring 19121212-1212\n"),
        (
            "a.yaml",
            "typ: rutin\nid: a\ntitel: Rutin\nstatus: fastställd\nfastställd: 2026-01-10\ngäller_för: [vc]\nområde: [intyg]\n",
        ),
    ]);
    for limit in [&[][..], &["--område", "intyg"], &["--act", "hslf-fs-2018-54"]] {
        let answer = folder.bundle(&[&["--unit", "vc"], limit].concat());
        answer.assert_refused("underlaget är inte skrivet: personnummer står i enhet.yaml:5", "ta bort numret");
    }
}
