//! Finds a letter in a text, word by word.

use super::template::Part;
use super::{Fault, Field, Filled, Letter, MOST_BYTES, MOST_CHARS, Template, Unrecognised, one_line};
use std::ops::Range;

/// The letter in a text. Whoever quotes an empty template above their own gets their own read.
///
/// # Errors
/// None of the letters, or its blanks one by one.
pub fn recognise(text: &str, templates: &[Template]) -> Result<Letter, Unrecognised> {
    if text.len() > MOST_BYTES {
        return Err(Unrecognised::TooLong);
    }
    let page = Page::of(text);
    let mut refused = Unrecognised::Unknown;
    for template in templates {
        let Some(outline) = Outline::of(template) else { continue };
        let mut from = 0;
        while let Some(start) = page.find(&outline.opening, from) {
            from = start.end;
            let Some(fields) = outline.read(&page, start.end) else { continue };
            let faults = faults(template, &fields);
            if faults.is_empty() {
                return Ok(Letter { kind: template.kind, fields });
            }
            if refused == Unrecognised::Unknown {
                refused = Unrecognised::NotFilledIn(template.kind, faults);
            }
        }
    }
    Err(refused)
}

fn faults(template: &Template, fields: &Filled) -> Vec<Fault> {
    let fault = |(field, value): (&Field, &String)| {
        let blank = template.blanks.get(field);
        let is_blank = |blank: &String| words(blank).eq(words(value));
        let code = if words(value).next().is_none() || blank.is_some_and(is_blank) {
            "missing"
        } else if value.chars().count() > MOST_CHARS {
            "too-long"
        } else {
            return None;
        };
        Some(Fault { field: *field, code })
    };
    fields.iter().filter_map(fault).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    spans(text).filter_map(|span| text.get(span)).map(str::to_lowercase)
}

/// Whether a sign is a word by itself: Chinese and Japanese are written without spaces.
const fn is_word(sign: char) -> bool {
    matches!(sign, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Runs of letters and digits.
fn spans(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut signs = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while signs.peek().is_some_and(|(_, sign)| !sign.is_alphanumeric()) {
            signs.next();
        }
        let (start, first) = signs.next()?;
        while !is_word(first) && signs.peek().is_some_and(|(_, sign)| sign.is_alphanumeric() && !is_word(*sign)) {
            signs.next();
        }
        Some(start..signs.peek().map_or(text.len(), |(end, _)| *end))
    })
}

/// A text on one line, with its words.
struct Page {
    text: String,
    words: Vec<(String, Range<usize>)>,
}

impl Page {
    fn of(text: &str) -> Self {
        let unquoted: Vec<&str> = text.lines().map(unquoted).collect();
        let text = one_line(&unquoted.join(" "));
        let words = spans(&text).filter_map(|span| Some((text.get(span.clone())?.to_lowercase(), span)));
        let words = words.collect();
        Self { text, words }
    }

    /// Where these words stand for the first time, from the `from`th word on.
    fn find(&self, wanted: &[String], from: usize) -> Option<Range<usize>> {
        let rest = self.words.get(from..)?;
        let at = rest.windows(wanted.len()).position(|window| window.iter().map(|(word, _)| word).eq(wanted))?;
        Some(from + at..from + at + wanted.len())
    }

    /// What stands between two words, without the punctuation of the sentence around it.
    fn between(&self, from: usize, to: usize) -> &str {
        let start = from.checked_sub(1).and_then(|last| self.words.get(last)).map_or(0, |(_, span)| span.end);
        let end = self.words.get(to).map_or(self.text.len(), |(_, span)| span.start);
        trimmed(self.text.get(start..end).unwrap_or_default())
    }
}

fn unquoted(line: &str) -> &str {
    line.trim_start_matches(['>', '|', ' ', '\t'])
}

fn trimmed(text: &str) -> &str {
    const AROUND: &str = " ,.:;[]\u{3000}，。、：；【】「」（）";
    text.trim_matches(|sign| AROUND.contains(sign))
}

/// The words of a template between its blanks. Blanks that only punctuation parts are read together.
struct Outline {
    opening: Vec<String>,
    groups: Vec<(Vec<Field>, Vec<String>)>,
}

impl Outline {
    fn of(template: &Template) -> Option<Self> {
        let mut outline = Self { opening: Vec::new(), groups: Vec::new() };
        for part in &template.parts {
            match part {
                Part::Words(text) => {
                    let group = outline.groups.last_mut().map_or(&mut outline.opening, |(_, words)| words);
                    group.extend(words(text));
                }
                Part::Blank(field) => match outline.groups.last_mut() {
                    Some((fields, words)) if words.is_empty() => fields.push(*field),
                    Some(_) | None => outline.groups.push((vec![*field], Vec::new())),
                },
            }
        }
        // Without words around its blanks nothing could be found.
        let is_framed = !outline.opening.is_empty() && outline.groups.iter().all(|(_, words)| !words.is_empty());
        is_framed.then_some(outline)
    }

    /// Every blank, from the word after the opening on.
    fn read(&self, page: &Page, mut from: usize) -> Option<Filled> {
        let mut fields = Filled::new();
        for (group, words) in &self.groups {
            let end = page.find(words, from)?;
            fields.extend(parted(group, page.between(from, end.start)));
            from = end.end;
        }
        Some(fields)
    }
}

/// "on [date, location]": the last comma parts them, since a date may have one of its own.
fn parted(group: &[Field], text: &str) -> Vec<(Field, String)> {
    let mut rest = text;
    let mut parted = Vec::new();
    for (at, field) in group.iter().enumerate().rev() {
        let value = match rest.rsplit_once([',', '，', '、']) {
            Some((before, value)) if at > 0 => {
                rest = before;
                value
            }
            None if at > 0 => "",
            Some(_) | None => rest,
        };
        parted.push((*field, trimmed(value).to_owned()));
    }
    parted
}
