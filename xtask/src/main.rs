//! `cargo xtask start | build | test`.

fn main() {}
