//! Where the platform comes in: builds the one context of an invocation, finds the handler, puts refusals into words.

mod header;
mod setting;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use worker::{Env, Request, Response};

use crate::bindings::{self, Beside, D1, Entropy, Jobs, Namespace, Network, Subtle};
use crate::carrier;
use crate::context::Context;
use crate::extract::{Incoming, Verb};
use crate::failure::Failure;
use crate::keyring::Keyring;
use crate::reply::Reply;
use crate::router::{self, Api, Route, Shop};
use crate::view::View;
use crate::{
    api, app, brand, clock, delivery, entrance, language, limits, log, outbox, pages, rule, shop, staff, sweep,
};

/// Answers one request, then carries out what it decided.
pub async fn fetch(request: Request, env: &Env, platform: &worker::Context) -> worker::Result<Response> {
    let most = router::find(&request.path()).map_or(limits::FORM_BYTES, |found| found.route.most_bytes());
    let incoming = Incoming::read(request, most).await;
    let without_body = incoming.method == Verb::Head;
    let context = match context(env).await {
        Ok(context) => context,
        Err(failure) => {
            log::note("door", &format!("{failure:?}"));
            count(&failure);
            return out_of_order(&incoming.path, failure).into_response(without_body);
        }
    };
    #[cfg(feature = "local")]
    let context = crate::local::tuned(context, &incoming).await;
    // Boxed: it holds every handler's future at once.
    let reply = Box::pin(answer(&context, &incoming)).await.unless_known(&incoming);
    #[cfg(feature = "local")]
    let reply = context.effort.answered(reply);
    if !context.written.borrow().is_empty() {
        platform.wait_until(afterwards(
            context,
            #[cfg(feature = "local")]
            crate::local::effort::GoingOn::begin(),
        ));
    }
    reply.into_response(without_body)
}

/// What the answer does not wait for.
async fn afterwards(context: Context, #[cfg(feature = "local")] going_on: crate::local::effort::GoingOn) {
    outbox::drain(&context).await;
    #[cfg(feature = "local")]
    {
        context.effort.close(crate::local::effort::Part::Afterwards);
        drop(going_on);
    }
}

/// Nothing is set up: a machine is told so as of everything else.
fn out_of_order(path: &str, failure: Failure) -> Reply {
    if header::is_for_machines(path, router::find(path).as_ref()) {
        return failure.into_problem();
    }
    Reply::html(503, OUT_OF_ORDER.to_owned()).with("retry-after", "30")
}

/// The only words outside the locale files: without settings there is no language to choose.
const OUT_OF_ORDER: &str = "<!DOCTYPE html><html lang=\"en\"><title>Out of order</title><h1>503</h1>";

/// One tick of the cron.
pub async fn tick(env: &Env) {
    let context = match context(env).await {
        Ok(context) => context,
        Err(failure) => return log::note("tick", &format!("{failure:?}")),
    };
    #[cfg(feature = "local")]
    let context = crate::local::at_trial_time(context).await;
    delivery::setting::complain(&context.settings.targets);
    run_tick(&context).await;
    #[cfg(feature = "local")]
    context.effort.close(crate::local::effort::Part::Tick);
}

/// What a tick does; hourly, it also cleans up.
pub async fn run_tick(context: &Context) {
    // Whoever watches sees by it that time goes on.
    log::count("tick", &[]);
    if let Err(error) = sweep::sweep(context).await {
        log::note("sweep", &error.to_string());
    }
    if (context.now.ms() / shared::limits::MINUTE_MS) % 60 == 0
        && let Err(error) = sweep::housekeep(context).await
    {
        log::note("housekeep", &error.to_string());
    }
}

/// Everything that an invocation needs, or the setting that is missing. There are no defaults for keys and addresses.
pub async fn context(env: &Env) -> Result<Context, Failure> {
    let missing =
        |name: &'static str| move |_: worker::Error| Failure::Service(format!("the binding {name} is missing"));
    let kv = |name: &'static str| -> Result<Rc<dyn crate::port::Kv>, Failure> {
        Ok(Rc::new(Namespace(env.kv(name).map_err(missing(name))?)))
    };
    let settings = setting::settings(env)?;
    let now = clock::platform_now();
    let master = bindings::secret(env, bindings::MASTER_KEY);
    let receipt = bindings::secret(env, bindings::RECEIPT_SIGNING_KEY);
    let http: Rc<dyn crate::port::Http> = Rc::new(Network);
    let mail = carrier::mail(env, &settings, &http, now).map_err(setting::unset)?;
    #[cfg(feature = "local")]
    let effort = Rc::new(crate::local::effort::Effort::default());
    let db = D1 {
        database: env.d1(bindings::DB).map_err(missing(bindings::DB))?,
        #[cfg(feature = "local")]
        effort: Rc::clone(&effort),
    };
    let cache = kv(bindings::CACHE)?;
    let files = Beside::of(env).map_err(missing(bindings::ASSETS))?;
    let rules = rule::chosen((&db, &*cache, &files), &settings.policy, now).await?;
    language::ready(&files, &rules.languages).await?;
    Ok(Context {
        db: Rc::new(db),
        vault: kv(bindings::VAULT)?,
        ledger: kv(bindings::LEDGER)?,
        cache,
        exports: kv(bindings::EXPORTS)?,
        files: Rc::new(files),
        jobs: Rc::new(Jobs(env.queue(bindings::JOBS).map_err(missing(bindings::JOBS))?)),
        mail,
        http,
        signer: Rc::new(Subtle),
        rng: Rc::new(Entropy),
        keys: Rc::new(Keyring::parse(master.as_deref(), receipt.as_deref())?),
        settings: Rc::new(settings),
        policy: Rc::clone(&rules.policy),
        rules: Rc::new(rules),
        now,
        wire: now,
        written: RefCell::new(VecDeque::new()),
        carried: RefCell::new(None),
        #[cfg(feature = "local")]
        unguarded: false,
        #[cfg(feature = "local")]
        linger_ms: 0,
        #[cfg(feature = "local")]
        effort,
    })
}

/// Finds the handler and turns a refusal into a page or a problem.
async fn answer(context: &Context, incoming: &Incoming) -> Reply {
    let is_there =
        |found: &router::Match| found.route.is_there(&context.settings) && language::is_there(context, found);
    let found = router::find(&incoming.path).filter(is_there);
    let is_machine = header::is_for_machines(&incoming.path, found.as_ref());
    let view = View::of(context, incoming, found.as_ref().and_then(|found| found.locale));
    let outcome = match &found {
        None => Err(Failure::NotFound),
        Some(found) if !found.route.allows(incoming.method) => Err(Failure::MethodNotAllowed(found.route.allow())),
        // What is said there would not be what is done.
        Some(found) if found.route.tells_rules() && !context.rules.is_there() => {
            Err(Failure::Service("the policy that is set is not there".to_owned()))
        }
        Some(found) => handle(&view, &found.route).await,
    };
    let route = found.as_ref().map(|found| found.route.clone());
    let reply = match outcome {
        Ok(reply) => language::remembered(context, incoming, found.and_then(|found| found.locale), reply),
        Err(failure) => {
            match &failure {
                Failure::Service(cause) => log::note("request", cause),
                Failure::DeskShut(name) => {
                    log::note("staff", &format!("the setting {name} is missing or no such thing"));
                }
                _ => {}
            }
            count(&failure);
            if is_machine { failure.into_problem() } else { view.failure(&failure) }
        }
    };
    header::put_on(reply, &incoming.path, route.as_ref(), &context.policy.privacy_url)
}

/// What is refused, and how often: but what everybody finds who tries paths.
fn count(failure: &Failure) {
    match failure {
        Failure::NotFound | Failure::MethodNotAllowed(_) => {}
        Failure::TooManyTries(limit, _) => {
            log::count("refusal", &[("code", failure.code().key()), ("limit", limit.act)]);
        }
        other => log::count("refusal", &[("code", other.code().key())]),
    }
}

async fn handle(view: &View<'_>, route: &Route) -> Result<Reply, Failure> {
    let (context, incoming) = (view.context, view.incoming);
    let is_post = incoming.method == Verb::Post;
    match route {
        Route::Front => pages::front::show(view),
        Route::ErasedAndKept => pages::front::erased_and_kept(view),
        Route::Figures => pages::figures::show(view).await,
        Route::Notices => pages::notice::list(view).await,
        Route::Notice(id) => pages::notice::show(view, id).await,
        Route::Guide(guide) => pages::guide::answer(view, guide).await,
        Route::Retention => Ok(pages::registry::show(view)),
        Route::Delete if is_post => pages::delete::begin_deletion(view).await,
        Route::Delete => pages::delete::show(view),
        Route::App if is_post => app::enter(view).await,
        Route::App => Err(Failure::FromApp),
        Route::SignIn => entrance::sign_in::set_out(view).await,
        Route::SignInCallback => entrance::sign_in::come_back(view).await,
        Route::WithoutAccess if is_post => pages::without_access::act(view).await,
        Route::WithoutAccess => pages::without_access::show(view),
        Route::WithoutAccessDone => pages::without_access::done(view),
        Route::Track if is_post => pages::track::open(view).await,
        Route::Track => pages::track::show(view),
        Route::Revoke if is_post => pages::revoke::act(view).await,
        Route::Revoke => pages::revoke::show(view),
        Route::Veto if is_post => pages::veto::act(view).await,
        Route::Veto => pages::veto::show(view),
        Route::VetoDone => pages::veto::done(view),
        Route::Answer if is_post => pages::answer::act(view).await,
        Route::Answer => pages::answer::show(view),
        Route::AnswerDone => pages::answer::done(view),
        Route::ReceiptCheck if is_post => pages::receipt_check::check(view),
        Route::ReceiptCheck => Ok(pages::receipt_check::show(view)),
        Route::NotMe if is_post => pages::not_me::begin(view).await,
        Route::NotMe => pages::not_me::show(view),
        Route::Data if is_post => pages::right::begin(view).await,
        Route::Data => pages::right::show(view),
        Route::Right { reference, right } => pages::right::step(view, reference, right).await,
        Route::Written(written) => pages::request::answer(view, *written, is_post).await,
        Route::Step { reference, step } => pages::step(view, reference, *step).await,
        Route::Shop(Shop::SignIn) if is_post => shop::sign_in::act(view).await,
        Route::Shop(Shop::SignIn) => Ok(shop::sign_in::show(view)),
        Route::Shop(Shop::Account) => shop::account::show(view).await,
        Route::Shop(Shop::SignOut) => shop::sign_out::act(view).await,
        Route::Shop(Shop::Me) => shop::api::me(context, incoming).await,
        Route::Staff(route) => staff::handle(view, route).await,
        Route::Api(way) => machine(context, incoming, way).await,
        Route::Language(tag) => language::choose(context, incoming, tag),
        Route::BrandSheet => brand::show(context, incoming),
        Route::Health => Ok(api::health::alive()),
        Route::Ready => api::health::ready(context).await,
        #[cfg(feature = "local")]
        Route::Trial(trial) => crate::local::handle(view, *trial).await,
    }
}

/// Whoever asks is a program.
async fn machine(context: &Context, incoming: &Incoming, way: &Api) -> Result<Reply, Failure> {
    match way {
        Api::Deletion(reference) => api::deletion::show(context, incoming, reference).await,
        Api::Revocations(reference) => api::revocation::create(context, incoming, reference).await,
        Api::Standing => api::standing::look(context, incoming).await,
        way @ (Api::Bounce | Api::Inbound) => Box::pin(api::mail::take(context, incoming, way)).await,
        Api::Events => Ok(api::event::metadata(context)),
        Api::EventKeys => api::event::keys(context).await,
        Api::Security => api::security::show(context),
        Api::SecurityBefore => Ok(api::security::moved()),
        Api::Answers(processor) => Box::pin(api::answer::take(context, incoming, processor)).await,
        Api::Pack => Box::pin(api::pack::take(context, incoming)).await,
        Api::ReceiptKeys => Ok(api::receipt_key::list(context)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_is_told_in_its_own_words_that_nothing_is_set_up() {
        let kind = |path: &str| {
            let reply = out_of_order(path, Failure::Service("the setting MASTER_KEY is missing".to_owned()));
            let header =
                |wanted: &str| reply.headers.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.clone());
            (reply.status, header("retry-after"), header("content-type").unwrap_or_default())
        };
        let wait = Some("30".to_owned());
        for path in ["/api/v1/receipt-keys", "/api/v1/nothing", "/readyz", "/.well-known/security.txt"] {
            assert_eq!(kind(path), (503, wait.clone(), "application/problem+json".to_owned()), "{path}");
        }
        assert_eq!(kind("/en"), (503, wait, "text/html; charset=utf-8".to_owned()));
    }
}
