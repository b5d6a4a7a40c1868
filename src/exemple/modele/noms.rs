//! The people of the fictional school: family names, first names, and how two of them compare.

/// Names that a program must carry whole: particles, apostrophes, hyphens, letters outside Latin-1, great length.
/// The first class draws them first.
pub const NOMS_REMARQUABLES: &[&str] = &[
    "de La Tour",
    "d’Artigues",
    "Lefèvre-Đặng",
    "Nguyễn",
    "Ben Abdallah",
    "Vasconcelos de Oliveira-Montgolfier",
    "Öztürk",
    "N’Guessan",
    "Le Goff",
    "Dos Santos",
    "O’Brien",
    "El Khattabi",
    "Saint-Amand de Beauregard",
    "Çelik",
];

#[rustfmt::skip]
pub const NOMS: &[&str] = &[
    "Abdelli", "Adjei", "Aït Ouali", "Alaoui", "Albertini", "Almeida", "Amrani", "Andrieu", "Aouad",
    "Arnaud", "Aubry", "Aydın", "Ba", "Bah", "Bailly", "Baldé", "Barbier", "Barry", "Baudouin", "Belkacem",
    "Benali", "Benoît", "Bernard", "Berthelot", "Bertrand", "Blanchard", "Bonnet", "Bouchard", "Boucher",
    "Boukhari", "Boulanger", "Bourgeois", "Boutin", "Brunet", "Camara", "Carpentier", "Carvalho", "Caron",
    "Charpentier", "Chevalier", "Cissé", "Clément", "Colin", "Collet", "Cordier", "Cousin", "Coulibaly",
    "Crépin", "Daoud", "Da Silva", "Delaunay", "Delattre", "Demir", "Denis", "Descamps", "Diabaté",
    "Diallo", "Diarra", "Dieng", "Diop", "Djebbar", "Doğan", "Doucouré", "Dubois", "Dufour", "Dumas",
    "Dupont", "Durand", "Duval", "Fall", "Faivre", "Faye", "Fernandes", "Ferreira", "Fofana", "Fontaine",
    "Fournier", "Gallet", "Garnier", "Gauthier", "Gérard", "Gomes", "Gonçalves", "Gueye", "Guérin",
    "Guillot", "Haddad", "Hamdi", "Hamon", "Hervé", "Hoàng", "Huet", "Jacquet", "Jolivet", "Kaplan", "Kaya",
    "Keïta", "Konaté", "Kouassi", "Kourouma", "Lacroix", "Lambert", "Laurent", "Leblanc", "Leclerc",
    "Le Bihan", "Le Roux", "Lemaître", "Lemoine", "Lê", "Lopes", "Mahé", "Mansouri", "Marchand", "Marques",
    "Martin", "Martinez", "Mbaye", "Mendy", "Menard", "Mercier", "Meunier", "Meziane", "Monteiro", "Moreau",
    "Morel", "Morin", "Nascimento", "Ndiaye", "Noël", "Ouattara", "Ouédraogo", "Özkan", "Pasquier", "Payet",
    "Pereira", "Perrin", "Petit", "Phạm", "Pinto", "Poirier", "Prévost", "Quéré", "Rahmani", "Renard",
    "Ribeiro", "Riou", "Rivière", "Robin", "Roche", "Rodrigues", "Rousseau", "Roussel", "Şahin", "Sané",
    "Saïdi", "Sidibé", "Simon", "Sow", "Sylla", "Taleb", "Tanguy", "Tavares", "Teixeira", "Thomas", "Touré",
    "Traoré", "Trần", "Vasseur", "Vidal", "Vincent", "Võ", "Yıldız", "Zerrouki", "Zidani",
];

#[rustfmt::skip]
pub const PRENOMS_FEMININS: &[&str] = &[
    "Aïcha", "Aïssatou", "Alicia", "Alizée", "Aminata", "Amélie", "Ana", "Anaïs", "Angélique", "Anne-Laure",
    "Assia", "Aya", "Aylin", "Camille", "Célia", "Charlène", "Chloé", "Clara", "Coralie", "Dounia", "Élif",
    "Elisa", "Emma", "Éloïse", "Fanta", "Fatoumata", "Fátima", "Gaëlle", "Gülsüm", "Hawa", "Inès", "Jade",
    "Jeanne", "Julie", "Kadiatou", "Kenza", "Laëtitia", "Léa", "Léonie", "Lina", "Linh", "Lola", "Lou-Anne",
    "Louane", "Lucie", "Maëlys", "Maéva", "Manon", "Margaux", "Maria", "Mariama", "Marie-Amélie", "Mélissa",
    "Mathilde", "Meriem", "Naïma", "Nesrine", "Nina", "Noémie", "Océane", "Rania", "Romane", "Salomé",
    "Sara", "Selma", "Shirine", "Sofia", "Solène", "Thảo", "Vanessa", "Yasmine", "Zoé",
];

#[rustfmt::skip]
pub const PRENOMS_MASCULINS: &[&str] = &[
    "Abdoulaye", "Adam", "Adrien", "Alexandre", "Amadou", "Amine", "Anthony", "Antoine", "Axel", "Ayoub",
    "Baptiste", "Bilal", "Bruno", "Clément", "Corentin", "Cyprien", "Diogo", "Dylan", "Emre", "Enzo",
    "Ethan", "Evan", "Florian", "François-Xavier", "Gaëtan", "Hamza", "Hugo", "Ibrahima", "Ilyès", "Ismaël",
    "Jean-Luc", "João", "Jordan", "Jules", "Kylian", "Killian", "Léo", "Loïc", "Lucas", "Maël", "Malik",
    "Mamadou", "Marc-Antoine", "Mathéo", "Matthieu", "Maxime", "Mehdi", "Mickaël", "Minh", "Mohamed",
    "Moussa", "Nathan", "Nicolas", "Noah", "Noé", "Ousmane", "Pierre", "Quentin", "Rafael", "Rayan",
    "Romain", "Sacha", "Samuel", "Sékou", "Théo", "Thibault", "Tiago", "Timéo", "Tom", "Valentin", "Yanis",
    "Yusuf", "Zacharie",
];

/// First names of the grown-ups: tutors, heads of structures, teachers.
#[rustfmt::skip]
pub const PRENOMS_DAMES: &[&str] = &[
    "Agnès", "Béatrice", "Carole", "Catherine", "Christelle", "Claire", "Corinne", "Delphine", "Édith",
    "Fabienne", "Fatiha", "Florence", "Hélène", "Isabel", "Karine", "Marie-Hélène", "Nadège", "Nathalie",
    "Sandrine", "Sylvie", "Valérie", "Véronique", "Virginie", "Yolande",
];

#[rustfmt::skip]
pub const PRENOMS_MESSIEURS: &[&str] = &[
    "Alain", "Bertrand", "Bruno", "Christophe", "Cyril", "Didier", "Éric", "Fabrice", "Frédéric", "Gilles",
    "Hervé", "Jean-François", "Karim", "Laurent", "Luís", "Marc", "Olivier", "Pascal", "Philippe", "Rachid",
    "Stéphane", "Thierry", "Vincent", "Yves",
];

/// What remains of a name once case, accents, spaces, hyphens and apostrophes are put aside.
///
/// Two people of the sample never share it, and lists are sorted by it.
pub fn fold(nom: &str) -> String {
    nom.chars().flat_map(char::to_lowercase).filter_map(fold_char).collect()
}

fn fold_char(c: char) -> Option<char> {
    let plain = match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'ả' | 'ạ' | 'ặ' | 'ầ' => 'a',
        'ç' => 'c',
        'đ' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ễ' => 'e',
        'ğ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ı' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ş' => 's',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ÿ' => 'y',
        _ => c,
    };
    plain.is_alphanumeric().then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_folds_to_ascii_letters() {
        let listes =
            [NOMS, NOMS_REMARQUABLES, PRENOMS_FEMININS, PRENOMS_MASCULINS, PRENOMS_DAMES, PRENOMS_MESSIEURS];
        for nom in listes.into_iter().flatten() {
            assert!(fold(nom).chars().all(|c| c.is_ascii_lowercase()), "{nom} → {}", fold(nom));
        }
    }

    #[test]
    fn no_family_name_stands_twice() {
        let mut cles: Vec<String> = NOMS.iter().chain(NOMS_REMARQUABLES).map(|nom| fold(nom)).collect();
        let total = cles.len();
        cles.sort();
        cles.dedup();
        assert_eq!(cles.len(), total);
        assert!(NOMS.len() >= 150 && PRENOMS_FEMININS.len() + PRENOMS_MASCULINS.len() >= 120);
    }
}
