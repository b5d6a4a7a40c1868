//! The text of a cell: its paragraphs, one per line.

use crate::intake::xml::{Balise, Evenement, Faute, Lecteur, TEXTE_ABUSIF, push_bounded};

/// One paragraph while it is read: runs of spaces count as one, and none at its ends.
#[derive(Default)]
struct Paragraphe {
    texte: String,
    espace: bool,
}

/// The text of the open cell; nothing when it has no paragraph at all. Notes and shapes are not text.
pub fn read(lecteur: &mut Lecteur<'_>) -> Result<Option<String>, Faute> {
    let mut texte = None;
    // Lists are containers of paragraphs.
    let mut depth = 0;
    loop {
        match lecteur.next()? {
            Evenement::Debut(balise) => match balise.nom() {
                "text:p" | "text:h" => {
                    let paragraphe = read_paragraph(lecteur)?;
                    match &mut texte {
                        None => texte = Some(paragraphe),
                        Some(texte) => {
                            push_bounded(texte, "\n")?;
                            push_bounded(texte, &paragraphe)?;
                        }
                    }
                }
                "text:list" | "text:list-item" | "text:list-header" | "text:section" => depth += 1,
                _ => lecteur.skip()?,
            },
            Evenement::Texte(_) => {}
            Evenement::Fin if depth > 0 => depth -= 1,
            Evenement::Fin | Evenement::Bout => return Ok(texte),
        }
    }
}

fn read_paragraph(lecteur: &mut Lecteur<'_>) -> Result<String, Faute> {
    let mut paragraphe = Paragraphe::default();
    let mut depth = 0;
    loop {
        match lecteur.next()? {
            Evenement::Texte(texte) => paragraphe.push_words(&texte)?,
            Evenement::Debut(balise) => match balise.nom() {
                "text:s" => {
                    paragraphe.push_exact(&" ".repeat(count(&balise)?))?;
                    lecteur.skip()?;
                }
                "text:tab" => {
                    paragraphe.push_exact("\t")?;
                    lecteur.skip()?;
                }
                "text:line-break" => {
                    paragraphe.push_exact("\n")?;
                    lecteur.skip()?;
                }
                "office:annotation" | "text:note" | "text:ruby-text" => lecteur.skip()?,
                nom if nom.starts_with("draw:") => lecteur.skip()?,
                _ => depth += 1,
            },
            Evenement::Fin if depth > 0 => depth -= 1,
            Evenement::Fin | Evenement::Bout => return Ok(paragraphe.texte),
        }
    }
}

/// How many spaces `text:s` stands for.
fn count(balise: &Balise<'_>) -> Result<usize, Faute> {
    let Some(count) = balise.attribut("text:c")? else { return Ok(1) };
    let count: usize = count.trim().parse().map_err(|_| Faute::abime())?;
    // One too many is refused when it is pushed.
    Ok(count.min(TEXTE_ABUSIF + 1))
}

impl Paragraphe {
    fn push_words(&mut self, texte: &str) -> Result<(), Faute> {
        for symbol in texte.chars() {
            if matches!(symbol, ' ' | '\t' | '\r' | '\n') {
                self.espace = true;
                continue;
            }
            let mut buffer = [0; 4];
            self.push_exact(symbol.encode_utf8(&mut buffer))?;
        }
        Ok(())
    }

    fn push_exact(&mut self, texte: &str) -> Result<(), Faute> {
        if std::mem::take(&mut self.espace) && !self.texte.is_empty() {
            push_bounded(&mut self.texte, " ")?;
        }
        push_bounded(&mut self.texte, texte)
    }
}
