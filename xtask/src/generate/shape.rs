//! The measured shape of a real set of 368 models generated from lexicons, as tables.
//! Counts are per [`MEASURED`] models; a block of another size takes its share of each.

/// How many models the counts below were measured on.
pub(crate) const MEASURED: usize = 368;

/// Models of each number of fields, the tag field counted; the empty base class is left out.
pub(crate) const FIELD_COUNTS: [(usize, usize); 16] = [
    (0, 4),
    (1, 82),
    (2, 97),
    (3, 77),
    (4, 46),
    (5, 19),
    (6, 6),
    (7, 7),
    (8, 6),
    (9, 7),
    (10, 6),
    (11, 2),
    (12, 3),
    (13, 4),
    (14, 1),
    (16, 1),
];

/// What a model is for; decides its name and which fields it may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Query parameters of an endpoint: no references.
    Params,
    /// What an endpoint answers: may refer to anything.
    Response,
    /// What an endpoint is sent: may refer to anything.
    Data,
    /// A stored record, member of the widest tagged union.
    Record,
    /// Any other typed model.
    Part,
}

/// Models of each role.
pub(crate) const ROLES: [(Role, usize); 5] =
    [(Role::Params, 76), (Role::Response, 95), (Role::Data, 52), (Role::Record, 15), (Role::Part, 130)];

impl Role {
    /// Whether models of this role carry a `$type` tag field.
    pub(crate) fn is_typed(self) -> bool {
        matches!(self, Role::Record | Role::Part)
    }
}

/// What surrounds a field's own type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    /// No default.
    Required,
    /// A default of null on a type that is not nullable.
    NullDefault,
    /// Nullable, null by default.
    Optional,
    /// As `Optional`, with the same default once more inside.
    OptionalTwice,
    /// Nullable, a number by default.
    NumberDefault,
}

/// A field's own type, or that of its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Str,
    StrAtMost,
    StrBetween,
    Bool,
    FrozenBool,
    Int,
    IntAtLeast,
    IntBetween,
    Literals(usize),
    StrOrBytes,
    Reference,
    Tagged,
    TaggedOrDict,
}

impl Kind {
    /// Whether the kind refers to other models.
    pub(crate) fn refers(self) -> bool {
        matches!(self, Kind::Reference) || self.is_tagged()
    }

    /// Whether the kind is, or holds, a tagged union.
    pub(crate) fn is_tagged(self) -> bool {
        matches!(self, Kind::Tagged | Kind::TaggedOrDict)
    }
}

/// The type of a field.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FieldShape {
    pub(crate) presence: Presence,
    pub(crate) list: bool,
    pub(crate) kind: Kind,
}

const fn one(presence: Presence, kind: Kind) -> FieldShape {
    FieldShape { presence, list: false, kind }
}

const fn many(presence: Presence, kind: Kind) -> FieldShape {
    FieldShape { presence, list: true, kind }
}

/// Fields of each shape; the 145 tag fields are not counted, they come with the role.
pub(crate) const FIELDS: [(FieldShape, usize); 34] = [
    (one(Presence::Required, Kind::Str), 328),
    (one(Presence::Optional, Kind::Str), 218),
    (many(Presence::Required, Kind::Reference), 63),
    (one(Presence::Required, Kind::Reference), 47),
    (one(Presence::Optional, Kind::Bool), 42),
    (one(Presence::NumberDefault, Kind::IntBetween), 41),
    (one(Presence::Optional, Kind::Reference), 38),
    (many(Presence::Optional, Kind::Reference), 29),
    (one(Presence::Optional, Kind::Int), 25),
    (one(Presence::Required, Kind::Tagged), 24),
    (one(Presence::Required, Kind::Int), 23),
    (one(Presence::Optional, Kind::StrAtMost), 20),
    (one(Presence::Required, Kind::Bool), 19),
    (many(Presence::Required, Kind::Str), 18),
    (many(Presence::Optional, Kind::Str), 14),
    (one(Presence::Required, Kind::StrAtMost), 13),
    (one(Presence::OptionalTwice, Kind::Tagged), 13),
    (one(Presence::Optional, Kind::IntAtLeast), 10),
    (many(Presence::Required, Kind::Tagged), 9),
    (one(Presence::Optional, Kind::Tagged), 7),
    (one(Presence::Required, Kind::IntAtLeast), 6),
    (one(Presence::Required, Kind::FrozenBool), 5),
    (one(Presence::Required, Kind::StrBetween), 4),
    (many(Presence::Optional, Kind::Tagged), 4),
    (one(Presence::Optional, Kind::TaggedOrDict), 3),
    (one(Presence::Required, Kind::TaggedOrDict), 3),
    (one(Presence::Required, Kind::Literals(3)), 3),
    (one(Presence::Required, Kind::Literals(7)), 2),
    (one(Presence::NullDefault, Kind::Bool), 1),
    (one(Presence::NullDefault, Kind::Int), 1),
    (many(Presence::Required, Kind::Literals(2)), 1),
    (many(Presence::Required, Kind::Literals(11)), 1),
    (one(Presence::Optional, Kind::StrOrBytes), 1),
    (one(Presence::Required, Kind::StrOrBytes), 1),
];

/// Tagged unions: number of choices, number of fields that hold such a union, number of different ones.
pub(crate) const UNIONS: [(usize, usize, usize); 7] =
    [(14, 25, 1), (12, 2, 1), (7, 1, 1), (4, 4, 3), (3, 11, 6), (2, 11, 6), (1, 9, 5)];

/// Fields whose alias differs from the name, tag fields not counted.
pub(crate) const ALIASED_FIELDS: usize = 247;

/// All fields, tag fields not counted.
pub(crate) const UNTAGGED_FIELDS: usize = 1_037;

/// Of 139 lists, those with a largest and with a smallest length.
pub(crate) const LISTS: (usize, usize, usize) = (139, 19, 2);

/// Cycles of three models, per measured set; besides there is one model that contains itself.
pub(crate) const TRIANGLES: usize = 2;

/// Defaults of bounded numbers, all within the smallest bound.
pub(crate) const NUMBER_DEFAULTS: [i64; 9] = [50, 50, 50, 50, 25, 10, 6, 80, 100];

/// The share of `count` that a block of `size` models takes.
pub(crate) fn share(count: usize, size: usize) -> usize {
    (count * size + MEASURED / 2) / MEASURED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_add_up() {
        let models: usize = FIELD_COUNTS.iter().map(|(_, models)| models).sum();
        let fields: usize = FIELD_COUNTS.iter().map(|(fields, models)| fields * models).sum();
        let typed: usize = ROLES.iter().filter(|(role, _)| role.is_typed()).map(|(_, count)| count).sum();
        assert_eq!((models, fields, typed), (MEASURED, 1_182, 145));
        assert_eq!(ROLES.iter().map(|(_, count)| count).sum::<usize>(), MEASURED);
        assert_eq!(FIELDS.iter().map(|(_, count)| count).sum::<usize>(), UNTAGGED_FIELDS);
        let held: usize =
            FIELDS.iter().filter(|(shape, _)| shape.kind.is_tagged()).map(|(_, count)| count).sum();
        assert_eq!(held, UNIONS.iter().map(|(_, uses, _)| uses).sum::<usize>());
    }
}
