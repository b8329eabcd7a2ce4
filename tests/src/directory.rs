//! An operator's own directory beside the product: the ready service on a database of one test's own.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::JoinHandle;

use anyhow::{Context as _, Result, anyhow};
use directory_service::{Config, Database, Service, plant, serve};
use rusqlite::Connection;
use shared::webhook::Secret;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::server::DIRECTORY_SECRET;
use crate::shop::Person;

const EXAMPLE: &str = include_str!("../../tools/directory-service/example/directory.toml");

/// It answers until it is dropped.
#[derive(Debug)]
pub struct Directory {
    address: String,
    folder: PathBuf,
    enough: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Directory {
    /// With the example's people.
    pub fn start() -> Result<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("adieu-directory-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let database = format!("sqlite:{}", folder.join("shop.db").display());
        let (enough, stop) = oneshot::channel();
        let (tell, told) = std::sync::mpsc::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let thread = std::thread::spawn(move || {
            runtime.block_on(async move {
                match open(&database).await {
                    Ok((service, listener)) => {
                        let address = listener.local_addr().map(|address| format!("http://{address}"));
                        let _ = tell.send(address.map_err(anyhow::Error::from));
                        let _ = serve(service, listener, async move { drop(stop.await) }).await;
                    }
                    Err(error) => drop(tell.send(Err(error))),
                }
            });
        });
        let address = told.recv().context("the directory has nothing to say")??;
        Ok(Self { address, folder, enough: Some(enough), thread: Some(thread) })
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    /// What its database says to a question with one answer.
    pub fn says<T: rusqlite::types::FromSql>(&self, question: &str) -> Result<T> {
        let database = Connection::open(self.folder.join("shop.db"))?;
        database.busy_timeout(std::time::Duration::from_secs(5))?;
        Ok(database.query_row(question, [], |row| row.get(0))?)
    }

    /// Changes something there, as the operator's own shop would.
    pub fn change(&self, statement: &str) -> Result<()> {
        let database = Connection::open(self.folder.join("shop.db"))?;
        database.busy_timeout(std::time::Duration::from_secs(5))?;
        database.execute(statement, [])?;
        Ok(())
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        drop(self.enough.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

async fn open(address: &str) -> Result<(Service, TcpListener)> {
    let config = Config::parse(EXAMPLE).map_err(|faults| anyhow!("{faults:?}"))?;
    let database = Database::open(address, true).await.map_err(|error| anyhow!(error))?;
    plant::plant(&database, config.moments, directory_service::clock::now()).await?;
    let secret = Secret::parse(DIRECTORY_SECRET).context("a secret")?;
    let service = Service::open(config, database, vec![secret]).await;
    Ok((service.map_err(|faults| anyhow!("{faults:?}"))?, TcpListener::bind(("127.0.0.1", 0)).await?))
}

/// Somebody whom only a directory of the operator's own knows.
pub fn person(account: &str, email: &str) -> Person {
    Person {
        account: account.to_owned(),
        name: String::new(),
        email: email.to_owned(),
        old_email: None,
        phone: String::new(),
        username: String::new(),
        address: String::new(),
        password: None,
        api_token: String::new(),
    }
}
