//! Delays that are points in time.

use super::*;

#[test]
fn all_three_forms_of_a_date_are_read() {
    for value in [
        "Fri, 29 Sep 2023 16:27:37 GMT",
        "Friday, 29-Sep-23 16:27:37 GMT",
        "Fri Sep 29 16:27:37 2023",
    ] {
        assert_eq!(standard(value), Some(Duration::from_secs(60)), "{value}");
    }
    for past in [
        "Fri, 31 Dec 1999 23:59:00 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
    ] {
        assert_eq!(standard(past), Some(Duration::ZERO), "{past}");
    }
}

#[test]
fn every_day_of_the_calendar_is_counted() {
    let day = |date: String| super::super::date::read(date.as_bytes(), || None);
    let months = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut days = 0;
    for year in 1970..=2400 {
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        for (month, length) in (1..).zip(months) {
            let length = if month == 2 && is_leap { 29 } else { length };
            for number in 1..=length {
                let date = format!("{year}-{month:02}-{number:02}T00:00:00Z");
                assert_eq!(day(date.clone()), Some(at(days * 86_400)), "{date}");
                days += 1;
            }
            assert_eq!(
                day(format!("{year}-{month:02}-{:02}T00:00:00Z", length + 1)),
                None
            );
        }
    }
}

#[test]
fn points_in_time_are_declared_as_such() {
    for (value, unit, expected) in [
        ("1696004857", Unit::Epoch, Some(60)),
        ("1696004857.0", Unit::Epoch, Some(60)),
        ("1696004857000", Unit::EpochMilliseconds, Some(60)),
        ("1696000000", Unit::Epoch, Some(0)),
        ("2023-09-29T16:27:37Z", Unit::Date, Some(60)),
        ("Fri, 29 Sep 2023 16:27:37 GMT", Unit::Date, Some(60)),
        ("60", Unit::Date, None),
        ("315569520", Unit::Seconds, Some(315_569_520)),
        ("315569521", Unit::Seconds, None),
        // A value of over ten years is a point in time under the wrong unit.
        ("1696004857", Unit::Seconds, None),
        ("1696004857000", Unit::Milliseconds, None),
        ("1696004857000", Unit::Epoch, None),
    ] {
        let expected = expected.map(Duration::from_secs);
        assert_eq!(declared(value, unit), expected, "{value} {unit:?}");
    }
    let headers = headers(&[
        ("x-reset", "1696004857"),
        ("date", "Fri, 29 Sep 2023 16:26:37 GMT"),
    ]);
    let place = Delay {
        place: Place::Header("x-reset"),
        unit: Unit::Epoch,
        parameter: None,
    };
    assert_eq!(
        delay(&headers, b"", [place], None),
        Some(Duration::from_secs(60))
    );
}

#[test]
fn a_leap_second_is_read_where_one_can_be() {
    // 2016-12-31T23:59:00Z
    let minute = 1_483_228_740;
    for value in [
        "Sat, 31 Dec 2016 23:59:60 GMT",
        "Saturday, 31-Dec-16 23:59:60 GMT",
        "Sat Dec 31 23:59:60 2016",
    ] {
        let delay = standard_from(minute, value);
        assert_eq!(delay, Some(Duration::from_secs(60)), "{value}");
    }
    for value in [
        "Sat, 31 Dec 2016 23:58:60 GMT",
        "Sat, 31 Dec 2016 23:59:61 GMT",
        "23:59:60",
    ] {
        assert_eq!(standard_from(minute, value), None, "{value}");
    }
}

#[test]
fn two_digits_of_a_year_are_read_as_the_clock_says() {
    const YEAR: u64 = 31_556_952;
    // 1 January 2075 and 1 January 1975 fall on a Tuesday and a Wednesday.
    let future = "Tuesday, 01-Jan-75 00:00:00 GMT";
    assert_eq!(standard_from(NOW, future), None, "52 years ahead");
    let later = standard_from(NOW + 10 * YEAR, future).unwrap();
    assert_eq!(later.as_secs() / YEAR, 41);
    let past = "Wednesday, 01-Jan-75 00:00:00 GMT";
    assert_eq!(standard_from(NOW, past), Some(Duration::ZERO));
}

#[test]
fn a_date_counts_from_the_moment_that_is_given_else_from_the_date_of_the_response() {
    let dated = |date| {
        headers(&[
            ("date", date),
            ("retry-after", "Fri, 29 Sep 2023 16:21:30 GMT"),
        ])
    };
    for date in [
        "Fri, 29 Sep 2023 16:20:00 GMT",
        "Friday, 29-Sep-23 16:20:00 GMT",
    ] {
        let headers = dated(date);
        assert_eq!(
            delay(&headers, b"", [], None),
            Some(Duration::from_secs(90))
        );
        let earlier = Some(at(NOW - 1000));
        assert_eq!(
            delay(&headers, b"", [], earlier),
            Some(Duration::from_secs(693))
        );
    }
    let mut repeated = dated("garbage");
    repeated.append(
        "date",
        HeaderValue::from_static("Fri, 29 Sep 2023 16:20:00 GMT"),
    );
    assert_eq!(
        delay(&repeated, b"", [], None),
        Some(Duration::from_secs(90))
    );
    // Without a date that can be read the clock counts, and 2023 has passed.
    assert_eq!(
        delay(&dated("garbage"), b"", [], None),
        Some(Duration::ZERO)
    );
}

#[test]
fn a_moment_at_the_end_of_time_breaks_nothing() {
    let date = "Friday, 29-Sep-23 16:27:37 GMT";
    let headers = headers(&[("retry-after", date)]);
    let ends = (0..64).rev().map(|bit| Duration::from_secs(1 << bit));
    let end = ends.fold(SystemTime::UNIX_EPOCH, |end, step| {
        end.checked_add(step).unwrap_or(end)
    });
    assert_eq!(delay(&headers, b"", [], Some(end)), None);
}
