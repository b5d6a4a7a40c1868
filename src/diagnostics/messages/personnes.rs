//! Who is who.

use jiff::civil::Date;

use super::{at, nowhere};
use crate::diagnostics::{Diagnostic, codes};
use crate::place::{Lieu, Located};
use crate::texte;

/// Rows that a message names one by one.
const LIGNES: usize = 10;

/// `lignes` are the rows of one table that name this person; `proches` the people of the list who look like them.
pub fn candidat_inconnu(lieu: &Lieu, qui: &str, lignes: &[u32], proches: &[(String, Lieu)]) -> Diagnostic {
    let names: Vec<&str> = proches.iter().map(|(nom, _)| nom.as_str()).collect();
    let aide = if proches.is_empty() {
        "corriger le numéro ou le nom, ou ajouter le candidat à la liste".to_owned()
    } else {
        format!(
            "vérifier s’il s’agit de {} ; corriger le numéro ou le nom, ici ou dans la liste",
            names.join(" ou de ")
        )
    };
    let mut message = format!("candidat absent de la liste : {qui}");
    if lignes.len() > 1 {
        let mut numbers: Vec<String> = lignes.iter().take(LIGNES).map(ToString::to_string).collect();
        if lignes.len() > LIGNES {
            numbers.push(format!("{} autres", lignes.len() - LIGNES));
        }
        message = format!("{message}, lignes {}", texte::list(&numbers));
    }
    let diagnostic = at(&codes::CANDIDAT_INCONNU, lieu, message, aide);
    proches.iter().fold(diagnostic, |diagnostic, (nom, lieu)| diagnostic.see(nom, lieu)).about(qui)
}

/// The name is in the list, the key is not. `feuilles`: for each sheet, the first place and how many rows.
pub fn cle_hors_liste(liste: &Lieu, qui: &str, cle: &str, feuilles: &[(&Lieu, usize)]) -> Diagnostic {
    let lignes: usize = feuilles.iter().map(|(_, lignes)| lignes).sum();
    let diagnostic = at(
        &codes::CANDIDAT_INCONNU,
        liste,
        format!(
            "{lignes} lignes de {} feuilles nomment {qui} : la liste a ce nom, sans {cle}",
            feuilles.len()
        ),
        format!("corriger la liste si {cle} y manque ou y est faux ; sinon, corriger ces lignes"),
    );
    feuilles.iter().fold(diagnostic, |diagnostic, (lieu, lignes)| {
        let role = if *lignes > 1 { format!("{lignes} lignes") } else { "1 ligne".to_owned() };
        diagnostic.see(&role, lieu)
    })
}

pub fn candidat_en_double(lieu: &Lieu, qui: &str) -> Diagnostic {
    at(
        &codes::CANDIDAT_EN_DOUBLE,
        lieu,
        format!("candidat deux fois dans la même liste : {qui}"),
        "effacer la ligne en trop, ou corriger le numéro de l’un des deux",
    )
}

pub fn identites_contradictoires(lieu: &Lieu, quoi: &str, valeur: &str, autre: &str) -> Diagnostic {
    at(
        &codes::IDENTITES_CONTRADICTOIRES,
        lieu,
        format!("deux valeurs pour {quoi} du même candidat : « {valeur} » et « {autre} »"),
        "corriger celle des deux qui est fausse",
    )
}

/// `cle` is « le n° … » or « l’INE … ».
pub fn nom_different(lieu: &Lieu, cle: &str, lu: &str, connu: &str) -> Diagnostic {
    at(
        &codes::NOM_DIFFERENT,
        lieu,
        format!("{cle} est celui de {connu}, mais la ligne nomme {lu}"),
        "corriger le numéro ou le nom de cette ligne",
    )
}

pub fn homonymes(lieu: &Lieu, qui: &str, personnes: &[(String, Lieu)]) -> Diagnostic {
    let diagnostic = at(
        &codes::HOMONYMES,
        lieu,
        format!("{} personnes des listes répondent au nom de {qui}", personnes.len()),
        "ajouter à cette ligne le n° candidat ou la date de naissance",
    );
    personnes.iter().fold(diagnostic, |diagnostic, (nom, lieu)| diagnostic.see(nom, lieu)).about(qui)
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
}

pub fn doublon_possible(lieu: &Lieu, qui: &str, autre: &str) -> Diagnostic {
    at(
        &codes::DOUBLON_POSSIBLE,
        lieu,
        format!("{qui} et {autre} sont peut-être une seule personne, que deux listes écrivent autrement"),
        "comparer les deux lignes ; si c’est une seule personne, écrire partout les mêmes nom, prénom, date de naissance et numéro",
    )
}

pub fn ligne_sans_personne(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::LIGNE_SANS_PERSONNE,
        lieu,
        "ligne sans candidat : ni numéro, ni INE, ni nom et prénom".into(),
        "indiquer à qui appartient cette ligne, ou l’effacer",
    )
}

pub fn classe_inconnue(lieu: &Lieu, quoi: &str) -> Diagnostic {
    at(
        &codes::CLASSE_INCONNUE,
        lieu,
        format!("commission pour une classe ou un candidat inconnu : « {quoi} »"),
        "corriger la classe ou le n° candidat",
    )
}

pub fn candidat_non_inscrit(lieu: &Lieu, etat: &str) -> Diagnostic {
    at(
        &codes::CANDIDAT_NON_INSCRIT,
        lieu,
        format!("candidat laissé de côté : son état est « {etat} »"),
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
    at(&codes::ECARTE_AILLEURS, lieu, message, aide)
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
}

pub fn ine_partage(ine: &Located<String>, qui: &str, autre: &str) -> Diagnostic {
    at(
        &codes::INE_PARTAGE,
        &ine.lieu,
        format!("l’INE {} est donné à {qui} et à {autre}", ine.valeur),
        "corriger l’INE de l’un des deux, ou effacer la ligne en trop",
    )
}
