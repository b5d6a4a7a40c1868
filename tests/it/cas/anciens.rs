//! Cases 43 to 45: the binary workbooks, and what stops their reader.

use std::io::{Cursor, Read as _};

use expect_test::expect;
use liasse::intake::{Format, Isolement, Valeur, read_workbook};
use liasse::run;

use crate::octets::{
    FeuilleXls, enregistrement, enregistrement_xlsb, feuille_xls, flux_xls, nombre_xls, ole, texte_xls, xls,
    xlsb,
};
use crate::support::{BASE, Lieu, PACK, check, minimal, replace_entry};

#[test]
fn cas_043_une_chaine_de_secteurs_qui_tourne_en_rond() {
    let travaux = minimal().text("travaux.csv");
    let sound = xls(&[feuille_xls("Travaux", &travaux)]);
    check(
        &minimal().remove("travaux.csv").put("sain.xls", sound.clone()),
        &expect![[r#"
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );

    // The third sector is the first of the workbook: it becomes the one after itself.
    let mut stream = sound.clone();
    stream[512 + 4 * 2..][..4].copy_from_slice(&2_u32.to_le_bytes());
    // The directory follows itself.
    let mut directory = sound.clone();
    directory[512 + 4..][..4].copy_from_slice(&1_u32.to_le_bytes());
    // The list of the tables of sectors does, and the size of a stream has no end.
    let mut tables = sound.clone();
    tables[68..72].copy_from_slice(&0_u32.to_le_bytes());
    tables[512 + 508..][..4].copy_from_slice(&0_u32.to_le_bytes());
    let mut size = sound;
    size[1024 + 128 + 120..][..4].copy_from_slice(&u32::MAX.to_le_bytes());
    let files =
        minimal().put("a.xls", stream).put("b.xls", directory).put("c.xls", tables).put("d.xls", size);
    check(
        &files,
        &expect![[r#"
            erreur[E101] fichier illisible (sa structure est abîmée)
              → a.xls
              aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
            erreur[E101] fichier illisible (sa structure est abîmée)
              → b.xls
              aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
            erreur[E101] fichier illisible (sa structure est abîmée)
              → c.xls
              aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
            erreur[E101] fichier illisible (sa structure est abîmée)
              → d.xls
              aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn cas_044_une_cellule_a_l_autre_bout_du_monde() {
    let sheet =
        |records: &[Vec<u8>]| FeuilleXls { enregistrements: records.concat(), ..feuille_xls("Notes", "") };
    let files = minimal()
        .put("seule.xls", xls(&[sheet(&[texte_xls(65535, 65535, "x")])]))
        .put("deux.xls", xls(&[sheet(&[texte_xls(0, 0, "Nom"), texte_xls(65535, 65535, "x")])]))
        // Inside the grid: what is asked for is a table of sixteen million cells.
        .put("grille.xls", xls(&[sheet(&[texte_xls(0, 0, "Nom"), texte_xls(65535, 255, "x")])]));
    check(
        &files,
        &expect![[r#"
            erreur[E101] fichier illisible (une de ses cellules est hors de la grille)
              → deux.xls
              aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
            erreur[E101] fichier illisible (une de ses cellules est hors de la grille)
              → seule.xls
              aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
            avertissement[A202] feuille non lue : aucun tableau reconnu
              → grille.xls, feuille « Notes »
              aide : rien à faire si elle ne compte pas ; sinon, lui donner les en-têtes d’un tableau (« liasse expliquer A202 »)
            avertissement[A123] cellule remplie, très loin de toutes les autres
              → grille.xls, feuille « Notes », cellule IV65536
              aide : l’effacer si elle n’a rien à faire là
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn cas_045_une_feuille_de_macros_a_cote_des_donnees() {
    let travaux = minimal().text("travaux.csv");
    let macros = FeuilleXls { genre: 1, ..feuille_xls("Macro1", "=ALERTE()") };
    let chart = FeuilleXls { genre: 2, ..feuille_xls("Graphique1", "") };
    let book = xls(&[macros, feuille_xls("Travaux", &travaux), chart]);
    check(
        &minimal().remove("travaux.csv").put("travaux.xls", book),
        &expect![[r#"
        avertissement[A114] feuille graphique : elle n’est pas lue
          → travaux.xls, feuille « Graphique1 »
          aide : si elle montre des données, les recopier dans une feuille de calcul ordinaire
        avertissement[A114] feuille de macros : elle n’est pas lue
          → travaux.xls, feuille « Macro1 »
          aide : si elle montre des données, les recopier dans une feuille de calcul ordinaire
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn deux_feuilles_d_un_meme_nom_ne_sont_pas_prises_l_une_pour_l_autre() {
    let book = xls(&[feuille_xls("Notes", "Nom\nDURAND\n"), feuille_xls("Notes", "Nom\nMARTIN\n")]);
    check(
        &minimal().put("notes.xls", book),
        &expect![[r#"
            erreur[E120] plusieurs feuilles portent ce nom : n° 1, n° 2
              → notes.xls, feuille « Notes »
              aide : donner à chaque feuille un nom à elle, enregistrer, et déposer de nouveau le fichier
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// The parser takes the first stream of a name, be it that of an object inside.
#[test]
fn un_classeur_incorpore_n_est_pas_pris_pour_le_classeur() {
    let stream = |text: &str| flux_xls(&[], &[feuille_xls("Notes", text)]);
    let two = |first: &str, second: &str| ole(&[(first, &stream("Nom\nDURAND\n")), (second, &stream(""))]);
    // The first stream belongs to nobody at the root: the second one is the first child.
    let mut inside = two("Workbook", "workbook");
    inside[1024 + 76..][..4].copy_from_slice(&2_u32.to_le_bytes());
    check(
        &minimal().put("notes.xls", inside),
        &expect![[r#"
        erreur[E101] fichier illisible (un autre classeur y est incorporé et cache ses données)
          → notes.xls
          aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

/// A part of blank rows that every sheet of the workbook shares: a few kilobytes, and hours of reading.
#[test]
fn une_lecture_qui_ne_finit_pas_est_arretee_et_les_autres_fichiers_sont_livres() {
    let row = enregistrement_xlsb(0x0000, &[0; 17]);
    let part = row.repeat(100 * 1024 * 1024 / row.len());
    let names: Vec<String> = (0..5_000).map(|i| format!("F{i}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let book = xlsb(&names, &[&part]);
    assert!(book.len() < 1024 * 1024);
    check(
        &minimal().put("sans-fin.xlsb", book),
        &expect![[r#"
        erreur[E101] fichier illisible (sa lecture ne se termine pas)
          → sans-fin.xlsb
          aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn un_lecteur_qui_ne_demarre_pas_est_dit_et_rien_n_est_lu_autrement() {
    let lieu = Lieu::with(&minimal().in_one_workbook());
    let mut options = lieu.options();
    options.isolement = Isolement::Enfant("nulle-part/liasse".into());
    let error = run::verify(&PACK, &BASE, &options).expect_err("a reader that is not there");
    expect!["le lecteur de classeurs « nulle-part/liasse » ne démarre pas"].assert_eq(&error.to_string());
}

#[test]
fn le_lecteur_ne_se_montre_pas_et_ne_dit_rien_au_terminal() {
    let lieu = Lieu::with(&minimal());
    for arguments in [&["--help"][..], &["completions", "bash"], &["completions", "fish"], &["man"]] {
        let output = lieu.liasse(arguments).output().expect("the program");
        assert!(output.status.success());
        assert!(!String::from_utf8_lossy(&output.stdout).contains("lire-classeur"));
    }
    for question in [&b"xls 4\nrien"[..], b"ods 0\n", b"docx 1\nx", b"", b"xlsx 9\ncut"] {
        let output = lieu.liasse(&["lire-classeurs"]).write_stdin(question).output().expect("the program");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

#[test]
fn ce_que_le_lecteur_d_xls_tait_est_releve() {
    let formula = |row: u16, column: u16, result: [u8; 8]| {
        let head = [row, column, 0].into_iter().flat_map(u16::to_le_bytes);
        enregistrement(0x0006, &head.chain(result).chain([0; 8]).collect::<Vec<u8>>())
    };
    let style = |format: u16| enregistrement(0x00E0, &[[0, 0], format.to_le_bytes()].concat());
    let before = [style(0), style(9)].concat();
    let mut row = vec![0; 16];
    (row[0], row[12]) = (3, 0x20);
    let records = [
        texte_xls(0, 0, "Note"),
        nombre_xls(1, 0, 1, 0.5),
        formula(2, 0, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        enregistrement(0x0208, &row),
        nombre_xls(3, 0, 0, 12.0),
        formula(4, 0, [2, 0, 7, 0, 0, 0, 0xFF, 0xFF]),
        enregistrement(0x00FD, &[5, 0, 0, 0, 0, 0, 9, 0, 0, 0]),
        enregistrement(0x00E5, &[1, 0, 1, 0, 2, 0, 3, 0, 3, 0]),
        enregistrement(0x007D, &[1, 0, 2, 0, 0, 0, 0, 0, 1, 0]),
        enregistrement(0x009B, &[]),
    ];
    let sheet = FeuilleXls { etat: 1, enregistrements: records.concat(), ..feuille_xls("Notes", "") };
    let book = ole(&[("Workbook", &flux_xls(&before, &[sheet]))]);
    let read = read_workbook(Format::Xls, &book).expect("a workbook").remove(0).contenu.expect("a sheet");
    let cells: Vec<&Valeur> = read.lignes.iter().map(|ligne| &ligne.cellules[0].1).collect();
    expect![[r##"
        [
            Texte(
                "Note",
            ),
            Pourcentage(
                0.5,
            ),
            SansResultat,
            Nombre(
                12.0,
            ),
            Erreur(
                "#DIV/0!",
            ),
            Illisible(
                "elle renvoie à un texte qui n’existe pas",
            ),
        ]
    "##]]
    .assert_debug_eq(&cells);
    let hidden: Vec<u32> = read.lignes.iter().filter(|l| l.masquee).map(|l| l.numero).collect();
    assert_eq!(
        (hidden, read.colonnes_masquees, read.masquee, read.filtree),
        (vec![3], vec![1, 2], true, true)
    );
    expect![[r#"
        [
            Plage {
                debut: Cellule {
                    ligne: 1,
                    colonne: 3,
                },
                fin: Cellule {
                    ligne: 2,
                    colonne: 3,
                },
            },
        ]
    "#]]
    .assert_debug_eq(&read.fusions);
}

#[test]
fn ce_que_le_lecteur_d_xlsb_tait_est_releve() {
    let cell = |column: u32, rest: &[u8]| [&column.to_le_bytes()[..], &[0; 4], rest].concat();
    let row = |number: u32, flags: u8| {
        let mut data = vec![0; 17];
        data[..4].copy_from_slice(&number.to_le_bytes());
        data[11] = flags;
        enregistrement_xlsb(0x0000, &data)
    };
    let longs = |longs: &[u32]| longs.iter().flat_map(|long| long.to_le_bytes()).collect::<Vec<u8>>();
    let part = [
        row(0, 0),
        enregistrement_xlsb(0x0006, &cell(1, &[4, 0, 0, 0, b'N', 0, b'o', 0, b't', 0, b'e', 0])),
        row(1, 0x10),
        enregistrement_xlsb(0x0005, &cell(1, &12.5_f64.to_le_bytes())),
        row(2, 0),
        enregistrement_xlsb(0x000B, &cell(1, &[7, 0, 0])),
        enregistrement_xlsb(0x00B0, &longs(&[1, 2, 1, 1])),
    ]
    .concat();
    let book = xlsb(&["Notes"], &[&part]);
    let read = read_workbook(Format::Xlsb, &book).expect("a workbook").remove(0).contenu.expect("a sheet");
    expect![[r##"
        [
            Ligne {
                numero: 0,
                cellules: [
                    (
                        1,
                        Texte(
                            "Note",
                        ),
                    ),
                ],
                masquee: false,
                barree: false,
                champs: None,
                calendrier_1904: false,
            },
            Ligne {
                numero: 1,
                cellules: [
                    (
                        1,
                        Nombre(
                            12.5,
                        ),
                    ),
                ],
                masquee: true,
                barree: false,
                champs: None,
                calendrier_1904: false,
            },
            Ligne {
                numero: 2,
                cellules: [
                    (
                        1,
                        Erreur(
                            "#DIV/0!",
                        ),
                    ),
                ],
                masquee: false,
                barree: false,
                champs: None,
                calendrier_1904: false,
            },
        ]
    "##]]
    .assert_debug_eq(&read.lignes);
    expect![[r#"
        [
            Plage {
                debut: Cellule {
                    ligne: 1,
                    colonne: 1,
                },
                fin: Cellule {
                    ligne: 2,
                    colonne: 1,
                },
            },
        ]
    "#]]
    .assert_debug_eq(&read.fusions);
}

/// The page concerns the texts of before Unicode: units of two bytes are not cut in two by it.
#[test]
fn une_page_de_codes_annoncee_ne_coupe_pas_les_lettres() {
    let read = |page: u16| {
        let before = enregistrement(0x0042, &page.to_le_bytes());
        let book =
            ole(&[("Workbook", &flux_xls(&before, &[feuille_xls("Notes", "Nom;Prénom\nDURAND;Zoé\n")]))]);
        let sheet = read_workbook(Format::Xls, &book).expect("a workbook").remove(0);
        let rows = sheet.contenu.expect("a sheet").lignes;
        rows.iter()
            .map(|row| row.cellules.iter().map(|(_, v)| v.clone()).collect())
            .collect::<Vec<Vec<Valeur>>>()
    };
    let text = |text: &str| Valeur::Texte(text.to_owned());
    for page in [1200, 1252, 10000, 437] {
        assert_eq!(read(page), [[text("Nom"), text("Prénom")], [text("DURAND"), text("Zoé")]], "{page}");
    }
}

/// Excel 5: a sheet in the page that it announces, or in one that nobody knows here.
#[test]
fn un_classeur_d_excel_5_est_lu_dans_sa_page_de_codes() {
    let read = |page: Option<u16>, name: &[u8]| {
        let begin = |kind: u16| {
            let words = [0x0500, kind, 0x0DBB, 0x07CC].into_iter().flat_map(u16::to_le_bytes);
            enregistrement(0x0809, &words.collect::<Vec<u8>>())
        };
        let label = |row: u16, text: &[u8]| {
            let head =
                [row, 0, 0, u16::try_from(text.len()).expect("short")].into_iter().flat_map(u16::to_le_bytes);
            enregistrement(0x0204, &head.chain(text.iter().copied()).collect::<Vec<u8>>())
        };
        let end = enregistrement(0x000A, &[]);
        let page = page.map(|page| enregistrement(0x0042, &page.to_le_bytes())).unwrap_or_default();
        let tab = |at: usize| {
            let at = u32::try_from(at).expect("a small file").to_le_bytes();
            enregistrement(0x0085, &[&at[..], &[0, 0, 5], b"Notes"].concat())
        };
        let globals = |at: usize| [begin(5), page.clone(), tab(at), end.clone()].concat();
        let sheet = [begin(0x10), label(0, b"Nom"), label(1, name), end.clone()].concat();
        let book = ole(&[("Book", &[globals(globals(0).len()), sheet].concat())]);
        let sheet = read_workbook(Format::Xls, &book).expect("a workbook").remove(0);
        assert_eq!(sheet.nom, "Notes");
        sheet.contenu.expect("a sheet").lignes[1].cellules[0].1.clone()
    };
    let text = |text: &str| Valeur::Texte(text.to_owned());
    assert_eq!(read(Some(1252), b"No\xEBl"), text("Noël"));
    assert_eq!(read(Some(850), b"No\x89l"), text("Noël"));
    assert_eq!(read(Some(10000), b"No\x91l"), text("Noël"));
    assert_eq!(read(Some(32768), b"No\x91l"), text("Noël"));
    assert_eq!(read(Some(437), b"Leo"), text("Leo"));
    let unknown = Valeur::Illisible("son texte est écrit dans la page de codes n° 437".to_owned());
    assert_eq!(read(Some(437), b"No\x89l"), unknown);
    let untold =
        Valeur::Illisible("le classeur ne dit pas dans quelle page de codes son texte est écrit".to_owned());
    assert_eq!(read(None, b"No\x89l"), untold);
}

/// Every kind of result, and the records of Excel 3 and 4 that some programs put among those of Excel 97.
#[test]
fn toute_formule_d_un_xls_donne_sa_valeur_ou_dit_pourquoi() {
    let formula = |kind: u16, row: u16, result: [u8; 8]| {
        let head = [row, 0, 0].into_iter().flat_map(u16::to_le_bytes);
        let rest = if kind == 0x0006 { 8 } else { 4 };
        enregistrement(kind, &head.chain(result).chain(vec![0; rest]).collect::<Vec<u8>>())
    };
    let special = |kind: u8, value: u8| [kind, 0, value, 0, 0, 0, 0xFF, 0xFF];
    let records = [
        formula(0x0006, 0, 13.5_f64.to_le_bytes()),
        formula(0x0206, 1, 14.5_f64.to_le_bytes()),
        formula(0x0406, 2, 15.5_f64.to_le_bytes()),
        formula(0x0006, 3, special(1, 1)),
        formula(0x0006, 4, special(2, 0x2A)),
        formula(0x0006, 5, special(3, 0)),
        formula(0x0006, 6, special(9, 0)),
        formula(0x0006, 7, special(0, 0)),
        enregistrement(0x0207, &[2, 0, 0, b'o', b'k']),
        formula(0x0006, 8, f64::NAN.to_le_bytes()),
        enregistrement(0x0003, &[9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        enregistrement(0x0205, &[10, 0, 0, 0, 0, 0, 7, 0]),
    ];
    let sheet = FeuilleXls { enregistrements: records.concat(), ..feuille_xls("Notes", "") };
    let read =
        read_workbook(Format::Xls, &xls(&[sheet])).expect("a workbook").remove(0).contenu.expect("a sheet");
    let mut told = String::new();
    for ligne in &read.lignes {
        told += &format!("{} {:?}\n", ligne.numero, ligne.cellules[0].1);
    }
    expect![[r##"
        0 Nombre(13.5)
        1 Nombre(14.5)
        2 Nombre(15.5)
        3 Booleen(true)
        4 Erreur("#N/A")
        6 Illisible("un résultat de formule d’une sorte inconnue, n° 9")
        7 Texte("ok")
        8 Illisible("sa valeur n’est pas un nombre")
        9 Illisible("elle est écrite comme par Excel 2")
        10 Illisible("elle n’est ni vraie ni fausse")
    "##]]
    .assert_eq(&told);
}

/// A record that swallows its neighbour would make a cell vanish without a word.
#[test]
fn un_enregistrement_d_une_autre_longueur_refuse_le_classeur() {
    let sheet =
        |records: &[Vec<u8>]| FeuilleXls { enregistrements: records.concat(), ..feuille_xls("Notes", "") };
    let number = |row: u16| nombre_xls(row, 0, 0, 12.0);
    let mut longer = number(1);
    longer[2] += 18;
    let early = enregistrement(0x000A, &[]);
    let text = texte_xls(1, 0, "DURAND");
    let mut swallows = text.clone();
    swallows[2] += 18;
    for records in [[longer, number(2)], [early, number(2)], [swallows, number(2)]] {
        assert!(read_workbook(Format::Xls, &xls(&[sheet(&records)])).is_err());
    }
    assert!(read_workbook(Format::Xls, &xls(&[sheet(&[text, number(2)])])).is_ok());
}

/// The same serial in both calendars, as a date and as a bare number.
#[test]
fn les_deux_calendriers_d_un_xls_et_d_un_xlsb() {
    let style = |format: u16| enregistrement(0x00E0, &[[0, 0], format.to_le_bytes()].concat());
    for (mode, date) in [(0_u16, "2008-05-12"), (1, "2012-05-13")] {
        let before = [enregistrement(0x0022, &mode.to_le_bytes()), style(0), style(14)].concat();
        let records = [nombre_xls(0, 0, 1, 39_580.0), nombre_xls(0, 1, 0, 39_580.0)].concat();
        let sheet = FeuilleXls { enregistrements: records, ..feuille_xls("Notes", "") };
        let book = ole(&[("Workbook", &flux_xls(&before, &[sheet]))]);
        let read = read_workbook(Format::Xls, &book).expect("a workbook").remove(0).contenu.expect("a sheet");
        let row = &read.lignes[0];
        assert_eq!(row.calendrier_1904, mode == 1);
        assert_eq!(row.cellules[0].1, Valeur::Date(date.parse().expect("a date")));
        assert_eq!(row.cellules[1].1, Valeur::Nombre(39_580.0));
    }
    for flag in [0, 1] {
        let cell = |column: u32| [&column.to_le_bytes()[..], &[0; 4], &39_580_f64.to_le_bytes()].concat();
        let row = enregistrement_xlsb(0x0000, &[0; 17]);
        let book = xlsb(&["Notes"], &[&[row, enregistrement_xlsb(0x0005, &cell(0))].concat()]);
        let mut plan = enregistrement_xlsb(0x0099, &[flag, 0, 0, 0]);
        let mut archive = zip::ZipArchive::new(Cursor::new(book.as_slice())).expect("an archive");
        archive.by_name("xl/workbook.bin").expect("a part").read_to_end(&mut plan).expect("a sound part");
        let book = replace_entry(&book, "xl/workbook.bin", &plan);
        let read =
            read_workbook(Format::Xlsb, &book).expect("a workbook").remove(0).contenu.expect("a sheet");
        assert_eq!(read.lignes[0].calendrier_1904, flag == 1);
    }
}

/// The list of texts is lost: no text of it is a blank cell.
#[test]
fn un_xlsb_sans_ses_textes_n_a_pas_de_cellules_vides() {
    let cell = |column: u32, rest: &[u8]| [&column.to_le_bytes()[..], &[0; 4], rest].concat();
    let part = [
        enregistrement_xlsb(0x0000, &[0; 17]),
        enregistrement_xlsb(0x0007, &cell(0, &[0; 4])),
        enregistrement_xlsb(0x003E, &cell(1, &[0, 2, 0, 0, 0, b'o', 0, b'k', 0])),
    ]
    .concat();
    check(
        &minimal().put("notes.xlsb", xlsb(&["Notes"], &[&part])),
        &expect![[r#"
            erreur[E106] feuille illisible (aucun tableau n’y est reconnu, et des cellules y sont abîmées)
              → notes.xlsb, feuille « Notes »
              aide : recopier la feuille dans un nouveau classeur (collage spécial, valeurs) et déposer celui-ci
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}
