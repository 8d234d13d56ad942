//! Ids: opaque names given once, never reused, never parsed.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id of these characters, taken as they are.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The characters of the id.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// One capture: `c` and a digest of address, instant and payload digest, so that adding the
    /// same capture again gives the same id.
    CaptureId
}
id! {
    /// One article of one capture: `a` and a digest of the capture's id and the article's place.
    ArticleId
}
id! {
    /// Someone or something meant: a lexicon id such as `kim-jong-un`, or an id made from kind and
    /// name for someone the lexicon does not know, such as `person:ada-marrow`.
    EntityId
}
