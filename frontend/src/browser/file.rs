//! Files that a person picks. They are read where they lie; nothing here sends anything.

use js_sys::Uint8Array;
use leptos::wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Event, HtmlInputElement};

/// A picked file.
pub(crate) struct Picked(web_sys::File);

/// The file that an event brought; `None` if it was another field's, or the choice was taken back.
pub(crate) fn picked(event: &Event) -> Option<Picked> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    input.files()?.item(0).map(Picked)
}

impl Picked {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size is a whole number below 2^53")]
    pub(crate) fn bytes(&self) -> u64 {
        self.0.size() as u64
    }

    /// Some of its bytes; `None` where it cannot be read (any more).
    pub(crate) async fn piece(&self, from: u64, to: u64) -> Option<Vec<u8>> {
        #[expect(clippy::cast_precision_loss, reason = "a file is smaller than 2^53 bytes")]
        let piece = self.0.slice_with_f64_and_f64(from as f64, to as f64).ok()?;
        bytes(&piece).await
    }

    /// All of it as text; what is no text is no receipt either.
    pub(crate) async fn text(&self) -> Option<String> {
        bytes(&self.0).await.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }
}

async fn bytes(blob: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
