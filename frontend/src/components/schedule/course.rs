//! One category's two courses: while the account stays, and after it was left. A picture with a title and words of its own, for
//! whoever does not see it.

use leptos::prelude::*;

use super::scale::{END, START, Scale};
use crate::pages::registry::Course;

/// One scale for all of them, so that they can be compared.
pub(crate) fn scale(courses: impl Iterator<Item = Course>) -> Scale {
    let (mut days, mut near) = (Vec::new(), 0);
    for Course { stays, erased, kept } in courses {
        days.extend([Some(erased), stays, kept].into_iter().flatten());
        near = near.max(erased);
    }
    Scale::of(days, near)
}

/// `index` keeps the names of several pictures on a page apart.
pub(crate) fn picture(scale: &Scale, course: Course, index: usize, title: String, told: String) -> AnyView {
    let (erased, kept) = (scale.at(course.erased), course.kept.map(|kept| scale.at(kept)));
    let dot = |x: u32, y: u32| view! { <path class="schedule-erased" d=format!("M{x} {y}H{}", x + 1)/> };
    let stays = course.stays.map(|stays| scale.at(stays));
    let locked = kept.map(|kept| view! { <path class="schedule-kept" d=format!("M{erased} 72H{kept}")/> });
    let [title_id, told_id] = ["t", "d"].map(|part| format!("course-{index}-{part}"));
    view! {
        <svg
            class="schedule-bar course"
            viewBox="0 0 1000 100"
            preserveAspectRatio="none"
            width="100%"
            height="24"
            role="img"
            aria-labelledby=title_id
            aria-describedby=told_id
            focusable="false"
        >
            <title id=title_id.clone()>{title}</title>
            <desc id=told_id.clone()>{told}</desc>
            <path class="schedule-line" d=format!("M{START} 28H{END}M{START} 72H{END}")/>
            <path class="schedule-back" d=format!("M{START} 28H{}", stays.unwrap_or(END))/>
            {stays.map(|stays| dot(stays, 28))}
            <path class="schedule-closed" d=format!("M{START} 72H{erased}")/>
            {locked}
            {dot(kept.unwrap_or(erased), 72)}
        </svg>
    }
    .into_any()
}
