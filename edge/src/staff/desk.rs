//! `/staff`: who is signed in, and where their role leads.

use frontend::pages::staff::desk;
use shared::staff::Permission;

use super::sitting;
use crate::failure::Failure;
use crate::reply::Reply;
use crate::view::View;

/// GET /staff
pub async fn show(view: &View<'_>) -> Result<Reply, Failure> {
    let sitting = sitting(view.context, view.incoming).await?;
    let props = desk::Props { badge: sitting.badge(view), sees_people: sitting.role.may(Permission::ManageStaff) };
    Ok(Reply::html(200, desk::page(&view.shell(), props)))
}
