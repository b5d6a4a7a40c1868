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
                let _inline = run_inner_parallelism_here();
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

/// Makes the current thread a rayon pool of its own, so that what typst and krilla do in parallel runs here
/// and at once. Without it, each small parallel section is handed to the global pool while this thread
/// sleeps: on two cores, a third of the run goes into waking threads.
fn run_inner_parallelism_here() -> Option<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().ok()
}
