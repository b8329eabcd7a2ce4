//! SQLite: values have types and columns have wishes.

use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{
    Arguments as _, AssertSqlSafe, Column as _, Executor as _, Row as _, SqlSafeStr as _, Sqlite, SqliteConnection,
    Statement as _, TypeInfo as _, ValueRef as _,
};

use crate::cell::{Cell, Moments, Row, Values};
use crate::statement::Statement;

fn arguments(statement: &Statement, values: &Values, moments: Moments) -> Result<SqliteArguments, sqlx::Error> {
    let mut arguments = SqliteArguments::default();
    for name in &statement.names {
        let cell = match values.get(name) {
            Cell::Moment(at) => moments.laid(*at),
            other => other.clone(),
        };
        let added = match cell {
            Cell::Null | Cell::Moment(_) => arguments.add(None::<i64>),
            Cell::Integer(number) => arguments.add(number),
            Cell::Real(number) => arguments.add(number),
            Cell::Text(text) => arguments.add(text),
            Cell::Truth(truth) => arguments.add(i64::from(truth)),
            Cell::Json(value) => arguments.add(value.to_string()),
        };
        added.map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

pub async fn rows(
    connection: &mut SqliteConnection,
    statement: &Statement,
    values: &Values,
    moments: Moments,
) -> Result<Vec<Row>, sqlx::Error> {
    let arguments = arguments(statement, values, moments)?;
    let text = AssertSqlSafe(statement.text.as_str());
    let rows = sqlx::query_with::<Sqlite, _>(text, arguments).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

pub async fn change(
    connection: &mut SqliteConnection,
    statement: &Statement,
    values: &Values,
    moments: Moments,
) -> Result<u64, sqlx::Error> {
    let arguments = arguments(statement, values, moments)?;
    let text = AssertSqlSafe(statement.text.as_str());
    Ok(sqlx::query_with::<Sqlite, _>(text, arguments).execute(connection).await?.rows_affected())
}

pub async fn columns(connection: &mut SqliteConnection, statement: &Statement) -> Result<Vec<String>, sqlx::Error> {
    let prepared = connection.prepare(AssertSqlSafe(statement.text.as_str()).into_sql_str()).await?;
    Ok(prepared.columns().iter().map(|column| column.name().to_owned()).collect())
}

fn read(row: &SqliteRow) -> Result<Row, sqlx::Error> {
    let mut cells = Vec::with_capacity(row.columns().len());
    for (index, column) in row.columns().iter().enumerate() {
        let kind = row.try_get_raw(index)?.type_info().name().to_owned();
        let cell = if row.try_get_raw(index)?.is_null() {
            Cell::Null
        } else {
            match kind.as_str() {
                "INTEGER" => Cell::Integer(row.try_get_unchecked(index)?),
                "REAL" => Cell::Real(row.try_get_unchecked(index)?),
                "TEXT" => Cell::Text(row.try_get_unchecked(index)?),
                // Bytes say nothing to a person, and are no part of a copy.
                _ => Cell::Null,
            }
        };
        cells.push((column.name().to_owned(), cell));
    }
    Ok(Row(cells))
}
