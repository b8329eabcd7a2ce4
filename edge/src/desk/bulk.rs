//! Several cases and mails at once: taken, given back, given to a colleague. Only what can be undone. Each is a batch of its own
//! with its own entry in the log, so that what became of one is nothing to the others.

use frontend::pages::staff::bulk::{self, Ending, Props};
use frontend::pages::staff::queue::Part;
use shared::desk::Act;
use shared::id::StaffId;
use shared::staff::Permission;

use super::act::{all, field};
use super::chain::{self, Step, Written};
use super::subject::Subject;
use super::{colleague, queue};
use crate::failure::Failure;
use crate::limits::DESK_PAGE;
use crate::port::{self, PortError, Statement};
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::storage;
use crate::view::View;

/// One of those that were chosen, as it is now.
pub struct Item {
    subject: Subject,
    row: port::Row,
    last: Option<Written>,
    /// The number of the last entry that its chooser saw, once they have seen it.
    seen: Option<u32>,
}

impl Item {
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Whether it waits, and nothing has happened to it since its chooser saw it.
    pub fn is_as_seen(&self) -> bool {
        self.is_open() && self.seen.is_none_or(|seen| seen == self.number())
    }

    fn number(&self) -> u32 {
        self.last.as_ref().map_or(0, |last| last.entry.number)
    }

    fn is_open(&self) -> bool {
        self.row.maybe_text("state").as_deref() == Some("open")
    }

    fn owner(&self) -> Option<String> {
        self.row.maybe_text("assigned_to")
    }
}

/// POST /staff/bulk: what was ticked in a list is shown once more, and done when that is confirmed.
pub async fn act(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    sitting.must(Permission::AssignSelf)?;
    let fields = view.form()?;
    let part = Part::parse(field(&fields, "part")).unwrap_or(Part::Open);
    let is_confirmed = field(&fields, "step") == "confirm";
    let wish = field(&fields, if is_confirmed { "act" } else { "step" });
    let chosen: Vec<(Subject, Option<u32>)> = all(&fields, "row").filter_map(parsed).collect();
    if chosen.is_empty() || chosen.len() > usize::try_from(DESK_PAGE).unwrap_or_default() {
        return queue::again(view, sitting, part, ("row", "missing"), "").await;
    }
    let act = match wish {
        "take" => Act::Taken,
        "return" => Act::Returned,
        "give" => Act::Given,
        _ => return Err(Failure::BadField),
    };
    if act == Act::Given {
        sitting.must(Permission::AssignOther)?;
    }
    let colleagues = if act == Act::Given { colleague::all(view, sitting).await? } else { Vec::new() };
    let to = match act {
        Act::Taken => Some(sitting.id.clone()),
        _ => colleague::chosen(&colleagues, field(&fields, "colleague")),
    };
    let items = read(view, chosen).await?;
    let is_ready = is_confirmed && (act != Act::Given || to.is_some());
    if is_ready {
        return done(view, sitting, act, to.as_ref(), items, part).await;
    }
    let errors = if is_confirmed { view.error("colleague", "missing") } else { Vec::new() };
    let endings = items.iter().map(|item| judged(sitting, act, None, item)).collect();
    let rows = shown(view, sitting, items, endings)?;
    let (badge, act, back) = (sitting.badge(view), name(act), part.path());
    let props = Props { badge, act, rows, colleagues, is_done: false, back, errors };
    let status = if props.errors.is_empty() { 200 } else { 422 };
    Ok(Reply::html(status, bulk::page(&view.shell_for(&props.errors), props)))
}

const fn name(act: Act) -> &'static str {
    match act {
        Act::Taken => "take",
        Act::Returned => "return",
        Act::Given => "give",
        _ => "close",
    }
}

/// `case.<id>` or `mail.<id>`, and once it was shown, the number of its last entry.
fn parsed(text: &str) -> Option<(Subject, Option<u32>)> {
    match text.rsplit_once('.').and_then(|(subject, number)| Some((Subject::parse(subject)?, number.parse().ok()?))) {
        Some((subject, number)) => Some((subject, Some(number))),
        None => Some((Subject::parse(text)?, None)),
    }
}

/// Reads each with the end of its log. What is not there is left out.
pub async fn read(view: &View<'_>, chosen: Vec<(Subject, Option<u32>)>) -> Result<Vec<Item>, Failure> {
    let now = view.context.now;
    let both = |subject: &Subject| [subject.row(now), storage::desk::last_of(&subject.name())];
    let statements = chosen.iter().flat_map(|(subject, _)| both(subject)).collect();
    let mut rows = view.context.batch(statements).await?.into_iter();
    let mut items = Vec::new();
    for (subject, seen) in chosen {
        let (row, last) = (rows.next().unwrap_or_default().pop(), rows.next().unwrap_or_default());
        let last = last.first().map(Written::from_row).transpose()?;
        items.extend(row.map(|row| Item { subject, row, last, seen }));
    }
    Ok(items)
}

/// Why it is not done, as far as that can be seen before.
fn judged(sitting: &Sitting, act: Act, to: Option<&StaffId>, item: &Item) -> Option<Ending> {
    let owner = item.owner();
    let (owner, you) = (owner.as_deref(), sitting.id.as_str());
    if !item.is_as_seen() {
        return Some(Ending::Overtaken);
    }
    match act {
        // What a colleague has is taken from them on its own page alone, or by whoever gives out the work.
        Act::Taken if owner == Some(you) => Some(Ending::Same),
        Act::Taken | Act::Returned if owner.is_some_and(|owner| owner != you) => Some(Ending::NotYours),
        Act::Returned if owner.is_none() => Some(Ending::Same),
        Act::Given if owner.is_some() && owner == to.map(StaffId::as_str) => Some(Ending::Same),
        _ => None,
    }
}

async fn done(
    view: &View<'_>,
    sitting: &Sitting,
    act: Act,
    to: Option<&StaffId>,
    items: Vec<Item>,
    part: Part,
) -> Result<Reply, Failure> {
    let mut endings = Vec::new();
    for item in &items {
        let ending = match judged(sitting, act, to, item) {
            Some(ending) => ending,
            None => assigned(view, sitting, act, to, item).await?,
        };
        endings.push(Some(ending));
    }
    result(view, sitting, act, items, endings, part).await
}

async fn assigned(
    view: &View<'_>,
    sitting: &Sitting,
    act: Act,
    to: Option<&StaffId>,
    item: &Item,
) -> Result<Ending, Failure> {
    let name = item.subject.name();
    let why = to.filter(|_| act == Act::Given).map(StaffId::as_str);
    let step = Step { subject: &name, act, why, text: None, key: None };
    let mut beside = vec![item.subject.assign(to)];
    if act != Act::Taken {
        beside.push(storage::look::end(&name, &sitting.id));
    }
    recorded(view, sitting, item, step, beside).await
}

/// One of them, with its entry in the log first.
pub async fn recorded(
    view: &View<'_>,
    sitting: &Sitting,
    item: &Item,
    step: Step<'_>,
    beside: Vec<Statement>,
) -> Result<Ending, Failure> {
    let mut statements = vec![chain::next(view.context, sitting, item.last.as_ref(), step)?];
    statements.extend(beside);
    match view.context.batch(statements).await {
        Ok(_) => Ok(Ending::Done),
        Err(PortError::Conflict(table)) if table == "desk_event" => Ok(Ending::Overtaken),
        // Whoever has lost the role does nothing more.
        Err(PortError::Conflict(table)) if table == "staff" => Err(Failure::Forbidden),
        Err(error) => Err(error.into()),
    }
}

/// What became of each, as they are now.
pub async fn result(
    view: &View<'_>,
    sitting: &Sitting,
    act: Act,
    items: Vec<Item>,
    endings: Vec<Option<Ending>>,
    part: Part,
) -> Result<Reply, Failure> {
    let items = read(view, items.into_iter().map(|item| (item.subject, None)).collect()).await?;
    let rows = shown(view, sitting, items, endings)?;
    let (badge, act, back) = (sitting.badge(view), name(act), part.path());
    let props = Props { badge, act, rows, colleagues: Vec::new(), is_done: true, back, errors: Vec::new() };
    Ok(Reply::html(200, bulk::page(&view.shell(), props)))
}

fn shown(
    view: &View<'_>,
    sitting: &Sitting,
    items: Vec<Item>,
    endings: Vec<Option<Ending>>,
) -> Result<Vec<bulk::Row>, Failure> {
    let both = items.into_iter().zip(endings);
    both.map(|(item, ending)| {
        let value = format!("{}.{}", item.subject, item.number());
        Ok(bulk::Row { row: queue::row(view, sitting, &item.row)?, value, ending })
    })
    .collect()
}
