//! What a page of HTML says, without what it looks like.

/// Elements whose inside nobody reads.
const SILENT: [&str; 4] = ["style", "script", "head", "title"];
/// Elements that begin a line of their own.
const LINES: [&str; 12] = ["p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "blockquote"];

/// The words, a line for each block.
pub fn words(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(&resolved(before));
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some((inner, after)) = tag.split_once('>') else {
            rest = "";
            break;
        };
        let name: String = inner.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        rest = after;
        if SILENT.contains(&name.as_str()) && !inner.starts_with('/') && !inner.ends_with('/') {
            rest = behind(after, &name);
        } else if LINES.contains(&name.as_str()) {
            out.push('\n');
        }
    }
    out.push_str(&resolved(rest));
    out
}

/// What follows the end of an element.
fn behind<'a>(html: &'a str, name: &str) -> &'a str {
    let end = format!("</{name}");
    let at = html.to_ascii_lowercase().find(&end);
    let after = at.and_then(|at| html.get(at..)).and_then(|from| from.split_once('>'));
    after.map_or("", |(_, after)| after)
}

/// The entities that mail programs write; a line break in the source is a space.
fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, entity)) = rest.split_once('&') {
        out.push_str(before);
        let named = entity.split_once(';').filter(|(name, _)| name.len() <= 8);
        if let Some((sign, after)) = named.and_then(|(name, after)| Some((sign(name)?, after))) {
            out.push(sign);
            rest = after;
        } else {
            out.push('&');
            rest = entity;
        }
    }
    out.push_str(rest);
    out.replace(['\r', '\n'], " ")
}

fn sign(name: &str) -> Option<char> {
    let number = |text: &str, radix| u32::from_str_radix(text, radix).ok().and_then(char::from_u32);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" | "rsquo" | "lsquo" => Some('\''),
        "nbsp" => Some(' '),
        _ => match name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
            Some(hex) => number(hex, 16),
            None => number(name.strip_prefix('#')?, 10),
        },
    }
}
