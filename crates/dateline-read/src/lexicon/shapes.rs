//! Shapes: the shapes of datelines, and which of them a line can follow at all.

/// A shape of `datelines.tsv`, taken apart.
#[derive(Debug)]
pub(crate) struct DatelineShape {
    /// Its elements in order.
    pub elements: Vec<char>,
    /// Whether it asks for a day, an agency or a reporter, and not for a place alone.
    pub is_sure: bool,
    /// The marks it asks for, one bit each in the order of the marks of all shapes.
    marks: u64,
}

/// All shapes in the order they are tried.
#[derive(Debug, Default)]
pub(crate) struct DatelineShapes {
    shapes: Vec<DatelineShape>,
    /// The marks the shapes ask for, in half width; those beyond the 63rd are not looked at.
    marks: Vec<char>,
}

/// Marks a line may hold, one bit each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marks(u64);

impl DatelineShapes {
    /// Adds a shape behind the others.
    pub(super) fn add(&mut self, shape: &str) {
        let elements: Vec<char> = shape.chars().collect();
        let mut marks = 0;
        for element in &elements {
            let is_kind = matches!(element, '_' | '-' | '~') || element.is_ascii_alphanumeric();
            if is_kind {
                continue;
            }
            let at = self.marks.iter().position(|mark| mark == element).unwrap_or_else(|| {
                self.marks.push(*element);
                self.marks.len() - 1
            });
            marks |= bit(at);
        }
        let is_sure = elements.iter().any(|element| matches!(element, 'A' | 'D' | 'J' | 'U'));
        self.shapes.push(DatelineShape { elements, is_sure, marks });
    }

    /// The marks a line holds.
    pub(crate) fn marks_of(&self, line: &str) -> Marks {
        let mut marks = 0;
        for c in line.chars() {
            if c.is_ascii_alphanumeric() || c == ' ' {
                continue;
            }
            let c = half_width(c);
            if let Some(at) = self.marks.iter().position(|mark| *mark == c) {
                marks |= bit(at);
            }
        }
        Marks(marks)
    }

    /// The shapes that ask for no mark but these.
    pub(crate) fn of(&self, marks: Marks) -> impl Iterator<Item = &DatelineShape> {
        self.shapes.iter().filter(move |shape| shape.marks & !marks.0 == 0)
    }

    /// How many shapes there are.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.shapes.len()
    }
}

fn bit(at: usize) -> u64 {
    if at < 63 { 1 << at } else { 0 }
}

/// A mark in half width.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        '【' | '［' | '〔' => '[',
        '】' | '］' | '〕' => ']',
        '＝' => '=',
        '／' => '/',
        '：' => ':',
        '，' | '、' => ',',
        '·' | '・' => '·',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_follows_no_shape_whose_marks_it_lacks() {
        let mut shapes = DatelineShapes::default();
        for shape in ["P,D(A)-", "P-A-", "[P=A]", "APD电"] {
            shapes.add(shape);
        }
        let of = |line: &str| -> Vec<String> {
            shapes.of(shapes.marks_of(line)).map(|shape| shape.elements.iter().collect()).collect()
        };
        assert_eq!(of("VARSK, May 3 (MNA) - The"), ["P,D(A)-", "P-A-"]);
        assert_eq!(of("【汐見＝共同】港は"), ["P-A-", "[P=A]"]);
        assert_eq!(of("澜通社澜州5月3日电"), ["P-A-", "APD电"]);
    }
}
