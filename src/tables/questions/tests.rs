//! What headers that people write are taken for: read, asked, or left out.

#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes its texts so")]

use expect_test::{Expect, expect};

use super::*;
use crate::intake::Contenu;
use crate::referentiel::embedded::load_default;
use crate::referentiel::types::NomTable;
use crate::tables::entete::map_to;

/// What a header is taken for, in a table where a name and first names stand beside it.
fn verdict(pack: &Referentiel, table: NomTable, valeur: Valeur) -> String {
    let vocabulaire = Vocabulaire::new(pack);
    let text = |text: &str| Valeur::Texte(text.to_owned());
    let cells = [(0, 0, text("Nom")), (0, 1, text("Prénom")), (0, 2, valeur)];
    let lieu = Lieu { fichier: "x".into(), feuille: None, cellule: None };
    let sheet = Sheet { lieu: lieu.clone(), contenu: Contenu::from_cells(cells) };
    let mut entete = map_to(&vocabulaire, table, &sheet.contenu.lignes[0]).expect("a table of the pack");
    examine(&vocabulaire, &mut entete, &sheet);
    if let Some((key, _)) = entete.colonnes.iter().find(|(_, columns)| columns.contains(&2)) {
        return format!("lu : {key}");
    }
    if let Some(((_, code), _)) = entete.codes.iter().find(|(_, columns)| columns.contains(&2)) {
        return format!("lu : {code}");
    }
    if entete.codes_inconnus.iter().any(|(column, _)| *column == 2) {
        return "code inconnu".to_owned();
    }
    match entete.questions.iter().find(|question| question.colonne == 2) {
        Some(question) => match question.diagnostic(&lieu) {
            Some(diagnostic) => {
                let quoi = match &question.doute {
                    Doute::Colonne(colonne) | Doute::Unite(colonne, _) => colonne.colonne.as_str(),
                    Doute::Code(code) => code,
                    Doute::Valeur(quoi) => quoi,
                    Doute::Change(_, codes) => codes.first().copied().unwrap_or("?"),
                    Doute::Illisible(_) | Doute::Etrangere => "?",
                };
                format!("{} : {quoi}", diagnostic.code.id)
            }
            None => "étrangère".to_owned(),
        },
        None => "non lue".to_owned(),
    }
}

fn check(table: NomTable, headers: &str, expected: &Expect) {
    let pack = load_default().expect("the embedded pack is sound");
    let told = headers.lines().map(str::trim).filter(|header| !header.is_empty());
    let told: Vec<String> = told
        .map(|header| format!("{header} → {}", verdict(&pack, table, Valeur::Texte(header.to_owned()))))
        .collect();
    expected.assert_eq(&(told.join("\n") + "\n"));
}

#[test]
fn headers_of_a_list_of_candidates() {
    check(
        NomTable::Candidats,
        "
        N° candidat*
        Num. candidat
        N° du candidat (obligatoire)
        N° de candidat inscrit
        Numéro
        INE¹
        N° INE (1)
        INE provisoire
        Nom de jeune fille
        Nom d’épouse
        Nom d’usage (facultatif)
        Nom d’usage ou d’épouse
        Nom (tuteur)
        Nom du responsable légal
        Nom (père)
        Prénom (usuel)
        Prénom 2
        Date de naissance (jj/mm/aaaa)*
        Date de naissance [jj/mm/aaaa]
        Date de naissance JJ/MM/AAAA
        Date de naissance (mm/jj/aaaa)
        Date de naissance de l’élève
        Dates de naissance
        Dt de naissance
        Date de naisance
        Date et lieu de naissance
        Lieu de naissance
        Commune de naissance
        Classe *
        Classe d’affectation
        Classe précédente
        Classe d’origine
        Catégorie candidat (A, B ou C)
        Catégorie socio-professionnelle
        Durée du cycle (ans)
        Durée du cycle (en mois)
        Positionnement (jours)
        Dérogation PFMP (oui/non)
        Dérogation de durée
        Régime
        LV1
        Adresse e-mail
        Tél. portable
        Tiers-temps
        Avis du conseil
        ",
        &expect![[r#"
            N° candidat* → lu : numero_candidat
            Num. candidat → lu : numero_candidat
            N° du candidat (obligatoire) → lu : numero_candidat
            N° de candidat inscrit → E251 : numero_candidat
            Numéro → lu : rang
            INE¹ → lu : ine
            N° INE (1) → lu : ine
            INE provisoire → A231 : ine
            Nom de jeune fille → lu : nom_de_famille
            Nom d’épouse → lu : nom_usage
            Nom d’usage (facultatif) → lu : nom_usage
            Nom d’usage ou d’épouse → E251 : nom_usage
            Nom (tuteur) → non lue
            Nom du responsable légal → non lue
            Nom (père) → non lue
            Prénom (usuel) → non lue
            Prénom 2 → étrangère
            Date de naissance (jj/mm/aaaa)* → lu : date_de_naissance
            Date de naissance [jj/mm/aaaa] → lu : date_de_naissance
            Date de naissance JJ/MM/AAAA → lu : date_de_naissance
            Date de naissance (mm/jj/aaaa) → E252 : date_de_naissance
            Date de naissance de l’élève → lu : date_de_naissance
            Dates de naissance → E251 : date_de_naissance
            Dt de naissance → E251 : date_de_naissance
            Date de naisance → E251 : date_de_naissance
            Date et lieu de naissance → non lue
            Lieu de naissance → étrangère
            Commune de naissance → étrangère
            Classe * → lu : classe
            Classe d’affectation → E251 : classe
            Classe précédente → étrangère
            Classe d’origine → non lue
            Catégorie candidat (A, B ou C) → E251 : categorie
            Catégorie socio-professionnelle → non lue
            Durée du cycle (ans) → lu : duree_cycle
            Durée du cycle (en mois) → E251 : duree_cycle
            Positionnement (jours) → E252 : positionnement
            Dérogation PFMP (oui/non) → lu : derogation
            Dérogation de durée → E251 : derogation
            Régime → étrangère
            LV1 → étrangère
            Adresse e-mail → étrangère
            Tél. portable → étrangère
            Tiers-temps → étrangère
            Avis du conseil → non lue
        "#]],
    );
}

#[test]
fn headers_of_periods() {
    check(
        NomTable::Pfmp,
        "
        Période *
        N° de la période
        Périodes de stage
        Du (jj/mm/aaaa)
        Date de début (jj/mm/aaaa)*
        Début du stage
        Date de début de la période de stage
        Date de fin [jj/mm/aaaa]
        Date de fin (mm/jj/aaaa)
        Date fin prévue
        Nb de jours
        Nb de jours (1)
        Nombre de jours effectués en entreprise
        Jours de présence (jours)
        Jours de présence en jours
        Nombre de demi-journées
        Demi-journées de présence
        Jours de présence (demi-journées)
        Heures
        Nombre d’heures
        Jours (heures)
        Jours d’absence
        Nb de semaines
        Nombre de semaines effectuées
        Semaines (en semaines)
        Nb de semaines validées
        Durée
        Durée (semaines)
        Nom de l’entreprise
        Nom de l’entreprise d’accueil*
        Entreprise (raison sociale)
        Entreprises
        Ville de l’entreprise
        Téléphone de l’entreprise
        Adresse postale de l’entreprise
        Adresse mail du tuteur
        N° SIRET (14 chiffres)
        SIRET / SIREN
        Représentant légal
        Représentant de l’entreprise (nom)
        Nom et prénom du tuteur
        Nom du tuteur ou maître de stage
        Téléphone du tuteur
        Fonction du tuteur (facultatif)
        Secteur d’activité
        Activités principales confiées
        Activités de l’élève
        Observations du professeur
        Professeur référent
        Convention signée
        Visite faite
        Compétence 1.1.1
        ",
        &expect![[r#"
            Période * → lu : periode
            N° de la période → lu : periode
            Périodes de stage → E251 : periode
            Du (jj/mm/aaaa) → lu : du
            Date de début (jj/mm/aaaa)* → lu : du
            Début du stage → lu : du
            Date de début de la période de stage → E251 : du
            Date de fin [jj/mm/aaaa] → lu : au
            Date de fin (mm/jj/aaaa) → E252 : au
            Date fin prévue → E251 : au
            Nb de jours → lu : jours
            Nb de jours (1) → lu : jours
            Nombre de jours effectués en entreprise → E251 : jours
            Jours de présence (jours) → lu : jours
            Jours de présence en jours → lu : jours
            Nombre de demi-journées → E252 : jours
            Demi-journées de présence → E252 : jours
            Jours de présence (demi-journées) → E252 : jours
            Heures → E252 : jours
            Nombre d’heures → E252 : jours
            Jours (heures) → E252 : jours
            Jours d’absence → non lue
            Nb de semaines → lu : semaines
            Nombre de semaines effectuées → lu : semaines
            Semaines (en semaines) → lu : semaines
            Nb de semaines validées → E251 : semaines
            Durée → non lue
            Durée (semaines) → lu : semaines
            Nom de l’entreprise → lu : structure
            Nom de l’entreprise d’accueil* → lu : structure
            Entreprise (raison sociale) → E251 : structure
            Entreprises → E251 : structure
            Ville de l’entreprise → non lue
            Téléphone de l’entreprise → non lue
            Adresse postale de l’entreprise → E251 : adresse_structure
            Adresse mail du tuteur → non lue
            N° SIRET (14 chiffres) → lu : siret
            SIRET / SIREN → E251 : siret
            Représentant légal → non lue
            Représentant de l’entreprise (nom) → E251 : representant
            Nom et prénom du tuteur → lu : tuteur
            Nom du tuteur ou maître de stage → E251 : tuteur
            Téléphone du tuteur → non lue
            Fonction du tuteur (facultatif) → lu : fonction_tuteur
            Secteur d’activité → non lue
            Activités principales confiées → E251 : activites
            Activités de l’élève → E251 : activites
            Observations du professeur → A231 : observations
            Professeur référent → non lue
            Convention signée → non lue
            Visite faite → non lue
            Compétence 1.1.1 → A231 : competences
        "#]],
    );
}

#[test]
fn headers_of_evaluations() {
    check(
        NomTable::EvaluationsCcf,
        "
        Note /20
        Note proposée /20
        Note proposée sur 20
        Note proposée (/20)*
        Note proposée (sur 20 points)
        Note /10
        Note (sur 40)
        Note (%)
        Notes proposées
        Note du premier essai
        Note de l’oral
        Coefficient
        Date (jj/mm/aaaa)
        Date d’évaluation
        Date de naissance
        Date de saisie
        Dates
        Observations *
        Obs. générales
        Observations du jury
        Situations professionnelles présentées par le candidat
        Sit. d’évaluation
        1.1.1*
        1.1.1 (facultatif)
        Compétence 1.1.1
        C1.1.1
        1-1-1
        111
        1.1.1-A
        Salle
        ",
        &expect![[r#"
            Note /20 → lu : note
            Note proposée /20 → lu : note
            Note proposée sur 20 → lu : note
            Note proposée (/20)* → lu : note
            Note proposée (sur 20 points) → lu : note
            Note /10 → E252 : note
            Note (sur 40) → E252 : note
            Note (%) → E252 : note
            Notes proposées → E251 : note
            Note du premier essai → non lue
            Note de l’oral → E251 : note
            Coefficient → non lue
            Date (jj/mm/aaaa) → lu : date
            Date d’évaluation → lu : date
            Date de naissance → lu : date_de_naissance
            Date de saisie → non lue
            Dates → E251 : date
            Observations * → lu : observations
            Obs. générales → E251 : observations
            Observations du jury → lu : observations
            Situations professionnelles présentées par le candidat → E251 : situations_presentees
            Sit. d’évaluation → E251 : situation
            1.1.1* → lu : 1.1.1
            1.1.1 (facultatif) → lu : 1.1.1
            Compétence 1.1.1 → E251 : 1.1.1
            C1.1.1 → E251 : 1.1.1
            1-1-1 → E251 : 1.1.1
            111 → E251 : 1.1.1
            1.1.1-A → code inconnu
            Salle → non lue
        "#]],
    );
}

#[test]
fn headers_of_the_other_tables() {
    check(
        NomTable::EvaluationsTuteur,
        "
        Appréciation générale du tuteur
        Évalué le (jj/mm/aaaa)
        Signature du tuteur
        Activités réalisées par l’élève
        ",
        &expect![[r#"
            Appréciation générale du tuteur → E251 : appreciation
            Évalué le (jj/mm/aaaa) → lu : date
            Signature du tuteur → non lue
            Activités réalisées par l’élève → E251 : activites
        "#]],
    );
    check(
        NomTable::Travaux,
        "
        Intitulé du travail professionnel *
        Titre du travail professionnel
        N° travail
        Compétences visées (codes)
        Contexte professionnel
        Ressources (documents)
        ",
        &expect![[r#"
            Intitulé du travail professionnel * → lu : intitule
            Titre du travail professionnel → E251 : intitule
            N° travail → lu : numero
            Compétences visées (codes) → E251 : competences
            Contexte professionnel → A231 : organisation
            Ressources (documents) → A231 : ressources
        "#]],
    );
    check(
        NomTable::Commissions,
        "
        Nom du membre *
        Noms des membres
        Prénom des membres
        Fonction dans le jury
        Téléphone
        ",
        &expect![[r#"
            Nom du membre * → lu : nom_membre
            Noms des membres → non lue
            Prénom des membres → non lue
            Fonction dans le jury → A231 : fonction
            Téléphone → non lue
        "#]],
    );
    check(
        NomTable::Justificatifs,
        "
        Nb d’heures
        Heures effectuées
        Heures (jours)
        Nombre de jours
        Quotité (%)
        Quotité en pourcentage
        Date de début (jj/mm/aaaa)
        Emploi occupé par le salarié
        ",
        &expect![[r#"
            Nb d’heures → lu : heures
            Heures effectuées → E251 : heures
            Heures (jours) → E252 : heures
            Nombre de jours → E252 : heures
            Quotité (%) → lu : quotite
            Quotité en pourcentage → lu : quotite
            Date de début (jj/mm/aaaa) → lu : du
            Emploi occupé par le salarié → E251 : emploi
        "#]],
    );
}

#[test]
fn a_header_that_a_spreadsheet_changed_is_asked() {
    let pack = load_default().expect("the embedded pack is sound");
    let day = |y, m, d| Valeur::Date(jiff::civil::date(y, m, d));
    let told: Vec<String> = [
        ("a competence", NomTable::EvaluationsCcf, day(2001, 1, 1)),
        ("another one", NomTable::EvaluationsTuteur, day(2003, 2, 1)),
        ("no competence", NomTable::EvaluationsCcf, day(2026, 5, 20)),
        ("a number", NomTable::EvaluationsCcf, Valeur::Nombre(111.0)),
        ("a percentage", NomTable::EvaluationsCcf, Valeur::Pourcentage(0.11)),
        ("a truth value", NomTable::EvaluationsCcf, Valeur::Booleen(true)),
        ("an error", NomTable::Pfmp, Valeur::Erreur("#REF!".to_owned())),
        ("an error kept as text", NomTable::Pfmp, Valeur::Texte("#NOM?".to_owned())),
        ("a damaged cell", NomTable::Candidats, Valeur::Illisible("elle contient deux valeurs".to_owned())),
        ("a formula", NomTable::Candidats, Valeur::SansResultat),
        ("a day of presence", NomTable::Candidats, day(2026, 5, 20)),
    ]
    .into_iter()
    .map(|(what, table, valeur)| format!("{what} → {}", verdict(&pack, table, valeur)))
    .collect();
    expect![[r#"
        a competence → E250 : 1.1.1
        another one → E250 : 1.2.3
        no competence → E250 : ?
        a number → E250 : ?
        a percentage → E250 : ?
        a truth value → E250 : ?
        an error → E250 : ?
        an error kept as text → E250 : ?
        a damaged cell → E250 : ?
        a formula → E250 : ?
        a day of presence → non lue
    "#]]
    .assert_eq(&(told.join("\n") + "\n"));
}
