//! `FM03xx`: references and cycles.

use super::{Code, error};

/// A reference leads nowhere.
pub static UNKNOWN_REFERENCE: Code = error(
    "FM0301",
    "a reference leads nowhere",
    "Add the document that defines it, or correct the name.",
    "References are by name and may lead into any of the documents compiled together, forwards or \
     backwards.",
);

/// A definition stands twice, differently.
pub static DUPLICATE_DEFINITION: Code = error(
    "FM0302",
    "a definition stands twice, differently",
    "Rename one of them, or compile the documents apart.",
    "The same definition may stand in several documents as long as it is the same each time. Two \
     different ones of one name leave open which is meant.",
);

/// A model stands twice, differently.
pub static DUPLICATE_MODEL: Code = error(
    "FM0303",
    "a model stands twice, differently",
    "Rename one of them, or compile the documents apart.",
    "The same model may stand in several documents as long as it is the same each time.",
);

/// A cycle consumes no input.
pub static ENDLESS_CYCLE: Code = error(
    "FM0304",
    "a cycle consumes no input",
    "Put a field, a list or a dict between the definition and itself.",
    "A definition that reaches itself through references, unions, nullables and the like, without \
     going into a field or an item, would be validated for ever against the same input.",
);
