//! Sheets, headers and cells.

use expect_test::expect;
use rust_xlsxwriter::{FilterCondition, Format, Formula, Worksheet};

use crate::support::{Entrees, check, classeur, feuille, minimal};

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
              aide : rien à faire si elle ne compte pas ; sinon, lui donner les en-têtes d’un tableau (« liasse expliquer A202 »)
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
            erreur[E203] DURAND Léa, E32 : deux colonnes du même nom se contredisent : « DURANT » et « DURAND »
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
            erreur[E204] DURAND Léa, P1 : date illisible : « 14/03 »
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
            erreur[E205] DURAND Léa, P2 : nombre illisible : « cinquante »
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
            erreur[E205] DURAND Léa, E31 : note illisible : « 13 et demi »
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
            erreur[E207] DURAND Léa, E32 : niveau inconnu : « 9 »
              → grilles-e32.csv, cellule F2
              aide : écrire l’un de ces niveaux : 1 (non maîtrisé), 2 (insuffisamment maîtrisé), 3 (maîtrisé), 4 (bien maîtrisé)
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
            erreur[E208] DURAND Léa, E31 : cellule en erreur : « #DIV/0! »
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
            erreur[E209] DURAND Léa, E31 : code de compétence inconnu : « accueil »
              → travaux.csv, cellule H2
              aide : écrire un code comme 1.1.1 ; plusieurs se séparent par « ; »
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
            erreur[E210] MARTIN Hugo, E31 : valeur inconnue pour « Nature (réelle vécue, réelle observée, simulée) » : « observation »
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
            erreur[E210] MARTIN Hugo : valeur inconnue pour « Catégorie candidat » : « SCOLAIRE BACPRO 2 ANS »
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
            erreur[E211] DURAND Léa, P2 : identifiant abîmé par le tableur : « 3,40123E+13 »
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
            erreur[E214] MARTIN Hugo : il manque la période : la ligne ne peut pas être utilisée
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
            erreur[E214] DURAND Léa : il manque l’épreuve : la ligne ne peut pas être utilisée
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
              aide : écrire en en-tête l’un de ces codes : 1.3.1, 1.3.2, 1.3.3, 1.3.4
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
            avertissement[A215] DURAND Léa : année à deux chiffres : « 12/05/08 » est lu 12/05/2008
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
            avertissement[A254] 2 colonnes remplies et non lues : « Photo » et « Avis »
              → travaux.csv, cellule M1
              aide : rien à faire si elles ne comptent pas ; sinon, leur donner les en-têtes que le tableau attend (« liasse referentiel tableaux »)
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
            info[I218] 2 élèves d’une autre formation laissés de côté : spécialité 31202 ; 2 en AGOrA
              → candidats.csv, cellule I4
              aide : rien à faire s’ils préparent un autre diplôme ; sinon corriger leur formation
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
            erreur[E219] DURAND Léa : niveau donné pour 3.1.1, que l’épreuve E31 n’évalue pas
              → grilles-e31.csv, cellule Q2
              aide : effacer cette cellule, ou corriger l’épreuve de la ligne
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E219
        "#]],
    );
}

/// The sample, with one of its tables in a workbook.
fn in_workbook(table: &str, change: impl FnOnce(&mut Worksheet)) -> Entrees {
    let csv = format!("{table}.csv");
    let mut sheet = feuille(table, &minimal().text(&csv));
    change(&mut sheet);
    minimal().remove(&csv).put(&format!("{table}.xlsx"), classeur(vec![Worksheet::new(), sheet]))
}

#[test]
fn a_percentage_is_no_number() {
    let files = in_workbook("pfmp", |sheet| {
        let percent = Format::new().set_num_format("0%");
        sheet.write_number_with_format(1, 8, 0.1, &percent).expect("a small sheet");
    });
    check(
        &files,
        &expect![[r#"
            erreur[E222] DURAND Léa, P1 : pourcentage au lieu d’un nombre : « 10 % »
              → pfmp.xlsx, feuille « pfmp », cellule I2
              aide : mettre la cellule au format Nombre et retaper la valeur
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E222
              attestation-pfmp-recapitulative de 0100000001 : E222
        "#]],
    );
}

#[test]
fn what_hides_data_is_told() {
    check(
        &in_workbook("travaux", |sheet| {
            sheet.set_hidden(true);
        }),
        &expect![[r#"
            avertissement[A223] feuille masquée, et lue : elle contient le tableau « travaux professionnels »
              → travaux.xlsx, feuille « travaux »
              aide : l’afficher (clic droit sur un onglet) pour la vérifier, ou la supprimer si elle ne doit pas compter
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    let files = in_workbook("travaux", |sheet| {
        sheet.set_row_hidden(1).expect("a row").set_row_hidden(3).expect("a row");
    });
    check(
        &files,
        &expect![[r#"
        avertissement[A224] 2 lignes masquées, et lues : 2 et 4
          → travaux.xlsx, feuille « travaux », cellule A2
          aide : les afficher pour les vérifier, ou les supprimer si elles ne doivent pas compter
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
    let files = in_workbook("travaux", |sheet| {
        sheet.autofilter(0, 0, 4, 11).expect("a small sheet");
        sheet.filter_column(3, &FilterCondition::new().add_list_filter("E31")).expect("a column");
    });
    check(
        &files,
        &expect![[r#"
        avertissement[A225] un filtre est actif dans cette feuille : toutes les lignes sont lues, même celles qu’il cache
          → travaux.xlsx, feuille « travaux »
          aide : effacer le filtre (Données, Effacer) et vérifier les lignes qu’il cachait
        avertissement[A224] 2 lignes masquées, et lues : 3 et 5
          → travaux.xlsx, feuille « travaux », cellule A3
          aide : les afficher pour les vérifier, ou les supprimer si elles ne doivent pas compter
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
    check(
        &in_workbook("travaux", |sheet| {
            sheet.set_column_hidden(8).expect("a column");
        }),
        &expect![[r#"
            avertissement[A226] colonne masquée, et lue : I
              → travaux.xlsx, feuille « travaux », cellule I1
              aide : l’afficher pour la vérifier, ou la supprimer si elle ne doit pas compter
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_merged_value_is_not_shared_out() {
    let files = in_workbook("grilles-e31", |sheet| {
        sheet.merge_range(1, 16, 2, 16, "13,5", &Format::new()).expect("a small sheet");
    });
    check(
        &files,
        &expect![[r#"
            erreur[E227] MARTIN Hugo, E31 : cellule recouverte par la fusion Q2:Q3 : « 13,5 » n’y est écrit qu’une fois
              → grilles-e31.xlsx, feuille « grilles-e31 », cellule Q3
              aide : défusionner, puis écrire dans chaque cellule sa valeur, ou la laisser vide
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000002 : E227
        "#]],
    );
}

#[test]
fn data_without_a_header_are_told() {
    check(
        &in_workbook("travaux", |sheet| {
            sheet.write_string(2, 12, "à revoir").expect("a small sheet");
        }),
        &expect![[r#"
            avertissement[A228] données non lues dans la colonne M : aucun en-tête au-dessus
              → travaux.xlsx, feuille « travaux », cellule M3
              aide : écrire un en-tête au-dessus de ces données, ou les effacer
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_second_table_of_a_sheet_is_not_read() {
    let files =
        minimal().append("travaux.csv", "\n\nÉpreuve;Nom;Prénom;Fonction\nE31;PETIT;Ada;Professeure\n");
    check(
        &files,
        &expect![[r#"
        erreur[E229] second tableau non lu (« commissions d’évaluation ») : la feuille en contient déjà un (« travaux professionnels »)
          → travaux.csv, cellule A8
          aide : mettre chaque tableau sur sa propre feuille
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_line_that_has_too_few_or_too_many_fields_may_be_shifted() {
    let files = minimal().replace("travaux.csv", "Accueillir un client", "Accueillir ; renseigner").replace(
        "travaux.csv",
        ";Mairie de Rezé;réelle vécue;P2;Registre",
        ";Mairie de Rezé;P2",
    );
    check(
        &files,
        &expect![[r#"
        erreur[E230] ligne de 13 champs sous un en-tête de 12 : ses valeurs sont peut-être décalées
          → travaux.csv, cellule M2
          aide : mettre entre guillemets le texte qui contient le séparateur, ou ajouter les séparateurs qui manquent
        erreur[E230] ligne de 10 champs sous un en-tête de 12 : ses valeurs sont peut-être décalées
          → travaux.csv, cellule J5
          aide : mettre entre guillemets le texte qui contient le séparateur, ou ajouter les séparateurs qui manquent
        code 1 ; produits : 12 ; retenus : 2
          etat-recapitulatif-e31 de 0100000001 : E230
          etat-recapitulatif-e32 de 0100000002 : E230
    "#]],
    );
}

#[test]
fn a_header_that_is_nearly_a_known_one_is_told() {
    check(
        &minimal().replace("travaux.csv", "Ressources", "Resources"),
        &expect![[r#"
        avertissement[A231] colonne « Resources » non lue : c’est peut-être « Ressources », peut-être une autre donnée
          → travaux.csv, cellule L1
          aide : écrire « Ressources » en en-tête si c’est cette donnée ; sinon, rien à faire
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_whole_name_that_has_two_readings_is_asked() {
    let files = minimal().put("suivi.csv", "Élève;Né(e) le;Classe\nMARIE CLAIRE;12/05/2008;TAGO2\n");
    check(
        &files,
        &expect![[r#"
            erreur[E232] « MARIE CLAIRE » : rien ne dit où finit le nom (nom « MARIE », prénom « CLAIRE » ou nom « CLAIRE », prénom « MARIE »)
              → suivi.csv, cellule A2
              aide : mettre le nom et le prénom dans deux colonnes, « Nom de famille » et « Prénom(s) », ou le nom seul en capitales
            erreur[E504] MARIE CLAIRE : catégorie de candidat manquante : le mode des épreuves n’est pas connu
              → suivi.csv, cellule A2
              aide : remplir la colonne « Catégorie candidat »
            code 1 ; produits : 14 ; retenus : 5
              grille-e31 de MARIE CLAIRE : E232, E504
              grille-e32 de MARIE CLAIRE : E232, E504
              etat-recapitulatif-e31 de MARIE CLAIRE : E232
              etat-recapitulatif-e32 de MARIE CLAIRE : E232
              attestation-pfmp-recapitulative de MARIE CLAIRE : E232
        "#]],
    );
}

#[test]
fn an_identifier_of_an_unusual_shape_is_told() {
    let files = minimal()
        .replace("etablissement.csv", "0440001M", "0440001A")
        .replace("candidats.csv", "123456789AA", "12345AA")
        .replace("pfmp.csv", "34012345600014", "34012345600015");
    check(
        &files,
        &expect![[r#"
            avertissement[A233] DURAND Léa : « INE » de forme inattendue : « 12345AA »
              → candidats.csv, cellule B2
              aide : vérifier la valeur, imprimée telle quelle : on attend 9 chiffres puis 2 lettres, ou 10 chiffres puis 1 lettre, ou 4 chiffres puis A puis 5 chiffres puis 1 lettre
            avertissement[A233] « UAI » de forme inattendue : « 0440001A »
              → etablissement.csv, cellule B3
              aide : vérifier la valeur, imprimée telle quelle : on attend la lettre M à la fin
            avertissement[A233] DURAND Léa, P2 : « SIRET » de forme inattendue : « 34012345600015 »
              → pfmp.csv, cellule L3
              aide : vérifier la valeur, imprimée telle quelle : sa clé de contrôle est fausse, donc l’un de ses chiffres
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_number_of_weeks_that_no_period_has_is_refused() {
    check(
        &minimal().replace("pfmp.csv", "50;10;Garage", "50;105;Garage"),
        &expect![[r#"
            erreur[E234] DURAND Léa, P2 : nombre trop grand pour « Semaines » : « 105 », au lieu de 40 au plus
              → pfmp.csv, cellule I3
              aide : corriger le nombre
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E234
              attestation-pfmp-recapitulative de 0100000001 : E234
        "#]],
    );
}

#[test]
fn a_remark_below_the_header_is_told() {
    let files = minimal().replace(
        "travaux.csv",
        "1.1.1;Mairie de Rezé;réelle vécue;P1",
        "1.1.1;(mairie);réelle vécue;P1",
    );
    check(
        &files,
        &expect![[r#"
        avertissement[A235] « (mairie) », sous l’en-tête, ressemble à une remarque : la ligne est lue comme des données
          → travaux.csv, cellule I2
          aide : supprimer cette ligne si elle complète l’en-tête ; sinon, vérifier la cellule
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn people_without_any_header_are_not_read() {
    let rows = "DURAND;Léa;12/05/2008;TAGO1\nMARTIN;Hugo;03/11/2007;TAGO1\n";
    check(
        &minimal().put("liste.csv", rows),
        &expect![[r#"
        erreur[E236] feuille non lue : elle contient des personnes, mais aucune ligne d’en-têtes
          → liste.csv, cellule A1
          aide : écrire un en-tête au-dessus de chaque colonne, par exemple « Nom de famille », « Prénom(s) » et « Date de naissance » (les autres : « liasse expliquer A202 »)
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_row_that_begins_as_a_total_and_goes_on_as_data_is_told() {
    let files =
        minimal().put("jury.csv", "Nom;Prénom;Épreuve;Classe;Fonction\nTOTAL;Ada;E31;TAGO1;Professeure\n");
    check(
        &files,
        &expect![[r#"
            avertissement[A551] la commission E31 de la classe TAGO1 a 3 membres pour 2 prescrits : « La commission d’évaluation est composée de deux professeurs ou formateurs, en charge des enseignements professionnels du baccalauréat AGOrA. » (arrêté du 18 février 2020, annexe II-c, E31 (CCF))
              → commissions.csv, cellule A2
              aide : nommer chaque commission pour sa classe ou ses candidats, ou effacer les lignes en trop
            avertissement[A237] « TOTAL » commence comme une ligne de total : elle est lue comme des données
              → jury.csv, cellule A2
              aide : supprimer la ligne si c’est un total
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_telephone_that_lost_its_zero_is_worth_a_look() {
    let with = |number: &str| minimal().replace("etablissement.csv", "02 40 00 00 00", number);
    for sound in ["02.40.00.00.00", "0240000000", "+33 2 40 00 00 00"] {
        assert_eq!(with(sound).verify().faults(), "", "{sound}");
    }
    check(
        &with("240000000"),
        &expect![[r#"
        avertissement[A233] « Téléphone » de forme inattendue : « 240000000 »
          → etablissement.csv, cellule B8
          aide : vérifier la valeur, imprimée telle quelle : on attend 10 chiffres, ou + puis 11 chiffres
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_second_table_is_named_after_the_headers_that_it_has() {
    let travaux = minimal().text("travaux.csv");
    let columns = travaux.lines().next().map_or(0, |line| line.split(';').count());
    let narrow = |line: &str| line.split(';').take(columns).collect::<Vec<_>>().join(";") + "\n";
    let pfmp: String = minimal().text("pfmp.csv").lines().map(narrow).collect();
    check(
        &minimal().remove("pfmp.csv").append("travaux.csv", &format!("\n{pfmp}")),
        &expect![[r#"
            erreur[E229] second tableau non lu (« périodes de formation en milieu professionnel ») : la feuille en contient déjà un (« travaux professionnels »)
              → travaux.csv, cellule A7
              aide : mettre chaque tableau sur sa propre feuille
            avertissement[A524] DURAND Léa : évaluation du tuteur en P1, sans aucune ligne de cette période
              → tuteurs.csv, cellule D2
              aide : ajouter la ligne de la période, ou corriger la période de l’évaluation
            avertissement[A524] MARTIN Hugo : évaluation du tuteur en P1, sans aucune ligne de cette période
              → tuteurs.csv, cellule D3
              aide : ajouter la ligne de la période, ou corriger la période de l’évaluation
            code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_blank_beside_a_mark_in_a_repeated_column_is_said_blank() {
    let files = minimal().with_column("grilles-e31.csv", "Note proposée", "11").replace(
        "grilles-e31.csv",
        ";11;Suivi",
        ";;Suivi",
    );
    check(
        &files.replace("grilles-e31.csv", ";13,5;", ";11;"),
        &expect![[r#"
            erreur[E203] MARTIN Hugo, E31 : deux colonnes du même nom se contredisent : « 11 » et vide
              → grilles-e31.csv, cellule U3
              → l’autre colonne : grilles-e31.csv, cellule Q3
              aide : renommer ou supprimer l’une des deux colonnes
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000002 : E203
        "#]],
    );
}
