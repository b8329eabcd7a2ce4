//! Colours, and whether text in one can be read on another (WCAG 2.2, 1.4.3: relative luminance, contrast ratio).

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// What text needs against its ground: level AA.
pub const READABLE: f64 = 4.5;

/// One opaque colour in sRGB, written `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour([u8; 3]);

/// A text that is no colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a colour is written #rrggbb, six hexadecimal digits")]
pub struct NoColour;

impl Colour {
    /// From its three channels.
    #[must_use]
    pub const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue])
    }

    /// # Errors
    /// For anything but `#rrggbb`: short forms, names and transparency would hide what is on the screen.
    pub fn parse(text: &str) -> Result<Self, NoColour> {
        let digits = text.strip_prefix('#').ok_or(NoColour)?.as_bytes();
        let mut channels = [0; 3];
        if digits.len() != 6 {
            return Err(NoColour);
        }
        for (channel, pair) in channels.iter_mut().zip(digits.chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NoColour)?;
            if !pair.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return Err(NoColour);
            }
            *channel = u8::from_str_radix(pair, 16).map_err(|_| NoColour)?;
        }
        Ok(Self(channels))
    }

    /// Relative luminance: 0 for black, 1 for white.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let weighed = self.0.into_iter().zip([0.2126, 0.7152, 0.0722]);
        weighed.map(|(channel, weight)| weight * linear(channel)).sum()
    }

    /// The contrast between two colours, from 1 to 21, whichever is the text.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Whether text in one of the two can be read on the other.
    #[must_use]
    pub fn is_readable_on(self, other: Self) -> bool {
        self.contrast(other) >= READABLE
    }

    /// So many hundredths of the way to another colour, rounded: whole numbers, so that every machine finds the same.
    #[must_use]
    pub fn towards(self, other: Self, percent: u8) -> Self {
        let share = u32::from(percent.min(100));
        let mut mixed = self.0;
        for (channel, goal) in mixed.iter_mut().zip(other.0) {
            let sum = u32::from(*channel) * (100 - share) + u32::from(goal) * share;
            *channel = u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX);
        }
        Self(mixed)
    }
}

/// One channel, from how it is stored to how much light it is.
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl FromStr for Colour {
    type Err = NoColour;
    fn from_str(text: &str) -> Result<Self, NoColour> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Colour {
    type Error = NoColour;
    fn try_from(text: String) -> Result<Self, NoColour> {
        Self::parse(&text)
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}
