//! What an `allOf` results in.
