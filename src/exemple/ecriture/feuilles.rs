//! The sheets of a school: which columns, which title lines, which rows.
//!
//! Headers are those of a secretary: the canonical ones in most sheets, and on purpose other usual wordings
//! of the same columns (« Nom », « Prénom », « Né(e) le », « Division ») in some of them.

use super::tableau::{Cellule, Tableau};
use crate::exemple::modele::cadre::{Cadre, EpreuveCadre};
use crate::exemple::modele::{Candidat, Classe, Ecole, Grille, Identite, Inscrit, Note, Stage};

const PERSONNE: [&str; 3] = ["N° candidat", "Nom de famille", "Prénom(s)"];
const PERSONNE_USUELLE: [&str; 3] = ["N° candidat", "Nom", "Prénom"];
const CANDIDATS: [&str; 2] = ["Né(e) le", "Division"];
const INSCRIPTIONS: [&str; 9] = [
    "N° candidat",
    "INE",
    "Nom de famille",
    "Nom d'usage",
    "Prénom(s)",
    "Date de naissance",
    "Classe",
    "Catégorie candidat",
    "Code spécialité",
];
const SUIVI: [&str; 3] = ["Durée du cycle", "Positionnement (semaines)", "Dérogation PFMP"];
const PFMP: [&str; 16] = [
    "Période",
    "Type",
    "Du",
    "Au",
    "Jours de présence",
    "Semaines",
    "Structure",
    "Adresse de la structure",
    "SIRET",
    "Représentant",
    "Tuteur",
    "Fonction du tuteur",
    "Activités",
    "Compétences",
    "Gratification",
    "Observations",
];
const TRAVAUX: [&str; 9] = [
    "Épreuve",
    "N°",
    "Intitulé",
    "Dimension",
    "Compétences",
    "Organisation et contexte",
    "Nature",
    "Période ou lieu",
    "Ressources",
];
const GRILLE: [&str; 2] = ["Épreuve", "Situation"];
const GRILLE_FIN: [&str; 5] = [
    "Note proposée",
    "Situations présentées",
    "Observations sur les compétences",
    "Observations générales",
    "Date",
];
const COMMISSIONS: [&str; 6] = ["Épreuve", "Classe", "Nom", "Prénom", "Fonction", "Entreprise"];
const JUSTIFICATIFS: [&str; 7] = ["Nature", "Organisme", "Du", "Au", "Quotité", "Heures", "Emploi occupé"];
const TUTEURS_FIN: [&str; 4] = ["Activités réalisées", "Appréciation", "Tuteur", "Date"];

pub fn etablissement(ecole: &Ecole) -> Tableau {
    let texte = |champ: &str, valeur: &str| vec![Cellule::texte(champ), Cellule::texte(valeur)];
    let mut lignes = vec![
        texte("Nom", &ecole.nom),
        texte("UAI", &ecole.uai),
        texte("Adresse", &ecole.adresse),
        texte("Code postal", &ecole.code_postal),
        texte("Ville", &ecole.ville),
        texte("Académie", &ecole.academie),
        texte("Téléphone", &ecole.telephone),
        texte("Représentant", &ecole.representant),
        texte("Qualité du représentant", &ecole.qualite),
    ];
    lignes.push(vec![Cellule::texte("Session"), Cellule::nombre(ecole.session)]);
    lignes.push(texte("Lieu d'édition", &ecole.ville));
    lignes.push(vec![Cellule::texte("Date d'édition"), Cellule::Jour(ecole.date_edition)]);
    Tableau {
        nom: "Établissement".to_owned(),
        titres: vec!["Fiche de l’établissement".to_owned(), String::new()],
        entetes: vec!["Champ".to_owned(), "Valeur".to_owned()],
        lignes,
        figees: 0,
    }
}

/// The sheets of the workbook of a class; those that would be empty are left out, the list of candidates
/// excepted. Where no other list gives the numbers and the categories, that one does.
pub fn classe(cadre: &Cadre, ecole: &Ecole, classe: &Classe, seule_liste: bool) -> Vec<Tableau> {
    let liste = if seule_liste { inscriptions(ecole, classe) } else { candidats(ecole, classe) };
    let mut feuilles = vec![liste, pfmp(cadre, ecole, classe), travaux(ecole, classe)];
    feuilles.extend(cadre.epreuves.iter().map(|epreuve| grilles(cadre, ecole, classe, epreuve)));
    feuilles.push(commissions(ecole, classe));
    feuilles.push(justificatifs(ecole, classe));
    let liste = feuilles.remove(0);
    feuilles.retain(|feuille| !feuille.lignes.is_empty());
    feuilles.insert(0, liste);
    feuilles
}

/// The evaluations of one period; `None` where no tutor has answered.
pub fn tuteurs(cadre: &Cadre, ecole: &Ecole, classe: &Classe, periode: &str) -> Option<Tableau> {
    let codes: Vec<&str> = cadre.competences().map(String::as_str).collect();
    let mut lignes = Vec::new();
    for candidat in &classe.candidats {
        for evaluation in candidat.evaluations.iter().filter(|e| e.periode == periode) {
            let mut ligne = personne(candidat);
            ligne.push(Cellule::texte(periode));
            ligne.extend(codes.iter().map(|code| Cellule::option(evaluation.niveaux.get(*code))));
            ligne.push(Cellule::texte(evaluation.activites.join("\n")));
            ligne.push(Cellule::texte(&evaluation.appreciation));
            ligne.push(Cellule::option(evaluation.tuteur.as_ref()));
            ligne.push(Cellule::Jour(evaluation.date));
            lignes.push(ligne);
        }
    }
    let titre = format!("Évaluations des tuteurs – {periode}");
    let entetes = [&PERSONNE_USUELLE[..], &["Période"], &codes, &TUTEURS_FIN].concat();
    let tableau = tableau(periode, titres(ecole, classe, &titre), &entetes, lignes);
    (!tableau.lignes.is_empty()).then_some(tableau)
}

fn candidats(ecole: &Ecole, classe: &Classe) -> Tableau {
    let ligne = |candidat: &Candidat| {
        let mut ligne = personne(candidat);
        ligne.push(Cellule::Jour(identite(candidat).naissance));
        ligne.push(Cellule::texte(&classe.nom));
        ligne.extend(suivi(candidat));
        ligne
    };
    let lignes = classe.candidats.iter().map(ligne).collect();
    let entetes = [&PERSONNE_USUELLE[..], &CANDIDATS, &SUIVI].concat();
    tableau("Candidats", titres(ecole, classe, "Suivi des candidats"), &entetes, lignes)
}

/// What the registration says of each candidate, as it writes it, beside the follow-up of the class.
fn inscriptions(ecole: &Ecole, classe: &Classe) -> Tableau {
    let ligne = |candidat: &Candidat| {
        let Inscrit { identite, categorie, code_specialite, .. } = &candidat.inscrit;
        let mut ligne = vec![
            Cellule::texte(&identite.numero),
            Cellule::texte(&identite.ine),
            Cellule::texte(identite.nom_inscrit()),
            Cellule::option(identite.nom_usage_inscrit().as_ref()),
            Cellule::texte(identite.prenoms_inscrits()),
            Cellule::Jour(identite.naissance),
            Cellule::texte(&classe.nom),
            Cellule::texte(categorie),
            Cellule::texte(code_specialite),
        ];
        ligne.extend(suivi(candidat));
        ligne
    };
    let lignes = classe.candidats.iter().map(ligne).collect();
    let entetes = [&INSCRIPTIONS[..], &SUIVI].concat();
    tableau("Candidats", titres(ecole, classe, "Inscriptions et suivi des candidats"), &entetes, lignes)
}

fn suivi(candidat: &Candidat) -> [Cellule; SUIVI.len()] {
    [
        candidat.duree_cycle.map_or(Cellule::Vide, Cellule::nombre),
        Cellule::Vide,
        Cellule::texte(if candidat.derogation { "Oui" } else { "Non" }),
    ]
}

fn pfmp(cadre: &Cadre, ecole: &Ecole, classe: &Classe) -> Tableau {
    let mut lignes = Vec::new();
    for candidat in &classe.candidats {
        for stage in &candidat.stages {
            let mut ligne = personne(candidat);
            ligne.extend(cellules_stage(cadre, stage));
            lignes.push(ligne);
        }
    }
    let titre = "Périodes de formation en milieu professionnel";
    tableau("PFMP", titres(ecole, classe, titre), &[&PERSONNE[..], &PFMP].concat(), lignes)
}

fn cellules_stage(cadre: &Cadre, stage: &Stage) -> [Cellule; PFMP.len()] {
    [
        Cellule::texte(&stage.periode),
        Cellule::texte(&cadre.type_stage),
        Cellule::Jour(stage.du),
        Cellule::Jour(stage.au),
        Cellule::nombre(stage.jours),
        Cellule::Nombre(stage.semaines),
        Cellule::texte(&stage.structure.nom),
        Cellule::texte(&stage.structure.adresse),
        Cellule::option(stage.siret.as_ref()),
        Cellule::texte(&stage.structure.representant),
        Cellule::option(stage.tuteur.as_ref().map(|tuteur| &tuteur.nom)),
        Cellule::option(stage.tuteur.as_ref().map(|tuteur| &tuteur.fonction)),
        Cellule::texte(stage.activites.join("\n")),
        Cellule::texte(stage.competences.join(" ; ")),
        Cellule::option(stage.gratification.as_ref()),
        Cellule::option(stage.observations.as_ref()),
    ]
}

fn travaux(ecole: &Ecole, classe: &Classe) -> Tableau {
    let mut lignes = Vec::new();
    for candidat in &classe.candidats {
        for travail in &candidat.travaux {
            let mut ligne = personne(candidat);
            ligne.extend([
                Cellule::texte(&travail.epreuve),
                Cellule::nombre(travail.numero),
                Cellule::texte(&travail.intitule),
                Cellule::texte(&travail.dimension),
                Cellule::texte(travail.competences.join(" ; ")),
                Cellule::texte(&travail.organisation),
                Cellule::texte(&travail.nature),
                Cellule::texte(&travail.lieu),
                Cellule::texte(&travail.ressources),
            ]);
            lignes.push(ligne);
        }
    }
    let titre = "Travaux professionnels des candidats";
    tableau("Travaux", titres(ecole, classe, titre), &[&PERSONNE[..], &TRAVAUX].concat(), lignes)
}

fn grilles(cadre: &Cadre, ecole: &Ecole, classe: &Classe, epreuve: &EpreuveCadre) -> Tableau {
    let codes: Vec<&str> = cadre.rubriques(&epreuve.pole).map(String::as_str).collect();
    let mut lignes = Vec::new();
    for candidat in &classe.candidats {
        for grille in candidat.grilles.iter().filter(|g| g.epreuve == epreuve.code) {
            let mut ligne = personne(candidat);
            ligne.push(Cellule::texte(&grille.epreuve));
            ligne.push(Cellule::option(grille.situation.as_ref()));
            ligne.extend(
                codes
                    .iter()
                    .map(|code| grille.niveaux.get(*code).map_or(Cellule::Vide, |n| Cellule::code(n))),
            );
            ligne.extend(cellules_conclusion(grille));
            lignes.push(ligne);
        }
    }
    let titre = format!("{} – {}", epreuve.code, epreuve.intitule);
    let entetes = [&PERSONNE[..], &GRILLE, &codes, &GRILLE_FIN].concat();
    let nom = format!("Grilles {}", epreuve.code);
    tableau(&nom, titres(ecole, classe, &titre), &entetes, lignes)
}

fn cellules_conclusion(grille: &Grille) -> [Cellule; GRILLE_FIN.len()] {
    [
        match &grille.note {
            Note::NonSaisie => Cellule::Vide,
            Note::Points(points) => Cellule::Nombre(*points),
            Note::Etat(etat) => Cellule::texte(etat),
        },
        Cellule::option(grille.situations_presentees.as_ref()),
        Cellule::option(grille.observations_competences.as_ref()),
        Cellule::option(grille.observations.as_ref()),
        Cellule::Jour(grille.date),
    ]
}

fn commissions(ecole: &Ecole, classe: &Classe) -> Tableau {
    let mut lignes = Vec::new();
    for membre in &classe.commissions {
        lignes.push(vec![
            Cellule::texte(&membre.epreuve),
            Cellule::texte(&classe.nom),
            Cellule::texte(&membre.nom),
            Cellule::texte(&membre.prenom),
            Cellule::texte(&membre.fonction),
            Cellule::option(membre.entreprise.as_ref()),
        ]);
    }
    tableau("Commissions", titres(ecole, classe, "Commissions d’évaluation"), &COMMISSIONS, lignes)
}

fn justificatifs(ecole: &Ecole, classe: &Classe) -> Tableau {
    let mut lignes = Vec::new();
    for candidat in &classe.candidats {
        for justificatif in &candidat.justificatifs {
            let mut ligne = personne(candidat);
            ligne.extend([
                Cellule::texte(&justificatif.nature),
                Cellule::texte(&justificatif.organisme),
                Cellule::Jour(justificatif.du),
                Cellule::Jour(justificatif.au),
                Cellule::option(justificatif.quotite.as_ref()),
                justificatif.heures.map_or(Cellule::Vide, Cellule::nombre),
                Cellule::option(justificatif.emploi.as_ref()),
            ]);
            lignes.push(ligne);
        }
    }
    let entetes = [&PERSONNE[..], &JUSTIFICATIFS].concat();
    tableau(
        "Justificatifs",
        titres(ecole, classe, "Justificatifs d’expérience et de formation"),
        &entetes,
        lignes,
    )
}

fn identite(candidat: &Candidat) -> &Identite {
    &candidat.inscrit.identite
}

/// Number, name, first names: what every sheet starts with.
fn personne(candidat: &Candidat) -> Vec<Cellule> {
    let identite = identite(candidat);
    vec![Cellule::texte(&identite.numero), Cellule::texte(&identite.nom), Cellule::texte(&identite.prenoms)]
}

fn titres(ecole: &Ecole, classe: &Classe, titre: &str) -> Vec<String> {
    let sous_titre = format!("{} – classe {} – session {}", ecole.nom, classe.nom, ecole.session);
    vec![titre.to_owned(), sous_titre, String::new()]
}

fn tableau(nom: &str, titres: Vec<String>, entetes: &[&str], lignes: Vec<Vec<Cellule>>) -> Tableau {
    let entetes: Vec<String> = entetes.iter().map(|&entete| entete.to_owned()).collect();
    let figees = if entetes.first().is_some_and(|entete| entete == PERSONNE[0]) { 3 } else { 0 };
    Tableau { nom: nom.to_owned(), titres, entetes, lignes, figees }
}
