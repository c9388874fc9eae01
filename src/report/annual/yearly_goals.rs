//! The goals of a year with their outcome, for women and men, and those of the year after.

use super::members::{Member, Members};
use super::written_number::number_in;
use super::year::{Basis, Year};
use crate::catalogue::kind;
use crate::text::date::Stretch;
use crate::text::said::{items, period, said, written_period};
use crate::text::{Node, swedish};

/// The goals of a year.
#[derive(Debug, Default)]
pub struct YearlyGoals<'corpus> {
    /// The goals whose period has days in the year, and those that have a value for it; by title.
    pub goals: Vec<YearlyGoal<'corpus>>,
    /// The goals for the year after, by id.
    pub next: Basis<'corpus>,
}

/// A goal in a year.
#[derive(Debug)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct YearlyGoal<'corpus> {
    pub name: &'corpus str,
    pub title: &'corpus str,
    /// True if its period has days in the year, or if it has none and an outcome in it.
    pub is_of_year: bool,
    /// The unit of its measure, such as procent.
    pub unit: Option<String>,
    /// The target, as written.
    pub target: Option<String>,
    /// Its direction, as written: `minst`.
    pub direction: Option<String>,
    /// The latest outcome of the year.
    pub outcome: Option<GoalOutcome>,
    /// The value of the year that a later goal began with, if it has no outcome in it.
    pub beginning: Option<GoalOutcome>,
    /// The latest outcome of the year before, or the value that it began with.
    pub before: Option<GoalOutcome>,
    /// Whether the outcome reaches the target; none if that cannot be told.
    pub is_reached: Option<bool>,
}

/// An outcome of a goal, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct GoalOutcome {
    pub period: String,
    pub total: Option<String>,
    pub women: Option<String>,
    pub men: Option<String>,
}

impl<'corpus> YearlyGoals<'corpus> {
    /// The goals of some documents.
    #[must_use]
    pub fn of(members: &Members<'corpus>, year: Year) -> Self {
        let mut found = Self::default();
        let next = Year { number: year.number + 1, ..year };
        for member in members.of_kind(kind::GOAL) {
            let days = period(&member.document.root, "period");
            let goal = goal(member, year);
            if goal.is_of_year || goal.outcome.is_some() || goal.beginning.is_some() {
                found.goals.push(goal);
            }
            if days.is_some_and(|days| next.meets(days)) {
                found.next.add(member.name);
            }
        }
        found.goals.sort_by_cached_key(|goal| swedish(goal.title));
        found
    }

    /// The goals of the year.
    pub fn of_year(&self) -> impl Iterator<Item = &YearlyGoal<'corpus>> {
        self.goals.iter().filter(|goal| goal.is_of_year)
    }

    /// The goals with an outcome in the year.
    pub fn with_outcome(&self) -> impl Iterator<Item = &YearlyGoal<'corpus>> + Clone {
        self.goals.iter().filter(|goal| goal.outcome.is_some())
    }
}

fn goal<'corpus>(member: &Member<'corpus>, year: Year) -> YearlyGoal<'corpus> {
    let root = &*member.document.root;
    let outcome = latest(root, year);
    let before = latest(root, Year::on(year.number - 1, year.until));
    let began = |number: i16| {
        let value = root.get("utgångsvärde").map(|entry| &entry.value)?;
        let days = period(value, "period").filter(|days| days.till.year() == number)?;
        Some((days, value))
    };
    let beginning = began(year.number).filter(|_| outcome.is_none());
    let told = |(days, item): (Stretch, &Node)| GoalOutcome::of(days, item);
    YearlyGoal {
        name: member.name,
        title: &member.document.title,
        unit: root.get("mått").and_then(|entry| said(&entry.value, "enhet")),
        target: said(root, "målvärde"),
        direction: said(root, "riktning"),
        is_of_year: period(root, "period").map_or(outcome.is_some(), |days| year.meets(days)),
        is_reached: outcome.and_then(|(_, item)| is_reached(root, item)),
        outcome: outcome.map(told),
        beginning: beginning.map(told),
        before: before.or_else(|| began(year.number - 1)).map(told),
    }
}

/// The latest outcome of a year, with its days.
fn latest(root: &Node, year: Year) -> Option<(Stretch, &Node)> {
    let outcomes = items(root, "utfall").into_iter().filter_map(|(_, item)| Some((period(item, "period")?, item)));
    let of_year = outcomes.filter(|(days, _)| days.till.year() == year.number && days.from <= year.until);
    of_year.max_by_key(|(days, _)| (days.till, days.from))
}

/// Whether an outcome reaches the target: for all, by the direction of the goal.
fn is_reached(root: &Node, outcome: &Node) -> Option<bool> {
    let unit = root.get("mått").and_then(|entry| said(&entry.value, "enhet")).unwrap_or_default();
    let value = |node: &Node, key: &str| number_in(node.get(key)?.value.text()?, &unit);
    let (target, total) = (value(root, "målvärde")?, value(outcome, "totalt")?);
    match said(root, "riktning")?.to_lowercase().as_str() {
        "minst" | "öka" => Some(total >= target),
        "högst" | "minska" => Some(total <= target),
        _ => None,
    }
}

impl GoalOutcome {
    fn of(days: Stretch, item: &Node) -> Self {
        let period = written_period(item, "period").unwrap_or_else(|| format!("{}–{}", days.from, days.till));
        Self { period, total: said(item, "totalt"), women: said(item, "kvinnor"), men: said(item, "män") }
    }
}
