//! Conditions evaluated on YAML trees agree with those evaluated on the JSON values of the trees.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng};
use serde_json::{Map, Value, json};

use ledningskoll::catalogue::view::Seen;
use ledningskoll::catalogue::{Catalogue, Condition, Facts, Kind, KindName, LazyValue, Requirement, Shape, View};
use ledningskoll::corpus::Document;
use ledningskoll::text::SourceId;
use ledningskoll::text::yaml::parse;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::embedded().expect("the catalogue is sound"));
/// The conditions for documents of each kind.
static CONDITIONS: LazyLock<HashMap<&KindName, Vec<Condition>>> = LazyLock::new(|| {
    let facts = Arc::new(Facts { date: jiff::civil::date(2026, 11, 15), ..Facts::default() });
    let of_kind = |kind: &'static Arc<Kind>| {
        let form = Condition::new(kind.schema.clone(), Arc::clone(&facts));
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

/// The conditions of a requirement.
fn schemas(requirement: &Requirement) -> Vec<&LazyValue> {
    let scope = &requirement.scope;
    let of_scope = [&scope.when, &scope.unclear, &scope.part_when, &scope.part_unclear, &requirement.condition];
    let of_existence = requirement.exists.iter().flat_map(|exists| [&exists.selection, &exists.condition]);
    let of_points = requirement.points.iter().map(|point| &point.condition);
    of_scope.into_iter().chain(of_existence).flatten().chain(of_points).collect()
}

/// A random generator with a seed.
fn generator(seed: u64) -> TestRng {
    TestRng::from_seed(RngAlgorithm::ChaCha, &[seed.to_le_bytes(); 4].concat())
}

fn one_of<'all, T>(generator: &mut TestRng, all: &'all [T]) -> &'all T {
    &all[generator.random_range(0..all.len())]
}

/// A random value for a shape: valid, almost valid or invalid.
fn written(shape: &Shape, generator: &mut TestRng, depth: usize) -> Value {
    let items = shape.items.as_deref();
    let words: Vec<&String> =
        items.unwrap_or(shape).words.iter().chain(items.unwrap_or(shape).synonyms.keys()).collect();
    match generator.random_range(0..8) {
        0 => scalar(generator),
        1 => one_of(generator, &[json!(null), json!(""), json!(" "), json!([]), json!({})]).clone(),
        // A single value or a map may replace a list, and the other way round.
        2..=4 if depth > 0 => {
            (0..=generator.random_range(0..3)).map(|_| written(items.unwrap_or(shape), generator, depth - 1)).collect()
        }
        _ if items.unwrap_or(shape).takes_boolean => {
            one_of(generator, &[json!(true), json!(false), json!("ja"), json!("Nej")]).clone()
        }
        _ if !words.is_empty() => match generator.random_range(0..3) {
            0 => json!(one_of(generator, &words).to_uppercase()),
            _ => json!(one_of(generator, &words)),
        },
        _ if depth > 0 && !items.unwrap_or(shape).properties.is_empty() => {
            map(items.unwrap_or(shape), generator, depth - 1)
        }
        _ => scalar(generator),
    }
}

fn scalar(generator: &mut TestRng) -> Value {
    let texts =
        ["inte allvarlig", "JA", " nej ", "True", "007", "12", "1.10", "tills vidare", "2026-02-30", "2026-03-01"];
    match generator.random_range(0..4) {
        0 => json!(generator.random_range(0..2) == 0),
        1 => json!([3, -1, 2026][generator.random_range(0..3)]),
        _ => json!(one_of(generator, &texts)),
    }
}

fn map(shape: &Shape, generator: &mut TestRng, depth: usize) -> Value {
    let mut entries = Map::new();
    for key in shape.properties.keys().filter(|_| generator.random_range(0..4) > 0).collect::<Vec<_>>() {
        let inner = shape.properties.get(key).expect("a known key");
        entries.insert(key.clone(), written(inner, generator, depth));
    }
    entries.insert("x-eget".to_owned(), written(&Shape::default(), generator, depth));
    Value::Object(entries)
}

fn document(kind: &Arc<Kind>, generator: &mut TestRng) -> Document {
    let mut value = map(&kind.shape, generator, 3);
    value["typ"] = json!(kind.name.0);
    let text = serde_yaml::to_string(&value).expect("any value can be written");
    let mut root = parse(&text).remove(0).root.expect("a tree");
    root.drop_unfilled_items();
    Document::new(SourceId(0), Arc::clone(kind), root)
}

/// Collects a view and its descendants.
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
        let document = document(kind, &mut generator(seed));
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
        let drawn: Vec<Document> = (0..250).map(|seed| document(kind, &mut generator(seed))).collect();
        for condition in &CONDITIONS[&kind.name] {
            let held = drawn.iter().filter(|one| condition.holds_of(one.view())).count();
            undecided += usize::from((1..drawn.len()).contains(&held));
            count += 1;
        }
    }
    assert!(undecided * 2 > count, "only {undecided} of {count} conditions are tried both ways");
}

#[test]
fn the_name_of_a_field_is_a_text_even_where_it_is_blank() {
    let names = json!({"propertyNames": {"type": "string", "pattern": "^[a-zåäö ]*$"}});
    let condition = Condition::new(names, Arc::default());
    for (text, holds) in [("\"\": a\nsyfte: b\n", true), ("\" \": a\n", true), ("true: a\n", true), ("A1: a\n", false)]
    {
        let parts = parse(text);
        let view = View::bare(parts[0].root.as_ref().expect("a tree"));
        assert_eq!((condition.holds_of(view), condition.holds(&view.value())), (holds, holds), "{text}");
    }
}
