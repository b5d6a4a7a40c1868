//! An input folder as data, damaged by replacements, and what a run tells of it as text.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use assert_cmd::Command;
use expect_test::Expect;
use liasse::comptes::manifeste::{DocumentRetenu, Manifeste};
use liasse::diagnostics::{self, Diagnostic, Diagnostics, Gravite};
use liasse::documents::{self, Contenus, Edition, Selection};
use liasse::dossiers::{Dossiers, assemble_dossiers};
use liasse::intake::{self, Isolement};
use liasse::referentiel::{Referentiel, embedded};
use liasse::render::Base;
use liasse::render::templates::Templates;
use liasse::run::{self, Bilan, Issue, Options};
use liasse::sorties::{Accord, Etat, Genre};
use liasse::tables::{Contexte, Tables, read_tables};
use rust_xlsxwriter::{Workbook, Worksheet};
use serde_json::Value;
use tempfile::TempDir;
use zip::ZipArchive;

/// The program's own pack.
pub static PACK_ENTIER: LazyLock<Referentiel> =
    LazyLock::new(|| embedded::load_default().expect("the embedded pack is valid"));

/// The same with a short catalogue and nothing to print: what is told of a file does not change with the number of papers made of it.
pub static PACK: LazyLock<Referentiel> = LazyLock::new(|| {
    let mut pack = PACK_ENTIER.clone();
    pack.documents.retain(|d| COURT.contains(&d.id.as_str()));
    pack.impressions.clear();
    pack
});

const COURT: [&str; 6] = [
    "grille-e31",
    "grille-e32",
    "etat-recapitulatif-e31",
    "etat-recapitulatif-e32",
    "attestation-pfmp",
    "attestation-pfmp-recapitulative",
];

/// The program's own templates.
pub static BASE: LazyLock<Base> = LazyLock::new(|| base_with(BTreeMap::new()));

/// The program's templates, some of them replaced.
pub fn base_with(overrides: BTreeMap<String, Vec<u8>>) -> Base {
    Base::new(&Templates::with_overrides(overrides)).expect("the templates are readable")
}

/// The files of an input folder, by path.
#[derive(Debug, Clone)]
pub struct Entrees(pub BTreeMap<String, Vec<u8>>);

/// A school of two pupils: each has all its papers, complete, and nothing is to be said.
pub fn minimal() -> Entrees {
    let files = [
        ("etablissement.csv", ETABLISSEMENT),
        ("candidats.csv", CANDIDATS),
        ("pfmp.csv", PFMP),
        ("tuteurs.csv", TUTEURS),
        ("travaux.csv", TRAVAUX),
        ("grilles-e31.csv", GRILLES_E31),
        ("grilles-e32.csv", GRILLES_E32),
        ("commissions.csv", COMMISSIONS),
    ];
    Entrees(files.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect())
}

/// Papers of [`minimal`].
pub const ATTENDUS: usize = 14;

const ETABLISSEMENT: &str = "\
Champ;Valeur
Nom;Lycée professionnel des Essais
UAI;0440001M
Adresse;1 rue des Essais
Code postal;44000
Ville;Nantes
Académie;Nantes
Téléphone;02 40 00 00 00
Représentant;Anne Leroux
Qualité du représentant;proviseure
Session;2026
Lieu d'édition;Nantes
Date d'édition;15/06/2026
";

const CANDIDATS: &str = "\
N° candidat;INE;Nom de famille;Nom d'usage;Prénom(s);Date de naissance;Classe;Catégorie candidat;Code spécialité;Durée du cycle;Dérogation PFMP
0100000001;123456789AA;DURAND;;Léa;12/05/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;3;non
0100000002;123456789BB;MARTIN;;Hugo;03/11/2007;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;3;non
";

const PFMP: &str = "\
N° candidat;Nom de famille;Prénom(s);Période;Type;Du;Au;Jours de présence;Semaines;Structure;Adresse de la structure;SIRET;Représentant;Tuteur;Activités;Compétences
0100000001;DURAND;Léa;P1;certifiante;06/01/2025;14/03/2025;50;10;Mairie de Rezé;2 place du Marché;21440143100017;Paul Roy;Inès Blin;Accueil;1.1.1 , 1.1.2
0100000001;DURAND;Léa;P2;certifiante;05/01/2026;13/03/2026;50;10;Garage Morel;9 quai Nord;34012345600014;Luc Morel;Eva Petit;Devis;1.2.1
0100000002;MARTIN;Hugo;P1;certifiante;06/01/2025;14/03/2025;50;10;Clinique du Parc;5 rue Haute;78012345600011;Jean Caron;Zoé Noël;Courrier;3.1.1
0100000002;MARTIN;Hugo;P2;certifiante;05/01/2026;13/03/2026;50;10;Mairie de Rezé;2 place du Marché;21440143100017;Paul Roy;Inès Blin;Accueil;1.1.1
";

const TUTEURS: &str = "\
N° candidat;Nom de famille;Prénom(s);Période;1.1.1;1.1.2;Activités réalisées;Appréciation;Tuteur;Date
0100000001;DURAND;Léa;P1;A;EC;Accueil;Sérieuse;Inès Blin;14/03/2025
0100000002;MARTIN;Hugo;P1;EC;NE;Courrier;Volontaire;Zoé Noël;14/03/2025
";

const TRAVAUX: &str = "\
N° candidat;Nom de famille;Prénom(s);Épreuve;N°;Intitulé;Dimension;Compétences;Organisation et contexte;Nature;Période ou lieu;Ressources
0100000001;DURAND;Léa;E31;1;Accueillir un client;1.1;1.1.1;Mairie de Rezé;réelle vécue;P1;Fiche
0100000001;DURAND;Léa;E32;1;Tenir un planning;3.1;3.1.1;Garage Morel;simulée;P2;Tableur
0100000002;MARTIN;Hugo;E31;1;Traiter une commande;1.2;1.2.1;Clinique du Parc;réelle observée;P1;Bon
0100000002;MARTIN;Hugo;E32;1;Suivre les congés;3.1;3.1.2;Mairie de Rezé;réelle vécue;P2;Registre
";

const GRILLES_E31: &str = "\
N° candidat;Nom de famille;Prénom(s);Épreuve;1.1.1;1.1.2;1.1.3;1.1.4;1.2.1;1.2.2;1.2.3;1.2.4;1.3.1;1.3.2;1.3.3;1.3.4;Note proposée;Situations présentées;Observations générales;Date
0100000001;DURAND;Léa;E31;3;3;4;3;3;2;3;3;4;3;3;3;13,5;Accueil en mairie;Bon oral;20/05/2026
0100000002;MARTIN;Hugo;E31;2;3;2;3;2;2;3;3;2;3;2;3;11;Suivi des commandes;À l’aise;20/05/2026
";

const GRILLES_E32: &str = "\
N° candidat;Nom de famille;Prénom(s);Épreuve;3.1.1;3.1.2;3.1.3;3.2.1;3.2.2;3.2.3;3.2.4;3.2.5;3.3.1;3.3.2;3.3.3;3.3.4;Note proposée;Situations présentées;Observations générales;Date
0100000001;DURAND;Léa;E32;3;4;3;3;3;2;3;3;4;3;3;3;14;Planning d’atelier;Précise;21/05/2026
0100000002;MARTIN;Hugo;E32;2;3;2;3;2;3;3;3;2;3;2;3;12,5;Suivi des congés;Clair;21/05/2026
";

const COMMISSIONS: &str = "\
Épreuve;Classe;Nom;Prénom;Fonction;Entreprise
E31;TAGO1;BRUNET;Odile;Professeure;
E31;TAGO1;LEFORT;Marc;Professeur;
E32;TAGO1;BRUNET;Odile;Professeure;
E32;TAGO1;VASSEUR;Nora;Comptable;Garage Morel
";

impl Entrees {
    pub fn put(mut self, fichier: &str, contenu: impl Into<Vec<u8>>) -> Self {
        self.0.insert(fichier.to_owned(), contenu.into());
        self
    }

    pub fn remove(mut self, fichier: &str) -> Self {
        self.0.remove(fichier).expect("a file of the folder");
        self
    }

    /// Adds lines below a table.
    pub fn append(self, fichier: &str, lignes: &str) -> Self {
        let text = self.text(fichier) + lignes;
        self.put(fichier, text)
    }

    /// Adds a column at the right of a table, with the same value in every row.
    pub fn with_column(self, fichier: &str, entete: &str, valeur: &str) -> Self {
        let text = self.text(fichier);
        let cells = std::iter::once(entete).chain(std::iter::repeat(valeur));
        let wider: Vec<String> =
            text.lines().zip(cells).map(|(line, cell)| format!("{line};{cell}")).collect();
        self.put(fichier, wider.join("\n") + "\n")
    }

    /// Replaces a text that stands once in a file.
    pub fn replace(self, fichier: &str, before: &str, after: &str) -> Self {
        let text = self.text(fichier);
        assert_eq!(text.matches(before).count(), 1, "« {before} » stands once in {fichier}");
        let damaged = text.replace(before, after);
        self.put(fichier, damaged)
    }

    /// Replaces a text wherever it stands in a file.
    pub fn replace_all(self, fichier: &str, before: &str, after: &str) -> Self {
        let text = self.text(fichier);
        assert!(text.contains(before), "« {before} » stands in {fichier}");
        let damaged = text.replace(before, after);
        self.put(fichier, damaged)
    }

    pub fn text(&self, fichier: &str) -> String {
        let bytes = self.0.get(fichier).unwrap_or_else(|| panic!("{fichier} is a file of the folder"));
        String::from_utf8(bytes.clone()).expect("the tables are UTF-8")
    }

    /// The csv tables as the sheets of one workbook, `classe.xlsx`; other files stay.
    pub fn in_one_workbook(mut self) -> Self {
        let mut sheets = Vec::new();
        for name in self.0.keys().cloned().collect::<Vec<_>>() {
            if let Some(stem) = name.strip_suffix(".csv") {
                sheets.push(feuille(stem, &self.text(&name)));
                self.0.remove(&name);
            }
        }
        self.put("classe.xlsx", classeur(sheets))
    }

    /// Writes the folder on the disk.
    pub fn write_below(&self, folder: &Path) {
        fs_err::create_dir_all(folder).expect("a temporary folder is writable");
        for (path, bytes) in &self.0 {
            let path = folder.join(path);
            fs_err::create_dir_all(path.parent().expect("a file has a folder")).expect("writable");
            fs_err::write(path, bytes).expect("writable");
        }
    }

    /// The pack of the school beside its tables, with the short catalogue of [`PACK`]: for a run of the program itself.
    pub fn with_short_catalogue(mut self) -> Self {
        for (name, text) in embedded::FICHIERS {
            let text = if name == "documents.yaml" { short_catalogue(text) } else { text.to_owned() };
            self = self.put(&format!("referentiel/agora/{name}"), text);
        }
        self
    }

    pub fn verify(&self) -> Essai {
        self.verify_with(|_| {})
    }

    pub fn verify_with(&self, set: impl FnOnce(&mut Options)) -> Essai {
        let lieu = Lieu::with(self);
        let mut options = lieu.options();
        set(&mut options);
        let bilan = run::verify(&PACK, &BASE, &options).expect("a readable folder");
        assert!(!lieu.sorties().exists(), "a verification writes nothing");
        Essai::new(bilan, lieu)
    }

    pub fn generate(&self) -> Essai {
        Lieu::with(self).generate(&BASE, |_| {})
    }

    /// With every document of the catalogue.
    pub fn generate_all(&self) -> Essai {
        Lieu::with(self).generate_with(&PACK_ENTIER, &BASE, |_| {})
    }
}

/// `documents.yaml` without the entries that [`PACK`] does not have.
fn short_catalogue(text: &str) -> String {
    let (head, entries) = text.split_once("\ndocuments:\n").expect("a list of documents");
    let (head, _) = head.split_once("\nimpressions:\n").expect("a list of stacks");
    let kept = entries.split("\n  - id: ").filter(|entry| {
        let id = entry.trim_start().trim_start_matches("- id: ").lines().next().unwrap_or_default();
        COURT.contains(&id)
    });
    let kept: Vec<String> =
        kept.map(|entry| format!("  - id: {}\n", entry.trim_start().trim_start_matches("- id: "))).collect();
    format!("{head}\ndocuments:\n{}", kept.concat())
}

/// A sheet of texts, from a table written with semicolons.
pub fn feuille(nom: &str, texte: &str) -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_name(nom).expect("a name of sheet");
    for (row, line) in (0..).zip(texte.lines()) {
        for (column, cell) in (0..).zip(line.split(';')).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell).expect("a small sheet");
        }
    }
    sheet
}

pub fn classeur(sheets: Vec<Worksheet>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    workbook.save_to_buffer().expect("a small workbook")
}

/// An archive of files.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let entries: Vec<(String, Vec<u8>)> =
        entries.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    liasse::deliver::zip_of(&entries, None).expect("a small archive")
}

/// An archive (or a workbook, which is one) with another content for one of its entries.
pub fn replace_entry(archive: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut read = ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let names: Vec<String> = read.file_names().map(|name| name.expect("a name").into_owned()).collect();
    assert!(names.iter().any(|known| known == name), "{name} is one of {names:?}");
    let entries: Vec<(String, Vec<u8>)> = names
        .into_iter()
        .map(|entry| {
            let mut bytes = Vec::new();
            read.by_name(&entry).expect("an entry").read_to_end(&mut bytes).expect("readable");
            let bytes = if entry == name { content.to_vec() } else { bytes };
            (entry, bytes)
        })
        .collect();
    liasse::deliver::zip_of(&entries, None).expect("a small archive")
}

/// Workbooks are read by the program itself, as in a real run.
pub fn isolement() -> Isolement {
    Isolement::Enfant(env!("CARGO_BIN_EXE_liasse").into())
}

/// The text of one entry of an archive.
pub fn part(archive: &[u8], name: &str) -> String {
    let mut read = ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let mut text = String::new();
    read.by_name(name).expect("an entry").read_to_string(&mut text).expect("a text");
    text
}

/// A temporary folder with `inputs` and a place for `outputs`.
pub struct Lieu(TempDir);

impl Lieu {
    pub fn with(entrees: &Entrees) -> Self {
        let lieu = Self(TempDir::new().expect("a temporary folder"));
        entrees.write_below(&lieu.entrees());
        lieu
    }

    pub fn racine(&self) -> &Path {
        self.0.path()
    }

    pub fn entrees(&self) -> PathBuf {
        self.0.path().join("inputs")
    }

    pub fn sorties(&self) -> PathBuf {
        self.0.path().join("outputs")
    }

    pub fn options(&self) -> Options {
        Options {
            entrees: self.entrees(),
            sorties: self.sorties(),
            edition: Edition::default(),
            selection: Selection::default(),
            isolement: isolement(),
            separateurs: false,
            taches: NonZeroUsize::MIN,
            mot_de_passe: None,
            sans_mot_de_passe: false,
            retraits: Accord::Refuse,
        }
    }

    pub fn verify(self) -> Essai {
        let bilan = run::verify(&PACK, &BASE, &self.options()).expect("a readable folder");
        Essai::new(bilan, self)
    }

    pub fn generate(self, base: &Base, set: impl FnOnce(&mut Options)) -> Essai {
        self.generate_with(&PACK, base, set)
    }

    pub fn generate_with(self, pack: &Referentiel, base: &Base, set: impl FnOnce(&mut Options)) -> Essai {
        let mut options = self.options();
        set(&mut options);
        let bilan = run::generate(pack, base, &options).expect("folders that can be read and written");
        Essai::new(bilan, self)
    }

    /// The program, started in this folder.
    pub fn liasse(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_liasse"));
        command.current_dir(self.racine()).args(arguments);
        command
    }
}

/// A run and the folder where it took place.
pub struct Essai {
    pub bilan: Bilan,
    pub manifeste: Manifeste,
    pub lieu: Lieu,
}

impl Essai {
    pub fn new(bilan: Bilan, lieu: Lieu) -> Self {
        Self { manifeste: bilan.manifeste(), bilan, lieu }
    }

    /// Every fault in full, then what was produced, what was held back and by which codes.
    pub fn recit(&self) -> String {
        self.faults() + &self.outcome()
    }

    /// Paths of what this run took away.
    pub fn retires(&self) -> Vec<String> {
        self.bilan.compte.retires.iter().map(|retire| retire.chemin.clone()).collect()
    }

    /// Paths of the archives or of the stacks that are not there.
    pub fn lacking(&self, genre: Genre) -> Vec<String> {
        self.bilan.compte.retenus(genre).map(|ligne| ligne.chemin.clone()).collect()
    }

    pub fn faults(&self) -> String {
        self.bilan.diagnostics().iter().map(diagnostics::render).collect()
    }

    fn outcome(&self) -> String {
        let Manifeste { documents, retenus, totaux, .. } = &self.manifeste;
        assert_eq!(totaux.attendus, documents.len() + retenus.len(), "nothing is dropped in silence");
        let to_complete = documents.iter().filter(|d| d.etat == Etat::ACompleter).count();
        let code = match self.bilan.issue {
            Issue::Entiere => 0,
            Issue::Partielle => 1,
            Issue::Impossible => 2,
        };
        let mut text = format!("code {code} ; produits : {}", documents.len());
        if to_complete > 0 {
            write!(text, ", dont à compléter : {to_complete}").expect("a String");
        }
        writeln!(text, " ; retenus : {}", retenus.len()).expect("a String");
        if let Some(first) = retenus.first()
            && documents.is_empty()
            && retenus.iter().all(|r| codes_of(r) == codes_of(first))
        {
            writeln!(text, "  tous : {}", codes_of(first)).expect("a String");
            return text;
        }
        for retenu in retenus {
            let codes = codes_of(retenu);
            let qui = retenu.candidat.as_ref().unwrap_or(&retenu.classe);
            writeln!(text, "  {} de {qui} : {codes}", retenu.document).expect("a String");
        }
        text
    }
}

/// The codes of the faults that hold a document back, each once.
pub fn codes_of(retenu: &DocumentRetenu) -> String {
    let mut codes: Vec<&str> = retenu.diagnostics.iter().map(|cause| cause.code).collect();
    codes.dedup();
    codes.join(", ")
}

/// The typed rows of a folder, and what was told while they were read.
pub fn tables_of(entrees: &Entrees) -> (Tables, Vec<Diagnostic>) {
    let mut diags = Diagnostics::default();
    let tables = read(&mut diags, entrees);
    (tables, diags.into_sorted())
}

/// The dossiers of a folder, whatever is told of it.
pub fn dossiers_of(entrees: &Entrees) -> Dossiers {
    let mut diags = Diagnostics::default();
    let tables = read(&mut diags, entrees);
    let session = tables.etablissement.champ("session").and_then(|s| s.valeur.parse().ok());
    assemble_dossiers(&mut diags, &PACK, session, tables)
}

/// What every paper of a folder would show, by path.
pub fn papers(entrees: &Entrees) -> BTreeMap<String, Value> {
    let mut diags = Diagnostics::default();
    let tables = read(&mut diags, entrees);
    let edition = Edition::default().or_of(&tables.etablissement);
    let session = tables.etablissement.champ("session").and_then(|s| s.valeur.parse().ok());
    let dossiers = assemble_dossiers(&mut diags, &PACK_ENTIER, session, tables);
    let demandes = documents::plan(&PACK_ENTIER, &dossiers);
    let told: String = diags.into_sorted().iter().filter(|d| is_error(d)).map(diagnostics::render).collect();
    assert_eq!(told, "", "papers are compared where nothing is held back");
    let contenus =
        Contenus { pack: &PACK_ENTIER, dossiers: &dossiers, edition: &edition, demandes: &demandes };
    let is_complete = |piece: usize| contenus.compose(piece, &|_| true).manques.is_empty();
    let values = (0..demandes.len()).map(|index| {
        let chemin = demandes[index].emplacement.chemin().to_owned();
        (chemin, contenus.compose(index, &is_complete).donnees)
    });
    values.collect()
}

fn read(diags: &mut Diagnostics, entrees: &Entrees) -> Tables {
    let mut files = Vec::new();
    for (path, bytes) in &entrees.0 {
        let read = intake::read_file(diags, &isolement(), &path.as_str().into(), bytes);
        files.extend(read.expect("a reader that starts"));
    }
    read_tables(diags, &Contexte { pack: &PACK, imprimable: &|c| BASE.can_print(c) }, &files)
}

fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.code.gravite() == Gravite::Erreur
}

/// Verifies a folder and compares all that is told of it.
pub fn check(entrees: &Entrees, expected: &Expect) {
    expected.assert_eq(&entrees.verify().recit());
}
