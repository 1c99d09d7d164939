//! What happens to the server, and when who wants something of it.

use std::ops::Range;

/// One of the five stories. Times are seconds from the beginning.
pub(crate) struct Story {
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    /// While requests are begun.
    pub(crate) wanted: Range<f64>,
    /// While the server is in trouble.
    pub(crate) trouble: Range<f64>,
    /// How many requests a second the server can serve, for each that is wanted.
    pub(crate) capacity: f64,
    /// How many seconds a point of the chart is the mean of.
    pub(crate) step: usize,
    /// How many requests are wanted, where that is not one of each client.
    requests: Option<u32>,
    /// What the server does while in trouble, by the time.
    weather: fn(f64) -> Weather,
}

/// What the server does with a request that arrives.
pub(crate) enum Weather {
    /// Queues it, at this share of its capacity.
    Serves(f64),
    /// Answers at once, and asks for this delay in seconds.
    Refuses(u16, Option<u32>),
    /// Refuses half of the connections.
    Drops,
    /// Serves 90 in each minute, and says when the next begins.
    Limits,
}

pub(crate) static STORIES: [Story; 5] = [
    Story {
        name: "outage",
        title: "An outage of 60 s: every answer is 503",
        wanted: 0.0..240.0,
        trouble: 60.0..120.0,
        capacity: 1.5,
        step: 2,
        requests: None,
        weather: |_| Weather::Refuses(503, None),
    },
    Story {
        name: "throttled",
        title: "All at once, and all are told Retry-After: 30",
        wanted: 0.0..1.0,
        trouble: 0.0..30.0,
        capacity: 0.2,
        step: 1,
        requests: None,
        weather: |at| {
            if at < 10.0 {
                Weather::Refuses(429, Some(30))
            } else {
                Weather::Serves(1.0)
            }
        },
    },
    Story {
        name: "brown-out",
        title: "A brown-out: a third of the capacity for a minute",
        wanted: 0.0..240.0,
        trouble: 60.0..150.0,
        capacity: 1.5,
        step: 2,
        requests: None,
        weather: |at| Weather::Serves(share_in_brown_out(at)),
    },
    Story {
        name: "deploy",
        title: "A deploy: half of the connections are refused for 30 s",
        wanted: 0.0..150.0,
        trouble: 60.0..90.0,
        capacity: 1.5,
        step: 2,
        requests: None,
        weather: |_| Weather::Drops,
    },
    Story {
        name: "limit",
        title: "90 requests a minute for ten processes that want 120",
        wanted: 0.0..300.0,
        trouble: 0.0..300.0,
        capacity: 0.75,
        step: 10,
        requests: Some(600),
        weather: |_| Weather::Limits,
    },
];

impl Story {
    /// How many requests are wanted in it where there are so many clients. A limit is that of one
    /// account, whoever else there is.
    pub(crate) fn requests(&self, clients: u32) -> u32 {
        self.requests.unwrap_or(clients)
    }

    /// How many of them share a process.
    pub(crate) fn requests_of_a_process(&self) -> u32 {
        self.requests.map_or(2000, |requests| requests / 10)
    }

    /// How many requests are wanted each second while any are.
    pub(crate) fn rate(&self, clients: u32) -> f64 {
        f64::from(self.requests(clients)) / (self.wanted.end - self.wanted.start)
    }

    /// How many requests the server can serve each second.
    pub(crate) fn capacity(&self, clients: u32) -> f64 {
        self.rate(clients) * self.capacity
    }

    pub(crate) fn weather(&self, at: f64) -> Weather {
        // The limit of an account does not end with the story.
        if self.trouble.contains(&at) || self.requests.is_some() {
            (self.weather)(at)
        } else {
            Weather::Serves(1.0)
        }
    }
}

/// Falls to a third within 15 seconds, stays so for a minute, and comes back as slowly.
fn share_in_brown_out(at: f64) -> f64 {
    let (third, slope) = (1.0 / 3.0, (1.0 - 1.0 / 3.0) / 15.0);
    let falling = 1.0 - (at - 60.0) * slope;
    let rising = third + (at - 135.0) * slope;
    falling.max(rising).clamp(third, 1.0)
}
