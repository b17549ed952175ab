//! In what a file is read: as stated, else in UTF-8, else as its bytes suggest.

use encoding_rs::{Encoding, UTF_8};
use tollcheck_model::Fault;

use super::{Source, Stop};
use crate::descriptor::Form;
use crate::draft::Draft;
use crate::file::{Tally, told};
use crate::finding;
use crate::text;

/// In what a file is read.
#[derive(Clone, Copy)]
pub(super) struct Letters {
    pub(super) encoding: &'static Encoding,
    /// Most of the bytes are in it, and the others are replaced.
    pub(super) mixed: bool,
    /// Its own bytes suggest it.
    guessed: bool,
}

impl Letters {
    /// Says in what a file was read where nobody had said so.
    pub(super) fn tell(self, found: &'static Encoding, form: &Form, draft: &mut Draft) {
        let what = if self.mixed {
            "most of the text is UTF-8, some is not and was replaced".to_owned()
        } else if form.encoding.is_none() && self.encoding != UTF_8 {
            format!("taken for {}", found.name())
        } else {
            return;
        };
        draft.tell_of_file(&finding::ENCODING, what);
    }
}

impl Source<'_> {
    /// What `read` makes of the files, each in the encoding stated, else in UTF-8, else in the one that its bytes
    /// suggest.
    pub(super) fn reading<T>(
        &self,
        form: &Form,
        read: impl Fn(&[Letters]) -> Result<T, Stop>,
    ) -> Result<T, Vec<Fault>> {
        let stated = match form.encoding.as_deref() {
            None => UTF_8,
            Some(name) => text::of_name(name)
                .ok_or_else(|| vec![self.fault(0, 0, format!("unknown encoding {name:?}"))])?,
        };
        let stated = Letters { encoding: stated, mixed: false, guessed: false };
        let mut letters = vec![stated; self.files.len()];
        loop {
            let at = match read(&letters) {
                Ok(done) => return Ok(done),
                Err(Stop::Faults(faults)) => return Err(faults),
                Err(Stop::Misread(at)) => at,
            };
            match letters.get_mut(at) {
                Some(letters) if !letters.guessed => *letters = self.guess(at, form)?,
                _ => return Err(vec![self.fault(at, 0, "in no encoding that is known here")]),
            }
        }
    }

    /// The encoding that the bytes of the file at `at` suggest.
    fn guess(&self, at: usize, form: &Form) -> Result<Letters, Vec<Fault>> {
        let bytes = self.bytes(at, form, &Tally::default()).map_err(|fault| vec![fault])?;
        let (encoding, mixed) =
            text::guess(bytes).map_err(|error| vec![self.fault(at, 0, told(&error))])?;
        Ok(Letters { encoding, mixed, guessed: true })
    }
}
