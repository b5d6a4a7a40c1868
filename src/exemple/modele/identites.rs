//! Who the candidates and the grown-ups are: names, numbers, dates of birth, addresses, SIRET.

use std::collections::BTreeSet;

use fastrand::Rng;
use jiff::civil::Date;

use super::calendrier::SESSION;
use super::lexique::{FONCTIONS, STRUCTURES, VILLES, VOIES};
use super::noms::{NOMS, PRENOMS_DAMES, PRENOMS_FEMININS, PRENOMS_MASCULINS, PRENOMS_MESSIEURS, fold};
use super::tirage::{chance, draw_unseen, pick};
use super::{Identite, Structure, Tuteur};

/// What was already given to somebody: nobody shares a number, nor a name and first names.
#[derive(Default)]
pub struct Registre {
    personnes: BTreeSet<String>,
    numeros: BTreeSet<String>,
    ines: BTreeSet<String>,
}

pub struct Adulte {
    pub civilite: &'static str,
    pub prenom: &'static str,
    pub nom: &'static str,
}

impl Adulte {
    pub fn complet(&self) -> String {
        format!("{} {} {}", self.civilite, self.prenom, self.nom)
    }

    pub fn is_dame(&self) -> bool {
        self.civilite == "Mme"
    }
}

/// A candidate born the year when one is `age` at the end of the year of the session.
pub fn draw_identite(
    alea: &mut Rng,
    registre: &mut Registre,
    nom_impose: Option<&str>,
    age: i16,
) -> Identite {
    let feminin = chance(alea, 58);
    let (nom, prenoms) = loop {
        let nom = nom_impose.map_or_else(|| draw_nom(alea), str::to_owned);
        let prenoms = draw_prenoms(alea, feminin);
        if registre.personnes.insert(fold(&format!("{nom}{prenoms}"))) {
            break (nom, prenoms);
        }
    };
    let nom_usage = chance(alea, 4).then(|| format!("{nom}-{}", pick(alea, NOMS)));
    let naissance = Date::constant(SESSION - age, alea.i8(1..13), alea.i8(1..29));
    Identite {
        numero: draw_unseen(&mut registre.numeros, || {
            format!("{:010}", alea.u64(100_000_000..2_600_000_000))
        }),
        ine: draw_unseen(&mut registre.ines, || draw_ine(alea)),
        nom,
        nom_usage,
        prenoms,
        feminin,
        naissance,
    }
}

fn draw_nom(alea: &mut Rng) -> String {
    let nom = *pick(alea, NOMS);
    if chance(alea, 8) { format!("{nom}-{}", pick(alea, NOMS)) } else { nom.to_owned() }
}

fn draw_prenoms(alea: &mut Rng, feminin: bool) -> String {
    let liste = if feminin { PRENOMS_FEMININS } else { PRENOMS_MASCULINS };
    let premier = *pick(alea, liste);
    let second = *pick(alea, liste);
    if chance(alea, 12) && second != premier { format!("{premier} {second}") } else { premier.to_owned() }
}

/// The national number of pupils: nine digits and two letters.
fn draw_ine(alea: &mut Rng) -> String {
    let chiffres = alea.u32(50_000_000..240_000_000);
    format!("{chiffres:09}{}{}", alea.uppercase(), alea.uppercase())
}

/// A teacher or the head of the school, who bears nobody else’s name.
pub fn draw_adulte(alea: &mut Rng, registre: &mut Registre) -> Adulte {
    loop {
        let adulte = draw_quidam(alea);
        if registre.personnes.insert(fold(&format!("{}{}", adulte.nom, adulte.prenom))) {
            return adulte;
        }
    }
}

fn draw_quidam(alea: &mut Rng) -> Adulte {
    let (civilite, prenoms) = if alea.bool() { ("Mme", PRENOMS_DAMES) } else { ("M.", PRENOMS_MESSIEURS) };
    let (prenom, nom) = (*pick(alea, prenoms), *pick(alea, NOMS));
    Adulte { civilite, prenom, nom }
}

/// The companies, public services and associations that take the trainees of the school.
pub fn draw_structures(alea: &mut Rng) -> Vec<Structure> {
    let mut sirets = BTreeSet::new();
    let mut structures = Vec::new();
    for nom in STRUCTURES {
        let adresse = draw_adresse(alea);
        structures.push(Structure {
            nom: (*nom).to_owned(),
            adresse,
            siret: draw_unseen(&mut sirets, || draw_siret(alea)),
            representant: draw_quidam(alea).complet(),
            tuteurs: vec![draw_tuteur(alea), draw_tuteur(alea)],
        });
    }
    structures
}

fn draw_tuteur(alea: &mut Rng) -> Tuteur {
    let adulte = draw_quidam(alea);
    let (pour_une_femme, pour_un_homme) = *pick(alea, FONCTIONS);
    let fonction = if adulte.is_dame() { pour_une_femme } else { pour_un_homme };
    Tuteur { nom: adulte.complet(), fonction: fonction.to_owned() }
}

fn draw_adresse(alea: &mut Rng) -> String {
    let (code_postal, ville) = *pick(alea, VILLES);
    format!("{} {}, {code_postal} {ville}", alea.u32(1..140), pick(alea, VOIES))
}

/// Both the SIREN (in a range that is not in use) and the SIRET satisfy the Luhn check.
fn draw_siret(alea: &mut Rng) -> String {
    let siren = append_luhn(&format!("9999{:04}", alea.u32(..10_000)));
    append_luhn(&format!("{siren}000{}", alea.u32(1..4)))
}

/// The digits followed by the one that makes their Luhn sum a multiple of ten.
fn append_luhn(chiffres: &str) -> String {
    let somme: u32 = chiffres
        .bytes()
        .rev()
        .enumerate()
        .map(|(rang, octet)| {
            let chiffre = u32::from(octet - b'0');
            if rang.is_multiple_of(2) { chiffre * 2 / 10 + chiffre * 2 % 10 } else { chiffre }
        })
        .sum();
    format!("{chiffres}{}", (10 - somme % 10) % 10)
}

/// The code of a school: seven digits and the letter that their remainder by 23 gives.
pub fn compose_uai(numero: usize) -> String {
    let cle = char::from(b"ABCDEFGHJKLMNPRSTUVWXYZ"[numero % 23]);
    format!("{numero:07}{cle}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_match_published_identifiers() {
        assert_eq!(compose_uai(750_654), "0750654D");
        assert_eq!(append_luhn("7992739871"), "79927398713");
    }

    #[test]
    fn structures_have_one_siret_each() {
        let structures = draw_structures(&mut Rng::with_seed(1));
        let sirets: BTreeSet<&str> = structures.iter().map(|s| s.siret.as_str()).collect();
        assert_eq!(sirets.len(), STRUCTURES.len());
        assert!(sirets.iter().all(|siret| siret.len() == 14 && append_luhn(&siret[..13]) == **siret));
    }
}
