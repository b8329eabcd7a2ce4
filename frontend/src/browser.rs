//! The only room that knows `web_sys`.
