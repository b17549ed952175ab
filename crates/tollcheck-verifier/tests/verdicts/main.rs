//! Claims that are made by hand, put to small tables.

mod columns;
mod edges;
mod given;
mod origins;
mod perturbed;
mod told_apart;
mod totals;
