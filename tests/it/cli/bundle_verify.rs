//! `bundle --verify`: whether a file that was handed over is whole, and with a sum whether it is the one.

use std::fs;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use crate::shared::bundle::{sum, unpacked};
use crate::shared::{Folder, assert_swedish};

fn handed_over() -> (Folder, Vec<u8>) {
    let folder = Folder::of(&[
        ("enhet.yaml", "typ: enhet\nid: vc\nnamn: Vårdcentralen\nnivå: enhet\n"),
        ("a.yaml", "typ: rutin\nid: a\ntitel: Rutin\nstatus: fastställd\nfastställd: 2026-01-10\ngäller_för: [vc]\n"),
    ]);
    let bytes = folder.bundled(0, &["--unit", "vc"]).bytes;
    (folder, bytes)
}

/// The answer to a file with these bytes, in a folder of its own without a ledningssystem.
fn verified(bytes: &[u8], arguments: &[&str]) -> crate::shared::Answer {
    let folder = Folder::of(&[]);
    folder.write("ut.zip", bytes);
    folder.run(&[&["bundle", "--verify", "ut.zip"], arguments].concat())
}

#[test]
fn a_whole_file_is_whole_and_only_a_sum_says_that_it_is_unchanged() {
    let (_, bytes) = handed_over();
    let answer = verified(&bytes, &[]);
    assert_eq!(answer.code, 0, "{}", answer.words());
    assert!(answer.words().starts_with("ut.zip är hel: "), "{}", answer.words());
    assert!(!answer.words().contains("oförändrad"), "{}", answer.words());
    assert!(answer.words().contains("kör igen med --sum"), "{}", answer.words());
    assert_swedish(&answer.words());
    let sum = sum(&bytes);
    let copied = format!(" {} {}", sum[..32].to_uppercase(), &sum[32..]);
    for given in [sum.as_str(), &copied] {
        let answer = verified(&bytes, &["--sum", given]);
        assert_eq!(answer.code, 0, "{}", answer.words());
        assert!(answer.words().starts_with("ut.zip är oförändrad: "), "{}", answer.words());
    }
    verified(&bytes, &["--sum", "abc"]).assert_refused("--sum abc är ingen kontrollsumma", "64 tecken");
}

#[test]
fn a_changed_byte_is_found_wherever_it_is() {
    let (_, bytes) = handed_over();
    for at in (0..bytes.len()).step_by(bytes.len() / 60) {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        let answer = verified(&changed, &[]);
        assert!(answer.code > 0, "byte {at}: {}", answer.words());
    }
    for cut in [bytes.len() / 2, bytes.len() - 1] {
        let answer = verified(&bytes[..cut], &[]);
        // The end of a file of Word in it may be taken for its own.
        assert!(answer.code == 2 && answer.words().contains("på nytt"), "{}", answer.words());
    }
    let mut named = unpacked(&bytes);
    named.insert("19121212-1212.html".to_owned(), Vec::new());
    let answer = verified(&stored(&named), &[]);
    assert!(answer.words().contains("XXXXXXXX-XXXX.html står inte i förteckningen"), "{}", answer.words());
    let mut page = unpacked(&bytes);
    page.insert("index.html".to_owned(), b"<h1>Ett annat</h1>".to_vec());
    let answer = verified(&stored(&page), &[]);
    assert_eq!(answer.code, 1);
    assert!(answer.words().contains("index.html har ett annat innehåll än förteckningen säger"), "{}", answer.words());
}

#[test]
fn a_file_that_is_made_anew_by_hand_is_found_by_the_sum() {
    let (folder, bytes) = handed_over();
    let page = fs::read_to_string(folder.path().join("a.yaml")).expect("read");
    folder.write("a.yaml", page.replace("titel: Rutin", "titel: En annan"));
    let anew = folder.bundled(0, &["--unit", "vc"]).bytes;
    assert_eq!(verified(&anew, &[]).code, 0, "it is whole in itself");
    let answer = verified(&anew, &["--sum", &sum(&bytes)]);
    assert_eq!(answer.code, 1);
    assert!(answer.words().contains("inte den fil som kontrollsumman hör till"), "{}", answer.words());
    let answer = verified(&stored(&unpacked(&bytes)), &[]);
    assert!(answer.code == 1 && answer.words().contains("inpackningen är inte programmets"), "{}", answer.words());
}

#[test]
fn what_is_no_file_of_ours_cannot_be_examined() {
    let folder = Folder::of(&[("a.txt", "inget"), ("mapp/a", "")]);
    folder
        .run(&["bundle", "--verify", "saknas.zip"])
        .assert_refused("saknas.zip gick inte att läsa: den finns inte", "namnet");
    folder
        .run(&["bundle", "--verify", "mapp"])
        .assert_refused("mapp är en mapp, och det som kontrolleras är en fil", "manifest.json");
    folder.run(&["bundle", "--verify", "a.txt"]).assert_refused("a.txt går inte att läsa som en zip-fil", "underlag");
    let other = [("x".to_owned(), b"y".to_vec())].into();
    verified(&stored(&other), &[]).assert_refused(
        "ut.zip är inget underlag från ledningskoll: förteckningen manifest.json saknas i den",
        "rätt fil",
    );
}

#[test]
fn the_first_sentence_agrees_with_the_sum_and_with_what_follows() {
    let (_, bytes) = handed_over();
    let packed_anew = stored(&unpacked(&bytes));
    let same = verified(&packed_anew, &["--sum", &sum(&packed_anew)]);
    assert_eq!(same.code, 1);
    assert!(same.words().contains("ut.zip är den fil som kontrollsumman hör till, och "), "{}", same.words());
    assert!(!same.words().contains("ändrad"), "{}", same.words());
    let alone = verified(&packed_anew, &[]);
    assert!(alone.words().contains("som förteckningen säger, men filen runt dem är en annan."), "{}", alone.words());
    let mut page = unpacked(&bytes);
    page.insert("index.html".to_owned(), b"<h1>Ett annat</h1>".to_vec());
    let changed = stored(&page);
    let same = verified(&changed, &["--sum", &sum(&changed)]);
    assert!(same.code == 1 && same.words().contains("ändrad redan när summan räknades"), "{}", same.words());
    let other = verified(&changed, &["--sum", &sum(&bytes)]);
    assert!(other.words().contains("och är inte den fil som kontrollsumman hör till"), "{}", other.words());
    for answer in [same, alone, other] {
        assert_swedish(&answer.words());
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let folder = Folder::of(&[]);
    let pipe = folder.path().join("ut.zip");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("it runs").success());
    folder
        .run(&["bundle", "--verify", "ut.zip"])
        .assert_refused("ut.zip gick inte att läsa: den är ingen vanlig fil", "namnet");
}

/// Files packed by another program: with other times.
fn stored(files: &std::collections::BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let day = zip::DateTime::from_date_and_time(2026, 11, 15, 12, 0, 0).expect("a time");
    let options =
        SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored).last_modified_time(day);
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        file.start_file(path.as_str(), options).expect("begun");
        file.write_all(bytes).expect("written");
    }
    file.finish().expect("whole").into_inner()
}
