//! One damaged cell in a sound workbook, in four formats: no other cell shows another value.
#![no_main]

use liasse_fuzz::intact;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    intact::check(bytes);
});
