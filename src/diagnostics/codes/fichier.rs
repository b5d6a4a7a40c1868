//! Files that were dropped.

use super::{Code, LIVRE, RIEN_LU, code};

pub(super) static LISTE: &[&Code] = &[
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
    &FICHIER_SANS_DONNEE,
    &TEXTE_NOMME_CLASSEUR,
    &FEUILLE_D_AUTRE_NATURE,
    &ENTREE_PROTEGEE,
    &FORMAT_TROP_ANCIEN,
    &FEUILLES_HOMONYMES,
    &FEUILLE_ABSENTE,
    &CELLULE_ELOIGNEE,
    &ENCODAGE_ANCIEN,
    &SEPARATEURS_MELES,
    &COPIE_LAISSEE,
    &COPIE_LUE,
    &FORMAT_NON_LU,
    &RACCOURCI,
    &FICHIER_INACHEVE,
    &MESSAGE_DU_SERVEUR,
    &ENVOI_NON_OUVERT,
    &NATURE_INCONNUE,
    &TEXTE_SANS_TABLEAU,
];

pub static FICHIER_ILLISIBLE: Code = code("E101", "fichier illisible", RIEN_LU).page(
    "Le fichier est vide, abîmé ou retenu par un autre programme. En lire seulement un morceau ferait disparaître des élèves sans que personne le voie : rien n’en est lu.",
    "Ouvrir le fichier dans Excel ou LibreOffice. S’il s’ouvre, l’enregistrer sous un autre nom au format xlsx et déposer cette copie. S’il ne s’ouvre pas, le demander de nouveau à la personne qui l’a envoyé.",
    "« notes-T1.xlsx » pèse 0 octet : la copie depuis la clé USB s’est interrompue. Recopié depuis l’ordinateur du professeur, il pèse 38 Ko et s’ouvre.",
);
pub static FICHIER_PROTEGE: Code = code("E102", "classeur protégé par un mot de passe", RIEN_LU).page(
    "Un mot de passe est demandé à l’ouverture : sans lui, le contenu du classeur reste chiffré.",
    "Ouvrir le classeur avec son mot de passe ; dans Excel, Fichier > Informations > Protéger le classeur > Chiffrer avec mot de passe, effacer le mot de passe ; enregistrer et déposer de nouveau.",
    "« jury-2026.xlsx » s’ouvre avec « bac2026 ». Enregistré sans mot de passe, il est lu. Une feuille seulement verrouillée (cellules grises) ne gêne pas.",
);
pub static FICHIER_TROP_GROS: Code = code("E103", "fichier trop volumineux", RIEN_LU).page(
    "Un tableau de classe pèse quelques dizaines de kilo-octets. Au-delà de 20 Mo, ou de 20 000 lignes, le fichier contient autre chose (photos, années passées, tout un rectorat), et le lire bloquerait l’ordinateur.",
    "Enregistrer une copie, y supprimer les images, les feuilles et les lignes qui ne servent pas, puis déposer cette copie à la place.",
    "« photos de stage.xlsx » pèse 64 Mo à cause des photos d’entreprises collées dans une feuille. Sans elles, il pèse 90 Ko.",
);
pub static FICHIER_MAL_NOMME: Code = code("E104", "contenu d’une autre nature que le nom", RIEN_LU).page(
    "Le nom annonce un tableur, mais le contenu est d’une autre nature : une page web, un PDF ou une image que l’on a renommée, souvent par le logiciel de vie scolaire.",
    "Ouvrir le fichier dans Excel ou LibreOffice et l’enregistrer sous, au format xlsx ; ou refaire l’export en choisissant Excel ou CSV.",
    "« eleves.xls » est une page web enregistrée avec l’extension xls. Après Enregistrer sous, « eleves.xlsx » est un vrai classeur.",
);
pub static ARCHIVE_REFUSEE: Code = code("E105", "archive ou entrée d’archive refusée", RIEN_LU).page(
    "Une archive zip est ouverte sur place, avec prudence : une archive dans une archive, un fichier démesuré ou un chemin qui sort de l’archive sont refusés.",
    "Extraire l’archive à la main, et déposer les fichiers utiles directement dans le dossier.",
    "« tuteurs.zip » contient « mars.zip », qui contient les évaluations. Déposer « mars.zip », ou les fichiers qu’il contient.",
);
pub static FEUILLE_ILLISIBLE: Code = code("E106", "feuille illisible", "rien n’est lu dans cette feuille").page(
    "Le classeur s’ouvre, mais cette feuille-ci est abîmée ou démesurée. Les autres feuilles du classeur sont lues.",
    "Dans le tableur, sélectionner le tableau, le copier, puis dans un nouveau classeur faire Collage spécial > Valeurs. Enregistrer et déposer ce classeur à la place.",
    "La feuille « T1 » ne se lit pas ; recopiée en valeurs dans « T1-copie.xlsx », elle se lit.",
);
pub static ENCODAGE_INCONNU: Code = code("E107", "encodage du texte non reconnu", RIEN_LU).page(
    "Un fichier texte ne dit pas comment ses accents sont écrits. Celui-ci ne correspond à aucune écriture sûre, ou une de ses lignes n’est pas écrite comme les autres : « Léa » y deviendrait « L‚a » sur un document officiel.",
    "Ouvrir le fichier dans le tableur, vérifier que les accents sont justes (d’abord à la ligne que le message nomme), puis Enregistrer sous, au format xlsx ou « CSV UTF-8 ».",
    "Un export ancien montre « Pr‚nom » au lieu de « Prénom ». Enregistré en xlsx depuis LibreOffice (jeu de caractères « Europe occidentale (DOS) »), il est lu.",
);
pub static GUILLEMET_NON_FERME: Code = code("E108", "guillemet mal refermé", RIEN_LU).page(
    "Dans un fichier csv, un guillemet ouvre un texte et un second le ferme. S’il n’est jamais fermé, toute la fin de la classe tombe dans une seule cellule.",
    "Aller à la ligne indiquée, effacer le guillemet en trop ou ajouter celui qui manque ; ou refaire l’export.",
    "La ligne 7 contient « \"Garage Morel;9 quai Nord ». Il faut « \"Garage Morel\";9 quai Nord », ou pas de guillemet du tout.",
);
pub static FICHIER_IGNORE: Code = code("A109", "fichier qui n’est pas un tableur", LIVRE).page(
    "Seuls les tableurs et les fichiers texte sont lus. Ce fichier est visiblement d’une autre nature (image, PDF, document texte, présentation, vidéo…) : ce qu’il contient n’est pas pris en compte.",
    "Rien à faire si c’est une pièce jointe sans données. Sinon, recopier ses données dans un tableur et déposer celui-ci.",
    "« convention-DURAND.pdf » est laissé de côté. « notes.docx » aussi : son tableau est à recopier dans Excel.",
);
pub static CLASSEUR_OUVERT: Code = code("A110", "classeur ouvert ailleurs", "les dernières saisies manquent peut-être").page(
    "Un fichier caché, du genre « ~$classe.xlsx », montre que le classeur est ouvert dans un tableur : ce qui vient d’y être saisi n’est peut-être pas encore enregistré.",
    "Enregistrer le classeur, le fermer, puis relancer. Si personne ne l’a ouvert, effacer le fichier caché.",
    "Une collègue saisit les notes dans « T1.xlsx » sur le partage : ses trois dernières lignes ne sont pas encore dans le fichier.",
);
pub static FICHIER_EN_DOUBLE: Code = code("A111", "le même fichier deux fois", "il n’est lu qu’une fois").page(
    "Deux fichiers ont exactement le même contenu. Il n’est lu qu’une fois, sans quoi chaque évaluation existerait en double.",
    "Garder un seul des deux fichiers.",
    "« T1.xlsx » et « Copie de T1 (1).xlsx » sont identiques : effacer la copie.",
);
pub static FICHIER_SANS_DONNEE: Code = code("A112", "fichier sans aucune donnée", LIVRE).page(
    "Le fichier s’ouvre, mais aucune de ses feuilles ne contient de donnée. C’est souvent un modèle déposé avant \
d’être rempli, ou un classeur enregistré vide par erreur.",
    "Ouvrir le fichier dans le tableur. S’il devait contenir un tableau, le remplir ou déposer la bonne version ; \
sinon, le retirer du dossier.",
    "Un classeur de trois feuilles vides ; un fichier csv qui ne contient que des lignes blanches.",
);
pub static TEXTE_NOMME_CLASSEUR: Code = code("A113", "texte csv sous un nom de classeur", "il est lu comme un csv").page(
        "Certains logiciels exportent du texte séparé par des points-virgules et l’appellent « .xls ». Le tableau est \
lu, mais un tableur qui ouvre ce fichier peut changer les dates et effacer les zéros du début des numéros.",
        "Vérifier que les valeurs reprises sont les bonnes. Pour ne plus voir cette remarque, donner au fichier \
l’extension « .csv ».",
        "« liste.xls » contient « Nom;Prénom » en texte : le renommer « liste.csv ».",
    );
pub static FEUILLE_D_AUTRE_NATURE: Code = code("A114", "feuille qui n’est pas une feuille de calcul", "elle n’est pas lue").page(
        "Un classeur peut porter, à côté de ses feuilles de calcul, des feuilles graphiques ou des feuilles de macros. \
Elles ne contiennent pas de tableau : les autres feuilles du classeur sont lues.",
        "Rien n’est à faire si la feuille ne sert à rien ici. Si elle montre des données, les recopier dans une feuille \
de calcul ordinaire.",
        "Le classeur « notes.xls » a une feuille « Macro1 » : seules ses autres feuilles sont lues.",
    );
pub static ENTREE_PROTEGEE: Code = code("E115", "fichier d’archive protégé par un mot de passe", RIEN_LU).page(
    "L’archive demande un mot de passe pour ce fichier. Le programme n’en connaît aucun et n’en essaie aucun ; les \
autres fichiers de l’archive sont lus.",
    "Ouvrir l’archive, donner le mot de passe, extraire le fichier et le déposer dans le dossier.",
    "« envoi.zip » contient « notes.xlsx » chiffré : extraire « notes.xlsx » et le déposer.",
);
pub static FORMAT_TROP_ANCIEN: Code = code("E116", "format de classeur trop ancien", RIEN_LU).page(
    "Le fichier a été enregistré au format d’Excel 2, 3 ou 4, abandonné depuis 1995. Il n’est pas lu, plutôt que lu de \
travers.",
    "L’ouvrir dans le tableur, puis l’enregistrer au format xlsx et déposer cette copie.",
    "« vieux.xls » au format Excel 4 : l’enregistrer sous « vieux.xlsx ».",
);
pub static FEUILLES_HOMONYMES: Code = code("E120", "feuilles du même nom", "rien n’est lu dans ces feuilles").page(
        "Deux feuilles d’un même classeur portent le même nom : une erreur signalée dans l’une ne pourrait pas être retrouvée, et un tableur n’en montre souvent qu’une. Aucun tableur courant ne permet de l’écrire : le fichier vient d’un autre logiciel.",
        "Ouvrir le classeur, renommer l’une des feuilles, ou supprimer celle qui est de trop, enregistrer, puis déposer de nouveau le fichier.",
        "Les 1re et 3e feuilles s’appellent « Notes » ; la 3e devient « Notes rattrapage ».",
    );
pub static FEUILLE_ABSENTE: Code = code("A122", "feuille annoncée mais absente du fichier", "elle n’est pas lue").page(
        "Le classeur annonce cette feuille et ne dit pas où elle se trouve : il a été abîmé, ou écrit par un logiciel qui ne respecte pas le format. Les autres feuilles sont lues.",
        "Ouvrir le classeur dans le tableur. Si la feuille s’y trouve, enregistrer et déposer de nouveau le fichier ; sinon, la supprimer ou la refaire.",
        "L’onglet « Travaux » est annoncé, mais le fichier ne contient que l’onglet « Candidats ».",
    );
pub static CELLULE_ELOIGNEE: Code = code("A123", "cellule isolée, loin de toutes les autres", LIVRE).page(
    "Une cellule remplie se trouve des milliers de lignes, ou des centaines de colonnes, après le tableau. C’est presque toujours une touche frappée par mégarde ; elle est lue, mais quelqu’un devrait la voir.",
    "Aller à cette cellule (Ctrl + Fin dans Excel et LibreOffice), l’effacer si elle n’a rien à faire là, enregistrer, puis déposer de nouveau le fichier.",
    "Le tableau occupe les cellules A1 à H30, et un point est resté dans la cellule XFD1048576.",
);
pub static ENCODAGE_ANCIEN: Code = code("A130", "texte dans un encodage d’autrefois", LIVRE).page(
    "Un fichier texte ne dit pas comment ses accents sont écrits. Celui-ci l’est comme sur un Mac d’avant 2001 ou sous DOS : de toutes les façons de le lire, c’est la seule qui donne du français. Un coup d’œil suffit à s’en assurer.",
    "Comparer quelques noms accentués du rapport et du fichier. Pour que la question ne se pose plus, ouvrir le fichier dans le tableur et l’enregistrer au format « CSV UTF-8 » ou xlsx.",
    "« Prénom » s’affiche « PrŽnom » quand Excel ouvre le fichier : il est lu « Prénom ».",
);
pub static SEPARATEURS_MELES: Code = code("E131", "ligne coupée par un autre séparateur", RIEN_LU).page(
    "Les champs du fichier sont séparés par un signe, et ceux de cette ligne par un autre : ils seraient lus dans les mauvaises colonnes. Le plus souvent, deux exports ont été collés l’un sous l’autre.",
    "Remplacer sur cette ligne les signes qui séparent les champs par celui des autres lignes, ou refaire l’export. S’il y en a beaucoup, mettre chaque export dans son propre fichier.",
    "Sous « N° candidat;Nom;Prénom », la ligne « 0100000001,DURAND,Léa » doit devenir « 0100000001;DURAND;Léa ».",
);
pub static COPIE_LAISSEE: Code = code("A132", "copie annotée à côté de son fichier", "elle n’est pas lue").page(
    "Les copies annotées (a-corriger) montrent les fautes d’un fichier ; elles ne le remplacent pas. Celle-ci a été déposée à côté du fichier qu’elle copie : lire les deux donnerait chaque ligne en double, corrigée ici et fautive là.",
    "Reporter dans le fichier d’origine ce qui a été corrigé dans la copie, enregistrer, puis retirer la copie du dossier. Si la copie doit vraiment remplacer le fichier, retirer celui-ci : elle est alors lue à sa place.",
    "« eleves corrigé.xlsx » est la copie annotée de « eleves.xlsx », déposé aussi : la date corrigée dans la copie est à reporter dans « eleves.xlsx ».",
);
pub static COPIE_LUE: Code = code("A133", "copie annotée à la place de son fichier", "elle est lue comme les autres").page(
    "Une copie annotée a les valeurs de son fichier, mais ni ses formules ni sa mise en forme : une cellule abîmée ou jamais calculée y est vide, et un texte démesuré y est coupé. Le fichier qu’elle copie n’est pas dans le dossier : elle est lue à sa place, et il faut le savoir.",
    "Remettre le fichier d’origine et y reporter les corrections. Si la copie fait désormais foi, y supprimer la dernière feuille, masquée, qui dit de quel fichier elle est la copie (clic droit sur un onglet, Afficher), puis enregistrer.",
    "« eleves.xlsx » a été remplacé par sa copie annotée, prise dans a-corriger et corrigée.",
);
pub static FORMAT_NON_LU: Code = code("E140", "format de tableau qui n’est pas lu", RIEN_LU).page(
    "Ce fichier est un tableau, ou peut en contenir un, dans un format qui n’est pas lu : classeur Numbers, page web, fichier XML, base de données… Le laisser de côté comme une pièce jointe ferait partir des dossiers sans les notes qu’il contient.",
    "Suivre l’aide du message : elle dit comment obtenir un classeur (xlsx, ods) ou un fichier csv depuis le logiciel qui a écrit celui-ci. Déposer le fichier obtenu et retirer l’autre. S’il ne sert à rien ici, le retirer du dossier.",
    "« notes.numbers » : dans Numbers, Fichier, Exporter vers, Excel ; déposer « notes.xlsx » à la place.",
);
pub static RACCOURCI: Code = code("E141", "raccourci à la place d’un tableau", RIEN_LU).page(
    "Le fichier ne contient pas le tableau : il dit seulement où le trouver, sur un site ou ailleurs sur l’ordinateur. Rien n’est lu en ligne.",
    "Ouvrir le raccourci, télécharger ou copier le fichier lui-même au format xlsx, ods ou csv, le déposer dans le dossier, et retirer le raccourci.",
    "« Notes T1.gsheet » renvoie à Google Sheets : l’ouvrir, Fichier, Télécharger, Microsoft Excel (.xlsx), et déposer « Notes T1.xlsx ».",
);
pub static FICHIER_INACHEVE: Code = code("E142", "téléchargement ou enregistrement interrompu", RIEN_LU).page(
    "Le nom du fichier est celui qu’un navigateur ou un tableur donne à ce qu’il n’a pas fini d’écrire : il y manque peut-être la fin d’une classe.",
    "Reprendre le téléchargement ou l’enregistrement jusqu’au bout, déposer le fichier obtenu, et retirer celui-ci. Si le fichier entier est déjà dans le dossier, retirer seulement celui-ci.",
    "« notes.xlsx.crdownload » : le téléchargement s’est arrêté. Refait, il donne « notes.xlsx ».",
);
pub static MESSAGE_DU_SERVEUR: Code = code("E143", "message du serveur au début du fichier", RIEN_LU).page(
    "Le site d’où vient le fichier a écrit quelque chose avant lui : un avertissement, des lignes vides. Le classeur est derrière, mais aucun tableur ne l’ouvre ainsi, et rien ne dit qu’il est entier.",
    "Télécharger ou exporter le fichier à nouveau, si possible avec un autre navigateur. Si le message revient, le dire à qui tient le logiciel, en le citant.",
    "« notes.xlsx » commence par « Warning: Undefined variable $classe » : exporté de nouveau, il s’ouvre.",
);
pub static ENVOI_NON_OUVERT: Code = code("E144", "archive ou courriel qui n’est pas ouvert", RIEN_LU).page(
    "Seules les archives zip sont ouvertes. Une archive d’une autre sorte, ou un courriel enregistré avec ses pièces jointes, contient peut-être un tableau : rien n’en est lu.",
    "Ouvrir l’archive ou le courriel, en sortir les fichiers utiles, les déposer dans le dossier et retirer l’enveloppe. Si elle ne contient rien d’utile, la retirer.",
    "« TR notes T1.eml » porte « notes.xlsx » en pièce jointe : enregistrer « notes.xlsx » dans le dossier et retirer le courriel.",
);
pub static NATURE_INCONNUE: Code = code("E145", "fichier d’une nature inconnue", RIEN_LU).page(
    "Ni le contenu ni le nom du fichier ne disent ce qu’il est. Les images, les PDF, les documents texte et tout ce qui n’est visiblement pas un tableau sont seulement signalés ; celui-ci pourrait en être un.",
    "Si le fichier contient un tableau, l’ouvrir dans le logiciel qui l’a écrit et l’enregistrer au format xlsx. Sinon, le retirer du dossier.",
    "« export.bin » vient d’un logiciel de notes : il faut en refaire l’export au format Excel ou csv.",
);
pub static TEXTE_SANS_TABLEAU: Code = code("E146", "texte nommé comme un classeur, sans tableau reconnu", RIEN_LU).page(
    "Le nom annonce un classeur, le contenu est du texte, et aucun tableau n’y est reconnu : l’export a échoué, ou il est dans un format que le programme prend à tort pour du csv. Les données attendues manquent.",
    "Ouvrir le fichier dans le tableur. S’il montre un tableau, lui donner ses en-têtes (« liasse referentiel tableaux » les donne) et l’enregistrer au format xlsx. Sinon, refaire l’export, ou retirer le fichier.",
    "« notes.xls » contient « Erreur 500 ; contactez l’administrateur » : l’export est à refaire.",
);
