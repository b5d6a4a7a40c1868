//! The shape of a data pack, as its YAML files spell it.
//!
//! Every struct refuses unknown fields, so that a misspelt key is a fault with a line and not a value that
//! is silently absent. `source` says where a block comes from (annex of the arrêté, circulaire, décret).

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Deserialize;

/// `diplome.yaml`: what the diploma is called, and the text that created it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diplome {
    /// Short ASCII name of the pack, equal to the name of its folder.
    pub identifiant: String,
    /// « Baccalauréat professionnel ».
    pub intitule: String,
    /// « Assistance à la gestion des organisations et de leurs activités ».
    pub specialite: String,
    pub sigle: String,
    /// Codes of the spécialité as exports write them; a candidate with another code is left aside and counted.
    pub codes_specialite: Vec<String>,
    #[serde(default)]
    pub codes_mef: Vec<String>,
    /// « arrêté du 18 février 2020 ».
    pub arrete: String,
    /// The sentence printed in the footer of every document.
    pub mention: String,
    pub source: String,
}

/// One entry of `categories.yaml`: a column of annexe II-b.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Categorie {
    pub code: String,
    pub libelle: String,
    /// Texts of exports that mean this category, compared without case, accents and punctuation.
    #[serde(default)]
    pub textes: Vec<String>,
    pub source: String,
}

/// One entry of `poles.yaml`: a pôle of activities, its bloc of competences and its unité.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pole {
    pub code: String,
    /// Title of the pôle (annexe I-a), a noun phrase.
    pub titre: String,
    /// Title of the bloc de compétences (annexe I-b), a verb phrase.
    pub bloc: String,
    pub unite: Unite,
    pub source: String,
    /// Résultats attendus (annexe I-a), which the text gives for the whole pôle.
    #[serde(default)]
    pub resultats: Vec<String>,
    pub sous_blocs: Vec<SousBloc>,
    /// Savoirs associés of the bloc (annexe I-b), by family.
    #[serde(default)]
    pub savoirs: Vec<FamilleSavoirs>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unite {
    pub code: String,
    pub intitule: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SousBloc {
    pub code: String,
    pub titre: String,
    /// Wording of this dimension in the definition of the épreuve (annexe II-c), where it differs from the title.
    #[serde(default)]
    pub dimension: Option<String>,
    /// Other spellings of the title found in the official texts.
    #[serde(default)]
    pub alias: Vec<String>,
    pub source: String,
    /// Activities in the order of annexe I-a.
    pub activites: Vec<Activite>,
    pub competences: Vec<Competence>,
    /// Critères (« indicateurs d’évaluation ») in the order of annexe I-b.
    pub criteres: Vec<Critere>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activite {
    pub libelle: String,
    /// Codes of the competences that this activity mobilises; many-to-many.
    pub competences: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Competence {
    pub code: String,
    pub libelle: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Critere {
    /// Code of its competence, a hyphen, a letter in the order of the follow-up grids.
    pub code: String,
    pub libelle: String,
    /// Other competences that the critère serves by an editorial choice, where the official grid has an empty cell.
    #[serde(default)]
    pub aussi: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilleSavoirs {
    pub famille: String,
    pub savoirs: Vec<String>,
}

/// One entry of `epreuves.yaml`: an épreuve or a sous-épreuve of the règlement d’examen (annexe II-b).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Epreuve {
    pub code: String,
    pub intitule: String,
    #[serde(default)]
    pub alias: Vec<String>,
    /// Code of the épreuve that this sous-épreuve belongs to.
    #[serde(default)]
    pub epreuve_mere: Option<String>,
    /// Absent for an épreuve made of sous-épreuves.
    #[serde(default)]
    pub unite: Option<String>,
    /// Absent for the optional épreuves, which only bring points above ten.
    #[serde(default)]
    pub coefficient: Option<Decimal>,
    /// Code of the pôle that it evaluates; absent for general subjects.
    #[serde(default)]
    pub pole: Option<String>,
    /// True for general subjects, whose rules are « état de 2020 » in the arrêté.
    #[serde(default)]
    pub generale: bool,
    /// Mode by category code.
    #[serde(default)]
    pub modes: BTreeMap<String, Mode>,
    #[serde(default)]
    pub ccf: Option<DefinitionCcf>,
    #[serde(default)]
    pub ponctuel: Option<DefinitionPonctuel>,
    pub source: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GenreMode {
    Ccf,
    Ponctuel,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mode {
    pub mode: GenreMode,
    /// « écrit », « oral et pratique »…
    #[serde(default)]
    pub forme: Option<String>,
    /// In minutes.
    #[serde(default)]
    pub duree_minutes: Option<u32>,
    #[serde(default)]
    pub remarque: Option<String>,
}

/// How an épreuve is evaluated in contrôle en cours de formation (annexe II-c).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefinitionCcf {
    /// Codes of the situations d’évaluation; empty for a single one.
    #[serde(default)]
    pub situations: Vec<SituationEvaluation>,
    /// Members that the text prescribes; empty where it prescribes none.
    #[serde(default)]
    pub commission: Vec<MembrePrescrit>,
    /// What the dossier professionnel of the candidate holds.
    #[serde(default)]
    pub dossier_professionnel: Vec<String>,
    /// What the dossier d’évaluation sent to the jury holds.
    #[serde(default)]
    pub dossier_evaluation: Vec<String>,
    #[serde(default)]
    pub regles: Vec<Regle>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SituationEvaluation {
    pub code: String,
    pub intitule: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MembrePrescrit {
    /// What the text demands of this member, as printed on the form.
    pub qualite: String,
    /// True where the form asks for the member’s company.
    #[serde(default)]
    pub entreprise: bool,
}

/// How an épreuve is evaluated as a final examination (annexe II-c).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefinitionPonctuel {
    #[serde(default)]
    pub parties: Vec<PartiePonctuel>,
    /// Minutes before the start that are outside the duration of the épreuve.
    #[serde(default)]
    pub preparation_minutes: Option<u32>,
    #[serde(default)]
    pub commission: Vec<MembrePrescrit>,
    #[serde(default)]
    pub dossier: Vec<String>,
    #[serde(default)]
    pub regles: Vec<Regle>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartiePonctuel {
    pub intitule: String,
    /// Absent where the text sets none for the part.
    #[serde(default)]
    pub duree_minutes: Option<u32>,
    pub description: String,
}

/// A sentence of the règlement with its exact scope.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regle {
    /// ASCII key: `note-confidentielle`, `zero`, `non-valide`, `conservation`…
    pub regle: String,
    pub texte: String,
    pub source: String,
}

/// `pfmp.yaml`: periods of training in a company.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReglesPfmp {
    /// Codes of the periods, in order.
    pub periodes: Vec<String>,
    /// Wordings of the column « Type », the first one being what a blank means.
    pub types: Vec<TypePfmp>,
    /// Days of presence that make one week.
    pub jours_par_semaine: Decimal,
    /// Sentence of the conversion, printed beside the totals.
    pub conversion: String,
    /// Rules of the count of presence printed on every attestation.
    pub regles_presence: Vec<Regle>,
    /// Ways into the diploma, and the texts of the column « Catégorie candidat » that mean each of them.
    #[serde(default)]
    pub voies: Vec<VoieFormation>,
    /// Required durations, each with its scope and its date of effect.
    pub durees: Vec<DureePfmp>,
}

/// A way into the diploma: a category (A, B, C) groups several, whose required durations differ.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoieFormation {
    pub voie: String,
    /// Among the `textes` of the categories.
    #[serde(default)]
    pub textes: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypePfmp {
    pub code: String,
    pub libelle: String,
    /// Whether its weeks count towards the required duration.
    pub compte: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DureePfmp {
    /// « Voie scolaire », « Formation professionnelle continue »…
    pub voie: String,
    /// What narrows the voie: « formation de perfectionnement »…
    #[serde(default)]
    pub precision: Option<String>,
    /// Category codes it applies to.
    pub categories: Vec<String>,
    /// Cycle in years; absent where the text does not depend on it.
    #[serde(default)]
    pub duree_cycle: Option<u32>,
    /// Absent where the text sets no number of weeks.
    #[serde(default)]
    pub semaines: Option<Decimal>,
    /// True for the minimum after a decision of positionnement.
    #[serde(default)]
    pub positionnement: bool,
    /// First session (year) it applies to; absent: from the start.
    #[serde(default)]
    pub premiere_session: Option<i16>,
    /// First session it no longer applies to.
    #[serde(default)]
    pub jusqu_a_session: Option<i16>,
    /// Date of effect of the text, where known.
    #[serde(default)]
    pub effet: Option<Date>,
    /// Certificates that replace the periods.
    #[serde(default)]
    pub justificatif: Option<String>,
    /// True where the sources leave a doubt: shown with « à vérifier auprès de la DEC ».
    #[serde(default)]
    pub a_verifier: bool,
    pub source: String,
}

/// `reglages.yaml`: what a circulaire can set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reglages {
    pub grille: ReglagesGrille,
    pub tuteur: Echelle,
    pub suivi: Echelle,
    /// States that may stand where a note stands (`ABS`), with their spellings.
    pub etats_note: Vec<EtatNote>,
    /// Wordings of the column « Nature » of the travaux.
    pub natures_travaux: Vec<Nature>,
    /// Rows for a pen on an état récapitulatif without any travail.
    pub lignes_vierges_travaux: usize,
    pub source: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReglagesGrille {
    pub echelle: Echelle,
    pub granularite: Granularite,
    pub bareme: Decimal,
    /// Step of a proposed note, in points.
    pub pas: Decimal,
    /// Printed under the note: « arrondie au demi-point supérieur ».
    pub arrondi: String,
    pub legende: String,
    /// A profile entirely at this level or above with a note under `moyenne` is worth a warning, and the reverse.
    pub moyenne: Decimal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Granularite {
    Critere,
    Competence,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Echelle {
    pub intitule: String,
    /// From the lowest to the highest; a level outside the order (« non évalué ») has `hors_ordre`.
    pub niveaux: Vec<Niveau>,
    pub source: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Niveau {
    pub code: String,
    pub libelle: String,
    #[serde(default)]
    pub alias: Vec<String>,
    #[serde(default)]
    pub hors_ordre: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EtatNote {
    pub code: String,
    pub libelle: String,
    #[serde(default)]
    pub alias: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nature {
    pub code: String,
    pub libelle: String,
    #[serde(default)]
    pub alias: Vec<String>,
}

/// One situation of `aide-pedagogique.yaml`: a teaching aid, never printed as a regulatory activity.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    /// Three or four levels (`2.3.1.4`); never a competence code.
    pub code: String,
    pub intitule: String,
    pub sous_bloc: String,
    /// Competence codes that it exercises.
    pub competences: Vec<String>,
    #[serde(default)]
    pub attendu: Option<String>,
    #[serde(default)]
    pub complexite: Vec<String>,
    #[serde(default)]
    pub aleas: Vec<String>,
    /// Pedagogical criteria, distinct from the critères of the arrêté.
    #[serde(default)]
    pub criteres: Vec<String>,
    /// What is known to be doubtful in the source.
    #[serde(default)]
    pub reserve: Option<String>,
}

/// `aide-pedagogique.yaml`: what the teaching aid adds by sous-bloc.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AidePedagogique {
    pub source: String,
    pub avertissement: String,
    pub crcn: Vec<CompetenceNumerique>,
    pub sous_blocs: Vec<AideSousBloc>,
    pub savoirs_redactionnels: Vec<SavoirRedactionnel>,
    pub situations: Vec<Situation>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompetenceNumerique {
    /// Prefixed: `CRCN-1.2`.
    pub code: String,
    pub libelle: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AideSousBloc {
    pub code: String,
    /// CRCN codes, prefixed (`CRCN-1.2`): the source links them to the sous-bloc, not to each situation.
    #[serde(default)]
    pub crcn: Vec<String>,
    pub savoirs: Vec<FamilleSavoirs>,
    #[serde(default)]
    pub reserve: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavoirRedactionnel {
    /// Competence code.
    pub competence: String,
    pub libelle: String,
}

/// One row of annexe IV: an épreuve of the previous diploma and its unité in this one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correspondance {
    /// Absent where the new unité has no counterpart.
    #[serde(default)]
    pub ancien: Option<UniteDiplome>,
    #[serde(default)]
    pub nouveau: Option<UniteDiplome>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UniteDiplome {
    pub intitule: String,
    /// Code of the unité, within the diploma it belongs to.
    pub unite: String,
}

/// `correspondances.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correspondances {
    pub ancien_diplome: String,
    pub nouveau_diplome: String,
    pub source: String,
    pub unites: Vec<Correspondance>,
}

/// One entry of `colonnes.yaml`: a table and how its header is recognised.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub table: NomTable,
    pub libelle: String,
    /// Sets of columns: the header of this table holds at least one of them whole. `@competence` and
    /// `@critere` stand for any column headed by such a code.
    pub reconnue_a: Vec<Vec<String>>,
    pub colonnes: Vec<Colonne>,
    /// For a table of two columns: the names that stand in the first one.
    #[serde(default)]
    pub champs: Vec<Colonne>,
    /// Families of columns headed by the codes of the référentiel.
    #[serde(default)]
    pub familles: Vec<FamilleColonnes>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NomTable {
    Etablissement,
    Candidats,
    Pfmp,
    EvaluationsTuteur,
    Travaux,
    EvaluationsCcf,
    Commissions,
    Justificatifs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FamilleColonnes {
    Competence,
    Critere,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colonne {
    /// ASCII key by which the program asks for the column.
    pub colonne: String,
    /// The header that the program writes.
    pub nom: String,
    #[serde(default)]
    pub alias: Vec<String>,
    /// For an identifier of digits: the fewest it has. A number with fewer has lost its leading zeros.
    #[serde(default)]
    pub chiffres: Option<usize>,
}

/// One entry of `documents.yaml`: a document of the catalogue.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub id: String,
    /// File name in `templates/`.
    pub modele: String,
    pub titre: String,
    pub par: Par,
    pub dossier: Dossier,
    #[serde(default)]
    pub confidentiel: bool,
    /// Part of the dossier d’évaluation sent to the jury.
    #[serde(default)]
    pub transmis_au_jury: bool,
    #[serde(default)]
    pub epreuve: Option<String>,
    #[serde(default)]
    pub situation: Option<String>,
    /// Modes of the épreuve for which the document exists; empty: for everyone.
    #[serde(default)]
    pub modes: Vec<GenreMode>,
    /// Category codes for which the document exists; empty: for everyone.
    #[serde(default)]
    pub categories: Vec<String>,
    /// What the candidate's data must hold for the document to exist.
    #[serde(default)]
    pub si: Option<Condition>,
    /// Blocks of data that the template receives beside the identity.
    #[serde(default)]
    pub donnees: Vec<Bloc>,
    /// What makes it complete: a value absent at one of these paths leaves it to be completed.
    pub exige: Vec<Exigence>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Par {
    Candidat,
    /// Candidate, period and structure.
    Stage,
}

/// Which folder of the output tree a document goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dossier {
    Candidats,
    Jury,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bloc {
    Epreuve,
    Grille,
    Commission,
    Travaux,
    Stage,
    Recapitulatif,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// At least one period, or nothing that stands for them (certificat de travail…).
    Pfmp,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exigence {
    /// Dotted path into the data of the template; `*` stands for every element of a list.
    pub chemin: String,
    /// What is missing, as the report says it: « la note proposée ».
    pub libelle: String,
    /// Not demanded when there is a value at this path.
    #[serde(default)]
    pub sauf_si: Option<String>,
}
