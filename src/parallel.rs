//! Plain threads that take the next piece of work from a counter.
//!
//! Not a rayon loop: typst uses rayon inside, and whole documents would be stolen in the middle of another.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The results of `work` for each index below `count`, in order, computed on `threads` threads.
pub fn map<T: Send>(threads: NonZeroUsize, count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let results: Vec<Mutex<Option<T>>> = (0..count).map(|_| Mutex::new(None)).collect();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..threads.get().min(count) {
            scope.spawn(|| {
                let _inline = run_inner_parallelism_here();
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(place) = results.get(index) else { break };
                    let result = work(index);
                    *place.lock().expect("each place is locked once") = Some(result);
                }
            });
        }
    });
    let taken = results.into_iter().map(|place| place.into_inner().expect("each place is locked once"));
    taken.map(|result| result.expect("the counter went through every index")).collect()
}

/// Runs one piece of work whose own parallelism takes `threads` threads: for what is too large to have several of
/// at once.
pub fn inside<T: Send>(threads: NonZeroUsize, work: impl FnOnce() -> T + Send) -> T {
    match rayon::ThreadPoolBuilder::new().num_threads(threads.get()).build() {
        Ok(pool) => pool.install(work),
        // The system has no thread left to give.
        Err(_) => work(),
    }
}

/// Makes the current thread a rayon pool of its own, so that what typst and krilla do in parallel runs here
/// and at once. Without it each small parallel section is handed to the global pool while this thread
/// sleeps, and a fifth of a run goes into waking threads.
fn run_inner_parallelism_here() -> Option<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whatever_the_threads() {
        for threads in 1..5 {
            let threads = NonZeroUsize::new(threads).unwrap();
            assert_eq!(map(threads, 100, |i| i * i), (0..100).map(|i| i * i).collect::<Vec<_>>());
        }
        assert_eq!(map(NonZeroUsize::MIN, 0, |i| i), Vec::<usize>::new());
    }
}
