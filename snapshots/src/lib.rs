//! Example model sets, their archives and reviewed listings.
