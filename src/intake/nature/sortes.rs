//! What is known of the files that are not read: in words, what becomes of what they hold, and the way out.

/// A kind of file that is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sorte {
    /// In words: « page HTML ».
    pub quoi: &'static str,
    pub portee: Portee,
    /// What to do to have its data read.
    pub issue: &'static str,
}

/// What is lost with a file that is not read. Only what is plainly no table is a detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Portee {
    /// A table in a form that is not read, or something that may well hold one.
    Tableau,
    /// It leads to a table that lies elsewhere.
    Raccourci,
    /// It has not come whole.
    Inacheve,
    /// An envelope that is not opened.
    Envoi,
    /// Nothing tells that it is no table.
    Inconnue,
    /// Plainly no table.
    Document,
}

pub const fn tableau(quoi: &'static str, issue: &'static str) -> Sorte {
    Sorte { quoi, portee: Portee::Tableau, issue }
}

pub const fn document(quoi: &'static str) -> Sorte {
    Sorte { quoi, portee: Portee::Document, issue: RECOPIER }
}

pub const fn raccourci(quoi: &'static str, issue: &'static str) -> Sorte {
    Sorte { quoi, portee: Portee::Raccourci, issue }
}

pub const fn inacheve(quoi: &'static str, issue: &'static str) -> Sorte {
    Sorte { quoi, portee: Portee::Inacheve, issue }
}

pub const fn archive(quoi: &'static str) -> Sorte {
    Sorte { quoi, portee: Portee::Envoi, issue: EXTRAIRE }
}

pub const fn courriel(quoi: &'static str) -> Sorte {
    Sorte { quoi, portee: Portee::Envoi, issue: PIECE_JOINTE }
}

pub const RECOPIER: &str =
    "si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer";
pub const ENREGISTRER: &str =
    "l’ouvrir dans le tableur et l’enregistrer au format xlsx, ou demander un véritable export";
const EXTRAIRE: &str = "extraire soi-même les fichiers utiles et les déposer dans le dossier";
const PIECE_JOINTE: &str =
    "ouvrir le courriel, enregistrer ses pièces jointes et les déposer à la place du courriel";
const EXPORTER_BASE: &str = "l’ouvrir dans le logiciel qui l’a écrite, exporter la table utile au format xlsx ou csv et \
la déposer";
const EXPORTER: &str =
    "l’ouvrir dans le logiciel qui l’a écrit, l’exporter au format xlsx ou csv et déposer cet export";

pub const NUMBERS: Sorte =
    tableau("classeur Numbers", "dans Numbers, Fichier, Exporter vers, Excel, et déposer le fichier obtenu");
pub const APPLE: Sorte = tableau(
    "document d’Apple (Numbers, Pages ou Keynote)",
    "l’ouvrir sur un Mac ; si c’est un classeur, Fichier, Exporter vers, Excel, et déposer le fichier obtenu",
);
pub const PAGES: Sorte = document("document texte Pages");
pub const KEYNOTE: Sorte = document("présentation Keynote");

pub const HTML: Sorte = tableau("page HTML", ENREGISTRER);
/// The same words: what it should have been is told by its name.
pub const HTML_SANS_TABLEAU: Sorte = Sorte { portee: Portee::Document, ..HTML };
pub const MHTML: Sorte = tableau("page web archivée (MHTML)", ENREGISTRER);
pub const XML: Sorte = tableau("fichier XML", ENREGISTRER);
pub const EXCEL_2003: Sorte = tableau("classeur XML d’Excel 2003", ENREGISTRER);
pub const FODS: Sorte = tableau(
    "classeur OpenDocument d’un seul tenant (fods)",
    "l’ouvrir dans LibreOffice, Fichier, Enregistrer sous, Classeur ODF (.ods), et déposer le fichier obtenu",
);
pub const SIECLE: Sorte = tableau(
    "export XML de SIECLE",
    "dans SIECLE, refaire l’extraction au format tableur (csv ou xls) et la déposer à la place",
);
pub const SYLK: Sorte = tableau("classeur SYLK (slk)", ENREGISTRER);
pub const DIF: Sorte = tableau("tableau DIF", ENREGISTRER);
pub const DBASE: Sorte = tableau("table dBASE (dbf)", ENREGISTRER);
pub const LOTUS: Sorte = tableau("classeur Lotus 1-2-3 ou Quattro Pro", ENREGISTRER);
pub const ANCIEN_TABLEUR: Sorte = tableau("classeur d’un autre tableur", ENREGISTRER);
pub const SXC: Sorte = tableau("classeur OpenOffice 1 (sxc)", ENREGISTRER);
pub const BASE: Sorte = tableau("base de données", EXPORTER_BASE);
pub const PARQUET: Sorte = tableau("fichier de données (Parquet, Arrow…)", EXPORTER);
pub const STATISTIQUES: Sorte = tableau("fichier d’un logiciel de statistiques", EXPORTER);
pub const JSON: Sorte = tableau("données JSON", EXPORTER);
pub const PAQUET_OFFICE: Sorte = tableau("document Office d’une sorte inconnue", ENREGISTRER);
pub const OFFICE_ANCIEN: Sorte = tableau("document Office ancien d’une sorte inconnue", ENREGISTRER);
pub const OFFICE_ABIME: Sorte = tableau("document Office abîmé", ENREGISTRER);
pub const CHIFFRE: Sorte = tableau(
    "fichier chiffré",
    "le déchiffrer avec le logiciel et le mot de passe ou la clé de qui l’a envoyé, et déposer le fichier obtenu",
);
pub const TEXTE_EN_COLONNES: Sorte = tableau(
    "texte en colonnes, dont le nom ne dit pas que c’est un tableau",
    "donner au fichier l’extension « .csv » ; si c’est une copie de secours, la retirer du dossier",
);
/// Under the name of a workbook.
pub const TEXTE_SANS_COLONNES: Sorte = tableau(
    "texte qui n’a pas de colonnes",
    "l’ouvrir pour lire ce qu’il dit (souvent le message d’un serveur), puis refaire l’export ou le téléchargement",
);

pub const GOOGLE_SHEETS: Sorte = raccourci(
    "raccourci vers Google Sheets",
    "l’ouvrir, Fichier, Télécharger, Microsoft Excel (.xlsx), et déposer le fichier obtenu",
);
pub const GOOGLE_DOCS: Sorte = document("raccourci vers un document Google qui n’est pas un tableur");
pub const EN_LIGNE: Sorte = raccourci(
    "lien vers un fichier en ligne",
    "l’ouvrir, télécharger le fichier (xlsx, ods ou csv) et le déposer à la place du lien",
);
pub const RACCOURCI: Sorte = raccourci(
    "raccourci vers un fichier ou un dossier",
    "copier dans le dossier le fichier lui-même, et retirer le raccourci",
);
pub const PAGE_WEB: Sorte = document("raccourci vers une page web");
pub const RACCOURCI_SANS_TABLEAU: Sorte = document("raccourci vers un fichier qui n’est pas un tableau");
pub const RESTE_EN_LIGNE: Sorte = raccourci(
    "fichier resté en ligne (iCloud, Nextcloud…)",
    "l’ouvrir une fois pour que l’ordinateur le télécharge, puis relancer",
);
pub const TELECHARGEMENT: Sorte = inacheve(
    "téléchargement ou enregistrement interrompu",
    "reprendre le téléchargement jusqu’au bout, déposer le fichier obtenu et retirer celui-ci",
);

pub const GZIP: Sorte = archive("archive gzip");
pub const RAR: Sorte = archive("archive RAR");
pub const SEPT_Z: Sorte = archive("archive 7z");
pub const TAR: Sorte = archive("archive tar");
pub const AUTRE_ARCHIVE: Sorte = archive("archive d’une autre sorte que zip");
pub const COURRIEL: Sorte = courriel("courriel avec une pièce jointe");
pub const COURRIEL_ILLISIBLE: Sorte = courriel("courriel dont on ne sait pas s’il a des pièces jointes");
pub const BOITE: Sorte = courriel("boîte de courriels");
pub const COURRIEL_SEUL: Sorte = document("courriel sans pièce jointe utile");

pub const PDF: Sorte = document("document PDF");
pub const RTF: Sorte = document("document texte RTF");
pub const IMAGE: Sorte = document("image");
pub const VIDEO: Sorte = document("vidéo");
pub const SON: Sorte = document("son");
pub const POLICE: Sorte = document("police de caractères");
pub const PROGRAMME: Sorte = document("programme");
pub const DESSIN: Sorte = document("dessin ou mise en page");
pub const TEXTE: Sorte = document("document texte");
pub const PRESENTATION: Sorte = document("présentation");
pub const LIVRE: Sorte = document("livre numérique");
pub const CARNET: Sorte = document("carnet de notes OneNote");
pub const AGENDA: Sorte = document("agenda ou carte de visite");
pub const REGLAGES: Sorte = document("fichier de réglages");
pub const WORD: Sorte = document("document texte Word");
pub const WORD_ANCIEN: Sorte = document("document texte Word ancien");
pub const POWERPOINT: Sorte = document("présentation PowerPoint");
pub const ODT: Sorte = document("document texte OpenDocument");
pub const ODP: Sorte = document("présentation OpenDocument");
pub const OPENDOCUMENT: Sorte = document("document OpenDocument qui n’est pas un classeur");
pub const DOCUMENT_PROTEGE: Sorte = document("document protégé par un mot de passe");

pub const INCONNUE: Sorte = Sorte {
    quoi: "fichier d’un autre type",
    portee: Portee::Inconnue,
    issue: "s’il contient un tableau, l’enregistrer au format xlsx dans le logiciel qui l’a écrit et déposer cette copie ; \
sinon, le retirer du dossier",
};
