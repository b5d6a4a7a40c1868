//! The parser's English messages, told in French to whoever edits the pack.

use super::fault::Place;

/// Raised by our own reader, and told here like the others.
pub const TOO_MANY_VALUES: &str = "too many values";
pub const COMPLEX_KEY: &str = "a key is not a text";
/// A number that is written with more characters is none of ours.
const MAX_DIGITS: usize = 12;
/// Characters of a value that a message quotes.
const MAX_QUOTED: usize = 60;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    pub message: String,
    pub aide: String,
}

fn wording(message: impl Into<String>, aide: impl Into<String>) -> Wording {
    Wording { message: message.into(), aide: aide.into() }
}

/// A value as a message quotes it: on one line, and not a whole page.
pub fn shorten(value: &str) -> String {
    let line: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MAX_QUOTED) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// Faults of the YAML itself: what the parser says, what we say, what to do.
const SYNTAX: &[(&str, &str, &str)] = &[
    (
        "mapping values are not allowed",
        "un deux-points suivi d’une espace est mal placé",
        "mettez le texte entre guillemets droits, ou corrigez le retrait",
    ),
    (
        "found character that cannot start any token",
        "un texte commence par un signe réservé",
        "mettez le texte entre guillemets droits",
    ),
    ("found unexpected end of stream", "un guillemet n’est jamais refermé", "refermez le guillemet droit"),
    (
        "found unexpected document indicator",
        "un guillemet n’est jamais refermé",
        "refermez le guillemet droit",
    ),
    (
        "could not find expected ':'",
        "il manque un deux-points après un nom de champ",
        "écrivez « champ: valeur », ou corrigez le retrait",
    ),
    (
        "did not find expected ',' or",
        "il manque une virgule, un crochet ou une accolade",
        "fermez la liste commencée plus haut",
    ),
    (
        "did not find expected '-' indicator",
        "le retrait n’est pas celui de la liste",
        "alignez cette ligne avec les autres tirets",
    ),
    (
        "did not find expected key",
        "le retrait n’est pas celui des lignes voisines",
        "alignez cette ligne avec les champs voisins",
    ),
    (
        "block sequence entries are not allowed",
        "un tiret de liste est mal placé",
        "allez à la ligne avant le tiret",
    ),
    ("did not find expected node content", "une valeur manque", "écrivez la valeur"),
    (
        "did not find expected <document start>",
        "le début du fichier n’est pas du YAML",
        "commencez par un nom de champ",
    ),
    (
        "found unknown escape character",
        "une barre oblique inverse n’a pas de sens ici",
        "doublez-la, ou employez des guillemets simples",
    ),
    (
        "control characters are not allowed",
        "le fichier contient un caractère invisible interdit",
        "supprimez-le",
    ),
    (
        "unknown anchor",
        "un astérisque renvoie à un nom qui n’existe pas",
        "définissez le nom avec &, ou mettez le texte entre guillemets droits",
    ),
    (
        "while scanning an anchor",
        "un & ou une * n’est pas suivi d’un nom",
        "mettez le texte entre guillemets droits",
    ),
    (
        "while scanning an alias",
        "un & ou une * n’est pas suivi d’un nom",
        "mettez le texte entre guillemets droits",
    ),
    ("failed to parse", "date illisible", "écrivez une date au format AAAA-MM-JJ, sans guillemets"),
    (
        "parsed date is not valid",
        "cette date n’existe pas",
        "écrivez une date au format AAAA-MM-JJ, sans guillemets",
    ),
    ("recursion limit exceeded", "les valeurs sont trop profondément emboîtées", "retirez des niveaux"),
    (
        "repetition limit exceeded",
        "les renvois (&, *) se multiplient",
        "recopiez les valeurs au lieu de les renvoyer",
    ),
    (
        TOO_MANY_VALUES,
        "le fichier contient trop de valeurs",
        "recopiez les valeurs au lieu de les multiplier par des renvois (&, *)",
    ),
    (
        "while scanning a block scalar",
        "un signe | ou > est mal placé",
        "allez à la ligne après ce signe, ou mettez le texte entre guillemets droits",
    ),
    ("while scanning a directive", "une ligne commence par %", "mettez le texte entre guillemets droits"),
    (COMPLEX_KEY, "un nom de champ n’est pas un texte", "écrivez « champ: valeur »"),
    (
        "a value without a tag",
        "une étiquette (!) n’est pas permise",
        "supprimez-la, ou mettez le texte entre guillemets droits",
    ),
    (
        "more than one document",
        "le fichier contient plusieurs documents",
        "supprimez la ligne « --- » et ce qui la suit",
    ),
    (
        "EOF while parsing",
        "le fichier est vide",
        "remplissez-le, ou reprenez celui du référentiel fourni avec le programme",
    ),
];

/// What serde expects, as it says it and as we say it, with an example.
const EXPECTED: &[(&str, &str, &str)] = &[
    ("a string", "un texte", "écrivez un texte"),
    ("a boolean", "true ou false", "écrivez true ou false, sans guillemets"),
    ("a sequence", "une liste", "écrivez une liste : [a, b], ou une ligne par élément, précédée d’un tiret"),
    ("a map", "des champs", "écrivez « champ: valeur » à la ligne, en retrait"),
    ("struct ", "des champs", "écrivez « champ: valeur » à la ligne, en retrait"),
    ("a Decimal", "un nombre", "écrivez un nombre, avec un point et sans guillemets"),
    ("variant identifier", "un mot", "écrivez l’un des mots permis"),
    ("enum ", "un mot", "écrivez l’un des mots permis"),
    ("a YAML tag", "un mot", "écrivez l’un des mots permis"),
    ("u32", "un nombre entier", "écrivez un nombre entier, sans guillemets"),
    ("usize", "un nombre entier", "écrivez un nombre entier, sans guillemets"),
    ("i16", "une année", "écrivez une année, sans guillemets"),
];

pub fn is_second_document(error: &str) -> bool {
    error.contains("more than one document")
}

pub fn is_duplicate(error: &str) -> bool {
    error.contains("duplicate field `")
}

/// Reads « … at line 3 column 5 »; the start of the file when the parser leaves it out.
pub fn place_in(error: &str) -> Place {
    let read = || {
        let (_, tail) = error.rsplit_once(" at line ")?;
        let (ligne, colonne) = tail.split_once(" column ")?;
        Some(Place { ligne: ligne.parse().ok()?, colonne: colonne.parse().ok()? })
    };
    read().unwrap_or(Place::START)
}

pub fn of_error(error: &str) -> Wording {
    let told = of_field(error).or_else(|| of_value(error)).or_else(|| of_syntax(error));
    told.unwrap_or_else(|| {
        wording(
            format!("lecture impossible ({})", shorten(error)),
            "comparez avec le fichier fourni avec le programme",
        )
    })
}

fn of_syntax(error: &str) -> Option<Wording> {
    let (_, message, aide) = SYNTAX.iter().find(|(english, ..)| error.contains(english))?;
    Some(wording(*message, *aide))
}

/// « unknown field `x`, expected one of `a`, `b` » and its kin.
fn of_field(error: &str) -> Option<Wording> {
    if let Some(tail) = after(error, "missing field `") {
        let field = tail.split('`').next()?;
        return Some(wording(
            format!("il manque le champ « {field} »"),
            format!("ajoutez « {field}: » et sa valeur"),
        ));
    }
    let (what, tail) = [("champ inconnu", "unknown field `"), ("mot inconnu", "unknown variant `")]
        .iter()
        .find_map(|(french, english)| after(error, english).map(|tail| (french, tail)))?;
    let mut words = tail.split('`').step_by(2);
    let given = words.next()?;
    let permitted: Vec<&str> = tail.split('`').skip(2).step_by(2).collect();
    Some(wording(format!("{what} : « {} »", shorten(given)), suggestion(given, &permitted)))
}

/// « invalid type: string "1,5", expected a Decimal type… »
fn of_value(error: &str) -> Option<Wording> {
    let tail = after(error, "invalid type: ").or_else(|| after(error, "invalid value: "))?;
    let (found, expected) = tail.split_once(", expected ")?;
    let expected = expected.split(" at line ").next()?;
    let given = shorten(quoted(found));
    let (_, french, aide) = EXPECTED.iter().find(|(english, ..)| expected.starts_with(english))?;
    let number = given.replace(',', ".").replace([' ', '\u{a0}', '\u{202f}'], "");
    let fits = match *french {
        "un nombre" => number.parse::<f64>().is_ok_and(f64::is_finite) && number.len() < MAX_DIGITS,
        "un nombre entier" => number.parse::<u32>().is_ok(),
        _ => false,
    };
    if fits {
        return Some(wording(
            format!("nombre mal écrit : « {given} »"),
            format!("écrivez {number}, sans guillemets"),
        ));
    }
    let what = match found {
        "sequence" => "c’est une liste".to_owned(),
        "map" => "ce sont des champs".to_owned(),
        "unit value" => "la valeur manque".to_owned(),
        _ => format!("« {given} » ne convient pas"),
    };
    Some(wording(format!("{what} : il faut {french}"), *aide))
}

/// The value alone, of « string "1,5" ».
fn quoted(found: &str) -> &str {
    let inner = |c: char| found.find(c).zip(found.rfind(c)).filter(|(a, b)| a < b);
    inner('"').or_else(|| inner('`')).map_or(found, |(a, b)| &found[a + 1..b])
}

/// The closest of the permitted words; all of them when none is close.
pub fn suggestion(given: &str, permitted: &[&str]) -> String {
    match closest(given, permitted.iter().copied()) {
        Some(word) => format!("écrivez peut-être « {word} »"),
        None if permitted.is_empty() => "supprimez-le".to_owned(),
        None => format!("permis : {}", permitted.join(", ")),
    }
}

/// The candidate most like a word, if one is like it at all.
pub fn closest<'c>(given: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let given = given.to_lowercase();
    let scored = candidates.map(|c| (strsim::jaro_winkler(&given, &c.to_lowercase()), c));
    let best =
        scored.filter(|(score, _)| *score >= 0.85).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
    best.map(|(_, word)| word)
}

fn after<'e>(error: &'e str, start: &str) -> Option<&'e str> {
    error.find(start).map(|at| &error[at + start.len()..])
}
