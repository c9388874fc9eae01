//! Edits one after the other come to the same as a folder that is opened with their texts: what is kept of one judgement for
//! the next never shows.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::Value;

use super::client::{Client, PROCESS, ROUTINE, SYSTEM, UNIT};

/// Files that depend on each other: an edit of one shows in others.
const FILES: [(&str, &str); 10] = [
    (
        "ansvar.yaml",
        "typ: ansvar\nid: roll-vc\nroll: verksamhetschef\nansvar:\n  - {uppgift: leda, nivå: vårdcentral}\nrapporterar_till: [regionstyrelsen]\n",
    ),
    (
        "avvikelse.yaml",
        "typ: avvikelse\nid: avv-1\nenhet: vc-norr\ninträffad: 2026-05-01\nutredning: utr-1\nbeskrivning: Intyget kom bort\nåtgärder:\n  - {åtgärd: Ringa, ansvarig: roll-vc, senast: 2026-06-01}\n",
    ),
    ("enhet.yaml", UNIT),
    ("lag.yaml", "typ: enhet\nid: team-a\nnamn: Team A\növerordnad: vc-norr\nslag: team\n"),
    ("ls.yaml", SYSTEM),
    (
        "mal.yaml",
        "typ: mål\nid: mal-1\ntitel: Färre intyg enligt PUL och HSL 29 §\ngäller_för: [team-a]\nansvarig: roll-vc\nstatus: fastställd\n",
    ),
    ("process.yaml", PROCESS),
    ("rutin.yaml", ROUTINE),
    (
        "undantag.yaml",
        "typ: undantag\nid: und-1\nregel: referens\navser: rut-intyg\nskäl: Byte av system\ngäller_till: 2026-12-31\n",
    ),
    (
        "utredning.yaml",
        "typ: utredning\nid: utr-1\navvikelser: [avv-1]\nenhet: vc-norr\nstatus: pågår\nallvarlig: ja\n",
    ),
];

/// What is replaced by what; only the first place is changed.
const EDITS: [(&str, &str); 16] = [
    ("typ: ", "# en rad till\ntyp: "),
    ("status: fastställd", "status: utkast"),
    ("status: utkast", "status: fastställd"),
    ("id: ", "id: x-"),
    ("id: x-", "id: "),
    ("roll-vc", "roll-finns-inte"),
    ("roll-finns-inte", "verksamhetschefen"),
    ("vc-norr", "vc-soder"),
    ("vc-soder", "vc-norr"),
    ("slag: team", "slag: vårdcentral"),
    ("\n", "\n\"trasig\n"),
    ("\n\"trasig\n", "\n"),
    ("2026", "2025"),
    ("typ: rutin", "typ: mål"),
    ("typ: mål", "typ: rutin"),
    ("namn: ", "namn: Nya "),
];

/// The diagnostics of each file, as text without the folder's own name.
type Shown = BTreeMap<String, String>;

fn show(client: &Client, published: Vec<Value>, shown: &mut Shown) {
    let root = client.uri("");
    for one in published {
        let path = one["uri"].as_str().unwrap_or_default().replace(&root, "");
        let diagnostics = &one["diagnostics"];
        if diagnostics.as_array().is_some_and(Vec::is_empty) {
            shown.remove(&path);
        } else {
            shown.insert(path, diagnostics.to_string().replace(&root, ""));
        }
    }
}

/// Waits for the judgement of a version of a file, and takes in all that is published with it.
fn await_judgement(client: &mut Client, (path, version): (&str, i32), shown: &mut Shown) {
    let uri = client.uri(path);
    let published = client.published_until(|one| one["uri"] == uri.as_str() && one["version"] == version);
    show(client, published, shown);
    let published = client.published_before_answer();
    show(client, published, shown);
}

#[test]
fn what_is_kept_of_a_judgement_never_shows_in_the_next() {
    let mut texts: BTreeMap<&str, String> = FILES.iter().map(|(path, text)| (*path, (*text).to_owned())).collect();
    let (mut edited, mut shown, mut version) = (Client::over(&FILES), Shown::new(), 1);
    edited.said("historiken");
    for (path, text) in FILES {
        edited.open_as(&edited.uri(path), version, text);
        await_judgement(&mut edited, (path, version), &mut shown);
    }
    let (mut chance, mut others) = (11_u64, 0);
    for _ in 0..60 {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let at = |count: usize, shift: u32| usize::try_from(chance >> shift).unwrap_or_default() % count;
        let (path, (from, to)) = (FILES[at(FILES.len(), 33)].0, EDITS[at(EDITS.len(), 45)]);
        let text = texts[path].replacen(from, to, 1);
        let text = if at(9, 52) == 0 { FILES[at(FILES.len(), 33)].1.to_owned() } else { text };
        texts.insert(path, text.clone());
        version += 1;
        let before = shown.clone();
        edited.change_as(&edited.uri(path), version, &text);
        await_judgement(&mut edited, (path, version), &mut shown);
        others += shown.iter().filter(|(other, found)| *other != path && before.get(*other) != Some(found)).count();
        let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let (mut fresh, mut shown_anew) = (Client::over(&files), Shown::new());
        fresh.said("historiken");
        // The first judgement follows at once.
        for _ in 0..100 {
            let published = fresh.published_before_answer();
            show(&fresh, published, &mut shown_anew);
            if shown == shown_anew {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(shown, shown_anew, "after {path}: {from:?} → {to:?}\n{texts:#?}");
    }
    assert!(others > 20, "only {others} other files were shown anew");
}
