//! The harness: starts the product, speaks to it, reads its mailbox, moves its clock.
