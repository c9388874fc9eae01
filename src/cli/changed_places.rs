//! Two folders that change places: in one step where the system can, else in three that are undone where one fails.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why two folders have not changed places.
#[derive(Debug)]
pub enum Unmoved {
    /// Both are where they were.
    AsBefore(io::Error),
    /// The one that was to leave its place could not be put back, and lies here.
    Astray(PathBuf, io::Error),
}

/// Puts a folder in a place, and returns where the one that was there lies now; a place where nothing is gives none. The system
/// is asked to exchange them in one step.
///
/// # Errors
/// If one of them cannot be moved.
pub fn put(
    beside: &Path,
    place: &Path,
    exchange: impl FnOnce(&Path, &Path) -> io::Result<()>,
) -> Result<Option<PathBuf>, Unmoved> {
    if !place.exists() {
        return fs::rename(beside, place).map(|()| None).map_err(Unmoved::AsBefore);
    }
    match exchange(beside, place) {
        Ok(()) => return Ok(Some(beside.to_owned())),
        // Not all systems and disks can let two folders change places in one step.
        Err(error) if is_unknown(&error) => {}
        Err(error) => return Err(Unmoved::AsBefore(error)),
    }
    let aside = beside.with_extension("gammal");
    fs::rename(place, &aside).map_err(Unmoved::AsBefore)?;
    if let Err(error) = fs::rename(beside, place) {
        return Err(match fs::rename(&aside, place) {
            Ok(()) => Unmoved::AsBefore(error),
            Err(_) => Unmoved::Astray(aside, error),
        });
    }
    Ok(Some(match fs::rename(&aside, beside) {
        Ok(()) => beside.to_owned(),
        Err(_) => aside,
    }))
}

/// True where the system, or the disk, does not know how to let two folders change places.
fn is_unknown(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput)
}

/// The exchange of the system.
///
/// # Errors
/// If the system cannot, or will not.
#[cfg(target_os = "linux")]
pub fn of_system(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// The exchange of the system, which has none.
///
/// # Errors
/// Always.
#[cfg(not(target_os = "linux"))]
pub fn of_system(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    /// A folder with `ny` and `plats`, each with a file of its own name.
    fn folders() -> TempDir {
        let folder = TempDir::new().expect("a folder");
        for name in ["ny", "plats"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
            fs::write(folder.path().join(name).join(name), "").expect("a file");
        }
        folder
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn where_the_system_does_not_know_how_the_folders_change_places_in_three_steps() {
        // Invalid argument, no such call, not supported.
        for number in [22, 38, 95] {
            let folder = folders();
            let (new, place) = (folder.path().join("ny"), folder.path().join("plats"));
            let old = put(&new, &place, |_, _| Err(io::Error::from_raw_os_error(number))).expect("they change places");
            assert!(place.join("ny").exists() && new.join("plats").exists(), "{number}");
            assert_eq!(old.as_deref(), Some(new.as_path()));
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_the_system_will_not_do_is_not_tried_another_way() {
        // Not permitted, busy, another disk.
        for number in [1, 16, 18] {
            let folder = folders();
            let (new, place) = (folder.path().join("ny"), folder.path().join("plats"));
            let failed = put(&new, &place, |_, _| Err(io::Error::from_raw_os_error(number)));
            assert!(matches!(failed, Err(Unmoved::AsBefore(_))), "{number}: {failed:?}");
            assert!(place.join("plats").exists() && new.join("ny").exists(), "{number}");
        }
    }

    #[test]
    fn a_step_that_fails_is_undone() {
        let folder = folders();
        let (missing, place) = (folder.path().join("saknas"), folder.path().join("plats"));
        let failed = put(&missing, &place, |_, _| Err(ErrorKind::Unsupported.into()));
        assert!(matches!(failed, Err(Unmoved::AsBefore(_))), "{failed:?}");
        assert!(place.join("plats").exists());
        assert!(!folder.path().join("saknas.gammal").exists());
    }
}
