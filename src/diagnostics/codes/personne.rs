//! Who is who.

use super::{CANDIDAT, Code, LIGNE, code};

pub(super) static LISTE: &[&Code] = &[
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
];

pub static CANDIDAT_INCONNU: Code =
    code("E301", "candidat absent de la liste", "la ligne n’est pas utilisée").page(
    "La ligne nomme une personne qui ne figure dans aucune liste de candidats. Rien n’est rapproché par ressemblance : la note d’un élève irait à un autre.",
    "Comparer avec les personnes que le message propose ; corriger le numéro ou le nom ; ou ajouter l’élève à la liste des candidats.",
    "La ligne 6 dit « NOIRET Paul » et la liste « NOIRÉ Paul » : écrire NOIRÉ à la ligne 6, ou NOIRET dans la liste si c’est elle qui se trompe.",
);
pub static CANDIDAT_EN_DOUBLE: Code = code("E302", "candidat deux fois dans la liste", CANDIDAT).page(
    "Le même candidat figure deux fois dans la même liste : chacun de ses documents existerait en double.",
    "Effacer la ligne en trop ; si ce sont deux personnes, corriger le numéro de l’une.",
    "MARTIN Hugo, n° 0100000002, est aux lignes 3 et 27 : effacer la ligne 27.",
);
pub static IDENTITES_CONTRADICTOIRES: Code = code("E303", "deux valeurs pour le même candidat", CANDIDAT).page(
    "Deux listes ne disent pas la même chose du même candidat. Sur un document d’examen, une seule valeur peut être juste.",
    "Vérifier sur une pièce d’identité ou sur la convocation, puis corriger celle qui est fausse.",
    "Né le 12/05/2008 dans l’export Cyclades, le 05/12/2008 dans le classeur de la classe.",
);
pub static NOM_DIFFERENT: Code = code("E304", "le numéro et le nom désignent deux personnes", LIGNE).page(
    "Le numéro de la ligne est celui d’un élève, son nom celui d’un autre : l’un des deux est une erreur de recopie.",
    "Vérifier à qui la ligne appartient, puis corriger le numéro ou le nom.",
    "La ligne porte 0100000002, le numéro de MARTIN Hugo, et le nom DURAND Léa : c’est 0100000001.",
);
pub static HOMONYMES: Code = code("E305", "plusieurs candidats de ce nom", "la ligne n’est pas utilisée")
    .page(
        "Plusieurs candidats portent ce nom et ce prénom, et la ligne ne donne rien pour les distinguer.",
        "Ajouter à la ligne le n° candidat, l’INE ou la date de naissance.",
        "Deux « MARTIN Emma » en TAGO1 : écrire 0100000014 dans la colonne « N° candidat ».",
    );
pub static LIGNE_SANS_PERSONNE: Code = code("E306", "ligne sans candidat", "la ligne n’est pas utilisée").page(
    "La ligne contient des données, mais ni numéro, ni INE, ni nom et prénom : on ne sait pas à qui elles appartiennent.",
    "Indiquer à qui appartient la ligne, ou l’effacer.",
    "Un tableur a fusionné les cellules du nom sur trois lignes : les deux suivantes n’en ont plus. Répéter le nom sur chaque ligne.",
);
pub static CLASSE_INCONNUE: Code =
    code("E307", "classe ou candidat inconnu pour une commission", "la ligne n’est pas utilisée").page(
    "Une commission est donnée pour une classe ou un candidat que personne ne connaît : elle ne figurerait sur aucune grille.",
    "Corriger la classe ou le n° candidat, comme ils sont écrits dans la liste des candidats.",
    "« TAGO 1 bis » dans le tableau des commissions ; la liste ne connaît que TAGO1 et TAGO2.",
);
pub static AUCUN_CANDIDAT: Code = code("E308", "aucune liste de candidats", "aucun document n’est produit").page(
    "Aucun tableau n’a été reconnu comme une liste de candidats : sans elle, aucun document n’a de destinataire.",
    "Déposer la liste des candidats, par exemple l’export « Liste simple » de Cyclades, tel quel.",
    "Le dossier ne contient que les évaluations des tuteurs : y ajouter « Liste_simple_0440001A_2026.csv ».",
);
pub static CANDIDAT_NON_INSCRIT: Code =
    code("A309", "candidat dont l’état n’est pas « Inscrit »", "il est laissé de côté").page(
    "L’état d’inscription de ce candidat n’est pas « Inscrit » : il est considéré comme ne passant pas l’examen.",
    "Rien à faire s’il ne se présente pas. Sinon, corriger son état dans Cyclades et refaire l’export.",
    "« Démissionnaire » dans la colonne « Etat ».",
);
pub static SELECTION_VIDE: Code =
    code("E310", "sélection qui ne désigne rien", "rien n’est produit pour elle").page(
    "La classe ou le candidat demandés à la commande ne figurent pas dans les listes : rien ne serait produit, sans explication.",
    "Vérifier l’orthographe, comme dans la liste des candidats.",
    "« liasse --classe TAG01 » (un zéro) au lieu de « liasse --classe TAGO1 » (la lettre O).",
);
