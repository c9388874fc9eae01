//! Our own keywords, for what JSON Schema cannot express about time, references and words.
//!
//! Each accepts values of other types than its own, as the keywords of JSON Schema do.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use jsonschema::json::{Array, Json, Node, Object};
use jsonschema::{JsonType, Keyword, ValidationError};
use serde::Deserialize;
use serde_json::Value;

use super::keyword_pace::{Pace, says_how_often};
use super::keyword_time::{DaysBetween, InTime, LatestYear, at, duration, in_order, later, stretch};
use super::{KindName, keyword_words};

/// The facts of an audit that the keywords read: its date, and its documents.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The date of the audit.
    pub date: Date,
    /// For each kind and id, whether such a document is in force on the audit date.
    pub in_force: HashMap<KindName, HashMap<String, bool>>,
    /// For each kind and id, the day such a document was last decided or revised; none if it is not recorded.
    pub decided: HashMap<KindName, HashMap<String, Option<Date>>>,
    /// The roles (ansvar) by id.
    pub roles: HashMap<String, Role>,
    /// The limits in days that the settings name, by name.
    pub limits: HashMap<String, i32>,
}

/// A role (ansvar): its name and the roles to which it reports.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Role {
    /// The name, such as `regiondirektör`.
    pub name: String,
    /// The ids or names of the roles to which it reports.
    pub reports_to: Vec<String>,
}

/// The names of our own keywords.
///
/// On text, or on all texts in a list or map: `säger` (stems, not negated), `nämner` (stems, even negated), `frekvens`
/// (the text has a frequency). On a date or period: `har_skett` (has begun), `inte_passerat`, `högst_gammalt`,
/// `senaste_helår` (contains the latest whole calendar year, with `när_passerat: 03-01` the latest whose 1 March has
/// passed). On text: `leder_till` (the id of an existing document, of any kind if none is given). On a list:
/// `nummerserie`. On an object, by keys or paths: `i_takt`, `ordning`, `dagar_mellan` (at most a number of days, or the
/// limit of that name in the settings), `i_tid` (done by a day of the year after a period), `beslutat_efter` (the
/// referenced documents have been decided since a date), `rapporterar_upp_till` (the chain of `rapporterar_till` ends at
/// a role without a cycle).
pub const KEYWORDS: [&str; 15] = [
    "säger",
    "nämner",
    "frekvens",
    "i_takt",
    "har_skett",
    "inte_passerat",
    "högst_gammalt",
    "ordning",
    "leder_till",
    "nummerserie",
    "dagar_mellan",
    "i_tid",
    "senaste_helår",
    "beslutat_efter",
    "rapporterar_upp_till",
];

/// The keywords that read the facts of other documents.
pub const OF_OTHERS: [&str; 3] = ["leder_till", "beslutat_efter", "rapporterar_upp_till"];

/// The top-level keys that the keywords in a schema read.
pub fn fields(schema: &serde_json::Map<String, Value>) -> Vec<&str> {
    let naming = ["i_takt", "dagar_mellan", "i_tid", "beslutat_efter"];
    let named = naming.iter().filter_map(|word| schema.get(*word)?.as_object()).flatten();
    let first = |field| str::trim_start_matches(field, '/').split('/').next().unwrap_or_default();
    let named = named.filter(|(key, _)| *key != "marginal").flat_map(|(_, field)| strings(field));
    let mut fields: Vec<&str> = named.map(first).collect();
    if schema.contains_key("rapporterar_upp_till") {
        fields.push(REPORTS_TO);
    }
    fields
}

/// True if a schema has a keyword, however deep.
#[must_use]
pub fn uses(schema: &Value, keyword: &str) -> bool {
    match schema {
        Value::Object(entries) => entries.iter().any(|(word, inner)| word == keyword || uses(inner, keyword)),
        Value::Array(items) => items.iter().any(|item| uses(item, keyword)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// One of our keywords with its argument.
#[derive(Debug, Clone)]
enum Demand {
    Says(Vec<String>),
    Mentions(Vec<String>),
    NamesFrequency(bool),
    KeepsPace(Pace),
    HasBegun(bool),
    HasNotPassed(bool),
    IsNotOlderThan(jiff::Span),
    InOrder(Vec<[String; 2]>),
    LeadsTo(Target),
    IsNumbered(String),
    IsWithinDays(DaysBetween),
    IsInTime(InTime),
    HoldsLatestYear(LatestYear),
    IsDecidedSince(DecidedSince),
    ReportsUpTo(String),
}

/// The target of a reference.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Target {
    #[serde(rename = "typ", default)]
    kind: Option<KindName>,
    #[serde(rename = "gällande", default)]
    in_force: bool,
}

/// `beslutat_efter`: the documents of a kind that a key refers to have been decided since a date.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct DecidedSince {
    #[serde(rename = "hänvisning")]
    reference: String,
    #[serde(rename = "typ")]
    kind: KindName,
    #[serde(rename = "datum")]
    since: String,
}

/// A keyword as the schema library evaluates it.
pub struct OwnKeyword {
    demand: Demand,
    facts: Arc<Facts>,
}

impl OwnKeyword {
    /// A keyword by its name and its argument.
    ///
    /// # Errors
    /// A sentence on the fault in the argument.
    pub fn new(name: &str, argument: &Value, facts: Arc<Facts>) -> Result<Self, String> {
        let demand = demand(name, argument).map_err(|error| format!("{name}: {error}"))?;
        Ok(Self { demand, facts })
    }
}

fn demand(name: &str, argument: &Value) -> Result<Demand, String> {
    fn read<'argument, T: Deserialize<'argument>>(argument: &'argument Value) -> Result<T, String> {
        T::deserialize(argument).map_err(|error| error.to_string())
    }
    Ok(match name {
        "säger" => Demand::Says(lower(read(argument)?)),
        "nämner" => Demand::Mentions(lower(read(argument)?)),
        "frekvens" => Demand::NamesFrequency(read(argument)?),
        "i_takt" => Demand::KeepsPace(read::<Pace>(argument)?.checked()?),
        "har_skett" => Demand::HasBegun(read(argument)?),
        "inte_passerat" => Demand::HasNotPassed(read(argument)?),
        "högst_gammalt" => Demand::IsNotOlderThan(duration(&read::<String>(argument)?)?),
        "ordning" => Demand::InOrder(read(argument)?),
        "leder_till" => Demand::LeadsTo(read(argument)?),
        "nummerserie" => Demand::IsNumbered(read(argument)?),
        "dagar_mellan" => Demand::IsWithinDays(read(argument)?),
        "i_tid" => Demand::IsInTime(read::<InTime>(argument)?.checked()?),
        "senaste_helår" => Demand::HoldsLatestYear(read::<LatestYear>(argument)?.checked()?),
        "beslutat_efter" => Demand::IsDecidedSince(read(argument)?),
        "rapporterar_upp_till" => Demand::ReportsUpTo(read(argument)?),
        _ => return Err("är inget känt ord".to_owned()),
    })
}

fn lower(stems: Vec<String>) -> Vec<String> {
    stems.into_iter().map(|stem| stem.to_lowercase()).collect()
}

impl<'i, F: Json> Keyword<'i, F> for OwnKeyword {
    fn validate(&self, instance: F::Node<'i>) -> Result<(), ValidationError<'i>> {
        if Keyword::<F>::is_valid(self, instance) {
            Ok(())
        } else {
            Err(ValidationError::custom("det egna villkoret håller inte"))
        }
    }

    fn is_valid(&self, instance: F::Node<'i>) -> bool {
        self.demand.holds::<F>(&instance, &self.facts)
    }
}

impl Demand {
    fn holds<'i, F: Json>(&self, node: &F::Node<'i>, facts: &Facts) -> bool {
        let value = || node.to_value();
        match self {
            Self::Says(stems) => keyword_words::texts(&value()).is_none_or(|text| keyword_words::says(&text, stems)),
            // Evaluated on the long texts of nearly all documents, so it borrows them instead of copying.
            Self::Mentions(stems) => mentions::<F>(node, stems).unwrap_or(true),
            Self::NamesFrequency(wanted) => {
                keyword_words::texts(&value()).is_none_or(|text| says_how_often(&text) == *wanted)
            }
            Self::KeepsPace(pace) => {
                let value = value();
                !value.is_object() || pace.is_kept(&value, facts.date)
            }
            Self::HasBegun(wanted) => stretch(&value()).is_none_or(|stretch| (stretch.from <= facts.date) == *wanted),
            Self::HasNotPassed(wanted) => {
                stretch(&value()).is_none_or(|stretch| (stretch.till >= facts.date) == *wanted)
            }
            Self::IsNotOlderThan(span) => {
                stretch(&value()).is_none_or(|stretch| later(stretch.till, *span) >= facts.date)
            }
            Self::InOrder(pairs) => {
                let value = value();
                pairs.iter().all(|pair| in_order(pair, &value))
            }
            Self::LeadsTo(target) => value().as_str().is_none_or(|id| leads_to(target, id, facts)),
            Self::IsNumbered(key) => value().as_array().is_none_or(|items| is_numbered(key, items)),
            Self::IsWithinDays(days) => days.holds(&value(), &facts.limits),
            Self::IsInTime(term) => term.holds(&value(), facts.date),
            Self::HoldsLatestYear(year) => year.holds(&value(), facts.date),
            Self::IsDecidedSince(decided) => is_decided_since(decided, &value(), facts),
            Self::ReportsUpTo(top) => {
                let value = value();
                !value.is_object() || reports_up_to(top, &value, facts)
            }
        }
    }
}

/// True if a text, or one of the texts in a list or map, has one of the stems; none for other types.
fn mentions<'i, F: Json>(node: &F::Node<'i>, stems: &[String]) -> Option<bool> {
    let is_said = |node: F::Node<'i>| mentions::<F>(&node, stems) == Some(true);
    match node.json_type() {
        JsonType::String => Some(keyword_words::mentions(&node.as_string()?, stems)),
        JsonType::Array => Some(node.as_array()?.elements().any(is_said)),
        JsonType::Object => Some(node.as_object()?.members().any(|(_, member)| is_said(member))),
        JsonType::Null | JsonType::Boolean | JsonType::Integer | JsonType::Number => None,
    }
}

fn leads_to(target: &Target, id: &str, facts: &Facts) -> bool {
    let is_kind = |kind: &KindName| target.kind.as_ref().is_none_or(|wanted| wanted == kind);
    let mut of_kind = facts.in_force.iter().filter(|(kind, _)| is_kind(kind)).map(|(_, ids)| ids);
    of_kind.any(|ids| ids.get(id.trim()).is_some_and(|in_force| *in_force || !target.in_force))
}

fn is_decided_since(decided: &DecidedSince, value: &Value, facts: &Facts) -> bool {
    let Some(since) = at(value, &decided.since).and_then(stretch) else { return true };
    let Some(known) = facts.decided.get(&decided.kind) else { return true };
    let named = at(value, &decided.reference).map(strings).unwrap_or_default();
    let mut days = named.into_iter().filter_map(|id| known.get(id.trim()));
    days.all(|day| day.is_some_and(|day| day >= since.from))
}

/// The key with the roles to which a role reports.
const REPORTS_TO: &str = "rapporterar_till";

/// True if the chain from a role to the topmost does not break at this role: it reports to the topmost, or to roles that are
/// described. A chain that goes round breaks at the first of its roles by id.
fn reports_up_to(top: &str, value: &Value, facts: &Facts) -> bool {
    if value.get("roll").and_then(Value::as_str).is_some_and(|name| is_role(name, top)) {
        return true;
    }
    let id = value.get("id").and_then(Value::as_str).unwrap_or_default();
    let next = value.get(REPORTS_TO).map(strings).unwrap_or_default();
    let leads = |role: &str| match facts.roles.get(role.trim()) {
        Some(described) if is_role(&described.name, top) => true,
        Some(_) => !is_first_of_circle(id, role.trim(), top, &facts.roles),
        None => is_role(role, top),
    };
    !next.is_empty() && next.into_iter().all(leads)
}

/// True if the chain from a role leads back to an id, and no id on the way comes before it.
fn is_first_of_circle(id: &str, from: &str, top: &str, roles: &HashMap<String, Role>) -> bool {
    let (mut seen, mut open) = (HashSet::new(), vec![from]);
    while let Some(next) = open.pop() {
        if next == id {
            return seen.iter().all(|on_the_way: &&str| *on_the_way >= id);
        }
        if let Some(role) = roles.get(next).filter(|role| !is_role(&role.name, top) && seen.insert(next)) {
            open.extend(role.reports_to.iter().map(|name| name.trim()));
        }
    }
    false
}

/// True if the name of a role begins with another, ignoring case: `Regionstyrelsen` is regionstyrelse.
fn is_role(name: &str, meant: &str) -> bool {
    name.trim().to_lowercase().replace(' ', "-").starts_with(meant)
}

fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Vec::new(),
    }
}

fn is_numbered(key: &str, items: &[Value]) -> bool {
    let number = |item: &Value| match item.get(key)? {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().trim_end_matches('.').parse().ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    };
    let Some(mut numbers) = items.iter().map(number).collect::<Option<Vec<i64>>>() else { return false };
    numbers.sort_unstable();
    numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
}

#[cfg(test)]
mod tests {
    use jsonschema::json::SerdeJson;
    use serde_json::json;

    use super::*;

    fn holds(name: &str, argument: &Value, value: &Value, facts: Facts) -> bool {
        let keyword = OwnKeyword::new(name, argument, Arc::new(facts)).expect("a keyword");
        Keyword::<SerdeJson>::is_valid(&keyword, value)
    }

    #[test]
    fn words_are_found_however_deep_they_stand() {
        let steps = json!([{"steg": 1, "vad": "Besvara klagomålet"}, "Registrera ämnet"]);
        assert!(holds("nämner", &json!(["BESVAR"]), &steps, Facts::default()));
        assert!(!holds("nämner", &json!(["mottag"]), &steps, Facts::default()));
        assert!(holds("nämner", &json!(["ja"]), &json!(true), Facts::default()), "no text at all is not judged");
    }

    #[test]
    fn a_chain_that_breaks_is_told_where_it_breaks() {
        let role = |name: &str, up: &[&str]| Role {
            name: name.to_owned(),
            reports_to: up.iter().map(|&id| id.to_owned()).collect(),
        };
        let roles = || {
            let roles = [
                ("roll-rs", role("regionstyrelse", &[])),
                ("roll-rd", role("regiondirektör", &["roll-rs"])),
                ("roll-a", role("a", &["roll-b"])),
                ("roll-b", role("b", &["roll-a"])),
                ("roll-ensam", role("ensam", &[])),
            ];
            Facts { roles: roles.map(|(id, role)| (id.to_owned(), role)).into(), ..Facts::default() }
        };
        let leads = |up: &Value| {
            holds(
                "rapporterar_upp_till",
                &json!("regionstyrelse"),
                &json!({"id": "roll-x", "roll": "x", "rapporterar_till": up}),
                roles(),
            )
        };
        assert!(leads(&json!(["roll-rd"])));
        assert!(leads(&json!(["Regionstyrelsen"])));
        for up in [json!(["okänd"]), json!([]), json!(["roll-rd", "okänd"])] {
            assert!(!leads(&up), "{up}");
        }
        let circle = |id: &str, up: &str| {
            let value = json!({"id": id, "roll": id, "rapporterar_till": [up]});
            holds("rapporterar_upp_till", &json!("regionstyrelse"), &value, roles())
        };
        assert!(!circle("roll-a", "roll-b") && circle("roll-b", "roll-a"), "a circle is told once");
        // The chain breaks further up, and is told there.
        assert!(leads(&json!(["roll-ensam"])));
        assert!(leads(&json!(["roll-a"])));
    }

    #[test]
    fn what_an_action_changes_is_decided_after_it() {
        let facts = |day: Option<Date>| Facts {
            decided: HashMap::from([(KindName("rutin".into()), HashMap::from([("rut-1".to_owned(), day)]))]),
            ..Facts::default()
        };
        let argument = json!({"hänvisning": "påverkar", "typ": "rutin", "datum": "beslutad"});
        let value = json!({"påverkar": ["rut-1", "mal-1"], "beslutad": "2026-01-12"});
        let day = crate::text::date::day;
        assert!(holds("beslutat_efter", &argument, &value, facts(day("2026-01-12"))));
        assert!(!holds("beslutat_efter", &argument, &value, facts(day("2026-01-11"))));
        assert!(!holds("beslutat_efter", &argument, &value, facts(None)));
    }
}
