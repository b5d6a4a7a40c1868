//! How each piece of school software writes its list of pupils: nothing but data.

use clap::ValueEnum;

use super::tableur::Tableur;
use super::texte::{Dialecte, Encodage};

/// The software that a list of candidates comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Style {
    // Not as documentation, which the completions of a shell would show.
    // The registrations to the exam.
    #[default]
    Cyclades,
    // The pupils of a division.
    Siecle,
    // The complete export of the pupils, a workbook of Excel 97.
    SiecleXls,
    Pronote,
    Sacoche,
    Aplypro,
}

/// What an export is made of.
pub struct Forme {
    /// `{uai}`, `{session}`, `{classe}` stand for what they name; with the last, there is a file per class.
    pub chemin: &'static str,
    pub logiciel: &'static str,
    /// The format that the software itself writes.
    pub tableur: Natif,
    /// The same, and `{NOM}`, `{VILLE}`, `{INTITULE}`, `{date}`.
    pub titres: &'static [&'static str],
    pub colonnes: &'static [(&'static str, Champ)],
    /// How an empty value is written.
    pub vide: &'static str,
}

pub enum Natif {
    Texte(Dialecte),
    Classeur(Tableur),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Champ {
    Rang,
    /// `012 Version 1`.
    NumeroInscription,
    Numero,
    Ine,
    Nom,
    NomUsage,
    /// « DE LA TOUR Jean-Luc ».
    NomComplet,
    Prenoms,
    PremierPrenom,
    SecondPrenom,
    Naissance,
    /// The two texts for a woman and for a man.
    Sexe(&'static str, &'static str),
    Courriel,
    Classe,
    Mef,
    Categorie,
    CodeSpecialite,
    Specialite,
    /// The two years that the school year spans.
    AnneeScolaire,
    Fixe(&'static str),
    Vide,
}

impl Forme {
    /// Whether it says all that the registration of a candidate does.
    pub fn is_registration(&self) -> bool {
        let has = |champ| self.colonnes.iter().any(|(_, known)| *known == champ);
        has(Champ::Numero) && has(Champ::Categorie)
    }
}

impl Style {
    pub fn forme(self) -> &'static Forme {
        match self {
            Self::Cyclades => &CYCLADES,
            Self::Siecle => &SIECLE,
            Self::SiecleXls => &SIECLE_XLS,
            Self::Pronote => &PRONOTE,
            Self::Sacoche => &SACOCHE,
            Self::Aplypro => &APLYPRO,
        }
    }
}

static CYCLADES: Forme = Forme {
    chemin: "cyclades/Liste_simple_{uai}_{session}",
    logiciel: "Cyclades",
    tableur: Natif::Texte(Dialecte {
        guillemet: '\'',
        toujours: &[0, 8],
        encodage: Encodage::Utf8Marque,
        ..Dialecte::SEMICOLON
    }),
    titres: &[
        "Session {session}",
        "{INTITULE}",
        "Listes simples",
        "{NOM} – {VILLE}  ({uai})",
        "Type d'édition : Liste simple par division",
        "Edité le : {date}",
        "Critères de recherche : établissement, tous les candidats inscrits",
        "Critères de regroupement : Division de classe",
        "Critères de tri : Nom de famille, Prénom(s)",
    ],
    colonnes: &[
        ("Division de classe", Champ::Classe),
        ("N° Candidat", Champ::Numero),
        ("N° Inscription", Champ::NumeroInscription),
        ("N° Océan", Champ::Vide),
        ("Nom de famille", Champ::Nom),
        ("Nom d'usage", Champ::NomUsage),
        ("Prénom(s)", Champ::Prenoms),
        ("Date de Naissance", Champ::Naissance),
        ("Division de classe", Champ::Classe),
        ("INE", Champ::Ine),
        ("Catégorie Candidat", Champ::Categorie),
        ("Code Spécialité", Champ::CodeSpecialite),
        ("Spécialité", Champ::Specialite),
        ("Etat", Champ::Fixe("Inscrit")),
        ("Enseignements", Champ::Fixe("Non renseigné")),
    ],
    vide: " -",
};

static SIECLE: Forme = Forme {
    chemin: "siecle/EXP_Liste_des_eleves_par_division_{classe}",
    logiciel: "SIECLE",
    tableur: Natif::Texte(Dialecte { encodage: Encodage::Windows1252, ..Dialecte::SEMICOLON }),
    titres: &[],
    colonnes: &[
        ("NOM", Champ::Nom),
        ("PRENOM", Champ::Prenoms),
        ("SEXE", Champ::Sexe("F", "M")),
        ("NE(E) LE", Champ::Naissance),
        ("MEF", Champ::Mef),
        ("DIV.", Champ::Classe),
        ("REG.", Champ::Fixe("DP4")),
        ("OPT1", Champ::Fixe("AGL1")),
        ("OPT2", Champ::Fixe("ESP2")),
        ("OPT3", Champ::Vide),
        ("DIV. PREC.", Champ::Vide),
        ("Doublant", Champ::Fixe("N")),
    ],
    vide: "",
};

static SIECLE_XLS: Forme = Forme {
    chemin: "siecle/ElevesComplete_{classe}",
    logiciel: "SIECLE",
    tableur: Natif::Classeur(Tableur::Xls),
    titres: &[],
    colonnes: &[
        ("Sexe", Champ::Sexe("F", "M")),
        ("Nom de famille", Champ::Nom),
        ("Prénom", Champ::PremierPrenom),
        ("Prénom 2", Champ::SecondPrenom),
        ("Prénom 3", Champ::Vide),
        ("Date Naissance", Champ::Naissance),
        ("Doublement", Champ::Fixe("N")),
        ("Id National", Champ::Ine),
        ("Code MEF", Champ::Mef),
        ("Lib. MEF", Champ::Specialite),
        ("Code Structure", Champ::Classe),
        ("Type Structure", Champ::Fixe("D")),
        ("Lib. Structure", Champ::Classe),
    ],
    vide: "",
};

static PRONOTE: Forme = Forme {
    chemin: "pronote/Eleves_{classe}",
    logiciel: "Pronote",
    tableur: Natif::Texte(Dialecte { encodage: Encodage::Windows1252, ..Dialecte::SEMICOLON }),
    titres: &[],
    colonnes: &[
        ("Élèves", Champ::NomComplet),
        ("Né(e) le", Champ::Naissance),
        ("Adresse E-mail", Champ::Courriel),
        ("Classe", Champ::Classe),
        ("Groupe", Champ::Vide),
    ],
    vide: "",
};

static SACOCHE: Forme = Forme {
    chemin: "sacoche/eleves_{classe}",
    logiciel: "SACoche",
    tableur: Natif::Texte(Dialecte::SEMICOLON),
    titres: &[],
    colonnes: &[
        ("numéro", Champ::Rang),
        ("genre", Champ::Sexe("Féminin", "Masculin")),
        ("nom", Champ::Nom),
        ("prenom", Champ::Prenoms),
        ("date naiss.", Champ::Naissance),
        ("courriel", Champ::Courriel),
        ("classe", Champ::Classe),
        ("groupes", Champ::Vide),
    ],
    vide: "",
};

static APLYPRO: Forme = Forme {
    chemin: "aplypro/eleves_{classe}",
    logiciel: "APLyPro",
    tableur: Natif::Texte(Dialecte { dates_iso: true, ..Dialecte::SEMICOLON }),
    titres: &[],
    colonnes: &[
        ("ine", Champ::Ine),
        ("prénom", Champ::Prenoms),
        ("nom", Champ::Nom),
        ("date_naissance", Champ::Naissance),
        ("label_classe", Champ::Classe),
        ("mef_code", Champ::Mef),
        ("année_scolaire", Champ::AnneeScolaire),
        ("date_début", Champ::Vide),
        ("date_fin", Champ::Vide),
    ],
    vide: "",
};
