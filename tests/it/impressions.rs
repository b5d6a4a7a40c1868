//! The stacks to print: who is in them, in which order, on which sheets.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use expect_test::expect;
use liasse::comptes::manifeste::ImpressionProduite;
use liasse::referentiel::Referentiel;
use liasse::referentiel::types::Impression;
use liasse::render::Base;
use liasse::run::{Issue, Options};
use liasse::sorties::{Changement, Genre};
use serde_json::Value;

use crate::atelier::exemple::LOT;
use crate::atelier::{Papier, compose, is_a, read_outputs, read_tree};
use crate::support::{BASE, Entrees, Essai, Lieu, PACK, base_with, minimal};

const LEA: &str = "DURAND-Lea-0100000001";
const ARCHIVES: &str = "TAGO1/impression/archives.pdf";

/// The short catalogue, with a stack of each kind.
static PACK_A_IMPRIMER: LazyLock<Referentiel> = LazyLock::new(|| {
    let mut pack = PACK.clone();
    pack.impressions = vec![
        stack("commission", "Commission E31", &["etat-recapitulatif-e31", "grille-e31"], true, false),
        stack("tuteurs", "Envoi aux tuteurs", &["attestation-pfmp"], false, false),
        stack(
            "candidats",
            "Remise aux candidats",
            &["etat-recapitulatif-e31", "etat-recapitulatif-e32", "attestation-pfmp-recapitulative"],
            false,
            true,
        ),
        stack(
            "archives",
            "Archives",
            &["attestation-pfmp-recapitulative", "attestation-pfmp", "grille-e31", "grille-e32"],
            true,
            false,
        ),
        // Of a document that this catalogue does not have.
        stack("ailleurs", "Ailleurs", &["convocation"], false, true),
    ];
    pack
});

fn stack(id: &str, titre: &str, documents: &[&str], separateur: bool, pour_candidats: bool) -> Impression {
    Impression {
        id: id.to_owned(),
        titre: titre.to_owned(),
        destinataire: format!("les destinataires de « {titre} »"),
        documents: documents.iter().map(|id| (*id).to_owned()).collect(),
        avec: Vec::new(),
        separateur,
        pour_candidats,
    }
}

fn print(entrees: &Entrees) -> Essai {
    print_in(Lieu::with(entrees), |_| {})
}

fn print_in(lieu: Lieu, set: impl FnOnce(&mut Options)) -> Essai {
    lieu.generate_with(&PACK_A_IMPRIMER, &BASE, set)
}

/// Runs again in the same folder, whose inputs have become these.
fn again(essai: Essai, entrees: &Entrees, set: impl FnOnce(&mut Options)) -> Essai {
    fs_err::remove_dir_all(essai.lieu.entrees()).expect("a temporary folder");
    entrees.write_below(&essai.lieu.entrees());
    print_in(essai.lieu, set)
}

fn stacks(essai: &Essai) -> &[ImpressionProduite] {
    &essai.manifeste.impressions
}

fn bytes(essai: &Essai, chemin: &str) -> Vec<u8> {
    fs_err::read(essai.lieu.sorties().join(chemin)).expect("it was written")
}

fn paper(essai: &Essai, chemin: &str) -> Papier {
    Papier::read(&bytes(essai, chemin))
}

/// The stacks on the disk, by path.
fn printed(essai: &Essai) -> BTreeMap<String, Vec<u8>> {
    let mut files = read_outputs(&essai.lieu.sorties());
    files.retain(|path, _| path.contains("/impression/"));
    files
}

/// The bookmarks with their pages, then the footers of all pages.
fn plan(papier: &Papier) -> String {
    let mut text = String::new();
    for signet in &papier.signets {
        let indent = "  ".repeat(signet.niveau - 1);
        writeln!(text, "{indent}{} … {}", signet.texte, signet.page).expect("a String");
    }
    for (index, page) in papier.pages.iter().enumerate() {
        // A table that goes on repeats its header there too.
        let footer = page.hors_contenu.lines().find(|line| line.contains(" – ")).unwrap_or("blanche");
        writeln!(text, "{:>2} : {footer}", index + 1).expect("a String");
    }
    text
}

/// Three candidates of two classes, listed in no order.
fn two_classes() -> Entrees {
    minimal()
        .append(
            "candidats.csv",
            "0100000003;123456789CC;ÂBE;;Zoé;01/02/2008;TAGO10;SCOLAIRE BACPRO 3 ANS (132);30004;3;non\n\
             0100000004;123456789DD;DÉLIOT;;Anaïs;01/03/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;3;non\n\
             0100000005;123456789EE;ZOLA;;Marc;01/04/2008;TAGO2;SCOLAIRE BACPRO 3 ANS (132);30004;3;non\n",
        )
        .append(
            "pfmp.csv",
            "0100000004;DÉLIOT;Anaïs;P2;certifiante;05/01/2026;06/02/2026;25;5;Garage Morel;9 quai Nord;34012345600014;Luc Morel;Eva Petit;Devis;1.2.1\n\
             0100000004;DÉLIOT;Anaïs;P2;certifiante;09/02/2026;13/03/2026;25;5;Mairie de Rezé;2 place du Marché;21440143100017;Paul Roy;Inès Blin;Accueil;1.1.1\n\
             0100000004;DÉLIOT;Anaïs;P1;certifiante;06/01/2025;14/03/2025;50;10;Clinique du Parc;5 rue Haute;78012345600011;Jean Caron;Zoé Noël;Courrier;3.1.1\n",
        )
}

#[test]
fn a_stack_follows_the_class_and_its_list() {
    let essai = print(&two_classes());
    let listed: Vec<&str> = stacks(&essai).iter().map(|s| s.chemin.as_str()).collect();
    let of = |classe: &str| {
        ["commission", "tuteurs", "candidats", "archives"].map(|id| format!("{classe}/impression/{id}.pdf"))
    };
    let expected: Vec<String> = ["TAGO1", "TAGO2", "TAGO10"]
        .into_iter()
        .flat_map(of)
        // Nobody there has been in a company.
        .filter(|path| !path.ends_with("tuteurs.pdf") || path.starts_with("TAGO1/"))
        .collect();
    assert_eq!(listed, expected);
    assert_eq!(
        printed(&essai).into_keys().collect::<BTreeSet<_>>(),
        listed.iter().map(|p| (*p).to_owned()).collect()
    );
    expect![[r#"
        DÉLIOT Anaïs – n° 0100000004 … 1
          État récapitulatif des travaux professionnels – E31 … 3
          Grille d’évaluation – E31 … 5
        DURAND Léa – n° 0100000001 … 7
          État récapitulatif des travaux professionnels – E31 … 9
          Grille d’évaluation – E31 … 11
        MARTIN Hugo – n° 0100000002 … 13
          État récapitulatif des travaux professionnels – E31 … 15
          Grille d’évaluation – E31 … 17
         1 : Commission E31 – DÉLIOT Anaïs – n° 0100000004
         2 : blanche
         3 : État récapitulatif des travaux professionnels – E31 – DÉLIOT Anaïs – n° 0100000004 1 / 2
         4 : État récapitulatif des travaux professionnels – E31 – DÉLIOT Anaïs – n° 0100000004 2 / 2
         5 : Grille d’évaluation – E31 – DÉLIOT Anaïs – n° 0100000004 1 / 2
         6 : Grille d’évaluation – E31 – DÉLIOT Anaïs – n° 0100000004 2 / 2
         7 : Commission E31 – DURAND Léa – n° 0100000001
         8 : blanche
         9 : État récapitulatif des travaux professionnels – E31 – DURAND Léa – n° 0100000001 1 / 2
        10 : État récapitulatif des travaux professionnels – E31 – DURAND Léa – n° 0100000001 2 / 2
        11 : Grille d’évaluation – E31 – DURAND Léa – n° 0100000001 1 / 2
        12 : Grille d’évaluation – E31 – DURAND Léa – n° 0100000001 2 / 2
        13 : Commission E31 – MARTIN Hugo – n° 0100000002
        14 : blanche
        15 : État récapitulatif des travaux professionnels – E31 – MARTIN Hugo – n° 0100000002 1 / 2
        16 : État récapitulatif des travaux professionnels – E31 – MARTIN Hugo – n° 0100000002 2 / 2
        17 : Grille d’évaluation – E31 – MARTIN Hugo – n° 0100000002 1 / 2
        18 : Grille d’évaluation – E31 – MARTIN Hugo – n° 0100000002 2 / 2
    "#]]
    .assert_eq(&plan(&paper(&essai, "TAGO1/impression/commission.pdf")));
    expect![[r#"
        DÉLIOT Anaïs – n° 0100000004 … 1
          Attestation de période de formation en milieu professionnel – P1 … 1
          Attestation de période de formation en milieu professionnel – P2 … 3
          Attestation de période de formation en milieu professionnel – P2 (2) … 5
        DURAND Léa – n° 0100000001 … 7
          Attestation de période de formation en milieu professionnel – P1 … 7
          Attestation de période de formation en milieu professionnel – P2 … 9
        MARTIN Hugo – n° 0100000002 … 11
          Attestation de période de formation en milieu professionnel – P1 … 11
          Attestation de période de formation en milieu professionnel – P2 … 13
         1 : Attestation de période de formation en milieu professionnel – P1 – DÉLIOT Anaïs – n° 0100000004 1 / 1
         2 : blanche
         3 : Attestation de période de formation en milieu professionnel – P2 – DÉLIOT Anaïs – n° 0100000004 1 / 1
         4 : blanche
         5 : Attestation de période de formation en milieu professionnel – P2 – DÉLIOT Anaïs – n° 0100000004 1 / 1
         6 : blanche
         7 : Attestation de période de formation en milieu professionnel – P1 – DURAND Léa – n° 0100000001 1 / 1
         8 : blanche
         9 : Attestation de période de formation en milieu professionnel – P2 – DURAND Léa – n° 0100000001 1 / 1
        10 : blanche
        11 : Attestation de période de formation en milieu professionnel – P1 – MARTIN Hugo – n° 0100000002 1 / 1
        12 : blanche
        13 : Attestation de période de formation en milieu professionnel – P2 – MARTIN Hugo – n° 0100000002 1 / 1
        14 : blanche
    "#]].assert_eq(&plan(&paper(&essai, "TAGO1/impression/tuteurs.pdf")));
}

/// What must hold of every stack, whatever is in it.
fn check_sheets(chemin: &str, papier: &Papier) {
    assert_eq!((papier.pdfa().as_deref(), papier.pdfua()), (Some("2A"), Some("1")), "{chemin}");
    assert!(papier.balise && papier.polices_incorporees && papier.affiche_le_titre, "{chemin}");
    assert_eq!(papier.langue.as_deref(), Some("fr-FR"), "{chemin}");
    assert!(papier.pages.len().is_multiple_of(2), "{chemin}: {} pages", papier.pages.len());
    for signet in &papier.signets {
        assert!(signet.page % 2 == 1, "{chemin}: {signet:?} is on the back of a sheet");
        assert!(signet.niveau <= 2, "{chemin}: {signet:?}");
    }
    // Who each page belongs to: the candidate whose bookmark comes last before it.
    let starts: Vec<usize> = papier.signets.iter().filter(|s| s.niveau == 1).map(|s| s.page).collect();
    let owner = |page: usize| {
        starts.iter().rposition(|start| *start <= page).expect("a stack begins with a bookmark")
    };
    for sheet in 0..papier.pages.len() / 2 {
        let (front, back) = (2 * sheet + 1, 2 * sheet + 2);
        assert_eq!(owner(front), owner(back), "{chemin}: sheet {}", sheet + 1);
        let front = &papier.pages[front - 1];
        assert!(!front.hors_contenu.is_empty(), "{chemin}: page {} is blank", 2 * sheet + 1);
    }
    let mut before = 0;
    for (role, texte) in papier.titres() {
        let level: usize = role[1..].parse().expect("a level");
        assert!(level <= before + 1, "{chemin}: {role} « {texte} » after level {before}");
        before = level;
    }
    for (index, page) in papier.pages.iter().enumerate() {
        assert!(page.perdus.is_empty(), "{chemin}: page {}: {:?}", index + 1, page.perdus);
    }
}

/// The pages of a document stand in its stack, the same: text, footer and page number of its own.
fn check_documents(essai: &Essai, stack: &ImpressionProduite, papier: &Papier) {
    let mut pages = papier.pages.iter();
    for chemin in &stack.documents {
        for wanted in paper(essai, chemin).pages {
            let found = pages
                .by_ref()
                .find(|page| page.hors_contenu == wanted.hors_contenu && page.paysage == wanted.paysage)
                .unwrap_or_else(|| panic!("{}: no page for {chemin}, in order", stack.chemin));
            let lines: Vec<&str> = found.texte.lines().collect();
            for line in wanted.texte.lines() {
                // The title goes on with what tells its bookmark apart.
                assert!(
                    lines.iter().any(|shown| shown.starts_with(line)),
                    "{}: {chemin}: {line}",
                    stack.chemin
                );
            }
            let more = lines.len() - wanted.texte.lines().count();
            assert!(more <= 1, "{}: {chemin}: {lines:?}", stack.chemin);
        }
    }
}

#[test]
fn every_stack_can_be_printed_on_both_sides() {
    let essai = print(&two_classes());
    assert_eq!(essai.bilan.issue, Issue::Entiere, "{}", essai.faults());
    assert!(stacks(&essai).len() > 8);
    for stack in stacks(&essai) {
        let papier = paper(&essai, &stack.chemin);
        assert_eq!(papier.pages.len(), stack.pages);
        check_sheets(&stack.chemin, &papier);
        check_documents(&essai, stack, &papier);
        assert_eq!(stack.retenus, <[String; 0]>::default());
        let bookmarks = papier.signets.iter().filter(|s| s.niveau == 2).count();
        assert_eq!(bookmarks, stack.documents.len(), "{}", stack.chemin);
        let confidential = stack.documents.iter().any(|path| path.contains("/jury/"));
        assert_eq!(stack.confidentiel, confidential, "{}", stack.chemin);
    }
}

#[test]
fn what_is_to_be_completed_is_marked_on_its_own_pages() {
    let essai = print(&two_classes());
    let papier = paper(&essai, "TAGO1/impression/commission.pdf");
    let marked = |page: &crate::atelier::papier::Page| {
        page.hors_contenu.contains("À COMPLÉTER") || page.texte.contains("À COMPLÉTER")
    };
    for (index, page) in papier.pages.iter().enumerate() {
        let of_anais =
            page.hors_contenu.contains("– DÉLIOT Anaïs") && !page.hors_contenu.starts_with("Commission");
        assert_eq!(marked(page), of_anais, "page {} : {}", index + 1, page.hors_contenu);
    }
}

#[test]
fn a_document_held_back_leaves_a_page_in_its_place() {
    let faulty = minimal().replace("grilles-e31.csv", "4;3;3;3;13,5;", "4;3;3;3;23,5;");
    let essai = print(&faulty);
    let held = format!("TAGO1/jury/{LEA}/grille-e31.pdf");
    let stack = stacks(&essai).iter().find(|s| s.chemin == ARCHIVES).expect("made all the same");
    assert_eq!(stack.retenus, [held]);
    let papier = paper(&essai, ARCHIVES);
    check_sheets(ARCHIVES, &papier);
    check_documents(&essai, stack, &papier);
    let page = papier.pages.iter().find(|page| page.texte.contains("À INSÉRER")).expect("a page");
    expect![[r#"
        À INSÉRER
        Grille d’évaluation – E31
        DURAND Léa – n° 0100000001 – TAGO1
        Ce document est retenu : une donnée est à corriger, ou il n’a pas pu être écrit. Voir le rapport
        (rapport.html), puis imprimer le document seul et le mettre à la place de cette page.
        Archives – DURAND Léa – n° 0100000001
        Document composé par l’établissement d’après le référentiel de l’arrêté du 18 février 2020 (baccalauréat professionnel AGOrA). Ce n’est pas un modèle national.
    "#]].assert_eq(&format!("{}\n{}\n", page.texte, page.hors_contenu));
    let separation = &papier.pages[0].texte;
    assert!(separation.contains("Grille d’évaluation – E31 à insérer : retenu"), "{separation}");
}

#[test]
fn a_stack_with_nothing_to_print_is_not_made_and_said() {
    let faulty = minimal().replace("etablissement.csv", "Session;2026", "Session;2026\nSession;2027");
    let essai = print(&faulty);
    assert_eq!(stacks(&essai).len(), 0);
    assert_eq!(printed(&essai).len(), 0);
    expect![[r#"
        TAGO1/impression/commission.pdf
        TAGO1/impression/tuteurs.pdf
        TAGO1/impression/candidats.pdf
        TAGO1/impression/archives.pdf"#]]
    .assert_eq(&essai.lacking(Genre::Pile).join("\n"));
    let report = fs_err::read_to_string(essai.lieu.sorties().join("rapport.html")).expect("a report");
    assert!(report.contains("Piles non constituées"), "{report}");
}

#[test]
fn a_stack_stays_as_it_is_until_something_in_it_changes() {
    let first = print(&minimal());
    let before = printed(&first);
    let times = |essai: &Essai| -> Vec<_> {
        let time =
            |path: &String| fs_err::metadata(essai.lieu.sorties().join(path)).expect("a file").modified();
        before.keys().map(|path| time(path).expect("a time")).collect()
    };
    let written = times(&first);
    let second = again(first, &minimal(), |options| options.taches = 2.try_into().expect("two"));
    assert!(printed(&second) == before, "the same bytes, whatever the number of threads");
    assert_eq!(times(&second), written);
    let unchanged = |stack: &ImpressionProduite| stack.suivi.changement == Some(Changement::Inchange);
    assert!(stacks(&second).iter().all(unchanged));
    let changed = minimal().replace("travaux.csv", "Accueillir un client", "Accueillir un usager");
    let third = again(second, &changed, |_| {});
    let rebuilt: Vec<String> = printed(&third)
        .into_iter()
        .filter(|(path, bytes)| *bytes != before[path])
        .map(|(path, _)| path)
        .collect();
    assert_eq!(rebuilt, ["TAGO1/impression/candidats.pdf", "TAGO1/impression/commission.pdf"]);
    assert!(printed(&third) == printed(&print(&changed)), "as if built in an empty folder");
}

#[test]
fn a_candidate_who_leaves_leaves_the_stacks() {
    let mut fewer = minimal();
    for name in fewer.0.keys().cloned().collect::<Vec<_>>() {
        let text = fewer.text(&name);
        let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("0100000002")).collect();
        fewer = fewer.put(&name, kept.join("\n") + "\n");
    }
    let first = print(&minimal());
    assert!(paper(&first, ARCHIVES).texte().contains("MARTIN"));
    let second = again(first, &fewer, |_| {});
    assert!(!paper(&second, ARCHIVES).texte().contains("MARTIN"));
    assert!(printed(&second) == printed(&print(&fewer)));
}

#[test]
fn a_partial_run_makes_the_stacks_that_it_contradicts_and_no_other() {
    let only_lea = |options: &mut Options| options.selection.candidats = vec!["0100000001".to_owned()];
    let alone = print_in(Lieu::with(&minimal()), only_lea);
    assert_eq!(printed(&alone).len(), 0, "of a part of a class there is none");
    let first = print(&minimal());
    let before = printed(&first);
    let second = again(first, &minimal(), only_lea);
    assert!(printed(&second) == before, "nothing has changed");
    let known: Vec<_> = stacks(&second).iter().map(|stack| stack.suivi.changement).collect();
    assert_eq!(known, [Some(Changement::Inchange); 4], "the account is that of the whole");
    let changed = minimal().replace("travaux.csv", "Accueillir un client", "Accueillir un usager");
    let third = again(second, &changed, only_lea);
    assert!(printed(&third) == printed(&print(&changed)));
    let made: Vec<&str> = stacks(&third)
        .iter()
        .filter(|stack| stack.suivi.changement == Some(Changement::Refait))
        .map(|stack| stack.chemin.as_str())
        .collect();
    assert_eq!(made, ["TAGO1/impression/commission.pdf", "TAGO1/impression/candidats.pdf"]);
    // A stack that would mix papers of two days is withdrawn.
    let both = changed.replace("travaux.csv", "Traiter une commande", "Traiter un dossier").replace(
        "travaux.csv",
        "Accueillir un usager",
        "Accueillir un visiteur",
    );
    let fourth = again(third, &both, only_lea);
    assert_eq!(fourth.retires(), ["TAGO1/impression/candidats.pdf", "TAGO1/impression/commission.pdf"]);
    let whole_class = |options: &mut Options| options.selection.classes = vec!["tago 1".to_owned()];
    let fifth = again(fourth, &both, whole_class);
    assert!(printed(&fifth) == printed(&print(&both)), "a class can be asked for alone");
}

#[test]
fn no_stack_is_made_while_a_file_could_not_be_read() {
    let first = print(&minimal());
    let second = again(first, &minimal().put("suite.xlsx", "PK\u{3}\u{4} coupé"), |_| {});
    assert_eq!(printed(&second).len(), 0, "those of an earlier run are withdrawn");
    let told: String = second
        .faults()
        .lines()
        .skip_while(|line| !line.contains("A710"))
        .take(2)
        .collect::<Vec<_>>()
        .join("\n");
    expect![[r#"
        avertissement[A710] 4 piles à imprimer non constituées : ce qui n’a pas pu être lu y ajoute peut-être des documents
          aide : corriger les fichiers et les feuilles non lus, ou les retirer du dossier d’entrée, puis relancer"#]].assert_eq(&told);
}

#[test]
fn a_template_that_cannot_be_in_a_stack_costs_no_document() {
    let name = "attestation-pfmp.typ";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(name);
    let text = fs_err::read_to_string(path).expect("a template");
    let ending = "#seul(rendu, \"exemples/attestation-pfmp.json\")";
    assert!(text.contains(ending));
    let old = text.replace(ending, "#let donnees = json(sys.inputs.donnees)\n#rendu(donnees)");
    let base: Base = base_with(BTreeMap::from([(name.to_owned(), old.into_bytes())]));
    let essai = Lieu::with(&minimal()).generate_with(&PACK_A_IMPRIMER, &base, |_| {});
    expect![[r#"
        erreur[E606] la pile « TAGO1/impression/archives.pdf » ne peut pas être composée : commun.typ, ligne 177, colonne 25 : les données n’ont pas de clé « diplome » (appelé depuis pile.typ, ligne 90)
          aide : corriger le modèle (celui d’une pièce finit par « #seul(rendu, …) ») ; en attendant, imprimer les documents un par un
        erreur[E606] la pile « TAGO1/impression/tuteurs.pdf » ne peut pas être composée : commun.typ, ligne 177, colonne 25 : les données n’ont pas de clé « diplome » (appelé depuis pile.typ, ligne 90)
          aide : corriger le modèle (celui d’une pièce finit par « #seul(rendu, …) ») ; en attendant, imprimer les documents un par un
        code 1 ; produits : 14 ; retenus : 0
    "#]].assert_eq(&essai.recit());
    let left: Vec<String> = printed(&essai).into_keys().collect();
    assert_eq!(left, ["TAGO1/impression/candidats.pdf", "TAGO1/impression/commission.pdf"]);
}

#[test]
fn a_stack_that_cannot_be_replaced_is_told_with_the_others() {
    let lieu = Lieu::with(&minimal());
    fs_err::create_dir_all(lieu.sorties().join(ARCHIVES)).expect("a temporary folder");
    let essai = print_in(lieu, |_| {});
    expect![[r#"
        erreur[E701] impossible d’écrire « TAGO1/impression/archives.pdf » (un dossier porte ce nom)
          aide : fermer le fichier s’il est ouvert, vérifier l’espace disque et les droits, puis relancer
        code 1 ; produits : 14 ; retenus : 0
    "#]]
    .assert_eq(&essai.recit());
    assert_eq!(essai.lacking(Genre::Pile), [ARCHIVES]);
    assert_eq!(printed(&essai).len(), 3);
}

#[test]
fn separators_can_be_asked_for_everywhere() {
    let lieu = Lieu::with(&minimal());
    let run = |arguments: &[&str]| {
        let output = lieu.liasse(arguments).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let read = |id: &str| {
            Papier::read(
                &fs_err::read(lieu.sorties().join(format!("TAGO1/impression/{id}.pdf"))).expect("a stack"),
            )
        };
        (read("candidats"), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (without, told) = run(&["generer"]);
    let (with, _) = run(&["generer", "--separateurs"]);
    assert_eq!(with.pages.len(), without.pages.len() + 4, "a sheet for each of the two");
    assert!(with.pages[0].texte.contains("DURAND Léa"), "{}", with.pages[0].texte);
    assert!(with.pages[0].texte.contains("les candidats"), "{}", with.pages[0].texte);
    check_sheets("candidats", &with);
    let line = told.lines().find(|line| line.contains("à imprimer")).expect("the stacks are told");
    assert!(line.contains(", 5 piles à imprimer (") && line.contains("pages)"), "{line}");
}

#[test]
fn a_verification_lists_no_stack() {
    let lieu = Lieu::with(&minimal());
    let output = lieu.liasse(&["verifier", "--format", "json"]).output().expect("the program starts");
    let manifeste: Value = serde_json::from_slice(&output.stdout).expect("a manifest");
    assert_eq!(manifeste["impressions"], Value::Array(Vec::new()));
    assert!(!lieu.sorties().exists());
}

/// The sample class, as the program's own pack has it printed.
#[test]
fn no_stack_of_the_sample_shows_a_note_to_candidates() {
    let listed = LOT.manifeste["impressions"].as_array().expect("a list");
    let mut seen = 0;
    for stack in listed {
        let id = stack["impression"].as_str().expect("an id");
        let known = crate::support::PACK_ENTIER.impressions.iter().find(|i| i.id == id).expect("of the pack");
        if !known.pour_candidats {
            continue;
        }
        seen += 1;
        assert_eq!(stack["confidentiel"], false);
        let chemin = stack["chemin"].as_str().expect("a path");
        let papier = Papier::read(&LOT.fichiers[chemin]);
        check_sheets(chemin, &papier);
        let text = papier.texte().to_lowercase();
        for secret in ["note proposée", "/ 20", "confidentiel", "grille d’évaluation"] {
            assert!(!text.contains(secret), "{chemin} shows « {secret} »");
        }
        for document in stack["documents"].as_array().expect("a list") {
            assert!(document.as_str().is_some_and(|path| path.contains("/candidats/")), "{document}");
        }
    }
    assert!(seen > 0 && listed.len() > seen);
}

/// The example of a stack; it cites the examples of its pieces, which the program does not carry.
pub fn stack_example() -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let text = fs_err::read_to_string(folder.join("exemples/pile.json")).expect("an example");
    let mut exemple: Value = serde_json::from_str(&text).expect("JSON");
    for groupe in exemple["groupes"].as_array_mut().expect("a list") {
        for piece in groupe["pieces"].as_array_mut().expect("a list") {
            if let Some(path) = piece["donnees"].as_str() {
                let text = fs_err::read_to_string(folder.join(path)).expect("the example of a piece");
                piece["donnees"] = serde_json::from_str(&text).expect("JSON");
            }
        }
    }
    exemple
}

#[test]
fn the_example_of_a_stack_is_set() {
    let pdf = compose("pile.typ", &stack_example()).expect("a stack");
    assert!(pdf.remarques.is_empty(), "{:?}", pdf.remarques);
    let papier = Papier::read(&pdf.bytes);
    check_sheets("exemple", &papier);
    expect![[r#"
        LŒUILLET Maëlys – n° 02123456789 … 1
          État récapitulatif des travaux professionnels – E31 … 3
          Grille d’évaluation – E31 … 5
        BEN ÂMAR D’ANGÉLY Émile – n° 02123456790 … 7
          Grille d’évaluation – E31 … 7
          Attestation récapitulative des périodes de formation en milieu professionnel … 9
         1 : Commission de l’épreuve E31 – LŒUILLET Maëlys – n° 02123456789
         2 : blanche
         3 : État récapitulatif des travaux professionnels – E31 – LŒUILLET Maëlys – n° 02123456789 1 / 2
         4 : État récapitulatif des travaux professionnels – E31 – LŒUILLET Maëlys – n° 02123456789 2 / 2
         5 : Grille d’évaluation – E31 – LŒUILLET Maëlys – n° 02123456789 1 / 2
         6 : Grille d’évaluation – E31 – LŒUILLET Maëlys – n° 02123456789 2 / 2
         7 : Commission de l’épreuve E31 – BEN ÂMAR D’ANGÉLY Émile – n° 02123456790
         8 : blanche
         9 : Attestation récapitulative des périodes de formation en milieu professionnel – LŒUILLET Maëlys – n° 02123456789 1 / 1
        10 : blanche
    "#]].assert_eq(&plan(&papier));
}

/// A heading of a fixed level would stand beside the name of the candidate in a stack.
#[test]
fn templates_can_be_put_in_a_stack() {
    let files = read_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"));
    let names = files.keys().filter(|path| is_a("typ", path) && *path != "pile.typ");
    for name in names {
        let text = String::from_utf8(files[name].clone()).expect("UTF-8");
        for fixed in ["heading(level:", "heading.where(level:"] {
            assert!(!text.contains(fixed), "{name}: « depth » in place of « {fixed} »");
        }
        let ending = format!("#seul(rendu, \"exemples/{}\")\n", name.replace(".typ", ".json"));
        let is_shared = ["commun.typ", "grille.typ"].contains(&name.as_str());
        assert!(is_shared || text.ends_with(&ending), "{name} ends with {ending}");
    }
}
