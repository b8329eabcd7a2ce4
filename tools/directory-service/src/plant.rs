//! The example's people, planted: the same twelve as the demo shop's, with the same addresses. Any number of times: who is there stays.

use shared::time::Timestamp;

use crate::cell::{Cell, Moments, Values};
use crate::database::{Database, DatabaseError};
use crate::statement::Statement;

const TABLES: &str = include_str!("../example/shop.sql");
const PEOPLE: &str = include_str!("../example/people.sql");

/// Makes the tables and plants the people; answers how many there are.
///
/// # Errors
/// The database is away, or holds other tables of these names.
pub async fn plant(database: &Database, moments: Moments, now: Timestamp) -> Result<i64, DatabaseError> {
    database.run(&[TABLES]).await?;
    let mut transaction = database.begin(moments).await?;
    let values = Values::default().with("now", Cell::Moment(now));
    for text in PEOPLE.split(";\n").filter(|text| !is_remark(text)) {
        let statement = Statement::parse("people.sql", text, &["now"])
            .map_err(|what| DatabaseError::Odd { place: "people.sql".to_owned(), what })?;
        transaction.change(&statement, &values).await?;
    }
    let count = Statement::own("people.sql", "SELECT count(*) AS number FROM customer");
    let rows = transaction.rows(&count, &values).await?;
    transaction.commit().await?;
    Ok(rows.first().and_then(|row| row.integer("number")).unwrap_or_default())
}

fn is_remark(text: &str) -> bool {
    text.lines().all(|line| line.trim().is_empty() || line.trim().starts_with("--"))
}
