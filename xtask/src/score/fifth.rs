//! Fifths: which items are held out, the same in every tool that splits by SHA-1 of their key.

/// Whether an item belongs to the fifth that is only scored: SHA-1 of its key modulo 5 is 0.
pub(crate) fn is_held_out(key: &str) -> bool {
    let words = sha1(key.as_bytes());
    let rest = words.iter().fold(0u64, |rest, word| ((rest << 32) + u64::from(*word)) % 5);
    rest == 0
}

/// The SHA-1 of a key in hexadecimal, for drawing samples nobody chose.
pub(crate) fn digest(key: &str) -> String {
    let words = sha1(key.as_bytes());
    words.iter().fold(String::new(), |all, word| all + &format!("{word:08x}"))
}

/// SHA-1 as five words; it tells items apart and guards nothing.
fn sha1(bytes: &[u8]) -> [u32; 5] {
    let mut message = bytes.to_vec();
    message.push(0x80);
    while message.len() % 64 != 56 {
        message.push(0);
    }
    message.extend((8 * bytes.len() as u64).to_be_bytes());
    let mut state = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0u32];
    for block in message.chunks_exact(64) {
        let mut words: Vec<u32> =
            block.chunks_exact(4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]])).collect();
        for n in 16..80 {
            let mixed = words[n - 3] ^ words[n - 8] ^ words[n - 14] ^ words[n - 16];
            words.push(mixed.rotate_left(1));
        }
        let mut mixed = state;
        for (n, word) in words.iter().enumerate() {
            mixed = turned(mixed, n, *word);
        }
        for (sum, part) in state.iter_mut().zip(mixed) {
            *sum = sum.wrapping_add(part);
        }
    }
    state
}

/// One step of the digest.
fn turned(state: [u32; 5], n: usize, word: u32) -> [u32; 5] {
    let [first, x, y, z, last] = state;
    let (mixed, constant) = match n / 20 {
        0 => ((x & y) | (!x & z), 0x5a82_7999u32),
        1 => (x ^ y ^ z, 0x6ed9_eba1),
        2 => ((x & y) | (x & z) | (y & z), 0x8f1b_bcdc),
        _ => (x ^ y ^ z, 0xca62_c1d6),
    };
    let sum = first.rotate_left(5).wrapping_add(mixed).wrapping_add(last);
    [sum.wrapping_add(constant).wrapping_add(word), first, x.rotate_left(30), y, z]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_sha1() {
        let words = [0xa999_3e36, 0x4706_816a, 0xba3e_2571, 0x7850_c26c, 0x9cd0_d89d];
        assert_eq!(sha1(b"abc"), words);
        assert_eq!(sha1(&[b'a'; 64])[0], 0x0098_ba82);
    }
}
