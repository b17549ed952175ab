//! Zstandard: all frames of a file, one after the other.

use std::io::{self, BufRead, Read};

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// A packed source, unpacked as it is read. Files that are packed in parallel or joined hold many frames.
pub struct Frames<R> {
    packed: R,
    decoder: FrameDecoder,
    /// Whether a frame was begun; an empty file holds none and is no Zstandard.
    begun: bool,
}

impl<R: BufRead> Frames<R> {
    /// The unpacked bytes of `packed`.
    pub fn new(packed: R) -> Self {
        Self { packed, decoder: FrameDecoder::new(), begun: false }
    }

    /// Begins the next frame that holds something; false at the end.
    fn next_frame(&mut self) -> io::Result<bool> {
        use FrameDecoderError::ReadFrameHeaderError as InHeader;
        while !self.begun || !self.packed.fill_buf()?.is_empty() {
            self.begun = true;
            match self.decoder.reset(&mut self.packed) {
                Ok(()) => return Ok(true),
                Err(InHeader(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut self.packed.by_ref().take(length.into()), &mut io::sink())?;
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(false)
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !out.is_empty() {
            while !self.decoder.is_finished() && self.decoder.can_collect() < out.len() {
                let enough = BlockDecodingStrategy::UptoBytes(out.len());
                self.decoder.decode_blocks(&mut self.packed, enough).map_err(io::Error::other)?;
            }
            let read = self.decoder.read(out)?;
            if read > 0 {
                return Ok(read);
            }
            if !self.next_frame()? {
                break;
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` in a frame of one raw block, as RFC 8878 has it.
    fn frame(text: &[u8]) -> Vec<u8> {
        let size = u8::try_from(text.len()).unwrap();
        let block = (u32::from(size) << 3) | 1;
        let head = [0x28, 0xB5, 0x2F, 0xFD, 0x20, size];
        [&head[..], &block.to_le_bytes()[..3], text].concat()
    }

    fn unpacked(packed: &[u8]) -> io::Result<String> {
        let mut text = String::new();
        Frames::new(packed).read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn all_frames_are_read_and_what_is_to_be_skipped_is_skipped() {
        let skipped = [0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, b'x', b'x'];
        let packed = [frame(b"one "), skipped.to_vec(), frame(b""), frame(b"two")].concat();
        assert_eq!(unpacked(&packed).unwrap(), "one two");
    }

    #[test]
    fn what_is_cut_off_or_no_zstandard_is_an_error() {
        let packed = [frame(b"one"), frame(b"two")].concat();
        assert!(unpacked(&packed[..packed.len() - 1]).is_err());
        assert!(unpacked(&[frame(b"one"), b"two".to_vec()].concat()).is_err());
        assert!(unpacked(b"").is_err());
    }
}
