//! Figures of the last ninety days (11 CCR 7102: received, decided, refused, median and mean days), and for whoever watches the
//! desk, who opened what and why.

use std::collections::BTreeMap;

use frontend::pages::staff::figures::{self, Props, Row};
use shared::clock::{Figures, Handled, Outcome, Tenths};
use shared::id::StaffId;
use shared::limits::DAY_MS;
use shared::staff::Permission;
use shared::time::Timestamp;

use crate::failure::Failure;
use crate::format;
use crate::limits::{ACCESS_LINES, FIGURE_CASES, LOG_EXPORT_DAYS};
use crate::port;
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::storage;
use crate::view::View;

pub const KINDS: [&str; 3] = ["revocation", "immediate", "access"];

pub async fn show(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    sitting.must(Permission::SeeQueue)?;
    let sees_access = sitting.must(Permission::SeeLog).is_ok();
    let since = view.context.now.plus_ms(-LOG_EXPORT_DAYS * DAY_MS);
    let mut statements = vec![storage::desk::decided_since(since, FIGURE_CASES)];
    statements.extend(KINDS.map(storage::desk::open_of));
    if sees_access {
        statements.push(storage::desk::access_since(since, ACCESS_LINES));
    }
    let mut rows = view.context.batch(statements).await?.into_iter();
    let mut next = || rows.next().unwrap_or_default();
    let (decided, open, access) = (next(), KINDS.map(|_| next()), next());
    let done = of(&decided)?;
    let counted = KINDS.into_iter().zip(open).map(|(kind, open)| {
        let figures = done.get(kind).copied().unwrap_or_default();
        let days = |days: Option<Tenths>| days.map_or_else(|| "–".to_owned(), |days| days.to_string());
        let open = open.first().map(|row| row.int("count")).transpose()?.unwrap_or_default();
        let numbers = [
            open.to_string(),
            figures.decided.to_string(),
            figures.refused.to_string(),
            days(figures.median_days),
            days(figures.mean_days),
        ];
        Ok::<_, Failure>(Row { kind: view.texts.get(&format!("desk-kind-{kind}")), numbers })
    });
    let rows = counted.collect::<Result<Vec<_>, _>>()?;
    let access = sees_access.then(|| access.iter().map(|row| told(view, sitting, row)).collect()).transpose()?;
    let since = format::day(view.locale, &view.context.policy, since);
    let props = Props { badge: sitting.badge(view), since, rows, access };
    Ok(Reply::html(200, figures::page(&view.shell(), props)))
}

/// When and how a case was decided. What ended without anybody's decision is neither granted nor refused, and took nobody's time.
pub fn decided(row: &port::Row) -> Result<Option<(Timestamp, Outcome)>, Failure> {
    let outcome = match row.text("state")?.as_str() {
        "refused" => Outcome::Refused,
        "granted" | "vetoed" => Outcome::Granted,
        _ => return Ok(None),
    };
    Ok(Some((Timestamp::from_ms(row.int("decided_at")?), outcome)))
}

fn of(rows: &[port::Row]) -> Result<BTreeMap<String, Figures>, Failure> {
    let mut handled = Vec::new();
    for row in rows {
        let Some(decided) = decided(row)? else { continue };
        let received_at = Timestamp::from_ms(row.int("filed_at")?);
        handled.push((row.text("kind")?, Handled { received_at, decided: Some(decided) }));
    }
    Ok(shared::clock::figures(handled))
}

/// One line of the access report.
fn told(view: &View<'_>, sitting: &Sitting, row: &port::Row) -> Result<String, Failure> {
    let texts = view.texts;
    let id = StaffId::parse(&row.text("staff")?).map_err(|error| Failure::Service(error.to_string()))?;
    let sealed = row.maybe_text("name_sealed");
    let name = sealed.and_then(|sealed| crate::staff::name(view.context, &id, &sealed));
    let who = if id == sitting.id { texts.get("desk-who-you") } else { name.unwrap_or_else(|| id.to_string()) };
    let role = texts.get(&format!("staff-role-{}", row.text("role")?));
    let why = row.maybe_text("why").map(|why| texts.get(&format!("desk-reveal-{why}"))).unwrap_or_default();
    let at = format::moment(view.locale, &view.context.policy, Timestamp::from_ms(row.int("last_at")?));
    let count = row.int("count")?.to_string();
    let arguments = [("who", who.as_str()), ("role", &role), ("count", &count), ("why", &why), ("at", &at)];
    Ok(texts.get_with(&format!("desk-access-{}", row.text("act")?), &arguments))
}
