// A finding: what it is about, what is so, and what to do.
export const fault = (about, what, todo) => ({ level: "fault", about, what, todo });
export const note = (about, what, todo) => ({ level: "note", about, what, todo });

/** Where a setting of an environment is set. */
export const where = (environment) => (environment === "" ? "[vars]" : `[env.${environment}.vars]`);

/** Production must be right; elsewhere the same is only told. */
export const graver = (place) => (place.environment === "production" ? fault : note);
