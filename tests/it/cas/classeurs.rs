//! Inside xlsx, ods and xls (cases 23 to 47).
