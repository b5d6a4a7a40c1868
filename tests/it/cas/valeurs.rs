//! What a cell may hold (cases 48 to 72).
