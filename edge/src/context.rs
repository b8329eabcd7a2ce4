//! What one invocation has in hand: the ports, the keys, the rules and its one moment.

use shared::encoding;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use shared::policy::Policy;
use shared::time::Timestamp;

use crate::keyring::Keyring;
use crate::port::{Db, Files, Http, Kv, Mail, PortError, Queue, Rng, Rows, Signer, Statement};
use crate::rule::Chosen;

/// Settings that an operator makes in `wrangler.toml`.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Scheme and host of every link that leaves the house; never taken from a request (reliability T20).
    pub origin: String,
    pub operator: String,
    /// Whom our mails are from: what comes from there is our own.
    pub mail_from: String,
    /// Name of the preset that new deletions follow.
    pub policy: String,
    /// What the operator's directory signs its calls with; without it, the way for them is not there.
    pub directory_secret: Option<shared::webhook::Secret>,
    /// Where the operator's accounts live, if not in the demo shop beside us.
    pub directory: Option<crate::directory::http::Way>,
    /// What the operator signs with to take a regulator's pack out.
    pub pack_secret: Option<shared::webhook::Secret>,
    /// What the operator's mail provider signs with when it says that a mail came back.
    pub mail_secret: Option<shared::webhook::Secret>,
    /// What the operator's mail server signs with when it hands a mail in.
    pub mail_in_secret: Option<shared::webhook::Secret>,
    /// Who takes messages to people beside the mails: the operator's SMS, push or in-app messages.
    pub deliver: Option<crate::carrier::Carrier>,
    /// How the operator's app hands people over; without it, the way is not there.
    pub app: Option<crate::app::Way>,
    /// Processors that are told over the network, as they were set.
    pub targets: shared::target::Targets,
    /// Hosts that may be asked.
    pub target_hosts: String,
    /// Whom to tell of a hole, beside the policy's contact, and the page that says what happens then.
    pub security: (Option<String>, Option<String>),
    /// How people sign in at the operator; without it, there is the mailed code.
    pub sign_in: Option<crate::entrance::sign_in::Way>,
    /// How the staff come in, or the setting that is missing for it: people are served without.
    pub staff: Result<crate::staff::Way, &'static str>,
}

/// One invocation.
pub struct Context {
    pub db: Rc<dyn Db>,
    pub vault: Rc<dyn Kv>,
    pub ledger: Rc<dyn Kv>,
    pub cache: Rc<dyn Kv>,
    pub exports: Rc<dyn Kv>,
    pub files: Rc<dyn Files>,
    pub jobs: Rc<dyn Queue>,
    pub mail: Rc<dyn Mail>,
    /// Other houses: the operator's directory, processors, the identity provider.
    pub http: Rc<dyn Http>,
    pub signer: Rc<dyn Signer>,
    pub rng: Rc<dyn Rng>,
    pub keys: Rc<Keyring>,
    pub settings: Rc<Settings>,
    /// The rules that a deletion beginning now will follow.
    pub policy: Rc<Policy>,
    /// The same with their version, and whether they are those that the operator chose.
    pub rules: Rc<Chosen>,
    /// The one moment of this invocation (I18).
    pub now: Timestamp,
    /// The same as the platform has it, for signatures between houses: the trial's clock moves `now` alone, and no other house.
    pub wire: Timestamp,
    /// Outbox rows written by this invocation, to be carried out after the answer has left.
    pub written: RefCell<VecDeque<String>>,
    /// The outbox row that is being carried out: its mails are named after it.
    pub carried: RefCell<Option<String>>,
    /// Trial mode only: leaves out the compare-and-set, so that the race test can be seen failing.
    #[cfg(feature = "local")]
    pub unguarded: bool,
    /// Trial mode only: waits this long between deciding and recording, so that races are met on any machine (ms).
    #[cfg(feature = "local")]
    pub linger_ms: u64,
    /// Trial mode only: what the database was asked for.
    #[cfg(feature = "local")]
    pub effort: Rc<crate::local::effort::Effort>,
}

impl Context {
    /// Fresh random bytes.
    pub fn random<const N: usize>(&self) -> Result<[u8; N], PortError> {
        let mut bytes = [0; N];
        self.rng.fill(&mut bytes)?;
        Ok(bytes)
    }

    /// A fresh opaque row id: 128 random bits in hex. Ids are known before the insert because seals are bound to them.
    pub fn new_id(&self) -> Result<String, PortError> {
        Ok(encoding::hex(&self.random::<16>()?))
    }

    /// Runs one batch.
    pub async fn batch(&self, statements: Vec<Statement>) -> Result<Vec<Rows>, PortError> {
        self.db.batch(statements).await
    }

    /// Runs one statement.
    pub async fn one(&self, statement: Statement) -> Result<Rows, PortError> {
        Ok(self.db.batch(vec![statement]).await?.pop().unwrap_or_default())
    }

    /// A keyed hash to look something up by: the same text under another purpose is another hash.
    pub fn lookup(&self, purpose: &str, text: &str) -> String {
        shared::seal::lookup_hash(&self.keys.lookup, &format!("{purpose}\u{0}{text}"))
    }
}
