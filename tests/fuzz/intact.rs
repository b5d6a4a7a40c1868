//! A sound workbook of which one cell is damaged, in each format: whatever the damage, no other cell shows another
//! value. It keeps its own, or is told to be unreadable, with its sheet or its file at worst.

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::intake::{Format, Lecture, Valeur, read_workbook};
use super::octets::{
    FeuilleXls, enregistrement, enregistrement_xlsb, flux_xls, nombre_xls, ole, texte_xls, xlsb,
};

/// Changes of one damage, and bytes that each may add: too few to write a sound cell.
const COUPS: usize = 8;

type Place = (u32, u32);

/// What may be damaged: some bytes of a part, and the cells that show them.
struct Region {
    partie: usize,
    debut: usize,
    fin: usize,
    touchees: Vec<Place>,
}

struct Modele {
    format: Format,
    parties: Vec<Vec<u8>>,
    regions: Vec<Region>,
    /// From the parts to the bytes of a file.
    assemble: fn(&[Vec<u8>]) -> Vec<u8>,
    sain: Lecture,
}

static MODELES: LazyLock<Vec<Modele>> = LazyLock::new(|| vec![of_xlsx(), of_ods(), of_xls(), of_xlsb()]);

/// One damage: its bytes say of which workbook, where, and how. Tells whether there was one.
pub fn check(bytes: &[u8]) -> bool {
    let [which, region, coups @ ..] = bytes else { return false };
    let modele = &MODELES[usize::from(*which) % MODELES.len()];
    let region = &modele.regions[usize::from(*region) % modele.regions.len()];
    let mut parties = modele.parties.clone();
    let partie = &mut parties[region.partie];
    let mut damaged = partie[region.debut..region.fin].to_vec();
    for coup in coups.chunks_exact(3).take(COUPS) {
        damage(&mut damaged, [coup[0], coup[1], coup[2]]);
    }
    if damaged == partie[region.debut..region.fin] {
        return false;
    }
    partie.splice(region.debut..region.fin, damaged);
    let read = read_workbook(modele.format, &(modele.assemble)(&parties));
    compare(modele, region, &read, bytes);
    true
}

fn damage(bytes: &mut Vec<u8>, [how, place, value]: [u8; 3]) {
    let at = usize::from(place) % (bytes.len() + 1);
    match how % 4 {
        0 if at < bytes.len() => bytes[at] = value,
        1 => bytes.insert(at, value),
        2 if at < bytes.len() => drop(bytes.remove(at)),
        3 if at < bytes.len() => bytes[at] ^= 1 << (value % 8),
        _ => {}
    }
}

fn compare(modele: &Modele, region: &Region, read: &Lecture, bytes: &[u8]) {
    let (sain, Ok(read)) = (modele.sain.as_ref().expect("a sound workbook"), read) else { return };
    assert_eq!(sain.len(), read.len(), "{:?} : no sheet is lost", modele.format);
    for (before, after) in sain.iter().zip(read) {
        let (Ok(before), Ok(after)) = (&before.contenu, &after.contenu) else { continue };
        for ligne in &before.lignes {
            for (colonne, valeur) in &ligne.cellules {
                let place = (ligne.numero, *colonne);
                if before.masquee || region.touchees.contains(&place) {
                    continue;
                }
                let row = after.lignes.iter().find(|other| other.numero == place.0);
                let found = row.and_then(|row| row.cellules.iter().find(|(at, _)| *at == place.1));
                let is_told = |found: &Valeur| matches!(found, Valeur::Illisible(_) | Valeur::Erreur(_));
                assert!(
                    found.is_some_and(|(_, found)| found == valeur || is_told(found)),
                    "{:?} {place:?} : {valeur:?} is read as {found:?}, from {bytes:?}",
                    modele.format
                );
            }
        }
    }
}

fn modele(
    format: Format,
    parties: Vec<Vec<u8>>,
    regions: Vec<Region>,
    assemble: fn(&[Vec<u8>]) -> Vec<u8>,
) -> Modele {
    let sain = read_workbook(format, &assemble(&parties));
    let cells: usize = sain
        .iter()
        .flatten()
        .flat_map(|f| &f.contenu)
        .flat_map(|c| &c.lignes)
        .map(|l| l.cellules.len())
        .sum();
    assert!(cells >= 9, "{format:?} is a sound workbook");
    Modele { format, parties, regions, assemble, sain }
}

fn of_xlsx() -> Modele {
    let rows = [
        [
            r#"<c r="A1" t="s"><v>0</v></c>"#,
            r#"<c r="B1" t="s"><v>1</v></c>"#,
            r#"<c r="D1" t="s"><v>2</v></c>"#,
        ],
        [
            r#"<c r="A2" t="s"><v>3</v></c>"#,
            r#"<c r="B2"><v>13.5</v></c>"#,
            r#"<c r="D2" s="1"><v>39580</v></c>"#,
        ],
        [
            r#"<c r="A3" t="inlineStr"><is><t>MARTIN</t></is></c>"#,
            r#"<c r="B3" t="b"><v>1</v></c>"#,
            r#"<c r="D3" t="str"><f>A1&amp;"x"</f><v>Nomx</v></c>"#,
        ],
        [
            r#"<c r="A4" t="s"><v>3</v></c>"#,
            r#"<c r="B4"><f>B2+1</f><v>14.5</v></c>"#,
            r#"<c r="D4" t="e"><v>#N/A</v></c>"#,
        ],
    ];
    let mut regions = Vec::new();
    let mut sheet = b"<worksheet xmlns=\"x\"><sheetData>".to_vec();
    for (ligne, row) in (0..).zip(rows) {
        sheet.extend(format!("<row r=\"{}\">", ligne + 1).bytes());
        for (colonne, cell) in [0, 1, 3].into_iter().zip(row) {
            push(&mut sheet, &mut regions, 0, cell.as_bytes(), vec![(ligne, colonne)]);
        }
        sheet.extend(b"</row>");
    }
    sheet.extend(b"</sheetData></worksheet>");
    let mut texts = b"<sst xmlns=\"x\" count=\"5\" uniqueCount=\"4\">".to_vec();
    let shown: [(&str, Vec<Place>); 4] = [
        ("Nom", vec![(0, 0)]),
        ("Note", vec![(0, 1)]),
        ("Date", vec![(0, 3)]),
        ("DURAND", vec![(1, 0), (3, 0)]),
    ];
    for (text, touchees) in shown {
        texts.extend(b"<si>");
        push(&mut texts, &mut regions, 1, format!("<t>{text}</t>").as_bytes(), touchees);
        texts.extend(b"</si>");
    }
    texts.extend(b"</sst>");
    modele(Format::Xlsx, vec![sheet, texts], regions, |parties| {
        let relation = |id: &str, kind: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"x/{kind}\" Target=\"{target}\"/>")
        };
        let relations = [
            relation("a", "worksheet", "worksheets/sheet1.xml"),
            relation("b", "sharedStrings", "sharedStrings.xml"),
            relation("c", "styles", "styles.xml"),
        ];
        let relations = format!("<Relationships>{}</Relationships>", relations.concat());
        let book = br#"<workbook xmlns:r="r"><sheets><sheet name="Notes" sheetId="1" r:id="a"/></sheets></workbook>"#;
        let styles = br#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
        zip_of(&[
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
            ("xl/styles.xml", styles),
            ("xl/worksheets/sheet1.xml", &parties[0]),
            ("xl/sharedStrings.xml", &parties[1]),
        ])
    })
}

fn of_ods() -> Modele {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let text = |text: &str| cell("office:value-type=\"string\"", text);
    let number = |value: &str| cell(&format!("office:value-type=\"float\" office:value=\"{value}\""), value);
    let day = "office:value-type=\"date\" office:date-value=\"2008-05-12\"";
    let truth = "office:value-type=\"boolean\" office:boolean-value=\"true\"";
    let rows = [
        [text("Nom"), text("Note"), text("Date")],
        [text("DURAND"), number("13.5"), cell(day, "12/05/08")],
        [text("MARTIN"), number("9"), cell(truth, "VRAI")],
    ];
    let mut regions = Vec::new();
    let mut content = br#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Notes">"#.to_vec();
    for (ligne, row) in (0..).zip(rows) {
        content.extend(b"<table:table-row>");
        for (colonne, cell) in (0..).zip(row) {
            push(&mut content, &mut regions, 0, cell.as_bytes(), vec![(ligne, colonne)]);
        }
        content.extend(b"</table:table-row>");
    }
    content.extend(b"</table:table></office:spreadsheet></office:body></office:document-content>");
    modele(Format::Ods, vec![content], regions, |parties| {
        let kind = b"application/vnd.oasis.opendocument.spreadsheet";
        zip_of(&[("mimetype", kind), ("content.xml", &parties[0])])
    })
}

fn of_xls() -> Modele {
    let formula = |ligne: u16, result: [u8; 8]| {
        let head = [ligne, 3, 0].into_iter().flat_map(u16::to_le_bytes);
        enregistrement(0x0006, &head.chain(result).chain([0; 8]).collect::<Vec<u8>>())
    };
    let of_text = |text: &str| {
        let count = u16::try_from(text.len()).expect("short").to_le_bytes();
        enregistrement(0x0207, &[&count[..], &[0], text.as_bytes()].concat())
    };
    let rk = |ligne: u16, number: u32| {
        let head = [ligne, 1, 0].into_iter().flat_map(u16::to_le_bytes);
        enregistrement(0x027E, &head.chain(((number << 2) | 2).to_le_bytes()).collect::<Vec<u8>>())
    };
    let cells: [(Vec<u8>, Place); 9] = [
        (texte_xls(0, 0, "Nom"), (0, 0)),
        (texte_xls(0, 1, "Note"), (0, 1)),
        (texte_xls(1, 0, "DURAND"), (1, 0)),
        (rk(1, 13), (1, 1)),
        (formula(1, 14.5_f64.to_le_bytes()), (1, 3)),
        (texte_xls(2, 0, "MARTIN"), (2, 0)),
        (nombre_xls(2, 1, 0, 9.5), (2, 1)),
        ([formula(2, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]), of_text("absent")].concat(), (2, 3)),
        (nombre_xls(3, 1, 0, 20.0), (3, 1)),
    ];
    let (mut regions, mut records) = (Vec::new(), Vec::new());
    for (record, place) in cells {
        push(&mut records, &mut regions, 0, &record, vec![place]);
    }
    modele(Format::Xls, vec![records], regions, |parties| {
        let feuille = |nom, enregistrements: &[u8]| FeuilleXls {
            nom,
            etat: 0,
            genre: 0,
            enregistrements: enregistrements.to_vec(),
        };
        let other = feuille("Autre", &texte_xls(0, 0, "autre"));
        // Whatever the length of the damaged record, the list of the sheets says where each begins.
        ole(&[("Workbook", &flux_xls(&[], &[feuille("Notes", &parties[0]), other]))])
    })
}

fn of_xlsb() -> Modele {
    let cell = |kind: u16, colonne: u32, rest: &[u8]| {
        enregistrement_xlsb(kind, &[&colonne.to_le_bytes()[..], &[0; 4], rest].concat())
    };
    let text = |colonne: u32, text: &str| {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let count = u32::try_from(units.len() / 2).expect("short").to_le_bytes();
        cell(0x0006, colonne, &[&count[..], &units].concat())
    };
    let number = |colonne: u32, number: f64| cell(0x0005, colonne, &number.to_le_bytes());
    let rows = [
        [text(0, "Nom"), text(1, "Note"), text(3, "Présent")],
        [text(0, "DURAND"), number(1, 13.5), cell(0x0004, 3, &[1])],
        [text(0, "MARTIN"), cell(0x0002, 1, &((9_u32 << 2) | 2).to_le_bytes()), cell(0x0003, 3, &[7])],
    ];
    let (mut regions, mut records) = (Vec::new(), Vec::new());
    for (ligne, row) in (0_u32..).zip(rows) {
        records.extend(enregistrement_xlsb(0x0000, &[&ligne.to_le_bytes()[..], &[0; 13]].concat()));
        for (colonne, record) in [0, 1, 3].into_iter().zip(row) {
            push(&mut records, &mut regions, 0, &record, vec![(ligne, colonne)]);
        }
    }
    modele(Format::Xlsb, vec![records], regions, |parties| xlsb(&["Notes"], &[&parties[0]]))
}

fn push(partie: &mut Vec<u8>, regions: &mut Vec<Region>, rang: usize, bytes: &[u8], touchees: Vec<Place>) {
    let debut = partie.len();
    partie.extend(bytes);
    regions.push(Region { partie: rang, debut, fin: partie.len(), touchees });
}

fn zip_of(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in entries {
        writer.start_file(*name, options).expect("a name");
        writer.write_all(bytes).expect("in memory");
    }
    writer.finish().expect("in memory").into_inner()
}
