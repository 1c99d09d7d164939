//! What bodies say, whatever form they have.

mod around;
mod bounds;
mod classes;
mod fields;
mod lines;
mod markup;
mod members;
mod object;
mod properties;
