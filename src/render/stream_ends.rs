//! Streams whose last byte is a carriage return.
//!
//! The writer closes a stream with a line feed. After a carriage return, a validator reads the pair as one
//! end of line and counts a byte less than `/Length` says: about one stream in 256 that way, and PDF/A
//! forbids it (ISO 19005-2, 6.1.7.1). A carriage return more before the line feed leaves no doubt.

const END_AFTER_CR: &[u8] = b"\r\nendstream";
const XREF_ENTRY: usize = 20;

/// The same file with unambiguous stream ends.
///
/// # Errors
/// When the cross-reference table is not the classic one that the writer makes.
pub fn make_unambiguous(pdf: Vec<u8>) -> Result<Vec<u8>, &'static str> {
    let feeds: Vec<usize> = pdf
        .windows(END_AFTER_CR.len())
        .enumerate()
        .filter(|(_, window)| *window == END_AFTER_CR)
        .map(|(at, _)| at + 1)
        .collect();
    if feeds.is_empty() {
        return Ok(pdf);
    }
    rebuild(&pdf, &feeds).ok_or("la table des objets du fichier n’a pas la forme attendue")
}

/// Inserts a byte before each line feed of `feeds` and shifts the offsets of the cross-reference table.
fn rebuild(pdf: &[u8], feeds: &[usize]) -> Option<Vec<u8>> {
    let shift = |offset: usize| offset + feeds.iter().filter(|feed| **feed < offset).count();
    let trailer = rfind(pdf, b"startxref\n")? + b"startxref\n".len();
    let table = number_at(pdf, trailer)?;
    let head_end = table + find(pdf.get(table..)?, b"\n0 ")? + 3;
    let count = number_at(pdf, head_end)?;
    let entries = head_end + find(&pdf[head_end..], b"\n")? + 1;

    let mut rebuilt = Vec::with_capacity(pdf.len() + feeds.len());
    let mut from = 0;
    for feed in feeds {
        rebuilt.extend_from_slice(&pdf[from..*feed]);
        rebuilt.push(b'\r');
        from = *feed;
    }
    rebuilt.extend_from_slice(pdf.get(from..entries)?);
    for index in 0..count {
        let entry = pdf.get(entries + index * XREF_ENTRY..entries + (index + 1) * XREF_ENTRY)?;
        if entry[17] == b'n' {
            rebuilt.extend_from_slice(format!("{:010}", shift(number_at(entry, 0)?)).as_bytes());
            rebuilt.extend_from_slice(&entry[10..]);
        } else {
            rebuilt.extend_from_slice(entry);
        }
    }
    rebuilt.extend_from_slice(pdf.get(entries + count * XREF_ENTRY..trailer)?);
    rebuilt.extend_from_slice(shift(table).to_string().as_bytes());
    rebuilt.extend_from_slice(b"\n%%EOF");
    Some(rebuilt)
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn rfind(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}

fn number_at(bytes: &[u8], at: usize) -> Option<usize> {
    let digits: Vec<u8> = bytes.get(at..)?.iter().copied().take_while(u8::is_ascii_digit).collect();
    String::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &[u8] =
        b"%PDF\n1 0 obj\n<</Length 2>>\nstream\na\r\nendstream\nendobj\n2 0 obj\n7\nendobj\n\
        xref\n0 3\n0000000000 65535 f\r\n0000000005 00000 n\r\n0000000054 00000 n\r\n\
        trailer\n<<>>\nstartxref\n71\n%%EOF";

    #[test]
    fn offsets_follow_the_byte_that_is_added() {
        assert_eq!(find(BEFORE, b"2 0 obj"), Some(54));
        assert_eq!(find(BEFORE, b"xref"), Some(71));
        let after = make_unambiguous(BEFORE.to_vec()).unwrap();
        let text = String::from_utf8(after).unwrap();
        assert!(text.contains("a\r\r\nendstream"));
        assert!(text.contains("0000000005 00000 n\r\n0000000055 00000 n\r\n"));
        assert!(text.ends_with("startxref\n72\n%%EOF"));
        assert_eq!(text.find("2 0 obj"), Some(55));
        assert_eq!(text.find("xref"), Some(72));
    }

    #[test]
    fn a_file_without_the_pair_is_left_alone() {
        let plain = b"stream\nab\nendstream".to_vec();
        assert_eq!(make_unambiguous(plain.clone()), Ok(plain));
    }

    #[test]
    fn an_unknown_table_is_refused() {
        assert!(make_unambiguous(b"stream\na\r\nendstream".to_vec()).is_err());
    }
}
