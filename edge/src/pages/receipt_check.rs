//! Anybody checks a receipt. The browser does it by itself where it can; a pasted text is checked here, by the same code, and
//! not kept.

use frontend::pages::receipt_check::{self, Key, Told};
use shared::receipt::ReceiptFile;

use crate::extract::FormRefusal;
use crate::failure::Failure;
use crate::format;
use crate::reply::Reply;
use crate::statement;
use crate::view::View;

/// The key that receipts are checked with, and how dates are written beside it.
pub fn key(view: &View<'_>) -> Key {
    let key = statement::public_key(view.context);
    let zone = view.context.policy.time_zone.clone();
    Key { key: key.to_string(), id: key.id(), dates: format::intl_tag(view.locale), zone }
}

pub fn show(view: &View<'_>) -> Reply {
    let props = receipt_check::Props { key: key(view), typed: String::new(), told: None, errors: Vec::new() };
    Reply::html(200, receipt_check::page(&view.shell(), props))
}

pub fn check(view: &View<'_>) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let [(name, typed)] = fields.as_slice() else { return Err(Failure::BadForm(FormRefusal::Malformed)) };
    if name != "receipt" {
        return Err(Failure::BadForm(FormRefusal::Malformed));
    }
    let (status, told, errors) = match ReceiptFile::check(typed, &statement::public_key(view.context)) {
        Ok(receipt) => {
            let policy = &view.context.policy;
            let day = |at| format::day(view.locale, policy, at);
            let kept = receipt_check::kept_line(view.texts);
            let held = ["kept-by-hold", "kept-until-hold"].map(|key| view.texts.get(key));
            (200, Some(Told::of(&receipt, day, &kept, &held)), Vec::new())
        }
        Err(doubt) => (422, None, vec![receipt_check::doubt(&view.shell(), doubt.code())]),
    };
    let (shell, typed) = (view.shell_for(&errors), typed.clone());
    Ok(Reply::html(status, receipt_check::page(&shell, receipt_check::Props { key: key(view), typed, told, errors })))
}
