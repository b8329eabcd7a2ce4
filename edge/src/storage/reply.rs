//! Texts that the desk keeps for its answers.

use crate::port::Statement;

/// All of them, by title.
pub fn all(limit: i64) -> Statement {
    Statement::of("SELECT id, title, locale, words FROM desk_reply ORDER BY title LIMIT ?1", vec![limit.into()])
}

/// Those in the language of a case's person.
pub fn for_case(case: &str, limit: i64) -> Statement {
    Statement::of(
        "SELECT id, title FROM desk_reply WHERE locale = (
           SELECT d.locale FROM application a JOIN deletion d ON d.id = a.deletion WHERE a.id = ?1
         ) ORDER BY title LIMIT ?2",
        vec![case.into(), limit.into()],
    )
}

/// One of them.
pub fn one(id: &str) -> Statement {
    Statement::of("SELECT id, title, locale, words FROM desk_reply WHERE id = ?1", vec![id.into()])
}

/// Writes one, or writes it anew.
pub fn save(id: &str, title: &str, locale: &str, words: &str) -> Statement {
    Statement::of(
        "INSERT INTO desk_reply (id, title, locale, words) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET title = excluded.title, locale = excluded.locale, words = excluded.words",
        vec![id.into(), title.into(), locale.into(), words.into()],
    )
}

pub fn remove(id: &str) -> Statement {
    Statement::of("DELETE FROM desk_reply WHERE id = ?1", vec![id.into()])
}
