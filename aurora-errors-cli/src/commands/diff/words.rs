//! Two texts compared word by word.

use similar::{Algorithm, DiffTag, capture_diff_slices, diff_ratio};

/// Neighbouring words of one fate.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) fate: Fate,
    pub(super) text: String,
}

/// What became of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Kept,
    Removed,
    Added,
}

/// Longer texts are not compared: nobody reads such a comparison, and its cost grows with the
/// square of the words that differ.
const MOST_WORDS: usize = 1_000;

/// The words of both texts in their order. Texts with little in common are not mixed, as the few
/// words that they share by chance would only make both unreadable.
pub(super) fn words(old: &str, new: &str) -> Vec<Run> {
    let words = [old, new].map(|text| text.split_whitespace().collect::<Vec<_>>());
    let [old, new] = &words;
    let mut runs = Vec::new();
    let mut push = |fate, words: &[&str]| {
        if !words.is_empty() {
            let text = words.join(" ");
            runs.push(Run { fate, text });
        }
    };
    let is_long = old.len().max(new.len()) > MOST_WORDS;
    let changes = if is_long {
        Vec::new()
    } else {
        capture_diff_slices(Algorithm::Myers, old, new)
    };
    if is_long || diff_ratio(&changes, old.len(), new.len()) < 0.5 {
        push(Fate::Removed, old);
        push(Fate::Added, new);
        return runs;
    }
    for change in changes {
        let (tag, in_old, in_new) = change.as_tag_tuple();
        let old = old.get(in_old).unwrap_or_default();
        let new = new.get(in_new).unwrap_or_default();
        if tag == DiffTag::Equal {
            push(Fate::Kept, new);
        } else {
            push(Fate::Removed, old);
            push(Fate::Added, new);
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::{Fate, Run, words};

    fn marked(old: &str, new: &str) -> String {
        let mark = |run: Run| match run.fate {
            Fate::Kept => run.text,
            Fate::Removed => format!("[-{}-]", run.text),
            Fate::Added => format!("{{+{}+}}", run.text),
        };
        let runs: Vec<_> = words(old, new).into_iter().map(mark).collect();
        runs.join(" ")
    }

    #[test]
    fn words_that_changed_stand_between_those_that_did_not() {
        assert_eq!(marked("a b c d", "a x c d e"), "a [-b-] {+x+} c d {+e+}");
    }

    #[test]
    fn texts_with_little_in_common_are_not_mixed() {
        assert_eq!(marked("a b c d", "w b y z"), "[-a b c d-] {+w b y z+}");
        assert_eq!(marked("", "a b"), "{+a b+}");
        assert_eq!(marked("a", ""), "[-a-]");
    }

    #[test]
    fn long_texts_are_replaced_as_a_whole() {
        let (old, new) = ("a ".repeat(2_000), "a ".repeat(2_001));
        assert_eq!(words(&old, &new).len(), 2);
    }
}
