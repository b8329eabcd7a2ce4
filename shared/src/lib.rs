//! What is true. No I/O, no async, no clock, no randomness, no user-facing sentence.
// Here a new state or command must make every `match` fail to compile.
#![deny(clippy::wildcard_enum_match_arm)]
