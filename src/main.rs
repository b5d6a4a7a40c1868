//! The `liasse` program: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    liasse::commands::main()
}
