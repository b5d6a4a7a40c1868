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
];

pub static FEUILLE_INCOMPLETE: Code =
    code("E201", "tableau reconnu à moitié", "rien n’est lu dans cette feuille").page(
    "Les en-têtes ressemblent à ceux d’un tableau connu, mais il en manque un : lire la feuille quand même risquerait de prendre une colonne pour une autre.",
    "Écrire l’en-tête qui manque au-dessus de la bonne colonne. Les majuscules et les accents ne comptent pas ; une faute de frappe, si.",
    "La ligne 1 dit « Periode | Dut | Au » : corriger « Dut » en « Du ».",
);
pub static FEUILLE_INCONNUE: Code = code("A202", "feuille sans tableau reconnu", "elle n’est pas lue").page(
    "Aucune ligne de cette feuille ne ressemble aux en-têtes d’un tableau connu. Elle n’est pas lue.",
    "Rien à faire pour une feuille de notes personnelles ou de consignes. Si ses données comptent, lui donner une ligne d’en-têtes ; « liasse exemple DOSSIER » en montre.",
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
    "« acquis ? » n’est pas un niveau ; « A » en est un dans les évaluations des tuteurs, « 3 » dans les grilles.",
);
pub static CELLULE_EN_ERREUR: Code = code("E208", "cellule en erreur", CELLULE).page(
    "La cellule montre une erreur du tableur : la formule n’a pas de résultat.",
    "Corriger la formule, ou taper la valeur à sa place, puis enregistrer.",
    "La cellule H4 montre « #REF! » parce qu’une feuille a été supprimée : y taper 14.",
);
pub static COMPETENCE_INCONNUE: Code = code("E209", "code de compétence inconnu", CELLULE).page(
    "Le code ne figure pas dans le référentiel du diplôme : on ne sait pas de quelle compétence il s’agit.",
    "Corriger le code ; « liasse referentiel » les imprime tous. Dans une cellule, séparer les codes par des points-virgules.",
    "« 1.2.9 » n’existe pas : le sous-bloc 1.2 s’arrête avant. Écrire « 1.2.1 ; 1.2.4 ».",
);
pub static VALEUR_INCONNUE: Code = code("E210", "valeur hors de la liste permise", CELLULE).page(
    "La colonne n’admet que quelques valeurs, et celle-ci n’en fait pas partie : elle changerait le document ou l’épreuve.",
    "Écrire l’une des valeurs que le message donne.",
    "Dans « Nature », « stage » n’est pas permis ; « réelle vécue », « réelle observée » ou « simulée » le sont.",
);
pub static IDENTIFIANT_ABIME: Code = code("E211", "identifiant abîmé par le tableur", LIGNE).page(
    "Le tableur a pris un identifiant pour un nombre : les zéros du début, ou les derniers chiffres, sont perdus. Le retrouver serait le deviner.",
    "Mettre la colonne au format Texte, puis recopier l’identifiant depuis le document d’origine (convocation, Cyclades, SIRET de la convention).",
    "La cellule A2 contient 100000001 au lieu de 0100000001, ou 2,14401E+13 au lieu de 21440143100015.",
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
    "La cellule « Période » de la ligne 8 est vide : écrire P1, P2…",
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
    code("I218", "candidats d’une autre spécialité", "ils sont laissés de côté").page(
    "La liste contient des candidats d’un autre diplôme, que leur code spécialité désigne. Ils n’ont pas de documents ici.",
    "Rien à faire, sauf si un candidat de cette spécialité manque : corriger alors son code.",
    "Un export de tout le lycée contient 30 élèves du baccalauréat professionnel Commerce : ils sont laissés de côté.",
);
pub static COLONNE_D_UN_AUTRE_BLOC: Code = code("E219", "niveau ou compétence hors de l’épreuve", CELLULE).page(
    "Un niveau ou une compétence est donné pour une épreuve qui ne l’évalue pas : l’une des deux informations est fausse.",
    "Effacer la cellule, ou corriger l’épreuve de la ligne.",
    "La ligne dit E31, et la colonne 3.1.2 contient un niveau : 3.1.2 est évaluée en E32.",
);
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
