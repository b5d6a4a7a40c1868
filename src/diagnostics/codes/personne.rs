//! Who is who.

use super::{CANDIDAT, Code, LIGNE, LIVRE, code};

pub(super) static LISTE: &[&Code] = &[
    &CANDIDAT_INCONNU,
    &CANDIDAT_EN_DOUBLE,
    &IDENTITES_CONTRADICTOIRES,
    &NOM_DIFFERENT,
    &HOMONYMES,
    &LIGNE_SANS_PERSONNE,
    &CLASSE_INCONNUE,
    &AUCUN_CANDIDAT,
    &CANDIDAT_NON_INSCRIT,
    &SELECTION_VIDE,
    &ECARTE_AILLEURS,
    &LIGNES_D_UN_ECARTE,
    &IDENTITE_CONTREDITE,
    &DEUX_PERSONNES,
    &CLASSE_DIFFERENTE,
    &NOM_AUX_ESPACES_PRES,
    &INE_PARTAGE,
    &DOUBLON_POSSIBLE,
    &SELECTION_AMBIGUE,
    &FORMATION_TUE,
    &FORMATION_DOUTEUSE,
];

pub static CANDIDAT_INCONNU: Code = code("E301", "candidat absent de la liste", "la ligne n’est pas utilisée").page(
    "La ligne nomme une personne qui ne figure dans aucune liste de candidats. Rien n’est rapproché par ressemblance : la note d’un élève irait à un autre.",
    "Comparer avec les personnes que le message propose ; corriger le numéro ou le nom ; ou ajouter l’élève à la liste des candidats. Toutes les lignes de cette personne font un seul message. Quand plusieurs feuilles s’accordent sur un numéro que la liste n’a pas, c’est le plus souvent la liste qui se trompe : le message est alors donné à sa ligne.",
    "La ligne 6 dit « NOIRET Paul » et la liste « NOIRÉ Paul » : écrire NOIRÉ à la ligne 6, ou NOIRET dans la liste si c’est elle qui se trompe.",
);
pub static CANDIDAT_EN_DOUBLE: Code = code("E302", "candidat deux fois dans la liste", CANDIDAT).page(
    "Le même candidat figure deux fois dans la même liste : chacun de ses documents existerait en double.",
    "Effacer la ligne en trop ; si ce sont deux personnes, corriger le numéro de l’une.",
    "MARTIN Hugo, n° 0100000002, est aux lignes 3 et 27 : effacer la ligne 27.",
);
pub static IDENTITES_CONTRADICTOIRES: Code = code("E303", "deux valeurs pour le même candidat", CANDIDAT).page(
    "Deux listes ne disent pas la même chose du même candidat. Sur un document d’examen, une seule valeur peut être juste.",
    "Vérifier sur une pièce d’identité ou sur la convocation, puis corriger celle qui est fausse.",
    "Né le 12/05/2008 dans l’export Cyclades, le 05/12/2008 dans le classeur de la classe.",
);
pub static NOM_DIFFERENT: Code = code("E304", "le numéro et le nom désignent deux personnes", LIGNE).page(
    "Le numéro de la ligne est celui d’un élève, son nom celui d’un autre : l’un des deux est une erreur de recopie. Quand trois candidats au moins sont ainsi mêlés dans une feuille, une colonne a sans doute été triée sans les autres : c’est dit une seule fois, avec toutes les lignes ; si plusieurs feuilles s’accordent contre la liste, c’est le plus souvent la liste qui se trompe, et le message est donné à sa ligne.",
    "Vérifier à qui la ligne appartient, puis corriger le numéro ou le nom. Pour une colonne triée, annuler le tri ou recopier les identifiants depuis la liste. Un nom et un prénom inversés, ou un prénom usuel, sont proposés, jamais supposés.",
    "La ligne porte 0100000002, le numéro de MARTIN Hugo, et le nom DURAND Léa : c’est 0100000001.",
);
pub static HOMONYMES: Code = code("E305", "plusieurs candidats de ce nom", "la ligne n’est pas utilisée")
    .page(
        "Plusieurs candidats portent ce nom et ce prénom, et la ligne ne donne rien pour les distinguer.",
        "Ajouter à la ligne le n° candidat, l’INE ou la date de naissance.",
        "Deux « MARTIN Emma » en T1 : écrire 0100000014 dans la colonne du numéro.",
    );
pub static LIGNE_SANS_PERSONNE: Code = code("E306", "ligne sans candidat", "la ligne n’est pas utilisée").page(
    "La ligne contient des données, mais ni numéro, ni INE, ni nom et prénom : on ne sait pas à qui elles appartiennent.",
    "Indiquer à qui appartient la ligne, ou l’effacer.",
    "Un tableur a fusionné les cellules du nom sur trois lignes : les deux suivantes n’en ont plus. Répéter le nom sur chaque ligne.",
);
pub static CLASSE_INCONNUE: Code = code("E307", "classe ou candidat inconnu pour une commission", "la ligne n’est pas utilisée").page(
    "Une commission est donnée pour une classe ou un candidat que personne ne connaît : elle ne figurerait sur aucune grille.",
    "Corriger la classe ou le n° candidat, comme ils sont écrits dans la liste des candidats.",
    "« T 1 bis » dans le tableau des commissions ; le message donne les classes de la liste, T1 et T2.",
);
pub static AUCUN_CANDIDAT: Code = code("E308", "aucune liste de candidats", "aucun document n’est produit").page(
    "Aucun tableau n’a été reconnu comme une liste de candidats : sans elle, aucun document n’a de destinataire.",
    "Déposer la liste des candidats, par exemple l’export « Liste simple » de Cyclades, tel quel.",
    "Le dossier ne contient que les évaluations des tuteurs : y ajouter « Liste_simple_0440001A_2026.csv ».",
);
pub static CANDIDAT_NON_INSCRIT: Code = code("A309", "candidat dont l’état n’est pas « Inscrit »", "il est laissé de côté").page(
    "L’état d’inscription de ce candidat n’est pas « Inscrit » : il est considéré comme ne passant pas l’examen.",
    "Rien à faire s’il ne se présente pas. Sinon, corriger son état dans Cyclades et refaire l’export.",
    "« Démissionnaire » dans la colonne « Etat ».",
);
pub static SELECTION_VIDE: Code = code("E310", "sélection qui ne désigne rien", "rien n’est produit pour elle").page(
    "La classe ou le candidat demandés à la commande ne figurent pas dans les listes : rien ne serait produit, sans explication.",
    "Vérifier l’orthographe, comme dans la liste des candidats.",
    "« liasse --classe T01 » (un zéro) au lieu de « liasse --classe TO1 » (la lettre O).",
);
pub static ECARTE_AILLEURS: Code = code("E311", "candidat d’une liste, laissé de côté par une autre", CANDIDAT).page(
        "Une liste dit que cette personne ne se présente pas à cet examen (démission, autre spécialité…), une autre la compte parmi les candidats. Le programme ne choisit pas entre les deux : produire ses documents déferait la première liste, ne pas les produire oublierait la seconde.",
        "Demander au service des examens laquelle des deux listes est à jour. Si la personne se présente, corriger son état ou sa spécialité dans la première ; sinon, effacer sa ligne dans la seconde. Une personne inscrite à deux examens figure dans la liste de celui-ci avec son code de spécialité : rien n’est alors retenu.",
        "Cyclades donne « Démissionnaire » pour DURAND Léa, que l’onglet « Candidats » de la classe compte toujours : sa ligne est effacée de l’onglet.",
    );
pub static LIGNES_D_UN_ECARTE: Code = code("A312", "lignes d’une personne laissée de côté", "elles ne sont pas utilisées").page(
    "Des stages, des notes ou des travaux portent le nom d’une personne que la liste des candidats laisse de côté. C’est habituel après une démission ; c’est aussi ce que l’on voit quand l’état de la liste est faux.",
    "Vérifier l’état et la spécialité de cette personne dans la liste. S’ils sont justes, il n’y a rien à faire, ou ses lignes peuvent être effacées.",
    "Six lignes de stage au nom de SIMON Ana, que Cyclades donne « Démissionnaire » depuis janvier.",
);
pub static IDENTITE_CONTREDITE: Code = code("E313", "INE ou date de naissance d’une autre personne", LIGNE).page(
    "La ligne désigne un candidat par son numéro ou son INE, mais donne un autre INE ou une autre date de naissance que la liste. L’un des deux est mal tapé, et rien ne dit lequel : la ligne appartient peut-être à quelqu’un d’autre.",
    "Comparer la cellule de la ligne et celle de la liste, puis corriger celle qui est fausse. Une colonne qui ne sert pas à désigner la personne peut aussi être effacée du tableau.",
    "La ligne donne 0100000001 et le 13/05/2008 ; la liste donne le 12/05/2008 pour ce numéro.",
);
pub static DEUX_PERSONNES: Code = code("E314", "numéro d’un candidat et INE d’un autre", LIGNE).page(
    "Les deux identifiants de cette ligne mènent à deux candidats différents. Choisir l’un serait donner à quelqu’un ce qui est peut-être à l’autre : les documents que la ligne remplit sont retenus pour les deux.",
    "Retrouver à qui est la ligne, puis recopier les deux identifiants depuis la liste des candidats, en colonnes au format Texte.",
    "0100000001 est le numéro de DURAND Léa, 123456789BB l’INE de MARTIN Hugo : une copie vers le bas a décalé l’une des colonnes.",
);
pub static CLASSE_DIFFERENTE: Code = code("A315", "autre classe que celle de la liste", LIVRE).page(
    "La ligne désigne bien un candidat, mais lui donne une autre classe que la liste. Elle est utilisée : la classe d’un stage ancien peut être celle de l’année d’alors. Mais une classe fausse est aussi le signe d’un numéro recopié d’une autre ligne.",
    "Vérifier que la ligne est bien celle de cette personne ; corriger la classe si elle est fausse.",
    "La liste donne T1 pour DURAND Léa, sa ligne de stage T2.",
);
pub static NOM_AUX_ESPACES_PRES: Code = code("A316", "nom coupé autrement que dans la liste", LIVRE).page(
    "Le numéro ou l’INE désigne un seul candidat, et le nom de la ligne a les mêmes lettres que le sien, avec une espace de plus ou de moins. Aucun autre candidat ne porte ce nom : la ligne est utilisée, et les documents portent le nom de la liste. Sans numéro ni INE, une telle ligne n’est donnée à personne (E301).",
    "Rien à faire si c’est la même personne ; écrire le nom comme dans la liste fait taire le message.",
    "« LEGOFF » sur la ligne, « LE GOFF » dans la liste, avec le même numéro.",
);
pub static INE_PARTAGE: Code = code("E317", "le même INE pour deux candidats", CANDIDAT).page(
    "Un INE appartient à une seule personne. Deux lignes d’une même liste le donnent avec deux numéros de candidat : l’un des deux INE est faux, ou la même personne est inscrite deux fois.",
    "Comparer les deux lignes avec l’export d’origine, puis corriger l’INE faux ou effacer la ligne en trop.",
    "123456789AA est donné à DURAND Léa et à MARTIN Hugo.",
);
pub static DOUBLON_POSSIBLE: Code = code("A318", "deux candidats qui n’en font peut-être qu’un", LIVRE).page(
    "Deux listes nomment deux candidats qu’aucune liste ne compte ensemble et que presque tout rapproche : la même date de naissance et un nom voisin, ou le même nom sans rien qui les distingue. Rien n’est rapproché par ressemblance : chacun a ses documents. Si c’est une seule personne, l’un des deux n’existe pas, et ses documents sont de trop.",
    "Comparer les deux lignes. Si c’est une seule personne, écrire partout les mêmes nom, prénom, date de naissance et numéro ; si ce sont deux personnes, rien à faire.",
    "DURAND Léa, née le 12/05/2008, est dans la liste de Cyclades ; DURANT Léa, née le même jour, dans celle de Pronote.",
);
pub static SELECTION_AMBIGUE: Code = code("E319", "sélection qui désigne plusieurs candidats", "rien n’est produit pour elle").page(
    "Le nom donné à --candidat est celui de plusieurs candidats. Le programme n’en choisit aucun.",
    "Donner aussi le prénom, ou le n° candidat que le message montre.",
    "« liasse --candidat MARTIN » quand MARTIN Hugo et MARTIN Inès sont dans la liste : écrire « --candidat \"MARTIN Hugo\" ».",
);
pub static FORMATION_TUE: Code = code("E330", "liste de plusieurs classes sans formation", "ces élèves ne sont pas candidats").page(
    "La liste réunit plusieurs classes et ne dit la formation de personne : ni code de spécialité, ni MEF, ni catégorie, ni numéro de candidat. Ce peut être la liste de tout le lycée, et chaque élève de seconde aurait alors ses documents. Une classe que les autres tableaux du dossier nomment (périodes, évaluations, travaux…) est acceptée ; les autres sont laissées de côté.",
    "Refaire l’export avec le code de spécialité ou le MEF ; ou nommer les classes du diplôme sous « classes », dans le diplome.yaml du référentiel ; ou retirer les autres classes de la liste. Choisir une classe avec --classe ne suffit pas.",
    "« liste-lycee.csv » a les colonnes Nom, Prénom, Né(e) le et Classe, et 41 classes ; avec « classes: [T1, T2] », seules ces deux-là sont gardées.",
);
pub static FORMATION_DOUTEUSE: Code = code("E331", "formation qui est peut-être celle du diplôme", "ces élèves ne sont pas candidats").page(
    "La formation d’un élève est écrite en mots qui ressemblent à ceux du diplôme sans les dire tous. Le prendre ferait composer les documents de quelqu’un d’autre, le laisser l’oublierait : rien n’est choisi.",
    "Si c’est bien ce diplôme, l’écrire par son sigle ou par le code MEF, ou ajouter ce texte à « alias » dans le diplome.yaml du référentiel. Sinon, écrire la formation en entier.",
    "« TLEPRO ENTRETIEN » pour le diplôme « Entretien des parcs et jardins » : lui, ou un autre diplôme de l’entretien ?",
);
