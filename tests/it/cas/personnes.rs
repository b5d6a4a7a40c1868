//! People and tutors (cases 94 to 105).
