//! Which vectors a part of the walk is compiled for.

/// Vectors that code can be compiled for. With wider ones the walk takes a tenth of its instructions less, and 4 to 8 %
/// less time.
pub(crate) trait Width: Copy {
    /// Runs code that is compiled for these vectors, out of line. It has to be marked to be inlined always. What it works on is handed on in
    /// registers: a closure that holds it hands it on in memory, which costs as much time as wider vectors save.
    fn run<A, B, C, D, E, R>(self, code: impl FnOnce(A, B, C, D, E) -> R, a: A, b: B, c: C, d: D, e: E) -> R;
}

/// Those that every processor of the target has.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Plain;

impl Width for Plain {
    #[inline(never)]
    fn run<A, B, C, D, E, R>(self, code: impl FnOnce(A, B, C, D, E) -> R, a: A, b: B, c: C, d: D, e: E) -> R {
        code(a, b, c, d, e)
    }
}
