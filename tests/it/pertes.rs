//! Nothing is lost: what a run would remove or impoverish without a reason stays, and is told.

use std::collections::{BTreeMap, BTreeSet};

use expect_test::{Expect, expect};
use liasse::referentiel::Referentiel;
use liasse::run::{Issue, Options};
use liasse::sorties::{Accord, Changement, Etat, Genre};

use crate::atelier::{is_a, read_tree};
use crate::support::{BASE, Entrees, Essai, Lieu, PACK, PACK_ENTIER, classeur, feuille, minimal};

/// Runs again in the same folder, whose inputs have become these.
fn again(essai: Essai, entrees: &Entrees, set: impl FnOnce(&mut Options)) -> Essai {
    again_with(&PACK, essai, entrees, set)
}

fn again_with(pack: &Referentiel, essai: Essai, entrees: &Entrees, set: impl FnOnce(&mut Options)) -> Essai {
    fs_err::remove_dir_all(essai.lieu.entrees()).expect("a temporary folder");
    entrees.write_below(&essai.lieu.entrees());
    essai.lieu.generate_with(pack, &BASE, set)
}

/// Papers, archives and stacks, without the accounts and what is kept.
pub fn outputs(essai: &Essai) -> BTreeMap<String, Vec<u8>> {
    let mut files = read_tree(&essai.lieu.sorties());
    let is_ours = |path: &str| {
        path.contains('/') && !path.starts_with("_precedents/") && !path.starts_with("a-corriger/")
    };
    files.retain(|path, _| is_ours(path));
    files
}

fn kept(essai: &Essai) -> BTreeMap<String, Vec<u8>> {
    let mut files = read_tree(&essai.lieu.sorties());
    files.retain(|path, _| path.starts_with("_precedents/"));
    files
}

/// What became of every output, counted; then what was withdrawn.
fn account(essai: &Essai) -> String {
    let mut text = essai.recit();
    let mut counts = BTreeMap::<Changement, usize>::new();
    for ligne in &essai.bilan.compte.lignes {
        if let Some(changement) = ligne.changement {
            *counts.entry(changement).or_default() += 1;
        }
    }
    for (changement, number) in counts {
        text += &format!("{changement:?} {number}\n");
    }
    for retire in &essai.bilan.compte.retires {
        text +=
            &format!("retiré {} : {}\n", retire.chemin, retire.precedent.as_deref().unwrap_or("pas gardé"));
    }
    text
}

fn check(essai: &Essai, expected: &Expect) {
    expected.assert_eq(&account(essai));
}

/// The tables of a class in one workbook, the list and the school apart.
fn with_a_class_workbook() -> Entrees {
    let mut sheets = Vec::new();
    let mut entrees = minimal();
    for name in entrees.0.keys().cloned().collect::<Vec<_>>() {
        if !["candidats.csv", "etablissement.csv"].contains(&name.as_str()) {
            sheets.push(feuille(name.trim_end_matches(".csv"), &entrees.text(&name)));
            entrees.0.remove(&name);
        }
    }
    entrees.put("TAGO1.xlsx", classeur(sheets))
}

#[test]
fn a_class_workbook_that_is_forgotten_costs_nothing() {
    let first = Lieu::with(&with_a_class_workbook()).generate(&BASE, |_| {});
    let before = outputs(&first);
    let second = again(first, &with_a_class_workbook().remove("TAGO1.xlsx"), |_| {});
    assert!(outputs(&second) == before, "nothing is erased, nothing is poorer");
    assert_eq!(kept(&second).len(), 0);
    assert_eq!(second.bilan.issue, Issue::Partielle);
    check(
        &second,
        &expect![[r#"
            erreur[E711] « TAGO1.xlsx » n’est plus dans le dossier, où 18 lignes de TAGO1 étaient lues : périodes de formation en milieu professionnel (4), évaluations des tuteurs (2), travaux professionnels (4), évaluations des commissions (4) et commissions d’évaluation (4)
              → TAGO1.xlsx
              → périodes de formation en milieu professionnel : TAGO1.xlsx, feuille « pfmp »
              → évaluations des tuteurs : TAGO1.xlsx, feuille « tuteurs »
              → travaux professionnels : TAGO1.xlsx, feuille « travaux »
              → évaluations des commissions : TAGO1.xlsx, feuille « grilles-e31 »
              → évaluations des commissions : TAGO1.xlsx, feuille « grilles-e32 »
              → commissions d’évaluation : TAGO1.xlsx, feuille « commissions »
              aide : remettre ce fichier, ou ce qui le remplace, dans le dossier d’entrée ; s’il ne doit plus servir, relancer avec --accepter-retraits
            code 1 ; produits : 14 ; retenus : 0
            Laisse 16
        "#]],
    );
    // It is told as long as nobody has answered.
    let third = again(second, &with_a_class_workbook().remove("TAGO1.xlsx"), |_| {});
    assert!(outputs(&third) == before);
    assert_eq!(third.bilan.issue, Issue::Partielle, "{}", third.faults());
    let fourth = again(third, &with_a_class_workbook(), |_| {});
    assert!(outputs(&fourth) == before);
    assert_eq!(fourth.faults(), "", "once the file is back, nothing is left to say");
    assert!(fourth.bilan.compte.lignes.iter().all(|l| l.changement == Some(Changement::Inchange)));
}

#[test]
fn what_is_accepted_goes_to_the_precedents() {
    let first = Lieu::with(&with_a_class_workbook()).generate(&BASE, |_| {});
    let before = outputs(&first);
    let second = again(first, &with_a_class_workbook().remove("TAGO1.xlsx"), |o| o.retraits = Accord::Donne);
    assert_eq!(second.bilan.issue, Issue::Entiere, "{}", second.faults());
    let after = outputs(&second);
    for (path, bytes) in &before {
        let same = after.get(path) == Some(bytes);
        let moved = kept(&second).get(&format!("_precedents/001/{path}")) == Some(bytes);
        assert!(same != moved, "{path} stays as it was, or is kept");
    }
    assert!(second.faults().contains("info[I718] retraits acceptés : "), "{}", second.faults());
    // Agreed once, it is not asked again.
    let third = again(second, &with_a_class_workbook().remove("TAGO1.xlsx"), |_| {});
    assert_eq!(third.bilan.issue, Issue::Entiere, "{}", third.faults());
}

#[test]
fn who_sits_at_the_terminal_is_asked_in_words() {
    fn read_and_agree(pertes: &[String]) -> bool {
        assert_eq!(pertes.len(), 5, "{pertes:?}");
        assert!(pertes.iter().all(|perte| perte.contains("ce fichier n’est plus dans le dossier")));
        true
    }
    let first = Lieu::with(&with_a_class_workbook()).generate(&BASE, |_| {});
    let set = |o: &mut Options| o.retraits = Accord::Demande(read_and_agree);
    let second = again(first, &with_a_class_workbook().remove("TAGO1.xlsx"), set);
    assert_eq!(second.bilan.issue, Issue::Entiere, "{}", second.faults());
    let first = Lieu::with(&with_a_class_workbook()).generate(&BASE, |_| {});
    let set = |o: &mut Options| o.retraits = Accord::Demande(|_| false);
    let second = again(first, &with_a_class_workbook().remove("TAGO1.xlsx"), set);
    assert_eq!(second.bilan.issue, Issue::Partielle);
}

#[test]
fn a_table_pasted_over_another_costs_nothing() {
    let pasted = minimal().text("travaux.csv");
    let first = minimal().generate();
    let before = outputs(&first);
    let second = again(first, &minimal().put("pfmp.csv", pasted), |_| {});
    assert!(outputs(&second) == before);
    check(
        &second,
        &expect![[r#"
            erreur[E711] TAGO1, périodes de formation en milieu professionnel : 4 lignes étaient lues dans « pfmp.csv » ; ce fichier contient maintenant : travaux professionnels
              → pfmp.csv
              aide : remettre ce tableau, ou ce qui le remplace, dans le dossier d’entrée ; s’il ne doit plus servir, relancer avec --accepter-retraits
            avertissement[A111] même contenu que « pfmp.csv » : lu une seule fois
              → travaux.csv
              aide : retirer l’une des deux copies
            avertissement[A524] DURAND Léa : évaluation du tuteur en P1, sans aucune ligne de cette période
              → tuteurs.csv, cellule D2
              aide : ajouter la ligne de la période, ou corriger la période de l’évaluation
            avertissement[A524] MARTIN Hugo : évaluation du tuteur en P1, sans aucune ligne de cette période
              → tuteurs.csv, cellule D3
              aide : ajouter la ligne de la période, ou corriger la période de l’évaluation
            code 1 ; produits : 14 ; retenus : 0
            Inchange 8
            Laisse 8
        "#]],
    );
}

/// Whatever table is lost, what shows it stays as it was, and what does not is as it was too.
#[test]
fn whatever_table_is_lost_no_paper_changes() {
    let entrees = minimal();
    let first = entrees.generate_all();
    let before = outputs(&first);
    let mut essai = first;
    for table in entrees.0.keys().cloned().collect::<Vec<_>>() {
        essai = again_with(&PACK_ENTIER, essai, &entrees.clone().remove(&table), |_| {});
        let changed: Vec<&str> = essai
            .bilan
            .compte
            .lignes
            .iter()
            .filter(|l| !matches!(l.changement, Some(Changement::Inchange | Changement::Laisse)))
            .map(|l| l.chemin.as_str())
            .collect();
        assert_eq!(changed, <[&str; 0]>::default(), "{table} : {}", essai.faults());
        assert_eq!(essai.retires(), <[String; 0]>::default(), "{table}");
        assert!(outputs(&essai) == before, "{table}");
        assert_eq!(essai.bilan.issue, Issue::Partielle, "{table}");
        let left = essai.bilan.compte.devenus(Changement::Laisse).count();
        assert!(left > 0, "{table} is shown by something");
        let named = essai.faults();
        assert!(named.contains(&table) || table == "candidats.csv", "{table} : {named}");
        essai = again_with(&PACK_ENTIER, essai, &entrees, |_| {});
        assert_eq!(essai.faults(), "", "{table}");
    }
}

#[test]
fn a_file_that_another_replaces_is_no_loss() {
    let first = minimal().generate();
    let before = outputs(&first);
    let text = minimal().text("pfmp.csv");
    let renamed = minimal().remove("pfmp.csv").put("stages 2026.csv", text.clone());
    let second = again(first, &renamed, |_| {});
    assert_eq!(second.faults(), "");
    assert!(outputs(&second) == before);
    // Split in two, then one half is forgotten.
    let (head, rest) = text.split_at(text.find('\n').expect("a header") + 1);
    let of = |wanted: &str| {
        let rows = rest.lines().filter(|line| line.contains(wanted)).map(|line| format!("{line}\n"));
        head.to_owned() + &rows.collect::<String>()
    };
    let split = minimal().put("pfmp.csv", of(";P1;")).put("p2.csv", of(";P2;"));
    let third = again(second, &split, |_| {});
    assert_eq!(third.faults(), "");
    assert!(outputs(&third) == before);
    let fourth = again(third, &minimal().put("pfmp.csv", of(";P1;")), |_| {});
    assert!(outputs(&fourth) == before);
    check(
        &fourth,
        &expect![[r#"
            erreur[E711] TAGO1, périodes de formation en milieu professionnel : 2 lignes étaient lues dans « p2.csv » ; ce fichier n’est plus dans le dossier
              → p2.csv
              aide : remettre ce tableau, ou ce qui le remplace, dans le dossier d’entrée ; s’il ne doit plus servir, relancer avec --accepter-retraits
            avertissement[A522] DURAND Léa : 10 semaines comptées (50 jours) pour 20 exigées : Voie scolaire, cycle de 3 ans (à vérifier auprès de la DEC) ; décret n° 2024-542 et arrêtés du 13 juin 2024
              → candidats.csv, cellule A2
              aide : vérifier les périodes saisies, ou remplir « Dérogation PFMP » ; le jury décide
            avertissement[A522] MARTIN Hugo : 10 semaines comptées (50 jours) pour 20 exigées : Voie scolaire, cycle de 3 ans (à vérifier auprès de la DEC) ; décret n° 2024-542 et arrêtés du 13 juin 2024
              → candidats.csv, cellule A3
              aide : vérifier les périodes saisies, ou remplir « Dérogation PFMP » ; le jury décide
            code 1 ; produits : 14 ; retenus : 0
            Inchange 10
            Laisse 6
        "#]],
    );
}

/// A class of six.
fn six() -> Entrees {
    let mut entrees = minimal();
    let others = ["ANDRE", "BLANC", "COLAS", "DENIS"];
    for (index, nom) in others.iter().enumerate() {
        let numero = format!("010000001{index}");
        for name in
            ["candidats.csv", "pfmp.csv", "tuteurs.csv", "travaux.csv", "grilles-e31.csv", "grilles-e32.csv"]
        {
            let text = entrees.text(name);
            let rows: Vec<String> = text
                .lines()
                .filter(|line| line.starts_with("0100000001"))
                .map(|line| line.replace("0100000001", &numero).replace("DURAND", nom))
                .map(|line| line.replace("123456789AA", &format!("12345678{index}ZZ")))
                .collect();
            entrees = entrees.append(name, &(rows.join("\n") + "\n"));
        }
    }
    entrees
}

fn without(entrees: Entrees, file: &str, starts: &[&str]) -> Entrees {
    let text = entrees.text(file);
    let stays = |line: &&str| !starts.iter().any(|start| line.starts_with(start));
    let lines: Vec<&str> = text.lines().filter(stays).collect();
    entrees.put(file, lines.join("\n") + "\n")
}

#[test]
fn many_papers_do_not_go_at_once() {
    let first = six().generate();
    assert_eq!(first.faults(), "");
    let before = outputs(&first);
    let gone = ["0100000010", "0100000011"];
    let fewer = without(six(), "candidats.csv", &gone);
    let fewer = ["pfmp.csv", "tuteurs.csv", "travaux.csv", "grilles-e31.csv", "grilles-e32.csv"]
        .iter()
        .fold(fewer, |entrees, file| without(entrees, file, &gone));
    let second = again(first, &fewer, |_| {});
    assert!(outputs(&second) == before);
    check(
        &second,
        &expect![[r#"
        erreur[E712] TAGO1, 2 candidats : 14 papiers ne seraient plus attendus (liste des candidats : 4 lignes au lieu de 6 ; périodes de formation en milieu professionnel : 8 lignes au lieu de 12 ; évaluations des tuteurs : 4 lignes au lieu de 6 ; travaux professionnels : 8 lignes au lieu de 12 ; évaluations des commissions : 8 lignes au lieu de 12)
          aide : vérifier qu’aucun fichier ni aucune ligne ne manque ; si c’est voulu, relancer avec --accepter-retraits
        code 1 ; produits : 42 ; retenus : 0
        Inchange 32
        Laisse 16
    "#]],
    );
    let third = again(second, &fewer, |_| {});
    assert!(outputs(&third) == before, "it is held as long as nobody has answered");
    assert_eq!(third.bilan.issue, Issue::Partielle);
    let fourth = again(third, &fewer, |o| o.retraits = Accord::Donne);
    assert_eq!(fourth.bilan.issue, Issue::Entiere, "{}", fourth.faults());
    assert_eq!(fourth.retires().len(), 2 * 7 + 2, "their papers and their archives");
}

#[test]
fn many_papers_do_not_become_poorer_at_once() {
    let first = six().generate();
    let before = outputs(&first);
    let text = six().text("grilles-e31.csv") + &six().text("grilles-e32.csv");
    assert!(text.contains(";13,5;"));
    let mut poorer = six();
    for file in ["grilles-e31.csv", "grilles-e32.csv"] {
        let text = poorer.text(file);
        let header: Vec<&str> = text.lines().next().expect("a header").split(';').collect();
        let note = header.iter().position(|h| *h == "Note proposée").expect("a column");
        let lines: Vec<String> = text
            .lines()
            .enumerate()
            .map(|(index, line)| {
                let mut cells: Vec<&str> = line.split(';').collect();
                if index > 0 {
                    cells[note] = "";
                }
                cells.join(";")
            })
            .collect();
        poorer = poorer.put(file, lines.join("\n") + "\n");
    }
    let second = again(first, &poorer, |_| {});
    assert!(outputs(&second) == before);
    check(
        &second,
        &expect![[r#"
        erreur[E712] TAGO1, 6 candidats : 12 papiers complets seraient à compléter
          aide : vérifier qu’aucun fichier ni aucune ligne ne manque ; si c’est voulu, relancer avec --accepter-retraits
        code 1 ; produits : 42 ; retenus : 0
        Inchange 30
        Laisse 18
    "#]],
    );
    // Asked for one by one they would go too: what waits already waits whole.
    let second = again(second, &poorer, |o| o.selection.candidats = vec!["DURAND".to_owned()]);
    assert!(second.faults().contains("E712"), "{}", second.faults());
    let second = again(second, &poorer, |o| o.selection.documents = vec!["grille-e31".to_owned()]);
    assert!(second.faults().contains("E712"), "{}", second.faults());
    assert!(outputs(&second) == before);
    let second = again(second, &poorer, |_| {});
    assert!(outputs(&second) == before);
    assert!(second.faults().contains("E712] TAGO1, 6 candidats : 12 papiers"), "{}", second.faults());
    let third = again(second, &six(), |_| {});
    assert_eq!(third.faults(), "");
}

#[test]
fn one_pupil_may_leave_and_keeps_the_papers() {
    let first = minimal().generate();
    let before = outputs(&first);
    let gone = ["0100000002"];
    let mut fewer = minimal();
    for file in fewer.0.keys().cloned().collect::<Vec<_>>() {
        fewer = without(fewer, &file, &gone);
    }
    let second = again(first, &fewer, |_| {});
    assert_eq!(second.bilan.issue, Issue::Entiere, "{}", second.faults());
    for (path, bytes) in before.iter().filter(|(path, _)| path.contains("MARTIN")) {
        assert!(kept(&second).get(&format!("_precedents/001/{path}")) == Some(bytes), "{path}");
    }
    let chemin = "TAGO1/jury/MARTIN-Hugo-0100000002/grille-e31.pdf";
    let output = second.lieu.liasse(&["restaurer", chemin]).output().expect("it starts");
    assert_eq!(output.status.code(), Some(0));
    expect![[r#"
        « TAGO1/jury/MARTIN-Hugo-0100000002/grille-e31.pdf » est remis en place, d’après « _precedents/001/TAGO1/jury/MARTIN-Hugo-0100000002/grille-e31.pdf ».
        Le prochain passage le remplacera s’il est encore attendu et que les données en font un autre ; sinon, il le laissera en le signalant.
    "#]].assert_eq(&String::from_utf8(output.stderr).expect("UTF-8"));
    assert!(outputs(&second)[chemin] == before[chemin]);
    let third = again(second, &fewer, |_| {});
    assert!(outputs(&third)[chemin] == before[chemin], "what was brought back is left");
    assert!(third.faults().contains("A702"), "{}", third.faults());
}

#[test]
fn what_is_kept_is_brought_back_by_its_own_path_too() {
    let first = minimal().generate();
    let before = outputs(&first);
    let second = again(first, &minimal().replace("grilles-e31.csv", ";13,5;", ";14,5;"), |_| {});
    let chemin = "TAGO1/jury/DURAND-Lea-0100000001/grille-e31.pdf";
    let made = outputs(&second)[chemin].clone();
    let kept_path = format!("outputs/_precedents/001/{chemin}");
    let output = second.lieu.liasse(&["restaurer", &kept_path]).output().expect("it starts");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(outputs(&second)[chemin] == before[chemin]);
    assert!(kept(&second)[&format!("_precedents/002/{chemin}")] == made, "what stood there is kept in turn");
    let refused = second.lieu.liasse(&["restaurer", "TAGO1/jury/rien.pdf"]).output().expect("it starts");
    assert_eq!(refused.status.code(), Some(2));
    expect![[r#"
        erreur : rien de « TAGO1/jury/rien.pdf » n’est gardé dans outputs/_precedents
    "#]]
    .assert_eq(&String::from_utf8(refused.stderr).expect("UTF-8"));
    // The next run makes it again from the data, and what was brought back is kept once.
    let third = again(second, &minimal().replace("grilles-e31.csv", ";13,5;", ";14,5;"), |_| {});
    assert!(outputs(&third)[chemin] == made);
}

#[test]
fn a_corrected_number_and_a_renamed_class_move_their_papers() {
    let first = minimal().generate();
    let fixed =
        minimal().0.keys().cloned().collect::<Vec<_>>().into_iter().fold(minimal(), |entrees, file| {
            let text = entrees.text(&file).replace("0100000002", "0100000009");
            entrees.put(&file, text)
        });
    let second = again(first, &fixed, |_| {});
    assert_eq!(second.retires(), <[String; 0]>::default(), "nothing is told as lost");
    let moved = second.manifeste.documents.iter().filter(|d| d.suivi.changement == Some(Changement::Deplace));
    let from: BTreeSet<&str> = moved.filter_map(|d| d.suivi.ancien_chemin.as_deref()).collect();
    assert_eq!(from.len(), 7);
    assert!(from.iter().all(|path| path.contains("MARTIN-Hugo-0100000002")), "{from:?}");
    assert!(outputs(&second).keys().all(|path| !path.contains("0100000002")));
    assert_eq!(kept(&second).len(), 8, "the former papers and their archive");

    let renamed =
        minimal().0.keys().cloned().collect::<Vec<_>>().into_iter().fold(minimal(), |entrees, file| {
            let text = entrees.text(&file).replace("TAGO1", "T-AGORA");
            entrees.put(&file, text)
        });
    let first = minimal().generate_all();
    let second = again_with(&PACK_ENTIER, first, &renamed, |_| {});
    assert_eq!(second.bilan.issue, Issue::Entiere, "{}", second.faults());
    assert_eq!(second.retires(), <[String; 0]>::default());
    let all = &second.bilan.compte.lignes;
    let other: Vec<&str> =
        all.iter().filter(|l| l.changement != Some(Changement::Deplace)).map(|l| l.chemin.as_str()).collect();
    assert_eq!(other, <[&str; 0]>::default(), "papers, archives and stacks move together");
    assert!(outputs(&second).keys().all(|path| path.starts_with("T-AGORA/")));
}

#[test]
fn another_session_waits_then_puts_the_former_one_away() {
    let next = minimal().replace("etablissement.csv", "Session;2026", "Session;2027").replace(
        "etablissement.csv",
        "15/06/2026",
        "15/06/2027",
    );
    let first = minimal().generate();
    let before = outputs(&first);
    let second = again(first, &next, |_| {});
    assert!(outputs(&second) == before);
    let stays: BTreeSet<&String> = before.keys().collect();
    let told: BTreeSet<&String> = second.bilan.compte.lignes.iter().map(|l| &l.chemin).collect();
    assert_eq!(told, stays, "what waits is in the account");
    assert!(second.bilan.compte.lignes.iter().all(|l| l.changement == Some(Changement::Laisse)));
    assert_eq!(second.bilan.issue, Issue::Partielle);
    let told = second.faults();
    let told: Vec<&str> = told.lines().filter(|line| line.contains("E713")).collect();
    assert_eq!(
        told,
        [
            "erreur[E713] le dossier de sortie tient 16 documents de la session 2026, et les tableaux sont de la session 2027 : rien n’est composé"
        ]
    );
    let third = again(second, &next, |o| o.retraits = Accord::Donne);
    assert!(third.faults().contains("I714"), "{}", third.faults());
    for (path, bytes) in &before {
        assert!(kept(&third).get(&format!("_precedents/2026/{path}")) == Some(bytes), "{path}");
    }
    for account in ["rapport.html", "rapport.xlsx", "manifeste.json"] {
        assert!(kept(&third).contains_key(&format!("_precedents/2026/{account}")), "{account}");
    }
    assert_eq!(outputs(&third).keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    assert!(third.bilan.compte.lignes.iter().all(|l| l.changement == Some(Changement::Nouveau)));
}

#[test]
fn what_was_not_read_leaves_what_it_fed() {
    let first = minimal().generate();
    let before = outputs(&first);
    let damaged =
        minimal().put("pfmp.csv", "N° candidat;Période;Du;Au\n\"0100000001;P1;06/01/2025;14/03/2025\n");
    let papers = |essai: &Essai| {
        let mut files = outputs(essai);
        files.retain(|path, _| is_a("pdf", path));
        files
    };
    let all = papers(&first);
    let second = again(first, &damaged, |_| {});
    assert!(papers(&second) == all);
    check(
        &second,
        &expect![[r#"
            erreur[E108] le caractère " ouvre un champ et ne le referme jamais
              → pfmp.csv, cellule A2
              aide : corriger cette ligne, ou refaire l’export
            avertissement[A530] 2 archives du jury non constituées : ce qui n’a pas pu être lu contient peut-être une de leurs pièces
              aide : corriger les fichiers et les feuilles non lus, ou les retirer du dossier d’entrée, puis relancer
            avertissement[A524] DURAND Léa : évaluation du tuteur en P1, sans aucune ligne de cette période
              → tuteurs.csv, cellule D2
              aide : ajouter la ligne de la période, ou corriger la période de l’évaluation
            avertissement[A524] MARTIN Hugo : évaluation du tuteur en P1, sans aucune ligne de cette période
              → tuteurs.csv, cellule D3
              aide : ajouter la ligne de la période, ou corriger la période de l’évaluation
            code 1 ; produits : 14 ; retenus : 0
            Inchange 8
            Laisse 6
            retiré TAGO1/jury/DURAND-Lea-0100000001.zip : _precedents/001/TAGO1/jury/DURAND-Lea-0100000001.zip
            retiré TAGO1/jury/MARTIN-Hugo-0100000002.zip : _precedents/001/TAGO1/jury/MARTIN-Hugo-0100000002.zip
        "#]],
    );
    // An archive may lack a piece of what is not read: it waits, and the former one is kept.
    let archive = "TAGO1/jury/DURAND-Lea-0100000001.zip";
    assert!(kept(&second)[&format!("_precedents/001/{archive}")] == before[archive]);
    // An agreement does not make what is unread go.
    let third = again(second, &damaged, |o| o.retraits = Accord::Donne);
    assert!(papers(&third) == all);
    let fourth = again(third, &minimal(), |_| {});
    assert!(outputs(&fourth) == before);
}

#[test]
fn a_note_that_is_corrected_says_what_to_print_again() {
    let first = minimal().generate_all();
    let second =
        again_with(&PACK_ENTIER, first, &minimal().replace("grilles-e31.csv", ";13,5;", ";14,5;"), |_| {});
    let mut told = String::new();
    for ligne in &second.bilan.compte.lignes {
        if ligne.changement != Some(Changement::Inchange) {
            told += &format!("{:?} {} {:?}\n", ligne.changement.expect("made"), ligne.chemin, ligne.pourquoi);
        }
    }
    expect![[r#"
        Refait TAGO1/jury/DURAND-Lea-0100000001/grille-e31.pdf [Note]
        Refait TAGO1/jury/DURAND-Lea-0100000001/synthese-notes.pdf [Note]
        Refait TAGO1/jury/recap-notes.pdf [Note]
        Refait TAGO1/jury/DURAND-Lea-0100000001.zip [Note]
        Refait TAGO1/impression/commission-e31.pdf [Note]
        Refait TAGO1/impression/archives.pdf [Note]
    "#]]
    .assert_eq(&told);
}

#[test]
fn a_partial_run_totals_the_whole() {
    let whole = minimal().generate();
    let totals = whole.manifeste.totaux;
    let paths: Vec<String> = whole.manifeste.documents.iter().map(|d| d.chemin.clone()).collect();
    let partial = again(whole, &minimal(), |o| o.selection.candidats = vec!["martin".to_owned()]);
    assert_eq!(partial.manifeste.totaux, totals);
    let listed: Vec<String> = partial.manifeste.documents.iter().map(|d| d.chemin.clone()).collect();
    assert_eq!(listed, paths);
    assert_eq!(partial.manifeste.selection.as_deref(), Some("candidat martin"));
    let report = fs_err::read_to_string(partial.lieu.sorties().join("rapport.html")).expect("a report");
    assert!(
        report.contains("Passage partiel\u{a0}: candidat martin")
            || report.contains("Passage partiel : candidat martin")
    );

    // What a fault held back is still told, with the archive that waits for it; so is what was mended and not asked for.
    let faulty = minimal().replace("grilles-e31.csv", ";13,5;", ";21;");
    let whole = faulty.generate();
    let totals = whole.manifeste.totaux;
    assert_eq!(totals.retenus, 1);
    let partial = again(whole, &faulty, |o| o.selection.candidats = vec!["martin".to_owned()]);
    assert_eq!((partial.manifeste.totaux, partial.manifeste.jamais_demandes), (totals, Some(0)));
    assert_eq!(partial.lacking(Genre::Archive), ["TAGO1/jury/DURAND-Lea-0100000001.zip"]);
    let partial = again(partial, &minimal(), |o| o.selection.candidats = vec!["martin".to_owned()]);
    assert_eq!((partial.manifeste.totaux, partial.manifeste.jamais_demandes), (totals, Some(0)));
    assert_eq!(partial.manifeste.retenus[0].diagnostics[0].code, "I715");

    // What was never made is in no total, and said.
    let alone =
        Lieu::with(&minimal()).generate(&BASE, |o| o.selection.documents = vec!["grille-e31".to_owned()]);
    check(
        &alone,
        &expect![[r#"
        code 0 ; produits : 2 ; retenus : 0
        Nouveau 2
    "#]],
    );
    assert_eq!(alone.manifeste.jamais_demandes, Some(12));
    // What is stale and was not asked for is left, and said.
    let whole = minimal().generate();
    let changed =
        minimal().replace("grilles-e31.csv", ";13,5;", ";14,5;").replace("grilles-e31.csv", ";11;", ";12;");
    let one = again(whole, &changed, |o| o.selection.candidats = vec!["DURAND".to_owned()]);
    check(
        &one,
        &expect![[r#"
        info[I715] passage partiel (candidat DURAND) : 2 fichiers qui ne sont plus à jour ne sont pas refaits
          aide : relancer sans sélection pour tout composer
        code 0 ; produits : 14 ; retenus : 0
        Refait 2
        Inchange 12
        Laisse 2
    "#]],
    );
}

#[test]
fn a_name_that_several_bear_is_asked() {
    let entrees = minimal().append(
        "candidats.csv",
        "0100000003;123456789CC;MARTIN;;Inès;30/09/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;3;non\n",
    );
    let select = |name: &str| {
        let essai = Lieu::with(&entrees).generate(&BASE, |o| o.selection.candidats = vec![name.to_owned()]);
        let made: BTreeSet<String> =
            essai.manifeste.documents.iter().filter_map(|d| d.candidat.clone()).collect();
        let told: Vec<String> =
            essai.faults().lines().filter(|l| l.contains("E31")).map(str::to_owned).collect();
        (made.into_iter().collect::<Vec<_>>(), told)
    };
    let one = |numero: &str| (vec![numero.to_owned()], Vec::<String>::new());
    assert_eq!(select("0100000002"), one("0100000002"));
    assert_eq!(select("durand"), one("0100000001"));
    assert_eq!(select("Hugo Martin"), one("0100000002"));
    assert_eq!(select("MARTIN inès"), one("0100000003"));
    assert_eq!(select("123456789bb"), one("0100000002"));
    assert_eq!(select("MARTIN"), (Vec::new(), vec![
        "erreur[E319] --candidat « MARTIN » désigne plusieurs candidats : MARTIN Hugo (n° 0100000002), TAGO1 ; MARTIN Inès (n° 0100000003), TAGO1".to_owned()
    ]));
    assert_eq!(
        select("NOBODY"),
        (Vec::new(), vec!["erreur[E310] --candidat « NOBODY » ne désigne rien".to_owned()])
    );
}

/// The register of the first version: a hash for each path.
#[test]
fn a_register_of_the_first_version_is_migrated() {
    let first = minimal().generate();
    let before = outputs(&first);
    let fichiers: serde_json::Map<String, serde_json::Value> = before
        .iter()
        .map(|(path, bytes)| {
            let known =
                serde_json::json!({"sha256": liasse::texte::sha256(bytes), "source": "x", "pages": 2});
            (path.clone(), known)
        })
        .collect();
    let register = serde_json::json!({"version": 1, "fichiers": fichiers});
    fs_err::write(first.lieu.sorties().join(".liasse.json"), register.to_string()).expect("writable");
    let gone = "TAGO1/candidats/MARTIN-Hugo-0100000002/attestation-pfmp-P2.pdf";
    let fewer = without(minimal(), "pfmp.csv", &["0100000002;MARTIN;Hugo;P2"]);
    let second = again(first, &fewer, |_| {});
    assert_eq!(second.retires(), [gone.to_owned()], "what the first version wrote is known to be ours");
    assert!(kept(&second)[&format!("_precedents/001/{gone}")] == before[gone]);
    let same = second.bilan.compte.devenus(Changement::Inchange).count();
    assert_eq!(same, 13, "what comes out as it was has not changed: {}", account(&second));
    assert!(second.manifeste.documents.iter().any(|d| d.etat == Etat::Complet));
}

#[test]
fn a_damaged_register_is_told_and_what_the_manifest_knows_is_kept() {
    let first = minimal().generate();
    let before = outputs(&first);
    fs_err::write(first.lieu.sorties().join(".liasse.json"), "{\"version\":2,\"sor").expect("writable");
    let gone = "TAGO1/candidats/MARTIN-Hugo-0100000002/attestation-pfmp-P2.pdf";
    let fewer = without(minimal(), "pfmp.csv", &["0100000002;MARTIN;Hugo;P2"]);
    let second = again(first, &fewer, |_| {});
    assert!(second.faults().contains("A717"), "{}", second.faults());
    assert_eq!(kept(&second)["_precedents/001/.liasse.json"], b"{\"version\":2,\"sor");
    assert_eq!(second.retires(), [gone.to_owned()]);
    let kept_paper = kept(&second).into_iter().find(|(path, _)| path.ends_with(gone)).expect("it is kept").1;
    assert!(kept_paper == before[gone]);
}

#[test]
fn without_its_register_a_folder_is_known_by_its_manifest() {
    let first = Lieu::with(&with_a_class_workbook()).generate(&BASE, |_| {});
    let before = outputs(&first);
    fs_err::remove_file(first.lieu.sorties().join(".liasse.json")).expect("it was there");
    let second = again(first, &with_a_class_workbook(), |_| {});
    assert!(second.faults().starts_with("avertissement[A717] la mémoire"), "{}", second.faults());
    assert!(outputs(&second) == before);
    assert!(second.bilan.compte.lignes.iter().all(|l| l.changement == Some(Changement::Inchange)));
    assert_eq!(kept(&second).len(), 0);
}

#[test]
fn an_older_version_brought_back_is_not_an_unknown_file() {
    let first = Lieu::with(&minimal()).generate_with(&PACK_ENTIER, &BASE, |_| {});
    let lea = "TAGO1/jury/DURAND-Lea-0100000001/grille-e31.pdf";
    let old = outputs(&first)[lea].clone();
    let changed = minimal().replace("grilles-e31.csv", "3;13,5;", "3;14;");
    let second = again_with(&PACK_ENTIER, first, &changed, |_| {});
    fs_err::write(second.lieu.sorties().join(lea), &old).expect("writable");
    let there = outputs(&second);
    let partial = again_with(&PACK_ENTIER, second, &changed, |o| {
        o.selection.candidats = vec!["MARTIN".to_owned()];
    });
    assert!(outputs(&partial) == there, "nothing of somebody else is touched");
    let whole = again_with(&PACK_ENTIER, partial, &changed, |_| {});
    assert!(whole.faults().contains("avertissement[A720] « TAGO1/jury/"), "{}", whole.faults());
    assert!(outputs(&whole)[lea] != old);
    let fresh = Lieu::with(&changed).generate_with(&PACK_ENTIER, &BASE, |_| {});
    assert!(outputs(&whole) == outputs(&fresh));
}

#[test]
fn a_workbook_that_was_filled_where_it_was_written_is_noticed() {
    let lieu = Lieu::with(&minimal().remove("tuteurs.csv"));
    liasse::run::write_models(&PACK, &BASE, &lieu.options()).expect("folders");
    let first = lieu.generate(&BASE, |_| {});
    assert!(!first.faults().contains("A708"), "untouched, it is not told: {}", first.faults());
    let modele = first.lieu.sorties().join("modeles/TAGO1/TAGO1.xlsx");
    fs_err::write(&modele, classeur(vec![feuille("PFMP", "Rempli")])).expect("writable");
    fs_err::write(first.lieu.sorties().join("modeles/TAGO1/~$TAGO1.xlsx"), "ouvert").expect("writable");
    let second = first.lieu.generate(&BASE, |_| {});
    let told: String = second.faults().lines().skip_while(|line| !line.contains("A708")).take(2).collect();
    expect!["avertissement[A708] « modeles/TAGO1/TAGO1.xlsx » a été rempli sur place, dans le dossier de sortie : il n’est pas lu  aide : déplacer ce qui est rempli dans le dossier d’entrée, puis relancer"].assert_eq(&told);
}

#[test]
fn another_pack_is_told_and_is_no_loss() {
    let first = minimal().generate();
    let mut other = PACK.clone();
    other.documents.retain(|document| document.id != "grille-e31");
    other.empreinte = "autre".to_owned();
    let second = again_with(&other, first, &minimal(), |_| {});
    check(
        &second,
        &expect![[r#"
        info[I719] le référentiel n’est plus celui du dernier passage : des documents peuvent changer sans que les tableaux aient changé
          aide : relire la liste de ce qui a changé
        code 0 ; produits : 12 ; retenus : 0
        Refait 2
        Inchange 12
        retiré TAGO1/jury/DURAND-Lea-0100000001/grille-e31.pdf : _precedents/001/TAGO1/jury/DURAND-Lea-0100000001/grille-e31.pdf
        retiré TAGO1/jury/MARTIN-Hugo-0100000002/grille-e31.pdf : _precedents/001/TAGO1/jury/MARTIN-Hugo-0100000002/grille-e31.pdf
    "#]],
    );
}

#[test]
fn what_is_told_of_an_agreement_and_of_a_session() {
    let next = minimal().replace("etablissement.csv", "Session;2026", "Session;2027");
    let first = minimal().generate();
    let second = again(first, &next, |o| o.retraits = Accord::Donne);
    let told = second.faults();
    let told: String = told.lines().skip_while(|line| !line.contains("I714")).take(2).collect();
    expect!["info[I714] session 2026 terminée : 19 fichiers rangés sous _precedents/2026  aide : y reprendre un document au besoin avec « liasse restaurer »"].assert_eq(&told);
    let first = minimal().generate();
    let second = again(first, &minimal().remove("pfmp.csv"), |o| o.retraits = Accord::Donne);
    let told = second.faults();
    let told: String = told.lines().skip_while(|line| !line.contains("I718")).take(2).collect();
    expect!["info[I718] retraits acceptés : TAGO1, périodes de formation en milieu professionnel : 4 lignes étaient lues dans « pfmp.csv » ; ce fichier n’est plus dans le dossier  aide : ce qui est retiré reste dans _precedents : « liasse restaurer » le remet en place"].assert_eq(&told);
    fs_err::write(second.lieu.sorties().join(".liasse.json"), "?").expect("writable");
    let third = again(second, &minimal().remove("pfmp.csv"), |_| {});
    let told = third.faults();
    let told: String = told.lines().skip_while(|line| !line.contains("A717")).take(2).collect();
    expect!["avertissement[A717] la mémoire du dernier passage (.liasse.json) est illisible : elle est rangée sous _precedents/002/.liasse.json  aide : relire la liste de ce qui a changé : elle est faite d’après le dernier manifeste, s’il est là"].assert_eq(&told);
}

/// On the screen, whatever there is to say.
#[test]
fn a_run_is_told_in_twenty_five_lines() {
    let lieu = Lieu::with(&six().with_short_catalogue());
    let told = |arguments: &[&str]| {
        let output = lieu.liasse(arguments).output().expect("it starts");
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    expect![[r#"
        42 documents attendus : 42 complets, 0 à compléter, 0 retenu
        6 archives du jury

        Tout est dans outputs (aucune faute). À lire d’abord : outputs/rapport.html
    "#]]
    .assert_eq(&told(&[]));
    // Twelve faults of twelve columns, a file forgotten, a note corrected.
    let mut faulty =
        six().with_short_catalogue().remove("travaux.csv").replace_all("grilles-e32.csv", ";14;", ";13;");
    for (before, after) in [
        ("BLANC;;Léa;12/05/2008", "BLANC;;Léa;32/05/2008"),
        (
            "COLAS;;Léa;12/05/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;3;non",
            "COLAS;;Léa;12/05/2008;TAGO1;AUTRE;30004;trois;peut-être",
        ),
    ] {
        faulty = faulty.replace("candidats.csv", before, after);
    }
    faulty = faulty.replace(
        "grilles-e31.csv",
        "0100000001;DURAND;Léa;E31;3;3;4",
        "0100000001;DURAND;Léa;E31;9;8;7",
    );
    faulty = faulty.replace(
        "pfmp.csv",
        "0100000002;MARTIN;Hugo;P1;certifiante;06/01/2025;14/03/2025;50;10",
        "0100000002;MARTIN;Hugo;P1;autre;06/13/2025;14/13/2025;x;y",
    );
    fs_err::remove_dir_all(lieu.entrees()).expect("writable");
    faulty.write_below(&lieu.entrees());
    let text = told(&[]);
    assert!(text.lines().count() <= 25, "{text}");
    expect![[r#"
        42 documents attendus : 15 complets, 0 à compléter, 27 retenus
        6 archives non constituées

        À corriger par le secrétariat (4 erreurs)
          E204 candidats.csv, cellule F5 : BLANC Léa : date illisible : « 32/05/2008 »
          E210 candidats.csv, cellule H6 : COLAS Léa : valeur inconnue pour « Catégorie candidat » : « AUTRE »
          E205 candidats.csv, cellule J6 : COLAS Léa : nombre illisible : « trois »
          E210 candidats.csv, cellule K6 : COLAS Léa : valeur inconnue pour « Dérogation PFMP » : « peut-être »
        À corriger par le suivi des PFMP (16 erreurs)
          E204 pfmp.csv, cellule F2 : DURAND Léa, P1 : date à deux sens : « 06/01/2025 » peut être le 06/01/2025 ou le 01/06/2025, car une autre date de la colonne a le mois en premier (et 11 autres dans cette colonne)
          E210 pfmp.csv, cellule E4 : MARTIN Hugo, P1 : valeur inconnue pour « Type » : « autre »
          E204 pfmp.csv, cellule G4 : MARTIN Hugo, P1 : date illisible : « 14/13/2025 »
          E205 pfmp.csv, cellule H4 : MARTIN Hugo, P1 : nombre illisible : « x »
        5 autres constats dans le compte rendu

        Depuis le dernier passage : 3 refaits (données 3), 33 retirés, 8 laissés en l’état, 4 inchangés
          refait TAGO1/jury/ANDRE-Lea-0100000010/grille-e32.pdf (données)
          refait TAGO1/jury/DENIS-Lea-0100000013/grille-e32.pdf (données)
          refait TAGO1/jury/DURAND-Lea-0100000001/grille-e32.pdf (données)
          retiré TAGO1/candidats/ANDRE-Lea-0100000010/attestation-pfmp-P1.pdf (une faute retient ce qui le remplacerait)
          retiré TAGO1/candidats/ANDRE-Lea-0100000010/attestation-pfmp-P2.pdf (une faute retient ce qui le remplacerait)
          31 autres dans le compte rendu

        3 copies annotées dans outputs/a-corriger : les cellules en faute y sont colorées.
        Tout est dans outputs (24 erreurs). À lire d’abord : outputs/rapport.html
    "#]]
    .assert_eq(&text);
}

/// Whatever of the output folder comes back with the inputs.
#[test]
fn what_is_kept_is_never_an_input() {
    let first = minimal().generate();
    let before = outputs(&first);
    let second = again(first, &minimal().replace("grilles-e31.csv", ";13,5;", ";14,5;"), |_| {});
    let mut entrees = minimal();
    for (path, bytes) in kept(&second) {
        entrees = entrees.put(&format!("juin/{path}"), bytes);
    }
    let third = again(second, &entrees.put("_precedents/ancien.csv", "N° candidat;Nom\n1;X\n"), |_| {});
    assert_eq!(third.faults(), "");
    assert!(outputs(&third) == before);
}

/// A class that is renamed, or a candidate who changes class, when only one of them is asked for.
#[test]
fn a_partial_run_moves_whom_it_is_asked_for_and_a_whole_one_the_others() {
    let renamed =
        minimal().0.keys().cloned().collect::<Vec<_>>().into_iter().fold(minimal(), |entrees, file| {
            let text = entrees.text(&file).replace("TAGO1", "T-AGORA");
            entrees.put(&file, text)
        });
    let first = minimal().generate_all();
    let totals = first.manifeste.totaux;
    let second =
        again_with(&PACK_ENTIER, first, &renamed, |o| o.selection.candidats = vec!["durand".to_owned()]);
    let listed: BTreeSet<&str> = second.manifeste.documents.iter().map(|d| d.chemin.as_str()).collect();
    assert!(
        !listed.iter().any(|path| path.contains("TAGO1/") && path.contains("DURAND")),
        "none stands twice"
    );
    for gathering in second.manifeste.impressions.iter().map(|i| &i.documents) {
        let unlisted: Vec<&String> =
            gathering.iter().filter(|path| !listed.contains(path.as_str())).collect();
        assert_eq!(unlisted, <[&String; 0]>::default());
    }
    let third = again_with(&PACK_ENTIER, second, &renamed, |_| {});
    assert_eq!(third.bilan.issue, Issue::Entiere, "{}", third.faults());
    assert_eq!(third.manifeste.totaux, totals);
    assert!(outputs(&third) == outputs(&renamed.generate_all()));
}
