//! Tables kept as text (cases 85 to 93).
