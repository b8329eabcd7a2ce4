//! A statement of the operator's with named parameters, made into what a database takes: values are bound, never pasted.

use std::fmt::Write as _;

/// A statement, ready for either database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Where it stands in the file: what a log may say.
    pub place: String,
    /// Its text, `$1` where a value goes.
    pub text: String,
    /// The names of the values, in order.
    pub names: Vec<String>,
}

impl Statement {
    /// Reads a text in which `:name` stands for a value.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn parse(place: &str, text: &str, known: &[&str]) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() {
            return Err("is empty".to_owned());
        }
        let mut statement =
            Self { place: place.to_owned(), text: String::with_capacity(text.len()), names: Vec::new() };
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let length = match next {
                '\'' | '"' => quoted(rest, next).ok_or("a quotation does not end")?,
                '-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
                '/' if rest.starts_with("/*") => rest.find("*/").ok_or("a remark does not end")? + 2,
                ':' if rest.starts_with("::") => 2,
                ':' => {
                    let name = name_at(rest);
                    if !known.contains(&name) {
                        return Err(format!("`:{name}` means nothing here; there are {}", listed(known)));
                    }
                    statement.name(name);
                    rest = rest.get(1 + name.len()..).unwrap_or_default();
                    continue;
                }
                '$' if rest.get(1..2).is_some_and(|sign| sign.bytes().all(|byte| byte.is_ascii_digit())) => {
                    return Err("values are named here: `:account`, not `$1`".to_owned());
                }
                ';' => return Err("holds a `;`: one statement is one text".to_owned()),
                other => other.len_utf8(),
            };
            let (piece, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            statement.text.push_str(piece);
            rest = after;
        }
        Ok(statement)
    }

    fn name(&mut self, name: &str) {
        let at = self.names.iter().position(|known| known == name).unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        let _ = write!(self.text, "${}", at + 1);
    }

    /// Whether it takes this value.
    #[must_use]
    pub fn takes(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// The same, as many rows at a time, from one of them on.
    #[must_use]
    pub fn paged(&self) -> Self {
        let mut paged = self.clone();
        paged.text = format!("SELECT * FROM (\n{}\n) AS adieu_page LIMIT ", self.text);
        paged.name("limit");
        paged.text.push_str(" OFFSET ");
        paged.name("offset");
        paged
    }

    /// How many rows it has.
    #[must_use]
    pub fn counted(&self) -> Self {
        Self { text: format!("SELECT count(*) AS number FROM (\n{}\n) AS adieu_all", self.text), ..self.clone() }
    }

    /// One of our own.
    #[must_use]
    pub fn own(place: &str, text: &str) -> Self {
        let names = ["account", "epoch", "deletion", "now", "id", "operation", "status", "at", "sequence"];
        let more = ["paused_by", "restored_from", "closed_by", "locked_at"];
        let known: Vec<&str> = names.into_iter().chain(more).collect();
        Self::parse(place, text, &known).unwrap_or_else(|_| Self {
            place: place.to_owned(),
            text: text.to_owned(),
            names: Vec::new(),
        })
    }
}

fn listed(known: &[&str]) -> String {
    known.iter().map(|name| format!("`:{name}`")).collect::<Vec<_>>().join(", ")
}

fn name_at(rest: &str) -> &str {
    let after = rest.get(1..).unwrap_or_default();
    let end = after.find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_')).unwrap_or(after.len());
    after.get(..end).unwrap_or_default()
}

/// How long a quotation is, its marks included; a doubled mark does not end it.
fn quoted(rest: &str, mark: char) -> Option<usize> {
    let mut at = 1;
    loop {
        at += rest.get(at..)?.find(mark)? + 1;
        if !rest.get(at..)?.starts_with(mark) {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Statement, String> {
        Statement::parse("here", text, &["account", "now"])
    }

    #[test]
    fn a_name_is_one_value_however_often_it_stands_there() {
        let statement = parsed("UPDATE a SET at = :now, b = :account WHERE id = :account").expect("a statement");
        assert_eq!(statement.text, "UPDATE a SET at = $1, b = $2 WHERE id = $2");
        assert_eq!(statement.names, ["now", "account"]);
    }

    #[test]
    fn what_only_looks_like_a_name_is_left_alone() {
        for text in [
            "SELECT ':account'",
            "SELECT a::text",
            "SELECT 1 -- :what",
            "SELECT \":x\", 'it''s :y'",
            "SELECT /* :z */ 1",
        ] {
            assert_eq!(parsed(text).map(|one| (one.text, one.names.len())), Ok((text.to_owned(), 0)), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_bound_is_refused_in_words() {
        for (text, says) in [
            ("SELECT :accuont", "`:accuont` means nothing here; there are `:account`, `:now`"),
            ("SELECT $1", "values are named here"),
            ("DELETE FROM a; DELETE FROM b", "holds a `;`"),
            ("SELECT 'a", "a quotation does not end"),
            ("SELECT /* a", "a remark does not end"),
            ("  ", "is empty"),
        ] {
            let said = parsed(text).expect_err(text);
            assert!(said.contains(says), "{text}: {said}");
        }
    }
}
