//! Where reports go: pipes and devices are written into, links are followed, and what is audited is never replaced.

use std::fs;
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::shared::repository::git;
use crate::shared::{Answer, Folder, GOOD};

/// A folder to audit, `rot/ledning`, in a repository, `rot`, with a folder beside it, `utanför`.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let outer = TempDir::new().expect("a folder");
        for folder in ["rot/ledning/rutiner", "utanför"] {
            fs::create_dir_all(outer.path().join(folder)).expect("a folder");
        }
        fs::write(outer.path().join("rot/ledning/god.yaml"), GOOD).expect("written");
        assert!(git(&outer.path().join("rot"), "2026-01-01", &["init", "--quiet"]).status.success());
        Self(outer)
    }

    fn of(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Audits the folder from within it, with these outputs.
    fn audit(&self, outputs: &[&str]) -> Answer {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ledningskoll"));
        command.current_dir(self.of("rot/ledning")).stdin(Stdio::null()).env("LC_ALL", "C.UTF-8");
        command.args(["audit", ".", "--date", "2026-11-15", "--select", "form"]);
        Answer::of(command.args(outputs.iter().flat_map(|output| ["--output", output])))
    }

    fn link(&self, target: &str, link: &str) {
        symlink(target, self.of(link)).expect("a link");
    }

    /// The names in a folder, sorted.
    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.of(folder)).expect("a folder");
        let mut names: Vec<_> =
            entries.map(|one| one.expect("one").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

fn is_report(file: impl AsRef<Path>) -> bool {
    let text = fs::read_to_string(file).expect("it is written");
    serde_json::from_str::<Value>(&text).is_ok_and(|json| json["version"] == 1)
}

#[test]
fn a_pipe_is_written_into_and_stays_a_pipe() {
    let place = Place::new();
    let pipe = place.of("utanför/rör");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let reader = {
        let pipe = pipe.clone();
        std::thread::spawn(move || fs::read_to_string(pipe).expect("the report"))
    };
    let answer = place.audit(&["json=../../utanför/rör", "html=../../utanför/sida.html"]);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    assert!(fs::symlink_metadata(&pipe).expect("it is there").file_type().is_fifo(), "it is a pipe as before");
    let read: Value = serde_json::from_str(&reader.join().expect("the reader ends")).expect("JSON");
    assert_eq!(read["version"], 1);
    assert_eq!(place.names("utanför"), ["rör", "sida.html"]);
}

#[test]
fn a_device_is_written_into_and_stays_a_device_also_behind_a_link() {
    let place = Place::new();
    let device = place.of("utanför/intet");
    let made = Command::new("mknod").arg(&device).args(["c", "1", "3"]).stderr(Stdio::null()).status();
    // Only root can make a device.
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    place.link("intet", "utanför/länk");
    let outputs = ["json=../../utanför/intet", "html=../../utanför/intet", "gitlab=../../utanför/länk"];
    let answer = place.audit(&outputs);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    let found = fs::symlink_metadata(&device).expect("it is there");
    assert!(found.file_type().is_char_device() && place.names("utanför") == ["intet", "länk"]);
}

#[test]
fn a_socket_is_written_into() {
    let place = Place::new();
    let listener = std::os::unix::net::UnixListener::bind(place.of("utanför/s")).expect("a socket");
    let reader = std::thread::spawn(move || std::io::read_to_string(listener.accept().expect("a reader").0));
    assert_eq!(place.audit(&["json=../../utanför/s"]).code, 0);
    let read = reader.join().expect("the reader ends").expect("a report");
    assert!(read.starts_with("{\n  \"version\": 1"), "{read}");
}

#[test]
fn a_link_is_followed_and_what_it_leads_to_is_replaced_with_its_rights() {
    let place = Place::new();
    let target = place.of("utanför/mål.json");
    fs::write(&target, "den förra").expect("written");
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).expect("rights");
    place.link("mål.json", "utanför/länk.json");
    place.link("länk.json", "utanför/längre.json");
    place.link("ny.json", "utanför/lös.json");
    let answer = place.audit(&["json=../../utanför/längre.json", "json=../../utanför/lös.json"]);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    assert!(is_report(&target) && is_report(place.of("utanför/ny.json")));
    let found = fs::symlink_metadata(&target).expect("it is there");
    assert_eq!((found.is_file(), found.mode() & 0o777), (true, 0o640));
    for link in ["länk.json", "längre.json", "lös.json"] {
        assert!(place.of("utanför").join(link).is_symlink(), "{link} is a link as before");
    }
    assert_eq!(place.names("utanför").len(), 5, "nothing else is left there");
}

#[test]
fn a_link_that_goes_round_is_told() {
    let place = Place::new();
    place.link("b", "utanför/a");
    place.link("a", "utanför/b");
    let answer = place.audit(&["json=../../utanför/a"]);
    answer
        .assert_refused("rapporten kunde inte skrivas till ../../utanför/a: länkarna leder runt", "inget har skrivits");
}

#[test]
fn a_link_in_the_audited_folder_or_its_repository_never_decides_where() {
    let place = Place::new();
    fs::write(place.of("utanför/offer"), "den förra").expect("written");
    place.link("../../utanför/offer", "rot/ledning/rapport.json");
    place.link("../../utanför/ny", "rot/ledning/lös.json");
    place.link("../utanför", "rot/rapporter");
    place.link("../rot/rapporter", "utanför/omväg");
    place.link("ledning/god.yaml", "rot/till-dokument");
    let here = place.of("rot/ledning/rapport.json").display().to_string();
    for file in [
        "rapport.json",
        "./rutiner/../rapport.json",
        &here,
        "lös.json",
        "../rapporter/offer",
        "../../utanför/omväg/offer",
        "../till-dokument",
    ] {
        let answer = place.audit(&["html=sida.html", &format!("json={file}")]);
        answer.assert_refused(&format!("rapporten skrivs inte till {file}: länken "), "en länk i arkivet");
    }
    assert_eq!(fs::read_to_string(place.of("utanför/offer")).expect("it is there"), "den förra");
    assert_eq!(place.names("utanför"), ["offer", "omväg"]);
    assert!(!place.of("rot/ledning/sida.html").exists(), "no other report is written");
    // Nor does a link decide where the baseline is written.
    symlink("../../utanför/ny", place.of("rot/ledning/ledningskoll-baslinje.txt")).expect("a link");
    let mut command = Command::new(env!("CARGO_BIN_EXE_ledningskoll"));
    let written = Answer::of(command.args(["baseline", "write", "."]).current_dir(place.of("rot/ledning")));
    written.assert_refused("./ledningskoll-baslinje.txt skrivs inte: ", "ta bort länken");
    assert_eq!(place.names("utanför"), ["offer", "omväg"]);
}

#[test]
fn what_is_audited_is_never_replaced_by_whatever_name() {
    let place = Place::new();
    fs::hard_link(place.of("rot/ledning/god.yaml"), place.of("utanför/samma.json")).expect("a second name");
    place.link("../rot/ledning/god.yaml", "utanför/länk.json");
    fs::write(place.of("rot/ledning/ledningskoll-baslinje.txt"), "").expect("written");
    let whole = place.of("rot/ledning/god.yaml").display().to_string();
    let names = ["god.yaml", "./rutiner/../god.yaml", "../ledning/god.yaml", &whole, "rutiner/ny.YML"];
    for file in
        names.into_iter().chain(["../../utanför/samma.json", "../../utanför/länk.json", "ledningskoll-baslinje.txt"])
    {
        let answer = place.audit(&["html=sida.html", &format!("json={file}")]);
        answer.assert_refused(&format!("rapporten skrivs inte till {file}: den filen hör till"), "välj ett annat namn");
    }
    assert_eq!(fs::read_to_string(place.of("rot/ledning/god.yaml")).expect("it is there"), GOOD);
    assert!(!place.of("rot/ledning/sida.html").exists(), "no other report is written");
    // Nor is a document of the same repository beside the audited folder, or a file of git.
    fs::write(place.of("rot/bredvid.yaml"), GOOD).expect("written");
    for file in ["../bredvid.yaml", "../.git/HEAD", "../.git/ny.json"] {
        place.audit(&[&format!("json={file}")]).assert_refused("rapporten skrivs inte till ", "välj ett annat namn");
    }
    // A report beside the documents that is none itself is written, again and again.
    for _ in 0..2 {
        assert_eq!(place.audit(&["html=rapport.html", "json=rutiner/rapport.json"]).code, 0);
    }
}

#[test]
fn what_else_is_read_is_not_replaced_either() {
    let place = Place::new();
    let written = Command::new(env!("CARGO_BIN_EXE_ledningskoll"))
        .args(["baseline", "write", ".", "--baseline", "../../utanför/min.txt"])
        .current_dir(place.of("rot/ledning"))
        .output()
        .expect("the program starts");
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    let before = fs::read_to_string(place.of("utanför/min.txt")).expect("it is there");
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").display().to_string();
    for (flag, value, file) in [
        ("--baseline", "../../utanför/min.txt", "../../utanför/../utanför/min.txt".to_owned()),
        ("--catalog", schema.as_str(), format!("{schema}/katalog.yaml")),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ledningskoll"));
        command.args(["audit", ".", flag, value, "--output", &format!("json={file}")]);
        let answer = Answer::of(command.current_dir(place.of("rot/ledning")));
        answer.assert_refused(&format!("rapporten skrivs inte till {file}: den filen hör till"), "välj ett annat namn");
    }
    assert_eq!(fs::read_to_string(place.of("utanför/min.txt")).expect("it is there"), before);
}

#[test]
fn a_folder_that_a_committed_link_names_decides_nothing_either() {
    let place = Place::new();
    fs::write(place.of("utanför/offer.yaml"), GOOD).expect("written");
    place.link("../utanför", "rot/länk");
    let mut command = Command::new(env!("CARGO_BIN_EXE_ledningskoll"));
    command.args(["audit", "länk", "--output", "json=länk/r.json"]).current_dir(place.of("rot"));
    Answer::of(&mut command).assert_refused("rapporten skrivs inte till länk/r.json: länken ", "en länk i arkivet");
    assert_eq!(place.names("utanför"), ["offer.yaml"]);
}

#[test]
fn the_other_commands_replace_no_document_either() {
    let folder = Folder::with_example("med-brister", ".");
    for command in [&["gap", "."][..], &["matrix", "."], &["due", "."]] {
        let answer = folder.run(&[command, &["--output", "json=inställningar.yaml"]].concat());
        answer.assert_refused("rapporten skrivs inte till inställningar.yaml", "välj ett annat namn");
    }
}

#[test]
fn two_reports_never_go_to_one_file() {
    let place = Place::new();
    fs::write(place.of("utanför/a.json"), "den förra").expect("written");
    fs::hard_link(place.of("utanför/a.json"), place.of("utanför/b.json")).expect("a second name");
    place.link("a.json", "utanför/c.json");
    let (a, here) = ("json=../../utanför/a.json", "json=x.json");
    for (one, other, told) in [
        (here, "html=./x.json", "./x.json"),
        (a, "html=../../utanför/b.json", "../../utanför/b.json"),
        (a, "html=../../utanför/c.json", "../../utanför/c.json"),
        ("json=-", "html=-", "standard ut"),
    ] {
        place.audit(&[one, other]).assert_refused(&format!("två rapporter kan inte skrivas till {told}"), "egen fil");
    }
    assert_eq!(fs::read_to_string(place.of("utanför/a.json")).expect("it is there"), "den förra");
    assert_eq!(place.names("rot/ledning"), ["god.yaml", "rutiner"]);
}

#[test]
fn a_dash_is_standard_output() {
    let folder = Folder::with_good();
    let asked = folder.audit(&["--format", "json"]).stdout;
    assert_eq!(folder.audit(&["--output", "json=-"]).stdout, asked);
    assert_eq!(folder.names(), ["god.yaml"]);
    folder
        .audit(&["--format", "terminal", "--output", "json=-"])
        .assert_refused("två rapporter kan inte skrivas till standard ut", "egen fil");
    if cfg!(target_os = "linux") {
        // To a file, so that one report would write over the other.
        let mut command = folder.command(Path::new(env!("CARGO_BIN_EXE_ledningskoll")));
        let out = tempfile::NamedTempFile::new().expect("a file");
        command.args(["audit", ".", "--date", "2026-11-15", "--output", "json=/dev/stdout"]);
        command.stdout(out.reopen().expect("a file")).status().expect("the program starts");
        assert_eq!(fs::read_to_string(out.path()).expect("what it said"), asked);
    }
}

#[test]
fn a_new_report_has_the_rights_that_the_user_gives_new_files() {
    let folder = Folder::with_good();
    let program = env!("CARGO_BIN_EXE_ledningskoll");
    for (umask, mode) in [("002", 0o664), ("077", 0o600)] {
        let script = format!("umask {umask}; '{program}' audit . --date 2026-11-15 --output json=r{umask}.json");
        let answer = Answer::of(folder.command(Path::new("bash")).args(["-c", &script]));
        assert_eq!(answer.stderr, "");
        let found = fs::metadata(folder.path().join(format!("r{umask}.json"))).expect("it is written");
        assert_eq!(found.mode() & 0o777, mode);
    }
}

#[test]
fn what_was_written_is_said_where_a_later_report_cannot_be_put_in_its_place() {
    let folder = Folder::with_good();
    folder.write("bok.xlsx", "den förra");
    // A file that cannot be changed stands for one that Excel has open; only root can make one, and not on every disk.
    let chattr = |flag: &str| {
        let mut command = folder.command(Path::new("chattr"));
        command.args([flag, "bok.xlsx"]).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    if !chattr("+i") {
        return;
    }
    let answer = folder.audit(&["--output", "json=r.json", "--output", "xlsx=bok.xlsx", "--output", "html=s.html"]);
    assert!(chattr("-i"));
    let reason = "rapporten kunde inte skrivas till bok.xlsx: filen är kanske öppen i Excel";
    answer.assert_refused(reason, "r.json är skriven, resten är som förut");
    assert_eq!(folder.names(), ["bok.xlsx", "god.yaml", "r.json"]);
    assert_eq!(fs::read_to_string(folder.path().join("bok.xlsx")).expect("it is there"), "den förra");
}
