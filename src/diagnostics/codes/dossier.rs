//! What the rows of one candidate say together.

use super::{CELLULE, Code, LIVRE, code, regles};

pub(super) static LISTE: &[&Code] = &[
    &EVALUATION_EN_DOUBLE,
    &DATES_INVERSEES,
    &TROP_DE_JOURS,
    &CATEGORIE_MANQUANTE,
    &NOTE_HORS_PAS,
    &NOTE_CONTRE_PROFIL,
    &PERIODE_MANQUANTE,
    &EVALUATION_SANS_OBJET,
    &JOURS_CONTRE_SEMAINES,
    &MEMBRE_EN_DOUBLE,
    &ETABLISSEMENT_ABSENT,
    &PERIODES_CHEVAUCHANTES,
    &NIVEAUX_DIVERGENTS,
    &LIGNE_REPETEE,
    &COMMISSION_REMPLACEE,
    &PERIODE_HORS_SESSION,
    &PERIODE_AUTRE_CYCLE,
    &JOUR_DE_REPOS,
    &JOURS_OUVRABLES,
    &PRESENCE_NULLE,
    &SEMAINES_CONTRE_DATES,
    &TOTAL_INSUFFISANT,
    &EVALUATION_HORS_PERIODE,
    &TUTEUR_SANS_PERIODE,
    &EVALUATION_HORS_ANNEE,
    &PERIODE_DE_DEUX_TYPES,
    &PERIODES_SIMULTANEES,
    &PERIODES_DANS_LE_DESORDRE,
    &POSITIONNEMENT_INSUFFISANT,
    &ARCHIVES_SUSPENDUES,
    &FORMULAIRE_MODIFIE,
    &VALEUR_A_COTE,
    &regles::LIGNE_SANS_DOCUMENT,
    &regles::SITUATION_INADAPTEE,
    &regles::SANS_REGLE_DE_DUREE,
    &regles::POSITIONNEMENT_SANS_OBJET,
    &regles::DEROGATION_SUPERFLUE,
    &regles::COMMISSION_INCOMPLETE,
    &regles::COMMISSION_EN_SURNOMBRE,
    &regles::COMMISSION_SANS_PROFESSIONNEL,
    &regles::PROFESSIONNEL_SANS_ENTREPRISE,
    &regles::PROFESSIONNEL_EN_TROP,
    &regles::ABSENCE_CONTREDITE,
    &regles::DOSSIER_PONCTUEL_INCOMPLET,
    &regles::COMMISSION_DE_TOUS,
    &CERTIFICAT_SANS_OBJET,
    &regles::JUSTIFICATIF_HORS_DATES,
    &regles::JUSTIFICATIFS_SIMULTANES,
    &regles::EXPERIENCE_INSUFFISANTE,
    &regles::QUOTITE_ILLISIBLE,
    &regles::CASE_SANS_DOCUMENT,
    &regles::DIMENSION_CONTREDITE,
    &regles::DIMENSION_SANS_TRAVAIL,
    &regles::CANDIDAT_SANS_CLASSE,
    &COUVERTURE_INCOMPLETE,
    &EVALUATION_PONCTUELLE,
];

pub static EVALUATION_EN_DOUBLE: Code = code("E501", "deux lignes pour la même évaluation", CELLULE).page(
    "Deux lignes, de contenus différents, donnent la même évaluation du même candidat : rien ne dit laquelle fait foi.",
    "Comparer les deux lignes, garder la bonne, effacer l’autre.",
    "DURAND Léa a 13,5 dans « T1.xlsx » et 15 dans « rattrapage.xlsx ».",
);
pub static DATES_INVERSEES: Code = code("E502", "fin avant le début", CELLULE).page(
    "La date de fin est avant la date de début : l’attestation serait absurde.",
    "Corriger celle des deux dates qui est fausse.",
    "Du 06/01/2026 au 14/03/2025 : la fin est le 14/03/2026.",
);
pub static TROP_DE_JOURS: Code =
    code("E503", "plus de jours de présence que de jours entre les dates", CELLULE).page(
        "Il y a plus de jours de présence que de jours entre le début et la fin de la période.",
        "Corriger le nombre de jours, ou les dates.",
        "50 jours du 06/01/2025 au 14/02/2025, qui ne font que 40 jours : la fin est le 14/03/2025.",
    );
pub static CATEGORIE_MANQUANTE: Code = code("E504", "catégorie de candidat manquante", "les grilles de ce candidat sont retenues").page(
    "La catégorie dit si le candidat passe ses épreuves en contrôle en cours de formation ou en épreuve ponctuelle. Sans elle, on ne sait pas quelle grille lui faire.",
    "Remplir la colonne de la catégorie avec le texte de Cyclades, ou avec le code du référentiel.",
    "Une candidate ajoutée à la main au bas de la liste, sans sa catégorie.",
);
pub static NOTE_HORS_PAS: Code = code("A505", "note qui n’est pas un multiple du pas", LIVRE).page(
    "La note n’est pas arrondie comme le diplôme le demande (le pas se lit dans reglages.yaml, avec sa source). Elle est imprimée telle quelle : la note est celle de la commission.",
    "Demander à la commission l’arrondi qu’elle retient.",
    "12,7 alors que les notes vont de demi-point en demi-point : 12,5 ou 13.",
);
pub static NOTE_CONTRE_PROFIL: Code = code("A506", "note qui contredit le profil", LIVRE).page(
    "Toutes les croix sont dans la même colonne extrême de la grille, et la note dit le contraire : c’est parfois une ligne décalée.",
    "Vérifier la note et les croix avec la commission.",
    "Toutes les compétences au niveau le plus haut, et 7 sur 20.",
);
pub static PERIODE_MANQUANTE: Code = code("A507", "période que d’autres ont, et qui manque à ce candidat", LIVRE).page(
    "D’autres élèves de la classe ont fait cette période, et rien n’est donné pour ce candidat : la ligne a pu être oubliée.",
    "Ajouter la ligne de la période ; si l’élève en est dispensé, remplir la colonne de la dérogation avec « oui » ; sinon compléter l’attestation à la main.",
    "Toute la classe a deux périodes ; MARTIN Hugo n’a que la première.",
);
pub static EVALUATION_SANS_OBJET: Code = code("A508", "évaluation pour une épreuve passée autrement", "la ligne n’est pas utilisée").page(
    "La ligne évalue le candidat, alors que sa catégorie passe cette épreuve dans un mode dont le catalogue n’a pas de grille. Elle n’est pas utilisée. Le mode de chaque épreuve par catégorie est celui de l’annexe II-b, dans epreuves.yaml.",
    "Vérifier la catégorie du candidat ; si elle est juste, effacer la ligne.",
    "Un élève figure dans la feuille des notes d’une épreuve qu’il passe à l’écrit.",
);
pub static JOURS_CONTRE_SEMAINES: Code = code("A509", "jours et semaines qui ne concordent pas", LIVRE).page(
    "Le nombre de semaines ne correspond pas au nombre de jours. Les deux sont imprimés tels quels sur l’attestation.",
    "Vérifier les deux nombres avec la convention, et corriger celui qui est faux.",
    "25 jours et 10 semaines : 25 jours font 5 semaines.",
);
pub static MEMBRE_EN_DOUBLE: Code = code(
    "A510",
    "deux fois la même personne dans une commission",
    "elle n’est lue qu’une fois",
)
.page(
    "La même personne est nommée deux fois dans la même commission, dont les membres doivent être distincts.",
    "Corriger l’un des deux noms, ou effacer la ligne en trop.",
    "BRUNET Odile est professeure et professionnelle dans une même commission de la classe T1.",
);
pub static ETABLISSEMENT_ABSENT: Code = code("A511", "établissement non renseigné", "les documents sont à compléter").page(
    "Rien n’est connu de l’établissement : son nom, son adresse et la session restent en blanc sur tous les documents.",
    "Déposer un tableau de deux colonnes, « Champ » et « Valeur », une ligne par renseignement.",
    "Champ : Nom, UAI, Adresse, Session… Valeur : Lycée professionnel des Essais, 0440001A, 1 rue des Essais, 2026…",
);
pub static PERIODES_CHEVAUCHANTES: Code = code("A512", "deux structures d’une période aux mêmes dates", LIVRE).page(
    "Deux lignes de PFMP du même candidat se recouvrent. C’est possible, si l’élève a partagé sa semaine entre deux structures, mais souvent une date est fausse.",
    "Vérifier les dates et les jours des deux lignes.",
    "La première du 06/01/2025 au 14/03/2025, la deuxième du 05/01/2025 au 13/03/2025 : celle-ci est en 2026.",
);
pub static NIVEAUX_DIVERGENTS: Code = code("E513", "niveaux au critère et à la compétence pour la même compétence", CELLULE).page(
    "Le niveau est donné à la fois pour une compétence entière et pour l’un de ses critères : la grille n’a qu’une croix à cet endroit.",
    "Garder soit la colonne de la compétence, soit celles de ses critères.",
    "La colonne d’une compétence contient 3, et celle de son critère « a » contient 2, pour le même élève.",
);
pub static LIGNE_REPETEE: Code = code("A514", "la même ligne deux fois, à l’identique", "elle n’est lue qu’une fois").page(
        "Deux lignes disent exactement la même chose de la même personne : souvent le même tableau dans deux classeurs, ou une copie restée dans le dossier. Comme rien n’y diffère, la ligne est lue une fois. Si une seule colonne différait, ce serait l’erreur E501.",
        "Garder un seul des deux tableaux dans le dossier d’entrée : la prochaine correction ne se ferait sinon que dans l’un d’eux.",
        "La feuille des périodes figure dans T1.xlsx et dans « T1 sauvegarde.xlsx ».",
    );
pub static COMMISSION_REMPLACEE: Code = code("A515", "commission qui en remplace une plus générale", "les membres de la commission générale n’y figurent pas").page(
    "Des membres sont nommés pour un candidat, et d’autres pour sa classe (ou pour une classe, et d’autres pour toutes). Les plus précis remplacent les autres : ils ne s’y ajoutent pas. Qui voulait ajouter un membre à la commission de la classe doit le voir.",
    "Rien à faire si la commission est complète ; sinon nommer aussi les autres membres pour ce candidat, ou pour cette classe.",
    "La classe a BRUNET Odile et LEFORT Marc ; une ligne nomme ROCHE Lise pour DURAND Léa : sa commission est ROCHE Lise seule.",
);
pub static PERIODE_HORS_SESSION: Code = code("E516", "période sans rapport avec la session", CELLULE).page(
    "La période commence après la fin de la session, ou s’achève plus d’un cycle entier avant le début de la formation. Aucun redoublement ne l’explique : l’année est fausse, et l’attestation le serait. Le cycle commence en septembre, autant d’années avant la session que dure le cycle (trois si la liste ne le dit pas) ; la session s’achève en juillet. Ces repères se règlent dans pfmp.yaml.",
    "Corriger l’année de la période. Si elle est juste, c’est la session du tableau de l’établissement qui ne l’est pas.",
    "Session 2026 : une période du 05/01/2027 au 13/03/2027, tapée pour 2026.",
);
pub static PERIODE_AUTRE_CYCLE: Code = code("A517", "période hors du cycle", LIVRE).page(
    "La période commence avant la première rentrée du cycle, ou déborde de la session. Un redoublement, une durée de cycle absente de la liste ou une période de rattrapage l’expliquent : les documents sont donc produits. Une année mal tapée aussi.",
    "Vérifier l’année, et la durée du cycle dans la liste des candidats.",
    "Session 2026, cycle de 3 ans : une période de mars 2023, avant septembre 2023.",
);
pub static JOUR_DE_REPOS: Code = code("A518", "période qui commence ou finit un dimanche", LIVRE).page(
    "Le dimanche est jour de repos : une période commence d’ordinaire un lundi et finit un vendredi ou un samedi. Une date tombée un dimanche est souvent décalée d’un jour, d’un mois ou d’une année.",
    "Vérifier la date sur la convention ; elle est imprimée telle quelle.",
    "05/01/2025 est un dimanche ; la période commençait le lundi 06/01/2025.",
);
pub static JOURS_OUVRABLES: Code = code("A519", "plus de jours de présence que de jours ouvrables", LIVRE).page(
    "Entre les deux dates, il y a moins de jours du lundi au samedi que de jours de présence : il faudrait avoir été présent le dimanche. Au-delà du nombre de jours du calendrier, c’est l’erreur E503.",
    "Vérifier les jours et les dates sur l’attestation signée ; les deux sont imprimés tels quels.",
    "14 jours de présence du lundi 06/01 au dimanche 19/01, qui ne comptent que 12 jours ouvrables.",
);
pub static PRESENCE_NULLE: Code = code("A520", "période datée sans aucune présence", LIVRE).page(
    "La période a des dates, et zéro jour ou zéro semaine de présence. Zéro est imprimé sur l’attestation, alors qu’une case vide laisserait la place d’écrire.",
    "Mettre le nombre de jours effectués, vider la case s’il n’est pas encore connu, ou effacer la ligne si la période n’a pas eu lieu.",
    "Du 06/01/2025 au 14/03/2025, 0 jour.",
);
pub static SEMAINES_CONTRE_DATES: Code = code("A521", "plus de semaines que n’en comptent les dates", LIVRE).page(
    "Entre les deux dates, il y a moins de semaines commencées que de semaines déclarées. L’un des deux est faux, ou la période s’est faite en deux fois, qui demandent deux lignes.",
    "Vérifier les dates et les semaines ; elles sont imprimées telles quelles.",
    "10 semaines du 06/01/2025 au 31/01/2025, qui n’en comptent que 4.",
);
pub static TOTAL_INSUFFISANT: Code = code("A522", "moins de semaines que le texte n’en demande", LIVRE).page(
    "Le total des semaines qui comptent (les périodes complémentaires n’en sont pas, le message les nomme) est inférieur à la durée exigée pour la voie, la durée du cycle, la session et le positionnement de ce candidat. Ce n’est jamais une erreur : le jury décide, et une dérogation peut excuser. Le texte et sa source sont cités ; les durées se lisent dans pfmp.yaml.",
    "Ajouter la période qui manque, ou remplir la colonne de la dérogation ; sinon préparer les justificatifs pour le jury.",
    "17 semaines pour un élève du cycle de 3 ans, à qui 20 sont demandées.",
);
pub static EVALUATION_HORS_PERIODE: Code = code("A523", "évaluation d’un tuteur datée hors de sa période", LIVRE).page(
    "Un tuteur évalue pendant la période, ou dans les semaines qui suivent (31 jours, à régler dans pfmp.yaml). Une date antérieure, ou bien plus tardive, vient souvent d’une mauvaise année ou de l’évaluation d’une autre période.",
    "Vérifier la date et la période de cette évaluation.",
    "La période va du 06/01/2025 au 14/03/2025, l’évaluation est datée du 14/03/2024.",
);
pub static TUTEUR_SANS_PERIODE: Code = code("A524", "évaluation d’un tuteur pour une période inconnue", LIVRE).page(
    "Un tuteur a évalué ce candidat pour une période dont aucune ligne ne donne les dates ni la structure. Ou la ligne de la période manque, et avec elle l’attestation ; ou l’évaluation porte un faux numéro de période.",
    "Ajouter la ligne de la période, ou corriger la période de l’évaluation.",
    "Une évaluation de la troisième période pour un candidat qui a des lignes pour la première, la deuxième et la quatrième.",
);
pub static EVALUATION_HORS_ANNEE: Code = code("A525", "évaluation datée hors de l’année de la session", LIVRE).page(
        "Une évaluation en cours de formation se passe d’ordinaire pendant l’année scolaire de la session, de septembre à juillet. Une note conservée d’une session précédente l’explique ; une année mal tapée aussi.",
        "Vérifier la date ; elle est imprimée telle quelle.",
        "Session 2026 : une évaluation datée du 20/05/2025.",
    );
pub static PERIODE_DE_DEUX_TYPES: Code = code("A526", "une période de deux types", LIVRE).page(
    "Deux lignes donnent la même période avec deux types, dont un seul compte peut-être dans la durée exigée : le total de l’attestation récapitulative en dépend.",
    "Corriger le type de l’une des lignes, ou le numéro de période de l’autre.",
    "La dernière période, d’un type à la mairie et d’un autre au garage.",
);
pub static PERIODES_SIMULTANEES: Code = code("E527", "deux périodes en même temps", CELLULE).page(
    "Personne n’est en deux périodes le même jour : l’une des dates est fausse, et avec elle une attestation. Les documents des deux périodes sont retenus. Deux structures d’une même période peuvent, elles, se partager les jours : c’est l’avertissement A512.",
    "Corriger les dates de l’une des deux périodes.",
    "La première du 06/01/2025 au 14/03/2025, la deuxième du 10/03/2025 au 16/05/2025.",
);
pub static PERIODES_DANS_LE_DESORDRE: Code = code("A528", "périodes dans le désordre", LIVRE).page(
    "Les périodes portent l’ordre dans lequel elles se font. Une période rattrapée plus tard est possible ; deux lignes échangées ou une année mal tapée sont plus fréquentes.",
    "Vérifier les dates et les numéros des deux périodes.",
    "La deuxième en janvier 2024, la première en janvier 2025.",
);
pub static POSITIONNEMENT_INSUFFISANT: Code = code("A529", "positionnement sous le minimum du texte", LIVRE).page(
        "La décision de positionnement réduit la durée des périodes, sans descendre sous un minimum que fixe l’arrêté. La durée inscrite dans la liste est en dessous.",
        "Vérifier la décision du recteur, et le nombre de semaines de la colonne du positionnement.",
        "6 semaines pour un élève, dont le minimum est de 10.",
    );
pub static ARCHIVES_SUSPENDUES: Code = code("A530", "archives du jury suspendues à un fichier non lu", "aucune archive du jury n’est constituée").page(
    "Une archive du jury est envoyée telle quelle, comme un dossier complet. Un fichier ou une feuille n’a pas pu être lu : il contient peut-être une pièce de n’importe quel candidat. Les documents sont produits d’après ce qui est connu, mais aucune archive n’est constituée, et celles d’un passage précédent sont retirées.",
    "Corriger le fichier que l’erreur désigne, ou le sortir du dossier d’entrée s’il n’a rien à y faire, puis relancer.",
    "« notes du jury.xlsx » est protégé par un mot de passe : les archives attendent qu’il soit lu.",
);
pub static FORMULAIRE_MODIFIE: Code = code("E540", "formulaire modifié", CELLULE).page(
    "Chaque ligne du formulaire d’un tuteur est attendue telle que le programme l’a écrite. Une ligne effacée, ajoutée ou renommée peut faire passer un niveau d’une compétence à une autre, ou faire disparaître une réponse.",
    "Reprendre le formulaire vierge du même candidat et de la même période (liasse modeles le refait à l’identique), y reporter les réponses, et remplacer le fichier modifié.",
    "La ligne d’une compétence a été supprimée : le compte rendu ne dirait rien de cette compétence.",
);
pub static VALEUR_A_COTE: Code = code("E541", "valeur à côté de sa case", CELLULE).page(
    "Une réponse écrite dans une autre colonne que celle du formulaire ne serait pas lue : le compte rendu serait incomplet sans que personne ne le sache.",
    "Reporter la réponse dans la case qui suit le libellé, ou l’effacer si elle n’en est pas une.",
    "« acquis » écrit en C12 au lieu de B12.",
);
pub static CERTIFICAT_SANS_OBJET: Code = code("A560", "certificat de travail d’un candidat dont les périodes sont la preuve", "la ligne n’est pas utilisée").page(
    "La voie du candidat, écrite dans la liste, lui demande des périodes de formation en milieu professionnel : ce sont leurs attestations qui vont au jury. Aucun certificat de travail n’est préparé pour lui. Les voies et ce qu’elles demandent se lisent dans pfmp.yaml.",
    "Vérifier la catégorie du candidat dans la liste, et sa décision de positionnement ; si elles sont justes, effacer la ligne.",
    "Un certificat de travail au nom d’un élève de la voie scolaire, pour un emploi d’été.",
);
pub static COUVERTURE_INCOMPLETE: Code = code("A570", "sous-bloc qu’aucune situation n’évalue", LIVRE).page(
    "Le texte veut que les situations d’évaluation d’une épreuve permettent, ensemble, d’évaluer des compétences de chacun des sous-blocs. Toutes les situations ont des niveaux, et l’un des sous-blocs n’en a aucun : une colonne a pu être oubliée, ou la seconde situation est à compléter. La règle et sa source sont citées, et la synthèse le montre ; le jury décide.",
    "Vérifier les niveaux saisis pour chaque situation ; si le sous-bloc n’a pas été évalué, le voir avec l’équipe avant l’envoi des notes.",
    "La première situation évalue un sous-bloc, la seconde un autre : rien n’est évalué dans le troisième.",
);
pub static EVALUATION_PONCTUELLE: Code = code(
    "I571",
    "évaluation d’une épreuve ponctuelle",
    "elle est portée sur la grille de l’épreuve ponctuelle",
)
.page(
    "La catégorie du candidat passe cette épreuve en évaluation ponctuelle : la ligne remplit la grille de l’épreuve ponctuelle, et non celle du contrôle en cours de formation.",
    "Rien à faire si la catégorie est juste ; sinon corriger la colonne de la catégorie.",
    "Un candidat que sa catégorie fait passer en ponctuel figure dans la feuille des notes.",
);
