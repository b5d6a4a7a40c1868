//! Files and archives that are not what they seem (cases 1 to 22).
