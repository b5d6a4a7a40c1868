//! The référentiel as a data pack: YAML texts in, checked values out.
//!
//! Pure: the shell reads the folder and hands the bytes. Nothing here names a diploma, a competence, a
//! coefficient or a header; another diploma is another folder. A [`Referentiel`] that exists is valid.

mod check;
mod confidentiality;
pub mod embedded;
mod fault;
mod inventory;
mod lookup;
mod node;
mod rules;
pub mod types;
mod wording;
mod yaml;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

pub use fault::PackFault;
pub use lookup::{CompetenceTrouvee, CritereTrouve, Definition};

use crate::texte;
use node::{Contenu, Trees};
use types::{
    AidePedagogique, Categorie, Changement, Correspondances, Diplome, Document, Epreuve, Impression, Pole,
    Reglages, ReglesPfmp, Table, UsagesEntetes,
};

/// The files of a pack; all of them are mandatory.
pub const FICHIERS: [&str; 10] =
    [DIPLOME, CATEGORIES, POLES, EPREUVES, PFMP, REGLAGES, AIDE, CORRESPONDANCES, COLONNES, DOCUMENTS];

const DIPLOME: &str = "diplome.yaml";
const CATEGORIES: &str = "categories.yaml";
const POLES: &str = "poles.yaml";
const EPREUVES: &str = "epreuves.yaml";
const PFMP: &str = "pfmp.yaml";
const REGLAGES: &str = "reglages.yaml";
const AIDE: &str = "aide-pedagogique.yaml";
const CORRESPONDANCES: &str = "correspondances.yaml";
const COLONNES: &str = "colonnes.yaml";
const DOCUMENTS: &str = "documents.yaml";

/// A whole pack, every code of which is unique and every reference of which leads somewhere.
#[derive(Debug, Clone)]
pub struct Referentiel {
    pub diplome: Diplome,
    pub categories: Vec<Categorie>,
    pub poles: Vec<Pole>,
    pub epreuves: Vec<Epreuve>,
    pub pfmp: ReglesPfmp,
    pub reglages: Reglages,
    pub aide: AidePedagogique,
    pub correspondances: Correspondances,
    pub tables: Vec<Table>,
    /// First words of the lines that people write below a list: sums, means, counts.
    pub totaux: Vec<String>,
    /// Words by which other software writes an empty cell.
    pub valeurs_vides: Vec<String>,
    pub entetes: UsagesEntetes,
    pub documents: Vec<Document>,
    /// The stacks to print, in the order in which they are told.
    pub impressions: Vec<Impression>,
    /// What a paper made again is said to show anew.
    pub changements: Vec<Changement>,
    /// Hash of all its texts.
    pub empreinte: String,
}

/// Reads a pack from the names and the bytes of its files. All the faults come back, sorted by place.
pub fn load(files: &[(String, Vec<u8>)]) -> Result<Referentiel, Vec<PackFault>> {
    let mut reader = Reader::open(files);
    let loaded = assemble(&mut reader);
    if let Some(referentiel) = &loaded {
        let found = check::check(referentiel, &reader.trees);
        reader.tell(found);
    }
    let mut faults = reader.faults;
    faults.sort();
    faults.dedup();
    match loaded {
        Some(referentiel) if faults.is_empty() => Ok(referentiel),
        _ => Err(faults),
    }
}

fn assemble(reader: &mut Reader) -> Option<Referentiel> {
    // Every file is read before the first absence stops: each tells its own faults.
    let diplome = reader.read(DIPLOME);
    let categories = reader.read::<CategoriesYaml>(CATEGORIES);
    let poles = reader.read::<PolesYaml>(POLES);
    let epreuves = reader.read::<EpreuvesYaml>(EPREUVES);
    let pfmp = reader.read(PFMP);
    let reglages = reader.read(REGLAGES);
    let aide = reader.read(AIDE);
    let correspondances = reader.read(CORRESPONDANCES);
    let tables = reader.read::<ColonnesYaml>(COLONNES);
    let documents = reader.read::<DocumentsYaml>(DOCUMENTS);
    let empreinte = reader.empreinte();
    let ColonnesYaml { tables, totaux, entetes, valeurs_vides } = tables?;
    let DocumentsYaml { documents, impressions, changements } = documents?;
    Some(Referentiel {
        diplome: diplome?,
        categories: categories?.categories,
        poles: poles?.poles,
        epreuves: epreuves?.epreuves,
        pfmp: pfmp?,
        reglages: reglages?,
        aide: aide?,
        correspondances: correspondances?,
        tables,
        totaux,
        valeurs_vides,
        entetes,
        documents,
        impressions,
        changements,
        empreinte,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CategoriesYaml {
    categories: Vec<Categorie>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PolesYaml {
    poles: Vec<Pole>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EpreuvesYaml {
    epreuves: Vec<Epreuve>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColonnesYaml {
    tables: Vec<Table>,
    totaux: Vec<String>,
    #[serde(default)]
    entetes: UsagesEntetes,
    #[serde(default)]
    valeurs_vides: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentsYaml {
    documents: Vec<Document>,
    #[serde(default)]
    impressions: Vec<Impression>,
    #[serde(default)]
    changements: Vec<Changement>,
}

/// The texts of the pack, and what was found wrong with them so far.
struct Reader<'f> {
    texts: BTreeMap<&'static str, &'f str>,
    trees: Trees,
    faults: Vec<PackFault>,
}

impl<'f> Reader<'f> {
    fn open(files: &'f [(String, Vec<u8>)]) -> Self {
        let mut reader = Self { texts: BTreeMap::new(), trees: Trees::default(), faults: Vec::new() };
        let mut seen: Vec<&str> = Vec::new();
        for (nom, bytes) in files {
            let Some(fichier) = FICHIERS.into_iter().find(|f| f == nom) else {
                reader.refuse_stranger(nom);
                continue;
            };
            if seen.contains(&fichier) {
                let aide = "gardez-en un seul";
                reader.faults.push(PackFault::whole(
                    fichier,
                    "le fichier est donné deux fois".into(),
                    aide.into(),
                ));
                continue;
            }
            seen.push(fichier);
            match yaml::decode(fichier, bytes) {
                Ok(text) => _ = reader.texts.insert(fichier, text),
                Err(faults) => reader.faults.extend(faults),
            }
        }
        for fichier in FICHIERS.into_iter().filter(|f| !seen.contains(f)) {
            reader.faults.push(PackFault::whole(
                fichier,
                "le fichier manque".to_owned(),
                "remettez-le dans le dossier du référentiel ; le programme en fournit un modèle".to_owned(),
            ));
        }
        reader
    }

    /// A YAML file of another name would be left aside in silence, with the changes that someone made to it.
    fn refuse_stranger(&mut self, nom: &str) {
        let extension = nom.rsplit_once('.').map(|(_, e)| e.to_lowercase());
        let hidden = nom.starts_with(['.', '~']);
        if hidden || !matches!(extension.as_deref(), Some("yaml" | "yml")) {
            return;
        }
        let aide = match wording::closest(nom, FICHIERS.into_iter()) {
            Some(fichier) => format!("renommez-le peut-être « {fichier} », ou retirez-le du dossier"),
            None => format!("retirez-le du dossier ; attendus : {}", FICHIERS.join(", ")),
        };
        self.faults.push(PackFault::whole(nom, "ce fichier n’est pas attendu".to_owned(), aide));
    }

    fn empreinte(&self) -> String {
        let mut hash = Sha256::new();
        for (fichier, text) in &self.texts {
            hash.update(fichier.as_bytes());
            hash.update(Sha256::digest(text.as_bytes()));
        }
        texte::hex(&hash.finalize())
    }

    fn read<T: DeserializeOwned>(&mut self, fichier: &'static str) -> Option<T> {
        let text = self.texts.get(fichier)?;
        let tree = match yaml::read_tree(fichier, text) {
            Ok(tree) => tree,
            Err(fault) => {
                self.faults.push(fault);
                return None;
            }
        };
        let tree_faults = node::check_tree(fichier, &tree);
        let unusable = !matches!(tree.contenu, Contenu::Table(_));
        self.faults.extend(tree_faults);
        if unusable {
            return None;
        }
        let value = yaml::read(fichier, text, &tree).map_err(|faults| self.tell(faults)).ok();
        self.trees.0.insert(fichier, tree);
        value
    }

    /// Adds faults; none where one was told before, of which it is a consequence.
    fn tell(&mut self, faults: Vec<PackFault>) {
        let told: BTreeSet<(String, Option<usize>, Option<usize>)> =
            self.faults.iter().map(|f| (f.fichier.clone(), f.ligne, f.colonne)).collect();
        let new = |f: &PackFault| !told.contains(&(f.fichier.clone(), f.ligne, f.colonne));
        self.faults.extend(faults.into_iter().filter(new));
    }
}
