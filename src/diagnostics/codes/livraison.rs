//! What is written.

use super::{Code, LAISSES, LIVRE, code};

pub(super) static LISTE: &[&Code] = &[
    &ECRITURE_IMPOSSIBLE,
    &FICHIER_ETRANGER,
    &VERIFICATION_ECHOUEE,
    &SORTIE_OUVERTE,
    &CHEMIN_TROP_LONG,
    &RAPPORT_NON_ECRIT,
    &MODELE_DEJA_REMPLI,
    &MODELES_REMPLIS,
    &IMPRESSIONS_SUSPENDUES,
    &TABLE_PERDUE,
    &PERTE_EN_MASSE,
    &AUTRE_SESSION,
    &SESSION_ARCHIVEE,
    &PASSAGE_PARTIEL,
    &ARCHIVES_DESCELLEES,
    &REGISTRE_ABIME,
    &RETRAITS_ACCEPTES,
    &AUTRE_REFERENTIEL,
    &PAPIERS_MODIFIES,
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
pub static MODELES_REMPLIS: Code = code("A708", "classeur rempli dans le dossier de sortie", "il n’est pas lu").page(
    "Un classeur à remplir, écrit par « liasse modeles » sous outputs/modeles/, n’est plus celui que le programme a écrit : quelqu’un y a saisi des réponses, ou en a ajouté un. Rien n’est lu dans le dossier de sortie.",
    "Déplacer le classeur rempli dans le dossier d’entrée, puis relancer.",
    "« modeles/T1/T1.xlsx » a été ouvert et rempli là où il a été écrit.",
);
pub static TABLE_PERDUE: Code = code("E711", "tableau lu la dernière fois, absent maintenant", LAISSES).page(
    "Le dernier passage avait lu ces lignes, et aucun fichier ne les donne plus : un fichier oublié ou déplacé, une feuille recouverte par une autre, des en-têtes effacés. Les papiers qui en dépendent ne sont ni effacés, ni remplacés par une version appauvrie : ils restent ceux du dernier passage. Un fichier renommé, ou remplacé par un autre qui donne les mêmes lignes, n’est pas une perte ; un classeur entier qui manque fait un seul message.",
    "Remettre le tableau dans le dossier d’entrée, puis relancer. S’il ne doit vraiment plus servir, relancer avec --accepter-retraits : ce qui est retiré reste dans _precedents.",
    "« T1.xlsx » est resté sur le poste d’une collègue : les périodes, les travaux et les évaluations de T1 manquent.",
);
pub static PERTE_EN_MASSE: Code = code("E712", "trop de papiers disparaîtraient d’un coup", LAISSES).page(
    "Plus de cinq papiers, et plus d’un dixième de ceux de la classe, pour plusieurs candidats, ne seraient plus attendus ou passeraient de complets à « à compléter », sans qu’une faute localisée l’explique. Le plus souvent, des lignes ou une colonne ont été effacées par mégarde. Ces papiers restent ceux du dernier passage.",
    "Vérifier que les lignes et les colonnes sont toutes là. Si c’est voulu, relancer avec --accepter-retraits.",
    "La moitié de la liste a été effacée par un filtre mal compris : 180 papiers de 12 candidats ne seraient plus attendus.",
);
pub static AUTRE_SESSION: Code = code("E713", "le dossier de sortie est celui d’une autre session", "rien n’est composé").page(
    "Les tableaux sont d’une session, et le dossier de sortie tient les papiers d’une autre : les mélanger mettrait deux promotions dans un même dossier. Une faute de frappe dans la session du tableau de l’établissement fait le même effet.",
    "Vérifier la session. Pour commencer la nouvelle, relancer avec --accepter-retraits : les papiers de l’ancienne sont rangés sous _precedents/<session>, et y restent.",
    "En septembre 2026, la liste de la session 2027 est déposée dans le dossier qui a servi en juin.",
);
pub static SESSION_ARCHIVEE: Code = code("I714", "session précédente rangée", LIVRE).page(
    "Les papiers et les comptes rendus de la session précédente ont été rangés sous _precedents/<session> : rien n’en est effacé.",
    "Rien à faire. « liasse restaurer » remet en place un papier qui y est rangé.",
    "Les 582 documents de la session 2026 sont sous _precedents/2026.",
);
pub static PASSAGE_PARTIEL: Code = code("I715", "passage partiel qui laisse des papiers dépassés", "ils restent ceux du dernier passage").page(
    "Le passage n’a composé que ce qui lui était demandé, et ce que cela contredit. D’autres papiers ne sont plus ce que les données en feraient : ils sont laissés tels quels, et une pile qui les mêlerait aux nouveaux est retirée.",
    "Relancer sans --classe, --candidat ni --document pour tout composer.",
    "« liasse --candidat BARRY » après une correction : les papiers de BARRY sont refaits, les autres sont tels quels.",
);
pub static ARCHIVES_DESCELLEES: Code = code("E716", "archive chiffrée qui serait écrite en clair", "les archives concernées ne sont pas écrites").page(
    "Un passage précédent avait chiffré cette archive, et celui-ci n’a pas de mot de passe. L’écrire en clair exposerait des notes que l’on croit protégées.",
    "Donner le même mot de passe avec --mot-de-passe-fichier ou LIASSE_MOT_DE_PASSE. Si le chiffrement n’est plus voulu, relancer avec --sans-mot-de-passe.",
    "Le fichier du mot de passe a été oublié dans la commande.",
);
pub static REGISTRE_ABIME: Code = code("A717", "mémoire du dernier passage illisible", "ce qui a changé est moins bien connu").page(
    "Le fichier caché .liasse.json, qui retient ce que le dernier passage a lu et écrit, ne se lit plus ou a disparu. Ce qui en reste est rangé, et ce que le manifeste en dit encore est repris ; ce que personne ne connaît plus n’est jamais effacé.",
    "Vérifier le disque ou la synchronisation du dossier. Rien d’autre à faire : ce passage a refait la mémoire.",
    "Un logiciel de synchronisation a coupé le fichier en deux.",
);
pub static RETRAITS_ACCEPTES: Code = code("I718", "retraits acceptés", LIVRE).page(
    "Des papiers ne sont plus attendus ou sont appauvris, et il a été dit de les laisser partir (--accepter-retraits, ou « oui » à la question). Ils restent dans _precedents.",
    "Rien à faire ; « liasse restaurer » remet en place ce qui est parti par erreur.",
    "Une classe entière a changé d’établissement : ses papiers sont retirés.",
);
pub static AUTRE_REFERENTIEL: Code = code("I719", "référentiel ou programme changé depuis le dernier passage", LIVRE).page(
    "Le référentiel de l’établissement ou la version du programme n’est plus le même : des documents peuvent être refaits, ajoutés ou retirés sans qu’aucun tableau ait changé.",
    "Relire la liste de ce qui a changé dans le compte rendu.",
    "Une exigence a été ajoutée à documents.yaml : des documents complets deviennent à compléter.",
);
pub static PAPIERS_MODIFIES: Code = code("A720", "fichier modifié à la main, puis refait", "il est refait ; la version trouvée est gardée").page(
    "Un fichier que le dernier passage avait écrit a été modifié, ou remplacé par une version plus ancienne. Il est refait d’après les tableaux, pour que la pile à imprimer dise partout la même chose ; la version trouvée est rangée sous _precedents.",
    "Reporter les corrections dans les tableaux, puis relancer. Pour revoir la version trouvée : liasse restaurer, avec le chemin du fichier.",
    "Une grille a été annotée dans le lecteur de PDF, puis enregistrée à sa place.",
);
