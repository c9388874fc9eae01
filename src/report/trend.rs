//! Findings over time: audits of earlier states with today's rules, each as of its own day.

use super::comparison::Difference;

/// Findings over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// The interval between the points.
    pub every: Interval,
    /// The points, the earliest first.
    pub points: Vec<Point>,
}

/// The interval between two points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Interval {
    /// The end of each week: a Sunday.
    Week,
    /// The end of each month.
    #[default]
    Month,
    /// The end of each quarter.
    Quarter,
    /// The end of each year.
    Year,
}

/// The numbers of an audit on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The audit date, ÅÅÅÅ-MM-DD.
    pub day: String,
    /// The commit that was audited, if the folder is in git.
    pub revision: Option<String>,
    /// The number of documents.
    pub documents: usize,
    /// The findings that count.
    pub tally: Tally,
    /// Assessments whose outcome is undetermined.
    pub undetermined: usize,
    /// Findings under a waiver.
    pub waived: usize,
    /// The findings about each enhet, by id: in its own documents and in those decided above that apply to it. They overlap.
    pub units: Vec<Part>,
    /// The findings of each act, and of rules that are no law.
    pub acts: Vec<Part>,
    /// The changes since the point before; none for the first.
    pub since: Option<Difference>,
}

/// The findings of an enhet or an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The id of the enhet, or the act as it is cited.
    pub id: String,
    /// The name of the enhet, or the act again.
    pub name: String,
    /// The findings.
    pub tally: Tally,
}

/// The numbers of findings of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Tally {
    /// brister
    pub errors: usize,
    /// bör
    pub warnings: usize,
    /// tips
    pub notes: usize,
}

impl Tally {
    /// The number of all findings.
    #[must_use]
    pub fn all(&self) -> usize {
        self.errors + self.warnings + self.notes
    }
}

/// An enhet or an act from the first point to the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The latest name.
    pub name: String,
    /// The findings at each point; zero where it did not exist.
    pub tallies: Vec<Tally>,
}

impl Course {
    /// The findings at the first point and at the last.
    #[must_use]
    pub fn ends(&self) -> (Tally, Tally) {
        (self.tallies.first().copied().unwrap_or_default(), self.tallies.last().copied().unwrap_or_default())
    }
}

impl Trend {
    /// The enheter that ever had a finding, those with most brister now first.
    #[must_use]
    pub fn units(&self) -> Vec<Course> {
        self.courses(|point| &point.units)
    }

    /// The acts that ever had a finding, those with most brister now first.
    #[must_use]
    pub fn acts(&self) -> Vec<Course> {
        self.courses(|point| &point.acts)
    }

    /// The largest number of findings of a point.
    #[must_use]
    pub fn most(&self) -> usize {
        self.points.iter().map(|point| point.tally.all()).max().unwrap_or_default()
    }

    /// The changes from each point to the next, added up; none if there is but one point.
    #[must_use]
    pub fn changes(&self) -> Option<Difference> {
        self.points.iter().filter_map(|point| point.since).reduce(|sum, next| sum.plus(&next))
    }

    fn courses(&self, parts: fn(&Point) -> &[Part]) -> Vec<Course> {
        let mut ids: Vec<&str> = self.points.iter().flat_map(parts).map(|part| part.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        let of = |id: &str| {
            let found = self.points.iter().map(|point| parts(point).iter().find(|part| part.id == id));
            let last = found.clone().flatten().next_back();
            Course {
                name: last.map_or(id, |part| &part.name).to_owned(),
                tallies: found.map(|part| part.map(|part| part.tally).unwrap_or_default()).collect(),
            }
        };
        let mut courses: Vec<Course> = ids.into_iter().map(of).collect();
        courses.sort_by(|one, other| (other.ends().1, &one.name).cmp(&(one.ends().1, &other.name)));
        courses
    }
}
