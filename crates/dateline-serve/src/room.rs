//! The room: what every handler shares, and how a question reaches the vault.

use crate::trouble::Trouble;
use axum::http::HeaderValue;
use dateline_store::Reader;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::Semaphore;

/// Questions answered at once; more wait for their turn.
const SEATS: usize = 8;
/// Readers kept open between questions.
const KEPT_READERS: usize = 4;
/// How long a question may take before the answer is "not now" (reliability E7).
const PATIENCE: Duration = Duration::from_secs(2);

/// What every handler shares; cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Room(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    folder: PathBuf,
    originals: String,
    page_policy: HeaderValue,
    original_policy: HeaderValue,
    readers: Mutex<Vec<Reader>>,
    seats: Semaphore,
}

impl Room {
    /// The room over the vault in `folder`, with the addresses of its two origins.
    pub(crate) fn new(folder: PathBuf, pages: SocketAddr, originals: SocketAddr) -> Self {
        let originals = format!("http://{originals}");
        let page_policy = format!(
            "default-src 'none'; script-src 'none'; style-src 'self'; img-src 'self'; \
             connect-src 'self'; frame-src {originals}; form-action 'self'; \
             frame-ancestors 'none'; base-uri 'none'"
        );
        let original_policy = format!(
            "sandbox; default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; \
             form-action 'none'; base-uri 'none'; \
             frame-ancestors http://{pages} http://localhost:{port}",
            port = pages.port()
        );
        let policy = |words: &str| {
            HeaderValue::from_str(words)
                .unwrap_or(HeaderValue::from_static("default-src 'none'; sandbox"))
        };
        Self(Arc::new(Inner {
            folder,
            originals,
            page_policy: policy(&page_policy),
            original_policy: policy(&original_policy),
            readers: Mutex::new(Vec::new()),
            seats: Semaphore::new(SEATS),
        }))
    }

    /// The policy of our own pages (decision D12); we ship no script, so none may run.
    pub(crate) fn page_policy(&self) -> HeaderValue {
        self.0.page_policy.clone()
    }

    /// The policy of the second origin (decision D4).
    pub(crate) fn original_policy(&self) -> HeaderValue {
        self.0.original_policy.clone()
    }

    /// The second origin, such as `http://127.0.0.1:8471`.
    pub(crate) fn originals(&self) -> &str {
        &self.0.originals
    }

    /// Puts a question to the vault away from the async threads, and waits no longer than is bearable.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Reader) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Trouble> {
        let room = self.clone();
        let answer = async move {
            let _seat = room.0.seats.acquire().await;
            let asked = room.clone();
            tokio::task::spawn_blocking(move || {
                let reader = asked.0.borrow()?;
                let answer = question(&reader);
                asked.0.give_back(reader);
                answer
            })
            .await
        };
        match tokio::time::timeout(PATIENCE, answer).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => Err(Trouble::Unable("The question ended before its answer.".into())),
            Err(_) => Err(Trouble::Unable(format!(
                "The answer took longer than {} seconds (limit question_seconds).",
                PATIENCE.as_secs()
            ))),
        }
    }
}

impl Inner {
    /// An open reader, or a newly opened one.
    fn borrow(&self) -> Result<Reader, Trouble> {
        let kept = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match kept {
            Some(reader) => Ok(reader),
            None => Reader::open(Path::new(&self.folder)).map_err(unable),
        }
    }

    /// Keeps a reader for the next question. A reader whose question panicked is dropped instead.
    fn give_back(&self, reader: Reader) {
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < KEPT_READERS {
            readers.push(reader);
        }
    }
}

/// What went wrong in the vault, as trouble with its own sentence.
#[expect(clippy::needless_pass_by_value, reason = "it is given to `map_err`")]
pub(crate) fn unable(error: dateline_store::Error) -> Trouble {
    let mut says = error.to_string();
    if !says.ends_with('.') {
        says.push('.');
    }
    Trouble::Unable(says)
}
