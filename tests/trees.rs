//! Conditions are held against documents in their trees: they must say the same of the value that a tree stands for.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use ledningskoll::catalogue::{Catalogue, Condition, Facts, Requirement};
use ledningskoll::corpus::view::Seen;
use ledningskoll::corpus::{Document, Kind, KindName, Shape, View};
use ledningskoll::source::SourceId;
use ledningskoll::source::yaml::parse;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::embedded().expect("the catalogue is sound"));
/// What is asked of documents of each kind.
static CONDITIONS: LazyLock<HashMap<&KindName, Vec<Condition>>> = LazyLock::new(|| {
    let facts = Arc::new(Facts { date: jiff::civil::date(2026, 11, 15), ..Facts::default() });
    let of_kind = |kind: &'static Arc<Kind>| {
        let form = Condition::new(Value::clone(&kind.schema), Arc::clone(&facts));
        let of_existence = |requirement: &&Requirement| {
            requirement.exists.iter().flat_map(|exists| &exists.kinds).any(|one| *one == kind.name)
        };
        let is_asked =
            |requirement: &&Requirement| requirement.scope.kinds.contains(&kind.name) || of_existence(requirement);
        let asked = CATALOGUE.requirements.iter().filter(is_asked).flat_map(schemas);
        (&kind.name, std::iter::once(form).chain(asked.map(|schema| CATALOGUE.condition(schema, &facts))).collect())
    };
    CATALOGUE.kinds.values().map(of_kind).collect()
});

/// Every condition of a requirement.
fn schemas(requirement: &Requirement) -> Vec<&Value> {
    let scope = &requirement.scope;
    let of_scope = [&scope.when, &scope.unclear, &scope.part_when, &scope.part_unclear, &requirement.condition];
    let of_existence = requirement.exists.iter().flat_map(|exists| [&exists.selection, &exists.condition]);
    let of_points = requirement.points.iter().map(|point| &point.condition);
    of_scope.into_iter().chain(of_existence).flatten().chain(of_points).collect()
}

/// Chance that gives the same from the same beginning.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn one_of<'all, T>(&mut self, all: &'all [T]) -> &'all T {
        &all[self.below(all.len())]
    }
}

/// What someone may have written where this is meant: what fits, what nearly does, and what does not at all.
fn written(shape: &Shape, chance: &mut Chance, depth: usize) -> Value {
    let items = shape.items.as_deref();
    let words: Vec<&String> =
        items.unwrap_or(shape).words.iter().chain(items.unwrap_or(shape).synonyms.keys()).collect();
    match chance.below(8) {
        0 => scalar(chance),
        1 => chance.one_of(&[json!(null), json!(""), json!(" "), json!([]), json!({})]).clone(),
        // A single value, or a map, may stand where a list is meant, and the other way round.
        2..=4 if depth > 0 => {
            (0..=chance.below(3)).map(|_| written(items.unwrap_or(shape), chance, depth - 1)).collect()
        }
        _ if items.unwrap_or(shape).takes_boolean => {
            chance.one_of(&[json!(true), json!(false), json!("ja"), json!("Nej")]).clone()
        }
        _ if !words.is_empty() => match chance.below(3) {
            0 => json!(chance.one_of(&words).to_uppercase()),
            _ => json!(chance.one_of(&words)),
        },
        _ if depth > 0 && !items.unwrap_or(shape).properties.is_empty() => {
            map(items.unwrap_or(shape), chance, depth - 1)
        }
        _ => scalar(chance),
    }
}

fn scalar(chance: &mut Chance) -> Value {
    let texts =
        ["inte allvarlig", "JA", " nej ", "True", "007", "12", "1.10", "tills vidare", "2026-02-30", "2026-03-01"];
    match chance.below(4) {
        0 => json!(chance.below(2) == 0),
        1 => json!([3, -1, 2026][chance.below(3)]),
        _ => json!(chance.one_of(&texts)),
    }
}

fn map(shape: &Shape, chance: &mut Chance, depth: usize) -> Value {
    let mut entries = Map::new();
    for key in shape.properties.keys().filter(|_| chance.below(4) > 0).collect::<Vec<_>>() {
        let inner = shape.properties.get(key).expect("a known key");
        entries.insert(key.clone(), written(inner, chance, depth));
    }
    entries.insert("x-eget".to_owned(), written(&Shape::default(), chance, depth));
    Value::Object(entries)
}

fn document(kind: &Arc<Kind>, chance: &mut Chance) -> Document {
    let mut value = map(&kind.shape, chance, 3);
    value["typ"] = json!(kind.name.0);
    let text = serde_yaml::to_string(&value).expect("any value can be written");
    let mut root = parse(&text).remove(0).root.expect("a tree");
    root.drop_unfilled_items();
    Document::new(SourceId(0), Arc::clone(kind), root)
}

/// A view and all below it.
fn all<'tree>(view: View<'tree>, found: &mut Vec<View<'tree>>) {
    found.push(view);
    match view.seen() {
        Some(Seen::List(items)) => items.for_each(|item| all(item, found)),
        Some(Seen::Map(members)) => members.for_each(|(_, member)| all(member, found)),
        Some(Seen::Plain(_)) | None => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_condition_says_the_same_of_a_tree_as_of_its_value(kind in any::<prop::sample::Index>(), seed in any::<u64>()) {
        let kinds: Vec<&Arc<Kind>> = CATALOGUE.kinds.values().collect();
        let kind = kinds[kind.index(kinds.len())];
        let document = document(kind, &mut Chance(seed));
        let mut views = Vec::new();
        all(document.view(), &mut views);
        for view in views {
            let value = view.value();
            for condition in &CONDITIONS[&kind.name] {
                prop_assert_eq!(condition.holds_of(view), condition.holds(&value), "{:?} of {}", condition.top_keys(), value);
                prop_assert_eq!(condition.misses_of(view), condition.misses(&value));
            }
        }
    }
}

#[test]
fn what_is_drawn_both_holds_and_does_not() {
    let (mut undecided, mut count) = (0, 0);
    for kind in CATALOGUE.kinds.values() {
        let drawn: Vec<Document> = (0..150).map(|seed| document(kind, &mut Chance(seed))).collect();
        for condition in &CONDITIONS[&kind.name] {
            let held = drawn.iter().filter(|one| condition.holds_of(one.view())).count();
            undecided += usize::from((1..drawn.len()).contains(&held));
            count += 1;
        }
    }
    assert!(undecided * 2 > count, "only {undecided} of {count} conditions are tried both ways");
}
