//! How the operator looks: one colour and a logo. A colour that somebody could not read is refused where it is written.

use crate::colour::{Colour, READABLE};
use serde::{Deserialize, Serialize};

/// The grounds on which links and buttons stand; `frontend/style/tokens.css` says the same, which a test compares.
pub mod ground {
    use crate::colour::Colour;

    pub const PAPER: Colour = Colour::rgb(0xf6, 0xf2, 0xea);
    pub const SHEET: Colour = Colour::rgb(0xff, 0xfd, 0xf8);
    pub const INK: Colour = Colour::rgb(0x1d, 0x24, 0x27);
    pub const DARK_PAPER: Colour = Colour::rgb(0x12, 0x18, 0x1a);
    pub const DARK_SHEET: Colour = Colour::rgb(0x1a, 0x21, 0x24);
}

const WHITE: Colour = Colour::rgb(255, 255, 255);
const BLACK: Colour = Colour::rgb(0, 0, 0);

/// How much of the colour is in the ground of a notice (hundredths).
const LIGHT_WASH: u8 = 10;
const DARK_WASH: u8 = 14;
/// How far the colour moves under a pointer (hundredths).
const DEEPER: u8 = 30;

/// The section `[brand]`; both parts may be absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brand {
    /// Links, buttons, the line above the header. Absent: our own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<Accent>,
    /// Stands beside the name or in its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
}

/// A picture from this origin, with the size at which it is shown: nothing jumps when it arrives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// `/brand/logo.svg`: a file below `frontend/public`.
    pub file: String,
    /// For dark screens; absent, the logo stands on a light plate there.
    pub dark_file: Option<String>,
    /// CSS pixels.
    pub width: u16,
    /// CSS pixels.
    pub height: u16,
    /// The picture says the operator's name itself: then no text repeats it.
    pub holds_name: bool,
}

impl Logo {
    /// The largest picture that leaves room for the rest of the header on the narrowest telephone (CSS pixels).
    pub const MOST_WIDE: i64 = 220;
    /// The header is no banner (CSS pixels).
    pub const MOST_HIGH: i64 = 72;

    /// A path from the root of this origin to an SVG or PNG.
    #[must_use]
    pub fn is_file(path: &str) -> bool {
        let plain = |part: &str| {
            !part.starts_with('.')
                && !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        };
        let has_kind = [".svg", ".png"].iter().any(|ending| path.ends_with(ending));
        has_kind && path.strip_prefix('/').is_some_and(|rest| rest.split('/').all(plain))
    }
}

/// A colour that can be read wherever we use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Colour", into = "Colour")]
pub struct Accent {
    colour: Colour,
}

/// Where a colour fails, and how far it is from what is needed.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable {
    /// What it was tried as.
    pub place: &'static str,
    /// The colour it was tried against.
    pub ground: Colour,
    /// What it reaches there.
    pub contrast: f64,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Rounded down: 4.49 must not read as 4.5.
        let reached = (self.contrast * 100.0).floor() / 100.0;
        write!(f, "reaches {reached:.2}:1 {} ({}), and needs {READABLE}:1", self.place, self.ground)
    }
}

impl std::error::Error for Unreadable {}

/// What the colour becomes on one kind of screen: the four tokens that it replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Links, and the ground of a button.
    pub accent: Colour,
    /// The same under a pointer.
    pub deep: Colour,
    /// Text on a button.
    pub on_accent: Colour,
    /// The ground of a notice.
    pub wash: Colour,
}

impl Accent {
    /// # Errors
    /// Every place where text in the colour, or on it, could not be read.
    pub fn parse(colour: Colour) -> Result<Self, Vec<Unreadable>> {
        let mut failures = Vec::new();
        let mut need = |place, ground| {
            let contrast = colour.contrast(ground);
            if contrast < READABLE {
                failures.push(Unreadable { place, ground, contrast });
            }
        };
        need("as a link on the page", ground::PAPER);
        need("as a link on the sheet", ground::SHEET);
        let text = better(colour, WHITE, ground::INK);
        need("as a button, under the better of white and ink", text);
        if failures.is_empty() { Ok(Self { colour }) } else { Err(failures) }
    }

    /// As it was written.
    #[must_use]
    pub const fn colour(self) -> Colour {
        self.colour
    }

    /// On light screens and on paper: the colour itself. The ground of notices takes as much of it as links on it bear.
    #[must_use]
    pub fn light(self) -> Scheme {
        let accent = self.colour;
        let washes = (0..=LIGHT_WASH).rev().map(|share| ground::SHEET.towards(accent, share));
        let wash = washes.into_iter().find(|wash| accent.is_readable_on(*wash)).unwrap_or(ground::SHEET);
        let on_accent = better(accent, WHITE, ground::INK);
        // Away from its text, or it would be less readable under a pointer.
        let away = if on_accent == WHITE { BLACK } else { WHITE };
        Scheme { accent, deep: accent.towards(away, DEEPER), on_accent, wash }
    }

    /// On dark screens: lighter by hundredths until it can be read on page, sheet and notice; white always can.
    #[must_use]
    pub fn dark(self) -> Scheme {
        let tried = (0..=100).map(|share| self.colour.towards(WHITE, share));
        let wash = |accent: Colour| ground::DARK_SHEET.towards(accent, DARK_WASH);
        let is_readable = |accent: &Colour| {
            [ground::DARK_PAPER, ground::DARK_SHEET, wash(*accent)].iter().all(|on| accent.is_readable_on(*on))
        };
        let accent = tried.into_iter().find(is_readable).unwrap_or(WHITE);
        Scheme { accent, deep: accent.towards(WHITE, DEEPER), on_accent: ground::DARK_PAPER, wash: wash(accent) }
    }
}

fn better(on: Colour, one: Colour, other: Colour) -> Colour {
    if on.contrast(one) >= on.contrast(other) { one } else { other }
}

impl TryFrom<Colour> for Accent {
    type Error = Unreadable;
    fn try_from(colour: Colour) -> Result<Self, Unreadable> {
        Self::parse(colour).map_err(|mut failures| failures.swap_remove(0))
    }
}

impl From<Accent> for Colour {
    fn from(accent: Accent) -> Self {
        accent.colour
    }
}
