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
];

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
pub static FORMULE_SANS_RESULTAT: Code = code("E220", "formule sans résultat enregistré", CELLULE).page(
    "Un classeur garde, à côté de chaque formule, son dernier résultat. Celui-ci a été écrit par un logiciel qui ne calcule pas : la cellule semblerait vide, et une note disparaîtrait sans bruit.",
    "Ouvrir le classeur dans Excel ou LibreOffice, vérifier que la cellule montre sa valeur, l’enregistrer, puis le déposer de nouveau.",
    "La cellule Q2 contient « =MOYENNE(E2:P2) » et rien d’autre ; une fois le classeur enregistré dans Excel, elle contient aussi 13,5.",
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
    "Le classeur montre « TAGO1 » et cache « TAGO1 2024 », qui contient aussi une liste de candidats.",
);
pub static LIGNES_MASQUEES: Code = code("A224", "lignes masquées", "elles sont lues comme les autres").page(
    "Une ligne masquée à la main ou par un filtre appartient toujours au tableau. Elle est lue, car l’oublier ferait disparaître quelqu’un.",
    "Afficher toutes les lignes et vérifier celles du message. Supprimer celles qui ne doivent pas compter.",
    "Les lignes 8 et 12 sont masquées : deux élèves partis en cours d’année y figurent encore.",
);
pub static FEUILLE_FILTREE: Code = code("A225", "filtre actif", "toutes les lignes sont lues").page(
    "La personne qui a enregistré la feuille n’en voyait qu’une partie. Toutes les lignes sont lues, y compris celles que le filtre cache.",
    "Effacer le filtre et vérifier la liste entière.",
    "Un filtre sur la classe ne montre que TAGO1 ; les élèves de TAGO2 sont lus aussi.",
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
        "Dans un fichier texte, la place d’une valeur fait sa colonne. Un séparateur de trop ou de moins décale tout ce qui suit.",
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
        "Ajouter au-dessus des données une ligne d’en-têtes, avec les noms que donne le message.",
        "La première ligne est « DURAND ; Léa ; 12/05/2008 » : il manque « Nom de famille ; Prénom(s) ; Date de naissance ».",
    );
pub static TOTAL_DOUTEUX: Code =
    code("A237", "ligne qui ressemble à un total", "elle est lue comme des données").page(
        "La ligne commence par un mot de total, mais contient aussi des textes comme une ligne ordinaire : elle est lue.",
        "La supprimer si c’est un total ou une remarque.",
        "« Total ; TAGO1 ; 24 élèves » sous une liste de trois colonnes.",
    );
