//! Who is who.

use jiff::civil::Date;

use super::{at, nowhere, quoted};
use crate::diagnostics::{Diagnostic, codes};
use crate::place::{Lieu, Located};
use crate::texte;

/// `lieux` are the rows that name this person, in whatever sheets; `proches` the people of the list who look like
/// them, or have the same words as another name.
pub fn candidat_inconnu(lieux: &[Lieu], qui: &str, proches: &[(String, Lieu)]) -> Diagnostic {
    let names: Vec<&str> = proches.iter().map(|(nom, _)| nom.as_str()).collect();
    let aide = if proches.is_empty() {
        "corriger le numéro ou le nom, ou ajouter le candidat à la liste".to_owned()
    } else {
        format!(
            "c’est peut-être {} : vérifier, puis corriger le numéro ou le nom, ici ou dans la liste",
            names.join(" ou ")
        )
    };
    let (first, others) = lieux.split_first().expect("a row names them");
    let message = if others.is_empty() {
        format!("candidat absent de la liste : {qui}")
    } else {
        let (of_one, files) = rows(lieux);
        format!("{of_one} nomment {qui}, qui n’est dans aucune liste{files}")
    };
    let diagnostic = at(&codes::CANDIDAT_INCONNU, first, message, aide).says_all();
    let diagnostic = proches.iter().fold(diagnostic, |diagnostic, (nom, lieu)| diagnostic.see(nom, lieu));
    others.iter().fold(diagnostic, |diagnostic, lieu| diagnostic.also(DE_MEME, lieu)).about(qui)
}

/// `lieux` are the rows that name somebody, where no list was read.
pub fn sans_liste(lieux: &[Lieu]) -> Diagnostic {
    let (first, others) = lieux.split_first().expect("a row names somebody");
    let (of_one, files) = rows(lieux);
    let named = if others.is_empty() { "1 ligne nomme".to_owned() } else { format!("{of_one} nomment") };
    let message = format!("{named} quelqu’un, et aucune liste de candidats n’a été lue{files}");
    let diagnostic = at(
        &codes::CANDIDAT_INCONNU,
        first,
        message,
        "déposer ou corriger d’abord la liste des candidats (E308) : ces lignes seront alors vérifiées",
    );
    others.iter().fold(diagnostic.says_all(), |diagnostic, lieu| diagnostic.also(DE_MEME, lieu))
}

/// Where the same fault stands again.
const DE_MEME: &str = "de même";
/// Files that one message counts.
const FICHIERS: usize = 4;

/// « 11 lignes » and « : pfmp.csv (4) et travaux.csv (7) », or « 11 lignes de pfmp.csv » and nothing.
fn rows(lieux: &[Lieu]) -> (String, String) {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for lieu in lieux {
        match counts.iter_mut().find(|(fichier, _)| *fichier == &*lieu.fichier) {
            Some((_, count)) => *count += 1,
            None => counts.push((&lieu.fichier, 1)),
        }
    }
    if let [(fichier, count)] = counts[..] {
        return (format!("{count} lignes de {fichier}"), String::new());
    }
    let mut shown: Vec<String> =
        counts.iter().take(FICHIERS).map(|(fichier, count)| format!("{fichier} ({count})")).collect();
    match counts.len() - shown.len() {
        0 => {}
        1 => shown.push("un autre fichier".to_owned()),
        more => shown.push(format!("{more} autres fichiers")),
    }
    (format!("{} lignes", lieux.len()), format!(" : {}", texte::list(&shown)))
}

/// The same contradiction in other rows of a sheet.
pub fn contredit_encore(premiere: Diagnostic, autres: &[Lieu]) -> Diagnostic {
    let mut diagnostic = autres.iter().fold(premiere, |diagnostic, lieu| diagnostic.also(DE_MEME, lieu));
    if !autres.is_empty() {
        let more = if autres.len() > 1 { "autres lignes" } else { "autre ligne" };
        diagnostic.message = format!("{} (et {} {more})", diagnostic.message, autres.len());
    }
    diagnostic
}

/// Rows that each give to a candidate what is another's. `liste`: where the list stands, when several sheets agree
/// against it.
pub fn colonne_triee(premiere: &Diagnostic, lieux: &[Lieu], liste: Option<&Lieu>) -> Diagnostic {
    let (which, aide) = match liste {
        Some(_) => (
            "une colonne de la liste a sans doute été triée sans les autres",
            "comparer la liste à l’export d’origine et la remettre d’aplomb ; si elle est juste, corriger ces lignes",
        ),
        None => (
            "une colonne a sans doute été triée sans les autres",
            "annuler ce tri, ou recopier les identifiants depuis la liste des candidats",
        ),
    };
    let (of_one, files) = rows(lieux);
    let message =
        format!("{of_one} mêlent deux candidats{files} ; {which} ; par exemple, {}", premiere.message);
    let (first, others) = lieux.split_first().expect("rows contradict each other");
    let (lieu, others) = match liste {
        Some(liste) => (liste, lieux),
        None => (first, others),
    };
    let diagnostic = at(premiere.code, lieu, message, aide).says_all();
    others.iter().fold(diagnostic, |diagnostic, lieu| diagnostic.also(DE_MEME, lieu))
}

/// The name is in the list, the key is not. `lieux`: the rows of each sheet.
pub fn cle_hors_liste(liste: &Lieu, qui: &str, cle: &str, feuilles: &[&[Lieu]]) -> Diagnostic {
    let lignes: usize = feuilles.iter().map(|lieux| lieux.len()).sum();
    let diagnostic = at(
        &codes::CANDIDAT_INCONNU,
        liste,
        format!(
            "{lignes} lignes de {} feuilles nomment {qui} : la liste a ce nom, sans {cle}",
            feuilles.len()
        ),
        format!("corriger la liste si {cle} y manque ou y est faux ; sinon, corriger ces lignes"),
    )
    .says_all();
    let places = feuilles.iter().copied().flatten();
    places.fold(diagnostic, |diagnostic, lieu| diagnostic.also("une ligne", lieu))
}

pub fn candidat_en_double(lieu: &Lieu, qui: &str) -> Diagnostic {
    at(
        &codes::CANDIDAT_EN_DOUBLE,
        lieu,
        format!("candidat deux fois dans la même liste : {qui}"),
        "effacer la ligne en trop, ou corriger le numéro de l’un des deux",
    )
    .says_all()
}

pub fn identites_contradictoires(lieu: &Lieu, quoi: &str, valeur: &str, autre: &str) -> Diagnostic {
    at(
        &codes::IDENTITES_CONTRADICTOIRES,
        lieu,
        format!("deux valeurs pour {quoi} : « {valeur} » et « {autre} »"),
        "corriger celle des deux qui est fausse",
    )
}

/// How the name of a row may be that of the list all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Peut {
    Inverse,
    PrenomUsuel,
}

/// `cle` is « le n° … » or « l’INE … ».
pub fn nom_different(lieu: &Lieu, cle: &str, lu: &str, connu: &str, peut: Option<Peut>) -> Diagnostic {
    at(
        &codes::NOM_DIFFERENT,
        lieu,
        format!("{cle} est celui de {connu}, mais la ligne nomme {lu}"),
        match peut {
            None => "corriger le numéro ou le nom de cette ligne".to_owned(),
            Some(Peut::Inverse) => {
                "le nom et le prénom sont peut-être inversés : les remettre dans leur colonne, ou corriger le numéro"
                    .to_owned()
            }
            Some(Peut::PrenomUsuel) => {
                format!("c’est peut-être un prénom usuel ou une faute de frappe : écrire {connu}, ou corriger le numéro")
            }
        },
    )
    .says_all()
}

pub fn homonymes(lieu: &Lieu, qui: &str, personnes: &[(String, Lieu)]) -> Diagnostic {
    let diagnostic = at(
        &codes::HOMONYMES,
        lieu,
        format!("{} personnes des listes répondent au nom de {qui}", personnes.len()),
        "ajouter à cette ligne le n° candidat ou la date de naissance",
    );
    personnes
        .iter()
        .fold(diagnostic, |diagnostic, (nom, lieu)| diagnostic.see(nom, lieu))
        .about(qui)
        .says_all()
}

pub fn homonyme_possible(lieu: &Lieu, qui: &str, autre: &Lieu) -> Diagnostic {
    at(
        &codes::HOMONYMES,
        lieu,
        format!("{qui} figure déjà dans les listes, et rien ne dit si c’est la même personne"),
        "ajouter à cette ligne le n° candidat, l’INE ou la date de naissance",
    )
    .see("l’autre ligne", autre)
    .about(qui)
    .says_all()
}

pub fn doublon_possible(lieu: &Lieu, qui: &str, autre: &str) -> Diagnostic {
    at(
        &codes::DOUBLON_POSSIBLE,
        lieu,
        format!("{qui} et {autre} sont peut-être une seule personne, que deux listes écrivent autrement"),
        "comparer les deux lignes ; si c’est une seule personne, écrire partout les mêmes nom, prénom, date de naissance et numéro",
    )
    .says_all()
}

pub fn ligne_sans_personne(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::LIGNE_SANS_PERSONNE,
        lieu,
        "ligne sans candidat : ni numéro, ni INE, ni nom et prénom".into(),
        "indiquer à qui appartient cette ligne, ou l’effacer",
    )
}

/// A commission for nobody. `classes` are those of the list.
pub fn classe_inconnue(lieu: &Lieu, quoi: &str, classes: &[String]) -> Diagnostic {
    let mut known: Vec<String> = classes.iter().take(CLASSES).map(|classe| quoted(classe)).collect();
    match classes.len() - known.len() {
        0 => {}
        1 => known.push("une autre".to_owned()),
        more => known.push(format!("{more} autres")),
    }
    let aide = match classes.len() {
        0 => "écrire un n° de la liste des candidats".to_owned(),
        1 => format!("écrire {}, la seule classe de la liste, ou un n° candidat de la liste", known[0]),
        _ => {
            format!("écrire une classe de la liste ({}), ou un n° candidat de la liste", texte::list(&known))
        }
    };
    at(
        &codes::CLASSE_INCONNUE,
        lieu,
        format!("commission pour une classe ou un candidat inconnu : {}", quoted(quoi)),
        aide,
    )
    .says_all()
}

/// Classes that one message names.
const CLASSES: usize = 8;

pub fn candidat_non_inscrit(lieu: &Lieu, etat: &str) -> Diagnostic {
    at(
        &codes::CANDIDAT_NON_INSCRIT,
        lieu,
        format!("candidat laissé de côté, dont l’état est « {etat} »"),
        "rien à faire s’il ne se présente pas ; sinon corriger son état",
    )
}

pub fn aucun_candidat() -> Diagnostic {
    nowhere(
        &codes::AUCUN_CANDIDAT,
        "aucun candidat trouvé dans le dossier d’entrée".into(),
        "déposer la liste des candidats (par exemple l’export « Liste simple » de Cyclades)",
    )
}

pub fn selection_vide(option: &str, valeur: &str) -> Diagnostic {
    nowhere(
        &codes::SELECTION_VIDE,
        format!("{option} « {valeur} » ne désigne rien"),
        "vérifier l’orthographe de la sélection",
    )
}

pub fn selection_ambigue(option: &str, valeur: &str, people: &[String]) -> Diagnostic {
    nowhere(
        &codes::SELECTION_AMBIGUE,
        format!("{option} « {valeur} » désigne plusieurs candidats : {}", people.join(" ; ")),
        "donner le prénom, ou le n° candidat",
    )
}

/// `raison` is « état « … » » or « autre spécialité (…) »; `certain` when an exact key says that it is one person.
pub fn ecarte_ailleurs(lieu: &Lieu, qui: &str, raison: &str, certain: bool) -> Diagnostic {
    let (message, aide) = if certain {
        (
            format!(
                "une liste laisse de côté {qui} ({raison}), une autre compte cette personne parmi les candidats"
            ),
            "corriger l’état ou la spécialité si la personne se présente, sinon effacer sa ligne de l’autre liste",
        )
    } else {
        (
            format!(
                "une liste laisse de côté une personne du nom de {qui}, {raison} ; rien ne dit si c’est le candidat de ce nom"
            ),
            "ajouter aux deux lignes le n° candidat, l’INE ou la date de naissance",
        )
    };
    at(&codes::ECARTE_AILLEURS, lieu, message, aide).says_all()
}

pub fn lignes_d_un_ecarte(lieu: &Lieu, qui: &str, lignes: usize, raison: &str) -> Diagnostic {
    let lines =
        if lignes > 1 { format!("{lignes} lignes non utilisées") } else { "ligne non utilisée".to_owned() };
    at(
        &codes::LIGNES_D_UN_ECARTE,
        lieu,
        format!("{lines} : la liste laisse de côté {qui}, {raison}"),
        "rien à faire si la personne ne se présente pas ; sinon corriger son état ou sa spécialité dans la liste",
    )
    .says_all()
}

/// `cle` is « le n° … » or « l’INE … ».
pub fn ine_contredit(cle: &str, connu: &str, lu: &Located<String>, su: &Located<String>) -> Diagnostic {
    contredite(cle, connu, "un autre INE", (&lu.valeur, &lu.lieu), (&su.valeur, &su.lieu))
}

pub fn naissance_contredite(cle: &str, connu: &str, lu: &Located<Date>, su: &Located<Date>) -> Diagnostic {
    let (read, known) = (texte::date(lu.valeur), texte::date(su.valeur));
    contredite(cle, connu, "une autre date de naissance", (&read, &lu.lieu), (&known, &su.lieu))
}

fn contredite(
    cle: &str,
    connu: &str,
    quoi: &str,
    (lu, lieu): (&str, &Lieu),
    (su, liste): (&str, &Lieu),
) -> Diagnostic {
    at(
        &codes::IDENTITE_CONTREDITE,
        lieu,
        format!("{cle} est celui de {connu}, mais la ligne donne {quoi} : « {lu} » au lieu de « {su} »"),
        "corriger celle des deux valeurs qui est fausse, ou l’identifiant de la ligne",
    )
    .see("la liste", liste)
    .says_all()
}

pub fn deux_personnes(
    numero: &Located<String>,
    ine: &Located<String>,
    par_numero: &str,
    par_ine: &str,
) -> Diagnostic {
    at(
        &codes::DEUX_PERSONNES,
        &numero.lieu,
        format!(
            "le n° {} est celui de {par_numero}, mais l’INE {} de la même ligne est celui de {par_ine}",
            numero.valeur, ine.valeur
        ),
        "corriger celui des deux identifiants qui est faux",
    )
    .see("l’INE de la ligne", &ine.lieu)
    .says_all()
}

pub fn classe_differente(
    lue: &Located<String>,
    lignes: usize,
    qui: &str,
    connue: &Located<String>,
) -> Diagnostic {
    let lines = if lignes > 1 {
        format!("{lignes} lignes de {qui} donnent")
    } else {
        format!("une ligne de {qui} donne")
    };
    at(
        &codes::CLASSE_DIFFERENTE,
        &lue.lieu,
        format!("{lines} la classe « {} », la liste « {} »", lue.valeur, connue.valeur),
        "vérifier que la ligne est bien celle de cette personne : elle est utilisée, et la classe de la liste fait foi",
    )
    .see("la liste", &connue.lieu)
    .says_all()
}

pub fn nom_aux_espaces_pres(lu: &Located<String>, lignes: usize, connu: &str, liste: &Lieu) -> Diagnostic {
    let lines = if lignes > 1 { format!("{lignes} lignes écrivent") } else { "la ligne écrit".to_owned() };
    at(
        &codes::NOM_AUX_ESPACES_PRES,
        &lu.lieu,
        format!("{lines} « {} » pour {connu} : même identifiant, mêmes lettres, autres espaces", lu.valeur),
        "rien à faire si c’est la même personne : les documents portent le nom de la liste ; sinon corriger l’identifiant",
    )
    .see("la liste", liste)
    .says_all()
}

pub fn ine_partage(ine: &Located<String>, qui: &str, autre: &str) -> Diagnostic {
    at(
        &codes::INE_PARTAGE,
        &ine.lieu,
        format!("l’INE {} est donné à {qui} et à {autre}", ine.valeur),
        "corriger l’INE de l’un des deux, ou effacer la ligne en trop",
    )
    .says_all()
}
