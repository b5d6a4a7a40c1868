//! Draws from the seeded generator.

use std::collections::BTreeSet;

use fastrand::Rng;

/// A generator of its own for each part of the school, so that one part does not move the others.
pub fn seed_part(graine: u64, part: usize) -> Rng {
    let part = u64::try_from(part).unwrap_or(u64::MAX);
    Rng::with_seed(graine ^ part.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

/// One of a list that is never empty.
pub fn pick<'a, T>(alea: &mut Rng, liste: &'a [T]) -> &'a T {
    &liste[alea.usize(..liste.len())]
}

/// True `percent` times in a hundred.
pub fn chance(alea: &mut Rng, percent: u32) -> bool {
    alea.u32(..100) < percent
}

/// Up to `n` different elements, in the order of the list.
pub fn pick_some<'a, T>(alea: &mut Rng, liste: &'a [T], n: usize) -> Vec<&'a T> {
    let mut rangs: Vec<usize> = (0..liste.len()).collect();
    alea.shuffle(&mut rangs);
    rangs.truncate(n);
    rangs.sort_unstable();
    rangs.into_iter().map(|rang| &liste[rang]).collect()
}

/// The first value that `draw` gives and that was never seen.
pub fn draw_unseen(vus: &mut BTreeSet<String>, mut draw: impl FnMut() -> String) -> String {
    loop {
        let valeur = draw();
        if vus.insert(valeur.clone()) {
            return valeur;
        }
    }
}

/// A rank on a scale of `niveaux` levels, around `talent` (a percentage).
pub fn draw_rang(alea: &mut Rng, talent: u32, niveaux: usize) -> usize {
    let ecart = alea.u32(..45);
    let percent = (talent + ecart).saturating_sub(22).min(99);
    usize::try_from(percent).unwrap_or(0) * niveaux / 100
}
