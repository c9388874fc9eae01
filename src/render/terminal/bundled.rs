//! What was handed over, or what was found of a file that was.

use crate::render::Style;
use crate::render::bundle::manifest::{self, Manifest};
use crate::render::bundle::wholeness::{Difference, Examined};
use crate::render::left_words::{no_history, reasons};
use crate::render::sentence::shortened;
use crate::render::shared_words::{bullet, capital, count, one_line, wrapped};
use crate::report::publication::Publication;
use crate::text::personal_number;

/// The most files that are named one by one.
const MOST: usize = 50;

/// The most characters of a text of a file that is examined.
const MOST_TEXT: usize = 200;

/// What was handed over.
#[derive(Debug)]
pub struct Written<'command> {
    /// The file, as the argument names it.
    pub file: &'command str,
    /// Its bytes.
    pub size: usize,
    /// The number of files in it.
    pub files: usize,
    /// The SHA-256 for the letter.
    pub sum: &'command str,
    /// What that is the sum of.
    pub of: SumOf,
    /// The name of the enhet.
    pub unit: &'command str,
    /// The number of places where the name of a person seems to stand where a role belongs.
    pub names: usize,
    /// Why the history is not told, if it is not.
    pub no_history: Option<&'command str>,
    /// True if it could be seen which versions were decided before the present ones.
    pub has_versions_before: bool,
    /// What it is limited to, as sentences.
    pub limit: Option<&'command str>,
}

/// What the sum for the letter is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumOf {
    /// The one file.
    File,
    /// The list of the files in a folder, which has the sum of each.
    List,
}

/// What was handed over, with the sum for the letter, and what was left out.
#[must_use]
pub fn done(publication: &Publication<'_>, written: &Written<'_>, style: Style) -> String {
    let documents = count(publication.documents.len(), "dokument", "dokument");
    let files = count(written.files, "fil", "filer");
    let say = |sentence: &str| wrapped(&one_line(sentence), "", style);
    let first = format!(
        "Underlaget för {} är skrivet till {}: {documents} som gällde {}, {files}, {}.",
        written.unit,
        written.file,
        publication.date,
        size(written.size)
    );
    let mut text = say(&first);
    text.push_str(&say(match written.of {
        SumOf::File => "Kontrollsumma (SHA-256) för följebrevet:",
        SumOf::List => "Kontrollsumma (SHA-256) för följebrevet, av manifest.json, som har summan av varje annan fil:",
    }));
    text.push_str(&format!("{}\n", written.sum));
    let reasons = reasons(&publication.left, None);
    if !reasons.is_empty() {
        text.push_str(&say(&format!("Inte med: {}. Första sidan nämner vart och ett.", reasons.join(", "))));
    }
    if let Some(why) = written.no_history {
        text.push_str(&say(&no_history(why)));
    }
    let may_have_held = publication.left.iter().any(|(_, why)| why.next().is_some());
    if may_have_held && !written.has_versions_before {
        text.push_str(&say("Om en tidigare version gällde av det som inte är med går inte att se."));
    }
    text.extend(written.limit.map(say));
    if written.names > 0 {
        let places = count(written.names, "ställe", "ställen");
        text.push_str(&say(&format!(
            "På {places} i dokumenten ser det ut att stå ett personnamn där en roll ska stå: läs dem innan du lämnar underlaget \
             (ledningskoll audit --select roll/namn visar var)."
        )));
    }
    match publication.corpus.unreadable.len() {
        0 => {}
        number => text.push_str(&say(&format!(
            "{} gick inte att läsa, och första sidan säger det; ledningskoll audit visar var.",
            capital(&count(number, "dokument", "dokument"))
        ))),
    }
    text
}

/// The size of a file as people say it.
fn size(bytes: usize) -> String {
    const THOUSAND: usize = 1_000;
    match bytes / THOUSAND {
        few if few < THOUSAND => format!("{} kB", few.max(1)),
        many => format!("{},{} MB", many / THOUSAND, many % THOUSAND / 100),
    }
}

/// How the sum of a file compares with the one that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    /// None was given.
    WithNothing,
    /// It is the same.
    Same,
    /// It is another.
    Other,
}

/// What was found of a file.
#[derive(Debug)]
pub struct Held<'command> {
    /// The file, as the argument names it.
    pub file: &'command str,
    /// What was found of it.
    pub found: &'command Examined,
    /// Its SHA-256.
    pub sum: &'command str,
    /// How that compares.
    pub compared: Compared,
}

/// Whether a file is whole and unchanged. Only a sum from elsewhere says that it is unchanged.
#[must_use]
pub fn examined(held: &Held<'_>, style: Style) -> String {
    let say = |sentence: &str| wrapped(&one_line(sentence), "", style);
    let Held { found, sum, compared, .. } = held;
    let files = count(found.files, "fil", "filer");
    let is_whole = found.differences.is_empty();
    let verdict = verdict(held, &files);
    let mut text = say(&verdict);
    for difference in found.differences.iter().take(MOST) {
        text.push_str(&bullet(&words(difference, found.manifest.as_ref()), style));
    }
    if found.differences.len() > MOST {
        text.push_str(&bullet(&format!("och {} till", found.differences.len() - MOST), style));
    }
    if let Some(manifest) = &found.manifest {
        text.push_str(&say(&about(manifest)));
    }
    if is_whole && *compared == Compared::WithNothing {
        text.push_str(&say(
            "Att den är densamma som lämnades visar bara kontrollsumman i följebrevet: kör igen med --sum och summan.",
        ));
    }
    text.push_str(&format!("SHA-256: {sum}\n"));
    text
}

/// The first sentence on a file.
fn verdict(held: &Held<'_>, files: &str) -> String {
    let Held { file, found, compared, .. } = held;
    let only_packing = found.differences == [Difference::Packing];
    match (found.differences.is_empty(), compared) {
        (true, Compared::Same) => {
            format!("{file} är oförändrad: kontrollsumman är den som du angav, och {files} är som förteckningen säger.")
        }
        (true, Compared::WithNothing) => format!("{file} är hel: {files} är som förteckningen i den säger."),
        (true, Compared::Other) => format!(
            "{file} är inte den fil som kontrollsumman hör till. Filen är hel i sig, så den kan vara gjord på nytt eller höra \
             till ett annat brev."
        ),
        (false, Compared::Same) if only_packing => format!(
            "{file} är den fil som kontrollsumman hör till, och {files} är som förteckningen säger, men filen runt dem är inte \
             som programmet skriver den."
        ),
        (false, Compared::Same) => format!(
            "{file} är den fil som kontrollsumman hör till, men den är inte som programmet skriver ett underlag, så den var \
             ändrad redan när summan räknades:"
        ),
        (false, Compared::WithNothing) if only_packing => {
            format!(
                "{file} är inte som den skrevs: {files} är som förteckningen säger, men filen runt dem är en annan."
            )
        }
        (false, Compared::Other) if only_packing => format!(
            "{file} är inte den fil som kontrollsumman hör till: {files} är som förteckningen säger, men filen runt dem är en \
             annan."
        ),
        (false, Compared::WithNothing) => format!("{file} är ändrad sedan den skrevs:"),
        (false, Compared::Other) => {
            format!("{file} är ändrad sedan den skrevs, och är inte den fil som kontrollsumman hör till:")
        }
    }
}

/// What a bundle is about, as its list has it.
fn about(manifest: &Manifest) -> String {
    let (version, asked) = (told(&manifest.tool.version), &manifest.asked);
    format!("Enligt förteckningen: {}, {}, gjord med ledningskoll {version}.", told(&asked.name), told(&asked.date))
}

/// A text of a file that anyone may have made: short, and without personnummer.
fn told(text: &str) -> String {
    personal_number::clean(&shortened(text, MOST_TEXT))
}

fn words(difference: &Difference, manifest: Option<&Manifest>) -> String {
    match difference {
        Difference::List => {
            format!("förteckningen {} går inte att läsa, så filerna kan inte jämföras med den", manifest::PATH)
        }
        Difference::Changed(path) => format!("{} har ett annat innehåll än förteckningen säger", told(path)),
        Difference::Missing(path) => format!("{} saknas", told(path)),
        Difference::Beside(path) => format!("{} står inte i förteckningen", told(path)),
        Difference::Outside(path) => {
            format!("{} leder ut ur mappen som filen packas upp i: packa inte upp den", told(path))
        }
        Difference::Packing => {
            let version = manifest.map(|manifest| told(&manifest.tool.version));
            match version.filter(|version| version != env!("CARGO_PKG_VERSION")) {
                Some(version) => format!(
                    "inpackningen är inte den här versionens. Filen säger att den är gjord med ledningskoll {version}, som kan \
                     packa på ett annat sätt: kontrollera den med den versionen"
                ),
                None => "inpackningen är inte programmets: någon har packat om filerna".to_owned(),
            }
        }
    }
}
