//! The data pack (cases 106 to 114).
