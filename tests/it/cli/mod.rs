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
mod output;
mod publish;
mod published_folder;
mod published_versions;
mod split;
#[cfg(target_os = "linux")]
mod surroundings;
#[cfg(target_os = "linux")]
mod unwritten;
