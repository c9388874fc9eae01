//! `new`, `init`, `import` and `fix` write nothing behind a link that leads out of the folder.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::shared::Folder;

/// A folder with an empty folder `ute` beside the ledningssystem in `system`.
fn system(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::of(files);
    for path in ["system", "ute"] {
        fs::create_dir_all(folder.path().join(path)).expect("a folder can be made");
    }
    folder
}

fn link(folder: &Folder, target: &str, at: &str) {
    symlink(target, folder.path().join(at)).expect("a link can be made");
}

/// Every file and folder below a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).expect("it can be read") {
        let path = entry.expect("an entry").path();
        names.push(path.file_name().unwrap_or_default().to_string_lossy().into_owned());
        if path.is_dir() && !path.is_symlink() {
            names.extend(self::names(&path));
        }
    }
    names
}

const OUT: &str = "är en länk som leder ut ur ledningssystemets mapp";

#[test]
fn init_writes_nothing_at_all_if_a_place_leads_out() {
    for at in ["rutiner", ".vscode", ".github", "enheter"] {
        let folder = system(&[]);
        link(&folder, "../ute", &format!("system/{at}"));
        let answer = folder.run(&["init", "system", "--yes", "--name", "Region Norr", "--ci", "github"]);
        assert_eq!(answer.code, 2, "{at}: {}", answer.words());
        assert!(answer.words().contains(&format!("{at} {OUT}")), "{}", answer.words());
        assert_eq!(names(&folder.path().join("ute")), Vec::<String>::new(), "{at}");
        assert_eq!(names(&folder.path().join("system")), [at], "nothing else is written either");
    }
    let folder = system(&[]);
    fs::create_dir(folder.path().join("system/.github")).expect("a folder can be made");
    link(&folder, "../../ute", "system/.github/workflows");
    let answer = folder.run(&["init", "system", "--yes", "--name", "Region Norr", "--ci", "github"]);
    assert_eq!((answer.code, names(&folder.path().join("ute")).len()), (2, 0), "{}", answer.words());
}

#[test]
fn init_writes_nothing_through_a_dangling_link_or_a_chain() {
    for links in [&[("../ute/ny", "system/rutiner")][..], &[("b", "system/rutiner"), ("../ute", "system/b")]] {
        let folder = system(&[]);
        links.iter().for_each(|(target, at)| link(&folder, target, at));
        for arguments in [&["init", "system", "--yes", "--name", "Region Norr"][..], &["init", "system", "--demo"]] {
            let answer = folder.run(arguments);
            assert_eq!(answer.code, 2, "{}", answer.words());
            assert!(answer.words().contains("är en länk som"), "{}", answer.words());
            assert_eq!(names(&folder.path().join("ute")), Vec::<String>::new());
        }
    }
}

#[test]
fn a_link_that_stays_inside_is_written_through() {
    let folder = system(&[("system/annat/x.md", "x")]);
    link(&folder, "annat", "system/rutiner");
    let answer = folder.run(&["init", "system", "--yes", "--name", "Region Norr"]);
    assert_eq!(answer.code, 0, "{}", answer.words());
    assert!(folder.path().join("system/annat/README.md").is_file());
    let answer = folder.run(&["new", "rutin", "--in", "system", "--id", "ny"]);
    assert_eq!(answer.code, 0, "{}", answer.words());
    assert!(folder.path().join("system/annat/ny.yaml").is_file());
}

#[test]
fn new_writes_nothing_behind_a_link() {
    let settings = "typ: inställningar\nid: i\nmappar: [rutiner]\n";
    for files in [&[][..], &[("system/inställningar.yaml", settings)]] {
        let folder = system(files);
        link(&folder, "../ute", "system/rutiner");
        let answer = folder.run(&["new", "rutin", "--in", "system", "--id", "ny"]);
        assert_eq!(answer.code, 2, "{}", answer.words());
        assert!(answer.words().contains(&format!("rutiner {OUT}")), "{}", answer.words());
        assert_eq!(names(&folder.path().join("ute")), Vec::<String>::new());
    }
}

#[test]
fn a_file_that_is_named_is_held_to_the_links_of_the_folder_and_its_repository() {
    let folder = system(&[("register.csv", "Titel;Dokumentnummer\nEn rutin;r-9\n")]);
    link(&folder, "../ute", "system/rutiner");
    let program = Path::new(env!("CARGO_BIN_EXE_ledningskoll"));
    let run = |inside: &str, arguments: &[&str]| {
        let mut command = folder.command(program);
        crate::shared::Answer::of(command.current_dir(folder.path().join(inside)).args(arguments))
    };
    let import = |output: &'static str| ["import", "../register.csv", "--as", "rutin", "--output", output];
    let of_register = |inside: &str, output: &'static str| {
        let mut arguments = import(output);
        if inside == "." {
            arguments[1] = "register.csv";
        }
        run(inside, &arguments)
    };
    for answer in [
        run("system", &["new", "rutin", "--id", "ny", "--output", "rutiner/ny.yaml"]),
        run("system", &["import", "../register.csv", "--as", "rutin"]),
        of_register("system", "rutiner"),
        of_register("system", "rutiner/under"),
        of_register("system", "./x/../rutiner"),
    ] {
        assert_eq!(answer.code, 2, "{}", answer.words());
        assert!(answer.words().contains(&format!("rutiner {OUT}")), "{}", answer.words());
    }
    // From another folder it is the repository whose links do not decide.
    folder.write("system/.git/HEAD", "ref: refs/heads/main\n");
    let answer = of_register(".", "system/rutiner");
    assert_eq!((answer.code, names(&folder.path().join("ute")).len()), (2, 0), "{}", answer.words());
    // A person may name a place outside.
    assert_eq!(of_register("system", "../ute").code, 0);
    assert_eq!(names(&folder.path().join("ute")).len(), 1);
}

#[test]
fn fix_writes_nothing_behind_a_link() {
    let text = "typ: rutin\nid: r\nfastställd: 20260110\n";
    let folder = system(&[("ute/r.yaml", text)]);
    link(&folder, "../ute", "system/rutiner");
    link(&folder, "../ute/r.yaml", "system/r.yaml");
    let _ = folder.run(&["fix", "system"]);
    assert_eq!(fs::read_to_string(folder.path().join("ute/r.yaml")).ok().as_deref(), Some(text));
}

#[test]
fn a_baseline_behind_a_link_is_neither_read_nor_written() {
    let folder = system(&[("system/r.yaml", "typ: rutin\nid: r\n"), ("ute/annat.txt", "annat\n")]);
    for target in ["../ute/annat.txt", "../ute/ny.txt", "/dev/zero"] {
        let at = folder.path().join("system/ledningskoll-baslinje.txt");
        link(&folder, target, "system/ledningskoll-baslinje.txt");
        for arguments in [&["baseline", "write", "system"][..], &["baseline", "show", "system"]] {
            let answer = folder.run(arguments);
            assert_eq!(answer.code, 2, "{target}: {}", answer.words());
            assert!(
                answer.words().contains("ledningskoll-baslinje.txt är en länk som"),
                "{target}: {}",
                answer.words()
            );
        }
        assert!(at.is_symlink());
        fs::remove_file(&at).expect("the link can be removed");
    }
    assert_eq!(fs::read_to_string(folder.path().join("ute/annat.txt")).ok().as_deref(), Some("annat\n"));
    assert_eq!(names(&folder.path().join("ute")), ["annat.txt"]);
}
