//! Bytes into UTF-8: byte order marks, stated encodings, guesses.

use std::io::{self, Cursor, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Whether an error means that the bytes are not in the encoding they were read in.
#[derive(Debug)]
pub(crate) struct Misread;

impl std::fmt::Display for Misread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the text is not in the encoding that it was read in")
    }
}

impl std::error::Error for Misread {}

/// Whether `error` comes of a wrong encoding.
pub(crate) fn is_misread(error: &io::Error) -> bool {
    error.get_ref().and_then(|inner| inner.downcast_ref::<Misread>()).is_some()
}

/// Text in UTF-8 without a byte order mark, from bytes in any encoding.
pub(crate) struct Decoded<R> {
    inner: R,
    decoder: encoding_rs::Decoder,
    /// The encoding that the first bytes show, or the one asked for.
    pub(crate) encoding: &'static Encoding,
    /// Put a replacement for what cannot be decoded.
    lossy: bool,
    input: Vec<u8>,
    /// The part of `input` that has not been decoded.
    from: usize,
    to: usize,
    ended: bool,
    /// All that came has been decoded.
    done: bool,
    /// Decoded for a reader that had no room for it.
    rest: Cursor<Vec<u8>>,
}

/// The least room that a decoder is sure to make use of.
const LEAST: usize = 64;

impl<R: Read> Decoded<R> {
    /// Text of `inner`, in `asked` unless a byte order mark says otherwise.
    pub(crate) fn new(mut inner: R, asked: &'static Encoding, lossy: bool) -> io::Result<Self> {
        let mut input = vec![0; 1 << 16];
        let mut to = 0;
        while to < 4 {
            match inner.read(input.get_mut(to..).unwrap_or_default())? {
                0 => break,
                count => to += count,
            }
        }
        let head = input.get(..to).unwrap_or_default();
        let encoding = match Encoding::for_bom(head) {
            Some((encoding, _)) => encoding,
            // ASCII in sixteen bits shows its zeros.
            None if asked == UTF_8 && matches!(head, [1..=127, 0, _, 0, ..]) => UTF_16LE,
            None if asked == UTF_8 && matches!(head, [0, 1..=127, 0, _, ..]) => UTF_16BE,
            None => asked,
        };
        let decoder = encoding.new_decoder_with_bom_removal();
        Ok(Self {
            inner,
            decoder,
            encoding,
            lossy,
            input,
            from: 0,
            to,
            ended: false,
            done: false,
            rest: Cursor::default(),
        })
    }
}

/// Text whose lines end with line feeds, where those of old Macs end with carriage returns.
pub(crate) struct Feeds<R> {
    inner: R,
    old: bool,
}

impl<R> Feeds<R> {
    pub(crate) const fn new(inner: R, old: bool) -> Self {
        Self { inner, old }
    }
}

impl<R: Read> Read for Feeds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        if self.old {
            feed(buffer.get_mut(..count).unwrap_or_default());
        }
        Ok(count)
    }
}

/// Makes line feeds of carriage returns.
pub(crate) fn feed(text: &mut [u8]) {
    for byte in text.iter_mut().filter(|byte| **byte == b'\r') {
        *byte = b'\n';
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.rest.read(buffer)?;
        if count > 0 || buffer.is_empty() {
            return Ok(count);
        }
        if buffer.len() >= LEAST {
            return self.decode(buffer);
        }
        let mut some = vec![0; LEAST];
        let count = self.decode(&mut some)?;
        some.truncate(count);
        self.rest = Cursor::new(some);
        self.rest.read(buffer)
    }
}

impl<R: Read> Decoded<R> {
    fn decode(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            // A decoder that has finished may not be asked again, as readers are.
            if self.done {
                return Ok(0);
            }
            let input = self.input.get(self.from..self.to).unwrap_or_default();
            let last = self.ended;
            let (read, written) = if self.lossy {
                let (result, read, written, _) = self.decoder.decode_to_utf8(input, buffer, last);
                self.done = last && result == CoderResult::InputEmpty;
                (read, written)
            } else {
                let (result, read, written) =
                    self.decoder.decode_to_utf8_without_replacement(input, buffer, last);
                if matches!(result, DecoderResult::Malformed(..)) {
                    return Err(io::Error::new(io::ErrorKind::InvalidData, Misread));
                }
                self.done = last && result == DecoderResult::InputEmpty;
                (read, written)
            };
            self.from += read;
            if written > 0 || last {
                return Ok(written);
            }
            if self.from == self.to {
                self.from = 0;
                self.to = self.inner.read(&mut self.input)?;
                self.ended = self.to == 0;
            }
        }
    }
}

/// The encoding called `name` in a descriptor.
pub(crate) fn of_name(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.as_bytes()).or_else(|| {
        let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        match plain.to_ascii_lowercase().as_str() {
            "latin1" | "iso88591" => Some(WINDOWS_1252),
            "cp1251" | "win1251" => Some(encoding_rs::WINDOWS_1251),
            "utf16" | "utf16le" => Some(UTF_16LE),
            _ => None,
        }
    })
}

/// What bytes that are not UTF-8 are, and whether some of them are UTF-8 nevertheless.
pub(crate) fn guess(mut bytes: impl Read) -> io::Result<(&'static Encoding, bool)> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let (mut good, mut bad) = (0_usize, 0_usize);
    let mut high = [false; 256];
    let mut buffer = vec![0; 1 << 16];
    loop {
        let count = bytes.read(&mut buffer)?;
        let chunk = buffer.get(..count).unwrap_or_default();
        detector.feed(chunk, count == 0);
        if count == 0 {
            break;
        }
        for byte in chunk.iter().filter(|byte| !byte.is_ascii()) {
            high[usize::from(*byte)] = true;
        }
        for part in chunk.utf8_chunks() {
            good += part.valid().chars().filter(|letter| !letter.is_ascii()).count();
            bad += part.invalid().len();
        }
    }
    if good > bad {
        return Ok((UTF_8, true));
    }
    let guessed = detector.guess(None, Utf8Detection::Deny);
    let bytes: Vec<u8> = (0..=255).filter(|byte| high[usize::from(*byte)]).collect();
    let letters = |encoding: &'static Encoding| encoding.decode_without_bom_handling(&bytes).0;
    // Code pages of Europe have many letters in common: of those that read alike, Latin-1 is the one that is meant.
    if guessed.is_single_byte() && letters(guessed) == letters(WINDOWS_1252) {
        return Ok((WINDOWS_1252, false));
    }
    Ok((guessed, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
        let mut text = String::new();
        Decoded::new(bytes, encoding, false).ok()?.read_to_string(&mut text).ok()?;
        Some(text)
    }

    #[test]
    fn byte_order_marks_are_obeyed_and_dropped() {
        assert_eq!(decoded(b"\xef\xbb\xbfdate", UTF_8).as_deref(), Some("date"));
        assert_eq!(decoded(b"\xff\xfed\0a\0", UTF_8).as_deref(), Some("da"));
        assert_eq!(decoded(b"\xfe\xff\0d\0a", UTF_8).as_deref(), Some("da"));
        assert_eq!(decoded(b"d\0a\0t\0", UTF_8).as_deref(), Some("dat"));
        assert_eq!(decoded(b"", UTF_8).as_deref(), Some(""));
    }

    #[test]
    fn text_comes_into_any_room() {
        let bytes: Vec<u8> = "день 1".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut decoded = Decoded::new(&bytes[..], UTF_16LE, false).unwrap();
        let mut text = Vec::new();
        while decoded.by_ref().take(1).read_to_end(&mut text).unwrap() > 0 {}
        assert_eq!(text, "день 1".as_bytes());
    }

    #[test]
    fn other_encodings_are_guessed_from_all_bytes() {
        let (cyrillic, mixed) = guess(
            &b"\xd3\xe1\xe8\xf2\xee;\xd0\xe0\xed\xe5\xed\xee;\xce\xe1\xeb\xe0\xf1\xf2\xfc\n"[..],
        )
        .unwrap();
        assert_eq!((cyrillic.name(), mixed), ("windows-1251", false));
        let (latin, _) = guess(&b"La explosi\xf3n en el almac\xe9n de A\xf1asco dej\xf3 seis heridos; los ni\xf1os est\xe1n bien\n"[..]).unwrap();
        assert_eq!(latin.name(), "windows-1252");
        let (few, _) = guess(&b"Fecha;Ciudad\n28/02/2025;J\xe1rkov\n"[..]).unwrap();
        assert_eq!(few.name(), "windows-1252");
        let (_, mixed) = guess("Київ, Харків, \u{41e}деса".as_bytes().chain(&b"\xe9"[..])).unwrap();
        assert!(mixed);
    }

    #[test]
    fn bad_bytes_are_told_from_other_errors() {
        let error = Decoded::new(&b"ok \xff no"[..], UTF_8, false)
            .unwrap()
            .read_to_string(&mut String::new());
        assert!(is_misread(&error.unwrap_err()));
    }
}
