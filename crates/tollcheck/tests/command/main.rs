//! The command as a process: what it leaves behind when it is stopped, when the machine fails it, and when its input
//! is made to harm.

mod ascii;
mod faults;
mod hostile;
mod order;
mod pictures;
mod resume;
mod scratch;
