//! The name of a kind of document.

use std::fmt;

use serde::Deserialize;

/// The name of a kind, as `typ` says it: `rutin`, `mål`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub struct KindName(pub String);

impl fmt::Display for KindName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
