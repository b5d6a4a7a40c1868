//! The check of containers: any bytes as a zip.
#![no_main]

use libfuzzer_sys::fuzz_target;
use liasse_fuzz::check_workbook;
use liasse_fuzz::intake::{Format, read_workbook};

fuzz_target!(|bytes: &[u8]| {
    check_workbook(&read_workbook(Format::Xlsx, bytes));
    check_workbook(&read_workbook(Format::Ods, bytes));
});
