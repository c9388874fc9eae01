//! How a document names the file that it was read from: by its way from the ledningssystem, so that another file of the same
//! name is another source.

use std::path::{Component, Path, PathBuf};

use super::write_place::tidy;

/// The path of a file as seen from the repository that a folder lies in, or else from the folder above it; from the root
/// where they have no folder in common.
#[must_use]
pub fn source_name(file: &Path, output: &Path) -> String {
    let whole = |path: &Path| std::path::absolute(path).map_or_else(|_| path.to_owned(), |path| tidy(&path));
    let (file, output) = (whole(file), whole(output));
    let repository = output.ancestors().find(|folder| folder.join(".git").symlink_metadata().is_ok());
    let base = repository.or_else(|| output.parent()).unwrap_or(&output);
    seen_from(base, &file).to_string_lossy().replace('\\', "/")
}

/// The way from a folder to a file.
fn seen_from(base: &Path, file: &Path) -> PathBuf {
    let common = base.components().zip(file.components()).take_while(|(one, other)| one == other).count();
    let is_folder = |part: Component<'_>| matches!(part, Component::Normal(_));
    if !base.components().take(common).any(is_folder) {
        return file.to_owned();
    }
    let up = base.components().skip(common).map(|_| Component::ParentDir);
    up.chain(file.components().skip(common)).collect()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_way_from_the_folder_above_the_documents() {
        for (file, name) in [
            ("/a/ls/r.csv", "r.csv"),
            ("/a/ls/norr/../syd/r.csv", "syd/r.csv"),
            ("/a/r.csv", "../r.csv"),
            ("/b/r.csv", "/b/r.csv"),
        ] {
            assert_eq!(source_name(Path::new(file), Path::new("/a/ls/rutiner")), name);
        }
    }
}
