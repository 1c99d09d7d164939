//! A table that was read from a file as the one that derived errors carry, so that what the program
//! says of an answer is what they do.

use aurora_errors::__private::{Declarations, Pointer, StaticTable};
use aurora_errors::Table;
use aurora_errors_spec::encode::{self, Encoded};
use aurora_errors_spec::{self as spec, Place};

/// The table of derived errors, which lives as long as the program: theirs are statics.
pub(crate) fn table_of(spec: &spec::Table) -> &'static Table {
    let Encoded { texts, marks } = encode::rows(spec);
    let mut index = [0; 1800];
    for (byte, encoded) in index.iter_mut().zip(encode::index(spec)) {
        *byte = encoded;
    }
    let heading = [Some(&spec.api), spec.version.as_ref(), spec.docs.as_ref()];
    let heading = heading.map(|each| each.map_or("", |each| text(each)));
    let encode::Conditions {
        texts: wanted_texts,
        wanted,
        compounds,
        plans,
    } = encode::conditions(spec);
    let plan = |plan: encode::Plan| {
        let headers = texts_of(&plan.headers);
        (plan.numbers(), headers, pointers(&plan.pointers))
    };
    let row_delays = spec.rows_and_cases().enumerate();
    let row_delays = row_delays.flat_map(|(position, row)| {
        let delays = row.retry_after.iter();
        delays.map(move |each| (position, delay(each)))
    });
    let (messages, message_headers) = declared(&spec.messages);
    let (codes, code_headers) = declared(&spec.codes);
    let verdict = |verdict: &spec::Verdict| {
        let is_any = verdict.replay == spec::Replay::Any;
        (text(encode::place(&verdict.place)), is_any)
    };
    let declarations = Declarations::STANDARD
        .messages(messages, message_headers)
        .codes(codes, code_headers)
        .request_id(texts_of(&spec.request_id))
        .idempotency_key(texts_of(&spec.idempotency_key))
        .retry_after(list(spec.retry_after.iter().map(delay)))
        .row_retry_after(list(row_delays))
        .retryable(list(spec.retryable.iter().map(verdict)))
        .conditions(
            text(&wanted_texts),
            Vec::leak(wanted),
            Vec::leak(compounds),
            list(plans.into_iter().map(plan)),
        );
    let (texts, marks) = (text(&texts), Vec::leak(marks));
    let index = Box::leak(Box::new(index));
    StaticTable::without_rows(heading, texts, marks, index, declarations).with_rows(spec.rows.len())
}

/// Pointers, and each header behind the number of pointers before it.
type Declared = (&'static [Pointer], &'static [(usize, &'static str)]);

fn declared(places: &[Place]) -> Declared {
    let (mut found, mut headers) = (Vec::new(), Vec::new());
    for each in places {
        match each {
            Place::Body(pointer) => found.push(pointer.clone()),
            Place::Header(name) => headers.push((found.len(), text(name))),
        }
    }
    (pointers(&found), Vec::leak(headers))
}

fn pointers(pointers: &[String]) -> &'static [Pointer] {
    list(pointers.iter().map(|each| Pointer::new(text(each))))
}

fn delay(delay: &spec::Delay) -> (&'static str, u8, &'static str) {
    let parameter = delay.parameter.as_deref().unwrap_or_default();
    let unit = encode::unit(delay.unit);
    (text(encode::place(&delay.place)), unit, text(parameter))
}

fn texts_of(all: &[String]) -> &'static [&'static str] {
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
