//! An annotated copy as a workbook: every value where it was read, the faulty cells coloured and commented.

use std::collections::BTreeMap;

use jiff::civil::{DateTime, Time};
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatBorder, IgnoreError, Note, Worksheet, XlsxError};

use super::tableur::{TEXTE_MAX, cut, new_workbook, sheet_names};
use crate::diagnostics::{Diagnostic, Gravite, without_tricks};
use crate::intake::{Contenu, Jour, MARQUE_DE_COPIE, ORIGINE_DE_COPIE, Valeur};
use crate::place::Cellule;

/// Two colours that a black and white printer still tells apart.
const ERREUR: Color = Color::RGB(0x00E0_6666);
const AVERTISSEMENT: Color = Color::RGB(0x00FF_F2A8);
const AUTEUR: &str = "liasse";
/// Room that Excel keeps for the author in the text of a comment.
const NOTE_MAX: usize = TEXTE_MAX - 54;
/// Other places that a comment names.
const LIES: usize = 7;
/// A header further down would leave no room to scroll below it.
const ENTETE_FIGE_MAX: u32 = 20;

const FEUILLE_DE_MARQUE: &str = "Copie annotée";
const EXPLICATION: &str = "Ce classeur est la copie annotée du fichier ci-dessus : c’est lui qu’il faut corriger. Cette \
feuille permet au programme de la reconnaître.";

/// One sheet of a copy.
#[derive(Debug)]
pub struct FeuilleAnnotee<'a> {
    pub nom: &'a str,
    /// Nothing for a sheet that could not be read.
    pub contenu: Option<&'a Contenu>,
    /// From one.
    pub ligne_entete: Option<u32>,
    pub fautes: BTreeMap<Cellule, Vec<&'a Diagnostic>>,
}

/// The workbook; addresses are those of `fichier`, the file that was read.
///
/// # Errors
/// When a sheet is larger than the grid of a workbook: a copy is whole or is not.
pub fn copie_xlsx(fichier: &str, feuilles: &[FeuilleAnnotee<'_>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = new_workbook()?;
    let mut names = sheet_names(feuilles.iter().map(|feuille| feuille.nom).chain([FEUILLE_DE_MARQUE]));
    let mark = names.pop().expect("a name for each sheet");
    // Opened where there is something to mend.
    let opened = feuilles.iter().position(|feuille| !feuille.fautes.is_empty()).unwrap_or(0);
    let mut formats = Formats::default();
    for (index, (feuille, name)) in feuilles.iter().zip(names).enumerate() {
        let sheet = book.add_worksheet().set_name(name)?;
        write_sheet(sheet, feuille, &mut formats)?;
        if index == opened {
            sheet.set_active(true);
        } else if feuille.fautes.is_empty() && feuille.contenu.is_some_and(|c| c.masquee) {
            sheet.set_hidden(true);
        }
    }
    write_mark(book.add_worksheet().set_name(mark)?, fichier)?;
    book.save_to_buffer()
}

/// Tells whoever reads the copy again, program or person, what it is.
fn write_mark(sheet: &mut Worksheet, fichier: &str) -> Result<(), XlsxError> {
    let (ligne, colonne) = ORIGINE_DE_COPIE;
    sheet.write_string(0, 0, MARQUE_DE_COPIE)?.write_string(ligne, colonne, fichier)?;
    sheet.write_string(2, 0, EXPLICATION)?.set_hidden(true);
    Ok(())
}

fn write_sheet(
    sheet: &mut Worksheet,
    feuille: &FeuilleAnnotee<'_>,
    formats: &mut Formats,
) -> Result<(), XlsxError> {
    let entete = feuille.ligne_entete.map(|ligne| ligne.saturating_sub(1));
    let mut blank: BTreeMap<Cellule, Gravite> =
        feuille.fautes.iter().map(|(cell, fautes)| (*cell, worst(fautes))).collect();
    let mut widths = BTreeMap::<u16, usize>::new();
    let mut last = (0, 0);
    let lignes = feuille.contenu.map_or(&[][..], |contenu| &contenu.lignes);
    for ligne in lignes {
        for (colonne, valeur) in &ligne.cellules {
            let gravite = blank.remove(&Cellule { ligne: ligne.numero, colonne: *colonne });
            let colonne = column(*colonne)?;
            let format = formats.of(&Genre::of(valeur), entete == Some(ligne.numero), gravite);
            write_value(sheet, ligne.numero, colonne, valeur, format)?;
            let width = widths.entry(colonne).or_default();
            *width = (*width).max(shown_width(valeur));
            last = (last.0.max(ligne.numero), last.1.max(colonne));
        }
    }
    for (cell, gravite) in blank {
        let format = formats.of(&Genre::Texte, entete == Some(cell.ligne), Some(gravite));
        sheet.write_blank(cell.ligne, column(cell.colonne)?, format)?;
    }
    for (cell, fautes) in &feuille.fautes {
        sheet.insert_note(cell.ligne, column(cell.colonne)?, &note(fautes))?;
    }
    for (colonne, width) in widths {
        #[expect(clippy::cast_precision_loss, reason = "a width of 50 at most")]
        sheet.set_column_width(colonne, width.clamp(8, 50) as f64 + 2.0)?;
    }
    for ligne in lignes.iter().filter(|ligne| ligne.masquee) {
        sheet.set_row_hidden(ligne.numero)?;
    }
    for colonne in feuille.contenu.map_or(&[][..], |contenu| &contenu.colonnes_masquees) {
        sheet.set_column_hidden(column(*colonne)?)?;
    }
    if let Some(ligne) = entete.filter(|ligne| *ligne < ENTETE_FIGE_MAX) {
        sheet.set_freeze_panes(ligne + 1, 0)?;
    }
    // Identifiers are texts of digits: no green corner on each of them.
    sheet.ignore_error_range(0, 0, last.0, last.1, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

fn column(colonne: u32) -> Result<u16, XlsxError> {
    u16::try_from(colonne).map_err(|_| XlsxError::RowColumnLimitError)
}

/// A text stays a text, whatever it begins with.
fn write_value(
    sheet: &mut Worksheet,
    ligne: u32,
    colonne: u16,
    valeur: &Valeur,
    format: &Format,
) -> Result<(), XlsxError> {
    match valeur {
        Valeur::Texte(text) | Valeur::Erreur(text) => {
            sheet.write_string_with_format(ligne, colonne, cut(text, TEXTE_MAX), format)?
        }
        Valeur::Nombre(number)
        | Valeur::Deguise(number)
        | Valeur::Montre { nombre: number, .. }
        | Valeur::Pourcentage(number)
        | Valeur::Scientifique(number) => sheet.write_number_with_format(ligne, colonne, *number, format)?,
        Valeur::Date(date) => {
            write_moment(sheet, (ligne, colonne), date.to_datetime(Time::midnight()), format)?
        }
        Valeur::Moment { instant, .. } => write_moment(sheet, (ligne, colonne), *instant, format)?,
        Valeur::Booleen(value) => sheet.write_boolean_with_format(ligne, colonne, *value, format)?,
        Valeur::SansResultat | Valeur::Illisible(_) => sheet.write_blank(ligne, colonne, format)?,
    };
    Ok(())
}

fn write_moment<'s>(
    sheet: &'s mut Worksheet,
    (ligne, colonne): (u32, u16),
    instant: DateTime,
    format: &Format,
) -> Result<&'s mut Worksheet, XlsxError> {
    match excel_date(instant) {
        Some(date) => sheet.write_datetime_with_format(ligne, colonne, &date, format),
        None => sheet.write_string_with_format(ligne, colonne, instant.date().to_string(), format),
    }
}

/// A calendar of a workbook begins in 1900.
fn excel_date(instant: DateTime) -> Option<ExcelDateTime> {
    let year = u16::try_from(instant.year()).ok().filter(|year| *year >= 1900)?;
    let day =
        ExcelDateTime::from_ymd(year, instant.month().unsigned_abs(), instant.day().unsigned_abs()).ok()?;
    let time = instant.time();
    day.and_hms(time.hour().unsigned_abs().into(), time.minute().unsigned_abs(), f64::from(time.second()))
        .ok()
}

/// The format under which a number shows this text: a zero for each digit, a point for the comma.
fn format_showing(texte: &str) -> String {
    let digits = |c: char| c.is_ascii_digit() || c == ',';
    let mut format = String::new();
    for part in texte.trim_start_matches('-').split_inclusive(|c: char| !digits(c)) {
        let (numbers, sign) = part.split_at(part.find(|c: char| !digits(c)).unwrap_or(part.len()));
        format.extend(numbers.chars().map(|c| if c == ',' { '.' } else { '0' }));
        if !sign.is_empty() {
            format.push_str(&format!("\"{}\"", sign.replace('"', "")));
        }
    }
    format
}

fn shown_width(valeur: &Valeur) -> usize {
    match valeur {
        Valeur::Texte(text) | Valeur::Erreur(text) => {
            text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
        }
        _ => 10,
    }
}

/// What every fault of the cell says, and what to do about each.
fn note(fautes: &[&Diagnostic]) -> Note {
    let mut parts = Vec::new();
    for faute in fautes {
        let mut part = format!("{} {} : {}", faute.code.gravite(), faute.code.id, faute.phrase());
        for (role, lieu) in faute.lieux_lies.iter().take(LIES) {
            part.push_str(&format!("\n{role} : {lieu}"));
        }
        part.push_str(&format!("\nQue faire : {}", faute.aide));
        parts.push(part);
    }
    let text = without_tricks(&parts.join("\n\n"));
    let text = cut(&text, NOTE_MAX);
    let lines: usize = text.lines().map(|line| line.chars().count() / 45 + 1).sum();
    let height = u32::try_from(lines.clamp(4, 24)).expect("24 at most") * 18;
    Note::new(text).set_author(AUTEUR).add_author_prefix(false).set_width(320).set_height(height)
}

fn worst(fautes: &[&Diagnostic]) -> Gravite {
    fautes.iter().map(|faute| faute.code.gravite()).min().unwrap_or(Gravite::Info)
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Genre {
    Texte,
    Nombre,
    Montre(String),
    Pourcentage,
    PourcentagePrecis,
    Puissance,
    Date,
    DateEtHeure,
    SansAnnee,
    SansJour,
}

impl Genre {
    fn of(valeur: &Valeur) -> Self {
        match valeur {
            Valeur::Nombre(_) | Valeur::Deguise(_) | Valeur::Booleen(_) => Self::Nombre,
            Valeur::Montre { texte, .. } => Self::Montre(format_showing(texte)),
            Valeur::Pourcentage(share) if ((share * 100.0).round() - share * 100.0).abs() < 1e-9 => {
                Self::Pourcentage
            }
            Valeur::Pourcentage(_) => Self::PourcentagePrecis,
            Valeur::Scientifique(_) => Self::Puissance,
            Valeur::Date(date) if excel_date(date.to_datetime(Time::midnight())).is_some() => Self::Date,
            Valeur::Moment { instant, montre } if excel_date(*instant).is_some() => match montre {
                Jour::Entier => Self::DateEtHeure,
                Jour::SansAnnee => Self::SansAnnee,
                Jour::SansJour => Self::SansJour,
            },
            _ => Self::Texte,
        }
    }

    fn code(&self) -> &str {
        match self {
            Self::Texte => "@",
            Self::Nombre => "General",
            Self::Montre(code) => code,
            Self::Pourcentage => "0%",
            Self::PourcentagePrecis => "0.00%",
            Self::Puissance => "0.00E+00",
            Self::Date => "dd/mm/yyyy",
            Self::DateEtHeure => "dd/mm/yyyy hh:mm",
            Self::SansAnnee => "d-mmm",
            Self::SansJour => "mmm-yy",
        }
    }
}

/// The formats met so far, each made once.
#[derive(Default)]
struct Formats(BTreeMap<(Genre, bool, Option<Gravite>), Format>);

impl Formats {
    fn of(&mut self, genre: &Genre, entete: bool, gravite: Option<Gravite>) -> &Format {
        self.0.entry((genre.clone(), entete, gravite)).or_insert_with(|| {
            let format = match genre {
                Genre::Nombre => Format::new(),
                genre => Format::new().set_num_format(genre.code()),
            };
            let format = if entete { format.set_bold() } else { format };
            match gravite {
                None => format,
                Some(Gravite::Erreur) => {
                    format.set_background_color(ERREUR).set_bold().set_border(FormatBorder::Medium)
                }
                Some(_) => format.set_background_color(AVERTISSEMENT).set_border(FormatBorder::Thin),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;
    use crate::diagnostics::messages;
    use crate::intake::Ligne;
    use crate::place::Lieu;

    fn part(book: &[u8], name: &str) -> String {
        let mut zip = zip::ZipArchive::new(Cursor::new(book)).unwrap();
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    fn sheet<'a>(
        nom: &'a str,
        contenu: &'a Contenu,
        fautes: &[(u32, u32, &'a Diagnostic)],
    ) -> FeuilleAnnotee<'a> {
        let fautes =
            fautes.iter().map(|(ligne, colonne, d)| (Cellule { ligne: *ligne, colonne: *colonne }, vec![*d]));
        FeuilleAnnotee { nom, contenu: Some(contenu), ligne_entete: Some(1), fautes: fautes.collect() }
    }

    fn fault() -> Diagnostic {
        messages::date_illisible(&Lieu::fichier(&"a.xlsx".into()).at(1, 1), "x\u{202e}")
    }

    #[test]
    fn every_value_is_written_as_it_was_read() {
        let valeurs = [
            Valeur::Texte("0100000001".to_owned()),
            Valeur::Texte("=HYPERLINK(\"http://x\")".to_owned()),
            Valeur::Nombre(13.5),
            Valeur::Pourcentage(0.5),
            Valeur::Pourcentage(0.125),
            Valeur::Date(jiff::civil::date(2026, 5, 20)),
            Valeur::Date(jiff::civil::date(1815, 6, 18)),
            Valeur::Booleen(true),
            Valeur::Erreur("#REF!".to_owned()),
            Valeur::SansResultat,
        ];
        let contenu = Contenu::from_cells((0..).zip(valeurs).map(|(column, valeur)| (0, column, valeur)));
        let fault = fault();
        let book = copie_xlsx("a.xlsx", &[sheet("TAGO1", &contenu, &[(1, 1, &fault)])]).unwrap();
        let cells = part(&book, "xl/worksheets/sheet1.xml");
        assert!(!cells.contains("<f>"), "no formula: {cells}");
        let strings = part(&book, "xl/sharedStrings.xml");
        for text in ["0100000001", "=HYPERLINK(\"http://x\")", "1815-06-18", "#REF!"] {
            assert!(strings.contains(&format!(">{text}<")), "{strings}");
        }
        assert!(cells.contains("<v>13.5</v>") && cells.contains("<v>46162</v>"), "{cells}");
        let styles = part(&book, "xl/styles.xml");
        assert!(styles.contains("dd/mm/yyyy"), "{styles}");
        assert!(part(&book, "xl/comments1.xml").contains("x\u{fffd}"));
    }

    #[test]
    fn what_was_hidden_stays_hidden_but_a_sheet_with_faults() {
        let fault = fault();
        let mut contenu = Contenu::from_cells((0..3).map(|row| (row, 0, Valeur::Nombre(1.0))));
        contenu.lignes[2] = Ligne { masquee: true, ..contenu.lignes[2].clone() };
        contenu.colonnes_masquees = vec![4];
        contenu.masquee = true;
        let sheets = [sheet("vide", &contenu, &[]), sheet("fautive", &contenu, &[(2, 0, &fault)])];
        let book = copie_xlsx("a.xlsx", &sheets).unwrap();
        let listed = part(&book, "xl/workbook.xml");
        assert!(listed.contains("name=\"vide\" sheetId=\"1\" state=\"hidden\""), "{listed}");
        assert!(listed.contains("name=\"fautive\" sheetId=\"2\" r:id"), "{listed}");
        let cells = part(&book, "xl/worksheets/sheet2.xml");
        assert!(cells.contains("<col min=\"5\" max=\"5\"") && cells.contains("hidden=\"1\""), "{cells}");
        assert_eq!(cells.matches("<row r=\"3\"").count(), 1);
        assert!(cells.contains("ySplit=\"1\""), "the header is frozen: {cells}");
    }

    #[test]
    fn a_sheet_beyond_the_grid_has_no_copy() {
        let contenu = Contenu::from_cells([(0, 0, Valeur::Nombre(1.0)), (1_048_576, 0, Valeur::Nombre(2.0))]);
        let fault = fault();
        assert!(copie_xlsx("a.xlsx", &[sheet("a", &contenu, &[(0, 0, &fault)])]).is_err());
        let contenu = Contenu::from_cells([(0, 16_384, Valeur::Nombre(1.0))]);
        assert!(copie_xlsx("a.xlsx", &[sheet("a", &contenu, &[(0, 0, &fault)])]).is_err());
        let contenu = Contenu::from_cells([(0, 70_000, Valeur::Nombre(1.0))]);
        assert!(copie_xlsx("a.xlsx", &[sheet("a", &contenu, &[(0, 0, &fault)])]).is_err());
    }
}
