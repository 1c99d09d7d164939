//! What pages and documents in XML say.

use super::lines::{answer, json, lines, of_type};

#[test]
fn xml_says_it_in_attributes_and_structs_too() {
    for (body, expected, code) in [
        (
            "<rsp stat='fail'><err code='7' msg='There is &lt;no&gt; roof'/></rsp>",
            "There is <no> roof [7]",
            Some("7"),
        ),
        (
            "<outcome><diagnostics value=\"No roof\"/></outcome>",
            "No roof",
            None,
        ),
        (
            "<fault><value><struct><member><name>faultCode</name><value><int>7</int></value></member><member><name>faultString</name><value>No roof</value></member></struct></value></fault>",
            "No roof [7]",
            Some("7"),
        ),
        ("<string xmlns='x'>No roof</string>", "No roof", None),
        (
            "<e><error><attribute>a</attribute><message>No roof</message></error></e>",
            "a: No roof",
            None,
        ),
        (
            "<e><error field='a'>No roof</error></e>",
            "a: No roof",
            None,
        ),
        (
            "<e><error field='a'/><error><message>No roof</message></error></e>",
            "No roof",
            None,
        ),
        (
            "<list><link title='a page'/><message lang='en'>No roof</message></list>",
            "No roof",
            None,
        ),
        (
            "<errors type='array'><error>No roof</error></errors>",
            "No roof",
            None,
        ),
        (
            "<d:response><d:href>a b</d:href><d:responsedescription>No roof</d:responsedescription></d:response>",
            "No roof",
            None,
        ),
        (
            "<error type='cancel'><text>No roof</text></error>",
            "No roof",
            Some("cancel"),
        ),
    ] {
        let response = of_type("text/xml", body);
        assert_eq!(lines(&response), [expected], "{body}");
        assert_eq!(response.error_code().as_deref(), code, "{body}");
        assert!(response.messages().is_complete(), "{body}");
    }
}

#[test]
fn titles_show_entities_as_a_browser_does() {
    let page = "<html><title>Acc&egrave;s &bull; Dach &uuml;ber&#8230; &#150; &lsaquo;&none;</title></html>";
    assert_eq!(
        lines(&of_type("text/html", page)),
        ["Accès • Dach über… – ‹&none;"]
    );
    let json = r#"{"message": "You don&#8217;t &amp; can't"}"#;
    assert_eq!(lines(&answer(&[], json)), ["You don&#8217;t &amp; can't"]);
}

#[test]
fn a_title_in_which_the_page_breaks_off_is_not_complete() {
    let response = of_type("text/html", "<html><title>No ro");
    assert_eq!(lines(&response), ["No ro"]);
    assert!(!response.messages().is_complete());
}

#[test]
fn a_page_without_title_and_heading_gives_its_first_short_text() {
    for page in [
        "<html><head></head><body><pre>No roof &amp; no sun</pre></body></html>",
        "<p>No roof &amp; <b>no sun</b></p><p>Look at the sky</p>",
        "<html><body style='color: white'>\n\nNo roof &amp; no sun\n<!-- x -->\n</body></html>",
    ] {
        let response = of_type("text/html", page);
        assert_eq!(lines(&response), ["No roof & no sun"], "{page}");
        assert!(response.messages().is_complete(), "{page}");
    }
}

#[test]
fn an_html_page_gives_its_title() {
    let page = "<!DOCTYPE html>\n<HTML><head><TITLE lang=en>Tom &amp;\n Jerry &#8217;s &bogus;</TITLE></head><body><h1>x</h1></body>";
    assert_eq!(
        lines(&of_type("text/html", page)),
        ["Tom & Jerry ’s &bogus;"]
    );
    assert_eq!(lines(&json(page)), ["Tom & Jerry ’s &bogus;"]);
    let drawing = "<html><body><svg><title>a logo</title></svg></body></html>";
    assert!(lines(&of_type("text/html", drawing)).is_empty());
}

#[test]
fn a_page_is_known_by_its_first_element_and_without_a_title_gives_its_heading() {
    for page in [
        "<?xml version='1.0'?>\n<!-- cached --><!DOCTYPE html><html><head><title>We&rsquo;re closed</title></head></html>",
        "<html><body><h1 class=x>We&rsquo;re\n<b>closed</b></h1> until noon</body></html>",
        "<html><head><title> </title></head><body><h1>We&rsquo;re closed</h1></body></html>",
        "<h1>We&rsquo;re closed</h1>",
        "<html><!-- <title>Open</title> --><script>'<title>Open</title>'</script><h1>We&rsquo;re closed</h1></html>",
    ] {
        for content_type in ["text/html; charset=iso-8859-1", "application/json"] {
            let response = of_type(content_type, page);
            assert_eq!(lines(&response), ["We’re closed"], "{page}");
            assert!(response.messages().is_complete());
        }
    }
    let page = b"<html><title>502 Bad Gateway</title><body>d\xe9j\xe0</body></html>";
    let response = of_type("text/html; charset=iso-8859-1", page);
    assert_eq!(lines(&response), ["502 Bad Gateway"]);
    assert!(lines(&of_type("text/html", "<!-- <html>")).is_empty());
}

#[test]
fn xml_says_what_its_elements_are_named_for() {
    for (body, messages, code) in [
        (
            "\u{feff}<?xml version='1.0'?>\n<Error><Code>NoSuchThing</Code><Message>No thing &quot;x&amp;y&quot;</Message><RequestId>a b</RequestId></Error>",
            &["No thing \"x&y\" [NoSuchThing]"][..],
            Some("NoSuchThing"),
        ),
        (
            "<r xmlns='urn:x'><Errors><Error><Code>A</Code><Message>a b</Message></Error><Error><Code>B</Code><Message>c d</Message></Error></Errors></r>",
            &["a b [A]", "c d [B]"],
            Some("A"),
        ),
        (
            "<s:Envelope><s:Body><s:Fault><faultcode>s:Client</faultcode><faultstring xml:lang='en'> <![CDATA[No <b> &amp; no c]]> </faultstring><detail/></s:Fault></s:Body></s:Envelope>",
            &["No <b> &amp; no c [s:Client]"],
            Some("s:Client"),
        ),
        (
            "<problem><type>https://example.com/empty</type><title>No credit</title><!-- <title>x</title> --><status>403</status></problem>",
            &["No credit"],
            Some("https://example.com/empty"),
        ),
        (
            "<DeniedException>\n <Message>a b</Message>\n</DeniedException>",
            &["a b"],
            Some("DeniedException"),
        ),
    ] {
        let response = of_type("text/xml", body);
        assert_eq!(lines(&response), messages, "{body}");
        assert_eq!(response.error_code().as_deref(), code, "{body}");
        assert!(response.messages().is_complete(), "{body}");
    }
    for body in [
        "<feed><entry><id>a b</id></entry></feed>",
        "<Error><Code>A</Code><Message>a b</Mess",
        "<Error><Message>a b",
        "<Error><Message><![CDATA[a b</Message></Error>",
        "<Error><Message>d\u{e9}j\u{e0}",
        "<>",
        "<Error",
    ] {
        let response = of_type("text/xml", body);
        assert!(lines(&response).len() <= 1, "{body}");
        assert!(!response.messages().is_complete(), "{body}");
    }
}
