//! The bounds of own requirements, so that none makes an audit slow: size, patterns, and references among conditions.

use std::collections::HashMap;

use regex::RegexBuilder;
use serde_json::Value;

use super::OwnFile;
use crate::catalogue::CatalogueError;
use crate::catalogue::condition::OUTSIDE;
use crate::catalogue::fold_in::fold_in;
use crate::text::Pointer;

/// The most values in a requirement, its examples left out.
const MOST_VALUES: usize = 5_000;
/// The most values in a condition with all references followed.
const MOST_FOLLOWED: usize = 10_000;
/// The most values in all own conditions with all references followed.
const MOST_FOLLOWED_IN_ALL: usize = 200_000;
/// The most levels in a condition, with all references followed.
const MOST_LEVELS: usize = 100;
/// The most examples of a requirement.
const MOST_EXAMPLES: usize = 100;
/// The most patterns in all own requirements.
const MOST_PATTERNS: usize = 1_000;
/// The longest pattern, in characters.
const LONGEST_PATTERN: usize = 2_000;
/// The largest compiled pattern, in bytes.
const MOST_BYTES_OF_PATTERN: usize = 256 * 1024;

/// What the own requirements that have been read take.
#[derive(Debug, Default)]
pub struct Bounds {
    patterns: usize,
    /// The values in conditions, with references followed.
    followed: usize,
}

impl Bounds {
    /// Holds a requirement to the bounds.
    ///
    /// # Errors
    /// If it is over one of them, or refers to itself.
    pub fn hold(&mut self, file: &OwnFile, requirement: &Value, common: &Value) -> Result<(), CatalogueError> {
        let entries = requirement.as_object().into_iter().flatten();
        let mut values = 0;
        for (key, value) in entries {
            let at = Pointer::root().child(key);
            match key.as_str() {
                "exempel" => examples(file, value, &at)?,
                _ => self.walk(file, value, &at, &mut values)?,
            }
        }
        let schemas = SCHEMAS.iter().filter_map(|at| Some((*at, requirement.pointer(at)?)));
        let points = requirement.get("punkter").and_then(Value::as_array).into_iter().flatten();
        let of_points = points.filter_map(|point| Some(("/punkter", point.get("villkor")?)));
        for (at, schema) in schemas.chain(of_points) {
            let folded = fold_in(schema, &common);
            let mut followed = Followed { root: &folded, known: HashMap::new() };
            let wrong = |reason: String| file.wrong_at(&Pointer::parse(at), reason);
            self.followed += followed.extent(&folded, 0).map_err(wrong)?.values;
            if self.followed > MOST_FOLLOWED_IN_ALL {
                return Err(wrong(format!(
                    "de egna kravens villkor har tillsammans fler än {MOST_FOLLOWED_IN_ALL} värden"
                )));
            }
        }
        Ok(())
    }

    /// Counts the values below a node, and holds its patterns to their bounds.
    fn walk(&mut self, file: &OwnFile, node: &Value, at: &Pointer, values: &mut usize) -> Result<(), CatalogueError> {
        *values += 1;
        if *values > MOST_VALUES {
            return Err(file.wrong_at(at, format!("kravet har fler än {MOST_VALUES} värden; dela upp det i flera")));
        }
        match node {
            Value::Object(entries) => {
                for (key, value) in entries {
                    let at = at.child(key);
                    if let ("pattern", Value::String(pattern)) = (key.as_str(), value) {
                        self.pattern(file, pattern, &at)?;
                    }
                    self.walk(file, value, &at, values)?;
                }
            }
            Value::Array(items) => {
                for (number, item) in items.iter().enumerate() {
                    self.walk(file, item, &at.child(number), values)?;
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
        Ok(())
    }

    fn pattern(&mut self, file: &OwnFile, pattern: &str, at: &Pointer) -> Result<(), CatalogueError> {
        self.patterns += 1;
        if self.patterns > MOST_PATTERNS {
            return Err(file.wrong_at(at, format!("de egna kraven har fler än {MOST_PATTERNS} mönster")));
        }
        if pattern.chars().count() > LONGEST_PATTERN {
            return Err(file.wrong_at(at, format!("mönstret är längre än {LONGEST_PATTERN} tecken")));
        }
        match RegexBuilder::new(pattern).size_limit(MOST_BYTES_OF_PATTERN).build() {
            Err(regex::Error::CompiledTooBig(_)) => {
                Err(file.wrong_at(at, "mönstret är för stort; upprepa färre gånger, eller dela upp det"))
            }
            // A pattern that cannot be read is told when the condition is compiled.
            Ok(_) | Err(_) => Ok(()),
        }
    }
}

/// Where conditions stand in a requirement, beside its points.
const SCHEMAS: [&str; 7] =
    ["/krav", "/gäller/när", "/gäller/ovisst", "/gäller/del_när", "/gäller/del_ovisst", "/finns/urval", "/finns/krav"];

/// Holds the number of examples to its bound.
fn examples(file: &OwnFile, examples: &Value, at: &Pointer) -> Result<(), CatalogueError> {
    let lists = examples.as_object().into_iter().flatten().filter_map(|(_, list)| list.as_array());
    if lists.map(Vec::len).sum::<usize>() > MOST_EXAMPLES {
        return Err(file.wrong_at(at, format!("kravet har fler än {MOST_EXAMPLES} exempel")));
    }
    Ok(())
}

/// The values and the levels of a condition, with its references followed.
#[derive(Debug, Clone, Copy, Default)]
struct Extent {
    values: usize,
    levels: usize,
}

/// A condition whose references are followed, each target once.
struct Followed<'schema> {
    root: &'schema Value,
    /// The extent of each target; none while it is being worked out.
    known: HashMap<String, Option<Extent>>,
}

impl Followed<'_> {
    fn extent(&mut self, node: &Value, depth: usize) -> Result<Extent, String> {
        if depth > MOST_LEVELS {
            return Err(format!("villkoret har fler än {MOST_LEVELS} nivåer i varandra"));
        }
        let mut whole = Extent { values: 1, levels: 0 };
        let mut add = |inner: Extent| {
            whole.values = whole.values.saturating_add(inner.values);
            whole.levels = whole.levels.max(inner.levels + 1);
        };
        match node {
            Value::Object(entries) => {
                for (key, value) in entries {
                    add(match (key.as_str(), value) {
                        // What is defined costs where it is used.
                        ("$defs", _) => Extent::default(),
                        ("$ref", Value::String(target)) => self.target(target, depth + 1)?,
                        _ => self.extent(value, depth + 1)?,
                    });
                }
            }
            Value::Array(items) => {
                for item in items {
                    add(self.extent(item, depth + 1)?);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
        if whole.values > MOST_FOLLOWED {
            return Err(format!("villkoret har fler än {MOST_FOLLOWED} värden när dess $ref är följda"));
        }
        if depth + whole.levels > MOST_LEVELS {
            return Err(format!("villkoret har fler än {MOST_LEVELS} nivåer i varandra"));
        }
        Ok(whole)
    }

    /// The extent of what a reference leads to; a target that does not exist is told when the condition is compiled.
    fn target(&mut self, target: &str, depth: usize) -> Result<Extent, String> {
        match self.known.get(target) {
            Some(Some(extent)) if depth + extent.levels > MOST_LEVELS => {
                return Err(format!("villkoret har fler än {MOST_LEVELS} nivåer i varandra"));
            }
            Some(Some(extent)) => return Ok(*extent),
            Some(None) => return Err(format!("villkoret hänvisar runt i en ring med $ref: {target}")),
            None => {}
        }
        // NOTE: an address of the condition as a whole would lead past these bounds, and round in a ring.
        if !target.starts_with('#') {
            return Err(OUTSIDE.to_owned());
        }
        let decoded = percent_encoding::percent_decode_str(target).decode_utf8_lossy();
        let root = self.root;
        let Some(found) = decoded.strip_prefix('#').and_then(|pointer| root.pointer(pointer)) else {
            return Ok(Extent::default());
        };
        self.known.insert(target.to_owned(), None);
        let extent = self.extent(found, depth)?;
        self.known.insert(target.to_owned(), Some(extent));
        Ok(extent)
    }
}
