//! The command line.

mod arguments;
mod bundle;
mod bundle_limits;
mod bundle_past;
mod bundle_records;
mod bundle_verify;
mod collect;
mod collect_refused;
mod completions_and_man;
#[cfg(unix)]
mod destinations;
mod explain;
mod odd_paths;
mod output;
mod publish;
mod published_folder;
mod published_versions;
mod split;
#[cfg(any(target_os = "linux", windows))]
mod surroundings;
#[cfg(target_os = "linux")]
mod unwritten;
#[cfg(windows)]
mod windows;
