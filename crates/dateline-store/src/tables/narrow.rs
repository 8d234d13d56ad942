//! Narrowing: a filter as SQL conditions with bound values; no text of a user becomes SQL.

use crate::filter::Filter;
use crate::fold::fold;
use rusqlite::types::Value;

/// Conditions, all of which must hold, and their values in order.
#[derive(Debug, Default)]
pub(crate) struct Narrow {
    conditions: Vec<String>,
    pub(crate) values: Vec<Value>,
}

impl Narrow {
    /// A condition with its values; `?` marks their places.
    pub(crate) fn and(&mut self, sql: &str, values: impl IntoIterator<Item = String>) {
        self.conditions.push(format!("({sql})"));
        self.values.extend(values.into_iter().map(Value::Text));
    }

    /// `WHERE …`, or `WHERE 1`.
    pub(crate) fn sql(&self) -> String {
        if self.conditions.is_empty() {
            return "WHERE 1".to_owned();
        }
        format!("WHERE {}", self.conditions.join(" AND "))
    }

    /// The conditions on an article called `a`, except `text` and `speaker`.
    pub(crate) fn articles(filter: &Filter) -> Self {
        let mut narrow = Self::default();
        narrow.days("a", filter);
        for (role, name) in [("outlet", &filter.outlet), ("agency", &filter.agency)] {
            if let Some(name) = name {
                let roles = if role == "agency" { "'agency', 'relay'" } else { "'outlet'" };
                let sql = format!(
                    "EXISTS (SELECT 1 FROM stations s WHERE s.article = a.sequence \
                     AND s.role IN ({roles}) AND ' ' || s.folded || ' ' LIKE ? ESCAPE '\\')"
                );
                narrow.and(&sql, [part_of(name)]);
            }
        }
        if let Some(lang) = filter.lang {
            narrow.and("a.lang = ?", [lang.code().to_owned()]);
        }
        if let Some(entity) = &filter.entity {
            narrow.and(
                "EXISTS (SELECT 1 FROM mentions m JOIN entities e ON e.sequence = m.entity \
                 WHERE m.capture = a.capture AND m.n = a.n AND e.id = ?)",
                [entity.to_string()],
            );
        }
        if let Some(kind) = filter.kind {
            narrow.and(
                "EXISTS (SELECT 1 FROM events v WHERE v.article = a.sequence AND v.kind = ?)",
                [kind.as_str().to_owned()],
            );
        }
        narrow
    }

    /// The days of a row of table `name` meet the filter's days.
    pub(crate) fn days(&mut self, name: &str, filter: &Filter) {
        if let Some(since) = filter.since {
            self.and(&format!("{name}.last_day >= ?"), [since.to_string()]);
        }
        if let Some(until) = filter.until {
            self.and(&format!("{name}.first_day <= ?"), [until.to_string()]);
        }
    }
}

/// The `LIKE` pattern for "the folded name, between spaces, contains these folded words", or is
/// this id. Whole words only: "Vale" is not found in "Valerian".
pub(crate) fn part_of(name: &str) -> String {
    let folded = fold(name);
    // An id such as `person:ada-marrow` is stored as it is.
    let wanted = if name.contains(['-', ':']) && !name.contains(' ') { name } else { &folded };
    format!("% {} %", wanted.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}
