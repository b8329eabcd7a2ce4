//! Whether something may be sent to an address. Read strictly and by hand: what two programs could read differently is refused, so
//! that the host that was looked at is the host that is asked.

/// What an operator allows.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// Hosts that may be asked, to the letter, with a comma or a space between them.
    pub hosts: &'a str,
    /// Our own origin: what we send to ourselves would be believed as ours.
    pub own: &'a str,
    /// In trials, programs beside the Worker on the same machine too.
    pub is_trial: bool,
}

/// The longest address that is looked at.
const MAX_CHARS: usize = 200;

/// Ends of names that mean the network of whoever asks, and never another house.
const INSIDE: [&str; 8] = ["localhost", "local", "localdomain", "internal", "intranet", "lan", "arpa", "onion"];

/// `https`, a name in the list to the letter, the port that goes with it, a path; and nothing else.
#[must_use]
pub fn is_allowed(url: &str, rules: &Rules<'_>) -> bool {
    if url.len() > MAX_CHARS {
        return false;
    }
    if let Some(rest) = url.strip_prefix("http://127.0.0.1:") {
        return rules.is_trial && is_beside(rest);
    }
    let Some(rest) = url.strip_prefix("https://") else { return false };
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = authority.strip_suffix(":443").unwrap_or(authority);
    is_host(host) && is_path(path) && !is_ours(host, rules.own) && rules.hosts.split([',', ' ']).any(|one| one == host)
}

/// A port of this machine, and a path.
fn is_beside(rest: &str) -> bool {
    let (port, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    port.parse::<u16>().is_ok_and(|number| number > 0 && number.to_string() == port) && is_path(path)
}

/// A name of at least two labels in small letters whose last is no number: no address in any notation is one.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(is_plain)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let Some((_, last)) = host.rsplit_once('.') else { return false };
    host.split('.').all(is_label)
        && last.starts_with(|letter: char| letter.is_ascii_lowercase())
        && !INSIDE.contains(&last)
}

/// Whether the name is ours or below it.
fn is_ours(host: &str, own: &str) -> bool {
    let own = own.split_once("://").map_or(own, |(_, rest)| rest);
    let own = own.split([':', '/']).next().unwrap_or_default();
    !own.is_empty() && host.strip_suffix(own).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Nothing that has to be escaped, no fragment, no way up.
fn is_path(path: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !b"#\\\"<>^`{|}".contains(&byte);
    path.bytes().all(is_plain) && !path.contains("..") && !path.to_ascii_lowercase().contains("%2e")
}
