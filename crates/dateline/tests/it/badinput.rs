//! Bad input is normal input: a clear sentence, an exit code, bounded cost, and the rest goes on.

use crate::run::{REPORT, dateline, fed, file, folder, records};
use std::io::Write;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

#[test]
fn an_empty_file_is_said_to_be_empty() {
    let top = folder("empty");
    let path = file(&top, "empty.txt", b"");
    let ran = dateline(&["read", &path]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("empty.txt is empty"), "{}", ran.err);
}

#[test]
fn a_folder_is_refused_with_the_way_out() {
    let top = folder("is-folder");
    let ran = dateline(&["read", &top.display().to_string()]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("is a folder") && ran.err.contains("dateline add"), "{}", ran.err);
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let top = folder("one-bad");
    let good = file(&top, "good.txt", REPORT.as_bytes());
    let ran = dateline(&["read", "--format", "jsonl", "/nowhere/a.html", &good]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("cannot open /nowhere/a.html"), "{}", ran.err);
    assert_eq!(records(&ran.out)[0]["articles"].as_array().unwrap().len(), 1);
}

#[test]
fn a_truncated_gzip_says_how_far_it_went() {
    let top = folder("gzip");
    let packed = gzip(REPORT.repeat(500).as_bytes());
    let path = file(&top, "cut.html.gz", &packed[..packed.len() - 20]);
    let ran = dateline(&["read", &path]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("damaged gzip") && ran.err.contains("bytes came out"), "{}", ran.err);
}

#[test]
fn a_truncated_warc_keeps_what_came_before_the_cut() {
    let top = folder("warc");
    let http =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>Tide</h1><p>The tide rose.</p>";
    let one = |n: u8| {
        format!(
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:test:{n}>\r\n\
             WARC-Date: 2031-05-03T06:00:00Z\r\nWARC-Target-URI: https://gazette.lumen.example/{n}\r\n\
             Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
            http.len()
        )
    };
    let mut bytes = gzip(one(1).as_bytes());
    bytes.extend(gzip(one(2).as_bytes()));
    let path = file(&top, "cut.warc.gz", &bytes[..bytes.len() - 40]);
    let vault = top.join("vault").display().to_string();
    let ran = dateline(&["add", "--format", "jsonl", "--vault", &vault, &path]);
    assert_eq!(ran.code, 3, "{ran:?}");
    let rows = records(&ran.out);
    assert!(rows.iter().any(|row| row["state"] == "kept"), "{rows:?}");
    assert!(rows.iter().any(|row| row["state"] == "refused"), "{rows:?}");
}

#[test]
fn a_folder_of_garbage_is_refused_file_by_file() {
    let top = folder("garbage");
    file(&top, "a.png", b"\x89PNG\r\n\x1a\n123");
    file(&top, "b.bin", &[3; 5000]);
    file(&top, "c.pdf", b"%PDF-1.7 whatever");
    file(&top, "d.txt", REPORT.as_bytes());
    let vault = folder("garbage-vault").display().to_string();
    let path = top.display().to_string();
    let ran = dateline(&["add", "--format", "jsonl", "--vault", &vault, &path]);
    assert_eq!(ran.code, 3, "{ran:?}");
    let states: Vec<_> = records(&ran.out).iter().map(|row| row["state"].clone()).collect();
    assert_eq!(states.iter().filter(|state| *state == "refused").count(), 3);
    assert_eq!(states.iter().filter(|state| *state == "kept").count(), 1);
}

#[test]
fn invalid_utf8_is_read_with_a_note() {
    let top = folder("utf8");
    let path =
        file(&top, "broken.txt", b"The harbour \xff\xfe\xc3 opened on 3 May 2031.\nIt did.\n");
    let ran = dateline(&["read", "--format", "json", &path]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let record: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert!(record["page"]["text"].as_str().unwrap().contains("harbour"));
}

#[test]
fn euc_kr_is_recognized_by_its_declaration() {
    let top = folder("euckr");
    // "항구" in EUC-KR, in a page that declares it.
    let mut page = b"<meta charset=euc-kr><h1>".to_vec();
    page.extend(b"\xc7\xd7\xb1\xb8");
    page.extend(b"</h1><p>\xc7\xd7\xb1\xb8 2031.</p>");
    let path = file(&top, "page.html", &page);
    let ran = dateline(&["read", "--format", "json", &path]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("항구"), "{}", ran.out);
}

#[test]
fn a_hundred_thousand_nested_tags_are_read() {
    let page = format!("{}<p>The tide rose on 3 May 2031.</p>", "<div>".repeat(100_000));
    let ran = fed(&["read", "--input", "html", "--format", "json", "-"], page.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let record: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert!(record["page"]["text"].as_str().unwrap().contains("The tide rose"));
    let codes: Vec<_> =
        record["notes"].as_array().unwrap().iter().map(|note| note["code"].clone()).collect();
    assert!(codes.iter().any(|code| code == "html_depth"), "{codes:?}");
}

#[test]
fn a_line_that_is_no_item_is_answered_in_its_place() {
    let input = "{\"id\":\"a\",\"text\":\"The tide rose.\"}\nnot json\n{\"id\":\"c\",\"text\":\"It fell.\"}\n";
    let ran = fed(&["read", "--input", "jsonl", "--format", "jsonl", "-"], input.as_bytes());
    assert_eq!(ran.code, 3, "{}", ran.err);
    let rows = records(&ran.out);
    assert_eq!(rows.len(), 3);
    assert!(rows[1]["error"].as_str().unwrap().contains("line 2"), "{}", rows[1]);
}

#[test]
fn one_very_long_line_is_read_within_bounds() {
    // The full size (100 MB) is measured by hand; here a hundredth of it, because of unoptimized code.
    let line = "The ferry sailed to Eastquay. ".repeat(35_000);
    let ran =
        fed(&["read", "--input", "text", "--format", "jsonl", "--stats", "-"], line.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(records(&ran.out).len(), 1);
}

#[test]
fn what_is_no_text_is_refused_by_name_and_by_content() {
    let top = folder("foreign");
    let noise: Vec<u8> =
        (0..20_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect();
    for (name, bytes, what) in [
        ("a.html", &b"\x89PNG\r\n\x1a\n123"[..], "a PNG picture"),
        ("b.txt", b"%PDF-1.7 whatever", "a PDF file"),
        ("c.html", b"SQLite format 3\0 and more", "an SQLite database"),
        ("d.zip", b"PK\x03\x04 and more", "a zip or WACZ file"),
        ("e.html", &noise, "binary data"),
        ("f.txt", b" \n\n", "is empty"),
    ] {
        let path = file(&top, name, bytes);
        let ran = dateline(&["read", &path]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{name}");
        assert!(ran.err.contains(what) && ran.err.contains(name), "{}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_with_a_name_is_never_waited_for() {
    let top = folder("pipe");
    let pipe = top.join("pages.html");
    if !std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|s| s.success()) {
        println!("skipped: mkfifo is absent");
        return;
    }
    std::os::unix::fs::symlink(&top, top.join("loop")).unwrap();
    std::os::unix::fs::symlink("/nowhere/a.html", top.join("torn.html")).unwrap();
    let ran = dateline(&["read", &pipe.display().to_string()]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("neither a file nor a folder"), "{}", ran.err);
    file(&top, "good.txt", REPORT.as_bytes());
    let vault = folder("pipe-vault").display().to_string();
    let ran = dateline(&["add", "--vault", &vault, &top.display().to_string()]);
    assert_eq!(ran.code, 3, "{ran:?}");
    let rows = records(&ran.out);
    let says = |end: &str| {
        let row = rows.iter().find(|row| row["origin"].as_str().unwrap().ends_with(end)).unwrap();
        row["says"].as_str().unwrap_or_default().to_owned()
    };
    assert!(says("pages.html").contains("neither a file nor a folder"));
    assert!(says("loop").contains("a link to a folder"));
    assert!(says("torn.html").contains("cannot be opened"));
    assert_eq!(rows.len(), 4);
}

#[test]
fn runs_of_marks_and_rows_of_paragraphs_cost_no_more_than_their_length() {
    for (kind, page) in [
        ("text", ".".repeat(60_000)),
        ("text", format!("{}1a", "1.".repeat(10_000))),
        ("html", "<p>t".repeat(1_000)),
    ] {
        let started = std::time::Instant::now();
        let ran = fed(&["read", "--input", kind, "--format", "jsonl", "-"], page.as_bytes());
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(started.elapsed().as_secs() < 60, "{kind} {:?}", started.elapsed());
    }
}

#[test]
fn a_mistyped_vault_is_not_made() {
    let top = folder("mistyped");
    let vault = top.join("vualt").display().to_string();
    for verb in ["reindex", "reread", "fsck"] {
        let ran = dateline(&[verb, "--vault", &vault]);
        assert_eq!(ran.code, 1, "{verb}: {ran:?}");
        assert!(ran.err.contains("holds no vault"), "{verb}: {}", ran.err);
    }
    assert!(!top.join("vualt").exists());
    let plain = file(&top, "plain", b"x");
    for verb in ["reindex", "chronicle", "doctor", "serve"] {
        let ran = dateline(&[verb, "--vault", &plain]);
        assert_eq!(ran.code, 2, "{verb}: {ran:?}");
        assert!(ran.err.contains("is a file, not a folder"), "{verb}: {}", ran.err);
    }
}

#[test]
fn a_search_without_an_index_does_not_say_that_nothing_fits() {
    let top = folder("no-index");
    let page = file(&top, "ferry.txt", REPORT.as_bytes());
    let vault = top.join("vault").display().to_string();
    assert_eq!(dateline(&["add", &page, "--vault", &vault]).code, 0);
    std::fs::remove_dir_all(top.join("vault/index")).unwrap();
    let ran = dateline(&["search", "ferry", "--vault", &vault]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("dateline reindex") && !ran.err.contains("No article fits"));
    assert_eq!(dateline(&["reindex", "--vault", &vault]).code, 0);
    assert_eq!(dateline(&["search", "ferry", "--vault", &vault]).code, 0);
}

#[test]
fn utf16_without_a_mark_is_text() {
    let top = folder("utf16");
    let page =
        "<html><head><title>항구</title></head><body><p>항구에서 배가 떠났다.</p></body></html>";
    for (name, bytes) in [
        ("little.html", page.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
        ("big.html", page.encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ] {
        let ran = dateline(&["read", "--format", "json", &file(&top, name, &bytes)]);
        assert_eq!(ran.code, 0, "{name}: {}", ran.err);
        assert!(ran.out.contains("항구에서 배가"), "{name}: {}", ran.out);
    }
}
