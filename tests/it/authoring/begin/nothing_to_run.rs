//! `init` writes nothing that a computer runs when someone double-clicks on it or opens the folder.

use std::path::{Path, PathBuf};

use crate::shared::Folder;

/// The endings by which Windows and Mac run a file.
const RUN: &str =
    "exe com scr pif cpl msi dll bat cmd ps1 psm1 vbs vbe js jse wsf wsh hta lnk url reg inf scf jar py sh command app";

fn files(folder: &Path) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("it can be read"));
    walk.filter(|entry| !entry.file_type().is_dir()).map(walkdir::DirEntry::into_path).collect()
}

#[test]
fn init_writes_nothing_that_can_be_run() {
    for arguments in [
        &["--name", "Region Norr", "--unit", "Norra", "--yes"][..],
        &["--yes", "--name", "Region Norr", "--ci", "github"],
        &["--yes", "--name", "Region Norr", "--ci", "gitlab"],
        &["--yes", "--name", "Region Norr", "--ci", "azure"],
        &["--yes", "--name", "Region Norr", "--ci", "forgejo"],
        &["--demo"],
    ] {
        let folder = Folder::of(&[]);
        let answer = folder.run(&[&["init"], arguments].concat());
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        let written = files(folder.path());
        assert!(written.len() > 3, "{written:?}");
        for file in written {
            let name = file.file_name().expect("a name").to_string_lossy().to_lowercase();
            let ending = name.rsplit('.').next().unwrap_or_default();
            assert!(!RUN.split(' ').any(|run| run == ending), "{name}");
            // By these an editor, a shell or a file manager starts something when the folder is opened.
            let starts =
                ["tasks.json", "launch.json", "desktop.ini", "autorun.inf", ".envrc", ".gitattributes", ".gitmodules"];
            assert!(!starts.contains(&name.as_str()), "{name}");
            assert!(!is_executable(&file), "{name}");
        }
    }
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(file).expect("it is there").permissions().mode() & 0o111 != 0
}

#[cfg(not(unix))]
fn is_executable(_: &Path) -> bool {
    false
}
