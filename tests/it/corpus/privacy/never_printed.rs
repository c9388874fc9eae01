//! Personnummer are never printed, even by output that quotes documents.

use super::{ROUTINE, WRITTEN, all_output, assert_never_printed};
use crate::shared::Folder;

#[test]
fn no_way_of_writing_is_ever_printed() {
    for written in WRITTEN {
        let rutin = format!("{ROUTINE}målgrupp: {written}\nfastställd: \"{written}\"\n# {written}\n");
        assert_never_printed(&[("r.yaml", &rutin)]);
    }
}

#[test]
fn a_number_is_not_printed_by_the_checks_that_repeat_what_is_written() {
    for text in [
        "typ: rutin\nid: 890201-3286\nstatus: fastställd\nfastställd: 2012-01-01\n",
        "typ: rutin\nid: 890201-3286\n---\ntyp: rutin\nid: 890201-3286\n",
        "typ: rutin\nid: r-1\nstatus: 890201-3286\n",
        "typ: rutin\nid: r-1\nfastställd: 890201-3286\n",
        "typ: rutin\nid: r-1\n890201-3286: x\n",
        "typ: rutin\nid: r-1\n890201-3286: x\n890201-3286: y\n",
        "typ: rutin\nid: r-1\nprocess: 890201-3286\n",
        "typ: rutin\nid: r-1\nstatus: fastställd\nfastställd_av: 890201-3286\n",
        "typ: 890201-3286\nid: r-1\n",
        "typ: enhet\nid: 890201-3286\nnamn: 19890201-3286\n",
        "typ: enhet\nid: e\növerordnad: 890201-3286\n---\ntyp: rutin\nid: r\ngäller_för: 890201-3286\n",
        "typ: undantag\nid: u\nregel: 890201-3286\navser: 890201-3286\nskäl: 890201-3286\nbeslutad_av: 890201-3286\ngäller_till: 2027-01-01\n",
        "typ: ledningssystem\nid: l\nprofiler: [890201-3286]\n",
        "typ: utredning\nid: u\norsaker: [{id: 890201-3286, orsak: a}]\nåtgärder: [{åtgärd: 890201-3286}]\n",
        "typ: rutin\nid: r-1\nsyfte: \"890201-3286\n",
        "typ: rutin\nid: r-1\nsyfte: *890201-3286\n",
        "typ: rutin\nid: r-1\nsyfte: [890201-3286\n",
        "<<<<<<< 890201-3286\ntyp: rutin\nid: r-1\n",
    ] {
        assert_never_printed(&[("god.yaml", ROUTINE), ("x.yaml", text)]);
    }
}

#[test]
fn a_number_is_not_printed_where_a_waiver_covers_it() {
    let rutin = "typ: rutin\nid: 890201-3286\nstatus: fastställd\nlagstöd: [SOSFS 2005:29]\nsyfte: 890201-3286\n";
    let waiver = "typ: undantag\nid: u\nregel: lagrum\navser: 890201-3286\nskäl: Väntar på 890201-3286\nbeslutad_av: vc\ngäller_till: 2027-01-01\n";
    let files = [("r.yaml", rutin), ("u.yaml", waiver)];
    assert_never_printed(&files);
    assert!(all_output(&files).contains("XXXXXX-XXXX"), "what stood around it is still shown");
}

#[test]
fn a_number_is_not_printed_by_an_error_about_the_settings() {
    let settings = "typ: inställningar\nid: i\negna_krav: [890201-3286]\nprofiler: [890201-3286]\n";
    let files = [("god.yaml", ROUTINE), ("i.yaml", settings)];
    let said = all_output(&files);
    assert!(!said.contains("890201") && !said.contains("-3286"), "{said}");
}

#[test]
fn a_number_is_not_printed_by_an_error_about_an_own_requirement() {
    let settings = "typ: inställningar\nid: i\negna_krav: [krav]\n";
    for (path, text) in [
        ("krav/egna/a.yaml", "id: 890201-3286\n"),
        ("krav/egna/a.yaml", "890201-3286: x\n"),
        ("krav/egna/890201-3286.yaml", "id: x\n"),
        ("krav/egna/a.yaml", "id: \"890201-3286\n"),
    ] {
        let said = all_output(&[("god.yaml", ROUTINE), ("i.yaml", settings), (path, text)]);
        assert!(!said.contains("890201") && !said.contains("-3286"), "{path} {text}: {said}");
    }
}

#[test]
fn a_number_in_the_path_of_the_audited_folder_is_not_printed() {
    let folder = Folder::of(&[("19890201-3286/läs mig.md", "x"), ("19890201-3287/r.yaml", "a: b\n")]);
    for path in ["19890201-3286", "./19890201-3286/", "19890201-3286/finns-inte"] {
        let answer = folder.run(&["audit", path, "--date", "2026-11-15"]);
        assert_eq!(answer.code, 2);
        assert!(!answer.words().contains("3286"), "{}", answer.words());
    }
}

#[test]
fn a_number_written_with_escapes_is_not_printed() {
    let rutin = "typ: rutin\nid: \"890201\\x2d3286\"\nstatus: fastställd\nfastställd: 2012-01-01\nprocess: \"8902\\u00301-3286\"\n";
    let said = all_output(&[("r.yaml", rutin)]);
    assert!(!said.contains("890201-3286"), "{said}");
}
