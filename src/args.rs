//! The command line, and nothing else.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use crate::exemple::{Style, Tableur};

/// Where tables are looked for, below the folder in which the program is started.
pub const ENTREES: &str = "inputs";

/// Compose les papiers d’examen d’une classe à partir des tableurs déposés.
///
/// Sans commande, « liasse » lit le dossier inputs/ et écrit tout dans outputs/.
#[derive(Debug, Parser)]
#[command(name = "liasse", version, disable_help_subcommand = true)]
#[command(
    after_help = "Code de sortie : 0 tout est produit (ou à compléter à la main) ; 1 des données sont à \
corriger, le reste est produit ; 2 rien n’a pu être fait."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub commande: Option<Commande>,
    #[command(flatten)]
    pub communs: Communs,
}

#[derive(Debug, Subcommand)]
pub enum Commande {
    /// Lit, vérifie, compose, assemble et rend compte (commande par défaut)
    Generer,
    /// Lit et vérifie comme « generer », sans rien écrire
    Verifier,
    /// Écrit les classeurs à remplir (classe, évaluations des tuteurs) pour les candidats déjà déposés
    Modeles,
    /// Écrit un dossier d’entrée fictif et complet, DOSSIER/inputs ; la même graine donne les mêmes octets
    Exemple {
        /// Dossier où « liasse » trouvera ensuite l’exemple (il y est écrit dans inputs/)
        dossier: PathBuf,
        /// Nombre de classes
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=200))]
        classes: u16,
        /// Nombre de candidats par classe
        #[arg(long, value_name = "N", default_value_t = 24, value_parser = clap::value_parser!(u16).range(1..=200))]
        candidats: u16,
        /// Graine du tirage
        #[arg(long, value_name = "G", default_value_t = 2026)]
        graine: u64,
        /// Logiciel dont la liste des candidats est l’export ; ce qu’elle n’a pas est dans le classeur
        #[arg(long, value_name = "STYLE", default_value_t, value_enum)]
        style: Style,
        /// Format de tous les tableaux ; « varie » laisse à chacun le sien
        #[arg(long, value_name = "FORMAT", default_value_t, value_enum)]
        tableur: Tableur,
    },
    /// Vérifie le référentiel et en imprime la table, ou une entrée avec ses sources
    Referentiel {
        /// Code d’une entrée : compétence, critère, sous-bloc, épreuve, situation, document
        code: Option<String>,
    },
    /// Dit si tout est prêt : dossiers, fichiers ouverts ailleurs, place, référentiel, polices, modèles
    Diagnostic,
    /// Remet en place un papier que des passages ont remplacé ou retiré ; ce qui s’y trouve est gardé à son tour
    Restaurer {
        /// Chemin du papier dans le dossier de sortie, ou celui de sa copie dans _precedents
        chemin: PathBuf,
    },
    /// Explique un code des messages : pourquoi, que faire, un exemple ; sans code, les donne tous
    Expliquer {
        /// Code du message, par exemple E204
        code: Option<String>,
    },
    /// Écrit le script de complétion d’un interpréteur de commandes
    Completions { shell: Shell },
    /// Écrit la page de manuel
    Man,
}

#[derive(Debug, Clone, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Communs {
    /// Dossier des tableurs reçus
    #[arg(long, global = true, value_name = "DIR", default_value = ENTREES)]
    pub entrees: PathBuf,
    /// Dossier où tout est écrit
    #[arg(long, global = true, value_name = "DIR", default_value = "outputs")]
    pub sorties: PathBuf,
    /// Session d’examen, à la place de celle du tableau de l’établissement
    #[arg(long, global = true, value_name = "AAAA", value_parser = clap::value_parser!(u16).range(2000..=2100))]
    pub session: Option<u16>,
    /// Ne traiter que cette classe (répétable)
    #[arg(long, global = true, value_name = "CLASSE")]
    pub classe: Vec<String>,
    /// Ne traiter que ce candidat : n° candidat, ou nom avec ou sans prénom (répétable)
    #[arg(long, global = true, value_name = "CANDIDAT")]
    pub candidat: Vec<String>,
    /// Ne produire que ce document, par son identifiant (répétable)
    #[arg(long, global = true, value_name = "ID")]
    pub document: Vec<String>,
    /// Une page au nom du candidat avant ses documents, dans toutes les piles à imprimer
    #[arg(long, global = true)]
    pub separateurs: bool,
    /// Nombre de tâches simultanées (par défaut : tous les cœurs)
    #[arg(long, global = true, value_name = "N")]
    pub taches: Option<NonZeroUsize>,
    /// Date d’édition, à la place de celle du tableau de l’établissement
    #[arg(long, global = true, value_name = "AAAA-MM-JJ")]
    pub date: Option<Date>,
    /// Fichier dont la première ligne est le mot de passe qui chiffre les archives du jury (AES-256) ; à défaut, la
    /// variable d’environnement LIASSE_MOT_DE_PASSE
    #[arg(long, global = true, value_name = "FICHIER")]
    pub mot_de_passe_fichier: Option<PathBuf>,
    /// Écrire en clair des archives du jury qu’un passage précédent avait chiffrées
    #[arg(long, global = true, conflicts_with = "mot_de_passe_fichier")]
    pub sans_mot_de_passe: bool,
    /// Laisser partir ce que les tableaux ne donnent plus : papiers retirés ou appauvris en nombre, tableau qui n’est
    /// plus là, session terminée. Tout reste dans _precedents
    #[arg(long, global = true)]
    pub accepter_retraits: bool,
    /// Ne pas imprimer « À COMPLÉTER » sur les documents destinés à être remplis à la main
    #[arg(long, global = true)]
    pub sans_bandeau: bool,
    /// Forme du compte rendu : texte sur l’erreur standard, ou JSON sur la sortie standard
    #[arg(long, global = true, value_name = "FORMAT", default_value = "texte")]
    pub format: Format,
    /// N’afficher que les erreurs
    #[arg(short, long, global = true, conflicts_with = "verbeux")]
    pub quiet: bool,
    /// Tout afficher, informations comprises
    #[arg(short = 'v', long, global = true)]
    pub verbeux: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Texte,
    Json,
}
