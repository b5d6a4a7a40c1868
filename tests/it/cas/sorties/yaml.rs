//! The data pack (cases 106 to 114): a fault of YAML is told in French with its line, and nothing runs on a pack that
//! is half understood.

use std::time::{Duration, Instant};

use expect_test::{Expect, expect};
use liasse::referentiel::{embedded, load};

use crate::support::{Lieu, minimal};

/// The pack of the program with another content for one file, and what is told of it: each line by what stands in
/// it, so that the pack may grow.
fn told_of(fichier: &str, bytes: &[u8]) -> String {
    let mut files = embedded::files();
    files.iter_mut().find(|(nom, _)| nom == fichier).expect("a file of the pack").1 = bytes.to_vec();
    match load(&files) {
        Ok(_) => String::new(),
        Err(faults) => {
            let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
            quote_lines(&(told.join("\n") + "\n"), &String::from_utf8_lossy(bytes)).replace('\0', "␀")
        }
    }
}

/// « ligne 7 » becomes « ligne ⟦sigle: AGOrA⟧ ».
fn quote_lines(told: &str, text: &str) -> String {
    let mut quoted = String::new();
    let mut is_number = false;
    for word in told.split_inclusive([' ', '\n', ',']) {
        let (token, after) = word.split_at(word.len() - 1);
        match token.parse::<usize>() {
            Ok(number) if is_number => {
                let line =
                    text.lines().nth(number - 1).unwrap_or_default().trim_start_matches([' ', '\u{feff}']);
                quoted.push_str(&format!("⟦{line}⟧{after}"));
            }
            _ => {
                quoted.push_str(word);
                is_number = matches!(token, "ligne" | "lignes") || (is_number && token == "et");
            }
        }
    }
    quoted
}

fn text_of(fichier: &str) -> String {
    let files = embedded::files();
    let (_, bytes) = files.iter().find(|(nom, _)| nom == fichier).expect("a file of the pack");
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

fn damaged(fichier: &str, before: &str, after: &str) -> String {
    let text = text_of(fichier);
    assert!(text.contains(before), "{fichier} holds « {before} »");
    text.replacen(before, after, 1)
}

fn check(fichier: &str, before: &str, after: &str, expected: &Expect) {
    expected.assert_eq(&told_of(fichier, damaged(fichier, before, after).as_bytes()));
}

/// E, both lines.
#[test]
fn cas_106_une_cle_deux_fois() {
    check(
        "diplome.yaml",
        "sigle: AGOrA",
        "sigle: AGOrA\n\"sigle\": GA",
        &expect![[r#"
        « sigle » est écrit deux fois, lignes ⟦sigle: AGOrA⟧ et ⟦"sigle": GA⟧
          → diplome.yaml, ligne ⟦"sigle": GA⟧, colonne 1
          aide : gardez une seule des deux lignes
    "#]],
    );
    check(
        "reglages.yaml",
        "pas: 0.5",
        "pas: 0.5\n  pas: 0.25",
        &expect![[r#"
        « pas » est écrit deux fois, lignes ⟦pas: 0.5⟧ et ⟦pas: 0.25⟧
          → reglages.yaml, ligne ⟦pas: 0.25⟧, colonne 3
          aide : gardez une seule des deux lignes
    "#]],
    );
    check(
        "epreuves.yaml",
        "    coefficient: 2.5",
        "    coefficient: 2.5\n    coefficient: 3",
        &expect![[r#"
            « coefficient » est écrit deux fois, lignes ⟦coefficient: 2.5⟧ et ⟦coefficient: 3⟧
              → epreuves.yaml, ligne ⟦coefficient: 3⟧, colonne 5
              aide : gardez une seule des deux lignes
        "#]],
    );
    check(
        "diplome.yaml",
        "sigle: AGOrA",
        "sigle: {a: 1, a: 2}",
        &expect![[r#"
        ce sont des champs : il faut un texte
          → diplome.yaml, ligne ⟦sigle: {a: 1, a: 2}⟧, colonne 8
          aide : écrivez un texte
        « a » est écrit deux fois, ligne ⟦sigle: {a: 1, a: 2}⟧
          → diplome.yaml, ligne ⟦sigle: {a: 1, a: 2}⟧, colonne 15
          aide : gardez un seul des deux
    "#]],
    );
}

/// E with its line.
#[test]
fn cas_107_une_tabulation_un_deux_points() {
    check(
        "diplome.yaml",
        "sigle: AGOrA",
        "\tsigle: AGOrA",
        &expect![[r#"
        une tabulation sert de retrait
          → diplome.yaml, ligne ⟦	sigle: AGOrA⟧, colonne 1
          aide : remplacez-la par des espaces
    "#]],
    );
    check(
        "categories.yaml",
        "  - code: B",
        "  -\tcode: B",
        &expect![[r#"
        une tabulation sert de retrait
          → categories.yaml, ligne ⟦-	code: B⟧, colonne 4
          aide : remplacez-la par des espaces
    "#]],
    );
    // Between a name and its value, YAML takes a tab for a space.
    check("diplome.yaml", "sigle: AGOrA", "sigle:\tAGOrA", &expect![[r#""#]]);
    check(
        "diplome.yaml",
        "sigle: AGOrA",
        "sigle: AGOrA : le bac",
        &expect![[r#"
        un deux-points suivi d’une espace est mal placé
          → diplome.yaml, ligne ⟦sigle: AGOrA : le bac⟧, colonne 14
          aide : mettez le texte entre guillemets droits, ou corrigez le retrait
    "#]],
    );
    check(
        "categories.yaml",
        "libelle: ",
        "libelle: Note : ",
        &expect![[r#"
        un deux-points suivi d’une espace est mal placé
          → categories.yaml, ligne ⟦libelle: Note : >-⟧, colonne 19
          aide : mettez le texte entre guillemets droits, ou corrigez le retrait
    "#]],
    );
}

/// E, with the number to write.
#[test]
fn cas_108_un_coefficient_avec_une_virgule() {
    check(
        "epreuves.yaml",
        "coefficient: 2.5",
        "coefficient: \"1,5\"",
        &expect![[r#"
        nombre mal écrit : « 1,5 »
          → epreuves.yaml, ligne ⟦coefficient: "1,5"⟧, colonne 18
          aide : écrivez 1.5, sans guillemets
    "#]],
    );
    check(
        "epreuves.yaml",
        "coefficient: 2.5",
        "coefficient: 1,5",
        &expect![[r#"
        nombre mal écrit : « 1,5 »
          → epreuves.yaml, ligne ⟦coefficient: 1,5⟧, colonne 18
          aide : écrivez 1.5, sans guillemets
    "#]],
    );
    check(
        "epreuves.yaml",
        "coefficient: 2.5",
        "coefficient: 1 500,5",
        &expect![[r#"
        nombre mal écrit : « 1 500,5 »
          → epreuves.yaml, ligne ⟦coefficient: 1 500,5⟧, colonne 18
          aide : écrivez 1500.5, sans guillemets
    "#]],
    );
    check(
        "epreuves.yaml",
        "coefficient: 2.5",
        "coefficient: un",
        &expect![[r#"
        « un » ne convient pas : il faut un nombre
          → epreuves.yaml, ligne ⟦coefficient: un⟧, colonne 18
          aide : écrivez un nombre, avec un point et sans guillemets
    "#]],
    );
}

/// E.
#[test]
fn cas_109_un_nombre_qui_n_en_est_pas_un() {
    for written in [".nan", ".NaN", ".inf", "-.inf", "+.Inf", ".INF"] {
        let told = told_of(
            "epreuves.yaml",
            damaged("epreuves.yaml", "coefficient: 2.5", &format!("coefficient: {written}")).as_bytes(),
        );
        assert!(told.starts_with("« coefficient » n’est pas un nombre fini\n"), "{written}: {told}");
    }
    check(
        "epreuves.yaml",
        "coefficient: 2.5",
        "coefficient: .nan",
        &expect![[r#"
        « coefficient » n’est pas un nombre fini
          → epreuves.yaml, ligne ⟦coefficient: .nan⟧, colonne 18
          aide : écrivez un nombre, avec un point : 1.5
    "#]],
    );
    check(
        "epreuves.yaml",
        "coefficient: 2.5",
        "coefficient: 1e400",
        &expect![[r#"
        « 1e400 » ne convient pas : il faut un nombre
          → epreuves.yaml, ligne ⟦coefficient: 1e400⟧, colonne 18
          aide : écrivez un nombre, avec un point et sans guillemets
    "#]],
    );
}

/// OK.
#[test]
fn cas_110_une_marque_d_ordre_et_des_fins_de_ligne_windows() {
    for fichier in ["diplome.yaml", "epreuves.yaml", "poles.yaml", "colonnes.yaml"] {
        let windows = format!("\u{feff}{}", text_of(fichier).replace('\n', "\r\n"));
        assert_eq!(told_of(fichier, windows.as_bytes()), "");
    }
}

/// E with the line of the first letter that is none.
#[test]
fn cas_111_un_fichier_en_windows_1252() {
    let bytes: Vec<u8> =
        text_of("diplome.yaml").chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    expect![[r#"
        le fichier n’est pas en UTF-8
          → diplome.yaml, ligne ⟦# Le dipl�me et le texte qui le cr�e.⟧, colonne 10
          aide : enregistrez en UTF-8 depuis l’éditeur de texte
    "#]]
    .assert_eq(&told_of("diplome.yaml", &bytes));
    let utf16: Vec<u8> =
        format!("\u{feff}{}", text_of("diplome.yaml")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    expect![[r#"
        le fichier n’est pas en UTF-8
          → diplome.yaml, ligne ⟦��#␀ ␀L␀e␀ ␀d␀i␀p␀l␀�␀m␀e␀ ␀e␀t␀ ␀l␀e␀ ␀t␀e␀x␀t␀e␀ ␀q␀u␀i␀ ␀l␀e␀ ␀c␀r␀�␀e␀.␀⟧, colonne 1
          aide : enregistrez en UTF-8 depuis l’éditeur de texte
    "#]].assert_eq(&told_of("diplome.yaml", &utf16));
}

/// R in under a second.
#[test]
fn cas_112_une_bombe_est_refusee_tout_de_suite() {
    let megabyte = |unit: &str| unit.repeat((1 << 20) / unit.len()).into_bytes();
    let mut bombs: Vec<(String, Vec<u8>)> = [
        "[",
        "{",
        "- ",
        "? ",
        "- [",
        "a:\n",
        "- a\n",
        "&a ",
        "*a ",
        "'",
        "!",
        "[\n",
        "a: [",
        "\"",
        "#",
        "a b\n",
        "- - - -\n",
        "[a, ",
        "a: b\n",
        "&a *a\n",
        "<<: *a\n",
    ]
    .map(|unit| (unit.to_owned(), megabyte(unit)))
    .into();
    let laughs = |first: &str, line: &dyn Fn(char, char) -> String| {
        (b'b'..=b'j')
            .fold(first.to_owned(), |text, name| text + &line(char::from(name), char::from(name - 1)))
    };
    let list = laughs("a: &a [x, x]\n", &|name, before| {
        format!("{name}: &{name} [{}]\n", vec![format!("*{before}"); 9].join(", "))
    });
    let table = laughs("a: &a {x: x}\n", &|name, before| {
        let entries: Vec<String> = (0..9).map(|n| format!("k{n}: *{before}")).collect();
        format!("{name}: &{name} {{{}}}\n", entries.join(", "))
    });
    bombs.push(("alias lists".to_owned(), list.into_bytes()));
    bombs.push(("alias tables".to_owned(), table.into_bytes()));
    for (name, bytes) in bombs {
        let refuse = || {
            let clock = Instant::now();
            assert!(!told_of("poles.yaml", &bytes).is_empty(), "{name:?} is refused");
            clock.elapsed()
        };
        // The machine may be busy with something else: the best of three.
        let took: Vec<Duration> = (0..3).map(|_| refuse()).collect();
        assert!(took.iter().any(|took| *took < Duration::from_secs(1)), "{name:?} took {took:?}");
    }
}

/// E with the closest name.
#[test]
fn cas_113_un_champ_inconnu() {
    check(
        "epreuves.yaml",
        "    coefficient: 2.5",
        "    coeficient: 2.5",
        &expect![[r#"
        champ inconnu : « coeficient »
          → epreuves.yaml, ligne ⟦coeficient: 2.5⟧, colonne 5
          aide : écrivez peut-être « coefficient »
    "#]],
    );
    check(
        "categories.yaml",
        "  - code: B\n",
        "  - code: B\n    couleur: bleu\n",
        &expect![[r#"
        champ inconnu : « couleur »
          → categories.yaml, ligne ⟦couleur: bleu⟧, colonne 5
          aide : permis : code, libelle, textes, source
    "#]],
    );
}

/// E with the line of the second.
#[test]
fn cas_114_deux_documents_dans_un_fichier() {
    check(
        "diplome.yaml",
        "sigle: AGOrA",
        "---\nsigle: AGOrA",
        &expect![[r#"
        le fichier contient plusieurs documents
          → diplome.yaml, ligne ⟦---⟧, colonne 1
          aide : supprimez la ligne « --- » et ce qui la suit
    "#]],
    );
    let twice = format!("---\n{}---\n", text_of("categories.yaml"));
    expect![[r#"
        le fichier contient plusieurs documents
          → categories.yaml, ligne ⟦---⟧, colonne 1
          aide : supprimez la ligne « --- » et ce qui la suit
    "#]]
    .assert_eq(&told_of("categories.yaml", twice.as_bytes()));
}

/// A pack that cannot be read stops the run before it reads anything else: nothing is written on its word.
#[test]
fn cas_106_un_referentiel_fautif_n_ecrit_rien() {
    let fichier = "referentiel/agora/diplome.yaml";
    let mut entrees = minimal();
    for (nom, bytes) in embedded::files() {
        entrees = entrees.put(&format!("referentiel/agora/{nom}"), bytes);
    }
    let entrees = entrees.replace(fichier, "sigle: AGOrA", "sigle: AGOrA\nsigle: GA");
    let lieu = Lieu::with(&entrees);
    let output = lieu.liasse(&[]).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(!lieu.sorties().exists());
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    let text = entrees.text(fichier);
    expect![[r#"
        erreur : référentiel inutilisable (inputs/referentiel/agora)
        « sigle » est écrit deux fois, lignes ⟦sigle: AGOrA⟧ et ⟦sigle: GA⟧
          → diplome.yaml, ligne ⟦sigle: GA⟧, colonne 1
          aide : gardez une seule des deux lignes
    "#]]
    .assert_eq(&quote_lines(&told, &text));
}
