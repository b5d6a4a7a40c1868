//! Where headers, rows and sheets stand (cases 73 to 84).
