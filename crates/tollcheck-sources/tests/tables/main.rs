//! Tables in files, as people have them: descriptors, layouts, quirks, and what is wrong with them.

mod cells;
mod files;
mod folder;
mod inference;
mod layouts;
mod quirks;
mod round_trip;
mod rules;
mod suspicions;
