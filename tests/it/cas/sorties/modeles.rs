//! Workbooks to fill, and forms that come back (cases 102 and 117).

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use expect_test::{Expect, expect};
use liasse::referentiel::{Referentiel, embedded, load};
use liasse::run::{self, Options};
use liasse::tables::lignes::LigneTuteur;

use super::classeurs::{check_inert, parts};
use crate::atelier::read_tree;
use crate::support::{BASE, Entrees, Lieu, PACK, minimal, replace_entry, tables_of};

const FEUILLE: &str = "xl/worksheets/sheet1.xml";
const LEA_P1: &str = "modeles/TAGO1/tuteurs/DURAND-Lea-0100000001-P1.xlsx";
pub const CLASSE: &str = "modeles/TAGO1/TAGO1.xlsx";

/// The small class, without any tutor's evaluation.
pub fn without_tutors() -> Entrees {
    minimal().remove("tuteurs.csv")
}

/// What `liasse modeles` writes, by path.
pub fn models(
    pack: &Referentiel,
    entrees: &Entrees,
    set: impl FnOnce(&mut Options),
) -> BTreeMap<String, Vec<u8>> {
    let lieu = Lieu::with(entrees);
    let mut options = lieu.options();
    set(&mut options);
    let bilan = run::write_models(pack, &BASE, &options).expect("folders");
    assert!(bilan.diagnostics.is_empty(), "{:?}", bilan.diagnostics);
    let mut files = read_tree(&lieu.sorties());
    if bilan.ecrits > 0 {
        files.remove(".liasse.json").expect("the run remembers what it wrote");
    }
    assert_eq!(files.len(), bilan.ecrits);
    files
}

fn lea_p1() -> Vec<u8> {
    models(&PACK, &without_tutors(), |_| {}).remove(LEA_P1).expect("her form")
}

/// The row of a label, from one.
fn row_of(form: &[u8], label: &str) -> usize {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(form.to_vec())).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("readable");
    let (first, _) = range.start().expect("cells");
    let found = range.rows().position(|row| matches!(&row[0], Data::String(text) if text.starts_with(label)));
    found.unwrap_or_else(|| panic!("« {label} » is a label")) + first as usize + 1
}

/// As a tutor would: a text in the cell beside the label.
fn fill(form: &[u8], label: &str, value: &str) -> Vec<u8> {
    put(form, &format!("B{}", row_of(form, label)), value)
}

fn put(form: &[u8], cell: &str, value: &str) -> Vec<u8> {
    let xml = parts(form)[FEUILLE].clone();
    let typed = format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{value}</t></is></c>");
    let start = format!("<c r=\"{cell}\"");
    let filled = match xml.split_once(&start) {
        Some((before, after)) => {
            let (_, rest) = after.split_once("/>").expect("a blank cell");
            format!("{before}{typed}{rest}")
        }
        None => {
            let row: String = cell.chars().filter(char::is_ascii_digit).collect();
            let (before, after) = xml.split_once(&format!("<row r=\"{row}\"")).expect("a row");
            let (inside, rest) = after.split_once("</row>").expect("a row with cells");
            format!("{before}<row r=\"{row}\"{inside}{typed}</row>{rest}")
        }
    };
    replace_entry(form, FEUILLE, filled.as_bytes())
}

fn without_row(form: &[u8], label: &str) -> Vec<u8> {
    let xml = parts(form)[FEUILLE].clone();
    let (before, after) = xml.split_once(&format!("<row r=\"{}\"", row_of(form, label))).expect("a row");
    let (_, rest) = after.split_once("</row>").expect("its end");
    replace_entry(form, FEUILLE, format!("{before}{rest}").as_bytes())
}

fn with_label(form: &[u8], before: &str, after: &str) -> Vec<u8> {
    let name = "xl/sharedStrings.xml";
    let texts = parts(form)[name].clone();
    assert_eq!(texts.matches(before).count(), 1, "« {before} » stands once");
    replace_entry(form, name, texts.replace(before, after).as_bytes())
}

/// Her form, filled as the line of `tuteurs.csv` that it stands for.
fn filled() -> Vec<u8> {
    let answers = [
        ("1.1.1", "acquis"),
        ("1.1.2", "EC"),
        ("Activités réalisées", "Accueil"),
        ("Appréciation", "Sérieuse"),
        ("Tuteur", "Inès Blin"),
        ("Date", "14/03/2025"),
    ];
    answers.iter().fold(lea_p1(), |form, (label, value)| fill(&form, label, value))
}

/// What a row says, cells left aside.
fn said(row: &LigneTuteur) -> String {
    let texts: Vec<&str> = row.activites.iter().map(|a| a.valeur.as_str()).collect();
    let levels: Vec<(&str, &str)> =
        row.niveaux.iter().map(|(c, l)| (c.as_str(), l.valeur.as_str())).collect();
    let text = |value: &Option<liasse::place::Located<String>>| value.as_ref().map(|v| v.valeur.clone());
    format!(
        "{:?} {levels:?} {texts:?} {:?} {:?} {:?}",
        text(&row.periode),
        text(&row.appreciation),
        text(&row.tuteur),
        row.date.as_ref().map(|date| date.valeur)
    )
}

#[test]
fn a_form_comes_back_as_the_row_that_it_stands_for() {
    let (tables, told) = tables_of(&without_tutors().put("n’importe quoi.xlsx", filled()));
    assert!(told.is_empty(), "{told:?}");
    let (expected, _) = tables_of(&minimal());
    assert_eq!(tables.tuteurs.len(), 1);
    let (read, wanted) = (&tables.tuteurs[0], &expected.tuteurs[0]);
    assert_eq!(said(&read.contenu), said(&wanted.contenu));
    let numero = |row: &liasse::tables::lignes::Identite| row.numero.as_ref().map(|n| n.valeur.clone());
    assert_eq!(numero(&read.identite), numero(&wanted.identite));
    let form = filled();
    for (code, level) in &read.contenu.niveaux {
        let cell = level.lieu.cellule.expect("a cell").to_string();
        assert_eq!(cell, format!("B{}", row_of(&form, code)), "each level keeps its cell");
    }
    let essai = without_tutors().put("x.xlsx", filled()).verify();
    assert_eq!(essai.recit(), "code 0 ; produits : 14 ; retenus : 0\n");
}

#[test]
fn a_fault_in_a_form_has_its_cell() {
    let form = fill(&lea_p1(), "1.1.1", "très bien");
    let told = without_tutors().put("form.xlsx", form).verify().faults();
    expect![[r#"
        erreur[E207] DURAND Léa, P1 : niveau inconnu : « très bien »
          → form.xlsx, feuille « Compte rendu », cellule B11
          aide : écrire l’un de ces niveaux : NE (non évalué), NA (non acquis), EC (en cours d’acquisition), A (acquis)
    "#]].assert_eq(&told);
}

#[test]
fn a_form_left_blank_is_an_evaluation_not_given_back() {
    let models = models(&PACK, &without_tutors(), |_| {});
    let mut entrees = without_tutors();
    for (path, bytes) in &models {
        entrees = entrees.put(path, bytes.clone());
    }
    let essai = entrees.verify();
    assert_eq!(essai.recit(), "code 0 ; produits : 14 ; retenus : 0\n");
    let forms: Vec<_> = essai.manifeste.sources.iter().filter(|s| s.fichier.contains("/tuteurs/")).collect();
    assert_eq!(forms.len(), 2 * PACK.pfmp.periodes.len());
    for form in forms {
        assert_eq!(form.lignes_lues, 0, "{}", form.fichier);
        assert_eq!(form.lignes_ecartees[0].raison, "formulaire non rempli : évaluation non rendue");
    }
}

#[test]
fn models_are_inert_locked_and_always_the_same() {
    let again = models(&PACK, &without_tutors(), |_| {});
    let models = models(&PACK, &without_tutors(), |_| {});
    assert!(models == again, "the same bytes");
    assert_eq!(models.len(), 1 + 2 * PACK.pfmp.periodes.len());
    for (path, bytes) in &models {
        check_inert(path, bytes);
        for (name, xml) in parts(bytes).iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
            assert!(xml.contains("<sheetProtection"), "{path}, {name}");
            assert!(!xml.contains("password="), "{path}, {name}: anybody may unlock it");
        }
    }
}

#[test]
fn models_are_for_whoever_is_asked_for_and_has_not_answered() {
    let one = models(&PACK, &minimal(), |o| o.selection.candidats = vec!["0100000002".to_owned()]);
    let paths: Vec<&str> = one.keys().map(String::as_str).collect();
    // P1 has been given back.
    expect![[r#"
        modeles/TAGO1/TAGO1.xlsx
        modeles/TAGO1/tuteurs/MARTIN-Hugo-0100000002-P2.xlsx
        modeles/TAGO1/tuteurs/MARTIN-Hugo-0100000002-P3.xlsx
        modeles/TAGO1/tuteurs/MARTIN-Hugo-0100000002-P4.xlsx
        modeles/TAGO1/tuteurs/MARTIN-Hugo-0100000002-P5.xlsx
        modeles/TAGO1/tuteurs/MARTIN-Hugo-0100000002-P6.xlsx
    "#]]
    .assert_eq(&(paths.join("\n") + "\n"));
}

#[test]
fn an_altered_form_can_be_written_again() {
    let altered = without_tutors().put("form.xlsx", without_row(&filled(), "1.1.3"));
    assert!(models(&PACK, &altered, |_| {}).contains_key(LEA_P1));
    assert!(!models(&PACK, &without_tutors().put("form.xlsx", filled()), |_| {}).contains_key(LEA_P1));
}

#[test]
fn the_workbook_of_a_class_comes_back_as_its_tables() {
    let book = models(&PACK, &without_tutors(), |_| {}).remove(CLASSE).expect("a workbook");
    let cells = [
        ("D4", "P1"),
        ("E4", "certifiante"),
        ("F4", "06/01/2025"),
        ("G4", "14/03/2025"),
        ("H4", "50"),
        ("J4", "Mairie de Rezé"),
    ];
    let book = cells.iter().fold(book, |book, (cell, value)| put(&book, cell, value));
    let (tables, told) = tables_of(&without_tutors().remove("pfmp.csv").put("classe.xlsx", book));
    assert!(told.is_empty(), "{told:?}");
    assert_eq!(tables.stages.len(), 1, "the rows that nobody filled are left aside");
    let stage = &tables.stages[0];
    assert_eq!(stage.identite.numero.as_ref().map(|n| n.valeur.as_str()), Some("0100000001"));
    let contenu = &stage.contenu;
    assert_eq!(contenu.periode.as_ref().map(|p| p.valeur.as_str()), Some("P1"));
    assert_eq!(contenu.jours.as_ref().map(|j| liasse::texte::decimal(j.valeur)), Some("50".to_owned()));
    let structure = contenu.structure.as_ref().expect("a structure");
    assert_eq!(structure.lieu.to_string(), "classe.xlsx, feuille « PFMP », cellule J4");
}

#[test]
fn a_model_that_was_filled_is_left() {
    let lieu = Lieu::with(&without_tutors());
    run::write_models(&PACK, &BASE, &lieu.options()).expect("folders");
    let path = lieu.sorties().join(LEA_P1);
    fs_err::write(&path, filled()).expect("writable");
    let output = lieu.liasse(&["modeles"]).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(0));
    expect![[r#"
        avertissement[A707] « modeles/TAGO1/tuteurs/DURAND-Lea-0100000001-P1.xlsx » a été rempli ou modifié : laissé en place
          aide : le déposer dans le dossier d’entrée s’il est rempli ; l’effacer pour en avoir un vierge

        Classeurs à remplir dans outputs/modeles : 12. Une fois remplis, les déposer dans inputs.
    "#]].assert_eq(&String::from_utf8(output.stderr).expect("UTF-8"));
    assert!(fs_err::read(path).expect("a file") == filled());
}

#[test]
fn nobody_in_the_list_is_told() {
    let lieu = Lieu::with(&minimal().remove("candidats.csv"));
    let output = lieu.liasse(&["modeles"]).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
    let left = read_tree(&lieu.sorties());
    assert!(left.keys().eq([liasse::deliver::VERROU]), "{:?}", left.keys());
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(told.contains("erreur[E308]"), "{told}");
    assert!(told.ends_with("Aucun classeur à remplir n’a été écrit.\n"), "{told}");
}

fn check_altered(form: Vec<u8>, expected: &Expect) {
    expected.assert_eq(&without_tutors().put("form.xlsx", form).verify().recit());
}

/// E: which row lacks; the form says nothing of what it lacks, and nothing is guessed.
#[test]
fn cas_102_une_ligne_du_formulaire_a_disparu() {
    check_altered(
        without_row(&filled(), "1.1.3"),
        &expect![[r#"
            erreur[E540] DURAND Léa, P1 : formulaire modifié : il manque la ligne « 1.1.3 Produire, dans un environnement numérique, des supports de communication adaptés »
              → form.xlsx, feuille « Compte rendu »
              aide : reprendre le formulaire vierge (« liasse modeles » le refait) et y reporter les réponses
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
    check_altered(
        without_row(&filled(), "Période"),
        &expect![[r#"
            erreur[E540] DURAND Léa : formulaire modifié : il manque la ligne « Période »
              → form.xlsx, feuille « Compte rendu »
              aide : reprendre le formulaire vierge (« liasse modeles » le refait) et y reporter les réponses
            erreur[E214] DURAND Léa : il manque la période : la ligne ne peut pas être utilisée
              → form.xlsx, feuille « Compte rendu », cellule B4
              aide : remplir la cellule
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
    let form = ["1.2.1", "1.2.2", "Date"].iter().fold(filled(), |form, label| without_row(&form, label));
    check_altered(
        form,
        &expect![[r#"
            erreur[E540] DURAND Léa, P1 : formulaire modifié : il manque les lignes « 1.2.1 Appliquer les procédures internes de traitement des relations « clients » », « 1.2.2 Produire les documents liés au traitement des relations « clients » dans un environnement numérique » et « Date »
              → form.xlsx, feuille « Compte rendu »
              aide : reprendre le formulaire vierge (« liasse modeles » le refait) et y reporter les réponses
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// E: the label that was there, and the one that was read.
#[test]
fn cas_102_un_libelle_du_formulaire_a_change() {
    check_altered(
        with_label(&filled(), "Apporter une réponse adaptée à la demande", "Répondre au téléphone"),
        &expect![[r#"
            erreur[E540] DURAND Léa, P1 : formulaire modifié : « 1.1.2 Répondre au téléphone » au lieu de « 1.1.2 Apporter une réponse adaptée à la demande »
              → form.xlsx, feuille « Compte rendu », cellule A12
              aide : reprendre le formulaire vierge (« liasse modeles » le refait) et y reporter les réponses
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
    check_altered(
        with_label(&filled(), "1.1.2 Apporter", "Apporter"),
        &expect![[r#"
            erreur[E540] DURAND Léa, P1 : formulaire modifié : il manque la ligne « 1.1.2 Apporter une réponse adaptée à la demande »
              → form.xlsx, feuille « Compte rendu »
              aide : reprendre le formulaire vierge (« liasse modeles » le refait) et y reporter les réponses
            erreur[E540] DURAND Léa, P1 : formulaire modifié : la ligne « Apporter une réponse adaptée à la demande » n’en fait pas partie
              → form.xlsx, feuille « Compte rendu », cellule A12
              aide : reprendre le formulaire vierge (« liasse modeles » le refait) et y reporter les réponses
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
    check_altered(
        with_label(&filled(), "1.1.2 Apporter", "1.1.9 Apporter"),
        &expect![[r#"
            erreur[E540] DURAND Léa, P1 : formulaire modifié : il manque la ligne « 1.1.2 Apporter une réponse adaptée à la demande »
              → form.xlsx, feuille « Compte rendu »
              aide : reprendre le formulaire vierge (« liasse modeles » le refait) et y reporter les réponses
            erreur[E209] niveaux donnés sous un code inconnu : « 1.1.9 Apporter une réponse adaptée à la demande »
              → form.xlsx, feuille « Compte rendu », cellule A12
              aide : écrire en en-tête l’un de ces codes : 1.1.1, 1.1.2, 1.1.3, 1.1.4
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// E: an answer beside its cell is not lost.
#[test]
fn cas_102_une_reponse_a_cote_de_sa_case() {
    let form = filled();
    let cell = format!("C{}", row_of(&form, "1.1.3"));
    check_altered(
        put(&form, &cell, "acquis"),
        &expect![[r#"
            erreur[E541] DURAND Léa, P1 : valeur à côté de sa case : « acquis »
              → form.xlsx, feuille « Compte rendu », cellule C13
              aide : la reporter dans la case prévue, juste à droite du libellé, ou l’effacer
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// E: what a tutor writes where no cell waits for it.
#[test]
fn cas_102_une_remarque_hors_des_cases() {
    let form = filled();
    let (between, below) = (row_of(&form, "Période") + 1, row_of(&form, "Date") + 2);
    let form = with_line(&form, &[(&format!("B{between}"), "non acquis")]);
    let form = with_line(&form, &[(&format!("B{below}"), "Très bien"), (&format!("C{below}"), "Bravo")]);
    check_altered(
        form,
        &expect![[r#"
            erreur[E541] DURAND Léa, P1 : valeur à côté de sa case : « non acquis »
              → form.xlsx, feuille « Compte rendu », cellule B9
              aide : la reporter dans la case prévue, juste à droite du libellé, ou l’effacer
            erreur[E541] DURAND Léa, P1 : valeur à côté de sa case : « Très bien »
              → form.xlsx, feuille « Compte rendu », cellule B59
              aide : la reporter dans la case prévue, juste à droite du libellé, ou l’effacer
            erreur[E541] DURAND Léa, P1 : valeur à côté de sa case : « Bravo »
              → form.xlsx, feuille « Compte rendu », cellule C59
              aide : la reporter dans la case prévue, juste à droite du libellé, ou l’effacer
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
    // A remark alone is an answer too: the evaluation was given back.
    let form = with_line(&lea_p1(), &[(&format!("A{below}"), "Stage interrompu")]);
    check_altered(
        form,
        &expect![[r#"
            erreur[E541] DURAND Léa, P1 : valeur à côté de sa case : « Stage interrompu »
              → form.xlsx, feuille « Compte rendu », cellule A59
              aide : la reporter dans la case prévue, juste à droite du libellé, ou l’effacer
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// The form with a line that it does not have, at its place.
fn with_line(form: &[u8], cells: &[(&str, &str)]) -> Vec<u8> {
    let sheet = parts(form)[FEUILLE].clone();
    let number = |cell: &str| cell[1..].parse::<usize>().expect("a row");
    let wanted = number(cells[0].0);
    let written =
        |(cell, text): &(&str, &str)| format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let cells = cells.iter().map(written).collect::<Vec<_>>().concat();
    let next = (wanted..wanted + 3).find_map(|row| sheet.find(&format!("<row r=\"{row}\"")));
    let at = next.or_else(|| sheet.find("</sheetData>")).expect("a sheet");
    let line = format!("<row r=\"{wanted}\">{cells}</row>");
    replace_entry(form, FEUILLE, format!("{}{line}{}", &sheet[..at], &sheet[at..]).as_bytes())
}

/// W, E: an answer that is not seen, and one drawn over the next rows.
#[test]
fn cas_102_une_reponse_cachee_ou_fusionnee() {
    let form = filled();
    let row = row_of(&form, "1.1.1");
    let sheet = parts(&form)[FEUILLE].clone();
    let with = |before: &str, after: &str| {
        assert!(sheet.contains(before), "{sheet}");
        replace_entry(&form, FEUILLE, sheet.replacen(before, after, 1).as_bytes())
    };
    let line = format!("<row r=\"{row}\"");
    check_altered(
        with(&line, &format!("{line} hidden=\"1\"")),
        &expect![[r#"
            avertissement[A224] ligne masquée, et lue : 11
              → form.xlsx, feuille « Compte rendu », cellule A11
              aide : l’afficher pour la vérifier, ou la supprimer si elle ne doit pas compter
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    let range = format!("B{row}:B{}", row + 2);
    let merged = format!("</sheetData><mergeCells count=\"1\"><mergeCell ref=\"{range}\"/></mergeCells>");
    check_altered(
        with("</sheetData>", &merged),
        &expect![[r#"
            erreur[E227] DURAND Léa, P1 : cellule recouverte par la fusion B11:B13 : « acquis » n’y est écrit qu’une fois
              → form.xlsx, feuille « Compte rendu », cellule B12
              aide : défusionner, puis écrire dans chaque cellule sa valeur, ou la laisser vide
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// A pack whose scale of the tutors has other labels.
fn pack_with_levels(before: &str, after: &str) -> Referentiel {
    let mut files = embedded::files();
    let (_, bytes) = files.iter_mut().find(|(nom, _)| nom == "reglages.yaml").expect("a file of the pack");
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    let (head, tail) = text.split_once("tuteur:").expect("the scale of the tutors");
    *bytes = format!("{head}tuteur:{}", tail.replacen(before, after, 1)).into_bytes();
    load(&files).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// OK: what no cell can hold stands on a hidden sheet, and what comes back is read.
#[test]
fn cas_117_une_liste_avec_une_virgule_ou_trop_longue() {
    let long = format!("en cours, {}", "très lentement ".repeat(20));
    for label in ["en cours, avec de l’aide", long.trim()] {
        let pack = pack_with_levels("en cours d’acquisition", label);
        let files = models(&pack, &without_tutors(), |_| {});
        let form = &files[LEA_P1];
        let all = parts(form);
        let sheet = &all[FEUILLE];
        assert!(sheet.contains("<formula1>Listes!$A$2:$A$5</formula1>"), "{sheet}");
        assert!(all["xl/workbook.xml"].contains("name=\"Listes\" sheetId=\"2\" state=\"hidden\""));
        assert!(all["xl/sharedStrings.xml"].contains(label), "the item is whole");
        check_inert(LEA_P1, form);

        let answer = fill(&fill(form, "1.1.1", label), "Tuteur", "Inès Blin");
        let lieu = Lieu::with(&without_tutors().put("form.xlsx", answer));
        let bilan = run::verify(&pack, &BASE, &lieu.options()).expect("a folder");
        assert!(bilan.diagnostics().is_empty(), "{:?}", bilan.diagnostics());
        let manifeste = bilan.manifeste();
        let form = manifeste.sources.iter().find(|s| s.fichier == "form.xlsx").expect("it was read");
        assert_eq!((form.feuille.as_deref(), form.lignes_lues), (Some("Compte rendu"), 1));
    }
}

/// OK: a list that a cell can hold stays in it.
#[test]
fn cas_117_une_liste_courte_reste_dans_la_case() {
    let files = models(&PACK, &without_tutors(), |_| {});
    let form = parts(&files[LEA_P1]);
    assert!(
        form[FEUILLE]
            .contains("<formula1>\"non évalué,non acquis,en cours d’acquisition,acquis\"</formula1>")
    );
    assert!(!form.contains_key("xl/worksheets/sheet2.xml"));
    // The titles of the dimensions hold commas.
    assert!(parts(&files[CLASSE])["xl/workbook.xml"].contains("name=\"Listes\""));
}
