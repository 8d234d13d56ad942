//! Eras: year counts other than the common one.

use serde::Deserialize;

/// A year count other than the common one.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Era {
    /// Common year minus year of the era: 1911 for Juche, because Juche 1 is 1912.
    pub offset: i16,
    /// First common year it may stand for.
    pub first: i16,
    /// Last common year it may stand for.
    pub last: i16,
    /// Its names in all scripts; only the word tells one era from another.
    pub names: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Sheet {
    era: Vec<Era>,
}

impl Era {
    /// The common year of a year of the era, when the era has one such.
    pub(crate) fn common_year(&self, year: i64) -> Option<i16> {
        let common = i16::try_from(year).ok()?.checked_add(self.offset)?;
        (year > 0 && (self.first..=self.last).contains(&common)).then_some(common)
    }
}

/// The eras of all sheets; a sheet that cannot be read gives none.
pub(super) fn parse<'s>(sheets: impl Iterator<Item = &'s str>) -> Vec<Era> {
    sheets.flat_map(|sheet| toml::from_str::<Sheet>(sheet).unwrap_or_default().era).collect()
}
