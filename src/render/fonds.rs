//! A page of a PDF, drawn again as a picture.
//!
//! Neither PDF/A nor PDF/UA lets a page of another file in as it is: nothing says what that file holds. As an SVG, its
//! letters are outlines and its pictures are pictures, and the standards hold.

use std::sync::Arc;

use hayro_svg::hayro_interpret::InterpreterSettings;
use hayro_svg::hayro_interpret::font::{FontData, FontQuery, StandardFont};
use hayro_svg::hayro_syntax::Pdf;
use hayro_svg::{RenderCache, SvgRenderSettings};
use typst::foundations::Bytes;
use typst_assets::pdf;

/// « formulaire.pdf.page-2.svg »: the second page of formulaire.pdf. `commun.typ` asks for it by this name.
pub fn page_of(chemin: &str) -> Option<(&str, usize)> {
    let (fichier, page) = chemin.strip_suffix(".svg")?.rsplit_once(".page-")?;
    let is_pdf = fichier.rsplit_once('.').is_some_and(|(_, e)| e.eq_ignore_ascii_case("pdf"));
    Some((fichier, page.parse().ok()?)).filter(|_| is_pdf)
}

/// `page` counts from one.
///
/// # Errors
/// In words, when the file is no PDF or has fewer pages.
pub fn draw(fichier: &str, bytes: &Bytes, page: usize) -> Result<Bytes, String> {
    let document = Pdf::new(Arc::new(bytes.clone())).map_err(|_| {
        format!("« {fichier} » n’est pas un PDF lisible, ou il est protégé par un mot de passe")
    })?;
    let pages = document.pages();
    let found = page.checked_sub(1).and_then(|index| pages.get(index));
    let found = found.ok_or_else(|| match pages.len() {
        1 => format!("« {fichier} » n’a qu’une page : il n’y a pas de page {page}"),
        several => format!("« {fichier} » a {several} pages : il n’y a pas de page {page}"),
    })?;
    let transparent = SvgRenderSettings { bg_color: [0; 4] };
    Ok(Bytes::from_string(hayro_svg::convert(found, &RenderCache::new(), &reading(), &transparent)))
}

/// The content of a page without what was typed in its fields; a font that the file does not carry is replaced by one
/// of the same look, as any reader of PDF does.
fn reading() -> InterpreterSettings {
    InterpreterSettings {
        font_resolver: Arc::new(|query| {
            let font = match query {
                FontQuery::Standard(font) => *font,
                FontQuery::Fallback(query) => query.pick_standard_font(),
            };
            Some((Arc::new(standard(font)) as FontData, 0))
        }),
        cmap_resolver: Arc::new(|_| None),
        warning_sink: Arc::new(|_| {}),
        render_annotations: false,
    }
}

/// The fourteen fonts that a PDF need not carry.
fn standard(font: StandardFont) -> &'static [u8] {
    match font {
        StandardFont::Helvetica => pdf::SANS,
        StandardFont::HelveticaBold => pdf::SANS_BOLD,
        StandardFont::HelveticaOblique => pdf::SANS_ITALIC,
        StandardFont::HelveticaBoldOblique => pdf::SANS_BOLD_ITALIC,
        StandardFont::Courier => pdf::FIXED,
        StandardFont::CourierBold => pdf::FIXED_BOLD,
        StandardFont::CourierOblique => pdf::FIXED_ITALIC,
        StandardFont::CourierBoldOblique => pdf::FIXED_BOLD_ITALIC,
        StandardFont::TimesRoman => pdf::SERIF,
        StandardFont::TimesBold => pdf::SERIF_BOLD,
        StandardFont::TimesItalic => pdf::SERIF_ITALIC,
        StandardFont::TimesBoldItalic => pdf::SERIF_BOLD_ITALIC,
        StandardFont::ZapfDingBats => pdf::DING_BATS,
        StandardFont::Symbol => pdf::SYMBOL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_asked_for_by_the_name_of_its_picture() {
        assert_eq!(page_of("formulaires/e31.pdf.page-2.svg"), Some(("formulaires/e31.pdf", 2)));
        assert_eq!(page_of("E31.PDF.page-1.svg"), Some(("E31.PDF", 1)));
        for other in ["logo.svg", "e31.pdf", "e31.pdf.page-x.svg", "notes.page-1.svg"] {
            assert_eq!(page_of(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_no_pdf_is_told() {
        let told = draw("e31.pdf", &Bytes::new(b"x".to_vec()), 1).unwrap_err();
        assert_eq!(told, "« e31.pdf » n’est pas un PDF lisible, ou il est protégé par un mot de passe");
    }
}
