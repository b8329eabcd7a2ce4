//! The staff's paths: English only for now, so without a language.

/// Where at the desk. Ids stay text until a handler parses them: a malformed one is like an unknown one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Staff {
    Desk,
    SignIn,
    Callback,
    SignOut,
    People,
    Addresses,
    Person(String),
    /// A part of the queue.
    Queue(String),
    Find,
    Case(String),
    /// What is done at a case.
    AtCase(String, CaseAct),
    Deletion(String),
    Hold(String),
    Unhold(String),
    Enter(String),
    /// Enter what somebody asked for in writing or by word of mouth.
    EnterRequest,
    /// Seal the account of a child.
    Seal,
    Disclose(String),
    Disclosure(String),
    HandOut(String),
    Figures,
    Registry,
    Mail(String),
    /// What is done at a mail.
    AtMail(String, MailAct),
    Log,
    LogExport,
    Pack,
    /// Several cases and mails at once.
    Bulk,
    /// What the desk keeps to answer with.
    Replies,
    Reply(String),
    /// What processors were told and have not confirmed.
    Deliveries,
    /// What people are told of incidents and disclosures.
    Notices,
    Notice(String),
}

/// What is done at a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseAct {
    Take,
    Return,
    Comment,
    Reveal,
    Decide,
    Ask,
    Give,
}

/// What is done at a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailAct {
    Take,
    Return,
    Comment,
    Reveal,
    Close,
    Answer,
    Extend,
    Give,
    Acknowledge,
    Find,
}

impl Staff {
    /// The methods that the path answers, as `Allow` says them.
    pub const fn allow(&self) -> &'static str {
        match self {
            Self::Desk
            | Self::Queue(_)
            | Self::Case(_)
            | Self::Mail(_)
            | Self::Deletion(_)
            | Self::Figures
            | Self::Registry
            | Self::Log => "GET, HEAD",
            // An answer is taken once, and not by who only asks for its head.
            Self::Callback => "GET",
            Self::SignIn
            | Self::People
            | Self::Person(_)
            | Self::Replies
            | Self::Deliveries
            | Self::Reply(_)
            | Self::Notices
            | Self::Notice(_)
            | Self::EnterRequest => "GET, HEAD, POST",
            Self::SignOut
            | Self::Find
            | Self::AtCase(..)
            | Self::AtMail(..)
            | Self::Hold(_)
            | Self::Unhold(_)
            | Self::Enter(_)
            | Self::Seal
            | Self::Disclose(_)
            | Self::Disclosure(_)
            | Self::HandOut(_)
            | Self::LogExport
            | Self::Pack
            | Self::Addresses
            | Self::Bulk => "POST",
        }
    }
}

/// What lies behind `/staff`.
pub fn behind(rest: &[&str]) -> Option<Staff> {
    Some(match rest {
        [] => Staff::Desk,
        ["sign-in"] => Staff::SignIn,
        ["callback"] => Staff::Callback,
        ["sign-out"] => Staff::SignOut,
        ["people"] => Staff::People,
        ["addresses"] => Staff::Addresses,
        ["people", staff] => Staff::Person((*staff).to_owned()),
        ["queue", part] => Staff::Queue((*part).to_owned()),
        ["find"] => Staff::Find,
        ["case", id] => Staff::Case((*id).to_owned()),
        ["case", id, "take"] => at_case(id, CaseAct::Take),
        ["case", id, "return"] => at_case(id, CaseAct::Return),
        ["case", id, "comment"] => at_case(id, CaseAct::Comment),
        ["case", id, "reveal"] => at_case(id, CaseAct::Reveal),
        ["case", id, "decide"] => at_case(id, CaseAct::Decide),
        ["case", id, "ask"] => at_case(id, CaseAct::Ask),
        ["case", id, "give"] => at_case(id, CaseAct::Give),
        ["deletion", reference] => Staff::Deletion((*reference).to_owned()),
        ["deletion", reference, "hold"] => Staff::Hold((*reference).to_owned()),
        ["deletion", reference, "unhold"] => Staff::Unhold((*reference).to_owned()),
        ["deletion", reference, "enter"] => Staff::Enter((*reference).to_owned()),
        ["deletion", reference, "disclose"] => Staff::Disclose((*reference).to_owned()),
        ["deletion", reference, "disclosure"] => Staff::Disclosure((*reference).to_owned()),
        ["deletion", reference, "hand-out"] => Staff::HandOut((*reference).to_owned()),
        ["figures"] => Staff::Figures,
        ["registry"] => Staff::Registry,
        ["mail", mail] => Staff::Mail((*mail).to_owned()),
        ["mail", mail, "take"] => at_mail(mail, MailAct::Take),
        ["mail", mail, "return"] => at_mail(mail, MailAct::Return),
        ["mail", mail, "comment"] => at_mail(mail, MailAct::Comment),
        ["mail", mail, "reveal"] => at_mail(mail, MailAct::Reveal),
        ["mail", mail, "close"] => at_mail(mail, MailAct::Close),
        ["mail", mail, "answer"] => at_mail(mail, MailAct::Answer),
        ["mail", mail, "extend"] => at_mail(mail, MailAct::Extend),
        ["mail", mail, "give"] => at_mail(mail, MailAct::Give),
        ["mail", mail, "acknowledge"] => at_mail(mail, MailAct::Acknowledge),
        ["mail", mail, "findings"] => at_mail(mail, MailAct::Find),
        ["enter"] => Staff::EnterRequest,
        ["minor"] => Staff::Seal,
        ["log"] => Staff::Log,
        ["log", "export"] => Staff::LogExport,
        ["log", "pack"] => Staff::Pack,
        ["bulk"] => Staff::Bulk,
        ["deliveries"] => Staff::Deliveries,
        ["notices"] => Staff::Notices,
        ["notices", notice] => Staff::Notice((*notice).to_owned()),
        ["replies"] => Staff::Replies,
        ["replies", reply] => Staff::Reply((*reply).to_owned()),
        _ => return None,
    })
}

fn at_case(id: &str, act: CaseAct) -> Staff {
    Staff::AtCase(id.to_owned(), act)
}

fn at_mail(id: &str, act: MailAct) -> Staff {
    Staff::AtMail(id.to_owned(), act)
}
