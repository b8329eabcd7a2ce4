//! Reads fields one by one and collects what is wrong.

use super::{FieldError, Fields, Parsed};

/// No form of ours is larger; what a person may type freely is at most 500 characters.
const MAX_FORM_BYTES: usize = 8 * 1024;

/// One reading of one form.
pub(super) struct Reader<'a> {
    fields: &'a Fields,
    errors: Vec<FieldError>,
}

impl<'a> Reader<'a> {
    /// Checks size, unknown and repeated fields at once.
    pub(super) fn of(fields: &'a Fields, allowed: &[&'static str]) -> Self {
        let mut errors = Vec::new();
        let bytes: usize = fields.iter().map(|(name, value)| name.len() + value.len()).sum();
        if bytes > MAX_FORM_BYTES {
            errors.push(FieldError { field: "form", code: "too-large" });
        }
        if fields.iter().any(|(name, _)| !allowed.contains(&name.as_str())) {
            errors.push(FieldError { field: "form", code: "unknown" });
        }
        for field in allowed {
            if fields.iter().filter(|(name, _)| name == field).count() > 1 {
                errors.push(FieldError { field, code: "repeated" });
            }
        }
        Self { fields, errors }
    }

    pub(super) fn fail(&mut self, field: &'static str, code: &'static str) {
        // One sentence per field: the first fault is the one to mend.
        if !self.errors.iter().any(|error| error.field == field) {
            self.errors.push(FieldError { field, code });
        }
    }

    /// The trimmed text, if the field is there and not empty; longer than `max_chars` is a fault.
    pub(super) fn optional(&mut self, field: &'static str, max_chars: usize) -> Option<&'a str> {
        let (_, value) = self.fields.iter().find(|(name, _)| name == field)?;
        let value = value.trim();
        if value.is_empty() {
            return None;
        }
        if value.chars().count() > max_chars {
            self.fail(field, "too-long");
            return None;
        }
        Some(value)
    }

    /// The trimmed text; absent or empty is a fault.
    pub(super) fn required(&mut self, field: &'static str, max_chars: usize) -> Option<&'a str> {
        let value = self.optional(field, max_chars);
        if value.is_none() {
            self.fail(field, "missing");
        }
        value
    }

    /// A required field through its own parser.
    pub(super) fn parsed<T>(
        &mut self,
        field: &'static str,
        max_chars: usize,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.required(field, max_chars)?;
        let parsed = parse(value);
        if parsed.is_none() {
            self.fail(field, "malformed");
        }
        parsed
    }

    /// A box: ticked with the value `yes` or `on`, otherwise not.
    pub(super) fn ticked(&mut self, field: &'static str) -> bool {
        match self.optional(field, 8) {
            None => false,
            Some("yes" | "on") => true,
            Some(_) => {
                self.fail(field, "malformed");
                false
            }
        }
    }

    /// The version of what the person saw.
    pub(super) fn seen(&mut self) -> Option<u32> {
        self.parsed("seen", 10, |text| text.parse().ok())
    }

    /// The form, if nothing was wrong and everything needed is there.
    pub(super) fn finish<T>(self, form: Option<T>) -> Parsed<T> {
        match form {
            Some(form) if self.errors.is_empty() => Ok(form),
            Some(_) | None => Err(self.errors),
        }
    }
}
