//! Sheets, headers and cells.

use super::{CELLULE, Code, LIGNE, LIVRE, code};

pub(super) static LISTE: &[&Code] = &[
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
    &FORMULE_SANS_RESULTAT,
    &CELLULE_ILLISIBLE,
    &POURCENTAGE,
    &FEUILLE_MASQUEE,
    &LIGNES_MASQUEES,
    &FEUILLE_FILTREE,
    &COLONNES_MASQUEES,
    &CELLULE_FUSIONNEE,
    &COLONNE_SANS_ENTETE,
    &DEUX_TABLEAUX,
    &LIGNE_IRREGULIERE,
    &ENTETE_PROCHE,
    &NOM_AMBIGU,
    &FORME_INATTENDUE,
    &NOMBRE_HORS_LIMITES,
    &SECONDE_LIGNE,
    &FEUILLE_SANS_ENTETE,
    &TOTAL_DOUTEUX,
    &DOUBLE_ENCODAGE,
    &FEUILLE_DETOURNEE,
    &FEUILLE_PREPAREE_MODIFIEE,
    &TEXTE_CHANGE,
    &VALEUR_ARRONDIE,
    &DATE_AVEC_HEURE,
    &TEXTE_ABIME,
    &MOT_VIDE,
    &NOM_VIDE,
    &APOSTROPHE_EN_TETE,
    &ANNEE_CACHEE,
    &ENTETE_ILLISIBLE,
    &ENTETE_A_CONFIRMER,
    &AUTRE_UNITE,
    &TABLEAU_LARGE,
    &COLONNES_NON_LUES,
    &LIGNES_BARREES,
    &VALEUR_EN_ENTETE,
    &TABLEAU_EN_UNE_COLONNE,
];

pub static FEUILLE_INCOMPLETE: Code =
    code("E201", "tableau reconnu à moitié", "rien n’est lu dans cette feuille").page(
    "Les en-têtes ressemblent à ceux d’un tableau connu, mais il en manque un : lire la feuille quand même risquerait de prendre une colonne pour une autre.",
    "Écrire l’en-tête qui manque au-dessus de la bonne colonne. Les majuscules et les accents ne comptent pas ; une faute de frappe, si.",
    "La ligne 1 dit « Periode | Dut | Au » : corriger « Dut » en « Du ».",
);
pub static FEUILLE_INCONNUE: Code = code("A202", "feuille sans tableau reconnu", "elle n’est pas lue").page(
    "Aucune ligne de cette feuille ne ressemble aux en-têtes d’un tableau connu. Elle n’est pas lue.",
    "Rien à faire pour une feuille de notes personnelles ou de consignes. Si ses données comptent, lui donner une ligne d’en-têtes. « liasse referentiel tableaux » donne celles qui font reconnaître chaque tableau. « liasse modeles » et « liasse exemple DOSSIER » en écrivent de complets.",
    "La feuille « Feuil2 » contient une liste de noms sans en-tête : écrire « Nom de famille », « Prénom » et « Classe » au-dessus.",
);
pub static COLONNES_CONTRADICTOIRES: Code =
    code("E203", "deux colonnes du même nom, de contenus différents", LIGNE).page(
    "Deux colonnes portent le même en-tête, ou deux noms du même en-tête, et ne disent pas la même chose sur cette ligne : rien ne permet de choisir.",
    "Renommer ou supprimer la colonne qui ne fait pas foi.",
    "« Note » contient 12 et « Note /20 » contient 14 pour le même élève : renommer la première « Note du premier essai ».",
);
pub static DATE_ILLISIBLE: Code = code("E204", "date illisible", CELLULE).page(
    "La cellule doit contenir une date, et ce qu’elle contient n’en est pas une, n’existe pas au calendrier ou est invraisemblable. Le programme n’en devine aucune.",
    "Retaper la date avec le jour, le mois et les quatre chiffres de l’année : JJ/MM/AAAA.",
    "La cellule F12 contient « 31/02/2026 » : le 31 février n’existe pas. Écrire par exemple 28/02/2026. « mars 2026 » et « 12.5 » sont refusés aussi.",
);
pub static NOMBRE_ILLISIBLE: Code = code("E205", "nombre illisible", CELLULE).page(
    "La cellule doit contenir un nombre, et son texte n’en est pas un. Il arrive aussi que le tableur ait changé une note en date.",
    "Écrire le nombre seul, sans unité ni commentaire, avec une virgule. Si le tableur a fait une date, mettre d’abord la cellule au format Nombre.",
    "« 10 sem. » devient 10 ; « 13.mai », que le tableur a fait de 13,5, redevient 13,5. Pour une absence, écrire ABS dans la colonne de la note.",
);
pub static NOTE_HORS_BAREME: Code = code("E206", "note hors du barème", CELLULE).page(
    "La note dépasse le barème ou est négative : imprimée, elle serait refusée par le jury.",
    "Vérifier la note auprès de la commission et corriger la cellule.",
    "La cellule Q2 contient 21 pour une note sur 20. La commission avait écrit 12.",
);
pub static NIVEAU_INCONNU: Code = code("E207", "niveau inconnu", CELLULE).page(
    "Une croix de la grille ne peut être posée que dans une colonne de l’échelle ; ce qui est écrit n’en désigne aucune.",
    "Écrire l’un des niveaux que le message donne, par son code ou par son libellé.",
    "« acquis ? » n’est pas un niveau, à cause du point d’interrogation ; sans lui, c’en est un si l’échelle le connaît.",
);
pub static CELLULE_EN_ERREUR: Code = code("E208", "cellule en erreur", CELLULE).page(
    "La cellule montre une erreur du tableur : la formule n’a pas de résultat.",
    "Corriger la formule, ou taper la valeur à sa place, puis enregistrer.",
    "La cellule H4 montre « #REF! » parce qu’une feuille a été supprimée : y taper 14.",
);
pub static COMPETENCE_INCONNUE: Code = code("E209", "code de compétence inconnu", CELLULE).page(
    "Le code ne figure pas dans le référentiel du diplôme : on ne sait pas de quelle compétence il s’agit.",
    "Corriger le code ; « liasse referentiel » les imprime tous. Dans une cellule, séparer les codes par des points-virgules.",
    "Un code finit par 9, et le sous-bloc s’arrête avant : c’est un 6 mal relu.",
);
pub static VALEUR_INCONNUE: Code = code("E210", "valeur hors de la liste permise", CELLULE).page(
    "La colonne n’admet que quelques valeurs, et celle-ci n’en fait pas partie : elle changerait le document ou l’épreuve.",
    "Écrire l’une des valeurs que le message donne.",
    "Dans la colonne d’une nature, « stage » n’est pas permis ; le message donne les mots qui le sont.",
);
pub static IDENTIFIANT_ABIME: Code = code("E211", "identifiant abîmé par le tableur", LIGNE).page(
    "Le tableur a pris un identifiant pour un nombre : les zéros du début, ou les derniers chiffres, sont perdus. Le retrouver serait le deviner.",
    "Mettre la colonne au format Texte, puis recopier l’identifiant depuis le document d’origine (convocation, Cyclades, SIRET de la convention).",
    "La cellule A2 contient 100000001 au lieu de 0100000001, ou 2,14401E+13 au lieu de 21440143100017.",
);
pub static CHAMP_CONTRADICTOIRE: Code =
    code("E212", "deux valeurs pour le même champ de l’établissement", "tous les documents sont retenus").page(
    "L’établissement est décrit deux fois, avec deux valeurs différentes. Elles figureraient sur tous les documents.",
    "Garder la bonne ligne, effacer l’autre.",
    "« Session » vaut 2025 dans « ancien.xlsx » et 2026 dans « etablissement.xlsx » : retirer le premier fichier.",
);
pub static TABLEAU_AMBIGU: Code =
    code("E213", "feuille qui peut être deux tableaux", "rien n’est lu dans cette feuille").page(
    "Les en-têtes de la feuille conviennent à deux tableaux à la fois : la lire comme l’un ou comme l’autre changerait le sens des cellules.",
    "Ajouter une colonne qui n’appartient qu’au bon tableau, même vide, ou renommer la colonne qui prête à confusion.",
    "Une feuille a « Épreuve », « Intitulé » et « Note » : travaux ou évaluations ? Sans la colonne « Note », ce sont des travaux.",
);
pub static VALEUR_MANQUANTE: Code = code("E214", "valeur indispensable manquante", LIGNE).page(
    "Sans cette valeur, on ne sait ni à quoi la ligne se rapporte, ni sur quel document elle doit figurer.",
    "Remplir la cellule, ou effacer la ligne si elle ne sert pas.",
    "La cellule « Période » de la ligne 8 est vide : écrire le code de la période.",
);
pub static ANNEE_A_DEUX_CHIFFRES: Code = code("A215", "année à deux chiffres", LIVRE).page(
    "L’année n’a que deux chiffres : elle est lue comme le message le dit, mais 08 peut vouloir dire 2008 ou 1908.",
    "Vérifier la date lue, puis écrire l’année avec quatre chiffres.",
    "« 12/05/08 » est lu 12/05/2008. Écrire 12/05/2008 pour ne plus être interrogé.",
);
pub static CHAMP_INCONNU: Code =
    code("A216", "champ d’établissement inconnu", "sa valeur n’est pas utilisée").page(
    "Le tableau de l’établissement contient une ligne dont le nom n’est pas connu : sa valeur n’apparaît nulle part.",
    "Corriger le nom du champ, ou effacer la ligne.",
    "« Proviseur adjoint » n’est pas un champ ; « Représentant » en est un.",
);
pub static COLONNES_INCONNUES: Code = code("I217", "colonnes non utilisées", LIVRE).page(
    "Ces colonnes ne font pas partie du tableau : elles sont laissées de côté. C’est normal pour des colonnes de travail.",
    "Rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête.",
    "« Photo » et « Mail des parents » ne servent pas. « Jours présens » devait être « Jours de présence ».",
);
pub static AUTRE_SPECIALITE: Code =
    code("I218", "élèves d’une autre formation", "ils sont laissés de côté").page(
    "La liste contient des élèves d’un autre diplôme, que leur code de spécialité ou leur MEF désigne, en chiffres ou en mots. Ils n’ont pas de documents ici.",
    "Rien à faire, sauf si un candidat manque : corriger alors sa formation, ou ajouter à diplome.yaml la façon dont l’export l’écrit.",
    "Un export de tout le lycée contient 30 élèves du baccalauréat professionnel Commerce : ils sont laissés de côté.",
);
pub static COLONNE_D_UN_AUTRE_BLOC: Code = code("E219", "niveau ou compétence hors de l’épreuve", CELLULE).page(
    "Un niveau ou une compétence est donné pour une épreuve qui ne l’évalue pas : l’une des deux informations est fausse.",
    "Effacer la cellule, ou corriger l’épreuve de la ligne.",
    "La ligne est d’une épreuve, et la colonne d’une compétence d’un autre pôle contient un niveau.",
);
pub static FORMULE_SANS_RESULTAT: Code = code("E220", "formule sans résultat enregistré", CELLULE).page(
    "Un classeur garde, à côté de chaque formule, son dernier résultat. Celui-ci a été écrit par un logiciel qui ne calcule pas : la cellule semblerait vide, et une note disparaîtrait sans bruit.",
    "Ouvrir le classeur dans Excel ou LibreOffice, vérifier que la cellule montre sa valeur, l’enregistrer, puis le déposer de nouveau.",
    "La cellule Q2 contient « =MOYENNE(F2:P2) » et rien d’autre ; une fois le classeur enregistré dans Excel, elle contient aussi 13,5.",
);
pub static CELLULE_ILLISIBLE: Code = code("E221", "cellule abîmée dans le fichier", CELLULE).page(
    "Le fichier est abîmé à cet endroit, ou a été écrit par un logiciel qui ne respecte pas le format : la valeur ne peut pas être lue avec certitude, et rien n’est inventé à sa place.",
    "Ouvrir le classeur dans le tableur, retaper la cellule, enregistrer, puis déposer de nouveau le fichier.",
    "La cellule C4 renvoie au texte n° 900 d’un fichier qui n’en contient que 120.",
);
pub static POURCENTAGE: Code = code("E222", "pourcentage au lieu d’un nombre", CELLULE).page(
    "Une cellule affichée « 50 % » contient 0,5 : selon ce que l’on a voulu écrire, la bonne valeur est 0,5, 50 ou tout autre chose. Rien n’est choisi à votre place.",
    "Sélectionner la cellule, choisir le format Nombre, retaper la valeur, enregistrer, puis déposer de nouveau le classeur.",
    "La colonne « Note » montre « 65 % » ; elle doit montrer 13.",
);
pub static FEUILLE_MASQUEE: Code = code("A223", "feuille masquée", "elle est lue comme les autres").page(
    "Une feuille masquée peut contenir une ancienne liste que personne ne relit. Elle est lue, parce que ses données peuvent être les bonnes, mais il faut le savoir.",
    "Clic droit sur un onglet, Afficher : vérifier la feuille. Si elle ne doit pas compter, la supprimer.",
    "Le classeur montre « T1 » et cache « T1 2024 », qui contient aussi une liste de candidats.",
);
pub static LIGNES_MASQUEES: Code = code("A224", "lignes masquées", "elles sont lues comme les autres").page(
    "Une ligne masquée à la main ou par un filtre appartient toujours au tableau. Elle est lue, car l’oublier ferait disparaître quelqu’un.",
    "Afficher toutes les lignes et vérifier celles du message. Supprimer celles qui ne doivent pas compter.",
    "Les lignes 8 et 12 sont masquées : deux élèves partis en cours d’année y figurent encore.",
);
pub static FEUILLE_FILTREE: Code = code("A225", "filtre actif", "toutes les lignes sont lues").page(
    "La personne qui a enregistré la feuille n’en voyait qu’une partie. Toutes les lignes sont lues, y compris celles que le filtre cache.",
    "Effacer le filtre et vérifier la liste entière.",
    "Un filtre sur la classe ne montre que T1 ; les élèves de T2 sont lus aussi.",
);
pub static COLONNES_MASQUEES: Code =
    code("A226", "colonnes masquées et utilisées", "elles sont lues comme les autres").page(
        "Une colonne masquée peut contenir d’anciennes valeurs que personne ne relit. Elle porte un en-tête connu : elle est donc lue.",
        "Afficher la colonne et vérifier ses valeurs. La supprimer si elle ne doit pas compter.",
        "La colonne D, « Date de naissance », est masquée depuis l’an dernier.",
    );
pub static CELLULE_FUSIONNEE: Code = code("E227", "donnée dans des cellules fusionnées", LIGNE).page(
    "Une valeur fusionnée sur plusieurs cellules n’est écrite qu’une fois : rien ne dit si elle vaut pour toutes les cellules recouvertes ou pour la première seulement. Une classe, une épreuve ou une période fusionnées vers le bas sont, elles, comprises.",
    "Sélectionner la fusion, la défaire, puis écrire dans chaque cellule la valeur qui lui revient.",
    "Une note de 13,5 est fusionnée sur deux élèves : le second a-t-il 13,5, ou pas encore de note ?",
);
pub static COLONNE_SANS_ENTETE: Code =
    code("A228", "données sans en-tête", "elles ne sont pas lues").page(
        "Une colonne se reconnaît à son en-tête. Sans lui, ses valeurs pourraient être n’importe quoi : elles sont laissées de côté.",
        "Écrire l’en-tête au-dessus des données, sur la même ligne que les autres. Si un en-tête est fusionné sur deux colonnes, défusionner et donner un en-tête à chacune.",
        "« Structure » est fusionné sur les colonnes F et G : l’adresse, en G, n’a pas d’en-tête.",
    );
pub static DEUX_TABLEAUX: Code =
    code("E229", "deux tableaux sur une feuille", "le second tableau n’est pas lu").page(
        "Une feuille contient un tableau. Un second, en dessous ou à côté, a d’autres colonnes : le lire avec les en-têtes du premier mélangerait les données.",
        "Couper le second tableau et le coller sur une feuille à lui, puis enregistrer.",
        "Sous la liste des élèves, une ligne « Épreuve ; Nom ; Fonction » commence la commission.",
    );
pub static LIGNE_IRREGULIERE: Code =
    code("E230", "ligne qui n’a pas les champs de son en-tête", LIGNE).page(
        "Dans un fichier texte, la place d’une valeur fait sa colonne. Un séparateur de trop ou de moins décale tout ce qui suit. Tant que la ligne n’est pas corrigée, ses valeurs ne sont pas examinées une à une.",
        "Ouvrir le fichier dans un éditeur de texte, aller à la ligne indiquée, mettre entre guillemets le texte qui contient le séparateur, ou rétablir les séparateurs qui manquent.",
        "La ligne contient « Accueil ; standard » sans guillemets : « standard » passe dans la colonne suivante.",
    );
pub static ENTETE_PROCHE: Code =
    code("A231", "en-tête proche d’une colonne connue", "la colonne n’est pas lue").page(
        "L’en-tête ressemble à celui d’une colonne que le tableau n’a pas. Ce peut être une faute de frappe, ou une tout autre donnée : le programme ne choisit pas.",
        "Corriger l’en-tête si c’est une faute de frappe. Sinon, rien à faire.",
        "« Date de naisance » n’est pas « Date de naissance ».",
    );
pub static NOM_AMBIGU: Code = code("E232", "nom et prénom dans une cellule, impossibles à séparer", LIGNE).page(
    "Quand une seule cellule contient le nom et le prénom, le nom est la suite de mots en capitales. Si tout est en capitales, si rien ne l’est, ou si les capitales sont coupées en deux, plusieurs lectures sont possibles, et un document officiel ne se devine pas.",
    "Faire deux colonnes, « Nom » et « Prénom ». À défaut, écrire le nom en capitales et le prénom en minuscules.",
    "« MARIE CLAIRE » : Claire MARIE, ou Marie CLAIRE ? « MARIE Claire » se lit sans hésiter.",
);
pub static FORME_INATTENDUE: Code = code("A233", "identifiant de forme inattendue", LIVRE).page(
    "Les identifiants ont une forme connue, et certains une clé de contrôle. Celui-ci ne l’a pas : une faute de frappe est probable, mais il existe des exceptions.",
    "Comparer la valeur avec le document d’origine. Si elle est juste, rien à faire : elle est imprimée telle quelle.",
    "L’UAI 0750654A devrait finir par D ; un chiffre ou la lettre est sans doute faux.",
);
pub static NOMBRE_HORS_LIMITES: Code = code("E234", "nombre trop grand", CELLULE).page(
    "Le nombre dépasse ce que cette colonne peut contenir : une virgule oubliée ou un chiffre de trop, le plus souvent.",
    "Corriger le nombre. La limite de chaque colonne est « maximum », dans colonnes.yaml.",
    "« Semaines » contient 105 au lieu de 10,5.",
);
pub static SECONDE_LIGNE: Code =
    code("A235", "seconde ligne d’en-têtes possible", "elle est lue comme des données").page(
        "La ligne qui suit l’en-tête contient une remarque entre parenthèses, mais aussi ce qui peut être des données : elle est lue.",
        "Supprimer la ligne si elle complète l’en-tête ; sinon, corriger la cellule entre parenthèses.",
        "Sous « Date de naissance » se trouve « (jj/mm/aaaa) », et sous « Nom », un nom.",
    );
pub static FEUILLE_SANS_ENTETE: Code =
    code("E236", "données sans ligne d’en-têtes", "rien n’est lu dans cette feuille").page(
        "La feuille contient des personnes, mais aucune ligne ne dit ce que sont ses colonnes.",
        "Ajouter au-dessus des données une ligne d’en-têtes : ceux d’une liste de candidats sont dans le message, ceux des autres tableaux à la page A202.",
        "La première ligne est « DURAND ; Léa ; 12/05/2008 » : il manque « Nom de famille ; Prénom(s) ; Date de naissance ».",
    );
pub static TOTAL_DOUTEUX: Code =
    code("A237", "ligne qui ressemble à un total", "elle est lue comme des données").page(
        "La ligne commence par un mot de total, mais contient aussi des textes comme une ligne ordinaire : elle est lue.",
        "La supprimer si c’est un total ou une remarque.",
        "« Total ; T1 ; 24 élèves » sous une liste de trois colonnes.",
    );
pub static DOUBLE_ENCODAGE: Code = code("E238", "texte aux accents abîmés", CELLULE).page(
    "Le fichier se lit bien, mais un logiciel avait déjà mal lu ce texte avant de l’y écrire : chaque accent y tient deux signes. Imprimé tel quel, le nom ou l’appréciation serait faux.",
    "Reprendre l’export d’origine plutôt que la copie passée par un autre logiciel, ou retaper le texte avec ses accents.",
    "« LÃ©a » pour « Léa ».",
);
pub static FEUILLE_DETOURNEE: Code =
    code("E239", "feuille préparée qui contient un autre tableau", "rien n’est lu dans cette feuille").page(
        "« liasse modeles » a écrit cette feuille pour un tableau, et les lignes d’un autre y ont été collées, en-têtes compris : ce qui devait s’y trouver manque, sans que rien ne le montre.",
        "Coller ces lignes dans la feuille préparée pour elles, ou dans un classeur à part, puis remettre dans celle-ci ce qu’elle attend. « liasse modeles » refait les classeurs vierges.",
        "Les travaux ont été collés, avec leurs en-têtes, par-dessus la feuille des périodes : les périodes de la classe ont disparu.",
    );
pub static FEUILLE_PREPAREE_MODIFIEE: Code =
    code("E240", "feuille préparée qui a perdu une colonne ou ses en-têtes", "rien n’est lu dans cette feuille").page(
        "« liasse modeles » a écrit toutes les colonnes de cette feuille. L’une d’elles a été supprimée ou renommée, ou la ligne d’en-têtes n’est plus là : ce qui y était écrit ne serait pas lu, et les documents sortiraient avec des blancs.",
        "Remettre l’en-tête que le message nomme, au-dessus de sa colonne. Une colonne qui ne sert pas reste vide, avec son en-tête. Sinon, reprendre le classeur vierge (« liasse modeles » le refait) et y reporter les lignes. Ajouter des colonnes à soi est permis.",
        "L’en-tête « Tuteur » a été remplacé par « Qui le suit » : remettre « Tuteur ».",
    );
pub static TEXTE_CHANGE: Code = code("E241", "texte que le tableur a changé", CELLULE).page(
    "La colonne attend un texte, et le tableur a fait une date, un pourcentage, une puissance de dix ou une valeur logique de ce qui y a été tapé ou collé. Ce que c’était ne se retrouve pas : le deviner serait l’inventer.",
    "Mettre la colonne au format Texte, puis retaper la valeur ; ou la taper derrière une apostrophe.",
    "La classe « 1-2 » est devenue le 1er février, et la classe « 3E1 » le nombre 30 : taper ’1-2 et ’3E1.",
);
pub static VALEUR_ARRONDIE: Code = code("A242", "cellule qui montre un arrondi", LIVRE).page(
    "Le format de la cellule cache des décimales : la personne qui relit la feuille voit un autre nombre que celui qui est lu et imprimé.",
    "Retaper le nombre voulu, ou ajouter des décimales au format de la cellule.",
    "Une moyenne de 13,4667 montrée sans décimale se lit 13 à l’écran.",
);
pub static DATE_AVEC_HEURE: Code = code("A243", "date avec une heure", LIVRE).page(
    "La cellule contient une heure en plus du jour. Le jour est lu et l’heure laissée, mais une heure trahit souvent un export qui a décalé les dates.",
    "Vérifier le jour, puis l’écrire sans heure. Une date à 22 h ou 23 h, qui est souvent le lendemain à minuit, est refusée (E204).",
    "« 12/05/2008 08:30 » est lu 12/05/2008.",
);
pub static TEXTE_ABIME: Code = code("E244", "texte abîmé par une application", CELLULE).page(
    "Une application web ou un export a laissé ses propres signes dans le texte, ou en a perdu une lettre. Imprimé tel quel, le nom ou l’appréciation serait faux.",
    "Retaper le texte. Le message donne ce que c’était sans doute, quand cela se retrouve. Si toute la colonne est touchée, demander un autre export.",
    "« N&#039;DIAYE » pour « N’DIAYE », « accueil<br />classement », « H?l?ne » pour « Hélène ».",
);
pub static MOT_VIDE: Code = code("A245", "mot écrit à la place de rien", LIVRE).page(
    "Un logiciel écrit ce mot quand il n’a rien à mettre dans la cellule. Il est lu comme une cellule vide, et jamais imprimé.",
    "Effacer le mot, ou écrire la valeur qui manque. Si c’est une vraie valeur, ôter le mot de « valeurs_vides », dans colonnes.yaml.",
    "La colonne Tuteur contient « NULL » : l’attestation laisse le nom du tuteur à compléter.",
);
pub static NOM_VIDE: Code = code("E246", "mot écrit à la place d’un nom", LIGNE).page(
    "À la place d’un nom ou d’un prénom se trouve un mot qu’un logiciel écrit quand il n’a rien. Quelqu’un peut pourtant s’appeler ainsi : le programme ne choisit pas.",
    "Écrire le nom. Si la personne s’appelle vraiment ainsi, ôter le mot de « valeurs_vides », dans colonnes.yaml.",
    "Le nom de famille est « NULL », le prénom « Chloé ».",
);
pub static APOSTROPHE_EN_TETE: Code = code("A247", "apostrophe devant une valeur", LIVRE).page(
    "Le fichier contient l’apostrophe par laquelle un tableur garde un nombre ou une date au format texte. Elle n’est pas de la valeur, qui est lue sans elle.",
    "Rien à faire si la valeur est juste.",
    "« ’0123456789 » est lu 0123456789.",
);
pub static ANNEE_CACHEE: Code = code("A248", "date montrée sans son année", LIVRE).page(
    "La cellule ne montre que le jour et le mois. Qui la relit ne voit pas l’année, que le tableur ajoute de lui-même quand on tape « 12/05 » : celle du jour de la saisie.",
    "Vérifier l’année, et montrer la date au format JJ/MM/AAAA.",
    "« 12-mai » tapé en janvier 2026 est lu 12/05/2026, même si le stage était en 2025.",
);
pub static ENTETE_ILLISIBLE: Code = code("E250", "en-tête illisible au-dessus de données", LIGNE).page(
    "Une colonne se reconnaît à son en-tête. Celui-ci est abîmé dans le fichier, montre une erreur du tableur, ou a été changé en date ou en nombre : ses données ne sont pas lues, et les documents sortiraient avec une croix ou une note de moins.",
    "Retaper l’en-tête. Pour un code à points, que le tableur change en date, mettre d’abord la cellule au format Texte, ou taper une apostrophe avant le code. Enregistrer, puis déposer de nouveau le fichier.",
    "L’en-tête F1 montre « 01/01/2001 » : c’était un code de trois chiffres, changé en date par le tableur.",
);
pub static ENTETE_A_CONFIRMER: Code = code("E251", "en-tête proche d’une colonne dont un document a besoin", LIGNE).page(
    "L’en-tête contient les mots d’une colonne qui manque au tableau, ou n’en diffère que par un article, une abréviation, un pluriel ou une faute de frappe. C’est peut-être elle, peut-être une autre donnée : le programme ne choisit pas, et ne laisse pas sortir sans elle un document qui en a besoin.",
    "Si c’est cette donnée, écrire en en-tête le titre exact que le message donne. Sinon, ajouter à la feuille une colonne de ce titre, même vide : la question n’est plus posée. Un en-tête que le lycée écrit toujours peut aussi être ajouté à colonnes.yaml, aux « alias » de sa colonne ou aux « ignorees ».",
    "« Date d’entrée en stage » est-elle la colonne « Du » ? Écrire « Du » si c’est elle.",
);
pub static AUTRE_UNITE: Code = code("E252", "colonne dans une autre unité", LIGNE).page(
    "L’en-tête nomme une colonne connue, dans une unité qui n’est pas la sienne : lire 8 sur 10 comme 8 sur 20, ou des demi-journées comme des jours, changerait le document.",
    "Convertir les valeurs dans l’unité que le message donne, puis écrire l’en-tête exact.",
    "« Note /10 » contient 8 : écrire « Note proposée » et 16.",
);
pub static TABLEAU_LARGE: Code =
    code("E253", "tableau d’une ligne par candidat et d’un bloc de colonnes par période", "rien n’est lu dans cette feuille").page(
        "Chaque période (ou chaque épreuve) a ses propres colonnes, côte à côte. Le programme lit une ligne par candidat et par période : découper la feuille serait deviner où commence chaque bloc.",
        "Donner une ligne par candidat et par période, avec une colonne qui dit la période. « liasse modeles » écrit ce classeur, avec les noms, prêt à remplir.",
        "« PFMP 1 - Du | PFMP 1 - Au | PFMP 2 - Du | PFMP 2 - Au » devient « Période | Du | Au », sur deux lignes par candidat.",
    );
pub static COLONNES_NON_LUES: Code = code("A254", "colonnes remplies et non lues", "leurs données ne sont pas lues").page(
    "Ces colonnes contiennent des données, et leur en-tête n’est celui d’aucune colonne du tableau : elles sont laissées de côté. C’est normal pour des colonnes de travail.",
    "Rien à faire si elles ne comptent pas. Sinon, leur donner l’en-tête exact : « liasse referentiel tableaux » dit comment chaque tableau est reconnu, et « liasse modeles » en écrit de complets. Un en-tête que le lycée écrit toujours peut être ajouté aux « ignorees » de colonnes.yaml : il n’est alors plus signalé.",
    "« Avis » et « Visite faite » ne sont lus dans aucun tableau.",
);
pub static LIGNES_BARREES: Code = code("A255", "lignes barrées ou grisées", "elles sont lues comme les autres").page(
    "Une ligne barrée ou écrite en gris est souvent celle de quelqu’un qui est parti, ou d’une période annulée. Rien ne le dit avec certitude : elle est lue, car l’oublier ferait disparaître quelqu’un.",
    "Supprimer la ligne si elle ne doit plus compter. Sinon, rien à faire.",
    "La ligne 8 est barrée : l’élève a changé de lycée, et tous ses documents seraient composés.",
);
pub static VALEUR_EN_ENTETE: Code = code("E256", "une colonne par épreuve ou par période", "la colonne n’est pas lue").page(
    "L’en-tête est le code d’une épreuve ou d’une période : les notes ou les périodes ont été mises côte à côte, une colonne pour chacune. La liste est lue, et ces colonnes ne le sont pas ; ce qu’elles contiennent manquerait aux documents et aux archives du jury.",
    "Mettre ces données dans leur tableau, une ligne par candidat et par épreuve ou par période. « liasse modeles » l’écrit, avec les noms, prêt à remplir. Si la colonne dit autre chose, changer son en-tête, ou l’ajouter aux « ignorees » de colonnes.yaml.",
    "La liste de la classe a une colonne du code d’une épreuve, avec une note sur chaque ligne : la mettre dans un tableau « Épreuve ; Note proposée ».",
);
pub static TABLEAU_EN_UNE_COLONNE: Code =
    code("E257", "tableau tassé dans une seule colonne", "rien n’est lu dans cette feuille").page(
        "Une seule cellule contient toute la ligne d’en-têtes, et chaque ligne est dans une seule cellule aussi : le fichier texte a été ouvert avec un autre séparateur que le sien. Couper les lignes serait deviner où chaque valeur commence.",
        "Dans le tableur, sélectionner la colonne et la couper (Données, Convertir), ou rouvrir le fichier texte en choisissant le bon séparateur. Enregistrer, puis déposer de nouveau le fichier.",
        "La cellule A1 contient « N° candidat;Nom de famille;Prénom(s) ».",
    );
