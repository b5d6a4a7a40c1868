//! Damage to one cell, as the fuzzer does it: some thousands of them at each run, always the same.

use liasse::intake;

use crate::octets;

#[path = "../fuzz/intact.rs"]
mod intact;

#[test]
fn no_untouched_cell_ever_shows_another_value() {
    let mut state = 2026_u64;
    // The generator of Knuth: the high bytes of each step.
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u8::try_from(state >> 56).expect("eight bits")
    };
    let mut damaged = 0;
    for _ in 0..8_000 {
        let coups = 1 + usize::from(next() % 3);
        let bytes: Vec<u8> = (0..2 + 3 * coups).map(|_| next()).collect();
        damaged += usize::from(intact::check(&bytes));
    }
    assert!(damaged > 6_000, "{damaged}");
}
