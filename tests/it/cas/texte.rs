//! Tables kept as text (cases 85 to 93).

use std::fmt::Write as _;

use expect_test::expect;
use liasse::diagnostics::Diagnostics;
use liasse::intake;

use crate::support::{ATTENDUS, Entrees, check, isolement, minimal, papers};

/// What the classic Mac and DOS wrote for the signs of the sound folder, and Excel's own page.
const SIGNES: [(char, u8, u8, u8); 10] = [
    ('é', 0xE9, 0x8E, 0x82),
    ('É', 0xC9, 0x83, 0x90),
    ('è', 0xE8, 0x8F, 0x8A),
    ('ê', 0xEA, 0x90, 0x88),
    ('à', 0xE0, 0x88, 0x85),
    ('ë', 0xEB, 0x91, 0x89),
    ('ô', 0xF4, 0x99, 0x93),
    ('ç', 0xE7, 0x8D, 0x87),
    ('°', 0xB0, 0xA1, 0xF8),
    ('À', 0xC0, 0xCB, 0xB7),
];

/// Every table of the sound folder, its bytes changed.
fn everywhere(encode: impl Fn(&str) -> Vec<u8>) -> Entrees {
    let sound = sound();
    Entrees(sound.0.keys().map(|path| (path.clone(), encode(&sound.text(path)))).collect())
}

/// The apostrophe of typographers is none of DOS's.
fn sound() -> Entrees {
    minimal().replace("grilles-e31.csv", "l’aise", "l'aise").replace(
        "grilles-e32.csv",
        "d’atelier",
        "d'atelier",
    )
}

fn in_page(text: &str, page: impl Fn(&(char, u8, u8, u8)) -> u8) -> Vec<u8> {
    let sign = |c: char| SIGNES.iter().find(|sign| sign.0 == c).map(&page);
    text.chars()
        .map(|c| match sign(c) {
            Some(byte) => byte,
            None => {
                u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or_else(|| panic!("{c} is a known sign"))
            }
        })
        .collect()
}

/// Reads as the sound folder does, in silence, to the last value of the last paper.
fn check_silent(entrees: &Entrees) {
    check(
        entrees,
        &expect![[r#"
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    assert_eq!(papers(entrees), papers(&sound()));
}

#[test]
fn cas_085_utf8_avec_sa_marque_et_windows_1252() {
    check_silent(&everywhere(|text| format!("\u{feff}{text}").into_bytes()));
    check_silent(&everywhere(|text| in_page(text, |sign| sign.1)));
}

#[test]
fn cas_086_un_ancien_mac_est_reconnu_et_annonce() {
    let old = everywhere(|text| in_page(text, |sign| sign.2));
    let old = Entrees(old.0.into_iter().filter(|(path, _)| path == "candidats.csv").collect());
    let mixed = Entrees(sound().0.into_iter().chain(old.0).collect());
    check(
        &mixed,
        &expect![[r#"
            avertissement[A130] texte lu comme celui d’un ancien Mac (MacRoman) : « Prénom »
              → candidats.csv
              aide : vérifier les accents des noms ; pour lever le doute, enregistrer le fichier au format « CSV UTF-8 » ou xlsx
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    assert_eq!(papers(&mixed), papers(&sound()));
}

#[test]
fn cas_086_la_page_de_dos_est_reconnue_et_annoncee() {
    let old = everywhere(|text| in_page(text, |sign| sign.3));
    check(
        &old,
        &expect![[r#"
            avertissement[A130] texte lu comme celui d’un ancien PC (DOS, page 850) : « Prénom »
              → candidats.csv
              aide : vérifier les accents des noms ; pour lever le doute, enregistrer le fichier au format « CSV UTF-8 » ou xlsx
            avertissement[A130] texte lu comme celui d’un ancien PC (DOS, page 850) : « Épreuve »
              → commissions.csv
              aide : vérifier les accents des noms ; pour lever le doute, enregistrer le fichier au format « CSV UTF-8 » ou xlsx
            avertissement[A130] texte lu comme celui d’un ancien PC (DOS, page 850) : « Lycée »
              → etablissement.csv
              aide : vérifier les accents des noms ; pour lever le doute, enregistrer le fichier au format « CSV UTF-8 » ou xlsx
            avertissement[A130] texte lu comme celui d’un ancien PC (DOS, page 850) : « Prénom »
              → grilles-e31.csv
              aide : vérifier les accents des noms ; pour lever le doute, enregistrer le fichier au format « CSV UTF-8 » ou xlsx
            avertissement[A130] texte lu comme celui d’un ancien PC (DOS, page 850) : « Prénom »
              → grilles-e32.csv
              aide : vérifier les accents des noms ; pour lever le doute, enregistrer le fichier au format « CSV UTF-8 » ou xlsx
            avertissement[A130] texte lu comme celui d’un ancien PC (DOS, page 850) : « Prénom »
              → pfmp.csv
              aide : vérifier les accents des noms ; pour lever le doute, enregistrer le fichier au format « CSV UTF-8 » ou xlsx
            avertissement[A130] texte lu comme celui d’un ancien PC (DOS, page 850) : « Prénom »
              → travaux.csv
              aide : vérifier les accents des noms ; pour lever le doute, enregistrer le fichier au format « CSV UTF-8 » ou xlsx
            avertissement[A130] texte lu comme celui d’un ancien PC (DOS, page 850) : « Prénom »
              → tuteurs.csv
              aide : vérifier les accents des noms ; pour lever le doute, enregistrer le fichier au format « CSV UTF-8 » ou xlsx
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    assert_eq!(papers(&old), papers(&sound()));
}

/// « Noël » is all that tells the pages apart: a Mac would have meant another word by the same byte.
#[test]
fn cas_086_un_mot_que_deux_encodages_expliquent_est_demande() {
    let bytes = b"N candidat;Nom;Epreuve;Intitule\n0100000001;DURAND;E31;Vente de No\x89l\n";
    check(
        &minimal().put("autres.csv", bytes),
        &expect![[r#"
        erreur[E107] encodage du texte non reconnu : « Noâl » ou « Noël » à la ligne 2 ?
          → autres.csv
          aide : ouvrir le fichier dans le tableur, vérifier que les accents s’y lisent bien, et l’enregistrer au format « CSV UTF-8 » ou xlsx
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

/// A line pasted from an old Mac into a file of Windows: « PrŽnom » must reach no paper.
#[test]
fn cas_086_deux_encodages_dans_un_fichier() {
    let mut bytes = in_page(&sound().text("travaux.csv"), |sign| sign.1);
    bytes.extend(in_page(
        "0100000002;MARTIN;Hugo;E31;2;Répondre;1.2;1.2.1;Clinique;simulée;P1;Bon\n",
        |sign| sign.2,
    ));
    check(
        &sound().put("travaux.csv", bytes),
        &expect![[r#"
        erreur[E107] encodage du texte non reconnu : « simulŽe » ou « simulée » à la ligne 6 ?
          → travaux.csv
          aide : ouvrir le fichier dans le tableur, vérifier que les accents s’y lisent bien, et l’enregistrer au format « CSV UTF-8 » ou xlsx
        code 1 ; produits : 14, dont à compléter : 4 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_087_utf16_avec_ou_sans_marque() {
    check_silent(&everywhere(|text| text.encode_utf16().flat_map(u16::to_le_bytes).collect()));
    check_silent(&everywhere(|text| {
        format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
    }));
    check_silent(&everywhere(|text| {
        format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect()
    }));
    check_silent(&everywhere(|text| {
        text.replace(';', "\t").encode_utf16().flat_map(u16::to_be_bytes).collect()
    }));
}

#[test]
fn cas_088_la_ligne_sep_est_consommee() {
    check_silent(&everywhere(|text| format!("sep=;\r\n{text}").into_bytes()));
    check_silent(&everywhere(|text| format!("\u{feff}\"sep=|\"\n{}", text.replace(';', "|")).into_bytes()));
    // The spreadsheet that opens the file does not show that line, and places are those that it shows.
    let files = sound().replace("candidats.csv", "12/05/2008", "31/02/2008");
    let text = format!("sep=;\n{}", files.text("candidats.csv"));
    check(
        &files.put("candidats.csv", text),
        &expect![[r#"
            erreur[E204] DURAND Léa : date impossible : « 31/02/2008 », il n’y a pas de 31 février
              → candidats.csv, cellule F2
              aide : corriger le jour ou le mois
            code 1 ; produits : 7 ; retenus : 7
              grille-e31 de 0100000001 : E204
              grille-e32 de 0100000001 : E204
              etat-recapitulatif-e31 de 0100000001 : E204
              etat-recapitulatif-e32 de 0100000001 : E204
              attestation-pfmp de 0100000001 : E204
              attestation-pfmp de 0100000001 : E204
              attestation-pfmp-recapitulative de 0100000001 : E204
        "#]],
    );
}

#[test]
fn cas_089_un_guillemet_jamais_referme() {
    let files = sound().replace("grilles-e32.csv", "Planning", "\"Planning");
    check(
        &files,
        &expect![[r#"
        erreur[E108] le caractère " ouvre un champ et ne le referme jamais
          → grilles-e32.csv, cellule R2
          aide : corriger cette ligne, ou refaire l’export
        code 1 ; produits : 14, dont à compléter : 2 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_089_un_guillemet_referme_par_hasard_plus_bas() {
    let files = sound().replace("grilles-e31.csv", "Accueil en mairie", "\"Accueil en mairie").replace(
        "grilles-e31.csv",
        "Suivi des commandes",
        "Suivi des commandes\"",
    );
    check(
        &files,
        &expect![[r#"
        erreur[E108] le caractère " ouvre un champ et ne le referme que 2 lignes du tableau plus loin
          → grilles-e31.csv, cellule R2
          aide : ôter ce caractère de la ligne ; si ce texte contient vraiment des lignes du tableau, déposer un classeur xlsx
        code 1 ; produits : 14, dont à compléter : 2 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_089_un_guillemet_suivi_de_texte() {
    let files = sound().replace("pfmp.csv", "Garage Morel", "\"Garage\" Morel");
    check(
        &files,
        &expect![[r#"
            erreur[E108] le caractère " ouvre un champ, et le suivant ne le referme pas : du texte vient derrière
              → pfmp.csv, cellule J3
              aide : ôter ce caractère de la ligne, le doubler s’il fait partie du texte, ou refaire l’export
            avertissement[A524] DURAND Léa : évaluation du tuteur en P1, sans aucune ligne de cette période
              → tuteurs.csv, cellule D2
              aide : ajouter la ligne de la période, ou corriger la période de l’évaluation
            avertissement[A524] MARTIN Hugo : évaluation du tuteur en P1, sans aucune ligne de cette période
              → tuteurs.csv, cellule D3
              aide : ajouter la ligne de la période, ou corriger la période de l’évaluation
            code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
        "#]],
    );
    // Quotes inside a field are text.
    let files = sound().replace("pfmp.csv", "Garage Morel", "Garage \"Morel\"");
    check_same_outcome(&files);
}

fn check_same_outcome(files: &Entrees) {
    let bilan = files.verify().bilan;
    assert_eq!(bilan.diagnostics().len(), 0);
    assert_eq!(bilan.manifeste().totaux.complets, ATTENDUS);
}

#[test]
fn cas_090_une_ligne_qui_n_a_pas_les_champs_de_son_en_tete() {
    // Fields too few: what follows the missing one has moved to the left.
    let few = minimal().replace("travaux.csv", "simulée;P2;Tableur", "simulée;P2");
    check(
        &few,
        &expect![[r#"
        erreur[E230] ligne de 11 champs sous un en-tête de 12 : ses valeurs sont peut-être décalées
          → travaux.csv, cellule K3
          aide : mettre entre guillemets le texte qui contient le séparateur, ou ajouter les séparateurs qui manquent
        code 1 ; produits : 13 ; retenus : 1
          etat-recapitulatif-e32 de 0100000001 : E230
    "#]],
    );
    // A separator in a text without quotes: one field too many, that holds something.
    let many = minimal().replace("travaux.csv", "Tenir un planning", "Tenir un planning ; le suivre");
    check(
        &many,
        &expect![[r#"
            erreur[E230] ligne de 13 champs sous un en-tête de 12 : ses valeurs sont peut-être décalées
              → travaux.csv, cellule M3
              aide : mettre entre guillemets le texte qui contient le séparateur, ou ajouter les séparateurs qui manquent
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e32 de 0100000001 : E230
        "#]],
    );
    let alone = minimal().append("travaux.csv", "0100000001\n");
    check(
        &alone,
        &expect![[r#"
            erreur[E230] ligne de 1 champ sous un en-tête de 12 : ses valeurs sont peut-être décalées
              → travaux.csv, cellule A6
              aide : mettre entre guillemets le texte qui contient le séparateur, ou ajouter les séparateurs qui manquent
            code 1 ; produits : 12 ; retenus : 2
              etat-recapitulatif-e31 de 0100000001 : E230
              etat-recapitulatif-e32 de 0100000001 : E230
        "#]],
    );
}

#[test]
fn cas_090_des_separateurs_en_trop_a_la_fin_ne_genent_rien() {
    let more = |text: &str, end: &str| text.replace('\n', &format!("{end}\n"));
    let texte = sound().text("travaux.csv");
    let (header, rows) = texte.split_once('\n').expect("a header");
    check_silent(&sound().put("travaux.csv", more(&texte, ";;;")));
    check_silent(&sound().put("travaux.csv", format!("{header}\n{}", more(rows, ";;"))));
    // A spreadsheet leaves out the blank fields at the end of a line.
    let short = format!("{header};;;\n{rows}");
    check_silent(&sound().put("travaux.csv", short));
}

#[test]
fn cas_091_des_retours_chariot_seuls() {
    check_silent(&everywhere(|text| text.replace('\n', "\r").into_bytes()));
    check_silent(&everywhere(|text| text.replace('\n', "\r\n").into_bytes()));
}

#[test]
fn cas_092_un_octet_nul() {
    let files = sound();
    let text = files.text("travaux.csv").replace("Traiter", "Traiter\0");
    check(
        &files.put("travaux.csv", text),
        &expect![[r#"
        erreur[E101] fichier abîmé (un octet nul au milieu du texte, à la ligne 4)
          → travaux.csv
          aide : refaire l’export, ou reprendre le fichier d’origine : cette copie a été interrompue ou n’est pas un texte
        code 1 ; produits : 14, dont à compléter : 4 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_093_deux_separateurs_dans_un_fichier() {
    let line = "0100000002;MARTIN;Hugo;E31;2;Répondre;1.2;1.2.1;Clinique;simulée;P1;Bon\n";
    let files = sound().append("travaux.csv", &line.replace(';', ","));
    check(
        &files,
        &expect![[r#"
        erreur[E131] cette ligne est coupée par « , », et le reste du fichier par « ; »
          → travaux.csv, cellule A6
          aide : corriger les séparateurs de cette ligne, ou refaire l’export
        code 1 ; produits : 14, dont à compléter : 4 ; retenus : 0
    "#]],
    );
    let files = sound().append("travaux.csv", &line.replace("E31;2", "E31\t2"));
    check(
        &files,
        &expect![[r#"
        erreur[E131] cette ligne est coupée par des tabulations, et le reste du fichier par « ; »
          → travaux.csv, cellule A6
          aide : corriger les séparateurs de cette ligne, ou refaire l’export
        code 1 ; produits : 14, dont à compléter : 4 ; retenus : 0
    "#]],
    );
}

/// Decimal commas and the commas of sentences separate nothing.
#[test]
fn cas_093_les_virgules_d_une_phrase_ne_separent_rien() {
    let files =
        sound().replace("travaux.csv", "Tenir un planning", "Tenir un planning, un agenda, une liste, 2,5 h");
    check_same_outcome(&files);
}

/// Files of one motif, as damaged disks and scripts make them: told or read, in a time that grows as their size.
#[test]
fn des_megaoctets_de_n_importe_quoi() {
    let mut text = String::new();
    for motif in ["\"", "\"\n", ";\n", "é", "a;b\n", "'a\n", "a,b;c\"\n", "\r", ";", "\t\"a\"b"] {
        let mut diags = Diagnostics::default();
        let bytes: Vec<u8> = motif.bytes().cycle().take(1 << 20).collect();
        let rows: usize = intake::read_file(&mut diags, &isolement(), &"gros.csv".into(), &bytes)
            .expect("no workbook is read")
            .iter()
            .flat_map(|file| &file.sheets)
            .map(|sheet| sheet.contenu.lignes.len())
            .sum();
        let told: Vec<String> = diags.into_sorted().iter().map(|d| d.message.clone()).collect();
        writeln!(text, "{motif:?} : {rows} lignes ; {}", told.join(" ; ")).expect("a String");
    }
    expect![[r#"
        "\"" : 0 lignes ; plus que ne peut contenir un tableau : plus de 32 767 caractères dans un champ
        "\"\n" : 0 lignes ; aucune donnée dans ce fichier
        ";\n" : 0 lignes ; aucune donnée dans ce fichier
        "é" : 0 lignes ; plus que ne peut contenir un tableau : plus de 32 767 caractères dans un champ
        "a;b\n" : 0 lignes ; plus de 20 000 lignes remplies : ce n’est pas la liste d’un lycée
        "'a\n" : 0 lignes ; plus de 20 000 lignes remplies : ce n’est pas la liste d’un lycée
        "a,b;c\"\n" : 0 lignes ; plus de 20 000 lignes remplies : ce n’est pas la liste d’un lycée
        "\r" : 0 lignes ; aucune donnée dans ce fichier
        ";" : 0 lignes ; plus que ne peut contenir un tableau : plus de 16 384 champs sur une ligne
        "\t\"a\"b" : 0 lignes ; le caractère " ouvre un champ, et le suivant ne le referme pas : du texte vient derrière
    "#]].assert_eq(&text);
}

/// E: a comma that cuts a mark in two, before a field that is blank.
#[test]
fn cas_090_une_note_coupee_par_la_virgule_devant_un_champ_vide() {
    let table = "N° candidat,Nom,Prénom,Épreuve,Note proposée,Situations présentées,Observations générales\n\
        0100000001,DURAND,Léa,E31,13,5,Accueil,\n\
        0100000002,MARTIN,Hugo,E31,11,Commandes,Clair\n";
    check(
        &minimal().put("grilles-e31.csv", table),
        &expect![[r#"
        erreur[E230] ligne de 8 champs sous un en-tête de 7 : ses valeurs sont peut-être décalées
          → grilles-e31.csv, cellule H2
          aide : mettre entre guillemets le texte qui contient le séparateur, ou ajouter les séparateurs qui manquent
        code 1 ; produits : 13, dont à compléter : 1 ; retenus : 1
          grille-e31 de 0100000001 : E230
    "#]],
    );
}

/// E: accents that another program had broken before it wrote a sound UTF-8 file.
#[test]
fn cas_086_un_texte_deja_mal_lu_par_un_autre_logiciel() {
    let files = minimal().replace("grilles-e31.csv", "À l’aise", "Ã€ lâ€™aise, trÃ¨s prÃ©cis");
    check(
        &files,
        &expect![[r#"
            erreur[E238] MARTIN Hugo, E31 : texte dont les accents sont abîmés : « Ã€ lâ€™aise, trÃ¨s prÃ©cis »
              → grilles-e31.csv, cellule S3
              aide : reprendre l’export d’origine, ou retaper le texte avec ses accents
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000002 : E238
        "#]],
    );
}
