//! The step of `action.yml` that fetches a program: only what has the sum is run, and each failure is told.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shared::Folder;

/// The sum of "program\n".
const SUM: &str = "fba13a37a73d657dc0f1e671f0dc714f9891dd4da15ec45bd2a6f83e0434648e";

/// Runs the step with a curl that gives the file `paket`; returns exit code, output and the program.
fn fetched(folder: &Folder, url: &str, sum: &str) -> (i32, String, Option<PathBuf>) {
    let action = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("action.yml")).expect("it is there");
    let action: serde_yaml::Value = serde_yaml::from_str(&action).expect("YAML");
    let script = action["runs"]["steps"][0]["run"].as_str().expect("a script").to_owned();
    let curl = "#!/bin/sh\nwhile [ \"$1\" != --output ]; do shift; done\ncp paket \"$2\" 2> /dev/null || exit 22\n";
    folder.write("bin/curl", curl);
    fs::set_permissions(folder.path().join("bin/curl"), fs::Permissions::from_mode(0o755)).expect("it may be run");
    let home = folder.path().display().to_string();
    let path = format!("{home}/bin:{}", std::env::var("PATH").unwrap_or_default());
    let _ = fs::remove_file(folder.path().join("svar"));
    let mut command = Command::new("bash");
    command.current_dir(folder.path()).args(["-eo", "pipefail", "-c", &script]).env("PATH", path);
    command.envs([("URL", url), ("SHA256", sum), ("RUNNER_TOOL_CACHE", &home), ("RUNNER_TEMP", &home)]);
    let output = command.env("GITHUB_OUTPUT", "svar").output().expect("a shell starts");
    let told = fs::read_to_string(folder.path().join("svar")).unwrap_or_default();
    let program = told.trim_end().strip_prefix("program=").map(PathBuf::from);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.code().expect("it ends by itself"), said, program)
}

/// What the program that is told says that it is.
fn text(program: Option<PathBuf>) -> Option<String> {
    fs::read_to_string(program?).ok()
}

/// Packs the file of this name, and tells the sum of the package.
fn packed(folder: &Folder, name: &str) -> String {
    let done = Command::new("tar").current_dir(folder.path()).args(["-czf", "paket", name]).status();
    assert!(done.is_ok_and(|status| status.success()), "{name} is packed");
    let sum = Command::new("sha256sum").current_dir(folder.path()).arg("paket").output().expect("a sum");
    String::from_utf8_lossy(&sum.stdout).split_whitespace().next().unwrap_or_default().to_owned()
}

#[test]
fn only_what_has_the_sum_is_used_and_it_is_fetched_once() {
    let folder = Folder::of(&[("paket", "program\n")]);
    for (url, sum) in [("https://x/p", ""), ("http://x/p", SUM), ("https://x/p", "../../x")] {
        let (code, said, program) = fetched(&folder, url, sum);
        assert!(code == 1 && said.contains("Programmet hämtas inte") && program.is_none(), "{url} {sum}: {said}");
    }
    let (code, said, program) = fetched(&folder, "https://x/p", &"0".repeat(64));
    assert!(code == 1 && said.contains(SUM) && program.is_none(), "{said}");
    assert!(!folder.path().join("ledningskoll").exists(), "nothing of it is kept");
    // Windows writes the sum in large letters.
    for sum in [SUM.to_owned(), SUM.to_uppercase()] {
        let (code, said, program) = fetched(&folder, "https://x/p", &sum);
        assert_eq!((code, said.as_str(), text(program).as_deref()), (0, "", Some("program\n")));
    }
    folder.write("paket", "annat\n");
    let (code, said, program) = fetched(&folder, "https://x/p", SUM);
    assert_eq!((code, text(program).as_deref()), (0, Some("program\n")), "it is not fetched again: {said}");
}

#[test]
fn what_is_kept_is_held_to_its_sum_each_time() {
    let folder = Folder::of(&[("paket", "program\n")]);
    assert_eq!(fetched(&folder, "https://x/p", SUM).0, 0);
    let kept = folder.path().join(format!("ledningskoll/{SUM}/paket"));
    fs::write(&kept, "utbytt\n").expect("it can be written");
    let (code, said, program) = fetched(&folder, "https://x/p", SUM);
    assert_eq!((code, text(program).as_deref()), (0, Some("program\n")), "it is fetched again: {said}");
    assert_eq!(fs::read_to_string(&kept).ok().as_deref(), Some("program\n"));
    fs::write(&kept, "utbytt\n").expect("it can be written");
    folder.write("paket", "utbytt\n");
    let (code, said, program) = fetched(&folder, "https://x/p", SUM);
    assert!(code == 1 && said.contains("Fel kontrollsumma") && program.is_none(), "{said}");
}

#[test]
fn a_package_may_name_the_program_with_its_folder_and_each_failure_is_told() {
    let folder = Folder::of(&[("ledningskoll", "program\n"), ("annat", "x\n")]);
    let sums = ["ledningskoll", "./ledningskoll"].map(|name| {
        let sum = packed(&folder, name);
        // Where packages are kept the file is in the way.
        let _ = fs::rename(folder.path().join("ledningskoll"), folder.path().join("undan"));
        for url in ["https://x/p.tar.gz", "https://x/p.tgz?version=1"] {
            let (code, said, program) = fetched(&folder, url, &sum);
            assert_eq!((code, text(program).as_deref()), (0, Some("program\n")), "{name} {url}: {said}");
        }
        fs::remove_dir_all(folder.path().join("ledningskoll")).expect("it can be removed");
        fs::rename(folder.path().join("undan"), folder.path().join("ledningskoll")).expect("it can be moved");
        sum
    });
    assert_ne!(sums[0], sums[1]);
    let sum = packed(&folder, "annat");
    fs::remove_file(folder.path().join("ledningskoll")).expect("it can be removed");
    let (code, said, program) = fetched(&folder, "https://x/p.tar.gz", &sum);
    assert!(code == 1 && said.contains("::error title=Programmet packas inte upp::"), "{said}");
    fs::remove_file(folder.path().join("paket")).expect("it can be removed");
    let (code, said, _) = fetched(&folder, "https://x/p.tar.gz", SUM);
    assert!(code == 1 && said.contains("Adressen i url svarade inte") && program.is_none(), "{said}");
}

#[test]
fn the_archive_of_a_release_is_fetched_with_what_lies_beside_the_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::of(&[("nytt", "program\n"), ("delar/HANDBOK.html", "<p>Hej</p>\n")]);
    let out = folder.path().join("ledningskoll-0.1.0-x86_64-unknown-linux-musl.tar.gz");
    let mut packing = Command::new("bash");
    packing.arg(root.join("packaging/archive.sh")).args(["nytt", "delar"]).arg(&out).current_dir(folder.path());
    assert!(packing.status().is_ok_and(|status| status.success()), "it is packed");
    fs::rename(&out, folder.path().join("paket")).expect("it can be moved");
    let sum = Command::new("sha256sum").current_dir(folder.path()).arg("paket").output().expect("a sum");
    let sum = String::from_utf8_lossy(&sum.stdout).split_whitespace().next().unwrap_or_default().to_owned();
    let (code, said, program) = fetched(&folder, "https://x/ledningskoll.tar.gz", &sum);
    assert_eq!((code, text(program).as_deref()), (0, Some("program\n")), "{said}");
}
