//! One story under one strategy: every client is a task that sends one request through tower's loop,
//! on a paused clock that jumps from one event to the next.

use crate::server::{Reply, Seen, Server};
use crate::story::Story;
use crate::strategy::SEED;
use aurora_errors::http::{Method, Request, Response};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use tokio::task::LocalSet;
use tokio::time::{Instant, sleep, sleep_until};
use tower::retry::{Policy, RetryLayer};
use tower::{Layer as _, ServiceExt as _, service_fn};

/// No connection could be made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Refused;

/// One request that somebody wants, and when.
struct Wanted {
    at: f64,
    id: usize,
    process: usize,
    method: Method,
}

/// The server, and when the story began.
#[derive(Clone)]
struct World {
    server: Rc<RefCell<Server>>,
    began: Instant,
}

/// Plays a story; each process makes itself a policy by its number.
pub(crate) fn run<P>(story: &'static Story, clients: u32, policy: impl Fn(u64) -> P) -> Seen
where
    P: Policy<Request<usize>, Response<()>, Refused> + Clone + 'static,
{
    let wanted = wanted(story, clients);
    let last = wanted.iter().map(|wanted| wanted.process).max();
    let policies: Vec<P> = (0..=last.unwrap_or(0) as u64).map(policy).collect();
    let server = Rc::new(RefCell::new(Server::new(story, clients, SEED)));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime without I/O can be built");
    let tasks = LocalSet::new();
    tasks.block_on(&runtime, begin(wanted, policies, Rc::clone(&server)));
    runtime.block_on(tasks);
    let server = Rc::into_inner(server).expect("all who asked it have ended");
    server.into_inner().seen
}

/// Begins each request at its time.
async fn begin<P>(wanted: Vec<Wanted>, policies: Vec<P>, server: Rc<RefCell<Server>>)
where
    P: Policy<Request<usize>, Response<()>, Refused> + Clone + 'static,
{
    let world = World {
        server,
        began: Instant::now(),
    };
    for wanted in wanted {
        sleep_until(world.began + Duration::from_secs_f64(wanted.at)).await;
        let policy = policies[wanted.process].clone();
        let world = world.clone();
        tokio::task::spawn_local(async move {
            let mut request = Request::new(wanted.id);
            *request.method_mut() = wanted.method;
            let service = service_fn(|request| world.answer(request));
            // What it ends with stands in what the server saw.
            let _ = RetryLayer::new(policy)
                .layer(service)
                .oneshot(request)
                .await;
            world.server.borrow_mut().end(world.now());
        });
    }
}

impl World {
    fn now(&self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }

    async fn answer(&self, request: Request<usize>) -> Result<Response<()>, Refused> {
        let is_idempotent = *request.method() == Method::GET;
        let reply = {
            let mut server = self.server.borrow_mut();
            server.receive(self.now(), *request.body(), is_idempotent)
        };
        let Reply::Answer(wait, status, delay) = reply else {
            return Err(Refused);
        };
        if !wait.is_zero() {
            sleep(wait).await;
        }
        let mut response = Response::builder().status(status);
        if let Some(delay) = delay {
            response = response.header("retry-after", delay);
        }
        Ok(response.body(()).expect("a number is a header's value"))
    }
}

/// The requests of a story in the order of their times: one in five is a POST without a key.
fn wanted(story: &Story, clients: u32) -> Vec<Wanted> {
    let mut numbers = fastrand::Rng::with_seed(SEED);
    let length = story.wanted.end - story.wanted.start;
    let requests = story.requests(clients);
    let mut wanted: Vec<Wanted> = (0..requests)
        .map(|id| Wanted {
            at: story.wanted.start + length * numbers.f64(),
            id: id as usize,
            process: (id / story.requests_of_a_process()) as usize,
            method: if id % 5 == 0 {
                Method::POST
            } else {
                Method::GET
            },
        })
        .collect();
    wanted.sort_by(|one, other| one.at.total_cmp(&other.at));
    wanted
}
