//! What `shared` promises, sentence by sentence.

#[cfg(test)]
mod policy;
#[cfg(test)]
mod world;
