//! Escaping of values that stand in a header field.

/// Percent-escapes control characters, `%`, and white space at the ends, so that any text survives
/// a header field unchanged.
pub(super) fn escape(value: &str) -> String {
    let inner = value.trim();
    let start = value.len() - value.trim_start().len();
    let mut out = String::with_capacity(value.len());
    for (at, letter) in value.char_indices() {
        let is_edge = at < start || at >= start + inner.len();
        if letter == '%' || letter.is_control() || is_edge {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                out.extend(["%", &format!("{byte:02X}")]);
            }
        } else {
            out.push(letter);
        }
    }
    out
}

/// Takes the escapes away again; what is no escape stays as it is.
pub(super) fn unescape(value: &str) -> String {
    let bytes = value.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = value.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let (b'%', Some(meant)) = (byte, hex) {
            out.push(meant);
            at += 3;
        } else {
            out.push(byte);
            at += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_survives() {
        for text in ["", "Lumen Gazette", " 100% \r\nX: y ", "가온중앙통신", "%41", "\u{3000}a\0"]
        {
            let escaped = escape(text);
            assert!(!escaped.contains(['\r', '\n']), "{escaped}");
            assert_eq!(escaped.trim(), escaped);
            assert_eq!(unescape(&escaped), text);
        }
    }
}
