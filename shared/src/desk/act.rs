//! What is done at the desk, each by its name in the log. A list that only grows: the names stand in chains.

use super::names;
use serde::{Deserialize, Serialize};

names! {
    /// What a member of staff did.
    Act {
        /// Opened what is masked.
        Revealed = "revealed",
        /// Took a case.
        Taken = "taken",
        /// Gave it back.
        Returned = "returned",
        /// Wrote a note for colleagues.
        Commented = "commented",
        /// Asked the person a question; the clock pauses.
        Asked = "asked",
        /// Approved as the first of two.
        Seconded = "seconded",
        /// Approved.
        Approved = "approved",
        /// Refused, with a reason.
        Refused = "refused",
        /// Ordered that data stay.
        Held = "held",
        /// Ended such an order.
        Released = "released",
        /// Took the log out of the house.
        Exported = "exported",
        /// Ended a mail, with what became of it.
        Closed = "closed",
        /// Entered what somebody asked for by telephone, in a chat, at the counter or on paper.
        Entered = "entered",
        /// Came in.
        SignedIn = "signed-in",
        /// Left.
        SignedOut = "signed-out",
        /// The door let somebody not in: counted, whoever it was.
        TurnedAway = "turned-away",
        /// Added somebody to the desk.
        Added = "added",
        /// Gave somebody another role.
        RoleChanged = "role-changed",
        /// Removed somebody from the desk.
        Removed = "removed",
        /// Entries whose period is over, and names of people who have left, were erased.
        Forgotten = "forgotten",
        /// Gave a case to a colleague, who is named as the reason.
        Given = "given",
        /// Wrote a reply that the desk keeps, or wrote it anew.
        Worded = "worded",
        /// Removed such a reply.
        Unworded = "unworded",
        /// Answered whoever wrote a mail, in own words.
        Answered = "answered",
        /// Said that an answer takes longer, and why.
        Extended = "extended",
        /// Proposed to hand out what is held, as a law orders.
        Proposed = "proposed",
        /// Agreed to it, as the second.
        Ordered = "ordered",
        /// Did not agree to it.
        Declined = "declined",
        /// Took it out.
        HandedOut = "handed-out",
        /// Said of addresses that are kept out whether that is still needed.
        Reviewed = "reviewed",
        /// Told whoever asked that somebody looks into it.
        Acknowledged = "acknowledged",
        /// Wrote down what was found.
        Found = "found",
        /// Sealed the account of a child that was found by accident.
        Sealed = "sealed",
        /// Wrote a notice of an incident or of a disclosure.
        NoticeWritten = "notice-written",
        /// Agreed, as the second, that it is sent.
        NoticeAgreed = "notice-agreed",
        /// Did not agree to it.
        NoticeDeclined = "notice-declined",
        /// Had a processor told once more what has not arrived.
        Resent = "resent",
        /// Said that a processor that was gone is there again.
        Reopened = "reopened",
    }
}

impl Act {
    /// Whether it changes what becomes of a case. These are the acts whose rights the database itself checks again.
    #[must_use]
    pub const fn decides(self) -> bool {
        match self {
            Self::Asked
            | Self::Seconded
            | Self::Approved
            | Self::Refused
            | Self::Held
            | Self::Released
            | Self::Closed
            | Self::Entered
            | Self::Answered
            | Self::Extended
            | Self::Proposed
            | Self::Ordered
            | Self::Declined
            | Self::HandedOut
            | Self::Acknowledged
            | Self::Found
            | Self::Sealed => true,
            Self::Revealed
            | Self::Taken
            | Self::Returned
            | Self::Commented
            | Self::Exported
            | Self::SignedIn
            | Self::SignedOut
            | Self::TurnedAway
            | Self::Added
            | Self::RoleChanged
            | Self::Removed
            | Self::Forgotten
            | Self::Given
            | Self::Worded
            | Self::Unworded
            | Self::Reviewed
            // No case's; an administrator does them too, and a trigger of their own holds them to the two roles.
            | Self::NoticeWritten
            | Self::NoticeAgreed
            | Self::NoticeDeclined
            | Self::Resent
            | Self::Reopened => false,
        }
    }
}
