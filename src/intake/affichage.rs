//! What a cell makes of the number that it holds: a day, a percentage, digits at fixed places.

use super::heures;
use super::masque::Masque;
use super::sheet::{Jour, Valeur};

/// A number format, as far as it changes what a number says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Affichage {
    /// As many digits as the number has.
    Nu,
    /// A fraction, a word, a condition: what the cell shows is not known here.
    Inconnu,
    /// Digits at fixed places, among other signs.
    Masque(Masque),
    Pourcentage,
    /// In powers of ten.
    Scientifique,
    /// A day of the calendar, with or without a time.
    Jour(Jour),
    /// A time of day, or a duration that goes past a day.
    Heure {
        duree: bool,
        secondes: bool,
    },
}

impl Affichage {
    /// Of a format that the program has without writing it.
    pub fn of_id(id: u16) -> Self {
        match id {
            1 => Self::of_code("0"),
            2 => Self::of_code("0.00"),
            3 | 37 | 38 => Self::of_code("#,##0"),
            4 | 39 | 40 => Self::of_code("#,##0.00"),
            9 | 10 => Self::Pourcentage,
            11 | 48 => Self::Scientifique,
            12 | 13 => Self::Inconnu,
            // 27 to 36 and 50 to 58 are dates of East Asia.
            14 | 15 | 22 | 27..=36 | 50..=58 => Self::Jour(Jour::Entier),
            16 => Self::Jour(Jour::SansAnnee),
            17 => Self::Jour(Jour::SansJour),
            18 | 20 => Self::Heure { duree: false, secondes: false },
            19 | 21 | 45 | 47 => Self::Heure { duree: false, secondes: true },
            46 => Self::Heure { duree: true, secondes: true },
            _ => Self::Nu,
        }
    }

    /// Of a format as it is written. The first section decides of what kind it is: positive numbers take it.
    pub fn of_code(code: &str) -> Self {
        let Lettres { signes, duree } = letters_of(code);
        let has = |wanted: &str| signes.iter().any(|run| wanted.contains(run.lettre));
        let day = |run: &&Run| "dj".contains(run.lettre) && run.longueur <= 2;
        if has("ydja") || (has("m") && !has("hs")) {
            return Self::Jour(match (signes.iter().any(|run| day(&run)), has("ya")) {
                (true, true) => Jour::Entier,
                (true, false) => Jour::SansAnnee,
                (false, _) => Jour::SansJour,
            });
        }
        if has("hs") {
            return Self::Heure { duree, secondes: has("s") };
        }
        if has("%") {
            return Self::Pourcentage;
        }
        if has("e") {
            return Self::Scientifique;
        }
        let small = code.to_ascii_lowercase();
        let is_general =
            small.is_empty() || ["general", "standard", "@"].iter().any(|word| small.contains(word));
        let other = || if is_general { Self::Nu } else { Self::Inconnu };
        Masque::parse(code).map_or_else(other, Self::Masque)
    }

    /// What the cell says of its number.
    pub fn value(&self, nombre: f64, calendrier_1904: bool) -> Valeur {
        match self {
            Self::Nu => Valeur::Nombre(nombre),
            Self::Inconnu => Valeur::Deguise(nombre),
            Self::Masque(masque) => {
                masque.show(nombre).map_or(Valeur::Nombre(nombre), |texte| Valeur::montre(nombre, texte))
            }
            Self::Pourcentage => Valeur::Pourcentage(nombre),
            Self::Scientifique => Valeur::Scientifique(nombre),
            Self::Jour(montre) => heures::moment(nombre, calendrier_1904)
                .map_or(Valeur::Nombre(nombre), |instant| Valeur::day(instant, *montre)),
            Self::Heure { duree, secondes } => {
                heures::time(nombre, *duree, *secondes).map_or(Valeur::Nombre(nombre), Valeur::Texte)
            }
        }
    }
}

/// The symbols of a format that mean something.
struct Lettres {
    signes: Vec<Run>,
    /// A unit of time stands between brackets: `[h]:mm`.
    duree: bool,
}

impl Lettres {
    /// What follows is another run, whatever its letter.
    fn part(&mut self) {
        self.signes.push(Run { lettre: ' ', longueur: 1 });
    }
}

/// One symbol and how many times it follows itself.
struct Run {
    lettre: char,
    longueur: usize,
}

/// In small letters: neither quoted texts, nor what a backslash, a `_` or a `*` guards, nor brackets (colours,
/// conditions), nor General and AM/PM.
fn letters_of(code: &str) -> Lettres {
    let plain = code.to_ascii_lowercase().replace("general", "").replace("standard", "");
    let plain = plain.replace("am/pm", "h").replace("a/p", "h");
    let mut lettres = Lettres { signes: Vec::new(), duree: false };
    let mut symbols = plain.chars();
    while let Some(symbol) = symbols.next() {
        match symbol {
            ';' => break,
            '"' => {
                symbols.by_ref().take_while(|c| *c != '"').for_each(drop);
                lettres.part();
            }
            '[' => {
                // A duration, [h]:mm: it shows no day, and its m are minutes.
                let inside: String = symbols.by_ref().take_while(|c| *c != ']').collect();
                if !inside.is_empty() && inside.chars().all(|c| "hms".contains(c)) {
                    lettres.duree = true;
                    let lettre = if inside.starts_with('s') { 's' } else { 'h' };
                    lettres.signes.push(Run { lettre, longueur: 1 });
                }
                lettres.part();
            }
            '\\' | '_' | '*' => {
                symbols.next();
                lettres.part();
            }
            lettre => match lettres.signes.last_mut() {
                Some(last) if last.lettre == lettre => last.longueur += 1,
                _ => lettres.signes.push(Run { lettre, longueur: 1 }),
            },
        }
    }
    lettres
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_show_a_day_are_dates() {
        for (code, jour) in [
            ("dd/mm/yyyy", Jour::Entier),
            ("DD/MM/YY", Jour::Entier),
            ("d-mmm", Jour::SansAnnee),
            ("dddd d mmmm", Jour::SansAnnee),
            ("mmmm\\ yyyy", Jour::SansJour),
            ("mmmm", Jour::SansJour),
            ("dddd", Jour::SansJour),
            ("yyyy", Jour::SansJour),
            ("[$-40C]d mmmm yyyy;@", Jour::Entier),
            ("[$-40C]dddd\\ d\\ mmmm\\ yyyy;@", Jour::Entier),
            ("dddd\" \"d\" \"mmmm\" \"yyyy", Jour::Entier),
            ("dddd\\ mmmm\\ yyyy", Jour::SansJour),
            ("m/d/yy h:mm", Jour::Entier),
            ("yyyy-mm-dd\"T\"hh:mm:ss", Jour::Entier),
            ("*-yyyy-mm-dd", Jour::Entier),
            ("jj/mm/aaaa", Jour::Entier),
            ("[Red]dd/mm", Jour::SansAnnee),
        ] {
            assert_eq!(Affichage::of_code(code), Affichage::Jour(jour), "{code}");
        }
    }

    #[test]
    fn formats_that_show_no_day_are_not() {
        let heure = |duree, secondes| Affichage::Heure { duree, secondes };
        for (code, expected) in [
            ("General", Affichage::Nu),
            ("\"Standard\"General", Affichage::Nu),
            ("@", Affichage::Nu),
            ("# ?/?", Affichage::Inconnu),
            ("#,##0,", Affichage::Inconnu),
            ("[=1]\"un jour\";0\" jours\"", Affichage::Inconnu),
            ("\"OUI\";\"\";\"NON\"", Affichage::Inconnu),
            (";;;", Affichage::Inconnu),
            ("[h]:mm", heure(true, false)),
            ("[mm]:ss", heure(true, true)),
            ("h:mm:ss", heure(false, true)),
            ("hh:mm AM/PM", heure(false, false)),
            ("mm:ss.0", heure(false, true)),
            ("0.00E+00", Affichage::Scientifique),
            ("##0.0E+0", Affichage::Scientifique),
            ("0.0 %", Affichage::Pourcentage),
        ] {
            assert_eq!(Affichage::of_code(code), expected, "{code}");
        }
        for code in [
            "0.00",
            "#,##0\\ \"jours de PFMP\"",
            "0\\d",
            "#,##0 [$€-40C]",
            "_-* #,##0.00_d",
            "0;[Red]-0;\"dd\"",
            "0\"%\"",
        ] {
            assert!(matches!(Affichage::of_code(code), Affichage::Masque(_)), "{code}");
        }
    }

    #[test]
    fn a_cell_says_what_it_shows() {
        let shown = |code: &str, nombre: f64| Affichage::of_code(code).value(nombre, false);
        let montre = |nombre: f64, texte: &str| Valeur::Montre { nombre, texte: texte.to_owned() };
        assert_eq!(shown("0000000000", 716_333_361.0), montre(716_333_361.0, "0716333361"));
        assert_eq!(shown("00000", 6000.0), montre(6000.0, "06000"));
        assert_eq!(shown("00000", 44_000.0), Valeur::Nombre(44_000.0));
        assert_eq!(shown("0.00", 13.5), montre(13.5, "13,50"));
        assert_eq!(shown("0", 13.5), montre(13.5, "14"));
        assert_eq!(shown("0.00E+00", 30.0), Valeur::Scientifique(30.0));
        assert_eq!(shown("[h]:mm", 1.5), Valeur::Texte("36:00".to_owned()));
        assert_eq!(shown("h:mm", 0.354_166_666_666), Valeur::Texte("8:30".to_owned()));
        let instant = jiff::civil::date(2025, 11, 1).to_datetime(jiff::civil::Time::midnight());
        assert_eq!(shown("mmm-yy", 45_962.0), Valeur::Moment { instant, montre: Jour::SansJour });
    }
}
