//! Something asked for in writing: by whoever asks, or entered by the desk for them.

use super::read::Reader;
use super::{Fields, Parsed};
use crate::desk::Channel;
use crate::identifier::Identifier;
use crate::inbox::Kind;
use crate::limits::ANSWER_CHARS;
use crate::request::{KINDS, Topic};

/// The longest address that there can be.
const MAX_IDENTIFIER_CHARS: usize = 320;

/// Who fills in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writer {
    /// A person who complains.
    Complainer,
    /// A person who asks for something else.
    Person,
    /// A member of staff, for somebody who rang, came or wrote on paper.
    Desk,
}

/// What is asked. Personal: sealed before it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What for.
    pub kind: Kind,
    /// About what, of a complaint by form.
    pub topic: Option<Topic>,
    /// How it reached the desk, where a member of staff enters it.
    pub channel: Option<Channel>,
    /// The account that is meant, as it was typed. Nothing says that it is theirs.
    pub identifier: String,
    /// Where the answer goes. Whoever writes themselves has one; whoever rang may have none.
    pub address: Option<String>,
    /// In their own words.
    pub words: String,
}

impl Request {
    /// Fields `topic` of a complaint, `kind` of everything else, `channel` from the desk, `identifier`, `address` (of mail) and
    /// `text`.
    ///
    /// # Errors
    /// Missing, malformed, oversized, repeated or unknown fields.
    pub fn parse(fields: &Fields, writer: Writer) -> Parsed<Self> {
        let chosen: &[&'static str] = match writer {
            Writer::Complainer => &["topic"],
            Writer::Person => &["kind"],
            Writer::Desk => &["channel", "kind"],
        };
        let mut reader = Reader::of(fields, &[chosen, &["identifier", "address", "text"]].concat());
        let channel = (writer == Writer::Desk).then(|| reader.parsed("channel", 16, Channel::parse)).flatten();
        let topic = (writer == Writer::Complainer).then(|| reader.parsed("topic", 16, Topic::parse)).flatten();
        let kind = if writer == Writer::Complainer {
            topic.map(|_| Kind::Complain)
        } else {
            reader.parsed("kind", 16, |text| Kind::parse(text).filter(|kind| offered(writer).contains(kind)))
        };
        let identifier = reader.optional("identifier", MAX_IDENTIFIER_CHARS).unwrap_or_default().to_owned();
        let is_mail = |text: &str| matches!(Identifier::parse(text), Ok(Identifier::Email(_)));
        let address = match reader.optional("address", MAX_IDENTIFIER_CHARS) {
            Some(text) if is_mail(text) => Some(text.to_lowercase()),
            Some(_) => {
                reader.fail("address", "malformed");
                None
            }
            None if writer == Writer::Desk => None,
            None => {
                reader.fail("address", "missing");
                None
            }
        };
        let words = reader.required("text", ANSWER_CHARS).map(str::to_owned);
        let form = kind.zip(words);
        reader.finish(form.map(|(kind, words)| Self { kind, topic, channel, identifier, address, words }))
    }
}

/// What can be chosen: a complaint has a form of its own.
#[must_use]
pub fn offered(writer: Writer) -> &'static [Kind] {
    match writer {
        Writer::Desk => &KINDS,
        Writer::Person | Writer::Complainer => KINDS.split_last().map_or(&[], |(_, kinds)| kinds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(writer: Writer, fields: &[(&str, &str)]) -> Result<Request, Vec<(&'static str, &'static str)>> {
        let fields: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Request::parse(&fields, writer)
            .map_err(|errors| errors.into_iter().map(|error| (error.field, error.code)).collect())
    }

    #[test]
    fn whoever_writes_says_about_what_and_where_they_are_reached() {
        let text = ("text", "Somebody has my address");
        let good = [("topic", "leaked"), ("address", "Ann@Mail.example"), text];
        let asked = parse(Writer::Complainer, &good).unwrap();
        assert_eq!(
            (asked.kind, asked.topic, asked.address.as_deref()),
            (Kind::Complain, Some(Topic::Leaked), Some("ann@mail.example"))
        );
        let missing = vec![("topic", "missing"), ("address", "missing"), ("text", "missing")];
        assert_eq!(parse(Writer::Complainer, &[]), Err(missing));
        assert_eq!(parse(Writer::Complainer, &[("topic", "x"), good[1], text]), Err(vec![("topic", "malformed")]));
        assert_eq!(
            parse(Writer::Complainer, &[good[0], ("address", "+358401234567"), text]),
            Err(vec![("address", "malformed")])
        );
        assert_eq!(parse(Writer::Person, &[("kind", "complain"), good[1], text]), Err(vec![("kind", "malformed")]));
        assert_eq!(parse(Writer::Person, &[("kind", "revocation"), good[1], text]), Err(vec![("kind", "malformed")]));
    }

    #[test]
    fn the_desk_enters_for_whoever_has_no_mail() {
        let asked =
            parse(Writer::Desk, &[("channel", "telephone"), ("kind", "complain"), ("text", "They rang")]).unwrap();
        assert_eq!((asked.channel, asked.address, asked.topic), (Some(Channel::Telephone), None, None));
        assert_eq!(parse(Writer::Desk, &[("kind", "see"), ("text", "x")]), Err(vec![("channel", "missing")]));
    }
}
