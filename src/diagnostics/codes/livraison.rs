//! What is written.

use super::{Code, LIVRE, code};

pub(super) static LISTE: &[&Code] = &[
    &ECRITURE_IMPOSSIBLE,
    &FICHIER_ETRANGER,
    &VERIFICATION_ECHOUEE,
    &SORTIE_OUVERTE,
    &CHEMIN_TROP_LONG,
    &RAPPORT_NON_ECRIT,
    &MODELE_DEJA_REMPLI,
    &IMPRESSIONS_SUSPENDUES,
];

pub static ECRITURE_IMPOSSIBLE: Code = code("E701", "fichier impossible à écrire", "il n’est pas livré").page(
    "Le fichier n’a pas pu être écrit dans le dossier de sortie : il est ouvert dans un autre programme, le disque est plein, ou le dossier est protégé.",
    "Fermer le fichier, vérifier l’espace disque et les droits, puis relancer.",
    "« grille.pdf » est resté ouvert dans le lecteur de PDF depuis le passage précédent.",
);
pub static FICHIER_ETRANGER: Code = code("A702", "fichier étranger au lot", "il est laissé en place").page(
    "Un fichier que ce passage n’a pas écrit, ou que quelqu’un a modifié depuis, se trouve parmi les documents. Il pourrait être imprimé ou transmis avec eux. Il n’est jamais effacé ni remplacé.",
    "L’effacer à la main s’il ne sert plus, ou le ranger ailleurs. Si ce sont des corrections, les reporter d’abord dans le fichier d’origine.",
    "« T1/candidats/scan.pdf », déposé par un collègue ; ou une copie annotée dans laquelle des cellules ont été corrigées.",
);
pub static VERIFICATION_ECHOUEE: Code = code("E703", "sortie différente de ce qui a été écrit", "le dossier de sortie n’est pas sûr").page(
    "Relu après l’écriture, le fichier n’est pas ce qui a été écrit : le disque, le partage réseau ou un autre programme l’a changé.",
    "Relancer. Si la faute revient, écrire dans un autre dossier avec --sorties, et faire vérifier le disque.",
    "La synchronisation du partage a remis l’ancienne version de « grille.pdf » juste après l’écriture.",
);
pub static SORTIE_OUVERTE: Code = code("E704", "sortie ouverte dans un autre programme", "le document est retenu").page(
    "Le fichier à remplacer est affiché dans un lecteur de PDF ou un autre programme, qui interdit d’y toucher. Le programme le vérifie avant de composer : il écrit tout le reste et laisse ce fichier tel qu’il était, donc peut-être dépassé.",
    "Fermer la fenêtre qui montre ce document (lecteur de PDF, navigateur, aperçu de l’Explorateur, archive ouverte), puis relancer : seul ce qui manque est refait.",
    "« T1/jury/DURAND-Lea-0123456789/grille.pdf » est resté ouvert pour être relu : le fermer, relancer.",
);
pub static CHEMIN_TROP_LONG: Code = code("E705", "chemin trop long", "le document est retenu").page(
    "Windows et la plupart des lecteurs n’ouvrent pas un fichier dont le chemin complet dépasse 259 signes. Le programme garde ses propres noms courts, et refuse d’avance un dossier de sortie trop profond pour eux : reste la copie annotée d’un fichier rangé sous beaucoup de sous-dossiers, qu’elle suit.",
    "Ranger ce fichier sous moins de sous-dossiers, ou donner avec --sorties un dossier plus proche de la racine du disque, puis relancer.",
    "« Stages/2026/mars/retours des tuteurs/…/P1.xlsx » devient « Stages/P1.xlsx ».",
);
pub static RAPPORT_NON_ECRIT: Code = code("E706", "compte rendu impossible à écrire", LIVRE).page(
    "Le compte rendu est ouvert dans un tableur, ou sa place est prise. Les documents et les autres comptes rendus sont écrits ; celui-là date d’un passage précédent et ne dit pas ce qui vient d’être fait.",
    "Fermer rapport.xlsx dans Excel ou LibreOffice, puis relancer. En attendant, lire rapport.html.",
    "rapport.xlsx est resté ouvert dans Excel pendant le passage : le fermer, relancer.",
);
pub static MODELE_DEJA_REMPLI: Code = code("A707", "modèle déjà rempli ou modifié", LIVRE).page(
    "Un classeur à remplir se trouve déjà à cette place avec un autre contenu : quelqu’un y a peut-être saisi des réponses. Le programme n’écrase jamais une saisie.",
    "S’il est rempli, le déposer dans le dossier d’entrée. S’il ne sert plus, l’effacer puis relancer liasse modeles.",
    "« modeles/T1/tuteurs/DURAND-Lea-0123456789-1.xlsx » a été rempli sur place : il est laissé tel quel.",
);
pub static IMPRESSIONS_SUSPENDUES: Code = code("A710", "piles à imprimer suspendues à un fichier non lu", "aucune pile à imprimer n’est constituée").page(
    "Une pile s’imprime et se distribue d’un coup, sans être relue. Un fichier ou une feuille n’a pas pu être lu : les documents qu’il ajouterait ne sont même pas attendus, et rien dans la pile ne montrerait qu’ils y manquent. Les documents sont produits d’après ce qui est connu, mais aucune pile n’est constituée, et celles d’un passage précédent sont retirées.",
    "Corriger le fichier que l’erreur désigne, ou le sortir du dossier d’entrée s’il n’a rien à y faire, puis relancer.",
    "« stages mars.xlsx » est protégé par un mot de passe : les piles attendent qu’il soit lu.",
);
