//! The names that archives give to what they hold.

/// The code page of French versions of DOS, and of the names that Windows writes in archives: from 0x80, sixteen a
/// line.
pub(super) const CP850: &str = "\
ÇüéâäàåçêëèïîìÄÅ\
ÉæÆôöòûùÿÖÜø£Ø×ƒ\
áíóúñÑªº¿®¬½¼¡«»\
░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
ÓßÔÒõÕµþÞÚÛÙýÝ¯´\
\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// A name as it was meant: most archives do not say in which encoding they write.
pub fn decode(raw: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(raw) {
        return text.to_owned();
    }
    raw.iter()
        .map(|byte| match byte.checked_sub(128) {
            Some(high) => CP850.chars().nth(high.into()).expect("the table has 128 characters"),
            None => char::from(*byte),
        })
        .collect()
}

/// The same path with `/`, when it stays below the place where it is opened.
pub fn inside(name: &str) -> Option<String> {
    let path = name.replace('\\', "/");
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes()[0].is_ascii_alphabetic();
    let leaves = drive || path.starts_with('/') || path.split('/').any(|part| part == "..");
    let empty = path.is_empty() || path.chars().any(char::is_control);
    (!leaves && !empty).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_utf8_else_as_dos_wrote_them() {
        assert_eq!(CP850.chars().count(), 128);
        assert_eq!(decode("Élèves.csv".as_bytes()), "Élèves.csv");
        assert_eq!(decode(b"\x90l\x8Aves \x85 No\x89l.csv"), "Élèves à Noël.csv");
    }

    #[test]
    fn a_path_that_leaves_its_archive_is_none() {
        assert_eq!(inside("a\\b.csv").as_deref(), Some("a/b.csv"));
        for name in ["../x", "a/../../x", "/x", "\\\\serveur\\x", "C:\\x", "C:x", "", "a\0b"] {
            assert_eq!(inside(name), None, "{name}");
        }
    }
}
