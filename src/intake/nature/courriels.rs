//! Messages as the mail programs keep them, and the web pages that browsers keep in the same envelope.

use super::noms;
use super::sortes::{self, Sorte};

/// Headers beyond which a text is no message.
const EN_TETES_MAX: usize = 300;
/// What only a message that was sent has.
const ENVOI: [&str; 6] = ["received", "return-path", "delivered-to", "to", "message-id", "reply-to"];
/// Types of content that hold no table, by their beginning.
const SANS_TABLEAU: [&str; 12] = [
    "text/plain",
    "text/html",
    "text/calendar",
    "multipart/",
    "message/",
    "image/",
    "audio/",
    "video/",
    "font/",
    "application/pdf",
    "application/pkcs7-signature",
    "application/pgp-signature",
];

/// What it is, and the name of an attachment that may hold a table.
pub fn of_text(texte: &str) -> Option<(Sorte, Option<String>)> {
    let headers = headers_of(texte)?;
    let value = |name: &str| headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
    let from_somebody = value("from").is_some_and(|from| from.contains('@'));
    let is_sent = from_somebody || ENVOI.iter().any(|name| value(name).is_some());
    let has_type = value("mime-version").is_some() || value("content-type").is_some();
    if is_sent && (has_type || value("date").is_some() || value("subject").is_some()) {
        return Some(match attachment(texte) {
            Some(part) => (sortes::COURRIEL, part.nom),
            None => (sortes::COURRIEL_SEUL, None),
        });
    }
    value("mime-version").map(|_| (sortes::MHTML, None))
}

/// The names of the headers in small letters, and their values on one line.
fn headers_of(texte: &str) -> Option<Vec<(String, String)>> {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut lines = texte.lines().peekable();
    // The line that parts the messages of a mailbox.
    lines.next_if(|line| line.starts_with("From "));
    for line in lines.take_while(|line| !line.trim().is_empty()) {
        if line.starts_with([' ', '\t']) {
            headers.last_mut()?.1 += line.trim_end();
            continue;
        }
        let (name, value) = line.split_once(':')?;
        let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !is_name || headers.len() == EN_TETES_MAX {
            return None;
        }
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    (!headers.is_empty()).then_some(headers)
}

/// The first part that may hold a table. Parts inside a forwarded message count.
fn attachment(texte: &str) -> Option<Part> {
    let mut lines = texte.lines().peekable();
    let mut part = Part::default();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() {
            if part.may_hold_a_table() {
                return Some(part);
            }
            part = Part::default();
        }
        let Some((header, value)) = line.split_once(':') else { continue };
        let mut value = value.trim().to_owned();
        while let Some(more) = lines.next_if(|line| line.starts_with([' ', '\t'])) {
            value += more.trim_end();
        }
        let first = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match header.to_ascii_lowercase().as_str() {
            "content-type" => part.genre = Some(first),
            "content-disposition" => part.jointe = first == "attachment",
            _ => continue,
        }
        part.nom = part.nom.or_else(|| name_of(&value));
    }
    part.may_hold_a_table().then_some(part)
}

/// What the headers of one part of a message say.
#[derive(Default)]
struct Part {
    genre: Option<String>,
    nom: Option<String>,
    jointe: bool,
}

impl Part {
    fn may_hold_a_table(&self) -> bool {
        let is = |start: &str| self.genre.as_deref().is_some_and(|genre| genre.starts_with(start));
        match &self.nom {
            _ if self.jointe && is("text/html") => true,
            Some(name) if noms::is_document_name(name) => false,
            Some(name) if noms::may_hold_a_table(name) => true,
            // A name that says nothing, or none: the type decides.
            _ => (self.genre.is_some() || self.jointe) && !SANS_TABLEAU.iter().any(|start| is(start)),
        }
    }
}

/// The name of a file, in whole or in pieces: `name="a.xlsx"`, `filename*0*=utf-8''a`, `filename*1*=.xlsx`.
fn name_of(value: &str) -> Option<String> {
    let mut whole = String::new();
    for parameter in value.split(';').skip(1) {
        let Some((key, text)) = parameter.split_once('=') else { continue };
        let key = key.trim().to_ascii_lowercase();
        if matches!(key.split('*').next(), Some("name" | "filename")) {
            let text = text.trim().trim_matches('"');
            whole += text.rsplit("''").next().unwrap_or(text);
        }
    }
    (!whole.is_empty()).then(|| unescaped(&whole))
}

/// `%C3%A9` is « é ».
fn unescaped(text: &str) -> String {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        match piece.get(..2).and_then(|hexa| u8::from_str_radix(hexa, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend(&piece.as_bytes()[2..]);
            }
            None => bytes.extend([b"%", piece.as_bytes()].concat()),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TETE: &str = "From: Prof <prof@exemple.fr>\r\nTo: secretariat@exemple.fr\r\nSubject: Notes\r\nMIME-Version: 1.0\r\n";

    fn sorte(rest: &str) -> (Sorte, Option<String>) {
        of_text(&format!("{TETE}{rest}")).expect("a message")
    }

    #[test]
    fn an_attachment_that_may_hold_a_table_is_named() {
        for (part, name) in [
            ("Content-Type: application/vnd.ms-excel; name=\"notes.xls\"", "notes.xls"),
            ("Content-Type: application/octet-stream;\r\n\tname=\"notes T1.xlsx\"", "notes T1.xlsx"),
            ("Content-Disposition: attachment;\r\n filename*=UTF-8''not%C3%A9%20T1.ods", "noté T1.ods"),
            ("Content-Type: text/plain; name=eleves.csv", "eleves.csv"),
            ("Content-Type: application/zip; name=\"T1.zip\"", "T1.zip"),
        ] {
            let message =
                format!("Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n{part}\r\n\r\nUEsDB\r\n");
            assert_eq!(sorte(&message), (sortes::COURRIEL, Some(name.to_owned())), "{part}");
        }
        let untold = "Content-Type: text/csv\r\n\r\na;b\r\n";
        assert_eq!(sorte(untold), (sortes::COURRIEL, None));
    }

    #[test]
    fn a_mail_with_nothing_to_read_is_a_detail() {
        for part in [
            "Content-Type: text/plain; charset=utf-8",
            "Content-Type: image/png; name=\"logo.png\"\r\nContent-Disposition: inline; filename=\"logo.png\"",
            "Content-Type: application/pdf; name=\"convention.pdf\"",
            "Content-Type: application/octet-stream; name=\"photo.jpg\"",
        ] {
            let message =
                format!("Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n{part}\r\n\r\nBonjour\r\n");
            assert_eq!(sorte(&message), (sortes::COURRIEL_SEUL, None), "{part}");
        }
    }

    #[test]
    fn a_page_kept_by_a_browser_is_no_mail() {
        let page = "From: <Enregistré par Windows Internet Explorer 8>\r\nSubject: Notes\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n";
        assert_eq!(of_text(page), Some((sortes::MHTML, None)));
        assert_eq!(
            of_text("MIME-Version: 1.0\nContent-Type: text/html\n\n<table>"),
            Some((sortes::MHTML, None))
        );
        for text in
            ["Nom;Note\nA;1\n", "Nom: DURAND\nPrénom: Léa\n", "Objet: notes\nDate: mardi\n\nBonjour", ""]
        {
            assert_eq!(of_text(text), None, "{text}");
        }
    }
}
