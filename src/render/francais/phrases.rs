//! What typst 0.15 says, and what is said in its place.

use super::Phrase;

const fn say(anglais: &'static str, francais: &'static str, conseil: &'static str) -> Phrase {
    Phrase { anglais, francais, conseil }
}

/// The first that fits is used: the more precise stands above.
pub(super) static PHRASES: &[Phrase] = &[
    // Written wrongly.
    say(
        "expected expression",
        "il manque une valeur à cet endroit",
        "compléter ce qui suit le « = », la virgule ou les deux-points",
    ),
    say("expected comma", "il manque une virgule", "séparer les valeurs par des virgules"),
    say(
        "expected semicolon or line break",
        "il manque un retour à la ligne, ou une accolade est en trop",
        "aller à la ligne entre deux instructions, et fermer chaque accolade une seule fois",
    ),
    say(
        "expected argument list",
        "il manque la parenthèse des réglages",
        "écrire la parenthèse tout contre le nom, sans espace : « #set text(8pt) »",
    ),
    say("expected keyword `in`", "il manque le mot « in »", "écrire « for x in liste »"),
    say(
        "expected block",
        "il manque un bloc entre crochets ou accolades",
        "écrire « [texte] » après la condition",
    ),
    say(
        "expected {}, found {}",
        "il faut ici {t1}, et c’est {t2}",
        "changer cette valeur ; si elle vient des données, elle peut être absente : voir « ou-blanc » et « lire »",
    ),
    say("expected {}", "il manque {t1}", "compléter à cet endroit, ou enlever le signe qui précède"),
    say(
        "unclosed delimiter",
        "ce signe est ouvert et n’est pas refermé",
        "refermer la parenthèse, le crochet ou l’accolade ; devant un « * », un « _ » ou un « $ » à imprimer, mettre \\",
    ),
    say("unclosed string", "guillemet ouvert et pas refermé", "refermer le texte par un guillemet droit"),
    say(
        "unclosed raw text",
        "accent grave ouvert et pas refermé",
        "le refermer, ou mettre \\ devant pour l’imprimer",
    ),
    say(
        "unexpected end of block comment",
        "« */ » ferme une remarque qui n’est pas ouverte",
        "l’enlever, ou ouvrir la remarque par « /* »",
    ),
    say(
        "unexpected keyword {}",
        "le mot « {1} » n’est pas à sa place",
        "l’enlever, ou le rapprocher de ce qui précède sans « # »",
    ),
    say("unexpected argument: {}", "réglage inconnu : « {1} »", "corriger le nom du réglage, ou l’enlever"),
    say("unexpected argument", "une valeur de trop", "enlever cette valeur, ou vérifier son genre"),
    say("unexpected {}", "{t1} n’est pas à sa place", "l’enlever, ou compléter ce qui précède"),
    say(
        "the character {} is not valid in code",
        "le signe « {1} » n’a pas de sens ici",
        "l’enlever ; entre accolades ou parenthèses, on n’écrit pas de « # »",
    ),
    say(
        "{} is not valid in code",
        "« {1} » n’a pas de sens ici",
        "écrire « and », « or », « not » en toutes lettres",
    ),
    say(
        "invalid number suffix: {}",
        "« {1} » n’est pas une unité",
        "écrire pt, mm, cm, em, % ou fr, sans espace après le nombre ; un nom ne commence pas par un chiffre",
    ),
    say("duplicate key: {}", "la clé « {1} » est donnée deux fois", "n’en garder qu’une"),
    say("duplicate argument: {}", "le réglage « {1} » est donné deux fois", "n’en garder qu’un"),
    // Names and files.
    say(
        "unknown variable: {}",
        "« {1} » n’est défini nulle part",
        "corriger le nom ; si c’est un outil de commun.typ, écrire en tête « #import \"commun.typ\": * »",
    ),
    say(
        "unresolved import",
        "ce nom n’est pas dans le fichier importé",
        "corriger le nom, ou importer tout avec « : * »",
    ),
    say(
        "file not found (searched at {})",
        "le fichier « {1} » n’existe pas",
        "poser le fichier dans le dossier templates, et écrire son nom tel quel, majuscules comprises",
    ),
    say("cyclic import", "ce fichier s’importe lui-même", "retirer l’un des deux « #import »"),
    say(
        "failed to parse JSON ({} at line {} column {})",
        "le fichier de données n’est pas du JSON (ligne {2}, colonne {3})",
        "corriger ce fichier à cet endroit",
    ),
    say("failed to load file ({})", "{1}", "corriger le nom ou le numéro de page, ou reprendre ce fichier"),
    say(
        "unknown image format",
        "ce fichier n’est pas une image connue",
        "employer un fichier svg, png ou jpg",
    ),
    say(
        "failed to decode image ({})",
        "l’image est abîmée ou incomplète",
        "l’enregistrer de nouveau en png ou en svg",
    ),
    say(
        "failed to parse SVG {}",
        "le fichier SVG est abîmé ou incomplet",
        "l’enregistrer de nouveau, ou l’enregistrer en png",
    ),
    say(
        "unknown font family: {}",
        "la police « {1} » n’est pas fournie : une autre la remplace",
        "poser le fichier .ttf ou .otf de cette police dans templates/polices, ou écrire « Liasse Sans »",
    ),
    // Data.
    say(
        "dictionary does not contain key {} and no default value was specified",
        "les données n’ont pas de clé « {1} »",
        "voir les clés dans l’exemple du modèle ; pour une clé facultative, écrire « lire(bloc, \"{1}\") »",
    ),
    say(
        "dictionary does not contain key {}",
        "les données n’ont pas de clé « {1} »",
        "voir les clés dans l’exemple du modèle ; pour une clé facultative, écrire « lire(bloc, \"{1}\") »",
    ),
    say(
        "cannot access fields on type {}",
        "on ne peut pas lire de clé dans {t1}",
        "vérifier que ce bloc est demandé par « donnees: » dans documents.yaml ; s’il peut être absent, employer « lire »",
    ),
    say(
        "array index out of bounds (index: {}, len: {}) and no default value was specified",
        "la liste n’a que {2} éléments : il n’y en a pas de rang {1}",
        "parcourir la liste avec « for » plutôt que par rang",
    ),
    say("array is empty", "la liste est vide", "tester « liste.len() > 0 » avant"),
    say(
        "no default value was specified and string index out of bounds (index: {}, len: {})",
        "le texte n’a que {2} signes : il n’y en a pas de rang {1}",
        "tester la longueur du texte avant",
    ),
    say(
        "cannot join {} with {}",
        "{t1} et {t2} ne peuvent pas se suivre",
        "mettre le texte entre crochets, ou transformer le nombre par « str(…) »",
    ),
    say(
        "cannot add {} and {}",
        "{t1} et {t2} ne s’ajoutent pas",
        "transformer le nombre par « str(…) » ; une valeur absente (none) se teste avant",
    ),
    say(
        "cannot compare {} and {}",
        "{t1} et {t2} ne se comparent pas",
        "comparer deux valeurs du même genre",
    ),
    say("cannot divide by zero", "division par zéro", "tester le diviseur avant"),
    say("cannot loop over {}", "on ne peut pas parcourir {t1}", "donner une liste après « in »"),
    say("cannot spread {}", "{t1} ne se déplie pas avec « .. »", "donner une liste après les deux points"),
    say(
        "too many elements to destructure",
        "la liste a plus d’éléments que de noms",
        "écrire autant de noms que d’éléments",
    ),
    say(
        "not enough elements to destructure",
        "la liste a moins d’éléments que de noms",
        "écrire autant de noms que d’éléments",
    ),
    say(
        "string contains invalid digits",
        "ce texte n’est pas un nombre",
        "les valeurs arrivent prêtes à imprimer : les placer telles quelles",
    ),
    // Functions.
    say("missing argument: {}", "il manque la valeur « {1} »", "ajouter cette valeur dans la parenthèse"),
    say(
        "type none has no method {}",
        "la valeur est absente (none) : « {1} » ne s’y applique pas",
        "une donnée peut manquer : tester « valeur != none » avant, ou employer « ou-blanc »",
    ),
    say("type {} has no method {}", "{t1} ne connaît pas « {2} »", "corriger le nom après le point"),
    say(
        "element {} has no method {}",
        "l’élément « {1} » ne connaît pas « {2} »",
        "corriger le nom après le point",
    ),
    say("{} does not have field {}", "« {1} » n’a pas de partie « {2} »", "corriger le nom après le point"),
    say("module {} does not contain {}", "« {1} » ne contient pas « {2} »", "corriger le nom après le point"),
    say(
        "cannot directly call dictionary keys as functions",
        "une clé des données n’est pas une fonction",
        "enlever la parenthèse après la clé",
    ),
    say("cannot return outside of function", "« return » est écrit hors d’une fonction", "l’enlever"),
    say("cannot break outside of loop", "« break » est écrit hors d’une boucle", "l’enlever"),
    say(
        "variables from outside the function are read-only and cannot be modified",
        "une fonction ne peut pas changer une valeur du dehors",
        "rendre la nouvelle valeur par la fonction",
    ),
    say(
        "cannot mutate a constant: {}",
        "« {1} » est un mot du compositeur : il ne se change pas",
        "choisir un autre nom",
    ),
    say(
        "panicked with: {}",
        "le modèle s’arrête lui-même : « {1} »",
        "lire ce message, écrit par l’auteur du modèle",
    ),
    say("assertion failed: {}", "{1}", "compléter l’appel"),
    say("condition is always true", "cette boucle ne finit jamais", "parcourir une liste avec « for »"),
    say("loop seems to be infinite", "cette boucle ne finit jamais", "parcourir une liste avec « for »"),
    say(
        "maximum function call depth exceeded",
        "une fonction s’appelle sans fin",
        "vérifier qu’elle ne s’appelle pas elle-même",
    ),
    say(
        "maximum layout depth exceeded",
        "trop de blocs les uns dans les autres",
        "vérifier qu’une fonction ne se place pas elle-même",
    ),
    say(
        "maximum show rule depth exceeded",
        "une règle « show » s’applique à son propre résultat",
        "changer ce que cette règle cherche",
    ),
    say(
        "can only be used when context is known",
        "ceci dépend de la place dans la page",
        "écrire « context » devant l’expression entière",
    ),
    // Page and layout.
    say(
        "page configuration is not allowed inside of containers",
        "la page ne se règle pas à l’intérieur d’un bloc",
        "sortir « set page » du bloc, ou le mettre dans mise-en-page",
    ),
    say(
        "pagebreaks are not allowed inside of containers",
        "un saut de page ne se fait pas à l’intérieur d’un bloc",
        "le sortir du bloc",
    ),
    say(
        "document set rules are not allowed inside of containers",
        "le titre du document ne se donne pas à l’intérieur d’un bloc",
        "sortir « set document » du bloc",
    ),
    say(
        "label {} does not exist in the document",
        "le renvoi {1} ne mène nulle part",
        "pour imprimer un « @ », écrire \\@",
    ),
    say(
        "attempted to place a second cell at column {}, row {}",
        "deux cellules sont à la même place du tableau (colonne {1}, ligne {2}, comptées de zéro)",
        "changer la place de l’une d’elles",
    ),
    say(
        "cell's colspan would cause it to exceed the available column(s)",
        "une cellule s’étend sur plus de colonnes que n’en a le tableau",
        "diminuer « colspan », ou ajouter une colonne à « columns »",
    ),
    say(
        "document did not converge within five attempts",
        "la mise en page change à chaque essai",
        "éviter qu’un compteur dépende de la place qu’il prend",
    ),
    say(
        "value of {} did not converge",
        "la valeur de {1} change à chaque essai",
        "éviter qu’un compteur dépende de la place qu’il prend",
    ),
    // Standards.
    say(
        "missing document title",
        "le document n’a pas de titre",
        "passer par « mise-en-page », ou écrire « set document(title: …) »",
    ),
    say(
        "missing document date",
        "le document n’a pas de date",
        "ne pas écrire « date: none » dans « set document »",
    ),
    say(
        "missing alt text",
        "une image, ou une formule, n’a pas de texte de remplacement",
        "écrire ce que l’image montre : « image(\"logo.svg\", alt: \"Logo du lycée\") »",
    ),
    say(
        "skipped from heading level {} to {}",
        "un titre de niveau {2} suit un titre de niveau {1}",
        "ne pas sauter de niveau : « tete » fait le niveau 1, les blocs ont le niveau 2",
    ),
    say(
        "the first heading must be of level 1",
        "le premier titre n’est pas de niveau 1",
        "appeler « tete(donnees) » en premier, ou écrire un « = Titre » avant les « == »",
    ),
    say("heading title is empty", "un titre est vide", "écrire le titre, ou l’enlever"),
    say(
        "heading title could not be determined",
        "un titre dépend de la place dans la page : il ne peut pas être lu à voix haute",
        "sortir « context » du titre",
    ),
    say(
        "cannot combine underline, overline, or strike",
        "un texte est à la fois souligné et barré",
        "n’en garder qu’un",
    ),
    say(
        "the text {} could not be displayed with font {}",
        "la police « {2} » n’a pas le signe « {1} »",
        "changer ce signe, ou poser dans templates/polices une police qui le dessine",
    ),
    say(
        "embedding PDFs is currently not supported in this export mode",
        "une page PDF ne se place pas telle quelle dans un document d’archive",
        "la placer avec « fond-officiel », qui la redessine",
    ),
    say(
        "PDF artifacts may not contain links",
        "un lien est dans le pied, l’en-tête ou un fond de page",
        "l’écrire comme un simple texte",
    ),
    say(
        "the PDF contains PostScript code",
        "un dégradé tournant n’est pas permis",
        "employer une couleur unie",
    ),
    say(
        "the PDF is missing a CMYK profile",
        "une couleur est donnée en quadrichromie (cmyk)",
        "l’écrire avec « luma » ou « rgb »",
    ),
    say(
        "the image has smooth scaling",
        "l’image demande un lissage, interdit dans un document d’archive",
        "enlever « scaling: \"smooth\" »",
    ),
    say(
        "the file description is missing",
        "un fichier joint n’a pas de description",
        "ne pas joindre de fichier",
    ),
    say(
        "document contains an attached file",
        "un fichier est joint au document",
        "ne pas joindre de fichier",
    ),
];

/// Types and words of typst.
pub(super) static MOTS: &[(&str, &str)] = &[
    ("expression", "une valeur"),
    ("identifier", "un nom"),
    ("pattern", "un nom"),
    ("block", "un bloc entre crochets ou accolades"),
    ("comma", "une virgule"),
    ("semicolon", "un point-virgule"),
    ("colon", "les deux-points"),
    ("underscore", "un trait bas"),
    ("named", "« nom: valeur »"),
    ("named pair", "« nom: valeur »"),
    ("keyed pair", "« \"clé\": valeur »"),
    ("string", "un texte"),
    ("integer", "un nombre entier"),
    ("float", "un nombre"),
    ("boolean", "vrai ou faux"),
    ("content", "du contenu"),
    ("array", "une liste"),
    ("dictionary", "un bloc de données"),
    ("none", "une valeur absente (none)"),
    ("auto", "auto"),
    ("function", "une fonction"),
    ("arguments", "des réglages"),
    ("type", "un type"),
    ("module", "un module"),
    ("length", "une longueur"),
    ("relative length", "une longueur relative"),
    ("relative", "une longueur relative"),
    ("ratio", "un pourcentage"),
    ("fraction", "une fraction"),
    ("angle", "un angle"),
    ("color", "une couleur"),
    ("gradient", "un dégradé"),
    ("tiling", "un motif"),
    ("stroke", "un trait"),
    ("alignment", "un alignement"),
    ("label", "une étiquette"),
    ("symbol", "un symbole"),
    ("regex", "une expression régulière"),
    ("selector", "un sélecteur"),
    ("bytes", "des octets"),
    ("path", "un nom de fichier"),
    ("datetime", "une date"),
];
