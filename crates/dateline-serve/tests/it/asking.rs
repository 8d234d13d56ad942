//! Asking the room without a listener: one question, one answer.

use crate::sample;
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode},
};
use dateline_model::CaptureId;
use dateline_serve::ServeAddress;
use std::{
    path::PathBuf,
    sync::atomic::{AtomicUsize, Ordering},
};
use tower::ServiceExt as _;

/// A room over a vault of its own, removed with it.
pub(crate) struct Visit {
    folder: PathBuf,
    pages: Router,
    originals: Router,
    pub(crate) captures: Vec<CaptureId>,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).expect("UTF-8")
    }

    /// A header as text; empty when it is absent.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a plain header"))
    }
}

/// A folder that is this test's alone.
fn fresh_folder() -> PathBuf {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let n = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("dateline-serve-{}-{n}", std::process::id()));
    drop(std::fs::remove_dir_all(&folder));
    folder
}

impl Visit {
    /// A room over the sample vault.
    pub(crate) fn sample() -> Self {
        let folder = fresh_folder();
        let captures = sample::fill(&folder);
        Self::over(folder, captures)
    }

    /// A room over a vault without any page.
    pub(crate) fn empty() -> Self {
        let folder = fresh_folder();
        drop(dateline_store::Vault::open(&folder).expect("the vault opens"));
        Self::over(folder, Vec::new())
    }

    /// A room over a folder that holds no vault.
    pub(crate) fn nowhere() -> Self {
        Self::over(fresh_folder(), Vec::new())
    }

    fn over(folder: PathBuf, captures: Vec<CaptureId>) -> Self {
        let address = ServeAddress {
            listen: ([127, 0, 0, 1], 8470).into(),
            originals: ([127, 0, 0, 1], 8471).into(),
        };
        Self {
            pages: dateline_serve::room(folder.clone(), address),
            originals: dateline_serve::originals(folder.clone(), address),
            folder,
            captures,
        }
    }

    /// Asks the pages with GET.
    pub(crate) fn get(&self, address: &str) -> Answer {
        self.ask(Request::get(address).header("host", "127.0.0.1:8470"))
    }

    /// Asks the pages with a request of one's own.
    pub(crate) fn ask(&self, request: axum::http::request::Builder) -> Answer {
        answer(self.pages.clone(), request.body(Body::empty()).expect("a request"))
    }

    /// Asks the second origin with GET.
    pub(crate) fn original(&self, address: &str) -> Answer {
        let request = Request::get(address).header("host", "127.0.0.1:8471");
        answer(self.originals.clone(), request.body(Body::empty()).expect("a request"))
    }

    /// The page behind an address, which must be there.
    pub(crate) fn page(&self, address: &str) -> String {
        let answer = self.get(address);
        assert_eq!(answer.status, StatusCode::OK, "{address}\n{}", answer.text());
        answer.text()
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// One question to one of the two origins.
fn answer(router: Router, request: Request<Body>) -> Answer {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_time()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let response = router.oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 64 << 20).await.expect("a body").to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    })
}
