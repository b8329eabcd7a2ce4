//! What came back over HTTP, with the questions that tests ask of it.

use anyhow::{Context as _, Result, ensure};

use crate::page::Page;

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    pub(crate) path: String,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn page(&self) -> Page {
        Page::of(&self.text())
    }

    pub fn json(&self) -> Result<serde_json::Value> {
        serde_json::from_slice(&self.body).with_context(|| format!("{} is no JSON: {}", self.path, self.text()))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Where a 303 leads.
    pub fn location(&self) -> Result<String> {
        let there = self.header("location").filter(|_| self.status == 303);
        there.map(str::to_owned).with_context(|| {
            format!("{} answered {} and leads nowhere:\n{}", self.path, self.status, self.page().words())
        })
    }

    /// Fails with the page's words if the status is another.
    pub fn must_be(self, status: u16) -> Result<Self> {
        ensure!(
            self.status == status,
            "{} answered {}, not {status}:\n{}",
            self.path,
            self.status,
            self.page().words()
        );
        Ok(self)
    }
}
