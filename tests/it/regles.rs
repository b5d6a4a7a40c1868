//! A rule changes by editing the pack: a copy of its files beside the inputs, one text replaced, and what the whole
//! pipeline then says and prints. No Rust is touched.

use liasse::commands::referentiel::{entry, suggestions};
use liasse::referentiel::{Referentiel, embedded, load};

use crate::atelier::Papier;
use crate::support::{BASE, Entrees, Essai, Lieu, minimal};

/// The pack's files, some of their texts replaced; each must stand in its file.
fn edited(edits: &[(&str, &str, &str)]) -> Vec<(String, Vec<u8>)> {
    let mut files = embedded::files();
    for (fichier, before, after) in edits {
        let (_, bytes) = files.iter_mut().find(|(name, _)| name == fichier).expect("a file of the pack");
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        assert!(text.contains(before), "« {before} » stands in {fichier}");
        *bytes = text.replace(before, after).into_bytes();
    }
    files
}

fn pack(edits: &[(&str, &str, &str)]) -> Referentiel {
    load(&edited(edits)).expect("a valid pack")
}

/// The papers of DURAND Léa asked for, by the whole pipeline.
fn run(entrees: &Entrees, pack: &Referentiel, documents: &[&str]) -> Essai {
    Lieu::with(entrees).generate_with(pack, &BASE, |options| {
        options.selection.candidats = vec!["0100000001".to_owned()];
        options.selection.documents = documents.iter().map(|id| (*id).to_owned()).collect();
    })
}

fn printed(essai: &Essai, dossier: &str, document: &str) -> Papier {
    let path = format!("TAGO1/{dossier}/DURAND-Lea-0100000001/{document}.pdf");
    Papier::read(&fs_err::read(essai.lieu.sorties().join(path)).expect("it was produced"))
}

/// The messages of one code, without their places.
fn told(essai: &Essai, code: &str) -> Vec<String> {
    let of_code = essai.bilan.diagnostics().iter().filter(|d| d.code.id == code);
    of_code.map(|d| d.message.clone()).collect()
}

/// A last period of nine weeks instead of ten.
fn nineteen_weeks() -> Entrees {
    minimal().replace(
        "pfmp.csv",
        "P2;certifiante;05/01/2026;13/03/2026;50;10;Garage",
        "P2;certifiante;05/01/2026;06/03/2026;45;9;Garage",
    )
}

const DIX_HUIT: (&str, &str, &str) = (
    "pfmp.yaml",
    "    semaines: 20\n    premiere_session: 2025\n    a_verifier: true\n    source: décret n° 2024-542 et arrêtés du 13 juin 2024",
    "    semaines: 18\n    premiere_session: 2026\n    source: arrêté fictif du 1er avril 2026",
);

#[test]
fn twenty_weeks_become_eighteen() {
    let before = run(&nineteen_weeks(), &pack(&[]), &["attestation-pfmp-recapitulative"]);
    assert_eq!(
        told(&before, "A522"),
        [
            "19 semaines comptées (95 jours) pour 20 exigées : Voie scolaire, cycle de 3 ans (à vérifier auprès de la DEC) ; décret n° 2024-542 et arrêtés du 13 juin 2024"
        ]
    );
    let text = printed(&before, "candidats", "attestation-pfmp-recapitulative").texte();
    assert!(text.contains("20 semaines") && text.contains("à vérifier auprès de la DEC"), "{text}");

    let after = run(&nineteen_weeks(), &pack(&[DIX_HUIT]), &["attestation-pfmp-recapitulative"]);
    assert_eq!(told(&after, "A522"), [""; 0]);
    let text = printed(&after, "candidats", "attestation-pfmp-recapitulative").texte();
    assert!(text.contains("18 semaines") && text.contains("arrêté fictif"), "{text}");
    assert!(!text.contains("20 semaines") && !text.contains("vérifier auprès"), "{text}");

    let still = nineteen_weeks().replace("pfmp.csv", "06/03/2026;45;9;Garage", "20/02/2026;35;7;Garage");
    assert_eq!(
        told(&run(&still, &pack(&[DIX_HUIT]), &["attestation-pfmp-recapitulative"]), "A522"),
        [
            "17 semaines comptées (85 jours) pour 18 exigées : Voie scolaire, cycle de 3 ans ; arrêté fictif du 1er avril 2026"
        ]
    );
}

/// As a school does it: the files beside the inputs, and the program started there.
#[test]
fn the_program_reads_the_pack_beside_the_inputs() {
    let mut files = nineteen_weeks();
    for (name, bytes) in edited(&[DIX_HUIT]) {
        files = files.put(&format!("referentiel/agora/{name}"), bytes);
    }
    let run = |files: &Entrees| {
        let lieu = Lieu::with(files);
        let output = lieu.liasse(&["verifier", "--format", "json"]).output().expect("the program starts");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    assert!(run(&nineteen_weeks()).contains("\"A522\""));
    assert!(!run(&files).contains("\"A522\""));
}

#[test]
fn half_a_point_becomes_a_whole_point() {
    let half = minimal().replace("grilles-e31.csv", ";13,5;", ";12,5;");
    let before = run(&half, &pack(&[]), &["grille-e31"]);
    assert_eq!(told(&before, "A505"), [""; 0]);
    assert!(printed(&before, "jury", "grille-e31").texte().contains("arrondie au demi-point supérieur"));

    let entier = pack(&[
        ("reglages.yaml", "  pas: 0.5\n", "  pas: 1\n"),
        ("reglages.yaml", "arrondie au demi-point supérieur", "arrondie au point supérieur"),
        ("reglages.yaml", "  a_verifier: true\n", "  a_verifier: false\n"),
    ]);
    let after = run(&half, &entier, &["grille-e31"]);
    let expected = "12,5 n’est pas un multiple de 1 point : arrêté du 18 février 2020, annexe II-c, pour la note sur 20 ; usage des grilles de la même famille (économie-gestion) pour le pas et le profil";
    assert!(told(&after, "A505").contains(&expected.to_owned()), "{:?}", told(&after, "A505"));
    let text = printed(&after, "jury", "grille-e31").texte();
    assert!(
        text.contains("arrondie au point supérieur") && text.contains("12,5"),
        "nothing is altered: {text}"
    );
}

#[test]
fn a_scale_of_five_levels_is_accepted_and_printed() {
    let five = minimal().replace("grilles-e31.csv", "E31;3;3;4;", "E31;3;3;5;");
    let before = run(&five, &pack(&[]), &["grille-e31"]);
    assert_eq!(before.manifeste.totaux.retenus, 1, "five is no level of a scale of four");

    let cinq = pack(&[(
        "reglages.yaml",
        "        libelle: bien maîtrisé\n",
        "        libelle: bien maîtrisé\n      - code: \"5\"\n        libelle: expertise\n",
    )]);
    let after = run(&five, &cinq, &["grille-e31"]);
    assert_eq!(after.faults(), "");
    let paper = printed(&after, "jury", "grille-e31");
    let widest = paper.tableaux().into_iter().flatten().map(|row| row.len()).max();
    let usual = printed(&run(&minimal(), &pack(&[]), &["grille-e31"]), "jury", "grille-e31");
    let four = usual.tableaux().into_iter().flatten().map(|row| row.len()).max();
    assert_eq!(widest, four.map(|columns| columns + 1), "one more column");
    assert!(paper.texte().contains("expertise"));
    // The highest level is the pack's: all at four no longer contradicts a low note, all at five does.
    let all = |level: &str| {
        let levels = [level; 12].join(";");
        let row = format!("E31;{levels};7,5;");
        run(
            &minimal().replace("grilles-e31.csv", "E31;3;3;4;3;3;2;3;3;4;3;3;3;13,5;", &row),
            &cinq,
            &["grille-e31"],
        )
    };
    assert_eq!(told(&all("4"), "A506").len(), 0);
    assert_eq!(told(&all("5"), "A506").len(), 1);
}

#[test]
fn a_new_text_of_category_is_mapped() {
    let wording = "CANDIDAT LIBRE BACPRO (199)";
    let files = minimal().replace(
        "candidats.csv",
        "12/05/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132)",
        &format!("12/05/2008;TAGO1;{wording}"),
    );
    let before = run(&files, &pack(&[]), &[]);
    assert!(before.manifeste.documents.is_empty(), "an unknown text holds everything back");

    let libre = pack(&[(
        "categories.yaml",
        "      - Enseignement à distance\n",
        &format!("      - Enseignement à distance\n      - {wording}\n"),
    )]);
    let after = run(&files, &libre, &["grille-e31", "etat-recapitulatif-e31"]);
    let produced: Vec<&str> = after.manifeste.documents.iter().map(|d| d.document.as_str()).collect();
    assert_eq!(produced, ["etat-recapitulatif-e31"], "category B has no grid of the CCF");
    assert_eq!(after.manifeste.totaux.retenus, 0);
}

#[test]
fn a_fourth_member_of_a_commission_is_prescribed() {
    let member = "        - qualite: Professeur ou formateur en charge des enseignements professionnels du baccalauréat AGOrA\n          fonctions: *enseignants\n      dossier_professionnel:";
    let more = member.replace(
        "      dossier_professionnel:",
        "        - qualite: Conseiller de l’enseignement technologique\n        - qualite: Membre associé\n      dossier_professionnel:",
    );
    let four = pack(&[("epreuves.yaml", member, &more)]);
    let after = run(&minimal(), &four, &["grille-e31"]);
    assert_eq!(
        told(&after, "A550"),
        [
            "la commission E31 de la classe TAGO1 a 2 membres pour 4 prescrits : « La commission d’évaluation est composée de deux professeurs ou formateurs, en charge des enseignements professionnels du baccalauréat AGOrA. » (arrêté du 18 février 2020, annexe II-c, E31 (CCF))"
        ],
        "once, and not of E32"
    );
    let text = printed(&after, "jury", "grille-e31").texte();
    assert!(
        text.contains("Conseiller de l’enseignement technologique") && text.contains("Membre associé"),
        "{text}"
    );
    let rest = "E31;TAGO1;ROCHE;Lise;Professeure;\nE31;TAGO1;AMAR;Théo;Professeur;\n";
    let complete = run(&minimal().append("commissions.csv", rest), &four, &["grille-e31"]);
    assert_eq!(complete.faults(), "");
}

/// What a pack is refused for, without the places.
fn refusals(edits: &[(&str, &str, &str)]) -> Vec<String> {
    let faults = load(&edited(edits)).expect_err("a pack to refuse");
    faults.into_iter().map(|fault| fault.message).collect()
}

const GRILLE: &str =
    "    dossier: jury\n    confidentiel: true\n    transmis_au_jury: true\n    epreuve: E31\n";

#[test]
fn a_catalogue_never_sends_an_evaluation_to_the_candidate() {
    let grille = |changed: &'static str| [("documents.yaml", GRILLE, changed)];
    assert_eq!(
        refusals(&grille("    dossier: candidats\n    confidentiel: true\n    epreuve: E31\n")),
        ["« grille-e31 » est confidentiel et irait hors du dossier du jury"]
    );
    let quoted = "« grille-e31 » montre une note et n’est pas confidentiel : « La proposition de note ne doit pas être communiquée au candidat. » (arrêté du 18 février 2020, annexe II-c, E31 (CCF))";
    assert_eq!(
        refusals(&grille("    dossier: candidats\n    epreuve: E31\n")),
        [quoted, "« grille-e31 » montre une évaluation et irait dans le dossier remis au candidat"]
    );
    assert_eq!(refusals(&grille("    dossier: jury\n    epreuve: E31\n")), [quoted]);
    // What shows no evaluation goes to either.
    pack(&[(
        "documents.yaml",
        "    dossier: candidats\n    transmis_au_jury: true\n    donnees: [stage]\n",
        "    dossier: jury\n    transmis_au_jury: true\n    donnees: [stage]\n",
    )]);
}

#[test]
fn a_rounding_by_no_step_is_refused() {
    assert_eq!(
        refusals(&[("epreuves.yaml", "        pas: 0.5\n", "        pas: 0\n")]),
        ["0 n’est pas plus grand que zéro"]
    );
}

#[test]
fn the_rules_are_read_with_their_sources() {
    let r = pack(&[]);
    let page = |code: &str| entry(&r, code).expect("a known entry");
    let durees = page("durees");
    for line in [
        "    Durée         20 semaines",
        "    Durée         10 semaines au moins, sur décision de positionnement",
        "    Sessions      sessions 2023 à 2024",
        "    Source        arrêté du 18 février 2020, annexe III, II.3.1",
        "  Sans règle : Enseignement à distance (à vérifier auprès de la DEC)",
    ] {
        assert!(durees.lines().any(|known| known == line), "« {line} » is missing from\n{durees}");
    }
    let regles = page("regles");
    for text in [
        "La note zéro lui est donc attribuée.",
        "zero – E31, évaluation ponctuelle seulement",
        "note-confidentielle – E32, contrôle en cours de formation seulement",
        "À vérifier auprès de la DEC",
        "E2, contrôle en cours de formation",
        "Le texte n’en prescrit pas",
    ] {
        assert!(regles.contains(text), "« {text} » is missing from\n{regles}");
    }
    assert!(!page("zero").contains("contrôle en cours"), "the zero is written for the ponctuel only");
    for text in [durees, regles, page("zero"), page("non-valide")] {
        assert!(text.lines().all(|l| l.chars().count() <= 96 && l.trim_end() == l), "{text}");
    }
    assert_eq!(suggestions(&r, "duree").first().map(String::as_str), Some("durees"));
    // What is confirmed is no longer to be confirmed.
    let confirmed = pack(&[DIX_HUIT]);
    let before = page("regles").matches("Voie scolaire, à partir").count();
    let after = entry(&confirmed, "regles").expect("a page").matches("Voie scolaire, à partir").count();
    assert_eq!(after + 1, before);
}
