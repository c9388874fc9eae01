//! The single values of a written report as they are read back: texts without personal numbers, days, and plausible counts.

use std::fmt;
use std::ops::Deref;

use jiff::civil::Date;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::text::date::day;
use crate::text::personal_number::clean;

/// A text without personal numbers: anyone may have written the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Text(String);

/// A day, which is written in one way only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

/// A number that something in a ledningssystem could be counted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count(usize);

/// The greatest number that anything in a ledningssystem could be counted to.
const MOST: u64 = 1_000_000_000;

impl Count {
    /// The number.
    #[must_use]
    pub fn number(self) -> usize {
        self.0
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let is_plain = text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_digit());
        Ok(Self(if is_plain { text } else { clean(&text) }))
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        day(&text).map(Self).ok_or_else(|| D::Error::custom(Odd("date")))
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = u64::deserialize(deserializer)?;
        let plausible = usize::try_from(number).ok().filter(|_| number <= MOST);
        plausible.map(Self).ok_or_else(|| D::Error::custom(Odd("number")))
    }
}

/// What cannot stand in a report.
struct Odd(&'static str);

impl fmt::Display for Odd {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "no {} of a report", self.0)
    }
}
