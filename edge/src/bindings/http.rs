//! Questions to other houses: bounded in time and size, and never led on by a redirect.

use std::pin::pin;
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::future::{Either, select};
use worker::js_sys::Uint8Array;
use worker::{AbortController, AbortSignal, Fetch, Headers, Method, Request, RequestInit, RequestRedirect};

use crate::port::{Answered, Http, NoAnswer, Question, Task};

/// What of an answer's headers anybody looks at.
const LOOKED_AT: [&str; 5] = ["content-type", "retry-after", "webhook-id", "webhook-timestamp", "webhook-signature"];

/// The platform's `fetch`.
pub struct Network;

impl Http for Network {
    fn ask<'a>(&'a self, question: &'a Question) -> Task<'a, Result<Answered, NoAnswer>> {
        Box::pin(async move {
            let request = request(question).ok_or(NoAnswer::Odd)?;
            let controller = AbortController::default();
            let signal = controller.signal();
            let asking = answer(request, &signal, question.most_bytes);
            let patience = worker::Delay::from(Duration::from_millis(question.patience_ms));
            match select(pin!(asking), pin!(patience)).await {
                Either::Left((answer, _)) => answer,
                Either::Right(_) => {
                    controller.abort();
                    Err(NoAnswer::Silent)
                }
            }
        })
    }
}

fn request(question: &Question) -> Option<Request> {
    let headers = Headers::new();
    for (name, value) in &question.headers {
        headers.set(name, value).ok()?;
    }
    let mut wish = RequestInit::new();
    wish.with_redirect(RequestRedirect::Manual).with_headers(headers);
    if let Some(body) = &question.body {
        wish.with_method(Method::Post).with_body(Some(Uint8Array::from(body.as_slice()).into()));
    }
    Request::new_with_init(&question.address, &wish).ok()
}

async fn answer(request: Request, signal: &AbortSignal, most_bytes: usize) -> Result<Answered, NoAnswer> {
    let mut response = Fetch::Request(request).send_with_signal(signal).await.map_err(|_| NoAnswer::Silent)?;
    let header = |name: &str| Some((name.to_owned(), response.headers().get(name).ok()??));
    let mut answered = Answered {
        status: response.status_code(),
        headers: LOOKED_AT.into_iter().filter_map(header).collect(),
        body: Vec::new(),
    };
    // An answer without a body has no stream.
    let Ok(mut stream) = response.stream() else { return Ok(answered) };
    while let Some(chunk) = stream.next().await {
        answered.body.extend(chunk.map_err(|_| NoAnswer::Silent)?);
        if answered.body.len() > most_bytes {
            return Err(NoAnswer::TooLong);
        }
    }
    Ok(answered)
}
