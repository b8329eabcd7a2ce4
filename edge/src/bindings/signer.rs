//! The platform's own cryptography, which signs with RSA and ECDSA for nothing.

use serde_json::{Value, json};
use shared::token::Algorithm;
use worker::js_sys::{Array, ArrayBuffer, JSON, Promise, Reflect, Uint8Array};
use worker::wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use worker::wasm_bindgen_futures::JsFuture;

use crate::port::{PortError, Signer, Task};

#[wasm_bindgen(wasm_bindgen = worker::wasm_bindgen)]
extern "C" {
    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = importKey, catch)]
    fn import_secret(
        format: &str,
        key: &Uint8Array,
        algorithm: &JsValue,
        extractable: bool,
        usages: &Array,
    ) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = exportKey, catch)]
    fn export_key(format: &str, key: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = sign, catch)]
    fn sign_text(algorithm: &JsValue, key: &JsValue, text: &Uint8Array) -> Result<Promise, JsValue>;
}

/// `crypto.subtle`.
pub struct Subtle;

impl Signer for Subtle {
    fn sign<'a>(&'a self, algorithm: Algorithm, key: &'a [u8], text: &'a [u8]) -> Task<'a, Result<Vec<u8>, PortError>> {
        Box::pin(async move { signed(algorithm, key, text).await.map_err(refused) })
    }

    fn rsa_half<'a>(&'a self, key: &'a [u8]) -> Task<'a, Result<(String, String), PortError>> {
        Box::pin(async move { half(key).await.map_err(refused) })
    }
}

/// What the platform says of a key is not repeated: it could name a part of it.
fn refused(_: JsValue) -> PortError {
    PortError::Unavailable { act: "signing", cause: "the platform does not take the key".to_owned() }
}

async fn half(key: &[u8]) -> Result<(String, String), JsValue> {
    let rsa = JSON::parse(r#"{"name":"RSASSA-PKCS1-v1_5","hash":"SHA-256"}"#)?;
    let usages = Array::of1(&JsValue::from_str("sign"));
    let key = JsFuture::from(import_secret("pkcs8", &Uint8Array::from(key), &rsa, true, &usages)?).await?;
    let jwk = JsFuture::from(export_key("jwk", &key)?).await?;
    let number = |name: &str| Reflect::get(&jwk, &JsValue::from_str(name))?.as_string().ok_or(JsValue::NULL);
    Ok((number("n")?, number("e")?))
}

async fn signed(algorithm: Algorithm, key: &[u8], text: &[u8]) -> Result<Vec<u8>, JsValue> {
    let object = |value: Value| JSON::parse(&value.to_string());
    let (import, sign) = match algorithm {
        Algorithm::Rs256 => {
            let rsa = json!({ "name": "RSASSA-PKCS1-v1_5", "hash": "SHA-256" });
            (rsa.clone(), rsa)
        }
        Algorithm::Es256 => {
            (json!({ "name": "ECDSA", "namedCurve": "P-256" }), json!({ "name": "ECDSA", "hash": "SHA-256" }))
        }
    };
    let usages = Array::of1(&JsValue::from_str("sign"));
    let key = import_secret("pkcs8", &Uint8Array::from(key), &object(import)?, false, &usages)?;
    let key = JsFuture::from(key).await?;
    let signature = JsFuture::from(sign_text(&object(sign)?, &key, &Uint8Array::from(text))?).await?;
    Ok(Uint8Array::new(&signature.unchecked_into::<ArrayBuffer>()).to_vec())
}
