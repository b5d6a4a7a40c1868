//! The data pack and what is written (cases 106 to 118).
