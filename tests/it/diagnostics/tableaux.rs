//! Sheets, headers and cells.

use expect_test::expect;
use rust_xlsxwriter::Formula;

use crate::support::{check, classeur, feuille, minimal};

#[test]
fn a_sheet_that_lacks_a_header_is_not_read() {
    check(
        &minimal().replace("travaux.csv", "Intitulé", "Titre"),
        &expect![[r#"
            erreur[E201] feuille non lue : elle ressemble au tableau « travaux professionnels », mais il lui manque « Intitulé »
              → travaux.csv, cellule A1
              aide : ajouter l’en-tête qui manque : « Intitulé »
            code 1 ; produits : 14, dont à compléter : 4 ; retenus : 0
        "#]],
    );
    check(
        &minimal().replace("travaux.csv", "Intitulé", "Intitulée"),
        &expect![[r#"
            erreur[E201] feuille non lue : elle ressemble au tableau « travaux professionnels », mais il lui manque « Intitulé »
              → travaux.csv, cellule A1
              aide : corriger l’en-tête : « Intitulée » pourrait être « Intitulé »
            code 1 ; produits : 14, dont à compléter : 4 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_sheet_without_any_table_is_left_aside() {
    check(
        &minimal().put("menus.csv", "lundi;mardi\nsoupe;frites\n"),
        &expect![[r#"
            avertissement[A202] feuille non lue : aucun tableau reconnu
              → menus.csv
              aide : si elle compte, lui donner une ligne d’en-têtes (tableaux connus : établissement (Champ, Valeur), liste des candidats (Nom de famille, Prénom(s), Date de naissance), périodes de formation en milieu professionnel (Période, Du, Au), évaluations des tuteurs (Période, une colonne par compétence), travaux professionnels (Épreuve, Intitulé), évaluations des commissions (Épreuve, Note proposée), commissions d’évaluation (Épreuve, Nom, Fonction) et justificatifs (certificats de travail, attestations d’heures) (Nature, Organisme))
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn two_columns_of_one_name_may_not_disagree() {
    let files = minimal()
        .replace("travaux.csv", "N°;Intitulé", "N°;Nom;Intitulé")
        .replace("travaux.csv", "1;Accueillir", "1;DURAND;Accueillir")
        .replace("travaux.csv", "1;Tenir", "1;DURANT;Tenir")
        .replace("travaux.csv", "1;Traiter", "1;MARTIN;Traiter")
        .replace("travaux.csv", "1;Suivre", "1;MARTIN;Suivre");
    check(
        &files,
        &expect![[r#"
            erreur[E203] deux colonnes du même nom se contredisent : « DURANT » et « DURAND »
              → travaux.csv, cellule F3
              → l’autre colonne : travaux.csv, cellule B3
              aide : renommer ou supprimer l’une des deux colonnes
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e32 de 0100000001 : E203
        "#]],
    );
}

#[test]
fn an_unreadable_date_of_a_period_holds_back_its_papers() {
    check(
        &minimal().replace("pfmp.csv", "14/03/2025;50;10;Mairie", "14/03;50;10;Mairie"),
        &expect![[r#"
            erreur[E204] date illisible : « 14/03 »
              → pfmp.csv, cellule G2
              aide : écrire la date au format JJ/MM/AAAA
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E204
              attestation-pfmp-recapitulative de 0100000001 : E204
        "#]],
    );
}

#[test]
fn an_unreadable_number_holds_back_what_shows_it() {
    let files = minimal().replace("pfmp.csv", "50;10;Garage", "cinquante;10;Garage");
    check(
        &files,
        &expect![[r#"
            erreur[E205] nombre illisible : « cinquante »
              → pfmp.csv, cellule H3
              aide : écrire un nombre, par exemple 20 ou 4,5
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E205
              attestation-pfmp-recapitulative de 0100000001 : E205
        "#]],
    );
}

#[test]
fn a_note_that_is_no_number_says_which_words_may_stand_there() {
    check(
        &minimal().replace("grilles-e31.csv", ";13,5;", ";13 et demi;"),
        &expect![[r#"
            erreur[E205] note illisible : « 13 et demi »
              → grilles-e31.csv, cellule Q2
              aide : écrire la note, par exemple 13,5, ou ABS (Absent à l’épreuve)
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E205
        "#]],
    );
}

#[test]
fn an_unknown_level_holds_back_its_grid() {
    check(
        &minimal().replace("grilles-e32.csv", "E32;3;4;", "E32;3;9;"),
        &expect![[r#"
            erreur[E207] niveau inconnu : « 9 »
              → grilles-e32.csv, cellule F2
              aide : écrire l’un des niveaux 1 (non maîtrisé), 2 (insuffisamment maîtrisé), 3 (maîtrisé) et 4 (bien maîtrisé)
            code 1 ; produits : 13 ; retenus : 1
              grille-e32 de 0100000001 : E207
        "#]],
    );
}

#[test]
fn a_cell_in_error_is_no_blank() {
    let files = minimal();
    let mut sheet = feuille("Grilles", &files.text("grilles-e31.csv"));
    sheet.write_formula(1, 16, Formula::new("=1/0").set_result("#DIV/0!")).expect("a small sheet");
    let files = files.remove("grilles-e31.csv").put("grilles.xlsx", classeur(vec![sheet]));
    check(
        &files,
        &expect![[r#"
            erreur[E208] cellule en erreur : « #DIV/0! »
              → grilles.xlsx, feuille « Grilles », cellule Q2
              aide : corriger la formule, ou la remplacer par sa valeur
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E208
        "#]],
    );
}

#[test]
fn an_unknown_competence_of_a_travail_holds_back_its_list() {
    check(
        &minimal().replace("travaux.csv", "1.1;1.1.1", "1.1;\"1.1.1 ; accueil\""),
        &expect![[r#"
            erreur[E209] code de compétence inconnu : « accueil »
              → travaux.csv, cellule H2
              aide : écrire les codes du référentiel, séparés par des points-virgules
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e31 de 0100000001 : E209
        "#]],
    );
}

#[test]
fn a_value_outside_its_list_is_never_guessed() {
    let files = minimal().replace("travaux.csv", "réelle observée", "observation");
    check(
        &files,
        &expect![[r#"
            erreur[E210] valeur inconnue pour « Nature (réelle vécue, réelle observée, simulée) » : « observation »
              → travaux.csv, cellule J4
              aide : écrire l’une de ces valeurs : réelle vécue, réelle observée, simulée en formation
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e31 de 0100000002 : E210
        "#]],
    );
}

#[test]
fn an_unmapped_category_is_an_error_of_the_candidate() {
    let files = minimal().replace(
        "candidats.csv",
        "03/11/2007;TAGO1;SCOLAIRE BACPRO 3 ANS (132)",
        "03/11/2007;TAGO1;SCOLAIRE BACPRO 2 ANS",
    );
    check(
        &files,
        &expect![[r#"
            erreur[E210] valeur inconnue pour « Catégorie candidat » : « SCOLAIRE BACPRO 2 ANS »
              → candidats.csv, cellule H3
              aide : écrire l’une de ces valeurs : A, B, C
            code 1 ; produits : 7 ; retenus : 7
              grille-e31 de 0100000002 : E210
              grille-e32 de 0100000002 : E210
              etat-recapitulatif-e31 de 0100000002 : E210
              etat-recapitulatif-e32 de 0100000002 : E210
              attestation-pfmp de 0100000002 : E210
              attestation-pfmp de 0100000002 : E210
              attestation-pfmp-recapitulative de 0100000002 : E210
        "#]],
    );
}

#[test]
fn an_identifier_that_the_spreadsheet_damaged_is_refused() {
    check(
        &minimal().replace("pfmp.csv", "34012345600014", "3,40123E+13"),
        &expect![[r#"
            erreur[E211] identifiant abîmé par le tableur : « 3,40123E+13 »
              → pfmp.csv, cellule L3
              aide : mettre la colonne au format Texte et recopier l’identifiant avec tous ses chiffres, zéros compris
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E211
              attestation-pfmp-recapitulative de 0100000001 : E211
        "#]],
    );
}

#[test]
fn two_values_of_a_field_of_the_school_hold_back_everything() {
    check(
        &minimal().append("etablissement.csv", "Session;2027\n"),
        &expect![[r#"
            erreur[E212] deux valeurs pour « Session » : « 2027 » et « 2026 »
              → etablissement.csv, cellule B14
              → l’autre valeur : etablissement.csv, cellule B11
              aide : garder la bonne et effacer l’autre
            code 1 ; produits : 0 ; retenus : 14
              tous : E212
        "#]],
    );
}

#[test]
fn a_sheet_that_fits_two_tables_is_not_read() {
    let files = minimal().put("x.csv", "N° de période;Structure;Épreuve;Intitulé\nP1;Mairie;E31;Accueil\n");
    check(
        &files,
        &expect![[r#"
            erreur[E213] feuille non lue : elle peut être « périodes de formation en milieu professionnel » (par Période, Structure) ou « travaux professionnels » (par Épreuve, Intitulé)
              → x.csv, cellule A1
              aide : ajouter une colonne propre à l’un des deux tableaux
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_row_without_its_period_holds_back_every_period_of_the_candidate() {
    check(
        &minimal().replace("pfmp.csv", "MARTIN;Hugo;P1;", "MARTIN;Hugo;;"),
        &expect![[r#"
            erreur[E214] il manque la période : la ligne ne peut pas être utilisée
              → pfmp.csv, cellule D4
              aide : remplir la cellule
            code 1 ; produits : 11 ; retenus : 2
              attestation-pfmp de 0100000002 : E214
              attestation-pfmp-recapitulative de 0100000002 : E214
        "#]],
    );
}

#[test]
fn an_evaluation_without_its_epreuve_holds_back_the_grids_of_the_candidate() {
    check(
        &minimal().replace("grilles-e31.csv", "DURAND;Léa;E31;", "DURAND;Léa;;"),
        &expect![[r#"
            erreur[E214] il manque l’épreuve : la ligne ne peut pas être utilisée
              → grilles-e31.csv, cellule D2
              aide : remplir la cellule
            code 1 ; produits : 12 ; retenus : 2
              grille-e31 de 0100000001 : E214
              grille-e32 de 0100000001 : E214
        "#]],
    );
}

#[test]
fn a_member_of_an_unknown_epreuve_holds_back_every_commission() {
    check(
        &minimal().replace("commissions.csv", "E32;TAGO1;BRUNET", "E39;TAGO1;BRUNET"),
        &expect![[r#"
            erreur[E210] valeur inconnue pour « Épreuve » : « E39 »
              → commissions.csv, cellule A4
              aide : écrire l’une de ces valeurs : E2, E31, E32
            code 1 ; produits : 10 ; retenus : 4
              grille-e31 de 0100000001 : E210
              grille-e31 de 0100000002 : E210
              grille-e32 de 0100000001 : E210
              grille-e32 de 0100000002 : E210
        "#]],
    );
}

#[test]
fn a_column_of_an_unknown_competence_holds_back_the_grids_that_fill_it() {
    let files = minimal().replace("grilles-e31.csv", ";1.3.4;", ";1.3.9;").replace(
        "grilles-e31.csv",
        "2;3;2;3;11;",
        "2;3;2;;11;",
    );
    check(
        &files,
        &expect![[r#"
        erreur[E209] niveaux donnés sous un code inconnu : « 1.3.9 »
          → grilles-e31.csv, cellule P1
          aide : corriger l’en-tête de cette colonne : « liasse referentiel » donne les codes
        code 1 ; produits : 13, dont à compléter : 1 ; retenus : 1
          grille-e31 de 0100000001 : E209
    "#]],
    );
}

#[test]
fn a_year_of_two_digits_is_told_as_it_was_read() {
    check(
        &minimal().replace("candidats.csv", "12/05/2008", "12/05/08"),
        &expect![[r#"
            avertissement[A215] année à deux chiffres : « 12/05/08 » est lu 12/05/2008
              → candidats.csv, cellule F2
              aide : écrire l’année avec quatre chiffres
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn an_unknown_field_of_the_school_is_told() {
    check(
        &minimal().append("etablissement.csv", "Devise;Essayer\n"),
        &expect![[r#"
            avertissement[A216] champ d’établissement inconnu : « Devise »
              → etablissement.csv, cellule A14
              aide : corriger le nom du champ ou effacer la ligne
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn unknown_columns_are_listed() {
    let files =
        minimal().with_column("travaux.csv", "Photo", "non").with_column("travaux.csv", "Avis", "bon");
    check(
        &files,
        &expect![[r#"
            info[I217] colonnes non utilisées : « Photo » et « Avis »
              → travaux.csv, cellule M1
              aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn candidates_of_another_diploma_are_counted() {
    let others = "\
0100000007;123456789GG;ALBERT;;Noé;01/01/2008;TCAP;SCOLAIRE BACPRO 3 ANS (132);31202;3;non
0100000008;123456789HH;BERNARD;;Lou;02/01/2008;TCAP;SCOLAIRE BACPRO 3 ANS (132);31202;3;non
";
    check(
        &minimal().append("candidats.csv", others),
        &expect![[r#"
            info[I218] 2 candidats d’une autre spécialité sont laissés de côté
              → candidats.csv, cellule A4
              aide : rien à faire s’ils relèvent d’un autre diplôme ; sinon corriger leur code spécialité
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_level_of_another_epreuve_holds_back_its_grid() {
    let files = minimal()
        .replace("grilles-e31.csv", ";Note proposée", ";3.1.1;Note proposée")
        .replace("grilles-e31.csv", ";13,5;", ";2;13,5;")
        .replace("grilles-e31.csv", ";11;", ";;11;");
    check(
        &files,
        &expect![[r#"
            erreur[E219] niveau donné pour 3.1.1, que l’épreuve E31 n’évalue pas
              → grilles-e31.csv, cellule Q2
              aide : effacer cette cellule, ou corriger l’épreuve de la ligne
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E219
        "#]],
    );
}
