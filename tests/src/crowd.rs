//! Many people at once.

use anyhow::Result;

/// Does the same for everything, on sixteen threads, in order.
pub fn in_parallel<T: Sync, R: Send>(list: &[T], act: impl Fn(usize, &T) -> Result<R> + Sync) -> Result<Vec<R>> {
    const THREADS: usize = 16;
    let done = std::thread::scope(|scope| {
        let act = &act;
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| {
                scope.spawn(move || {
                    let mine = list.iter().enumerate().skip(thread).step_by(THREADS);
                    mine.map(|(index, item)| Ok((index, act(index, item)?))).collect::<Result<Vec<_>>>()
                })
            })
            .collect();
        let parts =
            threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a thread broke"))));
        parts.collect::<Result<Vec<_>>>()
    })?;
    let mut all: Vec<(usize, R)> = done.into_iter().flatten().collect();
    all.sort_by_key(|(index, _)| *index);
    Ok(all.into_iter().map(|(_, result)| result).collect())
}
