//! What `shared` promises, sentence by sentence.

#[cfg(test)]
mod access;
#[cfg(test)]
mod brand;
#[cfg(test)]
mod chain;
#[cfg(test)]
mod claim;
#[cfg(test)]
mod clock;
#[cfg(test)]
mod confirm;
#[cfg(test)]
mod docket;
#[cfg(test)]
mod erase;
#[cfg(test)]
mod export;
#[cfg(test)]
mod file;
#[cfg(test)]
mod form;
#[cfg(test)]
mod handover;
#[cfg(test)]
mod hold;
#[cfg(test)]
mod immediate;
#[cfg(test)]
mod letter;
#[cfg(test)]
mod notice;
#[cfg(test)]
mod policy;
#[cfg(test)]
mod preset;
#[cfg(test)]
mod question;
#[cfg(test)]
mod receipt;
#[cfg(test)]
mod revoke;
#[cfg(test)]
mod seal;
#[cfg(test)]
mod secret;
#[cfg(test)]
mod staff;
mod stay;
#[cfg(test)]
mod table;
#[cfg(test)]
mod target;
#[cfg(test)]
mod time;
#[cfg(test)]
mod token;
#[cfg(test)]
mod walk;
#[cfg(test)]
mod webhook;
#[cfg(test)]
mod world;
