//! PostgreSQL: it is asked first which type it wants for each value, so that one file fits a number, a text, a UUID or a moment.

use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::{
    PgArgumentBuffer, PgArguments, PgConnection, PgRow, PgStatement, PgTypeInfo, PgTypeKind, PgValueRef,
};
use sqlx::{
    Arguments as _, AssertSqlSafe, Column as _, Either, Encode, Executor as _, Postgres, Row as _, SqlSafeStr as _,
    Statement as _, Type, TypeInfo as _, ValueRef as _,
};

use crate::cell::{Cell, Moments, Row, Values, iso};
use crate::database::decimal;
use crate::statement::Statement;

/// 2000-01-01, from which the database counts.
pub const ITS_BEGINNING_MS: i64 = 946_684_800_000;
const DAY_MS: i64 = 86_400_000;

/// A value in the database's own bytes.
struct Raw {
    kind: PgTypeInfo,
    bytes: Option<Vec<u8>>,
}

impl Type<Postgres> for Raw {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("TEXT")
    }
}

impl Encode<'_, Postgres> for Raw {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        let Some(bytes) = &self.bytes else { return Ok(IsNull::Yes) };
        buffer.extend_from_slice(bytes);
        Ok(IsNull::No)
    }

    fn produces(&self) -> Option<PgTypeInfo> {
        Some(self.kind.clone())
    }
}

async fn prepared(connection: &mut PgConnection, statement: &Statement) -> Result<PgStatement, sqlx::Error> {
    connection.prepare(AssertSqlSafe(statement.text.as_str()).into_sql_str()).await
}

/// Nothing where a value cannot be of the type: a text is not among numbers.
fn arguments(
    prepared: &PgStatement,
    names: &[String],
    values: &Values,
    moments: Moments,
) -> Result<Option<PgArguments>, sqlx::Error> {
    let Some(Either::Left(kinds)) = prepared.parameters() else { return Ok(Some(PgArguments::default())) };
    let mut arguments = PgArguments::default();
    for (kind, name) in kinds.iter().zip(names) {
        let bytes = match values.get(name) {
            Cell::Null => None,
            cell => match encoded(cell, kind, moments) {
                Some(bytes) => Some(bytes),
                None => return Ok(None),
            },
        };
        arguments.add(Raw { kind: kind.clone(), bytes }).map_err(sqlx::Error::Encode)?;
    }
    Ok(Some(arguments))
}

pub async fn rows(
    connection: &mut PgConnection,
    statement: &Statement,
    values: &Values,
    moments: Moments,
) -> Result<Vec<Row>, sqlx::Error> {
    let prepared = prepared(connection, statement).await?;
    let Some(arguments) = arguments(&prepared, &statement.names, values, moments)? else { return Ok(Vec::new()) };
    let rows = prepared.query_with(arguments).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

pub async fn change(
    connection: &mut PgConnection,
    statement: &Statement,
    values: &Values,
    moments: Moments,
) -> Result<u64, sqlx::Error> {
    let prepared = prepared(connection, statement).await?;
    let Some(arguments) = arguments(&prepared, &statement.names, values, moments)? else { return Ok(0) };
    Ok(prepared.query_with(arguments).execute(connection).await?.rows_affected())
}

pub async fn columns(connection: &mut PgConnection, statement: &Statement) -> Result<Vec<String>, sqlx::Error> {
    let prepared = prepared(connection, statement).await?;
    Ok(prepared.columns().iter().map(|column| column.name().to_owned()).collect())
}

fn encoded(cell: &Cell, kind: &PgTypeInfo, moments: Moments) -> Option<Vec<u8>> {
    let text = || match cell {
        Cell::Text(text) => text.clone(),
        Cell::Moment(at) => iso(*at),
        Cell::Integer(number) => number.to_string(),
        Cell::Truth(truth) => truth.to_string(),
        Cell::Real(number) => number.to_string(),
        Cell::Json(value) => value.to_string(),
        Cell::Null => String::new(),
    };
    let whole = || match cell {
        Cell::Integer(number) => Some(*number),
        Cell::Truth(truth) => Some((*truth).into()),
        Cell::Text(text) => text.parse().ok(),
        Cell::Moment(at) if moments == Moments::Seconds => Some(at.ms().div_euclid(1000)),
        Cell::Moment(at) => Some(at.ms()),
        _ => None,
    };
    let moment = || moments.read(cell)?.ms().checked_sub(ITS_BEGINNING_MS);
    Some(match kind.name() {
        "INT2" => i16::try_from(whole()?).ok()?.to_be_bytes().to_vec(),
        "INT4" => i32::try_from(whole()?).ok()?.to_be_bytes().to_vec(),
        "INT8" => whole()?.to_be_bytes().to_vec(),
        "NUMERIC" => decimal::encoded(whole()?),
        "BOOL" => vec![u8::from(whole()? != 0)],
        "FLOAT8" => text().parse::<f64>().ok()?.to_be_bytes().to_vec(),
        "TIMESTAMPTZ" | "TIMESTAMP" => moment()?.checked_mul(1000)?.to_be_bytes().to_vec(),
        "DATE" => i32::try_from(moment()?.div_euclid(DAY_MS)).ok()?.to_be_bytes().to_vec(),
        "UUID" => uuid(&text())?,
        "JSONB" => [vec![1], text().into_bytes()].concat(),
        _ => text().into_bytes(),
    })
}

fn uuid(text: &str) -> Option<Vec<u8>> {
    let digits: String = text.chars().filter(|sign| *sign != '-').collect();
    shared::encoding::from_hex(&digits.to_ascii_lowercase()).ok().filter(|bytes| bytes.len() == 16)
}

fn read(row: &PgRow) -> Result<Row, sqlx::Error> {
    let mut cells = Vec::with_capacity(row.columns().len());
    for (index, column) in row.columns().iter().enumerate() {
        let value = row.try_get_raw(index)?;
        let cell = if value.is_null() {
            Cell::Null
        } else {
            decoded(&value).ok_or_else(|| sqlx::Error::ColumnDecode {
                index: column.name().to_owned(),
                source: format!("a value of the type {} cannot be read", value.type_info().name()).into(),
            })?
        };
        cells.push((column.name().to_owned(), cell));
    }
    Ok(Row(cells))
}

fn decoded(value: &PgValueRef<'_>) -> Option<Cell> {
    let bytes = value.as_bytes().ok()?;
    let kind = value.type_info();
    let text = || std::str::from_utf8(bytes).ok().map(Cell::from);
    let moment = |ms: i64| Cell::Moment(shared::time::Timestamp::from_ms(ms.saturating_add(ITS_BEGINNING_MS)));
    match kind.name() {
        "BOOL" => Some(Cell::Truth(bytes.first()? != &0)),
        "INT2" => Some(Cell::Integer(i16::from_be_bytes(bytes.try_into().ok()?).into())),
        "INT4" => Some(Cell::Integer(i32::from_be_bytes(bytes.try_into().ok()?).into())),
        "INT8" => Some(Cell::Integer(i64::from_be_bytes(bytes.try_into().ok()?))),
        "FLOAT4" => Some(Cell::Real(f32::from_be_bytes(bytes.try_into().ok()?).into())),
        "FLOAT8" => Some(Cell::Real(f64::from_be_bytes(bytes.try_into().ok()?))),
        "NUMERIC" => decimal::decoded(bytes),
        "TIMESTAMPTZ" | "TIMESTAMP" => Some(moment(i64::from_be_bytes(bytes.try_into().ok()?).div_euclid(1000))),
        "DATE" => Some(moment(i64::from(i32::from_be_bytes(bytes.try_into().ok()?)).saturating_mul(DAY_MS))),
        "UUID" => Some(Cell::Text(dashed(&shared::encoding::hex(bytes)))),
        "JSON" => serde_json::from_slice(bytes).ok().map(Cell::Json),
        "JSONB" => serde_json::from_slice(bytes.get(1..)?).ok().map(Cell::Json),
        "TEXT" | "VARCHAR" | "CHAR" | "\"CHAR\"" | "NAME" | "UNKNOWN" | "CITEXT" | "citext" | "XML" => text(),
        _ if matches!(kind.kind(), PgTypeKind::Enum(_)) => text(),
        // Bytes and shapes say nothing to a person, and are no part of a copy.
        "BYTEA" => Some(Cell::Null),
        _ => None,
    }
}

fn dashed(hex: &str) -> String {
    let mut dashed = String::with_capacity(36);
    for (index, sign) in hex.chars().enumerate() {
        if matches!(index, 8 | 12 | 16 | 20) {
            dashed.push('-');
        }
        dashed.push(sign);
    }
    dashed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_is_the_same_on_its_way_in_and_out() {
        let text = "0198c1f2-7a3b-7c4d-8e5f-60718293a4b5";
        let bytes = uuid(text).expect("a UUID");
        assert_eq!(dashed(&shared::encoding::hex(&bytes)), text);
        assert_eq!(uuid("demo-01"), None, "no UUID is among them");
    }
}
