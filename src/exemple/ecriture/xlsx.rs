//! Excel workbooks that look like those of a school: bold headers that stay in sight, fitted columns.

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::tableau::{Cellule, Tableau};

struct Formats {
    titre: Format,
    sous_titre: Format,
    entete: Format,
    texte: Format,
    nombre: Format,
    jour: Format,
}

pub fn write(tableaux: &[Tableau]) -> Vec<u8> {
    encode(tableaux)
        .expect("the sample stays within the limits of a workbook: names, sizes and dates of its own making")
}

fn encode(tableaux: &[Tableau]) -> Result<Vec<u8>, XlsxError> {
    let mut classeur = Workbook::new();
    // Without a date of its own, a workbook carries the time of its writing.
    let creation = ExcelDateTime::from_ymd(2026, 1, 5)?;
    classeur.set_properties(&DocProperties::new().set_author("Secrétariat").set_creation_datetime(&creation));
    let formats = Formats::new();
    for tableau in tableaux {
        write_feuille(classeur.add_worksheet(), tableau, &formats)?;
    }
    classeur.save_to_buffer()
}

impl Formats {
    fn new() -> Self {
        let cellule = Format::new().set_align(FormatAlign::Top);
        Self {
            titre: Format::new().set_bold().set_font_size(14),
            sous_titre: Format::new().set_italic(),
            entete: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0x00DD_E6F0))
                .set_border_bottom(FormatBorder::Thin),
            texte: cellule.clone().set_text_wrap(),
            nombre: cellule.clone(),
            jour: cellule.set_num_format("dd/mm/yyyy"),
        }
    }
}

fn write_feuille(feuille: &mut Worksheet, tableau: &Tableau, formats: &Formats) -> Result<(), XlsxError> {
    feuille.set_name(sheet_name(&tableau.nom))?;
    for (rang, titre) in tableau.titres.iter().enumerate().filter(|(_, titre)| !titre.is_empty()) {
        let format = if rang == 0 { &formats.titre } else { &formats.sous_titre };
        feuille.write_string_with_format(row(rang), 0, titre, format)?;
    }
    let rang_entetes = tableau.rang_entetes();
    for (colonne, (entete, largeur)) in (0..).zip(tableau.entetes.iter().zip(tableau.largeurs())) {
        feuille.write_string_with_format(row(rang_entetes), colonne, entete, &formats.entete)?;
        feuille.set_column_width(colonne, largeur)?;
    }
    for (rang, ligne) in tableau.lignes.iter().enumerate() {
        for (colonne, cellule) in (0..).zip(ligne) {
            write_cellule(feuille, row(rang_entetes + 1 + rang), colonne, cellule, formats)?;
        }
    }
    feuille.set_freeze_panes(row(rang_entetes + 1), tableau.figees)?;
    feuille.set_landscape();
    Ok(())
}

fn write_cellule(
    feuille: &mut Worksheet,
    ligne: u32,
    colonne: u16,
    cellule: &Cellule,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cellule {
        Cellule::Vide => {}
        Cellule::Texte(texte) => {
            feuille.write_string_with_format(ligne, colonne, texte, &formats.texte)?;
        }
        Cellule::Nombre(nombre) => {
            let nombre = nombre.to_f64().expect("every decimal has a nearest float");
            feuille.write_number_with_format(ligne, colonne, nombre, &formats.nombre)?;
        }
        Cellule::Jour(jour) => {
            let [mois, quantieme] = [jour.month(), jour.day()].map(i8::unsigned_abs);
            let jour = ExcelDateTime::from_ymd(jour.year().unsigned_abs(), mois, quantieme)?;
            feuille.write_datetime_with_format(ligne, colonne, &jour, &formats.jour)?;
        }
    }
    Ok(())
}

fn row(rang: usize) -> u32 {
    u32::try_from(rang).unwrap_or(u32::MAX)
}

/// What Excel accepts as the name of a sheet.
fn sheet_name(nom: &str) -> String {
    nom.chars().map(|c| if "[]:*?/\\".contains(c) { '-' } else { c }).take(31).collect()
}
