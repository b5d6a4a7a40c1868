//! Every code that a pack defines and every code that it refers to, each with its place.
//!
//! One walk over the values; the checks of uniqueness and of dangling references then know no field.

use super::Referentiel;
use super::node::At;
use super::types::Table;
use super::{AIDE, CATEGORIES, COLONNES, DOCUMENTS, EPREUVES, PFMP, POLES, REGLAGES};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sorte {
    Categorie,
    TexteCategorie,
    Pole,
    Unite,
    SousBloc,
    Competence,
    Critere,
    Epreuve,
    SituationEvaluation,
    Regle,
    Periode,
    TypePfmp,
    Voie,
    Niveau,
    EtatNote,
    Nature,
    NatureJustificatif,
    Crcn,
    AideSousBloc,
    Situation,
    Table,
    Colonne,
    Champ,
    Document,
    Impression,
}

impl Sorte {
    /// « aucune compétence », and the file where it would be.
    pub fn aucune(self) -> (&'static str, &'static str) {
        match self {
            Self::Categorie => ("aucune catégorie", CATEGORIES),
            Self::TexteCategorie => ("aucun texte de catégorie", CATEGORIES),
            Self::Pole => ("aucun pôle", POLES),
            Self::Unite => ("aucune unité", EPREUVES),
            Self::SousBloc => ("aucun sous-bloc", POLES),
            Self::Competence => ("aucune compétence", POLES),
            Self::Critere => ("aucun critère", POLES),
            Self::Epreuve => ("aucune épreuve", EPREUVES),
            Self::SituationEvaluation => ("aucune situation d’évaluation de l’épreuve", EPREUVES),
            Self::Periode => ("aucune période", PFMP),
            Self::TypePfmp => ("aucun type de période", PFMP),
            Self::Voie => ("aucune voie", PFMP),
            Self::Niveau => ("aucun niveau", REGLAGES),
            Self::EtatNote => ("aucun état de note", REGLAGES),
            Self::Nature => ("aucune nature de travaux", REGLAGES),
            Self::NatureJustificatif => ("aucune nature de justificatif", REGLAGES),
            Self::Regle => ("aucune règle de l’épreuve ponctuelle", EPREUVES),
            Self::Crcn => ("aucune compétence numérique", AIDE),
            Self::AideSousBloc => ("aucun sous-bloc", AIDE),
            Self::Situation => ("aucune situation", AIDE),
            Self::Table => ("aucun tableau", COLONNES),
            Self::Colonne => ("aucune colonne du tableau", COLONNES),
            Self::Champ => ("aucun champ du tableau", COLONNES),
            Self::Document => ("aucun document", DOCUMENTS),
            Self::Impression => ("aucune pile", DOCUMENTS),
        }
    }
}

/// A code where it is defined, or where something refers to it.
#[derive(Debug, Clone)]
pub struct Mention {
    pub sorte: Sorte,
    /// What the code is unique within: empty for the whole pack, else the table, the épreuve, the scale.
    pub portee: String,
    pub code: String,
    pub at: At,
}

/// The spellings of a thing that users may write: two things of one scope may not share any.
#[derive(Debug, Clone)]
pub struct Graphies {
    pub portee: String,
    pub code: String,
    /// Each with its place.
    pub textes: Vec<(At, String)>,
}

#[derive(Debug, Default)]
pub struct Inventory {
    pub definitions: Vec<Mention>,
    pub references: Vec<Mention>,
    pub graphies: Vec<Graphies>,
}

pub fn inventory(r: &Referentiel) -> Inventory {
    let mut found = Inventory::default();
    found.categories(r);
    found.poles(r);
    found.epreuves(r);
    found.pfmp(r);
    found.reglages(r);
    found.aide(r);
    for (at, table) in At::file(COLONNES).each("tables", &r.tables) {
        found.table(&at, table);
    }
    found.documents(r);
    found
}

impl Inventory {
    fn define(&mut self, sorte: Sorte, portee: &str, code: &str, at: At) {
        self.definitions.push(Mention { sorte, portee: portee.to_owned(), code: code.to_owned(), at });
    }

    fn refer(&mut self, sorte: Sorte, portee: &str, code: &str, at: At) {
        self.references.push(Mention { sorte, portee: portee.to_owned(), code: code.to_owned(), at });
    }

    fn refer_all(&mut self, sorte: Sorte, at: &At, key: &str, codes: &[String]) {
        for (at, code) in at.each(key, codes) {
            self.refer(sorte, "", code, at);
        }
    }

    /// A code, a label and other spellings, all of which a user may write.
    fn spell(&mut self, portee: &str, code: &str, at: &At, keys: &[(&str, &str)], alias: (&str, &[String])) {
        let mut textes: Vec<(At, String)> =
            keys.iter().map(|(key, texte)| (at.key(key), (*texte).to_owned())).collect();
        textes.extend(at.each(alias.0, alias.1).into_iter().map(|(at, texte)| (at, texte.clone())));
        self.graphies.push(Graphies { portee: portee.to_owned(), code: code.to_owned(), textes });
    }

    fn categories(&mut self, r: &Referentiel) {
        for (at, c) in At::file(CATEGORIES).each("categories", &r.categories) {
            self.define(Sorte::Categorie, "", &c.code, at.key("code"));
            for (at, texte) in at.each("textes", &c.textes) {
                self.define(Sorte::TexteCategorie, "", texte, at);
            }
            self.spell("catégories", &c.code, &at, &[("code", &c.code)], ("textes", &c.textes));
        }
    }

    fn poles(&mut self, r: &Referentiel) {
        for (at, pole) in At::file(POLES).each("poles", &r.poles) {
            self.define(Sorte::Pole, "", &pole.code, at.key("code"));
            for (at, bloc) in at.each("sous_blocs", &pole.sous_blocs) {
                self.define(Sorte::SousBloc, "", &bloc.code, at.key("code"));
                for (at, activite) in at.each("activites", &bloc.activites) {
                    self.refer_all(Sorte::Competence, &at, "competences", &activite.competences);
                }
                for (at, competence) in at.each("competences", &bloc.competences) {
                    self.define(Sorte::Competence, "", &competence.code, at.key("code"));
                }
                for (at, critere) in at.each("criteres", &bloc.criteres) {
                    self.define(Sorte::Critere, "", &critere.code, at.key("code"));
                    self.refer_all(Sorte::Competence, &at, "aussi", &critere.aussi);
                }
            }
        }
    }

    fn epreuves(&mut self, r: &Referentiel) {
        for (at, e) in At::file(EPREUVES).each("epreuves", &r.epreuves) {
            self.define(Sorte::Epreuve, "", &e.code, at.key("code"));
            if let Some(unite) = &e.unite {
                self.define(Sorte::Unite, "", unite, at.key("unite"));
            }
            if let Some(mere) = &e.epreuve_mere {
                self.refer(Sorte::Epreuve, "", mere, at.key("epreuve_mere"));
            }
            if let Some(pole) = &e.pole {
                self.refer(Sorte::Pole, "", pole, at.key("pole"));
            }
            for categorie in e.modes.keys() {
                self.refer(Sorte::Categorie, "", categorie, at.key("modes").key(categorie));
            }
            if let Some(ccf) = &e.ccf {
                for (at, situation) in at.key("ccf").each("situations", &ccf.situations) {
                    self.define(Sorte::SituationEvaluation, &e.code, &situation.code, at.key("code"));
                }
            }
            if let Some(ponctuel) = &e.ponctuel {
                let at = at.key("ponctuel");
                for (at, regle) in at.each("regles", &ponctuel.regles) {
                    self.define(Sorte::Regle, &e.code, &regle.regle, at.key("regle"));
                }
                if let Some(regle) = &ponctuel.controle {
                    self.refer(Sorte::Regle, &e.code, regle, at.key("controle"));
                }
                for (at, piece) in at.each("dossier", &ponctuel.dossier) {
                    if let Some(regle) = &piece.absence {
                        self.refer(Sorte::Regle, &e.code, regle, at.key("absence"));
                    }
                }
            }
        }
    }

    fn pfmp(&mut self, r: &Referentiel) {
        let root = At::file(PFMP);
        for (at, periode) in root.each("periodes", &r.pfmp.periodes) {
            self.define(Sorte::Periode, "", periode, at);
        }
        for (at, t) in root.each("types", &r.pfmp.types) {
            self.define(Sorte::TypePfmp, "", &t.code, at.key("code"));
            self.spell(
                "types de période",
                &t.code,
                &at,
                &[("code", &t.code), ("libelle", &t.libelle)],
                ("", &[]),
            );
        }
        for (at, voie) in root.each("voies", &r.pfmp.voies) {
            self.define(Sorte::Voie, "", &voie.voie, at.key("voie"));
            self.refer_all(Sorte::TexteCategorie, &at, "textes", &voie.textes);
        }
        for (at, duree) in root.each("durees", &r.pfmp.durees) {
            self.refer(Sorte::Voie, "", &duree.voie, at.key("voie"));
            self.refer_all(Sorte::Categorie, &at, "categories", &duree.categories);
        }
    }

    fn reglages(&mut self, r: &Referentiel) {
        let root = At::file(REGLAGES);
        let echelles = [
            ("échelle de la grille", root.key("grille").key("echelle"), &r.reglages.grille.echelle),
            ("échelle du tuteur", root.key("tuteur"), &r.reglages.tuteur),
            ("échelle du suivi", root.key("suivi"), &r.reglages.suivi),
        ];
        for (portee, at, echelle) in echelles {
            for (at, n) in at.each("niveaux", &echelle.niveaux) {
                self.define(Sorte::Niveau, portee, &n.code, at.key("code"));
                self.spell(
                    portee,
                    &n.code,
                    &at,
                    &[("code", &n.code), ("libelle", &n.libelle)],
                    ("alias", &n.alias),
                );
            }
        }
        for (at, e) in root.each("etats_note", &r.reglages.etats_note) {
            self.define(Sorte::EtatNote, "", &e.code, at.key("code"));
            self.spell(
                "états de note",
                &e.code,
                &at,
                &[("code", &e.code), ("libelle", &e.libelle)],
                ("alias", &e.alias),
            );
        }
        for (at, n) in root.each("natures_justificatifs", &r.reglages.natures_justificatifs) {
            self.define(Sorte::NatureJustificatif, "", &n.code, at.key("code"));
            self.spell(
                "natures de justificatif",
                &n.code,
                &at,
                &[("code", &n.code), ("libelle", &n.libelle)],
                ("alias", &n.alias),
            );
        }
        for (at, n) in root.each("natures_travaux", &r.reglages.natures_travaux) {
            self.define(Sorte::Nature, "", &n.code, at.key("code"));
            self.spell(
                "natures",
                &n.code,
                &at,
                &[("code", &n.code), ("libelle", &n.libelle)],
                ("alias", &n.alias),
            );
        }
    }

    fn aide(&mut self, r: &Referentiel) {
        let root = At::file(AIDE);
        for (at, c) in root.each("crcn", &r.aide.crcn) {
            self.define(Sorte::Crcn, "", &c.code, at.key("code"));
        }
        for (at, bloc) in root.each("sous_blocs", &r.aide.sous_blocs) {
            self.define(Sorte::AideSousBloc, "", &bloc.code, at.key("code"));
            self.refer(Sorte::SousBloc, "", &bloc.code, at.key("code"));
            self.refer_all(Sorte::Crcn, &at, "crcn", &bloc.crcn);
        }
        for (at, savoir) in root.each("savoirs_redactionnels", &r.aide.savoirs_redactionnels) {
            self.refer(Sorte::Competence, "", &savoir.competence, at.key("competence"));
        }
        for (at, situation) in root.each("situations", &r.aide.situations) {
            self.define(Sorte::Situation, "", &situation.code, at.key("code"));
            self.refer(Sorte::SousBloc, "", &situation.sous_bloc, at.key("sous_bloc"));
            self.refer_all(Sorte::Competence, &at, "competences", &situation.competences);
        }
    }

    fn table(&mut self, at: &At, table: &Table) {
        let nom = format!("{:?}", table.table);
        self.define(Sorte::Table, "", &nom, at.key("table"));
        for (sorte, key, colonnes) in
            [(Sorte::Colonne, "colonnes", &table.colonnes), (Sorte::Champ, "champs", &table.champs)]
        {
            let portee = format!("{nom}/{key}");
            for (at, c) in at.each(key, colonnes) {
                self.define(sorte, &nom, &c.colonne, at.key("colonne"));
                self.spell(&portee, &c.colonne, &at, &[("nom", &c.nom)], ("alias", &c.alias));
            }
        }
        for (at, set) in at.each("reconnue_a", &table.reconnue_a) {
            for (i, colonne) in set.iter().enumerate().filter(|(_, c)| !c.starts_with('@')) {
                self.refer(Sorte::Colonne, &nom, colonne, at.index(i));
            }
        }
    }

    fn documents(&mut self, r: &Referentiel) {
        for (at, d) in At::file(DOCUMENTS).each("documents", &r.documents) {
            self.define(Sorte::Document, "", &d.id, at.key("id"));
            self.refer_all(Sorte::Categorie, &at, "categories", &d.categories);
            if let Some(epreuve) = &d.epreuve {
                self.refer(Sorte::Epreuve, "", epreuve, at.key("epreuve"));
            }
            if let Some(situation) = &d.situation {
                let epreuve = d.epreuve.as_deref().unwrap_or_default();
                self.refer(Sorte::SituationEvaluation, epreuve, situation, at.key("situation"));
            }
        }
        for (at, pile) in At::file(DOCUMENTS).each("impressions", &r.impressions) {
            self.define(Sorte::Impression, "", &pile.id, at.key("id"));
            self.refer_all(Sorte::Document, &at, "documents", &pile.documents);
        }
    }
}
