//! What typst may see: a shared base for the run, and a light world per document.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, IntoValue};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fault::RenderFault;
use super::fonds;
use super::templates::Templates;
use crate::texte;

/// Where every template finds its data. A constant, so that the library and every cached result built on
/// it are the same for all documents.
const DONNEES: &str = "/donnees.json";
/// Tells a template that it is set by this program, and not by the stock typst.
const PROGRAMME: &str = "liasse";

/// What all documents of a run share.
pub struct Base {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: BTreeMap<String, Source>,
    files: BTreeMap<String, Bytes>,
    /// Pages of PDFs as pictures, drawn once each.
    fonds: Mutex<BTreeMap<String, FileResult<Bytes>>>,
    donnees: FileId,
    empreinte: String,
}

impl Base {
    /// # Errors
    /// When a source is not UTF-8, or no font can be read: nothing could be printed.
    pub fn new(templates: &Templates) -> Result<Self, RenderFault> {
        let mut sources = BTreeMap::new();
        let mut files = BTreeMap::new();
        let mut fonts = Vec::new();
        for (path, bytes) in templates.files() {
            match path.rsplit_once('.').map(|(_, extension)| extension) {
                Some("typ") => {
                    let text = String::from_utf8(bytes.clone())
                        .map_err(|_| RenderFault::template(path, "", "enregistrer le fichier en UTF-8"))?;
                    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
                    sources.insert(path.clone(), Source::new(file_id(path)?, text));
                }
                Some("ttf" | "otf") => fonts.extend(Font::iter(Bytes::new(bytes.clone()))),
                _ => {
                    files.insert(path.clone(), Bytes::new(bytes.clone()));
                }
            }
        }
        if fonts.is_empty() {
            return Err(RenderFault::template("polices", "", "aucune police lisible"));
        }
        let mut inputs = Dict::new();
        inputs.insert("donnees".into(), DONNEES.into_value());
        inputs.insert("programme".into(), PROGRAMME.into_value());
        Ok(Self {
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources,
            files,
            fonds: Mutex::default(),
            donnees: file_id(DONNEES)?,
            empreinte: templates.empreinte(),
        })
    }

    /// Whether every font of the documents has a glyph for this character, and a person would see it.
    pub fn can_print(&self, c: char) -> bool {
        !texte::is_invisible(c) && self.fonts.iter().all(|font| font.info().coverage.contains(u32::from(c)))
    }

    /// Hash of every template and font.
    pub fn empreinte(&self) -> &str {
        &self.empreinte
    }

    pub fn has_template(&self, name: &str) -> bool {
        self.sources.contains_key(name)
    }

    /// A template as it is written.
    pub fn source(&self, name: &str) -> Option<&Source> {
        self.sources.get(name)
    }

    /// Every template by its path, the shared ones included.
    pub fn sources(&self) -> impl Iterator<Item = (&String, &Source)> {
        self.sources.iter()
    }

    /// Faces of the fonts, by family.
    pub fn polices(&self) -> BTreeMap<&str, usize> {
        let mut families = BTreeMap::new();
        for font in &self.fonts {
            *families.entry(font.info().family.as_str()).or_default() += 1;
        }
        families
    }

    /// The picture that a template asks for by the name of a PDF and a page.
    fn fond(&self, chemin: &str) -> Option<FileResult<Bytes>> {
        let (fichier, page) = fonds::page_of(chemin)?;
        let bytes = self.files.get(fichier)?;
        let mut drawn = self.fonds.lock().unwrap_or_else(PoisonError::into_inner);
        let draw =
            || fonds::draw(fichier, bytes, page).map_err(|reason| FileError::Other(Some(reason.into())));
        Some(drawn.entry(chemin.to_owned()).or_insert_with(draw).clone())
    }
}

/// One document: the base, its template and its data.
pub struct DocWorld<'a> {
    base: &'a Base,
    main: FileId,
    data: Bytes,
}

impl<'a> DocWorld<'a> {
    pub fn new(base: &'a Base, template: &str, data: Vec<u8>) -> Result<Self, RenderFault> {
        let source = base
            .sources
            .get(template)
            .ok_or_else(|| RenderFault::template(template, "", "ce modèle n’existe pas"))?;
        Ok(Self { base, main: source.id(), data: Bytes::new(data) })
    }
}

impl World for DocWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.base.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.base.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.base.sources.get(&path_of(id)).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.base.donnees {
            return Ok(self.data.clone());
        }
        let path = path_of(id);
        let file = self.base.files.get(&path).cloned();
        file.map(Ok).or_else(|| self.base.fond(&path)).unwrap_or_else(|| Err(not_found(id)))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.base.fonts.get(index).cloned()
    }

    /// A document shows the dates it is given, never today's.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file_id(path: &str) -> Result<FileId, RenderFault> {
    let path = VirtualPath::new(path)
        .map_err(|_| RenderFault::template(path, "", "nom de fichier inutilisable dans un modèle"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn path_of(id: FileId) -> String {
    id.get().vpath().get_without_slash().to_owned()
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(path_of(id).into())
}
