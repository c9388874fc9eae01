//! Where a report goes: its links followed, and refused where the audited folder would decide or be written over.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf, Prefix};
use std::{fs, io};

use super::ground::Ground;

/// The most links in a row, as many as Linux follows.
const MOST_LINKS: usize = 40;

/// Where a report goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// To standard output, by the name that the system has for it.
    Printed(PathBuf),
    /// To a pipe, a device or a socket, which is written into.
    Into(PathBuf),
    /// To a file, new or replaced whole; no part of the path is a link.
    Whole(PathBuf),
}

/// Why a report may not go where an argument says.
#[derive(Debug)]
pub enum Barred {
    /// A link of the audited folder or its repository would decide.
    ByLink(PathBuf),
    /// It is a file that is read by the audit, or would be.
    IsRead,
    /// Its links lead round, or are too many.
    Endless,
    /// The path could not be followed.
    Failed(io::Error),
}

impl From<io::Error> for Barred {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

impl Destination {
    /// Where a path leads from the current directory.
    ///
    /// # Errors
    /// If a link of the ground decides where, if it leads to a file of the ground, or if it cannot be followed.
    pub fn of(path: &Path, ground: &Ground) -> Result<Self, Barred> {
        // NOTE: a slash at the end says a folder, which the parts of a path no longer show.
        let is_folder = path.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
        let found = Walk::along(path, ground)?;
        match &found {
            Self::Whole(file) if file.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory).into()),
            Self::Whole(_) if is_folder => Err(io::Error::from(io::ErrorKind::NotFound).into()),
            Self::Whole(file) if ground.reads(file) => Err(Barred::IsRead),
            Self::Whole(_) | Self::Into(_) | Self::Printed(_) => Ok(found),
        }
    }

    /// The folder that a path leads to from the current directory, which may not exist yet.
    ///
    /// # Errors
    /// If a link of the ground decides where, if it is or leads into a file, a device or what git keeps, or if it cannot be
    /// followed.
    pub fn folder(path: &Path, ground: &Ground) -> Result<PathBuf, Barred> {
        match Walk::along(path, ground)? {
            Self::Whole(place) if place.exists() && !place.is_dir() => {
                Err(io::Error::from(io::ErrorKind::NotADirectory).into())
            }
            Self::Whole(place) if ground.reads(&place) => Err(Barred::IsRead),
            Self::Whole(place) => Ok(place),
            Self::Into(_) | Self::Printed(_) => Err(io::Error::from(io::ErrorKind::NotADirectory).into()),
        }
    }

    /// True if two reports cannot both go there. Devices, such as that which forgets everything, take any number.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Whole(one), Self::Whole(other)) => {
                one == other || is_alike(one, other) || same_file::is_same_file(one, other).unwrap_or(false)
            }
            (Self::Into(one), Self::Into(other)) => one == other && !is_device(one),
            (Self::Printed(_), Self::Printed(_)) => true,
            (Self::Whole(_) | Self::Into(_) | Self::Printed(_), _) => false,
        }
    }
}

/// True if a system whose file names ignore case would take two names for one.
fn is_alike(one: &Path, other: &Path) -> bool {
    let folded = |path: &Path| path.to_string_lossy().to_lowercase();
    cfg!(any(windows, target_vendor = "apple")) && folded(one) == folded(other)
}

#[cfg(unix)]
fn is_device(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    fs::metadata(path).is_ok_and(|found| found.file_type().is_char_device())
}

#[cfg(not(unix))]
fn is_device(_: &Path) -> bool {
    true
}

/// A walk along a path, in which each link is followed as the system would.
struct Walk {
    /// The place so far, without links.
    at: PathBuf,
    /// The names ahead.
    ahead: VecDeque<OsString>,
    links: usize,
}

impl Walk {
    fn along(path: &Path, ground: &Ground) -> Result<Destination, Barred> {
        let mut walk = Self { at: PathBuf::new(), ahead: VecDeque::new(), links: 0 };
        if walk.put_ahead(&std::path::absolute(path)?) {
            return Ok(Destination::Into(path.to_owned()));
        }
        while let Some(name) = walk.ahead.pop_front() {
            if name == ".." {
                walk.at.pop();
                continue;
            }
            let next = walk.at.join(name);
            match fs::symlink_metadata(&next) {
                Ok(found) if found.is_symlink() && walk.ahead.is_empty() && is_descriptor(&next) => {
                    return Ok(opened(next));
                }
                Ok(found) if found.is_symlink() => walk.follow(&next, ground)?,
                Ok(found) if walk.ahead.is_empty() && !found.is_file() && !found.is_dir() => {
                    return Ok(Destination::Into(next));
                }
                Ok(_) => walk.at = next,
                Err(error) if error.kind() == io::ErrorKind::NotFound => walk.at = next,
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Destination::Whole(walk.at))
    }

    fn follow(&mut self, link: &Path, ground: &Ground) -> Result<(), Barred> {
        self.links += 1;
        if ground.holds(&self.at) {
            return Err(Barred::ByLink(link.to_owned()));
        }
        if self.links > MOST_LINKS {
            return Err(Barred::Endless);
        }
        self.put_ahead(&fs::read_link(link)?);
        Ok(())
    }

    /// Puts the parts of a path before those ahead; true if the path is the name of a device of Windows.
    fn put_ahead(&mut self, path: &Path) -> bool {
        let mut names = VecDeque::new();
        for part in path.components() {
            match part {
                Component::Prefix(prefix) if matches!(prefix.kind(), Prefix::DeviceNS(_)) => return true,
                Component::Prefix(prefix) => self.at = PathBuf::from(prefix.as_os_str()),
                Component::RootDir => self.at.push(std::path::MAIN_SEPARATOR_STR),
                Component::CurDir => {}
                Component::ParentDir => names.push_back("..".into()),
                Component::Normal(name) => names.push_back(name.to_owned()),
            }
        }
        names.append(&mut self.ahead);
        self.ahead = names;
        false
    }
}

/// The destination of a stream that the program has open.
fn opened(link: PathBuf) -> Destination {
    let standard_output = PathBuf::from(format!("/proc/{}/fd/1", std::process::id()));
    if link == standard_output { Destination::Printed(link) } else { Destination::Into(link) }
}

/// True for the name of a stream that the program has open, such as `/dev/stdout` and `/dev/fd/63` lead to on Linux.
fn is_descriptor(link: &Path) -> bool {
    link.starts_with("/proc") && link.parent().is_some_and(|folder| folder.ends_with("fd"))
}
