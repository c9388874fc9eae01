//! The folder that `publish` writes: whole or not at all, and nothing of anybody else is lost.

use std::fs;
use std::path::Path;

#[cfg(unix)]
use crate::shared::repository::Repository;
#[cfg(unix)]
use crate::shared::site::Site;
use crate::shared::{Answer, Folder};

/// A routine in force.
fn routine(id: &str) -> String {
    format!("typ: rutin\nid: {id}\ntitel: Rutin {id}\nstatus: fastställd\nfastställd: 2026-01-10\n")
}

#[test]
fn a_page_that_is_no_longer_written_is_gone_and_addresses_stay() {
    let folder = Folder::of(&[("a.yaml", &routine("RS 1")), ("b.yaml", &routine("b"))]);
    let before = folder.site(&[]);
    assert_eq!(before.files, folder.site(&[]).files, "the same bytes each time");
    fs::remove_file(folder.path().join("b.yaml")).expect("removed");
    folder.write("0.yaml", routine("a ny"));
    let after = folder.site(&[]);
    assert!(before.files.contains_key("rutin/b.html") && !after.files.contains_key("rutin/b.html"));
    assert!(after.files.contains_key("rutin/rs-1.html") && after.files.contains_key("rutin/a-ny.html"));
    assert_eq!(folder.names(), ["0.yaml", "a.yaml", "ut"], "nothing is left beside");
}

#[test]
fn a_folder_with_anything_else_is_never_replaced() {
    let folder = Folder::of(&[("a.yaml", &routine("a")), ("ut/eget.html", "mitt")]);
    folder.publish(&[]).assert_refused("mappen ut skrivs inte över: eget.html hör inte till", "ny eller tom mapp");
    assert_eq!(fs::read_to_string(folder.path().join("ut/eget.html")).expect("kept"), "mitt");
    fs::remove_file(folder.path().join("ut/eget.html")).expect("removed");
    folder.site(&[]);
    folder.write("ut/rutin/eget.txt", "mitt");
    folder.publish(&[]).assert_refused("mappen ut skrivs inte över: rutin/eget.txt hör inte till", "ny eller tom mapp");
    // A list that names a document does not make it one of ours.
    let list = fs::read_to_string(folder.path().join("ut/ledningskoll-filer.txt")).expect("the list");
    folder.write("annat/ledningskoll-filer.txt", format!("{list}a.yaml\n"));
    folder.write("annat/a.yaml", "typ: rutin\nid: b\n");
    let other = folder.run(&["publish", ".", "--output", "annat"]);
    other.assert_refused("mappen annat skrivs inte över: a.yaml", "ny eller tom mapp");
    let itself = folder.run(&["publish", ".", "--output", "."]);
    assert_eq!(itself.code, 2, "{}", itself.words());
    folder
        .run(&["publish", ".", "--output", "a.yaml"])
        .assert_refused("det gick inte att publicera i a.yaml", "skriva där");
}

#[cfg(unix)]
#[test]
fn a_committed_link_does_not_decide_where_the_pages_go() {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-11", &[("a.yaml", &routine("a"))]);
    let outside = tempfile::TempDir::new().expect("a folder");
    std::os::unix::fs::symlink(outside.path(), repository.folder.path().join("ut")).expect("a link");
    let answer = repository.folder.publish(&[]);
    answer.assert_refused("det går inte att publicera i ut: länken", "länk i arkivet");
    let of_git = repository.folder.run(&["publish", ".", "--output", ".git/sidor"]);
    of_git.assert_refused("det går inte att publicera i .git/sidor", "annan mapp");
    assert_eq!(fs::read_dir(outside.path()).expect("a folder").count(), 0);
}

/// Publishes where no file may be longer than some kilobytes, as on a full disk.
#[cfg(target_os = "linux")]
fn on_full_disk(folder: &Folder) -> Answer {
    let mut command = folder.command(Path::new("bash"));
    let program = env!("CARGO_BIN_EXE_ledningskoll");
    let script = "ulimit -f 1; exec \"$@\"";
    Answer::of(command.args(["-c", script, "bash", program, "publish", ".", "--output", "ut", "--date", "2026-11-15"]))
}

#[cfg(target_os = "linux")]
#[test]
fn a_write_that_fails_leaves_the_old_pages_whole_and_nothing_beside() {
    let folder = Folder::of(&[("a.yaml", &routine("a"))]);
    assert_eq!(on_full_disk(&folder).code, 2);
    assert_eq!(folder.names(), ["a.yaml"]);
    let before = folder.site(&[]);
    folder.write("b.yaml", routine("b"));
    let answer = on_full_disk(&folder);
    answer.assert_refused("det gick inte att publicera i ut", "mappen är som den var");
    assert_eq!(Site::read(&folder.path().join("ut")).files, before.files);
    assert_eq!(folder.names(), ["a.yaml", "b.yaml", "ut"]);
}

#[cfg(target_os = "linux")]
#[test]
fn an_interrupted_write_leaves_the_old_pages_whole_and_nothing_beside() {
    use std::os::unix::process::ExitStatusExt;
    use std::process::Command;
    use std::time::Duration;
    const MANY: usize = 3_000;
    let mut texts = String::new();
    for number in 0..MANY {
        texts.push_str(&routine(&format!("r-{number}")));
        texts.push_str("---\n");
    }
    let folder = Folder::of(&[("a.yaml", &texts)]);
    fs::create_dir(folder.path().join("ut")).expect("a folder");
    let mut interrupted = 0;
    // After how many milliseconds from the first look that found the folder beside.
    for milliseconds in [0, 0, 0, 20, 60] {
        let program = Path::new(env!("CARGO_BIN_EXE_ledningskoll"));
        let mut command = folder.command(program);
        let mut child = command
            .args(["publish", ".", "--output", "ut"])
            .stdout(std::process::Stdio::null())
            .spawn()
            .expect("it starts");
        while !folder.names().iter().any(|name| name.starts_with(".ledningskoll-")) {
            assert!(child.try_wait().expect("it is looked at").is_none(), "it wrote no folder beside");
        }
        std::thread::sleep(Duration::from_millis(milliseconds));
        Command::new("kill").arg(child.id().to_string()).status().expect("kill");
        let status = child.wait().expect("it ends");
        let files = Site::read(&folder.path().join("ut")).files;
        let is_whole =
            files.contains_key("index.html") && files.keys().filter(|path| path.starts_with("rutin/")).count() == MANY;
        // Once the pages are in their place, the program may end by itself before the signal comes.
        let is_ended = status.signal() == Some(15) || is_whole && status.success();
        assert!(is_ended, "{status} after {milliseconds} ms");
        interrupted += usize::from(status.signal() == Some(15));
        assert!(files.is_empty() || is_whole, "{} files after {milliseconds} ms", files.len());
        assert_eq!(folder.names(), ["a.yaml", "ut"], "after {milliseconds} ms");
    }
    assert!(interrupted > 0, "none was interrupted while it wrote");
}

#[test]
fn a_file_that_was_changed_after_it_was_published_is_not_replaced() {
    let folder = Folder::of(&[("a.yaml", &routine("a"))]);
    folder.site(&["--format", "docx"]);
    folder.write("ut/rutin/a.docx", "med mina ändringar");
    let answer = folder.publish(&["--format", "docx"]);
    answer.assert_refused("mappen ut skrivs inte över: rutin/a.docx har ändrats sedan programmet skrev", "annan mapp");
    assert_eq!(fs::read_to_string(folder.path().join("ut/rutin/a.docx")).expect("kept"), "med mina ändringar");
    // A list that is committed cannot name a file of somebody else as ours.
    let list = fs::read_to_string(folder.path().join("ut/ledningskoll-filer.txt")).expect("the list");
    let line = list.lines().nth(1).expect("a line").replace("rutin/a.docx", "brev.docx");
    folder.write("annat/ledningskoll-filer.txt", format!("{list}{line}\n"));
    folder.write("annat/brev.docx", "mitt brev");
    assert_eq!(folder.run(&["publish", ".", "--output", "annat"]).code, 2);
    assert_eq!(fs::read_to_string(folder.path().join("annat/brev.docx")).expect("kept"), "mitt brev");
}

#[test]
fn the_folder_that_one_stands_in_is_not_replaced() {
    let folder = Folder::of(&[("system/a.yaml", &routine("a"))]);
    fs::create_dir_all(folder.path().join("ut/under")).expect("a folder");
    for (stand, output) in [("ut", "."), ("ut/under", ".."), ("ut", "../ut")] {
        let mut command = folder.command(Path::new(env!("CARGO_BIN_EXE_ledningskoll")));
        let system = folder.path().join("system");
        command.current_dir(folder.path().join(stand)).arg("publish").arg(system).args(["--output", output]);
        let answer = Answer::of(&mut command);
        answer.assert_refused(&format!("mappen {output} skrivs inte över: du står i den"), "gå upp");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_read_is_not_empty() {
    use std::os::unix::fs::symlink;
    // A list that cannot be opened: links that lead round are no files, and a list that is a folder is none.
    let folder = Folder::of(&[("a.yaml", &routine("a")), ("ut/ledningskoll-filer.txt/x.txt", "mitt")]);
    folder.publish(&[]).assert_refused("mappen ut skrivs inte över: ledningskoll-filer.txt", "ny eller tom mapp");
    fs::create_dir(folder.path().join("annat")).expect("a folder");
    symlink("ledningskoll-filer.txt", folder.path().join("annat/ledningskoll-filer.txt")).expect("a link");
    let answer = folder.run(&["publish", ".", "--output", "annat"]);
    answer.assert_refused("mappen annat skrivs inte över: ledningskoll-filer.txt", "ny eller tom mapp");
}
