//! The stamp on a document that does not hold.

use crate::report::publication::Standing;

/// What is stamped on a document that does not hold.
pub fn stamp(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::InForce | Standing::InUse => None,
        Standing::Draft => Some("Utkast, gäller inte"),
        Standing::InReview => Some("På granskning, gäller inte"),
    }
}
