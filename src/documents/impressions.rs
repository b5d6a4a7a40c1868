//! The stacks to print: the documents of a class for one recipient, in the order in which they are handed out.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::noms::{Given, safe};
use super::{Cible, Demande, Edition, Emplacement, Objet, Rayon};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Document, Dossier as Rangement, Impression, Par};

/// The template that puts the others one after the other.
pub const MODELE: &str = "pile.typ";
/// The ids of a pack may be anything.
const LONGUEUR: usize = 40;

/// One stack of one class.
#[derive(Debug)]
pub struct Pile<'a> {
    pub impression: &'a Impression,
    /// As the first of its candidates has it.
    pub classe: &'a str,
    pub emplacement: Emplacement,
    pub groupes: Vec<Groupe>,
}

/// What stays together: the documents of one candidate, or those of the class itself.
#[derive(Debug)]
pub struct Groupe {
    /// The name of the candidate or of the class.
    pub titre: String,
    pub detail: Option<String>,
    /// Indices of demands, in the order of printing.
    pub pieces: Vec<usize>,
}

/// What becomes of a document in its stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// With its number of pages.
    Complet(usize),
    ACompleter(usize),
    /// A page says what belongs there.
    AInserer,
}

impl Pile<'_> {
    pub fn pieces(&self) -> impl Iterator<Item = usize> {
        self.groupes.iter().flat_map(|groupe| groupe.pieces.iter().copied())
    }

    /// What the pack says of it.
    pub fn en_mots(&self) -> String {
        let Impression { titre, destinataire, separateur, .. } = self.impression;
        format!("{titre}, {destinataire}, {separateur}")
    }
}

/// Whether a stack that holds this document must be kept from candidates.
pub fn is_hidden(document: &Document) -> bool {
    document.confidentiel || document.dossier == Rangement::Jury
}

/// The stacks that these demands fill, class by class. A recipient for whom a class has no document has no stack.
pub fn piles<'a>(pack: &'a Referentiel, demandes: &[Demande<'a>]) -> Vec<Pile<'a>> {
    let mut given = Given::default();
    let names: Vec<String> =
        pack.impressions.iter().map(|i| given.unique(&safe(&i.id, LONGUEUR, "pile"))).collect();
    let mut piles = Vec::new();
    for (folder, members) in by_class(demandes) {
        for (impression, name) in pack.impressions.iter().zip(&names) {
            let groupes = groups(pack, impression, demandes, &members);
            let Some(first) = groupes.first().and_then(|groupe| groupe.pieces.first()) else { continue };
            piles.push(Pile {
                impression,
                classe: demandes[*first].cible.classe(),
                emplacement: Emplacement::new(folder, Rayon::Impression, None, &format!("{name}.pdf")),
                groupes,
            });
        }
    }
    piles
}

/// What a stack shows beside its documents. With what these are made of, it decides every byte of it.
pub fn enveloppe(
    pack: &Referentiel,
    edition: &Edition,
    pile: &Pile<'_>,
    demandes: &[Demande<'_>],
    separateurs: bool,
    place: impl Fn(usize) -> Place,
) -> Value {
    let piece = |index: usize| {
        let demande = &demandes[index];
        let (etat, pages) = match place(index) {
            Place::Complet(pages) => ("complet", Some(pages)),
            Place::ACompleter(pages) => ("a_completer", Some(pages)),
            Place::AInserer => ("retenu", None),
        };
        json!({
            "titre": demande.document.titre,
            "precision": precision(demande),
            "modele": pages.map(|_| &demande.document.modele),
            "etat": etat,
            "pages": pages,
            "donnees": null,
        })
    };
    let groupe = |groupe: &Groupe| {
        json!({
            "titre": groupe.titre,
            "detail": groupe.detail,
            "separateur": separateurs || pile.impression.separateur,
            "pieces": groupe.pieces.iter().map(|index| piece(*index)).collect::<Vec<_>>(),
        })
    };
    json!({
        "titre": pile.impression.titre,
        "destinataire": pile.impression.destinataire,
        "classe": (!pile.classe.is_empty()).then_some(pile.classe),
        "session": edition.session,
        "mention": pack.diplome.mention,
        "groupes": pile.groupes.iter().map(groupe).collect::<Vec<_>>(),
    })
}

/// Puts the data of the documents in the envelope, in its order; `donnees` gives nothing for what is held back.
pub fn fill(enveloppe: &mut Value, pile: &Pile<'_>, donnees: impl Fn(usize) -> Value) {
    for (groupe, shown) in pile.groupes.iter().zip(items(enveloppe, "groupes")) {
        for (index, piece) in groupe.pieces.iter().zip(items(shown, "pieces")) {
            if piece["modele"].is_string() {
                piece["donnees"] = donnees(*index);
            }
        }
    }
}

fn items<'v>(value: &'v mut Value, key: &str) -> impl Iterator<Item = &'v mut Value> {
    value[key].as_array_mut().into_iter().flatten()
}

/// What tells apart two documents of one title: the épreuve, the situation, the period and the structure.
fn precision(demande: &Demande<'_>) -> Option<String> {
    let objet = match &demande.cible {
        Cible::Candidat(_, Objet::Periode(code)) => Some((*code).to_owned()),
        Cible::Candidat(_, Objet::Stage(stage)) if stage.rang > 1 => {
            Some(format!("{} ({})", stage.periode, stage.rang))
        }
        Cible::Candidat(_, Objet::Stage(stage)) => Some(stage.periode.clone()),
        Cible::Candidat(_, Objet::Certificat(rang, _)) => Some(rang.to_string()),
        Cible::Candidat(_, Objet::Entier) | Cible::Classe(_) => None,
    };
    let parts = [demande.document.epreuve.clone(), demande.document.situation.clone(), objet];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" – "))
}

/// Of a class, before those of any candidate.
fn rank(demande: &Demande<'_>) -> Option<usize> {
    demande.cible.dossier().map(|_| demande.rang)
}

/// The demands of each class, by its folder, classes in the order of their candidates.
fn by_class<'d>(demandes: &'d [Demande<'_>]) -> Vec<(&'d str, Vec<usize>)> {
    let mut classes = BTreeMap::<&str, (usize, Vec<usize>)>::new();
    for (index, demande) in demandes.iter().enumerate() {
        let (first, members) = classes.entry(&demande.emplacement.classe).or_insert((usize::MAX, Vec::new()));
        *first = (*first).min(demande.rang);
        members.push(index);
    }
    let mut classes: Vec<(usize, &str, Vec<usize>)> =
        classes.into_iter().map(|(folder, (first, members))| (first, folder, members)).collect();
    classes.sort_by_key(|(first, folder, _)| (*first, *folder));
    classes.into_iter().map(|(_, folder, members)| (folder, members)).collect()
}

fn groups(
    pack: &Referentiel,
    impression: &Impression,
    demandes: &[Demande<'_>],
    members: &[usize],
) -> Vec<Groupe> {
    let order = Ordre::new(pack, impression);
    let mut groups = BTreeMap::<Option<usize>, Vec<usize>>::new();
    for index in members.iter().filter(|index| order.holds(&demandes[**index])) {
        groups.entry(rank(&demandes[*index])).or_default().push(*index);
    }
    let is_for = |pieces: &Vec<usize>| {
        let has = |id: &String| pieces.iter().any(|index| demandes[*index].document.id == *id);
        impression.avec.is_empty() || impression.avec.iter().any(has)
    };
    groups
        .into_values()
        .filter(is_for)
        .map(|mut pieces| {
            // Stable: two structures of a period stay in the order of their dates.
            pieces.sort_by_key(|index| order.key(&demandes[*index]));
            let (titre, detail) = name(&demandes[pieces[0]]);
            Groupe { titre, detail, pieces }
        })
        .collect()
}

fn name(demande: &Demande<'_>) -> (String, Option<String>) {
    let Some(dossier) = demande.cible.dossier() else {
        return (format!("Classe {}", demande.cible.classe()).trim_end().to_owned(), None);
    };
    let candidat = &dossier.candidat;
    let nom = candidat.nom_complet();
    let titre = if nom.is_empty() { candidat.reference() } else { nom };
    (titre, candidat.numero.as_ref().map(|numero| format!("n° {}", numero.valeur)))
}

/// The order of the documents of one candidate in a stack.
struct Ordre<'a> {
    periodes: &'a [String],
    /// Of each document of the stack, in its order: its id, and the first of those that are put together by period.
    places: Vec<(&'a str, usize)>,
}

impl<'a> Ordre<'a> {
    fn new(pack: &'a Referentiel, impression: &'a Impression) -> Self {
        let mut places: Vec<(&str, usize)> = Vec::new();
        let mut run: Option<usize> = None;
        for (index, id) in impression.documents.iter().enumerate() {
            let par = pack.find_document(id).map(|d| d.par);
            let by_period = matches!(par, Some(Par::Stage | Par::Periode));
            run = by_period.then(|| run.unwrap_or(index));
            places.push((id, run.unwrap_or(index)));
        }
        Self { periodes: &pack.pfmp.periodes, places }
    }

    fn place(&self, demande: &Demande<'_>) -> Option<usize> {
        self.places.iter().position(|(id, _)| *id == demande.document.id)
    }

    fn holds(&self, demande: &Demande<'_>) -> bool {
        self.place(demande).is_some()
    }

    fn key(&self, demande: &Demande<'_>) -> (usize, usize, usize) {
        let place = self.place(demande).unwrap_or(usize::MAX);
        let run = self.places.get(place).map_or(usize::MAX, |(_, run)| *run);
        let periode = match &demande.cible {
            Cible::Candidat(_, objet) => objet.periode(),
            Cible::Classe(_) => None,
        };
        let rank = periode.map(|code| {
            let known = self.periodes.iter().position(|known| known == code);
            known.unwrap_or(self.periodes.len())
        });
        (run, rank.unwrap_or_default(), place)
    }
}
