//! What is said of what came of it: goals, measures, results and lessons.

use super::statement::{bounded, compared, counted, quoted, stands_on, stands_on_one};
use crate::render::shared_words::{capital, count};
use crate::report::annual::Annual;
use crate::report::annual::written_number::without_unit;
use crate::report::annual::year::{Basis, Year};
use crate::report::annual::year_of_work::Compilation;
use crate::report::annual::yearly_goals::{GoalOutcome, YearlyGoal};

/// The goals of the year.
pub fn overall_goals(annual: &Annual<'_>) -> Vec<String> {
    let goals: Basis<'_> = annual.goals.of_year().map(|goal| goal.name).collect();
    let year = annual.year.number;
    let said =
        if annual.year.is_over() { format!("mål gällde under {year}") } else { format!("mål gäller för {year}") };
    counted(&goals, [&said, &said]).into_iter().collect()
}

/// The goals for the year after.
pub fn next_goals(annual: &Annual<'_>) -> Vec<String> {
    let said = format!("mål gäller för {}", annual.year.number + 1);
    counted(&annual.goals.next, [&said, &said]).into_iter().collect()
}

/// The measures.
pub fn measures(annual: &Annual<'_>) -> Vec<String> {
    let (found, year) = (&annual.measures, annual.year.number);
    let mut told = Vec::new();
    let nouns = ["åtgärd", "åtgärder"];
    if !found.decided.is_empty() {
        told.push(compared(&found.decided, nouns, &format!("beslutades under {year}")));
    }
    if !found.done.is_empty() {
        told.push(compared(&found.done, nouns, &format!("genomfördes under {year}")));
    }
    let effect = "saknar uppföljning som visar effekten";
    told.extend(counted(&found.without_effect, [&format!("av dem {effect}"); 2].map(String::as_str)));
    let until = annual.year.until;
    let late = [format!("åtgärd var försenad {until}"), format!("åtgärder var försenade {until}")];
    let is_known = !found.decided.is_empty() || !found.done.is_empty();
    let none = is_known.then(|| format!("Ingen åtgärd var försenad {until}."));
    told.extend(counted(&found.late, [&*late[0], &*late[1]]).or(none));
    told
}

/// The outcome of each goal.
pub fn results(annual: &Annual<'_>) -> Vec<String> {
    let year = annual.year.number;
    let with = annual.goals.with_outcome();
    let judged: Basis<'_> = with.clone().filter(|goal| goal.is_reached.is_some()).map(|goal| goal.name).collect();
    let reached = with.clone().filter(|goal| goal.is_reached == Some(true)).count();
    let mut told = Vec::new();
    if !judged.is_empty() {
        let judged_goals = count(judged.number(), "mål", "mål");
        let are_reached = match reached {
            0 => "är inget nått".to_owned(),
            1 => "är 1 nått".to_owned(),
            reached => format!("är {reached} nådda"),
        };
        told.push(stands_on(
            &format!("Av {judged_goals} med målvärde och utfall för {year} {are_reached} vid det senaste utfallet"),
            &judged,
        ));
    }
    told.extend(bounded(with.filter_map(|goal| outcome(goal, annual.year))));
    told.extend(bounded(annual.goals.goals.iter().filter_map(beginning)));
    let without = annual.goals.of_year().filter(|goal| goal.outcome.is_none()).map(|goal| goal.name);
    let yet = if annual.year.is_over() { "" } else { "ännu " };
    told.extend(counted(&without.collect(), [&*format!("mål saknar {yet}utfall för {year}"); 2]));
    told
}

/// The outcome of a goal, held against its target and the year before.
fn outcome(goal: &YearlyGoal<'_>, year: Year) -> Option<String> {
    let outcome = goal.outcome.as_ref()?;
    let target = target(goal).map(|target| format!("; {target}")).unwrap_or_default();
    let reached = match goal.is_reached {
        Some(true) => ", nått",
        Some(false) if year.is_over() => ", inte nått",
        Some(false) => ", inte nått än",
        None => "",
    };
    let before = goal.before.as_ref().map(|before| format!("; året före {}", values(before, None))).unwrap_or_default();
    let said = said_of(goal, "utfall", outcome);
    Some(stands_on_one(&format!("{said}{target}{reached}{before}"), goal.name))
}

/// The target with its direction: "målvärde minst 70", "målvärde 10 (minska)".
fn target(goal: &YearlyGoal<'_>) -> Option<String> {
    let target = value(goal.target.as_deref()?, None);
    Some(match goal.direction.as_deref() {
        // Only these stand before a number: "minska 10" may be by or to.
        Some(bound @ ("minst" | "högst")) => format!("målvärde {bound} {target}"),
        Some(direction) => format!("målvärde {target} ({})", quoted(direction)),
        None => format!("målvärde {target}"),
    })
}

/// The value of the year that a later goal began with.
fn beginning(goal: &YearlyGoal<'_>) -> Option<String> {
    let value = goal.beginning.as_ref()?;
    Some(stands_on_one(&said_of(goal, "utgångsvärde", value), goal.name))
}

fn said_of(goal: &YearlyGoal<'_>, label: &str, outcome: &GoalOutcome) -> String {
    let values = values(outcome, goal.unit.as_deref());
    format!("{}, {label} {}: {values}", capital(&quoted(goal.title)), quoted(&outcome.period))
}

/// The values of an outcome: for all, and for women and men.
fn values(outcome: &GoalOutcome, unit: Option<&str>) -> String {
    let part = |name: &str, part: &Option<String>| part.as_deref().map(|text| format!("{name} {}", value(text, None)));
    let parts = [part("kvinnor", &outcome.women), part("män", &outcome.men)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match (&outcome.total, parts.is_empty()) {
        (Some(total), true) => value(total, unit),
        (Some(total), false) => format!("{} ({})", value(total, unit), parts.join(", ")),
        (None, false) => value(&parts.join(", "), unit),
        (None, true) => "utan värde".to_owned(),
    }
}

/// A value as written, with a decimal comma if it is a number, and its unit unless it has one.
fn value(text: &str, unit: Option<&str>) -> String {
    let has_unit = without_unit(text, unit.unwrap_or_default()).len() < text.trim().len();
    let written = if text.parse::<f64>().is_ok() { text.replace('.', ",") } else { quoted(text) };
    match unit {
        Some(unit) if !has_unit => format!("{written} {}", quoted(unit)),
        Some(_) | None => written,
    }
}

/// Causes and conclusions.
pub fn lessons(annual: &Annual<'_>) -> Vec<String> {
    let causes = annual.investigations.causes.iter();
    let mut told = bounded(causes.map(|(area, basis)| {
        let number = count(basis.number(), "orsak", "orsaker");
        stands_on(&format!("Orsaker i utredningarna, {}: {number}", quoted(area)), basis)
    }));
    told.extend(annual.work.compilations.iter().flat_map(concluded));
    told
}

fn concluded(one: &Compilation<'_>) -> Vec<String> {
    let told = |label: &str, text: &Option<String>| {
        let sentence = format!("{label} enligt ”{}”: {}", quoted(one.title), quoted(text.as_deref()?));
        Some(stands_on_one(&sentence, one.name))
    };
    [told("Mönster", &one.pattern), told("Slutsats", &one.conclusion)].into_iter().flatten().collect()
}
