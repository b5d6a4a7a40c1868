//! The YAML loader: any bytes in place of one file of the pack are read, or refused with a fault.
#![no_main]

use std::sync::LazyLock;

use liasse_fuzz::referentiel::{self, embedded};
use libfuzzer_sys::fuzz_target;

static PACK: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(embedded::files);

fuzz_target!(|bytes: &[u8]| {
    let Some((which, content)) = bytes.split_first() else { return };
    let (name, _) = &PACK[usize::from(*which) % PACK.len()];
    // Alone, so that the nine other files are not read again at each run: they are told as missing.
    let faults = referentiel::load(&[(name.clone(), content.to_vec())]).expect_err("nine files are missing");
    let missing = faults.iter().filter(|fault| fault.fichier != *name).count();
    assert_eq!(missing, PACK.len() - 1, "each of the others is told once");
});
