//! What an error costs: one pointer, one allocation.

use aurora_errors::bytes::Bytes;
use aurora_errors::http::{HeaderValue, Response, StatusCode, header};
use aurora_errors::{ApiError, AuroraError, ErrorResponse, Table, Typed};

/// Another table.
#[derive(ApiError)]
#[aurora(spec = "spec/petstore.json", generate = PetError)]
enum Petstore {}

/// One with cases.
#[derive(ApiError)]
#[aurora(spec = "tests/cases.json", generate = PayError)]
enum Pay {}

#[test]
fn an_error_is_two_pointers_wide_at_most_and_can_be_shared() {
    fn assert_shareable<T: Send + Sync + 'static>() {}
    assert_shareable::<AuroraError>();
    assert!(size_of::<AuroraError>() <= 16);
    assert!(size_of::<Result<(), AuroraError>>() <= 16);
}

#[test]
fn a_response_is_one_pointer_wide_and_can_be_shared() {
    fn assert_shareable<T: Send + Sync + 'static>() {}
    assert_shareable::<ErrorResponse>();
    assert_shareable::<Typed<*const u8>>();
    assert_eq!(size_of::<ErrorResponse>(), size_of::<usize>());
    assert_eq!(size_of::<Option<ErrorResponse>>(), size_of::<usize>());
    assert_eq!(size_of::<Typed<[u8; 64]>>(), size_of::<usize>());
}

/// How many allocations it takes to make an error of a response with such a body, and how many
/// bytes they have.
fn cost(body: Bytes) -> (u64, u64) {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::BAD_GATEWAY;
    let content_type = HeaderValue::from_static("application/json");
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, content_type);
    let mut error = None;
    let spent = allocation_counter::measure(|| error = Some(AuroraError::from(response)));
    assert_eq!(
        error.map(|error| error.status()),
        Some(StatusCode::BAD_GATEWAY)
    );
    (spent.count_total, spent.bytes_total)
}

#[test]
fn an_error_takes_one_allocation_however_long_the_body() {
    let (allocations, bytes) = cost(Bytes::new());
    assert_eq!(allocations, 1);
    assert_eq!(cost(vec![b'['; 64 << 20].into()), (1, bytes));
}

#[test]
fn telling_cases_apart_takes_no_allocation() {
    let response = Response::builder()
        .status(402)
        .header("x-decline", "1")
        .body(Bytes::from_static(
            br#"{"error": {"code": "urn:pay:card_declined", "message": "no", "blocked": false}}"#,
        ));
    let response = response.unwrap();
    let mut error = None;
    let spent = allocation_counter::measure(|| error = Some(PayError::from(response)));
    assert_eq!(spent.count_total, 1);
    assert!(matches!(error, Some(PayError::DeclinedByHeader(_))));
}

#[test]
fn another_table_counts_without_another_allocation() {
    let response = AuroraError::from(StatusCode::NOT_FOUND).into_response();
    let response = response.unwrap();
    let mut error = None;
    let spent = allocation_counter::measure(|| error = Some(PetError::from(response)));
    assert_eq!(spent.count_total, 0);
    let table = error.as_ref().and_then(|error| error.response()?.table());
    assert_eq!(table.map(Table::api), Some("Petstore"));
}

#[test]
fn reading_a_delay_in_seconds_allocates_nothing() {
    let response = Response::builder()
        .header("retry-after", "0.25")
        .body("")
        .unwrap();
    let error = ErrorResponse::from(response);
    let spent = allocation_counter::measure(|| assert!(error.retry_after().is_some()));
    assert_eq!(spent.count_total, 0);
}
