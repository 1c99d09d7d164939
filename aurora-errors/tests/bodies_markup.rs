//! What pages and documents in XML say.

mod lines;

use lines::{answer, lines};

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
            "<list><link title='a page'/><message lang='en'>No roof</message></list>",
            "No roof",
            None,
        ),
    ] {
        let response = answer(&[("content-type", "text/xml")], body);
        assert_eq!(lines(&response), [expected], "{body}");
        assert_eq!(response.error_code().as_deref(), code, "{body}");
        assert!(response.messages().is_complete(), "{body}");
    }
}

#[test]
fn titles_show_entities_as_a_browser_does() {
    let page = "<html><title>Acc&egrave;s &bull; Dach &uuml;ber&#8230; &#150; &lsaquo;&none;</title></html>";
    assert_eq!(
        lines(&answer(&[("content-type", "text/html")], page)),
        ["Accès • Dach über… – ‹&none;"]
    );
    let json = r#"{"message": "You don&#8217;t &amp; can't"}"#;
    assert_eq!(lines(&answer(&[], json)), ["You don&#8217;t &amp; can't"]);
}

#[test]
fn a_title_in_which_the_page_breaks_off_is_not_complete() {
    let response = answer(&[("content-type", "text/html")], "<html><title>No ro");
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
        let response = answer(&[("content-type", "text/html")], page);
        assert_eq!(lines(&response), ["No roof & no sun"], "{page}");
        assert!(response.messages().is_complete(), "{page}");
    }
}
