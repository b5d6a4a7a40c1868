//! The sheets of a school: which columns, which title lines, which rows.
//!
//! Headers are those of a secretary: the canonical ones in most sheets, and on purpose other usual wordings
//! of the same columns (« Nom », « Prénom », « Né(e) le », « Division ») in some of them; where the pack knows no such
//! wording, its own.

use super::tableau::{Cellule, Tableau};
use crate::exemple::modele::cadre::{Cadre, EpreuveCadre};
use crate::exemple::modele::{Candidat, Classe, Ecole, Grille, Identite, Inscrit, Note, Stage};
use crate::referentiel::types::NomTable;

/// Key of the pack and usual wording.
type Titre = (&'static str, &'static str);

const PERSONNE: [Titre; 3] =
    [("numero_candidat", "N° candidat"), ("nom_de_famille", "Nom de famille"), ("prenoms", "Prénom(s)")];
const PERSONNE_USUELLE: [Titre; 3] =
    [("numero_candidat", "N° candidat"), ("nom_de_famille", "Nom"), ("prenoms", "Prénom")];
const CANDIDATS: [Titre; 2] = [("date_de_naissance", "Né(e) le"), ("classe", "Division")];
const INSCRIPTIONS: [Titre; 9] = [
    ("numero_candidat", "N° candidat"),
    ("ine", "INE"),
    ("nom_de_famille", "Nom de famille"),
    ("nom_usage", "Nom d'usage"),
    ("prenoms", "Prénom(s)"),
    ("date_de_naissance", "Date de naissance"),
    ("classe", "Classe"),
    ("categorie", "Catégorie candidat"),
    ("code_specialite", "Code spécialité"),
];
const SUIVI: [Titre; 3] = [
    ("duree_cycle", "Durée du cycle"),
    ("positionnement", "Positionnement (semaines)"),
    ("derogation", "Dérogation PFMP"),
];
const PFMP: [Titre; 16] = [
    ("periode", "Période"),
    ("type", "Type"),
    ("du", "Du"),
    ("au", "Au"),
    ("jours", "Jours de présence"),
    ("semaines", "Semaines"),
    ("structure", "Structure"),
    ("adresse_structure", "Adresse de la structure"),
    ("siret", "SIRET"),
    ("representant", "Représentant"),
    ("tuteur", "Tuteur"),
    ("fonction_tuteur", "Fonction du tuteur"),
    ("activites", "Activités"),
    ("competences", "Compétences"),
    ("gratification", "Gratification"),
    ("observations", "Observations"),
];
const TRAVAUX: [Titre; 9] = [
    ("epreuve", "Épreuve"),
    ("numero", "N°"),
    ("intitule", "Intitulé"),
    ("dimension", "Dimension"),
    ("competences", "Compétences"),
    ("organisation", "Organisation et contexte"),
    ("nature", "Nature"),
    ("lieu", "Période ou lieu"),
    ("ressources", "Ressources"),
];
const GRILLE: [Titre; 2] = [("epreuve", "Épreuve"), ("situation", "Situation")];
const GRILLE_FIN: [Titre; 5] = [
    ("note", "Note proposée"),
    ("situations_presentees", "Situations présentées"),
    ("observations_competences", "Observations sur les compétences"),
    ("observations", "Observations générales"),
    ("date", "Date"),
];
const COMMISSIONS_FEUILLE: &str = "Commissions";
const COMMISSIONS: [Titre; 6] = [
    ("epreuve", "Épreuve"),
    ("classe", "Classe"),
    ("nom_membre", "Nom"),
    ("prenom_membre", "Prénom"),
    ("fonction", "Fonction"),
    ("entreprise", "Entreprise"),
];
const JUSTIFICATIFS: [Titre; 7] = [
    ("nature", "Nature"),
    ("organisme", "Organisme"),
    ("du", "Du"),
    ("au", "Au"),
    ("quotite", "Quotité"),
    ("heures", "Heures"),
    ("emploi", "Emploi occupé"),
];
const TUTEURS_FIN: [Titre; 4] = [
    ("activites", "Activités réalisées"),
    ("appreciation", "Appréciation"),
    ("tuteur", "Tuteur"),
    ("date", "Date"),
];

pub fn etablissement(cadre: &Cadre, ecole: &Ecole) -> Tableau {
    let champ = |cle: &str, usuel: &str| Cellule::texte(cadre.champ(cle, usuel));
    let texte = |cle: &str, usuel: &str, valeur: &str| vec![champ(cle, usuel), Cellule::texte(valeur)];
    let mut lignes = vec![
        texte("nom", "Nom", &ecole.nom),
        texte("uai", "UAI", &ecole.uai),
        texte("adresse", "Adresse", &ecole.adresse),
        texte("code_postal", "Code postal", &ecole.code_postal),
        texte("ville", "Ville", &ecole.ville),
        texte("academie", "Académie", &ecole.academie),
        texte("telephone", "Téléphone", &ecole.telephone),
        texte("representant", "Représentant", &ecole.representant),
        texte("qualite", "Qualité du représentant", &ecole.qualite),
    ];
    lignes.push(vec![champ("session", "Session"), Cellule::nombre(ecole.session)]);
    lignes.push(texte("lieu_edition", "Lieu d'édition", &ecole.ville));
    lignes.push(vec![champ("date_edition", "Date d'édition"), Cellule::Jour(ecole.date_edition)]);
    Tableau {
        nom: "Établissement".to_owned(),
        titres: vec!["Fiche de l’établissement".to_owned(), String::new()],
        entetes: heads(cadre, NomTable::Etablissement, &[("champ", "Champ"), ("valeur", "Valeur")]),
        lignes,
        figees: 0,
    }
}

/// The sheets of the workbook of a class; those that would be empty are left out, the list of candidates
/// excepted. Where no other list gives the numbers and the categories, that one does.
pub fn classe(cadre: &Cadre, ecole: &Ecole, classe: &Classe, seule_liste: bool) -> Vec<Tableau> {
    let liste =
        if seule_liste { inscriptions(cadre, ecole, classe) } else { candidats(cadre, ecole, classe) };
    let mut feuilles = vec![liste, pfmp(cadre, ecole, classe), travaux(cadre, ecole, classe)];
    feuilles.extend(cadre.epreuves.iter().map(|epreuve| grilles(cadre, ecole, classe, epreuve)));
    feuilles.push(commissions(cadre, ecole, classe));
    feuilles.push(justificatifs(cadre, ecole, classe));
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
    let table = NomTable::EvaluationsTuteur;
    let mut entetes = heads(cadre, table, &PERSONNE_USUELLE);
    entetes.extend(heads(cadre, table, &[("periode", "Période")]));
    entetes.extend(codes.iter().map(|&code| code.to_owned()));
    entetes.extend(heads(cadre, table, &TUTEURS_FIN));
    let tableau = tableau(periode, titres(ecole, classe, &titre), entetes, lignes);
    (!tableau.lignes.is_empty()).then_some(tableau)
}

fn candidats(cadre: &Cadre, ecole: &Ecole, classe: &Classe) -> Tableau {
    let ligne = |candidat: &Candidat| {
        let mut ligne = personne(candidat);
        ligne.push(Cellule::Jour(identite(candidat).naissance));
        ligne.push(Cellule::texte(&classe.nom));
        ligne.extend(suivi(candidat));
        ligne
    };
    let lignes = classe.candidats.iter().map(ligne).collect();
    let entetes = heads(cadre, NomTable::Candidats, &[&PERSONNE_USUELLE[..], &CANDIDATS, &SUIVI].concat());
    tableau("Candidats", titres(ecole, classe, "Suivi des candidats"), entetes, lignes)
}

/// What the registration says of each candidate, as it writes it, beside the follow-up of the class.
fn inscriptions(cadre: &Cadre, ecole: &Ecole, classe: &Classe) -> Tableau {
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
    let entetes = heads(cadre, NomTable::Candidats, &[&INSCRIPTIONS[..], &SUIVI].concat());
    tableau("Candidats", titres(ecole, classe, "Inscriptions et suivi des candidats"), entetes, lignes)
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
    let entetes = heads(cadre, NomTable::Pfmp, &[&PERSONNE[..], &PFMP].concat());
    tableau(cadre.feuille(NomTable::Pfmp), titres(ecole, classe, titre), entetes, lignes)
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

fn travaux(cadre: &Cadre, ecole: &Ecole, classe: &Classe) -> Tableau {
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
    let entetes = heads(cadre, NomTable::Travaux, &[&PERSONNE[..], &TRAVAUX].concat());
    tableau("Travaux", titres(ecole, classe, titre), entetes, lignes)
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
    let table = NomTable::EvaluationsCcf;
    let mut entetes = heads(cadre, table, &[&PERSONNE[..], &GRILLE].concat());
    entetes.extend(codes.iter().map(|&code| code.to_owned()));
    entetes.extend(heads(cadre, table, &GRILLE_FIN));
    let nom = format!("Grilles {}", epreuve.code);
    tableau(&nom, titres(ecole, classe, &titre), entetes, lignes)
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

fn commissions(cadre: &Cadre, ecole: &Ecole, classe: &Classe) -> Tableau {
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
    tableau(
        COMMISSIONS_FEUILLE,
        titres(ecole, classe, "Commissions d’évaluation"),
        heads(cadre, NomTable::Commissions, &COMMISSIONS),
        lignes,
    )
}

fn justificatifs(cadre: &Cadre, ecole: &Ecole, classe: &Classe) -> Tableau {
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
    let entetes = heads(cadre, NomTable::Justificatifs, &[&PERSONNE[..], &JUSTIFICATIFS].concat());
    tableau(
        "Justificatifs",
        titres(ecole, classe, "Justificatifs d’expérience et de formation"),
        entetes,
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

/// What the pack calls these columns.
fn heads(cadre: &Cadre, table: NomTable, titres: &[Titre]) -> Vec<String> {
    titres.iter().map(|(cle, usuel)| cadre.entete(table, cle, usuel)).collect()
}

/// The first columns of a sheet that names people stay in sight.
fn tableau(nom: &str, titres: Vec<String>, entetes: Vec<String>, lignes: Vec<Vec<Cellule>>) -> Tableau {
    let figees = if nom == COMMISSIONS_FEUILLE { 0 } else { 3 };
    Tableau { nom: nom.to_owned(), titres, entetes, lignes, figees }
}
