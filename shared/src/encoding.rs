//! Bytes as text: hexadecimal and base64. Strict: what two texts could mean is no text, and nothing is looked up in a table,
//! so that keys may pass through here.

use base64ct::{Base64, Base64UrlUnpadded, Encoding};

/// A text that is none of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not in this encoding")]
pub struct Undecodable;

/// In lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(bytes)
}

/// From lower-case hexadecimal.
///
/// # Errors
/// Anything else.
pub fn from_hex(text: &str) -> Result<Vec<u8>, Undecodable> {
    base16ct::lower::decode_vec(text).map_err(|_| Undecodable)
}

/// In base64 with padding (RFC 4648, section 4).
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

/// From base64 with padding.
///
/// # Errors
/// Anything else, other ways to write the same bytes among them.
pub fn from_base64(text: &str) -> Result<Vec<u8>, Undecodable> {
    Base64::decode_vec(text).map_err(|_| Undecodable)
}

/// In base64 for addresses, without padding (RFC 4648, section 5).
#[must_use]
pub fn base64url(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}

/// From base64 for addresses, without padding.
///
/// # Errors
/// Anything else, other ways to write the same bytes among them.
pub fn from_base64url(text: &str) -> Result<Vec<u8>, Undecodable> {
    Base64UrlUnpadded::decode_vec(text).map_err(|_| Undecodable)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4648, section 10.
    #[test]
    fn the_vectors_of_the_standard_hold() {
        for (plain, in_hex, in_base64) in [
            ("", "", ""),
            ("f", "66", "Zg=="),
            ("fo", "666f", "Zm8="),
            ("foo", "666f6f", "Zm9v"),
            ("foob", "666f6f62", "Zm9vYg=="),
            ("foobar", "666f6f626172", "Zm9vYmFy"),
        ] {
            assert_eq!((hex(plain.as_bytes()).as_str(), base64(plain.as_bytes()).as_str()), (in_hex, in_base64));
            let unpadded = in_base64.trim_end_matches('=');
            assert_eq!(base64url(plain.as_bytes()), unpadded);
            let bytes = plain.as_bytes().to_vec();
            assert_eq!(
                (from_hex(in_hex), from_base64(in_base64), from_base64url(unpadded)),
                (Ok(bytes.clone()), Ok(bytes.clone()), Ok(bytes))
            );
        }
        assert_eq!((base64(&[0xfb, 0xff]).as_str(), base64url(&[0xfb, 0xff]).as_str()), ("+/8=", "-_8"));
    }

    #[test]
    fn what_could_be_written_in_two_ways_is_read_in_one() {
        for other in ["6F", "6", "0x66", "66 "] {
            assert_eq!(from_hex(other), Err(Undecodable), "{other}");
        }
        for other in ["Zg", "Zh==", "Zg=", "Zg==\n", "Z g=", "-_8=", "Zg==Zg=="] {
            assert_eq!(from_base64(other), Err(Undecodable), "{other}");
        }
        for other in ["Zg==", "Zh", "Z", "+/8", "Zg "] {
            assert_eq!(from_base64url(other), Err(Undecodable), "{other}");
        }
    }
}
