//! Sheets, headers and cells.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::at;
use crate::diagnostics::{Diagnostic, codes};
use crate::place::{Lieu, Located};
use crate::referentiel::types::{Echelle, EtatNote};
use crate::tables::NomEtPrenoms;
use crate::texte;

pub fn feuille_incomplete(
    lieu: &Lieu,
    table: &str,
    manquantes: &[String],
    fautes_de_frappe: &[(String, String)],
) -> Diagnostic {
    let names: Vec<String> = manquantes.iter().map(|m| format!("« {m} »")).collect();
    let aide = match fautes_de_frappe.first() {
        Some((lu, voulu)) => format!("corriger l’en-tête : « {lu} » pourrait être « {voulu} »"),
        None => format!("ajouter l’en-tête qui manque : {}", texte::list(&names)),
    };
    at(
        &codes::FEUILLE_INCOMPLETE,
        lieu,
        format!(
            "feuille non lue : elle ressemble au tableau « {table} », mais il lui manque {}",
            texte::list(&names)
        ),
        aide,
    )
}

/// `lieu` is that of the second line.
pub fn entetes_sur_deux_lignes(lieu: &Lieu, table: &str) -> Diagnostic {
    at(
        &codes::FEUILLE_INCOMPLETE,
        lieu,
        format!("feuille non lue : les en-têtes du tableau « {table} » continuent sur une seconde ligne"),
        "écrire tous les en-têtes sur une seule ligne, un par colonne",
    )
}

/// `prevue` is what the sheet was written for, `trouvee` the table whose headers stand there.
pub fn feuille_detournee(lieu: &Lieu, prevue: &str, trouvee: &str) -> Diagnostic {
    at(
        &codes::FEUILLE_DETOURNEE,
        lieu,
        format!(
            "feuille non lue : « liasse modeles » l’a préparée pour le tableau « {prevue} », et elle contient « {trouvee} »"
        ),
        "mettre ces lignes dans la feuille préparée pour elles, ou dans un classeur à part, et rendre à celle-ci ce qu’elle attend (« liasse modeles » la refait vierge)",
    )
}

/// `proche`: a header that was read, and the one that it may stand for.
pub fn colonnes_preparees_absentes(
    lieu: &Lieu,
    prevue: &str,
    absentes: &[String],
    proche: Option<&(String, String)>,
) -> Diagnostic {
    let names: Vec<String> = absentes.iter().take(NOMS_MAX).map(|nom| format!("« {nom} »")).collect();
    let plus = absentes.len() - names.len();
    let (colonne, shown) = match (absentes.len(), plus) {
        (1, _) => ("la colonne", names.concat()),
        (_, 0) => ("les colonnes", texte::list(&names)),
        (_, 1) => ("les colonnes", format!("{} et une autre", names.join(", "))),
        (_, plus) => ("les colonnes", format!("{} et {plus} autres", names.join(", "))),
    };
    let aide = match proche {
        Some((lu, voulu)) => format!("corriger l’en-tête : « {lu} » pourrait être « {voulu} »"),
        None => "remettre l’en-tête qui manque, au-dessus de sa colonne, même vide ; ou reprendre le classeur vierge \
(« liasse modeles » le refait) et y reporter les lignes"
            .to_owned(),
    };
    at(
        &codes::FEUILLE_PREPAREE_MODIFIEE,
        lieu,
        format!(
            "feuille non lue : préparée par « liasse modeles » pour le tableau « {prevue} », elle a perdu {colonne} {shown}"
        ),
        aide,
    )
}

/// `prevue`: nothing of a sheet that does not say what it was written for.
pub fn feuille_preparee_sans_entete(lieu: &Lieu, prevue: Option<&str>) -> Diagnostic {
    let pour = prevue.map(|prevue| format!(" pour le tableau « {prevue} »")).unwrap_or_default();
    at(
        &codes::FEUILLE_PREPAREE_MODIFIEE,
        lieu,
        format!("feuille non lue : préparée par « liasse modeles »{pour}, elle n’a plus sa ligne d’en-têtes"),
        "remettre la ligne d’en-têtes sous la consigne ; ou reprendre le classeur vierge (« liasse modeles » le refait) et \
y reporter les lignes",
    )
}

/// Names of columns that a message tells.
const NOMS_MAX: usize = 5;

pub fn feuille_inconnue(lieu: &Lieu) -> Diagnostic {
    unknown_sheet(lieu, "feuille non lue : aucun tableau reconnu")
}

/// Whoever looks for the sheet does not see it.
pub fn feuille_masquee_inconnue(lieu: &Lieu) -> Diagnostic {
    unknown_sheet(lieu, "feuille masquée dans le classeur, et non lue : aucun tableau reconnu")
}

fn unknown_sheet(lieu: &Lieu, message: &str) -> Diagnostic {
    at(
        &codes::FEUILLE_INCONNUE,
        lieu,
        message.to_owned(),
        "rien à faire si elle ne compte pas ; sinon, lui donner les en-têtes d’un tableau (« liasse expliquer A202 »)",
    )
}

/// Each reading: the table, and the headers that make it one.
pub fn tableau_ambigu(lieu: &Lieu, un: &(String, Vec<String>), autre: &(String, Vec<String>)) -> Diagnostic {
    let shown =
        |(table, entetes): &(String, Vec<String>)| format!("« {table} » (par {})", entetes.join(", "));
    at(
        &codes::TABLEAU_AMBIGU,
        lieu,
        format!("feuille non lue : elle peut être {} ou {}", shown(un), shown(autre)),
        "ajouter une colonne propre à l’un des deux tableaux",
    )
}

pub fn colonnes_contradictoires(lieu: &Lieu, valeur: &str, autre: &str) -> Diagnostic {
    let shown = |text: &str| if text.is_empty() { "vide".to_owned() } else { format!("« {text} »") };
    at(
        &codes::COLONNES_CONTRADICTOIRES,
        lieu,
        format!("deux colonnes du même nom se contredisent : {} et {}", shown(valeur), shown(autre)),
        "renommer ou supprimer l’une des deux colonnes",
    )
}

/// `proche` is the field that it may be.
pub fn champ_inconnu(lieu: &Lieu, champ: &str, proche: Option<&str>) -> Diagnostic {
    let aide = match proche {
        Some(proche) => format!("écrire « {proche} » si c’est ce champ ; sinon, effacer la ligne"),
        None => "corriger le nom du champ ou effacer la ligne".to_owned(),
    };
    at(&codes::CHAMP_INCONNU, lieu, format!("champ d’établissement inconnu : « {champ} »"), aide)
}

pub fn champ_contradictoire(lieu: &Lieu, champ: &str, valeur: &str, autre: &str) -> Diagnostic {
    at(
        &codes::CHAMP_CONTRADICTOIRE,
        lieu,
        format!("deux valeurs pour « {champ} » : « {valeur} » et « {autre} »"),
        "garder la bonne et effacer l’autre",
    )
}

pub fn date_illisible(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::DATE_ILLISIBLE,
        lieu,
        format!("date illisible : « {valeur} »"),
        "écrire la date au format JJ/MM/AAAA",
    )
}

pub fn nombre_sans_jour(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::DATE_ILLISIBLE,
        lieu,
        format!(
            "date illisible : la cellule contient le nombre « {valeur} », qui ne désigne aucun jour possible"
        ),
        "retaper la date au format JJ/MM/AAAA",
    )
}

pub fn jour_de_1904(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::DATE_ILLISIBLE,
        lieu,
        format!(
            "date illisible : la cellule contient le nombre « {valeur} », dans un classeur qui compte les jours depuis 1904"
        ),
        "retaper la date au format JJ/MM/AAAA",
    )
}

pub fn annee_invraisemblable(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::DATE_ILLISIBLE,
        lieu,
        format!("date invraisemblable : « {valeur} »"),
        "corriger l’année, avec ses quatre chiffres",
    )
}

pub fn naissance_invraisemblable(naissance: &Located<Date>, session: i16) -> Diagnostic {
    at(
        &codes::DATE_ILLISIBLE,
        &naissance.lieu,
        format!(
            "date de naissance invraisemblable pour la session {session} : {}",
            texte::date(naissance.valeur)
        ),
        "corriger la date, avec les quatre chiffres de l’année",
    )
}

pub fn annee_a_deux_chiffres(lieu: &Lieu, valeur: &str, date: Date) -> Diagnostic {
    at(
        &codes::ANNEE_A_DEUX_CHIFFRES,
        lieu,
        format!("année à deux chiffres : « {valeur} » est lu {}", texte::date(date)),
        "écrire l’année avec quatre chiffres",
    )
}

pub fn nombre_illisible(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::NOMBRE_ILLISIBLE,
        lieu,
        format!("nombre illisible : « {valeur} »"),
        "écrire un nombre, par exemple 20 ou 4,5",
    )
}

pub fn nombre_avec_espace(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::NOMBRE_ILLISIBLE,
        lieu,
        format!("nombre illisible : « {valeur} » contient une espace"),
        "retaper le nombre sans espace, par exemple 20 ou 4,5",
    )
}

pub fn nombre_trop_grand(lieu: &Lieu, colonne: &str, valeur: &str, maximum: Decimal) -> Diagnostic {
    let maximum = texte::decimal(maximum);
    at(
        &codes::NOMBRE_HORS_LIMITES,
        lieu,
        format!("nombre trop grand pour « {colonne} » : « {valeur} », au lieu de {maximum} au plus"),
        "corriger le nombre",
    )
}

pub fn pourcentage(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::POURCENTAGE,
        lieu,
        format!("pourcentage au lieu d’un nombre : « {valeur} »"),
        "mettre la cellule au format Nombre et retaper la valeur",
    )
}

pub fn nombre_devenu_date(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::NOMBRE_ILLISIBLE,
        lieu,
        format!("nombre illisible : le tableur l’a changé en date, « {valeur} »"),
        "mettre la cellule au format Nombre et retaper le nombre avec une virgule",
    )
}

pub fn annee_illisible(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::NOMBRE_ILLISIBLE,
        lieu,
        format!("année illisible : « {valeur} »"),
        "écrire l’année de la session en quatre chiffres, par exemple 2026 ; tous les documents l’attendent",
    )
}

pub fn note_hors_bareme(lieu: &Lieu, valeur: &str, bareme: Decimal) -> Diagnostic {
    let bareme = texte::decimal(bareme);
    at(
        &codes::NOTE_HORS_BAREME,
        lieu,
        format!("note hors du barème : « {valeur} » pour une note sur {bareme}"),
        format!("corriger la note, entre 0 et {bareme}"),
    )
}

pub fn note_illisible(lieu: &Lieu, valeur: &str, etats: &[EtatNote]) -> Diagnostic {
    let codes: Vec<String> = etats.iter().map(|e| format!("{} ({})", e.code, e.libelle)).collect();
    at(
        &codes::NOMBRE_ILLISIBLE,
        lieu,
        format!("note illisible : « {valeur} »"),
        format!("écrire la note, par exemple 13,5, ou {}", texte::list(&codes)),
    )
}

pub fn note_avec_espace(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::NOMBRE_ILLISIBLE,
        lieu,
        format!("note illisible : « {valeur} » contient une espace"),
        "retaper la note sans espace, par exemple 13,5",
    )
}

pub fn note_devenue_date(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::NOMBRE_ILLISIBLE,
        lieu,
        format!("note illisible : le tableur l’a changée en date, « {valeur} »"),
        "mettre la cellule au format Nombre et retaper la note avec une virgule",
    )
}

pub fn niveau_inconnu(lieu: &Lieu, valeur: &str, echelle: &Echelle) -> Diagnostic {
    let levels: Vec<String> = echelle.niveaux.iter().map(|n| format!("{} ({})", n.code, n.libelle)).collect();
    at(
        &codes::NIVEAU_INCONNU,
        lieu,
        format!("niveau inconnu : « {valeur} »"),
        format!("écrire l’un de ces niveaux : {}", levels.join(", ")),
    )
}

pub fn niveau_hors_epreuve(lieu: &Lieu, code: &str, epreuve: &str) -> Diagnostic {
    at(
        &codes::COLONNE_D_UN_AUTRE_BLOC,
        lieu,
        format!("niveau donné pour {code}, que l’épreuve {epreuve} n’évalue pas"),
        "effacer cette cellule, ou corriger l’épreuve de la ligne",
    )
    .says_epreuve()
}

pub fn competence_hors_epreuve(lieu: &Lieu, code: &str, epreuve: &str) -> Diagnostic {
    at(
        &codes::COLONNE_D_UN_AUTRE_BLOC,
        lieu,
        format!("compétence {code} dans un travail de l’épreuve {epreuve}, qui ne l’évalue pas"),
        "retirer ce code, ou corriger l’épreuve de la ligne",
    )
    .says_epreuve()
}

pub fn cellule_en_erreur(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::CELLULE_EN_ERREUR,
        lieu,
        format!("cellule en erreur : « {valeur} »"),
        "corriger la formule, ou la remplacer par sa valeur",
    )
}

pub fn formule_sans_resultat(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::FORMULE_SANS_RESULTAT,
        lieu,
        "formule dont le résultat n’est pas enregistré dans le fichier".into(),
        "ouvrir le classeur dans Excel ou LibreOffice, l’enregistrer, et le déposer de nouveau",
    )
}

pub fn cellule_illisible(lieu: &Lieu, raison: &str) -> Diagnostic {
    at(
        &codes::CELLULE_ILLISIBLE,
        lieu,
        format!("cellule abîmée dans le fichier ({raison})"),
        "retaper cette cellule dans le tableur, enregistrer, et déposer de nouveau le fichier",
    )
}

/// `voisins` are the codes that begin alike, or an example where there is none.
pub fn competence_inconnue(lieu: &Lieu, valeur: &str, voisins: &Voisins) -> Diagnostic {
    at(
        &codes::COMPETENCE_INCONNUE,
        lieu,
        format!("code de compétence inconnu : « {valeur} »"),
        match voisins {
            Voisins::Memes(codes) => format!("écrire l’un de ces codes : {}", codes.join(", ")),
            Voisins::Exemple(code) => {
                format!("écrire un code comme {code} ; plusieurs se séparent par « ; »")
            }
        },
    )
}

pub fn entete_d_un_code_inconnu(lieu: &Lieu, entete: &str, voisins: &Voisins) -> Diagnostic {
    at(
        &codes::COMPETENCE_INCONNUE,
        lieu,
        format!("niveaux donnés sous un code inconnu : « {entete} »"),
        match voisins {
            Voisins::Memes(codes) => format!("écrire en en-tête l’un de ces codes : {}", codes.join(", ")),
            Voisins::Exemple(code) => format!("écrire en en-tête un code comme {code}"),
        },
    )
}

/// What an unknown code may have been.
pub enum Voisins {
    Memes(Vec<String>),
    Exemple(String),
}

pub fn valeur_inconnue(lieu: &Lieu, colonne: &str, valeur: &str, permises: &[String]) -> Diagnostic {
    let aide = if permises.is_empty() {
        "effacer cette valeur".to_owned()
    } else {
        format!("écrire l’une de ces valeurs : {}", permises.join(", "))
    };
    at(&codes::VALEUR_INCONNUE, lieu, format!("valeur inconnue pour « {colonne} » : « {valeur} »"), aide)
}

pub fn valeur_manquante(lieu: &Lieu, quoi: &str) -> Diagnostic {
    at(
        &codes::VALEUR_MANQUANTE,
        lieu,
        format!("il manque {quoi} : la ligne ne peut pas être utilisée"),
        "remplir la cellule",
    )
}

pub fn identifiant_abime(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::IDENTIFIANT_ABIME,
        lieu,
        format!("identifiant abîmé par le tableur : « {valeur} »"),
        "mettre la colonne au format Texte et recopier l’identifiant avec tous ses chiffres, zéros compris",
    )
}

pub fn identifiant_trop_long(lieu: &Lieu, colonne: &str, valeur: &str, most: usize) -> Diagnostic {
    at(
        &codes::IDENTIFIANT_ABIME,
        lieu,
        format!(
            "« {colonne} » trop long : « {valeur} » a {} chiffres, au lieu de {most} au plus",
            valeur.len()
        ),
        "recopier l’identifiant avec tous ses chiffres, et eux seuls",
    )
}

/// `doute` says what is unusual.
pub fn forme_inattendue(lieu: &Lieu, colonne: &str, valeur: &str, doute: &str) -> Diagnostic {
    at(
        &codes::FORME_INATTENDUE,
        lieu,
        format!("« {colonne} » de forme inattendue : « {valeur} »"),
        format!("vérifier la valeur, imprimée telle quelle : {doute}"),
    )
}

/// `colonnes` are what the pack calls the columns of the surname and of the first names.
pub fn nom_ambigu(lieu: &Lieu, colonnes: [&str; 2], valeur: &str, lectures: &[NomEtPrenoms]) -> Diagnostic {
    let [nom, prenoms] = colonnes;
    let shown = |l: &NomEtPrenoms| format!("nom « {} », prénom « {} »", l.nom, l.prenoms);
    let message = match lectures {
        [] => format!("« {valeur} » devrait donner un nom et un prénom"),
        lectures => format!(
            "« {valeur} » : rien ne dit où finit le nom ({})",
            lectures.iter().map(shown).collect::<Vec<_>>().join(" ou ")
        ),
    };
    at(
        &codes::NOM_AMBIGU,
        lieu,
        message,
        format!(
            "mettre le nom et le prénom dans deux colonnes, « {nom} » et « {prenoms} », ou le nom seul en capitales"
        ),
    )
    .says_all()
}

pub fn noms_contradictoires(lieu: &Lieu, entier: &str, autre: &str) -> Diagnostic {
    at(
        &codes::COLONNES_CONTRADICTOIRES,
        lieu,
        format!("deux colonnes donnent deux noms : « {entier} » et « {autre} »"),
        "corriger ou supprimer l’une des deux colonnes",
    )
    .says_all()
}
