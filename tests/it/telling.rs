//! The faults as a list that an office person can mend: who, where, what; the reports and the annotated copies.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read as _};
use std::sync::Arc;

use expect_test::expect;
use liasse::comptes::Copie;
use liasse::diagnostics::{Diagnostics, codes};
use liasse::intake::{self, Sheet, Valeur};
use liasse::run::Issue;
use liasse::texte::sha256;
use rust_xlsxwriter::{ExcelDateTime, Format};
use zip::ZipArchive;

use crate::atelier::{read_outputs, read_tree};
use crate::support::{BASE, Entrees, Essai, Lieu, classeur, feuille, isolement, minimal, replace_entry, zip};

/// Several kinds of faults, for several people, in several files.
fn faulty() -> Entrees {
    let mut files = minimal()
        .replace("grilles-e31.csv", ";13,5;", ";21;")
        .replace("grilles-e32.csv", ";12,5;", ";12,7;")
        .with_column("travaux.csv", "Photo", "")
        .replace("candidats.csv", "Léa;12/05/2008", "Léa;12/05/08")
        .put("affiche.pdf", b"%PDF-1.7".to_vec())
        .put("brouillon.csv", "a;b\nc;d\n");
    for (before, after) in [
        (
            "P1;certifiante;06/01/2025;14/03/2025;50;10;Mairie",
            "P1;certifiante;06/01/2025;31/02/2025;50;10;Mairie",
        ),
        (
            "P2;certifiante;05/01/2026;13/03/2026;50;10;Garage",
            "P2;certifiante;05/01/2026;13 mars;50;10;Garage",
        ),
        (
            "P1;certifiante;06/01/2025;14/03/2025;50;10;Clinique",
            "P1;certifiante;06/01/2025;à revoir;50;10;Clinique",
        ),
        ("P2;certifiante;05/01/2026;13/03/2026;50;10;Mairie", "P2;certifiante;05/01/2026;??;50;10;Mairie"),
        ("1.2.1", "1.2.9"),
    ] {
        files = files.replace("pfmp.csv", before, after);
    }
    files
}

fn told(lieu: &Lieu, arguments: &[&str]) -> String {
    let output = lieu.liasse(arguments).output().expect("the program starts");
    String::from_utf8(output.stderr).expect("UTF-8")
}

#[test]
fn the_faults_are_told_by_who_can_mend_them() {
    let lieu = Lieu::with(&faulty().with_short_catalogue());
    let account = told(&lieu, &["verifier"]);
    let (_, faults) = account.split_once("\n\n").expect("what was read comes first");
    expect![[r#"
        À corriger par le suivi des PFMP (5 erreurs)
          E204 pfmp.csv, cellule G2 : DURAND Léa, P1 : date impossible : « 31/02/2025 », il n’y a pas de 31 février
          E204 pfmp.csv, cellule G3 : DURAND Léa, P2 : date illisible : « 13 mars » (et 2 autres dans cette colonne)
          E209 pfmp.csv, cellule P3 : DURAND Léa, P2 : code de compétence inconnu : « 1.2.9 »
        À corriger par la commission d’évaluation (1 erreur)
          E206 grilles-e31.csv, cellule Q2 : DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
        À vérifier par qui a déposé le fichier (2 avertissements)
          A109 affiche.pdf : fichier laissé de côté : document PDF
          A202 brouillon.csv : feuille non lue : aucun tableau reconnu
        À vérifier par le secrétariat (1 avertissement)
          A215 candidats.csv, cellule F2 : DURAND Léa : année à deux chiffres : « 12/05/08 » est lu 12/05/2008
        À vérifier par la commission d’évaluation (1 avertissement)
          A505 grilles-e32.csv, cellule Q3 : MARTIN Hugo, E32 : 12,7 n’est pas un multiple de 0,5 point : arrêté du 18 février 2020, annexe II-c, pour la note sur 20 ; usage des grilles de la même famille (économie-gestion) pour le pas et le profil ; à vérifier auprès de la DEC

        Vérification terminée : 6 erreurs, 4 avertissements, 1 information. Rien n’a été écrit.
    "#]].assert_eq(faults);
    let quiet = told(&lieu, &["verifier", "-q"]);
    expect![[r#"
        erreur[E204] DURAND Léa, P1 : date impossible : « 31/02/2025 », il n’y a pas de 31 février
          → pfmp.csv, cellule G2
          aide : corriger le jour ou le mois

        erreur[E204] DURAND Léa, P2 : date illisible : « 13 mars » (et 2 autres dans cette colonne)
          → pfmp.csv, cellules G3, G4 et G5
          aide : écrire la date au format JJ/MM/AAAA

        erreur[E209] DURAND Léa, P2 : code de compétence inconnu : « 1.2.9 »
          → pfmp.csv, cellule P3
          aide : écrire l’un de ces codes : 1.2.1, 1.2.2, 1.2.3, 1.2.4

        erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
          → grilles-e31.csv, cellule Q2
          aide : corriger la note, entre 0 et 20
    "#]]
    .assert_eq(&quiet);
    let all = told(&lieu, &["verifier", "-v"]);
    assert_eq!(all.matches(" : date illisible : ").count(), 3, "{all}");
    assert!(!all.contains("autres dans cette colonne"), "{all}");
    let essai = faulty().verify();
    assert_eq!(essai.manifeste.diagnostics.len(), essai.bilan.diagnostics().len(), "never collapsed");
}

#[test]
fn who_can_mend_a_fault_is_the_owner_of_its_table() {
    let essai = faulty().put("classe.xlsx", b"PK".to_vec()).verify();
    let mut text = String::new();
    for d in &essai.manifeste.diagnostics {
        let place = d.fichier.as_deref().unwrap_or("nulle part");
        writeln!(text, "{} {place} : {}", d.code, d.responsable).expect("a String");
    }
    expect![[r#"
        E104 classe.xlsx : qui a déposé le fichier
        E206 grilles-e31.csv : la commission d’évaluation
        E204 pfmp.csv : le suivi des PFMP
        E204 pfmp.csv : le suivi des PFMP
        E209 pfmp.csv : le suivi des PFMP
        E204 pfmp.csv : le suivi des PFMP
        E204 pfmp.csv : le suivi des PFMP
        A109 affiche.pdf : qui a déposé le fichier
        A202 brouillon.csv : qui a déposé le fichier
        A215 candidats.csv : le secrétariat
        A505 grilles-e32.csv : la commission d’évaluation
        I217 travaux.csv : les enseignants
    "#]]
    .assert_eq(&text);
}

#[test]
fn who_can_mend_what_stands_nowhere_is_told_by_its_family() {
    let without = |names: &[&str]| names.iter().fold(minimal(), |files, name| files.remove(name));
    let owners = |files: &Entrees, classes: &[&str]| -> BTreeMap<String, String> {
        let essai =
            files.verify_with(|o| o.selection.classes = classes.iter().map(|c| (*c).to_owned()).collect());
        essai.bilan.diagnostics().iter().map(|d| (d.code.id.to_owned(), d.responsable.clone())).collect()
    };
    assert_eq!(owners(&without(&["etablissement.csv"]), &[])["A511"], "le secrétariat");
    assert_eq!(owners(&without(&["candidats.csv"]), &[])["E308"], "le secrétariat");
    assert_eq!(owners(&minimal(), &["TAGO9"])["E310"], "qui lance le programme");
    let template =
        crate::support::base_with(BTreeMap::from([("grille-ccf.typ".to_owned(), b"#let x = ".to_vec())]));
    let essai = Lieu::with(&minimal()).generate(&template, |_| {});
    assert_eq!(essai.bilan.diagnostics()[0].responsable, "qui tient les modèles");
}

// Les rapports

fn report(essai: &Essai, name: &str) -> Vec<u8> {
    read_tree(&essai.lieu.sorties()).remove(name).unwrap_or_else(|| panic!("{name} is written"))
}

/// The text of a page without its tags, one line per block.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    for (index, piece) in html.split('<').enumerate() {
        let (tag, rest) = piece.split_once('>').unwrap_or(("", piece));
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        match name {
            "td" | "th" if index > 0 && tag.starts_with('/') => text.push_str(" | "),
            "tr" | "p" | "h1" | "h2" | "h3" | "caption" | "li" if tag.starts_with('/') => text.push('\n'),
            "br" => text.push_str(" / "),
            _ => {}
        }
        if !matches!(name, "style" | "title") {
            text.push_str(rest);
        }
    }
    text.lines().map(|line| line.trim_end_matches(" | ").to_owned() + "\n").collect()
}

#[test]
fn the_report_says_for_whom_then_the_faults_then_what_changed_and_what_was_read() {
    let essai = faulty().generate();
    let html = String::from_utf8(report(&essai, "rapport.html")).expect("UTF-8");
    expect![[r#"
        Rapport de composition – session 2026
        Ce rapport contient des données personnelles : ne pas le diffuser.
        En bref
        Documents
        attendus | complets | à compléter | retenus
        14 | 7 | 0 | 7
        Qui peut corriger
        Par | erreurs | avertissements | informations
        le suivi des PFMP | 5 | 0 | 0
        la commission d’évaluation | 1 | 1 | 0
        qui a déposé le fichier | 0 | 2 | 0
        le secrétariat | 0 | 1 | 0
        les enseignants | 0 | 0 | 1
        À corriger et à vérifier
        À corriger par le suivi des PFMP (5 erreurs)
        Code | Où | Ce qui ne va pas | Que faire | Effet
        pfmp.csv
        erreur E204 | cellule G2 | DURAND Léa, P1 : date impossible : « 31/02/2025 », il n’y a pas de 31 février | corriger le jour ou le mois | les documents qui montrent cette valeur sont retenus
        erreur E204 | cellules G3, G4 et G5 | DURAND Léa, P2 : date illisible : « 13 mars » (et 2 autres dans cette colonne) | écrire la date au format JJ/MM/AAAA | les documents qui montrent cette valeur sont retenus
        erreur E209 | cellule P3 | DURAND Léa, P2 : code de compétence inconnu : « 1.2.9 » | écrire l’un de ces codes : 1.2.1, 1.2.2, 1.2.3, 1.2.4 | les documents qui montrent cette valeur sont retenus
        À corriger par la commission d’évaluation (1 erreur, 1 avertissement)
        Code | Où | Ce qui ne va pas | Que faire | Effet
        grilles-e31.csv
        erreur E206 | cellule Q2 | DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20 | corriger la note, entre 0 et 20 | les documents qui montrent cette valeur sont retenus
        grilles-e32.csv
        avertissement A505 | cellule Q3 | MARTIN Hugo, E32 : 12,7 n’est pas un multiple de 0,5 point : arrêté du 18 février 2020, annexe II-c, pour la note sur 20 ; usage des grilles de la même famille (économie-gestion) pour le pas et le profil ; à vérifier auprès de la DEC | vérifier l’arrondi : la note est imprimée telle quelle | rien n’est retenu
        À vérifier par qui a déposé le fichier (2 avertissements)
        Code | Où | Ce qui ne va pas | Que faire | Effet
        affiche.pdf
        avertissement A109 |  | fichier laissé de côté : document PDF | si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer | rien n’est retenu
        brouillon.csv
        avertissement A202 |  | feuille non lue : aucun tableau reconnu | rien à faire si elle ne compte pas ; sinon, lui donner les en-têtes d’un tableau (« liasse expliquer A202 ») | elle n’est pas lue
        À vérifier par le secrétariat (1 avertissement)
        Code | Où | Ce qui ne va pas | Que faire | Effet
        candidats.csv
        avertissement A215 | cellule F2 | DURAND Léa : année à deux chiffres : « 12/05/08 » est lu 12/05/2008 | écrire l’année avec quatre chiffres | rien n’est retenu
        À vérifier par les enseignants (1 information)
        Code | Où | Ce qui ne va pas | Que faire | Effet
        travaux.csv
        info I217 | cellule M1 | colonnes non utilisées : « Photo » | rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête | rien n’est retenu
        Ce qui a changé
        Premier passage dans ce dossier : tout est nouveau.
        Copies annotées
        Chaque fichier en faute, avec ses cellules colorées et commentées. Corriger le fichier d’origine, pas la copie : elle est refaite à chaque passage.
        Copie | Fichier d’origine | Fautes
        a-corriger/brouillon.csv.xlsx | brouillon.csv | 1
        a-corriger/candidats.csv.xlsx | candidats.csv | 1
        a-corriger/grilles-e31.csv.xlsx | grilles-e31.csv | 1
        a-corriger/grilles-e32.csv.xlsx | grilles-e32.csv | 1
        a-corriger/pfmp.csv.xlsx | pfmp.csv | 5
        Documents retenus
        Classe | Candidat | Document | Raisons
        TAGO1 | 0100000001 | grille-e31 | E206 grilles-e31.csv, cellule Q2 : DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
        TAGO1 | 0100000001 | attestation-pfmp | E204 pfmp.csv, cellule G2 : DURAND Léa, P1 : date impossible : « 31/02/2025 », il n’y a pas de 31 février
        TAGO1 | 0100000001 | attestation-pfmp | E204 pfmp.csv, cellule G3 : DURAND Léa, P2 : date illisible : « 13 mars » / E209 pfmp.csv, cellule P3 : DURAND Léa, P2 : code de compétence inconnu : « 1.2.9 »
        TAGO1 | 0100000002 | attestation-pfmp | E204 pfmp.csv, cellule G4 : MARTIN Hugo, P1 : date illisible : « à revoir »
        TAGO1 | 0100000002 | attestation-pfmp | E204 pfmp.csv, cellule G5 : MARTIN Hugo, P2 : date illisible : « ?? »
        TAGO1 | 0100000001 | attestation-pfmp-recapitulative | E204 pfmp.csv, cellule G2 : DURAND Léa, P1 : date impossible : « 31/02/2025 », il n’y a pas de 31 février / E204 pfmp.csv, cellule G3 : DURAND Léa, P2 : date illisible : « 13 mars » / E209 pfmp.csv, cellule P3 : DURAND Léa, P2 : code de compétence inconnu : « 1.2.9 »
        TAGO1 | 0100000002 | attestation-pfmp-recapitulative | E204 pfmp.csv, cellule G4 : MARTIN Hugo, P1 : date illisible : « à revoir » / E204 pfmp.csv, cellule G5 : MARTIN Hugo, P2 : date illisible : « ?? »
        Archives du jury non constituées
        Une pièce au moins est retenue, ou un fichier n’a pas été lu : l’archive serait incomplète.
        Classe | Candidat | Document | Raisons
        TAGO1 | 0100000001 | TAGO1/jury/DURAND-Lea-0100000001.zip | E204 pfmp.csv, cellule G2 : DURAND Léa, P1 : date impossible : « 31/02/2025 », il n’y a pas de 31 février / E204 pfmp.csv, cellule G3 : DURAND Léa, P2 : date illisible : « 13 mars » / E206 grilles-e31.csv, cellule Q2 : DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20 / E209 pfmp.csv, cellule P3 : DURAND Léa, P2 : code de compétence inconnu : « 1.2.9 »
        TAGO1 | 0100000002 | TAGO1/jury/MARTIN-Hugo-0100000002.zip | E204 pfmp.csv, cellule G4 : MARTIN Hugo, P1 : date illisible : « à revoir » / E204 pfmp.csv, cellule G5 : MARTIN Hugo, P2 : date illisible : « ?? »
        Documents à compléter à la main
        Aucun.
        Ce qui a été lu
        Fichier | Feuille | Prise pour | En-têtes | Lignes lues | Laissées de côté
        brouillon.csv |  | rien de reconnu |  | 0
        candidats.csv |  | liste des candidats | ligne 1 | 2
        commissions.csv |  | commissions d’évaluation | ligne 1 | 4
        etablissement.csv |  | établissement | ligne 1 | 12
        grilles-e31.csv |  | évaluations des commissions | ligne 1 | 2
        grilles-e32.csv |  | évaluations des commissions | ligne 1 | 2
        pfmp.csv |  | périodes de formation en milieu professionnel | ligne 1 | 4
        travaux.csv |  | travaux professionnels | ligne 1 | 4
        tuteurs.csv |  | évaluations des tuteurs | ligne 1 | 2
        Ce que veulent dire les codes
        A109 – fichier qui n’est pas un tableur
        Effet : rien n’est retenu.
        Seuls les tableurs et les fichiers texte sont lus. Ce fichier est visiblement d’une autre nature (image, PDF, document texte, présentation, vidéo…) : ce qu’il contient n’est pas pris en compte.
        Que faire. Rien à faire si c’est une pièce jointe sans données. Sinon, recopier ses données dans un tableur et déposer celui-ci.
        Exemple. « convention-DURAND.pdf » est laissé de côté. « notes.docx » aussi : son tableau est à recopier dans Excel.
        A202 – feuille sans tableau reconnu
        Effet : elle n’est pas lue.
        Aucune ligne de cette feuille ne ressemble aux en-têtes d’un tableau connu. Elle n’est pas lue.
        Que faire. Rien à faire pour une feuille de notes personnelles ou de consignes. Si ses données comptent, lui donner une ligne d’en-têtes. « liasse referentiel tableaux » donne celles qui font reconnaître chaque tableau. « liasse modeles » et « liasse exemple DOSSIER » en écrivent de complets.
        Exemple. La feuille « Feuil2 » contient une liste de noms sans en-tête : écrire « Nom de famille », « Prénom » et « Classe » au-dessus.
        E204 – date illisible
        Effet : les documents qui montrent cette valeur sont retenus.
        La cellule doit contenir une date, et ce qu’elle contient n’en est pas une, n’existe pas au calendrier ou est invraisemblable. Le programme n’en devine aucune.
        Que faire. Retaper la date avec le jour, le mois et les quatre chiffres de l’année : JJ/MM/AAAA.
        Exemple. La cellule F12 contient « 31/02/2026 » : le 31 février n’existe pas. Écrire par exemple 28/02/2026. « mars 2026 » et « 12.5 » sont refusés aussi.
        E206 – note hors du barème
        Effet : les documents qui montrent cette valeur sont retenus.
        La note dépasse le barème ou est négative : imprimée, elle serait refusée par le jury.
        Que faire. Vérifier la note auprès de la commission et corriger la cellule.
        Exemple. La cellule Q2 contient 21 pour une note sur 20. La commission avait écrit 12.
        E209 – code de compétence inconnu
        Effet : les documents qui montrent cette valeur sont retenus.
        Le code ne figure pas dans le référentiel du diplôme : on ne sait pas de quelle compétence il s’agit.
        Que faire. Corriger le code ; « liasse referentiel » les imprime tous. Dans une cellule, séparer les codes par des points-virgules.
        Exemple. Un code finit par 9, et le sous-bloc s’arrête avant : c’est un 6 mal relu.
        A215 – année à deux chiffres
        Effet : rien n’est retenu.
        L’année n’a que deux chiffres : elle est lue comme le message le dit, mais 08 peut vouloir dire 2008 ou 1908.
        Que faire. Vérifier la date lue, puis écrire l’année avec quatre chiffres.
        Exemple. « 12/05/08 » est lu 12/05/2008. Écrire 12/05/2008 pour ne plus être interrogé.
        I217 – colonnes non utilisées
        Effet : rien n’est retenu.
        Ces colonnes ne font pas partie du tableau : elles sont laissées de côté. C’est normal pour des colonnes de travail.
        Que faire. Rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête.
        Exemple. « Photo » et « Mail des parents » ne servent pas. « Jours présens » devait être « Jours de présence ».
        A505 – note qui n’est pas un multiple du pas
        Effet : rien n’est retenu.
        La note n’est pas arrondie comme le diplôme le demande (le pas se lit dans reglages.yaml, avec sa source). Elle est imprimée telle quelle : la note est celle de la commission.
        Que faire. Demander à la commission l’arrondi qu’elle retient.
        Exemple. 12,7 alors que les notes vont de demi-point en demi-point : 12,5 ou 13.
    "#]].assert_eq(&text_of(&html));
    assert!(!html.contains("<script") && !html.contains("http"), "nothing from elsewhere");
    for (link, rest) in html.split("href=\"#").skip(1).map(|rest| rest.split_once('"').expect("an attribute"))
    {
        assert_eq!(
            html.matches(&format!("id=\"{link}\"")).count(),
            1,
            "{link} leads somewhere: {}",
            &rest[..20]
        );
    }
    for copie in &essai.bilan.compte.copies {
        assert!(html.contains(&format!("href=\"{}\"", copie.chemin)), "{}", copie.chemin);
        assert!(essai.lieu.sorties().join(&copie.chemin).exists());
    }
}

#[test]
fn a_report_without_faults_explains_nothing() {
    let html = String::from_utf8(report(&minimal().generate(), "rapport.html")).expect("UTF-8");
    assert!(html.contains("Rien à corriger.") && !html.contains("Ce que veulent dire les codes"), "{html}");
}

/// The sheets of a workbook, read as a dropped file would be.
fn sheets_of(bytes: &[u8]) -> Vec<Sheet> {
    let fichier: Arc<str> = "relu.xlsx".into();
    let mut diags = Diagnostics::default();
    let read = intake::read_file(&mut diags, &isolement(), &fichier, bytes).expect("a reader");
    // A copy says that it is one, and nothing else.
    let told: Vec<&str> = diags.into_sorted().iter().map(|diagnostic| diagnostic.code.id).collect();
    assert!(told.iter().all(|id| *id == codes::COPIE_LUE.id), "the workbook is sound: {told:?}");
    read.into_iter().flat_map(|file| file.sheets).collect()
}

fn name_of(sheet: &Sheet) -> &str {
    sheet.lieu.feuille.as_deref().expect("a sheet has a name")
}

/// Every cell of a sheet, all of them texts.
fn texts_of(sheet: &Sheet) -> Vec<Vec<String>> {
    let lines = sheet.contenu.lignes.iter().map(|ligne| {
        let mut cells = Vec::new();
        for (column, valeur) in &ligne.cellules {
            let Valeur::Texte(text) = valeur else { panic!("{valeur:?} is no text") };
            cells.resize(*column as usize, String::new());
            cells.push(text.clone());
        }
        cells
    });
    lines.collect()
}

#[test]
fn the_table_of_faults_has_all_of_them_as_texts() {
    let formula = "=HYPERLINK(\"http://x\")";
    let essai = faulty()
        .append("candidats.csv", &format!("0100000009;;SIMON;;Ana;{formula};TAGO1;A;30004;;\n"))
        .generate();
    let book = report(&essai, "rapport.xlsx");
    let sheets = sheets_of(&book);
    assert_eq!(
        sheets.iter().map(name_of).collect::<Vec<_>>(),
        ["À corriger", "Ce qui a été lu", "Documents retenus", "Ce qui a changé"]
    );
    let faults = texts_of(&sheets[0]);
    assert_eq!(faults.len(), essai.bilan.diagnostics().len() + 1);
    let mut text = String::new();
    for row in &faults {
        writeln!(text, "{}", row.join(" | ")).expect("a String");
    }
    expect![[r#"
        Fichier | Feuille | Cellule | Candidat | Ce qui ne va pas | Que faire | Gravité | Code | Responsable | Voir aussi
        candidats.csv |  | F4 | 0100000009 | SIMON Ana : date illisible : « =HYPERLINK("http://x") » | écrire la date au format JJ/MM/AAAA | erreur | E204 | le secrétariat
        candidats.csv |  | F2 | 0100000001 | DURAND Léa : année à deux chiffres : « 12/05/08 » est lu 12/05/2008 | écrire l’année avec quatre chiffres | avertissement | A215 | le secrétariat
        pfmp.csv |  | G2 | 0100000001 | DURAND Léa, P1 : date impossible : « 31/02/2025 », il n’y a pas de 31 février | corriger le jour ou le mois | erreur | E204 | le suivi des PFMP
        pfmp.csv |  | G3 | 0100000001 | DURAND Léa, P2 : date illisible : « 13 mars » | écrire la date au format JJ/MM/AAAA | erreur | E204 | le suivi des PFMP
        pfmp.csv |  | P3 | 0100000001 | DURAND Léa, P2 : code de compétence inconnu : « 1.2.9 » | écrire l’un de ces codes : 1.2.1, 1.2.2, 1.2.3, 1.2.4 | erreur | E209 | le suivi des PFMP
        pfmp.csv |  | G4 | 0100000002 | MARTIN Hugo, P1 : date illisible : « à revoir » | écrire la date au format JJ/MM/AAAA | erreur | E204 | le suivi des PFMP
        pfmp.csv |  | G5 | 0100000002 | MARTIN Hugo, P2 : date illisible : « ?? » | écrire la date au format JJ/MM/AAAA | erreur | E204 | le suivi des PFMP
        grilles-e31.csv |  | Q2 | 0100000001 | DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20 | corriger la note, entre 0 et 20 | erreur | E206 | la commission d’évaluation
        grilles-e32.csv |  | Q3 | 0100000002 | MARTIN Hugo, E32 : 12,7 n’est pas un multiple de 0,5 point : arrêté du 18 février 2020, annexe II-c, pour la note sur 20 ; usage des grilles de la même famille (économie-gestion) pour le pas et le profil ; à vérifier auprès de la DEC | vérifier l’arrondi : la note est imprimée telle quelle | avertissement | A505 | la commission d’évaluation
        affiche.pdf |  |  |  | fichier laissé de côté : document PDF | si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer | avertissement | A109 | qui a déposé le fichier
        brouillon.csv |  |  |  | feuille non lue : aucun tableau reconnu | rien à faire si elle ne compte pas ; sinon, lui donner les en-têtes d’un tableau (« liasse expliquer A202 ») | avertissement | A202 | qui a déposé le fichier
        travaux.csv |  | M1 |  | colonnes non utilisées : « Photo » | rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête | info | I217 | les enseignants
    "#]].assert_eq(&text);
    assert_eq!(texts_of(&sheets[1]).len(), essai.manifeste.sources.len() + 1);
    assert_eq!(texts_of(&sheets[2]).len(), essai.manifeste.retenus.len() + 1);
    for sheet in 1..=3 {
        let xml = part(&book, &format!("xl/worksheets/sheet{sheet}.xml"));
        assert!(xml.contains("<autoFilter") && !xml.contains("<f>"), "{xml}");
    }
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_and_says_so() {
    let long = "x".repeat(32_760);
    let essai =
        minimal().replace("grilles-e31.csv", "Bon oral;20/05/2026", &format!("Bon oral;{long}")).generate();
    assert_eq!(essai.bilan.issue, Issue::Partielle);
    let faults = texts_of(&sheets_of(&report(&essai, "rapport.xlsx"))[0]);
    assert!(
        faults[1][4].ends_with("… (texte coupé : il compte 32799 caractères)"),
        "{}",
        &faults[1][4][32_700..]
    );
}

// Les copies annotées

fn part(book: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(book)).expect("a workbook");
    let mut text = String::new();
    zip.by_name(name)
        .unwrap_or_else(|_| panic!("{name} in the workbook"))
        .read_to_string(&mut text)
        .expect("UTF-8");
    text
}

/// « F2 : the text of its comment », in order.
fn notes_of(book: &[u8], sheet: usize) -> String {
    let xml = part(book, &format!("xl/comments{sheet}.xml"));
    let mut text = String::new();
    for comment in xml.split("<comment ref=\"").skip(1) {
        let (cell, rest) = comment.split_once('"').expect("an attribute");
        let (before, _) = rest.split_once("</t>").expect("a text");
        let note = before.rsplit('>').next().unwrap_or_default();
        writeln!(text, "{cell} : {note}").expect("a String");
    }
    text
}

/// A workbook of the kind that a school has: dates, numbers, a percentage, a title above the headers.
fn class_workbook() -> Vec<u8> {
    let mut list = feuille("Élèves [2026]".replace(['[', ']'], "").as_str(), "");
    let entries = [
        "N° candidat",
        "Nom de famille",
        "Prénom(s)",
        "Date de naissance",
        "Classe",
        "Catégorie candidat",
        "Présence",
    ];
    list.write_string(0, 0, "Terminale AGOrA").expect("a cell");
    for (column, name) in (0..).zip(entries) {
        list.write_string(2, column, name).expect("a cell");
    }
    for (row, (numero, nom, prenom)) in
        (3..).zip([("0100000001", "DURAND", "Léa"), ("0100000002", "MARTIN", "Hugo")])
    {
        for (column, text) in (0..).zip([numero, nom, prenom]) {
            list.write_string(row, column, text).expect("a cell");
        }
        list.write_string(row, 4, "TAGO1").expect("a cell");
        let share = Format::new().set_num_format("0%");
        list.write_number_with_format(row, 6, 0.5, &share).expect("a cell");
    }
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let born = ExcelDateTime::from_ymd(2008, 5, 12).expect("a date");
    list.write_datetime_with_format(3, 3, &born, &day).expect("a cell");
    list.write_string(4, 3, "31/02/2008").expect("a cell");
    list.write_string(3, 5, "A").expect("a cell");
    let notes = feuille("Mémo", "à faire;relire\n=1+1;x");
    classeur(vec![notes, list])
}

fn with_workbook() -> Entrees {
    minimal().remove("candidats.csv").put("TAGO1/Élèves.xlsx", class_workbook())
}

#[test]
fn a_copy_holds_the_values_and_shows_the_faults() {
    let entrees = with_workbook();
    let essai = entrees.generate();
    let chemin = "a-corriger/TAGO1/Eleves.xlsx";
    assert_eq!(
        essai.bilan.compte.copies,
        [Copie { chemin: chemin.to_owned(), fichier: "TAGO1/Élèves.xlsx".to_owned(), fautes: 4 }]
    );
    let book = report(&essai, chemin);
    let dropped = &entrees.0["TAGO1/Élèves.xlsx"];
    let original = sheets_of(dropped);
    let copied = sheets_of(&book);
    for (before, after) in original.iter().zip(&copied) {
        assert_eq!(name_of(before), name_of(after));
        assert_eq!(before.contenu.lignes, after.contenu.lignes, "the same values at the same places");
    }
    assert_eq!(original.len(), copied.len());
    expect![[r#"
        A1 : avertissement A202 : feuille non lue : aucun tableau reconnu
        Que faire : rien à faire si elle ne compte pas ; sinon, lui donner les en-têtes d’un tableau (« liasse expliquer A202 »)
        G3 : avertissement A254 : colonne remplie et non lue : « Présence »
        Que faire : rien à faire si elle ne compte pas ; sinon, lui donner l’en-tête que le tableau attend (« liasse referentiel tableaux »)
        A5 : erreur E504 : MARTIN Hugo : catégorie de candidat manquante : le mode des épreuves n’est pas connu
        Que faire : remplir la colonne « Catégorie candidat »
        D5 : erreur E204 : MARTIN Hugo : date impossible : « 31/02/2008 », il n’y a pas de 31 février
        Que faire : corriger le jour ou le mois
    "#]].assert_eq(&(notes_of(&book, 1) + &notes_of(&book, 2)));
    let styles = part(&book, "xl/styles.xml");
    assert!(styles.contains("FFE06666") && styles.contains("FFFFF2A8"), "{styles}");
    let list = part(&book, "xl/worksheets/sheet2.xml");
    assert!(list.contains("ySplit=\"3\"") && list.contains("state=\"frozen\""), "{list}");
    assert!(
        !part(&book, "xl/worksheets/sheet1.xml").contains("<f>"),
        "a text that begins with = stays a text"
    );
    let left = fs_err::read(essai.lieu.entrees().join("TAGO1/Élèves.xlsx")).expect("a file");
    assert!(left == *dropped, "the dropped file is never touched");
}

#[test]
fn a_csv_and_the_entries_of_an_archive_have_their_copies() {
    let tuteurs = minimal().text("tuteurs.csv").replace(";EC;NE;", ";EC;XX;");
    let pfmp = minimal().text("pfmp.csv").replace("14/03/2025;50;10;Mairie", "14/13/2025;50;10;Mairie");
    let archive =
        zip(&[("P1/CON.csv", tuteurs.as_bytes()), ("sain.csv", minimal().text("travaux.csv").as_bytes())]);
    let essai = minimal()
        .remove("tuteurs.csv")
        .remove("travaux.csv")
        .put("pfmp.csv", pfmp)
        .put("reçus.zip", archive)
        .generate();
    let copies: Vec<&str> = essai.bilan.compte.copies.iter().map(|copie| copie.chemin.as_str()).collect();
    assert_eq!(copies, ["a-corriger/pfmp.csv.xlsx", "a-corriger/recus.zip/P1/CON-0.csv.xlsx"]);
    expect![[r#"
        F3 : erreur E207 : MARTIN Hugo, P1 : niveau inconnu : « XX »
        Que faire : écrire l’un de ces niveaux : NE (non évalué), NA (non acquis), EC (en cours d’acquisition), A (acquis)
    "#]].assert_eq(&notes_of(&report(&essai, copies[1]), 1));
    let sheets = sheets_of(&report(&essai, copies[0]));
    assert_eq!(name_of(&sheets[0]), "pfmp");
    assert_eq!(texts_of(&sheets[0])[1][0], "0100000001", "an identifier keeps its zeros");
}

#[test]
fn a_sheet_that_could_not_be_read_is_told_in_a_sheet_of_its_name() {
    let sound = classeur(vec![feuille("pfmp", &minimal().text("pfmp.csv")), feuille("abîmée", "a;b")]);
    let damaged = replace_entry(&sound, "xl/worksheets/sheet2.xml", b"<worksheet><sheetData><row");
    let essai = minimal().remove("pfmp.csv").put("classe.xlsx", damaged).generate();
    let book = report(&essai, "a-corriger/classe.xlsx");
    let sheets = part(&book, "xl/workbook.xml");
    assert!(sheets.contains("name=\"pfmp\"") && sheets.contains("name=\"abîmée\""), "{sheets}");
    assert!(notes_of(&book, 1).starts_with("A1 : erreur E106 : feuille illisible"), "{}", notes_of(&book, 1));
}

#[test]
fn sound_files_informations_and_verifications_have_no_copy() {
    let informed = minimal().with_column("travaux.csv", "Photo", "");
    for files in [minimal(), informed] {
        let essai = files.generate();
        assert_eq!(essai.bilan.compte.copies, []);
        assert!(!essai.lieu.sorties().join("a-corriger").exists());
    }
    assert_eq!(faulty().verify().bilan.compte.copies, []);
}

fn again(essai: Essai, entrees: &Entrees) -> Essai {
    fs_err::remove_dir_all(essai.lieu.entrees()).expect("a temporary folder");
    entrees.write_below(&essai.lieu.entrees());
    essai.lieu.generate(&BASE, |_| {})
}

/// The copies that stand.
fn copies_of(essai: &Essai) -> Vec<String> {
    let files = read_outputs(&essai.lieu.sorties());
    files.into_keys().filter(|path| path.starts_with("a-corriger/")).collect()
}

#[test]
fn copies_are_the_same_bytes_and_go_once_all_is_mended() {
    let first = faulty().generate();
    let before = read_outputs(&first.lieu.sorties());
    assert_eq!(first.bilan.compte.copies.len(), 5, "{:?}", first.bilan.compte.copies);
    let second = again(first, &faulty());
    assert!(read_outputs(&second.lieu.sorties()) == before);
    assert_eq!(copies_of(&second).len(), 5);
    let third = again(second, &minimal());
    assert_eq!(third.faults(), "");
    assert_eq!(copies_of(&third), <[String; 0]>::default(), "they go with the faults");
    assert!(!third.lieu.sorties().join("a-corriger").exists());
}

#[test]
fn a_selection_refreshes_the_copies_too() {
    let first = faulty().generate();
    let mended = faulty().replace("grilles-e31.csv", ";21;", ";13,5;");
    fs_err::remove_dir_all(first.lieu.entrees()).expect("a temporary folder");
    mended.write_below(&first.lieu.entrees());
    let essai = first.lieu.generate(&BASE, |o| o.selection.candidats = vec!["0100000002".to_owned()]);
    assert!(!essai.lieu.sorties().join("a-corriger/grilles-e31.csv.xlsx").exists());
    assert!(essai.lieu.sorties().join("a-corriger/pfmp.csv.xlsx").exists());
}

#[test]
fn a_copy_that_somebody_changed_is_never_lost() {
    let one = minimal().replace("grilles-e31.csv", ";13,5;", ";21;");
    let other = minimal().replace("grilles-e31.csv", ";13,5;", ";22;");
    let chemin = "a-corriger/grilles-e31.csv.xlsx";
    let first = one.generate();
    fs_err::write(first.lieu.sorties().join(chemin), "travail d’une heure").expect("writable");
    let mut essai = again(first, &other);
    let account = essai.recit();
    expect![[r#"
        erreur[E206] DURAND Léa, E31 : note hors du barème : « 22 » pour une note sur 20
          → grilles-e31.csv, cellule Q2
          aide : corriger la note, entre 0 et 20
        avertissement[A702] la copie « a-corriger/grilles-e31.csv.xlsx » a été modifiée : laissée en place, la nouvelle n’est pas écrite
          aide : reporter les corrections dans le fichier d’origine, puis effacer cette copie
        code 1 ; produits : 13 ; retenus : 1
          grille-e31 de 0100000001 : E206
    "#]].assert_eq(&account);
    for _ in 0..2 {
        assert_eq!(report(&essai, chemin), "travail d’une heure".as_bytes());
        essai = again(essai, &other);
        assert_eq!(essai.recit(), account, "told as long as it is there");
    }
    // Once mended, it is a stranger: left, and told as long as it is there.
    let last = again(essai, &minimal());
    expect![[r#"
        avertissement[A702] « a-corriger/grilles-e31.csv.xlsx » n’est pas un document de ce lot : laissé en place
          aide : l’effacer à la main s’il ne sert plus
        code 0 ; produits : 14 ; retenus : 0
    "#]].assert_eq(&last.recit());
    assert_eq!(report(&last, chemin), "travail d’une heure".as_bytes());
    fs_err::write(last.lieu.sorties().join("a-corriger/~$grilles-e31.csv.xlsx"), "verrou").expect("writable");
    fs_err::remove_file(last.lieu.sorties().join(chemin)).expect("writable");
    assert_eq!(again(last, &minimal()).faults(), "");
}

#[test]
fn a_copy_that_cannot_be_written_costs_itself_only() {
    let lieu = Lieu::with(&minimal().replace("grilles-e31.csv", ";13,5;", ";21;"));
    fs_err::create_dir_all(lieu.sorties().join("a-corriger/grilles-e31.csv.xlsx/dedans")).expect("writable");
    let essai = lieu.generate(&BASE, |_| {});
    expect![[r#"
        erreur[E701] impossible d’écrire « a-corriger/grilles-e31.csv.xlsx » (un dossier porte ce nom)
          aide : fermer le fichier s’il est ouvert, vérifier l’espace disque et les droits, puis relancer
        erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
          → grilles-e31.csv, cellule Q2
          aide : corriger la note, entre 0 et 20
        code 1 ; produits : 13 ; retenus : 1
          grille-e31 de 0100000001 : E206
    "#]]
    .assert_eq(&essai.recit());
    assert_eq!(essai.bilan.compte.copies, []);
}

#[test]
fn a_sheet_larger_than_a_workbook_is_told_without_a_copy() {
    let deep = "\n".repeat(1_048_600) + &";".repeat(19) + "loin\n";
    let essai =
        minimal().replace("grilles-e31.csv", ";13,5;", ";21;").append("grilles-e31.csv", &deep).generate();
    expect![[r#"
        erreur[E701] pas de copie annotée « a-corriger/grilles-e31.csv.xlsx » pour « grilles-e31.csv » (une feuille dépasse la grille d’un classeur)
          aide : corriger ce fichier d’après le rapport, qui donne tous les endroits
        erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
          → grilles-e31.csv, cellule Q2
          aide : corriger la note, entre 0 et 20
        erreur[E214] il manque l’épreuve : la ligne ne peut pas être utilisée
          → grilles-e31.csv, cellule D1048604
          aide : remplir la cellule
        erreur[E204] date illisible : « loin »
          → grilles-e31.csv, cellule T1048604
          aide : écrire la date au format JJ/MM/AAAA
        erreur[E306] ligne sans candidat : ni numéro, ni INE, ni nom et prénom
          → grilles-e31.csv, cellule T1048604
          aide : indiquer à qui appartient cette ligne, ou l’effacer
        code 1 ; produits : 13 ; retenus : 1
          grille-e31 de 0100000001 : E206
    "#]].assert_eq(&essai.recit());
    assert_ne!(sha256(&report(&essai, "rapport.xlsx")), "");
}
