//! The errors of git, with help on what to do.

/// An error of git.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, miette::Diagnostic)]
pub enum GitError {
    /// The program is not installed.
    #[error("programmet git finns inte på den här datorn")]
    #[diagnostic(help(
        "installera git från git-scm.com och öppna ett nytt fönster; att granska mappen som den är nu går även utan git"
    ))]
    NoProgram,
    /// The folder is not in a repository.
    #[error("mappen {0} ligger inte i git")]
    #[diagnostic(help(
        "kör kommandot i den mapp som ni har hämtat från git; att granska mappen som den är nu går även utan git"
    ))]
    NoRepository(String),
    /// The repository is another user's, and git will not read it.
    #[error("git läser inte mappen {folder}, för att den ägs av en annan användare")]
    #[diagnostic(help("litar du på mappen: kör git config --global --add safe.directory \"{top}\" och försök igen"))]
    Owner {
        /// The folder in which git was run.
        folder: String,
        /// The folder that git needs in `safe.directory`.
        top: String,
    },
    /// The repository has no working tree.
    #[error("{0} är ett arkiv i git utan arbetsmapp, så där finns inga filer att jämföra med")]
    #[diagnostic(help("hämta arkivet med git clone och kör kommandot i den mapp som då skapas"))]
    Bare(String),
    /// Nothing has been committed.
    #[error("ingenting är incheckat i git ännu")]
    #[diagnostic(help("checka in dokumenten med git add och git commit, och försök igen"))]
    Unborn,
    /// The clone is shallow.
    #[error("historiken i git är bara delvis hämtad, så frågan går inte att besvara")]
    #[diagnostic(help(
        "hämta hela historiken: git fetch --unshallow; i GitHub Actions fetch-depth: 0, i GitLab GIT_DEPTH: 0"
    ))]
    Shallow,
    /// The objects were left out of the clone, or are lost.
    #[error("delar av arkivet i git är inte hämtade, så frågan går inte att besvara")]
    #[diagnostic(help("hämta arkivet på nytt med git clone utan --filter"))]
    MissingObjects,
    /// There is no such revision.
    #[error("git känner inte till revisionen {name}")]
    #[diagnostic(help("{help}"))]
    UnknownRevision {
        /// The revision as it was given.
        name: String,
        /// How to find a revision.
        help: String,
    },
    /// There is no such day.
    #[error("det finns ingen dag som heter {day}")]
    #[diagnostic(help("{help}"))]
    NoSuchDay {
        /// The day as it was given.
        day: String,
        /// Which days there are.
        help: String,
    },
    /// The day is before the first commit.
    #[error("den {day} var ingenting incheckat")]
    #[diagnostic(help("historiken börjar den {first}; ange den dagen eller en senare"))]
    BeforeHistory {
        /// The day as it was given.
        day: String,
        /// The day of the first commit.
        first: String,
    },
    /// The folder does not exist in the commit.
    #[error("mappen {folder} fanns inte i {revision}")]
    #[diagnostic(help("ange en senare revision eller dag, eller granska den mapp som fanns då"))]
    NoFolderThen {
        /// The folder, relative to the root of the repository.
        folder: String,
        /// The commit.
        revision: String,
    },
    /// Two revisions share no history.
    #[error("{one} och {other} har ingen gemensam historik")]
    #[diagnostic(help("ange en revision som den här grenen utgår från"))]
    NoMergeBase {
        /// The first revision.
        one: String,
        /// The second revision.
        other: String,
    },
    /// Git said nothing for so many seconds, and was ended.
    #[error("git svarade inte på {0} sekunder och avbröts")]
    #[diagnostic(help(
        "kontrollera att disken eller nätverksmappen fungerar och att git log svarar i mappen, och försök igen"
    ))]
    Silent(u64),
    /// An index is in the middle of a merge.
    #[error(
        "en sammanslagning i git är inte klar: {0} har flera versioner, så det går inte att säga vad som checkas in"
    )]
    #[diagnostic(help("lös konflikterna, lägg till filerna med git add, och försök igen"))]
    Unmerged(String),
    /// Another error.
    #[error("git svarade inte som väntat: {0}")]
    #[diagnostic(help("kontrollera att git status fungerar i mappen och försök igen"))]
    Failed(String),
}

impl GitError {
    /// The error of a git that could not be started.
    pub(super) fn not_started(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::NoProgram,
            _ => Self::Failed(error.to_string()),
        }
    }

    /// The error that git's messages on standard error stand for, for a command run in a folder.
    pub(super) fn from_words(words: &str, folder: String) -> Self {
        let has = |part: &str| words.contains(part);
        if has("dubious ownership") {
            let top = words.split('\'').nth(1).unwrap_or_default().to_owned();
            return Self::Owner { folder, top };
        }
        if has("not a git repository") {
            return Self::NoRepository(folder);
        }
        if has("safe.bareRepository") || has("must be run in a work tree") {
            return Self::Bare(folder);
        }
        if MISSING.iter().any(|part| has(part)) {
            return Self::MissingObjects;
        }
        let line = words.lines().find(|line| line.starts_with("fatal:")).or(words.lines().last());
        let line = line.unwrap_or_default().trim_start_matches("fatal:").trim();
        let reason = if line.is_empty() { "det avbröts" } else { line };
        Self::Failed(reason.to_owned())
    }
}

/// The messages of git on missing objects; lazy fetching is off, so git never downloads them.
const MISSING: [&str; 7] = [
    "lazy fetching disabled",
    "promisor remote",
    "unable to read tree",
    "unable to read sha1",
    "could not fetch",
    "missing blob",
    "missing tree",
];
