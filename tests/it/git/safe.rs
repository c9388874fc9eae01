//! No folder and no settings start a program or change an answer: each attack would write a file, and none is written.

use std::fs;
use std::path::{Path, PathBuf};

use super::DECIDED;
use crate::shared::repository::{Repository, git};
use crate::shared::{Answer, Folder};

/// A repository whose routine was changed after its decision, with a merge in its history.
fn decided() -> Repository {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-12", &[("rutiner/å.yaml", DECIDED), (".gitattributes", "*.yaml filter=ond diff=ond\n")]);
    repository.git(&["switch", "--quiet", "-c", "gren"]);
    repository.commit("2026-02-01", &[("rutiner/å.yaml", &DECIDED.replace("i tid", "när det passar"))]);
    repository.git(&["switch", "--quiet", "main"]);
    repository.commit("2026-02-02", &[("mål.yaml", "typ: mål\nid: m\n")]);
    repository.git(&["merge", "--quiet", "--no-edit", "gren"]);
    repository
}

/// Settings that start a program wherever git lets them, which writes the file `spår`.
fn hostile(trace: &Path) -> String {
    let program = format!("touch '{}'; cat", trace.display());
    format!(
        "[core]\n\tfsmonitor = \"{program}\"\n\tpager = \"{program}\"\n\teditor = \"{program}\"\n\tsshCommand = \
         \"{program}\"\n\taskPass = \"{program}\"\n\tgitProxy = \"{program}\"\n\talternateRefsCommand = \"{program}\"\n\
         [pager]\n\tlog = \"{program}\"\n\trev-parse = \"{program}\"\n[filter \"ond\"]\n\tclean = \"{program}\"\n\tsmudge \
         = \"{program}\"\n\tprocess = \"{program}\"\n\trequired = true\n[diff]\n\texternal = \"{program}\"\n[diff \
         \"ond\"]\n\ttextconv = \"{program}\"\n\tcommand = \"{program}\"\n\tbinary = true\n[alias]\n\tlog = \
         \"!{program}\"\n\trev-parse = \"!{program}\"\n\tls-files = \"!{program}\"\n\tcat-file = \"!{program}\"\n[gpg]\n\t\
         program = \"{program}\"\n[log]\n\tshowSignature = true\n\tdiffMerges = off\n[credential]\n\thelper = \
         \"!{program}\"\n[protocol \"ext\"]\n\tallow = always\n[remote \"origin\"]\n\turl = \"ext::sh -c \
         {}\"\n\tpromisor = true\n\tpartialCloneFilter = blob:none\n",
        program.replace(' ', "% ").replace('\'', "")
    )
}

/// Every command that reads a folder.
const COMMANDS: [&str; 18] = [
    "audit FOLDER",
    "audit FOLDER --staged --base HEAD",
    "history rut-intyg FOLDER",
    "audit FOLDER --at HEAD~1",
    "audit FOLDER --at 2026-02-01",
    "audit FOLDER --base HEAD~1",
    "gap FOLDER",
    "matrix FOLDER",
    "due FOLDER",
    "diff HEAD~1 --path FOLDER",
    "trend FOLDER --since 2026-06-01",
    "baseline write FOLDER --baseline ny-baslinje.txt",
    "baseline show FOLDER --baseline ny-baslinje.txt",
    "fix FOLDER",
    "new rutin --output FOLDER/ny.yaml",
    "import FOLDER/register.csv --output FOLDER",
    "init FOLDER",
    "lsp",
];
/// How many of them are tried again in other folders.
const FEW: usize = 3;

/// Runs commands, and asserts that the file has not been written after any.
fn assert_nothing_runs(at: &Folder, folder: &str, (commands, trace): (&[&str], &Path)) {
    for command in commands {
        let command = command.replace("FOLDER", folder);
        let words: Vec<&str> = command.split(' ').collect();
        let answer = at.run(&words);
        assert!(!trace.exists(), "{words:?} starts a program: {}", answer.words());
    }
}

/// Asserts that git itself would start the program, so that the attack is one, and takes its trace away.
fn assert_is_an_attack(folder: &Path, trace: &Path) {
    git(folder, "2026-03-01", &["status", "--porcelain"]);
    assert!(trace.exists(), "git status starts the program");
    fs::remove_file(trace).expect("the trace is there");
}

fn trace() -> (Folder, PathBuf) {
    let folder = Folder::of(&[]);
    let trace = folder.path().join("spår");
    (folder, trace)
}

#[test]
fn a_bare_repository_buried_in_a_cloned_folder_starts_nothing() {
    let (_kept, trace) = trace();
    let inner = decided();
    let config = format!("{}[core]\n\trepositoryFormatVersion = 0\n\tbare = false\n\tworktree = .\n", hostile(&trace));
    fs::write(inner.folder.path().join(".git/config"), config).expect("it can be written");
    for name in ["HEAD", "config", "index", "objects", "refs"] {
        let buried = inner.folder.path().join(".git").join(name);
        fs::rename(buried, inner.folder.path().join(name)).expect("it can be moved");
    }
    fs::create_dir_all(inner.folder.path().join("info")).expect("a folder can be made");
    inner.write(&[("info/attributes", "*.yaml filter=ond diff=ond\n")]);
    fs::remove_dir_all(inner.folder.path().join(".git")).expect("it can be removed");
    assert_is_an_attack(inner.folder.path(), &trace);
    // The folder alone, as a shared folder: its files are audited, and it has no history.
    let alone = inner.folder.run(&["audit", "--format", "json", "--fail-on", "never"]).json();
    assert_eq!((&alone["audit"]["history"]["assessed"], &alone["audit"]["revision"]), (&false.into(), &().into()));
    assert_nothing_runs(&inner.folder, ".", (&COMMANDS, &trace));
    // In a repository around it, whose history is the one that counts.
    let outer = Repository::init(&[]);
    outer.commit("2026-05-01", &[("delad/egen.yaml", &DECIDED.replace("rut-intyg", "egen"))]);
    let mut copy = std::process::Command::new("cp");
    copy.current_dir(outer.folder.path().join("delad")).arg("-R").arg(inner.folder.path().join(".")).arg(".");
    assert!(copy.status().expect("cp starts").success());
    let head = outer.commit("2026-06-01", &[]);
    fs::write(outer.folder.path().join("delad/rutiner/å.yaml"), format!("{DECIDED}# nytt\n")).expect("written");
    assert_is_an_attack(&outer.folder.path().join("delad"), &trace);
    let report = outer.folder.run(&["audit", "delad", "--format", "json", "--fail-on", "never"]).json();
    assert_eq!((&report["audit"]["revision"], &report["audit"]["history"]["assessed"]), (&head.into(), &true.into()));
    assert_nothing_runs(&outer.folder, "delad", (&COMMANDS[..FEW], &trace));
    assert_nothing_runs(&outer.folder, "delad/rutiner", (&COMMANDS[..FEW], &trace));
    assert_nothing_runs(&outer.folder, ".", (&COMMANDS[..FEW], &trace));
}

#[test]
fn the_settings_of_a_shared_folder_start_nothing_in_any_command() {
    let (_kept, trace) = trace();
    let repository = decided();
    repository.git(&["config", "core.autocrlf", "false"]);
    let settings = "[core]\n\trepositoryFormatVersion = 0\n\tbare = false\n[include]\n\tpath = mer\n";
    let git_folder = repository.folder.path().join(".git");
    fs::write(git_folder.join("config"), settings).expect("it can be written");
    fs::write(git_folder.join("mer"), hostile(&trace)).expect("it can be written");
    fs::create_dir_all(git_folder.join("info")).expect("a folder can be made");
    fs::write(git_folder.join("info/attributes"), "* filter=ond diff=ond\n").expect("it can be written");
    for hook in ["post-index-change", "reference-transaction", "post-checkout", "pre-auto-gc", "fsmonitor-watchman"] {
        let hook = git_folder.join("hooks").join(hook);
        fs::create_dir_all(hook.parent().expect("a folder")).expect("a folder can be made");
        fs::write(&hook, format!("#!/bin/sh\ntouch '{}'\n", trace.display())).expect("it can be written");
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("it may be run");
    }
    repository.write(&[("rutiner/å.yaml", &format!("{DECIDED}# nytt\n"))]);
    assert_is_an_attack(repository.folder.path(), &trace);
    assert_nothing_runs(&repository.folder, ".", (&COMMANDS, &trace));
    assert_nothing_runs(&repository.folder, "rutiner", (&COMMANDS[..FEW], &trace));
    // A part that is not there is fetched from nowhere.
    let blob = repository.git(&["-c", "core.fsmonitor=false", "rev-parse", "HEAD~1:rutiner/å.yaml"]);
    fs::remove_file(git_folder.join("objects").join(&blob[..2]).join(&blob[2..])).expect("the blob is loose");
    let _ = fs::remove_file(&trace);
    assert_nothing_runs(&repository.folder, ".", (&COMMANDS[..FEW], &trace));
}

fn audited(folder: &Folder, surroundings: &[(&str, &str)], arguments: &[&str]) -> Answer {
    let mut command = folder.command(Path::new(env!("CARGO_BIN_EXE_ledningskoll")));
    command.env_remove("GIT_CEILING_DIRECTORIES").envs(surroundings.iter().copied());
    command.args(["audit", ".", "--format", "json", "--date", "2026-11-15", "--fail-on", "never"]);
    Answer::of(command.args(arguments))
}

#[test]
fn nobodys_settings_change_an_answer() {
    let repository = decided();
    repository.write(&[
        (".gitignore", "borta.yaml\n"),
        ("borta.yaml", DECIDED),
        ("privat/u.yaml", "typ: mål\nid: u\n"),
    ]);
    let asked: [&[&str]; 3] = [&[], &["--base", "HEAD~1"], &["--at", "HEAD"]];
    let before = asked.map(|arguments| audited(&repository.folder, &[], arguments).stdout);
    assert!(before[0].contains("historik/andrad-efter-faststallande"), "{}", before[0]);
    assert!(before[0].contains("privat/u.yaml") && !before[0].contains("borta.yaml"), "{}", before[0]);
    let person = Folder::of(&[
        ("ignorerat", "privat/\n*.yaml\n"),
        ("egenskaper", "*.yaml -text binary\n"),
        (
            "config",
            "[log]\n\tdiffMerges = off\n\tfollow = true\n\tdate = relative\n\tmailmap = true\n[diff]\n\trenames = \
             false\n\trelative = true\n\tignoreSubmodules = all\n\torderFile = /dev/null\n\tnoprefix = true\n\talgorithm = \
             patience\n[core]\n\tquotePath = true\n\tignoreStat = true\n\tautocrlf = true\n\tabbrev = 4\n\tprecomposeUnicode \
             = true\n[color]\n\tui = always\n\tdiff = always\n[format]\n\tpretty = oneline\n[i18n]\n\tlogOutputEncoding = \
             utf-16\n[status]\n\tshowUntrackedFiles = no\n[submodule]\n\trecurse = true\n",
        ),
    ]);
    let file = |name: &str| person.path().join(name).display().to_string();
    let more = format!("[core]\n\texcludesFile = {}\n\tattributesFile = {}\n", file("ignorerat"), file("egenskaper"));
    let settings = fs::read_to_string(person.path().join("config")).expect("it is there") + &more;
    person.write("config", &settings);
    let of_person = [("GIT_CONFIG_GLOBAL", file("config"))];
    let of_person: Vec<(&str, &str)> = of_person.iter().map(|(name, value)| (*name, value.as_str())).collect();
    for (arguments, before) in asked.iter().zip(&before) {
        assert_eq!(audited(&repository.folder, &of_person, arguments).stdout, *before, "of a person: {arguments:?}");
    }
    // The same in the settings of the repository, and what one has chosen to ignore there.
    let config = repository.folder.path().join(".git/config");
    let own = fs::read_to_string(&config).expect("it is there");
    fs::write(&config, format!("{own}{settings}")).expect("it can be written");
    fs::create_dir_all(repository.folder.path().join(".git/info")).expect("a folder can be made");
    repository.write(&[(".git/info/exclude", "privat/\n"), (".git/info/attributes", "*.yaml binary\n")]);
    for (arguments, before) in asked.iter().zip(&before) {
        assert_eq!(audited(&repository.folder, &[], arguments).stdout, *before, "of the repository: {arguments:?}");
    }
}

#[test]
fn what_someone_has_left_in_the_surroundings_changes_nothing() {
    let repository = decided();
    let before = audited(&repository.folder, &[], &["--base", "HEAD~1"]).stdout;
    let elsewhere = Folder::of(&[]);
    let folder = elsewhere.path().display().to_string();
    for (name, value) in [
        ("GIT_OBJECT_DIRECTORY", folder.as_str()),
        ("GIT_ALTERNATE_OBJECT_DIRECTORIES", &folder),
        ("GIT_DIR", &folder),
        ("GIT_WORK_TREE", &folder),
        ("GIT_COMMON_DIR", &folder),
        ("GIT_INDEX_FILE", "finns-inte"),
        ("GIT_CEILING_DIRECTORIES", "/"),
        ("GIT_ATTR_SOURCE", "finns-inte"),
        ("GIT_NAMESPACE", "annat"),
        ("GIT_SHALLOW_FILE", "finns-inte"),
        ("GIT_TRACE", "1"),
        ("GIT_TRACE_SETUP", "1"),
        ("GIT_CONFIG_PARAMETERS", "'log.diffmerges=off'"),
        ("GIT_REDIRECT_STDOUT", "off"),
        ("GIT_ICASE_PATHSPECS", "1"),
        ("GIT_DEFAULT_HASH", "sha256"),
        ("GIT_PAGER", "touch spår"),
        ("GIT_EXTERNAL_DIFF", "touch spår"),
    ] {
        let after = audited(&repository.folder, &[(name, value)], &["--base", "HEAD~1"]);
        assert_eq!(after.stdout, before, "{name}: {}", after.words());
        let staged = audited(&repository.folder, &[(name, value)], &["--staged"]);
        assert_eq!(staged.json()["summary"]["documents"], 2, "{name}: {}", staged.words());
    }
    let counted = [("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "log.diffMerges"), ("GIT_CONFIG_VALUE_0", "off")];
    assert_eq!(audited(&repository.folder, &counted, &["--base", "HEAD~1"]).stdout, before);
}

#[test]
fn a_folder_of_another_owner_that_a_person_trusts_is_read() {
    let repository = decided();
    let trusting = Folder::of(&[("config", "[safe]\n\tdirectory = *\n")]);
    let config = trusting.path().join("config").display().to_string();
    let other = ("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    let refused = audited(&repository.folder, &[other], &[]).json();
    assert_eq!(refused["audit"]["history"]["assessed"], false);
    let read = audited(&repository.folder, &[other, ("GIT_CONFIG_GLOBAL", &config)], &[]).json();
    assert_eq!(read["audit"]["history"]["assessed"], true, "{read}");
}
