//! The papers of a class: one candidate at fault, one without anything, and four ways into the diploma.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use expect_test::{ExpectFile, expect, expect_file};
use liasse::comptes::manifeste::DocumentProduit;
use liasse::referentiel::Referentiel;
use liasse::referentiel::types::{Bloc, Document, GenreMode};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::atelier::exemple::entrees;
use crate::atelier::{Papier, read_tree};
use crate::goldens::{paper, petite_classe};
use crate::support::{BASE, Entrees, Essai, Lieu, PACK_ENTIER, papers};

const CANDIDATS: &str = "\
N° candidat;Nom de famille;Prénom(s);Date de naissance;Classe;Catégorie candidat;Durée du cycle;Dérogation PFMP;Positionnement (semaines)
0330000001;LŒUILLET;Maëlys, Inès;14/03/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);3;Non;
0330000002;BÂ;Ousmane;30/11/2007;TAGO1;SCOLAIRE BACPRO 3 ANS (132);;;
0330000003;GARCÍA;Elena;02/02/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);3;Non;
0330000004;MÉNÉTRIER;Jean;08/07/1990;TAGO1;Candidat justifiant de 3 années d’activité professionnelle;;Non;
0330000005;QUÉRÉ;Nolwenn;21/01/1995;TAGO1;Formation professionnelle continue dans un établissement public habilité;;Non;
0330000006;ZIANI;Samir;19/09/2008;TAGO1;;3;Oui;
0330000007;OLIVEIRA;Théo;05/05/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);3;Oui;10
";

const PFMP: &str = "\
N° candidat;Période;Type;Du;Au;Jours de présence;Semaines;Structure
0330000001;P1;certifiante;06/01/2025;28/03/2025;58,5;11,7;Mairie de Pessac
0330000001;P2;certifiante;06/10/2025;17/10/2025;10;2;Garage Morel
0330000001;P2;complémentaire;20/10/2025;05/12/2025;32,5;6,5;Association « L’Élan »
0330000001;P3;complémentaire;05/01/2026;16/01/2026;10;2;Garage Morel
0330000003;P1;certifiante;28/03/2025;06/01/2025;50;10;Mairie de Pessac
0330000005;P1;certifiante;06/10/2025;23/01/2026;75;15;Cabinet Roy
0330000005;P2;certifiante;02/02/2026;20/03/2026;35;7;Cabinet Roy
0330000007;P1;certifiante;06/01/2025;14/03/2025;50;10;Garage Morel
";

const JUSTIFICATIFS: &str = "\
N° candidat;Nature;Organisme;Du;Au;Quotité
0330000004;certificat de travail;Transports Delmas;01/09/2020;31/08/2024;100 %
";

const GRILLES: &str = "\
N° candidat;Épreuve;Situation;1.1.1;1.1.1-a;Note proposée;Situations présentées;Observations générales;Date
0330000001;E31;;3;;17,5;Accueil;Précise;20/05/2026
0330000001;E32;;;;ABS;;;21/05/2026
0330000003;E31;;3;2;12;Accueil;Clair;20/05/2026
0330000003;E32;;;;8,5;Planning;Clair;21/05/2026
0330000005;E31;;2;;13;Devis;Clair;20/05/2026
0330000005;E2;S1;;;12;Étude de cas;Clair;10/02/2026
0330000005;E2;S2;;;13,5;Étude de cas;Clair;12/05/2026
0330000007;E31;;2;;16;Devis;Clair;20/05/2026
";

const COMMISSIONS: &str = "\
Épreuve;Classe;N° candidat;Nom;Prénom;Fonction;Entreprise
E31;TAGO1;;BRUNET;Odile;Professeure;
E31;TAGO1;;LEFORT;Marc;Professeur;
E31;;0330000005;AUBRY;Luc;Formateur;
E31;;0330000005;BRUNET;Odile;Professeure;
E32;TAGO1;;VASSEUR;Nora;Comptable;Garage Morel
";

const TUTEURS: &str = "\
N° candidat;Période;1.1.1;1.1.2;3.1.1;Tuteur;Date
0330000001;P1;A;EC;NE;Inès Blin;28/03/2025
0330000001;P2;A;NA;;Eva Petit;17/10/2025
0330000003;P1;EC;peut-être;;Inès Blin;28/03/2025
0330000005;P1;EC;;A;Zoé Roy;23/01/2026
";

const TRAVAUX: &str = "\
N° candidat;Épreuve;N°;Intitulé;Dimension;Compétences;Nature
0330000001;E31;1;Accueillir un usager;1.1;1.1.1, 1.1.2;réelle vécue
0330000005;E32;1;Tenir un planning;3.1;3.1.1, 3.1.1;simulée
";

/// Seven candidates: all is known of the first, nothing of the second, the third is at fault, the fourth is a
/// candidat of ponctuel with certificates, the fifth has all in CCF, the sixth has no category, the seventh an
/// épreuve without a note.
fn classe() -> Entrees {
    petite_classe()
        .put("candidats.csv", CANDIDATS)
        .put("pfmp.csv", PFMP)
        .put("justificatifs.csv", JUSTIFICATIFS)
        .put("grilles.csv", GRILLES)
        .put("commissions.csv", COMMISSIONS)
        .put("tuteurs.csv", TUTEURS)
        .put("travaux.csv", TRAVAUX)
}

/// The program's pack, with a grid for each way of sitting the épreuves of the school.
static PACK: LazyLock<Referentiel> = LazyLock::new(|| {
    let mut pack = PACK_ENTIER.clone();
    let model = pack.find_document("grille-e31").expect("a grid").clone();
    let grids = [
        ("grille-e2-s1", "E2", Some("S1"), GenreMode::Ccf),
        ("grille-e2-s2", "E2", Some("S2"), GenreMode::Ccf),
        ("grille-e31-ponctuel", "E31", None, GenreMode::Ponctuel),
        ("grille-e32-ponctuel", "E32", None, GenreMode::Ponctuel),
    ];
    for (id, epreuve, situation, mode) in grids {
        if pack.find_document(id).is_none() {
            pack.documents.push(Document {
                id: id.to_owned(),
                epreuve: Some(epreuve.to_owned()),
                situation: situation.map(str::to_owned),
                modes: vec![mode],
                ..model.clone()
            });
        }
    }
    // The cover lists the catalogue: its golden does not change with it.
    let kept = |d: &Document| d.donnees.contains(&Bloc::Grille) || PAPIERS.contains(&d.id.as_str());
    pack.documents.retain(kept);
    pack.documents.sort_by(|a, b| a.id.cmp(&b.id));
    pack
});

const PAPIERS: [&str; 5] =
    ["page-de-garde", "recap-notes", "recap-pfmp", "feuille-signatures", "tableau-couverture"];

fn generate(entrees: &Entrees) -> Essai {
    let only = PAPIERS.map(str::to_owned).to_vec();
    Lieu::with(entrees).generate_with(&PACK, &BASE, |options| options.selection.documents = only)
}

fn document<'a>(essai: &'a Essai, id: &str) -> &'a DocumentProduit {
    essai.manifeste.documents.iter().find(|d| d.document == id).expect("it was produced")
}

static ESSAI: LazyLock<Essai> = LazyLock::new(|| generate(&classe()));

#[test]
fn papers_of_a_class_read_as_their_goldens() {
    let goldens: [(&str, ExpectFile); 5] = [
        ("classe/page-de-garde", expect_file!["goldens/page-de-garde.txt"]),
        ("jury/recap-notes", expect_file!["goldens/recap-notes.txt"]),
        ("classe/recap-pfmp", expect_file!["goldens/recap-pfmp.txt"]),
        ("classe/feuille-signatures", expect_file!["goldens/feuille-signatures.txt"]),
        ("classe/tableau-couverture", expect_file!["goldens/tableau-couverture.txt"]),
    ];
    for (chemin, golden) in goldens {
        golden.assert_eq(&paper(&ESSAI, chemin).esquisse());
    }
}

/// A candidate at fault holds back no paper of the class: each is to be completed, and the report names who.
#[test]
fn what_a_class_lacks_is_told_with_names() {
    let told: Vec<String> = PAPIERS
        .iter()
        .map(|id| {
            let document = document(&ESSAI, id);
            format!("{} ({:?})\n  {}", document.chemin, document.etat, document.manques.join("\n  "))
        })
        .collect();
    expect![[r#"
        TAGO1/classe/page-de-garde.pdf (ACompleter)
          la catégorie d’un candidat
          une pièce retenue (6 : Grille d’évaluation – E2 – S1 – CCF ; Grille d’évaluation – E2 – S2 – CCF ; Grille d’évaluation – E31 – CCF ; Grille d’évaluation – E31 – ponctuel ; Grille d’évaluation – E32 – CCF ; Grille d’évaluation – E32 – ponctuel)
        TAGO1/jury/recap-notes.pdf (ACompleter)
          une ligne retenue (ZIANI Samir)
          une note retenue (GARCÍA Elena)
          une note proposée (6 : BÂ Ousmane ; MÉNÉTRIER Jean ; OLIVEIRA Théo ; QUÉRÉ Nolwenn)
        TAGO1/classe/recap-pfmp.pdf (ACompleter)
          une ligne retenue (2 : GARCÍA Elena ; ZIANI Samir)
          la réponse oui ou non à la dérogation PFMP (BÂ Ousmane)
          le total des jours (BÂ Ousmane)
          le total des semaines (BÂ Ousmane)
          des semaines de PFMP (3 : BÂ Ousmane ; LŒUILLET Maëlys, Inès ; QUÉRÉ Nolwenn)
        TAGO1/classe/feuille-signatures.pdf (ACompleter)
          une ligne retenue (ZIANI Samir)
          un membre d’une commission (2)
          une évaluation retenue (GARCÍA Elena)
          la date d’une évaluation (7 : BÂ Ousmane ; GARCÍA Elena ; MÉNÉTRIER Jean ; OLIVEIRA Théo ; QUÉRÉ Nolwenn)
        TAGO1/classe/tableau-couverture.pdf (ACompleter)
          une ligne retenue (GARCÍA Elena)
    "#]].assert_eq(&(told.join("\n") + "\n"));
    assert!(ESSAI.manifeste.retenus.is_empty());
}

/// What lies with the papers of the class may be seen by whom the notes may not.
#[test]
fn notes_of_a_class_are_in_the_jury_folder_alone() {
    let notes = ["17,5", "8,5", "13,5", "12,75", "14,12", "14,13", "14,16"];
    let sheets = read_tree(&ESSAI.lieu.sorties().join("TAGO1/classe"));
    assert_eq!(sheets.len(), 4);
    for (name, bytes) in sheets {
        let text = Papier::read(&bytes).texte();
        for note in notes {
            assert!(!text.split_whitespace().any(|word| word == note), "{name} shows {note}");
        }
    }
    assert!(paper(&ESSAI, "jury/recap-notes").texte().contains("17,5"));
}

fn sample() -> Entrees {
    let mut files = read_tree(&entrees());
    files.retain(|path, _| !path.starts_with("referentiel/"));
    Entrees(files)
}

fn number(text: &Value) -> Option<Decimal> {
    text.as_str()?.replace(',', ".").parse().ok()
}

/// The totals of the class are those of each candidate's own attestation, and what its cells add up to.
#[test]
fn a_total_is_the_same_on_both_papers() {
    let papers = papers(&sample());
    let of = |id: &'static str| papers.values().filter(move |d| d["document"]["id"] == id);
    let own: BTreeMap<&str, &Value> = of("attestation-pfmp-recapitulative")
        .map(|d| (d["candidat"]["numero"].as_str().expect("a number"), &d["recapitulatif"]))
        .collect();
    let mut compared = 0;
    for row in of("recap-pfmp").flat_map(|d| d["pfmp"]["lignes"].as_array().expect("rows")) {
        let Some(own) = own.get(row["numero"].as_str().expect("a number")) else {
            assert_eq!(row["total_semaines"], "–", "certificates stand for the periods: {row}");
            continue;
        };
        assert_eq!(row["total_semaines"], own["total_semaines"]);
        assert_eq!(row["total_jours"], own["total_jours"]);
        let cells = row["periodes"].as_array().expect("cells").iter().filter_map(number);
        assert_eq!(Some(cells.sum::<Decimal>()), number(&row["total_semaines"]), "{row}");
        compared += 1;
    }
    assert!(compared > 15, "{compared} rows were compared");
}

/// The cover counts what the recapitulation of notes lists.
#[test]
fn the_counts_of_notes_are_the_same_on_both_papers() {
    let papers = papers(&sample());
    let of = |id: &str| papers.values().find(|d| d["document"]["id"] == id).expect("a paper of the class");
    let (notes, cover) = (&of("recap-notes")["notes"], &of("page-de-garde")["composition"]);
    for (column, epreuve) in notes["epreuves"].as_array().expect("a list").iter().enumerate() {
        let counted =
            cover["epreuves"].as_array().expect("a list").iter().find(|e| e["code"] == epreuve["code"]);
        let counted = counted.expect("on the cover too");
        let rows = notes["lignes"].as_array().expect("rows");
        let points: Vec<Decimal> = rows.iter().filter_map(|r| number(&r["notes"][column]["texte"])).collect();
        let found = &epreuve["statistiques"];
        assert_eq!((&counted["notes"], &counted["absences"]), (&found["notes"], &found["absences"]));
        assert_eq!(found["notes"], points.len());
        assert_eq!(number(&found["basse"]), points.iter().min().copied());
        assert_eq!(number(&found["haute"]), points.iter().max().copied());
        let mean = points.iter().sum::<Decimal>() / Decimal::from(points.len());
        let printed = number(&found["moyenne"]).expect("a mean");
        assert!((printed - mean).abs() <= Decimal::new(5, 3), "{printed} for {mean}");
    }
}
