//! Just enough reading of our own HTML to ask questions of it.

use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    /// Where its content begins.
    pub content: usize,
}

impl Tag {
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }
}

/// Every opening tag, in order.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|open| at + open) {
        at = open + 1;
        if html[at..].starts_with(|first: char| first.is_ascii_alphabetic()) {
            let end = end_of(html, at);
            found.push(tag(&html[at..end], end + 1));
            at = end + 1;
        }
    }
    found
}

fn end_of(html: &str, from: usize) -> usize {
    let mut quoted = false;
    for (at, letter) in html[from..].char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return from + at,
            _ => {}
        }
    }
    panic!("a tag without an end");
}

fn tag(inside: &str, content: usize) -> Tag {
    let inside = inside.trim_end_matches('/');
    let (name, mut rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let mut attributes = BTreeMap::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
        let (attribute, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(after) => after.split_once('"').expect("a closing quote"),
            None => ("", after),
        };
        assert!(attributes.insert(attribute.to_owned(), value.to_owned()).is_none(), "{attribute} twice in <{inside}>");
        rest = after;
    }
    Tag { name: name.to_lowercase(), attributes, content }
}

/// The text up to the next closing tag of this name.
pub fn text<'page>(html: &'page str, tag: &Tag) -> &'page str {
    let rest = &html[tag.content..];
    rest.split(&format!("</{}>", tag.name)).next().unwrap_or_default()
}
