//! A table that was read from a file as the one that derived errors carry, so that what the program
//! says of an answer is what they do.

use aurora_errors::__private::{
    Conditions, Declared, Delay, Heading, Place, Places, Plan, Pointer, Shared, Unit, Verdict,
    row_of_mark, table,
};
use aurora_errors::{Replay, Row, Table};
use aurora_errors_spec::encode::{self, Encoded};
use aurora_errors_spec::{self as spec};

/// The table of derived errors, which lives as long as the program: theirs are statics.
pub(crate) fn table_of(spec: &spec::Table) -> &'static Table {
    let row_delays = spec.rows_and_cases().enumerate();
    let row_delays = row_delays.flat_map(|(position, row)| {
        let delays = row.retry_after.iter();
        delays.map(move |each| (position, delay(each)))
    });
    let places = Places {
        messages: declared(&spec.messages),
        codes: declared(&spec.codes),
        request_id: texts(&spec.request_id),
        idempotency_key: texts(&spec.idempotency_key),
        retry_after: list(spec.retry_after.iter().map(delay)),
        row_retry_after: list(row_delays),
        retryable: list(spec.retryable.iter().map(verdict)),
    };
    let heading = Heading {
        api: text(&spec.api),
        version: spec.version.as_deref().map(text),
        docs: spec.docs.as_deref().map(text),
    };
    let mut index = [0; 1800];
    for (byte, encoded) in index.iter_mut().zip(encode::index(spec)) {
        *byte = encoded;
    }
    let rows = rows(spec);
    Box::leak(Box::new(table(
        heading,
        places,
        rows,
        conditions(spec),
        Box::leak(Box::new(index)),
    )))
}

fn rows(spec: &spec::Table) -> (&'static [Row], &'static [Row]) {
    let Encoded { texts, marks } = encode::rows(spec);
    let texts = text(&texts);
    let (marks, _) = Vec::leak(marks).as_chunks();
    let (rows, cases) = marks.split_at(spec.rows.len().min(marks.len()));
    // A case has no cases of its own.
    let shared = Box::leak(Box::new(Shared { texts, cases: &[] }));
    let cases = list(cases.iter().map(|mark| row_of_mark(shared, mark)));
    let shared = Box::leak(Box::new(Shared { texts, cases }));
    let rows = list(rows.iter().map(|mark| row_of_mark(shared, mark)));
    (rows, cases)
}

fn conditions(spec: &spec::Table) -> Conditions {
    let encode::Conditions {
        texts: wanted_texts,
        wanted,
        compounds,
        plans,
    } = encode::conditions(spec);
    let plan = |plan: encode::Plan| Plan {
        row: plan.row,
        headers: texts(&plan.headers),
        pointers: list(plan.pointers.iter().map(|each| Pointer::new(text(each)))),
        codes: plan.codes,
        wanted: plan.wanted,
        compounds: plan.compounds,
        slots: plan.slots,
        first_in_body: plan.first_in_body,
        presence: plan.presence,
        segments: plan.segments,
    };
    Conditions {
        plans: list(plans.into_iter().map(plan)),
        texts: text(&wanted_texts),
        wanted: Vec::leak(wanted),
        compounds: Vec::leak(compounds),
    }
}

fn declared(places: &[spec::Place]) -> Declared {
    let (mut pointers, mut headers) = (Vec::new(), Vec::new());
    for each in places {
        match place(each) {
            Place::Body(pointer) => pointers.push(Pointer::new(pointer)),
            Place::Header(name) => headers.push((pointers.len(), name)),
        }
    }
    Declared {
        pointers: Vec::leak(pointers),
        headers: Vec::leak(headers),
    }
}

fn delay(delay: &spec::Delay) -> Delay {
    Delay {
        place: place(&delay.place),
        unit: match delay.unit {
            spec::Unit::Seconds => Unit::Seconds,
            spec::Unit::Milliseconds => Unit::Milliseconds,
            spec::Unit::Epoch => Unit::Epoch,
            spec::Unit::EpochMilliseconds => Unit::EpochMilliseconds,
            spec::Unit::Date => Unit::Date,
        },
        parameter: delay.parameter.as_deref().map(text),
    }
}

fn verdict(verdict: &spec::Verdict) -> Verdict {
    Verdict {
        place: place(&verdict.place),
        replay: match verdict.replay {
            spec::Replay::Any => Replay::Any,
            _ => Replay::Idempotent,
        },
    }
}

fn place(place: &spec::Place) -> Place {
    match place {
        spec::Place::Header(name) => Place::Header(text(name)),
        spec::Place::Body(pointer) => Place::Body(text(pointer)),
    }
}

fn texts(all: &[String]) -> &'static [&'static str] {
    list(all.iter().map(|each| text(each)))
}

fn text(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

fn list<T>(all: impl Iterator<Item = T>) -> &'static [T] {
    Vec::leak(all.collect())
}

#[cfg(test)]
mod tests {
    use super::table_of;
    use aurora_errors::{AuroraError, Code};
    use aurora_errors_spec::{AURORA, Source, read};

    #[test]
    fn a_table_made_when_the_program_runs_is_the_one_that_the_derive_writes() {
        let source = Source::from_bytes("aurora.json", AURORA.into()).unwrap();
        let made = table_of(&read(&source).table);
        let written = AuroraError::TABLE;
        assert_eq!((made.api(), made.docs()), (written.api(), written.docs()));
        for (made, written) in made.rows().iter().zip(written.rows()) {
            assert_eq!(format!("{made:?}"), format!("{written:?}"));
        }
        for status in 100..1000 {
            let code = |row: Option<&aurora_errors::Row>| row.map(aurora_errors::Row::code);
            assert_eq!(
                code(made.row(status)),
                code(written.row(status)),
                "{status}"
            );
        }
        assert_eq!(made.row(503).unwrap().code(), Code::Class(5));
    }
}
