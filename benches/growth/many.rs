//! What a committer can make many of, each as a repository.

use super::{Files, Row, Run};

/// The rows, each with so many that it takes some tenths of a second.
pub const ROWS: [Row; 45] = [
    row("documents with one unknown reference", 2_500, |n| region(1, (0..n).map(|at| reference(at, "rut-finns-inte")))),
    row("documents with an unknown reference each", 2_500, |n| {
        region(1, (0..n).map(|at| reference(at, &format!("rutt-{}-{at:05}x", at % 7))))
    }),
    row("enheter with unknown överordnad", 1_000, |n| {
        region(0, (0..n).map(|at| unit(&format!("vc-{at}"), &format!("område-{at:04}-x"))))
    }),
    row("rutiner × enheter", 1_000, |n| region(n, (0..n).map(|at| routine(at, "region", "fastställd")))),
    gap("rutiner × enheter, gap", 500, |n| region(n, (0..n).map(|at| routine(at, "region", "fastställd")))),
    gap("processer × enheter, gap", 500, |n| region(n, (0..n).map(|at| process(at, "region")))),
    row("utkast × enheter", 1_000, |n| region(n, (0..n).map(|at| routine(at, "region", "utkast")))),
    row("rutiner × enheter that each has one too", 500, |n| {
        let own = (0..n).map(move |at| routine(n + at, &format!("vc-{at}"), "fastställd"));
        region(n, (0..n).map(|at| routine(at, "region", "fastställd")).chain(own))
    }),
    row("faulty parts in a file", 1_000, |n| {
        one_file((0..n).map(|at| format!("typ: rutin\nid: rut-{at}\ntitel: [öppen\n")))
    }),
    row("faulty files × enheter", 500, |n| {
        region(n, (0..n).map(|at| (format!("f/{at}.yaml"), format!("typ: rutin\nid: f-{at}\ngäller_för: [vc-{at}\n"))))
    }),
    row("ten-digit numbers on a line", 20_000, |n| region(1, [long_line("8501011236 ", n)])),
    row("masked numbers and words on a line", 20_000, |n| region(1, [long_line("850101-1236 år ", n)])),
    row("characters of an id and of a reference", 20_000, |n| {
        let long = "lång-".repeat(n / 5);
        let named = ("rutiner/lång.yaml".to_owned(), format!("typ: rutin\nid: {long}\ntitel: Lång\n"));
        region(1, [named, reference(0, &format!("{long}x"))])
    }),
    row("demands of tillsyner × gaps of enheter", 500, |n| region(n, (0..n).map(|at| supervision(at, n)))),
    gap("demands of one tillsyn, gap", 1_000, |n| region(1, [demands(0, n)])),
    gap("demands, and characters of what they share, gap", 1_000, |n| {
        let (path, text) = demands(0, n);
        region(1, [(path, text.replace("myndighet: IVO", &format!("diarienummer: {}", "1".repeat(n * 50))))])
    }),
    row("demands with evidence that something replaces", 1_000, |n| {
        let routine = |at: usize| {
            let text =
                format!("typ: rutin\nid: rut-{at}\nstatus: fastställd\nfastställd: 2026-02-01\nersätter: ingen-{at}\n");
            (format!("rutiner/{at}.yaml"), text)
        };
        region(1, (0..n).map(routine).chain([demands(0, n)]))
    }),
    row("enheter in a chain", 6_250, |n| chain(n, n - 1)),
    row("enheter in a chain, each with one beside it", 3_000, |n| chain(n, 0)),
    row("enheter in one circle", 6_250, |n| {
        (0..n).map(|at| unit(&format!("vc-{at}"), &format!("vc-{}", (at + 1) % n))).collect()
    }),
    row("undantag × findings", 1_000, |n| {
        let waiver = |at: usize| {
            let text = format!(
                "typ: undantag\nid: u-{at}\nregel: referens/okand\navser: rut-{at}\nskäl: Byts ut\nbeslutad_av: chef\n\
                 gäller_till: 2027-01-01\n"
            );
            (format!("undantag/{at}.yaml"), text)
        };
        region(1, (0..n).map(|at| reference(at, "rut-finns-inte")).chain((0..n).map(waiver)))
    }),
    row("undantag of one document × its findings", 500, |n| {
        let waiver = |at: usize| {
            let text =
                format!("typ: undantag\nid: u-{at}\nregel: referens/okand\navser: rut-0\ngäller_till: 2027-01-01\n");
            (format!("undantag/{at}.yaml"), text)
        };
        region(1, (0..n).map(waiver).chain([references(0, n)]))
    }),
    row("unknown references in one document", 1_000, |n| region(1, [references(0, n)])),
    row("unknown words of a header in one document", 1_000, |n| {
        let fields: String = (0..n).map(|at| format!("rubrikord_{at}: något\n")).collect();
        region(1, [("rutiner/r.yaml".to_owned(), format!("typ: rutin\nid: r\ntitel: R\n{fields}"))])
    }),
    row("documents of one id", 1_000, |n| {
        region(1, (0..n).map(|at| (format!("rutiner/{at}.yaml"), "typ: rutin\nid: samma\ntitel: S\n".to_owned())))
    }),
    row("documents in one file", 1_000, |n| {
        one_file((0..n).map(|at| format!("typ: rutin\nid: rut-{at}\ntitel: Rutin {at}\nstatus: fastställd\n")))
    }),
    row("unknown roles", 2_500, |n| {
        let text = |at: usize| format!("typ: mål\nid: mål-{at}\ntitel: Mål {at}\nansvarig: Samordnare {at}\n");
        region(1, (0..n).map(|at| (format!("mål/{at}.yaml"), text(at))))
    }),
    row("activities of one process", 1_000, |n| {
        let activities: String =
            (0..n).map(|at| format!("  - {{nr: {at}, namn: A {at}, rutiner: [rut-{at}]}}\n")).collect();
        region(1, [("p.yaml".to_owned(), format!("typ: process\nid: p\ntitel: P\naktiviteter:\n{activities}"))])
    }),
    row("rutiner × twice as many enheter", 500, |n| {
        region(2 * n, (0..n).map(|at| routine(at, "region", "fastställd")))
    }),
    paper("rutiner × enheter, page and workbook", 250, |n| {
        region(n, (0..n).map(|at| routine(at, "region", "fastställd")))
    }),
    gap("utkast × enheter, gap", 500, |n| region(n, (0..n).map(|at| routine(at, "region", "utkast")))),
    gap("rutiner that each except an enhet, gap", 500, |n| {
        region(n, (0..n).map(|at| excepting(routine(at, "region", "fastställd"), &format!("vc-{at}"))))
    }),
    gap("rutiner that except the level above, gap", 500, |n| {
        let below = (0..n).map(|at| unit(&format!("sida-{at}"), "område"));
        let routines = (0..n).map(|at| excepting(routine(at, "region", "fastställd"), "område"));
        region(1, std::iter::once(unit("område", "region")).chain(below).chain(routines))
    }),
    gap("rutiner of the region and of an enhet, gap", 500, |n| {
        region(n, (0..n).map(|at| routine(at, &format!("region, vc-{at}"), "fastställd")))
    }),
    gap("names of enheter, all of them in each rutin", 10_000, |n| {
        let each = n.isqrt();
        let names: Vec<String> = (0..each).map(|at| format!("vc-{at}")).collect();
        region(each, (0..each).map(|at| routine(at, &names.join(", "), "fastställd")))
    }),
    row("names of enheter in one rutin", 2_000, |n| {
        let names: Vec<String> = (0..n).map(|at| format!("vc-{at}")).collect();
        region(n, [routine(0, &names.join(", "), "fastställd")])
    }),
    row("brackets in an own requirement", 20_000, |n| {
        let text = format!("id: lokal/a\nrubrik: A\nkrav: {}{}\n", "[".repeat(n), "]".repeat(n));
        let settings = ("s.yaml".to_owned(), "typ: inställningar\nid: s\negna_krav: [krav]\n".to_owned());
        region(1, [settings, ("krav/lokal/a.yaml".to_owned(), text)])
    }),
    publish("rutiner × enheter, published", 500, |n| region(n, (0..n).map(|at| routine(at, "region", "fastställd")))),
    publish("rutiner that except an enhet × enheter, published", 500, |n| {
        region(n, (0..n).map(|at| excepting(routine(at, "region", "fastställd"), "vc-0")))
    }),
    publish("områden of a rutin × enheter, published", 1_000, |n| {
        let areas: Vec<String> = (0..n).map(|at| format!("område-{at}")).collect();
        let text = format!(
            "typ: rutin\nid: r\ntitel: R\nstatus: fastställd\nfastställd: 2026-02-01\ngäller_för: [region]\nområde: [{}]\n",
            areas.join(", ")
        );
        region(n, [("rutiner/r.yaml".to_owned(), text)])
    }),
    publish("enheter in a chain, published", 2_000, |n| chain(n, n - 1)),
    publish("addresses in a text, published", 50_000, |n| region(1, [long_line("https://example.se/a http://", n)])),
    publish("roles that are named, published", 5_000, |n| {
        let tasks: String = (0..n).map(|at| format!("  - {{uppgift: Sak {at}, roll: roll nummer {at}}}\n")).collect();
        let text = format!("typ: rutin\nid: r\ntitel: R\nstatus: utkast\nansvar:\n{tasks}");
        region(1, [("rutiner/r.yaml".to_owned(), text)])
    }),
    Row {
        name: "hard blanks in fix",
        count: 2_500,
        files: |n| {
            let tasks: String = (0..n).map(|at| format!("  - uppgift:\u{a0}Sak {at}\n")).collect();
            let text = format!("typ: rutin\nid: r\ntitel:\u{a0}R\nansvar:\n{tasks}");
            Files::from([("rutiner/r.yaml".to_owned(), text)])
        },
        run: Run::Fix,
    },
    Row {
        name: "alike titles in a register",
        count: 5_000,
        files: |n| {
            let rows = "Rutin för intyg;1\n".repeat(n);
            Files::from([("register.csv".to_owned(), format!("Titel;Version\n{rows}"))])
        },
        run: Run::Import,
    },
];

const fn row(name: &'static str, count: usize, files: fn(usize) -> Files) -> Row {
    Row { name, count, files, run: Run::Report }
}

const fn gap(name: &'static str, count: usize, files: fn(usize) -> Files) -> Row {
    Row { name, count, files, run: Run::Gap }
}

const fn paper(name: &'static str, count: usize, files: fn(usize) -> Files) -> Row {
    Row { name, count, files, run: Run::Paper }
}

const fn publish(name: &'static str, count: usize, files: fn(usize) -> Files) -> Row {
    Row { name, count, files, run: Run::Publish }
}

/// A region with so many enheter below it, and other files.
fn region(units: usize, others: impl IntoIterator<Item = (String, String)>) -> Files {
    let region = ("region.yaml".to_owned(), "typ: enhet\nid: region\nnamn: Regionen\nnivå: region\n".to_owned());
    let units = (0..units).map(|at| unit(&format!("vc-{at}"), "region"));
    std::iter::once(region).chain(units).chain(others).collect()
}

fn unit(id: &str, parent: &str) -> (String, String) {
    (format!("enheter/{id}.yaml"), format!("typ: enhet\nid: {id}\nnamn: Enheten {id}\növerordnad: {parent}\n"))
}

/// A chain of enheter, and from one of them on another beside each.
fn chain(count: usize, from: usize) -> Files {
    let above = |at: usize| if at == 0 { "region".to_owned() } else { format!("led-{}", at - 1) };
    let links = (0..count).map(move |at| unit(&format!("led-{at}"), &above(at)));
    region(0, links.chain((from..count).map(|at| unit(&format!("sida-{at}"), &format!("led-{at}")))))
}

fn routine(at: usize, unit: &str, status: &str) -> (String, String) {
    let text = format!(
        "typ: rutin\nid: rut-{at}\ntitel: Intyg {at}\nstatus: {status}\nområde: [intyg, sjukskrivning, samverkan]\n\
         fastställd_av: verksamhetschef\nfastställd: 2026-02-01\nansvar:\n  - {{roll: läkare, uppgift: utfärda intyg}}\n\
         gäller_för: [{unit}]\n"
    );
    (format!("rutiner/{at}.yaml"), text)
}

/// A document that does not apply to an enhet.
fn excepting((path, text): (String, String), unit: &str) -> (String, String) {
    (path, format!("{text}gäller_inte_för: [{unit}]\n"))
}

fn process(at: usize, unit: &str) -> (String, String) {
    let text = format!(
        "typ: process\nid: proc-{at}\ntitel: Process {at}\nstatus: fastställd\nområde: [sjukskrivning]\n\
         fastställd: 2026-02-01\ngäller_för: [{unit}]\naktiviteter:\n  - {{nr: 1, namn: Bedömning, ansvarig: läkare}}\n"
    );
    (format!("processer/{at}.yaml"), text)
}

fn reference(at: usize, to: &str) -> (String, String) {
    let text =
        format!("typ: rutin\nid: rut-{at}\ntitel: Rutin {at}\növerordnat_dokument: [{to}]\ngäller_för: [region]\n");
    (format!("rutiner/{at}.yaml"), text)
}

/// A document with so many references.
fn references(at: usize, count: usize) -> (String, String) {
    let names: Vec<String> = (0..count).map(|to| format!("ingen-{to}")).collect();
    let text = format!("typ: rutin\nid: rut-{at}\ntitel: Rutin {at}\növerordnat_dokument: [{}]\n", names.join(", "));
    (format!("rutiner/{at}.yaml"), text)
}

/// A tillsyn of every enhet, whose demand has the same provision as the others.
fn supervision(at: usize, units: usize) -> (String, String) {
    let text = format!(
        "typ: tillsyn\nid: t-{at}\nmyndighet: IVO\nbeslutsdatum: 2026-02-01\nbesvarad: 2026-03-01\nenhet: [vc-{}]\n\
         krav: [{{id: K1, krav: En rutin, svar: Den finns, lagrum: HSLF-FS 2018:54 2 kap., underlag: ingen}}]\n",
        at % units
    );
    (format!("tillsyn/{at}.yaml"), text)
}

/// A tillsyn with so many demands, each with its own evidence, which is no document.
fn demands(at: usize, count: usize) -> (String, String) {
    let demand = |at| format!("  - {{id: K{at}, krav: En rutin, svar: Den finns, underlag: [ingen-{at}]}}\n");
    let demands: String = (0..count).map(demand).collect();
    let head = "myndighet: IVO\nbeslutsdatum: 2026-02-01\nbesvarad: 2026-03-01\n";
    (format!("tillsyn/{at}.yaml"), format!("typ: tillsyn\nid: t-{at}\n{head}krav:\n{demands}"))
}

fn long_line(repeated: &str, count: usize) -> (String, String) {
    let text = format!("typ: rutin\nid: r\ntitel: R\nstatus: utkast\nsyfte: {}\n", repeated.repeat(count));
    ("rutiner/r.yaml".to_owned(), text)
}

fn one_file(documents: impl Iterator<Item = String>) -> Files {
    region(1, [("rutiner/alla.yaml".to_owned(), documents.collect::<Vec<_>>().join("---\n"))])
}
