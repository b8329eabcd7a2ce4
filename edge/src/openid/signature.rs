//! Whether a signature is good: the platform's own cryptography, which verifies RSA and ECDSA for nothing.
use serde_json::{Value, json};
use shared::encoding;
use shared::token::{Algorithm, Unverified};
use worker::js_sys::{Array, JSON, Object, Promise, Uint8Array};
use worker::wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use worker::wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(wasm_bindgen = worker::wasm_bindgen)]
extern "C" {
    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = importKey, catch)]
    fn import_key(
        format: &str,
        key: &JsValue,
        algorithm: &JsValue,
        extractable: bool,
        usages: &Array,
    ) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = verify, catch)]
    fn verify_signature(
        algorithm: &JsValue,
        key: &JsValue,
        signature: &Uint8Array,
        signed: &Uint8Array,
    ) -> Result<Promise, JsValue>;
}

/// A shorter modulus can be taken apart (NIST SP 800-131A).
const LEAST_MODULUS_BYTES: usize = 256;

/// Whether this key of a key set has signed the token. A key that is none signs nothing.
pub async fn is_good(token: &Unverified, key: &Value) -> bool {
    let Some(key) = plain(token.algorithm(), key) else { return false };
    verified(token, &key).await.is_ok_and(|verdict| verdict.is_truthy())
}

async fn verified(token: &Unverified, key: &Value) -> Result<JsValue, JsValue> {
    let (import, verify) = match token.algorithm() {
        Algorithm::Rs256 => {
            let rsa = json!({ "name": "RSASSA-PKCS1-v1_5", "hash": "SHA-256" });
            (rsa.clone(), rsa)
        }
        Algorithm::Es256 => {
            (json!({ "name": "ECDSA", "namedCurve": "P-256" }), json!({ "name": "ECDSA", "hash": "SHA-256" }))
        }
    };
    let usages = Array::of1(&JsValue::from_str("verify"));
    let key = JsFuture::from(import_key("jwk", &object(key)?, &object(&import)?, false, &usages)?).await?;
    let (signature, signed) = (Uint8Array::from(token.signature()), Uint8Array::from(token.signed()));
    JsFuture::from(verify_signature(&object(&verify)?, &key, &signature, &signed)?).await
}

/// The public numbers and nothing else: what a key set says beside them is none of the platform's business.
fn plain(algorithm: Algorithm, key: &Value) -> Option<Value> {
    let number = |name: &str| key.get(name).and_then(Value::as_str);
    match algorithm {
        Algorithm::Rs256 => {
            let (modulus, exponent) = (number("n")?, number("e")?);
            let bytes = encoding::from_base64url(modulus).ok()?;
            (bytes.len() >= LEAST_MODULUS_BYTES).then(|| json!({ "kty": "RSA", "n": modulus, "e": exponent }))
        }
        Algorithm::Es256 => {
            let curve = number("crv").filter(|curve| *curve == "P-256")?;
            Some(json!({ "kty": "EC", "crv": curve, "x": number("x")?, "y": number("y")? }))
        }
    }
}

fn object(value: &Value) -> Result<JsValue, JsValue> {
    JSON::parse(&value.to_string()).map(|parsed| Object::from(parsed).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_taken_down_to_its_public_numbers_and_a_weak_one_is_none() {
        let long = encoding::base64url(&[7; 256]);
        let rsa = json!({ "kid": "1", "n": long, "e": "AQAB", "d": "secret", "use": "enc" });
        assert_eq!(plain(Algorithm::Rs256, &rsa), Some(json!({ "kty": "RSA", "n": long, "e": "AQAB" })));
        let weak = json!({ "n": encoding::base64url(&[7; 128]), "e": "AQAB" });
        assert_eq!(plain(Algorithm::Rs256, &weak), None);
        assert_eq!(plain(Algorithm::Es256, &json!({ "crv": "P-384", "x": "a", "y": "b" })), None);
        assert_eq!(plain(Algorithm::Es256, &rsa), None);
    }
}
