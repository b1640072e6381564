//! Tests of resolved `allOf`.
