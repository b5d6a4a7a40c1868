//! What the rows of one candidate say together.

use super::{CELLULE, Code, LIVRE, code};

pub(super) static LISTE: &[&Code] = &[
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
];

pub static EVALUATION_EN_DOUBLE: Code = code("E501", "deux lignes pour la même évaluation", CELLULE).page(
    "Deux lignes, de contenus différents, donnent la même évaluation du même candidat : rien ne dit laquelle fait foi.",
    "Comparer les deux lignes, garder la bonne, effacer l’autre.",
    "DURAND Léa a 13,5 en E31 dans « TAGO1.xlsx » et 15 dans « rattrapage.xlsx ».",
);
pub static DATES_INVERSEES: Code = code("E502", "fin avant le début", CELLULE).page(
    "La date de fin est avant la date de début : l’attestation serait absurde.",
    "Corriger celle des deux dates qui est fausse.",
    "Du 06/01/2026 au 14/03/2025 : la fin est le 14/03/2026.",
);
pub static TROP_DE_JOURS: Code =
    code("E503", "plus de jours de présence que de jours entre les dates", CELLULE).page(
        "Il y a plus de jours de présence que de jours entre le début et la fin de la période.",
        "Corriger le nombre de jours, ou les dates.",
        "50 jours du 06/01/2025 au 14/02/2025, qui ne font que 40 jours : la fin est le 14/03/2025.",
    );
pub static CATEGORIE_MANQUANTE: Code =
    code("E504", "catégorie de candidat manquante", "les grilles de ce candidat sont retenues").page(
    "La catégorie dit si le candidat passe ses épreuves en contrôle en cours de formation ou en épreuve ponctuelle. Sans elle, on ne sait pas quelle grille lui faire.",
    "Remplir la colonne « Catégorie candidat » avec le texte de Cyclades, ou avec A, B ou C.",
    "« SCOLAIRE BACPRO 3 ANS (132) » pour un élève du lycée, c’est-à-dire A.",
);
pub static NOTE_HORS_PAS: Code = code("A505", "note qui n’est pas un multiple du pas", LIVRE).page(
    "La note n’est pas arrondie comme le diplôme le demande. Elle est imprimée telle quelle : la note est celle de la commission.",
    "Demander à la commission l’arrondi qu’elle retient.",
    "12,7 alors que les notes vont de demi-point en demi-point : 12,5 ou 13.",
);
pub static NOTE_CONTRE_PROFIL: Code = code("A506", "note qui contredit le profil", LIVRE).page(
    "Toutes les croix sont dans la même colonne extrême de la grille, et la note dit le contraire : c’est parfois une ligne décalée.",
    "Vérifier la note et les croix avec la commission.",
    "Toutes les compétences au niveau le plus haut, et 7 sur 20.",
);
pub static PERIODE_MANQUANTE: Code =
    code("A507", "période que d’autres ont, et qui manque à ce candidat", LIVRE).page(
    "D’autres élèves de la classe ont fait cette période, et rien n’est donné pour ce candidat : la ligne a pu être oubliée.",
    "Ajouter la ligne de la période ; si l’élève en est dispensé, remplir « Dérogation PFMP » avec « oui » ; sinon compléter l’attestation à la main.",
    "Toute la classe a P1 et P2 ; MARTIN Hugo n’a que P1.",
);
pub static EVALUATION_SANS_OBJET: Code =
    code("A508", "évaluation CCF pour une épreuve passée autrement", "la ligne n’est pas utilisée").page(
    "La ligne évalue le candidat en contrôle en cours de formation, alors que sa catégorie passe cette épreuve autrement. Elle n’est pas utilisée.",
    "Vérifier la catégorie du candidat ; si elle est juste, effacer la ligne.",
    "Un candidat de catégorie B (épreuve ponctuelle) figure dans la grille E31 de la classe.",
);
pub static JOURS_CONTRE_SEMAINES: Code = code("A509", "jours et semaines qui ne concordent pas", LIVRE).page(
    "Le nombre de semaines ne correspond pas au nombre de jours. Les deux sont imprimés tels quels sur l’attestation.",
    "Vérifier les deux nombres avec la convention, et corriger celui qui est faux.",
    "25 jours et 10 semaines : 25 jours font 5 semaines.",
);
pub static MEMBRE_EN_DOUBLE: Code = code("A510", "deux fois la même personne dans une commission", LIVRE).page(
    "La même personne est nommée deux fois dans la même commission, dont les membres doivent être distincts.",
    "Corriger l’un des deux noms, ou effacer la ligne en trop.",
    "BRUNET Odile est professeure et professionnelle dans la commission d’E31 de TAGO1.",
);
pub static ETABLISSEMENT_ABSENT: Code =
    code("A511", "établissement non renseigné", "les documents sont à compléter").page(
    "Rien n’est connu de l’établissement : son nom, son adresse et la session restent en blanc sur tous les documents.",
    "Déposer un tableau de deux colonnes, « Champ » et « Valeur », une ligne par renseignement.",
    "Champ : Nom, UAI, Adresse, Session… Valeur : Lycée professionnel des Essais, 0440001A, 1 rue des Essais, 2026…",
);
pub static PERIODES_CHEVAUCHANTES: Code = code("A512", "deux périodes aux mêmes dates", LIVRE).page(
    "Deux lignes de PFMP du même candidat se recouvrent. C’est possible, si l’élève a partagé sa semaine entre deux structures, mais souvent une date est fausse.",
    "Vérifier les dates et les jours des deux lignes.",
    "P1 du 06/01/2025 au 14/03/2025, et P2 du 05/01/2025 au 13/03/2025 : P2 est en 2026.",
);
pub static NIVEAUX_DIVERGENTS: Code =
    code("E513", "niveaux au critère et à la compétence pour la même compétence", CELLULE).page(
    "Le niveau est donné à la fois pour une compétence entière et pour l’un de ses critères : la grille n’a qu’une croix à cet endroit.",
    "Garder soit la colonne de la compétence, soit celles de ses critères.",
    "La colonne 1.1.1 contient 3 et la colonne 1.1.1-a contient 2 pour le même élève.",
);
