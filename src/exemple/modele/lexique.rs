//! Words of the fictional school: towns, structures, trades, remarks of tutors and of juries.
//!
//! The towns do not exist and their postal codes are outside the ranges in use.

pub const VILLES: &[(&str, &str)] = &[
    ("44998", "Saint-Aubin-des-Grèves"),
    ("44997", "Villeneuve-sur-Grée"),
    ("44996", "Port-Lambert"),
    ("44995", "La Chapelle-aux-Ormes"),
    ("44994", "L’Aubraie-Montfort"),
];

pub const VOIES: &[&str] = &[
    "rue des Tanneurs",
    "avenue de la Gare",
    "place de l’Hôtel-de-Ville",
    "boulevard Victor-Hugo",
    "rue du Moulin-Neuf",
    "allée des Charmes",
    "quai de la Fosse",
    "zone d’activités de la Prée",
    "rue Jules-Ferry",
    "impasse du Four-à-Chaux",
    "route de Port-Lambert",
    "rue de l’Église",
    "cours des Cinquante-Otages",
    "chemin du Bois-Joli",
];

pub const STRUCTURES: &[&str] = &[
    "Mairie de Saint-Aubin-des-Grèves",
    "Communauté de communes du Pays de Grée",
    "Cabinet comptable Lheureux et Associés",
    "Transports Guérinière SARL",
    "Clinique vétérinaire des Ormes",
    "Garage de l’Hôtel-de-Ville",
    "Agence immobilière L’Ancre bleue",
    "Collège Simone-Delaporte",
    "Association d’aide à domicile « Les Mains tendues »",
    "Centre socioculturel La Passerelle",
    "Menuiserie Le Bihan-Prigent",
    "Office notarial Maître d’Harcourt-Vallin",
    "Assurances Corvaisier",
    "Résidence médicalisée Les Jardins d’Arcadie",
    "Boulangerie industrielle Épis d’or",
    "Imprimerie de la Prée",
    "Auto-école du Quai",
    "Club nautique de Port-Lambert",
    "Chantier naval Kerouédan et Fils",
    "Coopérative maraîchère Terre & Marée",
    "Laboratoire d’analyses Bioval-Grée",
    "Office de tourisme de Port-Lambert",
    "Entreprise générale de bâtiment Da Costa",
    "Électricité Prévost-Moulin",
    "Mission locale du Pays de Grée",
    "Médiathèque Andrée-Colbert",
    "Hôtel-restaurant La Vieille Écluse",
    "Syndicat mixte de collecte des déchets",
    "Pharmacie de la Gare",
    "Logistique Atlantique-Ouest",
    "Crèche associative Les P’tits Loups",
    "Cabinet infirmier de l’Aubraie",
    "Studio graphique Œil-de-Bœuf",
    "Centre de contrôle technique Grée Auto",
    "École de musique intercommunale",
    "Société de nettoyage Clarté Services",
    "Banque alimentaire du Littoral",
    "Maison de la presse Duvallet",
    "Cabinet d’architecture Trait d’union",
    "Paysages et jardins Fougeray",
    "Centre hospitalier intercommunal de l’Estuaire",
    "Entreprise adaptée Horizons",
];

/// Functions of tutors: for a woman, for a man.
pub const FONCTIONS: &[(&str, &str)] = &[
    ("Responsable administrative et financière", "Responsable administratif et financier"),
    ("Assistante de gestion", "Assistant de gestion"),
    ("Secrétaire générale", "Secrétaire général"),
    ("Comptable", "Comptable"),
    ("Responsable des ressources humaines", "Responsable des ressources humaines"),
    ("Gestionnaire de paie", "Gestionnaire de paie"),
    ("Directrice d’agence", "Directeur d’agence"),
    ("Chargée d’accueil", "Chargé d’accueil"),
    ("Adjointe administrative principale", "Adjoint administratif principal"),
    ("Gérante", "Gérant"),
];

pub const EMPLOIS: &[&str] = &["Secrétaire", "Agent administratif", "Gestionnaire de dossiers"];

/// What a tutor writes, from the weakest trainee to the strongest.
pub const APPRECIATIONS: [&[&str]; 3] = [
    &[
        "Stage suivi avec assiduité ; il reste à gagner en rigueur et à oser poser des questions.",
        "Des efforts en fin de période. Les consignes doivent encore être reformulées.",
        "Débuts difficiles, puis une vraie prise de conscience de l’importance des délais.",
    ],
    &[
        "Travail sérieux et régulier. L’équipe a apprécié la bonne humeur et la ponctualité.",
        "Bonne intégration dans le service ; les tâches confiées ont été menées à bien.",
        "Période satisfaisante : l’autonomie progresse, l’accueil téléphonique est à consolider.",
    ],
    &[
        "Excellente période : autonomie, discrétion et qualité des écrits. Nous l’accueillerions volontiers à nouveau.",
        "Très bon élément, à l’aise avec le progiciel comme avec le public.",
        "Travail de niveau professionnel ; des initiatives utiles au service.",
    ],
];

/// What a commission writes on the competences, from the weakest candidate to the strongest.
pub const OBSERVATIONS_COMPETENCES: [&[&str]; 3] = [
    &[
        "Les procédures sont connues mais appliquées sans contrôle ; les écrits demandent une relecture.",
        "Compétences inégalement mobilisées : le traitement est fiable, le compte rendu reste imprécis.",
    ],
    &[
        "Compétences mobilisées dans l’ensemble ; la justification des choix gagnerait à être étayée.",
        "Bonne maîtrise des outils ; les règles de confidentialité sont citées à propos.",
    ],
    &[
        "Toutes les compétences sont mobilisées avec aisance et expliquées à partir d’exemples précis.",
        "Maîtrise solide, y compris face à l’aléa proposé par la commission.",
    ],
];

pub const OBSERVATIONS_GENERALES: [&[&str]; 3] = [
    &[
        "Prestation fragile, le dossier est mince. Doit s’entraîner à expliciter sa démarche.",
        "Des situations vécues mais peu analysées ; l’expression orale est hésitante.",
    ],
    &[
        "Ensemble satisfaisant. L’échange a permis de préciser plusieurs points du dossier.",
        "Dossier complet et présentation claire, malgré quelques imprécisions de vocabulaire.",
    ],
    &[
        "Très bonne prestation : dossier soigné, propos structurés, regard critique sur le travail accompli.",
        "Excellent échange avec la commission ; posture professionnelle.",
    ],
];

pub const RESSOURCES: &[&str] = &[
    "Procédure interne\nCaptures d’écran du progiciel",
    "Tableau de suivi (tableur)\nCourriel d’envoi",
    "Modèle de courrier de la structure",
    "Extrait du PGI\nFiche de procédure\nCompte rendu de réunion",
    "Charte graphique\nDocument produit",
    "Planning partagé\nNote d’information",
];

/// What follows the name of the structure in « Organisation et contexte ».
pub const CONTEXTES: &[&str] = &[
    "service administratif de quatre personnes",
    "accueil physique et téléphonique du public",
    "petite structure, poste polyvalent auprès de la direction",
    "service comptable, clôture mensuelle en cours",
    "équipe de terrain suivie à distance par le secrétariat",
];

/// Where a simulated situation took place.
pub const CONTEXTES_SIMULES: &[&str] = &[
    "Scénario « Brasserie Vent d’Ouest », travail en binôme sur le PGI pédagogique",
    "Scénario « Les Cycles de la Grée », salle d’atelier professionnel",
    "Mini-entreprise de la classe, préparation des portes ouvertes",
];

/// Cyclades writes what other candidates of the school prepare: code, label, prefix of their divisions.
pub const AUTRES_SPECIALITES: &[(&str, &str, &str)] =
    &[("31212", "Métiers de l’accueil", "TMA"), ("31299", "Spécialité fictive de démonstration", "TSF")];
