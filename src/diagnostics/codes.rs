//! The one table of codes. The README's table is checked against it.
//!
//! A letter for the gravity (E erreur, A avertissement, I information), then a number whose first digit is
//! the family: 1 fichier, 2 table, 3 personne, 5 dossier, 6 rendu, 7 livraison. A code is never reused.

use super::Gravite;

#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    pub id: &'static str,
    /// What it is, in a few words.
    pub titre: &'static str,
    /// What it holds back, or why it is worth a look.
    pub effet: &'static str,
}

impl Code {
    pub fn gravite(&self) -> Gravite {
        match self.id.as_bytes()[0] {
            b'E' => Gravite::Erreur,
            b'A' => Gravite::Avertissement,
            _ => Gravite::Info,
        }
    }
}

const fn code(id: &'static str, titre: &'static str, effet: &'static str) -> Code {
    Code { id, titre, effet }
}

const RIEN_LU: &str = "rien n’est lu dans ce fichier";
const LIGNE: &str = "les documents qui dépendent de cette ligne sont retenus";
const CANDIDAT: &str = "tous les documents de ce candidat sont retenus";
const LIVRE: &str = "rien n’est retenu";
const CELLULE: &str = "les documents qui montrent cette valeur sont retenus";

pub static FICHIER_ILLISIBLE: Code = code("E101", "fichier illisible", RIEN_LU);
pub static FICHIER_PROTEGE: Code = code("E102", "classeur protégé par un mot de passe", RIEN_LU);
pub static FICHIER_TROP_GROS: Code = code("E103", "fichier trop volumineux", RIEN_LU);
pub static FICHIER_MAL_NOMME: Code = code("E104", "contenu d’une autre nature que le nom", RIEN_LU);
pub static ARCHIVE_REFUSEE: Code = code("E105", "archive ou entrée d’archive refusée", RIEN_LU);
pub static FEUILLE_ILLISIBLE: Code = code("E106", "feuille illisible", "rien n’est lu dans cette feuille");
pub static ENCODAGE_INCONNU: Code = code("E107", "encodage du texte non reconnu", RIEN_LU);
pub static GUILLEMET_NON_FERME: Code = code("E108", "guillemet jamais refermé", RIEN_LU);
pub static FICHIER_IGNORE: Code = code("A109", "fichier qui n’est pas un tableur", LIVRE);
pub static CLASSEUR_OUVERT: Code =
    code("A110", "classeur ouvert ailleurs", "les dernières saisies manquent peut-être");
pub static FICHIER_EN_DOUBLE: Code = code("A111", "le même fichier deux fois", "il n’est lu qu’une fois");

pub static FEUILLE_INCOMPLETE: Code =
    code("E201", "tableau reconnu à moitié", "rien n’est lu dans cette feuille");
pub static FEUILLE_INCONNUE: Code = code("A202", "feuille sans tableau reconnu", "elle n’est pas lue");
pub static COLONNES_CONTRADICTOIRES: Code =
    code("E203", "deux colonnes du même nom, de contenus différents", LIGNE);
pub static DATE_ILLISIBLE: Code = code("E204", "date illisible", CELLULE);
pub static NOMBRE_ILLISIBLE: Code = code("E205", "nombre illisible", CELLULE);
pub static NOTE_HORS_BAREME: Code = code("E206", "note hors du barème", CELLULE);
pub static NIVEAU_INCONNU: Code = code("E207", "niveau inconnu", CELLULE);
pub static CELLULE_EN_ERREUR: Code = code("E208", "cellule en erreur", CELLULE);
pub static COMPETENCE_INCONNUE: Code = code("E209", "code de compétence inconnu", CELLULE);
pub static VALEUR_INCONNUE: Code = code("E210", "valeur hors de la liste permise", CELLULE);
pub static IDENTIFIANT_ABIME: Code = code("E211", "identifiant abîmé par le tableur", LIGNE);
pub static CHAMP_CONTRADICTOIRE: Code =
    code("E212", "deux valeurs pour le même champ de l’établissement", "tous les documents sont retenus");
pub static TABLEAU_AMBIGU: Code =
    code("E213", "feuille qui peut être deux tableaux", "rien n’est lu dans cette feuille");
pub static VALEUR_MANQUANTE: Code = code("E214", "valeur indispensable manquante", LIGNE);
pub static ANNEE_A_DEUX_CHIFFRES: Code = code("A215", "année à deux chiffres", LIVRE);
pub static CHAMP_INCONNU: Code =
    code("A216", "champ d’établissement inconnu", "sa valeur n’est pas utilisée");
pub static COLONNES_INCONNUES: Code = code("I217", "colonnes non utilisées", LIVRE);
pub static AUTRE_SPECIALITE: Code =
    code("I218", "candidats d’une autre spécialité", "ils sont laissés de côté");
pub static COLONNE_D_UN_AUTRE_BLOC: Code = code("E219", "niveau ou compétence hors de l’épreuve", CELLULE);

pub static CANDIDAT_INCONNU: Code =
    code("E301", "candidat absent de la liste", "la ligne n’est pas utilisée");
pub static CANDIDAT_EN_DOUBLE: Code = code("E302", "candidat deux fois dans la liste", CANDIDAT);
pub static IDENTITES_CONTRADICTOIRES: Code = code("E303", "deux valeurs pour le même candidat", CANDIDAT);
pub static NOM_DIFFERENT: Code = code("E304", "le numéro et le nom désignent deux personnes", LIGNE);
pub static HOMONYMES: Code = code("E305", "plusieurs candidats de ce nom", "la ligne n’est pas utilisée");
pub static LIGNE_SANS_PERSONNE: Code = code("E306", "ligne sans candidat", "la ligne n’est pas utilisée");
pub static CLASSE_INCONNUE: Code =
    code("E307", "classe ou candidat inconnu pour une commission", "la ligne n’est pas utilisée");
pub static AUCUN_CANDIDAT: Code = code("E308", "aucune liste de candidats", "aucun document n’est produit");
pub static CANDIDAT_NON_INSCRIT: Code =
    code("A309", "candidat dont l’état n’est pas « Inscrit »", "il est laissé de côté");
pub static SELECTION_VIDE: Code =
    code("E310", "sélection qui ne désigne rien", "rien n’est produit pour elle");

pub static EVALUATION_EN_DOUBLE: Code = code("E501", "deux lignes pour la même évaluation", CELLULE);
pub static DATES_INVERSEES: Code = code("E502", "fin avant le début", CELLULE);
pub static TROP_DE_JOURS: Code =
    code("E503", "plus de jours de présence que de jours entre les dates", CELLULE);
pub static CATEGORIE_MANQUANTE: Code =
    code("E504", "catégorie de candidat manquante", "les grilles de ce candidat sont retenues");
pub static NOTE_HORS_PAS: Code = code("A505", "note qui n’est pas un multiple du pas", LIVRE);
pub static NOTE_CONTRE_PROFIL: Code = code("A506", "note qui contredit le profil", LIVRE);
pub static PERIODE_MANQUANTE: Code =
    code("A507", "période que d’autres ont, et qui manque à ce candidat", LIVRE);
pub static EVALUATION_SANS_OBJET: Code =
    code("A508", "évaluation CCF pour une épreuve passée autrement", "la ligne n’est pas utilisée");
pub static JOURS_CONTRE_SEMAINES: Code = code("A509", "jours et semaines qui ne concordent pas", LIVRE);
pub static MEMBRE_EN_DOUBLE: Code = code("A510", "deux fois la même personne dans une commission", LIVRE);
pub static ETABLISSEMENT_ABSENT: Code =
    code("A511", "établissement non renseigné", "les documents sont à compléter");
pub static PERIODES_CHEVAUCHANTES: Code = code("A512", "deux périodes aux mêmes dates", LIVRE);
pub static NIVEAUX_DIVERGENTS: Code =
    code("E513", "niveaux au critère et à la compétence pour la même compétence", CELLULE);

pub static CARACTERE_ABSENT: Code = code("E601", "caractère absent de la police", CELLULE);
pub static MODELE_FAUTIF: Code =
    code("E602", "faute dans un modèle de document", "les documents de ce modèle sont retenus");
pub static NORME_NON_TENUE: Code = code("E603", "norme PDF non tenue", "le document est retenu");

pub static REMARQUE_DU_MODELE: Code = code("A604", "remarque sur un modèle de document", LIVRE);

pub static ECRITURE_IMPOSSIBLE: Code = code("E701", "fichier impossible à écrire", "le document est retenu");
pub static FICHIER_ETRANGER: Code = code("A702", "fichier étranger au lot", "il est laissé en place");
pub static VERIFICATION_ECHOUEE: Code =
    code("E703", "sortie différente de ce qui a été écrit", "le dossier de sortie n’est pas sûr");

/// Every code, in order.
pub static CODES: &[&Code] = &[
    &FICHIER_ILLISIBLE,
    &FICHIER_PROTEGE,
    &FICHIER_TROP_GROS,
    &FICHIER_MAL_NOMME,
    &ARCHIVE_REFUSEE,
    &FEUILLE_ILLISIBLE,
    &ENCODAGE_INCONNU,
    &GUILLEMET_NON_FERME,
    &FICHIER_IGNORE,
    &CLASSEUR_OUVERT,
    &FICHIER_EN_DOUBLE,
    &FEUILLE_INCOMPLETE,
    &FEUILLE_INCONNUE,
    &COLONNES_CONTRADICTOIRES,
    &DATE_ILLISIBLE,
    &NOMBRE_ILLISIBLE,
    &NOTE_HORS_BAREME,
    &NIVEAU_INCONNU,
    &CELLULE_EN_ERREUR,
    &COMPETENCE_INCONNUE,
    &VALEUR_INCONNUE,
    &IDENTIFIANT_ABIME,
    &CHAMP_CONTRADICTOIRE,
    &TABLEAU_AMBIGU,
    &VALEUR_MANQUANTE,
    &ANNEE_A_DEUX_CHIFFRES,
    &CHAMP_INCONNU,
    &COLONNES_INCONNUES,
    &AUTRE_SPECIALITE,
    &COLONNE_D_UN_AUTRE_BLOC,
    &CANDIDAT_INCONNU,
    &CANDIDAT_EN_DOUBLE,
    &IDENTITES_CONTRADICTOIRES,
    &NOM_DIFFERENT,
    &HOMONYMES,
    &LIGNE_SANS_PERSONNE,
    &CLASSE_INCONNUE,
    &AUCUN_CANDIDAT,
    &CANDIDAT_NON_INSCRIT,
    &SELECTION_VIDE,
    &EVALUATION_EN_DOUBLE,
    &DATES_INVERSEES,
    &TROP_DE_JOURS,
    &CATEGORIE_MANQUANTE,
    &NOTE_HORS_PAS,
    &NOTE_CONTRE_PROFIL,
    &PERIODE_MANQUANTE,
    &EVALUATION_SANS_OBJET,
    &JOURS_CONTRE_SEMAINES,
    &MEMBRE_EN_DOUBLE,
    &ETABLISSEMENT_ABSENT,
    &PERIODES_CHEVAUCHANTES,
    &NIVEAUX_DIVERGENTS,
    &CARACTERE_ABSENT,
    &MODELE_FAUTIF,
    &NORME_NON_TENUE,
    &REMARQUE_DU_MODELE,
    &ECRITURE_IMPOSSIBLE,
    &FICHIER_ETRANGER,
    &VERIFICATION_ECHOUEE,
];
