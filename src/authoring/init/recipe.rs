//! The recipe by which a host of git audits each change: which there are, where each is read, and for which folder.

use super::NewFile;

/// A host of git that reads recipes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// GitHub, and GitHub Enterprise.
    Github,
    /// GitLab.
    Gitlab,
    /// Azure DevOps.
    Azure,
    /// Forgejo, such as Codeberg.
    Forgejo,
    /// Gitea, which reads the recipe of Forgejo in a folder of its own.
    Gitea,
}

impl Host {
    /// The host that an address of git leads to, by the name of its machine; none if that tells nothing.
    #[must_use]
    pub fn guessed(address: &str) -> Option<Self> {
        let machine = machine(address).to_lowercase();
        let words: [(&str, Self); 7] = [
            ("dev.azure.com", Self::Azure),
            ("visualstudio.com", Self::Azure),
            ("github", Self::Github),
            ("gitlab", Self::Gitlab),
            ("codeberg", Self::Forgejo),
            ("forgejo", Self::Forgejo),
            ("gitea", Self::Gitea),
        ];
        words.iter().find(|(word, _)| machine.contains(word)).map(|(_, host)| *host)
    }

    /// True if one file has the jobs of the whole repository, so that others may stand in it.
    #[must_use]
    pub fn has_one_file(self) -> bool {
        match self {
            Self::Gitlab | Self::Azure => true,
            Self::Github | Self::Forgejo | Self::Gitea => false,
        }
    }

    /// The name of the host as it is written at a terminal.
    #[must_use]
    pub fn argument(self) -> &'static str {
        match self {
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Azure => "azure",
            Self::Forgejo | Self::Gitea => "forgejo",
        }
    }

    /// The name of the host in sentences.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Github => "GitHub",
            Self::Gitlab => "GitLab",
            Self::Azure => "Azure DevOps",
            Self::Forgejo => "Forgejo",
            Self::Gitea => "Gitea",
        }
    }

    /// The file that the host reads, from the root of the repository.
    #[must_use]
    pub fn place(self) -> &'static str {
        match self {
            Self::Github => ".github/workflows/ledningskoll.yml",
            Self::Gitlab => ".gitlab-ci.yml",
            Self::Azure => "azure-pipelines.yml",
            Self::Forgejo => ".forgejo/workflows/ledningskoll.yml",
            Self::Gitea => ".gitea/workflows/ledningskoll.yml",
        }
    }

    /// The recipe for a ledningssystem in a folder of the repository, with `/` at its end and empty for the root.
    ///
    /// None if the folder has a sign that a host may read as more than a name, such as `$`.
    #[must_use]
    pub fn recipe(self, folder: &str) -> Option<NewFile> {
        let is_plain = |letter: char| letter.is_alphanumeric() || " -_.,+/".contains(letter);
        let text = match folder.trim_end_matches('/') {
            "" => self.text().to_owned(),
            folder if folder.chars().all(is_plain) => self.text().replace(WHOLE, &format!("MAPP: \"./{folder}\"\n")),
            _ => return None,
        };
        Some((self.place().to_owned(), text))
    }

    fn text(self) -> &'static str {
        match self {
            Self::Github => include_str!("../../../examples/ci/github.yml"),
            Self::Gitlab => include_str!("../../../examples/ci/gitlab.yml"),
            Self::Azure => include_str!("../../../examples/ci/azure.yml"),
            Self::Forgejo | Self::Gitea => include_str!("../../../examples/ci/forgejo.yml"),
        }
    }
}

/// The line of a recipe that says that the whole repository is the ledningssystem.
const WHOLE: &str = "MAPP: .\n";

/// The name of the machine in an address of git: `https://person@machine:1/path`, `git@machine:path` or a path on this
/// machine, which has none.
#[must_use]
pub fn machine(address: &str) -> &str {
    let (is_url, rest) = match address.split_once("://") {
        Some((_, rest)) => (true, rest),
        None => (false, address),
    };
    let Some(end) = rest.find(['/', '\\', ':']).or(is_url.then_some(rest.len())) else { return "" };
    // NOTE: a password may hold a colon, and what is before @ is no machine.
    let authority = rest.split(['/', '\\']).next().unwrap_or_default();
    match authority.rsplit_once('@') {
        Some((_, machine)) => machine.split(':').next().unwrap_or_default(),
        None if is_url || rest[end..].starts_with(':') => &rest[..end],
        None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_guessed_from_the_machine_and_nothing_else_in_the_address() {
        for (address, host) in [
            ("https://github.com/region/ls.git", Some(Host::Github)),
            ("git@github.com:region/gitlab.git", Some(Host::Github)),
            ("https://person:gitlab:x@git.region.se/github/ls.git", None),
            ("ssh://git@gitlab.region.se:2222/github/ls.git", Some(Host::Gitlab)),
            ("git@ssh.dev.azure.com:v3/region/vård/ls", Some(Host::Azure)),
            ("https://region.visualstudio.com/vård/_git/ls", Some(Host::Azure)),
            ("https://codeberg.org/region/ls", Some(Host::Forgejo)),
            ("git.region.se:ls.git", None),
            ("gitea.region.se:ls.git", Some(Host::Gitea)),
            ("/srv/git/github/ls.git", None),
            ("../github", None),
            ("github", None),
            ("C:\\github\\ls", None),
            ("file:///srv/github/ls", None),
            ("https://github.com", Some(Host::Github)),
            ("", None),
        ] {
            assert_eq!(Host::guessed(address), host, "{address}");
        }
    }

    #[test]
    fn every_recipe_names_its_folder_once_and_takes_no_folder_that_a_host_would_expand() {
        for host in [Host::Github, Host::Gitlab, Host::Azure, Host::Forgejo] {
            assert_eq!(host.text().matches(WHOLE).count(), 1, "{host:?}");
            let (_, text) = host.recipe("Vård och hälsa/ls/").expect("a plain name");
            assert!(text.contains("MAPP: \"./Vård och hälsa/ls\"\n") && !text.contains(WHOLE), "{host:?}");
            for folder in ["${{ secrets.A }}/", "$(rm)/", "a\"b/", "a\nb/", "a'b/", "a\\b/"] {
                assert_eq!(host.recipe(folder), None, "{folder}");
            }
        }
    }
}
