//! The cases that are told to be never reached, held against every answer that could tell them apart.

use aurora_errors_spec::{Source, read};
use proptest::prelude::*;

/// What one answer says of the code, a header and a member of the body: nothing, or one of three values.
type Answer = [Option<usize>; 3];

/// What a case asks for there: nothing, or any of these values; all three stand for `"*"`.
type Condition = [Option<Vec<usize>>; 3];

const VALUES: [&str; 3] = ["a", "b", "c"];

fn holds(condition: &Condition, answer: &Answer) -> bool {
    condition.iter().zip(answer).all(|(wanted, given)| {
        let Some(wanted) = wanted else {
            return true;
        };
        given.is_some_and(|given| wanted.contains(&given))
    })
}

fn answers() -> Vec<Answer> {
    let choices = [None, Some(0), Some(1), Some(2)];
    let mut answers = Vec::new();
    for code in choices {
        for header in choices {
            for body in choices {
                answers.push([code, header, body]);
            }
        }
    }
    answers
}

fn json(condition: &Condition) -> String {
    let values = |wanted: &Vec<usize>| match wanted.len() {
        3 => r#""*""#.to_owned(),
        _ => format!(
            "{:?}",
            wanted
                .iter()
                .map(|value| VALUES[*value])
                .collect::<Vec<_>>()
        ),
    };
    let [code, header, body] = condition;
    let parts = [
        code.as_ref()
            .map(|wanted| format!(r#""code": {}"#, values(wanted))),
        header
            .as_ref()
            .map(|wanted| format!(r#""header": {{"X": {}}}"#, values(wanted))),
        body.as_ref()
            .map(|wanted| format!(r#""body": {{"/p": {}}}"#, values(wanted))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Whether each case is told to be never reached.
fn told(conditions: &[Condition]) -> Vec<bool> {
    let case = |(number, condition)| {
        format!(
            r#"{{"name": "N{number}", "when": {{{}}}}}"#,
            json(condition)
        )
    };
    let cases: Vec<_> = conditions.iter().enumerate().map(case).collect();
    let text = format!(
        "{{\"api\": \"A\", \"statuses\": [{{\"code\": 400, \"name\": \"B\", \"meaning\": \"m\", \
         \"retry\": \"never\", \"cases\": [\n{}\n]}}]}}",
        cases.join(",\n")
    );
    let faults = read(&Source::from_bytes("a.json", text.into()).unwrap()).faults;
    let lines: Vec<_> = faults
        .iter()
        .map(|fault| {
            assert!(fault.message().contains("is never reached"), "{fault}");
            fault.position().unwrap().line
        })
        .collect();
    (0..conditions.len())
        .map(|case| lines.contains(&(case + 2)))
        .collect()
}

fn condition() -> impl Strategy<Value = Condition> {
    let wanted = || prop::option::of(prop::sample::subsequence(vec![0, 1, 2], 1..=3));
    let one = [wanted(), wanted(), wanted()];
    one.prop_filter("`when` has a condition", |parts| {
        parts.iter().any(Option::is_some)
    })
}

proptest! {
    #[test]
    fn what_is_told_to_be_never_reached_is_never_first(
        conditions in prop::collection::vec(condition(), 1..7)
    ) {
        let told = told(&conditions);
        for (number, condition) in conditions.iter().enumerate() {
            let its: Vec<_> = answers().into_iter().filter(|a| holds(condition, a)).collect();
            let earlier = &conditions[..number];
            let is_first = its.iter().any(|a| !earlier.iter().any(|e| holds(e, a)));
            prop_assert!(!(told[number] && is_first), "{number} of {conditions:?}");
            // One that is told is not among those that hide others: its own hider does.
            let is_hidden = earlier.iter().any(|e| its.iter().all(|a| holds(e, a)));
            prop_assert!(told[number] || !is_hidden, "{number} of {conditions:?}");
        }
    }
}
