//! `/staff/people`: who is there, for the administrator. Nobody changes their own rights.

use frontend::pages::staff::{people, person as person_page};
use frontend::shell::FieldError;
use shared::api::path;
use shared::desk::Act;
use shared::form::{AddStaff, ChangeStaff};
use shared::id::StaffId;
use shared::staff::{Permission, Role};

use super::person::{self, Named};
use super::{Happening, Sitting, address_review, diary, sitting};
use crate::context::Context;
use crate::desk::act::refused;
use crate::desk::chain::{self, Step};
use crate::extract::FormRefusal;
use crate::failure::Failure;
use crate::never_again::AT_ONCE;
use crate::port::{PortError, Row};
use crate::reply::Reply;
use crate::storage::staff::Newcomer;
use crate::view::View;
use crate::{limits, storage};

pub(super) async fn administrator(view: &View<'_>) -> Result<Sitting, Failure> {
    let sitting = sitting(view.context, view.incoming).await?;
    sitting.must(Permission::ManageStaff)?;
    Ok(sitting)
}

/// GET /staff/people
pub async fn list(view: &View<'_>) -> Result<Reply, Failure> {
    let sitting = administrator(view).await?;
    page(view, &sitting, 200, Typed::default(), Vec::new()).await
}

/// What is shown again after a refusal.
#[derive(Default)]
struct Typed {
    mail: String,
    role: Option<Role>,
}

/// POST /staff/people
pub async fn add(view: &View<'_>) -> Result<Reply, Failure> {
    let sitting = administrator(view).await?;
    let fields = view.form()?;
    let form = match AddStaff::parse(&fields) {
        Ok(form) => form,
        Err(refused) => {
            let typed = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
            let again =
                Typed { mail: typed("mail").unwrap_or_default(), role: typed("role").as_deref().and_then(Role::parse) };
            return page(view, &sitting, 422, again, view.errors(&refused)).await;
        }
    };
    if let Some(happening) = added(view, &sitting, &form).await? {
        super::happened(&happening);
        return Ok(Reply::see_other(path::STAFF_PEOPLE));
    }
    let again = Typed { mail: form.mail.as_str().to_owned(), role: Some(form.role) };
    page(view, &sitting, 422, again, view.error("mail", "known")).await
}

/// Adds somebody, or nobody where the address is there already.
async fn added(view: &View<'_>, by: &Sitting, form: &AddStaff) -> Result<Option<Happening>, Failure> {
    let context = view.context;
    let id = context.new_id()?;
    let named = Named { mail: form.mail.as_str().to_owned(), name: None };
    let (sealed, mail_hash) = (person::sealed(context, &id, &named)?, person::mail_hash(context, &form.mail));
    let newcomer = Newcomer { id: &id, role: form.role, mail_hash: &mail_hash, subject: None, name_sealed: &sealed };
    let staff = StaffId::parse(&id).map_err(|cause| Failure::Service(cause.to_string()))?;
    let subject = diary::subject(&staff);
    let step = Step { why: Some(form.role.name()), ..about(&subject, Act::Added) };
    match chain::write(context, &by.actor(), step, &[storage::staff::add(&newcomer, context.now)]).await {
        Ok(_) => Ok(Some(Happening::Added { staff, role: form.role, by: by.id.clone() })),
        // The address is there, or whoever adds has lost the right: then they are told that, and not the other.
        Err(PortError::Conflict(_)) => administrator(view).await.map(|_| None),
        Err(other) => Err(other.into()),
    }
}

const fn about(subject: &str, act: Act) -> Step<'_> {
    Step { subject, act, why: None, text: None, key: None }
}

async fn page(
    view: &View<'_>,
    sitting: &Sitting,
    status: u16,
    typed: Typed,
    errors: Vec<FieldError>,
) -> Result<Reply, Failure> {
    let reviews = storage::never_again::reviews(view.context.now, AT_ONCE);
    let mut answers = view.context.batch(vec![storage::staff::people(), reviews]).await?.into_iter();
    let (rows, reviews) = (answers.next().unwrap_or_default(), answers.next().unwrap_or_default());
    let people = rows.iter().map(|row| listed(view, sitting, row)).collect::<Result<_, _>>()?;
    let props = people::Props {
        badge: sitting.badge(view),
        people,
        kept_out: address_review::told(view, reviews.first()),
        mail: typed.mail,
        role: typed.role,
        errors: errors.clone(),
    };
    Ok(Reply::html(status, people::page(&view.shell_for(&errors), props)))
}

/// One of the people as pages show them.
fn listed(view: &View<'_>, sitting: &Sitting, row: &Row) -> Result<people::Listed, Failure> {
    let id = row.text("id")?;
    let role = Role::parse(&row.text("role")?).ok_or_else(|| Failure::Service("a role of nobody".to_owned()))?;
    let named = person::opened(view.context, &id, &row.text("name_sealed")?);
    let (mail, name) = named.map_or((None, None), |named| (Some(named.mail), named.name));
    Ok(people::Listed {
        href: format!("{}/{id}", path::STAFF_PEOPLE),
        name: name.or_else(|| mail.clone()).unwrap_or_else(|| view.texts.get("staff-nameless")),
        mail: mail.unwrap_or_default(),
        role,
        has_come: row.maybe_text("subject_hash").is_some(),
        is_you: id == sitting.id.as_str(),
    })
}

async fn found(context: &Context, id: &str) -> Result<(StaffId, Row), Failure> {
    let id = StaffId::parse(id).map_err(|_| Failure::NotFound)?;
    let rows = context.one(storage::staff::person(&id)).await?;
    let row = rows.into_iter().next().ok_or(Failure::NotFound)?;
    Ok((id, row))
}

/// GET /staff/people/{staff}
pub async fn show(view: &View<'_>, id: &str) -> Result<Reply, Failure> {
    let sitting = administrator(view).await?;
    let (_, row) = found(view.context, id).await?;
    one(view, &sitting, &row, Vec::new())
}

fn one(view: &View<'_>, sitting: &Sitting, row: &Row, errors: Vec<FieldError>) -> Result<Reply, Failure> {
    let status = if errors.is_empty() { 200 } else { 422 };
    let props = person_page::Props {
        badge: sitting.badge(view),
        person: listed(view, sitting, row)?,
        seen: row.int("version")?,
        errors,
    };
    let shell = view.shell_for(&props.errors);
    Ok(Reply::html(status, person_page::page(&shell, props)))
}

/// POST /staff/people/{staff}
pub async fn change(view: &View<'_>, id: &str) -> Result<Reply, Failure> {
    let sitting = administrator(view).await?;
    let (id, row) = found(view.context, id).await?;
    let fields = view.form()?;
    if id == sitting.id {
        return Err(Failure::Forbidden);
    }
    let form = match ChangeStaff::parse(&fields) {
        Ok(form) => form,
        Err(refused) if refused.iter().any(|error| error.field == "form") => {
            return Err(Failure::BadForm(FormRefusal::Malformed));
        }
        Err(refused) => return one(view, &sitting, &row, view.errors(&refused)),
    };
    let happening = changed(view.context, &sitting, id, form).await?;
    super::happened(&happening);
    Ok(Reply::see_other(path::STAFF_PEOPLE))
}

/// The change, its entry in the log and the end of every sitting that rests on what was before: one batch. Person and chain are
/// read together, so whoever changes the person meanwhile takes the entry's number too, and nothing of this is done; a sign-in
/// takes it as well, and then it is tried again.
async fn changed(context: &Context, by: &Sitting, id: StaffId, form: ChangeStaff) -> Result<Happening, Failure> {
    let overtaken = || Failure::Overtaken(path::STAFF_PEOPLE.to_owned());
    let subject = diary::subject(&id);
    let (seen, change, step, happening) = match form {
        ChangeStaff::Role { seen, role } => (
            i64::from(seen),
            storage::staff::change_role(&id, seen.into(), role, context.now),
            Step { why: Some(role.name()), ..about(&subject, Act::RoleChanged) },
            Happening::RoleChanged { staff: id.clone(), role, by: by.id.clone() },
        ),
        ChangeStaff::Remove { seen } => (
            i64::from(seen),
            storage::staff::remove(&id, seen.into(), context.now),
            about(&subject, Act::Removed),
            Happening::Removed { staff: id.clone(), by: by.id.clone() },
        ),
    };
    let actor = by.actor();
    for _ in 0..limits::RACE_RETRIES {
        let read = vec![storage::staff::person(&id), storage::desk::head_of(&subject)];
        let mut rows = context.batch(read).await?.into_iter();
        let person = rows.next().unwrap_or_default();
        if person.first().and_then(|row| row.maybe_int("version")) != Some(seen) {
            return Err(overtaken());
        }
        let head = chain::head(rows.next().unwrap_or_default().first())?;
        let entry = storage::desk::append(&chain::on_top(context, &actor, head, step)?);
        match context.batch(vec![entry, change.clone(), storage::staff::end_all(&id)]).await {
            Ok(rows) if rows.get(1).is_some_and(|changed| !changed.is_empty()) => return Ok(happening),
            Ok(_) => return Err(Failure::Service("a change of the people came to nothing".to_owned())),
            Err(PortError::Conflict(table)) if table == "desk_event" => {}
            Err(error) => return Err(refused(error, path::STAFF_PEOPLE.to_owned())),
        }
    }
    Err(overtaken())
}
