//! How deep a condition reads: whether a fault inside a value can change what it says.

use serde_json::Value;

use super::Condition;

impl Condition {
    /// True if the condition reads what stands below a top-level key, and not only whether the key is filled in.
    #[must_use]
    pub fn reads_within(&self, key: &str) -> bool {
        reads(&self.schema, key)
    }
}

fn reads(schema: &Value, key: &str) -> bool {
    let words = schema.as_object().into_iter().flatten();
    words.into_iter().any(|(word, inner)| match word.as_str() {
        "required" | "type" | "title" | "description" | "$defs" => false,
        "properties" => inner.get(key).is_some(),
        "not" | "if" | "then" | "else" => reads(inner, key),
        "anyOf" | "allOf" | "oneOf" => inner.as_array().into_iter().flatten().any(|way| reads(way, key)),
        // A reference, or a word of our own that reads the whole value.
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;

    #[test]
    fn to_ask_for_a_key_reads_nothing_below_it() {
        let reads = |schema: Value, key: &str| Condition::new(schema, Arc::default()).reads_within(key);
        let asked = json!({"anyOf": [{"required": ["åtgärder"]}, {"not": {"required": ["ingen_åtgärd"]}}]});
        assert!(!reads(asked, "åtgärder"));
        let looked = json!({"required": ["åtgärder"], "properties": {"åtgärder": {"contains": {"type": "string"}}}});
        assert!(reads(looked.clone(), "åtgärder") && !reads(looked, "orsaker"));
        assert!(reads(json!({"i_takt": {"tillfällen": "tillfällen"}}), "tillfällen"));
        assert!(reads(json!({"allOf": [{"$ref": "#/$defs/x"}]}), "åtgärder"));
    }
}
