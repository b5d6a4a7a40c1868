//! A sheet before it has a file format.

use jiff::civil::Date;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cellule {
    Vide,
    Texte(String),
    Nombre(Decimal),
    Jour(Date),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tableau {
    pub nom: String,
    /// Lines above the headers, empty ones included.
    pub titres: Vec<String>,
    pub entetes: Vec<String>,
    pub lignes: Vec<Vec<Cellule>>,
    /// Columns on the left that stay in sight.
    pub figees: u16,
}

impl Tableau {
    /// The row of the headers, counted from zero.
    pub fn rang_entetes(&self) -> usize {
        self.titres.len()
    }

    /// A width for each column, in characters: that of its longest line, within bounds.
    pub fn largeurs(&self) -> Vec<u16> {
        let largeur = |rang: usize, entete: &String| {
            let cellules = self.lignes.iter().filter_map(|ligne| ligne.get(rang)).map(Cellule::largeur);
            let mot = entete.split(' ').map(|mot| mot.chars().count()).max().unwrap_or(0);
            let largeur = cellules.max().unwrap_or(0).max(mot) + 2;
            u16::try_from(largeur.clamp(7, 48)).unwrap_or(48)
        };
        self.entetes.iter().enumerate().map(|(rang, entete)| largeur(rang, entete)).collect()
    }
}

impl Cellule {
    /// A text, or nothing where it is empty.
    pub fn texte(texte: impl Into<String>) -> Self {
        let texte = texte.into();
        if texte.is_empty() { Self::Vide } else { Self::Texte(texte) }
    }

    pub fn option(texte: Option<&String>) -> Self {
        texte.map_or(Self::Vide, |texte| Self::Texte(texte.clone()))
    }

    pub fn nombre(nombre: impl Into<Decimal>) -> Self {
        Self::Nombre(nombre.into())
    }

    /// A code as somebody would type it: a number where it looks like one.
    pub fn code(code: &str) -> Self {
        code.parse::<u8>().map_or_else(|_| Self::texte(code), Self::nombre)
    }

    fn largeur(&self) -> usize {
        match self {
            Self::Vide => 0,
            Self::Texte(texte) => texte.lines().map(|ligne| ligne.chars().count()).max().unwrap_or(0),
            Self::Nombre(_) => 4,
            Self::Jour(_) => 10,
        }
    }
}
