//! What is kept of one judgement of a folder for the next, as an editor judges it after each change.

use std::sync::Mutex;

use super::checks::KeptChecks;
use super::requirements::KeptOutcomes;

/// What is kept of a judgement. What is found with it is the same as without, but for the assessments of documents: they are
/// left out, since an editor shows findings.
#[derive(Debug, Default)]
pub struct Kept {
    /// Of the checks.
    pub checks: Mutex<KeptChecks>,
    /// Of the requirements on documents.
    pub requirements: Mutex<KeptOutcomes>,
}
