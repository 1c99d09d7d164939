//! The random part of a pause.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Where the random part of a pause comes from; clones draw from the same numbers.
///
/// Clients that were told the same delay at the same time would else all come back in one instant.
/// Each adapter has one of its own, which is random unless a test gives it a seed.
///
/// ```
/// use aurora_errors::{AuroraError, retrying::{Jitter, TablePolicy}};
/// use tower::retry::backoff::ExponentialBackoffMaker;
///
/// let policy = TablePolicy::<AuroraError, _>::new(3, ExponentialBackoffMaker::default());
/// let policy = policy.jitter(Jitter::from_seed(7));
/// ```
#[derive(Debug, Clone)]
pub struct Jitter(Arc<Mutex<fastrand::Rng>>);

impl Jitter {
    /// Numbers that nobody foresees.
    ///
    /// ```
    /// use aurora_errors::retrying::Jitter;
    ///
    /// let jitter = Jitter::new(); // what an adapter has unless told otherwise
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Jitter(Arc::new(Mutex::new(fastrand::Rng::new())))
    }

    /// The same numbers for the same seed, so that a test waits as long each time.
    ///
    /// ```
    /// use aurora_errors::retrying::Jitter;
    ///
    /// let jitter = Jitter::from_seed(7);
    /// ```
    #[must_use]
    pub fn from_seed(seed: u64) -> Self {
        Jitter(Arc::new(Mutex::new(fastrand::Rng::with_seed(seed))))
    }

    /// The pause before the next attempt: the server's delay and a random part on top of it, and
    /// no shorter than the loop's own backoff.
    ///
    /// The random part is up to a quarter of the delay, or up to the backoff where that is more: a
    /// short delay would else bring all clients back at once.
    pub(super) fn pause(&self, delay: Duration, backoff: Duration) -> Duration {
        let mut numbers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pause(delay, backoff, numbers.u64(..))
    }
}

impl Default for Jitter {
    fn default() -> Self {
        Jitter::new()
    }
}

/// As [`Jitter::pause`], with a random number.
pub(super) fn pause(delay: Duration, backoff: Duration, random: u64) -> Duration {
    let spread = (nanos(delay) / 4).max(nanos(backoff));
    // The random number as a share of all that there are.
    let part = (u128::from(spread) * u128::from(random)) >> u64::BITS;
    let part = u64::try_from(part).unwrap_or(spread);
    delay
        .saturating_add(Duration::from_nanos(part))
        .max(backoff)
}

/// Up to 584 years.
fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Jitter, pause};
    use std::time::Duration;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_pause_is_never_shorter_than_the_delay_or_the_backoff() {
        let durations = [0, 1, 250, 30_000, 3_600_000, u64::MAX].map(Duration::from_millis);
        for delay in durations.into_iter().chain([Duration::MAX]) {
            for backoff in durations.into_iter().chain([Duration::MAX]) {
                for random in [0, 1 << 63, u64::MAX] {
                    let pause = pause(delay, backoff, random);
                    assert!(
                        pause >= delay.max(backoff),
                        "{delay:?} {backoff:?} {random}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_random_part_is_a_quarter_of_the_delay_or_the_backoff_where_that_is_more() {
        let most = u64::MAX;
        assert!(pause(30 * SECOND, SECOND, most) <= 37 * SECOND + SECOND / 2);
        assert!(pause(30 * SECOND, SECOND, most) > 37 * SECOND);
        assert!(pause(SECOND, 3 * SECOND, most) > 3 * SECOND);
        assert!(pause(SECOND, 3 * SECOND, most) <= 4 * SECOND);
        assert_eq!(pause(30 * SECOND, SECOND, 0), 30 * SECOND);
        // Nothing was asked for: the pause is the loop's own.
        assert_eq!(pause(Duration::ZERO, SECOND, most), SECOND);
    }

    #[test]
    fn a_fleet_that_was_told_one_delay_comes_back_spread_out() {
        let jitter = Jitter::from_seed(14);
        let mut slots = [0; 75];
        for _ in 0..10_000 {
            let pause = jitter.pause(30 * SECOND, SECOND).as_millis();
            slots[usize::try_from(pause).unwrap() / 100 - 300] += 1;
        }
        let busiest = slots.into_iter().max().unwrap();
        assert!(busiest <= 300, "{busiest} of 10,000 in 100 ms");
    }

    #[test]
    fn clones_do_not_draw_the_same_numbers() {
        let jitter = Jitter::from_seed(14);
        let copy = jitter.clone();
        let [first, second] = [jitter, copy].map(|jitter| jitter.pause(30 * SECOND, SECOND));
        assert_ne!(first, second);
    }
}
