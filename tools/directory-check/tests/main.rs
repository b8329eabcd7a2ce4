//! The check finds nothing wrong with the service, and every single fault in one that is broken on purpose.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so")]

mod fault;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use directory_check::{Report, Wish, check};
use directory_service::{Config, Database, Service, clock, plant};
use fault::{Broken, Fault};
use shared::policy::Strategy;
use shared::webhook::Secret;
use tokio::runtime::Runtime;

const EXAMPLE: &str = include_str!("../../directory-service/example/directory.toml");
const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

static NUMBER: AtomicU32 = AtomicU32::new(0);

fn secret() -> Secret {
    Secret::parse(SECRET).expect("a secret")
}

async fn opened(folder: &PathBuf) -> Service {
    std::fs::create_dir_all(folder).expect("a folder");
    let address = format!("sqlite:{}", folder.join("shop.db").display());
    let database = Database::open(&address, true).await.expect("a database");
    // Less than everything, so that something is undeclared.
    let (before, _) = EXAMPLE.split_once("\n[[tokens]]").expect("the example has tokens at its end");
    let config = Config::parse(before).expect("a file");
    plant::plant(&database, config.moments, clock::now()).await.expect("people");
    Service::open(config, database, vec![secret()]).await.expect("a service")
}

async fn answered(State(broken): State<Arc<Broken>>, request: Request) -> Response {
    broken.answer(request).await
}

/// What the check says about the service with one fault, when kinds of data that can be ended either way are ended so.
fn tried(fault: Fault, how: Strategy) -> Report {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("directory-check-{}-{number}", std::process::id()));
    let runtime = Runtime::new().expect("a runtime");
    let base = runtime.block_on(async {
        let broken = Arc::new(Broken::new(fault, opened(&folder).await, secret()));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let router = Router::new().fallback(answered).with_state(broken);
        tokio::spawn(async move { axum::serve(listener, router).await });
        format!("http://{address}")
    });
    let identifier = Some("sofia@shopper.example".to_owned());
    let report = check(&Wish { base, secret: secret(), identifier, ends: Some(how) });
    runtime.shutdown_background();
    let _ = std::fs::remove_dir_all(folder);
    report
}

#[test]
fn nothing_is_wrong_with_the_service() {
    for how in [Strategy::Erase, Strategy::Anonymise] {
        let report = tried(Fault::None, how);
        assert_eq!(report.findings(), 0, "{report}");
        assert!(report.calls > 100, "{report}");
    }
}

#[test]
fn every_fault_is_found_by_its_rule() {
    let mut missed = Vec::new();
    for (fault, rule) in fault::ALL {
        let report = tried(fault, Strategy::Erase);
        if !report.finds(rule) {
            missed.push(format!("{fault:?} is not found as `{rule}`:\n{report}"));
        }
        assert!(!report.to_string().contains("MfKQ9r8G"), "the secret is printed nowhere");
    }
    assert!(missed.is_empty(), "{}", missed.join("\n\n"));
}

#[test]
fn whoever_cannot_make_anonymous_what_it_says_it_can_is_found_where_that_is_tried() {
    let [erased, anonymised] = [Strategy::Erase, Strategy::Anonymise].map(|how| tried(Fault::AnonymisesNothing, how));
    assert!(anonymised.finds("erase"), "{anonymised}");
    assert_eq!(erased.findings(), 0, "{erased}");
}
