//! Claims that are made by hand, put to small tables.

mod edges;
mod given;
mod perturbed;
mod told_apart;
