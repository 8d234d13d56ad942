//! What a path holds, one capture at a time, and what is refused with a reason.

use dateline_collect::{Arrival, Manifest, bring};
use dateline_model::{Capture, Fate, Limits};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// A folder of its own for one test.
fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("dateline-collect-{}-{name}", std::process::id()));
    drop(std::fs::remove_dir_all(&path));
    std::fs::create_dir_all(&path).unwrap();
    path
}

fn gather(path: &Path) -> (Vec<Capture>, Vec<String>) {
    let (mut captures, mut refusals) = (Vec::new(), Vec::new());
    let end = bring(path, &Manifest::default(), &Limits::default(), &mut |arrival| {
        match arrival {
            Arrival::Capture(capture) => captures.push(*capture),
            Arrival::Refused(refusal) => {
                refusals.push(format!("{}: {}", refusal.origin, refusal.says));
            }
        }
        ControlFlow::Continue(())
    });
    assert_eq!(end, ControlFlow::Continue(()));
    (captures, refusals)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// One WARC response record around an HTTP message.
fn response(target: &str, status: &str, body: &str) -> Vec<u8> {
    let http = format!("HTTP/1.1 {status}\r\nContent-Type: text/html\r\n\r\n{body}");
    format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{target}>\r\n\
         WARC-Date: 2031-05-03T06:00:00Z\r\nWARC-Target-URI: {target}\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
        http.len()
    )
    .into_bytes()
}

#[test]
fn a_folder_comes_in_order_of_names_and_its_garbage_is_refused() {
    let top = folder("garbage");
    std::fs::create_dir(top.join("b")).unwrap();
    std::fs::write(top.join("b/two.txt"), "The ferry sailed.").unwrap();
    std::fs::write(top.join("a.html"), "<p>The harbour opened.</p>").unwrap();
    std::fs::write(top.join("c.html.gz"), gzip(b"<p>The quay closed.</p>")).unwrap();
    std::fs::write(top.join("d.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    std::fs::write(top.join("e.txt"), "").unwrap();
    std::fs::write(top.join("f.bin"), [1_u8; 200]).unwrap();
    let torn = gzip("The tide rose. ".repeat(4000).as_bytes());
    std::fs::write(top.join("g.txt.gz"), &torn[..torn.len() / 2]).unwrap();
    let (captures, refusals) = gather(&top);
    let names: Vec<_> = captures.iter().map(|c| c.origin.clone().unwrap()).collect();
    assert_eq!(names, ["a.html", "two.txt", "c.html.gz"]);
    assert_eq!(captures[2].payload, b"<p>The quay closed.</p>");
    let reasons = ["PNG picture", "it is empty", "binary data", "breaks off"];
    assert_eq!(refusals.len(), reasons.len(), "{refusals:?}");
    for (refusal, reason) in refusals.iter().zip(reasons) {
        assert!(refusal.contains(reason), "{refusal}");
    }
}

#[test]
fn archive_records_become_captures_and_a_cut_is_named() {
    let top = folder("warc");
    let mut bytes = gzip(&response("https://gazette.lumen.example/1", "200 OK", "<p>One.</p>"));
    bytes.extend(gzip(&response("https://gazette.lumen.example/2", "404 Not Found", "gone")));
    let whole = top.join("whole.warc.gz");
    std::fs::write(&whole, &bytes).unwrap();
    let (captures, refusals) = gather(&whole);
    assert_eq!(refusals, [""; 0]);
    assert_eq!(captures.len(), 2);
    assert_eq!(captures[0].payload, b"<p>One.</p>");
    assert_eq!(captures[0].captured_at.unwrap().to_string(), "2031-05-03T06:00:00Z");
    assert_eq!((captures[1].status, captures[1].fate), (Some(404), Fate::Gone));
    let cut = top.join("cut.warc.gz");
    std::fs::write(&cut, &bytes[..bytes.len() - 30]).unwrap();
    let (captures, refusals) = gather(&cut);
    assert_eq!(captures.len() + refusals.len(), 2, "{captures:?} {refusals:?}");
    assert_eq!(refusals.len(), 1, "a cut archive is never whole: {captures:?}");
}

#[test]
fn json_lines_carry_what_is_known() {
    let top = folder("lines");
    let path = top.join("rows.jsonl");
    let rows = "{\"id\":\"r1\",\"text\":\"The ferry sailed.\",\"published\":\"2031-05-03\",\"outlet\":\"Lumen Gazette\"}\n\
                not json\n{\"id\":\"r3\",\"text\":\"\"}\n";
    std::fs::write(&path, rows).unwrap();
    let (captures, refusals) = gather(&path);
    assert_eq!(captures.len(), 1);
    assert_eq!(captures[0].published_on.unwrap().to_string(), "2031-05-03");
    assert!(refusals[0].contains("line 2: it is no item in JSON"), "{refusals:?}");
    assert!(refusals[1].contains("empty"), "{refusals:?}");
}

#[test]
fn what_is_not_there_is_refused_by_name() {
    let (_, refusals) = gather(Path::new("/nowhere/at/all.html"));
    assert!(refusals[0].starts_with("/nowhere/at/all.html: it cannot be opened"), "{refusals:?}");
}
