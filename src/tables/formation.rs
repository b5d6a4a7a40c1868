//! Whether what a list says of somebody's training is the pack's diploma.

use super::lecteur::Lecteur;
use super::lignes::Ecart;
use crate::place::Located;
use crate::referentiel::types::Diplome;
use crate::texte::fold;

/// Digits of a MEF that tell the diploma and the spécialité; those behind them tell the year.
const CHIFFRES_MEF: usize = 8;
/// Letters from which a word of the spécialité must be there, and from which the beginning of one is one.
const LONG: usize = 6;
const COURT: usize = 3;

/// What a cell says of a formation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Avis {
    Meme,
    Autre,
    /// Perhaps the diploma, written otherwise than the pack knows.
    Douteux,
}

/// What a row says of a formation that is the pack's, or that nothing tells.
pub struct Formation {
    /// Code of the pack, where the list gives one.
    pub specialite: Option<Located<String>>,
    /// Whether the row says that it is the pack's.
    pub dite: bool,
}

/// A code tells; where no code does, the words.
///
/// # Errors
/// When the row says that it is another one, or perhaps another one.
pub fn of_row(row: &mut Lecteur<'_>) -> Result<Formation, Ecart> {
    let diplome = &row.pack().diplome;
    let specialite = code_or_words(row, "code_specialite");
    if let Some(code) = specialite {
        return match avis_of_specialite(diplome, &code.valeur) {
            Avis::Meme => Ok(Formation { specialite: Some(code), dite: true }),
            Avis::Autre => Err(Ecart::Specialite(code, words(row))),
            Avis::Douteux => Err(Ecart::Douteuse(code)),
        };
    }
    let mef = code_or_words(row, "code_mef").map(|mef| (avis_of_mef(diplome, &mef.valeur), mef));
    if let Some((Some(avis), mef)) = mef {
        return match avis {
            Avis::Meme => Ok(Formation { specialite: None, dite: true }),
            Avis::Autre => Err(Ecart::Mef(mef, words(row))),
            Avis::Douteux => Err(Ecart::Douteuse(mef)),
        };
    }
    for colonne in EN_MOTS {
        let Some(cell) = row.text(colonne) else { continue };
        match avis_of_words(diplome, &cell.valeur) {
            None => {}
            Some(Avis::Meme) => return Ok(Formation { specialite: None, dite: true }),
            Some(Avis::Autre) => return Err(Ecart::EnMots(cell)),
            Some(Avis::Douteux) => return Err(Ecart::Douteuse(cell)),
        }
    }
    Ok(Formation { specialite: None, dite: false })
}

/// Columns that tell a formation in words.
const EN_MOTS: [&str; 2] = ["libelle_mef", "specialite"];

/// A code keeps its digits, words keep their spaces.
fn code_or_words(row: &mut Lecteur<'_>, colonne: &str) -> Option<Located<String>> {
    let code = row.identifier(colonne)?;
    if code.valeur.contains(char::is_alphabetic) { row.text(colonne) } else { Some(code) }
}

fn words(row: &mut Lecteur<'_>) -> Option<String> {
    EN_MOTS.into_iter().find_map(|colonne| row.text(colonne)).map(|cell| cell.valeur)
}

fn avis_of_specialite(diplome: &Diplome, code: &str) -> Avis {
    if diplome.codes_specialite.iter().any(|known| fold(known) == fold(code)) {
        return Avis::Meme;
    }
    let avis = avis_of_words(diplome, code);
    avis.filter(|_| code.contains(char::is_alphabetic)).unwrap_or(Avis::Autre)
}

/// A code of eight digits, of ten, or of one more in some exports; or words. What is neither says nothing.
fn avis_of_mef(diplome: &Diplome, mef: &str) -> Option<Avis> {
    let code = mef.split(|c: char| !c.is_ascii_alphanumeric()).find(|word| is_code(word));
    let Some(code) = code else { return avis_of_words(diplome, mef) };
    let beginning = &code[..CHIFFRES_MEF];
    let known = diplome.codes_mef.iter().any(|known| known.starts_with(beginning));
    Some(if known { Avis::Meme } else { Avis::Autre })
}

fn is_code(word: &str) -> bool {
    (CHIFFRES_MEF..=CHIFFRES_MEF + 3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

/// Nothing where only a year or a voie is told.
fn avis_of_words(diplome: &Diplome, text: &str) -> Option<Avis> {
    let is_year = |word: &str| {
        word.bytes().all(|b| b.is_ascii_digit()) || diplome.mots_annee.iter().any(|known| fold(known) == word)
    };
    let words: Vec<String> = words_of(text).into_iter().filter(|word| !is_year(word)).collect();
    if words.is_empty() {
        return None;
    }
    let names: Vec<String> =
        std::iter::once(&diplome.sigle).chain(&diplome.alias).map(|name| fold(name)).collect();
    // « TAGORA2 » says the year on both sides of the sigle.
    let is_named = |word: &String| {
        let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
        names.iter().any(|name| {
            word.strip_suffix(name.as_str())
                .is_some_and(|before| before.is_empty() || before == "t" || is_year(before))
        })
    };
    if words.iter().any(is_named) || names.contains(&words.concat()) {
        return Some(Avis::Meme);
    }
    let Couverture { longs, couverts, etrangers } = Couverture::of(&diplome.specialite, &words);
    let hides_the_sigle = names[0].len() > COURT && words.iter().any(|word| word.contains(&names[0]));
    Some(if longs > 0 && couverts == longs && (longs > 2 || etrangers == 0) {
        Avis::Meme
    } else if hides_the_sigle
        || couverts * 2 > longs
        || couverts > 0 && couverts * 2 >= longs && etrangers == 0
    {
        Avis::Douteux
    } else {
        Avis::Autre
    })
}

/// What a text has of the words of a spécialité, in order.
struct Couverture {
    /// Long words of the spécialité.
    longs: usize,
    /// Those that the text has, whole or cut.
    couverts: usize,
    /// Words of the text that are none of the spécialité.
    etrangers: usize,
}

impl Couverture {
    fn of(specialite: &str, words: &[String]) -> Self {
        let known = words_of(specialite);
        let is_long = |word: &String| word.len() >= LONG;
        let (mut next, mut couverts, mut etrangers) = (0, 0, 0);
        for word in words {
            match known[next..].iter().position(|known| is_cut_of(word, known)) {
                Some(found) => {
                    next += found + 1;
                    couverts += usize::from(is_long(&known[next - 1]));
                }
                None => etrangers += usize::from(!known.contains(word)),
            }
        }
        Self { longs: known.iter().filter(|word| is_long(word)).count(), couverts, etrangers }
    }
}

/// « GEST » for « gestion », « organisation » for « organisations ».
fn is_cut_of(word: &str, known: &str) -> bool {
    word == known
        || word.len() >= COURT && known.len() >= LONG && known.starts_with(word)
        || known.len() >= LONG && word.strip_prefix(known) == Some("s")
}

fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).map(fold).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::referentiel::embedded;

    fn check(texts: &[&str], expected: Option<Avis>) {
        let diplome = embedded::load_default().expect("the embedded pack is sound").diplome;
        for text in texts {
            assert_eq!(avis_of_mef(&diplome, text), expected, "{text}");
        }
    }

    #[test]
    fn the_diploma_is_known_by_its_codes_and_by_its_words() {
        check(
            &[
                "24730004",
                "2473000432",
                "24730004320",
                "24730004000",
                "24730004 - TERMINALE",
                "TERM PRO ASSIST. GEST. ORGANISATIONS ACT",
                "TERM PRO ASSIST.GEST.ORGANIS.& ACTIV.",
                "TLE BAC PRO AGORA",
                "1RE PRO AGOrA",
                "2NDE PRO AGORA",
                "TAGORA2",
                "1AGORA",
                "T AGO",
                "TERMINALE BAC PRO Assistance à la gestion des organisations et de leurs activités",
                "ASSIST. GEST. ORG. ACT. (APPRENTISSAGE)",
                "ASSIST GEST ORG ACT SECTION EUROPEENNE",
                "TLEPRO ASSIST GEST ORG",
            ],
            Some(Avis::Meme),
        );
    }

    #[test]
    fn another_formation_is_another_one() {
        check(
            &[
                "24020001",
                "2402000131",
                "SECONDE GENERALE ET TECHNOLOGIQUE",
                "TERM PRO MELEC",
                "1CAP2 EQUIPIER POLYVALENT DU COMMERCE",
                "TERM PRO GESTION-ADMINISTRATION",
                "2NDE PRO METIERS GEST. ADM. TRANSP. LOGIST.",
                "BTS GESTION DE LA PME",
                "BTS SUPPORT A L’ACTION MANAGERIALE",
                "TLE STMG GESTION ET FINANCE",
                "BTS ASSISTANT DE GESTION PME PMI",
            ],
            Some(Avis::Autre),
        );
    }

    #[test]
    fn what_is_perhaps_the_diploma_is_asked() {
        check(&["TLEPRO ASSIST. GEST.", "ASSIST GEST ORGA PME", "XAGORAX"], Some(Avis::Douteux));
    }

    #[test]
    fn a_year_or_a_voie_tells_no_formation() {
        check(&["Terminale", "TLE BAC PRO", "2NDE", "3", "240", "BAC PRO 3 ANS"], None);
    }
}
