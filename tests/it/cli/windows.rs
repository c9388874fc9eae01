//! What only Windows has: drives, shares, names of devices, files that others hold open, and code pages.

use std::fs::{self, OpenOptions};
use std::os::windows::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::shared::{Answer, Folder, GOOD, assert_swedish};

const PROGRAM: &str = env!("CARGO_BIN_EXE_ledningskoll");
/// A routine whose date is of the wrong form.
const FAULTY: &str = "typ: rutin\nid: r\ntitel: R\nfastställd: 20250310\n";

/// A folder as the system names it: `C:\…`, without `\\?\`.
fn plain(folder: &Folder) -> String {
    let whole = folder.path().canonicalize().expect("it is there");
    let whole = whole.to_string_lossy().into_owned();
    whole.strip_prefix(r"\\?\").expect("a path of Windows").to_owned()
}

/// The same place as a share of this computer: `\\localhost\C$\…`.
fn shared(path: &str) -> String {
    format!(r"\\localhost\{}${}", &path[..1], &path[2..])
}

fn audited(folder: &Folder, root: &str) -> Value {
    let arguments = ["audit", root, "--date", "2026-11-15", "--select", "form", "--format", "json"];
    let answer = folder.run(&arguments);
    assert_eq!(answer.stderr, "", "{root}");
    answer.json()["findings"].clone()
}

#[test]
fn a_folder_is_the_same_however_its_path_is_written() {
    let folder = Folder::of(&[("system/rutiner/å.yaml", FAULTY), ("system/enhet.yaml", "typ: enhet\nid: e\n")]);
    let whole = format!(r"{}\system", plain(&folder));
    let findings = audited(&folder, "system");
    assert_eq!(findings[0]["path"].as_str().map(|path| path.contains('\\')), Some(false), "{findings}");
    let lower = format!("{}{}", whole[..1].to_lowercase(), &whole[1..]);
    for root in [
        ".\\system".to_owned(),
        "system\\".to_owned(),
        ".\\rutiner\\..\\system\\.".to_owned(),
        whole.replace('\\', "/"),
        format!(r"\\?\{whole}"),
        shared(&whole),
        shared(&whole).replace('\\', "/"),
        whole[2..].to_owned(),
        lower,
        whole,
    ] {
        assert_eq!(audited(&folder, &root), findings, "{root}");
    }
}

#[test]
fn a_report_goes_where_a_path_of_windows_says_and_never_onto_a_document() {
    let folder = Folder::of(&[("system/god.yaml", GOOD)]);
    let whole = plain(&folder);
    for place in [r"ut.html".to_owned(), format!(r"{whole}\två.html"), format!(r"{}\tre.html", shared(&whole))] {
        let answer = folder.run(&["audit", "system", "--fail-on", "never", "--output", &format!("html={place}")]);
        assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{place}");
    }
    assert_eq!(folder.names(), ["system", "tre.html", "två.html", "ut.html"]);
    for place in ["god.yaml", "GOD.YAML", "god.yaml.", "god.yaml ", "god.yaml::$DATA", "god.yaml:ström", r".\god.yaml"]
    {
        for root in [r"system\".to_owned(), format!(r"\\?\{whole}\system\"), shared(&format!(r"{whole}\system\"))] {
            folder.run(&["audit", "system", "--output", &format!("json={root}{place}")]);
            let kept = fs::read_to_string(folder.path().join("system/god.yaml")).expect("it is there");
            assert_eq!(kept, GOOD, "{root}{place}");
        }
    }
}

#[test]
fn settings_lead_out_by_no_path_of_windows() {
    for out in [
        r"C:\utanför",
        "C:utanför",
        r"\utanför",
        r"\\localhost\C$\utanför",
        r"..\utanför",
        r"\\?\C:\x",
        "NUL\\..\\..\\x",
    ] {
        for key in ["egna_krav", "mappar"] {
            let settings = format!("typ: inställningar\n{key}: ['{out}']\n");
            let folder = Folder::of(&[("system/installningar.yaml", &settings), ("system/god.yaml", GOOD)]);
            for command in [&["new", "rutin", "--yes", "--in", "system"][..], &["gap", "system"], &["fix", "system"]] {
                let answer = folder.run(command);
                assert!(key == "mappar" || command[0] == "fix" || answer.code == 2, "{out}: {}", answer.words());
                assert_swedish(&answer.stderr);
                assert_eq!(folder.names(), ["system"], "{out}");
            }
        }
    }
}

#[test]
fn a_document_with_the_name_of_a_device_is_read_as_a_file() {
    let folder = Folder::of(&[("god.yaml", GOOD)]);
    let names = ["con.yaml", "nul.yaml", "AUX.yml", "com1.yaml", "prn.x.yaml", "rutiner/con.yaml"];
    let root = folder.path().canonicalize().expect("it is there");
    fs::create_dir(root.join("rutiner")).expect("a folder");
    for name in names {
        let file: PathBuf = root.join(name.split('/').collect::<PathBuf>());
        fs::write(file, FAULTY.replace("id: r", &format!("id: r-{}", name.len()))).expect("by its literal name");
    }
    let begun = Instant::now();
    let answer = folder.form();
    assert!(begun.elapsed() < Duration::from_secs(20), "no device was asked");
    assert_eq!(answer.documents(), 1 + names.len() as u64, "{:?}", answer.findings());
    let fixed = folder.run(&["fix", "."]);
    assert_eq!(fixed.stderr, "");
    for name in names {
        let text = fs::read_to_string(root.join(name.split('/').collect::<PathBuf>())).expect("it is there");
        assert!(text.contains("2025-03-10"), "{name}: {}", fixed.stdout);
    }
    for name in names {
        fs::remove_file(root.join(name.split('/').collect::<PathBuf>())).expect("by its literal name");
    }
}

#[test]
fn a_report_to_a_device_is_gone_and_leaves_no_file() {
    let folder = Folder::with_good();
    for device in ["NUL", "nul", r"\\.\NUL"] {
        let answer = folder.audit(&["--select", "form", "--output", &format!("json={device}")]);
        assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{device}");
    }
    assert_eq!(folder.names(), ["god.yaml"]);
}

#[test]
fn a_file_that_another_program_holds_is_told_and_the_rest_is_audited() {
    let folder = Folder::of(&[("god.yaml", GOOD), ("låst.yaml", FAULTY)]);
    folder.write("rapport.xlsx", "x");
    let hold = |name: &str| {
        OpenOptions::new().read(true).write(true).share_mode(0).open(folder.path().join(name)).expect("it is free")
    };
    let held = hold("låst.yaml");
    let answer = folder.form();
    assert_eq!((answer.code, answer.documents()), (1, 1), "{}", answer.stderr);
    assert_eq!(
        answer.findings(),
        ["form/olasbar-fil låst.yaml:1:1 filen kunde inte öppnas: den är öppen i ett annat program"]
    );
    let fixed = folder.run(&["fix", "."]);
    assert_swedish(&fixed.words());
    drop(held);
    assert_eq!(fs::read_to_string(folder.path().join("låst.yaml")).expect("it is free"), FAULTY);
    let held = hold("rapport.xlsx");
    let answer = folder.audit(&["--output", "xlsx=rapport.xlsx", "--output", "html=rapport.html"]);
    assert_eq!(answer.code, 2);
    assert!(answer.message().contains("filen är kanske öppen i Excel; stäng den och kör igen"), "{}", answer.stderr);
    drop(held);
    assert_eq!(fs::read_to_string(folder.path().join("rapport.xlsx")).expect("it is free"), "x");
    let left = folder.names().into_iter().filter(|name| name.starts_with('.')).count();
    assert_eq!(left, 0, "no temporary file is left");
}

#[test]
fn what_is_printed_is_utf8_in_any_code_page() {
    let folder = Folder::of(&[("å.yaml", FAULTY)]);
    for page in ["437", "850", "1252", "65001"] {
        let mut shell = folder.command(Path::new("cmd"));
        let line = format!("chcp {page} >NUL & {PROGRAM} audit . --date 2026-11-15 --select form");
        let answer = Answer::of(shell.args(["/d", "/c"]).arg(line.replace('/', "\\")));
        assert!(
            answer.words().contains("å.yaml") && answer.words().contains("fastställd"),
            "{page}: {}",
            answer.words()
        );
    }
}

#[test]
fn today_is_the_day_of_the_clock_on_the_wall() {
    let folder = Folder::with_good();
    let today = || jiff::ZonedDateTime::now().date().to_string();
    let before = today();
    let answer = folder.run(&["audit", "--quiet"]);
    let told = answer.stdout.trim_end().rsplit(' ').next().unwrap_or_default().to_owned();
    assert!([before, today()].contains(&told), "{told}");
    assert_eq!(answer.stderr, "");
}

#[test]
fn a_program_in_the_folder_is_never_taken_for_git() {
    let folder = Folder::with_good();
    folder.write(".git/HEAD", "ref: refs/heads/main\n");
    let program = folder.path().join("ledningskoll.exe");
    fs::copy(PROGRAM, &program).expect("a copy");
    let audit =
        || Answer::of(folder.command(&program).args(["audit", ".", "--verbose", "--date", "2026-11-15"])).words();
    let before = audit();
    for name in ["git.exe", "git.bat", "git.cmd", "git.com"] {
        // As git it would know none of its arguments.
        fs::copy(PROGRAM, folder.path().join(name)).expect("a copy");
    }
    assert_eq!(audit(), before);
    let mut without = folder.command(&program);
    let answer = Answer::of(without.env("PATH", ".").args(["diff", "HEAD"]));
    assert!(answer.message().contains("programmet git finns inte på den här datorn"), "{}", answer.stderr);
}
