//! Where in a file a field stands.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One step into a file: a key, or a place in a list.
enum Step<'a> {
    Key(&'a str),
    Place(usize),
}

/// `category[2].label` in steps.
fn steps(field: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for part in field.split('.') {
        let mut pieces = part.split('[');
        steps.extend(pieces.next().filter(|key| !key.is_empty()).map(Step::Key));
        steps.extend(pieces.filter_map(|place| place.trim_end_matches(']').parse().ok()).map(Step::Place));
    }
    steps
}

/// The line of a field, or of the nearest thing around it that is there. Nothing for a text that is no TOML.
pub(crate) fn of_field(text: &str, field: &str) -> Option<usize> {
    let file = DeTable::parse(text).ok()?;
    let mut table = Some(file.get_ref());
    let mut value: Option<&DeValue<'_>> = None;
    let mut start = 0;
    for step in steps(field) {
        let next = match (step, table, value) {
            (Step::Key(key), Some(inside), _) => {
                let found = inside.iter().find(|(name, _)| name.get_ref() == key);
                found.map(|(name, value)| (name.span().start, value.get_ref()))
            }
            (Step::Place(place), _, Some(DeValue::Array(list))) => list.get(place).map(placed),
            _ => None,
        };
        let Some((at, found)) = next else { break };
        start = at;
        value = Some(found);
        table = if let DeValue::Table(inside) = found { Some(inside) } else { None };
    }
    Some(line_at(text, start))
}

fn placed<'a, 'i>(value: &'a Spanned<DeValue<'i>>) -> (usize, &'a DeValue<'i>) {
    (value.span().start, value.get_ref())
}

/// The line of the first fault in a text that is no TOML.
pub(crate) fn of_error(text: &str) -> Option<usize> {
    let span = DeTable::parse(text).err()?.span()?;
    Some(line_at(text, span.start))
}

fn line_at(text: &str, start: usize) -> usize {
    text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1
}
