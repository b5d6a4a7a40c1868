//! Questions put to a pack. A code that leads nowhere gives `None`: it may come from a user's cell.

use super::Referentiel;
use super::types::{
    Bloc, Categorie, Competence, CompetenceNumerique, Critere, DefinitionCcf, DefinitionPonctuel, Document,
    Epreuve, GenreMode, MembrePrescrit, Mode, NomTable, Pole, Regle, Situation, SousBloc, Table,
};
use crate::texte::fold;

#[derive(Debug, Clone, Copy)]
pub struct CompetenceTrouvee<'r> {
    pub pole: &'r Pole,
    pub sous_bloc: &'r SousBloc,
    pub competence: &'r Competence,
}

#[derive(Debug, Clone, Copy)]
pub struct CritereTrouve<'r> {
    pub pole: &'r Pole,
    pub sous_bloc: &'r SousBloc,
    pub competence: &'r Competence,
    pub critere: &'r Critere,
}

/// What the règlement says of an épreuve as one category sits it.
#[derive(Debug, Clone)]
pub struct Definition<'r> {
    pub mode: &'r Mode,
    /// Members that the text prescribes; empty where it prescribes none.
    pub commission: &'r [MembrePrescrit],
    /// What the candidate's dossier holds; empty where the text asks for none.
    pub dossier: Vec<&'r str>,
    pub regles: &'r [Regle],
}

impl<'r> Definition<'r> {
    pub fn regle(&self, cle: &str) -> Option<&'r Regle> {
        self.regles.iter().find(|r| r.regle == cle)
    }
}

impl Referentiel {
    pub fn categorie(&self, code: &str) -> Option<&Categorie> {
        self.categories.iter().find(|c| c.code == code)
    }

    /// The category that a text of an export means: its code, its label or one of its texts.
    pub fn categorie_of_text(&self, texte: &str) -> Option<&Categorie> {
        let wanted = fold(texte);
        self.categories
            .iter()
            .find(|c| [&c.code, &c.libelle].into_iter().chain(&c.textes).any(|known| fold(known) == wanted))
    }

    /// The period that a text means: its code, its number, or its number behind the letters of the code or a name of
    /// the column (« Période n° 1 »).
    pub fn periode_of_text(&self, texte: &str) -> Option<&str> {
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).collect::<String>();
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let wanted = fold(texte);
        let (word, number) = (letters(&wanted), digits(&wanted));
        let column = |t: NomTable| self.table(t)?.colonnes.iter().find(|c| c.colonne == "periode");
        let headed = [NomTable::Pfmp, NomTable::EvaluationsTuteur].into_iter().filter_map(column).any(|c| {
            let mut names = std::iter::once(&c.nom).chain(&c.alias);
            names.any(|name| fold(name) == word)
        });
        let usual = headed || matches!(word.as_str(), "" | "periode" | "perioden" | "periodendeg");
        let names = |code: &&String| {
            let folded = fold(code);
            folded == wanted
                || (!number.is_empty() && digits(&folded) == number && (usual || letters(&folded) == word))
        };
        self.pfmp.periodes.iter().find(names).map(String::as_str)
    }

    /// The voie that a text of an export means; none for a bare category code, which groups several.
    pub fn voie_of_text(&self, texte: &str) -> Option<&str> {
        let wanted = fold(texte);
        let voie = self.pfmp.voies.iter().find(|v| v.textes.iter().any(|known| fold(known) == wanted))?;
        Some(&voie.voie)
    }

    pub fn find_epreuve(&self, code: &str) -> Option<&Epreuve> {
        self.epreuves.iter().find(|e| e.code == code)
    }

    /// The épreuve that a cell means: its code, its title or another spelling of it.
    pub fn epreuve_of_text(&self, texte: &str) -> Option<&Epreuve> {
        let wanted = fold(texte);
        let by_code = self.epreuves.iter().find(|e| fold(&e.code) == wanted);
        by_code.or_else(|| {
            self.epreuves
                .iter()
                .find(|e| std::iter::once(&e.intitule).chain(&e.alias).any(|known| fold(known) == wanted))
        })
    }

    pub fn sous_epreuves<'r>(&'r self, code: &'r str) -> impl Iterator<Item = &'r Epreuve> {
        self.epreuves.iter().filter(move |e| e.epreuve_mere.as_deref() == Some(code))
    }

    /// How an épreuve is sat by the candidates of a category.
    pub fn mode<'r>(&self, epreuve: &'r Epreuve, categorie: &str) -> Option<&'r Mode> {
        epreuve.modes.get(categorie)
    }

    /// The definition that a category is evaluated by: what is written for another mode does not hold for it.
    pub fn definition<'r>(&self, epreuve: &'r Epreuve, categorie: &str) -> Option<Definition<'r>> {
        let mode = self.mode(epreuve, categorie)?;
        let (commission, dossier, regles) = match mode.mode {
            GenreMode::Ccf => {
                let texts =
                    |d: &'r DefinitionCcf| d.dossier_professionnel.iter().map(String::as_str).collect();
                epreuve.ccf.as_ref().map(|d| (&d.commission, texts(d), &d.regles))
            }
            GenreMode::Ponctuel => {
                let texts = |d: &'r DefinitionPonctuel| d.dossier.iter().map(|p| p.texte.as_str()).collect();
                epreuve.ponctuel.as_ref().map(|d| (&d.commission, texts(d), &d.regles))
            }
        }?;
        Some(Definition { mode, commission, dossier, regles })
    }

    /// Whether a document exists for the candidates of a category; one that is not known excludes nothing.
    pub fn is_for(&self, document: &Document, categorie: Option<&str>) -> bool {
        let Some(categorie) = categorie else { return true };
        let by_category =
            document.categories.is_empty() || document.categories.iter().any(|c| c == categorie);
        let epreuve = document.epreuve.as_ref().and_then(|code| self.find_epreuve(code));
        let by_mode = document.modes.is_empty()
            || epreuve.is_none_or(|epreuve| {
                self.mode(epreuve, categorie).is_some_and(|mode| document.modes.contains(&mode.mode))
            });
        by_category && by_mode
    }

    /// Whether the commission of an épreuve gives its levels and its note here, on a grid.
    pub fn has_grille(&self, epreuve: &str, categorie: Option<&str>) -> bool {
        self.documents.iter().any(|d| {
            d.epreuve.as_deref() == Some(epreuve)
                && d.donnees.contains(&Bloc::Grille)
                && self.is_for(d, categorie)
        })
    }

    /// The épreuves that have a grid in the catalogue for some category, in the order of the règlement.
    pub fn epreuves_on_grids(&self) -> impl Iterator<Item = &Epreuve> {
        self.epreuves.iter().filter(|e| self.has_grille(&e.code, None))
    }

    /// The pôle that an épreuve evaluates; none for general subjects.
    pub fn pole_of(&self, epreuve: &Epreuve) -> Option<&Pole> {
        self.find_pole(epreuve.pole.as_deref()?)
    }

    pub fn epreuve_of_pole(&self, code: &str) -> Option<&Epreuve> {
        self.epreuves.iter().find(|e| e.pole.as_deref() == Some(code))
    }

    pub fn find_pole(&self, code: &str) -> Option<&Pole> {
        self.poles.iter().find(|p| p.code == code)
    }

    pub fn sous_blocs(&self) -> impl Iterator<Item = (&Pole, &SousBloc)> {
        self.poles.iter().flat_map(|pole| pole.sous_blocs.iter().map(move |bloc| (pole, bloc)))
    }

    pub fn find_sous_bloc(&self, code: &str) -> Option<(&Pole, &SousBloc)> {
        self.sous_blocs().find(|(_, bloc)| bloc.code == code)
    }

    /// All the competences, in the order of the référentiel.
    pub fn competences(&self) -> impl Iterator<Item = CompetenceTrouvee<'_>> {
        self.sous_blocs().flat_map(|(pole, sous_bloc)| {
            let found = move |competence| CompetenceTrouvee { pole, sous_bloc, competence };
            sous_bloc.competences.iter().map(found)
        })
    }

    pub fn find_competence(&self, code: &str) -> Option<CompetenceTrouvee<'_>> {
        self.competences().find(|c| c.competence.code == code)
    }

    /// The rank of a competence in the référentiel, from zero: what lists are sorted by.
    pub fn competence_rank(&self, code: &str) -> Option<usize> {
        self.competences().position(|c| c.competence.code == code)
    }

    /// All the critères, by sous-bloc, in the order of the référentiel.
    pub fn criteres(&self) -> impl Iterator<Item = CritereTrouve<'_>> {
        self.sous_blocs().flat_map(|(pole, sous_bloc)| {
            sous_bloc.criteres.iter().filter_map(move |critere| {
                let code = competence_of(&critere.code)?;
                let competence = sous_bloc.competences.iter().find(|c| c.code == code)?;
                Some(CritereTrouve { pole, sous_bloc, competence, critere })
            })
        })
    }

    pub fn find_critere(&self, code: &str) -> Option<CritereTrouve<'_>> {
        self.criteres().find(|c| c.critere.code == code)
    }

    /// The critères of a competence, by letter; then those of others that serve it too.
    pub fn criteres_of(&self, competence: &str) -> Vec<&Critere> {
        let mut own: Vec<&Critere> =
            self.criteres().filter(|c| c.competence.code == competence).map(|c| c.critere).collect();
        own.sort_by(|a, b| a.code.cmp(&b.code));
        let shared = self.criteres().map(|c| c.critere).filter(|c| c.aussi.iter().any(|a| a == competence));
        own.extend(shared);
        own
    }

    pub fn find_situation(&self, code: &str) -> Option<&Situation> {
        self.aide.situations.iter().find(|s| s.code == code)
    }

    pub fn find_crcn(&self, code: &str) -> Option<&CompetenceNumerique> {
        self.aide.crcn.iter().find(|c| c.code == code)
    }

    pub fn find_document(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|d| d.id == id)
    }

    /// What the pack calls a column; its key where the table has none.
    pub fn nom_colonne<'r>(&'r self, table: NomTable, cle: &'r str) -> &'r str {
        let colonnes = self.table(table).map_or(&[][..], |t| &t.colonnes);
        colonnes.iter().find(|c| c.colonne == cle).map_or(cle, |c| &c.nom)
    }

    /// What the pack calls a name of the first column of a table of two.
    pub fn nom_champ<'r>(&'r self, table: NomTable, cle: &'r str) -> &'r str {
        let champs = self.table(table).map_or(&[][..], |t| &t.champs);
        champs.iter().find(|c| c.colonne == cle).map_or(cle, |c| &c.nom)
    }

    pub fn table(&self, nom: NomTable) -> Option<&Table> {
        self.tables.iter().find(|t| t.table == nom)
    }
}

/// The competence of a critère code: all of it but the hyphen and the letter.
pub fn competence_of(critere: &str) -> Option<&str> {
    let (competence, lettre) = critere.rsplit_once('-')?;
    let one_letter = lettre.len() == 1 && lettre.bytes().all(|b| b.is_ascii_lowercase());
    one_letter.then_some(competence)
}
