//! The events of the loops, as a subscriber sees them.

use super::loops;
use super::server::Server;
use super::throttled;
use aurora_errors::AuroraError;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

type Events = Arc<Mutex<Vec<BTreeMap<&'static str, String>>>>;

/// Collects the fields of events.
struct Collects(Events);

impl Subscriber for Collects {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("aurora_errors")
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields(BTreeMap::new());
        event.record(&mut fields);
        self.0.lock().unwrap().push(fields.0);
    }

    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

struct Fields(BTreeMap<&'static str, String>);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }
}

#[tokio::test(start_paused = true)]
async fn there_is_one_event_for_each_retry_in_the_names_of_the_field() {
    let events = Events::default();
    let _guard = tracing::subscriber::set_default(Collects(Arc::clone(&events)));
    for (name, send) in loops::all::<AuroraError>() {
        // backon has a hook of its own, `notify`.
        if name == "backon" {
            continue;
        }
        let server = Server::start(&[throttled(&[("retry-after", "2")]); 2]).await;
        send(loops::POST, server.url.clone()).await.unwrap();
        let events = std::mem::take(&mut *events.lock().unwrap());
        let counts: Vec<_> = events
            .iter()
            .map(|event| &event["http.request.resend_count"])
            .collect();
        assert_eq!(counts, ["1", "2"], "{name}");
        for event in &events {
            assert_eq!(event["http.response.status_code"], "429");
            assert_eq!(event["error.type"], "TooManyRequests");
            assert_eq!(event["rule"], "throttled, any method");
            assert!(event["pause"].starts_with("2."), "{event:?}");
        }
    }
}
