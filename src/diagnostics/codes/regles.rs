//! What the rules of the diploma say of a dossier: every page names where its rule can be read and changed.

use super::{Code, LIVRE, code};

pub static LIGNE_SANS_DOCUMENT: Code =
    code("A545", "ligne qu’aucun document ne montre", "la ligne n’apparaît sur aucun document").page(
        "La ligne est lue et rattachée à un candidat, mais aucun des documents que le catalogue prévoit pour lui ne la montre : travaux d’une épreuve sans état récapitulatif, membre de la commission d’une épreuve que personne ne passe ainsi, justificatif ou évaluation d’un tuteur que sa catégorie ne fait figurer nulle part. Le mode de l’épreuve pour sa catégorie est cité avec sa source.",
        "Vérifier l’épreuve de la ligne et la catégorie du candidat ; si les deux sont justes, effacer la ligne. Un document à ajouter se décrit dans documents.yaml.",
        "Des travaux pour une épreuve écrite, qui n’a pas d’état récapitulatif.",
    );
pub static SITUATION_INADAPTEE: Code =
    code("A546", "situation pour une épreuve qui n’en a qu’une", "la case n’est pas utilisée").page(
        "La colonne « Situation » ne sert qu’aux épreuves que le texte évalue en plusieurs situations. Remplie pour une épreuve d’une seule situation, elle n’est pas utilisée : la ligne est celle de l’épreuve entière, ou d’une autre épreuve.",
        "Effacer la case, ou corriger l’épreuve (liasse referentiel suivi du code de l’épreuve donne ses situations).",
        "« 1 » dans la colonne « Situation », pour une sous-épreuve que le texte évalue en une seule situation.",
    );
pub static SANS_REGLE_DE_DUREE: Code =
    code("I547", "aucune règle de durée des PFMP", "les semaines de ce candidat ne sont comparées à rien").page(
        "La durée exigée dépend de la voie, de la durée du cycle, de la session et du positionnement. Pour ce candidat, aucune règle de pfmp.yaml ne convient, ou plusieurs conviennent : le programme n’en choisit pas, et ne dit donc pas si le total suffit.",
        "Remplir ce que le message nomme. Si tout est rempli, demander la durée à la DEC de l’académie, et l’ajouter à pfmp.yaml avec sa source (liasse referentiel durees les montre toutes).",
        "La lettre d’une catégorie réunit les élèves, les apprentis et la formation continue, dont les durées diffèrent ; le texte de l’inscription dit lesquels.",
    );
pub static POSITIONNEMENT_SANS_OBJET: Code =
    code("A548", "positionnement pour une voie qui n’en a pas", LIVRE).page(
        "Une décision de positionnement réduit la durée des PFMP dans les voies que nomme l’arrêté. La voie de ce candidat n’en est pas : aucune durée minimale ne lui correspond.",
        "Vérifier la catégorie du candidat, ou vider la colonne du positionnement.",
        "12 semaines de positionnement pour un apprenti, dont le contrat tient lieu de périodes.",
    );
pub static DEROGATION_SUPERFLUE: Code =
    code("I549", "dérogation alors que les semaines suffisent", LIVRE).page(
        "Le total des semaines atteint la durée exigée, et la liste accorde une dérogation, qui est imprimée sur l’attestation récapitulative. Les deux sont possibles ; une dérogation restée d’une année précédente aussi.",
        "Vérifier que la décision de dérogation est toujours à imprimer.",
        "20 semaines pour 20 exigées, et « oui » dans la colonne de la dérogation.",
    );
pub static COMMISSION_INCOMPLETE: Code =
    code("A550", "moins de membres que le texte n’en prescrit", "les grilles gardent une ligne vide par membre manquant").page(
        "La commission a moins de membres que la définition de l’épreuve n’en prescrit, dans le mode où ces candidats la passent. La composition se lit dans epreuves.yaml.",
        "Ajouter une ligne par membre manquant ; sinon écrire son nom sur les grilles.",
        "Un seul nom pour la commission d’une épreuve, que le texte compose de deux professeurs.",
    );
pub static COMMISSION_EN_SURNOMBRE: Code =
    code("A551", "plus de membres que le texte n’en prescrit", LIVRE).page(
        "La commission a plus de membres que la définition de l’épreuve n’en prescrit. Tous sont imprimés : deux commissions de la même classe ont peut-être été réunies.",
        "Nommer chaque commission pour sa classe ou pour ses candidats (colonne du numéro), ou effacer les lignes en trop.",
        "Quatre professeurs pour la commission d’une classe, qui en a deux de deux membres.",
    );
pub static COMMISSION_SANS_PROFESSIONNEL: Code =
    code("I552", "commission sans professionnel", LIVRE).page(
        "Le texte compose la commission d’un professeur et d’un professionnel, ou à défaut d’un autre professeur : une commission de deux professeurs est donc régulière. C’est dit une fois, pour que ce ne soit pas un oubli.",
        "Rien à faire si aucun professionnel n’a pu venir ; sinon remplir la colonne de son entreprise.",
        "Deux professeures dans une commission où le texte veut un professionnel.",
    );
pub static PROFESSIONNEL_SANS_ENTREPRISE: Code =
    code("A553", "professionnel sans entreprise", "l’entreprise reste à écrire sur les grilles").page(
        "La commission demande un professionnel ; la fonction de ce membre n’est pas celle d’un professeur, et son entreprise n’est pas remplie. C’est elle qui fait reconnaître le professionnel.",
        "Remplir la colonne de l’entreprise de ce membre, ou corriger sa fonction. Les mots qui désignent un professeur se lisent dans epreuves.yaml (« fonctions »).",
        "VASSEUR Nora, comptable, sans entreprise, dans une commission où le texte veut un professionnel.",
    );
pub static PROFESSIONNEL_EN_TROP: Code =
    code("A554", "membre d’une entreprise là où le texte n’en prévoit pas", LIVRE).page(
        "La définition de l’épreuve prescrit moins de professionnels que la commission n’en compte : ils y tiennent la place de professeurs.",
        "Vérifier l’épreuve de la ligne, et la colonne de l’entreprise, qui reste vide pour un professeur.",
        "Une comptable du Garage Morel dans une commission que le texte compose de deux professeurs.",
    );
pub static ABSENCE_CONTREDITE: Code =
    code("A555", "absence avec une évaluation", LIVRE).page(
        "L’absence tient la place de la note, et la même ligne évalue pourtant le candidat : des niveaux, des situations ou des observations. L’un des deux est faux, ou la ligne d’un autre a été recopiée.",
        "Vérifier avec la commission : garder l’absence et vider le reste, ou mettre la note. Rien à faire si l’observation ne dit que l’absence.",
        "ABS dans la colonne « Note proposée », et des niveaux dans toutes les colonnes de compétences.",
    );
pub static DOSSIER_PONCTUEL_INCOMPLET: Code =
    code("A556", "pièces du dossier d’une épreuve ponctuelle inconnues", LIVRE).page(
        "En épreuve ponctuelle, et là seulement, l’arrêté attache une conséquence à l’absence d’une pièce : sans dossier, pas d’interrogation et la note zéro ; sans les justificatifs d’expérience ou d’heures de formation, la mention « non valide ». Le message cite ces phrases avec leur portée. Le programme n’applique ni l’une ni l’autre : les autorités académiques contrôlent le dossier, et le jury décide.",
        "Ajouter les travaux (tableau « travaux ») et les justificatifs (tableau « justificatifs »), ou joindre les pièces au dossier sur papier.",
        "Une candidate qui passe l’épreuve en ponctuel, et dont aucun travail n’est connu.",
    );

pub static COMMISSION_DE_TOUS: Code = code(
    "A557",
    "commission de toutes les classes",
    "le membre figure sur les grilles de toutes les classes",
)
.page(
    "La ligne d’une commission dit sa classe, ou son candidat. Sans l’une ni l’autre, son membre siège pour tous les candidats, de toutes les classes : c’est peut-être une case oubliée.",
    "Remplir la colonne « Classe » ou « N° candidat ». Si la commission est bien celle de toutes les classes, il n’y a rien à faire.",
    "Deux classes sont déposées, et les lignes d’une commission n’ont pas de classe.",
);
pub static JUSTIFICATIF_HORS_DATES: Code =
    code("A561", "justificatif aux dates impossibles", LIVRE).page(
        "Un certificat de travail ou une attestation d’heures commence avant les 14 ans du candidat, ou finit après le dernier jour de la session : une année a été mal tapée, ou la date de naissance est fausse. Le justificatif est imprimé et compté avec les dates écrites.",
        "Comparer les dates de la ligne à celles du justificatif sur papier, et la date de naissance à celle de la liste.",
        "Un emploi du 01/09/2001, écrit pour 2021, d’une candidate née en 1990.",
    );
pub static JUSTIFICATIFS_SIMULTANES: Code =
    code("A562", "deux justificatifs du même organisme aux mêmes dates", LIVRE).page(
        "Deux lignes de la même nature et du même organisme ont des jours en commun. Les deux sont imprimées. La durée d’emploi ne compte un jour qu’une fois, mais les heures de formation s’ajoutent : le total est peut-être trop grand.",
        "Vérifier les dates des deux lignes ; si c’est le même justificatif saisi deux fois, effacer l’une des deux.",
        "Deux attestations d’heures du même centre, du 15/09/2025 au 10/04/2026 et du 01/04/2026 au 30/04/2026.",
    );
pub static EXPERIENCE_INSUFFISANTE: Code =
    code("A563", "certificats de travail sous la durée du texte", LIVRE).page(
        "La règle qui s’applique au candidat lui demande une durée d’emploi, parfois au choix selon la quotité. Les mois entiers de ses certificats n’atteignent aucune de ces durées. La règle est citée avec sa source ; rien n’est dit si une date ou une quotité empêche le calcul, ou si des périodes peuvent être sa preuve. Les règles se lisent dans pfmp.yaml.",
        "Vérifier les dates et les quotités, ou ajouter les certificats qui manquent. Le jury décide.",
        "28 mois entiers pour un candidat qui doit justifier de trois années.",
    );
pub static QUOTITE_ILLISIBLE: Code =
    code("A564", "quotité qui ne se lit pas", "la quotité est imprimée telle quelle").page(
        "Le texte distingue le temps plein du temps partiel. La quotité de ce certificat n’est ni un pourcentage de 1 à 100 %, ni l’un des mots de reglages.yaml (« quotites ») : le programme ne devine pas de quel côté elle est, et ne compte pas les mois là où le texte les distingue.",
        "Écrire un pourcentage avec son signe, ou l’un des mots connus ; un mot d’usage s’ajoute à reglages.yaml.",
        "« 35 h » dans la colonne « Quotité », au lieu de « 100 % ».",
    );
pub static CASE_SANS_DOCUMENT: Code =
    code("A565", "case d’un justificatif qu’aucun document ne montre", "la case n’est pas utilisée").page(
        "Un certificat de travail ne montre pas d’heures, une attestation d’heures ne montre ni quotité ni emploi. La case est remplie pour une ligne de l’autre nature : la nature est peut-être fausse, ou deux lignes ont été mêlées.",
        "Vérifier la colonne « Nature » de la ligne ; si elle est juste, effacer la case.",
        "120 heures sur la ligne d’un certificat de travail.",
    );
pub static DIMENSION_CONTREDITE: Code =
    code("A566", "travail dont aucune compétence n’est de sa dimension", LIVRE).page(
        "L’état récapitulatif range le travail dans une dimension, et toutes les compétences de la ligne sont d’une autre dimension de l’épreuve : l’une des deux colonnes est fausse. La ligne est imprimée telle quelle.",
        "Corriger la dimension, ou les compétences. Un travail peut mobiliser des compétences de plusieurs dimensions, pourvu que l’une au moins soit de la sienne.",
        "Un travail de la première dimension, dont la seule compétence est de la deuxième.",
    );
pub static DIMENSION_SANS_TRAVAIL: Code =
    code("A567", "dimension qu’aucun travail n’aborde", LIVRE).page(
        "En épreuve ponctuelle, le texte veut que chaque dimension du pôle soit abordée au cours de l’épreuve, qui s’appuie sur les travaux du dossier. Des travaux sont connus, et l’une des dimensions n’en a pas. La règle est citée avec sa source (clé « dimensions » d’epreuves.yaml).",
        "Ajouter un travail de cette dimension s’il y en a un, ou vérifier la dimension de chaque ligne. La commission décide.",
        "Trois travaux, tous dans les deux premières dimensions du pôle.",
    );
pub static CANDIDAT_SANS_CLASSE: Code =
    code("A568", "candidat sans classe", "ses papiers sont sous « sans-classe », hors des documents des classes").page(
        "La liste a le candidat sans sa classe. Ses papiers sont produits, rangés sous « sans-classe » ; les documents d’une classe ne le montrent pas, et les commissions nommées pour une classe ne s’appliquent pas à lui. Si personne n’a de classe, c’est dit une seule fois.",
        "Remplir la colonne de la classe dans la liste des candidats.",
        "Un candidat ajouté à la main au bas de la liste, la colonne de la classe vide.",
    );
