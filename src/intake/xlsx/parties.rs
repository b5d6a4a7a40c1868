//! The parts of a workbook, found as its relations name them: in any case, with any kind of slash.

use std::collections::BTreeMap;

use super::Relations;
use crate::intake::conteneur::Conteneur;
use crate::intake::xml::{Faute, Lecteur, in_utf8};

pub struct Paquet<'c, 'z> {
    conteneur: &'c mut Conteneur<'z>,
    /// Exact names, by what relations call them.
    noms: BTreeMap<String, String>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Relation {
    /// The last word of its type, the same in the strict and in the transitional vocabulary: `worksheet`.
    pub genre: String,
    /// The part it leads to, from the root of the container.
    pub cible: String,
    pub externe: bool,
}

impl<'c, 'z> Paquet<'c, 'z> {
    /// # Errors
    /// When two parts bear the same name but for the case: which one is read would be left to chance.
    pub fn new(conteneur: &'c mut Conteneur<'z>) -> Result<Self, Faute> {
        let mut noms = BTreeMap::new();
        for nom in conteneur.names() {
            if nom.ends_with(['/', '\\']) {
                continue;
            }
            if noms.insert(key(&nom), nom).is_some() {
                return Err(Faute::refus("deux de ses parties portent le même nom"));
            }
        }
        Ok(Self { conteneur, noms })
    }

    /// The bytes of a part; nothing when there is none of this name.
    pub fn part(&mut self, chemin: &str) -> Result<Option<Vec<u8>>, Faute> {
        match self.noms.get(&key(chemin)) {
            Some(nom) => self.conteneur.part(nom)?.map(in_utf8).transpose(),
            None => Ok(None),
        }
    }

    /// The relations of a part by identifier, or of the whole container for the empty name.
    pub fn relations(&mut self, partie: &str) -> Result<Relations, Faute> {
        let (dossier, nom) = partie.rsplit_once('/').unwrap_or(("", partie));
        match self.part(&format!("{dossier}/_rels/{nom}.rels"))? {
            Some(octets) => read_relations(&octets, dossier),
            None => Ok(Relations::new()),
        }
    }
}

/// The main part of a container, as its own relations name it.
pub fn main_part(octets: &[u8]) -> Option<String> {
    let relations = read_relations(octets, "").ok()?;
    super::of_kind(&relations, "officeDocument").map(|relation| relation.cible.clone())
}

fn read_relations(octets: &[u8], dossier: &str) -> Result<Relations, Faute> {
    let mut lecteur = Lecteur::new(octets)?;
    lecteur.root(&["Relationships"])?;
    let mut relations = Relations::new();
    while let Some(balise) = lecteur.child()? {
        let id = balise.attribut("Id")?;
        let cible = balise.attribut("Target")?;
        if let (Some(id), Some(cible)) = (id, cible) {
            let genre = balise.attribut("Type")?.unwrap_or_default();
            let relation = Relation {
                genre: genre.rsplit('/').next().unwrap_or_default().to_owned(),
                cible: resolve(dossier, &cible),
                externe: balise.attribut("TargetMode")?.is_some_and(|mode| mode == "External"),
            };
            // Twice the same identifier: which part it names would be left to chance.
            if relations.insert(id.into_owned(), relation).is_some() {
                return Err(Faute::abime());
            }
        }
        lecteur.skip()?;
    }
    lecteur.finish()?;
    Ok(relations)
}

/// A target from the root of the container. It never leads above it.
fn resolve(dossier: &str, cible: &str) -> String {
    let cible = cible.replace('\\', "/");
    let mut parts: Vec<&str> = Vec::new();
    let base = if cible.starts_with('/') { "" } else { dossier };
    for part in base.split('/').chain(cible.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn key(chemin: &str) -> String {
    chemin.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_found_however_it_is_written() {
        for cible in [
            "worksheets/sheet1.xml",
            "/xl/worksheets/sheet1.xml",
            "worksheets\\sheet1.xml",
            "./a/../worksheets/sheet1.xml",
        ] {
            assert_eq!(resolve("xl", cible), "xl/worksheets/sheet1.xml", "{cible}");
        }
        assert_eq!(resolve("xl/worksheets", "../tables/table1.xml"), "xl/tables/table1.xml");
        assert_eq!(resolve("xl", "../../../etc/passwd"), "etc/passwd");
    }

    #[test]
    fn the_kind_of_a_relation_is_the_last_word_of_its_type() {
        let xml = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="file:///c:/x.xlsx" TargetMode="External"/>
        </Relationships>"#;
        let relations = read_relations(xml, "xl").unwrap();
        let seen: Vec<_> = relations.values().map(|r| (r.genre.as_str(), r.externe)).collect();
        assert_eq!(seen, [("worksheet", false), ("externalLink", true)]);
    }

    #[test]
    fn an_identifier_twice_is_damaged() {
        let xml = br#"<Relationships><Relationship Id="a" Target="x"/><Relationship Id="a" Target="y"/></Relationships>"#;
        assert_eq!(read_relations(xml, ""), Err(Faute::abime()));
    }
}
