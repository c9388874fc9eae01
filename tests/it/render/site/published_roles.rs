//! Roles on the published pages: whose tasks stand where, and how many have a page.

use std::fmt::Write as _;

use crate::shared::Folder;

/// A document of a role.
fn role(id: &str, status: &str, title: &str) -> String {
    format!("typ: ansvar\nid: {id}\ntitel: {title}\nroll: {title}\nstatus: {status}\nfastställd: 2026-01-10\n---\n")
}

/// A routine in force in which roles have tasks.
fn routine(tasks: &[(&str, &str)]) -> String {
    let mut text =
        String::from("typ: rutin\nid: rut\ntitel: En rutin\nstatus: fastställd\nfastställd: 2026-01-10\nansvar:\n");
    for (task, role) in tasks {
        let _ = writeln!(text, "  - {{uppgift: {task}, roll: {role}}}");
    }
    text
}

#[test]
fn a_role_in_force_keeps_its_tasks_whoever_bore_its_name_before() {
    let text = [
        role("roll-ny", "fastställd", "Läkare"),
        role("roll-gammal", "upphävd", "Läkare"),
        routine(&[("ett", "roll-gammal"), ("två", "Läkare"), ("tre", "roll-ny")]),
    ];
    let site = Folder::of(&[("a.yaml", &text.concat())]).site(&[]);
    let page = site.text("roll/roll-ny.html");
    for task in ["ett", "två", "tre"] {
        assert!(page.contains(task), "{task}: {page}");
    }
    let roles: Vec<&str> = site.files.keys().filter_map(|path| path.strip_prefix("roll/")).collect();
    assert_eq!(roles, ["roll-ny.html"]);
}

#[test]
fn the_name_of_what_has_a_personnummer_is_not_told() {
    let private = |text: String| text.replace("---\n", "# 19121212-1212\n---\n");
    let unit = "typ: enhet\nid: vc\nnamn: Hemlig vårdcentral\nnivå: enhet\ninriktning: Ring 19121212-1212\n---\n\
                typ: enhet\nid: bup\nnamn: Öppen mottagning\nnivå: enhet\n";
    let other = "typ: rutin\nid: rutin-b\ntitel: Hemlig rutin\nstatus: fastställd\nsyfte: Ring 19121212-1212\n";
    let deviation = "typ: avvikelse\nid: avv-1\ntitel: Hemlig avvikelse\nbeskrivning: Ring 19121212-1212\n";
    let routine = format!("{}relaterade_dokument: [rutin-b, avv-1]\ngäller_för: [vc]\n", routine(&[("ett", "roll-a")]));
    let folder = Folder::of(&[
        ("a.yaml", &private(role("roll-a", "fastställd", "Hemlig roll"))),
        ("b.yaml", &routine),
        ("c.yaml", unit),
        ("d.yaml", other),
        ("e.yaml", deviation),
    ]);
    for format in ["html", "docx"] {
        let site = folder.site_with_code(1, &["--format", format]);
        assert!(site.files.contains_key(&format!("rutin/rut.{format}")));
        for (path, _) in site.pages() {
            assert!(!site.page(path).contains("Hemlig"), "{path}");
        }
        for (path, bytes) in site.files.iter().filter(|(path, _)| path.ends_with(".docx")) {
            assert!(!super::word_files::text_of(bytes).contains("Hemlig"), "{path}");
        }
    }
}

#[test]
fn roles_that_are_only_named_have_pages_up_to_a_bound_that_is_told() {
    let names: Vec<String> = (0..2_003).map(|number| format!("roll nummer {number}")).collect();
    let tasks: Vec<(&str, &str)> = names.iter().map(|name| ("det", name.as_str())).collect();
    let site = Folder::of(&[("a.yaml", &routine(&tasks))]).site(&[]);
    assert_eq!(site.files.keys().filter(|path| path.starts_with("roll/")).count(), 2_000);
    let list = site.text("roller.html");
    assert!(list.contains("Fler roller än 2000 nämns"), "{}", &list[..200]);
    assert!(list.contains("har ingen beskrivning som är publicerad."));
}
