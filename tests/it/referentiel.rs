//! The data pack: what the default one holds, and what a damaged one is told.
//!
//! Each case damages one file of the default pack by one replacement and states the whole report. `⟦text⟧`
//! stands for the number of the first line of the damaged file that holds this text; `⟦poles.yaml/text⟧`, of
//! another file.

use std::time::{Duration, Instant};

use liasse::commands::referentiel::{entry, suggestions, table_of_contents};
use liasse::referentiel::{FICHIERS, PackFault, Referentiel, embedded, load};

type Files = Vec<(String, Vec<u8>)>;

fn pack() -> Referentiel {
    embedded::load_default().unwrap_or_else(|faults| panic!("{}", report(&faults)))
}

fn report(faults: &[PackFault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn text_of<'f>(files: &'f Files, fichier: &str) -> &'f str {
    let (_, bytes) = files.iter().find(|(nom, _)| nom == fichier).expect("a file of the pack");
    std::str::from_utf8(bytes).expect("the damaged texts are UTF-8")
}

fn with(fichier: &str, bytes: Vec<u8>) -> Files {
    let mut files = embedded::files();
    files.iter_mut().find(|(nom, _)| nom == fichier).expect("a file of the pack").1 = bytes;
    files
}

fn damage(fichier: &str, before: &str, after: &str) -> Files {
    let files = embedded::files();
    let text = text_of(&files, fichier);
    assert!(text.contains(before), "{fichier} no longer holds « {before} »");
    let damaged = text.replacen(before, after, 1);
    with(fichier, damaged.into_bytes())
}

/// Replaces each `⟦text⟧` by its line.
fn fill_lines(expected: &str, files: &Files, damaged: &str) -> String {
    let mut filled = String::new();
    let mut rest = expected;
    while let Some((head, tail)) = rest.split_once('⟦') {
        let (token, tail) = tail.split_once('⟧').expect("a closed ⟦…⟧");
        let (fichier, wanted) = match token.split_once('/') {
            Some((fichier, wanted)) if FICHIERS.contains(&fichier) => (fichier, wanted),
            _ => (damaged, token),
        };
        let line =
            text_of(files, fichier).lines().position(|l| l.contains(wanted)).expect("the text of a ⟦…⟧");
        filled = format!("{filled}{head}{}", line + 1);
        rest = tail;
    }
    filled + rest
}

fn check(fichier: &str, before: &str, after: &str, expected: &str) {
    let files = damage(fichier, before, after);
    let told = report(&load(&files).expect_err("a damaged pack is refused"));
    assert_eq!(told, fill_lines(expected, &files, fichier), "\n{fichier}: « {after} »");
}

fn check_all(cases: &[(&str, &str, &str, &str)]) {
    for (fichier, before, after, expected) in cases {
        check(fichier, before, after, expected);
    }
}

#[test]
fn the_default_pack_holds_the_whole_referentiel() {
    let r = pack();
    let activites: usize = r.sous_blocs().map(|(_, b)| b.activites.len()).sum();
    assert_eq!((r.poles.len(), r.sous_blocs().count()), (3, 9));
    assert_eq!((activites, r.competences().count(), r.criteres().count()), (33, 37, 56));
    assert_eq!((r.aide.situations.len(), r.aide.crcn.len()), (40, 13));
    let links: usize = r.aide.sous_blocs.iter().map(|b| b.crcn.len()).sum();
    assert_eq!((links, r.aide.savoirs_redactionnels.len()), (70, 11));
    assert_eq!((r.epreuves.len(), r.categories.len()), (18, 3));
}

#[test]
fn the_default_pack_answers_its_lookups() {
    let r = pack();
    let found = r.find_competence("2.1.4").expect("a competence");
    assert_eq!((found.pole.code.as_str(), found.sous_bloc.code.as_str()), ("2", "2.1"));
    let criteres: Vec<&str> = r.criteres_of("2.1.4").iter().map(|c| c.code.as_str()).collect();
    assert_eq!(criteres, ["2.1.3-a"]);
    let categorie = |texte| r.categorie_of_text(texte).map(|c| c.code.as_str());
    assert_eq!(categorie("Scolaire BacPro 3 ans (132)"), Some("A"));
    assert_eq!((categorie("b"), categorie("SCOLAIRE")), (Some("B"), None));
    assert_eq!(r.voie_of_text("SCOLAIRE BACPRO 3 ANS (132)"), Some("Voie scolaire"));
    assert_eq!(r.voie_of_text("A"), None);
    let epreuve = r.epreuve_of_text(
        "Étude de situations professionnelles liées à l'organisation et au suivi de l'activité de production",
    );
    assert_eq!(epreuve.map(|e| e.code.as_str()), Some("E2"));
    assert!(r.find_epreuve("E99").is_none() && r.find_critere("1.1.1").is_none());
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_read() {
    let mut files = embedded::files();
    for (_, bytes) in &mut files {
        let text = std::str::from_utf8(bytes).expect("the default pack is UTF-8").replace('\n', "\r\n");
        *bytes = format!("\u{feff}{text}").into_bytes();
    }
    assert!(load(&files).is_ok());
}

#[test]
fn yaml_that_cannot_be_read_is_told_in_french() {
    check_all(&[
        (
            "diplome.yaml",
            "sigle: AGOrA",
            "\tsigle: AGOrA",
            "une tabulation sert de retrait\n  → diplome.yaml, ligne ⟦sigle:⟧, colonne 1\n  aide : remplacez-la par des espaces",
        ),
        (
            "diplome.yaml",
            "sigle: AGOrA",
            "sigle: AGOrA: bac",
            "un deux-points suivi d’une espace est mal placé\n  → diplome.yaml, ligne ⟦sigle:⟧, colonne 13\n  aide : mettez le texte entre guillemets droits, ou corrigez le retrait",
        ),
        (
            "diplome.yaml",
            "codes_specialite: [\"30004\"]",
            "codes_specialite: [\"30004\"",
            "il manque une virgule, un crochet ou une accolade\n  → diplome.yaml, ligne ⟦codes_mef:⟧, colonne 1\n  aide : fermez la liste commencée plus haut",
        ),
        (
            "diplome.yaml",
            "sigle: AGOrA",
            "---\nsigle: AGOrA",
            "le fichier contient plusieurs documents\n  → diplome.yaml, ligne ⟦---⟧, colonne 1\n  aide : supprimez la ligne « --- » et ce qui la suit",
        ),
        (
            "diplome.yaml",
            "sigle: AGOrA",
            "sigle: *sigle",
            "un astérisque renvoie à un nom qui n’existe pas\n  → diplome.yaml, ligne ⟦sigle:⟧, colonne 8\n  aide : définissez le nom avec &, ou mettez le texte entre guillemets droits",
        ),
        (
            "diplome.yaml",
            "sigle: AGOrA",
            "sigle: !sigle AGOrA",
            "une étiquette (!) n’est pas permise\n  → diplome.yaml, ligne ⟦sigle:⟧, colonne 8\n  aide : supprimez-la, ou mettez le texte entre guillemets droits",
        ),
    ]);
}

#[test]
fn a_key_written_twice_names_both_lines() {
    check_all(&[
        (
            "diplome.yaml",
            "sigle: AGOrA",
            "sigle: AGOrA\nsigle: GA",
            "« sigle » est écrit deux fois, lignes ⟦sigle: AGOrA⟧ et ⟦sigle: GA⟧\n  → diplome.yaml, ligne ⟦sigle: GA⟧, colonne 1\n  aide : gardez une seule des deux lignes",
        ),
        (
            "epreuves.yaml",
            "      C:\n        mode: ccf\n",
            "      A: # bis\n        mode: ccf\n",
            "« E11 » ne dit pas comment la passe la catégorie « C »\n  → epreuves.yaml, ligne ⟦    modes:⟧, colonne 5\n  aide : ajoutez « C: » sous « modes »\n« A » est écrit deux fois, lignes ⟦      A:⟧ et ⟦A: # bis⟧\n  → epreuves.yaml, ligne ⟦A: # bis⟧, colonne 7\n  aide : gardez une seule des deux lignes",
        ),
    ]);
}

#[test]
fn a_field_that_is_unknown_missing_or_empty_is_located() {
    check_all(&[
        (
            "diplome.yaml",
            "specialite: Ass",
            "specialités: Ass",
            "champ inconnu : « specialités »\n  → diplome.yaml, ligne ⟦specialités⟧, colonne 1\n  aide : écrivez peut-être « specialite »",
        ),
        (
            "categories.yaml",
            "  - code: B\n",
            "  - code: B\n    couleur: bleu\n",
            "champ inconnu : « couleur »\n  → categories.yaml, ligne ⟦couleur⟧, colonne 5\n  aide : permis : code, libelle, textes, source",
        ),
        (
            "diplome.yaml",
            "sigle: AGOrA\n",
            "",
            "il manque le champ « sigle »\n  → diplome.yaml, ligne ⟦identifiant⟧, colonne 1\n  aide : ajoutez « sigle: » et sa valeur",
        ),
        (
            "poles.yaml",
            "            libelle: Identifier les caractéristiques de la demande\n",
            "",
            "il manque le champ « libelle »\n  → poles.yaml, ligne ⟦          - code: 1.1.1⟧, colonne 13\n  aide : ajoutez « libelle: » et sa valeur",
        ),
        (
            "colonnes.yaml",
            "    responsable: les enseignants\n",
            "",
            "il manque le champ « responsable »\n  → colonnes.yaml, ligne ⟦  - table: travaux⟧, colonne 5\n  aide : ajoutez « responsable: » et sa valeur",
        ),
        (
            "diplome.yaml",
            "sigle: AGOrA",
            "sigle: \" \"",
            "« sigle » est un texte vide\n  → diplome.yaml, ligne ⟦sigle:⟧, colonne 8\n  aide : écrivez un texte",
        ),
        (
            "diplome.yaml",
            "sigle: AGOrA",
            "sigle: ~",
            "« sigle » n’a pas de valeur\n  → diplome.yaml, ligne ⟦sigle:⟧, colonne 8\n  aide : écrivez une valeur, ou supprimez cette ligne si le champ est facultatif",
        ),
        (
            "pfmp.yaml",
            "periodes: [P1, P2, P3, P4, P5, P6]",
            "periodes: []",
            "« periodes » est une liste vide\n  → pfmp.yaml, ligne ⟦periodes:⟧, colonne 1\n  aide : ajoutez un élément",
        ),
    ]);
}

#[test]
fn every_faulty_entry_of_a_file_is_told_at_once() {
    let files = embedded::files();
    let damaged = text_of(&files, "categories.yaml").replace("    libelle:", "    label:");
    let told = load(&with("categories.yaml", damaged.into_bytes())).expect_err("three faults");
    let messages: Vec<&str> = told.iter().map(|f| f.message.as_str()).collect();
    assert_eq!(messages, ["champ inconnu : « label »"; 3]);
}

#[test]
fn a_value_of_the_wrong_kind_says_what_to_write() {
    check_all(&[
        (
            "epreuves.yaml",
            "coefficient: 2.5",
            "coefficient: \"2,5\"",
            "nombre mal écrit : « 2,5 »\n  → epreuves.yaml, ligne ⟦coefficient: \"2,5\"⟧, colonne 18\n  aide : écrivez 2.5, sans guillemets",
        ),
        (
            "epreuves.yaml",
            "coefficient: 2.5",
            "coefficient: .nan",
            "« coefficient » n’est pas un nombre fini\n  → epreuves.yaml, ligne ⟦.nan⟧, colonne 18\n  aide : écrivez un nombre, avec un point : 1.5",
        ),
        (
            "documents.yaml",
            "cite: &cite_ccf [note-confidentielle]",
            "cite: &cite_ccf [zero]",
            "« grille-e31 » cite la règle « zero », qu’aucune épreuve n’écrit pour ses modes\n  → documents.yaml, ligne ⟦[zero]⟧, colonne 22\n  aide : permis : commission, criteres, evaluation, note-arretee, note-confidentielle, programmation, situation, transmission\n« grille-e32 » cite la règle « zero », qu’aucune épreuve n’écrit pour ses modes\n  → documents.yaml, ligne ⟦[zero]⟧, colonne 22\n  aide : permis : commission, criteres, evaluation, note-arretee, note-confidentielle, programmation, situation, transmission",
        ),
        (
            "reglages.yaml",
            "pas: 0.5",
            "pas: .inf",
            "« pas » n’est pas un nombre fini\n  → reglages.yaml, ligne ⟦.inf⟧, colonne 8\n  aide : écrivez un nombre, avec un point : 1.5",
        ),
        (
            "epreuves.yaml",
            "duree_minutes: 210",
            "duree_minutes: \"210\"",
            "nombre mal écrit : « 210 »\n  → epreuves.yaml, ligne ⟦\"210\"⟧, colonne 24\n  aide : écrivez 210, sans guillemets",
        ),
        (
            "epreuves.yaml",
            "duree_minutes: 210",
            "duree_minutes: -210",
            "« -210 » ne convient pas : il faut un nombre entier\n  → epreuves.yaml, ligne ⟦-210⟧, colonne 24\n  aide : écrivez un nombre entier, sans guillemets",
        ),
        (
            "pfmp.yaml",
            "compte: true",
            "compte: oui",
            "« oui » ne convient pas : il faut true ou false\n  → pfmp.yaml, ligne ⟦compte: oui⟧, colonne 13\n  aide : écrivez true ou false, sans guillemets",
        ),
        (
            "poles.yaml",
            "aussi: [2.1.4]",
            "aussi: 2.1.4",
            "« 2.1.4 » ne convient pas : il faut une liste\n  → poles.yaml, ligne ⟦aussi: 2.1.4⟧, colonne 20\n  aide : écrivez une liste : [a, b], ou une ligne par élément, précédée d’un tiret",
        ),
        (
            "pfmp.yaml",
            "    premiere_session: 2025\n",
            "    premiere_session: 2025\n    effet: 31/02/2026\n",
            "date illisible\n  → pfmp.yaml, ligne ⟦effet:⟧, colonne 12\n  aide : écrivez une date au format AAAA-MM-JJ, sans guillemets",
        ),
        (
            "reglages.yaml",
            "granularite: critere",
            "granularite: criteres",
            "mot inconnu : « criteres »\n  → reglages.yaml, ligne ⟦granularite:⟧, colonne 16\n  aide : écrivez peut-être « critere »",
        ),
    ]);
}

#[test]
fn a_code_that_leads_nowhere_is_located() {
    check_all(&[
        (
            "poles.yaml",
            "competences: [1.1.1]",
            "competences: [1.1.9]",
            "« 1.1.9 » ne désigne aucune compétence dans poles.yaml\n  → poles.yaml, ligne ⟦1.1.9⟧, colonne 27\n  aide : écrivez peut-être « 1.1.1 », ou ajoutez le code à poles.yaml",
        ),
        (
            "epreuves.yaml",
            "epreuve_mere: E1\n",
            "epreuve_mere: X\n",
            "le coefficient 2 de « E1 » n’est pas la somme 1 de ses sous-épreuves (E12)\n  → epreuves.yaml, ligne ⟦coefficient: 2⟧, colonne 18\n  aide : corrigez l’un des coefficients\n« X » ne désigne aucune épreuve dans epreuves.yaml\n  → epreuves.yaml, ligne ⟦epreuve_mere: X⟧, colonne 19\n  aide : corrigez-le, ou ajoutez-le à epreuves.yaml",
        ),
        (
            "epreuves.yaml",
            "pole: \"2\"",
            "pole: \"7\"",
            "« 7 » ne désigne aucun pôle dans poles.yaml\n  → epreuves.yaml, ligne ⟦pole: \"7\"⟧, colonne 11\n  aide : corrigez-le, ou ajoutez-le à poles.yaml\naucune épreuve n’évalue le pôle « 2 »\n  → poles.yaml, ligne ⟦poles.yaml/  - code: \"2\"⟧, colonne 11\n  aide : écrivez ce code dans le champ « pole » de son épreuve, dans epreuves.yaml",
        ),
        (
            "pfmp.yaml",
            "categories: [A, B]",
            "categories: [A, D]",
            "« D » ne désigne aucune catégorie dans categories.yaml\n  → pfmp.yaml, ligne ⟦[A, D]⟧, colonne 21\n  aide : corrigez-le, ou ajoutez-le à categories.yaml",
        ),
        (
            "pfmp.yaml",
            "  - voie: Voie scolaire\n    categories",
            "  - voie: Vois scolaire\n    categories",
            "« Vois scolaire » ne désigne aucune voie dans pfmp.yaml\n  → pfmp.yaml, ligne ⟦Vois scolaire⟧, colonne 11\n  aide : écrivez peut-être « Voie scolaire », ou ajoutez le code à pfmp.yaml",
        ),
        (
            "aide-pedagogique.yaml",
            "sous_bloc: \"1.1\"",
            "sous_bloc: \"1.4\"",
            "« 1.4 » ne désigne aucun sous-bloc dans poles.yaml\n  → aide-pedagogique.yaml, ligne ⟦sous_bloc: \"1.4\"⟧, colonne 16\n  aide : corrigez-le, ou ajoutez-le à poles.yaml",
        ),
        (
            "aide-pedagogique.yaml",
            "crcn: [CRCN-1.2,",
            "crcn: [CRCN-1.9,",
            "« CRCN-1.9 » ne désigne aucune compétence numérique dans aide-pedagogique.yaml\n  → aide-pedagogique.yaml, ligne ⟦CRCN-1.9⟧, colonne 12\n  aide : écrivez peut-être « CRCN-1.1 », ou ajoutez le code à aide-pedagogique.yaml",
        ),
        (
            "epreuves.yaml",
            "          constats: [travaux, documents]\n          absence: zero",
            "          constats: [travaux, documents]\n          absence: zer",
            "« zer » ne désigne aucune règle de l’épreuve ponctuelle dans epreuves.yaml\n  → epreuves.yaml, ligne ⟦absence: zer⟧, colonne 20\n  aide : écrivez peut-être « zero », ou ajoutez le code à epreuves.yaml",
        ),
        (
            "documents.yaml",
            "    epreuve: E31\n",
            "    epreuve: E31\n    situation: S1\n",
            "« S1 » ne désigne aucune situation d’évaluation de l’épreuve dans epreuves.yaml\n  → documents.yaml, ligne ⟦situation: S1⟧, colonne 16\n  aide : corrigez-le, ou ajoutez-le à epreuves.yaml",
        ),
        (
            "colonnes.yaml",
            "unite: ans, besoin",
            "unite: anss, besoin",
            "« anss » ne désigne aucune unité de « entetes »\n  → colonnes.yaml, ligne ⟦unite: anss⟧, colonne 104\n  aide : écrivez peut-être « ans »",
        ),
        (
            "colonnes.yaml",
            "[champ, valeur]",
            "[champ, valleur]",
            "« valleur » ne désigne aucune colonne du tableau dans colonnes.yaml\n  → colonnes.yaml, ligne ⟦valleur⟧, colonne 17\n  aide : écrivez peut-être « valeur », ou ajoutez le code à colonnes.yaml",
        ),
    ]);
}

#[test]
fn a_code_defined_twice_names_the_other_line() {
    check_all(&[
        (
            "epreuves.yaml",
            "code: E12",
            "code: E11 # bis",
            "« E11 » est déjà défini ligne ⟦code: E11⟧\n  → epreuves.yaml, ligne ⟦# bis⟧, colonne 11\n  aide : donnez un autre code à l’un des deux, ou supprimez-le",
        ),
        (
            "documents.yaml",
            "id: commission-e32",
            "id: commission-e31 # bis",
            "« commission-e31 » est déjà défini ligne ⟦id: commission-e31⟧\n  → documents.yaml, ligne ⟦# bis⟧, colonne 9\n  aide : donnez un autre code à l’un des deux, ou supprimez-le",
        ),
        (
            "aide-pedagogique.yaml",
            "  - code: 1.1.2\n    intitule",
            "  - code: 1.1.1 # bis\n    intitule",
            "« 1.1.1 » est déjà défini ligne ⟦  - code: 1.1.1⟧\n  → aide-pedagogique.yaml, ligne ⟦# bis⟧, colonne 11\n  aide : donnez un autre code à l’un des deux, ou supprimez-le",
        ),
        (
            "reglages.yaml",
            "alias: [acquise]",
            "alias: [Non acquis]",
            "« Non acquis » se lit déjà « NA », ligne ⟦libelle: non acquis⟧\n  → reglages.yaml, ligne ⟦[Non acquis]⟧, colonne 15\n  aide : gardez-le d’un seul côté",
        ),
    ]);
}

#[test]
fn the_codes_of_criteres_follow_their_competence() {
    check_all(&[
        (
            "poles.yaml",
            "code: 1.1.1-b",
            "code: 1.1.1b",
            "code de critère mal formé : « 1.1.1b »\n  → poles.yaml, ligne ⟦1.1.1b⟧, colonne 19\n  aide : écrivez le code de la compétence, un tiret, une lettre minuscule : 1.1.1-a",
        ),
        (
            "poles.yaml",
            "code: 1.1.1-b",
            "code: 1.2.2-b",
            "« 1.2.2-b » n’est pas le critère d’une compétence du sous-bloc 1.1\n  → poles.yaml, ligne ⟦1.2.2-b⟧, colonne 19\n  aide : corrigez le code, ou déplacez le critère dans le sous-bloc de « 1.2.2 »",
        ),
        (
            "poles.yaml",
            "code: 1.1.1-b",
            "code: 1.1.1-f",
            "« 1.1.1-c » vient sans « 1.1.1-b »\n  → poles.yaml, ligne ⟦1.1.1-c⟧, colonne 19\n  aide : numérotez les critères d’une compétence a, b, c… sans trou",
        ),
        (
            "poles.yaml",
            "            aussi: [2.1.4]\n",
            "",
            "la compétence « 2.1.4 » n’a aucun critère\n  → poles.yaml, ligne ⟦          - code: 2.1.4⟧, colonne 19\n  aide : ajoutez-lui un critère, ou citez son code dans le champ « aussi » d’un autre",
        ),
    ]);
}

#[test]
fn totals_and_rules_that_contradict_are_located() {
    check_all(&[
        (
            "epreuves.yaml",
            "coefficient: 8",
            "coefficient: 9",
            "le coefficient 9 de « E3 » n’est pas la somme 8 de ses sous-épreuves (E31, E32, E33)\n  → epreuves.yaml, ligne ⟦coefficient: 9⟧, colonne 18\n  aide : corrigez l’un des coefficients",
        ),
        (
            "epreuves.yaml",
            "    coefficient: 8\n",
            "",
            "« E3 » n’a pas de coefficient et ses sous-épreuves en ont\n  → epreuves.yaml, ligne ⟦code: E3⟧, colonne 11\n  aide : ajoutez « coefficient: 8 »",
        ),
        (
            "epreuves.yaml",
            "    unite: U11\n",
            "",
            "« E11 » n’a pas d’unité\n  → epreuves.yaml, ligne ⟦code: E11⟧, colonne 11\n  aide : ajoutez le champ « unite »",
        ),
        (
            "epreuves.yaml",
            "unite: U31",
            "unite: U39",
            "l’unité de « E31 » n’est pas celle du pôle 1 : « U31 »\n  → epreuves.yaml, ligne ⟦U39⟧, colonne 12\n  aide : corrigez l’unité ou le pôle",
        ),
        (
            "documents.yaml",
            "dossier: jury",
            "dossier: candidats # faute",
            "« grille-e31 » est confidentiel et irait hors du dossier du jury\n  → documents.yaml, ligne ⟦# faute⟧, colonne 14\n  aide : écrivez « dossier: jury »",
        ),
        (
            "documents.yaml",
            "donnees: [recapitulatif]",
            "donnees: [pfmp-classe] # faute",
            "« attestation-pfmp-recapitulative » demande des données qui ne sont pas celles de « par »\n  → documents.yaml, ligne ⟦# faute⟧, colonne 5\n  aide : demandez celles d’une classe (notes-classe…) pour un document de classe, et pour lui seul",
        ),
        (
            "reglages.yaml",
            "pas: 0.5",
            "pas: 50",
            "50 dépasse le barème de 20\n  → reglages.yaml, ligne ⟦pas: 50⟧, colonne 8\n  aide : corrigez-le, ou corrigez « bareme »",
        ),
        (
            "pfmp.yaml",
            "mois_de_rentree: 9",
            "mois_de_rentree: 13",
            "13 n’est pas un nombre de 1 à 12\n  → pfmp.yaml, ligne ⟦mois_de_rentree: 13⟧, colonne 20\n  aide : écrivez un nombre de 1 à 12",
        ),
        (
            "pfmp.yaml",
            "jours_par_semaine: 5",
            "jours_par_semaine: 0",
            "0 n’est pas plus grand que zéro\n  → pfmp.yaml, ligne ⟦jours_par_semaine: 0⟧, colonne 20\n  aide : écrivez un nombre positif",
        ),
        (
            "pfmp.yaml",
            "  - voie: Voie scolaire\n    categories: [A, B]\n    duree_cycle: 2\n    semaines: 16\n",
            "  - voie: Voie scolaire # ici\n    categories: [A, B]\n    duree_cycle: 2\n",
            "« Voie scolaire » ne demande ni semaines ni certificats\n  → pfmp.yaml, ligne ⟦# ici⟧, colonne 11\n  aide : ajoutez « semaines », ou « preuve: certificats »",
        ),
        (
            "pfmp.yaml",
            "    preuve: certificats\n    justificatif: Contrat",
            "    preuve: certificats # ici\n    semaines: 22\n    justificatif: Contrat",
            "« Apprentissage » demande des semaines et des certificats\n  → pfmp.yaml, ligne ⟦# ici⟧, colonne 13\n  aide : gardez « semaines » ou « preuve: certificats », et faites deux lignes si les deux sont possibles",
        ),
        (
            "pfmp.yaml",
            "jusqu_a_session: 2025",
            "jusqu_a_session: 2020",
            "la durée ne vaut pour aucune session : de 2023 à 2020, exclue\n  → pfmp.yaml, ligne ⟦jusqu_a_session: 2020⟧, colonne 22\n  aide : écrivez une session postérieure à « premiere_session »",
        ),
    ]);
}

#[test]
fn files_that_are_missing_or_strange_are_named() {
    let mut files = embedded::files();
    files.retain(|(nom, _)| nom != "pfmp.yaml");
    files.push(("pfpm.yaml".to_owned(), Vec::new()));
    files.push(("LISEZMOI.md".to_owned(), Vec::new()));
    files.push(("._poles.yaml".to_owned(), Vec::new()));
    let told = report(&load(&files).expect_err("a file is missing"));
    let expected = "le fichier manque\n  → pfmp.yaml\n  aide : remettez-le dans le dossier du référentiel ; le programme en fournit un modèle\nce fichier n’est pas attendu\n  → pfpm.yaml\n  aide : renommez-le peut-être « pfmp.yaml », ou retirez-le du dossier";
    assert_eq!(told, expected);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let cases = [
        (
            b"intitule: x\nsigle: \xe9\n".to_vec(),
            "le fichier n’est pas en UTF-8\n  → diplome.yaml, ligne 2, colonne 8\n  aide : enregistrez en UTF-8 depuis l’éditeur de texte",
        ),
        (
            Vec::new(),
            "le fichier est vide\n  → diplome.yaml\n  aide : remplissez-le, ou reprenez celui du référentiel fourni avec le programme",
        ),
        (
            b"- a\n".to_vec(),
            "le fichier ne commence pas par un nom de champ\n  → diplome.yaml, ligne 1, colonne 3\n  aide : écrivez « champ: valeur »",
        ),
        (
            vec![b'#'; (1 << 20) + 1],
            "le fichier pèse 1024 ko : 1 024 au plus\n  → diplome.yaml\n  aide : vérifiez que c’est bien un fichier du référentiel",
        ),
    ];
    for (bytes, expected) in cases {
        assert_eq!(report(&load(&with("diplome.yaml", bytes)).expect_err("refused")), expected);
    }
}

#[test]
fn a_hostile_file_is_refused_quickly() {
    let megabyte = |unit: &str| unit.repeat((1 << 20) / unit.len()).into_bytes();
    let mut cases: Vec<Vec<u8>> =
        ["[", "{", "- ", "? ", "- [", "a:\n", "- a\n", "&a ", "*a ", "'", "!"].map(megabyte).into();
    let bomb = (b'b'..=b'j').fold("a: &a [x, x]\n".to_owned(), |text, name| {
        let (name, before) = (char::from(name), char::from(name - 1));
        let nine = vec![format!("*{before}"); 9].join(", ");
        format!("{text}{name}: &{name} [{nine}]\n")
    });
    cases.push(bomb.into_bytes());
    for bytes in cases {
        let start = String::from_utf8_lossy(&bytes[..8]).into_owned();
        let clock = Instant::now();
        assert!(load(&with("poles.yaml", bytes)).is_err());
        assert!(clock.elapsed() < Duration::from_secs(30), "« {start} » took {:?}", clock.elapsed());
    }
}

#[test]
fn the_table_of_contents_counts_everything() {
    let text = table_of_contents(&pack());
    for line in [
        "    33  activités",
        "    37  compétences",
        "    56  critères",
        "    40  situations professionnelles",
    ] {
        assert!(text.lines().any(|l| l == line), "« {line} » is missing from\n{text}");
    }
    assert!(text.lines().all(|l| l.chars().count() <= 96 && l.trim_end() == l));
}

#[test]
fn an_entry_is_shown_under_each_of_its_meanings() {
    let r = pack();
    let headings = |code| {
        let text = entry(&r, code).expect("a known code");
        let lines: Vec<&str> = text.lines().collect();
        let titles = lines.windows(2).filter(|w| !w[1].is_empty() && w[1].chars().all(|c| c == '='));
        titles.map(|w| w[0].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(headings("2.1.4"), ["Compétence 2.1.4", "Situation 2.1.4 (aide pédagogique)"]);
    assert_eq!(headings("1.1.1-a"), ["Critère 1.1.1-a"]);
    assert_eq!(headings("2.3.1.4"), ["Situation 2.3.1.4 (aide pédagogique)"]);
    assert_eq!(headings("crcn-1.2"), ["Compétence numérique CRCN-1.2"]);
    assert_eq!(headings("U31"), ["Pôle 1", "Épreuve E31"]);
    assert_eq!(headings("grille-e31"), ["Document grille-e31"]);
    assert!(entry(&r, "9.9.9").is_none());
    assert_eq!(suggestions(&r, "grile-e31").first().map(String::as_str), Some("grille-e31"));
}

#[test]
fn a_stack_holds_known_documents_and_hides_what_it_must() {
    let pile = "    destinataire: les candidats\n    documents:\n";
    check_all(&[
        (
            "documents.yaml",
            "documents: [etat-recapitulatif-e31, compte-rendu-pfmp, grille-e31]\n    avec: [grille-e31]",
            "documents: [etat-recapitulatif-e31, grille-e33] # faute",
            "« grille-e33 » ne désigne aucun document dans documents.yaml\n  → documents.yaml, ligne ⟦# faute⟧, colonne 41\n  aide : écrivez peut-être « grille-e31 », ou ajoutez le code à documents.yaml",
        ),
        (
            "documents.yaml",
            "documents: [etat-recapitulatif-e31, compte-rendu-pfmp, grille-e31]\n    avec: [grille-e31]",
            "documents: [grille-e31, grille-e31] # faute",
            "« grille-e31 » est deux fois dans la pile « commission-e31 »\n  → documents.yaml, ligne ⟦# faute⟧, colonne 29\n  aide : gardez-en un seul",
        ),
        (
            "documents.yaml",
            "documents: [etat-recapitulatif-e31, compte-rendu-pfmp, grille-e31]\n    avec: [grille-e31]",
            "documents: [] # faute",
            "la pile « commission-e31 » n’a aucun document\n  → documents.yaml, ligne ⟦# faute⟧, colonne 5\n  aide : citez au moins un document, ou supprimez la pile",
        ),
        (
            "documents.yaml",
            "documents: [etat-recapitulatif-e31, compte-rendu-pfmp, grille-e31]\n    avec: [grille-e31]",
            "documents: [etat-recapitulatif-e31]\n    avec: [grille-e31] # faute",
            "« grille-e31 » n’est pas un document de la pile « commission-e31 »\n  → documents.yaml, ligne ⟦# faute⟧, colonne 12\n  aide : citez sous « avec » des documents de la pile",
        ),
        (
            "documents.yaml",
            pile,
            "    destinataire: les candidats\n    documents:\n      - grille-e31 # faute\n",
            "« grille-e31 » ne peut pas être remis au candidat et irait dans la pile « candidats »\n  → documents.yaml, ligne ⟦# faute⟧, colonne 9\n  aide : retirez-le de la pile, ou écrivez « pour_candidats: false »",
        ),
    ]);
}
