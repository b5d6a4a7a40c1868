//! What is written.

use super::{Code, code};

pub(super) static LISTE: &[&Code] = &[&ECRITURE_IMPOSSIBLE, &FICHIER_ETRANGER, &VERIFICATION_ECHOUEE];

pub static ECRITURE_IMPOSSIBLE: Code = code("E701", "fichier impossible à écrire", "il n’est pas livré").page(
    "Le fichier n’a pas pu être écrit dans le dossier de sortie : il est ouvert dans un autre programme, le disque est plein, ou le dossier est protégé.",
    "Fermer le fichier, vérifier l’espace disque et les droits, puis relancer.",
    "« grille-e31.pdf » est resté ouvert dans le lecteur de PDF depuis le passage précédent.",
);
pub static FICHIER_ETRANGER: Code = code("A702", "fichier étranger au lot", "il est laissé en place").page(
    "Un fichier que ce passage n’a pas écrit, ou que quelqu’un a modifié depuis, se trouve parmi les documents. Il pourrait être imprimé ou transmis avec eux. Il n’est jamais effacé ni remplacé.",
    "L’effacer à la main s’il ne sert plus, ou le ranger ailleurs. Si ce sont des corrections, les reporter d’abord dans le fichier d’origine.",
    "« TAGO1/candidats/scan.pdf », déposé par un collègue ; ou une copie annotée dans laquelle des cellules ont été corrigées.",
);
pub static VERIFICATION_ECHOUEE: Code =
    code("E703", "sortie différente de ce qui a été écrit", "le dossier de sortie n’est pas sûr").page(
    "Relu après l’écriture, le fichier n’est pas ce qui a été écrit : le disque, le partage réseau ou un autre programme l’a changé.",
    "Relancer. Si la faute revient, écrire dans un autre dossier avec --sorties, et faire vérifier le disque.",
    "La synchronisation du partage a remis l’ancienne version de « grille-e31.pdf » juste après l’écriture.",
);
