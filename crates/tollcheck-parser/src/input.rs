//! Slices as inputs of nom: tokens of a text, chunks of a sentence.

/// Makes a tuple of one slice an input: `input!(<'a, 't> Tokens<'a, 't>: &'a [Token<'t>])`.
macro_rules! input {
    (<$($life:lifetime),+> $type:ty: &$slice:lifetime [$item:ty]) => {
        impl<$($life),+> nom::Input for $type {
            type Item = &$slice $item;
            type Iter = std::slice::Iter<$slice, $item>;
            type IterIndices = std::iter::Enumerate<Self::Iter>;

            fn input_len(&self) -> usize {
                self.0.len()
            }

            fn take(&self, count: usize) -> Self {
                Self(&self.0[..count])
            }

            fn take_from(&self, count: usize) -> Self {
                Self(&self.0[count..])
            }

            fn take_split(&self, count: usize) -> (Self, Self) {
                (self.take_from(count), self.take(count))
            }

            fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
                self.0.iter().position(predicate)
            }

            fn iter_elements(&self) -> Self::Iter {
                self.0.iter()
            }

            fn iter_indices(&self) -> Self::IterIndices {
                self.0.iter().enumerate()
            }

            fn slice_index(&self, count: usize) -> Result<usize, nom::Needed> {
                let lacks = || nom::Needed::new(count - self.0.len());
                if count <= self.0.len() { Ok(count) } else { Err(lacks()) }
            }
        }
    };
}
pub(crate) use input;
