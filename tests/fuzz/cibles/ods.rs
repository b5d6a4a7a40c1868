//! The reader of OpenDocument spreadsheets: any `content.xml`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use liasse_fuzz::intake::{Format, read_workbook};
use liasse_fuzz::{check_workbook, zip_of};

fuzz_target!(|bytes: &[u8]| {
    let type_ = b"application/vnd.oasis.opendocument.spreadsheet";
    let book = zip_of(&[("mimetype", type_), ("content.xml", bytes)]);
    check_workbook(&read_workbook(Format::Ods, &book));
});
