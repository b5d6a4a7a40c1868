//! A cap on the memory of this process: off, unless a process that reads a hostile file turns it on.
//!
//! A parser that trusts a size written in a file may ask for hundreds of gigabytes. The system then aborts the
//! process, or worse, grants them and swaps. No safe code can see an allocation pass, so this one module
//! implements [`GlobalAlloc`], which is unsafe by nature: each method hands the request, unchanged, to the
//! allocator of the system, and only counts.

#![allow(
    unsafe_code,
    reason = "an allocator is unsafe by nature; each call is handed unchanged to the system's"
)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicIsize, AtomicUsize, Ordering};

/// How a process ends that passed its cap. Neither the code of a clean end, nor one of a panic or a signal.
pub const CODE: i32 = 77;

/// What an allocator takes beside the bytes that are asked for, at least, and the step by which it counts: a text of
/// one letter costs as much as one of sixteen.
const ENTETE: usize = 16;
const PAS: usize = 16;

/// In bytes; zero is no cap.
static PLAFOND: AtomicUsize = AtomicUsize::new(0);
/// Bytes granted since the cap was set, less those given back: below zero when older ones are.
static ACCORDES: AtomicIsize = AtomicIsize::new(0);

#[global_allocator]
static MEMOIRE: Memoire = Memoire;

struct Memoire;

/// From now on, this process ends with [`CODE`] as soon as it holds more than `bytes` beyond what it holds.
pub fn set(bytes: usize) {
    ACCORDES.store(0, Ordering::Relaxed);
    PLAFOND.store(bytes, Ordering::Relaxed);
}

/// Without a cap, this is one load of a static that nobody writes.
#[inline]
fn take(bytes: usize) {
    let plafond = PLAFOND.load(Ordering::Relaxed);
    if plafond != 0 {
        count(plafond, bytes);
    }
}

/// What a block really costs.
fn cost(bytes: usize) -> isize {
    let whole = bytes.saturating_add(ENTETE).checked_next_multiple_of(PAS);
    whole.and_then(|whole| isize::try_from(whole).ok()).unwrap_or(isize::MAX)
}

#[cold]
fn count(plafond: usize, bytes: usize) {
    let bytes = cost(bytes);
    let held = ACCORDES.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes);
    if usize::try_from(held).is_ok_and(|held| held > plafond) {
        // Ending a process may allocate.
        PLAFOND.store(0, Ordering::Relaxed);
        std::process::exit(CODE);
    }
}

#[inline]
fn give_back(bytes: usize) {
    if PLAFOND.load(Ordering::Relaxed) != 0 {
        ACCORDES.fetch_sub(cost(bytes), Ordering::Relaxed);
    }
}

// SAFETY: every request goes unchanged to the allocator of the system, whose contract is this one.
unsafe impl GlobalAlloc for Memoire {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        take(layout.size());
        // SAFETY: the caller keeps the contract of this same method.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        take(layout.size());
        // SAFETY: the caller keeps the contract of this same method.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        give_back(layout.size());
        // SAFETY: the block came from this allocator, hence from the system's, with this layout.
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // Counted as if the block were copied: for a moment both may exist.
        take(size);
        // SAFETY: the block came from this allocator, hence from the system's, with this layout.
        let moved = unsafe { System.realloc(block, layout, size) };
        give_back(layout.size());
        moved
    }
}
