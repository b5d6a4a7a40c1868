//! Templates and pages.

use super::{CELLULE, Code, LIVRE, code};

pub(super) static LISTE: &[&Code] = &[
    &CARACTERE_ABSENT,
    &MODELE_FAUTIF,
    &NORME_NON_TENUE,
    &REMARQUE_DU_MODELE,
    &IMPRESSION_FAUTIVE,
    &EXEMPLE_ILLISIBLE,
    &TABLEAU_SANS_ENTETE,
    &CLE_INCONNUE,
    &EXEMPLE_INVENTIF,
];

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
pub static EXEMPLE_ILLISIBLE: Code =
    code("E608", "exemple de modèle illisible", "le modèle n’est pas essayé avec cet exemple").page(
    "L’exemple sert à voir un modèle et à l’essayer. Celui-ci n’est pas du JSON : « liasse diagnostic » n’a pas pu s’en servir.",
    "Ouvrir le fichier à la ligne indiquée : les textes sont entre guillemets droits, deux valeurs sont séparées par une virgule, il n’y en a pas après la dernière.",
    "« templates/exemples/convocation.json », ligne 4 : « \"lieu\": } » sans valeur.",
);
pub static TABLEAU_SANS_ENTETE: Code = code("A610", "tableau sans ligne d’en-têtes", LIVRE).page(
    "Qui écoute la page au lieu de la voir ne sait pas ce que contient chaque colonne, et un tableau coupé par un saut de page perd ses titres. Dit par « liasse diagnostic ».",
    "Mettre les titres des colonnes dans « table.header([…], […]) ». Si le tableau n’est qu’une mise en page, employer « grid ».",
    "« table(columns: 2, [Date], [Lieu], …) » au lieu de « table(columns: 2, table.header([Date], [Lieu]), …) ».",
);
pub static CLE_INCONNUE: Code = code("A611", "clé que les données n’ont jamais", LIVRE).page(
    "« lire » prend une clé absente pour une valeur inconnue, et laisse un blanc : une faute de frappe laisserait donc un blanc pour tous les candidats. Dit par « liasse diagnostic ».",
    "Corriger le nom de la clé d’après l’exemple du modèle, ou demander le bloc qui la contient par « donnees: » dans « documents.yaml ».",
    "« lire(candidat, \"prenom\") » au lieu de « lire(candidat, \"prenoms\") ».",
);
pub static EXEMPLE_INVENTIF: Code = code("A612", "exemple qui montre plus que les données", LIVRE).page(
    "Un modèle s’écrit d’après son exemple. Celui-ci montre des clés que le programme ne donne pas à ce document : la page réelle serait vide là où l’exemple ne l’est pas. Dit par « liasse diagnostic ».",
    "Retirer ces clés de l’exemple, ou demander le bloc qui les contient par « donnees: » dans « documents.yaml ».",
    "« \"age\": \"17 ans\" » dans l’exemple : les données ont la date de naissance, jamais l’âge.",
);
