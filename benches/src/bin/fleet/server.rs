//! A server with a queue and a capacity, on the paused clock, that notes what it sees.

use crate::story::{Story, Weather};
use std::time::Duration;

/// How long the queue may be before the server answers 503 instead, in seconds.
const PATIENCE: f64 = 2.0;
/// What such an answer costs of the work of a whole one.
const REFUSAL: f64 = 0.1;

pub(crate) struct Server {
    story: &'static Story,
    capacity: f64,
    /// When all that is queued will be done.
    free_at: f64,
    /// The minute of the limit, and how many it has had.
    minute: (f64, u32),
    numbers: fastrand::Rng,
    clients: Vec<Client>,
    pub(crate) seen: Seen,
}

#[derive(Clone, Copy, Default)]
struct Client {
    sent: u32,
    answered_at: f64,
    /// Whether an answer so far leaves open that the server did what it was asked for.
    may_have_acted: bool,
}

/// What was seen of one strategy in one story.
#[derive(Default)]
pub(crate) struct Seen {
    /// Requests in each second.
    pub(crate) load: Vec<u32>,
    pub(crate) sent: u32,
    /// Of those, and of the wanted, while the server was in trouble.
    pub(crate) sent_in_trouble: u32,
    pub(crate) wanted_in_trouble: u32,
    pub(crate) served: u32,
    /// Requests that were not idempotent and were sent again although the server may have acted.
    pub(crate) unsafe_repeats: u32,
    /// When requests were sent again.
    pub(crate) repeats: Vec<f64>,
    /// The shortest and the longest pause before that.
    pub(crate) pauses: Option<(f64, f64)>,
    /// The last time that a request was refused or had to queue for more than a second.
    pub(crate) troubled_until: f64,
    /// Requests that were wanted, and had no final answer, when the trouble ended.
    pub(crate) pending: Option<u32>,
    begun: u32,
    ended: u32,
}

pub(crate) enum Reply {
    /// No connection could be made.
    Refused,
    /// An answer after some time, that may ask for a delay in seconds.
    Answer(Duration, u16, Option<u32>),
}

impl Server {
    pub(crate) fn new(story: &'static Story, clients: u32, seed: u64) -> Self {
        let requests = usize::try_from(story.requests(clients)).unwrap_or(usize::MAX);
        Server {
            story,
            capacity: story.capacity(clients),
            free_at: 0.0,
            minute: (0.0, 0),
            numbers: fastrand::Rng::with_seed(seed),
            clients: vec![Client::default(); requests],
            seen: Seen::default(),
        }
    }

    /// What it does with a request that arrives now.
    pub(crate) fn receive(&mut self, now: f64, id: usize, is_idempotent: bool) -> Reply {
        self.note(now, id, is_idempotent);
        let reply = match self.story.weather(now) {
            Weather::Serves(share) => self.queue(now, self.capacity * share),
            Weather::Refuses(status, delay) => Reply::Answer(Duration::ZERO, status, delay),
            Weather::Drops if self.numbers.bool() => Reply::Refused,
            Weather::Drops => self.queue(now, self.capacity),
            Weather::Limits => self.limit(now),
        };
        let client = &mut self.clients[id];
        client.answered_at = now;
        match reply {
            Reply::Answer(wait, status, _) => {
                client.answered_at += wait.as_secs_f64();
                client.may_have_acted |= status >= 500;
                self.seen.served += u32::from(status == 200);
                if status != 200 || wait.as_secs_f64() > 1.0 {
                    self.seen.troubled_until = now;
                }
            }
            Reply::Refused => self.seen.troubled_until = now,
        }
        reply
    }

    /// A client has its final answer.
    pub(crate) fn end(&mut self, now: f64) {
        self.look(now);
        self.seen.ended += 1;
    }

    fn note(&mut self, now: f64, id: usize, is_idempotent: bool) {
        self.look(now);
        let second = whole(now);
        if self.seen.load.len() <= second {
            self.seen.load.resize(second + 1, 0);
        }
        self.seen.load[second] += 1;
        self.seen.sent += 1;
        let is_trouble = self.story.trouble.contains(&now);
        self.seen.sent_in_trouble += u32::from(is_trouble);
        let client = &mut self.clients[id];
        client.sent += 1;
        if client.sent == 1 {
            self.seen.begun += 1;
            self.seen.wanted_in_trouble += u32::from(is_trouble);
        } else {
            self.seen.repeats.push(now);
            let pause = now - client.answered_at;
            let (shortest, longest) = self.seen.pauses.unwrap_or((pause, pause));
            self.seen.pauses = Some((shortest.min(pause), longest.max(pause)));
            let is_unsafe = client.may_have_acted && !is_idempotent;
            self.seen.unsafe_repeats += u32::from(is_unsafe);
        }
    }

    fn look(&mut self, now: f64) {
        if now >= self.story.trouble.end && self.seen.pending.is_none() {
            self.seen.pending = Some(self.seen.begun - self.seen.ended);
        }
    }

    fn queue(&mut self, now: f64, capacity: f64) -> Reply {
        if self.free_at - now > PATIENCE {
            self.free_at += REFUSAL / capacity;
            return Reply::Answer(Duration::ZERO, 503, None);
        }
        self.free_at = self.free_at.max(now) + 1.0 / capacity;
        Reply::Answer(Duration::from_secs_f64(self.free_at - now), 200, None)
    }

    fn limit(&mut self, now: f64) -> Reply {
        let minute = (now / 60.0).floor();
        if minute > self.minute.0 {
            self.minute = (minute, 0);
        }
        self.minute.1 += 1;
        if self.minute.1 <= 90 {
            return Reply::Answer(Duration::from_millis(50), 200, None);
        }
        let left = (60.0 * (minute + 1.0) - now).ceil();
        Reply::Answer(Duration::ZERO, 429, u32::try_from(whole(left)).ok())
    }
}

/// The whole part of a number of seconds, which is never negative and never large.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(crate) fn whole(seconds: f64) -> usize {
    seconds as usize
}
