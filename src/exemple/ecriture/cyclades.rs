//! The « Liste simple » of Cyclades: UTF-8 with a BOM, CRLF, `;`, and the apostrophe as the quote character.

use jiff::civil::Date;

use crate::exemple::modele::cadre::Cadre;
use crate::exemple::modele::noms::fold;
use crate::exemple::modele::{Ecole, Inscrit};

const ENTETES: [&str; 15] = [
    "Division de classe",
    "N° Candidat",
    "N° Inscription",
    "N° Océan",
    "Nom de famille",
    "Nom d'usage",
    "Prénom(s)",
    "Date de Naissance",
    "Division de classe",
    "INE",
    "Catégorie Candidat",
    "Code Spécialité",
    "Spécialité",
    "Etat",
    "Enseignements",
];

/// How Cyclades writes an empty value.
const VIDE: &str = " -";

/// Every candidate of the school, by division and name, under nine lines of preamble.
pub fn write_liste_simple(cadre: &Cadre, ecole: &Ecole) -> String {
    let mut inscrits: Vec<&Inscrit> =
        ecole.classes.iter().flat_map(|c| &c.candidats).map(|c| &c.inscrit).collect();
    inscrits.extend(&ecole.autres);
    inscrits.sort_by_key(|i| (&i.classe, fold(&i.identite.nom), fold(&i.identite.prenoms)));
    let mut liste = String::from("\u{feff}");
    for ligne in preambule(cadre, ecole) {
        push_ligne(&mut liste, &ligne);
    }
    push_ligne(&mut liste, &ENTETES.join(";"));
    for (rang, inscrit) in (1..).zip(inscrits) {
        push_ligne(&mut liste, &cellules(inscrit, rang).join(";"));
    }
    liste
}

fn preambule(cadre: &Cadre, ecole: &Ecole) -> [String; 9] {
    let ville = ecole.ville.to_uppercase();
    [
        format!("Session {}", ecole.session),
        cadre.intitule.to_uppercase(),
        "Listes simples".to_owned(),
        format!("{} – {ville}  ({})", ecole.nom.to_uppercase(), ecole.uai),
        "Type d'édition : Liste simple par division".to_owned(),
        format!("Edité le : {}", format_date(ecole.date_edition)),
        "Critères de recherche : établissement, tous les candidats inscrits".to_owned(),
        "Critères de regroupement : Division de classe".to_owned(),
        "Critères de tri : Nom de famille, Prénom(s)".to_owned(),
    ]
}

fn cellules(inscrit: &Inscrit, rang: usize) -> [String; ENTETES.len()] {
    let identite = &inscrit.identite;
    [
        format!("'{}'", inscrit.classe),
        identite.numero.clone(),
        format!("{rang:03} Version 1"),
        VIDE.to_owned(),
        quote(&identite.nom.to_uppercase()),
        identite.nom_usage.as_ref().map_or_else(|| VIDE.to_owned(), |nom| quote(&nom.to_uppercase())),
        quote(&identite.prenoms),
        format_date(identite.naissance),
        format!("'{}'", inscrit.classe),
        identite.ine.clone(),
        quote(&inscrit.categorie),
        inscrit.code_specialite.clone(),
        quote(&inscrit.specialite),
        "Inscrit".to_owned(),
        "Non renseigné".to_owned(),
    ]
}

fn format_date(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

fn push_ligne(liste: &mut String, ligne: &str) {
    liste.push_str(ligne);
    liste.push_str("\r\n");
}

/// An export knows one apostrophe only, which is also its quote: doubled, between quotes.
fn quote(cellule: &str) -> String {
    let cellule = cellule.replace('’', "'");
    if cellule.contains([';', '\'']) { format!("'{}'", cellule.replace('\'', "''")) } else { cellule }
}
