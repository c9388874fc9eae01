//! The example region, embedded in the program.

use std::collections::BTreeMap;

use super::NewFile;

/// The day on which the example region has no gaps.
pub const DATE: &str = "2026-11-15";
/// The folder that it is written to by default.
pub const FOLDER: &str = "exempelregionen";

/// The example as `schema/build.rs` packs it: a JSON map from path to text.
static EMBEDDED: &str = include_str!(concat!(env!("OUT_DIR"), "/demo.json"));

/// The files of the example region.
#[must_use]
pub fn files() -> Vec<NewFile> {
    let files: BTreeMap<String, String> =
        serde_json::from_str(EMBEDDED).expect("it was written when the program was built");
    files.into_iter().collect()
}
