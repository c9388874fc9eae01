//! Bad input: whatever lies in a folder or stands on the command line, the answer is a Swedish sentence and a place.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A document with nothing wrong in its form; it shows that the rest of a folder is still audited.
const GOOD: &str = "typ: rutin\nid: god-rutin\ntitel: En god rutin\n";
/// The rules of form and identity: what a folder of good documents never breaks.
const FORM: [&str; 2] = ["--select", "form,identitet"];
/// The variables by which a surrounding git would lead the program to another repository.
const OF_GIT: [&str; 4] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];

/// A temporary folder to audit.
struct Folder(TempDir);

/// What the program answered.
struct Answer {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Folder {
    fn new() -> Self {
        Self(TempDir::new().expect("a temporary folder can be made"))
    }

    /// A folder with one good document, `god.yaml`.
    fn with_good() -> Self {
        let folder = Self::new();
        folder.write("god.yaml", GOOD);
        folder
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let file = self.path().join(path);
        fs::create_dir_all(file.parent().expect("a file stands in a folder")).expect("a folder can be made");
        fs::write(file, bytes).expect("a file can be written");
    }

    /// The program in this folder, at home nowhere else.
    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.path()).stdin(Stdio::null()).env("LC_ALL", "C.UTF-8");
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("GIT_CEILING_DIRECTORIES", self.path().parent().unwrap_or(self.path()));
        for name in OF_GIT {
            command.env_remove(name);
        }
        command
    }

    /// Any arguments, nothing added.
    fn run(&self, arguments: &[&str]) -> Answer {
        Answer::of(self.command(Path::new(env!("CARGO_BIN_EXE_ledningskoll"))).args(arguments))
    }

    /// Audits the folder on the day of the tests.
    fn audit(&self, arguments: &[&str]) -> Answer {
        self.run(&[&["audit", ".", "--date", "2026-11-15"], arguments].concat())
    }

    /// Audits the form of the folder's documents, as JSON.
    fn form(&self) -> Answer {
        self.audit(&[&FORM[..], &["--format", "json"]].concat())
    }

    /// How the requirement on a rutin for intyg came out.
    fn outcome_of_intyg(&self) -> String {
        let json = self.audit(&["--select", "hslf-fs-2018-54", "--format", "json"]).json();
        json["assessments"][0]["outcome"].as_str().expect("the requirement was asked").to_owned()
    }

    fn git(&self, arguments: &[&str]) {
        let fixed = ["-c", "user.name=Prov", "-c", "user.email=prov@exempel.se", "-c", "commit.gpgsign=false"];
        let mut command = self.command(Path::new("git"));
        command.env("GIT_AUTHOR_DATE", "2026-01-01T00:00:00Z").env("GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z");
        let answer = Answer::of(command.args(fixed).args(arguments));
        assert_eq!(answer.code, 0, "git {arguments:?}: {}", answer.stderr);
    }

    /// What lies in the folder, sorted.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path()).expect("the folder can be read");
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry can be read").file_name();
        let mut names: Vec<String> = entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Answer {
    fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the program starts");
        Self {
            code: output.status.code().expect("the program ends by itself"),
            stdout: String::from_utf8(output.stdout).expect("the output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("the message is UTF-8"),
        }
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {} {}", self.stdout, self.stderr))
    }

    /// How many documents were audited.
    fn documents(&self) -> u64 {
        self.json()["summary"]["documents"].as_u64().expect("the documents are counted")
    }

    /// Each finding as `rule path:line:column message`.
    fn findings(&self) -> Vec<String> {
        let json = self.json();
        let findings = json["findings"].as_array().expect("the findings are a list");
        let text = |finding: &Value| {
            let word = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            let start = &finding["start"];
            format!("{} {}:{}:{} {}", word("rule"), word("path"), start["line"], start["column"], word("message"))
        };
        findings.iter().map(text).collect()
    }

    /// The advice of the only finding.
    fn help(&self) -> String {
        self.json()["findings"][0]["help"].as_str().expect("the finding has advice").to_owned()
    }

    /// The place that the only finding refers to, as `path:line:column`.
    fn related(&self) -> String {
        let related = &self.json()["findings"][0]["related"][0];
        let start = &related["start"];
        format!("{}:{}:{}", related["path"].as_str().unwrap_or_default(), start["line"], start["column"])
    }

    /// What was said on standard error, on one line however wide the window is.
    fn message(&self) -> String {
        self.stderr.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The audit could not be made: 2, no report, this sentence and this advice, and all in Swedish.
    fn is_refused(&self, sentence: &str, advice: &str) {
        assert_eq!((self.code, self.stdout.as_str()), (2, ""), "{}", self.stderr);
        let (said, advised) = self.message().split_once(" gör så: ").map(owned).expect("there is advice");
        assert!(said.starts_with(&format!("fel: {sentence}")), "{sentence:?} is not what is said: {said}");
        assert!(advised.contains(advice), "{advice:?} is not advised: {advised}");
        is_swedish(&self.message());
    }

    /// One fault in one file, and the good document beside it was audited.
    fn has_only(&self, finding: &str) {
        assert_eq!(self.findings(), [finding]);
        assert_eq!((self.code, self.documents()), (1, 1));
    }
}

/// None of the words that libraries say of themselves.
fn is_swedish(text: &str) {
    let english =
        "error|Usage|Options|Commands|Arguments|Print|default|possible|unexpected|not found|For more|expected|invalid";
    for word in english.split('|') {
        assert!(!text.contains(word), "{word:?} is English: {text}");
    }
}

fn owned((one, other): (&str, &str)) -> (String, String) {
    (one.to_owned(), other.to_owned())
}

fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

// The folder.

#[test]
fn a_folder_that_is_not_there_is_refused() {
    let answer = Folder::new().run(&["audit", "finns-inte", "--date", "2026-11-15"]);
    answer.is_refused("mappen finns-inte finns inte", "kontrollera stavningen");
}

#[test]
fn a_file_in_place_of_a_folder_is_refused() {
    let answer = Folder::with_good().run(&["audit", "god.yaml", "--date", "2026-11-15"]);
    answer.is_refused("god.yaml är en fil, inte en mapp", "ange mappen som ledningssystemet ligger i");
}

#[test]
fn an_empty_folder_is_refused() {
    let answer = Folder::new().audit(&[]);
    answer.is_refused("i . finns ingen fil med ändelsen .yaml eller .yml", "ange den mapp som");
}

#[test]
fn a_folder_of_other_files_is_refused() {
    let folder = Folder::new();
    folder.write("läs mig.md", "# Rutin\n");
    folder.write("rutin.yaml.bak", GOOD);
    folder.audit(&[]).is_refused("i . finns ingen fil med ändelsen .yaml eller .yml", "ange den mapp som");
}

#[test]
fn yaml_without_a_document_is_refused() {
    let folder = Folder::new();
    folder.write("compose.yaml", "services: {webb: {image: x}}\n");
    folder.write("tom.yml", "");
    let answer = folder.audit(&[]);
    answer.is_refused("i . finns 2 YAML-filer men inget dokument", "på en rad som typ: rutin");
}

#[test]
fn one_yaml_file_without_a_document_is_one() {
    let folder = Folder::new();
    folder.write("compose.yaml", "services: {webb: {image: x}}\n");
    folder.audit(&[]).is_refused("i . finns 1 YAML-fil men inget dokument", "på en rad som typ: rutin");
}

// The encoding.

#[test]
fn latin_1_is_told_at_its_first_letter() {
    let folder = Folder::with_good();
    folder.write("x.yaml", b"typ: rutin\nid: r-1\nsyfte: p\xe5 v\xe4g\n");
    let answer = folder.form();
    answer
        .has_only("form/kodning x.yaml:3:9 filen är inte sparad som UTF-8, den ser ut att vara Windows-1252 (Latin-1)");
    assert!(answer.help().contains("\"Save with Encoding\", UTF-8"), "{}", answer.help());
}

#[test]
fn utf_16_is_told_with_and_without_its_mark() {
    let text = "typ: rutin\nid: r-1\nsyfte: på väg\n";
    let marked = format!("\u{feff}{text}");
    let written = [
        utf16(&marked, u16::to_le_bytes),
        utf16(&marked, u16::to_be_bytes),
        utf16(text, u16::to_le_bytes),
        utf16(text, u16::to_be_bytes),
    ];
    for bytes in written {
        let folder = Folder::with_good();
        folder.write("x.yaml", bytes);
        let answer = folder.form();
        answer.has_only(
            "form/kodning x.yaml:1:1 filen är inte sparad som UTF-8, den ser ut att vara UTF-16 (\"Unicode\" i Anteckningar)",
        );
        assert!(answer.help().contains("Kodning UTF-8"), "{}", answer.help());
    }
}

#[test]
fn utf_16_without_its_mark_is_told_where_the_text_begins_with_a_swedish_letter() {
    let folder = Folder::with_good();
    folder.write("x.yaml", utf16("ägare: x\ntyp: rutin\nid: r-1\n", u16::to_le_bytes));
    folder.form().has_only(
        "form/kodning x.yaml:1:1 filen är inte sparad som UTF-8, den ser ut att vara UTF-16 (\"Unicode\" i Anteckningar)",
    );
}

#[test]
fn a_byte_order_mark_moves_nothing() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "\u{feff}typ: rutiin\nid: r-1\n");
    folder.form().has_only("form/okand-typ x.yaml:1:6 typen rutiin är okänd, så dokumentet är inte bedömt");
}

#[test]
fn each_kind_of_line_break_is_read() {
    for line_break in ["\n", "\r\n", "\r"] {
        let folder = Folder::with_good();
        folder.write("x.yaml", ["typ: rutin", "id: r-1", "titl: Rutin", ""].join(line_break));
        let answer = folder.form();
        assert_eq!(answer.findings(), ["form/okand-nyckel x.yaml:3:1 fältet titl är okänt och läses inte"]);
        assert_eq!((answer.code, answer.documents()), (0, 2), "{line_break:?}");
    }
}

#[test]
fn a_lone_carriage_return_parts_documents_after_a_fault_too() {
    let folder = Folder::with_good();
    let text = "typ: rutin\nid: r-1\n---\ntyp: rutin\nid: [\n---\ntyp: rutin\nid: r-3\n";
    folder.write("x.yaml", text.replace('\n', "\r"));
    assert_eq!(folder.form().documents(), 3);
}

// The writing.

#[test]
fn marks_of_a_merge_are_told_at_the_first() {
    let folder = Folder::with_good();
    folder.write(
        "x.yaml",
        "typ: rutin\nid: r-1\n<<<<<<< HEAD\ntitel: Ett\n=======\ntitel: Två\n>>>>>>> gren\nsyfte: x\n",
    );
    folder.form().has_only("form/skrivning x.yaml:3:1 rader från en sammanslagning i git är kvar");
}

#[test]
fn a_tab_as_indent_is_told_where_it_stands() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "typ: rutin\nid: r-1\nansvar:\n\t- uppgift: skriva\n");
    let answer = folder.form();
    answer.has_only("form/skrivning x.yaml:4:1 raden är indragen med tabb");
    assert_eq!(answer.help(), "dra in med blanksteg i stället, två för varje steg");
}

#[test]
fn a_tab_below_a_line_of_text_is_told_where_it_stands() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "typ: rutin\nid: r-1\nansvar:\n  - uppgift: skriva\n\troll: roll-lakare\n");
    folder.form().has_only("form/skrivning x.yaml:5:1 raden är indragen med tabb");
}

#[test]
fn a_no_break_space_after_a_colon_is_told() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "typ: rutin\nid: r-1\ntitel:\u{a0}Rutin\nsyfte: x\n");
    folder.form().has_only("form/hart-blanksteg x.yaml:3:7 ett hårt blanksteg står där ett vanligt ska stå");
}

#[test]
fn a_key_twice_is_told_with_both_places() {
    let folder = Folder::new();
    folder.write("x.yaml", "typ: rutin\nid: r-1\nsyfte: Ett\ntitel: Rutin\nsyfte: Två\n");
    let answer = folder.form();
    answer.has_only("form/dubblettnyckel x.yaml:5:1 fältet syfte står två gånger");
    assert_eq!(answer.related(), "x.yaml:3:1");
}

#[test]
fn a_key_twice_in_two_spellings_of_one_letter_is_told_with_both_places() {
    let folder = Folder::new();
    folder.write("x.yaml", "typ: rutin\nid: r-1\ngiltig_från: 2025-01-01\ngiltig_fra\u{30a}n: 2026-01-01\n");
    let answer = folder.form();
    answer.has_only(
        "form/dubblettnyckel x.yaml:4:1 fältet giltig_från står två gånger, men är skrivet med olika tecken som ser likadana ut",
    );
    assert_eq!(answer.related(), "x.yaml:3:1");
}

#[test]
fn references_that_swell_a_thousandfold_are_stopped() {
    let folder = Folder::with_good();
    let mut text = String::from("typ: rutin\nid: r-1\nx-a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (name, of) in [('b', 'a'), ('c', 'b'), ('d', 'c'), ('e', 'd'), ('f', 'e'), ('g', 'f')] {
        let list = vec![format!("*{of}"); 10].join(", ");
        text.push_str(&format!("x-{name}: &{name} [{list}]\n"));
    }
    folder.write("x.yaml", text);
    // The lists b and c add 1 220 values, so the eighth *c in d passes the limit of 10 000.
    folder
        .form()
        .has_only("form/skrivning x.yaml:6:38 hänvisningarna (*namn) växer till mer än ett dokument kan innehålla");
}

#[test]
fn nesting_without_end_is_stopped() {
    let deep = 100_000;
    let texts = [
        "[".repeat(deep),
        "{a: ".repeat(deep),
        format!("typ: rutin\nid: r-1\nx-djup: {}{}\n", "[".repeat(deep), "]".repeat(deep)),
    ];
    for (text, place) in texts.iter().zip(["1:65", "1:257", "3:73"]) {
        let folder = Folder::with_good();
        folder.write("x.yaml", text);
        folder.form().has_only(&format!(
            "form/skrivning x.yaml:{place} listor och fält ligger för djupt i varandra, gränsen är 64 steg"
        ));
    }
}

#[test]
fn a_broken_document_leaves_the_others_of_its_file() {
    let folder = Folder::with_good();
    let (first, last) = ("typ: rutin\nid: r-1\n---\n", "---\ntyp: rutin\nid: r-3\ntitl: Rutin\n");
    folder.write("x.yaml", format!("{first}typ: rutin\nid: [r-2\n{last}"));
    let answer = folder.form();
    let findings = [
        "form/skrivning x.yaml:5:5 ett citattecken, en klammer eller en hakparentes stängs aldrig",
        "form/okand-nyckel x.yaml:9:1 fältet titl är okänt och läses inte",
    ];
    assert_eq!(answer.findings(), findings);
    assert_eq!((answer.code, answer.documents()), (1, 3));
    assert_eq!(answer.json()["findings"][1]["document"]["id"], "r-3");
}

#[test]
fn a_quote_that_never_closes_is_told_where_it_opens() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "typ: rutin\nid: r-1\nsyfte: \"aldrig stängd\ntitel: Rutin\nversion: 2\n---\na: 1\n");
    folder.form().has_only("form/skrivning x.yaml:3:8 ett citattecken, en klammer eller en hakparentes stängs aldrig");
}

#[test]
fn a_file_with_only_comments_is_no_document() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "# typ: rutin\n# kommer senare\n");
    let answer = folder.form();
    assert_eq!((answer.code, answer.documents(), answer.findings().len()), (0, 1, 0));
    let notes = answer.json()["notes"].to_string();
    assert!(notes.contains("1 YAML-fil utan typ räknas inte som dokument"), "{notes}");
}

// The form.

#[test]
fn a_list_in_place_of_fields_is_told() {
    let folder = Folder::new();
    folder.write("x.yaml", "typ: uppföljning\nid: u-1\nperiod: [2025, 2026]\n");
    folder.form().has_only(
        "form/typ x.yaml:3:1 period ska vara ett datum eller egna fält (från, till …), men här står en lista",
    );
}

#[test]
fn a_file_that_is_a_list_of_documents_is_told() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "# våra rutiner\n- typ: rutin\n  id: r-1\n- typ: rutin\n  id: r-2\n");
    let answer = folder.form();
    answer.has_only("form/typ x.yaml:2:3 filen är en lista, men ett dokument ska börja direkt med sina fält");
    assert!(answer.help().contains("skriv --- på en egen rad"), "{}", answer.help());
}

#[test]
fn an_unknown_kind_is_told_with_the_nearest() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "id: r-1\ntyp: rutiin\n");
    let answer = folder.form();
    answer.has_only("form/okand-typ x.yaml:2:6 typen rutiin är okänd, så dokumentet är inte bedömt");
    assert_eq!(answer.help(), "menade du rutin?");
}

#[test]
fn an_unknown_kind_far_from_all_is_told_with_the_list() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "typ: recept\nid: r-1\n");
    let answer = folder.form();
    answer.has_only("form/okand-typ x.yaml:1:6 typen recept är okänd, så dokumentet är inte bedömt");
    assert!(answer.help().starts_with("välj en av typerna ansvar, avvikelse,"), "{}", answer.help());
}

#[test]
fn what_looks_like_a_document_without_a_kind_is_told() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "\nid: r-1\ntitel: Rutin utan typ\n");
    let answer = folder.form();
    assert_eq!(answer.findings(), ["form/saknar-typ x.yaml:2:1 dokumentet saknar typ och är inte bedömt"]);
    assert_eq!((answer.code, answer.documents()), (0, 1));
    assert_eq!(folder.audit(&[&FORM[..], &["--fail-on", "warning"]].concat()).code, 1);
}

#[test]
fn a_missing_id_is_told_at_the_kind() {
    for id in ["", "id:\n", "id: \"\"\n", "id: []\n", "id: null\n"] {
        let folder = Folder::new();
        folder.write("x.yaml", format!("titel: Rutin\ntyp: rutin\n{id}"));
        folder.form().has_only("form/saknar-id x.yaml:2:6 rutinen saknar id");
    }
}

#[test]
fn one_id_twice_in_a_kind_is_told_with_both_places() {
    let folder = Folder::new();
    folder.write("a.yaml", "typ: rutin\nid: r-1\n");
    folder.write("b.yaml", "typ: rutin\ntitel: Kopia\nid: r-1\n");
    let answer = folder.form();
    assert_eq!(answer.findings(), ["identitet/dubblett b.yaml:3:5 id r-1 används redan av en rutin"]);
    assert_eq!((answer.code, answer.related().as_str()), (1, "a.yaml:2:5"));
}

#[test]
fn one_id_in_two_kinds_is_no_fault() {
    let folder = Folder::new();
    folder.write("a.yaml", "typ: rutin\nid: gemensam\n---\ntyp: process\nid: gemensam\n");
    let answer = folder.form();
    assert_eq!((answer.code, answer.documents(), answer.findings().len()), (0, 2, 0));
}

#[test]
fn a_key_in_decomposed_letters_is_the_key() {
    let folder = Folder::new();
    folder.write(
        "x.yaml",
        "typ: rutin\nid: r-1\nstatus: faststa\u{308}lld\nfaststa\u{308}lld_av: roll-chef\ngiltig_fra\u{30a}n: 20250101\n",
    );
    let answer = folder.audit(&["--select", "form,sosfs-2011-9/4-4-faststalld", "--format", "json"]);
    let findings = ["form/datum x.yaml:5:15 datumet i giltig_från är skrivet på ett annat sätt än ÅÅÅÅ-MM-DD"];
    assert_eq!(answer.findings(), findings);
    assert_eq!(answer.help(), "skriv giltig_från: 2025-01-01");
    let json = answer.json();
    assert_eq!(json["findings"][0]["pointer"], "/giltig_från");
    assert_eq!(json["assessments"][0]["outcome"], "satisfied");
}

#[test]
fn a_kind_in_decomposed_letters_is_the_kind() {
    let folder = Folder::new();
    folder.write("x.yaml", "typ: ma\u{30a}l\nid: m-1\n");
    let answer = folder.form();
    assert_eq!((answer.code, answer.documents(), answer.findings().len()), (0, 1, 0));
}

#[test]
fn what_is_not_filled_in_is_missing_and_never_of_a_wrong_type() {
    for value in ["null", "~", "", "\"\"", "' '", "[]", "[null]", "{}"] {
        let folder = Folder::new();
        let fields = ["version", "område", "giltig_till", "ansvar", "gäller_även_digitala_besök"];
        let unfilled: String = fields.iter().map(|field| format!("{field}: {value}\n")).collect();
        folder.write(
            "x.yaml",
            format!(
                "typ: rutin\nid: r-1\nstatus: fastställd\nfastställd_av: {value}\nfastställd: 2026-01-01\n{unfilled}"
            ),
        );
        let answer = folder.audit(&["--select", "form,sosfs-2011-9/4-4-faststalld", "--format", "json"]);
        let findings = answer.findings();
        assert_eq!((answer.code, findings.len()), (1, 1), "{value:?}: {findings:?}");
        assert!(findings[0].starts_with("sosfs-2011-9/4-4-faststalld x.yaml:4:1 "), "{value:?}: {findings:?}");
        assert!(findings[0].ends_with(": fastställd_av"), "{value:?}: {findings:?}");
    }
}

// Values are kept as written. A catalogue of one requirement shows how a value was read.

/// A catalogue in `katalog/` whose only requirement is that a field of a rutin is this value.
fn write_catalogue(folder: &Folder, field: &str, wanted: &str) {
    folder.write("katalog/katalog.yaml", "rättsläge: 2025-12-15\n");
    folder.write("katalog/gemensamt.yaml", "$id: gemensamt\n$defs: {}\n");
    folder.write(
        "katalog/författningar.yaml",
        "- {beteckning: SOSFS 2011:9, citeras: SOSFS 2011:9, titel: Prov, i_kraft: 2012-01-01, belägg: B}\n",
    );
    folder.write(
        "katalog/typ/rutin.yaml",
        "$id: rutin\ntitle: Rutin\ndescription: Prov\nbestämd: rutinen\nobestämd: en rutin\nplural: rutiner\nidentitet: id\n\
         rubrikfält: [titel]\nomfattar: []\nstyrs: true\ntype: object\nrequired: [typ, id]\nproperties:\n  \
         typ: {const: rutin}\n  id: {type: string}\n  titel: {type: string}\n  version: {type: string}\n  \
         känd: {type: boolean}\n",
    );
    folder.write(
        "katalog/krav/prov/enda.yaml",
        format!(
            "id: prov/enda\nrubrik: Prov\nlagrum: {{författning: SOSFS 2011:9, plats: 4 kap. 4 §}}\nstyrka: föreskrift\n\
             belägg: B\nbevis: direkt\ngäller: {{typ: rutin}}\nkrav:\n  required: [{field}]\n  properties:\n    {field}: \
             {{const: {wanted}}}\nsaknas: inte som väntat\ngör_så: rätta\nvarför: prov\nexempel:\n  datum: 2026-11-15\n  \
             uppfyller:\n    - {{typ: rutin, id: a, {field}: {wanted}}}\n  brister:\n    - {{typ: rutin, id: a}}\n"
        ),
    );
}

/// How a field written so came out where it should be this value.
fn outcome(field: &str, written: &str, wanted: &str) -> String {
    let folder = Folder::new();
    write_catalogue(&folder, field, wanted);
    folder.write(
        "system/x.yaml",
        format!("typ: rutin\nid: r-1\n{field}: {written}\n").replacen("id: r-1\nid:", "id:", 1),
    );
    let arguments = ["audit", "system", "--date", "2026-11-15", "--catalog", "katalog", "--format", "json"];
    let json = folder.run(&arguments).json();
    let form: Vec<&Value> = json["findings"].as_array().expect("a list").iter().collect();
    assert!(form.iter().all(|finding| finding["rule"] == "prov/enda"), "{field}: {written} gave {form:?}");
    json["assessments"][0]["outcome"].as_str().expect("the requirement was asked").to_owned()
}

#[test]
fn numbers_that_are_names_are_kept_as_written() {
    for (field, written) in [
        ("version", "1.10"),
        ("version", "1.0"),
        ("version", "5"),
        ("id", "0123"),
        ("id", "204417"),
        ("id", "2017:40"),
        ("id", "HSN/2024:118"),
        ("id", "1e3"),
        ("id", "no"),
    ] {
        let same = format!("\"{written}\"");
        assert_eq!(outcome(field, written, &same), "satisfied", "{field}: {written}");
        assert_eq!(outcome(field, written, "\"något annat\""), "violated", "{field}: {written}");
    }
}

#[test]
fn ids_that_are_equal_as_numbers_are_not_the_same() {
    let folder = Folder::new();
    let ids = ["1.10", "1.1", "0123", "123", "2017:40", "121060", "1e3", "1000"];
    folder.write("x.yaml", ids.map(|id| format!("typ: rutin\nid: {id}\n")).join("---\n"));
    let answer = folder.form();
    assert_eq!((answer.findings(), answer.documents()), (Vec::new(), 8));
}

#[test]
fn ja_and_nej_are_yes_and_no() {
    for (written, truth) in [("ja", "true"), ("Ja", "true"), ("true", "true"), ("nej", "false"), ("false", "false")] {
        let other = if truth == "true" { "false" } else { "true" };
        assert_eq!(outcome("känd", written, truth), "satisfied", "{written}");
        assert_eq!(outcome("känd", written, other), "violated", "{written}");
    }
}

#[test]
fn what_is_neither_yes_nor_no_is_told() {
    let folder = Folder::new();
    folder.write("x.yaml", "typ: rutin\nid: r-1\ngäller_även_digitala_besök: kanske\n");
    folder
        .form()
        .has_only("form/typ x.yaml:3:1 gäller_även_digitala_besök ska vara ja eller nej, men här står en text");
}

// Files that are not read, and what they leave open.

#[test]
fn a_very_large_file_is_told_and_not_read() {
    let folder = Folder::with_good();
    folder.write("stor.yaml", "typ: rutiin\nid: r-1\n");
    let file = fs::OpenOptions::new().write(true).open(folder.path().join("stor.yaml")).expect("the file is there");
    file.set_len(50 * 1024 * 1024).expect("a sparse file can grow");
    // Had it been read, it would be no text, or of an unknown kind.
    folder.form().has_only("form/for-stor stor.yaml:1:1 filen är 50 MB och läses inte; gränsen är 10 MB");
}

/// A rutin that answers the requirement on intyg, where it can be read.
const INTYG: &str = "typ: rutin\nid: r-1\nområde: [intyg]\nstatus: fastställd\nfastställd: 2026-03-10\n";

#[test]
fn a_broken_rutin_leaves_the_requirement_open() {
    let folder = Folder::with_good();
    assert_eq!(folder.outcome_of_intyg(), "violated");
    folder.write("x.yaml", INTYG);
    assert_eq!(folder.outcome_of_intyg(), "satisfied");
    folder.write("x.yaml", format!("{INTYG}syfte: [\n"));
    assert_eq!(folder.outcome_of_intyg(), "undetermined");
    folder.write("x.yaml", utf16(INTYG, u16::to_le_bytes));
    assert_eq!(folder.outcome_of_intyg(), "undetermined");
}

#[test]
fn a_file_that_is_not_read_leaves_the_requirement_open() {
    let folder = Folder::with_good();
    folder.write("x.yaml", INTYG);
    let file = fs::OpenOptions::new().write(true).open(folder.path().join("x.yaml")).expect("the file is there");
    file.set_len(50 * 1024 * 1024).expect("a sparse file can grow");
    assert_eq!(folder.outcome_of_intyg(), "undetermined");
}

#[test]
fn a_misspelt_kind_leaves_the_requirement_open() {
    let folder = Folder::with_good();
    folder.write("x.yaml", INTYG.replace("rutin", "rutiin"));
    assert_eq!(folder.outcome_of_intyg(), "undetermined");
}

#[test]
fn a_broken_rutin_leaves_the_requirement_open_however_its_kind_is_written() {
    let folder = Folder::with_good();
    let quoted = format!("{}syfte: [\n", INTYG.replace("typ: rutin", "typ: \"rutin\""));
    let flow = "{typ: rutin, id: r-1, område: [intyg], status: fastställd\n".to_owned();
    let json = "{\"typ\": \"rutin\", \"id\": \"r-1\", \"område\": [\"intyg\"],\n".to_owned();
    let carriage_returns = format!("{INTYG}syfte: [\n").replace('\n', "\r");
    for text in [quoted, flow, json, carriage_returns] {
        folder.write("x.yaml", &text);
        assert_eq!(folder.outcome_of_intyg(), "undetermined", "{text}");
    }
}

#[test]
fn a_file_that_is_a_list_leaves_the_requirement_open() {
    let folder = Folder::with_good();
    folder.write("x.yaml", format!("- {}\n", INTYG.trim_end().replace('\n', "\n  ")));
    assert_eq!(folder.outcome_of_intyg(), "undetermined");
}

/// Audits as someone whom the rights of files bind: root reads all, and so takes the place of nobody.
///
/// None where the system lets root neither be bound nor be someone else.
#[cfg(unix)]
fn audit_without_rights(folder: &Folder, barred: &str) -> Option<Answer> {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65_534;
    let program = Path::new(env!("CARGO_BIN_EXE_ledningskoll"));
    let arguments = ["audit", ".", "--date", "2026-11-15", "--select", "form,identitet", "--format", "json"];
    let set = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("the rights can be set");
    };
    let barred = folder.path().join(barred);
    let (usual, is_folder) = (fs::metadata(&barred).expect("it is there").permissions().mode(), barred.is_dir());
    set(folder.path(), 0o755);
    set(&barred, 0);
    let is_bound = if is_folder { fs::read_dir(&barred).is_err() } else { fs::read(&barred).is_err() };
    let answer = if is_bound {
        Some(Answer::of(folder.command(program).args(arguments)))
    } else {
        let elsewhere = TempDir::new().expect("a temporary folder can be made");
        set(elsewhere.path(), 0o755);
        let copy = elsewhere.path().join("ledningskoll");
        // NOTE: copied by another process, since a file that we write to could be busy when it is started.
        let copied = Command::new("cp").arg(program).arg(&copy).status().expect("cp starts");
        assert!(copied.success());
        let mut command = folder.command(&copy);
        command.args(arguments).uid(NOBODY).gid(NOBODY);
        let can_start = command.output().is_ok();
        can_start.then(|| Answer::of(&mut command))
    };
    set(&barred, usual);
    answer
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told() {
    let folder = Folder::with_good();
    folder.write("hemlig.yaml", GOOD.replace("god", "hemlig"));
    let Some(answer) = audit_without_rights(&folder, "hemlig.yaml") else { return };
    answer.has_only("form/olasbar-fil hemlig.yaml:1:1 filen kunde inte öppnas: du har inte rätt att läsa den");
}

#[cfg(unix)]
#[test]
fn a_folder_inside_that_may_not_be_read_is_told() {
    let folder = Folder::with_good();
    folder.write("hemligt/x.yaml", GOOD.replace("god", "hemlig"));
    let Some(answer) = audit_without_rights(&folder, "hemligt") else { return };
    assert_eq!(answer.findings().len(), 1);
    assert!(answer.findings()[0].starts_with("form/olasbar-fil hemligt:1:1 "), "{:?}", answer.findings());
    assert_eq!((answer.code, answer.documents()), (1, 1));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let outside = Folder::new();
    outside.write("utanför.yaml", "typ: rutiin\nid: utanför\n");
    let folder = Folder::with_good();
    folder.write("inre/x.yaml", GOOD.replace("god", "inre"));
    let link = |to: &Path, name: &str| {
        std::os::unix::fs::symlink(to, folder.path().join(name)).expect("a link can be made");
    };
    link(Path::new("finns-inte.yaml"), "bruten.yaml");
    link(&outside.path().join("utanför.yaml"), "ut.yaml");
    link(outside.path(), "ut");
    link(Path::new(".."), "inre/cirkel");
    link(Path::new("själv.yaml"), "själv.yaml");
    link(Path::new("god.yaml"), "samma.yaml");
    let answer = folder.form();
    assert_eq!((answer.code, answer.documents(), answer.findings()), (0, 2, Vec::new()));
}

#[cfg(unix)]
#[test]
fn the_audited_folder_may_be_a_link() {
    let folder = Folder::new();
    folder.write("egentlig/god.yaml", GOOD);
    std::os::unix::fs::symlink("egentlig", folder.path().join("genväg")).expect("a link can be made");
    let arguments = ["audit", "genväg", "--date", "2026-11-15", "--select", "form", "--format", "json"];
    let answer = folder.run(&arguments);
    assert_eq!((answer.code, answer.documents()), (0, 1));
}

#[cfg(unix)]
#[test]
fn links_that_were_passed_over_are_told() {
    let folder = Folder::with_good();
    std::os::unix::fs::symlink("god.yaml", folder.path().join("länk.yaml")).expect("a link can be made");
    let notes = folder.form().json()["notes"].to_string();
    assert!(notes.contains("länk"), "{notes}");
}

#[test]
fn hidden_folders_are_left_out_and_yml_is_read() {
    let folder = Folder::with_good();
    folder.write(".gömd/x.yaml", "typ: rutiin\nid: gömd\n");
    folder.write("mapp/.github/x.yml", "typ: rutiin\nid: gömd\n");
    folder.write("mapp/synlig.yml", "typ: rutiin\nid: synlig\n");
    folder.form().has_only("form/okand-typ mapp/synlig.yml:1:6 typen rutiin är okänd, så dokumentet är inte bedömt");
}

#[test]
fn what_git_ignores_is_left_out_unless_it_is_tracked() {
    let folder = Folder::with_good();
    folder.write(".gitignore", "/ut/\nprivat.yaml\n");
    let document = |id: &str| format!("typ: rutin\nid: {id}\ntitl: Rutin\n");
    for path in ["privat.yaml", "mapp/privat.yaml", "ut/skräp.yaml", "ut/spårad.yaml", "ny.yaml"] {
        folder.write(path, document(path));
    }
    folder.git(&["init", "--quiet"]);
    folder.git(&["add", "god.yaml", ".gitignore"]);
    folder.git(&["add", "--force", "ut/spårad.yaml", "mapp/privat.yaml"]);
    folder.git(&["commit", "--quiet", "--message", "Prov"]);
    let answer = folder.form();
    let read: Vec<String> =
        answer.findings().iter().filter_map(|text| text.split(' ').nth(1).map(str::to_owned)).collect();
    assert_eq!(read, ["mapp/privat.yaml:3:1", "ny.yaml:3:1", "ut/spårad.yaml:3:1"]);
    assert_eq!(answer.documents(), 4);
    // The same holds for a folder inside the repository.
    let inside = ["audit", "ut", "--date", "2026-11-15", "--select", "form", "--format", "json"];
    assert_eq!(
        folder.run(&inside).findings(),
        ["form/okand-nyckel spårad.yaml:3:1 fältet titl är okänt och läses inte"]
    );
}

// The options.

#[test]
fn an_unknown_enhet_is_refused_with_the_nearest() {
    let folder = Folder::with_good();
    folder.audit(&["--unit", "vc-nor"]).is_refused("det finns ingen enhet med id eller namn vc-nor", "kör utan --unit");
    folder.write("enhet.yaml", "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\n");
    folder
        .audit(&["--unit", "vc-nor"])
        .is_refused("det finns ingen enhet med id eller namn vc-nor", "menade du vc-norr?");
    folder
        .audit(&["--unit", "söder"])
        .is_refused("det finns ingen enhet med id eller namn söder", "enheterna är vc-norr");
    assert_eq!(folder.audit(&[&FORM[..], &["--unit", "vc-norr"]].concat()).code, 0);
}

#[test]
fn a_date_that_is_none_is_refused_with_the_right_form() {
    let folder = Folder::with_good();
    let audit = |date: &str| folder.run(&["audit", ".", "--date", date]);
    audit("20261115").is_refused("\"20261115\" är inget datum", "skriv --date 2026-11-15");
    audit("2026-02-30").is_refused("\"2026-02-30\" är inget datum", "skriv datumet som ÅÅÅÅ-MM-DD");
    audit("i morgon").is_refused("\"i morgon\" är inget datum", "skriv datumet som ÅÅÅÅ-MM-DD");
    audit("2026").is_refused("\"2026\" är inget datum", "skriv datumet som ÅÅÅÅ-MM-DD");
}

#[test]
fn an_unknown_rule_is_refused_with_the_nearest() {
    let folder = Folder::with_good();
    for flag in ["--select", "--ignore"] {
        folder
            .audit(&[flag, "form/datun"])
            .is_refused("det finns ingen regel som heter form/datun", "menade du form/datum?");
        folder.audit(&[flag, "form,recept"]).is_refused("det finns ingen regel som heter recept", "skriv en regels id");
    }
}

#[test]
fn a_catalogue_that_is_not_there_is_refused() {
    let folder = Folder::with_good();
    let answer = folder.audit(&["--catalog", "finns-inte"]);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""));
    assert!(answer.message().contains("fel: katalogen finns-inte kunde inte läsas"), "{}", answer.message());
}

#[test]
fn a_catalogue_that_is_not_there_is_refused_in_swedish() {
    let answer = Folder::with_good().audit(&["--catalog", "finns-inte"]);
    answer.is_refused("katalogen finns-inte kunde inte läsas", "ange en mapp som har samma uppbyggnad");
}

#[test]
fn a_catalogue_that_lacks_a_part_is_refused() {
    let folder = Folder::with_good();
    fs::create_dir(folder.path().join("tom")).expect("a folder can be made");
    folder
        .audit(&["--catalog", "tom"])
        .is_refused("katalogen saknar filen gemensamt.yaml", "en katalog har katalog.yaml");
    write_catalogue(&folder, "version", "\"1\"");
    fs::remove_file(folder.path().join("katalog/författningar.yaml")).expect("the file is there");
    folder
        .audit(&["--catalog", "katalog"])
        .is_refused("katalogen saknar filen författningar.yaml", "en katalog har katalog.yaml");
    write_catalogue(&folder, "version", "\"1\"");
    fs::remove_dir_all(folder.path().join("katalog/krav")).expect("the folder is there");
    folder.audit(&["--catalog", "katalog"]).is_refused("katalogen saknar filer i krav/", "en katalog har katalog.yaml");
    write_catalogue(&folder, "version", "\"1\"");
    fs::remove_dir_all(folder.path().join("katalog/typ")).expect("the folder is there");
    folder.audit(&["--catalog", "katalog"]).is_refused("katalogen saknar filer i typ/", "en katalog har katalog.yaml");
}

/// The answer where one text of the catalogue's requirement is another.
fn audit_with_changed_requirement(from: &str, to: &str) -> Answer {
    let folder = Folder::new();
    folder.write("system/god.yaml", GOOD);
    write_catalogue(&folder, "version", "\"1\"");
    let file = folder.path().join("katalog/krav/prov/enda.yaml");
    let text = fs::read_to_string(&file).expect("the requirement is there");
    assert!(text.contains(from), "{text}");
    fs::write(&file, text.replacen(from, to, 1)).expect("a file can be written");
    folder.run(&["audit", "system", "--date", "2026-11-15", "--catalog", "katalog"])
}

#[test]
fn a_faulty_catalogue_is_refused_with_its_file() {
    assert_eq!(audit_with_changed_requirement("prov", "prov").code, 1);
    let file = "katalogens fil krav/prov/enda.yaml:";
    let help = "rätta filen, eller kör utan --catalog";
    for (from, to, why) in [
        ("required:", "requird:", "okänt ord i villkoret: requird"),
        ("const:", "cnst:", "okänt ord i villkoret: cnst"),
        ("id: prov/enda", "id: prov/annan", "id är prov/annan men ska vara filens sökväg"),
        ("SOSFS 2011:9", "SOSFS 2099:9", "författningen SOSFS 2099:9 finns inte i författningar.yaml"),
        ("gäller: {typ: rutin}", "gäller: {typ: rutiin}", "dokumentslaget rutiin finns inte i typ/"),
    ] {
        audit_with_changed_requirement(from, to).is_refused(&format!("{file} {why}"), help);
    }
}

#[test]
fn a_requirement_in_a_yml_file_is_not_lost() {
    let folder = Folder::with_good();
    write_catalogue(&folder, "version", "\"1\"");
    let katalog = folder.path().join("katalog/krav/prov");
    let text = fs::read_to_string(katalog.join("enda.yaml")).expect("the requirement is there");
    folder.write("katalog/krav/prov/andra.yml", text.replace("id: prov/enda", "id: prov/andra"));
    let answer = folder.audit(&["--catalog", "katalog", "--format", "json"]);
    assert!(answer.code == 2 || answer.stdout.contains("prov/andra"), "{}", answer.stdout);
}

#[test]
fn a_report_that_cannot_be_written_is_refused_and_nothing_is_written() {
    let folder = Folder::with_good();
    folder
        .audit(&["--output", "json=finns-inte/r.json"])
        .is_refused("rapporten kunde inte skrivas till finns-inte/r.json: mappen finns inte", "inget har skrivits");
    folder
        .audit(&["--output", "jsn=r.json"])
        .is_refused("--output jsn=r.json går inte att tolka", "menade du json=r.json?");
    folder.audit(&["--output", "pdf=r.pdf"]).is_refused("--output pdf=r.pdf går inte att tolka", "formaten är");
    folder.audit(&["--output", "r.json"]).is_refused("--output r.json går inte att tolka", "skriv FORMAT=FIL");
    folder
        .audit(&["--output", "json=r.json", "--output", "pdf=r.pdf"])
        .is_refused("--output pdf=r.pdf går inte att tolka", "formaten är");
    assert_eq!(folder.names(), ["god.yaml"]);
}

#[test]
fn of_two_reports_none_is_written_where_one_cannot_be() {
    let folder = Folder::with_good();
    let answer = folder.audit(&["--output", "json=r.json", "--output", "json=finns-inte/r.json"]);
    answer.is_refused("rapporten kunde inte skrivas till finns-inte/r.json", "inget har skrivits");
    assert_eq!(folder.names(), ["god.yaml"]);
}

#[test]
fn wrong_arguments_are_refused_in_swedish() {
    let folder = Folder::with_good();
    folder.run(&["audit", "--formt", "json"]).is_refused("flaggan --formt finns inte", "menade du --format?");
    folder.run(&["audit", "--blå"]).is_refused("flaggan --blå finns inte", "ledningskoll --help visar");
    folder.run(&["adit"]).is_refused("kommandot adit finns inte", "menade du audit?");
    folder.run(&["recept"]).is_refused("kommandot recept finns inte", "ledningskoll --help visar");
    folder
        .run(&["audit", "--format", "yaml"])
        .is_refused("\"yaml\" går inte att använda för --format", "välj ett av terminal, json");
    folder.run(&["audit", "--format"]).is_refused("--format <FORMAT> behöver ett värde", "välj ett av terminal, json");
    folder
        .run(&["audit", "--width", "3"])
        .is_refused("\"3\" går inte att använda för --width", "ledningskoll --help visar");
    folder
        .run(&["audit", "-q", "-v"])
        .is_refused("--quiet och --verbose kan inte användas samtidigt", "ledningskoll --help visar");
}

#[test]
fn one_folder_too_many_is_not_called_a_flag() {
    let answer = Folder::with_good().run(&["audit", ".", "rutiner"]);
    let message = answer.message();
    assert_eq!(answer.code, 2);
    assert!(message.contains("rutiner") && !message.contains("flaggan rutiner"), "{message}");
}

#[test]
fn help_is_in_swedish() {
    let answer = Folder::new().run(&["--help"]);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    for word in
        ["Användning: ledningskoll", "Kommandon:", "Flaggor:", "Visa den här hjälpen", "Slutkod: 0 inga brister"]
    {
        assert!(answer.stdout.contains(word), "{word:?} is not in {}", answer.stdout);
    }
    is_swedish(&answer.stdout);
}

#[test]
fn help_of_audit_is_in_swedish() {
    let answer = Folder::new().run(&["audit", "--help"]);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    for word in ["Användning: ledningskoll audit", "Flaggor:", "Visa bara sista raden", "[MAPP]"] {
        assert!(answer.stdout.contains(word), "{word:?} is not in {}", answer.stdout);
    }
    for word in ["Usage", "Options:", "Arguments:", "Print", "[default", "possible values"] {
        assert!(!answer.stdout.contains(word), "{word:?} is English: {}", answer.stdout);
    }
}

// The output.

#[test]
fn quiet_prints_one_line() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "typ: rutiin\nid: r-1\n");
    let answer = folder.audit(&[&FORM[..], &["--quiet"]].concat());
    let line = "1 dokument · 0 enheter · 1 brist · 0 bör · 0 tips · 0 ej bedömt · 0 undantag · per 2026-11-15\n";
    assert_eq!((answer.code, answer.stdout.as_str(), answer.stderr.as_str()), (1, line, ""));
}

#[test]
fn a_reader_that_closes_early_is_no_error() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "typ: rutiin\nid: r-1\n---\n".repeat(500));
    let whole = folder.form();
    assert_eq!(whole.code, 1);
    assert!(whole.stdout.len() > 100_000, "a pipe would hold all {} bytes", whole.stdout.len());
    for (fail_on, code) in [("error", 1), ("never", 0)] {
        let arguments =
            ["audit", ".", "--date", "2026-11-15", "--select", "form", "--format", "json", "--fail-on", fail_on];
        let mut command = folder.command(Path::new(env!("CARGO_BIN_EXE_ledningskoll")));
        let mut child =
            command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(code), "{fail_on}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{fail_on}");
    }
}
