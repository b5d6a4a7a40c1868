//! Templates and pages.

use super::{CELLULE, Code, LIVRE, code};

pub(super) static LISTE: &[&Code] =
    &[&CARACTERE_ABSENT, &MODELE_FAUTIF, &NORME_NON_TENUE, &REMARQUE_DU_MODELE, &IMPRESSION_FAUTIVE];

pub static CARACTERE_ABSENT: Code = code("E601", "caractère absent de la police", CELLULE).page(
    "La police des documents ne sait pas dessiner ce caractère : il serait remplacé par un carré. Il est souvent invisible, venu d’un copier-coller.",
    "Retaper le texte à la main, sans le caractère.",
    "« Devis » suivi d’un caractère invisible ; ou un smiley dans une appréciation.",
);
pub static MODELE_FAUTIF: Code =
    code("E602", "faute dans un modèle de document", "les documents de ce modèle sont retenus").page(
    "Un modèle de document contient une faute : aucun document de ce modèle ne peut être composé.",
    "Corriger le modèle à la ligne indiquée, ou retirer la copie du dossier « templates » pour revenir à celle du programme.",
    "« attestation-pfmp.typ », ligne 3 : « #let x = » sans rien derrière.",
);
pub static NORME_NON_TENUE: Code = code("E603", "norme PDF non tenue", "le document est retenu").page(
    "Le document doit rester lisible dans des années, et par tous : il est vérifié contre les normes PDF/A et PDF/UA, et celui-ci ne les tient pas.",
    "Revenir au modèle du programme, ou corriger le modèle du lycée. Si le message cite un texte du tableur, retaper ce texte.",
    "Un modèle du lycée sans titre de document : « #set document(title: …) » manque.",
);
pub static REMARQUE_DU_MODELE: Code = code("A604", "remarque sur un modèle de document", LIVRE).page(
    "Le modèle est utilisable, mais le programme qui compose les pages y a remarqué quelque chose.",
    "Relire le modèle à cet endroit.",
    "La police « Marianne » est demandée et n’est pas fournie : une autre la remplace.",
);
pub static IMPRESSION_FAUTIVE: Code = code("E606", "pile à imprimer impossible à composer", "la pile n’est pas produite, ses documents le sont").page(
    "Une pile réunit les documents d’une classe pour un destinataire. Un modèle du lycée qui se compose seul peut ne pas se composer dans une pile : elle n’est pas produite. Les documents eux-mêmes sont tous là, un par un.",
    "Corriger le modèle à l’endroit indiqué. Un modèle finit par « #seul(rendu, …) » et ne lit pas les données ailleurs que dans « rendu ». En attendant, imprimer les documents un par un.",
    "Un modèle du lycée finit encore par « #rendu(donnees) » : la pile, qui l’importe, ne peut pas se composer.",
);
