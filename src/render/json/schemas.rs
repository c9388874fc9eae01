//! The JSON Schemas of what commands write as JSON.

/// The schemas, by the command whose JSON they describe.
pub const SCHEMAS: [(&str, &str); 7] = [
    ("audit", include_str!("../../../schema/rapport.json")),
    ("gap", include_str!("../../../schema/gap.json")),
    ("matrix", include_str!("../../../schema/matrix.json")),
    ("due", include_str!("../../../schema/due.json")),
    ("diff", include_str!("../../../schema/diff.json")),
    ("collect", include_str!("../../../schema/collect.json")),
    ("trend", include_str!("../../../schema/trend.json")),
];
