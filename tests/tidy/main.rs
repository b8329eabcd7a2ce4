//! Rules about the tree itself: the walls, the names, and lists that must agree.
//!
//! Each rule is a function from files to complaints. It is asked twice: about the tree, where it must
//! find nothing, and about a deliberate break, which it must notice.

mod binding;
mod directory;
mod locale;
mod map;
mod migration;
mod name;
mod openapi;
mod origin;
mod tree;
mod wall;
