//! Headers that are repeated, merged, or written on several lines.

use expect_test::expect;

use super::pages::{self, Page, check_each, page};
use super::{apart, assert_as_minimal, rows_of, silent};
use crate::support::{check, minimal};

#[test]
fn un_en_tete_repete_a_chaque_page() {
    let (rest, texte) = apart("travaux");
    let (header, rows) = texte.split_once('\n').expect("a header");
    let half = rows.match_indices('\n').nth(1).expect("four rows").0 + 1;
    let texte = format!("{header}\n{}\nPage 2\n{header}\n{}", &rows[..half], &rows[half..]);
    check_each(&rest, &[page("Travaux", texte.as_str())], &silent());
    let files = rest.put("travaux.xlsx", pages::xlsx(&[page("Travaux", texte)]));
    assert_as_minimal(&files);
    expect![[r#"
        en-tête ligne 1, 4 lues
        5 : texte seul sur sa ligne, qui n’est ni un numéro ni un nom
        6 : en-tête répété
    "#]]
    .assert_eq(&rows_of(&files, "travaux.xlsx"));
}

#[test]
fn une_seconde_ligne_sous_les_en_tetes() {
    let (rest, texte) = apart("grilles-e31");
    let (header, rows) = texte.split_once('\n').expect("a header");
    let told = expect![[r#"
        en-tête ligne 1, 2 lues
        2 : seconde ligne d’en-têtes
    "#]];
    for second in [
        ";;;;Accueillir;Orienter;Filtrer;Traiter;Saisir;Suivre;Relancer;Classer;Calculer;Vérifier;Payer;Archiver;/20;;;",
        "(obligatoire);;;;;;;;;;;;;;;;(sur 20);;;(jj/mm/aaaa)",
    ] {
        let texte = format!("{header}\n{second}\n{rows}");
        check_each(&rest, &[page("E31", texte.as_str())], &silent());
        let files = rest.clone().put("grilles.xlsx", pages::xlsx(&[page("E31", texte)]));
        assert_as_minimal(&files);
        told.assert_eq(&rows_of(&files, "grilles.xlsx"));
    }
}

#[test]
fn des_en_tetes_sur_deux_lignes() {
    let (rest, texte) = apart("grilles-e31");
    let (header, rows) = texte.split_once('\n').expect("a header");
    let headers: Vec<&str> = header.split(';').collect();
    // The criteria stand below what groups them; the others are merged downwards, or not.
    let haut = [&headers[..4].join(";"), "Critères", &";".repeat(10), &headers[16..].join(";")].join(";");
    let bas = format!(";;;;{};;;;", headers[4..16].join(";"));
    let texte = format!("{haut}\n{bas}\n{rows}");
    let fusions = vec![(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 1, 3), (0, 4, 0, 15), (0, 16, 1, 16)];
    let told = expect![[r#"
        en-tête ligne 2, 2 lues
    "#]];
    for fusions in [fusions, Vec::new()] {
        let sheet = [Page { fusions, ..page("E31", texte.as_str()) }];
        check_each(&rest, &sheet, &silent());
        let files = rest.clone().put("grilles.xlsx", pages::xlsx(&sheet));
        assert_as_minimal(&files);
        told.assert_eq(&rows_of(&files, "grilles.xlsx"));
    }
    // Above a whole header, what groups its columns is a title like any other.
    let sheet =
        Page { fusions: vec![(0, 4, 0, 15)], ..page("E31", format!(";;;;Compétences\n{header}\n{rows}")) };
    check_each(&rest, &[sheet], &silent());
}

#[test]
fn des_en_tetes_coupes_en_deux_lignes_ne_sont_pas_devines() {
    let (_, texte) = apart("candidats");
    let rows = texte.split_once('\n').expect("a header").1;
    let cut = "N°;INE;Nom de;Nom;Prénom(s);Date de;Classe;Catégorie;Code;Durée;Dérogation\ncandidat;;famille;d'usage;;naissance;;candidat;spécialité;du cycle;PFMP\n";
    let both = minimal().put("autre.xlsx", pages::xlsx(&[page("Liste", format!("{cut}{rows}"))]));
    check(
        &both,
        &expect![[r#"
        erreur[E201] feuille non lue : les en-têtes du tableau « liste des candidats » continuent sur une seconde ligne
          → autre.xlsx, feuille « Liste », cellule A2
          aide : écrire tous les en-têtes sur une seule ligne, un par colonne
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
    let wide = "N° candidat;Nom;Prénom;P1;;P2;\n;;;Du;Au;Du;Au\n0100000001;DURAND;Léa;06/01/2025;14/03/2025;05/01/2026;13/03/2026\n";
    check(
        &minimal().put("dates.xlsx", pages::xlsx(&[page("Dates", wide)])),
        &expect![[r#"
            erreur[E253] feuille non lue : les colonnes « Du » et « Au » y reviennent 2 fois, alors que le tableau « périodes de formation en milieu professionnel » a une ligne par candidat et par « Période »
              → dates.xlsx, feuille « Dates », cellule D2
              aide : donner une ligne par candidat et par « Période », avec une colonne « Période » : « liasse modeles » écrit ce classeur, prêt à remplir
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn un_en_tete_fusionne_sur_deux_colonnes() {
    let (rest, texte) = apart("grilles-e31");
    let texte = texte
        .replace(";Note proposée;Situations présentées", ";Note proposée;")
        .replace(";11;Suivi des commandes", ";11;");
    let merged = Page { fusions: vec![(0, 16, 0, 17)], ..page("E31", texte) };
    check_each(
        &rest,
        &[merged],
        &expect![[r#"
            erreur[E227] DURAND Léa, E31 : donnée sous un en-tête fusionné sur plusieurs colonnes (Q1:R1) : rien ne dit ce qu’est chacune
              → classe.*, feuille « E31 », cellule R2
              aide : défusionner l’en-tête, puis écrire un en-tête au-dessus de chaque colonne
            code 1 ; produits : 13, dont à compléter : 1 ; retenus : 1
              grille-e31 de 0100000001 : E227
        "#]],
    );
    // Nothing stands below its second column.
    let (rest, texte) = apart("travaux");
    let blank: String = texte.lines().map(|l| l.replacen(';', ";;", 1) + "\n").collect();
    let merged = Page { fusions: vec![(0, 0, 0, 1)], ..page("Travaux", blank) };
    check_each(&rest, &[merged], &silent());
}

#[test]
fn un_titre_une_signature_ou_une_legende_dans_la_liste() {
    let (rest, texte) = apart("candidats");
    let texte = texte.replace("0100000002;", "Groupe 2 : apprentis\n0100000002;")
        + "\nFait à Nantes, le 15/06/2026\n;;* : redoublant\n";
    check_each(&rest, &[page("Liste", texte.as_str())], &silent());
    let files = rest.put("candidats.xlsx", pages::xlsx(&[page("Liste", texte)]));
    assert_as_minimal(&files);
    expect![[r#"
        en-tête ligne 1, 2 lues
        3 : texte seul sur sa ligne, qui n’est ni un numéro ni un nom
        6 : texte seul sur sa ligne, qui n’est ni un numéro ni un nom
        7 : texte seul sur sa ligne, qui n’est ni un numéro ni un nom
    "#]]
    .assert_eq(&rows_of(&files, "candidats.xlsx"));
    // A name alone may be a pupil's, and a number too.
    check(
        &minimal().append("pfmp.csv", ";PETIT;;;;;;;;;;;;;;\n0100000009;;;;;;;;;;;;;;;\n"),
        &expect![[r#"
            erreur[E306] ligne sans candidat : ni numéro, ni INE, ni nom et prénom
              → pfmp.csv, cellule B6
              aide : indiquer à qui appartient cette ligne, ou l’effacer
            erreur[E214] PETIT : il manque la période : la ligne ne peut pas être utilisée
              → pfmp.csv, cellule D6
              aide : remplir la cellule
            erreur[E301] candidat absent de la liste : n° 0100000009
              → pfmp.csv, cellule A7
              → DURAND Léa (n° 0100000001) : candidats.csv, cellule A2
              → MARTIN Hugo (n° 0100000002) : candidats.csv, cellule A3
              aide : c’est peut-être DURAND Léa (n° 0100000001) ou MARTIN Hugo (n° 0100000002) : vérifier, puis corriger le numéro ou le nom, ici ou dans la liste
            erreur[E214] n° 0100000009 : il manque la période : la ligne ne peut pas être utilisée
              → pfmp.csv, cellule D7
              aide : remplir la cellule
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn des_notes_dans_une_colonne_par_epreuve() {
    let wide = "N° candidat;Nom;Prénom;E31;PFMP 2\n0100000001;DURAND;Léa;13;10 semaines\n";
    check(
        &minimal().put("notes.csv", wide),
        &expect![[r#"
            erreur[E256] colonne « E31 » non lue : c’est une valeur de la colonne « Épreuve », et non un en-tête
              → notes.csv, cellule D1
              aide : mettre ces données dans un tableau dont la colonne « Épreuve » dit « E31 » (« liasse modeles » l’écrit) ; si ce n’en sont pas, changer cet en-tête
            erreur[E256] colonne « PFMP 2 » non lue : c’est une valeur de la colonne « Période », et non un en-tête
              → notes.csv, cellule E1
              aide : mettre ces données dans un tableau dont la colonne « Période » dit « PFMP 2 » (« liasse modeles » l’écrit) ; si ce n’en sont pas, changer cet en-tête
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn un_en_tete_qui_dit_comment_le_remplir() {
    let files = minimal()
        .replace("candidats.csv", "Date de naissance", "Date de naissance (jj/mm/aaaa)")
        .replace("candidats.csv", "N° candidat", "N° candidat (obligatoire)");
    check(&files, &silent());
    assert_as_minimal(&files);
    // Any other remark may make another column of it.
    check(
        &minimal().replace("candidats.csv", "Nom d'usage", "Nom (responsable)"),
        &expect![[r#"
        info[I217] colonnes non utilisées : « Nom (responsable) »
          → candidats.csv, cellule D1
          aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn le_premier_champ_de_l_etablissement_n_est_pas_une_seconde_ligne() {
    let files = minimal().replace("etablissement.csv", "Lycée professionnel des Essais", "(Essais)");
    assert!(rows_of(&files, "etablissement.csv").starts_with("en-tête ligne 1, 12 lues"));
}
