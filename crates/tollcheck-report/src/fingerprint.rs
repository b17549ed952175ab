//! What tells one claim from all others, and stays when the text around it changes.

use tollcheck_model::Claim;

use crate::{Checked, wording};

/// The fingerprint of `claim`: its article, its kind, its sentence and its figure, in twelve hexadecimal digits.
pub fn fingerprint(checked: &Checked, claim: &Claim) -> String {
    of_claim(&checked.document.id, &checked.document.text, claim)
}

/// The fingerprint of `claim` in the article `id`, which has `text`.
pub(crate) fn of_claim(id: &str, text: &str, claim: &Claim) -> String {
    let sentence = wording::quote(text, wording::around(text, claim));
    let figure = wording::quote(text, claim.span);
    let mut digits = of_text(&[id, claim.kind.0, &sentence, &figure]);
    digits.truncate(12);
    digits
}

/// The FNV-1a hash of `parts`, in sixteen hexadecimal digits.
pub(crate) fn of_text(parts: &[&str]) -> String {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
