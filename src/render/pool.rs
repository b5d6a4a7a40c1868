//! Plain threads that take the next document from a counter.
//!
//! Not rayon: typst uses it inside, and whole documents would be stolen in the middle of another.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Calls `work` once for each index below `count`, on `threads` threads. The order is that of the counter;
/// results must not depend on it.
pub fn for_each_parallel(threads: NonZeroUsize, count: usize, work: impl Fn(usize) + Sync) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..threads.get().min(count.max(1)) {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= count {
                        break;
                    }
                    work(index);
                }
            });
        }
    });
}
