//! Display names: what pydantic calls a validator in labels of union members and in titles.
//! A name stands for the validator pydantic builds, so what pydantic collapses is collapsed here.

mod class;
mod label;
mod own;
mod recursion;

pub use class::{class_name, function_name, qualname_of};
pub use label::Labels;
