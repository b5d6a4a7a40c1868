//! One fact is one message, and every cell that it touches can be reached.

use expect_test::expect;
use serde_json::Value;

use crate::support::{Entrees, Essai, check, minimal};

/// Six pupils, each with a row in the table of periods and in that of travaux.
fn six() -> Entrees {
    let mut files = minimal();
    for (rank, (nom, prenoms)) in SIX.iter().enumerate().skip(2) {
        let numero = format!("010000000{}", rank + 1);
        files = files
            .append(
                "candidats.csv",
                &format!("{numero};;{nom};;{prenoms};1{rank}/05/2008;TAGO1;A;30004;3;non\n"),
            )
            .append(
                "pfmp.csv",
                &format!(
                    "{numero};{nom};{prenoms};P1;certifiante;06/01/2025;14/03/2025;50;10;Mairie;;;;;;\n"
                ),
            )
            .append(
                "travaux.csv",
                &format!("{numero};{nom};{prenoms};E31;1;Classer;1.1;1.1.1;Mairie;simulée;P1;Fiche\n"),
            );
    }
    files
}

const SIX: [(&str, &str); 6] = [
    ("DURAND", "Léa"),
    ("MARTIN", "Hugo"),
    ("BARRY", "Lou-Anne"),
    ("DIALLO", "Mariam"),
    ("NOEL", "Paul"),
    ("PETIT", "Ana"),
];

fn without(files: Entrees, numero: &str) -> Entrees {
    let text = files.text("candidats.csv");
    let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with(numero)).collect();
    files.put("candidats.csv", kept.join("\n"))
}

fn errors(essai: &Essai) -> String {
    let faults = essai.faults();
    let blocks = faults.split_inclusive('\n').collect::<Vec<_>>();
    let mut text = String::new();
    let mut kept = false;
    for line in blocks {
        if !line.starts_with(' ') {
            kept = line.starts_with("erreur");
        }
        if kept {
            text.push_str(line);
        }
    }
    text
}

fn related(essai: &Essai, code: &str) -> Vec<String> {
    let json: Value = serde_json::to_value(&essai.manifeste).expect("a manifest");
    let told =
        json["diagnostics"].as_array().expect("a list").iter().find(|d| d["code"] == code).expect("a fault");
    let related = told["lieux_lies"].as_array().expect("places");
    let part = |lieu: &Value, key: &str| lieu[key].as_str().unwrap_or_default().to_owned();
    let shown = |lieu: &Value| format!("{} {}", part(lieu, "fichier"), part(lieu, "cellule"));
    related.iter().map(shown).collect()
}

#[test]
fn a_candidate_taken_off_the_list_is_one_message() {
    let files = without(six(), "0100000004").append(
        "pfmp.csv",
        "0100000004;DIALLO;Mariam;P2;certifiante;05/01/2026;13/03/2026;50;10;Mairie;;;;;;\n",
    );
    let essai = files.verify();
    expect![[r#"
        erreur[E301] 3 lignes nomment DIALLO Mariam (n° 0100000004), qui n’est dans aucune liste : pfmp.csv (2) et travaux.csv (1)
          → pfmp.csv, cellule A7
          → de même : pfmp.csv, cellule A10
          → de même : travaux.csv, cellule A7
          aide : corriger le numéro ou le nom, ou ajouter le candidat à la liste
    "#]].assert_eq(&errors(&essai));
    assert_eq!(related(&essai, "E301"), ["pfmp.csv A10", "travaux.csv A7"]);
    // Each file has its copy, where the cells are in colour.
    let copied: Vec<String> =
        files.generate().bilan.compte.copies.iter().map(|copie| copie.fichier.clone()).collect();
    assert_eq!(copied, ["pfmp.csv", "travaux.csv"]);
}

#[test]
fn a_row_without_the_number_joins_those_that_have_it() {
    let files = without(six(), "0100000004")
        .append("travaux.csv", ";DIALLO;Mariam;E32;1;Planning;3.1;3.1.1;Mairie;simulée;P1;Fiche\n");
    expect![[r#"
        erreur[E301] 3 lignes nomment DIALLO Mariam (n° 0100000004), qui n’est dans aucune liste : pfmp.csv (1) et travaux.csv (2)
          → pfmp.csv, cellule A7
          → de même : travaux.csv, cellule A7
          → de même : travaux.csv, cellule B10
          aide : corriger le numéro ou le nom, ou ajouter le candidat à la liste
    "#]].assert_eq(&errors(&files.verify()));
}

#[test]
fn a_sorted_column_is_one_message() {
    // The numbers stay, the names are in order.
    let mut files = six();
    let header = files.text("travaux.csv").lines().next().unwrap_or_default().to_owned();
    let mut names = SIX;
    names.sort_unstable();
    let rows: Vec<String> = (0..6)
        .map(|rank| {
            format!(
                "010000000{};{};{};E31;1;Classer;1.1;1.1.1;Mairie;simulée;P1;Fiche\n",
                rank + 1,
                names[rank].0,
                names[rank].1
            )
        })
        .collect();
    files = files.put("travaux.csv", format!("{header}\n{}", rows.concat()));
    let essai = files.verify();
    expect![[r#"
        erreur[E304] 4 lignes de travaux.csv mêlent deux candidats ; une colonne a sans doute été triée sans les autres ; par exemple, le n° 0100000001 est celui de DURAND Léa, mais la ligne nomme BARRY Lou-Anne
          → travaux.csv, cellule A2
          → de même : travaux.csv, cellule A3
          → de même : travaux.csv, cellule A4
          → de même : travaux.csv, cellule A5
          aide : annuler ce tri, ou recopier les identifiants depuis la liste des candidats
    "#]].assert_eq(&errors(&essai));
    assert_eq!(related(&essai, "E304"), ["travaux.csv A3", "travaux.csv A4", "travaux.csv A5"]);
}

#[test]
fn a_list_sorted_by_name_alone_is_one_message() {
    let mut files = six();
    let header = files.text("candidats.csv").lines().next().unwrap_or_default().to_owned();
    let mut names = SIX;
    names.sort_unstable();
    let rows: Vec<String> = (0..6)
        .map(|rank| {
            format!(
                "010000000{};;{};;{};12/05/2008;TAGO1;A;30004;3;non\n",
                rank + 1,
                names[rank].0,
                names[rank].1
            )
        })
        .collect();
    files = files.put("candidats.csv", format!("{header}\n{}", rows.concat()));
    let essai = files.verify();
    let told = errors(&essai);
    assert_eq!(told.matches("erreur[").count(), 1, "{told}");
    expect!["erreur[E304] 18 lignes mêlent deux candidats : grilles-e31.csv (2), grilles-e32.csv (2), pfmp.csv (6), travaux.csv (6) et un autre fichier ; une colonne de la liste a sans doute été triée sans les autres ; par exemple, le n° 0100000001 est celui de BARRY Lou-Anne, mais la ligne nomme DURAND Léa"].assert_eq(told.lines().next().unwrap_or_default());
}

#[test]
fn two_rows_that_say_the_same_against_a_number_are_one_message() {
    let files = minimal().replace_all("pfmp.csv", "0100000002;MARTIN;Hugo", "0100000001;MARTIN;Hugo");
    check(
        &files,
        &expect![[r#"
        erreur[E304] le n° 0100000001 est celui de DURAND Léa, mais la ligne nomme MARTIN Hugo (et 1 autre ligne)
          → pfmp.csv, cellule A4
          → la liste : candidats.csv, cellule A2
          → de même : pfmp.csv, cellule A5
          aide : corriger le numéro ou le nom de cette ligne
        code 1 ; produits : 8 ; retenus : 4
          attestation-pfmp de 0100000001 : E304
          attestation-pfmp de 0100000001 : E304
          attestation-pfmp-recapitulative de 0100000001 : E304
          attestation-pfmp-recapitulative de 0100000002 : E304
    "#]],
    );
}

#[test]
fn swapped_names_and_usual_first_names_are_suggested() {
    let swapped = minimal().replace("grilles-e31.csv", "0100000001;DURAND;Léa", ";Léa;DURAND");
    expect![[r#"
        erreur[E301] candidat absent de la liste : Léa DURAND
          → grilles-e31.csv, cellule B2
          → DURAND Léa (n° 0100000001) : candidats.csv, cellule A2
          aide : c’est peut-être DURAND Léa (n° 0100000001) : vérifier, puis corriger le numéro ou le nom, ici ou dans la liste
    "#]].assert_eq(&errors(&swapped.verify()));
    let swapped = minimal().replace("grilles-e31.csv", "0100000001;DURAND;Léa", "0100000001;Léa;DURAND");
    expect![[r#"
        erreur[E304] le n° 0100000001 est celui de DURAND Léa, mais la ligne nomme Léa DURAND
          → grilles-e31.csv, cellule A2
          → la liste : candidats.csv, cellule A2
          aide : le nom et le prénom sont peut-être inversés : les remettre dans leur colonne, ou corriger le numéro
    "#]].assert_eq(&errors(&swapped.verify()));
    let usual = minimal().replace("candidats.csv", ";DURAND;;Léa;", ";DURAND;;Fatoumata Léa;").replace(
        "grilles-e31.csv",
        "0100000001;DURAND;Léa",
        "0100000001;DURAND;Léa",
    );
    let told = usual.verify();
    assert!(
        told.faults()
            .contains("c’est peut-être un prénom usuel ou une faute de frappe : écrire DURAND Fatoumata Léa, ou corriger le numéro"),
        "{}",
        told.faults()
    );
    let born = minimal()
        .replace("grilles-e31.csv", "N° candidat;", "Né(e) le;")
        .replace("grilles-e31.csv", "0100000001;DURAND;Léa", "12/05/2008;DURAND;Zoé")
        .replace("grilles-e31.csv", "0100000002;", "03/11/2007;");
    expect![[r#"
        erreur[E301] candidat absent de la liste : DURAND Zoé, 12/05/2008
          → grilles-e31.csv, cellule A2
          → DURAND Léa (n° 0100000001) : candidats.csv, cellule A2
          aide : c’est peut-être DURAND Léa (n° 0100000001) : vérifier, puis corriger le numéro ou le nom, ici ou dans la liste
    "#]].assert_eq(&errors(&born.verify()));
}

#[test]
fn the_only_one_of_a_surname_is_suggested() {
    let told = |files: Entrees| errors(&files.verify());
    let files = minimal().replace("grilles-e31.csv", "0100000001;DURAND;Léa", ";DURAND;Zachary");
    assert!(told(files.clone()).contains("aide : c’est peut-être DURAND Léa (n° 0100000001) : "));
    let two = files.append("candidats.csv", "0100000003;;DURAND;;Quentin;10/05/2008;TAGO1;A;30004;3;non\n");
    assert!(told(two).contains("aide : corriger le numéro ou le nom, ou ajouter le candidat à la liste\n"));
    // Born on another day, it is a brother.
    let born = minimal()
        .replace("grilles-e31.csv", "N° candidat;", "Né(e) le;")
        .replace("grilles-e31.csv", "0100000001;DURAND;Léa", "10/05/2006;DURAND;Zachary")
        .replace("grilles-e31.csv", "0100000002;", "03/11/2007;");
    assert!(told(born).contains("aide : corriger le numéro ou le nom, ou ajouter le candidat à la liste\n"));
}

#[test]
fn two_lists_that_swap_the_names_are_compared() {
    let list = "Nom;Prénom;Né(e) le\nLéa;DURAND;12/05/2008\n";
    let told = minimal().put("classe.csv", list).verify().faults();
    assert!(
        told.contains(
            "avertissement[A318] Léa DURAND et DURAND Léa (n° 0100000001) sont peut-être une seule personne"
        ),
        "{told}"
    );
}

#[test]
fn the_manifest_says_whom_a_fault_is_about() {
    let essai = minimal().replace("grilles-e31.csv", ";13,5;", ";21;").verify();
    let json: Value = serde_json::to_value(&essai.manifeste).expect("a manifest");
    let told = &json["diagnostics"][0];
    assert_eq!(told["message"], "DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20");
    assert_eq!(told["sujet"], serde_json::json!({ "personne": "DURAND Léa", "epreuve": "E31" }));
    assert_eq!(told["candidat"], "0100000001");
    let files = essai.bilan.compte.files();
    let page = files.iter().find(|(name, _)| *name == "rapport.html").expect("a page");
    let page = String::from_utf8_lossy(page.1.as_ref().expect("a page that is written"));
    assert_eq!(
        page.matches("DURAND Léa, E31\u{a0}: note hors du barème").count(),
        2,
        "the fault, and what it holds"
    );
}

#[test]
fn a_row_that_gives_a_number_alone_is_named_by_the_list() {
    let text = minimal()
        .text("grilles-e31.csv")
        .replace("0100000001;DURAND;Léa", "0100000001;;")
        .replace(";13,5;", ";21;");
    let told = minimal().put("grilles-e31.csv", text).verify().faults();
    assert!(told.starts_with("erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 »"), "{told}");
}

#[test]
fn a_damaged_number_names_nobody() {
    let text = minimal().text("grilles-e31.csv").replace("0100000001;DURAND;Léa", "1E+08;;");
    let told = minimal().put("grilles-e31.csv", text).verify().faults();
    assert!(told.contains("erreur[E211] E31 : identifiant abîmé par le tableur : « 1E+08 »\n"), "{told}");
}

#[test]
fn the_same_fault_in_many_files_is_one_line_on_the_screen() {
    let mut files = minimal();
    for rank in 0..5 {
        files = files.put(
            &format!("tuteurs/{rank}.csv"),
            format!("N° candidat;Nom de famille;Prénom(s);Période;1.1.1;Date\n0100000001;DURAND;Léa;P2;A;31/02/{}\n", 2021 + rank),
        );
    }
    let essai = files.verify();
    let screen = liasse::comptes::ecran::render(
        &crate::support::PACK,
        &essai.bilan.compte,
        liasse::comptes::ecran::Detail::Usuel,
        None,
    );
    let lines: Vec<&str> = screen.lines().filter(|line| line.contains("E204")).collect();
    assert_eq!(lines.len(), 1, "{screen}");
    assert!(lines[0].ends_with("(de même dans 4 autres fichiers)"), "{}", lines[0]);
}
