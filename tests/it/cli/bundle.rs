//! `bundle`: what an authority asks for of an enhet, as one file.

use std::fs;

use crate::shared::bundle::sum;
use crate::shared::repository::Repository;
use crate::shared::{Folder, assert_swedish};

const UNITS: &str = "typ: enhet\nid: region\nnamn: Regionen\nnivå: region\n---\ntyp: enhet\nid: vc\nnamn: Vårdcentralen\n\
                     nivå: enhet\növerordnad: region\nverksamhetschef: roll-vc\n---\ntyp: enhet\nid: vc-2\nnamn: Tvåan\n\
                     nivå: enhet\növerordnad: region\n";

/// A decided routine of an enhet.
fn routine(id: &str, unit: &str, rest: &str) -> String {
    format!(
        "typ: rutin\nid: {id}\ntitel: Rutin {id}\nstatus: fastställd\nversion: 2\nfastställd: 2026-01-10\n\
         fastställd_av: roll-vc\ngäller_för: [{unit}]\n{rest}"
    )
}

fn small() -> Folder {
    Folder::of(&[
        ("enhet.yaml", UNITS),
        ("a.yaml", &routine("a", "vc", "område: [intyg]\nsyfte: Rätt intyg\n")),
        ("b.yaml", &routine("b", "region", "område: [koordinering]\n")),
        ("c.yaml", &routine("c", "vc-2", "")),
        ("d.yaml", &routine("d", "vc", "").replace("fastställd\n", "utkast\n")),
        (
            "avvikelse.yaml",
            "typ: avvikelse\nid: avv\ntitel: Sent intyg\nenhet: vc\nstatus: avslutad\nkategori: intyg\n",
        ),
    ])
}

#[test]
fn the_file_holds_what_applies_to_the_enhet_and_tells_what_does_not() {
    let folder = small();
    let bundle = folder.bundled(0, &["--unit", "vc"]);
    let paths: Vec<&str> = bundle.site.files.keys().map(String::as_str).collect();
    for path in ["rutin/a.html", "rutin/a.docx", "rutin/b.html", "avvikelse/avv.html", "index.html", "arbetsbok.xlsx"] {
        assert!(paths.contains(&path), "{path}: {paths:?}");
    }
    assert!(!paths.iter().any(|path| path.starts_with("rutin/c") || path.starts_with("rutin/d")), "{paths:?}");
    assert!(paths.iter().all(|path| path.is_ascii() && !path.starts_with('/') && !path.contains("..")), "{paths:?}");
    bundle.site.assert_links();
    let front = bundle.site.text("index.html");
    assert!(front.contains("Rutin d d Rutin utkast"), "{front}");
    assert!(front.contains("roll-vc"), "{front}");
    assert_eq!(bundle.documents()["rutin/a.html"]["version"], "2");
    assert_eq!(bundle.documents()["rutin/b.docx"]["decided"], "2026-01-10");
    let words = bundle.answer.words();
    assert!(words.contains(&sum(&bundle.bytes)), "the sum for the letter: {words}");
    assert!(words.contains("Inte med: 1 utkast. "), "{words}");
    assert!(words.contains("Historiken är inte med: "), "{words}");
    assert_swedish(&words);
    for page in bundle.site.pages().map(|(_, page)| page).filter(|page| !page.contains("Åtgärdsplan att fylla i")) {
        assert!(!page.contains("<script"), "it is read without script");
    }
}

#[test]
fn the_same_documents_give_the_same_bytes_whenever_and_wherever() {
    for (example, unit, code) in [("exempelregionen", "vc-kvarnbacken", 0), ("med-brister", "vc-sandtorp", 1)] {
        let (one, other) = (Folder::with_example(example, "."), Folder::with_example(example, "."));
        let first = one.bundled(code, &["--unit", unit]).bytes;
        assert!(first == one.bundled(code, &["--unit", unit]).bytes, "{example} again, over the file");
        assert!(first == other.bundled(code, &["--unit", unit]).bytes, "{example} in a copy");
        assert_eq!(other.run(&["bundle", "--verify", "ut.zip"]).code, 0);
    }
}

#[test]
fn each_request_of_an_inspector_is_answered_for_an_enhet_of_each_example() {
    let answers = [
        (
            "dokument.html",
            ["Rutiner", "Avvikelsehantering Rutin HSN/2025:118 · Word-fil 4 2025-12-11"],
            ["Rutiner", "rut-avvikelser · Word-fil 2 2025-10-13"],
        ),
        ("egenkontroller.html", ["2026-", "granskade"], ["2026-01-13", "AW026 saknades i tre sjukfall i juni"]),
        ("avvikelser.html", ["avslutad", "intyg"], ["avv-2025-0512", "107"]),
        ("utredningar.html", ["Patienten informerad", "PSL 3 kap. 3 §"], ["utr-2026-03", "43"]),
        ("atgarder.html", ["genomförd", "20"], ["Kodkort vid varje arbetsplats", "2026-02-12"]),
        (
            "ansvar.html",
            ["verksamhetschef", "vårdgivare"],
            ["rehabkoordinator", "Verksamhetschef Sandtorps vårdcentral"],
        ),
        ("tidigare-krav.html", ["Krav", "Läge"], ["återkommande", "rut-intyg-sandtorp (gäller inte längre)"]),
        ("paragrafer.html", ["SOSFS 2011:9", "inga brister funna"], ["brist inget dokument", "HSLF-FS 2018:54 2 kap."]),
    ];
    let whole = Folder::with_example("exempelregionen", ".").bundled(0, &["--unit", "vc-kvarnbacken"]);
    let gaps = Folder::with_example("med-brister", ".").bundled(1, &["--unit", "vc-sandtorp"]);
    for (page, of_whole, of_gaps) in answers {
        for (bundle, expected) in [(&whole, of_whole), (&gaps, of_gaps)] {
            let text = bundle.site.text(page).replace('\u{a0}', " ");
            for words in expected {
                assert!(text.contains(words), "{page} says {words:?}: {text}");
            }
        }
    }
    for bundle in [&whole, &gaps] {
        bundle.site.assert_links();
        assert!(bundle.site.files.keys().any(|path| path == "uppfoljning/uppf-psb-2025.html"));
    }
}

#[test]
fn an_act_and_an_area_limit_documents_and_findings() {
    let folder = small();
    let of_area = folder.bundled(0, &["--unit", "vc", "--område", "intyg"]);
    let routines = |bundle: &crate::shared::bundle::Bundle| {
        bundle.site.files.keys().filter(|path| path.starts_with("rutin/")).cloned().collect::<Vec<_>>()
    };
    assert_eq!(routines(&of_area), ["rutin/a.docx", "rutin/a.html"]);
    let index = of_area.site.text("paragrafer.html");
    assert!(index.contains("HSLF-FS") && !index.contains("KVÅ"), "{index}");
    let of_act = folder.bundled(0, &["--unit", "vc", "--act", "hslf-fs-2018-54"]);
    assert_eq!(routines(&of_act), ["rutin/a.docx", "rutin/a.html"], "what shows that act");
    assert_eq!(of_act.manifest()["asked"]["acts"][0], "hslf-fs-2018-54");
    folder.bundle(&["--unit", "vc", "--act", "nej"]).assert_refused("inga krav är hämtade ur nej", "hslf-fs-2018-54");
    folder.bundle(&["--unit", "vc", "--område", "intig"]).assert_refused("intig är inget område", "menade du intyg");
}

#[test]
fn what_is_asked_for_amiss_is_refused_and_nothing_is_written() {
    let folder = small();
    folder.bundle(&[]).assert_refused("det framgår inte vilken enhet underlaget gäller", "vc-2");
    folder.bundle(&["--unit", "vcc"]).assert_refused("det finns ingen enhet med id eller namn vcc", "menade du vc");
    let future = folder.run(&["bundle", "--unit", "vc", "--on", "9999-01-01", "--output", "ut.zip"]);
    future.assert_refused("--on 9999-01-01 har inte varit än, så ingen vet vad som gäller då", "eller en tidigare dag");
    let other = folder.run(&["bundle", "--unit", "vc", "--output", "ut.pdf"]);
    other.assert_refused("underlaget skrivs inte till ut.pdf: det är varken", "underlag.zip");
    let nowhere = folder.run(&["bundle", "--unit", "vc", "--date", "2026-11-15", "--output", "finns/inte/ut.zip"]);
    nowhere.assert_refused(
        "underlaget kunde inte skrivas till finns/inte/ut.zip: mappen finns inte",
        "kontrollera att mappen finns",
    );
    let early = folder.run(&["bundle", "--unit", "vc", "--date", "2020-01-01", "--output", "ut.zip"]);
    assert_eq!(early.code, 0, "a record without a day is there on any day: {}", early.words());
    fs::remove_file(folder.path().join("ut.zip")).expect("removed");
    fs::remove_file(folder.path().join("avvikelse.yaml")).expect("removed");
    let early = folder.run(&["bundle", "--unit", "vc", "--date", "2020-01-01", "--output", "ut.zip"]);
    early.assert_refused(
        "inget dokument som begärs gällde 2020-01-01 för Vårdcentralen, så det finns inget att lämna",
        "dokument rör enheten",
    );
    assert!(!folder.path().join("ut.zip").exists());
}

#[test]
fn a_personnummer_is_refused_with_its_place_and_never_printed() {
    let private = routine("p", "vc", "syfte: Patienten 19121212-1212 ringde\n");
    for (file, text, place) in [
        ("p.yaml", private.as_str(), "p.yaml:9"),
        ("19121212-1212.yaml", &routine("p", "vc", ""), "namnet på XXXXXXXX-XXXX.yaml"),
        ("p.yaml", "typ: avvikelse\nid: p\ntitel: Patienten 19121212-1212\nenhet: region\n", "p.yaml:3"),
    ] {
        let folder = small();
        folder.write(file, text);
        let answer = folder.bundle(&["--unit", "vc"]);
        answer.assert_refused(&format!("underlaget är inte skrivet: personnummer står i {place}"), "ta bort numret");
        assert!(!answer.words().contains("1212-1212"), "{}", answer.words());
        assert!(!folder.path().join("ut.zip").exists());
    }
    let folder = small();
    folder.write("p.yaml", private.replace("[vc]", "[vc-2]"));
    let bundle = folder.bundled(0, &["--unit", "vc"]);
    assert!(!bundle.site.files.keys().any(|path| path.contains("/p.")), "it is another enhet's");
}

#[test]
fn a_personnummer_in_an_earlier_text_is_refused_with_its_commit() {
    let repository = Repository::init(&[]);
    let private = routine("a", "vc", "syfte: Patienten 19121212-1212 ringde\n");
    let commit = repository.commit("2026-02-01", &[("enhet.yaml", UNITS), ("a.yaml", &private)]);
    repository.commit("2026-03-01", &[("a.yaml", &routine("a", "vc", "syfte: Rätt intyg\n"))]);
    let answer = repository.folder.bundle(&["--unit", "vc"]);
    let place = format!("underlaget är inte skrivet: personnummer står i a.yaml:9 i {}", &commit[..10]);
    answer.assert_refused(&place, "historiken");
    assert!(!answer.words().contains("1212-1212"));
}

#[test]
fn names_that_are_hostile_stay_text_and_inside() {
    let title = "</title><script>alert(1)</script> \u{202e}::error::x";
    let text = format!(
        "typ: rutin\nid: \"../../../etc/passwd\"\ntitel: '{title}'\nstatus: fastställd\nfastställd: 2026-01-10\ngäller_för: [vc]\n"
    );
    let folder = Folder::of(&[("enhet.yaml", UNITS), ("a.yaml", &text), ("b.yaml", &routine("con", "vc", ""))]);
    let bundle = folder.bundled(0, &["--unit", "vc"]);
    for path in bundle.site.files.keys() {
        let is_plain = path.chars().all(|one| one.is_ascii_alphanumeric() || "./-_".contains(one));
        assert!(is_plain && !path.contains("..") && !path.contains("/con."), "{path}");
    }
    for (path, page) in bundle.site.pages() {
        assert!(!page.contains("<script>alert") && !page.contains('\u{202e}'), "{path}");
    }
    bundle.site.assert_links();
    assert!(!bundle.answer.stdout.contains("::error::"));
}

#[test]
fn a_folder_holds_the_same_files_and_is_replaced_whole_while_it_is_as_it_was() {
    let folder = small();
    let file = folder.bundled(0, &["--unit", "vc"]);
    let write = || folder.run(&["bundle", ".", "--date", "2026-11-15", "--unit", "vc", "--output", "underlag"]);
    let answer = write();
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    for (path, bytes) in &file.site.files {
        assert!(fs::read(folder.path().join("underlag").join(path)).expect("it is there") == *bytes, "{path}");
    }
    let list = fs::read(folder.path().join("underlag/manifest.json")).expect("the list is there");
    assert!(answer.words().contains("av manifest.json, som har summan av varje annan fil"), "{}", answer.stdout);
    assert!(answer.words().contains(&sum(&list)), "{}", answer.stdout);
    assert_swedish(&answer.words());
    assert_eq!(write().code, 0);
    folder.write("underlag/arbetsbok.xlsx", "ändrad");
    write().assert_refused("mappen underlag skrivs inte över: arbetsbok.xlsx har ändrats", "annan mapp");
    let examined = folder.run(&["bundle", "--verify", "underlag"]);
    examined.assert_refused("underlag är en mapp, och det som kontrolleras är en fil", "manifest.json");
}
