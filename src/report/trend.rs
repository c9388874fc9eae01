//! Findings over time: what audits with today's rules came to, each point on its own day.

/// Findings over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// How far apart the points are.
    pub every: Interval,
    /// The points, the earliest first.
    pub points: Vec<Point>,
}

/// How far apart two points are.
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

/// What an audit came to on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The audit date, ÅÅÅÅ-MM-DD.
    pub day: String,
    /// The commit that was audited, if the folder is in git.
    pub revision: Option<String>,
    /// How many documents there were.
    pub documents: usize,
    /// All findings that count.
    pub tally: Tally,
    /// Assessments that could not be made.
    pub undetermined: usize,
    /// Findings under a waiver.
    pub waived: usize,
    /// The findings of each enhet that they name, by id. A finding may name several, or none.
    pub units: Vec<Part>,
    /// The findings of each act, and of what is no law.
    pub acts: Vec<Part>,
}

/// The findings of an enhet or an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The id of the enhet, or the act as it is cited.
    pub id: String,
    /// The name of the enhet, or the act again.
    pub name: String,
    /// Its findings.
    pub tally: Tally,
}

/// How many findings of each grade.
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
    /// All of them.
    #[must_use]
    pub fn all(&self) -> usize {
        self.errors + self.warnings + self.notes
    }
}

/// An enhet or an act from the first point to the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Its name, as it was last called.
    pub name: String,
    /// Its findings at each point; nothing where it was not there.
    pub tallies: Vec<Tally>,
}

impl Course {
    /// Its findings at the first point and at the last.
    #[must_use]
    pub fn ends(&self) -> (Tally, Tally) {
        (self.tallies.first().copied().unwrap_or_default(), self.tallies.last().copied().unwrap_or_default())
    }
}

impl Trend {
    /// Each enhet that ever had a finding, those with most brister now first.
    #[must_use]
    pub fn units(&self) -> Vec<Course> {
        self.courses(|point| &point.units)
    }

    /// Each act that ever had a finding, those with most brister now first.
    #[must_use]
    pub fn acts(&self) -> Vec<Course> {
        self.courses(|point| &point.acts)
    }

    /// The most findings that any point has.
    #[must_use]
    pub fn most(&self) -> usize {
        self.points.iter().map(|point| point.tally.all()).max().unwrap_or_default()
    }

    fn courses(&self, parts: fn(&Point) -> &[Part]) -> Vec<Course> {
        let mut ids: Vec<&str> = self.points.iter().flat_map(parts).map(|part| part.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        let of = |id: &str| {
            let find = |point: &'_ Point| parts(point).iter().find(|part| part.id == id).cloned();
            let found: Vec<Option<Part>> = self.points.iter().map(find).collect();
            let last = found.iter().flatten().next_back();
            Course {
                name: last.map_or_else(|| id.to_owned(), |part| part.name.clone()),
                tallies: found.iter().map(|part| part.as_ref().map(|part| part.tally).unwrap_or_default()).collect(),
            }
        };
        let mut courses: Vec<Course> = ids.into_iter().map(of).collect();
        courses.sort_by(|one, other| (other.ends().1, &one.name).cmp(&(one.ends().1, &other.name)));
        courses
    }
}
