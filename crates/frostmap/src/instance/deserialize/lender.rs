//! Who lends the texts of values to the types that are made of them.

/// Lends texts that live as long as `'i` to types that borrow for as long as `'d`, and says which keys fields have.
pub(crate) trait Lender<'i, 'd>: Copy {
    /// The text for as long as types borrow, if it lives that long.
    fn lend(self, text: &'i str) -> Option<&'d str>;

    /// Whether fields have their serialization aliases for keys, not their names.
    fn by_alias(self) -> bool;

    /// Whether it is left to structs what becomes of fields that were not given and whose default is null.
    fn leaves_nulls(self) -> bool;
}

/// Types borrow from the instance.
#[derive(Clone, Copy)]
pub(crate) struct OfInstance {
    pub(crate) by_alias: bool,
}

impl<'i> Lender<'i, 'i> for OfInstance {
    fn lend(self, text: &'i str) -> Option<&'i str> {
        Some(text)
    }

    fn by_alias(self) -> bool {
        self.by_alias
    }

    fn leaves_nulls(self) -> bool {
        false
    }
}

/// Types borrow from the document, which outlives the instance: what stands there as it is, and nothing else.
#[derive(Clone, Copy)]
pub(crate) struct OfDocument<'d> {
    pub(crate) document: &'d str,
    pub(crate) by_alias: bool,
    pub(crate) leaves_nulls: bool,
}

impl<'d> Lender<'_, 'd> for OfDocument<'d> {
    fn lend(self, text: &str) -> Option<&'d str> {
        let start = text.as_ptr().addr().checked_sub(self.document.as_ptr().addr())?;
        self.document.get(start..start.checked_add(text.len())?)
    }

    fn by_alias(self) -> bool {
        self.by_alias
    }

    fn leaves_nulls(self) -> bool {
        self.leaves_nulls
    }
}
